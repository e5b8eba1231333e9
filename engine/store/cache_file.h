/*
 * Cache files beside a database: "<database>.<kind>-<digest>". The tables remain authoritative: a cache file records
 * the state of the database from which it was made, every transaction of any program leads to another state, and a file
 * of another state is not read but replaced. Cache files may be deleted at any time; if one cannot be written, there is
 * none. A database without a known state (store/database_state.h) has none either.
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

/* The database, by its absolute path from SQLite, and the state from which the file is made. */
typedef struct cache_place {
    const char *database;
    database_state state;
} cache_place;

/* The path of the file with that digest (of the question it answers, in hex). False: the path is too long. */
bool cache_file_path(const char *database, const char *kind, const char *digest, char path[CACHE_FILE_PATH]);

/*
 * Create a cache file with the read permissions of the database; close it with FILE_CACHED or FILE_DROPPED. False if it
 * cannot be created.
 */
bool cache_file_create(const char *database, const char *kind, const char *digest, file_replace *out);

/* Whether a file is of another state than `state`, or not a cache file at all. */
typedef bool (*cache_file_is_stale)(FILE *file, const database_state *state);

/* Remove stale files, and the oldest of the others until at most `most` are left. */
void cache_file_prune(const cache_place *place, const char *kind, cache_file_is_stale is_stale, size_t most);

/*
 * After a transaction that changed nothing of what cache files hold: let those of the state before it belong to the state after it.
 * `follow` changes a file that is open for reading and writing, if it is of the state `from`; anything else it leaves as it is.
 */
typedef void (*cache_file_follow)(FILE *file, const database_state *from, const database_state *to);
void cache_file_follow_all(const char *database, const char *kind, cache_file_follow follow, const database_state *from,
                           const database_state *to);

/* A checksum over blocks; start with 0. */
uint64_t cache_file_sum(uint64_t sum, const void *bytes, size_t n);

#endif
