/*
 * Reading CSV record by record, with the grammar of libcsv.
 */
#ifndef TABLE_CSV_READER_H
#define TABLE_CSV_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "table/record.h"
#include "table/text_source.h"

typedef struct csv_reader csv_reader;

/*
 * source     borrowed, at its start
 * delimiter  0: csv_delimiter_find
 */
tidu_status csv_reader_new(text_source *source, char delimiter, csv_reader **out,
                           tidu_error *err);
void csv_reader_free(csv_reader *r);

void csv_reader_watch(csv_reader *r, record_progress progress, void *context);

/* What finds the delimiter: how many labels a record has as a header. */
void csv_reader_judge(csv_reader *r, record_judge judge, void *context);

/* `expect` gets the context of `take`. It is called for most records, not for all. */
void csv_reader_prefetch(csv_reader *r, record_expect expect);

/* Do not use a second thread, however long the file is. */
void csv_reader_run_single_threaded(csv_reader *r);

/* Without this function reading ends where the source is held (text_source_is_held), even within a quote. */
void csv_reader_pause(csv_reader *r, record_held held);

/* Whether the reader is between two records, and on which line; valid at the end and where the source is held. */
bool csv_reader_is_between(const csv_reader *r);
unsigned long csv_reader_line(const csv_reader *r);

/* Continue after the source was resumed, past `lines` lines that other readers have read. */
void csv_reader_resume(csv_reader *r, unsigned long lines);

/* 0 before the first record. */
char csv_reader_delimiter(const csv_reader *r);

/*
 * From the next record on, fields whose is_needed[i] is false are delivered empty; fields from `n` on are needed. The
 * array is borrowed.
 */
void csv_reader_need(csv_reader *r, const bool *is_needed, size_t n);

/*
 * Read to the end. Returns TIDU_OK, the failure of `take`, TIDU_EIO, TIDU_ENOMEM, TIDU_ESTOPPED, or TIDU_EDATA with the
 * line for a field over 1 MiB, a record over 16 MiB or 65,536 fields, or a quote that is never closed.
 */
tidu_status csv_reader_run(csv_reader *r, record_take take, void *context, tidu_error *err);

#endif
