/*
 * Indices whose root compares the companies of a list, each through an index file: a published case, the cases of the oracle
 * (recorded from pymcdm, scikit-criteria and others), COINr's means of the ASEM example, and what must hold of all: neither the
 * order of companies nor that of indicators counts, gaps are told, fixed references make companies independent.
 */
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
#include "index/index_internal.h"
#include "index/index_ranks.h"
#include "numeric/oracle.h"

enum { YEAR = 2025, MOST_TEXT = 1 << 16, MOST_ROWS = 64, MOST_COLUMNS = 64 };

/* Rows of figures: column j is what `conversions` was j + 1 years before. */
typedef struct matrix {
    double x[MOST_ROWS][MOST_COLUMNS];
    double weight[MOST_COLUMNS], types[MOST_COLUMNS], low[MOST_COLUMNS], high[MOST_COLUMNS];
    size_t n, k;
} matrix;

typedef struct run {
    dictionary *d;
    panel *p;
    index_model *m;
    index_scorer *x;
    index_result *r;
    tidu_error err;
    char text[MOST_TEXT];
    size_t length;
} run;

static void say(run *t, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    t->length += (size_t)vsnprintf(t->text + t->length, MOST_TEXT - t->length, format, list);
    va_end(list);
}

static void say_indicator(run *t, const matrix *a, size_t j, int indent, bool has_posts)
{
    say(t, "%*s- {id: c%zu, name: {zh: 甲, en: a}, value: \"conversions[Y-%zu]\", direction: %s, ", indent, "", j, j + 1,
        a->types[j] > 0 ? "up" : "down");
    if (has_posts)
        say(t, "normalise: {goalposts: {low: %.15g, high: %.15g}}", a->low[j], a->high[j]);
    else
        say(t, "normalise: min-max");
}

/* A flat index; `order` NULL: indicators as they are. */
static void say_flat(run *t, const matrix *a, const char *aggregation, bool has_posts, const size_t *order)
{
    t->length = 0;
    say(t, "index: sample\nname: {zh: 样, en: sample}\nmissing: interval\naggregation: %s\nweights: given\nindicators:\n", aggregation);
    for (size_t j = 0; j < a->k; j++) {
        size_t at = order ? order[j] : j;

        say_indicator(t, a, at, 2, has_posts);
        say(t, ", weight: %.15g}\n", a->weight[at]);
    }
}

/* With codes in the order of the rows, whatever order they are added in. */
static void fill(run *t, const matrix *a, bool is_reversed, size_t without)
{
    int conversions;

    t->d = shipped_dictionary();
    t->p = panel_new(t->d);
    conversions = dictionary_find(t->d, "conversions");
    for (size_t i = 0; i < a->n; i++) {
        size_t row = is_reversed ? a->n - 1 - i : i;
        char code[32];
        uint32_t c;

        snprintf(code, sizeof code, "C%05zu", row);
        if (row == without)
            continue;
        c = panel_add_company(t->p, code, strlen(code));
        for (size_t j = 0; j < a->k; j++) {
            if (cell_is_value(a->x[row][j]))
                panel_put_number(t->p, c, conversions, YEAR - 1 - (int)j, a->x[row][j]);
        }
    }
}

static tidu_status try_run(run *t)
{
    binding b = {t->p, NULL, YEAR, binding_default_date(YEAR)};

    if (index_parse(t->text, t->length, "sample.yaml", t->d, &t->m, &t->err))
        fail_msg("%lu:%lu %s\n%s", t->err.line, t->err.column, t->err.message, t->text);
    t->x = index_scorer_new(t->m);
    return index_scorer_run(t->x, &b, 1, true, &t->r, &t->err);
}

static void run_it(run *t)
{
    if (try_run(t))
        fail_msg("%s", t->err.message);
}

static void end(run *t)
{
    index_result_free(t->r);
    index_scorer_free(t->x);
    index_free(t->m);
    panel_free(t->p);
    dictionary_free(t->d);
    t->r = NULL;
    t->x = NULL;
    t->m = NULL;
}

/* Of the company in that row. */
static uint32_t company_of(const run *t, size_t row)
{
    char code[32];

    snprintf(code, sizeof code, "C%05zu", row);
    return panel_find_company(t->p, code, strlen(code));
}

static void check_values(run *t, const matrix *a, const double *expected, double plus, double times, const char *what)
{
    for (size_t i = 0; i < a->n; i++) {
        uint32_t c = company_of(t, i);
        double got = t->r->compared->value[c], wanted = plus + times * expected[i];
        index_parts parts;

        if (!(oracle_distance(got, wanted) <= 1e-12))
            fail_msg("%s, row %zu: %.17g, not %.17g", what, i, got, wanted);
        assert_true(fabs(t->r->score[c] - 100 * wanted) <= 0.005 + 1e-9);
        assert_true(index_result_parts(t->r, index_result_place(t->r, c), &parts));
        assert_true(index_points(t->m, parts.total) == t->r->score[c]);
        assert_int_equal(parts.node[0], parts.total);
    }
}

static run t; /* too much for the stack */
static matrix a;

/* --- published and recorded ------------------------------------------------------------------------------ */

/* Tzeng & Huang (2011), Multiple Attribute Decision Making, with four printed digits. */
static void topsis_as_printed(void **state)
{
    static const double rows[4][3] = {{5, 8, 4}, {7, 6, 8}, {8, 8, 6}, {7, 4, 6}}, printed[] = {0.5037, 0.6581, 0.7482, 0.3340};

    (void)state;
    a = (matrix){.n = 4, .k = 3, .weight = {0.3, 0.4, 0.3}, .types = {1, 1, 1}};
    for (size_t i = 0; i < 4; i++)
        memcpy(a.x[i], rows[i], sizeof rows[i]);
    say_flat(&t, &a, "{topsis: {of: figures}}", false, NULL);
    fill(&t, &a, false, SIZE_MAX);
    run_it(&t);
    for (size_t i = 0; i < 4; i++) {
        uint32_t c = company_of(&t, i);
        double far = t.r->compared->figures[0][c], near = t.r->compared->figures[1][c];

        assert_true(fabs(t.r->compared->value[c] - printed[i]) <= 0.00005);
        assert_true(fabs(near / (near + far) - printed[i]) <= 0.00005);
    }
    assert_string_equal(index_figure_name(LIST_TOPSIS, 0), "d_plus");
    end(&t);
}

/* False without such a case. */
static bool take_case(const char *json, const char *id, double *expected)
{
    const char *at = oracle_case(json, id);
    static double rows[MOST_ROWS * MOST_COLUMNS];
    size_t cells;

    if (!at)
        return false;
    memset(&a, 0, sizeof a);
    cells = oracle_numbers(at, "matrix", rows, MOST_ROWS * MOST_COLUMNS);
    a.k = oracle_numbers(at, "weights", a.weight, MOST_COLUMNS);
    assert_int_equal(oracle_numbers(at, "types", a.types, MOST_COLUMNS), a.k);
    a.n = cells / a.k;
    for (size_t i = 0; i < cells; i++)
        a.x[i / a.k][i % a.k] = rows[i];
    return oracle_numbers(at, "expected", expected, MOST_ROWS) == a.n;
}

/* The index as it is, with its rows and its indicators turned over. */
static void check_case(const char *id, const char *aggregation, bool has_posts, const double *expected, double plus, double times)
{
    size_t turned[MOST_COLUMNS];

    for (size_t j = 0; j < a.k; j++)
        turned[j] = a.k - 1 - j;
    for (int way = 0; way < 3; way++) {
        say_flat(&t, &a, aggregation, has_posts, way == 2 ? turned : NULL);
        fill(&t, &a, way == 1, SIZE_MAX);
        run_it(&t);
        check_values(&t, &a, expected, plus, times, id);
        end(&t);
    }
}

typedef struct recorded {
    const char *id, *aggregation;
    double plus, times; /* from what is recorded to the value of 0 to 1 */
} recorded;

static void cases_of_peers(void **state)
{
    static const recorded cases[] = {
        {"topsis_tzeng2011", "{topsis: {of: figures}}", 0, 1},
        {"topsis_ersoy2021", "{topsis: {of: figures, scale: vector}}", 0, 1},
        {"topsis_opricovic2004_minmax", "{topsis: {of: figures, scale: min-max}}", 0, 1},
        {"topsis_opricovic2004_minmax", "{topsis: {scale: min-max}}", 0, 1}, /* scaled by min-max already */
        {"topsis_hodgett_cars", "{topsis: {of: figures}}", 0, 1},
        {"topsis_readme_pymcdm", "{topsis: {of: figures, scale: min-max}}", 0, 1},
        {"vikor_tzeng2011", "{vikor: {of: figures}}", 1, -1},
        {"vikor_opricovic2004", "{vikor: {of: figures, v: 0.5}}", 1, -1},
        {"vikor_opricovic2004", "vikor", 1, -1},
        {"vikor_opricovic2007_W1", "vikor", 1, -1},
        {"vikor_opricovic2007_W2", "{vikor: {of: figures}}", 1, -1},
        {"vikor_opricovic2007_W3", "vikor", 1, -1},
        {"vikor_opricovic2007_W4", "{vikor: {of: figures}}", 1, -1},
        {"vikor_papathanasiou2018", "{vikor: {v: 0.625}}", 1, -1},
        {"vikor_yang2020", "vikor", 1, -1},
        {"promethee2_zhao2013_usual", "promethee", 0.5, 0.5},
        {"promethee2_transport_ushape", "{promethee: {of: figures, functions: {c0: {u-shape: 1}, c1: {u-shape: 5}, c2: {u-shape: 0}}}}", 0.5, 0.5},
        {"promethee2_transport_vshape", "{promethee: {of: figures, functions: {c0: {v-shape: 5}, c1: {v-shape: 15}, c2: {v-shape: 3}}}}", 0.5, 0.5},
        {"promethee2_transport_level", "{promethee: {of: figures, functions: {c0: {level: [3, 5]}, c1: {level: [11, 15]}, c2: {level: [1, 3]}}}}", 0.5, 0.5},
        {"promethee2_transport_vshape_2", "{promethee: {of: figures, functions: {c0: {linear: [3, 5]}, c1: {linear: [11, 15]}, c2: {linear: [1, 3]}}}}", 0.5, 0.5},
    };
    char *json = oracle_read("mcda/cross_peer.json");
    double expected[MOST_ROWS];

    (void)state;
    if (!json)
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(take_case(json, cases[i].id, expected));
        check_case(cases[i].id, cases[i].aggregation, false, expected, cases[i].plus, cases[i].times);
    }
    free(json);
}

/* The paper's weights add up to 1.0155, and it leaves them so. */
static void check_waspas(const char *json)
{
    double expected[MOST_ROWS], all = 0;

    assert_true(take_case(json, "TestWASPAS.test_output", expected));
    for (size_t j = 0; j < a.k; j++)
        all += a.weight[j];
    say_flat(&t, &a, "{waspas: {of: figures, lambda: 0.5}}", false, NULL);
    fill(&t, &a, false, SIZE_MAX);
    run_it(&t);
    for (size_t i = 0; i < a.n; i++) {
        uint32_t c = company_of(&t, i);
        double sum = t.r->compared->figures[0][c], product = t.r->compared->figures[1][c];

        assert_true(fabs(t.r->compared->value[c] - (sum + product) / 2) <= 1e-15);
        assert_true(oracle_distance((all * sum + pow(product, all)) / 2, expected[i]) <= 1e-12);
    }
    end(&t);
}

static void cases_of_pymcdm(void **state)
{
    static const recorded cases[] = {
        {"TestMARCOS.test_output", "{marcos: {of: figures}}", 0, 1},
        {"TestTOPSIS.test_output", "{topsis: {of: figures, scale: min-max}}", 0, 1},
    };
    static const double spotis_low[] = {-5, -6, -8}, spotis_high[] = {12, 10, 5};
    char *json = oracle_read("mcda/pymcdm_tests.json");
    double expected[MOST_ROWS];

    (void)state;
    if (!json)
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(take_case(json, cases[i].id, expected));
        check_case(cases[i].id, cases[i].aggregation, false, expected, cases[i].plus, cases[i].times);
    }
    assert_true(take_case(json, "TestSPOTIS.test_output", expected));
    memcpy(a.low, spotis_low, sizeof spotis_low);
    memcpy(a.high, spotis_high, sizeof spotis_high);
    check_case("SPOTIS", "spotis", true, expected, 1, -1);
    check_waspas(json);
    free(json);
}

/* --- COINr's means of the ASEM example ------------------------------------------------------------------------- */

static oracle_table meta, treated, wanted;

static const char *about(size_t row, const char *column)
{
    return meta.cells[row][oracle_column(&meta, column)];
}

static void say_node(const char *id, int indent)
{
    bool has_leaves = false;

    say(&t, "%*sweights: given\n", indent, "");
    for (size_t row = 1; row < meta.n_rows; row++)
        has_leaves |= !strcmp(about(row, "Parent"), id) && !strcmp(about(row, "Level"), "1");
    say(&t, "%*s%s:\n", indent, "", has_leaves ? "indicators" : "groups");
    for (size_t row = 1; row < meta.n_rows; row++) {
        if (strcmp(about(row, "Parent"), id) || !*about(row, "Level"))
            continue;
        if (has_leaves) {
            say_indicator(&t, &a, row - 1, indent + 2, false);
            say(&t, ", weight: %s}\n", about(row, "Weight"));
        } else {
            say(&t, "%*s- id: g%zu\n%*sname: {zh: 甲, en: %s}\n%*sweight: %s\n", indent + 2, "", row, indent + 4, "", about(row, "iCode"),
                indent + 4, "", about(row, "Weight"));
            say_node(about(row, "iCode"), indent + 4);
        }
    }
}

static void take_asem(void)
{
    memset(&a, 0, sizeof a);
    a.n = treated.n_rows - 1;
    for (a.k = 0; !strcmp(about(a.k + 1, "Level"), "1"); a.k++) {
        double column[MOST_ROWS];

        oracle_values(&treated, about(a.k + 1, "iCode"), column);
        for (size_t i = 0; i < a.n; i++)
            a.x[i][a.k] = column[i];
        a.types[a.k] = strtod(about(a.k + 1, "Direction"), NULL);
    }
    assert_int_equal(a.k, 49);
}

/* Every node that COINr prints, for every country. */
static void check_nodes(const char *file)
{
    assert_true(oracle_load(&wanted, file));
    for (size_t i = 0; i < a.n; i++) {
        double value[INDEX_MOST_NODES];
        size_t checked = 0, row = 1;

        while (strcmp(wanted.cells[row][0], treated.cells[i + 1][0]))
            row++;
        index_values(t.m, t.r->weights, t.r->scaled + index_result_place(t.r, company_of(&t, i)), t.r->n, GAP_LEFT_OUT, value);
        for (size_t k = 0; k < t.m->n_nodes; k++) {
            size_t column = oracle_column(&wanted, k ? t.m->nodes[k].name.en : "Index");

            if (column == wanted.n_columns)
                continue;
            checked++;
            if (!(oracle_distance(100 * value[k], strtod(wanted.cells[row][column], NULL)) <= 1e-12))
                fail_msg("%s, %s of %s: %.17g", file, wanted.cells[0][column], wanted.cells[row][0], 100 * value[k]);
        }
        assert_int_equal(checked, 11);
    }
    free(wanted.text);
}

/* COINr scales by min-max to 1..100, which is a floor of 1%; its arithmetic means are those of a scale without one. */
static void means_of_coinr(void **state)
{
    static const struct {
        const char *file, *mean;
    } cases[] = {{"coinr/agg_1_100_gmean.csv", "geometric"},
                 {"coinr/agg_1_100_hmean.csv", "harmonic"},
                 {"coinr/agg_1_100_genmean_p2.csv", "{power: 2}"},
                 {"coinr/agg_1_100_genmean_pm0.5.csv", "{power: -0.5}"},
                 {"coinr/agg_1_100_amean.csv", "{power: 1}"}};

    (void)state;
    if (!oracle_load(&meta, "coinr/asem_imeta.csv") || !oracle_load(&treated, "coinr/stage_treated.csv"))
        skip();
    take_asem();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *there = oracle_read(cases[i].file);

        if (!there) /* a part of the oracle */
            continue;
        free(there);
        t.length = 0;
        say(&t, "index: sample\nname: {zh: 样, en: sample}\nmissing: interval\naggregation: {within: %s, across: %s, floor: 1%%}\n", cases[i].mean,
            cases[i].mean);
        say_node("Index", 0);
        fill(&t, &a, false, SIZE_MAX);
        run_it(&t);
        check_nodes(cases[i].file);
        end(&t);
    }
    free(meta.text);
    free(treated.text);
}

/* --- what must hold ------------------------------------------------------------------------------------------- */

static void invent(size_t n, size_t k)
{
    uint64_t seed = 11;

    memset(&a, 0, sizeof a);
    a.n = n;
    a.k = k;
    for (size_t j = 0; j < k; j++) {
        a.weight[j] = (double)(1 + j);
        a.types[j] = j % 3 == 1 ? -1 : 1;
        a.low[j] = 1;
        a.high[j] = 100;
    }
    for (size_t i = 0; i < n * k; i++) {
        seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        a.x[i / k][i % k] = 1 + (double)(seed >> 33) / (double)(UINT64_C(1) << 31) * 99;
    }
}

/* Without one company, to the bit; `is_fixed` false: at least one score of another changes. */
static void check_without(const char *aggregation, bool has_posts, bool is_fixed)
{
    double before[MOST_ROWS];
    bool moves = false;

    say_flat(&t, &a, aggregation, has_posts, NULL);
    fill(&t, &a, false, SIZE_MAX);
    run_it(&t);
    assert_int_equal(index_list_is_relative(t.m), !is_fixed);
    for (size_t i = 0; i < a.n; i++)
        before[i] = t.r->compared->value[company_of(&t, i)];
    end(&t);
    for (size_t without = 0; without < 5; without++) {
        fill(&t, &a, false, without);
        run_it(&t);
        for (size_t i = 0; i < a.n; i++)
            moves |= i != without && t.r->compared->value[company_of(&t, i)] != before[i];
        end(&t);
    }
    assert_int_equal(moves, !is_fixed);
}

static void who_is_on_the_list(void **state)
{
    (void)state;
    invent(12, 4);
    check_without("spotis", true, true);
    check_without("{marcos: {of: figures, references: fixed}}", true, true);
    check_without("{within: arithmetic, across: {marcos: {references: fixed}}, floor: 1%}", true, true);
    check_without("{marcos: {of: figures}}", true, false);
    check_without("topsis", true, false);
    check_without("copeland", true, false);
}

/* Spotis by goalposts is the arithmetic mean. */
static void spotis_is_the_mean_of_goalposts(void **state)
{
    double before[MOST_ROWS];

    (void)state;
    invent(20, 5);
    say_flat(&t, &a, "arithmetic", true, NULL);
    fill(&t, &a, false, SIZE_MAX);
    run_it(&t);
    for (size_t i = 0; i < a.n; i++)
        before[i] = index_value(t.m, t.r->weights, t.r->scaled + index_result_place(t.r, company_of(&t, i)), t.r->n, GAP_LEFT_OUT);
    end(&t);
    say_flat(&t, &a, "spotis", true, NULL);
    fill(&t, &a, false, SIZE_MAX);
    run_it(&t);
    check_values(&t, &a, before, 0, 1, "spotis");
    end(&t);
}

/* A gap in a column leaves a company out and is told; those that are compared are so without it. */
static void gaps_are_told(void **state)
{
    static const char *const methods[] = {"topsis", "vikor", "promethee", "waspas", "grey", "copeland", "bod", "{topsis: {of: figures}}"};
    double whole[MOST_ROWS];
    index_ranks ranks;

    (void)state;
    for (size_t k = 0; k < sizeof methods / sizeof *methods; k++) {
        invent(10, 3);
        say_flat(&t, &a, methods[k], true, NULL);
        fill(&t, &a, false, 4);
        run_it(&t);
        for (size_t i = 0; i < a.n; i++)
            whole[i] = i == 4 ? NAN : t.r->compared->value[company_of(&t, i)];
        end(&t);
        a.x[4][1] = cell_missing();
        fill(&t, &a, false, SIZE_MAX);
        run_it(&t);
        assert_true(index_ranks_find(t.r, NULL, 0, &ranks));
        for (size_t i = 0; i < a.n; i++) {
            uint32_t c = company_of(&t, i);

            assert_true(i == 4 || t.r->compared->value[c] == whole[i]);
            assert_int_equal(ranks.best[c], 0); /* what is missing could move all */
        }
        assert_true(cell_is_missing(t.r->score[company_of(&t, 4)]) && cell_is_missing(t.r->low[company_of(&t, 4)]));
        assert_int_equal(t.r->compared->lacking[1], 1);
        assert_int_equal(t.r->compared->lacking[0] + t.r->compared->lacking[2], 0);
        assert_int_equal(t.r->n_unscored, 1);
        index_ranks_clear(&ranks);
        end(&t);
    }
}

/* Inside a group a gap is left out as in any mean: the company has a score, whose ends are not told. */
static void gaps_inside_groups(void **state)
{
    (void)state;
    invent(8, 4);
    a.x[2][0] = cell_missing();
    t.length = 0;
    say(&t, "index: sample\nname: {zh: 样, en: sample}\nmissing: interval\naggregation: {within: geometric, across: topsis, floor: 1%%}\nweights: equal\ngroups:\n");
    for (size_t g = 0; g < 2; g++) {
        say(&t, "  - id: g%zu\n    name: {zh: 甲, en: a}\n    weights: equal\n    indicators:\n", g);
        for (size_t j = 2 * g; j < 2 * g + 2; j++) {
            say_indicator(&t, &a, j, 6, true);
            say(&t, "}\n");
        }
    }
    fill(&t, &a, false, SIZE_MAX);
    run_it(&t);
    assert_true(cell_is_value(t.r->score[company_of(&t, 2)]));
    assert_true(cell_is_missing(t.r->low[company_of(&t, 2)]) && cell_is_missing(t.r->high[company_of(&t, 2)]));
    assert_true(t.r->low[company_of(&t, 1)] == t.r->score[company_of(&t, 1)]);
    assert_int_equal(t.r->n_unscored, 0);
    end(&t);
}

/* Each with the best weights for itself: nobody has better ones, and they make up the score. */
static void benefit_of_the_doubt(void **state)
{
    (void)state;
    invent(15, 3);
    say_flat(&t, &a, "{bod: {share: [10%, 60%]}}", true, NULL);
    fill(&t, &a, false, SIZE_MAX);
    run_it(&t);
    for (size_t i = 0; i < a.n; i++) {
        uint32_t c = company_of(&t, i);
        size_t place = index_result_place(t.r, c);
        const double *own = t.r->compared->own_weights + c * a.k;
        double sum = 0;

        for (size_t j = 0; j < a.k; j++)
            sum += own[j] * t.r->scaled[j * t.r->n + place];
        assert_true(fabs(sum - t.r->compared->value[c]) <= 1e-9);
        for (size_t j = 0; j < a.k; j++) {
            double share = own[j] * t.r->scaled[j * t.r->n + place] / sum;

            assert_true(share >= 0.1 - 1e-9 && share <= 0.6 + 1e-9);
        }
        for (size_t other = 0; other < a.n; other++) {
            double with_mine = 0;

            for (size_t j = 0; j < a.k; j++)
                with_mine += own[j] * t.r->scaled[j * t.r->n + index_result_place(t.r, company_of(&t, other))];
            assert_true(with_mine <= 1 + 1e-9);
        }
    }
    end(&t);
}

/* What cannot be compared is named. */
static void check_refused(const char *aggregation, const char *named)
{
    say_flat(&t, &a, aggregation, false, NULL);
    fill(&t, &a, false, SIZE_MAX);
    t.r = NULL;
    assert_int_equal(try_run(&t), TIDU_EDATA);
    if (!strstr(t.err.message, named))
        fail_msg("%s", t.err.message);
    end(&t);
}

static void what_cannot_be_compared(void **state)
{
    (void)state;
    invent(6, 3);
    check_refused("marcos", "floor"); /* the worst of min-max are all 0 */
    a.x[3][0] = -1;
    check_refused("{waspas: {of: figures}}", "'c0'");
}

/* VIKOR's own example (Opricovic & Tzeng 2004): A2 is the compromise, with both conditions. */
static void the_compromise_is_told(void **state)
{
    static const double rows[3][2] = {{1, 3000}, {2, 3750}, {5, 4500}};
    const index_compromise *c;

    (void)state;
    a = (matrix){.n = 3, .k = 2, .weight = {0.5, 0.5}, .types = {-1, 1}};
    for (size_t i = 0; i < 3; i++)
        memcpy(a.x[i], rows[i], sizeof rows[i]);
    say_flat(&t, &a, "{vikor: {of: figures}}", false, NULL);
    fill(&t, &a, false, SIZE_MAX);
    run_it(&t);
    c = &t.r->compared->compromises[0];
    assert_int_equal(c->n, 3);
    assert_int_equal(c->n_chosen, 1);
    assert_true(c->has_advantage && c->is_stable);
    assert_true(t.r->score[company_of(&t, 1)] == 100);
    end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(topsis_as_printed),
        cmocka_unit_test(cases_of_peers),
        cmocka_unit_test(cases_of_pymcdm),
        cmocka_unit_test(means_of_coinr),
        cmocka_unit_test(who_is_on_the_list),
        cmocka_unit_test(spotis_is_the_mean_of_goalposts),
        cmocka_unit_test(gaps_are_told),
        cmocka_unit_test(gaps_inside_groups),
        cmocka_unit_test(benefit_of_the_doubt),
        cmocka_unit_test(what_cannot_be_compared),
        cmocka_unit_test(the_compromise_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
