/*
 * Nodes become instructions. A windowed node is compiled once for each year of its window.
 */
#include <string.h>

#include "rules/function.h"
#include "rules/program_internal.h"

/* A register with the error of each operand: what is picked is off by no more than the worst. */
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
    bool is_years = n->n == 1; /* else the least or greatest of several numbers */
    size_t k = is_years ? (size_t)(x->to - x->from + 1) : n->n;
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

/* `any` and `all` leave out the years before the founding. */
static operand compile_quantifier(program *p, const node *n)
{
    const node *x = n->first;
    bool is_all = function_is(n->function, FUNCTION_EVERY);
    operand sum = {0}, none = {0};

    for (int year = x->from; year <= x->to; year++) {
        operand holds = program_compile(p, x, year);

        if (is_all) {
            operand before = program_truth(p);

            program_emit(p, OP_YEAR_BEFORE, before, n)->offset = year;
            holds = program_emit_truths(p, OP_OR, n, before, holds);
            none = year == x->from ? before : program_emit_truths(p, OP_AND, n, none, before);
        }
        sum = year == x->from ? holds
                              : program_emit_truths(p, is_all ? OP_AND : OP_OR, n, sum, holds);
    }
    if (is_all) /* no actual year at all: nothing holds */
        sum = program_emit_truths(p, OP_AND, n, sum, program_emit_truths(p, OP_NOT, n, none, none));
    return sum;
}

static operand compile_count(program *p, const node *n)
{
    const node *x = n->first;
    size_t k = (size_t)(x->to - x->from + 1);
    int *list = arena_take_array(p->memory, k, sizeof *list);
    operand out = program_number(p, 0);
    instruction *i;

    if (!list) {
        p->failed = true;
        return out;
    }
    for (size_t j = 0; j < k; j++)
        list[j] = program_compile(p, x, x->from + (int)j).reg;
    out.is_whole = true;
    i = program_emit(p, OP_COUNT, out, n);
    i->list = list;
    i->n_list = k;
    return out;
}

static operand compile_call(program *p, const node *n, int year)
{
    operand a, b, out;
    instruction *i;

    switch (n->function->shape) {
    case FUNCTION_WINDOW:
    case FUNCTION_EXTREME:
        return compile_window(p, n, year);
    case FUNCTION_QUANTIFIER:
        return compile_quantifier(p, n);
    case FUNCTION_COUNT:
        return compile_count(p, n);
    case FUNCTION_LAST:
        out = program_number(p, 0);
        program_emit(p, OP_LOAD_LAST, out, n)->indicator = n->first->indicator;
        return out;
    case FUNCTION_HOLDS:
        out = program_truth(p);
        program_emit(p, OP_HOLDS, out, n);
        return out;
    case FUNCTION_STARTS:
        out = program_truth(p);
        program_emit(p, OP_TEXT, out, n)->indicator = n->first->indicator;
        return out;
    case FUNCTION_IF:
        a = program_compile(p, n->first->next, year);
        b = program_compile(p, n->first->next->next, year);
        return program_emit_choice(p, n, program_compile(p, n->first, year), a, b);
    default:
        break;
    }
    a = program_compile(p, n->first, year);
    b = n->n > 1 ? program_compile(p, n->first->next, year) : a;
    switch (n->function->shape) {
    case FUNCTION_DAYS: /* whole numbers: exact */
        out = program_number(p, 0);
        out.is_whole = true;
        i = program_emit(p, OP_SUBTRACT, out, n);
        i->a = b.reg;
        i->b = a.reg;
        return out;
    case FUNCTION_COALESCE:
        out = program_number(p, a.units > b.units ? a.units : b.units);
        if (a.error != NO_REGISTER || b.error != NO_REGISTER) {
            a = program_with_error(p, a);
            b = program_with_error(p, b);
            out.error = p->n_numbers++;
        }
        i = program_emit(p, OP_COALESCE, out, n);
        i->a_error = a.error;
        i->b_error = b.error;
        break;
    case FUNCTION_KNOWN:
        out = program_truth(p);
        i = program_emit(p, OP_KNOWN, out, n);
        break;
    default:
        out = program_number(p, 0);
        out.is_whole = n->function->shape != FUNCTION_ADD_YEARS; /* a date is no sum */
        i = program_emit(p,
                 n->function->shape == FUNCTION_YEARS     ? OP_YEARS
                 : n->function->shape == FUNCTION_YEAR_OF ? OP_YEAR_OF
                                                          : OP_ADD_YEARS,
                 out, n);
        break;
    }
    i->a = a.reg;
    i->b = b.reg;
    return out;
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

static operand compile_table(program *p, const step_table *t)
{
    operand out = program_compile(p, t->steps[t->n - 1].value, ONCE);

    for (size_t i = t->n - 1; i-- > 0;)
        out = program_emit_choice(p, t->steps[i].when, program_compile(p, t->steps[i].when, ONCE),
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
        any = program_truth(p);
        program_emit(p, OP_TEXT, any, n)->indicator = n->first->indicator;
        return any;
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
        if (n->first->type == VALUE_TEXT) {
            out = program_truth(p);
            program_emit(p, OP_TEXT, out, n)->indicator = n->first->indicator;
            return out;
        }
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
