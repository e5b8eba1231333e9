/* Every change is another text, whatever the table; exports are none; a copy that is put in its place is told from it. */
#include "store/store_case.h"

#include "store/store_content.h"
#include "store/store_export.h"

static char before[STORE_CONTENT_TEXT];

static const char *now(store_case *t)
{
    static char text[STORE_CONTENT_TEXT];

    if (store_content(t->path, text, &t->err))
        fail_msg("%s", t->err.message);
    return text;
}

static void remember(store_case *t)
{
    strcpy(before, now(t));
}

static void bring(store_case *t, const char *digest)
{
    panel *p = panel_new(t->names);

    put(t, p, "A", "revenue", 2024, 2.385);
    import(t, p, digest);
    panel_free(p);
}

static void export(store_case *t)
{
    const store_rule_file rule = {0, "hnte.yaml", "aa"};
    const store_export row = {.exported_by = "li", .command = "[\"rank\"]", .level = "L3", .format = "csv", .bytes = 5, .digest = "dd",
                              .data_digest = "ee", .rules_digest = "rr", .program = "1"};
    store *s = case_open(t, STORE_NOTE);
    long long id;

    assert_int_equal(store_add_export(s, &row, &rule, 1, &id, &t->err), TIDU_OK);
    store_close(s);
}

static void every_table_counts(void **state)
{
    static const char *const changes[] = {
        "UPDATE annual_value SET revenue = 3.5",
        "UPDATE company SET name = 'B'",
        "INSERT INTO task (kind, title, owner, opened_on, due_on, import_id) VALUES ('task', 't', 'o', '2025-03-01', '2025-04-01', 1)",
        "UPDATE task SET due_on = '2025-04-02'",
        "INSERT INTO task_event (task_id, event, day, import_id) VALUES (1, 'closed', '2025-03-02', 1)",
        "INSERT INTO visit (uscc, day, import_id) VALUES ('A', '2025-03-01', 1)",
        "INSERT INTO pool_event (pool, uscc, event, day, import_id) VALUES ('hnte', 'A', 'enter', '2025-03-01', 1)",
        "INSERT INTO application (uscc, model, batch, status, import_id) VALUES ('A', 'hnte', '1', 'filed', 1)",
        "INSERT INTO target_value (target, day, value, import_id) VALUES ('p/t', '2025-03-01', 1, 1)",
        "UPDATE import SET undone_at = '2025-03-01T00:00:00Z'",
        "DELETE FROM visit",
        "CREATE TABLE own (x)"};
    store_case *t = *state;

    bring(t, "aaa");
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        remember(t);
        assert_string_equal(now(t), before);
        ask(t, changes[i]);
        if (!strcmp(now(t), before))
            fail_msg("%s: not seen", changes[i]);
    }
    remember(t);
    bring(t, "bbb");
    assert_string_not_equal(now(t), before);
}

static void exports_do_not(void **state)
{
    store_case *t = *state;

    bring(t, "aaa");
    remember(t);
    for (int i = 0; i < 3; i++) {
        export(t);
        assert_string_equal(now(t), before);
    }
    assert_string_equal(ask(t, "SELECT count(*) FROM export"), "3");
    ask(t, "INSERT INTO visit (uscc, day, import_id) VALUES ('A', '2025-03-01', 1)");
    assert_string_not_equal(now(t), before);
}

static void copy(const char *from, const char *to)
{
    char bytes[4096];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    size_t n;

    assert_true(in && out);
    while ((n = fread(bytes, 1, sizeof bytes, in)))
        assert_int_equal(fwrite(bytes, 1, n, out), n);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

/* As many transactions after a copy was put back as before: counters agree, and the figures are others. */
static void restored_copies_are_told(void **state)
{
    store_case *t = *state;
    char kept[320];

    snprintf(kept, sizeof kept, "%s-kept", t->path);
    bring(t, "aaa");
    copy(t->path, kept);
    bring(t, "bbb");
    remember(t);
    copy(kept, t->path);
    unlink(kept);
    bring(t, "ccc");
    assert_string_not_equal(now(t), before);
}

static void what_is_not_known_is_said(void **state)
{
    char text[STORE_CONTENT_TEXT];
    store_case *t = *state;
    sqlite3 *db = NULL;
    FILE *f;

    assert_int_equal(store_content(t->path, text, &t->err), TIDU_EIO);
    bring(t, "aaa");
    assert_int_equal(sqlite3_open(t->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(store_content(t->path, text, &t->err), TIDU_ESTORE);
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    assert_int_equal(store_content(t->path, text, &t->err), TIDU_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA journal_mode = WAL; UPDATE company SET name = 'B'", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(store_content(t->path, text, &t->err), TIDU_ESTORE);
    sqlite3_close(db);
    f = fopen(t->path, "wb");
    fputs("no database, but a text that is longer than the header of one", f);
    fclose(f);
    assert_int_equal(store_content(t->path, text, &t->err), TIDU_ESTORE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {STORE_TEST(every_table_counts), STORE_TEST(exports_do_not), STORE_TEST(restored_copies_are_told),
                                       STORE_TEST(what_is_not_known_is_said)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
