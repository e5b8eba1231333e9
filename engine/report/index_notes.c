#include "report/index_notes.h"

#include "base/date.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/text_buffer.h"
#include "report/index_compared.h"

/* The days in force, where the file tells them. */
static void note_version(document *d, const index_model *m, long on)
{
    char day[11], last[11];

    if (!m->version)
        return;
    date_format(on, day);
    date_format(m->to, last);
    if (on < m->from)
        document_note(d, _("version of %s: not yet in force on %s"), m->version, day);
    else if (on > m->to)
        document_note(d, _("version of %s, in force to %s: no longer on %s"), m->version, last, day);
    else
        document_note(d, _("version of %s"), m->version);
}

static void note_all(document *d, const index_noted *x, bool zh)
{
    document_note(d, PLURAL("%s, application year %d, %zu company; local practice, not law",
                            "%s, application year %d, %zu companies; local practice, not law", x->r->n),
                  model_text_in(x->r->model->name, zh), x->binding->year, x->r->n);
    if (x->r->candidate)
        document_note(d, PLURAL("ranked are the candidates alone: %zu company", "ranked are the candidates alone: %zu companies", x->r->n_candidates),
                      x->r->n_candidates);
    if (x->r->n_possible)
        document_note(d, PLURAL("of %zu company it cannot be told whether it is a candidate, as data are missing; it is not ranked",
                                "of %zu companies it cannot be told whether they are candidates, as data are missing; they are not ranked", x->r->n_possible),
                      x->r->n_possible);
    if (x->r->n_unscored)
        document_note(d, PLURAL("%zu company has no score: too few indicators are known or applicable",
                                "%zu companies have no score: too few indicators are known or applicable",
                                x->r->n_unscored),
                      x->r->n_unscored);
    if (!x->r->n_incomplete || x->r->compared)
        return;
    document_note(d, PLURAL("%zu company lacks data: missing indicators are left out and the other weights are increased in "
                            "proportion; lo and hi show the possible effect of the missing data",
                            "%zu companies lack data: missing indicators are left out and the other weights are "
                            "increased in proportion; lo and hi show the possible effect of the missing data",
                            x->r->n_incomplete),
                  x->r->n_incomplete);
    if (!x->r->model->is_monotone)
        document_note(d, "%s", _("lo and hi are empty where something is missing below an 'mpi': its greatest value can lie between the ends"));
}

/* How many companies with gaps could be among the first that are shown. */
static void note_gaps(document *d, const index_noted *x)
{
    if (x->top && x->ranks->n_possible)
        document_note(d, PLURAL("%zu company that lacks data could be among the first %zu", "%zu companies that lack data could be among the first %zu",
                                x->ranks->n_possible),
                      x->ranks->n_possible, x->top);
}

/* Of relative scales with gaps in their columns: how many values set them. */
static void note_scales(document *d, const index_noted *x, bool zh)
{
    const index_result *r = x->r;
    text_buffer text;
    bool any = false;

    text_buffer_init(&text);
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        const index_indicator *i = &r->model->indicators[k];

        if (!scale_is_relative(&i->scale) || !r->n_missing[k])
            continue;
        text_buffer_print(&text, "%s%s %zu/%zu", any ? _(", ") : "", model_text_in(i->name, zh), r->n_known[k], r->n_known[k] + r->n_missing[k]);
        any = true;
    }
    if (any)
        document_note(d, _("scales that depend on the others are set by the known values alone: %s"), text_buffer_string(&text));
    text_buffer_clear(&text);
}

static void note_screening(document *d, const index_result *r)
{
    char share[32];

    if (!r->n_screened)
        return;
    number_format(r->model->screening * 100, share);
    document_note(d, PLURAL("%zu company is screened out: less than %s%% of its indicators are known or do not apply",
                            "%zu companies are screened out: less than %s%% of their indicators are known or do not apply", r->n_screened),
                  r->n_screened, share);
}

/* How often a state was found, by indicator. */
typedef uint32_t state_count(const index_findings *x, int state);

static uint32_t treatments(const index_findings *x, int state)
{
    return x->treatment[state];
}

static uint32_t scales(const index_findings *x, int state)
{
    return x->scale[state];
}

static size_t count_strata(const index_result *r)
{
    size_t n = 0;

    for (size_t t = 0; t < r->n_strata; t++)
        n += r->strata[t].n > 0;
    return n;
}

/* "growth, margin (in 2 of 12 strata)"; empty if the state was not found. */
static void list_found(const index_result *r, state_count *count, int state, bool zh, text_buffer *out)
{
    size_t strata = count_strata(r);

    text_buffer_empty(out);
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        uint32_t n = count(&r->found[k], state);

        if (!n)
            continue;
        text_buffer_print(out, "%s%s", text_buffer_string(out)[0] ? _(", ") : "", model_text_in(r->model->indicators[k].name, zh));
        if (strata > 1)
            text_buffer_print(out, _(" (in %u of %zu strata)"), (unsigned)n, strata);
    }
}

/* Scales and treatments that could not be what the file says, and why. */
static void note_findings(document *d, const index_result *r, bool zh)
{
    text_buffer text;

    text_buffer_init(&text);
    for (int state = TREATMENT_DONE + 1; state <= TREATMENT_NO_MEMORY; state++) {
        list_found(r, treatments, state, zh, &text);
        if (text_buffer_string(&text)[0])
            document_note(d, _("not treated, %s: %s"), text_buffer_string(&text), treatment_problem_text((treatment_problem)state));
    }
    for (int state = SCALE_FITTED + 1; state <= SCALE_NO_MEMORY; state++) {
        list_found(r, scales, state, zh, &text);
        if (text_buffer_string(&text)[0])
            document_note(d, _("scale of %s: %s"), text_buffer_string(&text), scale_state_text((scale_state)state));
    }
    for (int state = NORMAL_EM_DONE + 1; state <= NORMAL_EM_NO_MEMORY; state++) {
        if (r->estimated[state])
            document_note(d, PLURAL("estimates of missing values, in %u stratum: %s", "estimates of missing values, in %u strata: %s", r->estimated[state]),
                          (unsigned)r->estimated[state], normal_em_state_text((normal_em_state)state));
    }
    text_buffer_clear(&text);
}

void index_notes_add(document *d, const index_noted *x, bool zh)
{
    note_all(d, x, zh);
    note_version(d, x->r->model, x->binding->on);
    if (x->r->compared)
        index_compared_notes(d, x->r, zh);
    note_gaps(d, x);
    note_scales(d, x, zh);
    note_screening(d, x->r);
    note_findings(d, x->r, zh);
}
