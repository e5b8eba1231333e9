/*
 * Peer groups: the companies ordered by stratum and code. Strata are ordered by name; those smaller than the minimum
 * and companies without the text share the last one. The order is that of a ranking by stratum number
 * (ranking/ranking.h), which breaks ties by code, so that results do not depend on the order of rows.
 */
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/text_index.h"
#include "index/index_internal.h"
#include "ranking/ranking.h"

typedef struct named {
    const char *name;
    uint32_t number; /* number in the text index */
    size_t n;
} named;

static int by_name(const void *a, const void *b)
{
    return strcmp(((const named *)a)->name, ((const named *)b)->name);
}

/* The number of the text of each company in the index, TEXT_INDEX_NONE if missing; false if memory is exhausted. */
static bool number_texts(const index_strata *s, const binding *b, text_index *texts, uint32_t *number, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *text = panel_text(b->panel, (uint32_t)i, s->by);
        size_t length;

        number[i] = TEXT_INDEX_NONE;
        if (!text || !*text)
            continue;
        text = index_stratum_key(s, text, &length);
        number[i] = text_index_add(texts, text, length);
        if (number[i] == TEXT_INDEX_NONE)
            return false;
    }
    return true;
}

/* Keep the texts of large enough strata, ordered by name; stratum_of[text] is the stratum, *kept their number. */
static bool keep_large(const index_strata *s, const text_index *texts, const uint32_t *number, size_t n,
                       index_stratum *strata, uint32_t *stratum_of, size_t *kept)
{
    size_t count = text_index_count(texts);
    named *all = allocate_array(count + 1, sizeof *all);

    *kept = 0;
    if (!all)
        return false;
    for (size_t k = 0; k < count; k++)
        all[k] = (named){text_index_text(texts, (uint32_t)k), (uint32_t)k, 0};
    for (size_t i = 0; i < n; i++) {
        if (number[i] != TEXT_INDEX_NONE)
            all[number[i]].n++;
    }
    qsort(all, count, sizeof *all, by_name);
    for (size_t k = 0; k < count; k++) {
        bool is_large = all[k].n >= s->least;

        stratum_of[all[k].number] = is_large ? (uint32_t)*kept : TEXT_INDEX_NONE;
        if (is_large)
            strata[(*kept)++].name = all[k].name;
    }
    release(all);
    return true;
}

static bool strata_of_texts(index_result *r, const binding *b, double *key)
{
    const index_strata *s = &r->model->strata;
    text_index *texts = text_index_new();
    uint32_t *number = allocate_array(r->n, sizeof *number), *stratum_of = NULL;
    bool ok = texts && number && number_texts(s, b, texts, number, r->n);

    r->names = texts;
    if (ok) {
        size_t count = text_index_count(texts);

        stratum_of = allocate_array(count + 1, sizeof *stratum_of);
        r->strata = allocate_array(count + 1, sizeof *r->strata);
        ok = stratum_of && r->strata &&
             keep_large(s, texts, number, r->n, r->strata, stratum_of, &r->n_strata);
    }
    for (size_t i = 0; ok && i < r->n; i++) {
        uint32_t mine = number[i] == TEXT_INDEX_NONE ? TEXT_INDEX_NONE : stratum_of[number[i]];

        key[i] = -(double)(mine == TEXT_INDEX_NONE ? r->n_strata : mine);
    }
    r->n_strata++; /* the stratum of all others */
    release(number);
    release(stratum_of);
    return ok;
}

static bool strata_of_stages(index_result *r, const uint8_t *stages, double *key)
{
    const index_strata *s = &r->model->strata;

    r->n_strata = s->n_stages ? s->n_stages : 1;
    r->strata = allocate_array(r->n_strata, sizeof *r->strata);
    for (size_t k = 0; r->strata && k < s->n_stages; k++)
        r->strata[k].name = s->stages[k].id;
    for (size_t i = 0; i < r->n; i++)
        key[i] = stages ? -(double)stages[i] : 0;
    return r->strata != NULL;
}

bool index_strata_find(index_result *r, const binding *b, const uint8_t *stages)
{
    double *key = allocate_array(r->n, sizeof *key);
    bool ok = key && (r->model->strata.by != INDICATOR_NONE ? strata_of_texts(r, b, key)
                                                            : strata_of_stages(r, stages, key));
    ranking *list = ok ? ranking_by_keys(key, r->n, b->panel, NULL, 0) : NULL;

    if (list) {
        for (size_t i = 0; i < r->n; i++)
            r->strata[(size_t)-key[i]].n++;
        for (size_t k = 1; k < r->n_strata; k++)
            r->strata[k].first = r->strata[k - 1].first + r->strata[k - 1].n;
        r->order = list->company; /* takes ownership */
        list->company = NULL;
    }
    ok = list != NULL;
    ranking_free(list);
    release(key);
    return ok;
}

size_t index_result_place(const index_result *r, uint32_t company)
{
    size_t place = 0;

    while (place < r->n && r->order[place] != company)
        place++;
    return place;
}

/* The last one that begins at the place or before it: those before it that begin there are empty. */
size_t index_stratum_at(const index_result *r, size_t place)
{
    size_t first = 0, end = r->n_strata;

    while (end - first > 1) {
        size_t middle = first + (end - first) / 2;

        if (r->strata[middle].first <= place)
            first = middle;
        else
            end = middle;
    }
    return first;
}

const index_stratum *index_result_stratum(const index_result *r, size_t place)
{
    return &r->strata[index_stratum_at(r, place)];
}
