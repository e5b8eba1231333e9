/*
 * The interpreter: executes a program on a batch of rows, column by column, so that the cost of dispatch is paid once
 * per instruction and batch (as in vectorised query engines: Boncz, Zukowski, Nes, "MonetDB/X100", CIDR 2005).
 *
 * Every number that rounding can falsify has a bound of its error: relative (in the instruction) or in an error
 * register (running error analysis: Higham, "Accuracy and Stability of Numerical Algorithms", 3.3). Where a bound
 * leaves a comparison, a zero divisor or a choice open, that row is computed in exact arithmetic (rules/exact.h); all
 * others are certain.
 */
#include "rules/machine_internal.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "numeric/arithmetic.h"
#include "numeric/calendar.h"
#include "numeric/choose.h"
#include "numeric/compare.h"
#include "rules/exact.h"
#include "rules/function.h"
#include "rules/operator.h"

enum { MOST_OPERANDS = 32 };

/* --- loading ------------------------------------------------------------- */

/* The cells of a column without those that are more than their whole; `room` is filled only if there is a whole. */
static const double *load_column(const machine *m, const binding_column *c, double *room, size_t n)
{
    const double *whole = c->n_wholes ? c->whole[0] + m->first : NULL;

    if (!whole)
        return c->cells + m->first;
    for (size_t k = 1; k < c->n_wholes; k++) {
        choose_first_value(whole, c->whole[k] + m->first, room, n);
        whole = room;
    }
    choose_unless_above(c->cells + m->first, whole, room, n);
    return room;
}

/* The cells of a source: the column itself if there is nothing to choose, else composed in `room`. */
static const double *load(const machine *m, const source *s, double *room, size_t n)
{
    const double *x = s->n ? load_column(m, &s->column[0], room, n) : m->missing;
    double other[MACHINE_BATCH];

    for (size_t j = 1; j < s->n; j++) {
        choose_first_value(x, load_column(m, &s->column[j], other, n), room, n);
        x = room;
    }
    if (m->founded && s->founded_limit == s->founded_limit) {
        choose_applicable(m->founded + m->first, s->founded_limit, x, room, n);
        x = room;
    }
    return x;
}

static void run_load(machine *m, size_t i, size_t n)
{
    int out = program_at(m->program, i)->out;

    m->views[out] = load(m, &m->sources[i], machine_room(m, out), n);
}

static void run_load_last(machine *m, size_t i, size_t n)
{
    double room[MACHINE_BATCH];
    double *out = machine_room(m, program_at(m->program, i)->out);

    machine_fill(out, cell_missing(), n);
    for (const source *s = m->last[i]; s->founded_limit < INFINITY; s++)
        choose_known(out, load(m, s, room, n), out, n);
}

/* --- running ------------------------------------------------------------- */

/* For a row whose value depends on whether a rounded number is 0. */
static void settle(const machine *m, const instruction *in, size_t i)
{
    machine_room(m, in->out)[i] = exact_value(in->at, m->binding, m->first + i, in->offset,
                                         &machine_room(m, in->out_error)[i]);
}

static void run_coalesce(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    const double *a = machine_view(m, in->a), *b = machine_view(m, in->b);
    double *out = machine_room(m, in->out), *error = machine_room(m, in->out_error);

    choose_unless_missing(a, a, b, out, n);
    if (error)
        choose_unless_missing(a, machine_view(m, in->a_error), machine_view(m, in->b_error), error, n);
}

static void worst_error(const machine *m, const instruction *in, size_t n)
{
    double *error = machine_room(m, in->out_error);

    machine_fill(error, 0, n); /* a year that is ignored has no error */
    for (size_t j = 0; j < in->n_list; j++) {
        const double *other = machine_view(m, in->list_errors[j]);

        for (size_t i = 0; i < n; i++)
            error[i] = other[i] > error[i] ? other[i] : error[i];
    }
}

static void run_window(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    const double *x[MOST_OPERANDS];
    double *out = machine_room(m, in->out), *error = machine_room(m, in->out_error);

    assert(in->n_list <= MOST_OPERANDS);
    for (size_t j = 0; j < in->n_list; j++)
        x[j] = machine_view(m, in->list[j]);
    in->at->function->kernel(x, in->n_list, in->a_units, out, error, n);
    if (in->list_errors)
        worst_error(m, in, n);
    for (size_t row = 0; in->is_exact_only && row < n; row++) {
        if (cell_is_value(out[row]))
            error[row] = INFINITY;
        else if (cell_state_of(out[row]) != CELL_NOT_APPLICABLE)
            settle(m, in, row);
    }
}

static void run_count(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    double *out = machine_room(m, in->out);

    for (size_t row = 0; row < n; row++) {
        double holds = 0;

        for (size_t j = 0; j < in->n_list; j++) {
            uint8_t t = machine_truths(m, in->list[j])[row];

            holds = t == TRUTH_UNKNOWN ? cell_missing() : holds + (t == TRUTH_TRUE);
        }
        out[row] = holds;
    }
}

/* Decide the rows whose sides are too close by exact arithmetic. */
static void decide(machine *m, const instruction *in, uint8_t *out, size_t n)
{
    int member = in->at->kind == NODE_IN ? in->member : 0;

    for (size_t i = compare_next_close(out, 0, n); i < n; i = compare_next_close(out, i + 1, n)) {
        out[i] = (uint8_t)exact_compare(in->at, member, m->binding, m->first + i, in->offset);
        m->exact_count++;
    }
}

static void run_compare(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    const double *a = machine_view(m, in->a), *b = machine_view(m, in->b);
    uint8_t *out = machine_truths(m, in->out);
    compare_relation relation = in->at->kind == NODE_IN ? COMPARE_EQUAL : in->at->relation;
    /* both sides are doubles nearest to short decimals: the order of the doubles is that of the decimals */
    bool is_plain = in->a_units == 0 && in->b_units == 0 && in->a_error == NO_REGISTER &&
                    in->b_error == NO_REGISTER && !m->has_exact;
    compare_side left = {a, (in->a_units > 0 ? in->a_units : 1) * 2 * ARITHMETIC_UNIT, machine_view(m, in->a_error)};
    compare_side right = {b, (in->b_units > 0 ? in->b_units : 1) * 2 * ARITHMETIC_UNIT, machine_view(m, in->b_error)};

    if (is_plain && m->is_constant[in->b] && cell_is_value(b[0]))
        compare_constant(relation, a, b[0], out, n);
    else if (is_plain)
        compare_plain(relation, a, b, out, n);
    if (is_plain)
        return;
    if (compare_guarded(relation, left, right, out, n))
        decide(m, in, out, n);
}

static void run_text(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    int indicator = in->at->first->indicator;
    text_view *t = &m->texts[indicator];

    if (t->run != m->run) {
        t->column = panel_text_column(m->binding->panel, indicator);
        if (t->column)
            text_match_letters(t->column + m->first, t->letters, n);
        t->run = m->run;
    }
    if (!t->column) {
        memset(machine_truths(m, in->out), TRUTH_UNKNOWN, n);
        return;
    }
    text_match_run(m->matches[i], t->column + m->first, t->letters, machine_truths(m, in->out), n);
}

static void run_holds(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    uint8_t *out = machine_truths(m, in->out);

    for (size_t row = 0; row < n; row++)
        out[row] = (uint8_t)binding_truth(m->binding, m->first + row, in->at);
}

static void run_known(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    const double *a = machine_view(m, in->a);
    uint8_t *out = machine_truths(m, in->out);

    for (size_t row = 0; row < n; row++)
        out[row] = cell_is_value(a[row]) ? TRUTH_TRUE : TRUTH_FALSE;
}

static void run_year_before(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    uint8_t *out = machine_truths(m, in->out);
    double limit = binding_founding_limit(m->binding->year + in->offset);

    for (size_t row = 0; row < n; row++)
        out[row] = m->founded && m->founded[m->first + row] >= limit ? TRUTH_TRUE : TRUTH_FALSE;
}

static void divide_error(const machine *m, const instruction *in, size_t n)
{
    const double *b = machine_view(m, in->b), *eb = machine_view(m, in->b_error);

    arithmetic_divide_error(machine_view(m, in->a_error), b, eb, machine_view(m, in->out),
                            machine_room(m, in->out_error), n);
    for (size_t i = 0; i < n; i++) {
        if (eb[i] > 0 && fabs(b[i]) <= eb[i]) /* may be 0 */
            settle(m, in, i);
    }
}

static void run_add(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    double *out = machine_room(m, in->out), *error = machine_room(m, in->out_error);

    arithmetic_add(machine_view(m, in->a), machine_view(m, in->b), out, n);
    if (error)
        arithmetic_add_error(machine_view(m, in->a_error), machine_view(m, in->b_error), out, error, n);
}

static void run_subtract(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    double *out = machine_room(m, in->out), *error = machine_room(m, in->out_error);

    arithmetic_subtract(machine_view(m, in->a), machine_view(m, in->b), out, n);
    if (error)
        arithmetic_add_error(machine_view(m, in->a_error), machine_view(m, in->b_error), out, error, n);
}

static void run_multiply(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    const double *a = machine_view(m, in->a), *b = machine_view(m, in->b);
    double *out = machine_room(m, in->out), *error = machine_room(m, in->out_error);

    arithmetic_multiply(a, b, out, n);
    if (error)
        arithmetic_multiply_error(a, machine_view(m, in->a_error), b, machine_view(m, in->b_error), out, error, n);
}

static void run_divide(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);

    arithmetic_divide(machine_view(m, in->a), machine_view(m, in->b), machine_room(m, in->out), n);
    if (in->out_error != NO_REGISTER)
        divide_error(m, in, n);
}

static void run_negate(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);

    arithmetic_negate(machine_view(m, in->a), machine_room(m, in->out), n);
}

static void run_years(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);

    calendar_years_between(machine_view(m, in->a), machine_view(m, in->b), machine_room(m, in->out), n);
}

static void run_year_of(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);

    calendar_year_of(machine_view(m, in->a), machine_room(m, in->out), n);
}

static void run_add_years(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);

    calendar_add_years(machine_view(m, in->a), machine_view(m, in->b), machine_room(m, in->out), n);
}

/* Bound of the error of an operand. */
static double error_at(const machine *m, int error, double units, double x, size_t row)
{
    return error == NO_REGISTER ? (units > 0 ? units : 1) * 2 * ARITHMETIC_UNIT * fabs(x) : machine_view(m, error)[row];
}

/* With an unknown condition the result is known if both alternatives are equal, which must not depend on rounding. */
static void settle_choices(const machine *m, const instruction *in, double *out, size_t n)
{
    const double *a = machine_view(m, in->a), *b = machine_view(m, in->b);
    const uint8_t *condition = machine_truths(m, in->c);

    for (size_t i = 0; i < n; i++) {
        double room;

        if (condition[i] != TRUTH_UNKNOWN || !cell_is_value(a[i]) || !cell_is_value(b[i]))
            continue;
        room = error_at(m, in->a_error, in->a_units, a[i], i) + error_at(m, in->b_error, in->b_units, b[i], i);
        if (!(fabs(a[i] - b[i]) > room))
            out[i] = exact_choice_is_idle(in->at, m->binding, m->first + i, in->offset) ? a[i] : cell_missing();
    }
}

static void run_choose(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);
    const uint8_t *condition = machine_truths(m, in->c);

    choose_number(condition, machine_view(m, in->a), machine_view(m, in->b), machine_room(m, in->out), n);
    if (in->at->kind == NODE_CALL) /* the values of a step table are literals: no rounding */
        settle_choices(m, in, machine_room(m, in->out), n);
    if (in->out_error != NO_REGISTER)
        choose_error(condition, machine_view(m, in->a_error), machine_view(m, in->b_error),
                     machine_room(m, in->out_error), n);
}

static void run_relative_error(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);

    arithmetic_relative_error(machine_view(m, in->a), in->a_units * ARITHMETIC_UNIT, machine_room(m, in->out), n);
}

static void run_and(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);

    truth_and(machine_truths(m, in->a), machine_truths(m, in->b), machine_truths(m, in->out), n);
}

static void run_or(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);

    truth_or(machine_truths(m, in->a), machine_truths(m, in->b), machine_truths(m, in->out), n);
}

static void run_not(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);

    truth_not(machine_truths(m, in->a), machine_truths(m, in->out), n);
}

static void run_choose_truth(machine *m, size_t i, size_t n)
{
    const instruction *in = program_at(m->program, i);

    choose_truth(machine_truths(m, in->c), machine_truths(m, in->a), machine_truths(m, in->b),
                 machine_truths(m, in->out), n);
}

/* --- the table --------------------------------------------------------------- */

typedef void (*operation)(machine *m, size_t i, size_t n);

static const operation operations[OPERATORS] = {
#define OPERATOR(name, writes, reads, lists, lives, cells, key, run) [OP_##name] = run,
#include "rules/operator_list.def"
#undef OPERATOR
};

static inline void execute(machine *m, size_t i, size_t n)
{
    operation run = operations[program_at(m->program, i)->op];

    if (run)
        run(m, i, n);
}

/* Record before the register is reused. */
static void record(machine *m, size_t i)
{
    const instruction *in = program_at(m->program, i);

    if (operators[in->op].writes_truth)
        m->recorded_truths[i] = machine_truths(m, in->out)[0];
    else
        m->recorded_numbers[i] = machine_view(m, in->out)[0];
}

void machine_run(machine *m, size_t first, size_t n)
{
    m->first = first;
    m->run++;
    for (size_t i = 0; i < program_length(m->program); i++) {
        execute(m, i, n);
        if (m->recorded_numbers)
            record(m, i);
    }
    machine_settle(m, m->all_limited, m->n_limited, n);
}

void machine_run_part(machine *m, const machine_part *part, size_t row)
{
    m->first = row;
    m->run++;
    for (size_t i = 0; i < part->n; i++)
        execute(m, part->steps[i], 1);
    machine_settle(m, part->outputs, part->n_outputs, 1);
}
