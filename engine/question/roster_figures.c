#include "question/roster_figures.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "rules/machine.h"

struct roster_figures {
    const roster *roster;
    program *program;
    size_t outputs[ROSTER_MOST_COLUMNS];
    size_t leaves; /* the output of leave_out */
    size_t most_years;
    double *values; /* [most_years][columns][n] */
    size_t n;
};

roster_figures *roster_figures_new(const roster *r)
{
    roster_figures *f = allocate_array(1, sizeof *f);
    bool ok = f && (f->program = program_new(false));

    if (f) {
        f->roster = r;
        f->most_years = 1;
    }
    for (size_t i = 0; i < r->n_columns && ok; i++) {
        const roster_column *c = &r->columns[i];

        ok = !c->value || program_add(f->program, c->value, &f->outputs[i]);
        if (ok && c->years > f->most_years)
            f->most_years = c->years;
    }
    if (ok && r->leave_out)
        ok = program_add(f->program, r->leave_out, &f->leaves);
    if (ok && program_finish(f->program))
        return f;
    roster_figures_free(f);
    return NULL;
}

void roster_figures_free(roster_figures *f)
{
    if (!f)
        return;
    program_free(f->program);
    release(f->values);
    release(f);
}

bool roster_figures_want(const roster_figures *f, int year, panel *into)
{
    bool ok = true;

    for (size_t back = 0; back < (year ? f->most_years : 1) && ok; back++)
        ok = binding_want(f->program, year ? year - (int)back : 0, into);
    for (size_t i = 0; i < f->roster->n_columns && ok; i++) {
        if (f->roster->columns[i].datum != INDICATOR_NONE)
            ok = panel_want(into, f->roster->columns[i].datum, 0, 0);
    }
    return ok;
}

tidu_status roster_figures_leave(const roster_figures *f, const binding *b, uint8_t *is_left, tidu_error *err)
{
    size_t n = panel_count(b->panel);
    machine *m = f->roster->leave_out ? machine_new(f->program, b) : NULL;

    memset(is_left, 0, n);
    if (!m)
        return f->roster->leave_out ? error_memory(err) : TIDU_OK;
    for (size_t first = 0; first < n; first += MACHINE_BATCH) {
        size_t k = n - first < MACHINE_BATCH ? n - first : MACHINE_BATCH;

        machine_run(m, first, k);
        for (size_t i = 0; i < k; i++)
            is_left[first + i] = machine_truth(m, f->leaves)[i] == TRUTH_TRUE;
    }
    machine_free(m);
    return TIDU_OK;
}

static double *cell_of(const roster_figures *f, size_t column, size_t back, size_t row)
{
    return &f->values[(back * f->roster->n_columns + column) * f->n + row];
}

/* The values of a batch that begins with company `first`, of those of it that are listed. */
static void take_batch(roster_figures *f, const machine *m, size_t back, size_t first, const uint32_t *row_of, size_t n)
{
    for (size_t i = 0; i < f->roster->n_columns; i++) {
        const double *out;

        if (!f->roster->columns[i].value)
            continue;
        out = machine_number(m, f->outputs[i]);
        for (size_t k = 0; k < n; k++) {
            if (row_of[first + k])
                *cell_of(f, i, back, row_of[first + k] - 1) = cell_is_value(out[k]) ? out[k] : NAN;
        }
    }
}

static bool read_year(roster_figures *f, const binding *b, size_t back, const uint32_t *row_of)
{
    binding then = *b;
    size_t n = panel_count(b->panel);
    machine *m;

    then.year -= (int)back;
    m = machine_new(f->program, &then);
    for (size_t first = 0; m && first < n; first += MACHINE_BATCH) {
        size_t k = n - first < MACHINE_BATCH ? n - first : MACHINE_BATCH;

        machine_run(m, first, k);
        take_batch(f, m, back, first, row_of, k);
    }
    machine_free(m);
    return m != NULL;
}

tidu_status roster_figures_read(roster_figures *f, const binding *b, const uint32_t *companies, size_t n, tidu_error *err)
{
    uint32_t *row_of = allocate_array(panel_count(b->panel) + 1, sizeof *row_of);
    bool ok;

    release(f->values);
    f->n = n;
    f->values = allocate_array(f->most_years * f->roster->n_columns * n + 1, sizeof *f->values);
    ok = row_of && f->values;
    for (size_t i = 0; i < n && ok; i++)
        row_of[companies[i]] = (uint32_t)i + 1;
    for (size_t back = 0; back < f->most_years && ok; back++)
        ok = read_year(f, b, back, row_of);
    release(row_of);
    return ok ? TIDU_OK : error_memory(err);
}

double roster_figures_get(const roster_figures *f, size_t column, size_t back, size_t row)
{
    return *cell_of(f, column, back, row);
}

/* The latest year of the windows in a tree. */
static void look(const node *n, int *latest)
{
    if (n->kind == NODE_INDICATOR && n->window != WINDOW_NONE && (!*latest || n->to > *latest))
        *latest = n->to;
    for (const node *part = n->first; part; part = part->next)
        look(part, latest);
}

int roster_figures_year(const roster_figures *f, size_t column)
{
    int latest = 0;

    if (f->roster->columns[column].value)
        look(f->roster->columns[column].value, &latest);
    return latest;
}
