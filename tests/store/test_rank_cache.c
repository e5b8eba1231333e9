/*
 * Orders kept beside a database: the ranks of the keys that were kept, until anything at all changes the tables.
 */
#include "store/store_case.h"

#include <time.h>

#include "store/rank_cache.h"
#include "store/store_internal.h"

enum { N = 6000 };

static uint64_t seed;

static uint64_t draw(uint64_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % n;
}

static double draw_key(uint64_t different)
{
    return draw(9) == 0 ? cell_missing() : ((double)draw(different) - 100) / 8;
}

static void make_keys(ranked_keys *k, double *cells, uint64_t different)
{
    for (size_t i = 0; i < N; i++)
        cells[i] = draw_key(different);
    assert_true(ranked_keys_init(k, cells, N, NULL));
}

static void fill(store_case *t)
{
    panel *p = panel_new(t->names);

    put(t, p, "C1", "revenue", 2023, 5);
    import(t, p, "d1");
    panel_free(p);
}

/* A store that has read one company. */
static store *open_loaded(store_case *t)
{
    store *s = case_open(t, STORE_READ);
    panel *p = panel_new(t->names);

    s->cache_least = 10;
    assert_int_equal(store_load(s, "C1", p, &t->err), TIDU_OK);
    panel_free(p);
    return s;
}

static int kept(const store_case *t, char path[600])
{
    return case_kept(t, "order", path);
}

static int clean(void **state)
{
    char path[600];

    while (kept(*state, path))
        unlink(path);
    return case_end(state);
}

static void the_ranks_of_the_keys_that_were_kept(void **state)
{
    static const uint64_t kinds[] = {1, 40, 100000000};
    static double cells[N];
    store_case *t = *state;
    store *s;

    fill(t);
    s = open_loaded(t);
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        ranked_keys k;
        rank_cache *o;

        make_keys(&k, cells, kinds[kind]);
        rank_cache_save(store_cache_place(s), "question", &k);
        o = rank_cache_open(store_cache_place(s), "question");
        assert_non_null(o);
        assert_int_equal(rank_cache_count(o), N);
        for (int i = 0; i < 3000; i++) {
            double own = cells[draw(N)], cell = draw(2) ? draw_key(kinds[kind]) : cells[draw(N)];
            uint64_t rank = 0;

            assert_true(rank_cache_rank_instead(o, own, cell, &rank));
            assert_int_equal(rank, ranked_keys_rank_instead(&k, own, cell));
        }
        rank_cache_close(o);
        assert_null(rank_cache_open(store_cache_place(s), "another question"));
        ranked_keys_clear(&k);
    }
    store_close(s);
}

static void a_store_that_was_not_read_has_none(void **state)
{
    store_case *t = *state;
    store *s;

    fill(t);
    s = open_loaded(t);
    assert_false(store_is_large(s, 9));
    assert_true(store_is_large(s, 10));
    assert_string_equal(strrchr(store_cache_place(s)->database, '/'), "/t.db");
    store_close(s);
    s = case_open(t, STORE_READ); /* of which state would it be? */
    assert_null(store_cache_place(s));
    store_close(s);
}

/* Also one that was made while the store was being read: the order is of the state that was read. */
static void every_edit_makes_it_stale(void **state)
{
    static double cells[N];
    store_case *t = *state;
    ranked_keys k;
    char path[600];
    struct stat about;
    store *s, *later;
    rank_cache *o;

    fill(t);
    make_keys(&k, cells, 5);
    s = open_loaded(t);
    rank_cache_save(store_cache_place(s), "question", &k);
    rank_cache_save(store_cache_place(s), "other question", &k);
    assert_int_equal(kept(t, path), 2);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600); /* as the database */
    ask(t, "UPDATE annual_value SET revenue = 7");
    later = open_loaded(t);
    assert_null(rank_cache_open(store_cache_place(later), "question"));
    rank_cache_save(store_cache_place(s), "question", &k); /* of the state before */
    assert_null(rank_cache_open(store_cache_place(later), "question"));
    rank_cache_save(store_cache_place(later), "question", &k);
    assert_int_equal(kept(t, path), 1);
    o = rank_cache_open(store_cache_place(later), "question");
    assert_non_null(o);
    rank_cache_close(o);
    assert_null(rank_cache_open(store_cache_place(later), "other question"));
    store_close(later);
    store_close(s);
    ranked_keys_clear(&k);
}

static void the_oldest_go_first(void **state)
{
    static double cells[N];
    store_case *t = *state;
    char question[16], path[600];
    ranked_keys k;
    store *s;

    fill(t);
    make_keys(&k, cells, 5);
    s = open_loaded(t);
    for (int i = 0; i < RANK_CACHE_MOST + 5; i++) {
        snprintf(question, sizeof question, "%d", i);
        rank_cache_save(store_cache_place(s), question, &k);
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL); /* a file system's clock may be coarse */
    }
    assert_int_equal(kept(t, path), RANK_CACHE_MOST);
    for (int i = 0; i < RANK_CACHE_MOST + 5; i++) {
        rank_cache *o;

        snprintf(question, sizeof question, "%d", i);
        o = rank_cache_open(store_cache_place(s), question);
        assert_true(i < 5 ? !o : o != NULL);
        rank_cache_close(o);
    }
    store_close(s);
    ranked_keys_clear(&k);
}

/* Whatever byte of a page is turned: another rank never comes out. */
static void damage_is_found(void **state)
{
    static double cells[N];
    store_case *t = *state;
    ranked_keys k;
    char path[600];
    store *s;
    int found = 0;

    fill(t);
    make_keys(&k, cells, 100000000);
    s = open_loaded(t);
    for (int round = 0; round < 300; round++) {
        long at = (long)(round < 40 ? draw(4096) : draw(9 * 4096));
        uint64_t rank;
        rank_cache *o;
        FILE *file;
        int byte;

        rank_cache_save(store_cache_place(s), "question", &k);
        assert_int_equal(kept(t, path), 1);
        file = fopen(path, "r+b");
        fseek(file, at, SEEK_SET);
        byte = fgetc(file);
        fseek(file, at, SEEK_SET);
        fputc(byte ^ 1 << draw(8), file);
        fclose(file);
        o = rank_cache_open(store_cache_place(s), "question");
        found += !o;
        for (int i = 0; o && i < 50; i++) {
            double own = cells[draw(N)], cell = cells[draw(N)];

            if (!rank_cache_rank_instead(o, own, cell, &rank)) {
                assert_int_equal(kept(t, path), 0); /* it is removed, and made anew the next time */
                found++;
                break;
            }
            assert_int_equal(rank, ranked_keys_rank_instead(&k, own, cell));
        }
        rank_cache_close(o);
    }
    assert_true(found > 150);
    rank_cache_save(store_cache_place(s), "question", &k);
    assert_int_equal(kept(t, path), 1);
    assert_int_equal(truncate(path, 4 * 4096), 0); /* cut off */
    assert_null(rank_cache_open(store_cache_place(s), "question"));
    store_close(s);
    ranked_keys_clear(&k);
}

#define ORDER_TEST(f) cmocka_unit_test_setup_teardown(f, case_begin, clean)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ORDER_TEST(the_ranks_of_the_keys_that_were_kept), ORDER_TEST(a_store_that_was_not_read_has_none),
        ORDER_TEST(every_edit_makes_it_stale),            ORDER_TEST(the_oldest_go_first),
        ORDER_TEST(damage_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
