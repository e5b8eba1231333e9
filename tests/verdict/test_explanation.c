/*
 * The explanation of a company says what the list says of it: for every company of the sample and every model
 * beside it, from one program run over all companies in batches and over one row that is written down.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "dictionary.h"
#include "intake/intake.h"
#include "verdict/explanation.h"

enum { YEAR = 2025, MOST_MODELS = 200 };

typedef struct fixture {
    dictionary *dictionary;
    model *models[MOST_MODELS];
    assessor *assessors[MOST_MODELS];
    size_t n;
    panel *panel;
    credentials *credentials;
    assessment *lists[MOST_MODELS];
    binding binding;
} fixture;

static bool is_model(const char *name)
{
    size_t n = strlen(name);

    return n > 5 && !strcmp(name + n - 5, ".yaml") && !strstr(name, ".cases.") && strcmp(name, "actions.yaml") &&
           strncmp(name, "levers", 6);
}

static void load_models(fixture *f)
{
    DIR *dir = opendir("models");
    tidu_error err;

    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        char path[512];

        if (!is_model(entry->d_name))
            continue;
        assert_true(f->n < MOST_MODELS);
        snprintf(path, sizeof path, "models/%s", entry->d_name);
        if (model_load(path, "models", f->dictionary, &f->models[f->n], &err))
            fail_msg("%s:%lu: %s", err.file, err.line, err.message);
        f->assessors[f->n] = assessor_new(f->models[f->n]);
        assert_non_null(f->assessors[f->n++]);
    }
    closedir(dir);
}

static int set_up(void **state)
{
    static fixture f;
    const intake_options options = {0};
    problems *found = problems_new();

    f.dictionary = shipped_dictionary();
    load_models(&f);
    f.panel = panel_new(f.dictionary);
    f.credentials = credentials_new();
    assert_int_equal(intake_read("data/sample/companies.csv", &options, f.panel, found, NULL, NULL), TIDU_OK);
    assert_int_equal(intake_read_credentials("data/sample/credentials.csv", &options, f.credentials, found, NULL, NULL),
                     TIDU_OK);
    problems_free(found);
    f.binding = (binding){f.panel, f.credentials, YEAR, binding_default_date(YEAR)};
    for (size_t i = 0; i < f.n; i++)
        assert_int_equal(assessor_run(f.assessors[i], &f.binding, 2, &f.lists[i], NULL), TIDU_OK);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;

    for (size_t i = 0; i < f->n; i++) {
        assessment_free(f->lists[i]);
        assessor_free(f->assessors[i]);
        model_free(f->models[i]);
    }
    credentials_free(f->credentials);
    panel_free(f->panel);
    dictionary_free(f->dictionary);
    return 0;
}

static void check_conditions(const explanation *e, const assessment *a, size_t company)
{
    for (size_t g = 0; g < a->model->n_gates; g++)
        assert_int_equal(e->gates[g].state, assessment_gate(a, g, company));
    for (size_t i = 0; i < a->model->n_directs; i++)
        assert_int_equal(e->directs[i].state, assessment_direct(a, i, company));
}

static void check_score(const explanation *e, const assessment *a, size_t company)
{
    for (size_t i = 0; i < a->model->n_items; i++) {
        double least, greatest;

        assessment_item(a, i, company, &least, &greatest);
        assert_true(e->items[i].least == least && e->items[i].greatest == greatest);
    }
    if (a->model->n_items)
        assert_true(e->least == a->least[company] && e->greatest == a->greatest[company]);
    else
        assert_true(isnan(e->least) && isnan(e->greatest));
}

/* The comparisons shown beside a condition make the state that is shown. */
static void check_comparisons(const explained_condition *c)
{
    truth least = TRUTH_TRUE, greatest = TRUTH_FALSE;

    for (size_t i = 0; i < c->n_comparisons; i++) {
        least = c->comparisons[i].holds < least ? c->comparisons[i].holds : least;
        greatest = c->comparisons[i].holds > greatest ? c->comparisons[i].holds : greatest;
    }
    if (c->n_comparisons != 1 || c->condition->need->kind != NODE_COMPARE || c->state == GATE_NOT_APPLICABLE ||
        c->condition->applies || c->condition->n_paths)
        return;
    assert_int_equal(least, greatest);
    assert_true((c->state == GATE_UNMET) == (least == TRUTH_FALSE) || c->condition->is_judged);
    assert_true((c->state == GATE_UNKNOWN) == (least == TRUTH_UNKNOWN));
    if (c->comparisons[0].is_number && least == TRUTH_UNKNOWN)
        assert_true(isnan(c->comparisons[0].left) || isnan(c->comparisons[0].right));
}

static void explanations_say_what_the_list_says(void **state)
{
    const fixture *f = *state;
    size_t n = panel_count(f->panel);

    assert_true(f->n > 50 && n > 100);
    for (size_t i = 0; i < f->n; i++) {
        const assessment *a = f->lists[i];

        for (size_t company = 0; company < n; company++) {
            explanation *e;

            assert_int_equal(explanation_make(f->assessors[i], &f->binding, company, NULL, NULL, &e, NULL), TIDU_OK);
            assert_string_equal(e->code, panel_code(f->panel, (uint32_t)company));
            assert_int_equal(e->verdict, a->verdicts[company]);
            assert_memory_equal(&e->readiness, &a->readiness[company], sizeof e->readiness);
            check_conditions(e, a, company);
            check_score(e, a, company);
            for (size_t g = 0; g < a->model->n_gates; g++)
                check_comparisons(&e->gates[g]);
            explanation_free(e);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(explanations_say_what_the_list_says),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
