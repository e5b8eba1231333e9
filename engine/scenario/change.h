/*
 * Changes: what a scenario does to the data of a company.
 *
 *     change    = name [ window ] operator value
 *     name      = an indicator, or its Chinese label
 *     window    = "[Y-1]" | "[Y]" | ...          without one an annual indicator means Y-1
 *     operator  = "=" | "+=" | "-=" | "*="
 *     value     = a number as rules write it ("30", "20%", "5000 wan"), a date, or a text
 *
 * "+= 20%" makes persons and money a fifth larger; a share it raises by 20 points. What counts
 * persons or pieces is rounded to whole ones after a percentage or a factor.
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
    int offset;       /* of the year from Y; 0 for an attribute */
    change_kind kind;
    double amount;    /* yuan, persons; a factor with CHANGE_SCALE; days of a date */
    const char *word; /* of a text indicator */
} change;

enum { CHANGES_MOST = 64 };

typedef struct changes {
    arena *memory; /* borrowed */
    change list[CHANGES_MOST];
    size_t n;
} changes;

/*
 * Parse one change and add it. TIDU_EUSAGE: unknown indicator (with the nearest name), a value
 * outside what the indicator can have, part of a person, a second change of one cell.
 */
tidu_status changes_add(changes *c, const dictionary *d, const char *text, tidu_error *err);

/* The year of the cell in application year `year`; PANEL_ANY_YEAR for an attribute. */
int change_year(const change *c, const dictionary *d, int year);

/* Ask the panel to hold the cells that change, and what they stand in for. */
bool changes_want(const changes *c, int year, panel *into);

/*
 * Change the cells of the companies with is_in[company] (NULL: all). The panel is the caller's own
 * copy. What is missing stays missing unless it is set; *n_missing counts such cells. TIDU_EUSAGE
 * when a value would leave its range: the panel is then half changed and useless.
 */
tidu_status changes_apply(const changes *c, panel *p, int year, const uint8_t *is_in,
                          size_t *n_missing, tidu_error *err);

/*
 * What one change makes of the number `old` of company `code`; not for a text. What is missing stays so (*out is then
 * no value) unless it is set. TIDU_EUSAGE when the value would leave its range.
 */
tidu_status change_value(const change *c, const dictionary *d, double old, const char *code, double *out,
                         tidu_error *err);

/*
 * More S&T staff than employees no company has: TIDU_EUSAGE for a change that made it so in the panel `changed`, in
 * application year `year`.
 */
tidu_status changes_check(const changes *c, const part_wholes *couples, const panel *changed, int year,
                          uint32_t company, tidu_error *err);

#endif
