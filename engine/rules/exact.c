/*
 * Evaluates a checked tree for one row in exact rational arithmetic (GMP). The machine computes in floating point with
 * error bounds; only comparisons whose sides are closer than these bounds come here, so that speed does not matter and
 * the answer is never a matter of rounding. Numbers enter as the decimals that were written (panel_exact, number
 * literals), or as the decimal of 15 digits that a double represents.
 *
 * A number has the state of a cell; truths are those of Kleene's strong three-valued logic (numeric/truth.h). A node
 * in a window gets the year to look at, any other ONCE. Must agree with machine_run.c in every state: tests/rules
 * compares the two.
 */
#include "rules/exact.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "numeric/arithmetic.h"
#include "rules/exact_number.h"
#include "rules/function.h"

enum { MOST_YEARS = 32, ONCE = INT32_MIN };

typedef struct evaluator {
    const binding *b;
    size_t row;
} evaluator;

static void evaluate(const evaluator *e, const node *n, int year, exact_number *out);
static truth decide(const evaluator *e, const node *n, int year);

static void set_cell(const evaluator *e, exact_number *out, double x, int used, int year)
{
    const char *text = NULL;

    out->state = cell_state_of(x);
    if (out->state != CELL_VALUE)
        return;
    if (panel_has_exact(e->b->panel))
        text = panel_exact(e->b->panel, (uint32_t)e->row, used, year);
    if (text)
        exact_number_set_decimal(out->offset, text, 0);
    else
        exact_number_set_double(out, x);
}

static void load(const evaluator *e, const node *n, int offset, exact_number *out)
{
    const dictionary *d = panel_dictionary(e->b->panel);
    int used;
    double x = binding_cell(e->b, e->row, n->indicator, offset, &used);
    bool is_annual = dictionary_get(d, used)->kind == INDICATOR_ANNUAL;

    set_cell(e, out, x, used, is_annual ? e->b->year + offset : PANEL_ANY_YEAR);
}

/* --- windows -------------------------------------------------------------- */

typedef struct years {
    exact_number y[MOST_YEARS];
    size_t k;
    cell_state state;
} years;

/* The operands of a window call: the years, or the arguments of min and max. */
static size_t gather(const evaluator *e, const node *n, int year, exact_number *all)
{
    const node *x = n->first;
    bool is_years = n->n == 1;
    size_t k = is_years ? (size_t)(x->to - x->from + 1) : n->n;

    for (size_t j = 0; j < k && j < MOST_YEARS; j++) {
        exact_number_init(&all[j]);
        evaluate(e, x, is_years ? x->from + (int)j : year, &all[j]);
        if (!is_years)
            x = x->next;
    }
    return k < MOST_YEARS ? k : MOST_YEARS;
}

static void evaluate_window(const evaluator *e, const node *n, int year, exact_number *out)
{
    exact_number all[MOST_YEARS];
    size_t k = gather(e, n, year, all);

    if (!function_is(n->function, FUNCTION_ENDS))
        out->state = exact_window_drop(all, &k);
    if (out->state == CELL_VALUE || (out->state == CELL_MISSING && function_is(n->function, FUNCTION_GROWTH)))
        n->function->exact(all, k, out);
    for (size_t j = 0; j < k; j++)
        exact_number_clear(&all[j]);
}

/* --- calls and names ------------------------------------------------------- */

static void evaluate_count(const evaluator *e, const node *n, exact_number *out)
{
    unsigned long holds = 0;

    for (int year = n->first->from; year <= n->first->to; year++) {
        truth t = binding_is_before_founding(e->b, e->row, e->b->year + year) ? TRUTH_FALSE : decide(e, n->first, year);

        holds += t == TRUTH_TRUE;
        if (t == TRUTH_UNKNOWN)
            out->state = CELL_MISSING;
    }
    mpq_set_ui(out->offset, holds, 1);
}

static void evaluate_dates(const evaluator *e, const node *n, int year, exact_number *out)
{
    exact_number a, b;
    double from, to;

    exact_number_init(&a);
    exact_number_init(&b);
    evaluate(e, n->first, year, &a);
    if (n->n > 1)
        evaluate(e, n->first->next, year, &b);
    if (exact_number_have_values(&a, &b, out)) {
        from = mpq_get_d(a.offset);
        to = mpq_get_d(b.offset);
        mpq_set_si(out->offset,
                   n->function->shape == FUNCTION_DAYS        ? (long)to - (long)from
                   : n->function->shape == FUNCTION_YEARS     ? date_years_between((long)from, (long)to)
                   : n->function->shape == FUNCTION_ADD_YEARS ? date_add_years((long)from, (int)to)
                                                              : date_from_days((long)from).year,
                   1);
    }
    exact_number_clear(&a);
    exact_number_clear(&b);
}

/* Of two values that are both possible: known only if they are equal. */
static void keep_if_equal(const evaluator *e, const node *n, int year, exact_number *out)
{
    exact_number other;

    exact_number_init(&other);
    evaluate(e, n, year, &other);
    if (out->state != other.state || out->state != CELL_VALUE || out->root != 1 || other.root != 1 ||
        exact_number_compare(out, &other) != 0)
        out->state = CELL_MISSING;
    exact_number_clear(&other);
}

static void evaluate_if(const evaluator *e, const node *n, int year, exact_number *out)
{
    const node *a = n->first->next, *b = a->next;
    truth condition = decide(e, n->first, year);

    evaluate(e, condition == TRUTH_FALSE ? b : a, year, out);
    if (condition == TRUTH_UNKNOWN)
        keep_if_equal(e, b, year, out);
}

/* Functions such as sum add to the number in `out`, so it must be 0 again before the second operand. */
static void evaluate_coalesce(const evaluator *e, const node *n, int year, exact_number *out)
{
    evaluate(e, n->first, year, out);
    if (out->state != CELL_MISSING)
        return;
    exact_number_clear(out);
    exact_number_init(out);
    evaluate(e, n->first->next, year, out);
}

static void evaluate_call(const evaluator *e, const node *n, int year, exact_number *out)
{
    int used, when;
    double x;

    switch (n->function->shape) {
    case FUNCTION_WINDOW:
    case FUNCTION_EXTREME:
        evaluate_window(e, n, year, out);
        return;
    case FUNCTION_COUNT:
        evaluate_count(e, n, out);
        return;
    case FUNCTION_LAST:
        x = binding_last(e->b, e->row, n->first->indicator, &used, &when);
        set_cell(e, out, x, used, when);
        return;
    case FUNCTION_DAYS:
    case FUNCTION_YEARS:
    case FUNCTION_YEAR_OF:
    case FUNCTION_ADD_YEARS:
        evaluate_dates(e, n, year, out);
        return;
    case FUNCTION_IF:
        evaluate_if(e, n, year, out);
        return;
    case FUNCTION_COALESCE:
        evaluate_coalesce(e, n, year, out);
        return;
    default:
        out->state = CELL_UNDEFINED; /* a truth: never a number */
        return;
    }
}

/* The steps that may hold, up to the first that certainly does, must agree. */
static void evaluate_table(const evaluator *e, const step_table *t, exact_number *out)
{
    bool is_first = true;
    truth holds = TRUTH_FALSE;

    for (size_t i = 0; i < t->n && holds != TRUTH_TRUE; i++) {
        holds = t->steps[i].when ? decide(e, t->steps[i].when, ONCE) : TRUTH_TRUE;
        if (holds == TRUTH_FALSE)
            continue;
        if (is_first)
            evaluate(e, t->steps[i].value, ONCE, out);
        else
            keep_if_equal(e, t->steps[i].value, ONCE, out);
        is_first = false;
    }
}

static void evaluate_name(const evaluator *e, const node *n, exact_number *out)
{
    if (n->is_application_date) {
        mpq_set_si(out->offset, e->b->on, 1);
    } else if (n->setting) {
        if (n->setting->text)
            exact_number_set_decimal(out->offset, n->setting->text, 0);
        else
            exact_number_set_double(out, n->setting->value);
    } else if (n->definition->table) {
        evaluate_table(e, n->definition->table, out);
    } else {
        evaluate(e, n->definition->expression, ONCE, out);
    }
}

static void evaluate_binary(const evaluator *e, const node *n, int year, exact_number *out)
{
    exact_number a, b;

    exact_number_init(&a);
    exact_number_init(&b);
    evaluate(e, n->first, year, &a);
    evaluate(e, n->first->next, year, &b);
    if (n->kind == NODE_ADD || n->kind == NODE_SUBTRACT)
        exact_number_add(&a, &b, n->kind == NODE_ADD ? 1 : -1, out);
    else
        exact_number_scale(&a, &b, n->kind == NODE_DIVIDE, out);
    exact_number_clear(&a);
    exact_number_clear(&b);
}

static void evaluate(const evaluator *e, const node *n, int year, exact_number *out)
{
    switch (n->kind) {
    case NODE_NUMBER:
        exact_number_set_decimal(out->offset, n->text, n->shift);
        return;
    case NODE_DATE:
        mpq_set_si(out->offset, (long)n->number, 1);
        return;
    case NODE_INDICATOR:
        load(e, n, n->window == WINDOW_RANGE ? year : n->from, out);
        return;
    case NODE_NAME:
        evaluate_name(e, n, out);
        return;
    case NODE_CALL:
        evaluate_call(e, n, year, out);
        return;
    case NODE_NEGATE:
        evaluate(e, n->first, year, out);
        mpq_neg(out->offset, out->offset);
        mpq_neg(out->scale, out->scale);
        return;
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
        evaluate_binary(e, n, year, out);
        return;
    default:
        out->state = CELL_UNDEFINED;
        return;
    }
}

/* --- truths ---------------------------------------------------------------- */

static truth decide_compare(const evaluator *e, const node *left, const node *right,
                            compare_relation relation, int year)
{
    exact_number a, b;
    truth t = TRUTH_FALSE;
    cell_state worst;

    exact_number_init(&a);
    exact_number_init(&b);
    evaluate(e, left, year, &a);
    evaluate(e, right, year, &b);
    /* missing is the weakest state: undefined or not applicable on either side makes the comparison false */
    worst = a.state > b.state ? a.state : b.state;
    if (worst == CELL_MISSING)
        t = TRUTH_UNKNOWN;
    else if (worst == CELL_VALUE && compare_holds(relation, exact_number_compare(&a, &b)))
        t = TRUTH_TRUE;
    exact_number_clear(&a);
    exact_number_clear(&b);
    return t;
}

/* Over the applicable years, any: the maximum; all: the minimum, false without one unless holds_when_empty. */
static truth decide_quantifier(const evaluator *e, const node *n)
{
    const node *x = n->first;
    bool is_all = function_is(n->function, FUNCTION_EVERY);
    bool is_empty = true;
    truth sum = is_all ? TRUTH_TRUE : TRUTH_FALSE;

    for (int year = x->from; year <= x->to; year++) {
        truth one;

        if (binding_is_before_founding(e->b, e->row, e->b->year + year))
            continue;
        one = decide(e, x, year);
        is_empty = false;
        if (is_all ? one < sum : one > sum)
            sum = one;
    }
    return is_empty && !n->holds_when_empty ? TRUTH_FALSE : sum;
}

static truth decide_choice(const evaluator *e, const node *n, int year)
{
    const node *a = n->first->next, *b = a->next;
    truth condition = decide(e, n->first, year), other;

    if (condition != TRUTH_UNKNOWN)
        return decide(e, condition == TRUTH_TRUE ? a : b, year);
    other = decide(e, b, year);
    return decide(e, a, year) == other ? other : TRUTH_UNKNOWN;
}

static truth decide_known(const evaluator *e, const node *n, int year)
{
    exact_number x;
    truth t;

    exact_number_init(&x);
    evaluate(e, n->first, year, &x);
    t = x.state == CELL_VALUE ? TRUTH_TRUE : TRUTH_FALSE;
    exact_number_clear(&x);
    return t;
}

static truth decide_call(const evaluator *e, const node *n, int year)
{
    switch (n->function->shape) {
    case FUNCTION_QUANTIFIER:
        return decide_quantifier(e, n);
    case FUNCTION_IF:
        return decide_choice(e, n, year);
    case FUNCTION_KNOWN:
        return decide_known(e, n, year);
    default:
        return binding_truth(e->b, e->row, n);
    }
}

/* Also conditions within numbers: if, count, step tables. */
static truth decide(const evaluator *e, const node *n, int year)
{
    truth a, b;

    switch (n->kind) {
    case NODE_TRUTH:
        return n->number != 0 ? TRUTH_TRUE : TRUTH_FALSE;
    case NODE_NOT:
        return (truth)(2 - decide(e, n->first, year)); /* Kleene: false 0, unknown 1, true 2 */
    case NODE_AND:
    case NODE_OR:
        a = decide(e, n->first, year);
        b = decide(e, n->first->next, year);
        return (n->kind == NODE_AND) == (a < b) ? a : b;
    case NODE_COMPARE:
        return exact_compare(n, 0, e->b, e->row, year);
    case NODE_IN:
        a = TRUTH_FALSE;
        for (size_t member = 1; member < n->n; member++) {
            b = exact_compare(n, (int)member, e->b, e->row, year);
            a = b > a ? b : a;
        }
        return a;
    case NODE_CALL:
        return decide_call(e, n, year);
    case NODE_NAME:
        return decide(e, n->definition->expression, ONCE);
    default:
        return TRUTH_UNKNOWN;
    }
}

truth exact_truth(const node *n, const binding *b, size_t row, int year)
{
    return decide(&(evaluator){b, row}, n, year);
}

truth exact_compare(const node *n, int member, const binding *b, size_t row, int year)
{
    const node *right = n->first->next;

    if (n->first->type == VALUE_TEXT)
        return binding_truth(b, row, n);
    for (int j = 1; j < member; j++)
        right = right->next;
    return decide_compare(&(evaluator){b, row}, n->first, right, member ? COMPARE_EQUAL : n->relation, year);
}

bool exact_choice_is_idle(const node *n, const binding *b, size_t row, int year)
{
    const node *one = n->first->next;

    return decide_compare(&(evaluator){b, row}, one, one->next, COMPARE_EQUAL, year) == TRUTH_TRUE;
}

double exact_value(const node *n, const binding *b, size_t row, int year, double *error)
{
    exact_number x;
    double value;

    exact_number_init(&x);
    evaluate(&(evaluator){b, row}, n, year, &x);
    value = mpq_get_d(x.offset);
    *error = 2 * ARITHMETIC_UNIT * fabs(value);
    if (x.root > 1) {
        value += mpq_get_d(x.scale) * pow(mpq_get_d(x.radicand), 1.0 / (double)x.root);
        *error = INFINITY;
    }
    if (x.state != CELL_VALUE)
        value = x.state == CELL_MISSING          ? cell_missing()
                : x.state == CELL_NOT_APPLICABLE ? cell_not_applicable()
                                                 : cell_undefined();
    exact_number_clear(&x);
    return value;
}
