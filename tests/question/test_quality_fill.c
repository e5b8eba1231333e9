/* What is filled in, against counting each cell by itself. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "dictionary.h"
#include "question/quality_fill.h"
#include "random_panel.h"

enum { PANELS = 200 };

static bool has_value(const panel *p, uint32_t company, int id)
{
    const indicator *i = dictionary_get(panel_dictionary(p), id);

    return i->type == INDICATOR_TEXT ? panel_text(p, company, id) != NULL
                                     : cell_is_value(panel_number(p, company, id, i->kind == INDICATOR_ANNUAL ? RANDOM_YEAR : 0));
}

static fill_count count_slowly(const fill_question *q, const char *town, int id)
{
    const dictionary *d = panel_dictionary(q->panel);
    fill_count c = {0};

    for (uint32_t i = 0; i < panel_count(q->panel); i++) {
        const char *own = panel_text(q->panel, i, dictionary_find(d, "town"));
        bool is_usable = false;

        if (!q->is_in[i] || (town && strcmp(own ? own : "", town)) ||
            (dictionary_get(d, id)->kind == INDICATOR_ANNUAL && !q->has_year[i]))
            continue;
        for (int used = id; used != INDICATOR_NONE; used = dictionary_fallback(d, used))
            is_usable |= has_value(q->panel, i, used);
        c.companies++;
        c.filled += has_value(q->panel, i, id);
        c.usable += is_usable;
    }
    return c;
}

static void assert_counts(fill_count a, fill_count b)
{
    assert_int_equal(a.companies, b.companies);
    assert_int_equal(a.filled, b.filled);
    assert_int_equal(a.usable, b.usable);
}

static void check_order(const quality_fill *f, const size_t *models)
{
    for (size_t k = 0; k < f->n; k++)
        assert_int_equal(models[f->indicators[k]] != 0, k < f->n_needed);
    for (size_t k = 1; k < f->n; k++) {
        if (k != f->n_needed)
            assert_false(fill_share(&f->columns[k]) < fill_share(&f->columns[k - 1]));
    }
    for (size_t t = 1; t < f->n_towns; t++)
        assert_false(quality_fill_town_share(f, t) < quality_fill_town_share(f, t - 1));
}

/* Every indicator that is needed or an attribute, or of which there is a value, and no other. */
static void check_which(const quality_fill *f, const fill_question *q)
{
    const dictionary *d = panel_dictionary(q->panel);
    size_t n = 0;

    for (int id = 0; id < dictionary_count(d); id++) {
        indicator_kind kind = dictionary_get(d, id)->kind;
        bool is_listed = kind == INDICATOR_ATTRIBUTE || (kind == INDICATOR_ANNUAL && q->models[id]);

        for (uint32_t i = 0; kind == INDICATOR_ANNUAL && i < panel_count(q->panel); i++)
            is_listed |= q->is_in[i] && has_value(q->panel, i, id);
        n += is_listed;
        assert_int_equal(is_listed, indicator_is_among(id, f->indicators, f->n));
    }
    assert_int_equal(n, f->n);
}

static void check_panel(dictionary *d)
{
    panel *p = random_panel(d);
    uint8_t *is_in = random_members(p), *has_year = random_members(p);
    size_t *models = calloc((size_t)dictionary_count(d), sizeof *models), companies = 0;
    fill_question q = {p, RANDOM_YEAR, is_in, has_year, models};
    quality_fill f;

    for (int id = 0; id < dictionary_count(d); id++)
        models[id] = dictionary_get(d, id)->kind == INDICATOR_KEY ? 0 : random_below(3);
    assert_int_equal(quality_fill_init(&f, &q, NULL), TIDU_OK);
    check_which(&f, &q);
    check_order(&f, models);
    for (size_t k = 0; k < f.n; k++) {
        assert_counts(f.columns[k], count_slowly(&q, NULL, f.indicators[k]));
        for (size_t t = 0; t < f.n_towns; t++)
            assert_counts(f.cells[t * f.n + k], count_slowly(&q, f.towns[t], f.indicators[k]));
    }
    for (size_t t = 0; t < f.n_towns; t++) {
        companies += f.companies[t];
        assert_true(f.with_year[t] <= f.companies[t]);
    }
    for (uint32_t i = 0; i < panel_count(p); i++)
        companies -= is_in[i];
    assert_int_equal(companies, 0);
    quality_fill_clear(&f);
    free(models);
    free(is_in);
    free(has_year);
    panel_free(p);
}

static void counts_are_those_of_counting_slowly(void **state)
{
    dictionary *d = shipped_dictionary();

    (void)state;
    srand(2385);
    for (int i = 0; i < PANELS; i++)
        check_panel(d);
    dictionary_free(d);
}

static void each_allocation_may_fail(void **state)
{
    dictionary *d = shipped_dictionary();
    panel *p = random_panel(d);
    uint8_t *all = random_members(p);
    size_t *models = calloc((size_t)dictionary_count(d), sizeof *models);
    fill_question q = {p, RANDOM_YEAR, all, all, models};
    quality_fill f;
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    for (unsigned long k = 1; status; k++) {
        allocate_fail_at(k);
        status = quality_fill_init(&f, &q, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || (status == TIDU_ENOMEM && !f.cells));
    }
    quality_fill_clear(&f);
    free(models);
    free(all);
    panel_free(p);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_are_those_of_counting_slowly),
                                       cmocka_unit_test(each_allocation_may_fail)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
