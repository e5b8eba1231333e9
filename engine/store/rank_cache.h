/*
 * The sorted keys of a list in a file beside the database, so that the rank of one company is found without reading the
 * others: a lookup reads O(log n) pages. The owners of the keys are not recorded.
 *
 * At most RANK_CACHE_MOST files are kept per database; the oldest are removed first.
 */
#ifndef STORE_RANK_CACHE_H
#define STORE_RANK_CACHE_H

#include "numeric/ranked_keys.h"
#include "store/cache_file.h"

enum { RANK_CACHE_MOST = 16 };

typedef struct rank_cache rank_cache;

/*
 * Open the cache of a question. `question` is a text with everything on which the keys depend besides the state of the
 * database. NULL if there is no such cache, or memory is exhausted.
 */
rank_cache *rank_cache_open(const cache_place *place, const char *question);
void rank_cache_close(rank_cache *o);

/* Number of keys in the list. */
uint64_t rank_cache_count(const rank_cache *o);

/*
 * As ranked_keys_rank_instead: the rank that a member of the list with the key `own` would have with the key `cell`.
 * False if the file is damaged, in which case it is removed.
 */
bool rank_cache_rank_instead(rank_cache *o, double own, double cell, uint64_t *out);

/* See cache_file_follow_all. */
void rank_cache_follow(const char *database, const database_state *from, const database_state *to);

/* Cache the keys. If that fails nothing is cached. */
void rank_cache_save(const cache_place *place, const char *question, const ranked_keys *k);

#endif
