/*
 * The file of a snapshot, in the order of the machine's bytes:
 *
 *   header
 *   blocks   each at a multiple of eight
 *   entries  what each block holds, where it is, its sum
 *
 * A column that has no block has no value in it.
 */
#ifndef STORE_SNAPSHOT_INTERNAL_H
#define STORE_SNAPSHOT_INTERNAL_H

#include "store/snapshot.h"

#define SNAPSHOT_KIND "columns"

typedef enum snapshot_block_kind {
    SNAPSHOT_CODES,   /* texts, each with its NUL */
    SNAPSHOT_TEXTS,   /* texts of an attribute, as below */
    SNAPSHOT_NUMBERS, /* cell_pack of an attribute or of a year */
    SNAPSHOT_ROWS,    /* of a year: a line + 1 a company, 0 without a row */
    SNAPSHOT_EXACT    /* decimals of more than 15 digits: company and year, then name and text with their NULs */
} snapshot_block_kind;

/*
 * Texts that many companies share stand once: their number (0: some differ too often, the texts follow one by one), then
 * in two bytes a company which it has (0: missing), or in one whether it has any; then the texts with their NULs.
 */
enum {
    SNAPSHOT_MOST_SHARED = 65535,
    SNAPSHOT_NAME = 64,
    SNAPSHOT_CHUNK = 1 << 16 /* a block's sum is taken over so many bytes at a time */
};

typedef struct snapshot_header {
    char magic[8];
    snapshot_key key;
    uint64_t companies;
    uint64_t entries;    /* how many */
    uint64_t entries_at; /* in the file */
    uint64_t entries_sum;
    uint64_t length; /* of the file */
} snapshot_header;

typedef struct snapshot_entry {
    uint32_t kind;
    int32_t year;
    char indicator[SNAPSHOT_NAME];
    uint64_t at;
    uint64_t length;
    uint64_t sum;
} snapshot_entry;

/* A block of `exact` ones. */
typedef struct snapshot_exact {
    uint32_t company;
    int32_t year;
} snapshot_exact;

extern const char snapshot_magic[8];

/* From the beginning of the stream; false: no whole snapshot. */
bool snapshot_read_header(FILE *file, snapshot_header *out);

#endif
