/*
 * A workbook: its sheets, and the rows of one of them.
 */
#ifndef TABLE_WORKBOOK_H
#define TABLE_WORKBOOK_H

#include "table/byte_source.h"
#include "table/file_kind.h"
#include "table/record_pump.h"
#include "table/sheet_rows.h"
#include "table/workbook_sheet.h"

typedef struct workbook workbook;

/* What is to be said of a sheet that was read. */
typedef struct sheet_facts {
    unsigned long hidden_rows; /* with values */
    size_t hidden_columns;
    cell_count errors;         /* #N/A and the like */
    cell_count uncomputed;     /* formulas without a value */
} sheet_facts;

/*
 * bytes   borrowed; at its start, which is FILE_ZIP or FILE_OLE
 * trusts  of a large sheet, do not look for merged cells before it is read; workbook_is_misjudged tells later whether
 *         that was wrong
 *
 * TIDU_EDATA: it is none, with what it is and what to do.
 */
tidu_status workbook_open(byte_source *bytes, file_kind kind, bool trusts, workbook **out, tidu_error *err);
void workbook_close(workbook *w);

const char *workbook_format(const workbook *w); /* "XLSX", "XLS" */
size_t workbook_count(const workbook *w);       /* of sheets, at least 1 */
const workbook_sheet *workbook_get(const workbook *w, size_t i);

const char *workbook_file(const workbook *w);

/* What the file has as keywords; "": none, or it is no XLSX. */
const char *workbook_keywords(const workbook *w);

/* Name of the file, and of the sheet if there are several, for messages. */
const char *workbook_label(const workbook *w, size_t i);

/* Begin a sheet; another one that was begun is ended. */
tidu_status workbook_begin(workbook *w, size_t i, tidu_error *err);

/* After workbook_begin: the pump by which its rows are read; take, expect, context and progress are the caller's. */
record_pump *workbook_pump(workbook *w);

/* As csv_reader_need. */
void workbook_need(workbook *w, const bool *is_needed, size_t n);

/* Read the sheet. */
tidu_status workbook_run(workbook *w, tidu_error *err);

bool workbook_is_misjudged(const workbook *w);
sheet_facts workbook_facts(const workbook *w);

#endif
