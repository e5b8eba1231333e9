/* The candidates of a ranking, and the two ways to order them: all, or the first few. */
#ifndef RANKING_RANKING_INTERNAL_H
#define RANKING_RANKING_INTERNAL_H

#include <math.h>

#include "ranking/ranking.h"

/* The companies to rank, with their keys. */
typedef struct candidates {
    const double *keys;
    const uint64_t *within; /* the order within equal keys, the smaller the better; NULL: as `tied` says */
    const uint8_t *is_in;   /* NULL: all */
    const panel *panel;
    size_t n_companies;
    const assessment *tied; /* orders equal keys as equal readiness is ordered; NULL: only by code */
    bool splits;            /* a rank is shared only by companies that are equal within equal keys, too */
} candidates;

static inline bool is_candidate(const candidates *c, size_t i)
{
    return !c->is_in || c->is_in[i];
}

static inline double key_at(const candidates *c, size_t i)
{
    if (!c->keys)
        return 0;
    return c->keys[i] == c->keys[i] ? c->keys[i] + 0.0 : -INFINITY; /* no negative zero */
}

static inline uint64_t within_at(const candidates *c, size_t i)
{
    return c->within ? c->within[i] : c->tied ? ranking_within(c->tied, i) : 0;
}

/*
 * A candidate with its sort keys. The first 16 letters of a code are two integers, so that strings are rarely
 * compared.
 */
enum { RANKING_WORDS = 2 };

typedef struct record {
    double key;      /* the greater the better */
    uint64_t within; /* the smaller the better */
    uint64_t letters[RANKING_WORDS];
    const char *code;
    uint32_t company;
} record;

record ranking_record(const candidates *c, size_t i);

/* For qsort: first in the ranking is least. */
int ranking_compare(const void *a, const void *b);

enum { RANKING_FEW_TIED = 8 }; /* fewer than an eighth are few */

/* Order by few distinct keys; if they are too many `out` is left as it is. */
typedef enum ranking_classes {
    CLASSES_ORDERED,
    CLASSES_MANY, /* and few companies, as far as seen, share one */
    CLASSES_TIED, /* too many, though many companies share one */
    CLASSES_NO_MEMORY
} ranking_classes;

ranking_classes ranking_order_classes(const candidates *c, ranking *out);

/* The candidates in the order of their codes. False if memory is exhausted. */
bool ranking_take_codes(const candidates *c, uint32_t *companies);

/* Sort companies[n] by the order within equal keys and, if asked, then by key; equal ones stay as they are. False as above. */
bool ranking_sort_stable(const candidates *c, bool by_key, uint32_t *companies, size_t n);

/* Fill the ranks of companies that are in order. */
void ranking_share_ranks(const candidates *c, ranking *r);

/* All bits in which the descending key (base/radix.h) of any candidate differs from that of the first one. */
uint64_t ranking_different_bits(const candidates *c);

/* The number of leading bits in which none differ. */
unsigned ranking_common_bits(uint64_t differs);

/* Fill company and rank of out->n companies; false if memory is exhausted. */
bool ranking_order_all(const candidates *c, ranking *out);
bool ranking_order_few(const candidates *c, ranking *out); /* if there are more candidates than out->n */

#endif
