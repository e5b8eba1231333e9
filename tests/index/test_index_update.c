/* A result that follows changed data against a new run over them: the same bits, whatever moved. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "dictionary.h"
#include "index/index_update.h"

enum { COMPANIES = 400, YEAR = 2025, CHANGES = 250 };

#define INDICATOR(id, value, more) \
    "      - {id: " id ", name: {zh: 甲, en: " id "}, value: \"" value "\", direction: up, " more "}\n"
#define HEAD(more) "index: sample\nname: {zh: 样, en: sample}\n" more "groups:\n  - id: first\n    name: {zh: 一, en: first}\n"

static const char *const models[] = {
    /* stands by itself */
    HEAD("missing: interval\naggregation: arithmetic\nweights: equal\n") "    weights: equal\n    indicators:\n"
    INDICATOR("rd", "rd_expense[Y-1] / revenue[Y-1]", "normalise: {goalposts: {low: 0, high: 10%}}")
    INDICATOR("staff", "st_staff[Y-1] / employees[Y-1]", "normalise: {goalposts: {low: 0, high: 50%}}"),
    /* between the ends, whole numbers many have */
    HEAD("missing: interval\naggregation: arithmetic\nweights: equal\n") "    weights: equal\n    indicators:\n"
    INDICATOR("staff", "st_staff[Y-1]", "normalise: min-max")
    INDICATOR("rd", "rd_expense[Y-1] / revenue[Y-1]", "normalise: min-max"),
    /* within industries, weak in one not made good by another */
    HEAD("missing: reweight\nstrata: {by: industry, letters: 2, least: 30}\n"
         "aggregation: {within: arithmetic, across: geometric, floor: 1%}\nweights: equal\n") "    weights: equal\n    indicators:\n"
    INDICATOR("staff", "st_staff[Y-1]", "normalise: min-max")
    INDICATOR("size", "revenue[Y-1]", "normalise: percentile"),
    /* within stages, outliers drawn in */
    HEAD("missing: reweight\nstrata:\n  - {id: small, name: {zh: 小, en: small}, when: \"revenue[Y-1] < 5000 wan\"}\n"
         "  - {id: large, name: {zh: 大, en: large}}\naggregation: arithmetic\nweights: equal\n") "    weights: equal\n    indicators:\n"
    INDICATOR("rd", "rd_expense[Y-1] / revenue[Y-1]", "treatment: {winsorise: {percent: [5, 95]}}, normalise: min-max")
    INDICATOR("staff", "st_staff[Y-1]", "normalise: min-max"),
    /* against a base, and what is missing as the mean of the others */
    HEAD("missing: interval\naggregation: arithmetic\nweights: equal\n") "    weights: equal\n    indicators:\n"
    INDICATOR("rd", "rd_expense[Y-1] / revenue[Y-1]", "normalise: {base: 5%}")
    INDICATOR("staff", "st_staff[Y-1]", "normalise: {base: 20}, missing: mean"),
    /* weighed by data */
    HEAD("missing: reweight\naggregation: arithmetic\nweights: equal\n") "    weights: critic\n    indicators:\n"
    INDICATOR("rd", "rd_expense[Y-1] / revenue[Y-1]", "treatment: coinr, normalise: min-max")
    INDICATOR("staff", "st_staff[Y-1]", "normalise: {goalposts: {low: 0, high: 50}}"),
};

static uint64_t seed = 991;

static uint64_t draw(uint64_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % n;
}

static const char *const cells[] = {"rd_expense", "st_staff", "employees", "revenue"};

static double draw_cell(const char *name)
{
    if (draw(15) == 0)
        return cell_missing();
    if (!strcmp(name, "st_staff"))
        return (double)draw(40);
    if (!strcmp(name, "employees"))
        return 100;
    if (!strcmp(name, "revenue") && draw(20) == 0)
        return 0;
    if (!strcmp(name, "revenue") && draw(20) == 0)
        return 1000 + (double)draw(2000); /* ratios further out than any before */
    return 1e5 * (double)(1 + draw(1000));
}

static void draw_industry(panel *p, uint32_t c)
{
    char text[8];

    snprintf(text, sizeof text, "C%d", 3500 + 100 * (int)draw(9) + (int)draw(3));
    assert_true(panel_put_text(p, c, dictionary_find(panel_dictionary(p), "industry"), text, strlen(text)));
}

static panel *fill(dictionary *d)
{
    panel *p = panel_new(d);

    for (uint32_t c = 0; c < COMPANIES; c++) {
        char code[16];

        snprintf(code, sizeof code, "C%05d", (int)(c * 7919 % 100003));
        assert_int_equal(panel_add_company(p, code, strlen(code)), c);
        for (size_t k = 0; k < sizeof cells / sizeof *cells; k++)
            assert_true(panel_put_number(p, c, dictionary_find(d, cells[k]), YEAR - 1, draw_cell(cells[k])));
        draw_industry(p, c);
    }
    return p;
}

/* Cells without a value are of the same kind; their bits may differ. */
static void assert_cells(const double *a, const double *b, size_t n, const char *what)
{
    for (size_t i = 0; i < n; i++) {
        if (cell_is_value(a[i]) || cell_is_value(b[i]) ? memcmp(&a[i], &b[i], sizeof *a) != 0
                                                       : cell_state_of(a[i]) != cell_state_of(b[i]))
            fail_msg("%s %zu: %.17g, not %.17g", what, i, a[i], b[i]);
    }
}

static void assert_same(const index_result *a, const index_result *b)
{
    size_t k = a->model->n_indicators, n = a->n;

    assert_int_equal(a->n_strata, b->n_strata);
    assert_memory_equal(a->order, b->order, n * sizeof *a->order);
    assert_cells(a->raw, b->raw, k * n, "raw");
    assert_cells(a->treated, b->treated, k * n, "treated");
    assert_cells(a->scaled, b->scaled, k * n, "scaled");
    assert_memory_equal(a->weights.indicator, b->weights.indicator, k * sizeof *a->weights.indicator);
    assert_cells(a->score, b->score, n, "score");
    assert_cells(a->low, b->low, n, "low");
    assert_cells(a->high, b->high, n, "high");
    assert_int_equal(a->n_incomplete, b->n_incomplete);
    assert_int_equal(a->n_unscored, b->n_unscored);
}

static void change_something(panel *p, uint32_t c)
{
    for (int n = 1 + (int)draw(2); n > 0; n--) {
        const char *name = cells[draw(sizeof cells / sizeof *cells)];

        assert_true(panel_put_number(p, c, dictionary_find(panel_dictionary(p), name), YEAR - 1, draw_cell(name)));
    }
    if (draw(12) == 0)
        draw_industry(p, c);
}

static void try_model(const char *text, size_t extents[3])
{
    dictionary *d = shipped_dictionary();
    panel *p = fill(d);
    binding b = {p, NULL, YEAR, binding_default_date(YEAR)};
    index_result *r, *fresh;
    index_updater *u;
    index_model *m;
    index_scorer *x;
    tidu_error err;

    if (index_parse(text, strlen(text), "test.yaml", d, &m, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
    x = index_scorer_new(m);
    assert_int_equal(index_scorer_run(x, &b, 1, true, &r, &err), TIDU_OK);
    u = index_updater_new(x, &b, r);
    assert_non_null(u);
    for (int i = 0; i < CHANGES; i++) {
        uint32_t c = (uint32_t)draw(COMPANIES);
        index_extent extent;

        change_something(p, c);
        assert_int_equal(index_update(u, c, 1 + i % 2, &extent, &err), TIDU_OK);
        extents[extent]++;
        assert_int_equal(index_scorer_run(x, &b, 1, true, &fresh, &err), TIDU_OK);
        assert_same(r, fresh);
        index_result_free(fresh);
    }
    index_updater_free(u);
    index_result_free(r);
    index_scorer_free(x);
    index_free(m);
    panel_free(p);
    dictionary_free(d);
}

static void what_a_new_run_would_give(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
        size_t extents[3] = {0};

        try_model(models[i], extents);
        if (i == 0)
            assert_int_equal(extents[INDEX_COMPANY], CHANGES); /* nobody else is ever touched */
        if (i == 1)
            assert_true(extents[INDEX_COMPANY] > 150 && extents[INDEX_COLUMNS] > 3);
        if (i == 2 || i == 3)
            assert_true(extents[INDEX_COMPANY] > 10 && extents[INDEX_COLUMNS] > 10 && extents[INDEX_WHOLE] > 5);
        if (i == 4)
            assert_true(extents[INDEX_COMPANY] > 100 && extents[INDEX_COLUMNS] > 30);
        if (i == 5)
            assert_true(extents[INDEX_COLUMNS] > 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_a_new_run_would_give)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
