/*
 * Registers are handed out anew in order, and taken back behind their last use.
 */
#include "base/allocate.h"
#include "rules/program_internal.h"

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
    for (size_t j = 0; in->list_errors && j < in->n_list; j++)
        do_it(numbers, &in->list_errors[j], i);
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
