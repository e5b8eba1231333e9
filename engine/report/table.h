/*
 * A table to be written: columns are described once and cells are pulled on demand, so that a million rows are never
 * in memory as text. All formats pull the same cells, so that numbers are equal everywhere.
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

typedef enum table_kind {
    TABLE_TEXT,
    TABLE_CODE,   /* text that may look like a number: never reformatted */
    TABLE_DAY,    /* "2025-07-01", or a word where no day is known; a date in a workbook */
    TABLE_NUMBER, /* NaN: an empty cell (JSON null) */
    TABLE_SHARE,  /* a fraction; a percentage with one place on a screen, a fraction in CSV and JSON */
    TABLE_CHANCE, /* a probability: the same, but on a screen nothing that is not certain is above "> 95%" */
    TABLE_MONEY   /* a number with thousands separators on a screen: 12,345,678 */
} table_kind;

/* Of such columns cells have a text, of the others a number. */
static inline bool table_kind_is_text(table_kind kind)
{
    return kind == TABLE_TEXT || kind == TABLE_CODE || kind == TABLE_DAY;
}

/* "84.3%"; "> 95%" above that, unless it is certain: an estimate of what experts will find is no better. `text` has room for 16. */
void table_chance_text(double chance, char *text);

/* The same as a number format of a spreadsheet. */
#define TABLE_CHANCE_FORMAT "[=1]0.0%;[>0.95]\"> 95%\";0.0%"

typedef enum table_tone {
    TABLE_PLAIN,
    TABLE_GOOD,
    TABLE_BAD,
    TABLE_OPEN,
    TABLE_FAINT,
    TABLE_LABEL,   /* names what stands behind it in its row */
    TABLE_TO_WRITE /* on paper, by hand: room for that */
} table_tone;

typedef struct table_column {
    const char *name;    /* machine name: CSV header, JSON key */
    const char *heading; /* for people, translated */
    table_kind kind;
    int decimals;        /* for numbers; -1: the shortest text that reads back */
} table_column;

/* A number as its column shows it to people: "12,345,678", "84.3%"; NaN is "". Returns its length. */
enum { TABLE_NUMBER_TEXT = 512 };
size_t table_number_text(const table_column *column, double value, char text[TABLE_NUMBER_TEXT]);

typedef struct table_cell {
    const char *text; /* of columns of text; NULL: empty; valid until the next cell is pulled */
    double number;
    table_tone tone;  /* colour on a terminal; the text says the same */
} table_cell;

typedef struct table {
    const table_column *columns;
    size_t n_columns;
    size_t n_rows;
    void (*cell)(void *context, size_t row, size_t column, table_cell *out);
    void *context;
} table;

/* Receives bytes in order; returns false to stop the writing (a closed pipe, a full disk). */
typedef bool (*report_sink)(void *context, const char *bytes, size_t n);

typedef struct text_style {
    int width;      /* of the terminal, in columns; 0: unlimited */
    bool is_colour;
    bool is_wide_ambiguous; /* East Asian Ambiguous characters have width 2 */
    /* of a part of a page: */
    size_t first_row, n_rows; /* of its first table only these; n_rows 0: all */
    const char *company_page; /* codes of companies are links to this and the code; NULL: they are not */
    size_t most_rows;         /* of its other tables at most so many, and what is left out is said; 0: all */
} text_style;

/* Each returns TIDU_OK, TIDU_EIO if the sink refused, or TIDU_ENOMEM. */
tidu_status table_write_text(const table *t, const text_style *style, report_sink sink,
                             void *context, tidu_error *err);
tidu_status table_write_csv(const table *t, bool with_mark, report_sink sink, void *context,
                            tidu_error *err);
tidu_status table_write_json(const table *t, report_sink sink, void *context, tidu_error *err);

#endif
