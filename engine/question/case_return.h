/*
 * Lists of visits and of tasks that come in, and rosters that come back with a day of the last visit, held against the database: what of
 * them is taken, as rows to be written with their import, and what is not, as problems with file, line and column.
 *
 * Sheets are held against each other, too: of two that close one task otherwise the first stands.
 */
#ifndef QUESTION_CASE_RETURN_H
#define QUESTION_CASE_RETURN_H

#include "casework/case_sheet.h"
#include "intake/intake_options.h"
#include "intake/problem.h"
#include "question/task_book.h"

typedef struct case_return case_return;

/*
 * store  open, and borrowed; NULL: it holds nothing yet
 *
 * *out is the caller's (case_return_free); the store is read when the first sheet asks. TIDU_OK or TIDU_ENOMEM.
 */
tidu_status case_return_new(const environment *env, store *s, case_return **out, tidu_error *err);
void case_return_free(case_return *r);

/* Companies that come in together with the sheets, and may not be in the database yet; borrowed. False if memory is exhausted. */
bool case_return_know(case_return *r, const panel *companies);

/* Take what can be taken of a sheet, which must outlive `r`, into rows; the rest goes to `found`. Statuses as store_load. */
tidu_status case_return_take(case_return *r, const case_sheet *sheet, case_rows *rows, problems *found, tidu_error *err);

/*
 * Put the day of the newest visit of each company of `rows` that the database knows into `into`, as its visited_on, where that is newer
 * than what the database says. TIDU_OK or TIDU_ENOMEM.
 */
tidu_status case_return_stamp(const case_return *r, const case_rows *rows, panel *into, tidu_error *err);

/*
 * The same of a table of companies: each day of a last visit (visited_on) is a visit, unless one is known of that day; remarks that hold
 * numbers of persons are said.
 */
tidu_status case_return_take_table(case_return *r, const panel *p, const intake_report *report, case_rows *rows, problems *found,
                                   tidu_error *err);

#endif
