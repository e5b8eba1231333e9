/* Companies, the memory of their columns, and the cells that are wanted. */
#include "panel/panel_internal.h"

#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"

panel *panel_new(dictionary *d)
{
    panel *p = allocate_array(1, sizeof *p);

    if (!p)
        return NULL;
    p->dictionary = d;
    p->codes = text_index_new();
    p->code_order = allocate_array(1, sizeof *p->code_order);
    p->texts = arena_new();
    p->exact_keys = text_index_new();
    if (!p->codes || !p->code_order || !p->texts || !p->exact_keys) {
        panel_free(p);
        return NULL;
    }
    return p;
}

panel *panel_new_alike(const panel *p)
{
    panel *alike = panel_new(p->dictionary);

    for (size_t i = 0; alike && i < p->n_wishes; i++) {
        if (!panel_want(alike, p->wishes[i].indicator, p->wishes[i].from, p->wishes[i].to)) {
            panel_free(alike);
            alike = NULL;
        }
    }
    return alike;
}

void panel_free(panel *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->n_columns; i++)
        release(p->columns[i].memory);
    for (size_t i = 0; i < p->n_years; i++)
        release(p->years[i].line);
    release(p->columns);
    release(p->wishes);
    release(p->years);
    release(p->exact);
    release(p->is_reopened);
    text_index_free(p->exact_keys);
    text_index_free(p->codes);
    if (p->code_order)
        panel_forget_code_order(p);
    release(p->code_order);
    arena_free(p->texts);
    release(p);
}

dictionary *panel_dictionary(const panel *p)
{
    return p->dictionary;
}

bool panel_want(panel *p, int indicator, int from, int to)
{
    if (!allocate_room((void **)&p->wishes, &p->wishes_capacity, p->n_wishes + 1, sizeof *p->wishes))
        return false;
    p->wishes[p->n_wishes++] = (wish){indicator, from, to};
    return true;
}

bool panel_wants_all(const panel *p)
{
    return !p->n_wishes;
}

bool panel_is_wanted(const panel *p, int indicator, int year)
{
    if (!p->n_wishes || indicator == dictionary_find(p->dictionary, "name"))
        return true;
    for (size_t i = 0; i < p->n_wishes; i++) {
        const wish *w = &p->wishes[i];

        if (w->indicator == indicator &&
            (year == PANEL_ANY_YEAR || (year >= w->from && year <= w->to)))
            return true;
    }
    return false;
}

void panel_clear_column(column *c, size_t from, size_t to)
{
    if (c->texts)
        memset(c->texts + from, 0, (to - from) * sizeof *c->texts);
    for (size_t i = from; c->cells && i < to; i++)
        c->cells[i] = cell_missing();
}

/*
 * Large allocations all begin at the start of a page. A row writes to the same offset in every column, which would map
 * all of them to the same few cache sets, so columns are staggered by one cache line each.
 */
bool panel_make_room(const panel *p, column *c, size_t capacity)
{
    enum { LINE = 64, LINES_A_PAGE = 64 };
    _Static_assert(sizeof *c->cells == sizeof *c->texts, "room for cells is room for texts");
    size_t before = (size_t)(c - p->columns) % LINES_A_PAGE * LINE;
    char *memory;

    if (capacity > SIZE_MAX / sizeof *c->cells - LINES_A_PAGE * LINE)
        return false;
    memory = reallocate_array(c->memory, capacity * sizeof *c->cells + before, 1);
    if (!memory)
        return false;
    c->memory = memory;
    if (dictionary_get(p->dictionary, c->indicator)->type == INDICATOR_TEXT)
        c->texts = (const char **)(void *)(memory + before);
    else
        c->cells = (double *)(void *)(memory + before);
    return true;
}

bool panel_grow(panel *p, size_t capacity)
{
    for (size_t i = 0; i < p->n_columns; i++) {
        if (!panel_make_room(p, &p->columns[i], capacity))
            return false;
    }
    for (size_t i = 0; i < p->n_years; i++) {
        uint32_t *line = reallocate_array(p->years[i].line, capacity, sizeof *line);

        if (!line)
            return false;
        p->years[i].line = line;
    }
    p->capacity = capacity;
    return true;
}

/* Set the rows from .. to - 1 of all columns to missing. */
static void clear_rows(panel *p, size_t from, size_t to)
{
    for (size_t i = 0; i < p->n_columns; i++)
        panel_clear_column(&p->columns[i], from, to);
    for (size_t i = 0; i < p->n_years; i++)
        memset(p->years[i].line + from, 0, (to - from) * sizeof *p->years[i].line);
}

/*
 * Rows are initialised a few at a time, shortly before they are written: they are then in the cache, and unused
 * capacity is never touched and so takes no physical memory.
 */
bool panel_clear_more(panel *p)
{
    if (p->cleared == p->capacity && !panel_grow(p, p->capacity ? p->capacity * 2 : PANEL_CLEARED_AT_ONCE))
        return false;
    clear_rows(p, p->cleared, p->cleared + PANEL_CLEARED_AT_ONCE);
    p->cleared += PANEL_CLEARED_AT_ONCE;
    return true;
}

bool panel_empty(panel *p)
{
    text_index *codes = text_index_new(), *exact_keys = text_index_new();
    arena *texts = arena_new();

    if (!codes || !exact_keys || !texts) {
        text_index_free(codes);
        text_index_free(exact_keys);
        arena_free(texts);
        return false;
    }
    clear_rows(p, 0, panel_count(p));
    panel_forget_code_order(p);
    text_index_free(p->codes);
    text_index_free(p->exact_keys);
    arena_free(p->texts);
    p->codes = codes;
    p->exact_keys = exact_keys;
    p->texts = texts;
    p->sealed = 0;
    return true;
}

bool panel_freeze(panel *p, uint32_t n)
{
    bool *larger;

    if (n <= p->sealed)
        return true;
    larger = reallocate_array(p->is_reopened, n, sizeof *larger);
    if (!larger)
        return false;
    memset(larger + p->sealed, 0, (n - p->sealed) * sizeof *larger);
    p->is_reopened = larger;
    p->sealed = n;
    return true;
}

uint32_t panel_frozen(const panel *p)
{
    return p->sealed;
}

bool panel_is_reopened(const panel *p, uint32_t company)
{
    return company < p->sealed && p->is_reopened[company];
}

uint32_t panel_add_company(panel *p, const char *code, size_t length)
{
    size_t n = text_index_count(p->codes);
    uint32_t company;

    if (n == p->cleared) {
        company = text_index_find(p->codes, code, length);
        if (company != TEXT_INDEX_NONE)
            return company;
        if (!panel_clear_more(p))
            return PANEL_NO_COMPANY;
    }
    company = text_index_add(p->codes, code, length);
    if (text_index_count(p->codes) > n)
        panel_forget_code_order(p);
    return company;
}

void panel_release_lookup(panel *p)
{
    text_index_release_slots(p->codes);
}

void panel_prefetch_company(const panel *p, const char *code, size_t length)
{
    text_index_prefetch(p->codes, code, length);
}
