/*
 * One pass over the cells, counting by town and column; then towns and columns are put in order.
 */
#include "question/quality_fill.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/text_index.h"

void quality_fill_clear(quality_fill *f)
{
    release(f->indicators);
    release(f->towns);
    release(f->companies);
    release(f->with_year);
    release(f->cells);
    release(f->columns);
    *f = (quality_fill){0};
}

double fill_share(const fill_count *c)
{
    return c->companies ? (double)c->usable / (double)c->companies : NAN;
}

double quality_fill_town_share(const quality_fill *f, size_t town)
{
    fill_count sum = {0};

    for (size_t k = 0; k < (f->n_needed ? f->n_needed : f->n); k++) {
        sum.companies += f->cells[town * f->n + k].companies;
        sum.usable += f->cells[town * f->n + k].usable;
    }
    return fill_share(&sum);
}

/* --- columns -------------------------------------------------------------------------------- */

/* The cells of an indicator: numbers, texts or neither. */
typedef struct source {
    const double *numbers;
    const char *const *texts;
} source;

static source source_of(const fill_question *q, int id)
{
    const indicator *i = dictionary_get(panel_dictionary(q->panel), id);
    int year = i->kind == INDICATOR_ANNUAL ? q->year : PANEL_ANY_YEAR;

    return i->type == INDICATOR_TEXT ? (source){NULL, panel_text_column(q->panel, id)}
                                     : (source){panel_column(q->panel, id, year), NULL};
}

static bool has_value(const source *s, uint32_t company)
{
    return s->numbers ? cell_is_value(s->numbers[company]) : s->texts && s->texts[company];
}

static bool has_any(const fill_question *q, int id)
{
    source s = source_of(q, id);

    for (uint32_t i = 0; (s.numbers || s.texts) && i < panel_count(q->panel); i++) {
        if (q->is_in[i] && has_value(&s, i))
            return true;
    }
    return false;
}

static bool is_listed(const fill_question *q, int id)
{
    const indicator *i = dictionary_get(panel_dictionary(q->panel), id);

    return i->kind != INDICATOR_KEY && !i->is_judged &&
           (i->kind == INDICATOR_ATTRIBUTE || q->models[id] || has_any(q, id));
}

static bool list_columns(quality_fill *f, const fill_question *q)
{
    int count = dictionary_count(panel_dictionary(q->panel));

    f->indicators = allocate_array((size_t)count, sizeof *f->indicators);
    for (int id = 0; f->indicators && id < count; id++) {
        if (!is_listed(q, id))
            continue;
        f->indicators[f->n++] = id;
        f->n_needed += q->models[id] != 0;
    }
    return f->indicators != NULL;
}

/* --- towns ------------------------------------------------------------------------------------ */

/* The town of each company, as a number; NULL if memory is exhausted. */
static uint32_t *number_towns(quality_fill *f, const fill_question *q)
{
    size_t n = panel_count(q->panel), room = 0;
    const char *const *towns = panel_text_column(q->panel, dictionary_find(panel_dictionary(q->panel), "town"));
    uint32_t *numbers = allocate_array(n, sizeof *numbers);
    text_index *known = text_index_new();
    bool ok = numbers && known;

    for (uint32_t i = 0; ok && i < n; i++) {
        const char *town = towns && towns[i] ? towns[i] : "";

        if (!q->is_in[i])
            continue;
        numbers[i] = text_index_add(known, town, strlen(town));
        ok = numbers[i] != TEXT_INDEX_NONE && allocate_room((void **)&f->towns, &room, numbers[i] + (size_t)1, sizeof *f->towns);
        if (ok && numbers[i] == f->n_towns)
            f->towns[f->n_towns++] = town;
    }
    text_index_free(known);
    if (!ok) {
        release(numbers);
        numbers = NULL;
    }
    return numbers;
}

/* --- counting ------------------------------------------------------------------------------- */

static void count_column(quality_fill *f, const fill_question *q, const uint32_t *towns, size_t column)
{
    const dictionary *d = panel_dictionary(q->panel);
    bool is_annual = dictionary_get(d, f->indicators[column])->kind == INDICATOR_ANNUAL;
    source chain[INDICATOR_MOST_CHAIN];
    int n_chain = 0;

    for (int id = f->indicators[column]; id != INDICATOR_NONE && n_chain < INDICATOR_MOST_CHAIN; id = dictionary_fallback(d, id))
        chain[n_chain++] = source_of(q, id);
    for (uint32_t i = 0; i < panel_count(q->panel); i++) {
        fill_count *cell = &f->cells[towns[i] * f->n + column];
        int k = 0;

        if (!q->is_in[i] || (is_annual && !q->has_year[i]))
            continue;
        cell->companies++;
        while (k < n_chain && !has_value(&chain[k], i))
            k++;
        cell->filled += k == 0;
        cell->usable += k < n_chain;
    }
    for (size_t t = 0; t < f->n_towns; t++) {
        const fill_count *cell = &f->cells[t * f->n + column];

        f->columns[column].companies += cell->companies;
        f->columns[column].filled += cell->filled;
        f->columns[column].usable += cell->usable;
    }
}

static void count_all(quality_fill *f, const fill_question *q, const uint32_t *towns)
{
    for (uint32_t i = 0; i < panel_count(q->panel); i++) {
        f->companies[towns[i]] += q->is_in[i];
        f->with_year[towns[i]] += q->is_in[i] && q->has_year[i];
    }
    for (size_t k = 0; k < f->n; k++)
        count_column(f, q, towns, k);
}

/* --- order ------------------------------------------------------------------------------------ */

/* A row or a column with what it is ordered by. */
typedef struct place {
    size_t at;      /* where it was */
    size_t models;  /* of a column */
    double share;
    const char *name; /* of a town */
} place;

static int compare_columns(const void *a, const void *b)
{
    const place *x = a, *y = b;

    if (!x->models != !y->models)
        return x->models ? -1 : 1;
    if (x->share != y->share)
        return x->share < y->share ? -1 : 1;
    if (x->models != y->models)
        return x->models > y->models ? -1 : 1;
    return x->at < y->at ? -1 : 1;
}

static int compare_towns(const void *a, const void *b)
{
    const place *x = a, *y = b;

    return x->share != y->share ? (x->share < y->share ? -1 : 1) : strcmp(x->name, y->name);
}

/* Put the cells of each town, and what is known of the columns, into the order of the places. */
static bool move_columns(quality_fill *f, const place *order)
{
    fill_count *old = allocate_array(f->n, sizeof *old);
    int *indicators = allocate_array(f->n, sizeof *indicators);

    if (old && indicators)
        memcpy(indicators, f->indicators, f->n * sizeof *indicators);
    for (size_t t = 0; old && indicators && t <= f->n_towns; t++) {
        fill_count *row = t < f->n_towns ? &f->cells[t * f->n] : f->columns;

        memcpy(old, row, f->n * sizeof *old);
        for (size_t k = 0; k < f->n; k++) {
            row[k] = old[order[k].at];
            f->indicators[k] = indicators[order[k].at];
        }
    }
    release(old);
    release(indicators);
    return old && indicators;
}

static bool order_columns(quality_fill *f, const size_t *models)
{
    place *order = allocate_array(f->n, sizeof *order);
    bool ok = order != NULL;

    for (size_t k = 0; ok && k < f->n; k++)
        order[k] = (place){k, models[f->indicators[k]], fill_share(&f->columns[k]), ""};
    if (ok)
        qsort(order, f->n, sizeof *order, compare_columns);
    ok = ok && move_columns(f, order);
    release(order);
    return ok;
}

/* The arrays of towns in the order of the places take the place of those of `f`. */
static bool move_towns(quality_fill *f, const place *order)
{
    const char **towns = allocate_array(f->n_towns, sizeof *towns);
    size_t *companies = allocate_array(f->n_towns, sizeof *companies);
    size_t *with_year = allocate_array(f->n_towns, sizeof *with_year);
    fill_count *cells = allocate_array(f->n_towns * f->n, sizeof *cells);
    quality_fill old = {.towns = towns, .companies = companies, .with_year = with_year, .cells = cells};
    bool ok = towns && companies && with_year && cells;

    for (size_t t = 0; ok && t < f->n_towns; t++) {
        towns[t] = f->towns[order[t].at];
        companies[t] = f->companies[order[t].at];
        with_year[t] = f->with_year[order[t].at];
        memcpy(&cells[t * f->n], &f->cells[order[t].at * f->n], f->n * sizeof *cells);
    }
    if (ok) {
        old = (quality_fill){.towns = f->towns, .companies = f->companies, .with_year = f->with_year, .cells = f->cells};
        f->towns = towns;
        f->companies = companies;
        f->with_year = with_year;
        f->cells = cells;
    }
    quality_fill_clear(&old);
    return ok;
}

static bool order_towns(quality_fill *f)
{
    place *order = allocate_array(f->n_towns, sizeof *order);
    bool ok = order != NULL;

    for (size_t t = 0; ok && t < f->n_towns; t++)
        order[t] = (place){t, 0, quality_fill_town_share(f, t), f->towns[t]};
    if (ok)
        qsort(order, f->n_towns, sizeof *order, compare_towns);
    ok = ok && move_towns(f, order);
    release(order);
    return ok;
}

tidu_status quality_fill_init(quality_fill *out, const fill_question *q, tidu_error *err)
{
    quality_fill f = {0};
    uint32_t *towns = number_towns(&f, q);
    bool ok = towns && list_columns(&f, q) && (f.companies = allocate_array(f.n_towns, sizeof *f.companies)) &&
              (f.with_year = allocate_array(f.n_towns, sizeof *f.with_year)) &&
              (f.cells = allocate_array(f.n_towns * f.n, sizeof *f.cells)) &&
              (f.columns = allocate_array(f.n, sizeof *f.columns));

    if (ok)
        count_all(&f, q, towns);
    ok = ok && order_columns(&f, q->models) && order_towns(&f);
    release(towns);
    if (!ok)
        quality_fill_clear(&f);
    *out = f;
    return ok ? TIDU_OK : error_memory(err);
}
