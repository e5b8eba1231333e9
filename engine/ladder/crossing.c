/*
 * Assesses every company twice, on the given day and one year before with the data of one year before, and compares
 * the verdicts; the quantity and the threshold come from a program of the definitions that the ladder names. Ratios
 * only order the list and select those that are near; whether a company is above is always the verdict of the model.
 */
#include "ladder/crossing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "rules/machine.h"
#include "verdict/assessor.h"

struct crossing_finder {
    const model *model;
    const ladder_crossing *rule;
    assessor *assessor;
    program *program;
    size_t value, line;
    const model_definition **entries; /* rule->n_entries */
    size_t *entry_outputs;
};

static const model_definition *find_definition(const model *m, const char *name, value_kind type)
{
    for (size_t i = 0; i < m->n_definitions; i++) {
        const definition *d = &m->definitions[i].value;

        if (!strcmp(d->name, name) && !d->table && d->expression->type == type)
            return &m->definitions[i];
    }
    return NULL;
}

static tidu_status add_number(crossing_finder *c, const char *name, size_t *output, tidu_error *err)
{
    const model_definition *d = find_definition(c->model, name, VALUE_NUMBER);

    if (!d)
        return error_set(err, TIDU_EMODEL,
                         _("the model '%s' has no definition '%s' that is a number; the ladder needs it to tell who crosses the line"),
                         c->model->id, name);
    return program_add(c->program, d->value.expression, output) ? TIDU_OK : error_memory(err);
}

static tidu_status add_entries(crossing_finder *c, tidu_error *err)
{
    size_t n = c->rule->n_entries;

    c->entries = allocate_array(n ? n : 1, sizeof *c->entries);
    c->entry_outputs = allocate_array(n ? n : 1, sizeof *c->entry_outputs);
    if (!c->entries || !c->entry_outputs)
        return error_memory(err);
    for (size_t i = 0; i < n; i++) {
        c->entries[i] = find_definition(c->model, c->rule->entries[i], VALUE_TRUTH);
        if (!c->entries[i])
            return error_set(err, TIDU_EMODEL, _("the model '%s' has no definition '%s' that is true or false; the ladder names it as an entry"),
                             c->model->id, c->rule->entries[i]);
        if (!program_add(c->program, c->entries[i]->value.expression, &c->entry_outputs[i]))
            return error_memory(err);
    }
    return TIDU_OK;
}

tidu_status crossing_finder_new(const model *m, const ladder_crossing *rule, crossing_finder **out, tidu_error *err)
{
    crossing_finder *c = allocate_array(1, sizeof *c);
    tidu_status status = TIDU_OK;

    if (!c)
        return error_memory(err);
    *c = (crossing_finder){.model = m, .rule = rule, .assessor = assessor_new(m), .program = program_new(false)};
    if (!c->assessor || !c->program)
        status = error_memory(err);
    if (!status)
        status = add_number(c, rule->value, &c->value, err);
    if (!status)
        status = add_number(c, rule->line, &c->line, err);
    if (!status)
        status = add_entries(c, err);
    if (!status && !program_finish(c->program))
        status = error_memory(err);
    if (status)
        crossing_finder_free(c);
    else
        *out = c;
    return status;
}

void crossing_finder_free(crossing_finder *c)
{
    if (!c)
        return;
    assessor_free(c->assessor);
    program_free(c->program);
    release(c->entries);
    release(c->entry_outputs);
    release(c);
}

static bool want_year(const crossing_finder *c, int year, panel *into)
{
    return assessor_want(c->assessor, year, into) && binding_want(c->program, year, into);
}

bool crossing_finder_want(const crossing_finder *c, int year, panel *into)
{
    return want_year(c, year, into) && (!year || want_year(c, year - 1, into));
}

/* The first entry that certainly holds. */
static const model_definition *entry_of(const crossing_finder *c, const machine *m, size_t row)
{
    for (size_t i = 0; i < c->rule->n_entries; i++) {
        if (machine_truth(m, c->entry_outputs[i])[row] == TRUTH_TRUE)
            return c->entries[i];
    }
    return NULL;
}

/* The quantity measured for every company; with `line` also threshold and entry. */
static tidu_status measure(const crossing_finder *c, const binding *b, double *value, double *line,
                           const model_definition **entry, tidu_error *err)
{
    size_t n = panel_count(b->panel);
    machine *m = machine_new(c->program, b);

    if (!m)
        return error_memory(err);
    for (size_t first = 0; first < n; first += MACHINE_BATCH) {
        size_t rows = n - first < MACHINE_BATCH ? n - first : MACHINE_BATCH;

        machine_run(m, first, rows);
        memcpy(value + first, machine_number(m, c->value), rows * sizeof *value);
        if (!line)
            continue;
        memcpy(line + first, machine_number(m, c->line), rows * sizeof *line);
        for (size_t i = 0; i < rows; i++)
            entry[first + i] = entry_of(c, m, i);
    }
    machine_free(m);
    return TIDU_OK;
}

typedef struct two_years {
    assessment *now, *before;
    double *value, *value_before, *line;
    const model_definition **entry;
} two_years;

static void clear_years(two_years *y)
{
    assessment_free(y->now);
    assessment_free(y->before);
    release(y->value);
    release(y->value_before);
    release(y->line);
    release(y->entry);
}

static tidu_status run_years(const crossing_finder *c, const binding *b, int threads, two_years *y, tidu_error *err)
{
    binding earlier = {b->panel, b->credentials, b->year - 1, date_add_years(b->on, -1)};
    size_t n = panel_count(b->panel) ? panel_count(b->panel) : 1;
    tidu_status status;

    *y = (two_years){.value = allocate_array(n, sizeof(double)),
                     .value_before = allocate_array(n, sizeof(double)),
                     .line = allocate_array(n, sizeof(double)),
                     .entry = allocate_array(n, sizeof *y->entry)};
    if (!y->value || !y->value_before || !y->line || !y->entry)
        return error_memory(err);
    status = assessor_run(c->assessor, b, threads, &y->now, err);
    if (!status)
        status = assessor_run(c->assessor, &earlier, threads, &y->before, err);
    if (!status)
        status = measure(c, b, y->value, y->line, y->entry, err);
    return status ? status : measure(c, &earlier, y->value_before, NULL, NULL, err);
}

/* Is the company listed, and in which state? */
static bool classify(const crossing_finder *c, const binding *b, const two_years *y, uint32_t i, crossings *out,
                     crossing_state *state)
{
    truth now = (truth)y->now->verdicts[i], before = (truth)y->before->verdicts[i];
    bool is_listed = b->credentials &&
                     credentials_find(b->credentials, panel_code(b->panel, i), c->model->id, b->on);

    if (is_listed || before == TRUTH_TRUE) {
        out->above++;
        return false;
    }
    out->unknown += now == TRUTH_UNKNOWN;
    *state = now != TRUTH_TRUE                                                  ? CROSSING_NEAR
             : before == TRUTH_FALSE && cell_is_value(y->value_before[i]) ? CROSSING_REACHED
                                                                                 : CROSSING_UNCLEAR;
    return now == TRUTH_TRUE || (now == TRUTH_FALSE && y->value[i] >= c->rule->near * y->line[i]);
}

typedef struct ordered {
    crossing row;
    double share;
    const char *code;
} ordered;

static int compare_ordered(const void *x, const void *y)
{
    const ordered *a = x, *b = y;

    if (a->row.state != b->row.state)
        return a->row.state < b->row.state ? -1 : 1;
    if (a->share != b->share)
        return a->share > b->share ? -1 : 1;
    return strcmp(a->code, b->code);
}

static bool keep(crossings *out, ordered *rows, size_t n)
{
    out->list = allocate_array(n ? n : 1, sizeof *out->list);
    if (!out->list)
        return false;
    qsort(rows, n, sizeof *rows, compare_ordered);
    for (size_t i = 0; i < n; i++)
        out->list[i] = rows[i].row;
    out->n = n;
    return true;
}

tidu_status crossing_finder_run(const crossing_finder *c, const binding *b, const uint8_t *is_in, int threads,
                        crossings *out, tidu_error *err)
{
    size_t n = panel_count(b->panel), kept = 0;
    ordered *rows = allocate_array(n ? n : 1, sizeof *rows);
    two_years y = {0};
    tidu_status status = rows ? run_years(c, b, threads, &y, err) : error_memory(err);

    *out = (crossings){0};
    for (uint32_t i = 0; i < n && !status; i++) {
        crossing row = {.company = i, .value = y.value[i], .before = y.value_before[i], .line = y.line[i],
                        .entry = y.entry[i]};
        double share = row.value / row.line;

        if (is_in[i] && classify(c, b, &y, i, out, &row.state))
            rows[kept++] = (ordered){row, share == share ? share : INFINITY, panel_code(b->panel, i)};
    }
    if (!status && !keep(out, rows, kept))
        status = error_memory(err);
    clear_years(&y);
    release(rows);
    return status;
}

void crossings_clear(crossings *c)
{
    release(c->list);
    *c = (crossings){0};
}
