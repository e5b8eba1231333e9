/*
 * Changes of certificates held between two days.
 *
 *   then - lost + gained = now,   then - lost = kept
 */
#ifndef LADDER_LADDER_CHANGE_H
#define LADDER_LADDER_CHANGE_H

#include "ladder/ladder_state.h"

typedef struct label_change {
    size_t then;
    size_t gained;   /* not held then, held now ... */
    size_t returned; /* ... of these, those who had held it before and lost it */
    size_t lost;
    size_t kept;
    size_t renewed;  /* kept, with a certificate granted in between */
    size_t now;
} label_change;

/* Transitions between highest rungs of the main ladder; index 0 is "none", r + 1 is rung r. */
typedef struct ladder_changes {
    long since;
    rung_set *then; /* [company] */
    label_change labels[LADDER_MOST_RUNGS];
    size_t moves[LADDER_MOST_RUNGS + 1][LADDER_MOST_RUNGS + 1]; /* from, to */
    size_t up, down, same;
} ladder_changes;

/* From `since` to the day of the state. TIDU_ENOMEM. */
tidu_status ladder_changes_init(ladder_changes *c, const ladder_state *s, long since, tidu_error *err);
void ladder_changes_clear(ladder_changes *c);

#endif
