#include "report/company_group.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"

/* A key with its number in the order of first sight. */
typedef struct key_place {
    const char *key;
    uint32_t number;
} key_place;

static int in_order(const void *x, const void *y)
{
    const key_place *a = x, *b = y;

    return !*a->key != !*b->key ? (*a->key ? -1 : 1) : strcmp(a->key, b->key);
}

static bool find_keys(company_groups *g, const panel *p, const uint8_t *is_in)
{
    char key[LIST_GROUP_KEY];

    for (uint32_t i = 0; i < panel_count(p); i++) {
        const char *text;

        g->group[i] = COMPANY_NO_GROUP;
        if (!is_in[i])
            continue;
        text = list_group_key(g->by, p, i, key);
        g->group[i] = text_index_add(g->texts, text, strlen(text));
        if (g->group[i] == TEXT_INDEX_NONE)
            return false;
    }
    return true;
}

/* Number the groups in order. */
static bool order_keys(company_groups *g, size_t companies)
{
    size_t n = text_index_count(g->texts);
    key_place *places = allocate_array(n + 1, sizeof *places);
    uint32_t *rank = allocate_array(n + 1, sizeof *rank);
    bool ok = places && rank && (g->keys = allocate_array(n + 1, sizeof *g->keys)) != NULL;

    for (uint32_t i = 0; ok && i < n; i++)
        places[i] = (key_place){text_index_text(g->texts, i), i};
    if (ok)
        qsort(places, n, sizeof *places, in_order);
    for (uint32_t i = 0; ok && i < n; i++) {
        g->keys[i] = places[i].key;
        rank[places[i].number] = i;
    }
    for (size_t i = 0; ok && i < companies; i++) {
        if (g->group[i] != COMPANY_NO_GROUP)
            g->group[i] = rank[g->group[i]];
    }
    g->n = ok ? n : 0;
    release(places);
    release(rank);
    return ok;
}

bool company_groups_find(list_grouping by, const panel *p, const uint8_t *is_in, company_groups *out)
{
    size_t n = panel_count(p);

    *out = (company_groups){.by = by, .texts = text_index_new(), .group = allocate_array(n + 1, sizeof *out->group)};
    return out->texts && out->group && find_keys(out, p, is_in) && order_keys(out, n);
}

void company_groups_clear(company_groups *g)
{
    release(g->keys);
    release(g->group);
    text_index_free(g->texts);
    *g = (company_groups){.n = 0};
}

const char *company_group_name(const company_groups *g, size_t group)
{
    return *g->keys[group] ? g->keys[group] : list_group_none(g->by);
}
