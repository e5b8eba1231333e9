/*
 * Conditions that the dictionary's limits decide. What is declared known is tried: the missing cells of the company are
 * filled from a grid that holds the limits, and the exact evaluator must come to that truth whatever they are.
 */
#include <math.h>

#include "rules/exact.h"
#include "rules/generated.h"
#include "rules/interval.h"
#include "rules/interval_block.h"

enum { EXPRESSIONS = 2500, FILLINGS = 6 };

static const char *const annual[] = {"revenue",   "rd_expense", "rd_expense_hnte", "net_profit",  "employees",
                                     "st_staff",  "ip_class1",  "conversions",     "market_share"};
enum { ANNUAL = sizeof annual / sizeof *annual };

static double read(const panel *p, const char *name, int year)
{
    return panel_number(p, 0, dictionary_find(panel_dictionary(p), name), year);
}

static void fill(panel *p, const char *name, int year)
{
    static const double grid[] = {-1e6, -100, -0.3, 0, 0, 0.1, 0.3, 1, 2, 3, 10, 30, 100, 105, 110.25, 1000000000.3};
    int id = dictionary_find(panel_dictionary(p), name);
    const indicator *i = dictionary_get(panel_dictionary(p), id);
    double value;

    if (cell_is_value(panel_number(p, 0, id, year)))
        return;
    value = fmin(fmax(grid[draw(sizeof grid / sizeof *grid)], i->least), i->greatest);
    assert_true(panel_put_number(p, 0, id, year, i->is_whole ? floor(value) : value));
}

/* All that is missing, but for a cell that another one stands in for, and no part above its whole. */
static void fill_company(panel *p)
{
    int founded = dictionary_find(panel_dictionary(p), "founded_on");
    int industry = dictionary_find(panel_dictionary(p), "industry");
    date day = {2015 + (int)draw(12), 1 + (int)draw(12), 1};

    if (!cell_is_value(panel_number(p, 0, founded, PANEL_ANY_YEAR)))
        assert_true(panel_put_number(p, 0, founded, PANEL_ANY_YEAR, (double)date_to_days(day)));
    if (!panel_text(p, 0, industry))
        assert_true(panel_put_text(p, 0, industry, draw(2) ? "C39" : "M73", 3));
    fill(p, "listed", PANEL_ANY_YEAR);
    fill(p, "lead_years", PANEL_ANY_YEAR);
    for (int year = YEAR - 4; year <= YEAR; year++) {
        bool stands_in = cell_is_value(read(p, "rd_expense", year)), knows_all = cell_is_value(read(p, "employees", year));
        bool knows_staff;

        /* one that contradicts its whole is as good as missing */
        if (read(p, "st_staff", year) > read(p, "employees", year))
            panel_put_number(p, 0, dictionary_find(panel_dictionary(p), "st_staff"), year, cell_missing());
        knows_staff = cell_is_value(read(p, "st_staff", year));

        for (size_t k = 0; k < ANNUAL; k++) {
            if (strcmp(annual[k], "rd_expense_hnte") || (!stands_in && draw(2)))
                fill(p, annual[k], year);
        }
        if (knows_staff && !knows_all && read(p, "st_staff", year) > read(p, "employees", year))
            panel_put_number(p, 0, dictionary_find(panel_dictionary(p), "employees"), year, read(p, "st_staff", year));
        if (!knows_staff && read(p, "st_staff", year) > read(p, "employees", year))
            panel_put_number(p, 0, dictionary_find(panel_dictionary(p), "st_staff"), year, read(p, "employees", year));
    }
}

static void try_fillings(fixture *f, const node *n, uint32_t company, truth declared, const char *text)
{
    static const char *const truths[] = {"false", "unknown", "true"};

    for (int k = 0; k < FILLINGS; k++) {
        binding b = f->binding;
        panel *one = panel_copy_company(f->panel, company);
        truth found;

        assert_non_null(one);
        fill_company(one);
        b.panel = one;
        f->unset.value = (double)draw(4) - 1;
        found = exact_compare(n, 0, &b, 0, 0);
        f->unset.value = cell_missing();
        /* last() of a company that was not founded yet stays missing */
        if (found != declared && !(found == TRUTH_UNKNOWN && strstr(text, "last(")))
            fail_msg("company %u: %s\n  declared %s, but filled it is %s", (unsigned)company, text, truths[declared], truths[found]);
        panel_free(one);
    }
}

static void what_is_declared_known_stays_so(void **state)
{
    static const char *const parts[] = {
        "st_staff[Y-1] / employees[Y-1] <= 1",
        "sum(st_staff[Y-2..Y-1]) / sum(employees[Y-2..Y-1]) > 1",
        "mean(st_staff[Y-3..Y-1]) / mean(employees[Y-3..Y-1]) <= 1",
        "employees[Y-1] >= 3",
        "st_staff[Y-1] * 2 + employees[Y-1] >= 9",
        "employees[Y-1] - st_staff[Y-1] < -5",
        "st_staff[Y-1] / employees[Y-1] >= 0.1",
        "growth_mean(revenue[Y-3..Y-1]) < -1",
        "cagr(revenue[Y-3..Y-1]) > -2",
        "count(revenue[Y-3..Y-1] >= 100 yuan) >= 1",
    };
    fixture *f = *state;
    size_t seen[3] = {0}, n_parts = sizeof parts / sizeof *parts;

    for (size_t i = 0; i < EXPRESSIONS; i++) {
        text_buffer b;
        node *n;

        text_buffer_init(&b);
        if (i < n_parts) {
            text_buffer_append_string(&b, parts[i]);
        } else if (draw(3)) {
            write_comparison(&b, DEEPEST - 1);
        } else {
            text_buffer_append_string(&b, "if(");
            write(&b, TRUTH, DEEPEST);
            text_buffer_append_string(&b, ", 1, 2) = 1");
        }
        n = parse(f, text_buffer_string(&b));
        assert_true(n || i >= n_parts);
        if (n) {
            interval *x = interval_new(n, &f->binding);

            assert_non_null(x);
            for (uint32_t c = 0; c < COMPANIES; c++) {
                truth known = exact_compare(n, 0, &f->binding, c, 0), declared = interval_decide(x, c);

                if (known != TRUTH_UNKNOWN) {
                    assert_true(declared == TRUTH_UNKNOWN || declared == known);
                    continue;
                }
                seen[declared]++;
                if (declared != TRUTH_UNKNOWN) {
                    if (!interval_may_decide(x))
                        fail_msg("nobody would have asked: %s", text_buffer_string(&b));
                    try_fillings(f, n, c, declared, text_buffer_string(&b));
                }
            }
            interval_free(x);
        }
        text_buffer_clear(&b);
    }
    for (int t = 0; t < 3; t++)
        assert_true(seen[t] > 500);
}

/* Rows that are left out of the walk over intervals are unknown there, which are not few. */
static void what_is_doubtful_stays_unknown(void **state)
{
    fixture *f = *state;
    size_t unknown = 0, doubtful = 0;

    for (size_t i = 0; i < 4 * EXPRESSIONS; i++) {
        text_buffer b;
        node *n;
        uint8_t stays[COMPANIES];

        text_buffer_init(&b);
        write(&b, TRUTH, 1 + (int)draw(DEEPEST));
        n = parse(f, text_buffer_string(&b));
        if (n) {
            interval *x = interval_new(n, &f->binding);
            size_t first = draw(COMPANIES);

            assert_non_null(x);
            interval_find_doubtful(x, first, COMPANIES - first, stays);
            for (size_t c = first; c < COMPANIES; c++) {
                truth t = interval_decide(x, c);

                if (stays[c - first] && t != TRUTH_UNKNOWN)
                    fail_msg("company %zu: %s is %d", c, text_buffer_string(&b), t);
                unknown += t == TRUTH_UNKNOWN;
                doubtful += stays[c - first];
            }
            interval_free(x);
        }
        text_buffer_clear(&b);
    }
    if (doubtful < unknown / 8)
        fail_msg("only %zu of %zu were seen", doubtful, unknown);
}

typedef struct example {
    const char *condition;
    const char *data; /* "name year value ...": the company is of 2020 */
    truth wanted;
} example;

static truth ask(fixture *f, const example *e)
{
    panel *one = panel_new(f->dictionary);
    binding b = {one, NULL, YEAR, f->binding.on};
    node *n = parse(f, e->condition);
    interval *x;
    truth t;
    char name[32];
    int year, used;
    double value;

    assert_int_equal(panel_add_company(one, "A", 1), 0);
    panel_set_number(one, 0, dictionary_find(f->dictionary, "founded_on"), PANEL_ANY_YEAR,
                     (double)date_to_days((date){2020, 1, 1}));
    for (const char *at = e->data; sscanf(at, "%31s %d %lf%n", name, &year, &value, &used) == 3; at += used)
        assert_int_equal(panel_set_number(one, 0, dictionary_find(f->dictionary, name), year, value), PANEL_SET);
    assert_non_null(n);
    x = interval_new(n, &b);
    t = interval_decide(x, 0);
    interval_free(x);
    panel_free(one);
    return t;
}

static void limits_decide_what_they_can(void **state)
{
    static const example examples[] = {
        {"revenue[Y-1] >= 0 yuan", "", TRUTH_TRUE},
        {"revenue[Y-1] > 0 yuan", "", TRUTH_UNKNOWN},
        {"net_profit[Y-1] >= 0 yuan", "", TRUTH_UNKNOWN},
        {"market_share[Y-1] <= 1", "", TRUTH_TRUE},
        {"market_share[Y-1] <= 99%", "", TRUTH_UNKNOWN},
        {"sum(revenue[Y-3..Y-1]) >= 100 yuan", "revenue 2023 100", TRUTH_TRUE},
        {"sum(revenue[Y-3..Y-1]) >= 100 yuan", "revenue 2023 99.99", TRUTH_UNKNOWN},
        {"mean(revenue[Y-2..Y-1]) >= 50 yuan", "revenue 2023 100", TRUTH_TRUE},
        /* x/0 is undefined and fails; 0/x is 0 or undefined */
        {"rd_expense[Y-1] / revenue[Y-1] >= 3%", "revenue 2024 0", TRUTH_FALSE},
        {"rd_expense[Y-1] / revenue[Y-1] >= 3%", "rd_expense 2024 0", TRUTH_FALSE},
        {"rd_expense[Y-1] / revenue[Y-1] >= 0", "rd_expense 2024 5", TRUTH_UNKNOWN}, /* revenue may be 0 */
        {"rd_expense[Y-1] / revenue[Y-1] < 3%", "rd_expense 2024 0", TRUTH_UNKNOWN},
        /* a part is at most its whole, where the dictionary says so */
        {"st_staff[Y-1] / employees[Y-1] <= 1", "employees 2024 20", TRUTH_TRUE},
        {"st_staff[Y-1] / employees[Y-1] <= 1", "", TRUTH_UNKNOWN}, /* 0/0 */
        {"st_staff[Y-1] >= 0 and employees[Y-1] >= 30", "st_staff 2024 30", TRUTH_TRUE},
        {"st_staff[Y-1] >= 0 and employees[Y-1] >= 30", "st_staff 2024 29", TRUTH_UNKNOWN},
        {"st_staff[Y-1] > 30 and employees[Y-1] >= 0", "employees 2024 30", TRUTH_FALSE},
        {"rd_expense_domestic[Y-1] / rd_expense[Y-1] <= 1", "rd_expense 2024 100", TRUTH_UNKNOWN},
        {"growth_mean(revenue[Y-3..Y-1]) >= 0", "revenue 2023 0", TRUTH_FALSE},
        {"cagr(revenue[Y-4..Y-1]) >= 5%", "revenue 2021 0", TRUTH_FALSE},
        /* a year before the founding is left out */
        {"sum(revenue[Y-8..Y-5]) >= 0 yuan", "", TRUTH_TRUE}, /* 2020 counts */
        {"revenue[Y-7] >= 0 yuan", "", TRUTH_FALSE},
        {"count(revenue[Y-3..Y-1] > 100 yuan) >= 1", "revenue 2024 200", TRUTH_TRUE},
        {"count(revenue[Y-3..Y-1] > 100 yuan) <= 3", "", TRUTH_TRUE},
        {"rd_expense_hnte[Y-1] >= 5 yuan", "rd_expense 2024 5", TRUTH_TRUE}, /* it stands in */
        {"known(revenue[Y-1])", "", TRUTH_UNKNOWN},
        {"coalesce(revenue[Y-1], 5 yuan) >= 5 yuan", "", TRUTH_UNKNOWN},
        {"unset >= 0", "", TRUTH_UNKNOWN},
        {"unset * revenue[Y-1] = 0 yuan", "revenue 2024 0", TRUTH_TRUE},
    };

    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        truth found = ask(*state, &examples[i]);

        if (found != examples[i].wanted)
            fail_msg("%s with '%s': %d, not %d", examples[i].condition, examples[i].data, found, examples[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_decide_what_they_can),
        cmocka_unit_test(what_is_declared_known_stays_so),
        cmocka_unit_test(what_is_doubtful_stays_unknown),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
