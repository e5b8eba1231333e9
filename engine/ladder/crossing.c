/*
 * Assesses every company twice, on the given day and one year before with the data of one year before, and compares
 * the verdicts; the quantity and the threshold come from a program of the definitions that the ladder names. Who is near
 * is a comparison of that program, exact like any of a rule; whether a company is above is always the verdict of the
 * model. Ratios only order the list.
 */
#include "ladder/crossing.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "rules/machine.h"
#include "verdict/assessor.h"

struct crossing_finder {
    const model *model;
    const ladder_crossing *rule;
    assessor *assessor;
    program *program;
    size_t value, line, near;
    node comparison[5]; /* value >= share * line: the comparison, value, product, share, line */
    char share[32];     /* as a decimal */
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

static tidu_status add_number(crossing_finder *c, const char *name, node *use, size_t *output, tidu_error *err)
{
    const model_definition *d = find_definition(c->model, name, VALUE_NUMBER);

    if (!d)
        return error_set(err, TIDU_EMODEL,
                         _("the model '%s' has no definition '%s' that is a number; the ladder needs it to tell who crosses the line"),
                         c->model->id, name);
    *use = *d->value.expression; /* as checked: type, unit, sign */
    use->kind = NODE_NAME;
    use->first = use->next = NULL;
    use->same_as = NULL;
    use->text = name;
    use->definition = &d->value;
    return program_add(c->program, use, output) ? TIDU_OK : error_memory(err);
}

/* From the share `near` of the threshold on. */
static tidu_status add_near(crossing_finder *c, tidu_error *err)
{
    node *n = c->comparison;

    number_format(c->rule->near, c->share);
    n[3] = (node){.kind = NODE_NUMBER, .type = VALUE_NUMBER, .text = c->share, .number = c->rule->near,
                  .is_checked = true, .is_not_negative = true, .indicator = INDICATOR_NONE, .next = &n[4]};
    n[2] = (node){.kind = NODE_MULTIPLY, .type = VALUE_NUMBER, .first = &n[3], .n = 2, .money = n[4].money,
                  .is_checked = true, .is_not_negative = n[4].is_not_negative, .is_root = n[4].is_root,
                  .indicator = INDICATOR_NONE};
    n[1].next = &n[2];
    n[0] = (node){.kind = NODE_COMPARE, .type = VALUE_TRUTH, .first = &n[1], .n = 2, .is_checked = true,
                  .relation = COMPARE_GREATER_EQUAL, .indicator = INDICATOR_NONE};
    return program_add(c->program, n, &c->near) ? TIDU_OK : error_memory(err);
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
        status = add_number(c, rule->value, &c->comparison[1], &c->value, err);
    if (!status)
        status = add_number(c, rule->line, &c->comparison[4], &c->line, err);
    if (!status)
        status = add_near(c, err);
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

static int registered_of(const crossing_finder *c, const dictionary *d)
{
    return c->rule->registered ? dictionary_find(d, c->rule->registered) : INDICATOR_NONE;
}

/* The register of the year before the application, or the one that there is. */
static bool want_register(const crossing_finder *c, int year, panel *into)
{
    int indicator = registered_of(c, panel_dictionary(into));

    return indicator == INDICATOR_NONE || panel_want(into, indicator, year ? year - 1 : 0, year ? year - 1 : INT_MAX);
}

bool crossing_finder_want(const crossing_finder *c, int year, panel *into)
{
    return want_register(c, year, into) && want_year(c, year, into) && (!year || want_year(c, year - 1, into));
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

typedef struct two_years {
    assessment *now, *before;
    double *value, *value_before, *line;
    const double *registered; /* cells, of the panel; NULL: none */
    uint8_t *near; /* truths */
    const model_definition **entry;
} two_years;

/* The quantity measured for every company; with `now` also threshold, nearness and entry. */
static tidu_status measure(const crossing_finder *c, const binding *b, double *value, two_years *now, tidu_error *err)
{
    size_t n = panel_count(b->panel);
    machine *m = machine_new(c->program, b);

    if (!m)
        return error_memory(err);
    for (size_t first = 0; first < n; first += MACHINE_BATCH) {
        size_t rows = n - first < MACHINE_BATCH ? n - first : MACHINE_BATCH;

        machine_run(m, first, rows);
        memcpy(value + first, machine_number(m, c->value), rows * sizeof *value);
        if (!now)
            continue;
        memcpy(now->line + first, machine_number(m, c->line), rows * sizeof *now->line);
        memcpy(now->near + first, machine_truth(m, c->near), rows);
        for (size_t i = 0; i < rows; i++)
            now->entry[first + i] = entry_of(c, m, i);
    }
    machine_free(m);
    return TIDU_OK;
}

static void clear_years(two_years *y)
{
    assessment_free(y->now);
    assessment_free(y->before);
    release(y->value);
    release(y->value_before);
    release(y->line);
    release(y->near);
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
                     .near = allocate_array(n, sizeof *y->near),
                     .entry = allocate_array(n, sizeof *y->entry)};
    if (!y->value || !y->value_before || !y->line || !y->near || !y->entry)
        return error_memory(err);
    status = assessor_run(c->assessor, b, threads, &y->now, err);
    if (!status)
        status = assessor_run(c->assessor, &earlier, threads, &y->before, err);
    if (!status)
        status = measure(c, b, y->value, y, err);
    return status ? status : measure(c, &earlier, y->value_before, NULL, err);
}

/* Is the company listed, and in which state? */
static bool classify(const crossing_finder *c, const binding *b, const two_years *y, uint32_t i, crossings *out,
                     crossing_state *state)
{
    truth now = (truth)y->now->verdicts[i], before = (truth)y->before->verdicts[i];
    bool is_listed = (b->credentials && credentials_find(b->credentials, panel_code(b->panel, i), c->model->id, b->on)) ||
                     (y->registered && y->registered[i] > 0);

    if (is_listed || before == TRUTH_TRUE) {
        out->above++;
        return false;
    }
    out->unknown += now == TRUTH_UNKNOWN;
    *state = now != TRUTH_TRUE                                                  ? CROSSING_NEAR
             : before == TRUTH_FALSE && cell_is_value(y->value_before[i]) ? CROSSING_REACHED
                                                                                 : CROSSING_UNCLEAR;
    return now == TRUTH_TRUE || (now == TRUTH_FALSE && y->near[i] == TRUTH_TRUE);
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

static tidu_status find_register(const crossing_finder *c, const binding *b, two_years *y, tidu_error *err)
{
    const dictionary *d = panel_dictionary(b->panel);
    int indicator = registered_of(c, d);

    if (c->rule->registered && indicator == INDICATOR_NONE)
        return error_set(err, TIDU_EMODEL, _("the ladder names '%s' as the register of who is above the line, but there is no such indicator"), c->rule->registered);
    if (indicator != INDICATOR_NONE)
        y->registered = panel_column(b->panel, indicator, dictionary_get(d, indicator)->kind == INDICATOR_ANNUAL ? b->year - 1 : PANEL_ANY_YEAR);
    return TIDU_OK;
}

tidu_status crossing_finder_run(const crossing_finder *c, const binding *b, const uint8_t *is_in, int threads,
                        crossings *out, tidu_error *err)
{
    size_t n = panel_count(b->panel), kept = 0;
    ordered *rows = allocate_array(n ? n : 1, sizeof *rows);
    two_years y = {0};
    tidu_status status = rows ? run_years(c, b, threads, &y, err) : error_memory(err);

    *out = (crossings){0};
    if (!status)
        status = find_register(c, b, &y, err);
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
