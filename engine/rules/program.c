#include "rules/program.h"

#include <stdint.h>
#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/text_index.h"
#include "rules/function.h"

/* A year of a windowed node, or ONCE for a node with one value. */
enum { ONCE = INT32_MIN };

struct program {
    bool keeps_all;
    bool failed;
    arena *memory;
    instruction *code;
    size_t n;
    size_t capacity;
    int n_numbers;
    int n_truths;
    operand *outputs;
    size_t n_outputs;
    size_t outputs_capacity;
    text_index *seen; /* (node, year) and (load, indicator, year) -> operand */
    operand *seen_operands;
    size_t seen_capacity;
};

static operand compile(program *p, const node *n, int year);

program *program_new(bool keeps_all)
{
    program *p = allocate_array(1, sizeof *p);

    if (!p)
        return NULL;
    p->keeps_all = keeps_all;
    p->memory = arena_new();
    p->seen = text_index_new();
    if (!p->memory || !p->seen) {
        program_free(p);
        return NULL;
    }
    return p;
}

void program_free(program *p)
{
    if (!p)
        return;
    arena_free(p->memory);
    text_index_free(p->seen);
    release(p->seen_operands);
    release(p->code);
    release(p->outputs);
    release(p);
}

/* --- what was computed before -------------------------------------------- */

typedef struct seen_key {
    const void *what; /* a node; NULL for a load */
    int64_t indicator;
    int64_t year;
} seen_key;

static bool recall(const program *p, seen_key key, operand *o)
{
    uint32_t i = text_index_find(p->seen, (const char *)&key, sizeof key);

    if (i == TEXT_INDEX_NONE || i >= p->seen_capacity) /* known, but there was no room for it */
        return false;
    *o = p->seen_operands[i];
    return true;
}

static operand remember(program *p, seen_key key, operand o)
{
    uint32_t i = text_index_add(p->seen, (const char *)&key, sizeof key);

    if (i == TEXT_INDEX_NONE || !allocate_room((void **)&p->seen_operands, &p->seen_capacity,
                                               (size_t)i + 1, sizeof *p->seen_operands))
        p->failed = true;
    else
        p->seen_operands[i] = o;
    return o;
}

/* --- emitting ------------------------------------------------------------ */

static operand number_operand(program *p, double units)
{
    return (operand){.reg = p->n_numbers++, .error = NO_REGISTER, .units = units};
}

static operand truth_operand(program *p)
{
    return (operand){.is_truth = true, .reg = p->n_truths++, .error = NO_REGISTER};
}

static instruction *emit(program *p, opcode op, operand out, const node *at)
{
    instruction *i;

    if (!allocate_room((void **)&p->code, &p->capacity, p->n + 1, sizeof *p->code)) {
        static _Thread_local instruction nowhere; /* what is written there is never read */

        p->failed = true;
        return &nowhere;
    }
    i = &p->code[p->n++];
    *i = (instruction){.op = op, .out = out.reg, .out_error = out.error, .a = NO_REGISTER,
                       .b = NO_REGISTER, .c = NO_REGISTER, .a_error = NO_REGISTER,
                       .b_error = NO_REGISTER, .at = at, .indicator = -1};
    return i;
}

/* The operand's error as a register, made from the relative one where there is none. */
static operand with_error(program *p, operand o)
{
    operand error;
    instruction *i;

    if (o.error != NO_REGISTER)
        return o;
    error = number_operand(p, 0);
    i = emit(p, OP_RELATIVE_ERROR, error, NULL);
    i->a = o.reg;
    i->a_units = o.units > 0 ? o.units : 1; /* a column is rounded once when it is read */
    o.error = error.reg;
    return o;
}

static double at_least_one(double units)
{
    return units > 1 ? units : 1;
}

/*
 * Errors stay relative as long as nothing can cancel: products and quotients,
 * and sums of what is never negative. Else a register carries the bound along.
 */
static operand emit_arithmetic(program *p, opcode op, const node *at, int year, operand a, operand b)
{
    bool cancels = (op == OP_ADD || op == OP_SUBTRACT) && !at->is_not_negative;
    operand out = number_operand(p, 0);
    instruction *i;

    if (cancels || a.error != NO_REGISTER || b.error != NO_REGISTER) {
        a = with_error(p, a);
        b = with_error(p, b);
        out.error = p->n_numbers++;
    } else if (op == OP_ADD) {
        out.units = (at_least_one(a.units) > at_least_one(b.units) ? at_least_one(a.units)
                                                                   : at_least_one(b.units)) + 1;
    } else {
        out.units = at_least_one(a.units) + at_least_one(b.units) + 1;
    }
    i = emit(p, op, out, at);
    i->a = a.reg;
    i->b = b.reg;
    i->a_error = a.error;
    i->b_error = b.error;
    i->offset = year;
    return out;
}

static operand load(program *p, const node *at, int indicator, int offset)
{
    seen_key key = {NULL, indicator, offset};
    operand o;

    if (recall(p, key, &o))
        return o;
    o = number_operand(p, 0);
    *emit(p, OP_LOAD, o, at) = (instruction){.op = OP_LOAD, .out = o.reg, .out_error = NO_REGISTER,
                                             .a = NO_REGISTER, .b = NO_REGISTER, .c = NO_REGISTER,
                                             .a_error = NO_REGISTER, .b_error = NO_REGISTER,
                                             .at = at, .indicator = indicator, .offset = offset};
    return remember(p, key, o);
}

static operand constant(program *p, const node *at, double value)
{
    operand o = number_operand(p, 0);

    emit(p, OP_CONSTANT, o, at)->constant = value;
    return o;
}

static operand emit_truths(program *p, opcode op, const node *at, operand a, operand b)
{
    operand out = truth_operand(p);
    instruction *i = emit(p, op, out, at);

    i->a = a.reg;
    i->b = b.reg;
    return out;
}

static operand emit_choice(program *p, const node *at, operand condition, operand a, operand b)
{
    operand out;
    instruction *i;

    if (a.is_truth) {
        out = truth_operand(p);
        i = emit(p, OP_CHOOSE_TRUTH, out, at);
    } else {
        out = number_operand(p, a.units > b.units ? a.units : b.units);
        if (a.error != NO_REGISTER || b.error != NO_REGISTER) {
            a = with_error(p, a);
            b = with_error(p, b);
            out.error = p->n_numbers++;
        }
        i = emit(p, OP_CHOOSE, out, at);
    }
    i->a = a.reg;
    i->b = b.reg;
    i->c = condition.reg;
    i->a_error = a.error;
    i->b_error = b.error;
    return out;
}

/* --- nodes --------------------------------------------------------------- */

static operand compile_window(program *p, const node *n, int year)
{
    const node *x = n->first;
    bool is_years = n->n == 1; /* else the least or greatest of several numbers */
    size_t k = is_years ? (size_t)(x->to - x->from + 1) : n->n;
    int *list = arena_take_array(p->memory, k, sizeof *list);
    bool is_pick = n->function->shape == FUNCTION_EXTREME;
    bool is_growth = n->function->kernel == window_growth_mean || n->function->kernel == window_cagr;
    double units = 1;
    bool is_absolute = false;
    operand out;
    instruction *i;

    if (!list) {
        p->failed = true;
        return number_operand(p, 0);
    }
    for (size_t j = 0; j < k; j++) {
        operand o = compile(p, x, is_years ? x->from + (int)j : year);

        list[j] = o.reg;
        units = o.units > units ? o.units : units;
        is_absolute |= o.error != NO_REGISTER;
        if (!is_years)
            x = x->next;
    }
    out = number_operand(p, is_pick ? units : units + (double)k + 1);
    if (is_growth || is_absolute || !n->is_not_negative)
        out.error = p->n_numbers++;
    i = emit(p, OP_WINDOW, out, n);
    i->list = list;
    i->n_list = k;
    i->a_units = units;
    i->is_exact_only = is_absolute;
    i->offset = year;
    return out;
}

/* `any` and `all` leave out the years before the founding. */
static operand compile_quantor(program *p, const node *n)
{
    const node *x = n->first;
    bool is_all = !strcmp(n->function->name, "all");
    operand sum = {0}, none = {0};

    for (int year = x->from; year <= x->to; year++) {
        operand holds = compile(p, x, year);

        if (is_all) {
            operand before = truth_operand(p);

            emit(p, OP_YEAR_BEFORE, before, n)->offset = year;
            holds = emit_truths(p, OP_OR, n, before, holds);
            none = year == x->from ? before : emit_truths(p, OP_AND, n, none, before);
        }
        sum = year == x->from ? holds
                              : emit_truths(p, is_all ? OP_AND : OP_OR, n, sum, holds);
    }
    if (is_all) /* no actual year at all: nothing holds */
        sum = emit_truths(p, OP_AND, n, sum, emit_truths(p, OP_NOT, n, none, none));
    return sum;
}

static operand compile_count(program *p, const node *n)
{
    const node *x = n->first;
    size_t k = (size_t)(x->to - x->from + 1);
    int *list = arena_take_array(p->memory, k, sizeof *list);
    operand out = number_operand(p, 0);
    instruction *i;

    if (!list) {
        p->failed = true;
        return out;
    }
    for (size_t j = 0; j < k; j++)
        list[j] = compile(p, x, x->from + (int)j).reg;
    i = emit(p, OP_COUNT, out, n);
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
    case FUNCTION_QUANTOR:
        return compile_quantor(p, n);
    case FUNCTION_COUNT:
        return compile_count(p, n);
    case FUNCTION_LAST:
        out = number_operand(p, 0);
        emit(p, OP_LOAD_LAST, out, n)->indicator = n->first->indicator;
        return out;
    case FUNCTION_HOLDS:
        out = truth_operand(p);
        emit(p, OP_HOLDS, out, n);
        return out;
    case FUNCTION_STARTS:
        out = truth_operand(p);
        emit(p, OP_TEXT, out, n)->indicator = n->first->indicator;
        return out;
    case FUNCTION_IF:
        a = compile(p, n->first->next, year);
        b = compile(p, n->first->next->next, year);
        return emit_choice(p, n, compile(p, n->first, year), a, b);
    default:
        break;
    }
    a = compile(p, n->first, year);
    b = n->n > 1 ? compile(p, n->first->next, year) : a;
    switch (n->function->shape) {
    case FUNCTION_DAYS: /* whole numbers: exact */
        out = number_operand(p, 0);
        i = emit(p, OP_SUBTRACT, out, n);
        i->a = b.reg;
        i->b = a.reg;
        return out;
    case FUNCTION_COALESCE:
        out = number_operand(p, a.units > b.units ? a.units : b.units);
        if (a.error != NO_REGISTER || b.error != NO_REGISTER) {
            a = with_error(p, a);
            b = with_error(p, b);
            out.error = p->n_numbers++;
        }
        i = emit(p, OP_COALESCE, out, n);
        i->a_error = a.error;
        i->b_error = b.error;
        break;
    case FUNCTION_KNOWN:
        out = truth_operand(p);
        i = emit(p, OP_KNOWN, out, n);
        break;
    default:
        out = number_operand(p, 0);
        i = emit(p,
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
    operand out = truth_operand(p);
    instruction *i = emit(p, OP_COMPARE, out, n);

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
    operand out = compile(p, t->steps[t->n - 1].value, ONCE);

    for (size_t i = t->n - 1; i-- > 0;)
        out = emit_choice(p, t->steps[i].when, compile(p, t->steps[i].when, ONCE),
                          compile(p, t->steps[i].value, ONCE), out);
    return out;
}

static operand compile_name(program *p, const node *n)
{
    operand out;

    if (n->definition)
        return n->definition->table ? compile_table(p, n->definition->table)
                                    : compile(p, n->definition->expression, ONCE);
    out = number_operand(p, 0);
    emit(p, n->is_application_date ? OP_DATE : OP_SETTING, out, n);
    return out;
}

static operand compile_members(program *p, const node *n, int year)
{
    operand subject, any = {0};
    int j = 0;

    if (n->first->type == VALUE_TEXT) {
        any = truth_operand(p);
        emit(p, OP_TEXT, any, n)->indicator = n->first->indicator;
        return any;
    }
    subject = compile(p, n->first, year);
    for (const node *member = n->first->next; member; member = member->next) {
        operand one = truth_operand(p), value = compile(p, member, year);
        instruction *i = emit(p, OP_COMPARE, one, n);

        i->a = subject.reg;
        i->b = value.reg;
        i->a_error = subject.error;
        i->a_units = subject.units;
        i->member = ++j;
        i->offset = year;
        any = member == n->first->next ? one : emit_truths(p, OP_OR, n, any, one);
    }
    return any;
}

static operand compile_fresh(program *p, const node *n, int year)
{
    operand a, out;

    switch (n->kind) {
    case NODE_NUMBER:
    case NODE_DATE:
        return constant(p, n, n->number);
    case NODE_TRUTH:
        out = truth_operand(p);
        emit(p, OP_TRUE, out, n)->constant = n->number;
        return out;
    case NODE_INDICATOR:
        return load(p, n, n->indicator, n->window == WINDOW_RANGE ? year : n->from);
    case NODE_NAME:
        return compile_name(p, n);
    case NODE_CALL:
        return compile_call(p, n, year);
    case NODE_IN:
        return compile_members(p, n, year);
    case NODE_COMPARE:
        if (n->first->type == VALUE_TEXT) {
            out = truth_operand(p);
            emit(p, OP_TEXT, out, n)->indicator = n->first->indicator;
            return out;
        }
        break;
    default:
        break;
    }
    a = compile(p, n->first, year);
    switch (n->kind) {
    case NODE_NEGATE:
        out = number_operand(p, a.units);
        out.error = a.error;
        emit(p, OP_NEGATE, (operand){.reg = out.reg, .error = NO_REGISTER}, n)->a = a.reg;
        return out;
    case NODE_NOT:
        return emit_truths(p, OP_NOT, n, a, a);
    case NODE_AND:
        return emit_truths(p, OP_AND, n, a, compile(p, n->first->next, year));
    case NODE_OR:
        return emit_truths(p, OP_OR, n, a, compile(p, n->first->next, year));
    case NODE_COMPARE:
        return emit_compare(p, n, a, compile(p, n->first->next, year), year);
    case NODE_ADD:
        return emit_arithmetic(p, OP_ADD, n, year, a, compile(p, n->first->next, year));
    case NODE_SUBTRACT:
        return emit_arithmetic(p, OP_SUBTRACT, n, year, a, compile(p, n->first->next, year));
    case NODE_MULTIPLY:
        return emit_arithmetic(p, OP_MULTIPLY, n, year, a, compile(p, n->first->next, year));
    default:
        return emit_arithmetic(p, OP_DIVIDE, n, year, a, compile(p, n->first->next, year));
    }
}

static operand compile(program *p, const node *n, int year)
{
    const node *real = n->same_as ? n->same_as : n;
    seen_key key = {real, 0, n->is_windowed ? year : ONCE};
    operand o;

    if (n->kind == NODE_NAME && n->definition)
        key.what = n->definition;
    if (recall(p, key, &o))
        return o;
    return remember(p, key, compile_fresh(p, real, year));
}

bool program_add(program *p, const node *n, size_t *output)
{
    operand o = compile(p, n, ONCE);

    if (p->failed || !allocate_room((void **)&p->outputs, &p->outputs_capacity, p->n_outputs + 1,
                                    sizeof *p->outputs))
        return false;
    p->outputs[p->n_outputs] = o;
    *output = p->n_outputs++;
    return true;
}

/* --- registers ------------------------------------------------------------ */

typedef struct reuse {
    size_t *last_use; /* by old register */
    int *renamed;
    int *spare; /* free new registers */
    size_t n_spare;
    int n_used;
} reuse;

static bool reuse_init(reuse *r, size_t n)
{
    r->last_use = allocate_array(n, sizeof *r->last_use);
    r->renamed = allocate_array(n, sizeof *r->renamed);
    r->spare = allocate_array(n, sizeof *r->spare);
    r->n_spare = 0;
    r->n_used = 0;
    return r->last_use && r->renamed && r->spare;
}

static void reuse_clear(reuse *r)
{
    release(r->last_use);
    release(r->renamed);
    release(r->spare);
}

typedef void (*visit)(reuse *r, int *reg, size_t i);

static void note_use(reuse *r, int *reg, size_t i)
{
    if (*reg != NO_REGISTER)
        r->last_use[*reg] = i;
}

static void rename_use(reuse *r, int *reg, size_t i)
{
    (void)i;
    if (*reg != NO_REGISTER)
        *reg = r->renamed[*reg];
}

static bool reads_truths(opcode op)
{
    return op == OP_AND || op == OP_OR || op == OP_NOT || op == OP_CHOOSE_TRUTH;
}

static bool writes_truth(opcode op)
{
    return op >= OP_COMPARE;
}

/* Visit every register that an instruction reads. */
static void visit_reads(instruction *code, size_t i, reuse *numbers, reuse *truths, visit do_it)
{
    instruction *in = &code[i];
    reuse *of_operands = reads_truths(in->op) ? truths : numbers;

    do_it(of_operands, &in->a, i);
    do_it(of_operands, &in->b, i);
    if (in->op == OP_CHOOSE || in->op == OP_CHOOSE_TRUTH)
        do_it(truths, &in->c, i);
    do_it(numbers, &in->a_error, i);
    do_it(numbers, &in->b_error, i);
    for (size_t j = 0; j < in->n_list; j++)
        do_it(in->op == OP_COUNT ? truths : numbers, &in->list[j], i);
}

static void take_register(reuse *r, int *reg, bool is_unshared)
{
    int fresh;

    if (*reg == NO_REGISTER)
        return;
    fresh = r->n_spare && !is_unshared ? r->spare[--r->n_spare] : r->n_used++;
    r->renamed[*reg] = fresh;
    *reg = fresh;
}

/* Constants keep their registers: they are filled once, not for every batch. */
static bool is_filled_once(opcode op)
{
    return op == OP_CONSTANT || op == OP_SETTING || op == OP_DATE || op == OP_TRUE;
}

static void rename_all(program *p, reuse *numbers, reuse *truths)
{
    /* old registers by the instruction that reads them last */
    size_t n_old[2] = {(size_t)p->n_numbers, (size_t)p->n_truths};
    reuse *both[2] = {numbers, truths};

    for (size_t i = 0; i < p->n; i++) {
        instruction *in = &p->code[i];
        reuse *of_out = writes_truth(in->op) ? truths : numbers;
        int old_out = in->out, old_error = in->out_error;

        visit_reads(p->code, i, numbers, truths, rename_use);
        take_register(of_out, &in->out, is_filled_once(in->op));
        take_register(numbers, &in->out_error, false);
        /* a value that nobody reads is free again at once */
        if (of_out->last_use[old_out] == 0 && !is_filled_once(in->op))
            of_out->last_use[old_out] = i;
        if (old_error != NO_REGISTER && numbers->last_use[old_error] == 0)
            numbers->last_use[old_error] = i;
        for (int k = 0; k < 2; k++) {
            reuse *r = both[k];

            for (size_t old = 0; old < n_old[k]; old++) {
                if (r->last_use[old] == i && i > 0) {
                    r->spare[r->n_spare++] = r->renamed[old];
                    r->last_use[old] = SIZE_MAX;
                }
            }
        }
    }
}

bool program_finish(program *p)
{
    reuse numbers = {0}, truths = {0};
    bool ok;

    if (p->failed || p->keeps_all)
        return !p->failed;
    ok = reuse_init(&numbers, (size_t)p->n_numbers) && reuse_init(&truths, (size_t)p->n_truths);
    if (ok) {
        for (size_t i = 0; i < p->n; i++)
            visit_reads(p->code, i, &numbers, &truths, note_use);
        for (size_t i = 0; i < p->n; i++) {
            if (is_filled_once(p->code[i].op))
                (writes_truth(p->code[i].op) ? &truths : &numbers)->last_use[p->code[i].out] = SIZE_MAX;
        }
        for (size_t i = 0; i < p->n_outputs; i++)
            (p->outputs[i].is_truth ? &truths : &numbers)->last_use[p->outputs[i].reg] = SIZE_MAX;
        rename_all(p, &numbers, &truths);
        for (size_t i = 0; i < p->n_outputs; i++)
            rename_use(p->outputs[i].is_truth ? &truths : &numbers, &p->outputs[i].reg, 0);
        p->n_numbers = numbers.n_used;
        p->n_truths = truths.n_used;
    }
    reuse_clear(&numbers);
    reuse_clear(&truths);
    return ok;
}

const operand *program_find(const program *p, const node *n)
{
    seen_key key = {n->same_as ? n->same_as : n, 0, ONCE};
    uint32_t i;

    if (n->kind == NODE_NAME && n->definition)
        key.what = n->definition;
    i = text_index_find(p->seen, (const char *)&key, sizeof key);
    return i == TEXT_INDEX_NONE ? NULL : &p->seen_operands[i];
}

size_t program_length(const program *p)
{
    return p->n;
}

const instruction *program_at(const program *p, size_t i)
{
    return &p->code[i];
}

const operand *program_output(const program *p, size_t output)
{
    return &p->outputs[output];
}

size_t program_numbers(const program *p)
{
    return (size_t)p->n_numbers;
}

size_t program_truths(const program *p)
{
    return (size_t)p->n_truths;
}
