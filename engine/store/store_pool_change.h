/* Who entered and left pools between two days, by the log of pools. */
#ifndef STORE_STORE_POOL_CHANGE_H
#define STORE_STORE_POOL_CHANGE_H

#include "base/arena.h"
#include "store/store.h"

typedef struct pool_change {
    const char *pool, *code;
    const char *event; /* as it is logged */
    const char *day;
    const char *rule, *reason;         /* "": none */
    const char *file, *imported_by;    /* "": unknown */
    unsigned long line;                /* 0: unknown */
    bool is_undone;                    /* it counted in `then`, and its import was undone since */
} pool_change;

typedef struct pool_changes {
    pool_change *list; /* [n] the caller's (release), with its texts in `memory` */
    size_t n, room;
    arena *memory;
} pool_changes;

/*
 * The events of `now`, which is a database as of a later day, that are dated after `after` up to `until` (YYYY-MM-DD), or earlier and not
 * yet in `then`; after them those of `then` that do not count in `now` any more. Texts in `memory`; *out is the caller's (release). A database of before schema 14 has none. TIDU_ESTORE, TIDU_ENOMEM.
 */
tidu_status store_list_pool_changes(store *now, store *then, const char *after, const char *until, pool_changes *out,
                                    tidu_error *err);

#endif
