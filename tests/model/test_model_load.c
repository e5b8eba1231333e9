/*
 * Faults of a model: each is a change to a good one, with '@@' where the message
 * must point to. And loading and running with every allocation failing in turn.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "dictionary.h"
#include "model/model.h"
#include "verdict/assessor.h"

enum { MOST_TEXT = 32768 };

static const char good[] =
    "model: sample\n"
    "rung: sample\n"
    "name: {zh: 样, en: sample}\n"
    "effective: {from: 2020-01-01}\n"
    "documents:\n"
    "  measures: {title: {zh: 办法, en: Measures}, number: 1号}\n"
    "priors: {missing: 0.5, note: {zh: 无, en: none}}\n"
    "settings:\n"
    "  rate: {name: {zh: 率, en: rate}, cite: measures art. 9, value: 7.12}\n"
    "define:\n"
    "  rd_ratio: rd_expense[Y-1] / revenue[Y-1]\n"
    "  floor:\n"
    "    over: revenue[Y-1]\n"
    "    steps:\n"
    "      - {to: 5000 wan, value: 5%}\n"
    "      - {above: 5000 wan, to: 2 yi, value: 4%}\n"
    "      - {value: 3%}\n"
    "gates:\n"
    "  - id: rd\n"
    "    name: {zh: 研, en: rd}\n"
    "    cite: measures art. 1\n"
    "    need: rd_ratio >= floor\n"
    "    act: [rd_expense]\n"
    "  - id: staff\n"
    "    name: {zh: 人, en: staff}\n"
    "    cite: measures art. 2\n"
    "    need: st_staff[Y-1] / employees[Y-1] >= 10%\n"
    "    judged: {prior: 0.85}\n"
    "score:\n"
    "  step: 1\n"
    "  groups:\n"
    "    - id: all\n"
    "      name: {zh: 全, en: all}\n"
    "      cite: measures art. 3\n"
    "      max: 20\n"
    "      items:\n"
    "        - id: growth\n"
    "          name: {zh: 长, en: growth}\n"
    "          cite: measures art. 3(1)\n"
    "          over: growth_mean(revenue[Y-3..Y-1])\n"
    "          steps:\n"
    "            - {from: 35%, points: [9, 10]}\n"
    "            - {from: 5%, points: [3, 4]}\n"
    "            - {above: 0, points: 1}\n"
    "            - {points: 0}\n"
    "        - id: ip\n"
    "          name: {zh: 知, en: ip}\n"
    "          cite: measures art. 3(2)\n"
    "          bands:\n"
    "            - {when: last(ip_class1) >= 1, points: [7, 8]}\n"
    "            - {points: 0}\n"
    "        - id: expert\n"
    "          name: {zh: 专, en: expert}\n"
    "          cite: measures art. 3(3)\n"
    "          judged: {max: 6, prior: {low: 2, mode: 4, high: 6}}\n"
    "pass: total > 10\n";

typedef struct fault {
    const char *find;
    const char *replace;
    const char *message; /* a part of it */
} fault;

static const fault faults[] = {
    /* keys */
    {"rung: sample\n", "rung: sample\n@@rnug: x\n", "did you mean 'rung'?"},
    {"    act: [rd_expense]\n", "    @@acts: [rd_expense]\n", "did you mean 'act'?"},
    {"rung: sample\n", "rung: sample\n@@rung: sample\n", "rung"},
    {"    cite: measures art. 2\n", "    cite: measures art. 2\n    @@cite: measures art. 2\n", "cite"},
    {"model: sample\n", "model: @@Sample\n", "a-z, 0-9"},
    {"  - id: rd\n", "  - id: @@Rd\n", "an id is made of"},
    {"effective: {from: 2020-01-01}\n", "effective: {from: @@2020-02-30}\n", "a date such as"},
    /* names */
    {"rd_expense[Y-1] / rev", "rd_expense[Y-1] / @@reven", "unknown name 'revenenue'; did you mean 'revenue'?"},
    {"act: [rd_expense]", "act: [@@rd_expence]", "unknown indicator 'rd_expence'; did you mean 'rd_expense'?"},
    {"last(ip_class1)", "last(@@ip_clas1)", "did you mean 'ip_class1'?"},
    {"growth_mean(", "@@growth_men(", "did you mean 'growth_mean'?"},
    {"  rd_ratio: rd_expense[Y-1] / revenue[Y-1]\n",
     "  twice: 2 * @@rd_ratio\n  rd_ratio: rd_expense[Y-1] / revenue[Y-1]\n", "unknown name 'rd_ratio'"},
    {"  rd_ratio: rd", "  rd_ratio: @@rd_ratio + rd", "unknown name 'rd_ratio'"},
    {"  floor:\n", "  employees: @@1\n  floor:\n", "is an indicator"},
    /* lists of codes */
    {"  floor:\n", "  made: {of: industry, edition: @@GB/T 4754-2011, codes: {C: [39]}}\n  floor:\n",
     "the codes of industry are of GB/T 4754-2017"},
    {"  floor:\n", "  made: {of: industry_2011, edition: @@GB/T 4754-2017, codes: {C: [39]}}\n  floor:\n",
     "the codes of industry_2011 are of GB/T 4754-2011"},
    /* types and units */
    {"rd_expense[Y-1] / revenue[Y-1]", "rd_expense[Y-1] / @@name", "'name' is a text"},
    {"need: rd_ratio >= floor", "need: revenue[Y-1] @@> 5000", "money and a plain number"},
    {"need: rd_ratio >= floor", "need: @@rd_ratio", "a truth is expected here"},
    {"over: revenue[Y-1]", "over: @@revenue[Y-3..Y-1]", "one value a year is left over"},
    {"need: rd_ratio >= floor", "need: @@founded_on[Y-1] > 2020-01-01", "leave the year away"},
    {"need: rd_ratio >= floor", "need: @@revenue > 0", "is one value a year"},
    {"need: rd_ratio >= floor", "need: @@uscc = \"9\"", "is a key"},
    {"need: rd_ratio >= floor", "need: \"industry = 3 @@> 2\"", "'and' between two comparisons"},
    {"to: 5000 wan, value", "to: @@5000, value", "another unit"},
    {"value: 4%", "value: @@\"revenue[Y-1]\"", "a plain number such as"},
    /* steps */
    {"to: 2 yi, value: 4%}", "to: 1000 wan, value: 4%}", "overlaps"},
    {"{above: 5000 wan, to: 2 yi", "{above: @@6000 wan, to: 2 yi", "lies a hole"},
    {"{above: 5000 wan, to: 2 yi", "{above: @@4000 wan, to: 2 yi", "overlaps the one before it"},
    {"{above: 5000 wan, to: 2 yi", "{from: @@5000 wan, to: 2 yi", "the bound itself belongs to both steps"},
    {"{to: 5000 wan, value: 5%}", "{below: 5000 wan, value: 5%}", "the bound itself belongs to no step"},
    {"      - {value: 3%}\n", "", "end with a step without it"},
    {"- {from: 35%, points: [9, 10]}", "- {from: 35%, below: @@50%, points: [9, 10]}", "leave it away in the first step"},
    {"- {from: 35%, points: [9, 10]}", "- {from: 35%, above: @@50%, points: [9, 10]}", "exclude each other"},
    {"- {from: 5%, points: [3, 4]}", "- @@{from: 40%, points: [3, 4]}", "overlaps"},
    {"- {from: 5%, points: [3, 4]}", "- @@{from: 35%, points: [3, 4]}", "overlaps"},
    {"- {from: 5%, points: [3, 4]}", "- {points: 2}", "can be reached"},
    {"            - {points: 0}\n        - id: ip", "        - id: ip", "end with a step without it"},
    /* bands */
    {"            - {points: 0}\n        - id: expert",
     "            - {points: 0}\n            - @@{points: 1}\n        - id: expert", "can be reached"},
    {"            - {points: 0}\n        - id: expert", "        - id: expert", "end with a band without 'when'"},
    {"points: [7, 8]", "points: @@[8, 7]", "go from the least to the greatest"},
    {"points: [7, 8]", "points: @@[7, 8.5]", "no multiple of the score's step"},
    {"points: [7, 8]", "points: @@-1", "not negative"},
    {"points: [7, 8]", "points: @@[7, 8, 9]", "a number is expected"},
    {"points: [7, 8]", "points: @@1e9", "at most 10000 steps"},
    {"points: [7, 8]", "points: [7, 8], prior: @@{low: 6, mode: 7, high: 8}", "within the points"},
    {"points: [7, 8]", "points: [7, 8], prior: @@{low: 7, mode: 7.5, high: 8}", "no multiple"},
    {"{low: 2, mode: 4, high: 6}", "@@{low: 2, mode: 4, high: 7}", "within the points"},
    {"{low: 2, mode: 4, high: 6}", "@@{low: 4, mode: 2, high: 6}", "within the points"},
    {"judged: {max: 6,", "judged: {max: @@6.5,", "no multiple"},
    {"judged: {max: 6,", "judged: {min: @@-2, max: 6,", "not negative"},
    {"judged: {prior: 0.85}", "judged: {prior: @@1.5}", "between 0 and 1"},
    {"max: 20", "max: @@-0.5", "not negative"},
    {"max: 20", "max: @@20.5", "no multiple"},
    {"step: 1", "step: @@0", "greater than 0"},
    {"step: 1", "step: @@0.00000001", "at most 6 decimals"},
    {"step: 1", "step: 0.3", "no multiple"},
    {"          judged: {max: 6, prior: {low: 2, mode: 4, high: 6}}\n", "", "an item has either"},
    /* citations */
    {"    cite: measures art. 1\n", "", "cite"},
    {"    cite: measures art. 1\n", "    cite: @@measure art. 1\n", "did you mean 'measures'?"},
    {"          cite: measures art. 3(2)\n", "", "cite"},
    {"cite: measures art. 9", "cite: @@xyz", "none of this model's documents"},
    /* identity */
    {"  - id: staff\n", "  - id: @@rd\n", "stands for two conditions"},
    {"        - id: expert\n", "        - id: @@ip\n", "stands for two items"},
    /* pass */
    {"pass: total > 10\n", "pass: @@totl > 10\n", "of this score; did you mean 'total'?"},
    {"pass: total > 10\n", "pass: @@unheardof > 10\n", "'unheardof' is neither total nor a group or an item of this score"},
    {"pass: total > 10\n", "pass: total > 10 and @@expart > 0\n", "did you mean 'expert'?"},
    {"pass: total > 10\n", "pass: total @@or expert\n", "comparisons such as total > 70"},
    {"pass: total > 10\n", "pass: total @@> 10 wan\n", "comparisons such as total > 70"},
    {"pass: total > 10\n", "", "'score' and 'pass' go together"},
    /* settings */
    {"value: 7.12", "value: @@seven", "seven"},
    {"value: 7.12", "value: @@7 yi", "needs a plain number"},
    {"value: 7.12", "value: @@2020-01-01", "needs a plain number"},
    {"value: 7.12", "unit: money, value: @@7.12", "needs an amount such as"},
    {"value: 7.12", "value: @@7.1234567890123456", "at most 15 digits"},
    {"missing: 0.5", "missing: @@half", "a number is expected"},
};

static char *changed(const fault *f, char *text, unsigned long *line, unsigned long *column)
{
    const char *at = strstr(good, f->find);
    char *mark;

    assert_non_null(at);
    assert_null(strstr(at + 1, f->find));
    snprintf(text, MOST_TEXT, "%.*s%s%s", (int)(at - good), good, f->replace, at + strlen(f->find));
    *line = *column = 0;
    mark = strstr(text, "@@");
    if (mark) {
        *line = *column = 1;
        for (const char *c = text; c < mark; c++) {
            *column = *c == '\n' ? 1 : *column + ((*c & 0xc0) != 0x80); /* characters */
            *line += *c == '\n';
        }
        memmove(mark, mark + 2, strlen(mark + 2) + 1);
    }
    return text;
}

static tidu_status parse(const char *text, model **m, tidu_error *err)
{
    dictionary *d = shipped_dictionary();
    tidu_status status;

    *m = NULL;
    *err = (tidu_error){0};
    status = model_parse(text, strlen(text), "sample.yaml", NULL, d, m, err);
    model_free(*m);
    dictionary_free(d);
    return status;
}

static void the_good_one_loads(void **state)
{
    tidu_error err;
    model *m;

    (void)state;
    if (parse(good, &m, &err))
        fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
}

static void every_fault_is_found_where_it_is(void **state)
{
    static char text[MOST_TEXT];
    int wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        unsigned long line, column;
        tidu_error err;
        model *m;
        tidu_status status = parse(changed(&faults[i], text, &line, &column), &m, &err);

        if (status == TIDU_EMODEL && strstr(err.message, faults[i].message) && !strcmp(err.file, "sample.yaml") &&
            err.line && err.column && (!line || (err.line == line && err.column == column)))
            continue;
        print_error("%s\n  wanted %lu:%lu: ...%s...\n  got    %d %s:%lu:%lu: %s\n", faults[i].replace, line,
                    column, faults[i].message, (int)status, err.file, err.line, err.column, err.message);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

static void nested_brackets_are_refused(void **state)
{
    static char text[MOST_TEXT], brackets[20001];
    fault f = {"need: rd_ratio >= floor", text, "4096 bytes"};
    static char whole[MOST_TEXT];
    unsigned long line, column;
    tidu_error err;
    model *m;

    (void)state;
    memset(brackets, '(', 10000);
    memset(brackets + 10000, ')', 10000);
    snprintf(text, sizeof text, "need: %s", brackets);
    assert_int_equal(parse(changed(&f, whole, &line, &column), &m, &err), TIDU_EMODEL);
    assert_non_null(strstr(err.message, f.message));
    assert_int_equal(err.line, 22);

    brackets[2000] = '\0';
    snprintf(text, sizeof text, "need: %s", brackets);
    assert_int_equal(parse(changed(&f, whole, &line, &column), &m, &err), TIDU_EMODEL);
    assert_non_null(strstr(err.message, "nested"));

    /* brackets of YAML itself */
    memset(brackets, '[', 10000);
    brackets[10000] = '\0';
    assert_int_equal(parse(brackets, &m, &err), TIDU_EMODEL);
    assert_true(err.line == 1);
}

static void other_texts_are_refused(void **state)
{
    static const char *const texts[] = {"", "\n", "model", "- model: x", "model: x\n", "\xff\xfe", "{", "model: x\n\tname: y"};
    tidu_error err;
    model *m;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(parse(texts[i], &m, &err), TIDU_EMODEL);
        assert_true(err.line > 0 && err.message[0]);
    }
}

static void a_setting_takes_a_number_of_its_unit(void **state)
{
    dictionary *d = shipped_dictionary();
    tidu_error err;
    model *m;

    (void)state;
    assert_int_equal(model_parse(good, strlen(good), "sample.yaml", NULL, d, &m, &err), TIDU_OK);
    assert_int_equal(model_set(m, "rate", "7.25", &err), TIDU_OK);
    assert_true(m->settings[0].value.value == 7.25);
    assert_int_equal(model_set(m, "rate", "30%", &err), TIDU_OK);
    assert_true(m->settings[0].value.value == 0.3);
    assert_int_equal(model_set(m, "rat", "7", &err), TIDU_EUSAGE);
    assert_non_null(strstr(err.message, "did you mean 'rate'?"));
    assert_int_equal(model_set(m, "rate", "x", &err), TIDU_EUSAGE);
    assert_int_equal(model_set(m, "rate", "1 +", &err), TIDU_EUSAGE);
    assert_int_equal(model_set(m, "rate", "7 wan", &err), TIDU_EUSAGE);
    assert_int_equal(model_set(m, "rate", "2020-01-01", &err), TIDU_EUSAGE);
    assert_true(m->settings[0].value.value == 0.3);
    model_free(m);
    dictionary_free(d);
}

/* --- memory ---------------------------------------------------------------------- */

static void loading_survives_every_failed_allocation(void **state)
{
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    for (unsigned long k = 1; status; k++) {
        dictionary *d = shipped_dictionary();
        tidu_error err = {0};
        model *m = NULL;

        allocate_fail_at(k);
        status = model_load("models/hnte.yaml", NULL, d, &m, &err);
        allocate_fail_at(0);
        if (status && status != TIDU_ENOMEM)
            fail_msg("allocation %lu: %s:%lu:%lu: %s", k, err.file, err.line, err.column, err.message);
        model_free(m);
        dictionary_free(d);
        assert_true(k < 100000);
    }
}

static panel *some_companies(dictionary *d, uint32_t n)
{
    panel *p = panel_new(d);

    for (uint32_t i = 0; i < n; i++) {
        char code[16];

        snprintf(code, sizeof code, "C%u", (unsigned)i);
        panel_add_company(p, code, strlen(code));
        for (int year = 2022; year < 2025; year++) {
            panel_set_number(p, i, dictionary_find(d, "revenue"), year, 1e6 * (i % 2 + 1));
            panel_set_number(p, i, dictionary_find(d, "rd_expense"), year, 5e4);
        }
        panel_set_number(p, i, dictionary_find(d, "ip_class1"), 2024, i % 2);
    }
    return p;
}

static void running_survives_every_failed_allocation(void **state)
{
    dictionary *d = shipped_dictionary();
    tidu_error err = {0};
    bool done = false;
    model *m;
    panel *p;

    (void)state;
    assert_int_equal(model_load("models/hnte.yaml", NULL, d, &m, &err), TIDU_OK);
    p = some_companies(d, 1100);
    for (unsigned long k = 1; !done; k++) {
        binding b = {.panel = p, .year = 2025, .on = binding_default_date(2025)};
        assessment *result = NULL;
        assessor *a;

        allocate_fail_at(k);
        a = assessor_new(m);
        if (a) {
            tidu_status status = assessor_run(a, &b, k % 16 ? 1 : 2, &result, &err);

            assert_true(status == TIDU_OK || status == TIDU_ENOMEM);
            assert_true((status == TIDU_OK) == (result != NULL));
            done = !status;
        }
        allocate_fail_at(0);
        assessment_free(result);
        assessor_free(a);
        assert_true(k < 100000);
    }
    panel_free(p);
    model_free(m);
    dictionary_free(d);
}

/* In a gate, through a definition, through a table, in a band: and nowhere. */
static void credentials_are_asked_for(void **state)
{
    static const struct {
        const char *from, *to;
        bool asks;
    } changes[] = {
        {"need: rd_ratio >= floor", "need: rd_ratio >= floor", false},
        {"need: rd_ratio >= floor", "need: rd_ratio >= floor or holds(hnte)", true},
        {"need: rd_ratio >= floor", "need: rd_ratio >= floor\n    applies: not holds(hnte)", true},
        {"  rd_ratio: rd_expense[Y-1] / revenue[Y-1]", "  rd_ratio: if(holds(hnte), 1, rd_expense[Y-1] / revenue[Y-1])", true},
        {"    over: revenue[Y-1]", "    over: if(holds(hnte), 1 yuan, revenue[Y-1])", true},
        {"when: last(ip_class1) >= 1,", "when: last(ip_class1) >= 1 and holds(hnte),", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        const char *at = strstr(good, changes[i].from);
        dictionary *d = shipped_dictionary();
        char text[2 * sizeof good];
        tidu_error err;
        model *m;

        assert_non_null(at);
        snprintf(text, sizeof text, "%.*s%s%s", (int)(at - good), good, changes[i].to, at + strlen(changes[i].from));
        if (model_parse(text, strlen(text), "sample.yaml", NULL, d, &m, &err))
            fail_msg("%lu:%lu: %s", err.line, err.column, err.message);
        if (model_asks_credentials(m) != changes[i].asks)
            fail_msg("change %zu", i);
        model_free(m);
        dictionary_free(d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credentials_are_asked_for),
        cmocka_unit_test(the_good_one_loads),
        cmocka_unit_test(every_fault_is_found_where_it_is),
        cmocka_unit_test(nested_brackets_are_refused),
        cmocka_unit_test(other_texts_are_refused),
        cmocka_unit_test(a_setting_takes_a_number_of_its_unit),
        cmocka_unit_test(loading_survives_every_failed_allocation),
        cmocka_unit_test(running_survives_every_failed_allocation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
