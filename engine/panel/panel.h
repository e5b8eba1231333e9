/*
 * A panel: companies x indicators x years, in columns.
 *
 * Companies are numbered 0, 1, 2 ... in the order of their first sight. A column
 * of numbers is a `double` array with one cell a company (base/cell.h for what
 * is no value); it is made when the first value arrives. A text column holds
 * pointers, NULL where the text is missing. Columns stay valid until the next
 * company is added.
 *
 * A panel can be told to hold only some cells (panel_want): whoever answers one
 * question about a million companies reads a dozen columns, not all.
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

/* An empty panel of the same dictionary that wants the same. NULL when memory is used up. */
panel *panel_new_alike(const panel *p);

/* Forget all companies and their cells; wishes, columns and their room stay. False when memory is used up. */
bool panel_empty(panel *p);
dictionary *panel_dictionary(const panel *p);

/* --- what to hold ------------------------------------------------------- */

/*
 * After the first call only what was wanted is kept: the indicator in the years
 * from..to (an attribute: any). Keys and names are always kept. Returns false
 * when memory is used up.
 */
bool panel_want(panel *p, int indicator, int from, int to);
bool panel_is_wanted(const panel *p, int indicator, int year);

/* --- filling ------------------------------------------------------------ */

/* The number of the company with this code, added when new; PANEL_NO_COMPANY without memory. */
uint32_t panel_add_company(panel *p, const char *code, size_t length);

/* It will be asked for soon: fetches the memory where it would be found. */
void panel_prefetch_company(const panel *p, const char *code, size_t length);

/* No company is looked up for a while: gives back the memory that finds them, which is filled again when one is. */
void panel_release_lookup(panel *p);

typedef enum panel_outcome {
    PANEL_SET,      /* was missing, is set now */
    PANEL_SAME,     /* had the same value */
    PANEL_CONFLICT, /* has another value, which stays */
    PANEL_UNWANTED, /* not held */
    PANEL_NO_MEMORY
} panel_outcome;

panel_outcome panel_set_number(panel *p, uint32_t company, int indicator, int year, double value);
panel_outcome panel_set_text(panel *p, uint32_t company, int indicator, const char *text,
                             size_t length);

/* The same with a text that the panel keeps for another company already (panel_text): it is not kept twice. */
panel_outcome panel_share_text(panel *p, uint32_t company, int indicator, const char *text);

/* Overwrite, for loading and scenarios; a NULL text takes the value away. False when memory is used up. */
bool panel_put_number(panel *p, uint32_t company, int indicator, int year, double value);
bool panel_put_text(panel *p, uint32_t company, int indicator, const char *text, size_t length);

/*
 * Let a text of the caller's, who keeps it, stand in a cell for a while (NULL: nothing); *was is the one that stood
 * there, to be lent again afterwards. False when memory is used up.
 */
bool panel_swap_text(panel *p, uint32_t company, int indicator, const char *text, const char **was);

/*
 * The cells of a column of numbers, one a company, for a loader that has all of them at hand; the column is made
 * where it is not there. NULL without memory. Valid until the next company is added.
 */
double *panel_fill_column(panel *p, int indicator, int year);

/* Room for texts and what belongs to them, aligned for anything, that lives as long as the panel's own; not zeroed. */
char *panel_allocate(panel *p, size_t bytes);

/*
 * The companies of an empty panel, all at once: `n` codes in memory of panel_allocate, each with its NUL, none twice. False
 * without memory.
 */
bool panel_take_companies(panel *p, const char *codes, size_t n);

/* The texts of a column, one a company, for the same kind of loader; they are in memory of panel_allocate. */
const char **panel_fill_texts(panel *p, int indicator);

/*
 * Keep the decimal as it was written where its double does not stand for it
 * (more than 15 digits). The text has the form that number_parse takes, in the
 * unit of the column.
 */
bool panel_keep_exact(panel *p, uint32_t company, int indicator, int year, const char *text);

/* A company has a row of its own for this year (PANEL_ANY_YEAR: for attributes alone), at this line of the file (0 unknown). */
bool panel_mark_year(panel *p, uint32_t company, int year, uint32_t line);

/* Has no company a place in both? */
bool panel_is_disjoint(const panel *p, const panel *other);

/*
 * Take all of `other`, of the same dictionary, no company of which is in `p`: they are numbered behind those of `p`, and
 * the lines of their rows (panel_mark_year) move down by `lines`. `other` is good for nothing but panel_free afterwards;
 * so is `p` where it fails, for want of memory.
 */
bool panel_join(panel *p, panel *other, unsigned long lines);

/* --- handing over while it fills ------------------------------------------ */

/*
 * The first `n` companies were handed over. From now on one of them that gets a cell or a row more is remembered as
 * reopened. False when memory is used up.
 */
bool panel_freeze(panel *p, uint32_t n);
uint32_t panel_frozen(const panel *p);
bool panel_is_reopened(const panel *p, uint32_t company); /* of the sealed ones */

/* --- reading ------------------------------------------------------------ */

size_t panel_count(const panel *p);
uint32_t panel_find_company(const panel *p, const char *code, size_t length);
const char *panel_code(const panel *p, uint32_t company);
const char *panel_text(const panel *p, uint32_t company, int indicator); /* NULL: missing */

/* The texts of all companies, NULL where one is missing; NULL when every one is. */
const char *const *panel_text_column(const panel *p, int indicator);

/* The column of an attribute (PANEL_ANY_YEAR) or of a year; NULL when every cell is missing. */
const double *panel_column(const panel *p, int indicator, int year);
double panel_number(const panel *p, uint32_t company, int indicator, int year);

/*
 * The text kept by panel_keep_exact while it is the cell's number, or NULL: then 15 digits of the
 * double are the decimal.
 */
const char *panel_exact(const panel *p, uint32_t company, int indicator, int year);
bool panel_has_exact(const panel *p); /* any at all */

/* The i-th of the texts kept, in order of arrival; false behind the last one. */
bool panel_get_exact(const panel *p, size_t i, uint32_t *company, int *indicator, int *year,
                     const char **text);

/* First and last year with a row or a value; both 0 when there is none. */
void panel_years(const panel *p, int *first, int *last);

/* The line given to panel_mark_year; *line is 0 when unknown. False: no row for that year. */
bool panel_line(const panel *p, uint32_t company, int year, uint32_t *line);

/* The line of the company's first row; false without one. For attributes. */
bool panel_first_line(const panel *p, uint32_t company, uint32_t *line);

/*
 * A panel with one company of `p` and all its cells, without a filter of wanted
 * ones. NULL when memory is used up. For looking at one company alone.
 */
panel *panel_copy_company(const panel *p, uint32_t company);

/* Bytes in number columns, for measuring. */
size_t panel_column_bytes(const panel *p);

#endif
