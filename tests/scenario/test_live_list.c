/*
 * Changes asked about and made in a living list against the slow way: the whole panel with the change in it assessed
 * anew, and its list ordered anew.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "dictionary.h"
#include "model/catalogue.h"
#include "scenario/live_list.h"
#include "verdict/assessor.h"

enum { Y = 2026, COMPANIES = 120, CHANGES = 50 }; /* of each of some fifty models */

static uint64_t seed = 8219;

static uint64_t draw(uint64_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % n;
}

/* Of a kind that crowds the borders. */
static double draw_value(const indicator *i)
{
    static const double money[] = {1e6, 5e6, 1e7, 15e6, 2e7, 5e7, 1e8, 2e8, 3e8, 5e8, 1e9};
    static const double shares[] = {0.03, 0.05, 0.1, 0.3, 0.5, 0.8};

    switch (i->type) {
    case INDICATOR_MONEY:
        return money[draw(sizeof money / sizeof *money)];
    case INDICATOR_SHARE:
        return shares[draw(sizeof shares / sizeof *shares)];
    case INDICATOR_DATE:
        return 12000 + (double)draw(8000);
    default:
        if (i->greatest == 1) /* most are in order */
            return draw(12) == 0;
        return fmin(fmax((double)draw(draw(3) ? 6 : 600), i->least), i->greatest);
    }
}

static const char *const industries[] = {"C3911", "3911", "I6510", "F5199", "K7010", "L7299", "A0111", "E4710"};

/* Two panels with the same cells: one for the list, one for the slow way. Some columns are left out. */
static void fill(panel *a, panel *b)
{
    dictionary *d = panel_dictionary(a);
    char code[16];

    for (uint32_t c = 0; c < COMPANIES; c++) {
        snprintf(code, sizeof code, "C%06u", (unsigned)(7 * c % COMPANIES));
        assert_int_equal(panel_add_company(a, code, strlen(code)), c);
        assert_int_equal(panel_add_company(b, code, strlen(code)), c);
    }
    for (int id = 0; id < dictionary_count(d); id++) {
        const indicator *i = dictionary_get(d, id);

        for (int year = i->kind == INDICATOR_ANNUAL ? Y - 4 : PANEL_ANY_YEAR; year <= Y; year++) {
            bool is_left_out = draw(8) == 0;

            for (uint32_t c = 0; c < COMPANIES && !is_left_out; c++) {
                double value = draw_value(i);
                const char *text = industries[draw(sizeof industries / sizeof *industries)];

                if (draw(8) == 0)
                    continue;
                if (i->type == INDICATOR_TEXT)
                    assert_true(panel_put_text(a, c, id, text, strlen(text)) && panel_put_text(b, c, id, text, strlen(text)));
                else
                    assert_true(panel_put_number(a, c, id, year, value) && panel_put_number(b, c, id, year, value));
            }
            if (i->kind != INDICATOR_ANNUAL)
                break;
        }
    }
    for (uint32_t c = 0; c < COMPANIES; c += 9) { /* just below a border, where the double is on it */
        int revenue = dictionary_find(d, "revenue");

        assert_true(panel_put_number(a, c, revenue, Y - 1, 5e8) && panel_put_number(b, c, revenue, Y - 1, 5e8) &&
                    panel_keep_exact(a, c, revenue, Y - 1, "499999999.99999999") &&
                    panel_keep_exact(b, c, revenue, Y - 1, "499999999.99999999"));
    }
}

/* A change as a user writes it, mostly of a cell that the model reads. */
static void draw_change(const panel *wishes, char *text, size_t size)
{
    const dictionary *d = panel_dictionary(wishes);

    for (;;) {
        int id = (int)draw((uint64_t)dictionary_count(d)), back = (int)draw(4);
        const indicator *i = dictionary_get(d, id);

        if (i->kind == INDICATOR_KEY || i->type == INDICATOR_DATE)
            continue;
        if (draw(20) && !panel_is_wanted(wishes, id, i->kind == INDICATOR_ANNUAL ? Y - back : PANEL_ANY_YEAR))
            continue;
        if (i->type == INDICATOR_TEXT) {
            snprintf(text, size, "%s=%s", i->name, industries[draw(sizeof industries / sizeof *industries)]);
        } else if (i->kind != INDICATOR_ANNUAL) {
            snprintf(text, size, "%s=%.15g", i->name, draw_value(i));
        } else {
            if (draw(4) == 0 && i->type == INDICATOR_MONEY)
                snprintf(text, size, "%s[Y-%d]+=20%%", i->name, back);
            else
                snprintf(text, size, "%s[Y-%d]=%.15g", i->name, back, draw_value(i));
        }
        return;
    }
}

typedef struct twin {
    const assessor *assessor;
    binding binding;
    panel *panel;
    const panel *wishes; /* what the model reads */
    ranking_key by;
    const uint8_t *is_in;
} twin;

static live_place place_in(const twin *t, const assessment *a, uint32_t company)
{
    ranking *r = ranking_new(a, t->panel, t->by, t->is_in, 0);
    live_place out = {(truth)a->verdicts[company], a->readiness[company], a->least ? a->least[company] : NAN,
                      a->greatest ? a->greatest[company] : NAN, 0};

    assert_non_null(r);
    for (size_t i = 0; i < r->n; i++) {
        if (r->company[i] == company)
            out.rank = r->rank[i];
    }
    ranking_free(r);
    return out;
}

/* All companies anew. */
static live_place find_slowly(const twin *t, uint32_t company)
{
    assessment *a;
    live_place out;

    assert_int_equal(assessor_run(t->assessor, &t->binding, 1, &a, NULL), TIDU_OK);
    out = place_in(t, a, company);
    assessment_free(a);
    return out;
}

static void assert_same(const live_place *a, const live_place *b)
{
    assert_int_equal(a->verdict, b->verdict);
    assert_memory_equal(&a->readiness, &b->readiness, sizeof a->readiness);
    assert_true(isnan(b->least) ? isnan(a->least) : a->least == b->least && a->greatest == b->greatest);
    assert_int_equal(a->rank, b->rank);
}

static void assert_same_cell(const panel *a, const panel *b, const change *c, uint32_t company)
{
    int year = change_year(c, panel_dictionary(a), Y);

    if (c->word) {
        const char *x = panel_text(a, company, c->indicator), *y = panel_text(b, company, c->indicator);

        assert_true(x ? y && !strcmp(x, y) : !y);
    } else {
        double x = panel_number(a, company, c->indicator, year), y = panel_number(b, company, c->indicator, year);

        assert_true(cell_is_value(x) ? x == y : cell_state_of(x) == cell_state_of(y));
    }
}

/* Changed, assessed and changed back where the change is not kept. */
static live_place change_slowly(const twin *t, const changes *c, uint32_t company, bool is_kept)
{
    const dictionary *d = panel_dictionary(t->panel);
    uint8_t one[COMPANIES] = {0};
    double number[3];
    const char *text[3];
    size_t n_missing;
    live_place out;

    one[company] = 1;
    for (size_t i = 0; i < c->n; i++) {
        const change *cell = &c->list[i];

        number[i] = cell->word ? 0 : panel_number(t->panel, company, cell->indicator, change_year(cell, d, Y));
        text[i] = cell->word ? panel_text(t->panel, company, cell->indicator) : NULL;
    }
    assert_int_equal(changes_apply(c, t->panel, Y, one, &n_missing, NULL), TIDU_OK);
    out = find_slowly(t, company);
    for (size_t i = 0; i < c->n && !is_kept; i++) {
        const change *cell = &c->list[i];

        if (cell->word)
            assert_true(panel_put_text(t->panel, company, cell->indicator, text[i], text[i] ? strlen(text[i]) : 0));
        else
            assert_true(panel_put_number(t->panel, company, cell->indicator, change_year(cell, d, Y), number[i]));
    }
    return out;
}

/* Is it a change that can be made at all? On a copy, as for one company alone. */
static tidu_status check_slowly(const twin *t, const changes *c, uint32_t company)
{
    panel *copy = panel_copy_company(t->panel, company);
    part_wholes couples = part_wholes_find(panel_dictionary(t->panel));
    size_t n_missing;
    tidu_status status;

    assert_non_null(copy);
    status = changes_apply(c, copy, Y, NULL, &n_missing, NULL);
    if (!status)
        status = changes_check(c, &couples, copy, Y, 0, NULL);
    panel_free(copy);
    return status;
}

/* Up to three changes of one company, asked about or made. Did the rank move? */
static bool try_changes(live_list *l, const panel *data, const twin *t)
{
    changes c = {.memory = arena_new()};
    uint32_t company = (uint32_t)draw(COMPANIES);
    bool is_kept = draw(3) == 0;
    live_place before = {.rank = 77}, after = {.rank = 77}, expected;
    tidu_status status;

    for (int k = 1 + (int)draw(3); k > 0; k--) {
        char text[120];

        draw_change(t->wishes, text, sizeof text);
        changes_add(&c, panel_dictionary(data), text, NULL); /* one that contradicts another is passed over */
    }
    status = check_slowly(t, &c, company);
    assert_int_equal((is_kept ? live_list_keep : live_list_ask)(l, company, &c, &before, &after, NULL), status);
    if (status) {
        assert_int_equal(after.rank, 77);
    } else {
        expected = find_slowly(t, company);
        assert_same(&before, &expected);
        expected = change_slowly(t, &c, company, is_kept);
        assert_same(&after, &expected);
    }
    for (size_t i = 0; i < c.n; i++)
        assert_same_cell(data, t->panel, &c.list[i], company);
    arena_free(c.memory);
    return !status && before.rank != after.rank;
}

/* In the end the list that changed is the list of the data that changed. */
static void assert_same_whole(const twin *t, const assessment *all)
{
    assessment *slow;

    assert_int_equal(assessor_run(t->assessor, &t->binding, 1, &slow, NULL), TIDU_OK);
    assert_memory_equal(all->verdicts, slow->verdicts, COMPANIES);
    assert_memory_equal(all->readiness, slow->readiness, COMPANIES * sizeof *slow->readiness);
    assert_memory_equal(all->gates, slow->gates, COMPANIES * slow->model->n_gates);
    assert_memory_equal(all->directs, slow->directs, COMPANIES * slow->model->n_directs);
    if (slow->outcomes)
        assert_memory_equal(all->outcomes, slow->outcomes, COMPANIES * slow->model->n_items * sizeof *slow->outcomes);
    assessment_free(slow);
}

/* How many ranks moved. */
static int try_model(const char *file, ranking_key by)
{
    dictionary *d = shipped_dictionary();
    panel *data = panel_new(d), *slow = panel_new(d), *wishes = panel_new(d);
    credentials *held = credentials_new();
    uint8_t is_in[COMPANIES];
    assessment *all;
    assessor *a;
    live_list *l;
    model *m;
    twin t;
    int moved = 0;

    assert_int_equal(model_load(file, "models", d, &m, NULL), TIDU_OK);
    fill(data, slow);
    for (uint32_t c = 0; c < COMPANIES; c += 5)
        assert_true(credentials_add(held, &(credential){panel_code(data, c), "hnte", 100, DATE_NO_END, false, "1", 0}));
    for (uint32_t c = 0; c < COMPANIES; c++)
        is_in[c] = draw(6) > 0;
    a = assessor_new(m);
    t = (twin){a, {slow, held, Y, binding_default_date(Y)}, slow, wishes, by, is_in};
    assert_true(assessor_want(a, Y, wishes));
    {
        binding b = {data, held, Y, binding_default_date(Y)};

        assert_int_equal(assessor_run(a, &b, 1, &all, NULL), TIDU_OK);
        l = live_list_new(a, &b, data, all, by, is_in);
        assert_non_null(l);
        for (int i = 0; i < CHANGES; i++)
            moved += try_changes(l, data, &t);
        assert_same_whole(&t, all);
        live_list_free(l);
    }
    assessment_free(all);
    assessor_free(a);
    model_free(m);
    credentials_free(held);
    panel_free(data);
    panel_free(slow);
    panel_free(wishes);
    dictionary_free(d);
    return moved;
}

static void every_model_by_readiness(void **state)
{
    catalogue all;
    int moved = 0;

    (void)state;
    assert_int_equal(catalogue_open("models", &all, NULL), TIDU_OK);
    for (size_t i = 0; i < all.n; i++)
        moved += try_model(all.files[i], RANK_BY_READINESS);
    catalogue_close(&all);
    assert_true(moved > 40);
}

static void by_points(void **state)
{
    int moved = 0;

    (void)state;
    for (int round = 0; round < 5; round++)
        moved += try_model("models/hnte.yaml", RANK_BY_SCORE_LO) + try_model("models/hnte.yaml", RANK_BY_SCORE_HI) +
                 try_model("models/tech-sme.yaml", RANK_BY_SCORE_LO);
    assert_true(moved > 40);
    try_model("models/unicorn.yaml", RANK_BY_SCORE_LO); /* it has no score: all are equal */
}

/* Whichever allocation fails: the list is afterwards what it was, and answers. */
static void every_allocation_may_fail(void **state)
{
    dictionary *d = shipped_dictionary();
    panel *data = panel_new(d), *slow = panel_new(d);
    binding b = {data, NULL, Y, binding_default_date(Y)};
    changes c = {.memory = arena_new()};
    assessment *all;
    assessor *a;
    model *m;
    live_list *l;
    live_place before, after, again;
    unsigned long k = 1;
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    assert_int_equal(model_load("models/hnte.yaml", "models", d, &m, NULL), TIDU_OK);
    fill(data, slow);
    a = assessor_new(m);
    assert_int_equal(assessor_run(a, &b, 1, &all, NULL), TIDU_OK);
    for (l = NULL; !l; k++) {
        allocate_fail_at(k);
        l = live_list_new(a, &b, data, all, RANK_BY_READINESS, NULL);
        allocate_fail_at(0);
    }
    /* a year that no column has, and a text */
    assert_int_equal(changes_add(&c, d, "st_staff[Y-20]=3", NULL), TIDU_OK);
    assert_int_equal(changes_add(&c, d, "conversions[Y-1]=0", NULL), TIDU_OK);
    assert_int_equal(changes_add(&c, d, "industry=A0111", NULL), TIDU_OK);
    assert_int_equal(live_list_ask(l, 3, &(changes){.n = 0}, &before, &again, NULL), TIDU_OK);
    for (k = 1; status; k++) {
        allocate_fail_at(k);
        status = live_list_keep(l, 3, &c, &before, &after, NULL);
        allocate_fail_at(0);
        if (status) {
            assert_int_equal(status, TIDU_ENOMEM);
            assert_int_equal(live_list_ask(l, 3, &(changes){.n = 0}, &before, &after, NULL), TIDU_OK);
            assert_same(&before, &again);
            assert_same(&after, &again);
        }
    }
    assert_true(k > 3);
    live_list_free(l);
    assessment_free(all);
    assessor_free(a);
    model_free(m);
    arena_free(c.memory);
    panel_free(data);
    panel_free(slow);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_model_by_readiness), cmocka_unit_test(by_points),
                                       cmocka_unit_test(every_allocation_may_fail)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
