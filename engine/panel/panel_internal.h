/*
 * What the files of the panel share.
 */
#ifndef PANEL_PANEL_INTERNAL_H
#define PANEL_PANEL_INTERNAL_H

#include "base/arena.h"
#include "base/text_index.h"
#include "panel/panel.h"

typedef struct column {
    int indicator;
    int year;      /* PANEL_ANY_YEAR for an attribute */
    double *cells; /* one of the two */
    const char **texts;
    void *memory;  /* in which they lie */
} column;

typedef struct wish {
    int indicator;
    int from;
    int to;
} wish;

typedef struct year_rows {
    int year;
    uint32_t *line; /* one a company: 0 no row, else line + 1 */
} year_rows;

typedef struct exact_cell {
    uint32_t company;
    int indicator;
    int year;
    const char *text;
} exact_cell;

/* What an exact cell is found by, byte by byte. */
typedef struct exact_key {
    uint32_t company;
    int32_t indicator;
    int32_t year;
} exact_key;

/* Columns of different indicators, or of years that are near each other, share no place where they are remembered. */
enum { PANEL_PLACES = 1024, PANEL_NEAR_YEARS = 16 };
static inline size_t panel_place(int indicator, int year)
{
    return ((size_t)indicator * PANEL_NEAR_YEARS + (size_t)year % PANEL_NEAR_YEARS) % PANEL_PLACES;
}

enum { PANEL_CLEARED_AT_ONCE = 512 }; /* rows; `capacity` and `cleared` are multiples */

struct panel {
    dictionary *dictionary;
    text_index *codes;
    arena *texts;
    size_t capacity; /* companies that every column has room for */
    size_t cleared;  /* rows of it in which nothing is known but what was put there; the rest was never touched */

    column *columns;
    size_t n_columns;
    size_t columns_capacity;
    uint16_t place[PANEL_PLACES]; /* where a column was found last, by indicator and year */

    wish *wishes;
    size_t n_wishes;
    size_t wishes_capacity;

    year_rows *years;
    size_t n_years;
    size_t years_capacity;

    text_index *exact_keys;
    exact_cell *exact;
    size_t exact_capacity;

    uint32_t sealed; /* companies */
    bool *is_reopened; /* [sealed] */
};

/* Room for so many cells in a column, which is one of the panel's. False without memory. */
bool panel_make_room(const panel *p, column *c, size_t capacity);

/* Room for so many companies in every column and year. False without memory. */
bool panel_grow(panel *p, size_t capacity);

/* The column, NULL where there is none. Columns are few (indicators x years): one after the other is looked at. */
column *panel_look_up(const panel *p, int indicator, int year);

/* The column, or the rows of a year, made where there are none. NULL without memory. */
column *panel_get_column(panel *p, int indicator, int year);
year_rows *panel_get_year(panel *p, int year);

/* Clear some rows more, with room for them. False without memory. */
bool panel_clear_more(panel *p);

/* In the rows from .. to - 1 of the column nothing is known. */
void panel_clear_column(column *c, size_t from, size_t to);

#endif
