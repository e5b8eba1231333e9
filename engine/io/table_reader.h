/*
 * A table file opened for reading: bytes, encoding, CSV and header finder put together.
 * What the rows mean is the caller's.
 */
#ifndef IO_TABLE_READER_H
#define IO_TABLE_READER_H

#include "io/header_row.h"
#include "io/intake.h"

typedef struct table_reader table_reader;

/* What the caller does with the table. Either may fail; that ends the reading. */
typedef struct table_user {
    /* Is this the header? Lines that are not are skipped and noted. */
    bool (*is_header)(void *user, const csv_record *record);
    /* The header was found; called once, before the first row. */
    tidu_status (*take_header)(void *user, const csv_record *record, tidu_error *err);
    tidu_status (*take_row)(void *user, const csv_record *record, tidu_error *err);
    void (*expect_row)(void *user, const csv_record *record); /* see csv_expect; or NULL */
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
