/*
 * Appends instructions and tracks rounding errors (Higham, "Accuracy and Stability of Numerical Algorithms", 2.2 and
 * 3.3). A product or quotient of numbers with relative errors of a and b units has one of a + b + 1 units (to first
 * order; comparisons allow twice that), a sum of non-negative numbers one of max(a, b) + 1. A sum that may cancel has
 * no bounded relative error: from there on an absolute bound is computed per row into an error register.
 *
 * During compilation every value gets a new register (static single assignment), which program_share.c relies on.
 */
#include "base/allocate.h"
#include "rules/program_internal.h"

operand program_number(program *p, double units)
{
    return (operand){.reg = p->n_numbers++, .error = NO_REGISTER, .units = units};
}

operand program_truth(program *p)
{
    return (operand){.is_truth = true, .reg = p->n_truths++, .error = NO_REGISTER};
}

instruction *program_emit(program *p, opcode op, operand out, const node *at)
{
    instruction *i;

    if (!allocate_room((void **)&p->code, &p->capacity, p->n + 1, sizeof *p->code)) {
        static _Thread_local instruction nowhere; /* a dummy that is never read */

        p->failed = true;
        return &nowhere;
    }
    i = &p->code[p->n++];
    *i = (instruction){.op = op, .out = out.reg, .out_error = out.error, .a = NO_REGISTER,
                       .b = NO_REGISTER, .c = NO_REGISTER, .a_error = NO_REGISTER,
                       .b_error = NO_REGISTER, .at = at, .indicator = -1};
    return i;
}

/* Relative errors become absolute here: k * |x|. */
operand program_with_error(program *p, operand o)
{
    operand error;
    instruction *i;

    if (o.error != NO_REGISTER)
        return o;
    error = program_number(p, 0);
    i = program_emit(p, OP_RELATIVE_ERROR, error, NULL);
    i->a = o.reg;
    i->a_units = o.units > 0 ? o.units : 1; /* a column was rounded once when it was read */
    o.error = error.reg;
    return o;
}

static double at_least_one(double units)
{
    return units > 1 ? units : 1;
}

/* Integers such as days and years stay far below 2^53: exact. */
static operand emit_whole(program *p, opcode op, const node *at, int year, operand a, operand b)
{
    operand out = program_number(p, 0);
    instruction *i = program_emit(p, op, out, at);

    i->a = a.reg;
    i->b = b.reg;
    i->offset = year;
    out.is_whole = true;
    return out;
}

operand program_number_of(program *p, double units, operand *a, operand *b)
{
    operand out = program_number(p, units);

    if (a->error != NO_REGISTER || b->error != NO_REGISTER) {
        *a = program_with_error(p, *a);
        *b = program_with_error(p, *b);
        out.error = p->n_numbers++;
    }
    return out;
}

/* Errors stay relative unless digits can cancel: in products, quotients and sums of non-negative numbers. */
operand program_emit_arithmetic(program *p, opcode op, const node *at, int year, operand a, operand b)
{
    bool cancels = (op == OP_ADD || op == OP_SUBTRACT) && !at->is_not_negative;
    operand out;
    instruction *i;

    if ((op == OP_ADD || op == OP_SUBTRACT) && a.is_whole && b.is_whole)
        return emit_whole(p, op, at, year, a, b);
    out = program_number(p, 0);
    if (cancels || a.error != NO_REGISTER || b.error != NO_REGISTER) {
        a = program_with_error(p, a);
        b = program_with_error(p, b);
        out.error = p->n_numbers++;
    } else if (op == OP_ADD) {
        out.units = (at_least_one(a.units) > at_least_one(b.units) ? at_least_one(a.units)
                                                                   : at_least_one(b.units)) + 1;
    } else {
        out.units = at_least_one(a.units) + at_least_one(b.units) + 1;
    }
    i = program_emit(p, op, out, at);
    i->a = a.reg;
    i->b = b.reg;
    i->a_error = a.error;
    i->b_error = b.error;
    i->offset = year;
    return out;
}

operand program_emit_load(program *p, const node *at, int indicator, int offset)
{
    seen_key key = {NULL, indicator, offset};
    operand o;

    if (program_recall(p, key, &o))
        return o;
    o = program_number(p, 0);
    *program_emit(p, OP_LOAD, o, at) = (instruction){.op = OP_LOAD, .out = o.reg, .out_error = NO_REGISTER,
                                             .a = NO_REGISTER, .b = NO_REGISTER, .c = NO_REGISTER,
                                             .a_error = NO_REGISTER, .b_error = NO_REGISTER,
                                             .at = at, .indicator = indicator, .offset = offset};
    return program_remember(p, key, o);
}

operand program_emit_constant(program *p, const node *at, double value)
{
    operand o = program_number(p, 0);

    program_emit(p, OP_CONSTANT, o, at)->constant = value;
    o.is_whole = value > -1e6 && value < 1e6 && value == (double)(int)value && !at->money;
    return o;
}

operand program_emit_truths(program *p, opcode op, const node *at, operand a, operand b)
{
    operand out = program_truth(p);
    instruction *i = program_emit(p, op, out, at);

    i->a = a.reg;
    i->b = b.reg;
    return out;
}

operand program_emit_choice(program *p, const node *at, int year, operand condition, operand a, operand b)
{
    operand out;
    instruction *i;

    if (a.is_truth) {
        out = program_truth(p);
        i = program_emit(p, OP_CHOOSE_TRUTH, out, at);
    } else {
        out = program_number_of(p, a.units > b.units ? a.units : b.units, &a, &b);
        i = program_emit(p, OP_CHOOSE, out, at);
    }
    i->a = a.reg;
    i->b = b.reg;
    i->c = condition.reg;
    i->a_error = a.error;
    i->b_error = b.error;
    i->a_units = a.units;
    i->b_units = b.units;
    i->offset = year;
    return out;
}
