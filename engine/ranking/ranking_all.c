/*
 * Few distinct keys are dealt out in the order of codes (ranking_classes.c). Otherwise companies are sorted by the upper 32
 * significant bits of their keys. If many are equal in them, all is sorted again from the order of codes on
 * (ranking_stable.c); if few are, the runs of equal ones are sorted by insertion, or by qsort where they are long, comparing
 * the codes of those that are equal in all else. O(n) but for the runs, of which a long one is at most an eighth of all
 * companies.
 *
 * A word holds 32 bits of the sort key above the number of the company; the ranks replace the sort key in the end.
 */
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/radix.h"
#include "numeric/kernel.h"
#include "ranking/ranking_internal.h"

enum { SHORT_RUN = 24 };

static uint32_t company_of(uint64_t word)
{
    return (uint32_t)word;
}

/* A company in a short run, with its sort keys. */
typedef struct place {
    uint64_t key; /* the smaller the better */
    uint64_t within;
    uint32_t company;
} place;

static bool is_before(const panel *p, const place *a, const place *b)
{
    if (a->key != b->key)
        return a->key < b->key;
    if (a->within != b->within)
        return a->within < b->within;
    return strcmp(panel_code(p, a->company), panel_code(p, b->company)) < 0;
}

/* Insertion sort. */
static void sort_short(const candidates *c, uint64_t *words, size_t n)
{
    place sorted[SHORT_RUN];

    for (size_t i = 0; i < n; i++) {
        uint32_t company = company_of(words[i]);
        place p = {.key = radix_descending(key_at(c, company)), .within = within_at(c, company), .company = company};
        size_t at = i;

        for (; at && is_before(c->panel, &p, &sorted[at - 1]); at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = p;
    }
    for (size_t i = 0; i < n; i++)
        words[i] = sorted[i].company;
}

/* False if memory is exhausted. */
static bool sort_long(const candidates *c, uint64_t *words, size_t n)
{
    record *r = reallocate_array(NULL, n, sizeof *r);

    if (!r)
        return false;
    for (size_t i = 0; i < n; i++)
        r[i] = ranking_record(c, company_of(words[i]));
    qsort(r, n, sizeof *r, ranking_compare);
    for (size_t i = 0; i < n; i++)
        words[i] = r[i].company;
    release(r);
    return true;
}

/* Put ranks into the upper halves of a run; equal keys share one. Runs may be equal in the upper half only. */
static void rank_run(const candidates *c, uint64_t *words, size_t first, size_t end)
{
    double before = 0;
    uint64_t rank = first + 1, within_before = 0;

    for (size_t i = first; i < end; i++) {
        uint32_t company = company_of(words[i]);
        double key = end - first > 1 ? key_at(c, company) : 0;
        uint64_t within = c->splits && end - first > 1 ? within_at(c, company) : 0;

        if (i > first && (key != before || within != within_before))
            rank = i + 1;
        words[i] = rank << 32 | company;
        before = key;
        within_before = within;
    }
}

/* Sort the runs of words with equal upper halves, and rank them. False if memory is exhausted. */
static bool sort_runs(const candidates *c, uint64_t *words, size_t n)
{
    bool ok = true;

    for (size_t first = 0, end; first < n && ok; first = end) {
        end = first + 1;
        while (end < n && words[end] >> 32 == words[first] >> 32)
            end++;
        if (end - first > SHORT_RUN)
            ok = sort_long(c, words + first, end - first);
        else if (end - first > 1)
            sort_short(c, words + first, end - first);
        rank_run(c, words, first, end);
    }
    return ok;
}

KERNEL static void write_words(const candidates *c, unsigned shift, uint64_t *words)
{
    const uint64_t upper = ~(uint64_t)UINT32_MAX;
    size_t n = 0;

    if (!c->is_in && c->keys) { /* all companies: no branch */
        for (size_t i = 0; i < c->n_companies; i++)
            words[i] = (radix_descending(key_at(c, i)) << shift & upper) | i;
        return;
    }
    for (size_t i = 0; i < c->n_companies; i++) {
        if (is_candidate(c, i))
            words[n++] = (radix_descending(key_at(c, i)) << shift & upper) | i;
    }
}

static size_t count_equal(const uint64_t *words, size_t n)
{
    size_t equal = 0;

    for (size_t i = 1; i < n; i++)
        equal += words[i] >> 32 == words[i - 1] >> 32;
    return equal;
}

/* The order of all codes is worth while only if many of the companies are ranked. */
static bool wants_codes(const candidates *c, size_t n)
{
    return n >= c->n_companies / 8;
}

/* From the order of codes on. */
static bool sort_by_codes(const candidates *c, ranking *out)
{
    bool ok = ranking_take_codes(c, out->company) && ranking_sort_stable(c, true, out->company, out->n);

    if (ok)
        ranking_share_ranks(c, out);
    return ok;
}

/* *has_many: many are equal, and nothing was ordered. */
static bool sort_distinct(const candidates *c, ranking *out, bool *has_many)
{
    uint64_t *room = reallocate_array(NULL, 2 * out->n, sizeof *room), *words;
    bool ok = room != NULL;

    if (!ok)
        return false;
    write_words(c, ranking_common_bits(ranking_different_bits(c)), room);
    words = radix_sort_words(room, room + out->n, out->n);
    *has_many = wants_codes(c, out->n) && count_equal(words, out->n) >= out->n / RANKING_FEW_TIED;
    ok = *has_many || sort_runs(c, words, out->n);
    for (size_t i = 0; !*has_many && ok && i < out->n; i++) {
        out->company[i] = company_of(words[i]);
        out->rank[i] = (uint32_t)(words[i] >> 32);
    }
    release(room);
    return ok;
}

bool ranking_order_all(const candidates *c, ranking *out)
{
    ranking_classes classes = wants_codes(c, out->n) ? ranking_order_classes(c, out) : CLASSES_MANY;
    bool has_many = false;

    if (classes == CLASSES_ORDERED || classes == CLASSES_NO_MEMORY)
        return classes == CLASSES_ORDERED;
    if (classes == CLASSES_TIED)
        return sort_by_codes(c, out);
    return sort_distinct(c, out, &has_many) && (!has_many || sort_by_codes(c, out));
}
