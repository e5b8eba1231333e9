/*
 * Reports: results for people, written as text, CSV, JSON, HTML or an Excel workbook.
 */
#ifndef TIDU_REPORT_H
#define TIDU_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_report tidu_report;

typedef enum tidu_format {
    TIDU_TEXT,
    TIDU_CSV,
    TIDU_JSON,
    TIDU_HTML,     /* a page that needs nothing else */
    TIDU_HTML_PART /* the same texts, tables and pictures for a page of the caller's: headings from <h2> on, no style and no script in it */
} tidu_format;

/* Receives bytes in order; returning false ends the writing (TIDU_EIO). */
typedef bool (*tidu_sink)(void *context, const char *bytes, size_t n);

/* Where bytes go. */
typedef struct tidu_output {
    size_t size; /* of this struct; see TIDU_ABI */
    tidu_sink sink;
    void *context;
    bool has_mark; /* begin CSV with a byte order mark, for Excel */
} tidu_output;

/*
 * A file to write to. It is written under a temporary name in the same folder and renamed once it is complete and on
 * disk; it takes over the mode of the file it replaces. A device or a named pipe is written directly.
 *
 * tidu_file_open: *out is the caller's (tidu_file_close). Returns TIDU_OK, TIDU_EIO or TIDU_ENOMEM.
 */
typedef struct tidu_file tidu_file;
TIDU_API tidu_status tidu_file_open(const char *path, tidu_file **out, tidu_error *err);

/* A tidu_sink whose `context` is a tidu_file. After a failure it returns false for good. */
TIDU_API bool tidu_file_write(void *context, const char *bytes, size_t n);

/*
 * Complete and release the file, or discard it if `is_kept` is false. Returns TIDU_EIO after any failure, with the
 * reason of the first one.
 */
TIDU_API tidu_status tidu_file_close(tidu_file *file, bool is_kept, tidu_error *err);

typedef struct tidu_style {
    size_t size; /* of this struct; see TIDU_ABI */
    int width;              /* of the terminal, in columns; 0: no limit */
    bool is_colour;
    bool is_wide_ambiguous; /* characters of ambiguous width take two columns */
    bool has_mark;          /* begin CSV with a byte order mark, for Excel */
    /* of TIDU_HTML_PART: */
    size_t first_row, n_rows; /* of the first table only these; n_rows 0: all */
    const char *company_page; /* codes of companies are links to this and the code; NULL: they are not; borrowed */
    size_t most_rows;         /* of the other tables the first ones at most, and what is left out is said; 0: all */
} tidu_style;

/* The rules of the pages that TIDU_HTML writes, as CSS, for the page that holds a TIDU_HTML_PART. */
TIDU_API const char *tidu_page_style(void);

/*
 * The length of a message without its clauses from the first one on that advises an option of a command ("...; --with-holders lists them, too"), for
 * programs where nobody types commands; the whole length if there is none. TIDU_HTML_PART leaves such advice out of its notes.
 */
TIDU_API size_t tidu_option_advice(const char *message);

/* How many rows the first table has that people see; 0: there is none. */
TIDU_API size_t tidu_report_rows(const tidu_report *report);

/*
 * Write a report to the sink. `style` NULL: no limit, no colour, no mark. Returns TIDU_OK, TIDU_EIO (the sink refused)
 * or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_report_write(const tidu_report *report, tidu_format format,
                                       const tidu_style *style, tidu_sink sink, void *context,
                                       tidu_error *err);

/*
 * Write a report as an Excel workbook to the file `path`, which on failure is left as it was. Returns TIDU_OK, TIDU_EIO
 * or TIDU_ENOMEM.
 */
TIDU_API tidu_status tidu_report_save_xlsx(const tidu_report *report, const char *path, tidu_error *err);

/*
 * Write a report as a document for Word and WPS (.docx), to be edited and signed. As above; TIDU_EDATA for more than 20,000 rows.
 */
TIDU_API tidu_status tidu_report_save_docx(const tidu_report *report, const char *path, tidu_error *err);
TIDU_API void tidu_report_free(tidu_report *report);

/* Add a note of the caller's for the reader. If memory is exhausted, writing the report fails. */
TIDU_API void tidu_report_add_note(tidu_report *report, const char *text);

/* Notes for the reader that accompany the report: their number, and the i-th (i must be below it). */
TIDU_API size_t tidu_report_notes(const tidu_report *report);
TIDU_API const char *tidu_report_note(const tidu_report *report, size_t i);

#ifdef __cplusplus
}
#endif
#endif
