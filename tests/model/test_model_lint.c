/*
 * Likely mistakes: each is a change to a model without any, and what is to be said about it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "dictionary.h"
#include "model/model_lint.h"

static const char sound[] =
    "model: sample\n"
    "rung: sample\n"
    "name: {zh: 样, en: sample}\n"
    "effective: {from: 2020-01-01, to: 2021-12-31}\n"
    "documents:\n"
    "  measures: {title: {zh: 办法, en: Measures}, number: 1号, seen: full}\n"
    "priors: {missing: 0.5, note: {zh: 无, en: none}}\n"
    "settings:\n"
    "  rate: {name: {zh: 率, en: rate}, cite: measures art. 9, value: 7.12}\n"
    "define:\n"
    "  share: st_staff[Y-1] / employees[Y-1]\n"
    "gates:\n"
    "  - id: staff\n"
    "    name: {zh: 人, en: staff}\n"
    "    law: {zh: 占比不低于 10%, en: at least 10%}\n"
    "    cite: measures art. 1\n"
    "    need: share >= 10%\n"
    "  - id: money\n"
    "    name: {zh: 钱, en: money}\n"
    "    law: {zh: 收入超过 1 亿元且有专利, en: more than 1 yi}\n"
    "    cite: measures art. 2\n"
    "    need: revenue[Y-1] > 1 yi * rate and ip_class1[Y-1] > 0\n"
    "score:\n"
    "  step: 1\n"
    "  groups:\n"
    "    - id: all\n"
    "      name: {zh: 全, en: all}\n"
    "      cite: measures art. 3\n"
    "      max: 8\n"
    "      items:\n"
    "        - id: ip\n"
    "          name: {zh: 知, en: ip}\n"
    "          cite: measures art. 3(1)\n"
    "          bands:\n"
    "            - {when: last(ip_class1) >= 3, points: 8}\n"
    "            - {when: last(ip_class1) >= 1, points: 4}\n"
    "            - {points: 0}\n"
    "pass: total >= 4\n";

static const struct mistake {
    const char *from, *to; /* replaced in the sound model */
    unsigned long line;
    const char *said;
} mistakes[] = {
    {"en: staff}", "en: ''}", 14, "empty in one of the two languages"},
    {"en: staff}", "en: 人员}", 14, "holds Chinese"},
    {"zh: 人,", "zh: share of the staff,", 14, "but it holds none"},
    {"need: share >= 10%", "need: share > 10%", 17, "include the border"},
    {"need: revenue[Y-1] > 1 yi", "need: revenue[Y-1] >= 1 yi", 22, "exclude the border"},
    {"不低于", "不足", 17, "exclude the border"},
    {"points: 8}\n            - {when: last(ip_class1) >= 1", "points: 8}\n            - {when: last(ip_class1) >= 3", 36,
     "no company reaches this band: band 1"},
    {"max: 8", "max: 9", 26, "less than its cap of 9"},
    {"pass: total >= 4", "pass: total >= 9", 38, "between 0 and 8 points"},
    {"need: share >=", "need: rd_staff[Y-1] >=", 11, "nothing uses this definition"},
    {"1 yi * rate", "1 yi * 7", 9, "nothing uses this setting"},
    {"seen: full}", "seen: full}\n  other: {title: {zh: 别, en: o}, number: 2号, seen: part}", 7, "nothing cites this document"},
    {", seen: full", "", 6, "in which text this document was read"},
};

typedef struct findings {
    size_t n;
    unsigned long line;
    char text[512]; /* of the last one */
} findings;

static void take(void *context, const lint_finding *f)
{
    findings *all = context;

    all->n++;
    all->line = f->line;
    snprintf(all->text, sizeof all->text, "%s", f->text);
}

static model *load(const char *text, dictionary *d)
{
    tidu_error err;
    model *m;

    if (model_parse(text, strlen(text), "sample.yaml", NULL, d, &m, &err))
        fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
    return m;
}

/* The sound model with one thing replaced. */
static model *load_changed(const char *from, const char *to, dictionary *d)
{
    char text[2 * sizeof sound];
    const char *at = strstr(sound, from);

    assert_non_null(at);
    snprintf(text, sizeof text, "%.*s%s%s", (int)(at - sound), sound, to, at + strlen(from));
    return load(text, d);
}

static void test_sound(void **state)
{
    dictionary *d = shipped_dictionary();
    model *m = load(sound, d);
    findings found = {0};

    (void)state;
    lint_model(m, take, &found);
    if (found.n)
        fail_msg("line %lu: %s", found.line, found.text);
    model_free(m);
    dictionary_free(d);
}

/* Conditions that come out the same whatever the data are; the sound model has none. */
static void test_reach(void **state)
{
    static const struct mistake conditions[] = {
        {"need: share >= 10%", "need: share > 100%", 13, "no company can meet"},      /* a part of the whole */
        {"need: share >= 10%", "need: employees[Y-1] < 0", 13, "no company can meet"}, /* the least of its limits */
        {"need: share >= 10%", "need: lead_years >= 0", 13, "every company meets"},
        {"need: share >= 10%", "need: share >= 100%", 0, ""},                          /* hard, and possible */
        {"need: share >= 10%", "need: holds(hnte)", 0, ""},
        {"need: share >= 10%", "need: net_profit[Y-1] < 0", 0, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        const struct mistake *x = &conditions[i];
        dictionary *d = shipped_dictionary();
        model *m = load_changed(x->from, x->to, d);
        findings found = {0};

        assert_int_equal(lint_reach(m, d, take, &found, NULL), TIDU_OK);
        if (found.n != (x->line > 0) || found.line != x->line || !strstr(found.text, x->said))
            fail_msg("condition %zu: %zu findings, line %lu: %s", i, found.n, found.line, found.text);
        model_free(m);
        dictionary_free(d);
    }
}

static void test_mistakes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const struct mistake *x = &mistakes[i];
        dictionary *d = shipped_dictionary();
        model *m = load_changed(x->from, x->to, d);
        findings found = {0};

        lint_model(m, take, &found);
        if (found.n != 1 || found.line != x->line || !strstr(found.text, x->said))
            fail_msg("mistake %zu: %zu findings, line %lu: %s", i, found.n, found.line, found.text);
        model_free(m);
        dictionary_free(d);
    }
}

/* What is said about a second version that begins, and what changes its ids. */
static void test_versions(void **state)
{
    static const struct {
        const char *days, *rest, *to, *said;
    } seconds[] = {
        {"{from: 2022-01-01}", "id: staff", "id: staff", NULL},
        {"{from: 2022-01-02}", "id: staff", "id: staff", "no version judges reviews from 2022-01-01 to 2022-01-01"},
        {"{from: 2021-06-01}", "id: staff", "id: staff", "two versions judge reviews from 2021-06-01 to 2021-12-31"},
        {"{from: 2022-01-01}\napplication: new", "id: staff", "id: staff", NULL},
        {"{from: 2022-02-01}\nrecheck: {from: 2022-01-01}", "id: staff", "id: staff",
         "no version judges new applications from 2022-01-01 to 2022-01-31"},
        {"{from: 2022-01-01}", "id: staff", "id: people", "'people' (人) is called 'staff' in the version of 2020-01-01"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++) {
        dictionary *d = shipped_dictionary();
        char text[2 * sizeof sound];
        const char *days = "{from: 2020-01-01, to: 2021-12-31}", *at = strstr(sound, days);
        const char *rest = strstr(sound, seconds[i].rest);
        model *versions[2];
        findings found = {0};

        snprintf(text, sizeof text, "%.*s%s%.*s%s%s", (int)(at - sound), sound, seconds[i].days,
                 (int)(rest - at - (long)strlen(days)), at + strlen(days), seconds[i].to,
                 rest + strlen(seconds[i].rest));
        versions[0] = load(sound, d);
        versions[1] = load(text, d);
        assert_int_equal(lint_versions((const model *const *)versions, 2, take, &found, NULL), TIDU_OK);
        if (seconds[i].said ? !found.n || !strstr(found.text, seconds[i].said) : found.n > 0)
            fail_msg("second %zu: %zu findings: %s", i, found.n, found.text);
        model_free(versions[0]);
        model_free(versions[1]);
        dictionary_free(d);
    }
}

typedef struct texts {
    char said[8][256];
    size_t n;
} texts;

static void take_text(void *context, const lint_finding *f)
{
    texts *all = context;

    assert_true(all->n < 8);
    snprintf(all->said[all->n++], sizeof all->said[0], "%s", f->text);
}

/* Days 0 to 99 of 1970, within them 10 to 19 and 50 to 59, then 102 to 109: two overlaps and one gap of two days. */
static void test_one_version_around_others(void **state)
{
    static const long days[][2] = {{50, 59}, {0, 99}, {102, 109}, {10, 19}};
    static const char *const expected[] = {
        "two versions judge new applications from 1970-01-11 to 1970-01-20",
        "two versions judge new applications from 1970-02-20 to 1970-03-01",
        "no version judges new applications from 1970-04-11 to 1970-04-12",
    };
    model versions[4];
    const model *all[4];
    texts found = {.n = 0};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        versions[i] = (model){.is_for_new = true, .from = days[i][0], .to = days[i][1]};
        all[i] = &versions[i];
    }
    assert_int_equal(lint_versions(all, 4, take_text, &found, NULL), TIDU_OK);
    assert_int_equal(found.n, 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(found.said[i], expected[i]);
}

/* Of two models: what a name stands for may differ, and what reads no data is never missing. */
static void test_one_fact_has_one_prior(void **state)
{
    static const struct {
        const char *need, *other, *said;
    } pairs[] = {
        {"ip_class1[Y-1] > 0", "ip_class1[Y-1] > 0\n    prior: 0.5", NULL},
        {"ip_class1[Y-1] > 0", "ip_class1[Y-1]>0\n    prior: 0.9", "'money' has the prior 0.9 where its data are missing, but 0.5 in sample (money)"},
        {"ip_class1[Y-1] > 0", "ip_class1[Y-1] > 1\n    prior: 0.9", NULL},
        {"share > 0", "share > 0\n    prior: 0.9", NULL},
        {"1 = 1", "1 = 1\n    prior: 0.9", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        static const char need[] = "revenue[Y-1] > 1 yi * rate and ip_class1[Y-1] > 0";
        dictionary *d = shipped_dictionary();
        model *models[2] = {load_changed(need, pairs[i].need, d), load_changed(need, pairs[i].other, d)};
        findings found = {0};

        models[1]->file = "z.yaml"; /* behind the other */
        assert_int_equal(lint_priors((const model *const *)models, 2, take, &found, NULL), TIDU_OK);
        if (pairs[i].said ? found.n != 1 || !strstr(found.text, pairs[i].said) : found.n > 0)
            fail_msg("pair %zu: %zu findings: %s", i, found.n, found.text);
        model_free(models[0]);
        model_free(models[1]);
        dictionary_free(d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_reach),
        cmocka_unit_test(test_versions),
        cmocka_unit_test(test_one_version_around_others),
        cmocka_unit_test(test_one_fact_has_one_prior),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
