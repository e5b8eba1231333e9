/*
 * The schema of the store and its migration.
 */
#ifndef STORE_STORE_SCHEMA_H
#define STORE_STORE_SCHEMA_H

#include "store/store_internal.h"

enum {
    STORE_SCHEMA_VERSION = 14,              /* PRAGMA user_version */
    STORE_SCHEMA_IDENTITY = 9,              /* a database has an id of its own from this version on */
    STORE_SCHEMA_SUBJECT = 13,              /* a database says what its tables are about from this version on */
    STORE_SCHEMA_MONTHS = 13,               /* there are figures of months from this version on */
    STORE_SCHEMA_CASEWORK = 14,             /* there are pools, visits, tasks and a record of exports from this version on */
    STORE_SCHEMA_READABLE = 6,              /* questions read databases from this version on as they are */
    STORE_SCHEMA_APPLICATION = 0x74696475   /* PRAGMA application_id: "tidu" */
};

/*
 * Migrate the database from its version (0: empty) to `version`, in one transaction. Values other than
 * STORE_SCHEMA_VERSION are for tests.
 */
tidu_status store_schema_migrate(store *s, int version, const dictionary *d, tidu_error *err);

/* Add columns to company and annual_value for all indicators of `d` that have none yet. */
tidu_status store_schema_add_columns(store *s, const dictionary *d, tidu_error *err);

/* Add the judged_ columns of the database to `d`, so that they can be loaded. */
tidu_status store_schema_add_judged(store *s, dictionary *d, tidu_error *err);

/* Whether the table has a column of this name. */
tidu_status store_schema_has_column(store *s, const char *table, const char *name, bool *has,
                              tidu_error *err);

/* "company" or "annual_value"; NULL for keys. */
const char *store_schema_table_of(const indicator *i);

/* Drop and recreate the index of codes, around the filling of an empty store. */
tidu_status store_schema_drop_index(store *s, tidu_error *err);
tidu_status store_schema_make_index(store *s, tidu_error *err);

/*
 * Drop the triggers that renew content_stamp and record years during an import, which would take three times as long with
 * them; then recreate them and renew the stamp. Dropping them twice has no effect.
 */
tidu_status store_schema_hold_triggers(store *s, tidu_error *err);
tidu_status store_schema_resume_triggers(store *s, tidu_error *err);

/* Record a year that was written while the triggers were dropped. */
tidu_status store_schema_note_year(store *s, int year, tidu_error *err);

#endif
