/*
 * The rows of a table, whatever it is kept in: CSV in any encoding, or a sheet of a workbook. What the file is, its
 * bytes say and not its name.
 *
 *   bytes -> text (encoding) -> CSV records       }
 *         -> XLSX: archive -> XML -> rows         }-> records of texts
 *         -> XLS: compound file -> BIFF -> rows   }
 */
#ifndef TABLE_ROW_READER_H
#define TABLE_ROW_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "table/byte_source.h"
#include "table/encoding.h"
#include "table/record.h"
#include "table/sheet_choice.h"
#include "table/workbook.h"

typedef struct row_reader row_reader;

typedef struct row_options {
    encoding wanted;        /* of text; ENCODING_AUTO: detect it */
    char delimiter;         /* of CSV; 0: detect it */
    const char *sheet;      /* of a workbook: name, or number from 1; NULL: row_reader_choose */
    bool is_sheet_wanted;   /* by `sheet`, so that a file without sheets is a mistake */
    bool trusts_beginning;  /* judge by the beginning; row_reader_is_misjudged tells later whether that was wrong */
    bool is_single;         /* use no second thread */
} row_options;

/*
 * TIDU_EDATA: the file is no table, with what it is and what to do. TIDU_EUSAGE: it has no such sheet, or is no
 * workbook.
 */
tidu_status row_reader_open(byte_source *bytes, const row_options *options, row_reader **out, tidu_error *err);
void row_reader_close(row_reader *r);

/*
 * Before reading: of a workbook whose sheet is not given, choose the one that looks like the table (sheet_choose); of CSV
 * the delimiter is chosen at the first text (csv_delimiter_find). The choice of a sheet is valid as long as the reader.
 */
tidu_status row_reader_choose(row_reader *r, record_judge judge, void *context, tidu_error *err);
const sheet_choice *row_reader_choice(const row_reader *r); /* NULL: none was made */

/* For messages: the file, with its sheet if there are several. */
const char *row_reader_name(const row_reader *r);

/* Of a workbook its keywords, "" of other tables. Valid as long as the reader. */
const char *row_reader_keywords(const row_reader *r);

/* "UTF-8", "XLSX" ... */
const char *row_reader_format(const row_reader *r);

/* See record_progress, record_expect, record_held. */
void row_reader_watch(row_reader *r, record_progress progress, void *context);
void row_reader_prefetch(row_reader *r, record_expect expect);
void row_reader_pause(row_reader *r, record_held held);

/*
 * From the next record on, fields whose is_needed[i] is false may be delivered empty; fields from `n` on are needed. The
 * array is borrowed.
 */
void row_reader_need(row_reader *r, const bool *is_needed, size_t n);

/* Read to the end. Returns TIDU_OK, the failure of `take`, TIDU_EIO, TIDU_ENOMEM, TIDU_ESTOPPED or TIDU_EDATA. */
tidu_status row_reader_run(row_reader *r, record_take take, void *context, tidu_error *err);

bool row_reader_is_misjudged(const row_reader *r);

/* After reading; all 0 for other tables than workbooks. */
sheet_facts row_reader_facts(const row_reader *r);

/* --- chunks of a long CSV ------------------------------------------------------- */

/* Whether the table can be read at several places: its bytes stand in order, and a line feed is a single byte. */
bool row_reader_can_split(const row_reader *r);

/* Open a chunk of what `whole` reads, which begins after a line feed, for another thread. */
tidu_status row_reader_open_chunk(const row_reader *whole, byte_source *bytes, bool is_single, row_reader **out,
                                  tidu_error *err);

char row_reader_delimiter(const row_reader *r);     /* 0 before the first record */
bool row_reader_is_between(const row_reader *r);    /* it ended, or is held, between two records */
unsigned long row_reader_lines(const row_reader *r); /* read so far */

/* Resume where it is held, or after the chunk that began there (NULL: none). */
void row_reader_resume(row_reader *r, const row_reader *chunk);

#endif
