/*
 * The objects of the schema, each with the version that introduced it, and the statements that belong to them.
 */
#ifndef STORE_SCHEMA_OBJECTS_H
#define STORE_SCHEMA_OBJECTS_H

#include <stddef.h>

#include "panel/indicator.h"

/* A fixed piece of DDL, or one with a column for each indicator of a kind. */
typedef struct schema_object {
    int since; /* schema version that introduced it */
    const char *head;
    const char *tail; /* text after the indicators; NULL: no indicators */
    indicator_kind kind;
} schema_object;

/* In the order in which they are made. */
extern const schema_object schema_objects[];
extern const size_t schema_objects_count;

#define CODE_INDEX "CREATE UNIQUE INDEX company_uscc ON company (uscc)"

/*
 * Records every year that annual_value ever had, whichever program wrote it, so that the latest year is found by
 * checking these few. An index of years would take a hundred times the space. (The conflict clause of the outer
 * statement would override OR IGNORE.)
 */
#define NEW_YEAR " BEGIN INSERT INTO data_year SELECT new.year" \
                 " WHERE NOT EXISTS (SELECT 1 FROM data_year WHERE year = new.year); END"
#define YEAR_TRIGGERS \
    "CREATE TRIGGER annual_value_added AFTER INSERT ON annual_value" NEW_YEAR \
    "; CREATE TRIGGER annual_value_moved AFTER UPDATE OF year ON annual_value" NEW_YEAR

/*
 * The stamp by which cache files distinguish states of the database (store/database_state.h). A counter would not
 * suffice, since a restored copy continues counting from its own value.
 */
#define RENEW_STAMP "UPDATE content_stamp SET stamp = randomblob(16)"
#define STAMPED(table) \
    "CREATE TRIGGER " table "_inserted AFTER INSERT ON " table " BEGIN " RENEW_STAMP "; END" \
    "; CREATE TRIGGER " table "_updated AFTER UPDATE ON " table " BEGIN " RENEW_STAMP "; END" \
    "; CREATE TRIGGER " table "_deleted AFTER DELETE ON " table " BEGIN " RENEW_STAMP "; END"
#define NOT_STAMPED(table) \
    "DROP TRIGGER IF EXISTS " table "_inserted; DROP TRIGGER IF EXISTS " table "_updated" \
    "; DROP TRIGGER IF EXISTS " table "_deleted"
#define EACH_STAMPED(what) \
    what("company") "; " what("annual_value") "; " what("exact_value") "; " what("credential") "; " what("code")
#define STAMP_TRIGGERS EACH_STAMPED(STAMPED)
#define NO_STAMP_TRIGGERS EACH_STAMPED(NOT_STAMPED)

#endif
