/*
 * Reads a table file, CSV or workbook, and searches for the header. The meaning of the rows is left to the caller.
 */
#ifndef INTAKE_TABLE_READER_H
#define INTAKE_TABLE_READER_H

#include "intake/intake_options.h"
#include "intake/list_stamp.h"
#include "intake/mapping.h"
#include "intake/problem.h"
#include "intake/table_head.h"
#include "table/row_reader.h"

typedef struct table_reader table_reader;

/* The caller's functions; a failure ends the reading. */
typedef struct table_user {
    /* As head_judge. */
    size_t (*count_labels)(void *user, const table_record *record);
    bool (*joins_header)(void *user, const table_record *base, const table_record *record);
    /* Called once with the header and the lines above it, before the first row. */
    tidu_status (*take_head)(void *user, const table_head *head, tidu_error *err);
    tidu_status (*take_row)(void *user, const table_record *record, tidu_error *err);
    void (*expect_row)(void *user, const table_record *record); /* see record_expect; or NULL */
    tidu_status (*held)(void *user, tidu_error *err); /* see record_held; or NULL */
    void *context;
    /* As count_labels, to find the sheet of a workbook that is the table; NULL: count_labels. */
    size_t (*count_labels_of_sheet)(void *user, const table_record *record);
    const word_lists *words; /* of the dictionary, to read statements (statement.h); NULL: none is looked for */
    const char *wanted; /* N_(): what a header must name, for the message if none is found; NULL: company codes */
} table_user;

/*
 * bytes    borrowed
 * map      or NULL; its encoding, delimiter and sheet are used if the options give none
 * user     borrowed; is asked at once which sheet of a workbook is the table
 */
tidu_status table_reader_open(byte_source *bytes, const intake_options *options, const mapping *map,
                              const table_user *user, problems *found, table_reader **out, tidu_error *err);

/* The name of the file for messages, with its sheet if it has several. Valid as long as the reader. */
const char *table_reader_name(const table_reader *t);

/* 0 until the header is found. */
char table_reader_delimiter(const table_reader *t);

/*
 * Open a chunk of the table that `whole` reads, for another thread: only rows, in the same encoding and with the same
 * delimiter. Not possible if bytes must be read in order, or in UTF-16, where a line feed is not a single byte.
 *
 * bytes  borrowed; begins after a line feed
 */
bool table_reader_can_split(const table_reader *t);
tidu_status table_reader_open_chunk(const table_reader *whole, byte_source *bytes, const intake_options *options,
                                    const table_user *user, problems *found, table_reader **out, tidu_error *err);

/* Whether it was read to its end, or to where it is held, and is between two records there. */
bool table_reader_is_between(const table_reader *t);

/* Lines read so far. */
unsigned long table_reader_lines(const table_reader *t);

/* Resume where it is held, or after the chunk that began there (NULL: none). */
void table_reader_resume(table_reader *t, const table_reader *chunk);

/* Replace the progress function. */
void table_reader_watch(table_reader *t, intake_progress progress, void *context);

/* Whether reading failed because the encoding was detected from the beginning only (options->trusts_beginning). */
bool table_reader_is_misjudged(const table_reader *t);
void table_reader_close(table_reader *t);

/* As row_reader_need; may be called from take_head on. */
void table_reader_need(table_reader *t, const bool *is_needed, size_t n);

/* Read the table. TIDU_EDATA also if there is no header in the first lines, or no row after it. */
tidu_status table_reader_run(table_reader *t, tidu_error *err);

/* The column of the file, from 1, in which the values of a field from 0 stand; the header must have been found. */
unsigned long table_reader_column(const table_reader *t, size_t field);

/*
 * After reading a statement, which is turned: let the problems of the table tell where the cells stand in the file. Once,
 * when all are found. `t` may be NULL.
 */
void table_reader_place(const table_reader *t, problems *found);

/* What the workbook says of itself if it is a list that this program wrote; NULL: nothing. Valid as long as the reader. */
const list_stamp *table_reader_stamp(const table_reader *t);

const char *table_reader_format(const table_reader *t);   /* "UTF-8", "XLSX" ... */
unsigned long table_reader_titles(const table_reader *t); /* lines above the header */

#endif
