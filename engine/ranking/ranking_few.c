/*
 * Selection of the first k of n with a bounded heap whose top is the last of the best so far: O(n log k), in practice
 * one comparison per company. A block of companies is skipped if none of its keys reaches that of the top, a test that
 * vectorises.
 */
#include <stdlib.h>

#include "base/allocate.h"
#include "numeric/kernel.h"
#include "ranking/ranking_internal.h"

enum { BLOCK = 64 };

/* Sift `r[root]` down in a heap whose top is last in the ranking. */
static void sift(record *r, size_t root, size_t n)
{
    for (;;) {
        size_t child = 2 * root + 1;
        record moved;

        if (child >= n)
            return;
        if (child + 1 < n && ranking_compare(&r[child + 1], &r[child]) > 0)
            child++;
        if (ranking_compare(&r[root], &r[child]) >= 0)
            return;
        moved = r[root];
        r[root] = r[child];
        r[child] = moved;
        root = child;
    }
}

KERNEL static int any_at_least(const double *keys, double bound, size_t n)
{
    int64_t any = 0;

    for (size_t i = 0; i < n; i++)
        any |= keys[i] >= bound ? -1 : 0;
    return any != 0;
}

/* The first company from `i` on in a block with a key that may enter; a missing key counts as -infinity. */
static size_t next_block(const candidates *c, size_t i, double bound)
{
    while (c->keys && bound > -INFINITY && i + BLOCK <= c->n_companies && !any_at_least(c->keys + i, bound, BLOCK))
        i += BLOCK;
    return i;
}

/* Offer the companies of a block to the heap. */
static void offer(const candidates *c, record *r, size_t top, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        record one;

        if (!is_candidate(c, i) || key_at(c, i) < r[0].key)
            continue;
        one = ranking_record(c, i);
        if (ranking_compare(&one, &r[0]) < 0) {
            r[0] = one;
            sift(r, 0, top);
        }
    }
}

/* The first `top` candidates, of which there are more than `top`. */
static void keep_first(const candidates *c, record *r, size_t top)
{
    size_t n = 0, i = 0;

    for (; n < top; i++) {
        if (is_candidate(c, i))
            r[n++] = ranking_record(c, i);
    }
    for (size_t root = top / 2 + 1; root-- > 0;)
        sift(r, root, top);
    for (size_t end; (i = next_block(c, i, r[0].key)) < c->n_companies; i = end) {
        end = c->n_companies - i < BLOCK ? c->n_companies : i + BLOCK;
        offer(c, r, top, i, end);
    }
    qsort(r, top, sizeof *r, ranking_compare);
}

bool ranking_order_few(const candidates *c, ranking *out)
{
    record *r = reallocate_array(NULL, out->n, sizeof *r);

    if (!r)
        return false;
    keep_first(c, r, out->n);
    for (size_t i = 0; i < out->n; i++) {
        bool is_tied = i && r[i].key == r[i - 1].key && (!c->splits || r[i].within == r[i - 1].within);

        out->company[i] = r[i].company;
        out->rank[i] = is_tied ? out->rank[i - 1] : (uint32_t)i + 1;
    }
    release(r);
    return true;
}
