/*
 * The format of a column cache, in native byte order:
 *
 *   header
 *   blocks   each aligned to eight bytes
 *   entries  kind, position and checksum of each block
 *
 * A column without a block has no values.
 */
#ifndef STORE_COLUMN_CACHE_INTERNAL_H
#define STORE_COLUMN_CACHE_INTERNAL_H

#include "store/column_cache.h"

#define COLUMN_CACHE_KIND "columns"
#define COLUMN_CACHE_WHOLE "whole" /* in place of a digest */

/* What a column cache was made from. */
typedef struct column_cache_key {
    database_state state;
    char question[COLUMN_CACHE_DIGEST]; /* or COLUMN_CACHE_WHOLE */
} column_cache_key;

typedef enum column_cache_block_kind {
    COLUMN_CACHE_CODES,   /* texts, each followed by a NUL */
    COLUMN_CACHE_TEXTS,   /* texts of an attribute, as below */
    COLUMN_CACHE_NUMBERS, /* cell_pack of an attribute or of a year */
    COLUMN_CACHE_ROWS,    /* of a year: line + 1 per company, 0: no row */
    COLUMN_CACHE_EXACT    /* decimals over 15 digits: company and year, then name and text, each followed by a NUL */
} column_cache_block_kind;

/*
 * Texts are stored once if companies share them: the number of distinct texts, two bytes per company with the number of
 * its text (0: missing), then the texts. If there are too many distinct ones, the number is 0, followed by one byte per
 * company (whether it has a text) and a text for each that has one. Each text is followed by a NUL.
 */
enum {
    COLUMN_CACHE_MOST_SHARED = 65535,
    COLUMN_CACHE_NAME = 64,
    COLUMN_CACHE_CHUNK = 1 << 16 /* checksums are computed over this number of bytes at a time */
};

typedef struct column_cache_header {
    char magic[8];
    column_cache_key key;
    uint64_t companies;
    uint64_t entries;    /* number of entries */
    uint64_t entries_at; /* position in the file */
    uint64_t entries_sum;
    uint64_t length; /* length of the file */
} column_cache_header;

typedef struct column_cache_entry {
    uint32_t kind;
    int32_t year;
    char indicator[COLUMN_CACHE_NAME];
    uint64_t at;
    uint64_t length;
    uint64_t sum;
} column_cache_entry;

/* One decimal in a block of exact ones. */
typedef struct column_cache_exact {
    uint32_t company;
    int32_t year;
} column_cache_exact;

extern const char column_cache_magic[8];

/* Read the header at the start of the stream; false: not a complete column cache. */
bool column_cache_read_header(FILE *file, column_cache_header *out);

#endif
