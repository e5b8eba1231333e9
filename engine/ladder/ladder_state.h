/*
 * The positions of companies on a ladder on one day: what each holds, by certificates, and what it would pass, by the
 * models. All counts of a ladder start from here.
 */
#ifndef LADDER_LADDER_STATE_H
#define LADDER_LADDER_STATE_H

#include "base/date.h"
#include "model/ladder.h"
#include "verdict/assessor.h"

typedef struct ladder_state {
    const ladder *ladder;
    const binding *b;
    const uint8_t *is_in; /* [company] 0: excluded everywhere; borrowed */
    size_t n;             /* companies of the panel */
    size_t n_in;          /* those included */
    rung_set *held;       /* [company] on the day */
    rung_set *ever;       /* [company] by certificates of any date */
    const model *const *models; /* [rung] NULL: no model in force; borrowed */
    assessment *rungs[LADDER_MOST_RUNGS]; /* NULL: not assessed, certificates only */
    uint8_t *years[LADDER_MOST_POOLS]; /* [company] 1 + years until its way to the rung of the pool; 0: none; NULL: not looked for */
} ladder_state;

/* The rungs to assess: `set` has their models in the order of the rungs; NULL: none. */
typedef struct ladder_assessed {
    const assessor_set *set;
    rung_set rungs;
    int threads; /* 0: all cores */
} ladder_assessed;

/* models[rung] may be NULL. Borrows everything, `by` for the call only. On failure there is nothing to clear. */
tidu_status ladder_state_init(ladder_state *s, const ladder *l, const model *const *models, const ladder_assessed *by,
                              const binding *b, const uint8_t *is_in, tidu_error *err);
void ladder_state_clear(ladder_state *s);

/* Certificates granted from `from` to `to`; with `on`, only if valid on that day. */
typedef struct ladder_span {
    long from, to;
    long on; /* LADDER_ANY_DAY: valid or not */
} ladder_span;

#define LADDER_ANY_DAY DATE_NO_BEGIN

/* For each company the set of rungs with such a certificate: out[panel_count]. */
void ladder_mark(const ladder *l, const binding *b, ladder_span span, rung_set *out);

/* The number of certificates of companies that are not in the panel. */
size_t ladder_strangers(const binding *b);

/* The certificate of the rung that is valid on the day and ends last; NULL if none. */
const credential *ladder_held_by(const ladder_state *s, size_t rung, uint32_t company, long day);

/* The tier of the pool that the company belongs to; NULL: none, or it holds the rung. Without the ways, tiers that ask for them are empty. */
const ladder_tier *ladder_pool_tier(const ladder_state *s, const ladder_pool *p, uint32_t company);

#endif
