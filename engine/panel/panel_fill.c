/* Setting cells, recording rows and keeping long decimals. */
#include "panel/panel_internal.h"

#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"

enum { CELLS_AHEAD = 16 };

static void reopen(panel *p, uint32_t company)
{
    if (company < p->sealed)
        p->is_reopened[company] = true;
}

/* Look in the cache of columns, since all rows use the same ones; NULL: not there, search for it. */
static inline column *recall_column(const panel *p, int indicator, int year)
{
    column *c = &p->columns[p->place[panel_place(indicator, year)]];

    return p->n_columns && c->indicator == indicator && c->year == year ? c : NULL;
}

static column *find_column(panel *p, int indicator, int year)
{
    column *c = recall_column(p, indicator, year);

    if (c)
        return c;
    c = panel_look_up(p, indicator, year);
    if (c)
        p->place[panel_place(indicator, year)] = (uint16_t)(c - p->columns);
    return c;
}

column *panel_get_column(panel *p, int indicator, int year)
{
    column *c = find_column(p, indicator, year);

    if (c)
        return c;
    if (!allocate_room((void **)&p->columns, &p->columns_capacity, p->n_columns + 1,
                       sizeof *p->columns))
        return NULL;
    c = &p->columns[p->n_columns];
    *c = (column){.indicator = indicator, .year = year};
    if (!panel_make_room(p, c, p->capacity))
        return NULL;
    panel_clear_column(c, 0, p->cleared);
    p->n_columns++;
    return c;
}

static inline panel_outcome set_number(panel *p, column *c, uint32_t company, double value)
{
    /* a row sets a cell in every column, too many streams for the hardware prefetcher */
    if (company + CELLS_AHEAD < p->capacity)
        __builtin_prefetch(&c->cells[company + CELLS_AHEAD], 1);
    if (!cell_is_value(c->cells[company])) {
        c->cells[company] = value;
        reopen(p, company);
        return PANEL_SET;
    }
    return c->cells[company] == value ? PANEL_SAME : PANEL_CONFLICT;
}

/* The slow path, for a column that is not in the cache of columns. */
static __attribute__((noinline)) panel_outcome set_number_elsewhere(panel *p, uint32_t company, int indicator,
                                                                    int year, double value)
{
    column *c = find_column(p, indicator, year);

    if (!c && !panel_is_wanted(p, indicator, year))
        return PANEL_UNWANTED;
    if (!c)
        c = panel_get_column(p, indicator, year);
    return c ? set_number(p, c, company, value) : PANEL_NO_MEMORY;
}

panel_outcome panel_set_number(panel *p, uint32_t company, int indicator, int year, double value)
{
    column *c = recall_column(p, indicator, year);

    return c ? set_number(p, c, company, value) : set_number_elsewhere(p, company, indicator, year, value);
}

/* The column for a text, if the company has none in it yet; otherwise NULL and the reason in *outcome. */
static column *get_free_text(panel *p, uint32_t company, int indicator, const char *text, size_t length,
                             panel_outcome *outcome)
{
    column *c = find_column(p, indicator, PANEL_ANY_YEAR);

    *outcome = PANEL_UNWANTED;
    if (!c && !panel_is_wanted(p, indicator, PANEL_ANY_YEAR))
        return NULL;
    if (!c)
        c = panel_get_column(p, indicator, PANEL_ANY_YEAR);
    *outcome = PANEL_NO_MEMORY;
    if (!c || !c->texts[company])
        return c;
    *outcome = strlen(c->texts[company]) == length && !memcmp(c->texts[company], text, length) ? PANEL_SAME
                                                                                               : PANEL_CONFLICT;
    return NULL;
}

panel_outcome panel_set_text(panel *p, uint32_t company, int indicator, const char *text,
                             size_t length)
{
    panel_outcome outcome;
    column *c = get_free_text(p, company, indicator, text, length, &outcome);

    if (!c)
        return outcome;
    c->texts[company] = arena_copy(p->texts, text, length);
    reopen(p, company);
    return c->texts[company] ? PANEL_SET : PANEL_NO_MEMORY;
}

panel_outcome panel_share_text(panel *p, uint32_t company, int indicator, const char *text)
{
    panel_outcome outcome;
    column *c = get_free_text(p, company, indicator, text, strlen(text), &outcome);

    if (!c)
        return outcome;
    c->texts[company] = text;
    reopen(p, company);
    return PANEL_SET;
}

bool panel_put_number(panel *p, uint32_t company, int indicator, int year, double value)
{
    column *c = panel_get_column(p, indicator, year);

    if (c)
        c->cells[company] = value;
    reopen(p, company);
    return c != NULL;
}

double *panel_fill_column(panel *p, int indicator, int year)
{
    column *c = panel_get_column(p, indicator, year);

    return c ? c->cells : NULL;
}

char *panel_allocate(panel *p, size_t bytes)
{
    return arena_room(p->texts, bytes);
}

bool panel_take_companies(panel *p, const char *codes, size_t n)
{
    panel_forget_code_order(p);
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(codes);

        if ((text_index_count(p->codes) == p->cleared && !panel_clear_more(p)) ||
            text_index_take(p->codes, codes, length) == TEXT_INDEX_NONE)
            return false;
        codes += length + 1;
    }
    return true;
}

const char **panel_fill_texts(panel *p, int indicator)
{
    column *c = panel_get_column(p, indicator, PANEL_ANY_YEAR);

    return c ? c->texts : NULL;
}

bool panel_put_text(panel *p, uint32_t company, int indicator, const char *text, size_t length)
{
    column *c = panel_get_column(p, indicator, PANEL_ANY_YEAR);
    const char *copy = text ? arena_copy(p->texts, text, length) : NULL;

    if (!c || (text && !copy))
        return false;
    c->texts[company] = copy;
    reopen(p, company);
    return true;
}

bool panel_swap_text(panel *p, uint32_t company, int indicator, const char *text, const char **was)
{
    column *c = panel_get_column(p, indicator, PANEL_ANY_YEAR);

    if (!c)
        return false;
    *was = c->texts[company];
    c->texts[company] = text;
    return true;
}

bool panel_keep_exact(panel *p, uint32_t company, int indicator, int year, const char *text)
{
    exact_key key = {company, indicator, year};
    uint32_t number = text_index_add(p->exact_keys, (const char *)&key, sizeof key);
    char *copy = arena_copy_string(p->texts, text);

    if (number == TEXT_INDEX_NONE || !copy ||
        !allocate_room((void **)&p->exact, &p->exact_capacity, (size_t)number + 1, sizeof *p->exact))
        return false;
    p->exact[number] = (exact_cell){company, indicator, year, copy};
    return true;
}

year_rows *panel_get_year(panel *p, int year)
{
    year_rows *rows;

    for (size_t i = 0; i < p->n_years; i++) {
        if (p->years[i].year == year)
            return &p->years[i];
    }
    if (!allocate_room((void **)&p->years, &p->years_capacity, p->n_years + 1, sizeof *p->years))
        return NULL;
    rows = &p->years[p->n_years];
    rows->year = year;
    rows->line = reallocate_array(NULL, p->capacity, sizeof *rows->line);
    if (!rows->line)
        return NULL;
    memset(rows->line, 0, p->cleared * sizeof *rows->line);
    p->n_years++;
    return rows;
}

bool panel_mark_year(panel *p, uint32_t company, int year, uint32_t line)
{
    year_rows *rows = panel_get_year(p, year);

    if (!rows)
        return false;
    if (!rows->line[company]) {
        rows->line[company] = line + 1;
        reopen(p, company);
    }
    return true;
}
