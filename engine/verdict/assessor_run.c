/*
 * Data-parallel over companies: batches that fit the cache, distributed dynamically to threads, each with its own
 * evaluator. The result of a company depends on its own cells only and is written to its own place, so that it does
 * not depend on the number of threads.
 */
#include "base/allocate.h"
#include "base/cores.h"
#include "base/error.h"
#include "verdict/assessor.h"
#include "verdict/evaluator.h"

/* Fill the results; false if memory is exhausted. */
static bool run_all(const assessor *const *members, size_t n_members, const binding *b, int threads,
                    assessment *const *results)
{
    size_t n = panel_count(b->panel), exact = 0;
    long batches = (long)((n + MACHINE_BATCH - 1) / MACHINE_BATCH);
    int failed = 0;

    if (threads <= 0)
        threads = core_count();
    if (threads > batches)
        threads = batches ? (int)batches : 1;
#pragma omp parallel num_threads(threads) reduction(| : failed) reduction(+ : exact)
    {
        evaluator *c = evaluator_new(members, n_members, b, results);

        failed |= !c;
#pragma omp for schedule(dynamic, 1)
        for (long k = 0; k < batches; k++) {
            size_t first = (size_t)k * MACHINE_BATCH;

            if (!failed)
                failed |= !evaluator_run(c, first, first, n - first < MACHINE_BATCH ? n - first : MACHINE_BATCH);
        }
        exact += c ? evaluator_exact_count(c) : 0;
        evaluator_free(c);
    }
    results[0]->exact = exact;
    return !failed;
}

tidu_status assessor_run(const assessor *a, const binding *b, int threads, assessment **out,
                         tidu_error *err)
{
    assessment *result = assessment_new(a->model, panel_count(b->panel));

    if (!result || !run_all(&a, 1, b, threads, &result)) {
        assessment_free(result);
        return error_memory(err);
    }
    *out = result;
    return TIDU_OK;
}

tidu_status assessor_set_run(const assessor_set *s, const binding *b, int threads, assessment **out,
                             tidu_error *err)
{
    assessment **results = allocate_array(s->n, sizeof *results);
    bool ok = results != NULL;

    for (size_t i = 0; i < s->n && ok; i++)
        ok = (results[i] = assessment_new(s->members[i]->model, panel_count(b->panel))) != NULL;
    if (ok && s->n)
        ok = run_all((const assessor *const *)s->members, s->n, b, threads, results);
    for (size_t i = 0; results && i < s->n; i++) {
        if (ok)
            out[i] = results[i];
        else
            assessment_free(results[i]);
    }
    release(results);
    return ok ? TIDU_OK : error_memory(err);
}
