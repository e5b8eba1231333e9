/*
 * Which quotes of a CSV text enclose a cell and which are letters of it.
 */
#ifndef TABLE_CSV_QUOTES_H
#define TABLE_CSV_QUOTES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text_buffer.h"

/* A record at the beginning of a text. */
typedef struct quoted_record {
    size_t length;       /* with its line end; 0: the text ends before the record does */
    bool is_unclosed;    /* at the end of all text: a quote is never closed */
    size_t open;         /* with is_unclosed: the offset of that quote */
    bool has_letters;    /* a quote that would enclose a cell is a letter, so the record must be rewritten for libcsv */
    bool is_doubtful;    /* one of them would have enclosed text on several lines */
    bool spans_lines;    /* a quoted cell runs over line ends: */
    size_t span;         /* the offset of its first quote, */
    size_t delimiters;   /* and the delimiters within it; of the cell with the most of them */
} quoted_record;

/* `is_last`: no text follows. */
quoted_record csv_quotes_scan(const char *text, size_t length, char delimiter, bool is_last);

/* Append the record found by csv_quotes_scan in the same text, with letters doubled and their cells enclosed. */
void csv_quotes_rewrite(const char *text, size_t length, char delimiter, bool is_last, const quoted_record *record,
                        text_buffer *out);

#endif
