/*
 * Translates checked trees to instructions, postorder. A windowed node is compiled once for each year of its window; a
 * quantifier or count unrolls its window into a chain of and/or or a list of truths.
 *
 * With every number goes what is known about its rounding error: `units`, a relative error in ARITHMETIC_UNIT, as long
 * as that is possible, otherwise an error register (program_emit.c).
 */
#include <string.h>

#include "rules/function.h"
#include "rules/operator.h"
#include "rules/program_internal.h"

/* The error registers of the operands: a minimum or maximum is off by no more than the largest error. */
static int *errors_of(program *p, const operand *operands, size_t k)
{
    int *errors = arena_take_array(p->memory, k, sizeof *errors);

    for (size_t j = 0; errors && j < k; j++)
        errors[j] = program_with_error(p, operands[j]).error;
    p->failed |= !errors;
    return errors;
}

static operand compile_window(program *p, const node *n, int year)
{
    const node *x = n->first;
    bool is_years = n->n == 1; /* else the minimum or maximum of several numbers */
    size_t k = is_years ? (size_t)(x->to - x->from) + 1 : n->n;
    int *list = arena_take_array(p->memory, k, sizeof *list);
    operand *operands = arena_take_array(p->memory, k, sizeof *operands);
    bool is_pick = n->function->shape == FUNCTION_EXTREME;
    bool is_growth = function_is(n->function, FUNCTION_GROWTH);
    double units = 1;
    bool is_absolute = false;
    int *list_errors = NULL;
    operand out;
    instruction *i;

    if (!list || !operands) {
        p->failed = true;
        return program_number(p, 0);
    }
    for (size_t j = 0; j < k; j++) {
        operand o = program_compile(p, x, is_years ? x->from + (int)j : year);

        operands[j] = o;
        list[j] = o.reg;
        units = o.units > units ? o.units : units;
        is_absolute |= o.error != NO_REGISTER;
        if (!is_years)
            x = x->next;
    }
    if (is_pick && is_absolute)
        list_errors = errors_of(p, operands, k);
    /* k - 1 additions, perhaps a division, and the error of the operands */
    out = program_number(p, is_pick ? units : units + (double)k + 1);
    if (is_growth || is_absolute || !n->is_not_negative)
        out.error = p->n_numbers++;
    i = program_emit(p, OP_WINDOW, out, n);
    i->list = list;
    i->n_list = k;
    i->a_units = units;
    i->list_errors = list_errors;
    i->is_exact_only = is_absolute && !list_errors;
    i->offset = year;
    return out;
}

static operand emit_before(program *p, const node *n, int year)
{
    operand before = program_truth(p);

    program_emit(p, OP_YEAR_BEFORE, before, n)->offset = year;
    return before;
}

static bool is_cell_of_window(const node *n)
{
    return n->kind == NODE_INDICATOR && n->window == WINDOW_RANGE;
}

/* Certainly false in a year before the foundation: cells are not applicable then, and comparisons with them false. */
static bool is_false_before(const node *n)
{
    switch (n->kind) {
    case NODE_AND:
        return is_false_before(n->first) || is_false_before(n->first->next);
    case NODE_OR:
        return is_false_before(n->first) && is_false_before(n->first->next);
    case NODE_COMPARE:
        return is_cell_of_window(n->first) || is_cell_of_window(n->first->next);
    case NODE_IN:
        return is_cell_of_window(n->first);
    default:
        return false;
    }
}

/* Years before the foundation are left out: for `any` and `count` they do not hold. */
static operand compile_applying(program *p, const node *n, int year)
{
    operand holds = program_compile(p, n->first, year), before;

    if (is_false_before(n->first))
        return holds;
    before = emit_before(p, n, year);
    return program_emit_truths(p, OP_AND, n, program_emit_truths(p, OP_NOT, n, before, before), holds);
}

/* `all` leaves years before the foundation out by (before or holds) in each year. */
static operand compile_quantifier(program *p, const node *n)
{
    const node *x = n->first;
    bool is_all = function_is(n->function, FUNCTION_EVERY);
    operand sum = {0}, none = {0};

    for (int year = x->from; year <= x->to; year++) {
        operand holds = is_all ? program_compile(p, x, year) : compile_applying(p, n, year);

        if (is_all) {
            operand before = emit_before(p, n, year);

            holds = program_emit_truths(p, OP_OR, n, before, holds);
            none = year == x->from ? before : program_emit_truths(p, OP_AND, n, none, before);
        }
        sum = year == x->from ? holds
                              : program_emit_truths(p, is_all ? OP_AND : OP_OR, n, sum, holds);
    }
    if (is_all && !n->holds_when_empty) /* without any applicable year it is false */
        sum = program_emit_truths(p, OP_AND, n, sum, program_emit_truths(p, OP_NOT, n, none, none));
    return sum;
}

static operand compile_count(program *p, const node *n)
{
    const node *x = n->first;
    size_t k = (size_t)(x->to - x->from) + 1;
    int *list = arena_take_array(p->memory, k, sizeof *list);
    operand out = program_number(p, 0);
    instruction *i;

    if (!list) {
        p->failed = true;
        return out;
    }
    for (size_t j = 0; j < k; j++)
        list[j] = compile_applying(p, n, x->from + (int)j).reg;
    out.is_whole = true;
    i = program_emit(p, OP_COUNT, out, n);
    i->list = list;
    i->n_list = k;
    return out;
}

/* The first value, or the second where the first is missing. */
static operand compile_coalesce(program *p, const node *n, operand a, operand b)
{
    operand out = program_number_of(p, a.units > b.units ? a.units : b.units, &a, &b);
    instruction *i;

    i = program_emit(p, OP_COALESCE, out, n);
    i->a = a.reg;
    i->b = b.reg;
    i->a_error = a.error;
    i->b_error = b.error;
    return out;
}

/* An operator on one or two operands whose result is a truth, an integer without error, or a date. */
static operand compile_plain(program *p, const node *n, opcode op, operand a, operand b)
{
    operand out = operators[op].writes_truth ? program_truth(p) : program_number(p, 0);
    instruction *i = program_emit(p, op, out, n);

    out.is_whole = !out.is_truth && op != OP_ADD_YEARS; /* a date is not a count */
    i->a = a.reg;
    i->b = b.reg;
    return out;
}

/* Functions that take an indicator or a certificate by name. */
static operand compile_lookup(program *p, const node *n, opcode op, int indicator)
{
    operand out = operators[op].writes_truth ? program_truth(p) : program_number(p, 0);

    program_emit(p, op, out, n)->indicator = indicator;
    return out;
}

static operand compile_call(program *p, const node *n, int year)
{
    const node *second = n->n > 1 ? n->first->next : n->first;
    operand a, b;

    switch (n->function->shape) {
    case FUNCTION_WINDOW:
    case FUNCTION_EXTREME:
        return compile_window(p, n, year);
    case FUNCTION_QUANTIFIER:
        return compile_quantifier(p, n);
    case FUNCTION_COUNT:
        return compile_count(p, n);
    case FUNCTION_LAST:
        return compile_lookup(p, n, OP_LOAD_LAST, n->first->indicator);
    case FUNCTION_HOLDS:
        return compile_lookup(p, n, OP_HOLDS, -1);
    case FUNCTION_STARTS:
        return compile_lookup(p, n, OP_TEXT, n->first->indicator);
    case FUNCTION_IF:
        a = program_compile(p, second, year);
        b = program_compile(p, second->next, year);
        return program_emit_choice(p, n, year, program_compile(p, n->first, year), a, b);
    default:
        break;
    }
    a = program_compile(p, n->first, year);
    b = second != n->first ? program_compile(p, second, year) : a;
    switch (n->function->shape) {
    case FUNCTION_DAYS: /* from the first to the second */
        return compile_plain(p, n, OP_SUBTRACT, b, a);
    case FUNCTION_COALESCE:
        return compile_coalesce(p, n, a, b);
    case FUNCTION_KNOWN:
        return compile_plain(p, n, OP_KNOWN, a, b);
    case FUNCTION_YEARS:
        return compile_plain(p, n, OP_YEARS, a, b);
    case FUNCTION_YEAR_OF:
        return compile_plain(p, n, OP_YEAR_OF, a, b);
    default:
        return compile_plain(p, n, OP_ADD_YEARS, a, b);
    }
}

static operand emit_compare(program *p, const node *n, operand a, operand b, int year)
{
    operand out = program_truth(p);
    instruction *i = program_emit(p, OP_COMPARE, out, n);

    i->a = a.reg;
    i->b = b.reg;
    i->a_error = a.error;
    i->b_error = b.error;
    i->a_units = a.units;
    i->b_units = b.units;
    i->offset = year;
    return out;
}

/* Nested choices, from the last step, which is the default, to the first. */
static operand compile_table(program *p, const step_table *t)
{
    operand out = program_compile(p, t->steps[t->n - 1].value, ONCE);

    for (size_t i = t->n - 1; i-- > 0;)
        out = program_emit_choice(p, t->steps[i].when, ONCE, program_compile(p, t->steps[i].when, ONCE),
                          program_compile(p, t->steps[i].value, ONCE), out);
    return out;
}

static operand compile_name(program *p, const node *n)
{
    operand out;

    if (n->definition)
        return n->definition->table ? compile_table(p, n->definition->table)
                                    : program_compile(p, n->definition->expression, ONCE);
    out = program_number(p, 0);
    program_emit(p, n->is_application_date ? OP_DATE : OP_SETTING, out, n);
    return out;
}

static operand compile_members(program *p, const node *n, int year)
{
    operand subject, any = {0};
    int j = 0;

    if (n->first->type == VALUE_TEXT) {
        return compile_lookup(p, n, OP_TEXT, n->first->indicator);
    }
    subject = program_compile(p, n->first, year);
    for (const node *member = n->first->next; member; member = member->next) {
        operand one = program_truth(p), value = program_compile(p, member, year);
        instruction *i = program_emit(p, OP_COMPARE, one, n);

        i->a = subject.reg;
        i->b = value.reg;
        i->a_error = subject.error;
        i->a_units = subject.units;
        i->member = ++j;
        i->offset = year;
        any = member == n->first->next ? one : program_emit_truths(p, OP_OR, n, any, one);
    }
    return any;
}

static operand compile_fresh(program *p, const node *n, int year)
{
    operand a, out;

    switch (n->kind) {
    case NODE_NUMBER:
    case NODE_DATE:
        return program_emit_constant(p, n, n->number);
    case NODE_TRUTH:
        out = program_truth(p);
        program_emit(p, OP_TRUE, out, n)->constant = n->number;
        return out;
    case NODE_INDICATOR:
        return program_emit_load(p, n, n->indicator, n->window == WINDOW_RANGE ? year : n->from);
    case NODE_NAME:
        return compile_name(p, n);
    case NODE_CALL:
        return compile_call(p, n, year);
    case NODE_IN:
        return compile_members(p, n, year);
    case NODE_COMPARE:
        if (n->first->type == VALUE_TEXT)
            return compile_lookup(p, n, OP_TEXT, n->first->indicator);
        break;
    default:
        break;
    }
    a = program_compile(p, n->first, year);
    switch (n->kind) {
    case NODE_NEGATE:
        out = program_number(p, a.units);
        out.error = a.error;
        program_emit(p, OP_NEGATE, (operand){.reg = out.reg, .error = NO_REGISTER}, n)->a = a.reg;
        return out;
    case NODE_NOT:
        return program_emit_truths(p, OP_NOT, n, a, a);
    case NODE_AND:
        return program_emit_truths(p, OP_AND, n, a, program_compile(p, n->first->next, year));
    case NODE_OR:
        return program_emit_truths(p, OP_OR, n, a, program_compile(p, n->first->next, year));
    case NODE_COMPARE:
        return emit_compare(p, n, a, program_compile(p, n->first->next, year), year);
    case NODE_ADD:
        return program_emit_arithmetic(p, OP_ADD, n, year, a, program_compile(p, n->first->next, year));
    case NODE_SUBTRACT:
        return program_emit_arithmetic(p, OP_SUBTRACT, n, year, a, program_compile(p, n->first->next, year));
    case NODE_MULTIPLY:
        return program_emit_arithmetic(p, OP_MULTIPLY, n, year, a, program_compile(p, n->first->next, year));
    default:
        return program_emit_arithmetic(p, OP_DIVIDE, n, year, a, program_compile(p, n->first->next, year));
    }
}

operand program_compile(program *p, const node *n, int year)
{
    const node *real = n->same_as ? n->same_as : n;
    seen_key key = {real, 0, n->is_windowed ? year : ONCE};
    operand o;

    if (n->kind == NODE_NAME && n->definition)
        key.what = n->definition;
    if (program_recall(p, key, &o))
        return o;
    return program_remember(p, key, compile_fresh(p, real, year));
}
