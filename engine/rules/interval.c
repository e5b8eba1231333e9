/*
 * Evaluates a checked tree over sets: numbers as intervals, truths as subsets of {false, true}. This is natural
 * interval extension (R. E. Moore, "Interval Analysis", 1966): every operand varies independently, so the result
 * contains every value that is possible and perhaps more ("dependency problem"); hence a set with a single truth is
 * certain, and a set of both only means that it is not decided. Two dependencies that occur in the rules are known: a
 * part and its whole (interval_cells.c), and their ratio, at most 1.
 *
 * Functions that ask whether a datum is missing (known, coalesce, last) may change their result once it is found, and
 * are left open. Comparisons that depend on no missing datum are decided exactly (rules/exact.h).
 */
#include "rules/interval.h"

#include <math.h>
#include <stdint.h>

#include "base/allocate.h"
#include "base/date.h"
#include "rules/exact.h"
#include "rules/function.h"
#include "rules/interval_internal.h"

enum { MOST_YEARS = 32 };

static interval_number evaluate(const interval *x, const node *n, int year);
static truths decide(const interval *x, const node *n, int year);
static truths decide_applying(const interval *x, const node *n, int year);

/* --- numbers --------------------------------------------------------------------------------- */

static interval_number evaluate_divide(const interval *x, const node *n, int year)
{
    const node *b = n->first->next;
    interval_number whole = evaluate(x, b, year), out = interval_divide(evaluate(x, n->first, year), whole);

    if (whole.least >= 0 && interval_cells_is_part(x->cells, n->first, b, year))
        out.greatest = fmin(out.greatest, 1);
    return out;
}

static interval_number evaluate_window(const interval *x, const node *n, int year)
{
    const node *operand = n->first;
    bool is_years = n->n == 1;
    size_t k = is_years ? (size_t)(operand->to - operand->from + 1) : n->n;
    interval_number y[MOST_YEARS];

    if (k > MOST_YEARS)
        return interval_nothing_known();
    for (size_t j = 0; j < k; j++) {
        y[j] = evaluate(x, operand, is_years ? operand->from + (int)j : year);
        if (!is_years)
            operand = operand->next;
    }
    if (function_is(n->function, FUNCTION_ENDS))
        return interval_compound(y[0], y[k - 1], k - 1);
    if (function_is(n->function, FUNCTION_GROWTH))
        return interval_growth(y, k);
    if (n->function->shape == FUNCTION_EXTREME)
        return interval_pick(y, k, n->function->kernel == window_least ? INTERVAL_LEAST : INTERVAL_GREATEST);
    return interval_sum(y, k, n->function->kernel == window_mean);
}

static interval_number evaluate_count(const interval *x, const node *n)
{
    interval_number out = interval_between(0, 0);

    for (int year = n->first->from; year <= n->first->to; year++) {
        truths t = decide_applying(x, n->first, year);

        out.least += t.set == MAY_HOLD;
        out.greatest += t.set != MAY_FAIL;
        out.is_open |= t.is_open;
    }
    return out;
}

/*
 * Known only if the value is from year Y: a later one might still be found, and with an unknown date of foundation
 * even that year might not be applicable.
 */
static interval_number evaluate_last(const interval *x, const node *n)
{
    int used;
    double value;

    if (!x->has_row || !cell_is_value(interval_cells_founded(x->cells)))
        return interval_nothing_known();
    if (interval_cells_has_ranges(x->cells))
        return interval_cells_last(x->cells, n->first->indicator);
    value = binding_cell(x->b, x->row, n->first->indicator, 0, &used);
    return cell_is_value(value) ? interval_point(value) : interval_nothing_known();
}

/* Only for known dates, except days between them, which is a difference of intervals. */
static interval_number evaluate_dates(const interval *x, const node *n, int year)
{
    interval_number a = evaluate(x, n->first, year), b = n->n > 1 ? evaluate(x, n->first->next, year) : a;
    interval_number out = interval_nothing_known();
    double from = a.least, to = b.least, value;

    if (n->function->shape == FUNCTION_DAYS)
        return interval_add(b, interval_negate(a));
    if (a.states != MAY_BE_VALUE || b.states != MAY_BE_VALUE || a.least != a.greatest || b.least != b.greatest)
        return out;
    value = n->function->shape == FUNCTION_YEARS       ? date_years_between((long)from, (long)to)
            : n->function->shape == FUNCTION_ADD_YEARS ? (double)date_add_years((long)from, (int)to)
                                                       : date_from_days((long)from).year;
    out = interval_point(value);
    out.is_open = a.is_open || b.is_open;
    return out;
}

static interval_number evaluate_if(const interval *x, const node *n, int year)
{
    const node *a = n->first->next;
    truths condition = decide(x, n->first, year);
    interval_number out = evaluate(x, condition.set == MAY_FAIL ? a->next : a, year);

    if (condition.set == MAY_BOTH)
        out = interval_join(out, evaluate(x, a->next, year));
    out.is_open |= condition.is_open;
    return out;
}

static interval_number evaluate_call(const interval *x, const node *n, int year)
{
    interval_number a;

    switch (n->function->shape) {
    case FUNCTION_WINDOW:
    case FUNCTION_EXTREME:
        return evaluate_window(x, n, year);
    case FUNCTION_COUNT:
        return evaluate_count(x, n);
    case FUNCTION_LAST:
        return evaluate_last(x, n);
    case FUNCTION_DAYS:
    case FUNCTION_YEARS:
    case FUNCTION_YEAR_OF:
    case FUNCTION_ADD_YEARS:
        return evaluate_dates(x, n, year);
    case FUNCTION_IF:
        return evaluate_if(x, n, year);
    case FUNCTION_COALESCE:
        a = evaluate(x, n->first, year);
        return a.is_open ? interval_join(a, evaluate(x, n->first->next, year)) : a;
    default:
        return interval_nothing_known();
    }
}

static interval_number evaluate_table(const interval *x, const step_table *t)
{
    interval_number out = {0};
    bool is_open = false;

    for (size_t i = 0; i < t->n; i++) {
        truths when = t->steps[i].when ? decide(x, t->steps[i].when, ONCE) : (truths){MAY_HOLD, false};

        is_open |= when.is_open;
        if (when.set == MAY_FAIL)
            continue;
        out = interval_join(out, evaluate(x, t->steps[i].value, ONCE));
        if (when.set == MAY_HOLD) {
            out.is_open |= is_open;
            return out;
        }
    }
    return interval_nothing_known(); /* no step certainly holds */
}

static interval_number evaluate_name(const interval *x, const node *n)
{
    if (n->is_application_date)
        return interval_point((double)x->b->on);
    if (n->setting)
        return cell_is_value(n->setting->value) ? interval_point(n->setting->value) : interval_any();
    return n->definition->table ? evaluate_table(x, n->definition->table) : evaluate(x, n->definition->expression, ONCE);
}

static interval_number evaluate(const interval *x, const node *n, int year)
{
    switch (n->kind) {
    case NODE_NUMBER:
    case NODE_DATE:
        return interval_point(n->number);
    case NODE_INDICATOR:
        return interval_cells_at(x->cells, n->indicator, n->window == WINDOW_RANGE ? year : n->from);
    case NODE_NAME:
        return evaluate_name(x, n);
    case NODE_CALL:
        return evaluate_call(x, n, year);
    case NODE_NEGATE:
        return interval_negate(evaluate(x, n->first, year));
    case NODE_ADD:
        return interval_add(evaluate(x, n->first, year), evaluate(x, n->first->next, year));
    case NODE_SUBTRACT:
        return interval_add(evaluate(x, n->first, year), interval_negate(evaluate(x, n->first->next, year)));
    case NODE_MULTIPLY:
        return interval_multiply(evaluate(x, n->first, year), evaluate(x, n->first->next, year));
    case NODE_DIVIDE:
        return evaluate_divide(x, n, year);
    default:
        return interval_nothing_known();
    }
}

/* --- truths ------------------------------------------------------------------------------------ */

static truths of_truth(truth t)
{
    return (truths){t == TRUTH_TRUE ? MAY_HOLD : t == TRUTH_FALSE ? MAY_FAIL : MAY_BOTH, t == TRUTH_UNKNOWN};
}

truths interval_decide_compare(const interval *x, const node *n, int member, int year)
{
    const node *right = n->first->next;
    interval_number a = evaluate(x, n->first, year), b;
    truths out;

    for (int j = 1; j < member; j++)
        right = right->next;
    b = evaluate(x, right, year);
    out.set = interval_compare(a, b, member ? COMPARE_EQUAL : n->relation);
    out.is_open = a.is_open || b.is_open;
    if (out.set == MAY_BOTH && !out.is_open)
        out = of_truth(exact_compare(n, member, x->b, x->row, year));
    return out;
}

static truths not_so(truths a)
{
    a.set = (a.set & MAY_FAIL ? MAY_HOLD : 0) | (a.set & MAY_HOLD ? MAY_FAIL : 0);
    return a;
}

static truths both(truths a, truths b)
{
    return (truths){((a.set | b.set) & MAY_FAIL) | (a.set & b.set & MAY_HOLD), a.is_open || b.is_open};
}

static truths either(truths a, truths b)
{
    /* De Morgan */
    return not_so(both(not_so(a), not_so(b)));
}

/* For `any` and `count`: a year before the foundation does not hold. */
static truths decide_applying(const interval *x, const node *n, int year)
{
    truth before = interval_cells_before(x->cells, year);
    truths out = before == TRUTH_TRUE ? of_truth(TRUTH_FALSE) : decide(x, n, year);

    if (before == TRUTH_UNKNOWN)
        out = (truths){out.set | MAY_FAIL, true};
    return out;
}

/* `all` leaves years before the foundation out; without any year it is false, unless holds_when_empty. */
static truths decide_quantifier(const interval *x, const node *n)
{
    bool is_all = function_is(n->function, FUNCTION_EVERY), is_empty = true;
    truths sum = {is_all ? MAY_HOLD : MAY_FAIL, false};

    for (int year = n->first->from; year <= n->first->to; year++) {
        truth before = interval_cells_before(x->cells, year);

        if (is_all && before == TRUTH_UNKNOWN)
            return of_truth(TRUTH_UNKNOWN);
        if (is_all && before == TRUTH_TRUE)
            continue;
        sum = is_all ? both(sum, decide(x, n->first, year)) : either(sum, decide_applying(x, n->first, year));
        is_empty = false;
    }
    return is_empty && !n->holds_when_empty ? of_truth(TRUTH_FALSE) : sum;
}

static truths decide_if(const interval *x, const node *n, int year)
{
    const node *a = n->first->next;
    truths condition = decide(x, n->first, year), out = decide(x, condition.set == MAY_FAIL ? a->next : a, year);

    if (condition.set == MAY_BOTH)
        out.set |= decide(x, a->next, year).set;
    out.is_open |= condition.is_open;
    return out;
}

static truths decide_known(const interval *x, const node *n, int year)
{
    interval_number a = evaluate(x, n->first, year);

    if (!(a.states & MAY_BE_VALUE))
        return (truths){MAY_FAIL, a.is_open};
    return a.is_open || a.states != MAY_BE_VALUE ? of_truth(TRUTH_UNKNOWN) : of_truth(TRUTH_TRUE);
}

static truths decide_call(const interval *x, const node *n, int year)
{
    switch (n->function->shape) {
    case FUNCTION_QUANTIFIER:
        return decide_quantifier(x, n);
    case FUNCTION_IF:
        return decide_if(x, n, year);
    case FUNCTION_KNOWN:
        return decide_known(x, n, year);
    default:
        return of_truth(binding_truth(x->b, x->row, n));
    }
}

static truths decide(const interval *x, const node *n, int year)
{
    truths any = {MAY_FAIL, false};

    switch (n->kind) {
    case NODE_TRUTH:
        return of_truth(n->number != 0 ? TRUTH_TRUE : TRUTH_FALSE);
    case NODE_NOT:
        return not_so(decide(x, n->first, year));
    case NODE_AND:
        return both(decide(x, n->first, year), decide(x, n->first->next, year));
    case NODE_OR:
        return either(decide(x, n->first, year), decide(x, n->first->next, year));
    case NODE_COMPARE:
        return n->first->type == VALUE_TEXT ? of_truth(binding_truth(x->b, x->row, n)) : interval_decide_compare(x, n, 0, year);
    case NODE_IN:
        if (n->first->type == VALUE_TEXT)
            return of_truth(binding_truth(x->b, x->row, n));
        for (size_t member = 1; member < n->n; member++)
            any = either(any, interval_decide_compare(x, n, (int)member, year));
        return any;
    case NODE_CALL:
        return decide_call(x, n, year);
    case NODE_NAME:
        return decide(x, n->definition->expression, ONCE);
    default:
        return of_truth(TRUTH_UNKNOWN);
    }
}

static truth truth_of(truths t)
{
    return t.set == MAY_HOLD ? TRUTH_TRUE : t.set == MAY_FAIL ? TRUTH_FALSE : TRUTH_UNKNOWN;
}

/* A comparison of x->value, which is known, with the number on the right. */
static truth decide_step(const interval *x)
{
    const node *n = x->condition;
    truths t = {interval_compare(x->value, x->bound, n->relation), x->value.is_open};

    if (t.set == MAY_BOTH && !t.is_open)
        t = of_truth(exact_compare(n, 0, x->b, x->row, ONCE));
    return truth_of(t);
}

truth interval_decide(interval *x, size_t row)
{
    x->row = row;
    x->has_row = true;
    interval_cells_load(x->cells, row);
    if (!x->over)
        return truth_of(decide(x, x->condition, ONCE));
    x->value = evaluate(x, x->condition->first, ONCE);
    return decide_step(x);
}

bool interval_is_alike(const interval *x, const interval *other)
{
    return x->over && x->over == other->over;
}

bool interval_is_wide_open(const interval *x)
{
    return x->value.is_open && x->value.states & MAY_BE_VALUE && x->value.least == -INFINITY && x->value.greatest == INFINITY;
}

truth interval_decide_alike(interval *x, const interval *other, size_t row)
{
    x->row = row;
    x->has_row = true;
    x->value = other->value;
    return decide_step(x);
}

/* --- making ------------------------------------------------------------------------------------- */

interval *interval_new(const node *n, const binding *b)
{
    interval *x = allocate_array(1, sizeof *x);

    if (!x)
        return NULL;
    x->condition = n;
    x->b = b;
    if (n->kind == NODE_COMPARE && n->first->same_as && n->first->type != VALUE_TEXT && n->first->next->kind == NODE_NUMBER)
        x->over = n->first->same_as;
    if (x->over)
        x->bound = interval_point(n->first->next->number);
    x->cells = interval_cells_new(n, b);
    if (x->cells) {
        interval_cells_load_nothing(x->cells);
        x->may_decide = interval_cells_has_parts(x->cells) || interval_may_gain(x, n, ONCE);
        return x;
    }
    interval_free(x);
    return NULL;
}

void interval_free(interval *x)
{
    if (!x)
        return;
    interval_cells_free(x->cells);
    release(x);
}

truth interval_part(const interval *x, const node *part, int year)
{
    return truth_of(decide(x, part, year));
}

bool interval_bounds(const interval *x, const node *part, int year, double *least, double *greatest)
{
    interval_number n = evaluate(x, part, year);

    *least = n.least;
    *greatest = n.greatest;
    return n.states == MAY_BE_VALUE;
}

bool interval_may_decide(const interval *x)
{
    return x->may_decide;
}
