/*
 * All shipped models in one program against each of them in its own: the same states, bands, intervals and
 * chances to the bit, with one thread and with several.
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
#include "model/catalogue.h"
#include "verdict/assessor.h"

enum { Y = 2026, COMPANIES = 6000, MOST_MODELS = 128 };

typedef struct bench {
    dictionary *d;
    panel *p;
    model *models[MOST_MODELS];
    size_t n;
    binding b;
} bench;

static uint64_t seed = 4754;

static uint64_t draw(uint64_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % n;
}

/* A value of the kind that crowds the borders; about a tenth is missing. */
static double draw_value(const indicator *i)
{
    static const double money[] = {0, 1e6, 5e6, 1e7, 15e6, 2e7, 5e7, 1e8, 2e8, 3e8, 5e8, 1e9};
    static const double shares[] = {0, 0.02, 0.03, 0.05, 0.1, 0.3, 0.5, 0.8};

    switch (i->type) {
    case INDICATOR_MONEY:
        return money[draw(sizeof money / sizeof *money)] * (draw(2) ? 1 : 1 + (double)draw(50) / 100);
    case INDICATOR_SHARE:
        return shares[draw(sizeof shares / sizeof *shares)];
    case INDICATOR_DATE:
        return 12000 + (double)draw(8000);
    default:
        return (double)draw(draw(3) ? 4 : 600);
    }
}

static void fill(bench *x)
{
    static const char *const industries[] = {"C3911", "3911", "I6510", "F5199", "K7010", "L7299", "A0111", "E4710", "N7721"};

    for (int id = 0; id < dictionary_count(x->d); id++) {
        const indicator *i = dictionary_get(x->d, id);

        for (uint32_t c = 0; c < COMPANIES; c++) {
            if (i->type == INDICATOR_TEXT) {
                const char *text = industries[draw(sizeof industries / sizeof *industries)];

                if (draw(10) && !panel_put_text(x->p, c, id, text, strlen(text)))
                    fail();
                continue;
            }
            for (int year = i->kind == INDICATOR_ANNUAL ? Y - 5 : Y; year <= Y; year++) {
                if (draw(10))
                    assert_true(panel_put_number(x->p, c, id, i->kind == INDICATOR_ANNUAL ? year : PANEL_ANY_YEAR,
                                          draw_value(i)));
            }
        }
    }
}

static int open_bench(void **state)
{
    bench *x = allocate_array(1, sizeof *x);
    catalogue all;

    x->d = shipped_dictionary();
    assert_int_equal(catalogue_open("models", &all, NULL), TIDU_OK);
    for (; x->n < all.n; x->n++)
        assert_int_equal(model_load(all.files[x->n], "models", x->d, &x->models[x->n], NULL), TIDU_OK);
    catalogue_close(&all);
    x->p = panel_new(x->d);
    for (uint32_t c = 0; c < COMPANIES; c++) {
        char code[16];

        snprintf(code, sizeof code, "C%06u", (unsigned)c);
        assert_int_equal(panel_add_company(x->p, code, strlen(code)), c);
    }
    fill(x);
    x->b = (binding){.panel = x->p, .year = Y, .on = binding_default_date(Y)};
    *state = x;
    return 0;
}

static int close_bench(void **state)
{
    bench *x = *state;

    panel_free(x->p);
    for (size_t i = 0; i < x->n; i++)
        model_free(x->models[i]);
    dictionary_free(x->d);
    release(x);
    return 0;
}

static void same(const void *a, const void *b, size_t size, const model *m, const char *what)
{
    if (size && memcmp(a, b, size))
        fail_msg("%s: %s differ", m->file, what);
}

static void assert_same(const assessment *a, const assessment *b)
{
    const model *m = a->model;

    assert_int_equal(a->n, b->n);
    same(a->verdicts, b->verdicts, a->n * sizeof *a->verdicts, m, "verdicts");
    same(a->readiness, b->readiness, a->n * sizeof *a->readiness, m, "chances");
    same(a->gates, b->gates, a->n * m->n_gates * sizeof *a->gates, m, "gates");
    same(a->directs, b->directs, a->n * m->n_directs * sizeof *a->directs, m, "direct passes");
    if (!m->n_items)
        return;
    same(a->least, b->least, a->n * sizeof *a->least, m, "least scores");
    same(a->greatest, b->greatest, a->n * sizeof *a->greatest, m, "greatest scores");
    same(a->outcomes, b->outcomes, a->n * m->n_items * sizeof *a->outcomes, m, "bands");
}

static void together_is_apart(void **state)
{
    const bench *x = *state;
    assessor_set *set = assessor_set_new((const model *const *)x->models, x->n);
    assessment *one[MOST_MODELS], *two[MOST_MODELS];
    size_t decided[3] = {0};

    assert_non_null(set);
    assert_int_equal(assessor_set_run(set, &x->b, 1, one, NULL), TIDU_OK);
    assert_int_equal(assessor_set_run(set, &x->b, 3, two, NULL), TIDU_OK);
    for (size_t i = 0; i < x->n; i++) {
        assessor *alone = assessor_new(x->models[i]);
        assessment *apart;

        assert_non_null(alone);
        assert_int_equal(assessor_run(alone, &x->b, 2, &apart, NULL), TIDU_OK);
        assert_same(one[i], apart);
        assert_same(two[i], apart);
        for (size_t k = 0; k < apart->n; k++)
            decided[apart->verdicts[k]]++;
        assessment_free(apart);
        assessment_free(one[i]);
        assessment_free(two[i]);
        assessor_free(alone);
    }
    for (size_t v = 0; v < 3; v++)
        assert_true(decided[v] > 1000); /* the companies do try every outcome */
    assessor_set_free(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(together_is_apart, open_bench, close_bench)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
