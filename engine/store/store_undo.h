/*
 * Taking imports back. What an import added is known by its id in the rows, and what it changed by `history`; `met_row`
 * knows which later imports had the same rows, with other values or with the same. So an import can be undone exactly as
 * if it had never come in, or is refused because later ones stand on it.
 */
#ifndef STORE_STORE_UNDO_H
#define STORE_STORE_UNDO_H

#include "store/store.h"

typedef struct store_undo_counts {
    unsigned long companies_removed;
    unsigned long years_removed; /* rows of annual_value */
    unsigned long values_restored;
    unsigned long credentials_removed;
    unsigned long credentials_restored; /* fields of certificates */
    unsigned long applications_removed;
    unsigned long applications_restored; /* days of applications */
    unsigned long target_values_removed;
    unsigned long events_undone; /* of pools, visits and tasks: rows that stay, and do not count any more */
} store_undo_counts;

/*
 * Undo `n` imports in one transaction, the newest first. They stay listed as undone, their changes move to
 * `undone_history`, and their files can be imported again.
 *
 * ids      [n] distinct; sorted here
 * counts   sums; unchanged on failure
 *
 * Returns TIDU_OK, TIDU_ENOTFOUND (no such import), TIDU_ESTORE (it was undone before, has no journal, later imports
 * stand on it, or the database cannot be used) or TIDU_ENOMEM; on failure nothing was changed.
 */
tidu_status store_undo(store *s, long long *ids, size_t n, store_undo_counts *counts, tidu_error *err);

/*
 * Open a private copy of a database as it was at the end of a day (YYYY-MM-DD, in local time): every later import is
 * undone in the copy. Registers of codes are those of now. Returns as store_open with STORE_READ_JOURNAL; TIDU_ESTORE
 * also if the journal does not reach back that far.
 */
tidu_status store_open_as_of(const char *path, const char *day, const dictionary *d, store **out, tidu_error *err);

#endif
