/*
 * What marks a database and the state of its data, for lists that leave it and come back: an id of its own, which a copy
 * keeps, and a digest of what its imports say is in it. Two databases with the same imports have the same digest; undoing
 * an import brings back the one from before. Edits in SQL do not show. (content_stamp is another matter: it only tells one
 * state from any other.)
 */
#ifndef STORE_STORE_MARK_H
#define STORE_STORE_MARK_H

#include "store/store.h"

/*
 * The mark of a database and of its data. A database that was written by an older program and not migrated has no id.
 */
tidu_status store_read_mark(store *s, store_mark *out, tidu_error *err);

/*
 * How many imports came in since the data had this digest: *later is 0 if they have it now. *is_found is false if they never
 * had it, or imports of then were undone.
 */
tidu_status store_find_data(store *s, const char *data, bool *is_found, size_t *later, tidu_error *err);

/* What happened to the data of an answer since it was given. */
typedef struct store_since {
    bool is_found;                   /* the database had the data with that digest */
    long long *later;                /* [n_later] imports that came in since and count, ascending */
    size_t n_later;
    long long *undone;               /* [n_undone] imports that were in them and were undone since */
    size_t n_undone;
    long long lost;                  /* the first of them whose rows undoing took away; 0: all can count again in a copy */
    bool has_calibration;            /* chances were fitted, or a fit ended, since */
} store_since;

/*
 * Compare with data of this digest (store_mark.data) that were there at that time (ISO, UTC). store_since_clear is due, also on
 * failure. Registers of codes are among `later`, too.
 */
tidu_status store_find_since(store *s, const char *data, const char *time, store_since *out, tidu_error *err);
void store_since_clear(store_since *since);

/* Whether a file with a digest that begins so was imported, and not undone. */
tidu_status store_has_file(store *s, const char *digest, bool *has, tidu_error *err);

#endif
