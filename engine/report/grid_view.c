/* Which columns of a grid people see. */
#include <string.h>

#include "report/document_internal.h"

static bool has_content(const grid *g, size_t column)
{
    for (size_t row = 0; row < g->n_rows; row++) {
        const table_cell *c = &g->cells[row * g->n_columns + column];

        if ((c->text && *c->text) || c->number == c->number)
            return true;
    }
    return false;
}

void grid_hide_empty(grid *g)
{
    size_t kept = 0;
    grid_view *v;

    if (!g || g->document->failed)
        return;
    v = &g->for_people;
    for (size_t i = 0; i < v->n; i++) {
        if (!has_content(g, v->at[i]))
            continue;
        v->columns[kept] = v->columns[i];
        v->at[kept++] = v->at[i];
    }
    v->n = kept;
}

void grid_for_programs(grid *g, const char *name)
{
    size_t kept = 0;
    grid_view *v = g && !g->document->failed ? &g->for_people : NULL;

    for (size_t i = 0; v && i < v->n; i++) {
        const char *own = g->columns[v->at[i]].name;

        if (own && !strcmp(own, name))
            continue;
        v->columns[kept] = v->columns[i];
        v->at[kept++] = v->at[i];
    }
    if (v)
        v->n = kept;
}
