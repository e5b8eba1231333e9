#include "api/whatif_run.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "model/model_parameter.h"
#include "report/value_text.h"
#include "scenario/gap.h"
#include "verdict/assessor.h"

/* --- models ------------------------------------------------------------------------------- */

static bool has_other_rule(const scenario *s)
{
    return s->version || s->other_model;
}

/* The rule that the scenario compares with: another version or another model. */
static tidu_status load_other(whatif_run *r, const tidu_question *q, tidu_error *err)
{
    const scenario *s = &r->scenario;
    application a = question_newest(q);
    tidu_status status = TIDU_OK;

    if (s->version && !date_parse_iso(s->version, strlen(s->version), &a.day))
        return error_set(err, TIDU_EUSAGE, _("'%s' is no date; write it like 2025-07-01"), s->version);
    if (!s->version && q && q->year)
        status = question_day(q, q->year, &a.day, err);
    if (!status)
        status = catalogue_load(&r->session->catalogue, s->other_model ? s->other_model : s->model, a,
                                r->session->dictionary, &r->after, err);
    return status ? status : question_settings(q, r->after, true, err);
}

static tidu_status set_parameters(whatif_run *r, const tidu_question *q, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    if (!r->after)
        status = question_model(r->session, r->scenario.model, q, r->binding.year, &r->after, err);
    for (size_t i = 0; i < r->scenario.n_params && !status; i++) {
        for (size_t k = 0; k < i && !status; k++) {
            size_t n = strcspn(r->scenario.params[i], "=");

            if (!strncmp(r->scenario.params[i], r->scenario.params[k], n + 1))
                status = error_set(err, TIDU_EUSAGE, _("'%s' and '%s' contradict each other: both change one parameter"),
                                   r->scenario.params[k], r->scenario.params[i]);
        }
        if (!status)
            status = model_set_parameter_text(r->after, r->scenario.params[i], err);
    }
    return status;
}

/* --- data ---------------------------------------------------------------------------------- */

static bool want_cells(void *context, int year, panel *into)
{
    const whatif_run *r = context;
    assessor *a = r->after ? assessor_new(r->after) : NULL;
    bool ok = changes_want(&r->changes, year, into) && (!r->after || (a && assessor_want(a, year, into)));

    /* of one company it is checked that no part is more than its whole */
    ok = ok && (!r->scenario.company || gap_want(year, into));
    assessor_free(a);
    return ok;
}

/* The dictionary knows an expert's columns only once their model was loaded. */
static tidu_status parse_changes(whatif_run *r, const tidu_question *q, tidu_error *err)
{
    model *first;
    tidu_status status = catalogue_load(&r->session->catalogue, r->scenario.model, question_newest(q),
                                        r->session->dictionary, &first, err);

    if (status)
        return status;
    model_free(first);
    r->changes.memory = r->memory;
    for (size_t i = 0; i < r->scenario.n_changes && !status; i++)
        status = changes_add(&r->changes, r->session->dictionary, r->scenario.changes[i], err);
    return status;
}

static tidu_status load_all(whatif_run *r, bool is_whole_list, const tidu_source *source,
                            const tidu_question *q, tidu_problems **problems, tidu_error *err)
{
    assess_extra extra = {.selected = r->selection, .want = want_cells, .context = r};
    int year = r->scenario.year ? r->scenario.year : q ? q->year : 0;
    tidu_status status = assess_load(r->session, r->scenario.model, source, q, &extra,
                                     is_whole_list ? NULL : r->scenario.company, &year, &r->data,
                                     &r->before, err);

    if (status)
        return status;
    r->binding = (binding){r->data.panel, r->data.credentials, year, 0};
    if (problems)
        status = data_take_problems(&r->data, problems, err);
    return status ? status : question_day(q, year, &r->binding.on, err);
}

static tidu_status assess_all(const whatif_run *r, const model *m, const binding *b, assessment **out, tidu_error *err)
{
    assessor *a = assessor_new(m);
    tidu_status status = a ? assessor_run(a, b, r->session->threads, out, err)
                           : error_memory(err);

    assessor_free(a);
    return status;
}

/* --- what is shown of the changes -------------------------------------------------------------- */

static void show(whatif_run *r, const char *what, const char *before, const char *after)
{
    r->shown[r->n_shown++] = (whatif_change){what, arena_copy_string(r->memory, before),
                                             arena_copy_string(r->memory, after)};
}

static void cell_text(const whatif_run *r, const panel *p, uint32_t company, const change *c,
                      char text[VALUE_TEXT_SIZE])
{
    const indicator *i = dictionary_get(r->session->dictionary, c->indicator);
    const char *word;

    if (i->type != INDICATOR_TEXT) {
        int year = change_year(c, r->session->dictionary, r->binding.year);

        value_text(panel_number(p, company, c->indicator, year), indicator_unit(i),
                   r->session->is_chinese, text);
        return;
    }
    word = panel_text(p, company, c->indicator);
    snprintf(text, VALUE_TEXT_SIZE, "%.60s", word ? word : _("missing"));
}

static tidu_status show_changes(whatif_run *r, uint32_t company, tidu_error *err)
{
    size_t n = r->changes.n + r->scenario.n_params + 1;
    char before[VALUE_TEXT_SIZE], after[VALUE_TEXT_SIZE];

    r->shown = arena_take_array(r->memory, n, sizeof *r->shown);
    if (!r->shown)
        return error_memory(err);
    for (size_t i = 0; i < r->changes.n; i++) {
        before[0] = after[0] = '\0';
        if (r->changed) {
            cell_text(r, r->data.panel, company, &r->changes.list[i], before);
            cell_text(r, r->changed, 0, &r->changes.list[i], after);
        }
        show(r, r->changes.list[i].text, before, after);
    }
    for (size_t i = 0; i < r->scenario.n_params; i++) {
        char name[VALUE_TEXT_SIZE * 2];

        snprintf(name, sizeof name, "%.*s", (int)strcspn(r->scenario.params[i], "="), r->scenario.params[i]);
        before[0] = after[0] = '\0';
        model_get_parameter(r->before, name, before, sizeof before);
        model_get_parameter(r->after, name, after, sizeof after);
        show(r, r->scenario.params[i], before, after);
    }
    if (has_other_rule(&r->scenario)) {
        snprintf(before, sizeof before, "%.30s %.30s", r->before->id, r->before->version);
        snprintf(after, sizeof after, "%.30s %.30s", r->after->id, r->after->version);
        show(r, _("rule"), before, after);
    }
    return TIDU_OK;
}

/* --- one company ------------------------------------------------------------------------------- */

static size_t rank_in(const assessment *a, const uint8_t *is_in, uint32_t company, double readiness, size_t *n)
{
    size_t rank = 1;

    *n = 1;
    for (uint32_t i = 0; i < a->n; i++) {
        if (i == company || !is_in[i])
            continue;
        (*n)++;
        rank += a->readiness[i] > readiness;
    }
    return rank;
}

/* Who holds the certificate is not in the list. */
static bool is_listed(const whatif_run *r)
{
    return !credentials_find(r->data.credentials, r->scenario.company, r->before->id, r->binding.on);
}

static bool is_same_rule(const whatif_run *r)
{
    return !has_other_rule(&r->scenario) && !r->scenario.n_params;
}

static bool want_after(void *context, int year, panel *into)
{
    const whatif_run *r = context;
    assessor *a = assessor_new(r->after);
    bool ok = a && assessor_want(a, year, into);

    assessor_free(a);
    return ok;
}

/* All companies of a database of which one has been read. */
static tidu_status load_list(whatif_run *r, tidu_error *err)
{
    assess_extra extra = {.want = want_after, .context = r};
    int year = r->binding.year;
    model *again;
    tidu_status status = assess_load(r->session, r->scenario.model, r->source, r->question, &extra, NULL, &year,
                                     &r->list, &again, err);

    if (status)
        return status;
    model_free(again);
    r->list_binding = (binding){r->list.panel, r->list.credentials, year, r->binding.on};
    return TIDU_OK;
}

static tidu_status rank_in_list(whatif_run *r, const loaded_data *data, const binding *b, tidu_error *err)
{
    const char *code = r->scenario.company;
    uint32_t company = panel_find_company(b->panel, code, strlen(code));
    uint8_t *is_in = NULL;
    tidu_status status = assess_all(r, r->before, b, &r->list_before, err);

    if (!status && !is_same_rule(r))
        status = assess_all(r, r->after, b, &r->list_after, err);
    if (!status)
        status = list_order_companies(b, r->before, &is_in, err);
    if (status)
        return status;
    list_order_keep(data, b, r->before, r->list_before->readiness, is_in);
    r->rank_before = rank_in(r->list_before, is_in, company, r->one->before->readiness, &r->rank_of);
    r->rank_after = rank_in(is_same_rule(r) ? r->list_before : r->list_after, is_in, company,
                            r->one->after->readiness, &r->rank_of);
    release(is_in);
    return TIDU_OK;
}

/* By the order that is kept of the list, else with all companies where that was asked for. */
static tidu_status rank_one(whatif_run *r, bool with_rank, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    if (!is_listed(r) ||
        (is_same_rule(r) && list_order_ranks(&r->data, &r->binding, r->before, r->one->before->readiness,
                                             r->one->after->readiness, &r->rank_before, &r->rank_after, &r->rank_of)))
        return TIDU_OK;
    if (!with_rank)
        return TIDU_OK;
    if (r->source->input)
        return rank_in_list(r, &r->data, &r->binding, err);
    status = load_list(r, err);
    return status ? status : rank_in_list(r, &r->list, &r->list_binding, err);
}

static tidu_status run_one(whatif_run *r, bool with_rank, tidu_error *err)
{
    const char *code = r->scenario.company;
    uint32_t company = panel_find_company(r->data.panel, code, strlen(code));
    part_wholes couples = part_wholes_find(r->session->dictionary);
    binding changed = r->binding;
    whatif_side before, after;
    tidu_status status;

    if (company == PANEL_NO_COMPANY)
        return error_set(err, TIDU_ENOTFOUND, _("there is no company with the code '%s' in the data"), code);
    r->changed = panel_copy_company(r->data.panel, company);
    if (!r->changed)
        return error_memory(err);
    status = changes_apply(&r->changes, r->changed, r->binding.year, NULL, &r->n_missing, err);
    changed.panel = r->changed;
    if (!status)
        status = changes_check(&r->changes, &couples, r->changed, r->binding.year, 0, err);
    before = (whatif_side){r->before, &r->binding, company};
    after = (whatif_side){r->after, &changed, 0};
    if (!status)
        status = whatif_one_run(&before, &after, NULL, NULL, &r->one, err);
    if (!status)
        status = show_changes(r, company, err);
    return status ? status : rank_one(r, with_rank, err);
}

/* --- many -------------------------------------------------------------------------------------- */

/* The cells were loaded for this run alone, so they are changed where they lie. */
static tidu_status run_many(whatif_run *r, tidu_error *err)
{
    tidu_status status = selection_members(r->selection, &r->binding, &r->is_in, err);

    if (!status)
        status = assess_all(r, r->before, &r->binding, &r->list_before, err);
    if (!status)
        status = changes_apply(&r->changes, r->data.panel, r->binding.year, r->is_in, &r->n_missing, err);
    if (!status)
        status = assess_all(r, r->after, &r->binding, &r->list_after, err);
    if (!status)
        status = whatif_many_run(r->list_before, r->list_after, r->data.panel, r->is_in, &r->many, err);
    return status ? status : show_changes(r, 0, err);
}

/* --- the whole ----------------------------------------------------------------------------------- */

tidu_status whatif_run_do(whatif_run *r, tidu_session *s, const scenario *asked, bool with_rank,
                          const tidu_source *source, const tidu_question *q,
                          tidu_problems **problems, tidu_error *err)
{
    tidu_status status;

    *r = (whatif_run){.session = s, .scenario = *asked, .source = source, .question = q, .memory = arena_new()};
    if (!r->memory)
        return error_memory(err);
    status = parse_changes(r, q, err);
    if (!status && has_other_rule(asked))
        status = load_other(r, q, err);
    if (!status && !asked->company)
        status = selection_new(s->dictionary, asked->where ? asked->where : q ? q->where : NULL,
                               q ? q->town : NULL, q ? q->industry : NULL, &r->selection, err);
    if (!status)
        status = load_all(r, !asked->company || (with_rank && source->input), source, q, problems, err);
    if (!status)
        status = set_parameters(r, q, err);
    if (status)
        return status;
    return asked->company ? run_one(r, with_rank, err) : run_many(r, err);
}

void whatif_run_clear(whatif_run *r)
{
    whatif_one_free(r->one);
    whatif_many_free(r->many);
    assessment_free(r->list_before);
    assessment_free(r->list_after);
    release(r->is_in);
    panel_free(r->changed);
    data_clear(&r->data);
    data_clear(&r->list);
    model_free(r->before);
    model_free(r->after);
    selection_free(r->selection);
    arena_free(r->memory);
}

document *whatif_run_plain(const whatif_run *r)
{
    whatif_frame f = {.is_flat = true};

    return r->one ? whatif_one_document(r->one, &f) : whatif_many_document(r->many, r->data.panel, &f);
}

/* A change of a datum for which the company has a more special one changes nothing. */
static void note_substitutes(const whatif_run *r, document *d)
{
    const dictionary *names = r->session->dictionary;

    for (size_t k = 0; k < r->changes.n; k++) {
        const change *c = &r->changes.list[k];
        const char *name = dictionary_get(names, c->indicator)->name;
        int year = change_year(c, names, r->binding.year);

        for (int id = 0; id < dictionary_count(names); id++) {
            const indicator *i = dictionary_get(names, id);

            if (i->fallback && !strcmp(i->fallback, name) &&
                cell_is_value(panel_number(r->changed, 0, id, year)))
                document_note(d, _("'%s' of %d is given, so rules that read it do not see the change of '%s'"),
                              i->name, year, name);
        }
    }
}

document *whatif_run_document(const whatif_run *r, bool is_flat)
{
    const model *m = r->before;
    char title[512], on[11];
    whatif_frame f = {.title = title,
                      .changes = r->shown,
                      .n_changes = r->n_shown,
                      .rank_before = r->rank_before,
                      .rank_after = r->rank_after,
                      .rank_of = r->rank_of,
                      .is_chinese = r->session->is_chinese,
                      .is_flat = is_flat};
    const char *name = r->scenario.name ? r->scenario.name : _("what if");
    document *d;

    snprintf(title, sizeof title, "%.200s  %.200s", r->one && r->one->before->name ? r->one->before->name : name,
             model_text_in(m->name, r->session->is_chinese));
    d = r->one ? whatif_one_document(r->one, &f) : whatif_many_document(r->many, r->data.panel, &f);
    if (!d)
        return NULL;
    date_format(r->binding.on, on);
    document_note(d, _("%s, version of %s, application year %d, on %s; nothing was changed in the data"),
                  model_text_in(m->name, r->session->is_chinese), m->version, r->binding.year, on);
    if (r->n_missing)
        document_note(d, _("%zu cells are missing and stay so; a change with = sets them"), r->n_missing);
    if (r->one)
        note_substitutes(r, d);
    if (r->one && !r->rank_before)
        document_note(d, "%s", !is_listed(r)
                                   ? _("the company holds the certificate and is in no list")
                                   : _("its rank in the list takes all companies: --rank computes it"));
    return d;
}
