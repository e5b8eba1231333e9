/*
 * After a run, rows in which an output is unknown are evaluated again with intervals for the missing data
 * (rules/interval.h). All instructions have run by then, and registers of outputs are never reused, so that results
 * can be overwritten in place. Equal conditions share a register and are decided once.
 */
#include <string.h>

#include "base/allocate.h"
#include "rules/machine_internal.h"
#include "rules/operator.h"

/* The last instruction that writes the truth register. */
static size_t find_step(const program *p, int reg)
{
    size_t i = program_length(p);

    while (i > 0 && !(operators[program_at(p, i - 1)->op].writes_truth && program_at(p, i - 1)->out == reg))
        i--;
    return i - 1;
}

/* Is the register among those already listed? */
static bool is_limited(const machine *m, int reg)
{
    size_t i = 0;

    while (i < m->n_limited && m->limited[i].reg != reg)
        i++;
    return i < m->n_limited;
}

static bool add_limited(machine *m, size_t output)
{
    const operand *o = program_output(m->program, output);
    limited_output *l = &m->limited[m->n_limited];

    if (!o->is_truth || is_limited(m, o->reg))
        return true;
    *l = (limited_output){o->reg, find_step(m->program, o->reg), interval_new(program_output_node(m->program, output), m->binding)};
    if (!l->interval)
        return false;
    if (interval_may_decide(l->interval))
        m->n_limited++;
    else
        interval_free(l->interval);
    return true;
}

bool machine_use_limits(machine *m)
{
    bool ok;

    m->limited = allocate_array(program_outputs(m->program), sizeof *m->limited);
    m->all_limited = allocate_array(program_outputs(m->program), sizeof *m->all_limited);
    ok = m->limited && m->all_limited;
    for (size_t i = 0; i < program_outputs(m->program) && ok; i++)
        ok = add_limited(m, i);
    for (size_t i = 0; i < m->n_limited && ok; i++)
        m->all_limited[i] = (uint32_t)i;
    return ok;
}

void machine_free_limits(machine *m)
{
    for (size_t i = 0; i < m->n_limited; i++)
        interval_free(m->limited[i].interval);
    release(m->limited);
    release(m->all_limited);
}

static bool has_step(const machine_part *part, size_t step)
{
    for (size_t i = 0; i < part->n; i++) {
        if (part->steps[i] == step)
            return true;
    }
    return false;
}

bool machine_part_find_limited(machine_part *part, const machine *m)
{
    part->outputs = allocate_array(m->n_limited, sizeof *part->outputs);
    for (size_t i = 0; part->outputs && i < m->n_limited; i++) {
        if (has_step(part, m->limited[i].step))
            part->outputs[part->n_outputs++] = (uint32_t)i;
    }
    return part->outputs != NULL;
}

static void settle_one(machine *m, const limited_output *l, size_t n)
{
    uint8_t *out = machine_truths(m, l->reg), *at = out;

    while ((at = memchr(at, TRUTH_UNKNOWN, n - (size_t)(at - out)))) {
        *at = (uint8_t)interval_decide(l->interval, m->first + (size_t)(at - out));
        at++;
    }
}

/* Outputs that are alike, row by row: their common value is computed once. */
static void settle_alike(machine *m, const uint32_t *limited, size_t n_limited, size_t n)
{
    for (size_t row = 0; row < n; row++) {
        const interval *first = NULL;

        for (size_t i = 0; i < n_limited; i++) {
            const limited_output *l = &m->limited[limited[i]];
            uint8_t *out = machine_truths(m, l->reg) + row;

            if (*out != TRUTH_UNKNOWN)
                continue;
            *out = (uint8_t)(first ? interval_decide_alike(l->interval, first, m->first + row)
                                   : interval_decide(l->interval, m->first + row));
            first = first ? first : l->interval;
            if (interval_is_wide_open(first))
                break;
        }
    }
}

void machine_settle(machine *m, const uint32_t *limited, size_t n_limited, size_t n)
{
    for (size_t i = 0, k; i < n_limited; i = k) {
        const limited_output *l = &m->limited[limited[i]];

        for (k = i + 1; k < n_limited && interval_is_alike(m->limited[limited[k]].interval, l->interval); k++) {
        }
        if (k == i + 1)
            settle_one(m, l, n);
        else
            settle_alike(m, limited + i, k - i, n);
    }
}
