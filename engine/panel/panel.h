/*
 * A panel: companies x indicators x periods, in columns. A period is a year, or a month (panel/period.h), which has a number of its
 * own among the years.
 *
 * Companies are numbered 0, 1, 2 ... in the order in which they are added. A column of numbers is an array of `double`
 * with one cell per company (base/cell.h defines cells without a value); it is created with its first value. A text
 * column holds pointers, NULL where the text is missing. Columns stay valid until the next company is added.
 *
 * A panel can be restricted to the cells that are needed (panel_want): a question about a million companies reads a
 * dozen columns, not all.
 */
#ifndef PANEL_PANEL_H
#define PANEL_PANEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "panel/indicator.h"

typedef struct panel panel;

#define PANEL_NO_COMPANY UINT32_MAX
#define PANEL_ANY_YEAR 0 /* the "year" of an attribute */

/* `d` is borrowed and must outlive the panel. */
panel *panel_new(dictionary *d);
void panel_free(panel *p);

/* A new, empty panel with the same dictionary and the same wanted cells; NULL if memory is exhausted. */
panel *panel_new_alike(const panel *p);

/* Remove all companies; wanted cells and the memory of columns are kept. False if memory is exhausted. */
bool panel_empty(panel *p);
dictionary *panel_dictionary(const panel *p);

/* --- wanted cells ------------------------------------------------------- */

/*
 * Want an indicator in the years from..to (for an attribute: any). From the first call on, only wanted cells, keys and
 * names are kept. Returns false if memory is exhausted.
 */
bool panel_want(panel *p, int indicator, int from, int to);
bool panel_wants_all(const panel *p); /* no wish was given */
bool panel_is_wanted(const panel *p, int indicator, int year); /* PANEL_ANY_YEAR: in any period */

/* --- filling ------------------------------------------------------------ */

/* The number of the company with this code, which is added if new; PANEL_NO_COMPANY if memory is exhausted. */
uint32_t panel_add_company(panel *p, const char *code, size_t length);

/* Prefetch the memory for looking up a company soon. */
void panel_prefetch_company(const panel *p, const char *code, size_t length);

/* Free the memory used for looking up companies; the next lookup rebuilds it. */
void panel_release_lookup(panel *p);

typedef enum panel_outcome {
    PANEL_SET,      /* was missing and has been set */
    PANEL_SAME,     /* had the same value already */
    PANEL_CONFLICT, /* has another value, which is kept */
    PANEL_UNWANTED, /* the panel does not hold this cell */
    PANEL_NO_MEMORY
} panel_outcome;

panel_outcome panel_set_number(panel *p, uint32_t company, int indicator, int year, double value);
panel_outcome panel_set_text(panel *p, uint32_t company, int indicator, const char *text,
                             size_t length);

/* The same with a text that the panel already holds for another company (panel_text), without copying it. */
panel_outcome panel_share_text(panel *p, uint32_t company, int indicator, const char *text);

/* Overwrite a cell, for loading and scenarios; a NULL text removes the value. False if memory is exhausted. */
bool panel_put_number(panel *p, uint32_t company, int indicator, int year, double value);
bool panel_put_text(panel *p, uint32_t company, int indicator, const char *text, size_t length);

/*
 * Temporarily set a cell to a text that the caller owns (NULL: missing). *was becomes the previous text, with which the
 * caller swaps it back. False if memory is exhausted.
 */
bool panel_swap_text(panel *p, uint32_t company, int indicator, const char *text, const char **was);

/*
 * The cells[companies] of a column of numbers for a loader to fill; the column is created if needed. NULL if memory is
 * exhausted. Valid until the next company is added.
 */
double *panel_fill_column(panel *p, int indicator, int year);

/* Uninitialised memory for texts, aligned for any object, that lives as long as the texts of the panel. */
char *panel_allocate(panel *p, size_t bytes);

/*
 * Add all companies to an empty panel at once: `n` distinct codes, each followed by a NUL, in memory from
 * panel_allocate. False if memory is exhausted.
 */
bool panel_take_companies(panel *p, const char *codes, size_t n);

/* The texts[companies] of a column for a loader to fill with texts in memory from panel_allocate. */
const char **panel_fill_texts(panel *p, int indicator);

/*
 * Keep the decimal as it was written, if its double does not identify it (more than 15 digits). The text has the form
 * that number_parse accepts, in the unit of the column. False if memory is exhausted.
 */
bool panel_keep_exact(panel *p, uint32_t company, int indicator, int year, const char *text);

/*
 * Record that a company has a row for this year (PANEL_ANY_YEAR: for attributes only) on this line of the file (0:
 * unknown). False if memory is exhausted.
 */
bool panel_mark_year(panel *p, uint32_t company, int year, uint32_t line);

/* Whether no company is in both panels. */
bool panel_is_disjoint(const panel *p, const panel *other);

/*
 * Move all companies of `other` to `p`. Both have the same dictionary and no company in common. The companies are
 * numbered after those of `p`, and `lines` is added to the lines of their rows (panel_mark_year). Afterwards `other`
 * can only be freed; if memory is exhausted the result is false and `p` can only be freed, too.
 */
bool panel_join(panel *p, panel *other, unsigned long lines);

/* --- handing over companies while it is filled ---------------------------- */

/*
 * Freeze the first `n` companies, which have been handed over. From now on, a frozen company that gets another cell or
 * row is recorded as reopened. False if memory is exhausted.
 */
bool panel_freeze(panel *p, uint32_t n);
uint32_t panel_frozen(const panel *p);
bool panel_is_reopened(const panel *p, uint32_t company); /* company < panel_frozen */

/* --- reading ------------------------------------------------------------ */

size_t panel_count(const panel *p);
uint32_t panel_find_company(const panel *p, const char *code, size_t length);
const char *panel_code(const panel *p, uint32_t company);

/*
 * All companies in the order of their codes as strcmp orders them, until one is added. It is made when it is first asked for,
 * which takes as long as sorting them, and kept. NULL if memory is exhausted.
 */
const uint32_t *panel_code_order(const panel *p);

const char *panel_text(const panel *p, uint32_t company, int indicator); /* NULL: missing */

/* The texts[companies], NULL where one is missing; NULL if all are missing. */
const char *const *panel_text_column(const panel *p, int indicator);

/* The cells[companies] of an attribute (PANEL_ANY_YEAR) or of a year; NULL if all are missing. */
const double *panel_column(const panel *p, int indicator, int year);
double panel_number(const panel *p, uint32_t company, int indicator, int year);

/*
 * The columns of the whole that an indicator is a part of in that year, its own and those of its fallbacks, and whose each is;
 * returns their number, which is 0 for what is no part.
 */
size_t panel_find_wholes(const panel *p, int indicator, int year, const double *columns[INDICATOR_MOST_CHAIN],
                         int ids[INDICATOR_MOST_CHAIN]);

/*
 * Whether a cell is more than the whole that it is a part of (dictionary_whole): two figures that contradict each other. A
 * whole without a value is its first fallback that has one. *whole, which may be NULL, becomes the indicator whose value that is.
 */
bool panel_is_above_whole(const panel *p, uint32_t company, int indicator, int year, int *whole);

/* The first company of number `from` or more of which that is so; PANEL_NO_COMPANY if there is none. */
uint32_t panel_find_above_whole(const panel *p, uint32_t from, int indicator, int year, int *whole);

/*
 * The text kept by panel_keep_exact, if the cell still has that value. NULL: 15 digits of the double are the decimal.
 */
const char *panel_exact(const panel *p, uint32_t company, int indicator, int year);
bool panel_has_exact(const panel *p); /* for any cell */

/* The i-th text kept, in order of arrival; false beyond the last. */
bool panel_get_exact(const panel *p, size_t i, uint32_t *company, int *indicator, int *year,
                     const char **text);

/* First and last year with a row or a value, and month (panel/period.h); both 0 if there is none. */
void panel_years(const panel *p, int *first, int *last);
void panel_months(const panel *p, int *first, int *last);

/* The line given to panel_mark_year, 0 if unknown. False: there is no row for that year. */
bool panel_line(const panel *p, uint32_t company, int year, uint32_t *line);

/* The line of the company's first row, for attributes; false if there is none. */
bool panel_first_line(const panel *p, uint32_t company, uint32_t *line);

/*
 * A new panel with one company of `p` and all its cells, without restricting the wanted ones. NULL if memory is
 * exhausted.
 */
panel *panel_copy_company(const panel *p, uint32_t company);

/* Bytes used by columns of numbers, for measurements. */
size_t panel_column_bytes(const panel *p);

#endif
