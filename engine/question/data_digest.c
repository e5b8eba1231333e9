/*
 * Column by column in the order of the dictionary, as "indicator year", then for each company with a value its number in
 * the order of codes and the value. A cell that is missing adds nothing, so that a column without values is none. Numbers
 * are eight bytes, the lowest first, on every machine.
 */
#include "question/data_digest.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"

typedef struct digester {
    struct sha256_ctx sum;
    const loaded_data *data;
    const uint32_t *order;
    size_t n;
} digester;

static void take_text(digester *g, const char *text)
{
    sha256_update(&g->sum, strlen(text) + 1, (const uint8_t *)text);
}

static void take_number(digester *g, uint64_t x)
{
    uint8_t bytes[8];

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(x >> 8 * i);
    sha256_update(&g->sum, sizeof bytes, bytes);
}

static void take_head(digester *g, const char *name, int year)
{
    take_text(g, name);
    take_number(g, (uint64_t)year);
}

static void take_cell(digester *g, size_t i, double cell, const char *exact)
{
    double value = cell + 0.0; /* turns -0 into 0 */
    uint64_t bits = 0;

    take_number(g, i);
    take_number(g, (uint64_t)cell_state_of(cell));
    if (cell_is_value(cell))
        memcpy(&bits, &value, sizeof bits);
    take_number(g, bits);
    if (exact)
        take_text(g, exact);
}

static void take_column(digester *g, int id, int year)
{
    const panel *p = g->data->panel;
    const double *cells = panel_column(p, id, year);
    bool has_exact = panel_has_exact(p), is_named = false;

    for (size_t i = 0; i < g->n && cells; i++) {
        uint32_t company = g->order[i];

        if (cell_is_missing(cells[company]))
            continue;
        if (!is_named)
            take_head(g, dictionary_get(panel_dictionary(p), id)->name, year);
        is_named = true;
        take_cell(g, i, cells[company], has_exact ? panel_exact(p, company, id, year) : NULL);
    }
}

static void take_words(digester *g, int id)
{
    const panel *p = g->data->panel;

    take_head(g, dictionary_get(panel_dictionary(p), id)->name, 0);
    for (size_t i = 0; i < g->n; i++) {
        const char *word = panel_text(p, g->order[i], id);

        if (word) {
            take_number(g, i);
            take_text(g, word);
        }
    }
}

static void take_indicator(digester *g, const panel *read, int id)
{
    const dictionary *d = panel_dictionary(read);
    const indicator *i = dictionary_get(d, id);
    int first, last;

    if (i->kind == INDICATOR_KEY)
        return;
    if (i->kind != INDICATOR_ANNUAL) {
        if (!panel_is_wanted(read, id, PANEL_ANY_YEAR) && id != dictionary_find(d, "name"))
            return;
        if (i->type == INDICATOR_TEXT)
            take_words(g, id);
        else
            take_column(g, id, PANEL_ANY_YEAR);
        return;
    }
    panel_years(g->data->panel, &first, &last);
    for (int year = first; year <= last; year++) {
        if (panel_is_wanted(read, id, year))
            take_column(g, id, year);
    }
}

/* --- certificates ------------------------------------------------------------------------------- */

static int by_model(const void *a, const void *b)
{
    const credential *x = *(const credential *const *)a, *y = *(const credential *const *)b;
    int order = strcmp(x->model, y->model);

    return order ? order : (x->granted_on > y->granted_on) - (x->granted_on < y->granted_on);
}

/* Those of a company, by model and day of grant, of which there is one each. */
static bool take_certificates(digester *g, const char *code)
{
    const credentials *all = g->data->credentials;
    const credential **list = NULL;
    size_t n = 0, capacity = 0;

    for (const credential *c = all ? credentials_next(all, code, NULL) : NULL; c; c = credentials_next(all, code, c)) {
        if (!allocate_room((void **)&list, &capacity, n + 1, sizeof *list)) {
            release(list);
            return false;
        }
        list[n++] = c;
    }
    if (n)
        qsort(list, n, sizeof *list, by_model);
    for (size_t i = 0; i < n; i++) {
        take_text(g, list[i]->model);
        take_number(g, (uint64_t)list[i]->granted_on);
        take_number(g, (uint64_t)list[i]->expires_on);
    }
    release(list);
    return true;
}

bool data_digest(const loaded_data *d, const panel *read, const uint32_t *order, size_t n, char hex[DIGEST_TEXT])
{
    digester g = {.data = d, .order = order, .n = n};
    bool ok = true;

    sha256_init(&g.sum);
    for (size_t i = 0; i < n && ok; i++) {
        take_text(&g, panel_code(d->panel, order[i]));
        ok = take_certificates(&g, panel_code(d->panel, order[i]));
    }
    for (int id = 0; id < dictionary_count(panel_dictionary(read)) && ok; id++)
        take_indicator(&g, read, id);
    digest_so_far(&g.sum, hex);
    return ok;
}
