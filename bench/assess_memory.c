/*
 * Times what follows the reading, from memory and on one thread, the best of so many times: models, and orders of
 * as many random keys. Prints facts, "name,value".
 *
 *   assess_memory TABLE.csv YEAR MODEL.yaml...
 *
 * YEAR is the application year. The first model counts alone, then all of them. All columns are read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/allocate.h"
#include "io/intake.h"
#include "model/model.h"
#include "score/assessment.h"
#include "score/ranking.h"

enum { TIMES = 5 };

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

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

static double time_model(const assessor *a, const binding *b)
{
    double best = 0;

    for (int i = 0; i < TIMES; i++) {
        double began = now(), took;
        assessment *result;
        tidu_error err = {0};

        if (assessor_run(a, b, 1, &result, &err))
            quit(&err);
        took = now() - began;
        assessment_free(result);
        if (!i || took < best)
            best = took;
    }
    return best;
}

static void time_models(char **paths, int n, dictionary *d, const binding *b)
{
    double companies = (double)panel_count(b->panel), all = 0;

    for (int i = 0; i < n; i++) {
        tidu_error err = {0};
        model *m;
        assessor *a;
        double took;

        if (model_load(paths[i], "models", d, &m, &err))
            quit(&err);
        if (!(a = assessor_new(m)))
            exit(1);
        took = time_model(a, b) / companies;
        all += took;
        if (i == 0)
            printf("assess %s: ns a company,%.1f\n", m->id, took);
        assessor_free(a);
        model_free(m);
    }
    printf("assess all models: ns a company,%.0f\nmodels,%d\n", all, n);
}

static void time_order(const panel *p, size_t top, const char *name)
{
    size_t n = panel_count(p);
    double *keys = allocate_array(n, sizeof *keys), best = 0;
    uint64_t seed = 1;

    for (size_t i = 0; i < n; i++) {
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
        keys[i] = (double)(seed >> 11) * 0x1p-53;
    }
    for (int i = 0; i < TIMES; i++) {
        double began = now(), took;
        ranking *r = ranking_by_keys(keys, n, p, NULL, top);

        took = now() - began;
        ranking_free(r);
        if (!i || took < best)
            best = took;
    }
    release(keys);
    printf("%s: ns a company,%.2f\n", name, best / (double)n);
}

int main(int argc, char **argv)
{
    dictionary *d = dictionary_new();
    binding b = {0};
    panel *p;

    if (argc < 4 || !d)
        return 2;
    b.year = atoi(argv[2]);
    b.on = binding_default_date(b.year);
    b.panel = p = read_panel(argv[1], d);
    printf("bytes of the number columns,%zu\ncompanies,%zu\n", panel_column_bytes(p), panel_count(p));
    time_models(argv + 3, argc - 3, d, &b);
    time_order(p, 0, "order");
    time_order(p, 100, "top 100");
    panel_free(p);
    dictionary_free(d);
    return 0;
}
