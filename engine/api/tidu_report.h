/*
 * Documents: what a person reads, as text, CSV, JSON, HTML or a workbook.
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

typedef enum tidu_format { TIDU_TEXT, TIDU_CSV, TIDU_JSON, TIDU_HTML } tidu_format;

/* Takes bytes in order; false ends the writing. */
typedef bool (*tidu_sink)(void *context, const char *bytes, size_t n);

/* Where bytes go. */
typedef struct tidu_output {
    size_t size; /* of this struct; see TIDU_ABI */
    tidu_sink sink;
    void *context;
    bool has_mark; /* CSV begins with a byte order mark, for Excel */
} tidu_output;

/*
 * A file to write to: written under another name in the same folder, it takes its own when it is whole and on the disk,
 * and keeps the mode of the file that it replaces. A device or a named pipe is written as it is.
 */
typedef struct tidu_file tidu_file;
TIDU_API tidu_status tidu_file_open(const char *path, tidu_file **out, tidu_error *err);

/* A tidu_sink: `context` is a tidu_file. False from the first failure on. */
TIDU_API bool tidu_file_write(void *context, const char *bytes, size_t n);

/* Finish and release it; with `is_kept` false throw it away. TIDU_EIO after any failure, with the first one's reason. */
TIDU_API tidu_status tidu_file_close(tidu_file *file, bool is_kept, tidu_error *err);

typedef struct tidu_style {
    size_t size; /* of this struct; see TIDU_ABI */
    int width;              /* of the terminal; 0: no limit */
    bool is_colour;
    bool is_wide_ambiguous; /* ambiguous characters take two columns */
    bool has_mark;          /* CSV begins with a byte order mark, for Excel */
} tidu_style;

/* `style` NULL: no limit, no colour, no mark. TIDU_EIO when the sink refused. */
TIDU_API tidu_status tidu_report_write(const tidu_report *report, tidu_format format,
                                       const tidu_style *style, tidu_sink sink, void *context,
                                       tidu_error *err);
/* As an Excel workbook in the file `path`, whole or not at all. */
TIDU_API tidu_status tidu_report_save_xlsx(const tidu_report *report, const char *path, tidu_error *err);
TIDU_API void tidu_report_free(tidu_report *report);

/* What is to be said to a person beside the report. */
TIDU_API size_t tidu_report_notes(const tidu_report *report);
TIDU_API const char *tidu_report_note(const tidu_report *report, size_t i);

#ifdef __cplusplus
}
#endif
#endif
