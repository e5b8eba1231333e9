/*
 * Figures of months in the store: a row for each company, month and indicator, and another one where a later import says
 * something else, so that nothing is overwritten. Those in force are the view monthly_figure: of the latest import that was not
 * undone.
 */
#ifndef STORE_STORE_MONTH_H
#define STORE_STORE_MONTH_H

#include "store/store_import_job.h"

/* Add the months of a panel (panel/period.h) that the store does not have, or has with another value. */
tidu_status store_import_months(store_import_job *job, const panel *p);

/*
 * Fill `into` with the figures of an indicator in the months first..last, of companies that it has. From a database older than
 * schema 13 there are none.
 */
tidu_status store_load_months(store *s, int indicator, int first, int last, panel *into, tidu_error *err);

/* The latest month with a figure of the indicator; 0: there is none. */
tidu_status store_last_month(store *s, const dictionary *d, int indicator, int *month, tidu_error *err);

#endif
