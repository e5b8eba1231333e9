/*
 * Where a list that this program wrote, and that comes back as a workbook, came from.
 */
#ifndef QUESTION_LIST_ORIGIN_H
#define QUESTION_LIST_ORIGIN_H

#include "intake/intake_options.h"
#include "intake/problem.h"
#include "store/store.h"

/*
 * Report a list that was written from another database, from older data of this one, or from data that it does not have.
 *
 * Of a list from older data also each cell for which another import brought another value since then.
 *
 * p       what was read of it
 * report  a list without a stamp is no matter
 * mark    of the database before the list comes in
 * s       the database; NULL: it is being written, and had no companies
 */
tidu_status list_origin_check(const panel *p, const intake_report *report, const store_mark *mark, store *s, problems *found,
                              tidu_error *err);

#endif
