/*
 * A line is counted over the companies of the selection that it is for: where it depends on size, those of the size. Whether a company is above is what
 * the rule says, exactly; how far, its figure. Of quotients the corners 0 and 1 are left out, where many stand for other reasons, and bins in which nobody
 * of all can stand.
 */
#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "question/border_study_internal.h"

/* --- bins ------------------------------------------------------------------------------------------------------------ */

static bool is_for(const border_study *s, const border_line *l, uint32_t company)
{
    const border_condition *c = &s->conditions[l->condition];

    return s->is_in[company] && c->line[company] == l->value && cell_is_value(c->now[company]);
}

/* Shares such as 17 of 200 lie on the edge of a bin, which doubles miss by some 1e-14 of a bin. */
static const double edge = 1e-9;

/* In widths of a bin, above 0 on the side where the rule is met; whole on an edge. */
static double distance(const border_condition *c, const border_line *l, double x)
{
    double bins = (c->is_upper ? l->value - x : x - l->value) / l->bin;

    return fabs(bins - rint(bins)) < edge ? rint(bins) : bins;
}

/* A figure on the line itself is above it where the rule counts it in. */
static double bin_of(const border_condition *c, const border_line *l, double x)
{
    bool is_strict = c->relation == COMPARE_GREATER || c->relation == COMPARE_LESS;

    return is_strict ? ceil(distance(c, l, x)) - 1 : floor(distance(c, l, x));
}

int border_bin(const border_study *s, const border_line *l, uint32_t company)
{
    const border_condition *c = &s->conditions[l->condition];
    double x = c->now[company], bin;

    if (!is_for(s, l, company) || (c->is_share && (x == 0 || x == 1)))
        return INT_MAX;
    bin = bin_of(c, l, x);
    if (c->met[company] == TRUTH_TRUE)
        bin = fmax(bin, 0);
    else if (c->met[company] == TRUTH_FALSE)
        bin = fmin(bin, -1);
    return bin >= -(double)s->rules->below && bin < (double)s->rules->above ? (int)bin : INT_MAX;
}

/* Of points, in what they come in. */
static double width_of(const border_study *s, const border_condition *c, double value)
{
    double width = fabs(value) * s->rules->bin, step = s->study->model->step;

    return c->gate ? width : fmax(step, step * rint(width / step));
}

/* Bins beyond everybody's figure hold nobody, which is no distribution. */
static void cut(const border_study *s, border_line *l)
{
    const border_condition *c = &s->conditions[l->condition];
    double low = INFINITY, high = -INFINITY;

    for (uint32_t i = 0; i < panel_count(s->study->data.panel); i++) {
        if (!is_for(s, l, i))
            continue;
        l->known++;
        low = fmin(low, bin_of(c, l, c->now[i]));
        high = fmax(high, bin_of(c, l, c->now[i]));
    }
    l->form.below = (size_t)fmin((double)s->rules->below, fmax(0, -low));
    l->form.above = (size_t)fmin((double)s->rules->above, fmax(0, high + 1));
}

static tidu_status count(const border_study *s, border_line *l, tidu_error *err)
{
    size_t bins = l->form.below + l->form.above;

    l->counts = allocate_array(bins + 1, sizeof *l->counts);
    l->expected = allocate_array(bins + 1, sizeof *l->expected);
    if (!l->counts || !l->expected)
        return error_memory(err);
    for (uint32_t i = 0; i < panel_count(s->study->data.panel); i++) {
        int bin = border_bin(s, l, i);

        if (bin == INT_MAX || bin < -(int)l->form.below || bin >= (int)l->form.above)
            continue;
        l->counts[bin + (int)l->form.below]++;
        l->near++;
    }
    return TIDU_OK;
}

static tidu_status judge(const border_study *s, border_line *l, tidu_error *err)
{
    tidu_status status;

    l->state = BORDER_TOO_FEW;
    if (l->near < s->rules->least)
        return TIDU_OK;
    status = bunching_find(&l->form, l->counts, l->expected, &l->found);
    if (status == TIDU_ENOMEM)
        return error_memory(err);
    l->state = status ? BORDER_NARROW : l->found.above.low > 0 ? BORDER_EXCESS : BORDER_NONE;
    return TIDU_OK;
}

/* --- lines ------------------------------------------------------------------------------------------------------------ */

/* The values of a line, in order; a table has few. */
static size_t find_values(const border_study *s, const border_condition *c, double values[BORDER_MOST_VALUES])
{
    size_t n = 0;

    for (uint32_t i = 0; i < panel_count(s->study->data.panel); i++) {
        double x = c->line[i];
        size_t at = 0;

        if (!s->is_in[i] || !cell_is_value(x) || x == 0)
            continue;
        while (at < n && values[at] < x)
            at++;
        if ((at < n && values[at] == x) || n == BORDER_MOST_VALUES)
            continue;
        for (size_t k = n++; k > at; k--)
            values[k] = values[k - 1];
        values[at] = x;
    }
    return n;
}

static tidu_status add_line(border_study *s, size_t condition, double value, tidu_error *err)
{
    const border_rules *r = s->rules;
    border_line *l = &s->lines[s->n_lines++];
    tidu_status status;

    *l = (border_line){.condition = condition, .value = value, .bin = width_of(s, &s->conditions[condition], value)};
    l->form = (bunching_form){.missing = r->missing, .excess = r->excess, .degree = r->degree, .draws = r->draws, .seed = (uint32_t)r->seed, .confidence = r->confidence};
    cut(s, l);
    status = count(s, l, err);
    return status ? status : judge(s, l, err);
}

tidu_status border_find_lines(border_study *s, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    s->lines = allocate_array(s->n_conditions * BORDER_MOST_VALUES + 1, sizeof *s->lines);
    if (!s->lines)
        return error_memory(err);
    for (size_t k = 0; k < s->n_conditions && !status; k++) {
        double values[BORDER_MOST_VALUES];
        size_t n = find_values(s, &s->conditions[k], values);

        for (size_t i = 0; i < n && !status; i++)
            status = add_line(s, k, values[i], err);
    }
    return status;
}
