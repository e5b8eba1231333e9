/*
 * Small cells of tables that list no companies. Counts: numeric/cell_suppression. What else a row tells of few companies (rates, means) goes
 * with its counts. Sums of tax-secret figures: a row is kept back if it is of too few companies, or if two of them make up too much of it; then
 * rows with the fewest companies go with it until in every column those kept back are at least two and together of enough
 * companies, since a total less all others is theirs. Of a selection of companies no sum is told, for the same reason.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "numeric/cell_suppression.h"
#include "report/level_view_internal.h"
#include "report/masked_text.h"

static const char kept_back[] = "*";

typedef struct counts {
    level_work *work;
    const char **names; /* [n] of its columns, or named values */
    size_t n;
    size_t *sum_columns; /* of all sums, one after the other */
    int *signs;
    cell_sum *sums;
    size_t n_sums;
    cell_state *state;
} counts;

static const char *small_text(level_work *w)
{
    char text[32];

    snprintf(text, sizeof text, "<%g", w->view->rules->least);
    w->has_small = true;
    return level_keep(w, text);
}

static size_t find(const char *const *names, size_t n, const char *name)
{
    size_t i = 0;

    while (i < n && strcmp(names[i], name))
        i++;
    return i;
}

/* The sums whose columns are all there. */
static void take_sums(counts *c)
{
    const export_rules *r = c->work->view->rules;
    size_t used = 0;

    for (size_t s = 0; s < r->n_sums; s++) {
        bool is_known = !strcmp(r->sums[s].columns[0], EXPORT_KNOWN);
        const char **columns = r->sums[s].columns + is_known;
        size_t n = r->sums[s].n - is_known, k = 0;

        for (bool is_there = true; k < n && is_there; k += is_there) {
            bool is_taken_off = *columns[k] == '-', is_part = k && !is_known;

            c->sum_columns[used + k] = find(c->names, c->n, columns[k] + is_taken_off);
            c->signs[used + k] = is_taken_off == is_part ? 1 : -1;
            is_there = c->sum_columns[used + k] < c->n;
        }
        if (k < n)
            continue;
        c->sums[c->n_sums++] = (cell_sum){c->sum_columns + used, c->signs + used, n};
        used += n;
    }
}

static bool counts_init(counts *c, level_work *w, size_t n, size_t n_rows)
{
    const export_rules *r = w->view->rules;
    size_t length = 0;

    for (size_t s = 0; s < r->n_sums; s++)
        length += r->sums[s].n;
    *c = (counts){.work = w,
                  .names = allocate_array(n + 1, sizeof *c->names),
                  .sum_columns = allocate_array(length + 1, sizeof *c->sum_columns),
                  .signs = allocate_array(length + 1, sizeof *c->signs),
                  .sums = allocate_array(r->n_sums + 1, sizeof *c->sums),
                  .state = allocate_array(n * n_rows + 1, sizeof *c->state)};
    return c->names && c->sum_columns && c->signs && c->sums && c->state;
}

static void counts_clear(counts *c)
{
    release(c->names);
    release(c->sum_columns);
    release(c->signs);
    release(c->sums);
    release(c->state);
}

static void write_count(level_work *w, cell_state state, double *number, const char **text)
{
    if (state == CELL_TOLD)
        return;
    *number = NAN;
    *text = state == CELL_SMALL ? small_text(w) : kept_back;
    w->has_small = true;
}

/* --- tables --------------------------------------------------------------------------------------- */

typedef struct cells {
    level_work *work;
    const part *part;
    grid *grid;
    size_t *columns; /* [n] the columns that count companies */
    size_t n;
    bool *is_changed; /* [columns of the grid] some cell is a text now */
} cells;

static table_cell *cell_at(const cells *c, size_t row, size_t column)
{
    return &c->grid->cells[row * c->grid->n_columns + column];
}

static bool is_number(const cells *c, size_t column)
{
    return !table_kind_is_text(c->grid->columns[column].kind);
}

static bool is_count(const cells *c, size_t column)
{
    return c->grid->columns[column].kind == TABLE_NUMBER && export_rules_counts(c->work->view->rules, c->part->name, c->grid->columns[column].name);
}

static bool is_open(const cells *c, size_t column)
{
    const level_view *v = c->work->view;
    const table_column *k = &c->grid->columns[column];

    return export_rules_class(v->rules, v->names, c->part->name, k->name, k->heading) == EXPORT_OPEN;
}

static void blank(cells *c, size_t row, size_t column)
{
    table_cell *x = cell_at(c, row, column);

    if (x->number == x->number) {
        x->number = NAN;
        x->text = kept_back;
        c->is_changed[column] = true;
        c->work->has_small = true;
    }
}

/* What else is told of the companies of a row. */
static void blank_rest(cells *c, size_t row)
{
    for (size_t k = 0; k < c->grid->n_columns; k++) {
        table_cell *x = cell_at(c, row, k);
        bool is_total = export_rules_total(c->work->view->rules, c->part->name, c->grid->columns[k].name) != NULL;

        if (is_count(c, k) || is_open(c, k) || is_total)
            continue;
        if (is_number(c, k))
            blank(c, row, k);
        else if (x->text && masked_text_has_figures(x->text))
            x->text = level_without_figures(c->work, x->text);
    }
}

static void write_counts(cells *c, const counts *found)
{
    for (size_t row = 0; row < c->grid->n_rows; row++) {
        bool has_any = false;

        for (size_t k = 0; k < c->n; k++) {
            table_cell *x = cell_at(c, row, c->columns[k]);
            cell_state state = found->state[row * c->n + k];

            write_count(c->work, state, &x->number, &x->text);
            c->is_changed[c->columns[k]] |= state != CELL_TOLD;
            has_any |= state != CELL_TOLD;
        }
        if (has_any)
            blank_rest(c, row);
    }
}

static void keep_small(cells *c)
{
    double *values = allocate_array(c->n * c->grid->n_rows + 1, sizeof *values);
    counts found = {.n = 0};
    bool ok = values && counts_init(&found, c->work, c->n, c->grid->n_rows);

    for (size_t k = 0; ok && k < c->n; k++)
        found.names[found.n++] = c->grid->columns[c->columns[k]].name;
    for (size_t i = 0; ok && i < c->n * c->grid->n_rows; i++)
        values[i] = cell_at(c, i / c->n, c->columns[i % c->n])->number;
    if (ok)
        take_sums(&found);
    ok = ok && cell_suppression_run(values, c->grid->n_rows, c->n, found.sums, found.n_sums, c->work->view->rules->least, found.state);
    if (ok)
        write_counts(c, &found);
    c->work->document->failed |= !ok;
    counts_clear(&found);
    release(values);
}

/* --- sums ----------------------------------------------------------------------------------------- */

static size_t column_of(const cells *c, const char *name)
{
    size_t i = 0;

    while (name && i < c->grid->n_columns && !(c->grid->columns[i].name && !strcmp(c->grid->columns[i].name, name)))
        i++;
    return name ? i : c->grid->n_columns;
}

/* Of which companies the sums of a row are; before small counts are written over. */
typedef struct total_rows {
    const export_total *rule;
    double *companies; /* [rows] */
    bool *is_kept_back;
} total_rows;

static bool is_dominated(const cells *c, const total_rows *t, size_t row)
{
    size_t largest = column_of(c, t->rule->largest);

    return largest == c->grid->n_columns || !(cell_at(c, row, largest)->number <= c->work->view->rules->two);
}

/* A column of the rule's sums. */
static bool is_sum(const cells *c, const total_rows *t, size_t column)
{
    return export_rules_total(c->work->view->rules, c->part->name, c->grid->columns[column].name) == t->rule && is_number(c, column) &&
           !is_count(c, column);
}

static bool has_number(const cells *c, size_t row, size_t column)
{
    return !isnan(cell_at(c, row, column)->number);
}

/* One more row for a column in which what is kept back is that of one row or of too few companies; false: it needs none, or has none. */
static bool take_one(const cells *c, const total_rows *t, size_t column)
{
    size_t met = 0, n = c->grid->n_rows, next = n;
    double companies = 0;

    for (size_t row = 0; row < n; row++) {
        if (!has_number(c, row, column) || !(t->companies[row] > 0))
            continue;
        if (t->is_kept_back[row]) {
            met++;
            companies += t->companies[row];
        } else if (next == n || t->companies[row] < t->companies[next]) {
            next = row;
        }
    }
    if (!met || next == n || (met > 1 && companies >= c->work->view->rules->least))
        return false;
    t->is_kept_back[next] = true;
    return true;
}

/* Whether the sums of the answer, taken off those of all companies, would be those of too few. A town is a part of every district. */
static bool tells_others(const level_work *w)
{
    const level_view *v = w->view;

    return v->scope == EXPORT_OF_SOME || (v->scope == EXPORT_OF_TOWN && !(w->document->outside >= v->rules->least));
}

static void choose_rows(const cells *c, const total_rows *t)
{
    double least = c->work->view->rules->least;
    bool is_more = true, is_part = tells_others(c->work);

    for (size_t row = 0; row < c->grid->n_rows; row++)
        t->is_kept_back[row] = t->companies[row] != 0 && (is_part || !(t->companies[row] >= least) || is_dominated(c, t, row));
    c->work->has_part |= is_part;
    while (is_more) {
        is_more = false;
        for (size_t k = 0; k < c->grid->n_columns; k++)
            is_more |= is_sum(c, t, k) && c->grid->columns[k].kind != TABLE_SHARE && take_one(c, t, k); /* rates add up to nothing */
    }
}

static void write_sums(cells *c, const total_rows *t)
{
    for (size_t k = 0; k < c->grid->n_columns; k++) {
        for (size_t row = 0; row < c->grid->n_rows && is_sum(c, t, k); row++) {
            if (t->is_kept_back[row])
                blank(c, row, k);
        }
    }
}

static void keep_sums(cells *c, const export_total *rule)
{
    size_t n = c->grid->n_rows, of = column_of(c, rule->of);
    total_rows t = {rule, allocate_array(n + 1, sizeof *t.companies), allocate_array(n + 1, sizeof *t.is_kept_back)};
    bool ok = t.companies && t.is_kept_back;

    for (size_t row = 0; ok && row < n; row++)
        t.companies[row] = of < c->grid->n_columns ? cell_at(c, row, of)->number : NAN;
    if (ok) {
        choose_rows(c, &t);
        write_sums(c, &t);
    }
    c->work->document->failed |= !ok;
    release(t.companies);
    release(t.is_kept_back);
}

/* --- the table ------------------------------------------------------------------------------------ */

/* A column in which cells are texts now is one of texts to people; programs get no number there. */
static void tell_people(cells *c, size_t column)
{
    grid_view *v = &c->grid->for_people;
    char text[TABLE_NUMBER_TEXT];

    for (size_t i = 0; i < v->n; i++) {
        if (v->at[i] != column || table_kind_is_text(v->columns[i].kind))
            continue;
        for (size_t row = 0; row < c->grid->n_rows; row++) {
            table_cell *x = cell_at(c, row, column);

            if (x->text)
                continue;
            table_number_text(&v->columns[i], x->number, text);
            x->text = level_keep(c->work, text);
        }
        v->columns[i].kind = TABLE_TEXT;
    }
}

void level_cells(level_work *w, const part *p)
{
    grid *g = p->grid;
    cells c = {w, p, g, allocate_array(g->n_columns + 1, sizeof *c.columns), 0, allocate_array(g->n_columns + 1, sizeof *c.is_changed)};

    if (c.columns && c.is_changed) {
        for (size_t k = 0; k < g->n_columns; k++) {
            if (is_count(&c, k))
                c.columns[c.n++] = k;
        }
        for (size_t i = 0; i < w->view->rules->n_totals; i++) {
            if (p->name && !strcmp(w->view->rules->totals[i].table, p->name))
                keep_sums(&c, &w->view->rules->totals[i]);
        }
        if (c.n && g->n_rows)
            keep_small(&c);
        for (size_t k = 0; k < g->n_columns; k++) {
            if (c.is_changed[k])
                tell_people(&c, k);
        }
    }
    w->document->failed |= !c.columns || !c.is_changed;
    release(c.columns);
    release(c.is_changed);
}

/* --- named values --------------------------------------------------------------------------------- */

static bool is_counted(const level_work *w, const part *p)
{
    return p->kind == BLOCK_NUMBER && export_rules_counts(w->view->rules, NULL, p->name);
}

/* The other values of a document that keeps back a count. */
static void blank_values(level_work *w)
{
    const level_view *v = w->view;

    for (part *p = w->document->first; p; p = p->next) {
        if ((p->kind != BLOCK_NUMBER && p->kind != BLOCK_VALUE) || is_counted(w, p) ||
            export_rules_class(v->rules, v->names, NULL, p->name, p->label) == EXPORT_OPEN)
            continue;
        if (p->kind == BLOCK_NUMBER) {
            p->number = NAN;
            p->text = kept_back;
        } else if (p->text && masked_text_has_figures(p->text)) {
            p->text = level_without_figures(w, p->text);
        }
    }
}

static void write_values(level_work *w, const counts *found)
{
    size_t k = 0;
    bool has_any = false;

    for (part *p = w->document->first; p; p = p->next) {
        if (!is_counted(w, p))
            continue;
        has_any |= found->state[k] != CELL_TOLD;
        write_count(w, found->state[k++], &p->number, &p->text);
    }
    if (has_any)
        blank_values(w);
}

void level_values(level_work *w)
{
    double *values;
    counts found = {.n = 0};
    size_t n = 0;
    bool ok;

    for (const part *p = w->document->first; p; p = p->next)
        n += is_counted(w, p);
    if (!n)
        return;
    values = allocate_array(n, sizeof *values);
    ok = values && counts_init(&found, w, n, 1);
    for (const part *p = w->document->first; p && ok; p = p->next) {
        if (!is_counted(w, p))
            continue;
        values[found.n] = p->number;
        found.names[found.n++] = p->name;
    }
    if (ok)
        take_sums(&found);
    ok = ok && cell_suppression_run(values, 1, n, found.sums, found.n_sums, w->view->rules->least, found.state);
    if (ok)
        write_values(w, &found);
    w->document->failed |= !ok;
    counts_clear(&found);
    release(values);
}
