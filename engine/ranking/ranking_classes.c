/*
 * Few distinct keys: a counting sort. The companies of each key are counted in a hash table with linear probing, the keys
 * are sorted, and the companies are dealt out in the order of their codes (panel_code_order), or sorted from there by the
 * order within equal keys, which they keep. O(n). One key alone needs no counting: the order is that of the codes.
 */
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "numeric/kernel.h"
#include "ranking/ranking_internal.h"

enum { SLOT_BITS = 13, SLOTS = 1 << SLOT_BITS, MOST_CLASSES = SLOTS / 4, NOT_IN = SLOTS, BLOCK = 1024 };

/* A key and its companies; empty: n 0. */
typedef struct slot {
    double key;
    uint32_t n;
    uint32_t place; /* of its next company */
} slot;

typedef struct classes {
    slot slots[SLOTS];
    slot *ordered[MOST_CLASSES]; /* in the end by falling key */
    size_t n;
    uint16_t of[]; /* [n_companies] slot or NOT_IN */
} classes;

static size_t hash(double key)
{
    uint64_t bits;

    memcpy(&bits, &key, sizeof bits);
    return (size_t)((bits ^ bits >> 32) * UINT64_C(0x9e3779b97f4a7c15) >> (64 - SLOT_BITS));
}

/* Find the slot of every candidate; CLASSES_ORDERED if there are slots enough. */
static ranking_classes classify(const candidates *c, classes *k)
{
    size_t seen = 0;

    memset(k, 0, sizeof *k);
    for (size_t i = 0; i < c->n_companies; i++) {
        double key = key_at(c, i);
        size_t s = hash(key);

        k->of[i] = NOT_IN;
        if (!is_candidate(c, i))
            continue;
        while (k->slots[s].n && k->slots[s].key != key)
            s = (s + 1) % SLOTS;
        if (!k->slots[s].n) {
            if (k->n == MOST_CLASSES)
                return seen - k->n >= k->n / RANKING_FEW_TIED ? CLASSES_TIED : CLASSES_MANY;
            k->slots[s].key = key;
            k->ordered[k->n++] = &k->slots[s];
        }
        k->slots[s].n++;
        k->of[i] = (uint16_t)s;
        seen++;
    }
    return CLASSES_ORDERED;
}

static int greater_first(const void *a, const void *b)
{
    double x = (*(const slot *const *)a)->key, y = (*(const slot *const *)b)->key;

    return x > y ? -1 : x < y;
}

/* Companies in an order that those of a key keep; others than candidates may be among them. */
static void deal_out(classes *k, const uint32_t *order, size_t n, ranking *out)
{
    uint32_t place = 0;

    qsort(k->ordered, k->n, sizeof *k->ordered, greater_first);
    for (size_t j = 0; j < k->n; j++) {
        slot *s = k->ordered[j];

        s->place = place;
        for (uint32_t i = 0; i < s->n; i++)
            out->rank[place + i] = s->place + 1;
        place += s->n;
    }
    for (size_t i = 0; i < n; i++) {
        uint16_t s = k->of[order[i]];

        if (s != NOT_IN)
            out->company[k->slots[s].place++] = order[i];
    }
}

/* The candidates by the order within equal keys, then dealt out. False if memory is exhausted. */
static bool deal_within(const candidates *c, classes *k, ranking *out)
{
    uint32_t *companies = reallocate_array(NULL, out->n, sizeof *companies);
    bool ok = companies && ranking_take_codes(c, companies) && ranking_sort_stable(c, false, companies, out->n);

    if (ok)
        deal_out(k, companies, out->n, out);
    if (ok && c->splits)
        ranking_share_ranks(c, out);
    release(companies);
    return ok;
}

/* Does any of keys[n] differ from the first? */
KERNEL static bool any_differs(const double *keys, double first, size_t n)
{
    uint64_t differs = 0;

    for (size_t i = 0; i < n; i++)
        differs |= keys[i] != first;
    return differs != 0;
}

/* All companies, and all of one key that is a number. */
static bool is_one_class(const candidates *c)
{
    for (size_t i = 0, n; c->keys && i < c->n_companies; i += n) {
        n = c->n_companies - i < BLOCK ? c->n_companies - i : BLOCK;
        if (any_differs(c->keys + i, c->keys[0], n))
            return false;
    }
    return !c->is_in && !c->within;
}

static bool copy_codes(const candidates *c, ranking *out)
{
    const uint32_t *order = panel_code_order(c->panel);

    if (!order)
        return false;
    memcpy(out->company, order, out->n * sizeof *order);
    for (size_t i = 0; i < out->n; i++)
        out->rank[i] = 1;
    return true;
}

static bool deal_by_codes(const candidates *c, classes *k, ranking *out)
{
    const uint32_t *order = panel_code_order(c->panel);

    if (order)
        deal_out(k, order, c->n_companies, out);
    return order != NULL;
}

ranking_classes ranking_order_classes(const candidates *c, ranking *out)
{
    ranking_classes found;
    classes *k;

    if (is_one_class(c))
        return copy_codes(c, out) ? CLASSES_ORDERED : CLASSES_NO_MEMORY;
    k = reallocate_array(NULL, 1, sizeof *k + c->n_companies * sizeof *k->of);
    found = k ? classify(c, k) : CLASSES_NO_MEMORY;
    if (found == CLASSES_ORDERED && !(c->within ? deal_within(c, k, out) : deal_by_codes(c, k, out)))
        found = CLASSES_NO_MEMORY;
    release(k);
    return found;
}
