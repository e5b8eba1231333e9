/*
 * Creating a machine. What does not change between batches is looked up or filled once: the columns of every load, the
 * words of text comparisons, and the registers of constants. A load of one column without fallbacks copies nothing:
 * the register is a view of the column. Creating a machine is O(instructions * rows of a batch) in memory; a row is
 * then computed in O(instructions) without allocation.
 */
#include "rules/machine_internal.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"

/* --- making -------------------------------------------------------------- */

static source find_source(const machine *m, int indicator, int year)
{
    const binding *b = m->binding;
    const dictionary *d = panel_dictionary(b->panel);
    bool is_annual = dictionary_get(d, indicator)->kind == INDICATOR_ANNUAL;
    source s = {.founded_limit = NAN};

    if (is_annual)
        s.founded_limit = binding_founding_limit(year);
    for (int i = indicator; i != INDICATOR_NONE; i = dictionary_fallback(d, i)) {
        s.n += binding_find_column(b, i, is_annual ? year : PANEL_ANY_YEAR, &s.column[s.n]);
    }
    return s;
}

/* Sources of the years with data, from Y backwards; a limit of infinity ends the list. */
static source *find_last(const machine *m, int indicator)
{
    int first, last, n = 0;
    source *all;

    panel_years(m->binding->panel, &first, &last);
    if (last > m->binding->year)
        last = m->binding->year;
    all = allocate_array(first && last >= first ? (size_t)(last - first) + 2 : 1, sizeof *all);
    if (!all)
        return NULL;
    for (int year = last; first && year >= first; year--) {
        all[n] = find_source(m, indicator, year);
        n += all[n].n > 0;
    }
    all[n] = (source){.founded_limit = INFINITY};
    return all;
}

static void fill_constant(machine *m, int reg, double value)
{
    machine_fill(machine_room(m, reg), value, m->rows);
    m->is_constant[reg] = true;
}

static bool open_text(machine *m, int indicator)
{
    text_view *t = &m->texts[indicator];

    if (!t->letters)
        t->letters = reallocate_array(NULL, m->rows, sizeof *t->letters);
    return t->letters != NULL;
}

/* What is the same in every batch: sources, words and constants. */
static bool prepare(machine *m)
{
    for (size_t i = 0; i < program_length(m->program); i++) {
        const instruction *in = program_at(m->program, i);

        switch (in->op) {
        case OP_LOAD:
            m->sources[i] = find_source(m, in->indicator, m->binding->year + in->offset);
            break;
        case OP_LOAD_LAST:
            m->last[i] = find_last(m, in->indicator);
            if (!m->last[i])
                return false;
            break;
        case OP_TEXT:
            m->matches[i] = text_match_new(in->at);
            if (!m->matches[i] || !open_text(m, in->at->first->indicator))
                return false;
            break;
        case OP_CONSTANT:
            fill_constant(m, in->out, in->constant);
            break;
        case OP_SETTING:
            fill_constant(m, in->out,
                          cell_is_value(in->at->setting->value) ? in->at->setting->value : cell_missing());
            break;
        case OP_DATE:
            fill_constant(m, in->out, (double)m->binding->on);
            break;
        case OP_TRUE:
            memset(machine_truths(m, in->out), in->constant != 0 ? TRUTH_TRUE : TRUTH_FALSE, m->rows);
            break;
        default:
            break;
        }
    }
    return true;
}

static bool note_column(column_list *c, const double *column)
{
    for (size_t i = 0; i < c->n; i++) {
        if (c->list[i] == column)
            return true;
    }
    if (!allocate_room((void **)&c->list, &c->capacity, c->n + 1, sizeof *c->list))
        return false;
    c->list[c->n++] = column;
    return true;
}

static bool note_source(column_list *c, const source *s)
{
    bool ok = true;

    for (size_t j = 0; j < s->n && ok; j++) {
        ok = note_column(c, s->column[j].cells);
        for (size_t k = 0; k < s->column[j].n_wholes && ok; k++)
            ok = note_column(c, s->column[j].whole[k]);
    }
    return ok;
}

/* The columns that instruction `i` loads from, for prefetching. */
static bool note_columns(const machine *m, size_t i, column_list *c)
{
    bool ok = (!m->founded || note_column(c, m->founded)) && note_source(c, &m->sources[i]);

    for (const source *s = m->last[i]; s && s->founded_limit < INFINITY && ok; s++)
        ok = note_source(c, s);
    return ok;
}

static bool start(machine *m)
{
    machine_fill(m->missing, cell_missing(), m->rows);
    for (size_t i = 0; i < program_numbers(m->program); i++)
        machine_room(m, (int)i);
    if (!prepare(m))
        return false;
    for (size_t i = 0; i < program_length(m->program); i++) {
        if (!note_columns(m, i, &m->columns))
            return false;
    }
    return true;
}

static machine *make(const program *p, const binding *b, size_t rows)
{
    machine *m = allocate_array(1, sizeof *m);
    const dictionary *d = panel_dictionary(b->panel);

    if (!m)
        return NULL;
    m->program = p;
    m->binding = b;
    m->founded = panel_column(b->panel, dictionary_find(d, "founded_on"), PANEL_ANY_YEAR);
    m->has_exact = panel_has_exact(b->panel);
    m->rows = rows;
    m->numbers = allocate_array(program_numbers(p) * rows, sizeof *m->numbers);
    m->views = allocate_array(program_numbers(p), sizeof *m->views);
    m->is_constant = allocate_array(program_numbers(p), sizeof *m->is_constant);
    m->truths = allocate_array(program_truths(p), rows);
    m->missing = allocate_array(rows, sizeof *m->missing);
    m->sources = allocate_array(program_length(p), sizeof *m->sources);
    m->last = allocate_array(program_length(p), sizeof *m->last);
    m->matches = allocate_array(program_length(p), sizeof *m->matches);
    m->n_texts = (size_t)dictionary_count(d);
    m->texts = allocate_array(m->n_texts, sizeof *m->texts);
    if (!m->numbers || !m->views || !m->is_constant || !m->truths || !m->missing || !m->sources || !m->last ||
        !m->matches || !m->texts || !start(m)) {
        machine_free(m);
        return NULL;
    }
    return m;
}

machine *machine_new(const program *p, const binding *b)
{
    size_t n = panel_count(b->panel);

    return make(p, b, n < 1 ? 1 : n < MACHINE_BATCH ? n : MACHINE_BATCH);
}

machine *machine_new_for_row(const program *p, const binding *b)
{
    return make(p, b, 1);
}

machine *machine_new_recording(const program *p, const binding *b)
{
    machine *m = make(p, b, 1);

    if (!m)
        return NULL;
    m->recorded_numbers = allocate_array(program_length(p), sizeof *m->recorded_numbers);
    m->recorded_truths = allocate_array(program_length(p), sizeof *m->recorded_truths);
    if (m->recorded_numbers && m->recorded_truths)
        return m;
    machine_free(m);
    return NULL;
}

void machine_free(machine *m)
{
    if (!m)
        return;
    for (size_t i = 0; m->last && i < program_length(m->program); i++)
        release(m->last[i]);
    for (size_t i = 0; m->matches && i < program_length(m->program); i++)
        text_match_free(m->matches[i]);
    for (size_t i = 0; m->texts && i < m->n_texts; i++)
        release(m->texts[i].letters);
    release(m->texts);
    release(m->last);
    release(m->matches);
    release(m->numbers);
    release(m->views);
    release(m->is_constant);
    release(m->truths);
    release(m->missing);
    release(m->sources);
    release(m->columns.list);
    release(m->recorded_numbers);
    release(m->recorded_truths);
    machine_free_limits(m);
    release(m);
}

machine_part *machine_part_new(const machine *m, const uint32_t *steps, size_t n)
{
    machine_part *part = allocate_array(1, sizeof *part);
    bool ok;

    if (!part)
        return NULL;
    part->n = n;
    part->steps = allocate_array(n, sizeof *part->steps);
    ok = part->steps != NULL;
    for (size_t i = 0; i < n && ok; i++) {
        part->steps[i] = steps[i];
        ok = note_columns(m, steps[i], &part->columns);
    }
    if (ok && machine_part_find_limited(part, m))
        return part;
    machine_part_free(part);
    return NULL;
}

void machine_part_free(machine_part *part)
{
    if (!part)
        return;
    release(part->steps);
    release(part->outputs);
    release(part->columns.list);
    release(part);
}

void machine_prefetch(const machine *m, const machine_part *part, size_t row)
{
    const column_list *columns = part ? &part->columns : &m->columns;

    for (size_t i = 0; i < columns->n; i++)
        __builtin_prefetch(columns->list[i] + row);
}

const double *machine_number(const machine *m, size_t output)
{
    return machine_view(m, program_output(m->program, output)->reg);
}

const uint8_t *machine_truth(const machine *m, size_t output)
{
    return machine_truths(m, program_output(m->program, output)->reg);
}

bool machine_node_number(const machine *m, const node *n, double *value)
{
    const operand *o = program_find(m->program, n);

    if (!o || o->is_truth)
        return false;
    *value = m->recorded_numbers[o->step];
    return true;
}

bool machine_node_truth(const machine *m, const node *n, truth *value)
{
    const operand *o = program_find(m->program, n);

    if (!o || !o->is_truth)
        return false;
    *value = (truth)m->recorded_truths[o->step];
    return true;
}

size_t machine_exact_count(const machine *m)
{
    return m->exact_count;
}
