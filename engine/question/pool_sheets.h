/*
 * Entries into pools and leavings that sheets bring: lists of pools, and rosters with the columns 入库日期, 在库状态, 出库原因. Each is held
 * against the companies, the calendar, and what the database and the sheets before it say; what does not fit is a problem that names what is
 * in its way, and stands back.
 */
#ifndef QUESTION_POOL_SHEETS_H
#define QUESTION_POOL_SHEETS_H

#include "casework/pool_log.h"
#include "intake/intake_options.h"
#include "intake/problem.h"
#include "question/pool_library.h"
#include "store/store.h"

typedef struct pool_sheets {
    const environment *env;
    pool_library pools;
    pool_events *known; /* of the database */
    pool_log *log;      /* of these, and of what the sheets brought so far */
    panel *stored;      /* companies of the database with their founding */
    const panel *const *read; /* [n_read] of the files; borrowed */
    size_t n_read;
    long today;
    const char *wanted; /* --pool; NULL: not given */
} pool_sheets;

/*
 * s     the database; NULL: it is being written, and had no companies
 * wanted  the pool of sheets that do not name one, by id or name; or NULL
 *
 * pool_sheets_close is due, also on failure; before it no list that events were taken from may be freed. TIDU_ENOTFOUND: no such pool.
 */
tidu_status pool_sheets_open(pool_sheets *p, const environment *env, store *s, const char *wanted, const panel *const *read, size_t n_read,
                             tidu_error *err);
void pool_sheets_close(pool_sheets *p);

/* Whether a table has columns of a pool. */
bool pool_sheets_has(const dictionary *d, const intake_report *report);

/*
 * What a table (a roster) says of the pool that its stamp or `wanted` names, as a list would: appended to `into`. Where nothing names one,
 * the columns of a pool are emptied, unless the table is written already.
 */
tidu_status pool_sheets_roster(const pool_sheets *p, panel *roster, bool is_written, const intake_report *report, pool_events *into,
                               problems *found, tidu_error *err);

/*
 * Before a roster of the model `rule` is written: where the log of its pool says another thing of a company than its attributes, that it has
 * left or is back, put that into the columns that people fill in.
 */
tidu_status pool_sheets_show(const environment *env, store *s, const char *rule, panel *roster, tidu_error *err);

/* What comes of one sheet. */
typedef struct pool_sheet {
    pool_events *into; /* what fits, with the pools' ids and all days filled in */
    problems *found;   /* and what does not */
    panel *roster;     /* whose days of entry stand back with the events; NULL: they are written already, or there are none */
} pool_sheet;

/* Take what a list or a roster says. */
tidu_status pool_sheets_take(pool_sheets *p, const pool_events *raw, const intake_report *report, pool_sheet *sheet, tidu_error *err);

#endif
