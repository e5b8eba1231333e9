/*
 * CSV as libcsv reads it, record by record.
 */
#ifndef TABLE_CSV_READER_H
#define TABLE_CSV_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "table/record.h"
#include "table/text_source.h"

typedef struct csv_reader csv_reader;

/* Take a record. A failure ends the reading and is passed on. */
typedef tidu_status (*csv_take)(void *context, const csv_record *record, tidu_error *err);

/* Told of a record a little before it is taken, so that memory can be asked for. */
typedef void (*csv_expect)(void *context, const csv_record *record);

/* Called at each block; false stops the reading with TIDU_ESTOPPED. NULL: not called. */
typedef bool (*csv_progress)(void *context, size_t bytes, size_t total);

/*
 * source     borrowed, at its beginning
 * delimiter  0: the one of , ; tab | that the first lines use
 */
tidu_status csv_reader_new(text_source *source, char delimiter, csv_reader **out,
                           tidu_error *err);
void csv_reader_free(csv_reader *r);

void csv_reader_watch(csv_reader *r, csv_progress progress, void *context);

/* `expect` gets the context of `take`, and hears of many records before they are taken, but not of all. */
void csv_reader_prefetch(csv_reader *r, csv_expect expect);

/* Use no second thread, however long the file is. */
void csv_reader_run_single_threaded(csv_reader *r);

/*
 * Called, with the context of `take`, where the source is held (text_source_is_held): it goes on afterwards, or the
 * reading fails. Without it the reading just ends there, and a quote may be open.
 */
typedef tidu_status (*csv_held)(void *context, tidu_error *err);
void csv_reader_pause(csv_reader *r, csv_held held);

/* Where the reader stands: is it between two records, and on which line; known at the end and where it is held. */
bool csv_reader_is_between(const csv_reader *r);
unsigned long csv_reader_line(const csv_reader *r);

/* There were so many lines that others read. */
void csv_reader_resume(csv_reader *r, unsigned long lines);

/* 0 before the first record. */
char csv_reader_delimiter(const csv_reader *r);

/*
 * From the next record on leave fields out whose `is_needed[i]` is false: they arrive empty.
 * Fields from `n` on are delivered. The array is borrowed.
 */
void csv_reader_need(csv_reader *r, const bool *is_needed, size_t n);

/*
 * Read to the end. TIDU_EDATA with the line for a field over 1 MiB, a record over 16 MiB or
 * 65,536 fields, and for a quote that is never closed; what `take` returned; TIDU_EIO.
 */
tidu_status csv_reader_run(csv_reader *r, csv_take take, void *context, tidu_error *err);

#endif
