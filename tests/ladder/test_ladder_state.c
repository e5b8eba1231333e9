/*
 * Labels of six companies over time, counted by hand: by label, by highest rung, by group, held together; what
 * changed and what runs out; the day before, the day itself and the day after.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "dictionary.h"
#include "ladder/ladder_change.h"
#include "ladder/ladder_count.h"
#include "ladder/ladder_expiry.h"

enum { SEED, SPROUT, TREE, LEAF, RUNGS };

/* No model anywhere: certificates alone count. A sprout by two kinds of certificates. */
static const char text[] =
    "ladder: wood\n"
    "name: {zh: 林, en: wood}\n"
    "rungs:\n"
    "  - {id: seed, name: {zh: 种, en: seed}}\n"
    "  - {id: sprout, name: {zh: 苗, en: sprout}, certificates: [sprout, sapling]}\n"
    "  - {id: tree, name: {zh: 树, en: tree}}\n"
    "tracks:\n"
    "  - {id: beside, name: {zh: 旁, en: beside}, rungs: [{id: leaf, name: {zh: 叶, en: leaf}}]}\n"
    "groups:\n"
    "  - {id: high, name: {zh: 高, en: high}, rungs: [tree, leaf]}\n"
    "  - {id: low, name: {zh: 低, en: low}, rungs: [seed, sprout]}\n";

typedef struct row {
    const char *code, *label, *from, *to; /* to NULL: no end */
} row;

/*
 * On 2025-07-01 A holds seed and sprout, B sprout (renewed), C nothing (its seed ran out the day before), D leaf,
 * E tree, F nothing. On 2024-07-01 A seed, B sprout, C seed, D nothing, E sprout, F leaf, which runs out that day.
 */
static const row rows[] = {
    {"A", "seed", "2024-01-01", "2025-07-01"},   {"A", "sapling", "2025-07-01", "2028-06-30"},
    {"B", "sprout", "2022-07-02", "2025-07-01"}, {"B", "sprout", "2025-06-30", "2028-06-29"},
    {"C", "seed", "2023-01-01", "2025-06-30"},   {"C", "seed", "2025-07-02", "2026-07-01"},
    {"D", "leaf", "2020-01-01", "2022-12-31"},   {"D", "leaf", "2024-07-02", "2025-12-31"},
    {"E", "sprout", "2023-05-05", "2025-05-05"}, {"E", "tree", "2025-01-01", NULL},
    {"F", "leaf", "2022-07-02", "2024-07-01"},   {"Z", "tree", "2024-01-01", "2030-01-01"},
    {"A", "unheard-of", "2024-01-01", "2030-01-01"},
};

static long day_of(const char *text_of_day)
{
    long day = 0;

    assert_true(date_parse_iso(text_of_day, strlen(text_of_day), &day));
    return day;
}

typedef struct world {
    dictionary *d;
    panel *p;
    credentials *c;
    ladder *l;
    binding b;
    const model *models[LADDER_MOST_RUNGS];
    uint8_t is_in[6];
} world;

static void begin(world *w, const char *on)
{
    catalogue none;

    *w = (world){.d = shipped_dictionary(), .c = credentials_new()};
    w->p = panel_new(w->d);
    assert_int_equal(catalogue_open("nowhere", &none, NULL), TIDU_OK);
    assert_int_equal(ladder_parse(text, sizeof text - 1, "wood.yaml", &none, &w->l, NULL), TIDU_OK);
    catalogue_close(&none);
    for (const char *code = "ABCDEF"; *code; code++)
        panel_add_company(w->p, code, 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        credential entry = {.code = rows[i].code,
                            .model = rows[i].label,
                            .granted_on = day_of(rows[i].from),
                            .expires_on = rows[i].to ? day_of(rows[i].to) : CREDENTIAL_FOR_EVER};

        assert_true(credentials_add(w->c, &entry));
    }
    memset(w->is_in, 1, sizeof w->is_in);
    w->b = (binding){w->p, w->c, 2025, day_of(on)};
}

static void end(world *w)
{
    ladder_free(w->l);
    credentials_free(w->c);
    panel_free(w->p);
    dictionary_free(w->d);
}

static ladder_state state_of(world *w)
{
    ladder_state s;

    assert_int_equal(ladder_state_init(&s, w->l, w->models, &(ladder_assessed){.threads = 1}, &w->b, w->is_in, NULL), TIDU_OK);
    return s;
}

static void labels_overlap_and_companies_add_up(void **state)
{
    static const size_t hold[RUNGS] = {1, 2, 1, 1}, highest[] = {0, 2, 1};
    ladder_counts counts;
    ladder_state s;
    world w;

    (void)state;
    begin(&w, "2025-07-01");
    s = state_of(&w);
    ladder_count(&s, 0.9, &counts);
    for (size_t r = 0; r < RUNGS; r++)
        assert_int_equal(counts.labels[r].hold, hold[r]);
    for (size_t r = 0; r <= TREE; r++)
        assert_int_equal(counts.highest[r], highest[r]);
    assert_int_equal(counts.only_beside, 1);
    assert_int_equal(counts.none, 2);
    assert_int_equal(counts.both[SEED][SPROUT], 1);
    assert_int_equal(counts.both[SPROUT][SEED], 1);
    assert_int_equal(counts.both[SPROUT][TREE], 0);
    assert_int_equal(counts.groups[0], 2); /* D, E */
    assert_int_equal(counts.groups[1], 2); /* A, B */
    assert_int_equal(counts.no_group, 2);
    assert_int_equal(ladder_strangers(&w.b), 1);
    assert_int_equal(s.ever[2], 1u << SEED);
    assert_int_equal(s.ever[4], 1u << SPROUT | 1u << TREE);
    assert_int_equal(s.ever[5], 1u << LEAF);
    assert_int_equal(ladder_held_by(&s, SPROUT, 1, w.b.on)->expires_on, day_of("2028-06-29")); /* of two the longer */
    ladder_state_clear(&s);
    end(&w);
}

static void who_is_left_out_counts_nowhere(void **state)
{
    ladder_counts counts;
    ladder_state s;
    world w;

    (void)state;
    begin(&w, "2025-07-01");
    w.is_in[0] = w.is_in[3] = 0;
    s = state_of(&w);
    ladder_count(&s, 0.9, &counts);
    assert_int_equal(s.n_in, 4);
    assert_int_equal(counts.labels[SPROUT].hold, 1);
    assert_int_equal(counts.both[SEED][SPROUT], 0);
    assert_int_equal(counts.highest[SPROUT] + counts.highest[TREE] + counts.only_beside + counts.none, 4);
    ladder_state_clear(&s);
    end(&w);
}

static void changes_between_two_days(void **state)
{
    static const label_change expected[RUNGS] = {
        /* then, gained, returned, lost, kept, renewed, now */
        [SEED] = {2, 0, 0, 1, 1, 0, 1},   /* A and C; C's ran out */
        [SPROUT] = {2, 1, 0, 1, 1, 1, 2}, /* B renewed, A new, E's ran out */
        [TREE] = {0, 1, 0, 0, 0, 0, 1},
        [LEAF] = {1, 1, 1, 1, 0, 0, 1}, /* F's ran out, D has it again */
    };
    ladder_changes c;
    ladder_state s;
    world w;

    (void)state;
    begin(&w, "2025-07-01");
    s = state_of(&w);
    assert_int_equal(ladder_changes_init(&c, &s, day_of("2024-07-01"), NULL), TIDU_OK);
    for (size_t r = 0; r < RUNGS; r++)
        assert_memory_equal(&c.labels[r], &expected[r], sizeof *expected);
    assert_int_equal(c.moves[SEED + 1][SPROUT + 1], 1);   /* A */
    assert_int_equal(c.moves[SPROUT + 1][SPROUT + 1], 1); /* B */
    assert_int_equal(c.moves[SEED + 1][0], 1);            /* C */
    assert_int_equal(c.moves[0][0], 2);                   /* D, F */
    assert_int_equal(c.moves[SPROUT + 1][TREE + 1], 1);   /* E */
    assert_int_equal(c.up, 2);
    assert_int_equal(c.down, 1);
    assert_int_equal(c.same, 3);
    ladder_changes_clear(&c);
    ladder_state_clear(&s);
    end(&w);
}

static void what_runs_out(void **state)
{
    ladder_expiries e;
    ladder_state s;
    world w;

    (void)state;
    begin(&w, "2025-06-30");
    s = state_of(&w);
    /* C's seed today, renewed two days later; A's seed tomorrow; D's leaf on 2025-12-31 is too late for six months; B's
     * first sprout has a longer one behind it */
    assert_int_equal(ladder_expiries_init(&e, &s, 6, NULL), TIDU_OK);
    assert_int_equal(e.end, day_of("2025-12-30"));
    assert_int_equal(e.n, 2);
    assert_int_equal(e.list[0].company, 2);
    assert_int_equal(e.list[0].renewal->granted_on, day_of("2025-07-02"));
    assert_int_equal(e.list[1].company, 0);
    assert_null(e.list[1].renewal);
    ladder_expiries_clear(&e);
    assert_int_equal(ladder_expiries_init(&e, &s, 7, NULL), TIDU_OK);
    assert_int_equal(e.n, 3);
    assert_int_equal(e.list[2].company, 3);
    assert_int_equal(e.list[2].rung, LEAF);
    ladder_expiries_clear(&e);
    ladder_state_clear(&s);
    end(&w);
}

static tidu_status everything(world *w)
{
    ladder_changes c = {.since = 0};
    ladder_expiries e = {.n = 0};
    ladder_state s;
    tidu_status status = ladder_state_init(&s, w->l, w->models, &(ladder_assessed){.threads = 1}, &w->b, w->is_in, NULL);

    if (status)
        return status;
    status = ladder_changes_init(&c, &s, day_of("2024-07-01"), NULL);
    if (!status)
        status = ladder_expiries_init(&e, &s, 12, NULL);
    ladder_changes_clear(&c);
    ladder_expiries_clear(&e);
    ladder_state_clear(&s);
    return status;
}

static void every_allocation_may_fail(void **state)
{
    tidu_status status = TIDU_ENOMEM;
    world w;

    (void)state;
    begin(&w, "2025-07-01");
    for (unsigned long k = 1; status; k++) {
        allocate_fail_at(k);
        status = everything(&w);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
    }
    end(&w);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_overlap_and_companies_add_up),
        cmocka_unit_test(who_is_left_out_counts_nowhere),
        cmocka_unit_test(changes_between_two_days),
        cmocka_unit_test(what_runs_out),
        cmocka_unit_test(every_allocation_may_fail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
