/*
 * The schema as a table of DDL with the version that introduced each object. A migration creates the objects of every
 * newer version in turn, in one transaction.
 */
#include "store/store_schema.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_index.h"

/* A fixed piece of DDL, or one with a column for each indicator of a kind. */
typedef struct schema_object {
    int since; /* schema version that introduced it */
    const char *head;
    const char *tail; /* text after the indicators; NULL: no indicators */
    indicator_kind kind;
} schema_object;

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

/*
 * Foreign keys are declared for readers and tools. The store itself does not enable their enforcement, as it takes
 * every id from a row that it has just read or written.
 */
static const schema_object objects[] = {
    {1, "CREATE TABLE import (id INTEGER PRIMARY KEY, file TEXT NOT NULL, digest TEXT NOT NULL,"
        " options TEXT NOT NULL, map TEXT, map_digest TEXT NOT NULL, encoding TEXT,"
        " header_line INTEGER, rows INTEGER, skipped INTEGER, companies_added INTEGER,"
        " years_added INTEGER, values_changed INTEGER, credentials_added INTEGER,"
        " credentials_changed INTEGER, imported_at TEXT NOT NULL)", NULL, 0},
    {1, "CREATE TABLE import_column (import_id INTEGER NOT NULL REFERENCES import (id),"
        " \"column\" INTEGER NOT NULL, header TEXT, indicator TEXT, year INTEGER NOT NULL)", NULL, 0},
    {1, "CREATE INDEX import_column_import ON import_column (import_id)", NULL, 0},
    {1, "CREATE TABLE company (id INTEGER PRIMARY KEY, uscc TEXT NOT NULL",
        ", import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER)", INDICATOR_ATTRIBUTE},
    {1, CODE_INDEX, NULL, 0},
    {1, "CREATE TABLE annual_value (id INTEGER PRIMARY KEY CHECK (id = company_id * 10000 + year),"
        " company_id INTEGER NOT NULL REFERENCES company (id), year INTEGER NOT NULL",
        ", import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER)", INDICATOR_ANNUAL},
    {1, "CREATE TABLE credential (id INTEGER PRIMARY KEY, uscc TEXT NOT NULL,"
        " credential TEXT NOT NULL, granted_on TEXT NOT NULL, expires_on TEXT, number TEXT,"
        " import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER,"
        " UNIQUE (uscc, credential, granted_on))", NULL, 0},
    {1, "CREATE TABLE history (id INTEGER PRIMARY KEY,"
        " import_id INTEGER NOT NULL REFERENCES import (id), uscc TEXT NOT NULL, year INTEGER,"
        " indicator TEXT NOT NULL, old_value, new_value, line INTEGER)", NULL, 0},
    {1, "CREATE INDEX history_cell ON history (uscc, indicator, year)", NULL, 0},
    {1, "CREATE TABLE problem (id INTEGER PRIMARY KEY,"
        " import_id INTEGER NOT NULL REFERENCES import (id), code TEXT NOT NULL,"
        " severity TEXT NOT NULL, file TEXT, line INTEGER, \"column\" INTEGER, header TEXT,"
        " found TEXT)", NULL, 0},
    {1, "CREATE TABLE run (id INTEGER PRIMARY KEY, model TEXT NOT NULL, version TEXT, digest TEXT,"
        " year INTEGER, applied_on TEXT, options TEXT, run_at TEXT NOT NULL)", NULL, 0},
    {1, "CREATE TABLE result (id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES run (id),"
        " uscc TEXT NOT NULL, verdict TEXT NOT NULL, score_lo NUMERIC, score_hi NUMERIC,"
        " readiness REAL, detail TEXT)", NULL, 0},
    {1, "CREATE INDEX result_run ON result (run_id)", NULL, 0},
    {2, "CREATE TABLE exact_value (company_id INTEGER NOT NULL REFERENCES company (id),"
        " year INTEGER NOT NULL, indicator TEXT NOT NULL, value TEXT NOT NULL,"
        " PRIMARY KEY (company_id, year, indicator)) WITHOUT ROWID", NULL, 0},
    {2, "CREATE VIEW company_year AS SELECT c.uscc, c.name, c.region, c.industry, v.*"
        " FROM company c JOIN annual_value v ON v.company_id = c.id"
        " AND v.id BETWEEN c.id * 10000 AND c.id * 10000 + 9999", NULL, 0},
    {2, "CREATE VIEW changed_value AS SELECT h.uscc, c.name, h.indicator, h.year, h.old_value,"
        " h.new_value, i.file, h.line, i.imported_at FROM history h"
        " JOIN import i ON i.id = h.import_id LEFT JOIN company c ON c.uscc = h.uscc", NULL, 0},
    /* every question begins by looking up the latest year */
    {3, "CREATE INDEX annual_value_year ON annual_value (year)", NULL, 0},
    {3, "CREATE TABLE scenario (id INTEGER PRIMARY KEY, name TEXT NOT NULL, author TEXT, date TEXT,"
        " reason TEXT, model TEXT NOT NULL, version TEXT, model_digest TEXT, year INTEGER,"
        " text TEXT NOT NULL, digest TEXT NOT NULL, result TEXT NOT NULL,"
        " result_digest TEXT NOT NULL, saved_at TEXT NOT NULL)", NULL, 0},
    {4, "CREATE TABLE code (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, edition INTEGER NOT NULL,"
        " code TEXT NOT NULL, revision TEXT NOT NULL, name TEXT NOT NULL, successor TEXT NOT NULL,"
        " import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER,"
        " UNIQUE (kind, edition, code, revision))", NULL, 0},
    {5, "DROP INDEX IF EXISTS annual_value_year", NULL, 0},
    {5, "CREATE TABLE data_year (year INTEGER PRIMARY KEY)", NULL, 0},
    {5, "INSERT INTO data_year SELECT DISTINCT year FROM annual_value", NULL, 0},
    {5, YEAR_TRIGGERS, NULL, 0},
    {6, "CREATE TABLE content_stamp (id INTEGER PRIMARY KEY CHECK (id = 1), stamp BLOB NOT NULL)", NULL, 0},
    {6, "INSERT INTO content_stamp VALUES (1, randomblob(16))", NULL, 0},
    {6, STAMP_TRIGGERS, NULL, 0},
    {7, "ALTER TABLE import ADD COLUMN imported_by TEXT", NULL, 0},
    {7, "ALTER TABLE import ADD COLUMN is_journaled INTEGER", NULL, 0}, /* 1: what it met is in met_row */
    {7, "ALTER TABLE import ADD COLUMN undone_at TEXT", NULL, 0},
    {7, "ALTER TABLE import ADD COLUMN undone_by TEXT", NULL, 0},
    {7, "CREATE TABLE met_row (import_id INTEGER NOT NULL REFERENCES import (id), kind TEXT NOT NULL,"
        " year INTEGER NOT NULL, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL,"
        " PRIMARY KEY (import_id, kind, year, first_id)) WITHOUT ROWID", NULL, 0},
    {7, "CREATE TABLE met_indicator (import_id INTEGER NOT NULL REFERENCES import (id), indicator TEXT NOT NULL,"
        " PRIMARY KEY (import_id, indicator)) WITHOUT ROWID", NULL, 0},
    {7, "CREATE TABLE undone_history (id INTEGER PRIMARY KEY,"
        " import_id INTEGER NOT NULL REFERENCES import (id), uscc TEXT NOT NULL, year INTEGER,"
        " indicator TEXT NOT NULL, old_value, new_value, line INTEGER)", NULL, 0},
    {7, "CREATE INDEX undone_history_cell ON undone_history (uscc, indicator, year)", NULL, 0},
    {8, "CREATE TABLE application (id INTEGER PRIMARY KEY, uscc TEXT NOT NULL, model TEXT NOT NULL,"
        " batch TEXT NOT NULL, status TEXT NOT NULL, day TEXT, year INTEGER,"
        " import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER,"
        " UNIQUE (uscc, model, batch, status))", NULL, 0},
    {8, "ALTER TABLE import ADD COLUMN applications_added INTEGER", NULL, 0},
    {8, "ALTER TABLE import ADD COLUMN applications_changed INTEGER", NULL, 0},
    {9, "CREATE TABLE database_identity (id INTEGER PRIMARY KEY CHECK (id = 1), identity TEXT NOT NULL)", NULL, 0},
    {9, "INSERT INTO database_identity VALUES (1, lower(hex(randomblob(16))))", NULL, 0},
    {10, "ALTER TABLE scenario ADD COLUMN data_digest TEXT", NULL, 0},
    {10, "ALTER TABLE scenario ADD COLUMN rules_digest TEXT", NULL, 0},
    {10, "ALTER TABLE scenario ADD COLUMN program TEXT", NULL, 0},
    {10, "ALTER TABLE scenario ADD COLUMN draws INTEGER", NULL, 0}, /* of a distribution, else 0, as the next */
    {10, "ALTER TABLE scenario ADD COLUMN seed INTEGER", NULL, 0},
    {11, "CREATE TABLE calibration (id INTEGER PRIMARY KEY, model TEXT NOT NULL, version TEXT, rule_digest TEXT,"
         " from_status TEXT NOT NULL, to_status TEXT NOT NULL, first_year INTEGER NOT NULL, last_year INTEGER NOT NULL,"
         " filings INTEGER NOT NULL, passed INTEGER NOT NULL, correlation REAL NOT NULL, shift REAL NOT NULL,"
         " survival REAL NOT NULL, slope REAL NOT NULL, intercept REAL NOT NULL, deviation REAL NOT NULL,"
         " companies INTEGER NOT NULL, weight REAL NOT NULL, line_1 REAL NOT NULL, line_2 REAL NOT NULL,"
         " digest TEXT NOT NULL, made_by TEXT, made_at TEXT NOT NULL,"
         " ended_by TEXT, ended_at TEXT)", NULL, 0},
    {11, "CREATE TABLE calibration_rate (calibration_id INTEGER NOT NULL REFERENCES calibration (id), gate TEXT NOT NULL,"
         " section TEXT NOT NULL, size INTEGER NOT NULL, known INTEGER NOT NULL, met INTEGER NOT NULL,"
         " PRIMARY KEY (calibration_id, gate, section, size)) WITHOUT ROWID", NULL, 0},
    {12, "CREATE TABLE target_value (id INTEGER PRIMARY KEY, target TEXT NOT NULL, town TEXT, day TEXT NOT NULL,"
         " value REAL NOT NULL, unit TEXT, reason TEXT, evidence TEXT, entered_by TEXT,"
         " import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER, \"column\" INTEGER)", NULL, 0},
    {12, "CREATE INDEX target_value_import ON target_value (import_id)", NULL, 0},
    {13, "CREATE TABLE database_subject (id INTEGER PRIMARY KEY CHECK (id = 1), subject TEXT NOT NULL)", NULL, 0},
    {13, "CREATE TABLE monthly_value (uscc TEXT NOT NULL, month TEXT NOT NULL, indicator TEXT NOT NULL, value NUMERIC NOT NULL,"
         " import_id INTEGER NOT NULL REFERENCES import (id), line INTEGER,"
         " PRIMARY KEY (uscc, month, indicator, import_id)) WITHOUT ROWID", NULL, 0},
    /* of the latest import that was not undone */
    {13, "CREATE VIEW monthly_figure AS SELECT m.* FROM monthly_value m JOIN import i ON i.id = m.import_id AND i.undone_at IS NULL"
         " WHERE NOT EXISTS (SELECT 1 FROM monthly_value n JOIN import j ON j.id = n.import_id AND j.undone_at IS NULL"
         " WHERE n.uscc = m.uscc AND n.month = m.month AND n.indicator = m.indicator AND n.import_id > m.import_id)", NULL, 0},
    {13, "ALTER TABLE import ADD COLUMN months_added INTEGER", NULL, 0}, /* figures of months */
    {13, "ALTER TABLE import ADD COLUMN months_changed INTEGER", NULL, 0},
};

const char *store_schema_table_of(const indicator *i)
{
    return i->kind == INDICATOR_ATTRIBUTE ? "company"
           : i->kind == INDICATOR_ANNUAL  ? "annual_value"
                                          : NULL;
}

/* Column affinities that preserve whole numbers, and texts such as "0330". */
static const char *column_type(const indicator *i)
{
    switch (i->type) {
    case INDICATOR_TEXT:
    case INDICATOR_DATE:
        return "TEXT";
    case INDICATOR_SHARE:
        return "REAL";
    default:
        return i->is_whole ? "INTEGER" : "NUMERIC";
    }
}

static void append_column(text_buffer *sql, const indicator *i)
{
    store_append_name(sql, i->name);
    text_buffer_print(sql, " %s", column_type(i));
}

typedef struct migration {
    store *store;
    const dictionary *dictionary;
    int from, to;
} migration;

/*
 * A new database gets each table with all columns that later versions add to it: ALTER TABLE would write the same text,
 * and read the whole schema again for each column.
 */
#define CREATE "CREATE TABLE "
#define ALTER "ALTER TABLE "
#define ADD "ADD COLUMN "

static bool begins(const char *text, const char *with)
{
    return !strncmp(text, with, strlen(with));
}

/* The column that the statement adds to the table, of whose name and the blank behind it `length` is; NULL: none. */
static const char *added_to(const char *table, size_t length, const char *statement)
{
    const char *name = begins(statement, ALTER) ? statement + strlen(ALTER) : NULL;

    return name && !strncmp(name, table, length) && begins(name + length, ADD) ? name + length + strlen(ADD) : NULL;
}

/* Put the columns into the statement of a table, which ends with its bracket if there are any. */
static void append_later(const migration *m, const char *head, text_buffer *sql)
{
    const char *table = head + strlen(CREATE);
    size_t length = strcspn(table, " ") + 1;

    for (size_t i = 0; i < sizeof objects / sizeof *objects && !sql->failed; i++) {
        const char *column = objects[i].since <= m->to ? added_to(table, length, objects[i].head) : NULL;

        if (!column)
            continue;
        sql->length--; /* without its bracket */
        text_buffer_print(sql, ", %s)", column);
    }
}

static tidu_status make_object(const migration *m, const schema_object *object, tidu_error *err)
{
    text_buffer sql;
    tidu_status status;

    if (!m->from && begins(object->head, ALTER))
        return TIDU_OK;
    text_buffer_init(&sql);
    text_buffer_append_string(&sql, object->head);
    for (int id = 0; object->tail && id < dictionary_count(m->dictionary); id++) {
        const indicator *i = dictionary_get(m->dictionary, id);

        if (i->kind != object->kind || i->is_judged) /* columns for expert scores are added when needed */
            continue;
        text_buffer_append_string(&sql, ", ");
        append_column(&sql, i);
    }
    if (object->tail)
        text_buffer_append_string(&sql, object->tail);
    if (!m->from && begins(object->head, CREATE))
        append_later(m, object->head, &sql);
    status = store_execute_buffer(m->store, &sql, err);
    text_buffer_clear(&sql);
    return status;
}

static tidu_status write_version(store *s, int version, tidu_error *err)
{
    text_buffer sql;
    tidu_status status;

    text_buffer_init(&sql);
    text_buffer_print(&sql, "PRAGMA user_version = %d; PRAGMA application_id = %d", version,
                      STORE_SCHEMA_APPLICATION);
    status = store_execute_buffer(s, &sql, err);
    text_buffer_clear(&sql);
    return status;
}

/* Create the objects of one version; statements that migrate data also belong here. */
static tidu_status make_version(const migration *m, int version, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; !status && i < sizeof objects / sizeof *objects; i++) {
        if (objects[i].since == version)
            status = make_object(m, &objects[i], err);
    }
    return status ? status : write_version(m->store, version, err);
}

tidu_status store_schema_migrate(store *s, int version, const dictionary *d, tidu_error *err)
{
    migration m = {.store = s, .dictionary = d, .to = version};
    tidu_status status = store_begin(s, err);
    long long present = 0;

    if (status)
        return status;
    /* read again within the transaction: another process may have migrated it already */
    status = store_get_integer(s, "PRAGMA user_version", 0, &present, err);
    m.from = (int)present;
    while (!status && present < version)
        status = make_version(&m, (int)++present, err);
    return store_end(s, status, err);
}

tidu_status store_schema_has_column(store *s, const char *table, const char *name, bool *has,
                              tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status =
        store_prepare(s, "SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2", &q, err);

    *has = false;
    if (!status) {
        store_bind_text(q, 1, table);
        store_bind_text(q, 2, name);
        status = store_step(s, q, has, err);
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status add_column(store *s, const indicator *i, tidu_error *err)
{
    text_buffer sql;
    tidu_status status;

    text_buffer_init(&sql);
    text_buffer_print(&sql, "ALTER TABLE %s ADD COLUMN ", store_schema_table_of(i));
    append_column(&sql, i);
    status = store_execute_buffer(s, &sql, err);
    text_buffer_clear(&sql);
    return status;
}

/* The names of the columns of a table, all at once: SQLite lists all of them for each question about one. */
static tidu_status list_columns(store *s, const char *table, text_index *names, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, "SELECT name FROM pragma_table_info(?1)", &q, err);
    bool has_row = !status;

    if (!status)
        store_bind_text(q, 1, table);
    while (!status && has_row) {
        const char *name;

        status = store_step(s, q, &has_row, err);
        name = !status && has_row ? (const char *)sqlite3_column_text(q, 0) : NULL;
        if (name && text_index_add(names, name, strlen(name)) == TEXT_INDEX_NONE)
            status = error_memory(err);
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status add_columns_to(store *s, const char *table, const dictionary *d, tidu_error *err)
{
    text_index *names = text_index_new();
    tidu_status status = names ? list_columns(s, table, names, err) : error_memory(err);

    for (int id = 0; !status && id < dictionary_count(d); id++) {
        const indicator *i = dictionary_get(d, id);
        const char *of = store_schema_table_of(i);

        if (of && !strcmp(of, table) && text_index_find(names, i->name, strlen(i->name)) == TEXT_INDEX_NONE)
            status = add_column(s, i, err);
    }
    text_index_free(names);
    return status;
}

tidu_status store_schema_add_columns(store *s, const dictionary *d, tidu_error *err)
{
    tidu_status status = add_columns_to(s, "company", d, err);

    return status ? status : add_columns_to(s, "annual_value", d, err);
}

tidu_status store_schema_add_judged(store *s, dictionary *d, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s,
                                       "SELECT name FROM pragma_table_info('annual_value')"
                                       " WHERE name GLOB 'judged_*' ORDER BY cid",
                                       &q, err);
    bool has_row = !status;

    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (!status && has_row)
            (void)dictionary_add_judged(d, (const char *)sqlite3_column_text(q, 0));
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_schema_drop_index(store *s, tidu_error *err)
{
    return store_execute(s, "DROP INDEX IF EXISTS company_uscc", err);
}

tidu_status store_schema_make_index(store *s, tidu_error *err)
{
    return store_execute(s, CODE_INDEX, err);
}

tidu_status store_schema_hold_triggers(store *s, tidu_error *err)
{
    return store_execute(s,
                         NO_STAMP_TRIGGERS "; DROP TRIGGER IF EXISTS annual_value_added;"
                                           " DROP TRIGGER IF EXISTS annual_value_moved",
                         err);
}

tidu_status store_schema_resume_triggers(store *s, tidu_error *err)
{
    return store_execute(s, YEAR_TRIGGERS "; " STAMP_TRIGGERS "; " RENEW_STAMP, err);
}

tidu_status store_schema_note_year(store *s, int year, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, "INSERT OR IGNORE INTO data_year VALUES (?1)", &q, err);

    if (!status) {
        sqlite3_bind_int(q, 1, year);
        status = store_run_statement(s, q, err);
    }
    sqlite3_finalize(q);
    return status;
}
