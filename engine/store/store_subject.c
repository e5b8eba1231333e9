#include "store/store_subject.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "store/store_schema.h"

bool store_subject_path(const char *db, const char *subject, char *out, size_t size)
{
    const char *end = strrchr(path_name(db), '.');
    size_t before = end ? (size_t)(end - db) : strlen(db), own = strlen(subject);
    bool has_it = before > own && db[before - own - 1] == '.' && !strncmp(db + before - own, subject, own);
    int length = has_it ? snprintf(out, size, "%s", db)
                        : snprintf(out, size, "%.*s.%s%s", (int)before, db, subject, end ? end : "");

    return length >= 0 && (size_t)length < size;
}

tidu_status store_subject_note(store *s, const dictionary *d, tidu_error *err)
{
    const dictionary_subject *subject = dictionary_get_subject(d);
    sqlite3_stmt *q;
    tidu_status status = TIDU_OK;

    if (!subject)
        return TIDU_OK;
    status = store_prepare(s, "INSERT INTO database_subject VALUES (1, ?)", &q, err);
    if (status)
        return status;
    store_bind_text(q, 1, subject->id);
    status = store_run_statement(s, q, err);
    sqlite3_finalize(q);
    return status;
}

static tidu_status refuse(const store *s, const char *found, const dictionary_subject *wanted, tidu_error *err)
{
    if (!*found)
        return error_at(err, TIDU_ESTORE, s->path, 0, 0,
                        _("this database is of companies, not of the subject '%s'; leave --subject out, or give another database"),
                        wanted->id);
    return error_at(err, TIDU_ESTORE, s->path, 0, 0, _("this database is of the subject '%s'; give --subject %s, or another database"), found,
                    found);
}

tidu_status store_subject_check(store *s, const dictionary *d, tidu_error *err)
{
    const dictionary_subject *wanted = dictionary_get_subject(d);
    long long version = 0;
    sqlite3_stmt *q = NULL;
    const char *found = "";
    bool has_row = false;
    tidu_status status = store_get_integer(s, "PRAGMA user_version", 0, &version, err);

    if (!status && version >= STORE_SCHEMA_SUBJECT) {
        status = store_prepare(s, "SELECT subject FROM database_subject", &q, err);
        if (!status)
            status = store_step(s, q, &has_row, err);
        if (!status && has_row)
            found = (const char *)sqlite3_column_text(q, 0);
    }
    if (!status && (!found || strcmp(found, wanted ? wanted->id : "") != 0))
        status = found ? refuse(s, found, wanted, err) : error_memory(err);
    sqlite3_finalize(q);
    return status;
}
