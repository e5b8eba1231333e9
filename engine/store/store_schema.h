/*
 * The tables of the store and how an older file becomes a newer one.
 */
#ifndef STORE_STORE_SCHEMA_H
#define STORE_STORE_SCHEMA_H

#include "store/store_internal.h"

enum {
    STORE_SCHEMA_VERSION = 6,               /* PRAGMA user_version */
    STORE_SCHEMA_APPLICATION = 0x74696475   /* PRAGMA application_id: "tidu" */
};

/*
 * Bring the database from the version it has (0: empty) to `version`, in one transaction.
 * Anything but STORE_SCHEMA_VERSION is for tests.
 */
tidu_status store_schema_migrate(store *s, int version, const dictionary *d, tidu_error *err);

/* Give company and annual_value a column for every indicator of `d` that has none yet. */
tidu_status store_schema_add_columns(store *s, const dictionary *d, tidu_error *err);

/* Register the judged_ columns of the database with `d`, so that they can be loaded. */
tidu_status store_schema_add_judged(store *s, dictionary *d, tidu_error *err);

/* Has the table a column of this name? */
tidu_status store_schema_has_column(store *s, const char *table, const char *name, bool *has,
                              tidu_error *err);

/* "company" or "annual_value", NULL for keys. */
const char *store_schema_table_of(const indicator *i);

/* The index of codes and the triggers that note years: gone while an empty store is filled, made afterwards. */
tidu_status store_schema_drop_helpers(store *s, tidu_error *err);
tidu_status store_schema_make_helpers(store *s, tidu_error *err);

/*
 * The triggers that renew content_stamp: gone during an import, of which a row would take three times as long with
 * them; made afterwards, with another stamp. To hold what is held already does nothing.
 */
tidu_status store_schema_hold_stamp(store *s, tidu_error *err);
tidu_status store_schema_renew_stamp(store *s, tidu_error *err);

/* Note a year that was written while the triggers were gone. */
tidu_status store_schema_note_year(store *s, int year, tidu_error *err);

#endif
