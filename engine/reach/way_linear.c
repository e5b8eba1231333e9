/*
 * A number of the rule is written as a constant and a sum over the steps of the variables (an affine form) wherever it is one:
 * cells that variables move, sums, means and differences of them, products with constants, quotients by constants. A comparison
 * of a quotient is multiplied by its divisor where that is positive in the whole box. A side that is not affine, such as a table,
 * is replaced by its bound in the box (interval arithmetic), which weakens the row and keeps it true.
 *
 * Invariant: a row is left out rather than guessed. Rounding is met by a tolerance of 1e-9 of the row's terms, in its favour.
 */
#include "reach/way_linear.h"

#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "rules/exact.h"
#include "rules/function.h"

typedef struct form {
    double constant;
    double size; /* of the terms that it was made of, for the tolerance */
    double a[WAY_MOST_VARIABLES];
} form;

static bool affine(const linear_box *b, const node *n, int year, form *out);

/* --- affine forms ----------------------------------------------------------------------------------- */

static void set_constant(form *f, double x)
{
    memset(f, 0, sizeof *f);
    f->constant = x;
    f->size = fabs(x);
}

static void add(form *f, const form *g, double times)
{
    f->constant += times * g->constant;
    f->size += fabs(times) * g->size;
    for (size_t i = 0; i < WAY_MOST_VARIABLES; i++)
        f->a[i] += times * g->a[i];
}

static void scale(form *f, double by)
{
    f->constant *= by;
    f->size *= fabs(by);
    for (size_t i = 0; i < WAY_MOST_VARIABLES; i++)
        f->a[i] *= by;
}

static bool is_constant(const form *f)
{
    for (size_t i = 0; i < WAY_MOST_VARIABLES; i++) {
        if (f->a[i] != 0)
            return false;
    }
    return true;
}

static double least_of(const linear_box *b, const form *f)
{
    double least = f->constant;

    for (size_t i = 0; i < b->space->n; i++)
        least += f->a[i] * (double)(f->a[i] > 0 ? b->least[i] : b->most[i]);
    return least - 1e-9 * f->size;
}

/* The cell, as the variables move it. */
static void cell_form(const linear_box *b, int indicator, int year, double value, form *out)
{
    const way_space *s = b->space;

    set_constant(out, value);
    for (size_t i = 0; i < s->n; i++) {
        const way_variable *v = &s->variables[i];

        for (size_t k = v->first_effect; k < v->first_effect + v->n_effects; k++) {
            const way_cell *c = &s->cells[s->effects[k].cell];

            if (c->indicator == indicator && c->year == year)
                out->a[i] += s->effects[k].amount;
        }
    }
}

static bool indicator_form(const linear_box *b, const node *n, int year, form *out)
{
    int used, offset = n->window == WINDOW_RANGE ? year : n->from;
    bool is_annual = dictionary_get(panel_dictionary(b->binding->panel), n->indicator)->kind == INDICATOR_ANNUAL;
    double value;

    if (n->type != VALUE_NUMBER)
        return false;
    value = binding_cell(b->binding, 0, n->indicator, is_annual ? offset : 0, &used);
    if (!cell_is_value(value))
        return false;
    cell_form(b, used, is_annual ? b->binding->year + offset : PANEL_ANY_YEAR, value, out);
    return true;
}

static bool last_form(const linear_box *b, const node *n, form *out)
{
    int used, year;
    double value = binding_last(b->binding, 0, n->first->indicator, &used, &year);

    if (!cell_is_value(value))
        return false;
    cell_form(b, used, year, value, out);
    return true;
}

static bool is_before_founding(const linear_box *b, int offset)
{
    return binding_is_before_founding(b->binding, 0, b->binding->year + offset);
}

/*
 * The yearly ratios less one. Where the base of a ratio moves, `is_over` takes its least value in the box: that makes more of the
 * ratio than there is, so that the form is an upper bound. Bases that are not positive have rules of their own.
 */
static bool growth_form(const linear_box *b, const node *operand, bool is_over, form *out)
{
    form last, here;
    size_t n = 0;

    set_constant(out, 0);
    for (int year = operand->from; year <= operand->to; year++) {
        if (is_before_founding(b, year))
            continue;
        if (!affine(b, operand, year, &here))
            return false;
        if (n) {
            double base = is_constant(&last) ? last.constant : least_of(b, &last);

            if (base <= 0 || !(is_constant(&last) || (is_over && least_of(b, &here) >= 0)))
                return false;
            add(out, &here, 1 / base);
        }
        last = here;
        n++;
    }
    if (n < 2)
        return false;
    scale(out, 1 / (double)(n - 1));
    out->constant -= 1;
    out->size += 1;
    return true;
}

static bool window_form(const linear_box *b, const node *n, form *out)
{
    const node *operand = n->first;
    size_t years = 0;
    form here;

    if (n->n != 1 || !operand->is_windowed)
        return false;
    if (n->function->kernel == window_growth_mean)
        return growth_form(b, operand, false, out);
    if (n->function->kernel != window_sum && n->function->kernel != window_mean)
        return false;
    set_constant(out, 0);
    for (int year = operand->from; year <= operand->to; year++) {
        if (is_before_founding(b, year))
            continue;
        if (!affine(b, operand, year, &here))
            return false;
        add(out, &here, 1);
        years++;
    }
    if (years && n->function->kernel == window_mean)
        scale(out, 1 / (double)years);
    return years > 0;
}

/* if(c, a, b) with a condition that is what it is, whatever is done. */
static const node *branch(const linear_box *b, const node *n)
{
    truth t = n->first->kind == NODE_COMPARE && n->first->first->type == VALUE_NUMBER
                  ? TRUTH_UNKNOWN
                  : exact_truth(n->first, b->binding, 0, 0);
    form left, right;

    if (n->first->kind == NODE_COMPARE && affine(b, n->first->first, 0, &left) &&
        affine(b, n->first->first->next, 0, &right) && is_constant(&left) && is_constant(&right))
        t = exact_truth(n->first, b->binding, 0, 0);
    return t == TRUTH_TRUE ? n->first->next : t == TRUTH_FALSE ? n->first->next->next : NULL;
}

static bool call_form(const linear_box *b, const node *n, int year, form *out)
{
    const node *chosen;

    switch (n->function->shape) {
    case FUNCTION_WINDOW:
        return window_form(b, n, out);
    case FUNCTION_LAST:
        return last_form(b, n, out);
    case FUNCTION_IF:
        chosen = branch(b, n);
        return chosen && affine(b, chosen, year, out);
    case FUNCTION_COALESCE:
        return affine(b, n->first, year, out); /* where it is known, which no way changes */
    default:
        return false;
    }
}

static bool product_form(const linear_box *b, const node *n, int year, form *out)
{
    form other;

    if (!affine(b, n->first, year, out) || !affine(b, n->first->next, year, &other))
        return false;
    if (n->kind == NODE_DIVIDE) {
        if (!is_constant(&other) || other.constant == 0)
            return false;
        scale(out, 1 / other.constant);
        return true;
    }
    if (is_constant(&other)) {
        scale(out, other.constant);
        return true;
    }
    if (!is_constant(out))
        return false;
    scale(&other, out->constant);
    *out = other;
    return true;
}

static bool affine(const linear_box *b, const node *n, int year, form *out)
{
    form other;

    switch (n->kind) {
    case NODE_NUMBER:
        set_constant(out, n->number);
        return true;
    case NODE_INDICATOR:
        return indicator_form(b, n, year, out);
    case NODE_NAME:
        if (n->setting && cell_is_value(n->setting->value)) {
            set_constant(out, n->setting->value);
            return true;
        }
        return n->definition && n->definition->expression && affine(b, n->definition->expression, year, out);
    case NODE_NEGATE:
        if (!affine(b, n->first, year, out))
            return false;
        scale(out, -1);
        return true;
    case NODE_ADD:
    case NODE_SUBTRACT:
        if (!affine(b, n->first, year, out) || !affine(b, n->first->next, year, &other))
            return false;
        add(out, &other, n->kind == NODE_ADD ? 1 : -1);
        return true;
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
        return product_form(b, n, year, out);
    case NODE_CALL:
        return call_form(b, n, year, out);
    default:
        return false;
    }
}

/* --- comparisons ----------------------------------------------------------------------------------------- */

/* A number of the rule over the box: numerator / divisor, or NULL forms replaced by bounds. */
typedef struct side {
    bool is_affine; /* numerator over divisor, which is a positive constant of 1 unless is_quotient */
    bool is_quotient;
    bool is_over; /* not affine, but `numerator` is never less */
    form numerator, divisor;
    double least, greatest; /* of its values in the box */
} side;

static const node *behind_names(const node *n)
{
    while (n->kind == NODE_NAME && n->definition && n->definition->expression)
        n = n->definition->expression;
    return n;
}

static void find_side(const linear_box *b, interval *x, const node *n, int year, side *out)
{
    const node *inner = behind_names(n);

    out->is_quotient = false;
    out->is_affine = affine(b, n, year, &out->numerator);
    if (!out->is_affine && inner->kind == NODE_DIVIDE && affine(b, inner->first, year, &out->numerator) &&
        affine(b, inner->first->next, year, &out->divisor) && least_of(b, &out->divisor) > 0)
        out->is_affine = out->is_quotient = true;
    out->is_over = !out->is_affine && inner->kind == NODE_CALL && inner->function->kernel == window_growth_mean &&
                   inner->first->is_windowed && growth_form(b, inner->first, true, &out->numerator);
    if (!interval_bounds(x, n, year, &out->least, &out->greatest)) {
        out->least = -INFINITY;
        out->greatest = INFINITY;
    }
}

static void add_row(const linear_box *b, const form *f, way_rows *rows)
{
    way_row *r = &rows->list[rows->n];

    if (is_constant(f) || rows->n == WAY_MOST_ROWS)
        return;
    memcpy(r->a, f->a, sizeof r->a);
    r->at_least = -f->constant - 1e-9 * f->size;
    for (size_t i = 0; i < b->space->n; i++) {
        if (!isfinite(r->a[i]))
            return;
    }
    rows->n += isfinite(r->at_least);
}

/* greater >= lesser, where at least one of them is affine. */
static void require_order(const linear_box *b, const side *greater, const side *lesser, way_rows *rows)
{
    form f;

    if ((greater->is_affine || greater->is_over) && lesser->is_affine && !greater->is_quotient &&
        !lesser->is_quotient) {
        f = greater->numerator;
        add(&f, &lesser->numerator, -1);
    } else if ((greater->is_affine || greater->is_over) && isfinite(lesser->least)) { /* N / D >= c is N - c D >= 0 */
        f = greater->numerator;
        if (greater->is_quotient)
            add(&f, &greater->divisor, -lesser->least);
        else
            f.constant -= lesser->least;
    } else if (lesser->is_affine && isfinite(greater->greatest)) {
        set_constant(&f, 0);
        if (lesser->is_quotient)
            add(&f, &lesser->divisor, greater->greatest);
        else
            f.constant = greater->greatest;
        add(&f, &lesser->numerator, -1);
    } else {
        return;
    }
    add_row(b, &f, rows);
}

/* last / first >= (1 + least)^years, with a positive first: of a compound growth of at least that. */
static bool require_compound(const linear_box *b, interval *x, const node *n, int year, way_rows *rows)
{
    const node *growth = behind_names(n->first);
    double least, greatest, factor;
    form first, f;

    if (growth->kind != NODE_CALL || growth->function->kernel != window_cagr || !growth->first->is_windowed ||
        (n->relation != COMPARE_GREATER && n->relation != COMPARE_GREATER_EQUAL))
        return false;
    if (!interval_bounds(x, n->first->next, year, &least, &greatest) || !(least > -1) || !isfinite(least) ||
        !affine(b, growth->first, growth->first->from, &first) || !affine(b, growth->first, growth->first->to, &f) ||
        least_of(b, &first) <= 0)
        return true;
    factor = pow(1 + least, growth->first->to - growth->first->from);
    add(&f, &first, -factor);
    add_row(b, &f, rows);
    return true;
}

static void require_compare(const linear_box *b, interval *x, const node *n, int year, way_rows *rows)
{
    side left, right;

    if (n->first->type != VALUE_NUMBER || n->relation == COMPARE_NOT_EQUAL || require_compound(b, x, n, year, rows))
        return;
    find_side(b, x, n->first, year, &left);
    find_side(b, x, n->first->next, year, &right);
    if (n->relation != COMPARE_LESS && n->relation != COMPARE_LESS_EQUAL)
        require_order(b, &left, &right, rows);
    if (n->relation != COMPARE_GREATER && n->relation != COMPARE_GREATER_EQUAL)
        require_order(b, &right, &left, rows);
}

static void require(const linear_box *b, interval *x, const node *n, int year, way_rows *rows)
{
    switch (n->kind) {
    case NODE_COMPARE:
        require_compare(b, x, n, year, rows);
        return;
    case NODE_AND:
        require(b, x, n->first, year, rows);
        require(b, x, n->first->next, year, rows);
        return;
    case NODE_OR: /* the other half, where one fails in the whole box */
        if (interval_part(x, n->first, year) == TRUTH_FALSE)
            require(b, x, n->first->next, year, rows);
        else if (interval_part(x, n->first->next, year) == TRUTH_FALSE)
            require(b, x, n->first, year, rows);
        return;
    case NODE_NAME:
        if (n->definition && n->definition->expression)
            require(b, x, n->definition->expression, year, rows);
        return;
    case NODE_CALL:
        for (int y = n->first->from;
             n->function->shape == FUNCTION_QUANTIFIER && function_is(n->function, FUNCTION_EVERY) && y <= n->first->to;
             y++) {
            if (!is_before_founding(b, y))
                require(b, x, n->first, y, rows);
        }
        return;
    default:
        return;
    }
}

void way_linear_require(const linear_box *b, interval *x, const node *condition, way_rows *rows)
{
    require(b, x, condition, INTERVAL_ONCE, rows);
}

/* --- one of several ------------------------------------------------------------------------------------------ */

/* Do both ask for the same sum, so that the lower bound is asked for by either? */
static bool are_parallel(const way_row *a, const way_row *b)
{
    for (size_t i = 0; i < WAY_MOST_VARIABLES; i++) {
        if (fabs(a->a[i] - b->a[i]) > 1e-12 * (fabs(a->a[i]) + fabs(b->a[i])))
            return false;
    }
    return true;
}

void way_linear_require_any(const linear_box *b, interval *const *x, const node *const *conditions, size_t n,
                            way_rows *rows)
{
    size_t first = rows->n;

    for (size_t i = 0; i < n; i++) {
        size_t before = rows->n;

        require(b, x[i], conditions[i], INTERVAL_ONCE, rows);
        if (rows->n != before + 1 || !are_parallel(&rows->list[before], &rows->list[first])) {
            rows->n = first;
            return;
        }
        rows->list[first].at_least = fmin(rows->list[first].at_least, rows->list[before].at_least);
        rows->n = first + 1;
    }
}
