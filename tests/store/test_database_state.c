/*
 * The state of a database: another one after every change, the same one as long as nothing changes.
 */
#include "store/store_case.h"

#include "store/database_state.h"

static void fill(store_case *t)
{
    panel *p = panel_new(t->names);

    put(t, p, "C1", "revenue", 2023, 5);
    put(t, p, "C2", "revenue", 2023, 6.5);
    put_exact(t, p, "C1", "revenue", 2022, 0.12345678901234567, "0.12345678901234567");
    import(t, p, "d1");
    panel_free(p);
    ask(t, "INSERT INTO credential (uscc, credential, granted_on, import_id) VALUES ('C1', 'hnte', '2021-11-30', 1)");
    ask(t, "INSERT INTO code (kind, edition, code, revision, name, successor, import_id)"
           " VALUES ('region', 0, '320200', '', 'a town', '', 1)");
}

/* As a transaction of another program would find it. */
static bool get_state(store_case *t, database_state *out)
{
    sqlite3 *db = NULL;
    bool ok;

    assert_int_equal(sqlite3_open(t->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN", NULL, NULL, NULL), SQLITE_OK);
    ok = database_state_get(db, out);
    assert_int_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    return ok;
}

static bool has_same_stamp(const database_state *a, const database_state *b)
{
    return !memcmp(a->stamp, b->stamp, sizeof a->stamp);
}

static void every_edit_renews_the_stamp(void **state)
{
    static const char *const edits[] = {
        "INSERT INTO company (id, uscc, import_id) VALUES (9, 'C9', 1)",
        "UPDATE company SET name = 'b' WHERE id = 9",
        "DELETE FROM company WHERE id = 9",
        "INSERT INTO annual_value (id, company_id, year, import_id) VALUES (12020, 1, 2020, 1)",
        "UPDATE annual_value SET revenue = 7 WHERE id = 12020",
        "DELETE FROM annual_value WHERE id = 12020",
        "INSERT INTO exact_value VALUES (2, 2023, 'revenue', '6.5')",
        "UPDATE exact_value SET value = '6.50' WHERE company_id = 2",
        "DELETE FROM exact_value",
        "INSERT INTO credential (uscc, credential, granted_on, import_id) VALUES ('C2', 'hnte', '2021-11-30', 1)",
        "UPDATE credential SET expires_on = '2024-11-30'",
        "DELETE FROM credential",
        "INSERT INTO code (kind, edition, code, revision, name, successor, import_id)"
        " VALUES ('region', 0, '320201', '', 'another', '', 1)",
        "UPDATE code SET name = 'c' WHERE code = '320201'",
        "REPLACE INTO code (id, kind, edition, code, revision, name, successor, import_id)"
        " VALUES (1, 'region', 0, '320202', '', 'a third', '', 1)",
        "DELETE FROM code",
    };
    store_case *t = *state;
    database_state before, after, again;

    fill(t);
    assert_true(get_state(t, &before));
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        ask(t, edits[i]);
        assert_true(get_state(t, &after));
        if (has_same_stamp(&before, &after))
            fail_msg("%s", edits[i]);
        assert_int_equal(after.change_counter, before.change_counter + 1);
        assert_true(get_state(t, &again));
        assert_memory_equal(&after, &again, sizeof after);
        before = after;
    }
}

/* Also one that adds rows without the triggers, and one of a register. */
static void every_import_renews_the_stamp(void **state)
{
    store_case *t = *state;
    panel *p = panel_new(t->names);
    intake_report report = case_report("codes.csv", "c1");
    code_register *codes = code_register_new();
    code_entry e = {.kind = CODE_REGION, .code = "320200", .revision = "", .name = "a town", .successor = ""};
    store_import_counts counts;
    database_state states[5];
    const code_entry *known;
    store *s = case_open(t, STORE_WRITE);

    assert_true(get_state(t, &states[0]));
    put(t, p, "C1", "revenue", 2023, 5);
    import(t, p, "d1"); /* fills */
    assert_true(get_state(t, &states[1]));
    put(t, p, "C1", "revenue", 2023, 6);
    import(t, p, "d2"); /* merges */
    assert_true(get_state(t, &states[2]));
    assert_int_equal(code_register_add(codes, &e, &known), CODE_ADDED);
    assert_int_equal(store_import_register(s, &report, "", codes, NULL, &counts, &t->err), TIDU_OK);
    store_close(s);
    assert_true(get_state(t, &states[3]));
    ask(t, "UPDATE company SET name = 'b'"); /* the triggers are there again */
    assert_true(get_state(t, &states[4]));
    for (int i = 0; i < 4; i++)
        assert_false(has_same_stamp(&states[i], &states[i + 1]));
    assert_string_equal(ask(t, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"), "17");
    code_register_free(codes);
    panel_free(p);
}

static void a_new_database_has_a_stamp_of_its_own(void **state)
{
    store_case *t = *state;
    database_state first, second;

    store_close(case_open(t, STORE_WRITE));
    assert_true(get_state(t, &first));
    unlink(t->path);
    store_close(case_open(t, STORE_WRITE));
    assert_true(get_state(t, &second));
    assert_false(has_same_stamp(&first, &second));
    assert_int_equal(first.change_counter, second.change_counter);
}

static void an_edit_without_triggers_is_another_state(void **state)
{
    store_case *t = *state;
    database_state before, after;

    fill(t);
    assert_true(get_state(t, &before));
    ask(t, "DROP TRIGGER company_updated");
    ask(t, "UPDATE company SET name = 'b'");
    assert_true(get_state(t, &after));
    assert_true(has_same_stamp(&before, &after));
    assert_memory_not_equal(&before, &after, sizeof before);
    assert_int_not_equal(before.schema_cookie, after.schema_cookie);
}

static void what_a_transaction_leaves_is_known_in_it(void **state)
{
    store_case *t = *state;
    database_state written, now;
    sqlite3 *db = NULL;

    fill(t);
    assert_int_equal(sqlite3_open(t->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN IMMEDIATE; UPDATE company SET name = 'b'", NULL, NULL, NULL), SQLITE_OK);
    assert_true(database_state_get(db, &written));
    assert_int_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    assert_true(get_state(t, &now));
    assert_true(database_state_follows(&now, &written));
    ask(t, "UPDATE run SET year = 2023"); /* nothing that a file is made from, but in doubt it is another state */
    ask(t, "INSERT INTO run (model, run_at) VALUES ('hnte', '2024-07-01')");
    assert_true(get_state(t, &now));
    assert_true(has_same_stamp(&now, &written));
    assert_false(database_state_follows(&now, &written));
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void without_a_stamp_or_a_counter_there_is_none(void **state)
{
    static const char *const ends[] = {
        "DROP TABLE content_stamp", "DELETE FROM content_stamp", "UPDATE content_stamp SET stamp = 'short'",
        "PRAGMA journal_mode = wal",
    };
    store_case *t = *state;

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        database_state found;

        unlink(t->path);
        fill(t);
        assert_true(get_state(t, &found));
        ask(t, ends[i]);
        assert_false(get_state(t, &found));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(every_edit_renews_the_stamp),
        STORE_TEST(every_import_renews_the_stamp),
        STORE_TEST(a_new_database_has_a_stamp_of_its_own),
        STORE_TEST(an_edit_without_triggers_is_another_state),
        STORE_TEST(what_a_transaction_leaves_is_known_in_it),
        STORE_TEST(without_a_stamp_or_a_counter_there_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
