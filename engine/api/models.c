/*
 * Listing and showing models, and visiting the model files that a name stands for.
 */
#include <string.h>

#include "api/api_internal.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "report/model_report.h"

tidu_status tidu_models_list(tidu_session *s, const char *on, tidu_report **out, tidu_error *err)
{
    document *d = document_new_of_law();
    grid *g = d ? model_list_grid(d) : NULL;
    size_t seen[PROVENANCES] = {0};
    tidu_status status = TIDU_OK;
    long day = 0;

    if (on && !date_parse_iso(on, strlen(on), &day))
        status = error_set(err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), on);
    for (size_t i = 0; i < s->env.catalogue.n && !status; i++) {
        model *m;

        tidu_error fault;

        status = model_load(s->env.catalogue.files[i], s->env.folders, s->env.dictionary, &m, &fault);
        if (status == TIDU_EMODEL) { /* one invalid file does not hide the others */
            document_note(d, _("%s:%lu:%lu: %s; the file was skipped"), fault.file, fault.line, fault.column,
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
            model_list_row(g, m, seen, s->env.is_chinese);
        model_free(m);
    }
    if (d)
        model_list_end(d, seen);
    return report_end(&s->env, status, d, out, err);
}

tidu_status tidu_models_show(tidu_session *s, const char *name, const tidu_question *q,
                             tidu_report **out, tidu_error *err)
{
    const question asked = question_of(q);
    application a = question_newest(&asked);
    const char *on = asked.on;
    filing_calendar *calendar;
    document *d = NULL;
    model *m;
    tidu_status status;

    if (on && !date_parse_iso(on, strlen(on), &a.day))
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), on);
    status = catalogue_load(&s->env.catalogue, name, a, s->env.dictionary, &m, err);
    if (status)
        return status;
    status = environment_calendar(&s->env, &calendar, err);
    if (!status) {
        d = model_show_document(m, calendar, s->env.dictionary, s->env.is_chinese);
        filing_calendar_free(calendar);
    }
    model_free(m);
    return status ? status : report_wrap(&s->env, d, out, err);
}

/* --- visiting ----------------------------------------------------------------------- */

tidu_status models_visit(tidu_session *s, const char *name, models_visitor visit, void *context,
                         tidu_error *err)
{
    tidu_status status = TIDU_OK;
    size_t visited = 0;

    if (name && (strchr(name, '/') || strstr(name, ".yaml")))
        return visit(s, name, context, err);
    for (size_t i = 0; i < s->env.catalogue.n && !status; i++) {
        if (name && !catalogue_is_of(s->env.catalogue.files[i], name) &&
            !catalogue_is_version(s->env.catalogue.files[i], name))
            continue;
        status = visit(s, s->env.catalogue.files[i], context, err);
        visited++;
    }
    if (!status && !visited) {
        model *m;

        status = catalogue_load(&s->env.catalogue, name ? name : "", (application){0}, s->env.dictionary, &m, err);
        if (!status)
            model_free(m);
    }
    return status;
}
