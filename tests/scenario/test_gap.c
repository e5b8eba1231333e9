/*
 * Gaps against the assessor: every one of them, applied, closes its condition and one unit less
 * does not; every margin holds, and one unit more breaks it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "dictionary.h"
#include "scenario/gap.h"
#include "verdict/assessor.h"

enum { YEAR = 2025, COMPANIES = 2000, MOST_TRIALS = 200000 };

static dictionary *d;

static int setup(void **state)
{
    (void)state;
    d = shipped_dictionary();
    return d == NULL;
}

static int teardown(void **state)
{
    (void)state;
    dictionary_free(d);
    return 0;
}

static int id_of(const char *name)
{
    int id = dictionary_find(d, name);

    assert_int_not_equal(id, INDICATOR_NONE);
    return id;
}

static void put(panel *p, uint32_t row, const char *name, int year, double value)
{
    assert_true(panel_put_number(p, row, id_of(name), year, value));
}

static uint32_t add(panel *p, const char *code)
{
    uint32_t row = panel_add_company(p, code, strlen(code));

    assert_int_not_equal(row, PANEL_NO_COMPANY);
    put(p, row, "founded_on", PANEL_ANY_YEAR, (double)date_to_days((date){2015, 3, 1}));
    return row;
}

static model *load(const char *name)
{
    char path[256];
    tidu_error err;
    model *m;

    snprintf(path, sizeof path, "models/%s.yaml", name);
    if (model_load(path, NULL, d, &m, &err))
        fail_msg("%s: %s", err.file, err.message);
    return m;
}

static gaps *find(const model *m, const panel *p, uint32_t row)
{
    binding b = {p, NULL, YEAR, binding_default_date(YEAR)};
    assessor *a = assessor_new(m);
    gaps *g;

    assert_int_equal(gap_find(a, &b, row, &g, NULL), TIDU_OK);
    assessor_free(a);
    return g;
}

static const gap *row_of(const gaps *g, const char *condition, const char *name, bool is_up)
{
    for (size_t i = 0; i < g->n; i++) {
        const gap *x = &g->rows[i];

        if (!strcmp(x->condition, condition) && x->indicator == dictionary_find(d, name) &&
            (!x->is_possible || (x->change > 0) == is_up))
            return x;
    }
    return NULL;
}

/* --- single answers -------------------------------------------------------------------------- */

static void staff_by_hand(void **state)
{
    panel *p = panel_new(d);
    uint32_t row = add(p, "A");
    model *m = load("hnte");
    actions *known;
    const gap *x;
    gaps *g;

    (void)state;
    put(p, row, "employees", YEAR - 1, 100);
    put(p, row, "st_staff", YEAR - 1, 7);
    g = find(m, p, row);
    x = row_of(g, "st_staff", "st_staff", true);
    assert_true(x->is_possible && !x->is_margin);
    assert_true(x->from == 7 && x->to == 10 && x->change == 3 && x->year == YEAR - 1);
    x = row_of(g, "st_staff", "employees", false);
    assert_true(x->to == 70 && x->change == -30);
    assert_int_equal(actions_load("models/actions.yaml", d, &known, NULL), TIDU_OK);
    gaps_mark_facts(g, known); /* dismissing 30 people would do, and is not advised */
    actions_free(known);
    assert_true(x->is_fact && !row_of(g, "st_staff", "st_staff", true)->is_fact);
    gaps_free(g);

    put(p, row, "st_staff", YEAR - 1, 12); /* met: margins */
    g = find(m, p, row);
    x = row_of(g, "st_staff", "st_staff", false);
    assert_true(x->is_margin && x->to == 10 && x->change == -2);
    x = row_of(g, "st_staff", "employees", true);
    assert_true(x->is_margin && x->to == 120 && x->change == 20);
    gaps_free(g);
    model_free(m);
    panel_free(p);
}

/*
 * Nobody can have more S&T staff than employees, so 20 of them among 10 are a hire of 10; it breaks what holds for up to
 * 15. No fewer employees than S&T staff.
 */
static void part_whole_bound(void **state)
{
    static const char text[] =
        "model: m\nrung: m\nname: {zh: 小, en: m}\neffective: {from: 2020-01-01}\n"
        "documents:\n  law: {title: {zh: 法, en: law}, number: 1}\n"
        "priors: {missing: 0.5, note: {zh: 无, en: none}}\n"
        "gates:\n"
        "  - {id: many, name: {zh: 多, en: many}, cite: law 1, need: 'st_staff[Y-1] >= 20', act: [st_staff]}\n"
        "  - {id: few, name: {zh: 少, en: few}, cite: law 1, need: 'employees[Y-1] <= 4', act: [employees]}\n"
        "  - {id: never, name: {zh: 无, en: never}, cite: law 1, need: 'conversions[Y-1] < 0', act: [conversions]}\n"
        "  - {id: fixed, name: {zh: 定, en: fixed}, cite: law 1, need: 'listed = 1'}\n"
        "  - {id: small, name: {zh: 微, en: small}, cite: law 1, need: 'employees[Y-1] <= 15', act: [employees]}\n";
    panel *p = panel_new(d);
    uint32_t row = add(p, "A");
    model *m;
    gaps *g;

    (void)state;
    put(p, row, "employees", YEAR - 1, 10);
    put(p, row, "st_staff", YEAR - 1, 5);
    put(p, row, "conversions", YEAR - 1, 2);
    assert_int_equal(model_parse(text, strlen(text), "m.yaml", NULL, d, &m, NULL), TIDU_OK);
    g = find(m, p, row);
    assert_int_equal(g->n, 6);
    assert_true(g->rows[0].is_possible && g->rows[0].to == 20);
    assert_true(g->rows[0].also == id_of("employees") && g->rows[0].also_to == 20);
    assert_true(g->rows[0].then.breaks == 1u << 4 && g->rows[0].then.verdict == TRUTH_FALSE);
    assert_int_equal(g->rows[1].reason, GAP_BOUNDED);
    assert_int_equal(g->rows[1].bound_by, id_of("st_staff"));
    assert_int_equal(g->rows[2].reason, GAP_NO_EFFECT);
    assert_int_equal(g->rows[3].reason, GAP_MISSING);
    assert_int_equal(g->rows[3].indicator, id_of("listed"));
    assert_int_equal(g->rows[4].reason, GAP_UNCHANGEABLE);
    assert_true(g->rows[5].is_margin && g->rows[5].to == 15 && g->rows[5].also == INDICATOR_NONE && !g->rows[5].then.breaks);
    gaps_free(g);
    model_free(m);
    panel_free(p);
}

/* 20 → 27 is 7 more; 100 is further. From 28 on the next is 100, from 26 downwards nothing. Of 5 to 8: 5 and no more than 8. */
static void no_window_is_jumped_over(void **state)
{
    static const char text[] =
        "model: m\nrung: m\nname: {zh: 小, en: m}\neffective: {from: 2020-01-01}\n"
        "documents:\n  law: {title: {zh: 法, en: law}, number: 1}\n"
        "priors: {missing: 0.5, note: {zh: 无, en: none}}\n"
        "gates:\n"
        "  - {id: size, name: {zh: 多, en: many}, cite: law 1, need: 'employees[Y-1] = 27 or employees[Y-1] >= 100', act: [employees]}\n"
        "  - {id: band, name: {zh: 多, en: many}, cite: law 1, need: 'conversions[Y-1] >= 5 and conversions[Y-1] <= 8', act: [conversions]}\n"
        "  - {id: held, name: {zh: 多, en: many}, cite: law 1, need: 'standards_led[Y-1] != 37', act: [standards_led]}\n";
    static const struct { double from, up; } tries[] = {{20, 27}, {26, 27}, {28, 100}, {60, 100}};
    panel *p = panel_new(d);
    uint32_t row = add(p, "A");
    const gap *x;
    model *m;
    gaps *g;

    (void)state;
    put(p, row, "conversions", YEAR - 1, 0);
    put(p, row, "standards_led", YEAR - 1, 2);
    assert_int_equal(model_parse(text, strlen(text), "m.yaml", NULL, d, &m, NULL), TIDU_OK);
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        put(p, row, "employees", YEAR - 1, tries[i].from);
        g = find(m, p, row);
        x = row_of(g, "size", "employees", true);
        assert_true(x && x->is_possible && x->to == tries[i].up);
        x = row_of(g, "size", "employees", false);
        assert_true(tries[i].from < 27 ? !x || x->change >= 0 : x->to == 27);
        x = row_of(g, "band", "conversions", true);
        assert_true(x && x->to == 5);
        x = row_of(g, "held", "standards_led", true); /* a margin */
        assert_true(x && x->is_margin && x->to == 36);
        gaps_free(g);
    }
    model_free(m);
    panel_free(p);
}

static void missing_is_said(void **state)
{
    panel *p = panel_new(d);
    uint32_t row = add(p, "A");
    model *m = load("hnte");
    const gap *x;
    gaps *g;

    (void)state;
    put(p, row, "st_staff", YEAR - 1, 7);
    g = find(m, p, row);
    x = row_of(g, "st_staff", "employees", true);
    assert_int_equal(x->reason, GAP_MISSING);
    assert_false(x->is_possible);
    x = row_of(g, "st_staff", "st_staff", true);
    assert_int_equal(x->reason, GAP_WAITS);
    gaps_free(g);
    model_free(m);
    panel_free(p);
}

static size_t count_reason(const gaps *g, const char *condition, gap_reason reason)
{
    size_t n = 0;

    for (size_t i = 0; i < g->n; i++)
        n += !strcmp(g->rows[i].condition, condition) && g->rows[i].reason == reason;
    return n;
}

/*
 * 4 employees; conversions, standards and shares are not known. What is asked for, by hand:
 *   other    a is known: b is not asked for. 4 + 6 persons close it
 *   branch   the branch with conversions is not taken
 *   limits   4 + 0 of at most 1 are less than 9, whatever the share; at 9 persons it does not matter either
 *   both     4 persons are too few whatever the conversions; with 5 they would count
 *   term     the first half of `or` is false without conversions, the second waits for standards
 *   either   conversions and standards are both asked for
 */
static void only_what_counts_is_asked_for(void **state)
{
    static const char text[] =
        "model: m\nrung: m\nname: {zh: 小, en: m}\neffective: {from: 2020-01-01}\n"
        "documents:\n  law: {title: {zh: 法, en: law}, number: 1}\n"
        "priors: {missing: 0.5, note: {zh: 无, en: none}}\n"
        "gates:\n"
        "  - {id: other, name: {zh: 多, en: a}, cite: law 1, need: 'coalesce(employees[Y-1], conversions[Y-1]) >= 10', act: [employees]}\n"
        "  - {id: branch, name: {zh: 多, en: b}, cite: law 1, need: 'if(listed = 1, employees[Y-1], conversions[Y-1]) >= 10', act: [employees]}\n"
        "  - {id: limits, name: {zh: 多, en: c}, cite: law 1, need: 'employees[Y-1] + market_share[Y-1] >= 9', act: [employees]}\n"
        "  - {id: both, name: {zh: 多, en: d}, cite: law 1, need: 'employees[Y-1] >= 5 and conversions[Y-1] >= 1', act: [employees]}\n"
        "  - {id: term, name: {zh: 多, en: e}, cite: law 1, need: '(employees[Y-1] >= 5 and conversions[Y-1] >= 1) or standards_led[Y-1] >= 1'}\n"
        "  - {id: either, name: {zh: 多, en: f}, cite: law 1, need: 'conversions[Y-1] >= 1 or standards_led[Y-1] >= 1'}\n";
    panel *p = panel_new(d);
    uint32_t row = add(p, "A");
    model *m;
    gaps *g;

    (void)state;
    put(p, row, "employees", YEAR - 1, 4);
    put(p, row, "listed", PANEL_ANY_YEAR, 1);
    assert_int_equal(model_parse(text, strlen(text), "m.yaml", NULL, d, &m, NULL), TIDU_OK);
    g = find(m, p, row);
    assert_int_equal(count_reason(g, "other", GAP_MISSING), 0);
    assert_true(row_of(g, "other", "employees", true)->to == 10);
    assert_int_equal(count_reason(g, "branch", GAP_MISSING), 0);
    assert_true(row_of(g, "branch", "employees", true)->to == 10);
    assert_int_equal(count_reason(g, "limits", GAP_MISSING), 0);
    assert_true(row_of(g, "limits", "employees", true)->to == 9);
    assert_int_equal(row_of(g, "both", "employees", true)->reason, GAP_WAITS);
    assert_int_equal(row_of(g, "both", "conversions", true)->reason, GAP_MISSING);
    assert_int_equal(count_reason(g, "term", GAP_MISSING), 1);
    assert_int_equal(row_of(g, "term", "standards_led", true)->reason, GAP_MISSING);
    assert_int_equal(count_reason(g, "either", GAP_MISSING), 2);
    gaps_free(g);

    put(p, row, "employees", YEAR - 1, cell_missing()); /* now b is asked for, and a is not */
    g = find(m, p, row);
    assert_int_equal(count_reason(g, "other", GAP_MISSING), 1);
    assert_int_equal(row_of(g, "other", "conversions", true)->reason, GAP_MISSING);
    gaps_free(g);
    model_free(m);
    panel_free(p);
}

/* An expert has said no: the missing number of employees changes nothing. */
static void a_no_of_an_expert_is_said(void **state)
{
    static const char text[] =
        "model: m\nrung: m\nname: {zh: 小, en: m}\neffective: {from: 2020-01-01}\n"
        "documents:\n  law: {title: {zh: 法, en: law}, number: 1}\n"
        "priors: {missing: 0.5, note: {zh: 无, en: none}}\n"
        "gates:\n"
        "  - {id: field, name: {zh: 域, en: field}, cite: law 1, need: 'employees[Y-1] >= 9', judged: {prior: 0.5}, act: [employees]}\n";
    panel *p;
    uint32_t row;
    model *m;
    gaps *g;

    (void)state;
    assert_int_equal(model_parse(text, strlen(text), "m.yaml", NULL, d, &m, NULL), TIDU_OK);
    p = panel_new(d);
    row = add(p, "A");
    put(p, row, "judged_m_field", YEAR - 1, 0);
    g = find(m, p, row);
    assert_int_equal(g->n, 1);
    assert_int_equal(g->rows[0].reason, GAP_EXPERT);
    gaps_free(g);
    model_free(m);
    panel_free(p);
}

/* One Ⅰ类 gives 7 to 8 points at once; Ⅱ类 climb band by band. */
static void items_climb(void **state)
{
    panel *p = panel_new(d);
    uint32_t row = add(p, "A");
    model *m = load("hnte");
    double points[8];
    gaps *g;
    size_t n = 0;

    (void)state;
    put(p, row, "ip_class1", YEAR - 2, 0); /* last known a year earlier */
    put(p, row, "ip_class2", YEAR - 1, 1);
    g = find(m, p, row);
    for (size_t i = 0; i < g->n; i++) {
        const gap *x = &g->rows[i];

        if (strcmp(x->condition, "ip_count"))
            continue;
        assert_true(x->is_possible);
        assert_int_equal(x->year, YEAR - 1);
        points[n++] = x->to;
        points[n++] = x->points_least;
    }
    assert_int_equal(n, 6);
    assert_true(points[0] == 1 && points[1] == 7); /* ip_class1 */
    assert_true(points[2] == 3 && points[3] == 3); /* ip_class2 */
    assert_true(points[4] == 5 && points[5] == 5);
    gaps_free(g);
    model_free(m);
    panel_free(p);
}

/* --- every gap of many companies ------------------------------------------------------------- */

static uint64_t sown;

static unsigned draw(unsigned n)
{
    sown = sown * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((sown >> 33) % n);
}

static const char *const annual[] = {
    "revenue", "total_income", "hightech_income", "cost_expense", "rd_expense", "rd_expense_hnte",
    "rd_expense_tax", "rd_expense_domestic", "st_expense", "total_assets", "net_assets", "employees",
    "st_staff", "ip_class1", "ip_class2", "conversions", "equity_financing", "valuation",
};

/* The same company for the same seed; about one cell in twelve is missing. */
static void sow(panel *p, uint32_t row, uint64_t seed)
{
    double size;

    sown = seed * 977 + 13;
    size = pow(10, 6 + draw(30) / 10.0);
    for (size_t i = 0; i < 20; i++)
        draw(2);
    for (int year = YEAR - 5; year < YEAR; year++) {
        for (size_t i = 0; i < sizeof annual / sizeof *annual; i++) {
            const indicator *in = dictionary_get(d, id_of(annual[i]));
            double value = in->type == INDICATOR_MONEY
                               ? floor(size * (i < 3 ? 1 : i < 9 ? 0.1 : 0.7) * (50 + draw(101)) / 100)
                           : !strcmp(annual[i], "employees") ? 20 + draw(900)
                           : !strcmp(annual[i], "st_staff")  ? draw(60)
                                                             : draw(6) * (draw(3) == 0);

            if (draw(12))
                put(p, row, annual[i], year, value);
        }
    }
    put(p, row, "audited_books", PANEL_ANY_YEAR, draw(2));
}

typedef struct trial {
    gap gap;
    bool is_short; /* one unit less (of a margin: one more) */
    size_t row;    /* the company as it stands, in the first panel */
} trial;

/* What the gap says of the whole model is what comes out for the changed company. */
static void check_whole(const trial *t, const assessment *before, const assessment *after, size_t i)
{
    uint64_t breaks = 0;

    for (size_t k = 0; k < before->model->n_gates; k++) {
        gate_state now = assessment_gate(before, k, t->row), then = assessment_gate(after, k, i);

        breaks |= (uint64_t)(now == GATE_MET && then != GATE_MET && then != GATE_NOT_APPLICABLE) << k;
    }
    assert_true(t->gap.then.breaks == breaks);
    assert_int_equal(t->gap.then.verdict, after->verdicts[i]);
}

static bool holds(const assessment *a, const trial *t, size_t row)
{
    gate_state s;
    double least, greatest;

    if (t->gap.subject == GAP_ITEM) {
        assessment_item(a, t->gap.which, row, &least, &greatest);
        return least >= t->gap.points_least;
    }
    s = t->gap.subject == GAP_GATE ? assessment_gate(a, t->gap.which, row)
                                   : assessment_direct(a, t->gap.which, row);
    return s == GATE_MET || s == GATE_JUDGED || s == GATE_NOT_APPLICABLE;
}

static void try_gap(panel *p, trial *trials, size_t *n, uint64_t seed, const gap *g, bool is_short)
{
    double direction = g->change > 0 || (g->change == 0 && g->is_margin) ? g->unit : -g->unit;
    double value = g->to;
    char code[32];
    uint32_t row;

    if (is_short) /* past `from` there is only what stands there: not closed, as the gap itself says */
        value = g->is_margin ? value + direction : value - direction;
    if (is_short && !g->is_margin && (value - g->from) * direction <= 0)
        return;
    if (is_short && g->is_margin && g->change == 0)
        return; /* the direction is not known */
    assert_true(*n < MOST_TRIALS);
    snprintf(code, sizeof code, "T%zu", *n);
    row = add(p, code);
    sow(p, row, seed);
    assert_true(panel_put_number(p, row, g->indicator, g->year, value));
    if (g->also != INDICATOR_NONE && value > panel_number(p, row, g->also, g->year))
        assert_true(panel_put_number(p, row, g->also, g->year, value));
    trials[(*n)++] = (trial){*g, is_short, (size_t)seed};
}

static void all_gaps_of(const char *name, size_t least_trials, size_t least_breaking)
{
    model *m = load(name);
    panel *p = panel_new(d), *tried = panel_new(d);
    binding b = {tried, NULL, YEAR, binding_default_date(YEAR)}, as_it_stands = {p, NULL, YEAR, b.on};
    trial *trials = malloc(MOST_TRIALS * sizeof *trials);
    assessor *a = assessor_new(m);
    assessment *result, *before;
    size_t n = 0, breaking = 0;

    for (uint64_t seed = 0; seed < COMPANIES; seed++) {
        char code[32];
        uint32_t row;
        gaps *g;

        snprintf(code, sizeof code, "C%llu", (unsigned long long)seed);
        row = add(p, code);
        sow(p, row, seed);
        g = find(m, p, row);
        for (size_t i = 0; i < g->n; i++) {
            if (!g->rows[i].is_possible)
                continue;
            try_gap(tried, trials, &n, seed, &g->rows[i], false);
            try_gap(tried, trials, &n, seed, &g->rows[i], true);
        }
        gaps_free(g);
    }
    assert_int_equal(assessor_run(a, &b, 2, &result, NULL), TIDU_OK);
    assert_int_equal(assessor_run(a, &as_it_stands, 2, &before, NULL), TIDU_OK);
    for (size_t i = 0; i < n; i++) {
        if (holds(result, &trials[i], i) == trials[i].is_short)
            fail_msg("%s %s of %s: %s %.17g to %.17g", name, trials[i].gap.condition,
                     trials[i].is_short ? "one unit less also closes" : "does not close",
                     dictionary_get(d, trials[i].gap.indicator)->name, trials[i].gap.from,
                     trials[i].gap.to);
        if (!trials[i].is_short)
            check_whole(&trials[i], before, result, i);
        breaking += trials[i].gap.then.breaks != 0;
    }
    assert_true(n >= least_trials);
    assert_true(breaking >= least_breaking);
    assessment_free(before);
    assessment_free(result);
    assessor_free(a);
    free(trials);
    panel_free(p);
    panel_free(tried);
    model_free(m);
}

static void every_gap_closes(void **state)
{
    (void)state;
    all_gaps_of("hnte", 5000, 50);
    all_gaps_of("tech-sme", 2000, 0);
    all_gaps_of("gazelle", 500, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(staff_by_hand),   cmocka_unit_test(part_whole_bound),
        cmocka_unit_test(no_window_is_jumped_over), cmocka_unit_test(missing_is_said),
        cmocka_unit_test(only_what_counts_is_asked_for), cmocka_unit_test(a_no_of_an_expert_is_said), cmocka_unit_test(items_climb),
        cmocka_unit_test(every_gap_closes),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
