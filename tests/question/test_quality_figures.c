/* Figures to look at, against a list of rules that names its indicators. */
#include <math.h>
#include <string.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "dictionary.h"
#include "question/quality_figures.h"
#include "random_panel.h"

enum { PANELS = 300 };

static const char *const steady[] = {"revenue", "main_revenue", "total_income", "cost_expense", "rd_expense", "rd_expense_hnte",
                                     "rd_expense_tax", "rd_expense_audited", "rd_expense_domestic", "rd_expense_statistics", "st_expense", "total_assets",
                                     "employees", NULL};

static const struct {
    const char *part, *whole;
    figure_doubt doubt;
} pairs[] = {{"main_revenue", "revenue", DOUBT_PART},          {"hightech_income", "total_income", DOUBT_PART},
             {"st_staff", "employees", DOUBT_PART},            {"rd_staff", "employees", DOUBT_PART},
             {"graduate_staff", "employees", DOUBT_PART},
             {"rd_expense_domestic", "rd_expense_hnte", DOUBT_PART},
             {"ip_class1_selfdev", "ip_class1", DOUBT_PART},   {"ip_class1_highvalue", "ip_class1", DOUBT_PART},
             {"rd_expense", "revenue", DOUBT_ABOVE},           {"rd_expense_hnte", "revenue", DOUBT_ABOVE},
             {"rd_expense_tax", "revenue", DOUBT_ABOVE},       {"rd_expense_audited", "revenue", DOUBT_ABOVE},
             {"rd_expense_domestic", "revenue", DOUBT_ABOVE},  {"st_expense", "revenue", DOUBT_ABOVE},
             {"rd_expense_statistics", "revenue", DOUBT_ABOVE}};

static double number(const panel *p, uint32_t company, const char *name, int year)
{
    return panel_number(p, company, dictionary_find(panel_dictionary(p), name), year);
}

/* One figure, which must be among those found. */
static void expect(const panel *p, const quality_figures *f, figure_doubt doubt, uint32_t company, const char *name)
{
    int id = dictionary_find(panel_dictionary(p), name);
    size_t n = 0;

    for (size_t k = 0; k < f->n; k++) {
        const quality_figure *x = &f->list[k];

        n += x->doubt == doubt && x->company == company && x->indicator == id &&
             x->value == panel_number(p, company, id, RANDOM_YEAR) &&
             x->other == panel_number(p, company, x->other_indicator, x->other_year);
    }
    assert_int_equal(n, 1);
}

/* How many figures of a company are to be found; each is looked for. */
static size_t check_company(const panel *p, const quality_figures *f, uint32_t i)
{
    double revenue = number(p, i, "revenue", RANDOM_YEAR), heads = number(p, i, "employees", RANDOM_YEAR);
    size_t n = 0;

    for (size_t k = 0; steady[k]; k++) {
        double now = number(p, i, steady[k], RANDOM_YEAR), before = number(p, i, steady[k], RANDOM_YEAR - 1);

        if (now > 0 && before > 0 && (now / before >= 10 || before / now >= 10)) {
            expect(p, f, now / before >= 1000 || before / now >= 1000 ? DOUBT_UNIT : DOUBT_JUMP, i, steady[k]);
            n++;
        }
    }
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
        const char *whole = pairs[k].whole;

        if (!strcmp(whole, "rd_expense_hnte") && !cell_is_value(number(p, i, whole, RANDOM_YEAR)))
            whole = "rd_expense"; /* which stands for it */
        if (number(p, i, pairs[k].part, RANDOM_YEAR) > number(p, i, whole, RANDOM_YEAR)) {
            expect(p, f, pairs[k].doubt, i, pairs[k].part);
            n++;
        }
    }
    if (revenue > 0 && heads > 0 && (revenue / heads < 5000 || revenue / heads > 100000000)) {
        expect(p, f, DOUBT_PER_HEAD, i, "revenue");
        n++;
    }
    return n;
}

static void check_order(const quality_figures *f)
{
    size_t kinds = 0;

    for (size_t k = 1; k < f->n; k++) {
        const quality_figure *a = &f->list[k - 1], *b = &f->list[k];

        assert_true(a->doubt <= b->doubt);
        if (a->doubt == b->doubt && !isnan(b->factor))
            assert_true(a->factor >= b->factor);
        if (a->doubt == b->doubt && isnan(a->factor))
            assert_true(isnan(b->factor));
    }
    for (int k = 0; k < FIGURE_DOUBTS; k++)
        kinds += f->kinds[k];
    assert_int_equal(kinds, f->n);
}

static void all_are_found_and_no_other(void **state)
{
    dictionary *d = shipped_dictionary();
    size_t seen[FIGURE_DOUBTS] = {0};

    (void)state;
    srand(4071);
    for (int k = 0; k < PANELS; k++) {
        panel *p = random_panel(d);
        uint8_t *is_in = random_members(p);
        quality_figures f;
        size_t n = 0;

        assert_int_equal(quality_figures_init(&f, p, RANDOM_YEAR, is_in, NULL, NULL), TIDU_OK);
        for (uint32_t i = 0; i < panel_count(p); i++)
            n += is_in[i] ? check_company(p, &f, i) : 0;
        assert_int_equal(n, f.n);
        check_order(&f);
        for (int doubt = 0; doubt < FIGURE_DOUBTS; doubt++)
            seen[doubt] += f.kinds[doubt];
        quality_figures_clear(&f);
        free(is_in);
        panel_free(p);
    }
    assert_true(seen[DOUBT_UNIT] && seen[DOUBT_JUMP] && seen[DOUBT_PART] && seen[DOUBT_ABOVE] && seen[DOUBT_PER_HEAD]);
    dictionary_free(d);
}

static void each_allocation_may_fail(void **state)
{
    dictionary *d = shipped_dictionary();
    panel *p = random_large_panel(d, 17);
    uint8_t *is_in = random_members(p);
    quality_figures f;
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    for (unsigned long k = 1; status; k++) {
        allocate_fail_at(k);
        status = quality_figures_init(&f, p, RANDOM_YEAR, is_in, NULL, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || (status == TIDU_ENOMEM && !f.list));
    }
    quality_figures_clear(&f);
    free(is_in);
    panel_free(p);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_are_found_and_no_other), cmocka_unit_test(each_allocation_may_fail)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
