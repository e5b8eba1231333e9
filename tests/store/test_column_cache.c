/*
 * Columns kept beside a database: the same panel as through SQL, until anything at all changes the tables.
 */
#include "store/store_case.h"

#include <fcntl.h>

#include "store/store_internal.h"

static panel *invent(store_case *t)
{
    panel *p = panel_new(t->names);
    char code[16], text[16];

    for (int i = 0; i < 700; i++) { /* more than a panel clears at once */
        snprintf(code, sizeof code, "C%03d", 999 - i);
        if (i % 7)
            put_text(t, p, code, "name", i % 2 ? "甲" : "a company");
        if (i % 11)
            put_text(t, p, code, "town", (snprintf(text, sizeof text, "镇%d", i % 13), text));
        if (i % 5)
            put(t, p, code, "founded_on", PANEL_ANY_YEAR, 12000 + i);
        for (int year = 2020; year <= 2023; year++) {
            if ((i + year) % 3)
                put(t, p, code, "revenue", year, 1000.5 * i + year);
            if (i % 17)
                mark(p, code, year, (uint32_t)(10 * i + year - 2018));
            else if (i % 2)
                put(t, p, code, "net_assets", year, -0.0);
        }
    }
    put_exact(t, p, "C990", "revenue", 2022, 0.12345678901234567, "0.12345678901234567");
    return p;
}

static void fill(store_case *t)
{
    panel *p = invent(t);

    import(t, p, "d1");
    panel_free(p);
}

/* As it goes when the rows are written while they are read. */
static void fill_as_read(store_case *t, int threads)
{
    panel *p = invent(t);
    store *s = case_open(t, STORE_WRITE);
    intake_report report = case_report("a.csv", "d1");
    store_import_counts counts;
    bool begins;

    s->cache_least = 1;
    assert_int_equal(store_fill_begin(s, t->names, threads, &begins, &t->err), TIDU_OK);
    assert_int_equal(store_fill_take(s, p, false, &t->err), TIDU_OK);
    assert_int_equal(import_part(s, case_part(&report, p), NULL, NULL, &counts, &t->err), TIDU_OK);
    store_close(s);
    panel_free(p);
}

static panel *wish(store_case *t)
{
    panel *p = panel_new(t->names);

    assert_true(panel_want(p, case_indicator(t, "revenue"), 2021, 2023));
    assert_true(panel_want(p, case_indicator(t, "employees"), 2021, 2023)); /* nobody has them */
    assert_true(panel_want(p, case_indicator(t, "founded_on"), 0, 0));
    assert_true(panel_want(p, case_indicator(t, "town"), 0, 0));
    assert_true(panel_want(p, case_indicator(t, "net_assets"), 2021, 2023));
    return p;
}

static tidu_status load(store_case *t, size_t least, panel **out)
{
    store *s = case_open(t, STORE_READ);
    tidu_status status;

    s->cache_least = least;
    *out = wish(t);
    status = store_load(s, NULL, *out, &t->err);
    store_close(s);
    return status;
}

static int kept(const store_case *t, char path[600])
{
    return case_kept(t, "columns", path);
}

static int clean(void **state)
{
    char path[600];

    while (kept(*state, path))
        unlink(path);
    return case_end(state);
}

static void assert_same(store_case *t, const panel *a, const panel *b)
{
    int name = case_indicator(t, "name"), town = case_indicator(t, "town"), revenue = case_indicator(t, "revenue");

    assert_int_equal(panel_count(a), panel_count(b));
    for (uint32_t i = 0; i < panel_count(a); i++) {
        const char *x = panel_text(a, i, name), *y = panel_text(b, i, name);
        double founded = panel_number(a, i, case_indicator(t, "founded_on"), PANEL_ANY_YEAR);
        double other = panel_number(b, i, case_indicator(t, "founded_on"), PANEL_ANY_YEAR);

        assert_string_equal(panel_code(a, i), panel_code(b, i));
        assert_true(x ? y && !strcmp(x, y) : !y);
        x = panel_text(a, i, town), y = panel_text(b, i, town);
        assert_true(x ? y && !strcmp(x, y) : !y);
        assert_int_equal(panel_find_company(b, panel_code(a, i), strlen(panel_code(a, i))), i);
        assert_memory_equal(&founded, &other, sizeof founded);
        for (int year = 2019; year <= 2024; year++) {
            double u = panel_number(a, i, revenue, year), v = panel_number(b, i, revenue, year);
            double assets = panel_number(a, i, case_indicator(t, "net_assets"), year);
            double same_assets = panel_number(b, i, case_indicator(t, "net_assets"), year);
            const char *exact = panel_exact(a, i, revenue, year), *same = panel_exact(b, i, revenue, year);
            uint32_t line = 1, again = 1;

            assert_memory_equal(&u, &v, sizeof u);
            assert_memory_equal(&assets, &same_assets, sizeof assets);
            assert_int_equal(panel_line(a, i, year, &line), panel_line(b, i, year, &again));
            assert_int_equal(line, again);
            assert_true(exact ? same && !strcmp(exact, same) : !same);
        }
    }
    assert_null(panel_column(b, case_indicator(t, "employees"), 2022));
}

static void the_same_panel_comes_back(void **state)
{
    store_case *t = *state;
    panel *plain, *first, *second;
    char path[600];

    fill(t);
    assert_int_equal(load(t, SIZE_MAX, &plain), TIDU_OK);
    assert_int_equal(kept(t, path), 0); /* too few companies */
    assert_int_equal(load(t, 1, &first), TIDU_OK);
    assert_int_equal(kept(t, path), 1);
    assert_int_equal(load(t, 1, &second), TIDU_OK);
    assert_int_equal(kept(t, path), 1);
    assert_same(t, plain, first);
    assert_same(t, plain, second);
    panel_free(plain);
    panel_free(first);
    panel_free(second);
}

/* The import that fills a store keeps all columns: whatever is asked first finds them, and gets what SQL says. */
static void an_import_keeps_them_for_every_question(void **state)
{
    store_case *t = *state;

    for (int threads = 1; threads <= 2; threads++) {
        panel *plain, *first, *second;
        char path[600];

        unlink(t->path);
        fill_as_read(t, threads);
        assert_int_equal(kept(t, path), 1);
        assert_non_null(strstr(path, "-whole"));
        assert_int_equal(load(t, 1, &first), TIDU_OK);
        assert_int_equal(kept(t, path), 1); /* no other one was made */
        unlink(path);
        assert_int_equal(load(t, SIZE_MAX, &plain), TIDU_OK);
        assert_same(t, plain, first);
        panel_free(first);
        fill(t); /* d1 again, which is known: nothing changes */
        ask(t, "UPDATE annual_value SET revenue = 7 WHERE company_id = 1 AND year = 2021");
        assert_int_equal(load(t, 1, &second), TIDU_OK);
        assert_true(get(t, second, "C999", "revenue", 2021) == 7);
        panel_free(plain);
        panel_free(second);
        kept(t, path);
        unlink(path);
    }
}

/* Each with plain SQL, as any tool would do it. */
static void every_edit_makes_it_stale(void **state)
{
    static const char *const edits[] = {
        "UPDATE annual_value SET revenue = 7 WHERE company_id = 1 AND year = 2021",
        "UPDATE company SET name = 'b' WHERE id = 2",
        "DELETE FROM company WHERE id = 5",
        "DELETE FROM annual_value WHERE company_id = 6 AND year = 2022",
        "UPDATE company SET uscc = 'X1' WHERE id = 7",
        "DELETE FROM exact_value",
        "INSERT INTO company(uscc) VALUES ('new')",
        "VACUUM",
    };
    store_case *t = *state;
    char path[600];

    fill(t);
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        panel *before, *plain, *after;

        assert_int_equal(load(t, 1, &before), TIDU_OK);
        ask(t, edits[i]);
        assert_int_equal(load(t, 1, &after), TIDU_OK);
        panel_free(after);
        assert_int_equal(kept(t, path), 1); /* that of the state before is gone */
        assert_int_equal(load(t, 1, &after), TIDU_OK);
        unlink(path);
        assert_int_equal(load(t, SIZE_MAX, &plain), TIDU_OK);
        assert_same(t, plain, after);
        panel_free(before);
        panel_free(plain);
        panel_free(after);
    }
}

static void a_copy_put_in_place_is_another_state(void **state)
{
    store_case *t = *state;
    char copy[400], command[1000], path[600];
    panel *before, *after;

    fill(t);
    snprintf(copy, sizeof copy, "%s.copy", t->path);
    snprintf(command, sizeof command, "cp %s %s", t->path, copy);
    assert_int_equal(system(command), 0);
    ask(t, "UPDATE annual_value SET revenue = 7 WHERE company_id = 1 AND year = 2021");
    assert_int_equal(load(t, 1, &before), TIDU_OK);
    snprintf(command, sizeof command, "sqlite3 %s 'UPDATE annual_value SET revenue = 8 WHERE company_id = 1 AND year = 2021'", copy);
    assert_int_equal(system(command), 0);
    assert_int_equal(rename(copy, t->path), 0); /* as many transactions, other values */
    assert_int_equal(load(t, 1, &after), TIDU_OK);
    assert_true(get(t, before, "C999", "revenue", 2021) == 7);
    assert_true(get(t, after, "C999", "revenue", 2021) == 8);
    assert_int_equal(kept(t, path), 1);
    panel_free(before);
    panel_free(after);
}

static unsigned change_counter(const store_case *t)
{
    FILE *file = fopen(t->path, "rb");
    unsigned char b[28];

    assert_non_null(file);
    assert_int_equal(fread(b, 1, sizeof b, file), sizeof b);
    fclose(file);
    return (unsigned)b[24] << 24 | (unsigned)b[25] << 16 | (unsigned)b[26] << 8 | b[27];
}

/* A base copy put back in place and edited again as often: counter, size, inode and time are those of before. */
static void another_edit_of_the_same_copy_is_another_state(void **state)
{
    store_case *t = *state;
    char command[1000], path[600];
    struct stat before, after;
    panel *first, *second;
    unsigned counter;

    fill(t);
    snprintf(command, sizeof command, "cp %s %s.base", t->path, t->path);
    assert_int_equal(system(command), 0);
    ask(t, "UPDATE annual_value SET revenue = 7 WHERE company_id = 1 AND year = 2021");
    assert_int_equal(load(t, 1, &first), TIDU_OK);
    assert_int_equal(kept(t, path), 1);
    counter = change_counter(t);
    assert_int_equal(stat(t->path, &before), 0);
    snprintf(command, sizeof command, "cat %s.base >%s && rm %s.base", t->path, t->path, t->path);
    assert_int_equal(system(command), 0);
    ask(t, "UPDATE annual_value SET revenue = 8 WHERE company_id = 1 AND year = 2021");
    assert_int_equal(utimensat(AT_FDCWD, t->path, (struct timespec[2]){before.st_atim, before.st_mtim}, 0), 0);
    assert_int_equal(stat(t->path, &after), 0);
    assert_true(before.st_ino == after.st_ino && before.st_size == after.st_size);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    assert_int_equal(change_counter(t), counter);
    assert_int_equal(load(t, 1, &second), TIDU_OK);
    assert_true(get(t, first, "C999", "revenue", 2021) == 7);
    assert_true(get(t, second, "C999", "revenue", 2021) == 8);
    panel_free(first);
    panel_free(second);
}

/* Another connection that writes as soon as the import has given the lock back. */
static int write_behind_the_commit(unsigned event, void *context, void *statement, void *elapsed)
{
    store_case *t = context;
    const char *sql = sqlite3_sql(statement);

    (void)event;
    (void)elapsed;
    if (sql && !strcmp(sql, "COMMIT") && !t->has_written) {
        t->has_written = true;
        ask(t, "UPDATE annual_value SET revenue = 8 WHERE company_id = 1 AND year = 2021");
    }
    return 0;
}

static void who_writes_before_the_label_is_not_overlooked(void **state)
{
    store_case *t = *state;
    panel *p = invent(t), *loaded;
    store *s = case_open(t, STORE_WRITE);
    intake_report report = case_report("a.csv", "d1");
    store_import_counts counts;
    char path[600];
    bool begins;

    s->cache_least = 1;
    assert_int_equal(store_fill_begin(s, t->names, 1, &begins, &t->err), TIDU_OK);
    assert_int_equal(sqlite3_trace_v2(s->db, SQLITE_TRACE_PROFILE, write_behind_the_commit, t), SQLITE_OK);
    assert_int_equal(import_part(s, case_part(&report, p), NULL, NULL, &counts, &t->err), TIDU_OK);
    assert_true(t->has_written);
    store_close(s);
    assert_int_equal(kept(t, path), 0);
    assert_int_equal(load(t, SIZE_MAX, &loaded), TIDU_OK);
    assert_true(get(t, loaded, "C999", "revenue", 2021) == 8);
    panel_free(loaded);
    panel_free(p);
}

static void whoever_reads_the_database_reads_them(void **state)
{
    static const mode_t modes[] = {0600, 0640, 0644};
    store_case *t = *state;

    fill(t);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        struct stat about;
        char path[600];
        panel *p;

        assert_int_equal(chmod(t->path, modes[i]), 0);
        assert_int_equal(load(t, 1, &p), TIDU_OK);
        assert_int_equal(kept(t, path), 1);
        assert_int_equal(stat(path, &about), 0);
        assert_int_equal(about.st_mode & 0777, modes[i]);
        unlink(path);
        panel_free(p);
    }
}

static void write_ahead_mode_has_none(void **state)
{
    store_case *t = *state;
    char path[600];
    panel *p;

    fill(t);
    assert_string_equal(ask(t, "PRAGMA journal_mode = wal"), "wal");
    assert_int_equal(load(t, 1, &p), TIDU_OK);
    assert_int_equal(kept(t, path), 0);
    panel_free(p);
    assert_string_equal(ask(t, "PRAGMA journal_mode = delete"), "delete");
}

static void other_questions_have_their_own(void **state)
{
    store_case *t = *state;
    panel *p = panel_new(t->names), *q;
    char path[600];
    store *s;

    fill(t);
    assert_int_equal(load(t, 1, &q), TIDU_OK);
    s = case_open(t, STORE_READ);
    s->cache_least = 1;
    assert_true(panel_want(p, case_indicator(t, "revenue"), 2020, 2020));
    assert_int_equal(store_load(s, NULL, p, &t->err), TIDU_OK);
    store_close(s);
    assert_int_equal(kept(t, path), 2);
    assert_null(panel_column(p, case_indicator(t, "revenue"), 2021));
    assert_non_null(panel_column(p, case_indicator(t, "revenue"), 2020));
    panel_free(p);
    panel_free(q);
}

/* Any byte that was turned is noticed: the tables are read, and the file is made anew. */
static void damage_is_found(void **state)
{
    store_case *t = *state;
    panel *plain, *p;
    char path[600];
    struct stat about;

    fill(t);
    assert_int_equal(load(t, SIZE_MAX, &plain), TIDU_OK);
    assert_int_equal(load(t, 1, &p), TIDU_OK);
    panel_free(p);
    assert_int_equal(kept(t, path), 1);
    assert_int_equal(stat(path, &about), 0);
    for (long at = 0; at < about.st_size; at = at < 400 ? at + 37 : at + 4999) {
        FILE *file = fopen(path, "r+b");
        int byte;

        fseek(file, at, SEEK_SET);
        byte = fgetc(file);
        fseek(file, at, SEEK_SET);
        fputc(byte ^ 0x10, file);
        fclose(file);
        assert_int_equal(load(t, 1, &p), TIDU_OK);
        assert_same(t, plain, p);
        panel_free(p);
        assert_int_equal(kept(t, path), 1);
        file = fopen(path, "r+b");
        fseek(file, at, SEEK_SET);
        if (fgetc(file) != byte && byte) /* 0: between two blocks; and what came back was right */
            fail_msg("byte %ld", at);
        fseek(file, at, SEEK_SET);
        fputc(byte, file);
        fclose(file);
    }
    assert_int_equal(truncate(path, about.st_size - 9), 0);
    assert_int_equal(load(t, 1, &p), TIDU_OK); /* cut off */
    assert_same(t, plain, p);
    panel_free(p);
    panel_free(plain);
}

static void every_failed_allocation_is_survived(void **state)
{
    store_case *t = *state;
    tidu_status status = TIDU_ENOMEM;
    panel *first;

    fill(t);
    assert_int_equal(load(t, 1, &first), TIDU_OK);
    for (unsigned long k = 1; status; k++) {
        panel *p = wish(t);
        store *s = case_open(t, STORE_READ);

        s->cache_least = 1;
        allocate_fail_at(k);
        status = store_load(s, NULL, p, &t->err);
        allocate_fail_at(0);
        if (!status)
            assert_same(t, first, p);
        store_close(s);
        panel_free(p);
    }
    panel_free(first);
}

#define COLUMN_CACHE_TEST(f) cmocka_unit_test_setup_teardown(f, case_begin, clean)

int main(void)
{
    const struct CMUnitTest tests[] = {
        COLUMN_CACHE_TEST(an_import_keeps_them_for_every_question),
        COLUMN_CACHE_TEST(the_same_panel_comes_back),     COLUMN_CACHE_TEST(every_edit_makes_it_stale),
        COLUMN_CACHE_TEST(a_copy_put_in_place_is_another_state), COLUMN_CACHE_TEST(write_ahead_mode_has_none),
        COLUMN_CACHE_TEST(another_edit_of_the_same_copy_is_another_state),
        COLUMN_CACHE_TEST(who_writes_before_the_label_is_not_overlooked),
        COLUMN_CACHE_TEST(whoever_reads_the_database_reads_them),
        COLUMN_CACHE_TEST(other_questions_have_their_own), COLUMN_CACHE_TEST(damage_is_found),
        COLUMN_CACHE_TEST(every_failed_allocation_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
