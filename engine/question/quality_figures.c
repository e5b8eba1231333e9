#include "question/quality_figures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "intake/figure_check.h"
#include "store/store_journal.h"

void quality_figures_clear(quality_figures *f)
{
    release(f->list);
    *f = (quality_figures){0};
}

typedef struct search {
    const panel *panel;
    const dictionary *names;
    int year;
    const uint8_t *is_in;
    quality_figures *found;
    bool has_failed;
} search;

static void add(search *s, const quality_figure *figure)
{
    quality_figures *f = s->found;

    if (s->has_failed || !allocate_room((void **)&f->list, &f->capacity, f->n + 1, sizeof *f->list)) {
        s->has_failed = true;
        return;
    }
    f->list[f->n++] = *figure;
    f->kinds[figure->doubt]++;
}

/* --- against the year before --------------------------------------------------------------- */

static void find_jumps(search *s, int id)
{
    const indicator *i = dictionary_get(s->names, id);
    const double *before = panel_column(s->panel, id, s->year - 1), *now = panel_column(s->panel, id, s->year);

    for (uint32_t c = 0; before && now && c < panel_count(s->panel); c++) {
        double factor = s->is_in[c] ? figure_jump(i, before[c], now[c]) : 0;

        if (factor > 0)
            add(s, &(quality_figure){.doubt = factor >= FIGURE_JUMP_OF_UNIT ? DOUBT_UNIT : DOUBT_JUMP,
                                     .company = c,
                                     .indicator = id,
                                     .value = now[c],
                                     .other_indicator = id,
                                     .other_year = s->year - 1,
                                     .other = before[c],
                                     .factor = factor});
    }
}

/* --- against other figures of the year ------------------------------------------------------- */

static void add_above(search *s, figure_doubt doubt, uint32_t company, int id, int above)
{
    double value = panel_number(s->panel, company, id, s->year), other = panel_number(s->panel, company, above, s->year);

    add(s, &(quality_figure){.doubt = doubt,
                             .company = company,
                             .indicator = id,
                             .value = value,
                             .other_indicator = above,
                             .other_year = s->year,
                             .other = other,
                             .factor = other > 0 ? value / other : NAN});
}

/* Figures that may exceed another one, though mostly by mistake. */
static void find_above(search *s, int id)
{
    const char *name = dictionary_get(s->names, id)->seldom_above;
    int other = name ? dictionary_find(s->names, name) : INDICATOR_NONE;
    const double *some = panel_column(s->panel, id, s->year);
    const double *all = other == INDICATOR_NONE ? NULL : panel_column(s->panel, other, s->year);

    for (uint32_t c = 0; some && all && c < panel_count(s->panel); c++) {
        if (s->is_in[c] && some[c] > all[c])
            add_above(s, DOUBT_ABOVE, c, id, other);
    }
}

/* Parts that are more than their whole. */
static void find_parts(search *s, int id)
{
    int whole;

    for (uint32_t c = panel_find_above_whole(s->panel, 0, id, s->year, &whole); c != PANEL_NO_COMPANY;
         c = panel_find_above_whole(s->panel, c + 1, id, s->year, &whole)) {
        if (s->is_in[c])
            add_above(s, DOUBT_PART, c, id, whole);
    }
}

/* How far revenue per head is outside of the limits. */
static double factor_of_heads(double per_head)
{
    return per_head < FIGURE_LEAST_PER_HEAD ? FIGURE_LEAST_PER_HEAD / per_head : per_head / FIGURE_GREATEST_PER_HEAD;
}

static void find_per_head(search *s)
{
    int revenue = dictionary_find(s->names, "revenue"), employees = dictionary_find(s->names, "employees");
    const double *amounts = panel_column(s->panel, revenue, s->year), *heads = panel_column(s->panel, employees, s->year);

    for (uint32_t c = 0; amounts && heads && c < panel_count(s->panel); c++) {
        if (s->is_in[c] && figure_per_head_is_implausible(amounts[c], heads[c]))
            add(s, &(quality_figure){.doubt = DOUBT_PER_HEAD,
                                     .company = c,
                                     .indicator = revenue,
                                     .value = amounts[c],
                                     .other_indicator = employees,
                                     .other_year = s->year,
                                     .other = heads[c],
                                     .factor = factor_of_heads(amounts[c] / heads[c])});
    }
}

/* --- against earlier imports -------------------------------------------------------------------- */

/* The same company and indicator as the one found last: it was replaced more than once. */
static quality_figure *last_of(search *s, uint32_t company, int id)
{
    quality_figure *last = s->found->n ? &s->found->list[s->found->n - 1] : NULL;

    return last && last->import_id && last->company == company && last->indicator == id ? last : NULL;
}

static void compare_replaced(void *context, const replaced_value *v)
{
    search *s = context;
    int id = dictionary_find(s->names, v->indicator);
    uint32_t company = id == INDICATOR_NONE ? PANEL_NO_COMPANY : panel_find_company(s->panel, v->code, strlen(v->code));
    double now = company == PANEL_NO_COMPANY || !s->is_in[company] ? NAN : panel_number(s->panel, company, id, s->year);
    double factor = id == INDICATOR_NONE ? 0 : figure_jump(dictionary_get(s->names, id), v->value, now);
    quality_figure *last = factor > 0 ? last_of(s, company, id) : NULL;
    quality_figure figure = {.doubt = factor >= FIGURE_JUMP_OF_UNIT ? DOUBT_UNIT_REPLACED : DOUBT_REPLACED,
                             .company = company,
                             .indicator = id,
                             .value = now,
                             .other_indicator = id,
                             .other_year = s->year,
                             .other = v->value,
                             .import_id = v->import_id,
                             .factor = factor};

    if (factor > 0 && !last) {
        add(s, &figure);
    } else if (last && factor > last->factor) {
        s->found->kinds[last->doubt]--;
        s->found->kinds[figure.doubt]++;
        *last = figure;
    }
}

/* --- order ------------------------------------------------------------------------------------------ */

/* NaN stands behind every number. */
static int compare_factors(double x, double y)
{
    if (isnan(x) || isnan(y))
        return isnan(x) - isnan(y);
    return (x < y) - (x > y);
}

static int compare_figures(const void *a, const void *b)
{
    const quality_figure *x = a, *y = b;
    int order;

    if (x->doubt != y->doubt)
        return x->doubt < y->doubt ? -1 : 1;
    order = compare_factors(x->factor, y->factor);
    if (order)
        return order;
    if (x->company != y->company)
        return x->company < y->company ? -1 : 1;
    return (x->indicator > y->indicator) - (x->indicator < y->indicator);
}

tidu_status quality_figures_init(quality_figures *out, const panel *p, int year, const uint8_t *is_in, store *from,
                                 tidu_error *err)
{
    search s = {.panel = p, .names = panel_dictionary(p), .year = year, .is_in = is_in, .found = out};
    tidu_status status = TIDU_OK;

    *out = (quality_figures){0};
    for (int id = 0; id < dictionary_count(s.names); id++) {
        const indicator *i = dictionary_get(s.names, id);

        if (i->kind != INDICATOR_ANNUAL)
            continue;
        find_jumps(&s, id);
        find_parts(&s, id);
        find_above(&s, id);
    }
    find_per_head(&s);
    if (from)
        status = store_list_replaced(from, year, compare_replaced, &s, err);
    if (!status && s.has_failed)
        status = error_memory(err);
    if (status)
        quality_figures_clear(out);
    else if (out->n)
        qsort(out->list, out->n, sizeof *out->list, compare_figures);
    return status;
}
