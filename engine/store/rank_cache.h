/*
 * The sorted keys of a list, kept beside the database they were found in, so that the rank of one company is known
 * without looking at the others: a question reads a page for every time the list can be halved. Whose keys they
 * are is not in it.
 *
 * At most RANK_CACHE_MOST are kept of a database; those that were written first go first.
 */
#ifndef STORE_RANK_CACHE_H
#define STORE_RANK_CACHE_H

#include "numeric/ranked_keys.h"
#include "store/cache_file.h"

enum { RANK_CACHE_MOST = 16 };

typedef struct rank_cache rank_cache;

/*
 * What is asked of the database, as text: everything that the keys hang on, beside the state of the database. NULL
 * where no such order is kept, or memory is used up.
 */
rank_cache *rank_cache_open(const cache_place *place, const char *question);
void rank_cache_close(rank_cache *o);

/* Keys in the list. */
uint64_t rank_cache_count(const rank_cache *o);

/*
 * As ranked_keys_rank_instead: the rank of one of the list, whose key is `own`, if it were `cell`. False where the
 * file turns out to be damaged; it is removed then.
 */
bool rank_cache_rank_instead(rank_cache *o, double own, double cell, uint64_t *out);

/* Keep the keys. Where that fails nothing is kept. */
void rank_cache_save(const cache_place *place, const char *question, const ranked_keys *k);

#endif
