/*
 * Times the assessment alone, from memory and on one thread: reads a table
 * once and runs the model over it, the best of so many times. Prints
 * "nanoseconds a company,bytes of the columns,companies".
 *
 *   assess_memory MODEL.yaml TABLE.csv YEAR
 *
 * YEAR is the application year. With "-" for the model all columns are read and nothing is
 * timed: that is what an import holds.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "io/intake.h"
#include "model/model.h"
#include "score/assessment.h"

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

/* `a` NULL: every column. */
static panel *read_panel(const char *path, dictionary *d, const assessor *a, int year)
{
    intake_options options = {0};
    problems *found = problems_new();
    panel *p = panel_new(d);
    tidu_error err = {0};

    if (!found || !p || (a && !assessor_want(a, year, p)))
        exit(1);
    if (intake_read(path, &options, p, found, NULL, &err))
        quit(&err);
    problems_free(found);
    return p;
}

/* `a` NULL: 0. */
static double time_run(const assessor *a, const binding *b)
{
    double best = 0;

    for (int i = 0; a && i < TIMES; i++) {
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

int main(int argc, char **argv)
{
    dictionary *d = dictionary_new();
    tidu_error err = {0};
    assessor *a = NULL;
    model *m = NULL;
    binding b = {0};
    panel *p;

    if (argc != 4 || !d)
        return 2;
    if (strcmp(argv[1], "-")) {
        if (model_load(argv[1], NULL, d, &m, &err))
            quit(&err);
        if (!(a = assessor_new(m)))
            return 1;
    }
    b.year = atoi(argv[3]);
    b.on = binding_default_date(b.year);
    b.panel = p = read_panel(argv[2], d, a, b.year);
    printf("%.1f,%zu,%zu\n", time_run(a, &b) / (double)panel_count(p), panel_column_bytes(p),
           panel_count(p));
    panel_free(p);
    assessor_free(a);
    model_free(m);
    dictionary_free(d);
    return 0;
}
