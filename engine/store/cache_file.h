/*
 * Files beside a database that are made from it and save making the same again: "<database>.<kind>-<digest>". The
 * tables stay the truth: such a file says of which state of the database it was made, any transaction, by
 * whatever program, makes another state, and a file of another state is not read but replaced. It may be deleted at
 * any time; one that cannot be written is none. A database of no known state (store/database_state.h) has none.
 */
#ifndef STORE_CACHE_FILE_H
#define STORE_CACHE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/file_replace.h"
#include "store/database_state.h"

enum { CACHE_FILE_PATH = FILE_REPLACE_PATH };

/* Beside which database, whose whole path SQLite gives, and made from which state of it. */
typedef struct cache_place {
    const char *database;
    database_state state;
} cache_place;

/* Where the file of that digest (of what it answers, in hex) stands, if it does. False: the path is too long. */
bool cache_file_path(const char *database, const char *kind, const char *digest, char path[CACHE_FILE_PATH]);

/* To be closed with FILE_CACHED or dropped. Whoever may read the database may read it. False where it cannot be made. */
bool cache_file_create(const char *database, const char *kind, const char *digest, file_replace *out);

/* Of another state than `state`, or no such file at all? */
typedef bool (*cache_file_is_stale)(FILE *file, const database_state *state);

/* Remove the stale ones, and of the others those that were written first until at most `most` are left. */
void cache_file_prune(const cache_place *place, const char *kind, cache_file_is_stale is_stale, size_t most);

/* A sum over blocks, which any change of a byte changes most likely; begin with 0. */
uint64_t cache_file_sum(uint64_t sum, const void *bytes, size_t n);

#endif
