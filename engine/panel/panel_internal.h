/*
 * The structure of a panel, shared by its files.
 */
#ifndef PANEL_PANEL_INTERNAL_H
#define PANEL_PANEL_INTERNAL_H

#include <stdatomic.h>

#include "base/arena.h"
#include "base/text_index.h"
#include "panel/panel.h"

typedef struct column {
    int indicator;
    int year;      /* PANEL_ANY_YEAR for an attribute */
    double *cells; /* either cells or texts */
    const char **texts;
    void *memory;  /* the allocation that contains them */
} column;

typedef struct wish {
    int indicator;
    int from;
    int to;
} wish;

typedef struct year_rows {
    int year;
    uint32_t *line; /* [company] 0: no row, otherwise line + 1 */
} year_rows;

typedef struct exact_cell {
    uint32_t company;
    int indicator;
    int year;
    const char *text;
} exact_cell;

/* The key of an exact cell, hashed and compared as bytes. */
typedef struct exact_key {
    uint32_t company;
    int32_t indicator;
    int32_t year;
} exact_key;

/* The companies in the order of their codes, made when first asked for (panel_code_order); NULL: not yet. */
typedef struct kept_order {
    _Atomic(uint32_t *) companies;
} kept_order;

/* A direct-mapped cache of columns in which neither different indicators nor nearby years share a place. */
enum { PANEL_PLACES = 1024, PANEL_NEAR_YEARS = 16 };
static inline size_t panel_place(int indicator, int year)
{
    return ((size_t)indicator * PANEL_NEAR_YEARS + (size_t)year % PANEL_NEAR_YEARS) % PANEL_PLACES;
}

enum { PANEL_CLEARED_AT_ONCE = 512 }; /* rows; `capacity` and `cleared` are multiples */

struct panel {
    dictionary *dictionary;
    text_index *codes;
    kept_order *code_order;
    arena *texts;
    size_t capacity; /* companies for which every column has room */
    size_t cleared;  /* rows that have been initialised as missing; memory beyond them is untouched */

    column *columns;
    size_t n_columns;
    size_t columns_capacity;
    uint16_t place[PANEL_PLACES]; /* position where a column was last found, by panel_place */

    wish *wishes;
    size_t n_wishes;
    size_t wishes_capacity;

    year_rows *years;
    size_t n_years;
    size_t years_capacity;

    text_index *exact_keys;
    exact_cell *exact;
    size_t exact_capacity;

    uint32_t sealed; /* number of frozen companies */
    bool *is_reopened; /* [sealed] */
};

/* Make room for `capacity` cells in a column of the panel. False if memory is exhausted. */
bool panel_make_room(const panel *p, column *c, size_t capacity);

/* Make room for `capacity` companies in every column and year. False if memory is exhausted. */
bool panel_grow(panel *p, size_t capacity);

/* The column, or NULL. There are few columns (indicators x years), so the search is linear. */
column *panel_look_up(const panel *p, int indicator, int year);

/* The column, or the rows of a year, created if needed. NULL if memory is exhausted. */
column *panel_get_column(panel *p, int indicator, int year);
year_rows *panel_get_year(panel *p, int year);

/* Initialise some more rows, making room for them. False if memory is exhausted. */
bool panel_clear_more(panel *p);

/* For whoever adds or removes companies. */
void panel_forget_code_order(panel *p);

/* Set the rows from .. to - 1 of a column to missing. */
void panel_clear_column(column *c, size_t from, size_t to);

#endif
