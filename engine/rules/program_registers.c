/*
 * Register allocation by linear scan over straight-line code: a register is free after the instruction that reads it
 * last and is handed out again from a stack. Without branches the greedy choice is optimal. Outputs and constants
 * (filled once, not per batch) keep their registers. Results are allocated before operands are freed, so that no
 * instruction writes a register that it reads.
 *
 * O(instructions * registers), once per program.
 */
#include "base/allocate.h"
#include "rules/operator.h"
#include "rules/program_internal.h"

typedef struct reuse {
    size_t *last_use; /* by old register; SIZE_MAX: never freed */
    int *renamed;
    int *spare; /* new registers that are free */
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

/* The registers of both kinds, and the current instruction. */
typedef struct looking {
    reuse *numbers;
    reuse *truths;
    size_t at;
} looking;

static void note_use(void *context, bool is_truth, int *reg)
{
    looking *l = context;

    (is_truth ? l->truths : l->numbers)->last_use[*reg] = l->at;
}

static void rename_use(void *context, bool is_truth, int *reg)
{
    looking *l = context;

    *reg = (is_truth ? l->truths : l->numbers)->renamed[*reg];
}

static void visit_one(program_register visit, void *context, bool is_truth, int *reg)
{
    if (*reg != NO_REGISTER)
        visit(context, is_truth, reg);
}

void program_visit_reads(instruction *in, program_register visit, void *context)
{
    const operator_row *row = &operators[in->op];

    visit_one(visit, context, row->reads_truths, &in->a);
    visit_one(visit, context, row->reads_truths, &in->b);
    visit_one(visit, context, true, &in->c);
    visit_one(visit, context, false, &in->a_error);
    visit_one(visit, context, false, &in->b_error);
    for (size_t j = 0; j < in->n_list; j++)
        visit_one(visit, context, row->lists_truths, &in->list[j]);
    for (size_t j = 0; in->list_errors && j < in->n_list; j++)
        visit_one(visit, context, false, &in->list_errors[j]);
}

/* `is_unshared`: a constant, which keeps its register. */
static void take_register(reuse *r, int *reg, bool is_unshared)
{
    int fresh;

    if (*reg == NO_REGISTER)
        return;
    fresh = r->n_spare && !is_unshared ? r->spare[--r->n_spare] : r->n_used++;
    r->renamed[*reg] = fresh;
    *reg = fresh;
}

static void rename_all(program *p, reuse *numbers, reuse *truths)
{
    /* numbers of old registers, of numbers and of truths */
    size_t n_old[2] = {(size_t)p->n_numbers, (size_t)p->n_truths};
    reuse *both[2] = {numbers, truths};
    looking l = {numbers, truths, 0};

    for (size_t i = 0; i < p->n; i++) {
        instruction *in = &p->code[i];
        reuse *of_out = operators[in->op].writes_truth ? truths : numbers;
        int old_out = in->out, old_error = in->out_error;

        program_visit_reads(in, rename_use, &l);
        take_register(of_out, &in->out, operators[in->op].is_filled_once);
        take_register(numbers, &in->out_error, false);
        /* a value that is never read is dead at once */
        if (of_out->last_use[old_out] == 0 && !operators[in->op].is_filled_once)
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

bool program_note_steps(program *p)
{
    size_t *numbers = allocate_array((size_t)p->n_numbers, sizeof *numbers);
    size_t *truths = allocate_array((size_t)p->n_truths, sizeof *truths);
    bool ok = numbers && truths;

    for (size_t i = 0; ok && i < p->n; i++)
        (operators[p->code[i].op].writes_truth ? truths : numbers)[p->code[i].out] = i;
    for (size_t i = 0; ok && i < program_known(p); i++) {
        operand *o = &p->seen_operands[i];

        o->step = (o->is_truth ? truths : numbers)[o->reg];
    }
    release(numbers);
    release(truths);
    return ok;
}

bool program_reuse_registers(program *p)
{
    reuse numbers = {0}, truths = {0};
    looking l = {&numbers, &truths, 0};
    bool ok = reuse_init(&numbers, (size_t)p->n_numbers) && reuse_init(&truths, (size_t)p->n_truths);

    if (ok) {
        for (l.at = 0; l.at < p->n; l.at++)
            program_visit_reads(&p->code[l.at], note_use, &l);
        for (size_t i = 0; i < p->n; i++) {
            if (operators[p->code[i].op].is_filled_once)
                (operators[p->code[i].op].writes_truth ? &truths : &numbers)->last_use[p->code[i].out] = SIZE_MAX;
        }
        for (size_t i = 0; i < p->n_outputs; i++)
            (p->outputs[i].is_truth ? &truths : &numbers)->last_use[p->outputs[i].reg] = SIZE_MAX;
        rename_all(p, &numbers, &truths);
        for (size_t i = 0; i < p->n_outputs; i++)
            rename_use(&l, p->outputs[i].is_truth, &p->outputs[i].reg);
        p->n_numbers = numbers.n_used;
        p->n_truths = truths.n_used;
    }
    reuse_clear(&numbers);
    reuse_clear(&truths);
    return ok;
}
