/*
 * What became of the labels between two days, by certificates alone.
 *
 *   then - lost + gained = now,   then - lost = kept
 */
#ifndef LADDER_LADDER_CHANGE_H
#define LADDER_LADDER_CHANGE_H

#include "ladder/ladder_state.h"

typedef struct label_change {
    size_t then;
    size_t gained;   /* not held then, held now ... */
    size_t returned; /* ... of these, had it before and lost it */
    size_t lost;
    size_t kept;
    size_t renewed;  /* kept by a certificate granted in between */
    size_t now;
} label_change;

/* By the highest rung of the main ladder; "none" is place 0, rung r is place r + 1. */
typedef struct ladder_changes {
    long since;
    rung_set *then; /* [company] */
    label_change labels[LADDER_MOST_RUNGS];
    size_t moves[LADDER_MOST_RUNGS + 1][LADDER_MOST_RUNGS + 1]; /* from, to */
    size_t up, down, same;
} ladder_changes;

/* From `since` to the state's day. TIDU_ENOMEM. */
tidu_status ladder_changes_init(ladder_changes *c, const ladder_state *s, long since, tidu_error *err);
void ladder_changes_clear(ladder_changes *c);

#endif
