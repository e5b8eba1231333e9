/*
 * The record of exports: rows come back as they were given, and cache files beside the database stay those of its state, but only if nothing
 * else happened. What became of data is held against a walk by hand.
 */
#include "store/store_case.h"

#include "store/column_cache.h"
#include "store/rank_cache.h"
#include "store/store_export.h"
#include "store/store_internal.h"
#include "store/store_snapshot.h"
#include "store/store_undo.h"

enum { KEYS = 300 };

static const store_rule_file rules[] = {{0, "hnte.yaml", "aa"}, {1, "practice/tiers.yaml", "bb"}};

static void bring(store_case *t, const char *code, double revenue, const char *digest)
{
    panel *p = panel_new(t->names);

    put(t, p, code, "revenue", 2024, revenue);
    import(t, p, digest);
    panel_free(p);
}

static long long add(store_case *t, const char *command)
{
    const store_export row = {.exported_by = "li", .command = command, .level = "L3", .file = "a.csv", .format = "csv", .bytes = 5,
                              .digest = "dd", .data_digest = "ee", .rules_digest = "rr", .program = "1"};
    store *s = case_open(t, STORE_NOTE);
    long long id = 0;

    assert_int_equal(store_add_export(s, &row, rules, 2, &id, &t->err), TIDU_OK);
    store_close(s);
    return id;
}

static void take_word(void *context, const char *word)
{
    strcat(strcat(context, word), "|");
}

static void rows_come_back(void **state)
{
    store_case *t = *state;
    char words[200] = "";
    store *s;

    bring(t, "A", 1, "aaa");
    assert_int_equal(add(t, "[\"rank\",\"h \\\"n\\\" te\",\"--top\",\"3\"]"), 1);
    assert_int_equal(add(t, "[\"rank\"]"), 2);
    assert_string_equal(ask(t, "SELECT count(*) FROM export_rule"), "2");
    assert_string_equal(ask(t, "SELECT file FROM export_rule WHERE digest = 'bb'"), "practice/tiers.yaml");
    assert_string_equal(ask(t, "SELECT exported_by || level || file || format || bytes || digest || data_digest FROM export WHERE id = 2"),
                        "liL3a.csvcsv5ddee");
    s = case_open(t, STORE_READ);
    assert_int_equal(store_list_words(s, "[\"rank\",\"h \\\"n\\\" te\",\"--top\",\"3\"]", take_word, words, &t->err), TIDU_OK);
    assert_string_equal(words, "rank|h \"n\" te|--top|3|");
    assert_int_equal(store_list_words(s, "[\"rank\",3]", take_word, words, &t->err), TIDU_ESTORE);
    assert_int_equal(store_list_words(s, "[\"rank\"", take_word, words, &t->err), TIDU_ESTORE);
    store_close(s);
}

/* Load through SQL or from the cache; whether a cache of the orders is there as well. */
static bool load(store_case *t, bool saves)
{
    store *s = case_open(t, STORE_READ);
    panel *p = panel_new(t->names);
    rank_cache *o;
    ranked_keys k;
    double cells[KEYS];

    s->cache_least = 1;
    assert_int_equal(store_load(s, NULL, p, &t->err), TIDU_OK);
    assert_non_null(store_cache_place(s));
    if (saves) {
        for (size_t i = 0; i < KEYS; i++)
            cells[i] = (double)i / 7;
        assert_true(ranked_keys_init(&k, cells, KEYS, NULL));
        rank_cache_save(store_cache_place(s), "q", &k);
        ranked_keys_clear(&k);
    }
    o = rank_cache_open(store_cache_place(s), "q");
    rank_cache_close(o);
    panel_free(p);
    store_close(s);
    return o != NULL;
}

/* The modification of the file of columns: it is written anew only if it was of another state. */
static struct timespec columns_of(const store_case *t, ino_t *file)
{
    char path[600];
    struct stat about;

    assert_int_equal(case_kept(t, "columns", path), 1);
    assert_int_equal(stat(path, &about), 0);
    *file = about.st_ino;
    return about.st_mtim;
}

static void remove_kept(const store_case *t)
{
    char path[600];

    while (case_kept(t, "columns", path))
        unlink(path);
    while (case_kept(t, "order", path))
        unlink(path);
}

static void caches_follow(void **state)
{
    store_case *t = *state;
    struct timespec before, after;
    ino_t file, same;

    bring(t, "A", 1, "aaa");
    bring(t, "B", 2, "bbb");
    assert_true(load(t, true));
    before = columns_of(t, &file);
    for (int i = 0; i < 3; i++)
        add(t, "[\"rank\"]");
    assert_true(load(t, false));
    after = columns_of(t, &same);
    assert_true(file == same && before.tv_sec == after.tv_sec && before.tv_nsec == after.tv_nsec);
    /* another program changes a value: neither is of this state, and noting an export does not make it so */
    ask(t, "UPDATE annual_value SET revenue = 77");
    add(t, "[\"rank\"]");
    assert_false(load(t, false));
    remove_kept(t);
}

/* An older schema is left as it is, and there is nothing to note in what is not there. */
static void only_the_newest_schema_is_noted_in(void **state)
{
    store_case *t = *state;
    store *s = NULL;

    assert_int_equal(store_open(t->path, STORE_NOTE, t->names, &s, &t->err), TIDU_ESTORE);
    assert_int_equal(access(t->path, F_OK), -1);
    bring(t, "A", 1, "aaa");
    ask(t, "PRAGMA user_version = 13");
    assert_int_equal(store_open(t->path, STORE_NOTE, t->names, &s, &t->err), TIDU_ESTORE);
    assert_string_equal(ask(t, "PRAGMA user_version"), "13");
}

/* --- what became of the data ---------------------------------------------------------------- */

static store_since since_of(store_case *t, const char *data, const char *time)
{
    store *s = case_open(t, STORE_READ);
    store_since since;

    assert_int_equal(store_find_since(s, data, time, &since, &t->err), TIDU_OK);
    store_close(s);
    return since;
}

static store_mark mark_of(store_case *t)
{
    store *s = case_open(t, STORE_READ);
    store_mark mark;

    assert_int_equal(store_read_mark(s, &mark, &t->err), TIDU_OK);
    store_close(s);
    return mark;
}

static void take_cell(void *context, const since_cell *c)
{
    char *out = context;

    sprintf(out + strlen(out), "%s.%s.%d:%s>%s@%lld%s ", c->code, c->indicator, c->year, c->old_value ? c->old_value : "",
            c->new_value ? c->new_value : "", c->import_id, c->is_undone ? "u" : "");
}

static const char early[] = "2000-01-01T00:00:00Z";

static void later_and_undone_imports_are_told(void **state)
{
    store_case *t = *state;
    char cells[500] = "", path[400];
    store_undo_counts counts;
    long long last;
    store_since since;
    store_mark then;
    store *s;

    bring(t, "A", 1, "aaa");
    bring(t, "B", 2, "bbb");
    then = mark_of(t);
    since = since_of(t, then.data, early);
    assert_true(since.is_found && !since.n_later && !since.n_undone);
    bring(t, "A", 5, "ccc");
    bring(t, "C", 6, "ddd");
    since = since_of(t, then.data, early);
    assert_true(since.is_found && since.n_later == 2 && since.later[0] == 3 && since.later[1] == 4 && !since.n_undone);
    s = case_open(t, STORE_READ_JOURNAL);
    assert_int_equal(store_list_since(s, &since, take_cell, cells, &t->err), TIDU_OK);
    store_close(s);
    assert_string_equal(cells, "A.revenue.2024:1>5@3 C..0:>@4 ");
    /* the data again, in a file of their own */
    snprintf(path, sizeof path, "%s-then", t->path);
    assert_int_equal(store_save_snapshot(t->path, &since, early, path, t->names, &t->err), TIDU_OK);
    assert_int_equal(store_open(path, STORE_READ, t->names, &s, &t->err), TIDU_OK);
    {
        store_mark again;

        assert_int_equal(store_read_mark(s, &again, &t->err), TIDU_OK);
        assert_string_equal(again.data, then.data);
        assert_string_equal(again.database, then.database);
    }
    store_close(s);
    unlink(path);
    store_since_clear(&since);
    /* one of then is undone: what it brought is gone, and it cannot be restored */
    s = case_open(t, STORE_WRITE);
    last = 2;
    assert_int_equal(store_undo(s, &last, 1, &counts, &t->err), TIDU_OK);
    store_close(s);
    since = since_of(t, then.data, early);
    assert_true(since.is_found && since.n_later == 2 && since.n_undone == 1 && since.undone[0] == 2);
    assert_int_equal(store_save_snapshot(t->path, &since, early, path, t->names, &t->err), TIDU_ESTORE);
    store_since_clear(&since);
    since = since_of(t, "0123456789abcdef0123456789abcdef", early);
    assert_false(since.is_found);
    store_since_clear(&since);
    /* undone before the answer was given: none of its data */
    since = since_of(t, then.data, "2999-01-01T00:00:00Z");
    assert_false(since.is_found);
    store_since_clear(&since);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(rows_come_back),
        STORE_TEST(caches_follow),
        STORE_TEST(only_the_newest_schema_is_noted_in),
        STORE_TEST(later_and_undone_imports_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
