#include <math.h>
#include <stdio.h>
#include <string.h>

#include "api/api_internal.h"
#include "api/selection.h"
#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "ranking/ranking.h"
#include "report/assessment_report.h"
#include "report/list_report.h"
#include "verdict/assessor.h"

typedef struct wanted {
    const assessor *assessor;
    const assess_extra *extra;
} wanted;

static bool want_all(void *context, int year, panel *into)
{
    const wanted *w = context;
    int town = dictionary_find(panel_dictionary(into), "town");

    if (!assessor_want(w->assessor, year, into) || !panel_want(into, town, 0, 0))
        return false;
    if (!w->extra)
        return true;
    return selection_want(w->extra->selected, year, into) &&
           potential_want(w->extra->potential, year, into) &&
           (!w->extra->want || w->extra->want(w->extra->context, year, into));
}

static tidu_status load_wanted(tidu_session *s, const tidu_source *source,
                               const assess_extra *extra, const char *only, const model *m,
                               int *year, loaded_data *data, tidu_error *err)
{
    assessor *a = assessor_new(m);
    wanted w = {a, extra};
    tidu_status status;

    if (!a)
        return error_memory(err);
    status = data_load(s, source, only, only || (extra && extra->keeps_columns), want_all, &w, year, data, err);
    assessor_free(a);
    return status;
}

/*
 * The version of a model depends on the date, the date on the year, and a year
 * that is not given on the data. So the data are read with the newest version
 * in mind, and once more where that turns out to be another one.
 */
tidu_status assess_load(tidu_session *s, const char *name, const tidu_source *source,
                        const tidu_question *q, const assess_extra *extra, const char *only,
                        int *year, loaded_data *data, model **out, tidu_error *err)
{
    model *first = NULL, *m = NULL;
    tidu_status status;

    if (*year)
        status = question_model(s, name, q, *year, &first, err);
    else
        status = catalogue_load(&s->catalogue, name, question_newest(q), s->dictionary, &first, err);
    if (!status)
        status = load_wanted(s, source, extra, only, first, year, data, err);
    if (status) {
        model_free(first);
        return status;
    }
    status = question_model(s, name, q, *year, &m, err);
    if (!status && strcmp(m->digest, first->digest)) {
        data_clear(data);
        status = load_wanted(s, source, extra, only, m, year, data, err);
    } else if (status) {
        data_clear(data);
    }
    model_free(first);
    if (status)
        model_free(m);
    else
        *out = m;
    return status;
}

tidu_status tidu_assess(tidu_session *s, const char *name, const tidu_source *source,
                        const tidu_question *q, tidu_assessment **out, tidu_problems **found,
                        tidu_error *err)
{
    return assess_run(s, name, source, q, NULL, NULL, out, found, err);
}

tidu_status assess_run(tidu_session *s, const char *name, const tidu_source *source,
                       const tidu_question *q, data_want want, void *context,
                       tidu_assessment **out, tidu_problems **found, tidu_error *err)
{
    tidu_assessment *r = allocate_array(1, sizeof *r);
    assess_extra extra = {.want = want, .context = context, .keeps_columns = want != NULL};
    assessor *a = NULL;
    int year = q ? q->year : 0;
    tidu_status status;

    if (found)
        *found = NULL;
    if (!r)
        return error_memory(err);
    r->session = s;
    r->is_recheck = q && q->is_recheck;
    status = selection_new(s->dictionary, q ? q->where : NULL, q ? q->town : NULL,
                           q ? q->industry : NULL, &r->selection, err);
    if (!status && q && q->with_potential)
        status = potential_open(s, &r->potential, err);
    extra.selected = r->selection;
    extra.potential = r->potential;
    if (!status)
        status = assess_load(s, name, source, q, &extra, NULL, &year, &r->data, &r->model, err);
    if (!status)
        status = data_take_problems(&r->data, found, err);
    r->binding = (binding){r->data.panel, r->data.credentials, year, 0};
    if (!status)
        status = question_day(q, year, &r->binding.on, err);
    if (!status && !(a = assessor_new(r->model)))
        status = error_memory(err);
    if (!status)
        status = assessor_run(a, &r->binding, s->threads, &r->assessment, err);
    assessor_free(a);
    if (status)
        tidu_assessment_free(r);
    else
        *out = r;
    return status;
}

void tidu_assessment_free(tidu_assessment *a)
{
    if (!a)
        return;
    selection_free(a->selection);
    potential_free(a->potential);
    assessment_free(a->assessment);
    data_clear(&a->data);
    model_free(a->model);
    release(a);
}

/* --- what is said beside a list ------------------------------------------------------- */

void assess_add_notes(document *d, const tidu_assessment *a, size_t companies)
{
    char on[11];

    date_format(a->binding.on, on);
    document_note(d, _("%s, version of %s, application year %d, on %s, %zu companies"),
                  model_text_in(a->model->name, a->session->is_chinese), a->model->version,
                  a->binding.year, on, companies);
    if (!a->data.has_credentials && model_asks_credentials(a->model))
        document_note(d, _("no certificates were given: nobody is taken to hold one; --credentials FILE brings them"));
    for (size_t i = 0; i < a->model->n_settings; i++) {
        const setting *s = &a->model->settings[i].value;

        if (s->value != s->value)
            document_note(d, _("the setting '%s' (%s) is not given, so what needs it stays unknown; --setting %s=VALUE gives it"),
                          s->name, model_text_in(a->model->settings[i].name, a->session->is_chinese),
                          s->name);
    }
}

tidu_status tidu_assessment_report(tidu_assessment *a, bool is_for_screen, tidu_report **out,
                                   tidu_error *err)
{
    document *d = is_for_screen
                      ? assessment_screen_document(a->assessment, &a->binding, a->session->is_chinese)
                      : assessment_document(a->assessment, &a->binding, a->session->is_chinese);

    if (d)
        assess_add_notes(d, a, a->assessment->n);
    return report_wrap(d, out, err);
}

tidu_status assess_candidates(const tidu_assessment *a, bool with_holders, size_t *others,
                                   uint8_t **out, tidu_error *err)
{
    bool leaves_out = a->is_recheck ? a->data.has_credentials : !with_holders;
    uint8_t *is_in;
    tidu_status status = selection_members(a->selection, &a->binding, &is_in, err);

    *others = 0;
    if (status)
        return status;
    for (size_t i = 0; leaves_out && i < a->assessment->n; i++) {
        bool holds = credentials_find(a->data.credentials, panel_code(a->data.panel, (uint32_t)i),
                                      a->model->id, a->binding.on) != NULL;

        if (is_in[i] && holds != a->is_recheck) {
            is_in[i] = 0;
            ++*others;
        }
    }
    *out = is_in;
    return TIDU_OK;
}

tidu_status assess_tiers(const tidu_session *s, tier_rules *out, tidu_error *err)
{
    char path[SESSION_PATH];
    tidu_status status = session_file(s, "practice/tiers.yaml", path, err);

    return status ? status : tier_rules_load(path, out, err);
}

tidu_status tidu_assessment_rank(tidu_assessment *a, const tidu_rank_options *options,
                                 tidu_report **out, tidu_error *err)
{
    const tidu_rank_options plain = {.top = 0};
    ranking_key by = RANK_BY_READINESS;
    list_style style = {.is_chinese = a->session->is_chinese};
    uint8_t *is_in = NULL;
    size_t others;
    ranking *r = NULL;
    document *d = NULL;
    tidu_status status = assess_tiers(a->session, &style.tiers, err);

    if (!options)
        options = &plain;
    if (!status && options->by && !ranking_key_find(options->by, &by))
        status = error_set(err, TIDU_EUSAGE, _("lists are ordered by readiness, potential, score_lo or score_hi, not by '%s'"),
                           options->by);
    if (!status)
        status = assess_candidates(a, options->with_holders, &others, &is_in, err);
    if (status)
        return status;
    style.is_for_screen = options->is_for_screen;
    style.by_town = options->by_town;
    if (!a->selection && !a->is_recheck && !options->with_holders)
        list_order_keep(&a->data, &a->binding, a->model, a->assessment->readiness, is_in);
    status = assess_list(a, by, is_in, options->top, &r, err);
    release(is_in);
    if (status)
        return status;
    d = ranking_document(a->assessment, &a->binding, r, &style);
    if (d) {
        assess_add_notes(d, a, a->assessment->n);
        if (others && a->is_recheck)
            document_note(d, _("%zu companies do not hold the certificate and are left out: this is a list of re-checks"), others);
        else if (others)
            document_note(d, _("%zu companies hold the certificate already and are left out; --with-holders lists them too"),
                          others);
    }
    return report_wrap(d, out, err);
}

/* --- keeping ----------------------------------------------------------------------------- */

typedef struct saving {
    const tidu_assessment *a;
    text_buffer detail;
} saving;

static bool next_result(void *context, size_t i, store_result *out)
{
    saving *s = context;
    const assessment *a = s->a->assessment;

    text_buffer_empty(&s->detail);
    assessment_detail(a, i, &s->detail);
    *out = (store_result){.code = panel_code(s->a->data.panel, (uint32_t)i),
                          .verdict = verdict_name((truth)a->verdicts[i]),
                          .score_lo = a->least ? a->least[i] : NAN,
                          .score_hi = a->greatest ? a->greatest[i] : NAN,
                          .readiness = a->readiness[i],
                          .detail = text_buffer_string(&s->detail)};
    return !s->detail.failed;
}

tidu_status tidu_assessment_save(tidu_assessment *a, const char *db, long long *run, tidu_error *err)
{
    char on[11];
    store_run kept = {.model = a->model->id,
                      .version = a->model->version,
                      .digest = a->model->digest,
                      .year = a->binding.year,
                      .on = on,
                      .options = ""};
    saving s = {.a = a};
    store *st;
    tidu_status status;

    date_format(a->binding.on, on);
    if (a->data.store) { /* reading ends before the writing begins */
        store_close(a->data.store);
        a->data.store = NULL;
    }
    status = store_open(db, STORE_WRITE, &st, err);
    if (status)
        return status;
    text_buffer_init(&s.detail);
    status = store_add_run(st, &kept, a->assessment->n, next_result, &s, run, err);
    text_buffer_clear(&s.detail);
    store_close(st);
    return status;
}
