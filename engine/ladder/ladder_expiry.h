/*
 * Certificates about to expire: of each company and rung the last one that is valid on the day, if it ends soon. One
 * that is renewed already is listed with its renewal.
 */
#ifndef LADDER_LADDER_EXPIRY_H
#define LADDER_LADDER_EXPIRY_H

#include "ladder/ladder_state.h"

typedef struct ladder_expiry {
    uint32_t company;
    size_t rung;
    const credential *ends;
    const credential *renewal; /* granted after the day and ends later; NULL: none known */
} ladder_expiry;

typedef struct ladder_expiries {
    ladder_expiry *list; /* by last day, rung, code */
    size_t n;
    long first, end;     /* last days from `first` to the day before `end` */
    int months;
} ladder_expiries;

/* Certificates that end within `months` of the day of the state. TIDU_ENOMEM. */
tidu_status ladder_expiries_init(ladder_expiries *e, const ladder_state *s, int months, tidu_error *err);
void ladder_expiries_clear(ladder_expiries *e);

#endif
