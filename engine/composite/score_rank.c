/*
 * A radix sort by the upper half of the keys of scores, with the place as payload; runs in which the upper halves are equal
 * are sorted by the lower halves. Ranks are then read off the order. Invariant: what is equal as a number is equal as a key.
 */
#include "composite/score_rank.h"

#include "base/allocate.h"
#include "base/radix.h"
#include "numeric/ranked_keys.h"

enum { SHORT_RUN = 24 };

bool score_order_init(score_order *o, size_t n)
{
    *o = (score_order){.n = n};
    if (n > UINT32_MAX)
        return false;
    o->words = allocate_array(n + 1, sizeof *o->words);
    o->work = allocate_array(n + 1, sizeof *o->work);
    if (o->words && o->work)
        return true;
    score_order_clear(o);
    return false;
}

void score_order_clear(score_order *o)
{
    release(o->words);
    release(o->work);
    *o = (score_order){0};
}

static uint64_t key_of(const double *score, uint64_t word)
{
    return radix_descending(ranked_key(score[(uint32_t)word]));
}

/* Words of few scores, by insertion. */
static void sort_short(const double *score, uint64_t *words, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        uint64_t word = words[i], key = key_of(score, word);
        size_t at = i;

        for (; at && key_of(score, words[at - 1]) > key; at--)
            words[at] = words[at - 1];
        words[at] = word;
    }
}

/* Words whose keys have the same upper half. `work` has room for n. */
static void sort_run(const double *score, uint64_t *words, uint64_t *work, size_t n)
{
    uint64_t first = key_of(score, words[0]), *sorted;
    size_t i = 1;

    while (i < n && key_of(score, words[i]) == first)
        i++;
    if (i == n)
        return;
    if (n <= SHORT_RUN) {
        sort_short(score, words, n);
        return;
    }
    for (i = 0; i < n; i++)
        words[i] = key_of(score, words[i]) << 32 | (uint32_t)words[i];
    sorted = radix_sort_words(words, work, n);
    if (sorted != words)
        memcpy(words, sorted, n * sizeof *words);
}

/* The words in order; their lower halves are places. */
static uint64_t *sort_words(score_order *o, const double *score, size_t n, uint64_t **other)
{
    uint64_t *sorted;

    for (size_t i = 0; i < n; i++)
        o->words[i] = (radix_descending(ranked_key(score[i])) >> 32) << 32 | i;
    sorted = radix_sort_words(o->words, o->work, n);
    *other = sorted == o->words ? o->work : o->words;
    for (size_t first = 0, end; first < n; first = end) {
        for (end = first + 1; end < n && sorted[end] >> 32 == sorted[first] >> 32;)
            end++;
        if (end - first > 1)
            sort_run(score, sorted + first, *other, end - first);
    }
    return sorted;
}

const uint32_t *score_order_sort(score_order *o, const double *score, size_t n)
{
    uint64_t *other, *sorted = sort_words(o, score, n, &other);
    uint32_t *order = (uint32_t *)(void *)other;

    for (size_t i = 0; i < n; i++)
        order[i] = (uint32_t)sorted[i];
    return order;
}

void score_rank_competition(score_order *o, const double *score, size_t n, uint32_t *rank)
{
    const uint32_t *order = score_order_sort(o, score, n);
    uint32_t now = 1;

    for (size_t i = 0; i < n; i++) {
        if (i && ranked_key(score[order[i]]) != ranked_key(score[order[i - 1]]))
            now = (uint32_t)i + 1;
        rank[order[i]] = now;
    }
}

void score_rank_mean(score_order *o, const double *score, size_t n, double *rank)
{
    const uint32_t *order = score_order_sort(o, score, n);

    for (size_t first = 0, end; first < n; first = end) {
        double key = ranked_key(score[order[first]]);

        for (end = first + 1; end < n && ranked_key(score[order[end]]) == key;)
            end++;
        for (size_t i = first; i < end; i++)
            rank[order[i]] = ((double)first + 1 + (double)end) / 2;
    }
}
