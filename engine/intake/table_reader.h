/*
 * A table file opened for reading: bytes, encoding, CSV and header finder put together.
 * What the rows mean is the caller's.
 */
#ifndef INTAKE_TABLE_READER_H
#define INTAKE_TABLE_READER_H

#include "intake/header_row.h"
#include "intake/intake_options.h"

typedef struct table_reader table_reader;

/* What the caller does with the table. Either may fail; that ends the reading. */
typedef struct table_user {
    /* Is this the header? Lines that are not are skipped and noted. */
    bool (*is_header)(void *user, const csv_record *record);
    /* The header was found; called once, before the first row. */
    tidu_status (*take_header)(void *user, const csv_record *record, tidu_error *err);
    tidu_status (*take_row)(void *user, const csv_record *record, tidu_error *err);
    void (*expect_row)(void *user, const csv_record *record); /* see csv_expect; or NULL */
    tidu_status (*held)(void *user, tidu_error *err); /* see csv_held; or NULL */
    void *context;
    const char *wanted; /* N_(): what a header must name, for the message when there is none; NULL: companies' codes */
} table_user;

/*
 * bytes    borrowed
 * map      or NULL; its encoding and delimiter count where the options say nothing
 */
tidu_status table_reader_open(byte_source *bytes, const intake_options *options,
                              const mapping *map, problems *found, table_reader **out,
                              tidu_error *err);

/* Once the header is known; 0 before. */
char table_reader_delimiter(const table_reader *t);

/*
 * A chunk of the table that `whole` reads, for another thread: rows alone, of the same encoding and delimiter. Not
 * where bytes have to be read in their order, nor in UTF-16, where a byte does not tell a line feed.
 *
 * bytes  borrowed; begins behind a line feed
 */
bool table_reader_can_split(const table_reader *t);
tidu_status table_reader_open_chunk(const table_reader *whole, byte_source *bytes, const intake_options *options,
                                      problems *found, table_reader **out, tidu_error *err);

/* It read to its end, or to where it is held, and is not within a record there. */
bool table_reader_is_between(const table_reader *t);

/* Lines read so far. */
unsigned long table_reader_lines(const table_reader *t);

/* Where it is held: let it go on there (NULL), or behind the chunk that began there. */
void table_reader_resume(table_reader *t, const table_reader *chunk);

/* From now on another function hears of the progress. */
void table_reader_watch(table_reader *t, intake_progress progress, void *context);

/* The reading failed because its encoding was taken from the beginning alone (options->trusts_beginning). */
bool table_reader_is_misjudged(const table_reader *t);
void table_reader_close(table_reader *t);

/* See csv_reader_need; from take_header on. */
void table_reader_need(table_reader *t, const bool *is_needed, size_t n);

/* TIDU_EDATA also when there is no header among the first lines, or nothing below it. */
tidu_status table_reader_run(table_reader *t, const table_user *user, tidu_error *err);

encoding table_reader_encoding(const table_reader *t);
unsigned long table_reader_titles(const table_reader *t); /* lines above the header */

/* The unit that a line above the header names ("单位：万元"); false when there is none. */
bool table_reader_unit(const table_reader *t, int *shift);

#endif
