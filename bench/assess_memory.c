/*
 * Times models from memory, the best of so many times, on one thread and on two, and an index by other weights.
 * Prints facts, "name,value".
 *
 *   assess_memory TABLE.csv YEAR MODEL.yaml...
 *
 * YEAR is the application year. The first model counts alone, then all of them. All columns are read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "dictionary.h"
#include "index/index.h"
#include "intake/intake.h"
#include "model/model.h"
#include "ranking/ranking.h"
#include "stopwatch.h"
#include "verdict/assessor.h"

enum { TIMES = 5 };

static void quit(const tidu_error *err)
{
    fprintf(stderr, "assess_memory: %s: %s\n", err->file, err->message);
    exit(1);
}

static panel *read_panel(const char *path, dictionary *d)
{
    intake_options options = {0};
    problems *found = problems_new();
    panel *p = panel_new(d);
    tidu_error err = {0};

    if (!found || !p)
        exit(1);
    if (intake_read(path, &options, p, found, NULL, &err))
        quit(&err);
    problems_free(found);
    return p;
}

/* The first `n` models, together. */
static double time_models(const model *const *models, size_t n, const binding *b, int threads)
{
    assessor_set *set = assessor_set_new(models, n);
    assessment **results = allocate_array(n, sizeof *results);
    double best = 0;

    if (!set || !results)
        exit(1);
    for (int i = 0; i < TIMES; i++) {
        double began = now(), took;
        tidu_error err = {0};

        if (assessor_set_run(set, b, threads, results, &err))
            quit(&err);
        took = now() - began;
        for (size_t k = 0; k < n; k++)
            assessment_free(results[k]);
        if (!i || took < best)
            best = took;
    }
    release(results);
    assessor_set_free(set);
    return best / (double)panel_count(b->panel);
}

static void time_all(char **paths, size_t n, dictionary *d, const binding *b)
{
    model **models = allocate_array(n, sizeof *models);
    double one;

    if (!models)
        exit(1);
    for (size_t i = 0; i < n; i++) {
        tidu_error err = {0};

        if (model_load(paths[i], "models", d, &models[i], &err))
            quit(&err);
    }
    one = time_models((const model *const *)models, n, b, 1);
    printf("assess %s: ns a company,%.1f\n", models[0]->id, time_models((const model *const *)models, 1, b, 1));
    printf("assess all models: ns a company,%.0f\nmodels,%zu\n", one, n);
    printf("second thread of assess all models: times,%.2f\n", one / time_models((const model *const *)models, n, b, 2));
    for (size_t i = 0; i < n; i++)
        model_free(models[i]);
    release(models);
}

/* Other weights for a group of an index that has run, and the first hundred then. */
static void time_reweigh(dictionary *d, const binding *b)
{
    tidu_error err = {0};
    index_model *m;
    index_scorer *x;
    index_result *r;
    double best = 0;

    if (index_find("models", "potential", d, &m, &err) || !(x = index_scorer_new(m)) || index_scorer_run(x, b, 1, false, &r, &err))
        quit(&err);
    for (int i = 0; i < TIMES; i++) {
        const index_weight_change change = {"effort", 20 + i};
        double began = now(), took;
        ranking *list;

        if (index_reweigh(r, &change, 1, 1, &err))
            quit(&err);
        list = ranking_by_keys(r->score, r->n, b->panel, NULL, 100);
        took = now() - began;
        ranking_free(list);
        if (!i || took < best)
            best = took;
    }
    printf("index by other weights: ns a company,%.2f\n", best / (double)r->n);
    index_result_free(r);
    index_scorer_free(x);
    index_free(m);
}

int main(int argc, char **argv)
{
    dictionary *d = shipped_dictionary();
    binding b = {0};
    panel *p;

    if (argc < 4 || !d)
        return 2;
    b.year = atoi(argv[2]);
    b.on = binding_default_date(b.year);
    b.panel = p = read_panel(argv[1], d);
    printf("bytes of the number columns,%zu\ncompanies,%zu\n", panel_column_bytes(p), panel_count(p));
    time_all(argv + 3, (size_t)argc - 3, d, &b);
    time_reweigh(d, &b);
    panel_free(p);
    dictionary_free(d);
    return 0;
}
