/*
 * Running the worked examples of the models, and finding the outcomes that none of them reaches.
 */
#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "report/model_report.h"
#include "verdict/coverage.h"
#include "verdict/worked_example.h"

static const table_column case_columns[] = {{"file", N_("file"), TABLE_TEXT, 0},
                                            {"line", N_("line no."), TABLE_NUMBER, 0},
                                            {"case", N_("case"), TABLE_TEXT, 0},
                                            {"result", N_("result"), TABLE_TEXT, 0}};

typedef struct testing {
    grid *g;
    arena *memory;
    unsigned long passed, failed;
} testing;

static void case_row(testing *t, const char *file, unsigned long line, const char *name,
                     const char *differs)
{
    grid_row(t->g);
    grid_text(t->g, 0, file, TABLE_FAINT);
    grid_number(t->g, 1, (double)line);
    grid_text(t->g, 2, name, TABLE_PLAIN);
    grid_text(t->g, 3, differs ? differs : _("passed"), differs ? TABLE_BAD : TABLE_GOOD);
    *(differs ? &t->failed : &t->passed) += 1;
}

static bool report_case(void *context, const case_result *r)
{
    case_row(context, r->file, r->line, r->name, r->differs);
    return true;
}

static tidu_status test_file(tidu_session *s, const char *file, void *context, tidu_error *err)
{
    testing *t = context;
    const char *cases = catalogue_cases(file, t->memory);
    model *m;
    tidu_status status = model_load(file, s->env.folders, s->env.dictionary, &m, err);

    if (status)
        return status;
    if (cases)
        status = cases_run(cases, m, s->env.dictionary, report_case, t, err);
    else
        case_row(t, file, 1, m->id, _("this model has no file of worked examples"));
    model_free(m);
    return status;
}

tidu_status tidu_models_test(tidu_session *s, const char *name, tidu_report **out,
                             unsigned long *passed, unsigned long *failed, tidu_error *err)
{
    document *d = document_new_of_law();
    testing t = {.g = d ? document_grid(d, "cases", NULL, case_columns, 4) : NULL,
                 .memory = d ? document_memory(d) : NULL};
    tidu_status status = d ? models_visit(s, name, test_file, &t, err) : error_memory(err);

    status = report_end(&s->env, status, d, out, err);
    if (!status) {
        *passed = t.passed;
        *failed = t.failed;
    }
    return status;
}

/* --- coverage --------------------------------------------------------------------------- */

static const table_column cover_columns[] = {{"model", N_("model"), TABLE_TEXT, 0},
                                             {"version", N_("version"), TABLE_CODE, 0},
                                             {"part", N_("part"), TABLE_TEXT, 0},
                                             {"id", N_("id"), TABLE_TEXT, 0},
                                             {"outcome", N_("not reached by any case"), TABLE_TEXT, 0}};

typedef struct covering {
    grid *g;
    arena *memory;
    const model *model;
    coverage *coverage;
    unsigned long reached, outcomes;
} covering;

static bool count_case(void *context, const case_result *r)
{
    covering *c = context;

    coverage_add(c->coverage, r->assessment);
    return true;
}

static void outcome_row(void *context, const outcome *o)
{
    covering *c = context;
    char text[512];

    c->outcomes++;
    c->reached += o->is_reached;
    if (o->is_reached)
        return;
    grid_row(c->g);
    grid_text(c->g, 0, c->model->id, TABLE_PLAIN);
    grid_text(c->g, 1, c->model->version, TABLE_FAINT);
    grid_text(c->g, 2, o->part, TABLE_PLAIN);
    grid_text(c->g, 3, o->id, TABLE_PLAIN);
    if (o->item)
        band_text(o->item, (size_t)o->band, text, sizeof text);
    grid_text(c->g, 4, o->item ? text : o->state, TABLE_OPEN);
}

static tidu_status cover_file(tidu_session *s, const char *file, void *context, tidu_error *err)
{
    covering *c = context;
    const char *cases = catalogue_cases(file, c->memory);
    model *m;
    tidu_status status = model_load(file, s->env.folders, s->env.dictionary, &m, err);

    if (status)
        return status;
    c->model = m;
    c->coverage = coverage_new(m);
    if (!c->coverage)
        status = error_memory(err);
    if (!status && cases)
        status = cases_run(cases, m, s->env.dictionary, count_case, c, err);
    if (!status)
        coverage_visit(c->coverage, outcome_row, c);
    coverage_free(c->coverage);
    model_free(m);
    return status;
}

tidu_status tidu_models_cover(tidu_session *s, const char *name, tidu_report **out,
                              unsigned long *reached, unsigned long *outcomes, tidu_error *err)
{
    document *d = document_new_of_law();
    covering c = {.g = d ? document_grid(d, "uncovered", NULL, cover_columns, 5) : NULL,
                  .memory = d ? document_memory(d) : NULL};
    tidu_status status = d ? models_visit(s, name, cover_file, &c, err) : error_memory(err);

    status = report_end(&s->env, status, d, out, err);
    if (!status) {
        *reached = c.reached;
        *outcomes = c.outcomes;
    }
    return status;
}
