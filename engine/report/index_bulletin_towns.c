#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/message.h"
#include "base/text_index.h"
#include "report/index_bulletin_report.h"

enum { T_TOWN, T_RANKED, T_BEST, T_BOARD };

typedef struct town {
    const char *name;
    size_t ranked, best; /* companies; the best rank, 0: none */
    const size_t *within[BULLETIN_SIDES]; /* [border] companies */
    size_t n_borders;
} town;

typedef struct counts {
    text_index *names;
    town *towns;
    size_t *within; /* [(town * sides + side) * borders + border] */
} counts;

/* Who has most companies within the widest border stands first, then in the next narrower one, then of all that are ranked. */
static int by_companies(const void *a, const void *b)
{
    const town *x = a, *y = b;

    for (size_t i = x->n_borders; i-- > 0;) {
        size_t m = x->within[BULLETIN_NOW][i], n = y->within[BULLETIN_NOW][i];

        if (m != n)
            return m > n ? -1 : 1;
    }
    if (x->ranked != y->ranked)
        return x->ranked > y->ranked ? -1 : 1;
    return strcmp(x->name, y->name);
}

static const char *town_of(const bulletin_view *v, int side, uint32_t company)
{
    const panel *p = v->sides[side].binding->panel;
    int indicator = dictionary_find(panel_dictionary(p), "town");
    const char *text = indicator < 0 || company == INDEX_NOBODY ? NULL : panel_text(p, company, indicator);

    return text ? text : "";
}

/* Each side by the town that it had then. */
static bool count(const bulletin_view *v, counts *c)
{
    const index_bulletin *x = v->x;

    for (size_t i = 0; i < x->n; i++) {
        for (int side = 0; side < BULLETIN_SIDES; side++) {
            const char *name = town_of(v, side, x->rows[i].company[side]);
            uint32_t at = x->rows[i].rank[side] ? text_index_add(c->names, name, strlen(name)) : 0;

            if (at == TEXT_INDEX_NONE)
                return false;
            if (!x->rows[i].rank[side])
                continue;
            if (side == BULLETIN_NOW && !c->towns[at].ranked++)
                c->towns[at].best = x->rows[i].rank[side];
            for (size_t b = x->rows[i].within[side]; b < x->n_borders; b++)
                c->within[(at * BULLETIN_SIDES + (size_t)side) * x->n_borders + b]++;
        }
    }
    return true;
}

static void sort_towns(const bulletin_view *v, counts *c)
{
    const size_t borders = v->x->n_borders, n = text_index_count(c->names);

    for (size_t i = 0; i < n; i++) {
        town *t = &c->towns[i];

        t->name = text_index_text(c->names, (uint32_t)i);
        t->n_borders = borders;
        for (size_t side = 0; side < BULLETIN_SIDES; side++)
            t->within[side] = &c->within[(i * BULLETIN_SIDES + side) * borders];
    }
    qsort(c->towns, n, sizeof *c->towns, by_companies);
}

/* The columns of the borders behind those that stand before them; false if memory is exhausted. */
static bool lay_out(document *d, const bulletin_view *v, const char *const *border, table_column *columns)
{
    columns[T_TOWN] = (table_column){"town", N_("town"), TABLE_TEXT, 0};
    columns[T_RANKED] = (table_column){"ranked", N_("companies ranked"), TABLE_NUMBER, 0};
    columns[T_BEST] = (table_column){"rank_best", N_("best rank"), TABLE_NUMBER, 0};
    for (size_t i = 0; i < v->x->n_borders; i++) {
        const bulletin_border *b = &v->x->borders[i];
        arena *memory = document_memory(d);
        const char *id = b->board ? b->board->id : arena_print(memory, "first_%lu", (unsigned long)b->first);
        table_column *now = &columns[T_BOARD + BULLETIN_SIDES * i], *then = now + 1;

        *now = (table_column){id ? arena_print(memory, "within.%s", id) : NULL, border[i], TABLE_NUMBER, 0};
        *then = (table_column){id ? arena_print(memory, "within_before.%s", id) : NULL, arena_print(memory, _("%s, last bulletin"), border[i]), TABLE_NUMBER, 0};
        if (!now->name || !then->name || !then->heading)
            return false;
    }
    return true;
}

static void write_towns(document *d, const bulletin_view *v, const counts *c, const table_column *columns)
{
    const size_t borders = v->x->n_borders;
    grid *g = document_grid(d, "towns", _("The towns"), columns, T_BOARD + BULLETIN_SIDES * borders);

    for (size_t i = 0; g && i < text_index_count(c->names); i++) {
        const town *t = &c->towns[i];

        grid_row(g);
        grid_text(g, T_TOWN, *t->name ? t->name : _("(no town)"), TABLE_PLAIN);
        grid_number(g, T_RANKED, (double)t->ranked);
        grid_number(g, T_BEST, t->best ? (double)t->best : NAN);
        for (size_t b = 0; b < borders; b++) {
            grid_number(g, T_BOARD + BULLETIN_SIDES * b, (double)t->within[BULLETIN_NOW][b]);
            grid_number(g, T_BOARD + BULLETIN_SIDES * b + 1, (double)t->within[BULLETIN_THEN][b]);
        }
    }
}

bool bulletin_towns(document *d, const bulletin_view *v, const char *const *border)
{
    const size_t most = BULLETIN_SIDES * v->x->n + 1, borders = v->x->n_borders;
    table_column *columns = arena_take_array(document_memory(d), T_BOARD + BULLETIN_SIDES * borders, sizeof *columns);
    counts c = {text_index_new(), allocate_array(most, sizeof *c.towns), allocate_array(most * BULLETIN_SIDES * borders + 1, sizeof *c.within)};
    bool ok = columns && c.names && c.towns && c.within && lay_out(d, v, border, columns) && count(v, &c);

    if (ok) {
        sort_towns(v, &c);
        if (text_index_count(c.names) > 1 || *c.towns[0].name) /* somebody has a town */
            write_towns(d, v, &c, columns);
    }
    text_index_free(c.names);
    release(c.towns);
    release(c.within);
    return ok;
}
