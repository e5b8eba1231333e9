/*
 * The changes that a scenario makes to the data of a company.
 *
 *   change    = name [ window ] operator value
 *   name      = an indicator, or its Chinese label
 *   window    = "[Y-1]" | "[Y]" | ...          an annual indicator without a window means Y-1
 *   operator  = "=" | "+=" | "-=" | "*="
 *   value     = a number as in rules ("30", "20%", "5000 wan"), a date, a text, or a law
 *   law       = "U(" least "," greatest ")" | "N(" mean "," deviation ")" | "T(" least "," most likely "," greatest ")"
 *
 * "+= 20%" multiplies persons and money by 1.2, but adds 20 percentage points to a share. Persons and pieces are
 * rounded to integers after a percentage or a factor.
 *
 * A law is drawn from anew for each company (change_draws.h). In percent it is a relative change, after "=" as after "+=":
 * "rd_expense=U(5%,15%)" raises each company's by 5% to 15%; in other units it is what "+=", "-=" and "*=" take.
 */
#ifndef SCENARIO_CHANGE_H
#define SCENARIO_CHANGE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/tidu_error.h"
#include "numeric/random.h"
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
    bool is_drawn; /* `amount` is that of a number drawn by the law: change_drawn */
    bool is_relative; /* the law is of the part that is added: a factor is 1 + it */
    bool is_less; /* what is drawn is taken away */
    random_law law;
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

/* Whether a change is drawn from a law. */
bool changes_are_drawn(const changes *c);

/* The change for the number u in (0, 1): one that is not drawn. */
change change_drawn(const change *c, double u);

/* The year of the cell in application year `year`; PANEL_ANY_YEAR for an attribute. */
int change_year(const change *c, const dictionary *d, int year);

/* Ask the panel to load the cells that change. */
bool changes_want(const changes *c, int year, panel *into);

/*
 * Change the cells of the companies with is_in[company] (NULL: all) in a panel that the caller owns. A missing cell
 * stays missing unless it is set; *n_missing counts such cells. Changes that are drawn are left out. TIDU_EUSAGE if a value would leave its range; the
 * panel is then partly changed and useless.
 */
tidu_status changes_apply(const changes *c, panel *p, int year, const uint8_t *is_in,
                          size_t *n_missing, tidu_error *err);

/*
 * The result of one change, which is not drawn, for the number `old` of company `code`; not for a text. A missing number stays missing
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
