/*
 * Certificates that run out: the last one of a company and rung that is valid on the day and ends soon. One that was
 * renewed already is among them and says so.
 */
#ifndef LADDER_LADDER_EXPIRY_H
#define LADDER_LADDER_EXPIRY_H

#include "ladder/ladder_state.h"

typedef struct ladder_expiry {
    uint32_t company;
    size_t rung;
    const credential *ends;
    const credential *renewal; /* granted after the day, lasts longer; NULL: none known */
} ladder_expiry;

typedef struct ladder_expiries {
    ladder_expiry *list; /* by last day, rung, code */
    size_t n;
    long first, end;     /* last days from `first` to the day before `end` */
    int months;
} ladder_expiries;

/* Last days within `months` from the state's day. TIDU_ENOMEM. */
tidu_status ladder_expiries_init(ladder_expiries *e, const ladder_state *s, int months, tidu_error *err);
void ladder_expiries_clear(ladder_expiries *e);

#endif
