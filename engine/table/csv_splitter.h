/*
 * Splits a text into records and fields, with the line on which each record begins.
 */
#ifndef TABLE_CSV_SPLITTER_H
#define TABLE_CSV_SPLITTER_H

#include <csv.h>

#include "base/text_buffer.h"
#include "base/tidu_error.h"
#include "table/csv_scan.h"
#include "table/record_batch.h"

typedef struct csv_splitter {
    struct csv_parser parser;
    const char *file;     /* for messages */
    csv_needs needs;
    record_batch *batch;     /* being filled; set before the first text, and by `deliver` */
    void (*deliver)(void *context); /* called when the last record is complete */
    void *context;

    bool looks_for_lines; /* line ends are searched in the fields of this line */
    bool looks_for_nul;
    text_buffer pending;  /* the beginning of a record that is not complete */
    text_buffer spare;    /* memory of the last one, for the next */
    bool is_within;       /* libcsv is within a record */
    record_quotes quotes; /* of the record that libcsv reads */
    size_t line_feeds;    /* that ended a record or an empty line */
    bool after_cr;        /* the last line end was CR, so a following LF belongs to it */
    unsigned long line;   /* current line */
    unsigned long record_line;

    tidu_status status;   /* after a failure nothing more is delivered */
    tidu_error *err;
} csv_splitter;

/*
 * delimiter  0: it is set before the first text (csv_splitter_set_delimiter)
 *
 * Returns false if memory is exhausted; nothing needs to be cleared then.
 */
bool csv_splitter_init(csv_splitter *s, char delimiter, const char *file);
void csv_splitter_clear(csv_splitter *s);
void csv_splitter_set_delimiter(csv_splitter *s, char delimiter);

/* Split the next piece of the text. */
void csv_splitter_read(csv_splitter *s, const char *text, size_t length);

/* End of the text. TIDU_EDATA: a quote is not closed. */
void csv_splitter_finish(csv_splitter *s);

/* Whether no record has been begun. */
bool csv_splitter_is_between(const csv_splitter *s);

#endif
