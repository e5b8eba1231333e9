#include <string.h>

#include "api/api_internal.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "report/model_report.h"
#include "score/case.h"

tidu_status tidu_models_list(tidu_session *s, const char *on, tidu_report **out, tidu_error *err)
{
    document *d = document_new();
    grid *g = d ? model_list_grid(d) : NULL;
    tidu_status status = TIDU_OK;
    long day = 0;

    if (on && !date_parse_iso(on, strlen(on), &day))
        status = error_set(err, TIDU_EUSAGE, _("'%s' is no date; write it like 2025-07-01"), on);
    for (size_t i = 0; i < s->catalogue.n && !status; i++) {
        model *m;

        tidu_error fault;

        status = model_load(s->catalogue.files[i], s->folders, s->dictionary, &m, &fault);
        if (status == TIDU_EMODEL) { /* one faulty file does not hide the others */
            document_note(d, _("%s:%lu:%lu: %s; the file is left out"), fault.file, fault.line, fault.column,
                          fault.message);
            status = TIDU_OK;
            continue;
        }
        if (status) {
            if (err)
                *err = fault;
            break;
        }
        if (!on || (m->from <= day && day <= m->to))
            model_list_row(g, m, s->is_chinese);
        model_free(m);
    }
    if (status) {
        document_free(d);
        return status;
    }
    return report_wrap(d, out, err);
}

tidu_status tidu_models_show(tidu_session *s, const char *name, const char *on, tidu_report **out,
                             tidu_error *err)
{
    application a = {MODEL_NO_END, false};
    document *d;
    model *m;
    tidu_status status;

    if (on && !date_parse_iso(on, strlen(on), &a.day))
        return error_set(err, TIDU_EUSAGE, _("'%s' is no date; write it like 2025-07-01"), on);
    status = catalogue_load(&s->catalogue, name, a, s->dictionary, &m, err);
    if (status)
        return status;
    d = model_show_document(m, s->is_chinese);
    model_free(m);
    return report_wrap(d, out, err);
}

/* --- faults and cases ---------------------------------------------------------------- */

static const table_column fault_columns[] = {{"file", N_("file"), TABLE_TEXT, 0},
                                             {"line", N_("line"), TABLE_NUMBER, 0},
                                             {"column", N_("column"), TABLE_NUMBER, 0},
                                             {"result", N_("result"), TABLE_TEXT, 0}};

static const table_column case_columns[] = {{"file", N_("file"), TABLE_TEXT, 0},
                                            {"line", N_("line"), TABLE_NUMBER, 0},
                                            {"case", N_("case"), TABLE_TEXT, 0},
                                            {"result", N_("result"), TABLE_TEXT, 0}};

typedef tidu_status (*visit_file)(tidu_session *s, const char *file, void *context, tidu_error *err);

/* The files that a name stands for: a path, every version of an id, or all with NULL. */
static tidu_status visit_models(tidu_session *s, const char *name, visit_file visit, void *context,
                                tidu_error *err)
{
    tidu_status status = TIDU_OK;
    size_t visited = 0;

    if (name && (strchr(name, '/') || strstr(name, ".yaml")))
        return visit(s, name, context, err);
    for (size_t i = 0; i < s->catalogue.n && !status; i++) {
        if (name && !catalogue_is_of(s->catalogue.files[i], name))
            continue;
        status = visit(s, s->catalogue.files[i], context, err);
        visited++;
    }
    if (!status && !visited) {
        model *m;

        status = catalogue_load(&s->catalogue, name ? name : "", (application){0}, s->dictionary, &m, err);
        if (!status)
            model_free(m);
    }
    return status;
}

typedef struct checking {
    grid *g;
    unsigned long faults;
} checking;

static tidu_status check_file(tidu_session *s, const char *file, void *context, tidu_error *err)
{
    checking *c = context;
    model *m;
    tidu_error fault;
    tidu_status status = model_load(file, s->folders, s->dictionary, &m, &fault);

    if (status == TIDU_ENOMEM)
        return error_memory(err);
    grid_row(c->g);
    grid_text(c->g, 0, file, TABLE_PLAIN);
    if (!status) {
        grid_text(c->g, 3, _("good"), TABLE_GOOD);
        model_free(m);
        return TIDU_OK;
    }
    c->faults++;
    if (fault.line) {
        grid_number(c->g, 1, (double)fault.line);
        grid_number(c->g, 2, (double)fault.column);
    }
    grid_text(c->g, 3, fault.message, TABLE_BAD);
    return TIDU_OK;
}

tidu_status tidu_models_check(tidu_session *s, const char *name, tidu_report **out,
                              unsigned long *faults, tidu_error *err)
{
    document *d = document_new();
    checking c = {.g = d ? document_grid(d, "files", NULL, fault_columns, 4) : NULL};
    tidu_status status = d ? visit_models(s, name, check_file, &c, err) : error_memory(err);

    if (status) {
        document_free(d);
        return status;
    }
    *faults = c.faults;
    return report_wrap(d, out, err);
}

typedef struct testing {
    grid *g;
    arena *memory;
    unsigned long passed, failed;
} testing;

static void case_row(testing *t, const char *file, unsigned long line, const char *name, const char *differs)
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
    tidu_status status = model_load(file, s->folders, s->dictionary, &m, err);

    if (status)
        return status;
    if (cases)
        status = cases_run(cases, m, s->dictionary, report_case, t, err);
    else
        case_row(t, file, 1, m->id, _("there are no cases beside this model"));
    model_free(m);
    return status;
}

tidu_status tidu_models_test(tidu_session *s, const char *name, tidu_report **out,
                             unsigned long *passed, unsigned long *failed, tidu_error *err)
{
    document *d = document_new();
    testing t = {.g = d ? document_grid(d, "cases", NULL, case_columns, 4) : NULL,
                 .memory = d ? document_memory(d) : NULL};
    tidu_status status = d ? visit_models(s, name, test_file, &t, err) : error_memory(err);

    if (status) {
        document_free(d);
        return status;
    }
    *passed = t.passed;
    *failed = t.failed;
    return report_wrap(d, out, err);
}
