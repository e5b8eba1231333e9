/*
 * The changes that a scenario makes to the data of a company.
 *
 *   change    = name [ window ] operator value
 *   name      = an indicator, or its Chinese label
 *   window    = "[Y-1]" | "[Y]" | ...          an annual indicator without a window means Y-1
 *   operator  = "=" | "+=" | "-=" | "*="
 *   value     = a number as in rules ("30", "20%", "5000 wan"), a date, or a text
 *
 * "+= 20%" multiplies persons and money by 1.2, but adds 20 percentage points to a share. Persons and pieces are
 * rounded to integers after a percentage or a factor.
 */
#ifndef SCENARIO_CHANGE_H
#define SCENARIO_CHANGE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/tidu_error.h"
#include "panel/panel.h"
#include "scenario/input_limit.h"

typedef enum change_kind { CHANGE_SET, CHANGE_ADD, CHANGE_SCALE } change_kind;

typedef struct change {
    const char *text; /* as written */
    int indicator;
    int offset;       /* year relative to Y; 0 for an attribute */
    change_kind kind;
    double amount;    /* yuan, persons; the factor of CHANGE_SCALE; the days of a date */
    const char *word; /* new text of a text indicator */
} change;

enum { CHANGES_MOST = 64 };

typedef struct changes {
    arena *memory; /* borrowed */
    change list[CHANGES_MOST];
    size_t n;
} changes;

/*
 * Parse a change and append it. TIDU_EUSAGE: unknown indicator (with a suggestion), a value outside the range of the
 * indicator, a fraction of a person, or a second change of the same cell.
 */
tidu_status changes_add(changes *c, const dictionary *d, const char *text, tidu_error *err);

/* The year of the cell in application year `year`; PANEL_ANY_YEAR for an attribute. */
int change_year(const change *c, const dictionary *d, int year);

/* Ask the panel to load the cells that change. */
bool changes_want(const changes *c, int year, panel *into);

/*
 * Change the cells of the companies with is_in[company] (NULL: all) in a panel that the caller owns. A missing cell
 * stays missing unless it is set; *n_missing counts such cells. TIDU_EUSAGE if a value would leave its range; the
 * panel is then partly changed and useless.
 */
tidu_status changes_apply(const changes *c, panel *p, int year, const uint8_t *is_in,
                          size_t *n_missing, tidu_error *err);

/*
 * The result of one change for the number `old` of company `code`; not for a text. A missing number stays missing
 * (*out has no value) unless it is set. TIDU_EUSAGE if the value would leave its range.
 */
tidu_status change_value(const change *c, const dictionary *d, double old, const char *code, double *out,
                         tidu_error *err);

/*
 * Check that no part exceeds its whole, such as S&T staff the employees: TIDU_EUSAGE for a change that made it so in
 * the panel `changed`, in application year `year`.
 */
tidu_status changes_check(const changes *c, const part_wholes *couples, const panel *changed, int year,
                          uint32_t company, tidu_error *err);

#endif
