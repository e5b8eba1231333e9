/*
 * A least-significant-first radix sort, 32 bits at a time: by both halves of the order within equal keys, then by both halves
 * of the keys. Keys are doubles mapped to integers in descending order (base/radix.h) and shifted so that the first bit in
 * which any two differ is the uppermost. A half in which none differ costs nothing. O(n).
 *
 * A word holds the half above the number of the company.
 */
#include "base/allocate.h"
#include "base/radix.h"
#include "numeric/kernel.h"
#include "ranking/ranking_internal.h"

/* In the order of the sort. */
typedef enum half { LOWER_WITHIN, UPPER_WITHIN, LOWER_KEY, UPPER_KEY, HALVES } half;

KERNEL uint64_t ranking_different_bits(const candidates *c)
{
    uint64_t differs = 0, first = 0;
    size_t i = 0;

    while (i < c->n_companies && !is_candidate(c, i))
        i++;
    if (i < c->n_companies)
        first = radix_descending(key_at(c, i));
    for (; i < c->n_companies; i++)
        differs |= is_candidate(c, i) ? radix_descending(key_at(c, i)) ^ first : 0;
    return differs;
}

unsigned ranking_common_bits(uint64_t differs)
{
    unsigned shift = 0;

    while (differs && !(differs << shift >> 63))
        shift++;
    return shift;
}

bool ranking_take_codes(const candidates *c, uint32_t *companies)
{
    const uint32_t *order = panel_code_order(c->panel);
    size_t n = 0;

    for (size_t i = 0; order && i < c->n_companies; i++) {
        if (is_candidate(c, order[i]))
            companies[n++] = order[i];
    }
    return order != NULL;
}

static uint64_t different_within(const candidates *c, const uint32_t *companies, size_t n)
{
    uint64_t differs = 0;

    for (size_t i = 1; c->within && i < n; i++)
        differs |= c->within[companies[i]] ^ c->within[companies[0]];
    return differs;
}

static uint64_t half_at(const candidates *c, half h, unsigned shift, uint32_t company)
{
    switch (h) {
    case LOWER_WITHIN:
        return c->within[company] & UINT32_MAX;
    case UPPER_WITHIN:
        return c->within[company] >> 32;
    case LOWER_KEY:
        return radix_descending(key_at(c, company)) << shift & UINT32_MAX;
    default:
        return radix_descending(key_at(c, company)) << shift >> 32;
    }
}

bool ranking_sort_stable(const candidates *c, bool by_key, uint32_t *companies, size_t n)
{
    uint64_t *words = reallocate_array(NULL, 2 * n, sizeof *words), *work = words + n, *room = words;
    uint64_t within = different_within(c, companies, n), key = by_key ? ranking_different_bits(c) : 0;
    unsigned shift = ranking_common_bits(key);
    const uint64_t differs[HALVES] = {within & UINT32_MAX, within >> 32, key << shift & UINT32_MAX, key << shift >> 32};

    if (!room)
        return false;
    for (size_t i = 0; i < n; i++)
        words[i] = companies[i];
    for (half h = 0; h < HALVES; h++) {
        uint64_t *sorted;

        if (!differs[h])
            continue;
        for (size_t i = 0; i < n; i++)
            words[i] = half_at(c, h, shift, (uint32_t)words[i]) << 32 | (uint32_t)words[i];
        sorted = radix_sort_words(words, work, n);
        work = sorted == words ? work : words;
        words = sorted;
    }
    for (size_t i = 0; i < n; i++)
        companies[i] = (uint32_t)words[i];
    release(room);
    return true;
}

void ranking_share_ranks(const candidates *c, ranking *r)
{
    for (size_t i = 0; i < r->n; i++) {
        bool is_tied = i && key_at(c, r->company[i]) == key_at(c, r->company[i - 1]) &&
                       (!c->splits || within_at(c, r->company[i]) == within_at(c, r->company[i - 1]));

        r->rank[i] = is_tied ? r->rank[i - 1] : (uint32_t)i + 1;
    }
}
