/*
 * Faults of an index file: each is a change to a good one, and the message names its place. And the indices that
 * come with the program, and loading with every allocation failing in turn.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "dictionary.h"
#include "model/index_model.h"

static const char good[] =
    "index: sample\n"
    "name: {zh: 样, en: sample}\n"
    "decimals: 1\n"
    "missing: interval\n"
    "coverage: 40%\n"
    "aggregation: {within: arithmetic, across: geometric, floor: 1%}\n"
    "strata: {by: industry, letters: 2, least: 3}\n"
    "define:\n"
    "  intensity: rd_expense[Y-1] / revenue[Y-1]\n"
    "weights: {ahp: [[1, 3], [1/3, 1]]}\n"
    "groups:\n"
    "  - id: effort\n"
    "    name: {zh: 投, en: effort}\n"
    "    weights: {blend: [{share: 60%, weights: given}, {share: 40%, weights: entropy}]}\n"
    "    indicators:\n"
    "      - id: rd\n"
    "        name: {zh: 研, en: rd}\n"
    "        value: intensity\n"
    "        direction: up\n"
    "        treatment: {winsorise: {percent: [1, 99]}}\n"
    "        normalise: {goalposts: {low: 0, high: 15%}}\n"
    "        weight: 3\n"
    "      - id: size\n"
    "        name: {zh: 模, en: size}\n"
    "        value: revenue[Y-1]\n"
    "        direction: down\n"
    "        treatment: {coinr: {points: 3}}\n"
    "        normalise: {goalposts: {low: 100 wan, high: 2 yi}}\n"
    "        weight: 1\n"
    "  - id: people\n"
    "    name: {zh: 人, en: people}\n"
    "    indicators:\n"
    "      - id: staff\n"
    "        name: {zh: 员, en: staff}\n"
    "        value: st_staff[Y-1] / employees[Y-1]\n"
    "        direction: up\n"
    "        normalise: percentile\n";

typedef struct fault {
    const char *old, *new; /* the first `old` becomes `new` */
    const char *message;
    unsigned long line;
} fault;

static const fault faults[] = {
    {"index: sample", "index: Sample", "an index's id may contain only a-z, 0-9, '_', '-' and, before a place, '@'", 1},
    {"coverage: 40%", "candidates: revenue[Y-1]", "a truth is expected here, but this is a number", 5},
    {"coverage: 40%", "bands: [{id: a, name: {zh: 甲, en: a}, from: 60, amount: 50}]", "an amount of money is expected here, such as 50 wan", 5},
    {"coverage: 40%", "bands: [{id: a, name: {zh: 甲, en: a}, from: 60, amount: -1 wan}]", "an amount of money is expected here, such as 50 wan", 5},
    {"missing: interval", "missing: intervall",
     "'intervall' is none of interval, reweight, worst, mean, median, em; did you mean 'interval'?", 4},
    {"missing: interval\n", "", "key 'missing' is missing", 1},
    {"decimals: 1", "decimals: 9", "scores have 0 to 6 decimals", 3},
    {"decimals: 1", "decimals: 1.5", "scores have 0 to 6 decimals, a whole number", 3},
    {"40%", "140%", "a coverage lies between 0 and 1, such as 50%", 5},
    {"across: geometric", "across: harmonie",
     "'harmonie' is none of arithmetic, geometric, harmonic, least, weighted-least, median, mpi, topsis, vikor, promethee, waspas, marcos, spotis, grey, copeland, bod; did you mean 'harmonic'?", 6},
    {"across: geometric", "across: {power: high}",
     "a number is expected here", 6},
    {"across: geometric", "across: {pover: 1}",
     "unknown key 'pover'; did you mean 'power'?", 6},
    {"across: geometric", "across: {ordered: [1, 2, 3]}",
     "'sample' has 2 members, but 'ordered' has weights of 3 positions", 6},
    {"across: geometric", "across: {ordered: [0, 0]}",
     "the weights of positions are at least 0, and one is more", 6},
    {"across: geometric", "across: {ordered: [1, 2]}",
     "'ordered' takes its members alike, so that they have no weights of their own: weights: equal", 6},
    {"across: geometric", "across: mpi",
     "'mpi' takes its members alike", 6},
    {"across: geometric", "across: {mpi: {penalty: sideways}}",
     "'sideways' is none of down, up", 6},
    {"across: geometric", "across: spotis",
     "'spotis' takes its bounds from goalposts, and 'staff' has none", 6},
    {"across: geometric", "across: {topsis: {scale: vektor}}",
     "'vektor' is none of vector, min-max; did you mean 'vector'?", 6},
    {"across: geometric", "across: {topsis: {off: figures}}",
     "unknown key 'off'; did you mean 'of'?", 6},
    {"across: geometric", "across: {vikor: {v: 2}}",
     "a number from 0 to 1 is expected here, such as 0.5 or 5%", 6},
    {"across: geometric", "across: {grey: {zeta: 0}}",
     "zeta is above 0 and at most 1, customarily 0.5", 6},
    {"across: geometric", "across: {bod: {share: [60%, 90%]}}",
     "shares of 2 members cannot add up to 1", 6},
    {"across: geometric", "across: {bod: {share: [90%, 60%]}}",
     "a least and a greatest share are expected: share: [3%, 25%]", 6},
    {"across: geometric", "across: {bod: {of: figures}}",
     "'bod' gives the more the higher a figure is, but of 'size' less is better", 6},
    {"across: geometric", "across: {promethee: {functions: {efort: usual}}}",
     "'efort' is not compared; did you mean 'effort'?", 6},
    {"across: geometric", "across: {promethee: {functions: {effort: {linear: [5%, 1%]}}}}",
     "two thresholds are expected, the lower one first: [1%, 5%]", 6},
    {"across: geometric", "across: {promethee: {functions: {effort: {v-shape: 0}}}}",
     "this threshold is above 0", 6},
    {"across: geometric", "across: {promethee: {of: figures, functions: {size: {u-shape: 5}}}}",
     "a threshold is at least 0, in the unit of what is compared", 6},
    {"across: geometric", "across: {marcos: {of: figures, references: fixed}}",
     "'marcos' divides by its references: the goalposts of 'rd' are not above 0", 6},
    {"within: arithmetic", "within: topsis", "'topsis' compares the companies of the list with each other and stands only at the root, as 'across'", 6},
    {"id: people\n", "id: people\n    aggregation: {ordered: [1, 1]}\n", "'people' has 1 members, but 'ordered' has weights of 2 positions", 31},
    {", floor: 1%", "", "such a mean needs a floor such as 1%, or one 0 makes everything 0", 6},
    {"floor: 1%", "floor: 0", "a floor lies between 0 and 1", 6},
    {"across: geometric", "across: arithmetic", "a floor goes with other means than arithmetic ones", 6},
    {"by: industry", "by: industri", "unknown indicator 'industri'; did you mean 'industry'?", 7},
    {"by: industry", "by: revenue", "strata go by a text such as industry or town", 7},
    {"[1/3, 1]", "[0.33, 1]", "row 1, column 2 is not the reciprocal of row 2, column 1; write 1/3, not 0.33", 10},
    {"[[1, 3], [1/3, 1]]", "[[1, 3]]", "comparisons have one row for each member: 2", 10},
    {"[1/3, 1]", "[1/0, 1]", "a comparison is a number above 0 such as 3 or 1/3, or ~ where nobody made it", 10},
    {"weights: {ahp: [[1, 3], [1/3, 1]]}", "weights: entropie",
     "'entropie' is none of given, equal, entropy, critic, deviation, variation, gini, merec, variance, pca, factor, optimal; did you mean 'entropy'?", 10},
    {"weights: {ahp: [[1, 3], [1/3, 1]]}\n", "",
     "how the members are weighed is missing: weights: given, equal, entropy, critic, {ahp: ...}, {blend: ...} and others", 1},
    {"share: 60%", "share: 0", "a share is above 0, such as 60%", 14},
    {"        weight: 3\n", "", "the weights are 'given', but there is no weight here", 16},
    {"        weight: 3", "        weight: -1", "a weight is at least 0", 22},
    {"id: people\n", "id: people\n    weight: 2\n", "a weight stands here, but the weights are not 'given'", 31},
    {"id: people", "id: effort", "the id 'effort' stands for two groups", 30},
    {"id: staff", "id: rd", "the id 'rd' stands for two indicators", 33},
    {"direction: up", "direction: upp", "'upp' is none of up, down; did you mean 'up'?", 19},
    {"[1, 99]", "[99, 1]", "percentiles rise from 0 to 100: percent: [1, 99]", 20},
    {"points: 3", "pionts: 3", "unknown key 'pionts'; did you mean 'points'?", 27},
    {"low: 0, high: 15%", "low: 15%, high: 0",
     "the low goalpost lies below the high one; direction says which is better", 21},
    {"goalposts: {low: 0, high: 15%}", "base: 0", "a base is more than 0", 21},
    {"goalposts: {low: 0, high: 15%}", "base: 100 yuan", "a goalpost is a number in the unit of the indicator", 21},
    {"goalposts: {low: 0, high: 15%}", "base: 15%, goalposts: {low: 0, high: 15%}", "an indicator has one scale", 21},
    {"goalposts: {low: 0, high: 15%}", "base: {value: 5%, floor: 2, cap: 150%}", "the floor of a ratio lies below its cap", 21},
    {"{goalposts: {low: 0, high: 15%}}", "goalposts", "'goalposts' needs values, as {goalposts: {low: 0, high: 15%}} does", 21},
    {"goalposts: {low: 0, high: 15%}", "z-score: {deviation: 0}", "the points of a standard deviation are more than 0", 21},
    {"goalposts: {low: 0, high: 15%}", "z-score: {deviation: 10}", "'rd' may be below 0 on its scale, so that it has no geometric mean", 6},
    {"goalposts: {low: 0, high: 15%}", "min-max: {from: 100, to: 60}", "the worst gets fewer points than the best: from: 60, to: 100", 21},
    {"goalposts: {low: 0, high: 15%}", "efficacy: {low: 5%, high: 1%}", "the low goalpost lies below the high one", 21},
    {"goalposts: {low: 0, high: 15%}", "efficacy: {beyond: yes}", "'yes' is none of true, false", 21},
    {"goalposts: {low: 0, high: 15%}", "distance-to-target: 3 wan", "a goalpost is a number in the unit of the indicator", 21},
    {"goalposts: {low: 0, high: 15%}", "rank: {ties: least}", "'least' is none of mean, min, max", 21},
    {"goalposts: {low: 0, high: 15%}", "bands: [{to: 3%, points: 60}]", "bands have 'from' where more is better, and 'to' where less is", 21},
    {"goalposts: {low: 0, high: 15%}", "bands: [{from: 3%, points: 60}, {from: 3%, points: 80}]", "bands go from the best to the worst", 21},
    {"goalposts: {low: 0, high: 15%}", "bands: [{from: 3%, points: 60}, {points: 50}, {from: 5%, points: 80}]", "bands go from the best to the worst", 21},
    {"goalposts: {low: 0, high: 15%}", "bands: [{from: 3%}]", "key 'points' is missing", 21},
    {"goalposts: {low: 0, high: 15%}", "logistic: {middle: 3%}", "a logistic scale has either middle and steepness, or low and high", 21},
    {"goalposts: {low: 0, high: 15%}", "logistic: {low: 1%, high: 5%, low_share: 90%, high_share: 10%}", "the shares at low and high rise between 0 and 1", 21},
    {"{goalposts: {low: 100 wan, high: 2 yi}}", "{base: 2 yi}", "where less is better a base needs a cap", 28},
    {"{winsorise: {percent: [1, 99]}}", "winsorise", "'winsorise' needs values, as {winsorise: {percent: [1, 99]}} does", 20},
    {"percent: [1, 99]", "points: [1, 0.5]", "two whole numbers are expected, of the least and the greatest values: points: [0, 3]", 20},
    {"percent: [1, 99]", "percent: [1, 99], points: [1, 2]", "winsorise takes either percent: [1, 99] or points: [0, 3]", 20},
    {"{winsorise: {percent: [1, 99]}}", "{coinr: {points: 3, share: 1%}}", "either points or a share of the values may be drawn in", 20},
    {"{winsorise: {percent: [1, 99]}}", "{log-range: {share: 0}}", "a share lies between 0 and 1, such as 1%", 20},
    {"{winsorise: {percent: [1, 99]}}", "{winsorise: {percent: [1, 99]}, coinr: {points: 2}}", "an indicator has one treatment", 20},
    {"{winsorise: {percent: [1, 99]}}", "logs", "'logs' is none of none, coinr, log, log-range, log-side, box-cox; did you mean 'log'?", 20},
    {"coverage: 40%", "screening: {indicators: 0}", "a share of the indicators lies between 0 and 1, such as 65%", 5},
    {"direction: up", "direction: up\n        missing: mode", "'mode' is none of interval, reweight, worst, mean, median", 20},
    {"direction: up", "direction: up\n        missing: {of: values}", "a missing value is filled in one way: by fill, group or last", 20},
    {"direction: up", "direction: up\n        missing: {last: 1, of: values}", "the last known value is one of values", 20},
    {"direction: up", "direction: up\n        missing: {last: 0}", "a value may be 1 to 10 years older, a whole number", 20},
    {"direction: up", "direction: up\n        missing: {group: revenue}", "companies are grouped by a text such as industry or town", 20},
    {"id: people\n    name: {zh: 人, en: people}\n    indicators:", "id: people\n    name: {zh: 人, en: people}\n    groups: []\n    indicators:",
     "an index has 1 to 128 indicators, at most 255 groups and indicators, and no empty group", 32},
    {"high: 2 yi", "high: 2", "a goalpost is a number in the unit of the indicator", 28},
    {"percentile", "percentil", "'percentil' is none of min-max, z-score, rank, percentile, borda, distance-to-best, fraction-of-max, efficacy; did you mean 'percentile'?", 37},
    {"value: intensity", "value: intensty", "unknown name 'intensty'; did you mean 'intensity'?", 18},
    {"value: revenue[Y-1]", "value: revenue[Y-1] > 0", NULL, 25},
    {"direction: down", "directon: down", "unknown key 'directon'; did you mean 'direction'?", 26},
};

static void change(const fault *f, char *text, size_t size)
{
    const char *at = strstr(good, f->old);

    assert_non_null(at);
    snprintf(text, size, "%.*s%s%s", (int)(at - good), good, f->new, at + strlen(f->old));
}

static void each_fault_has_its_place(void **state)
{
    dictionary *d = shipped_dictionary();

    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        char text[4096];
        index_model *m = NULL;
        tidu_error err = {0};

        change(&faults[i], text, sizeof text);
        if (index_parse(text, strlen(text), "sample.yaml", d, &m, &err) != TIDU_EMODEL)
            fail_msg("fault %zu (%s) was taken", i, faults[i].new);
        if (err.line != faults[i].line || !err.column || strcmp(err.file, "sample.yaml") ||
            (faults[i].message && strncmp(err.message, faults[i].message, strlen(faults[i].message))))
            fail_msg("fault %zu (%s): %s:%lu:%lu: %s", i, faults[i].new, err.file, err.line, err.column,
                     err.message);
        assert_null(m);
    }
    dictionary_free(d);
}

static void a_good_one_means_what_it_says(void **state)
{
    dictionary *d = shipped_dictionary();
    index_model *m;

    (void)state;
    assert_int_equal(index_parse(good, strlen(good), "sample.yaml", d, &m, NULL), TIDU_OK);
    assert_int_equal(m->nodes[0].n_children, 2);
    assert_int_equal(m->n_indicators, 3);
    assert_true(m->floor == 0.01 && m->coverage == 0.4 && m->decimals == 1 && m->missing.kind == MISSING_INTERVAL);
    assert_int_equal(m->nodes[0].weighting.methods[0].kind, WEIGHTING_AHP);
    assert_true(m->nodes[0].weighting.methods[0].comparisons.matrix[2] == 1.0 / 3);
    assert_int_equal(m->nodes[1].weighting.n, 2);
    assert_true(m->nodes[1].weighting.methods[1].share == 0.4);
    assert_int_equal(m->nodes[2].weighting.methods[0].kind, WEIGHTING_EQUAL); /* one member needs none */
    assert_true(m->indicators[0].treatment.low == 0.01 && m->indicators[0].scale.high == 0.15);
    assert_int_equal(m->indicators[1].treatment.shape.points, 3);
    assert_true(m->indicators[1].scale.high == 2e8 && !m->indicators[1].is_up);
    assert_true(index_weighs_data(m));
    assert_int_equal(m->strata.letters, 2);
    index_free(m);
    dictionary_free(d);
}

static void ours_load_by_name(void **state)
{
    static const char *const names[] = {"potential", "peers"};
    dictionary *d = shipped_dictionary();
    index_model *m;
    tidu_error err;

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        if (index_find("nowhere:models", names[i], d, &m, &err))
            fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
        assert_string_equal(m->id, names[i]);
        index_free(m);
    }
    assert_int_equal(index_find("models", "potentail", d, &m, &err), TIDU_ENOTFOUND);
    assert_string_equal(err.message, "there is no 'potentail' in the subfolder 'indices' of the models; did you mean 'potential'?");
    assert_int_equal(index_find("nowhere", "potential", d, &m, &err), TIDU_ENOTFOUND);
    dictionary_free(d);
}

static void every_allocation_may_fail(void **state)
{
    dictionary *d = shipped_dictionary();

    (void)state;
    for (unsigned long k = 1;; k++) {
        index_model *m = NULL;
        tidu_status status;

        allocate_fail_at(k);
        status = index_parse(good, strlen(good), "sample.yaml", d, &m, NULL);
        allocate_fail_at(0);
        if (!status) {
            index_free(m);
            break;
        }
        assert_int_equal(status, TIDU_ENOMEM);
        assert_null(m);
    }
    dictionary_free(d);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_has_its_place),
        cmocka_unit_test(a_good_one_means_what_it_says),
        cmocka_unit_test(ours_load_by_name),
        cmocka_unit_test(every_allocation_may_fail),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
