/*
 * After a run, rows in which an output is unknown are evaluated again with intervals for the missing data
 * (rules/interval.h). All instructions have run by then, and registers of outputs are never reused, so that results
 * can be overwritten in place. Equal conditions share a register and are decided once. Where many rows of a block are
 * unknown, those that certainly stay so are found first (rules/interval_block.h) and not evaluated.
 */
#include <string.h>

#include "base/allocate.h"
#include "rules/interval_block.h"
#include "rules/machine_internal.h"
#include "rules/operator.h"

enum {
    LEAST_ROWS = 16,  /* of a block that is looked at as a whole */
    LEAST_SHARE = 8   /* ... and one row of so many of it is unknown */
};

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
    *l = (limited_output){o->reg, find_step(m->program, o->reg),
                          interval_new(program_output_node(m->program, output), m->binding), false};
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

/* The state of a row that is unknown, and stays so for certain: not to be evaluated. */
enum { TRUTH_DOUBTFUL = TRUTH_TRUE + 1 };

/* Whether it pays to look at the block as a whole: where many rows are unknown, mostly all of them lack the same year. */
static bool is_worth_looking(const machine *m, const limited_output *l, size_t from, size_t n)
{
    const uint8_t *out = machine_truths(m, l->reg) + from;
    unsigned unknown = 0;

    for (size_t i = 0; i < n; i++)
        unknown += out[i] == TRUTH_UNKNOWN;
    return unknown * LEAST_SHARE >= n && !l->is_rarely_doubtful;
}

/* Mark the unknown rows that stay so. A condition of which there are few is no longer looked at. */
static void mark_rows(machine *m, limited_output *l, const uint8_t *stays, size_t from, size_t n)
{
    uint8_t *out = machine_truths(m, l->reg) + from;
    unsigned unknown = 0, doubtful = 0;

    for (size_t i = 0; i < n; i++) {
        uint8_t is_unknown = out[i] == TRUTH_UNKNOWN, is_doubtful = is_unknown & stays[i];

        out[i] = is_doubtful ? TRUTH_DOUBTFUL : out[i];
        unknown += is_unknown;
        doubtful += is_doubtful;
    }
    l->is_rarely_doubtful = doubtful * LEAST_SHARE < unknown;
}

static void mark_doubtful(machine *m, const uint32_t *limited, size_t n_limited, size_t from, size_t n)
{
    uint8_t stays[INNER_ROWS];
    inner value;
    bool has_value = false;

    for (size_t i = 0; i < n_limited; i++) {
        limited_output *l = &m->limited[limited[i]];

        if (!is_worth_looking(m, l, from, n))
            continue;
        if (n_limited == 1) {
            interval_find_doubtful(l->interval, m->first + from, n, stays);
        } else {
            if (!has_value)
                interval_bound_value(l->interval, m->first + from, n, &value);
            has_value = true;
            interval_find_doubtful_step(l->interval, &value, n, stays);
        }
        mark_rows(m, l, stays, from, n);
    }
}

static void unmark_doubtful(machine *m, const limited_output *l, size_t from, size_t n)
{
    uint8_t *out = machine_truths(m, l->reg) + from;

    for (size_t i = 0; i < n; i++)
        out[i] = out[i] == TRUTH_DOUBTFUL ? TRUTH_UNKNOWN : out[i];
}

static void settle_one(machine *m, const limited_output *l, size_t from, size_t n)
{
    uint8_t *out = machine_truths(m, l->reg) + from, *at = out;

    while ((at = memchr(at, TRUTH_UNKNOWN, n - (size_t)(at - out)))) {
        *at = (uint8_t)interval_decide(l->interval, m->first + from + (size_t)(at - out));
        at++;
    }
}

/* Outputs that are alike, row by row: their common value is computed once. */
static void settle_alike(machine *m, const uint32_t *limited, size_t n_limited, size_t from, size_t n)
{
    uint8_t is_asked[INNER_ROWS] = {0}, *at = is_asked;

    for (size_t i = 0; i < n_limited; i++) {
        const uint8_t *out = machine_truths(m, m->limited[limited[i]].reg) + from;

        for (size_t k = 0; k < n; k++)
            is_asked[k] |= out[k] == TRUTH_UNKNOWN;
    }
    for (; (at = memchr(at, 1, n - (size_t)(at - is_asked))); at++) {
        const size_t row = from + (size_t)(at - is_asked);
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

static void settle_rows(machine *m, const uint32_t *limited, size_t n_limited, size_t from, size_t n)
{
    bool is_block = n >= LEAST_ROWS;

    if (is_block)
        mark_doubtful(m, limited, n_limited, from, n);
    if (n_limited == 1)
        settle_one(m, &m->limited[limited[0]], from, n);
    else
        settle_alike(m, limited, n_limited, from, n);
    for (size_t i = 0; is_block && i < n_limited; i++)
        unmark_doubtful(m, &m->limited[limited[i]], from, n);
}

void machine_settle(machine *m, const uint32_t *limited, size_t n_limited, size_t n)
{
    for (size_t i = 0, k; i < n_limited; i = k) {
        const limited_output *l = &m->limited[limited[i]];

        for (k = i + 1; k < n_limited && interval_is_alike(m->limited[limited[k]].interval, l->interval); k++) {
        }
        for (size_t from = 0; from < n; from += INNER_ROWS)
            settle_rows(m, limited + i, k - i, from, n - from < INNER_ROWS ? n - from : INNER_ROWS);
    }
}
