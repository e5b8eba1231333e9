/*
 * What the tests of the store share: a folder of their own, a database in it, and panels
 * filled by hand.
 */
#ifndef TESTS_IO_STORE_CASE_H
#define TESTS_IO_STORE_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "dictionary.h"
#include "store/store.h"

typedef struct store_case {
    char folder[256];
    char path[300];
    dictionary *names;
    tidu_error err;
    bool has_written; /* a hook of a test */
} store_case;

static inline int case_begin(void **state)
{
    store_case *t = calloc(1, sizeof *t);
    const char *folder = getenv("TMPDIR");

    snprintf(t->folder, sizeof t->folder, "%s/tidu-store-XXXXXX", folder ? folder : "build");
    if (!mkdtemp(t->folder))
        return -1;
    snprintf(t->path, sizeof t->path, "%s/t.db", t->folder);
    t->names = shipped_dictionary();
    *state = t;
    return 0;
}

static inline int case_end(void **state)
{
    store_case *t = *state;
    char journal[320];

    snprintf(journal, sizeof journal, "%s-journal", t->path);
    unlink(journal);
    unlink(t->path);
    rmdir(t->folder);
    dictionary_free(t->names);
    free(t);
    return 0;
}

/* The files of a kind beside the database ("columns", "order"); the path of one of them. */
static inline int case_kept(const store_case *t, const char *kind, char path[600])
{
    DIR *dir = opendir(t->folder);
    struct dirent *entry;
    char mark[32];
    int n = 0;

    snprintf(mark, sizeof mark, ".%s-", kind);
    while ((entry = readdir(dir))) {
        if (!strstr(entry->d_name, mark))
            continue;
        snprintf(path, 600, "%s/%s", t->folder, entry->d_name);
        n++;
    }
    closedir(dir);
    return n;
}

#define STORE_TEST(f) cmocka_unit_test_setup_teardown(f, case_begin, case_end)

static inline store *case_open(store_case *t, store_mode mode)
{
    store *s = NULL;

    if (store_open(t->path, mode, t->names, &s, &t->err))
        fail_msg("cannot open: %s", t->err.message);
    return s;
}

static inline int case_indicator(const store_case *t, const char *name)
{
    int id = dictionary_find(t->names, name);

    assert_true(id >= 0);
    return id;
}

static inline void put(store_case *t, panel *p, const char *code, const char *name, int year,
                       double value)
{
    uint32_t company = panel_add_company(p, code, strlen(code));

    assert_true(panel_put_number(p, company, case_indicator(t, name), year, value));
}

static inline void put_text(store_case *t, panel *p, const char *code, const char *name,
                            const char *text)
{
    uint32_t company = panel_add_company(p, code, strlen(code));

    assert_int_equal(panel_set_text(p, company, case_indicator(t, name), text, strlen(text)),
                     PANEL_SET);
}

static inline void put_exact(store_case *t, panel *p, const char *code, const char *name, int year,
                             double value, const char *text)
{
    put(t, p, code, name, year, value);
    assert_true(panel_keep_exact(p, panel_find_company(p, code, strlen(code)),
                                 case_indicator(t, name), year, text));
}

static inline void mark(panel *p, const char *code, int year, uint32_t line)
{
    uint32_t company = panel_add_company(p, code, strlen(code));

    assert_true(panel_mark_year(p, company, year, line));
}

static inline double get(store_case *t, const panel *p, const char *code, const char *name, int year)
{
    uint32_t company = panel_find_company(p, code, strlen(code));

    assert_true(company != PANEL_NO_COMPANY);
    return panel_number(p, company, case_indicator(t, name), year);
}

static inline intake_report case_report(const char *file, const char *digest)
{
    return (intake_report){.file = file, .encoding = "utf-8", .digest = digest, .map_digest = ""};
}

static inline store_import_part case_part(const intake_report *report, panel *p)
{
    return (store_import_part){.report = report, .options = "", .panel = p};
}

/* One file. */
static inline tidu_status import_part(store *s, store_import_part part, intake_progress progress, void *context,
                                      store_import_counts *counts, tidu_error *err)
{
    tidu_status status = store_import(s, &part, 1, progress, context, err);

    *counts = part.counts;
    return status;
}

static inline store_import_counts import(store_case *t, panel *p, const char *digest)
{
    store *s = case_open(t, STORE_WRITE);
    intake_report report = case_report("a.csv", digest);
    store_import_counts counts;

    if (import_part(s, case_part(&report, p), NULL, NULL, &counts, &t->err))
        fail_msg("cannot import: %s", t->err.message);
    store_close(s);
    return counts;
}

/* The first cell of a query with plain SQLite, as any other tool would see it. */
static inline const char *ask(store_case *t, const char *sql)
{
    static char answer[32768];
    sqlite3_stmt *q = NULL;
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(t->path, &db), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &q, NULL))
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    if (sqlite3_step(q) == SQLITE_ROW && sqlite3_column_text(q, 0))
        snprintf(answer, sizeof answer, "%s", (const char *)sqlite3_column_text(q, 0));
    else
        snprintf(answer, sizeof answer, "%s", sqlite3_errcode(db) == SQLITE_ROW ? "NULL" : sqlite3_errmsg(db));
    sqlite3_finalize(q);
    sqlite3_close(db);
    return answer;
}

#endif
