/*
 * Forward and backward slicing (M. Weiser, "Program Slicing", 1984) of straight-line code. Registers are reused, so
 * the mark on a register is that of its current value: forwards, writing sets or clears it; backwards, the definition
 * of a value clears it before its operands are marked. O(instructions).
 */
#include "rules/program_slice.h"

#include <string.h>

#include "base/allocate.h"
#include "rules/operator.h"
#include "rules/program_internal.h"

/* A mark for every register. */
typedef struct marks {
    bool *numbers;
    bool *truths;
    bool found; /* by the last visit to the registers that an instruction reads */
} marks;

static bool marks_init(marks *m, const program *p)
{
    *m = (marks){allocate_array((size_t)p->n_numbers, sizeof *m->numbers),
                 allocate_array((size_t)p->n_truths, sizeof *m->truths), false};
    return m->numbers && m->truths;
}

static void marks_clear(marks *m)
{
    release(m->numbers);
    release(m->truths);
}

static bool *mark_of(const marks *m, bool is_truth, int reg)
{
    return (is_truth ? m->truths : m->numbers) + reg;
}

static void note_marked(void *context, bool is_truth, int *reg)
{
    marks *m = context;

    m->found |= *mark_of(m, is_truth, *reg);
}

static void mark(void *context, bool is_truth, int *reg)
{
    *mark_of(context, is_truth, *reg) = true;
}

/* --- forwards ---------------------------------------------------------------------- */

static bool is_in_chain(int indicator, const dictionary *d, const int *changed, size_t n)
{
    while (indicator != INDICATOR_NONE && !indicator_is_among(indicator, changed, n))
        indicator = dictionary_fallback(d, indicator);
    return indicator != INDICATOR_NONE;
}

/* A cell depends on its fallbacks and on the wholes that it is held against (binding.c). */
static bool is_among_sources(int indicator, const dictionary *d, const int *changed, size_t n)
{
    bool found = is_in_chain(indicator, d, changed, n);

    for (int id = indicator; id != INDICATOR_NONE && !found; id = dictionary_fallback(d, id))
        found = is_in_chain(dictionary_whole(d, id), d, changed, n);
    return found;
}

/* Does the instruction itself read a cell that changes? The date of foundation decides whether a year is applicable. */
static bool reads_cell(const instruction *in, const dictionary *d, const int *changed, size_t n)
{
    int founded = dictionary_find(d, "founded_on");

    switch (operators[in->op].cells) {
    case OPERATOR_NONE:
        return false;
    case OPERATOR_INDICATOR:
        return is_among_sources(in->indicator, d, changed, n) || indicator_is_among(founded, changed, n);
    case OPERATOR_TEXT:
        return indicator_is_among(in->indicator, changed, n);
    case OPERATOR_FOUNDING:
        return indicator_is_among(founded, changed, n);
    }
    return false;
}

bool program_touched(const program *p, const dictionary *d, const int *changed, size_t n, bool *touched)
{
    marks m;
    bool ok = marks_init(&m, p);

    for (size_t i = 0; i < p->n && ok; i++) {
        instruction *in = &p->code[i];

        m.found = reads_cell(in, d, changed, n);
        program_visit_reads(in, note_marked, &m);
        *mark_of(&m, operators[in->op].writes_truth, in->out) = m.found;
        if (in->out_error != NO_REGISTER)
            m.numbers[in->out_error] = m.found;
    }
    for (size_t i = 0; i < p->n_outputs && ok; i++)
        touched[i] = *mark_of(&m, p->outputs[i].is_truth, p->outputs[i].reg);
    marks_clear(&m);
    return ok;
}

/* --- backwards --------------------------------------------------------------------- */

/* Is its result needed later? Before this instruction its registers hold other values. */
static bool take_wanted(const marks *m, const instruction *in)
{
    bool *out = mark_of(m, operators[in->op].writes_truth, in->out);
    bool is_wanted = *out;

    *out = false;
    if (in->out_error != NO_REGISTER) {
        is_wanted |= m->numbers[in->out_error];
        m->numbers[in->out_error] = false;
    }
    return is_wanted;
}

bool program_needed(const program *p, const bool *wanted, uint32_t *steps, size_t *n_steps)
{
    marks m;
    bool ok = marks_init(&m, p);
    size_t first = p->n;

    for (size_t i = 0; i < p->n_outputs && ok; i++) {
        if (wanted[i])
            *mark_of(&m, p->outputs[i].is_truth, p->outputs[i].reg) = true;
    }
    for (size_t i = p->n; i-- > 0 && ok;) { /* filled from the end */
        instruction *in = &p->code[i];

        if (!take_wanted(&m, in))
            continue;
        program_visit_reads(in, mark, &m);
        if (!operators[in->op].is_filled_once)
            steps[--first] = (uint32_t)i;
    }
    *n_steps = p->n - first;
    memmove(steps, steps + first, *n_steps * sizeof *steps);
    marks_clear(&m);
    return ok;
}
