/* Joining two panels without a common company. */
#include "panel/panel_internal.h"

#include <string.h>

#include "base/allocate.h"

bool panel_is_disjoint(const panel *p, const panel *other)
{
    return text_index_is_disjoint(p->codes, other->codes);
}

/* Make room for `rows` companies in the columns and years of both panels. */
static bool make_room(panel *p, const panel *other, size_t rows)
{
    if (rows > p->capacity && !panel_grow(p, rows))
        return false;
    for (size_t i = 0; i < other->n_columns; i++) {
        if (!panel_get_column(p, other->columns[i].indicator, other->columns[i].year))
            return false;
    }
    for (size_t i = 0; i < other->n_years; i++) {
        if (!panel_get_year(p, other->years[i].year))
            return false;
    }
    return true;
}

static void copy_cells(const column *to, const column *from, size_t at, size_t n)
{
    if (to->cells)
        memcpy(to->cells + at, from->cells, n * sizeof *to->cells);
    else
        memcpy(to->texts + at, from->texts, n * sizeof *to->texts);
}

/*
 * Copy the cells of `other` to the rows at .. at + n - 1 of every column, and clear the rows after them up to `end`.
 * Each column of `other` is freed as soon as it is copied, so that its memory can be reused.
 */
static void move_cells(panel *p, panel *other, size_t at, size_t n, size_t end)
{
    for (size_t i = 0; i < p->n_columns; i++) {
        column *to = &p->columns[i], *from = panel_look_up(other, to->indicator, to->year);

        if (from)
            copy_cells(to, from, at, n);
        panel_clear_column(to, from ? at + n : at, end);
        if (from) {
            release(from->memory);
            from->memory = NULL;
        }
    }
}

static void move_rows(panel *p, const panel *other, size_t at, size_t n, size_t end, unsigned long lines)
{
    for (size_t i = 0; i < p->n_years; i++)
        memset(p->years[i].line + at, 0, (end - at) * sizeof *p->years[i].line);
    for (size_t i = 0; i < other->n_years; i++) {
        const uint32_t *from = other->years[i].line;
        uint32_t *to = panel_get_year(p, other->years[i].year)->line + at;

        for (size_t c = 0; c < n; c++)
            to[c] = from[c] ? from[c] + (uint32_t)lines : 0;
    }
}

static bool move_exact(panel *p, const panel *other, uint32_t at)
{
    for (size_t i = 0; i < text_index_count(other->exact_keys); i++) {
        const exact_cell *e = &other->exact[i];

        if (!panel_keep_exact(p, at + e->company, e->indicator, e->year, e->text))
            return false;
    }
    return true;
}

bool panel_join(panel *p, panel *other, unsigned long lines)
{
    size_t n = panel_count(p), more = panel_count(other);
    size_t rows = (n + more + PANEL_CLEARED_AT_ONCE - 1) / PANEL_CLEARED_AT_ONCE * PANEL_CLEARED_AT_ONCE;

    panel_forget_code_order(p);
    panel_forget_code_order(other);
    rows = rows < p->cleared ? p->cleared : rows;
    if (!make_room(p, other, rows))
        return false;
    move_cells(p, other, n, more, rows);
    move_rows(p, other, n, more, rows, lines);
    p->cleared = rows;
    if (!move_exact(p, other, (uint32_t)n) || !text_index_join(p->codes, other->codes))
        return false;
    arena_join(p->texts, other->texts);
    return true;
}
