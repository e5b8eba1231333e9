#include "store/store_case.h"

#include <fcntl.h>
#include <sys/wait.h>

#include "store/store_schema.h"

static void refused(store_case *t, store_mode mode, tidu_status status, const char *says)
{
    store *s = NULL;

    memset(&t->err, 0, sizeof t->err);
    if (store_open(t->path, mode, t->names, &s, &t->err) != status || !strstr(t->err.message, says) ||
        strcmp(t->err.file, t->path))
        fail_msg("status %s, %s: %s", tidu_status_name(t->err.status), t->err.file, t->err.message);
    assert_null(s);
}

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");

    fputs(text, f);
    fclose(f);
}

static void new_database_is_private_and_marked(void **state)
{
    store_case *t = *state;
    mode_t old = umask(0);
    struct stat about;

    store_close(case_open(t, STORE_WRITE));
    umask(old);
    assert_int_equal(stat(t->path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_string_equal(ask(t, "PRAGMA page_size"), "16384");
    assert_string_equal(ask(t, "PRAGMA user_version"), "14");
    assert_string_equal(ask(t, "PRAGMA application_id"), "1953064053");
    assert_string_equal(ask(t, "SELECT type FROM pragma_table_info('annual_value')"
                               " WHERE name = 'employees'"), "INTEGER");
    store_close(case_open(t, STORE_READ));
}

static void absent_and_empty_files_say_import_first(void **state)
{
    store_case *t = *state;

    refused(t, STORE_READ, TIDU_ESTORE, "there is no database");
    assert_int_equal(access(t->path, F_OK), -1);
    write_file(t->path, "");
    refused(t, STORE_READ, TIDU_ESTORE, "empty");
    store_close(case_open(t, STORE_WRITE));
    store_close(case_open(t, STORE_READ));
}

static void folder_is_named(void **state)
{
    store_case *t = *state;

    snprintf(t->path, sizeof t->path, "%s", t->folder);
    refused(t, STORE_WRITE, TIDU_EIO, "folder");
    snprintf(t->path, sizeof t->path, "%s/no/such/t.db", t->folder);
    refused(t, STORE_WRITE, TIDU_EIO, "cannot open");
}

static void other_files_are_refused(void **state)
{
    static const char line[] = "uscc,name,year\nthis is a table, but no database\n";
    store_case *t = *state;
    sqlite3 *db;

    write_file(t->path, line);
    refused(t, STORE_WRITE, TIDU_ESTORE, "not an SQLite database");
    refused(t, STORE_READ, TIDU_ESTORE, "not an SQLite database");
    unlink(t->path);
    sqlite3_open(t->path, &db);
    sqlite3_exec(db, "CREATE TABLE tune (id INTEGER)", NULL, NULL, NULL);
    sqlite3_close(db);
    refused(t, STORE_WRITE, TIDU_ESTORE, "another program");
    assert_string_equal(ask(t, "SELECT count(*) FROM sqlite_schema"), "1");
}

static void newer_version_is_refused(void **state)
{
    store_case *t = *state;

    store_close(case_open(t, STORE_WRITE));
    ask(t, "PRAGMA user_version = 77");
    refused(t, STORE_READ, TIDU_ESTORE, "version 77");
    refused(t, STORE_WRITE, TIDU_ESTORE, "newer tidu");
}

static void truncated_file_is_refused(void **state)
{
    static const long lengths[] = {16384 * 5, 16384 + 7, 16384, 600, 99, 20};
    store_case *t = *state;

    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        store *s = NULL;

        unlink(t->path);
        store_close(case_open(t, STORE_WRITE));
        assert_int_equal(truncate(t->path, lengths[i]), 0);
        assert_int_equal(store_open(t->path, STORE_READ, t->names, &s, &t->err), TIDU_ESTORE);
        if (!strstr(t->err.message, "damaged") && !strstr(t->err.message, "not an SQLite"))
            fail_msg("%ld: %s", lengths[i], t->err.message);
    }
}

static void locked_database_is_named(void **state)
{
    store_case *t = *state;
    store *s = case_open(t, STORE_WRITE);
    intake_report report = case_report("a.csv", "00");
    store_import_counts counts;
    panel *p = panel_new(t->names);
    sqlite3 *db;

    sqlite3_open(t->path, &db);
    assert_int_equal(sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(import_part(s, case_part(&report, p), NULL, NULL, &counts, &t->err),
                     TIDU_ESTORE);
    assert_non_null(strstr(t->err.message, "another program is using"));
    refused(t, STORE_READ, TIDU_ESTORE, "another program is using");
    sqlite3_close(db);
    store_close(s);
    panel_free(p);
}

/* Root may write everything: the check runs as nobody. */
static int open_as_nobody(const char *path, const dictionary *names)
{
    tidu_error err = {0};
    store *s = NULL;

    if (!geteuid() && setuid(65534))
        return 77;
    if (access(path, R_OK))
        return 77;
    if (store_open(path, STORE_WRITE, names, &s, &err) != TIDU_ESTORE ||
        !strstr(err.message, "cannot be written"))
        return 1;
    if (store_open(path, STORE_READ, names, &s, &err))
        return 2;
    store_close(s);
    return 0;
}

static void read_only_database_is_named(void **state)
{
    store_case *t = *state;
    int result;
    pid_t child;

    store_close(case_open(t, STORE_WRITE));
    chmod(t->path, 0444);
    chmod(t->folder, 0555);
    child = fork();
    if (!child)
        _exit(open_as_nobody(t->path, t->names));
    assert_int_equal(waitpid(child, &result, 0), child);
    chmod(t->folder, 0700);
    assert_true(WIFEXITED(result));
    if (WEXITSTATUS(result) == 77)
        skip();
    assert_int_equal(WEXITSTATUS(result), 0);
}

static const char all_objects[] =
    "SELECT group_concat(type || name || tbl_name || coalesce(sql, ''), char(10))"
    " FROM (SELECT * FROM sqlite_schema ORDER BY name)";

static void make_version(store_case *t, int version)
{
    store s = {.path = t->path};

    assert_int_equal(sqlite3_open(t->path, &s.db), SQLITE_OK);
    assert_int_equal(store_schema_migrate(&s, version, t->names, &t->err), TIDU_OK);
    sqlite3_close(s.db);
}

static void older_version_is_brought_forward(void **state)
{
    store_case *t = *state;
    char *fresh;

    store_close(case_open(t, STORE_WRITE));
    fresh = strdup(ask(t, all_objects));
    unlink(t->path);
    make_version(t, 1);
    assert_string_equal(ask(t, "PRAGMA user_version"), "1");
    ask(t, "INSERT INTO import (id, file, digest, options, map_digest, imported_at)"
           " VALUES (1, 'a.csv', '00', '', '', '2024-07-01')");
    ask(t, "INSERT INTO company (id, uscc, name, import_id) VALUES (7, 'A', '甲', 1)");
    store_close(case_open(t, STORE_WRITE));
    assert_string_equal(ask(t, "PRAGMA user_version"), "14");
    assert_string_equal(ask(t, all_objects), fresh);
    assert_string_equal(ask(t, "SELECT name FROM company WHERE id = 7"), "甲");
    assert_string_equal(ask(t, "SELECT count(*) FROM company_year"), "0");
    unlink(t->path);
    make_version(t, 4); /* with an index of years */
    ask(t, "INSERT INTO annual_value (id, company_id, year, import_id) VALUES (12021, 1, 2021, 1)");
    store_close(case_open(t, STORE_WRITE));
    assert_string_equal(ask(t, all_objects), fresh);
    assert_string_equal(ask(t, "SELECT group_concat(year) FROM data_year"), "2021");
    unlink(t->path);
    make_version(t, 5); /* without a stamp */
    ask(t, "INSERT INTO company (id, uscc, name, import_id) VALUES (7, 'A', '甲', 1)");
    store_close(case_open(t, STORE_WRITE));
    assert_string_equal(ask(t, all_objects), fresh);
    assert_string_equal(ask(t, "SELECT typeof(stamp) || length(stamp) FROM content_stamp"), "blob16");
    assert_string_equal(ask(t, "SELECT name FROM company WHERE id = 7"), "甲");
    unlink(t->path);
    make_version(t, 7); /* without applications */
    ask(t, "INSERT INTO import (id, file, digest, options, map_digest, imported_at, values_changed, is_journaled)"
           " VALUES (1, 'a.csv', '00', '', '', '2024-07-01', 5, 1)");
    ask(t, "INSERT INTO credential (uscc, credential, granted_on, import_id) VALUES ('A', 'hnte', '2021-11-30', 1)");
    store_close(case_open(t, STORE_WRITE));
    assert_string_equal(ask(t, all_objects), fresh);
    assert_string_equal(ask(t, "SELECT file || values_changed || is_journaled || coalesce(applications_added, '-') FROM import"),
                        "a.csv51-");
    assert_string_equal(ask(t, "SELECT uscc || credential || granted_on FROM credential"), "Ahnte2021-11-30");
    assert_string_equal(ask(t, "SELECT count(*) FROM application"), "0");
    unlink(t->path);
    make_version(t, 2); /* before scenarios were kept */
    store_close(case_open(t, STORE_WRITE));
    assert_string_equal(ask(t, all_objects), fresh);
    assert_string_equal(ask(t, "SELECT count(*) FROM scenario"), "0");
    unlink(t->path);
    make_version(t, 9); /* before the digests of data and rules */
    ask(t, "INSERT INTO scenario (name, model, text, digest, result, result_digest, saved_at)"
           " VALUES ('more', 'hnte', 'x', '00', '[]', '11', '2024-07-01')");
    store_close(case_open(t, STORE_WRITE));
    assert_string_equal(ask(t, all_objects), fresh);
    assert_string_equal(ask(t, "SELECT name || result_digest || typeof(data_digest) || typeof(seed) FROM scenario"), "more11nullnull");
    free(fresh);
}

/* Whoever only reads gets what is in it, from a private copy if the schema is too old, and the file stays as it is. */
static void reading_migrates_nothing(void **state)
{
    store_case *t = *state;

    for (int version = 1; version <= 7; version++) {
        for (store_mode mode = STORE_READ; mode <= STORE_READ_JOURNAL; mode++) {
            char is[16];
            panel *p = panel_new(t->names);
            store *s;

            unlink(t->path);
            make_version(t, version);
            ask(t, "INSERT INTO import (id, file, digest, options, map_digest, imported_at)"
                   " VALUES (1, 'a.csv', '00', '', '', '2024-07-01')");
            ask(t, "INSERT INTO company (id, uscc, name, import_id) VALUES (7, 'A', '甲', 1)");
            s = case_open(t, mode);
            assert_int_equal(store_load(s, NULL, p, &t->err), TIDU_OK);
            assert_string_equal(panel_text(p, 0, case_indicator(t, "name")), "甲");
            if (version < 6)
                assert_null(store_cache_place(s));
            store_close(s);
            panel_free(p);
            snprintf(is, sizeof is, "%d", version);
            assert_string_equal(ask(t, "PRAGMA user_version"), is);
        }
    }
}

static void every_failed_allocation_is_survived(void **state)
{
    store_case *t = *state;
    tidu_status status = TIDU_ENOMEM;
    store *s = NULL;

    for (unsigned long k = 1; status; k++) {
        unlink(t->path);
        allocate_fail_at(k);
        status = store_open(t->path, STORE_WRITE, t->names, &s, &t->err);
        allocate_fail_at(0);
        if (status)
            assert_int_equal(status, TIDU_ENOMEM);
    }
    store_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(new_database_is_private_and_marked),
        STORE_TEST(absent_and_empty_files_say_import_first),
        STORE_TEST(folder_is_named),
        STORE_TEST(other_files_are_refused),
        STORE_TEST(newer_version_is_refused),
        STORE_TEST(truncated_file_is_refused),
        STORE_TEST(locked_database_is_named),
        STORE_TEST(read_only_database_is_named),
        STORE_TEST(older_version_is_brought_forward),
        STORE_TEST(reading_migrates_nothing),
        STORE_TEST(every_failed_allocation_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
