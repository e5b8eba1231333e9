/*
 * Converts the structs of the public headers to internal ones, and results to handles.
 */
#include "api/api_internal.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "report/level_view.h"

void argument_take(void *out, size_t size, const void *from)
{
    size_t known;

    memset(out, 0, size);
    if (!from)
        return;
    memcpy(&known, from, sizeof known);
    memcpy(out, from, known && known < size ? known : size);
}

void row_give(void *out, size_t size, const void *row)
{
    size_t known;

    memcpy(&known, out, sizeof known);
    if (!known)
        known = size;
    if (known > size)
        memset((char *)out + size, 0, known - size);
    memcpy(out, row, known < size ? known : size);
    memcpy(out, &known, sizeof known);
}

question question_of(const tidu_question *given)
{
    tidu_question q;

    ARGUMENT_TAKE(q, given);
    return (question){.year = q.year,
                      .on = q.on,
                      .is_recheck = q.is_recheck,
                      .settings = q.settings,
                      .n_settings = q.n_settings,
                      .where = q.where,
                      .town = q.town,
                      .industry = q.industry,
                      .weights = q.weights,
                      .n_weights = q.n_weights,
                      .weighting = q.weighting,
                      .with_potential = q.with_potential,
                      .with_ways = q.with_ways,
                      .park = q.park,
                      .grid = q.grid,
                      .codes = q.codes,
                      .companies = q.companies,
                      .n_companies = q.n_companies};
}

data_source source_of(const tidu_source *given)
{
    tidu_source source;
    const tidu_intake *intake;

    ARGUMENT_TAKE(source, given);
    intake = source.intake;
    return (data_source){.input = source.input,
                         .db = source.db,
                         .panel = intake ? intake->panel : NULL,
                         .held = intake ? intake->credentials : NULL,
                         .found = intake ? intake->found : NULL,
                         .map = source.map,
                         .credentials = source.credentials,
                         .encoding = source.encoding,
                         .unit = source.unit,
                         .is_strict = source.is_strict,
                         .credential = source.credential,
                         .granted = source.granted,
                         .reviews = source.reviews,
                         .year = source.year,
                         .month = source.month,
                         .town = source.town,
                         .sheet = source.sheet,
                         .as_of = source.as_of};
}

/* The database whose calibrations count: that of the data, or into which they are imported. */
static const char *database_of(const tidu_source *given)
{
    tidu_source source;

    ARGUMENT_TAKE(source, given);
    return source.db ? source.db : source.intake ? source.intake->db : NULL;
}

static export_scope scope_of(const question *q)
{
    if (q->where || q->codes || q->n_companies || q->park || q->grid || q->industry)
        return EXPORT_OF_SOME;
    return q->town ? EXPORT_OF_TOWN : EXPORT_OF_ALL;
}

inquiry inquiry_of(tidu_session *s, const tidu_query *given, tidu_problems **found)
{
    tidu_query query;
    inquiry asked;
    const char *db;

    ARGUMENT_TAKE(query, given);
    if (found)
        *found = NULL;
    asked = (inquiry){.env = &s->env,
                      .model = query.model,
                      .question = question_of(query.question),
                      .source = source_of(query.source)};
    asked.question.exports = s->env.exports;
    asked.question.level = s->env.level;
    s->env.scope = scope_of(&asked.question);
    db = database_of(query.source);
    if (db)
        asked.question.calibrated = calibrations_of(&s->env.calibrated, db, asked.source.as_of, s->env.dictionary);
    return asked;
}

/* So that the i-th problem of a severity is found at once. False if memory is exhausted. */
static bool place_problems(tidu_problems *p)
{
    size_t n = problems_count(p->found), at = 0;

    p->places = allocate_array(n + 1, sizeof *p->places);
    if (!p->places)
        return false;
    for (int severity = TIDU_NOTE; severity <= TIDU_ERROR; severity++) {
        p->begin[severity] = at;
        for (size_t k = 0; k < n; k++) {
            if ((int)problem_severity_of(problems_get(p->found, k)->kind) == severity)
                p->places[at++] = k;
        }
    }
    p->begin[TIDU_ERROR + 1] = at;
    return true;
}

tidu_status problems_end(tidu_status status, problems *found, tidu_problems **out, tidu_error *err)
{
    tidu_problems *p = out && found ? allocate_array(1, sizeof *p) : NULL;

    if (p)
        p->found = found;
    if (!p || !place_problems(p)) {
        release(p);
        problems_free(found);
        return out && found && !status ? error_memory(err) : status;
    }
    *out = p;
    return status;
}

tidu_status report_level(const environment *env, document *d, tidu_error *err)
{
    const level_view view = {env->exports, env->dictionary, env->level, env->is_chinese, env->scope};

    tidu_status status = level_view_apply(&view, d, err);

    if (!status)
        answer_reads_note_withheld(env->reads, document_withheld(d));
    return status;
}

tidu_status report_needs_full(const environment *env, const char *what, tidu_error *err)
{
    if (env->level == EXPORT_FULL)
        return TIDU_OK;
    return error_set(err, TIDU_EUSAGE, _("%s can be written at level %s (%s) only, not at %s (%s) (--level)"), what, export_level_name(EXPORT_FULL),
                     export_level_word(EXPORT_FULL), export_level_name(env->level), export_level_word(env->level));
}

tidu_status report_wrap(const environment *env, document *d, tidu_report **out, tidu_error *err)
{
    tidu_report *r = allocate_array(1, sizeof *r);
    tidu_status status = r && d ? report_level(env, d, err) : error_memory(err);

    if (status) {
        document_free(d);
        release(r);
        return status;
    }
    r->document = d;
    *out = r;
    return TIDU_OK;
}

tidu_status report_end(const environment *env, tidu_status status, document *d, tidu_report **out, tidu_error *err)
{
    if (!status)
        return report_wrap(env, d, out, err);
    document_free(d);
    return status;
}
