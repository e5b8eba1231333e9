/*
 * Faults of a ladder file: each is a change to a good one, and the message names its place. And what a ladder
 * means, the ladders that come with the program, and loading with every allocation failing in turn.
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
#include "model/ladder.h"
#include "model/named_file.h"

static const char good[] =
    "ladder: sample\n"
    "name: {zh: 样, en: sample}\n"
    "documents:\n"
    "  plan: {title: {zh: 规划, en: plan}, number: 示例〔2024〕1号}\n"
    "cite: plan art. 3\n"
    "rungs:\n"
    "  - tech-sme\n"
    "  - {id: hnte, certificates: [hnte, hnte-old]}\n"
    "  - {id: leader, name: {zh: 领军企业, en: leader}}\n"
    "tracks:\n"
    "  - id: side\n"
    "    name: {zh: 旁, en: side}\n"
    "    rungs: [innovative-sme, srdi]\n"
    "groups:\n"
    "  - {id: front, name: {zh: 前, en: front}, rungs: [leader, srdi]}\n"
    "  - {id: back, name: {zh: 后, en: back}, rungs: [tech-sme]}\n"
    "pools:\n"
    "  - id: next\n"
    "    name: {zh: 后备库, en: reserve}\n"
    "    note: {zh: 示例, en: sample}\n"
    "    rung: hnte\n"
    "    tiers:\n"
    "      - {id: first, name: {zh: 一档, en: first}, readiness: 0.75}\n"
    "      - {id: second, name: {zh: 二档, en: second}, readiness: 0.1, unmet: 2}\n"
    "crossing: {model: star, value: size, line: bar, near: 0.8}\n";

typedef struct fault {
    const char *old, *new; /* the first `old` becomes `new` */
    const char *message;
    unsigned long line, column;
} fault;

static const fault faults[] = {
    {"ladder: sample", "ladder: Sample", "an id is made of a-z, 0-9, '-' and '@', not 'Sample'", 1, 9},
    {"cite: plan", "cite: plam", "unknown document 'plam'; did you mean 'plan'?", 5, 7},
    {"- tech-sme", "- tech-smee", "unknown model 'tech-smee'; did you mean 'tech-sme'?", 7, 5},
    {"- tech-sme", "- leader-of-all", "unknown model 'leader-of-all'; 'tidu models list' shows all", 7, 5},
    {"- tech-sme", "- [tech-sme]", "a rung is the id of a model, or {id, name, certificates}", 7, 5},
    {"id: hnte", "id: tech-sme", "the rung 'tech-sme' stands twice on this ladder", 8, 10},
    {"certificates: [hnte, hnte-old]", "certificates: []", "name one kind of certificate at least, or leave the key out", 8, 30},
    {"certificates", "certificate", "unknown key 'certificate'; did you mean 'certificates'?", 8, 16},
    {"name: {zh: 领军企业, en: leader}", "name: 领军企业", "'name' must be a mapping, not a single value", 9, 24},
    {"rungs: [innovative-sme, srdi]", "rungs: []", "a ladder has one rung at least", 13, 12},
    {"[leader, srdi]", "[leader, sdri]", "'sdri' is not a rung of this ladder; did you mean 'srdi'?", 15, 59},
    {"[leader, srdi]", "[leader, zzzzzzz]", "'zzzzzzz' is not a rung of this ladder", 15, 59},
    {"rung: hnte", "rung: leader", "'leader' has no model, so nobody can be found to be near it", 21, 11},
    {"    note: {zh: 示例, en: sample}\n", "", "key 'note' is missing", 18, 5},
    {", readiness: 0.75", "", "a tier needs a cut: readiness, unmet or years", 23, 9},
    {"readiness: 0.75", "readiness: 75", "a chance lies between 0 and 1", 23, 59},
    {"unmet: 2", "unmet: two", "a number is expected here", 24, 73},
    {"model: star", "model: starr", "unknown model 'starr'; did you mean 'star'?", 25, 19},
    {"near: 0.8", "near: 80", "a chance lies between 0 and 1", 25, 55},
    {", near: 0.8", "", "key 'near' is missing", 25, 11},
};

static catalogue open_models(void)
{
    catalogue c;

    assert_int_equal(catalogue_open("models", &c, NULL), TIDU_OK);
    return c;
}

static void change(const fault *f, char *text, size_t size)
{
    const char *at = strstr(good, f->old);

    assert_non_null(at);
    snprintf(text, size, "%.*s%s%s", (int)(at - good), good, f->new, at + strlen(f->old));
}

static void each_fault_has_its_place(void **state)
{
    catalogue c = open_models();

    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        char text[4096];
        ladder *l = NULL;
        tidu_error err = {0};

        change(&faults[i], text, sizeof text);
        if (ladder_parse(text, strlen(text), "sample.yaml", &c, &l, &err) != TIDU_EMODEL)
            fail_msg("fault %zu (%s) was taken", i, faults[i].new);
        if (err.line != faults[i].line || !err.column || (faults[i].column && err.column != faults[i].column) ||
            strcmp(err.file, "sample.yaml") || (faults[i].message && strcmp(err.message, faults[i].message)))
            fail_msg("fault %zu (%s): %s:%lu:%lu: %s", i, faults[i].new, err.file, err.line, err.column,
                     err.message);
        assert_null(l);
    }
    catalogue_close(&c);
}

static void a_good_one_means_what_it_says(void **state)
{
    enum { SME = 1, HNTE = 2, LEADER = 4, INNOVATIVE = 8, SRDI = 16 };
    catalogue c = open_models();
    ladder *l;

    (void)state;
    assert_int_equal(ladder_parse(good, strlen(good), "sample.yaml", &c, &l, NULL), TIDU_OK);
    assert_int_equal(l->n_rungs, 5);
    assert_true(l->rungs[0].has_model && l->rungs[1].has_model && !l->rungs[2].has_model);
    assert_string_equal(l->rungs[2].name.zh, "领军企业");
    assert_int_equal(l->n_tracks, 2);
    assert_int_equal(l->rungs[3].track, 1);
    assert_int_equal(ladder_certificate(l, "hnte-old"), HNTE);
    assert_int_equal(ladder_certificate(l, "leader"), LEADER);
    assert_int_equal(ladder_certificate(l, "gazelle"), 0);
    assert_int_equal(ladder_highest(l, 0, SME | HNTE | SRDI), 1);
    assert_int_equal(ladder_highest(l, 0, SRDI), LADDER_NO_RUNG);
    assert_int_equal(ladder_highest(l, 1, SRDI | INNOVATIVE), 4);
    assert_int_equal(ladder_next(l, 0, SRDI), 0);
    assert_int_equal(ladder_next(l, 0, HNTE), 2);
    assert_int_equal(ladder_next(l, 0, LEADER), LADDER_NO_RUNG);
    assert_int_equal(ladder_next(l, 1, HNTE), 3);
    assert_int_equal(l->groups[0].rungs, LEADER | SRDI);
    assert_int_equal(l->pools[0].rung, 1);
    assert_true(l->pools[0].tiers[0].readiness == 0.75 && isnan(l->pools[0].tiers[0].unmet));
    assert_true(l->pools[0].tiers[1].readiness == 0.1 && l->pools[0].tiers[1].unmet == 2);
    assert_string_equal(l->crossing.line, "bar");
    assert_true(l->crossing.near == 0.8);
    assert_string_equal(l->documents[0].number, "示例〔2024〕1号");
    ladder_free(l);
    catalogue_close(&c);
}

static void ours_load_by_name(void **state)
{
    static const struct {
        const char *name;
        size_t rungs; /* of the main ladder, as the plans list them */
    } ours[] = {{"national", 6}, {"huzhou-2013", 5}, {"qidong", 5}, {"goose-formation", 4}, {"wuxing", 3}};
    catalogue c = open_models();
    char path[NAMED_FILE_SIZE];
    ladder *l;
    tidu_error err;

    (void)state;
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
        if (named_file_find("nowhere:models", "ladders", ours[i].name, path, &err) ||
            ladder_load(path, &c, &l, &err))
            fail_msg("%s:%lu:%lu: %s", err.file, err.line, err.column, err.message);
        assert_string_equal(l->id, ours[i].name);
        assert_int_equal(l->tracks[0].n, ours[i].rungs);
        ladder_free(l);
    }
    assert_int_equal(named_file_find("models", "ladders", "natoinal", path, &err), TIDU_ENOTFOUND);
    assert_string_equal(err.message, "there is no 'natoinal' in the subfolder 'ladders' of the models; did you mean 'national'?");
    catalogue_close(&c);
}

static void every_allocation_may_fail(void **state)
{
    catalogue c = open_models();

    (void)state;
    for (unsigned long k = 1;; k++) {
        ladder *l = NULL;
        tidu_status status;

        allocate_fail_at(k);
        status = ladder_parse(good, strlen(good), "sample.yaml", &c, &l, NULL);
        allocate_fail_at(0);
        if (!status) {
            ladder_free(l);
            break;
        }
        assert_int_equal(status, TIDU_ENOMEM);
        assert_null(l);
    }
    catalogue_close(&c);
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
