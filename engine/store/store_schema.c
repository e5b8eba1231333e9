/*
 * Makes the objects of the schema (schema_objects.h). A migration creates the objects of every newer version in turn, in one
 * transaction.
 */
#include "store/store_schema.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_index.h"
#include "store/schema_objects.h"

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

    for (size_t i = 0; i < schema_objects_count && !sql->failed; i++) {
        const char *column = schema_objects[i].since <= m->to ? added_to(table, length, schema_objects[i].head) : NULL;

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

    for (size_t i = 0; !status && i < schema_objects_count; i++) {
        if (schema_objects[i].since == version)
            status = make_object(m, &schema_objects[i], err);
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
