#include "report/list_group.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/message.h"
#include "panel/industry_division.h"

static const char *const names[LIST_GROUPINGS] = {
    [LIST_BY_TOWN] = "town", [LIST_BY_GRID] = "grid", [LIST_BY_PARK] = "park", [LIST_BY_INDUSTRY] = "industry",
    [LIST_BY_COACH] = "coach"};

bool list_grouping_find(const char *name, list_grouping *out)
{
    for (int by = LIST_BY_TOWN; by < LIST_GROUPINGS; by++) {
        if (!strcmp(names[by], name)) {
            *out = (list_grouping)by;
            return true;
        }
    }
    return false;
}

const char *list_group_key(list_grouping by, const panel *p, uint32_t company, char key[LIST_GROUP_KEY])
{
    int indicator = dictionary_find(panel_dictionary(p), names[by]);
    const char *text = panel_text(p, company, indicator);

    if (by == LIST_BY_INDUSTRY) {
        industry_division(text, key);
        return key;
    }
    return text ? text : "";
}

const char *list_group_none(list_grouping by)
{
    static const char *const texts[LIST_GROUPINGS] = {[LIST_BY_TOWN] = N_("no town"),
                                                      [LIST_BY_GRID] = N_("no grid"),
                                                      [LIST_BY_PARK] = N_("no park"),
                                                      [LIST_BY_INDUSTRY] = N_("no industry"),
                                                      [LIST_BY_COACH] = N_("no coach")};

    return _(texts[by]);
}

const char *list_groups_key(const list_groups *g, size_t place)
{
    return text_index_text(g->keys, g->group[place]);
}

/* --- ranks -------------------------------------------------------------------------------------- */

static void free_keys(void *keys)
{
    text_index_free(keys);
}

static bool find_keys(const panel *p, const ranking *r, list_groups *g)
{
    char key[LIST_GROUP_KEY];

    for (size_t i = 0; i < r->n; i++) {
        const char *text = list_group_key(g->by, p, r->company[i], key);

        g->group[i] = text_index_add(g->keys, text, strlen(text));
        if (g->group[i] == TEXT_INDEX_NONE)
            return false;
    }
    return true;
}

/* How far the ranks of a group have come. */
typedef struct group_state {
    uint32_t n;
    uint32_t whole; /* the rank in the whole of the last one, */
    uint32_t rank;  /* and in the group */
} group_state;

static bool find_ranks(const ranking *r, list_groups *g)
{
    group_state *states = allocate_array(text_index_count(g->keys) + 1, sizeof *states);

    for (size_t i = 0; states && i < r->n; i++) {
        group_state *s = &states[g->group[i]];

        s->n++;
        if (s->whole != r->rank[i])
            s->rank = s->n;
        s->whole = r->rank[i];
        g->rank[i] = r->rank[i] && *list_groups_key(g, i) ? s->rank : 0;
    }
    release(states);
    return states != NULL;
}

bool list_groups_find(document *d, list_grouping by, const panel *p, const ranking *r, list_groups *out)
{
    list_groups g = {.by = by,
                     .keys = text_index_new(),
                     .group = arena_take_array(document_memory(d), r->n + 1, sizeof *g.group),
                     .rank = arena_take_array(document_memory(d), r->n + 1, sizeof *g.rank)};

    if (g.keys)
        document_own(d, g.keys, free_keys);
    if (!g.keys || !g.group || !g.rank || !find_keys(p, r, &g) || !find_ranks(r, &g))
        return false;
    *out = g;
    return true;
}

/* --- order --------------------------------------------------------------------------------------- */

typedef struct group_row {
    const char *key;
    uint32_t place;
} group_row;

static int compare(const void *x, const void *y)
{
    const group_row *a = x, *b = y;
    int order = !*a->key != !*b->key ? (*a->key ? -1 : 1) : strcmp(a->key, b->key);

    return order ? order : (a->place > b->place) - (a->place < b->place);
}

bool list_groups_sort(const list_groups *g, uint32_t *places, size_t n)
{
    group_row *rows = allocate_array(n + 1, sizeof *rows);

    if (!rows)
        return false;
    for (size_t i = 0; i < n; i++)
        rows[i] = (group_row){list_groups_key(g, places[i]), places[i]};
    qsort(rows, n, sizeof *rows, compare);
    for (size_t i = 0; i < n; i++)
        places[i] = rows[i].place;
    release(rows);
    return true;
}
