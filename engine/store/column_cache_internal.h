/*
 * The file of a column cache, in the order of the machine's bytes:
 *
 *   header
 *   blocks   each at a multiple of eight
 *   entries  what each block holds, where it is, its sum
 *
 * A column that has no block has no value in it.
 */
#ifndef STORE_COLUMN_CACHE_INTERNAL_H
#define STORE_COLUMN_CACHE_INTERNAL_H

#include "store/column_cache.h"

#define COLUMN_CACHE_KIND "columns"
#define COLUMN_CACHE_WHOLE "whole" /* in place of a digest */

/* What a column cache is of. */
typedef struct column_cache_key {
    database_state state;
    char question[COLUMN_CACHE_DIGEST]; /* or COLUMN_CACHE_WHOLE */
} column_cache_key;

typedef enum column_cache_block_kind {
    COLUMN_CACHE_CODES,   /* texts, each with its NUL */
    COLUMN_CACHE_TEXTS,   /* texts of an attribute, as below */
    COLUMN_CACHE_NUMBERS, /* cell_pack of an attribute or of a year */
    COLUMN_CACHE_ROWS,    /* of a year: a line + 1 a company, 0 without a row */
    COLUMN_CACHE_EXACT    /* decimals of more than 15 digits: company and year, then name and text with their NULs */
} column_cache_block_kind;

/*
 * Texts that many companies share stand once: their number (0: some differ too often, the texts follow one by one), then
 * in two bytes a company which it has (0: missing), or in one whether it has any; then the texts with their NULs.
 */
enum {
    COLUMN_CACHE_MOST_SHARED = 65535,
    COLUMN_CACHE_NAME = 64,
    COLUMN_CACHE_CHUNK = 1 << 16 /* a block's sum is taken over so many bytes at a time */
};

typedef struct column_cache_header {
    char magic[8];
    column_cache_key key;
    uint64_t companies;
    uint64_t entries;    /* how many */
    uint64_t entries_at; /* in the file */
    uint64_t entries_sum;
    uint64_t length; /* of the file */
} column_cache_header;

typedef struct column_cache_entry {
    uint32_t kind;
    int32_t year;
    char indicator[COLUMN_CACHE_NAME];
    uint64_t at;
    uint64_t length;
    uint64_t sum;
} column_cache_entry;

/* A block of `exact` ones. */
typedef struct column_cache_exact {
    uint32_t company;
    int32_t year;
} column_cache_exact;

extern const char column_cache_magic[8];

/* From the beginning of the stream; false: no whole column cache. */
bool column_cache_read_header(FILE *file, column_cache_header *out);

#endif
