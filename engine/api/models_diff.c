/*
 * Comparing two models or versions, and the results of companies under both.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/api_internal.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "question/whatif_study.h"
#include "report/model_diff_report.h"
#include "report/whatif_report.h"

/* --- versions ---------------------------------------------------------------------------- */

/* "srdi@2022": the year 2022; "srdi@2026-04-01": that day. The text before the last '@' is the id. */
static bool split_version(const char *text, size_t *id_length, int *year, long *day)
{
    const char *at = strrchr(text, '@');
    size_t length = at ? strlen(at + 1) : 0;

    *day = DATE_NO_END;
    if (!at || at == text || (length != 4 && length != 10) || at[1 + strspn(at + 1, "0123456789-")])
        return false;
    *id_length = (size_t)(at - text);
    *year = atoi(at + 1);
    if (length == 10)
        return date_parse_iso(at + 1, length, day);
    return isdigit((unsigned char)at[1]) && !strchr(at, '-');
}

/* The version that begins in the year, the newest if there are several; otherwise the one in force on 1 July. */
static tidu_status load_of_year(tidu_session *s, const char *id, int year, model **out, tidu_error *err)
{
    model *best = NULL;

    for (size_t i = 0; i < s->env.catalogue.n; i++) {
        model *m;
        tidu_status status;

        if (!catalogue_is_of(s->env.catalogue.files[i], id))
            continue;
        status = model_load(s->env.catalogue.files[i], s->env.folders, s->env.dictionary, &m, err);
        if (status) {
            model_free(best);
            return status;
        }
        if (!strcmp(m->id, id) && m->is_for_new && date_from_days(m->from).year == year &&
            (!best || m->from > best->from)) {
            model_free(best);
            best = m;
        } else {
            model_free(m);
        }
    }
    if (!best)
        return catalogue_load(&s->env.catalogue, id, (application){binding_default_date(year), false},
                              s->env.dictionary, out, err);
    *out = best;
    return TIDU_OK;
}

static tidu_status load_version(tidu_session *s, const char *text, model **out, tidu_error *err)
{
    application a = {DATE_NO_END, false};
    size_t length;
    int year;
    char id[128];

    if (!split_version(text, &length, &year, &a.day))
        return catalogue_load(&s->env.catalogue, text, a, s->env.dictionary, out, err);
    snprintf(id, sizeof id, "%.*s", (int)length, text);
    if (a.day == DATE_NO_END)
        return load_of_year(s, id, year, out, err);
    return catalogue_load(&s->env.catalogue, id, a, s->env.dictionary, out, err);
}

/* --- companies affected ---------------------------------------------------------------------- */

static tidu_status append_moves(inquiry *asked, const model *before, const model *after, document *d, tidu_error *err)
{
    scenario form = {.model = before->file, .other_model = after->file};
    whatif_study w;
    tidu_status status = whatif_study_run(&w, asked, &form, (whatif_wish){0}, err);

    if (!status) {
        whatif_frame f = {.is_chinese = asked->env->is_chinese};

        whatif_many_append(d, w.many, w.base->data.panel, &f);
    }
    whatif_study_clear(&w);
    return status;
}

tidu_status tidu_models_diff(tidu_session *s, const tidu_query *query, const char *after, tidu_report **out,
                             tidu_problems **found, tidu_error *err)
{
    inquiry asked = inquiry_of(s, query, found);
    bool has_data = asked.source.input || asked.source.db;
    model *a = NULL, *b = NULL;
    document *d = NULL;
    tidu_status status = load_version(s, asked.model, &a, err);

    if (!status)
        status = load_version(s, after, &b, err);
    if (!status)
        status = model_diff_document(a, b, s->env.is_chinese, &d, err);
    if (!status && has_data)
        status = append_moves(&asked, a, b, d, err);
    model_free(a);
    model_free(b);
    return report_end(&s->env, problems_end(status, asked.found, found, err), d, out, err);
}
