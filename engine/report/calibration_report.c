#include "report/calibration_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "report/calibration_text.h"

/* --- what was left out --------------------------------------------------------------------------------------- */

enum { L_OUTCOME, L_REASON, L_NUMBER, L_CODES, L_COLUMNS };

static const table_column left_columns[L_COLUMNS] = {
    [L_OUTCOME] = {"outcome", NULL, TABLE_TEXT, 0},
    [L_REASON] = {NULL, N_("why"), TABLE_TEXT, 0},
    [L_NUMBER] = {"filings", N_("filings"), TABLE_NUMBER, 0},
    [L_CODES] = {"examples", N_("such as"), TABLE_TEXT, 0},
};

/* Was its batch named before? */
static bool is_named(const filing_history *h, size_t i, filing_outcome outcome)
{
    size_t before = i;

    while (before > 0 && strcmp(h->list[before - 1].batch, h->list[i].batch) == 0 && h->list[before - 1].outcome != outcome)
        before--;
    return before > 0 && !strcmp(h->list[before - 1].batch, h->list[i].batch);
}

/* The first few of them, with their batches; or the batches of which it is said. */
static void name_some(const filing_history *h, filing_outcome outcome, char *text, size_t size)
{
    enum { SOME = 3 };
    size_t named = 0;

    *text = '\0';
    for (size_t i = 0; i < h->n && named < SOME; i++) {
        bool is_batch = filing_outcome_is_of_batch(outcome);

        if (h->list[i].outcome != outcome || (is_batch && is_named(h, i, outcome)))
            continue;
        snprintf(text + strlen(text), size - strlen(text), is_batch ? "%s%s" : "%s%s (%s)", named++ ? ", " : "",
                 is_batch ? h->list[i].batch : h->list[i].code, h->list[i].batch);
    }
}

static void write_left_out(document *d, const filing_history *h)
{
    grid *g = NULL;

    for (int o = FILING_OUTCOMES_KNOWN; o < FILING_OUTCOMES; o++) {
        char some[400];

        if (!h->of[o])
            continue;
        if (!g)
            g = document_grid(d, "left_out", _("Left out"), left_columns, L_COLUMNS);
        name_some(h, (filing_outcome)o, some, sizeof some);
        grid_row(g);
        grid_text(g, L_OUTCOME, filing_outcome_name((filing_outcome)o), TABLE_PLAIN);
        grid_text(g, L_REASON, filing_outcome_text((filing_outcome)o), TABLE_PLAIN);
        grid_number(g, L_NUMBER, (double)h->of[o]);
        grid_text(g, L_CODES, some, TABLE_PLAIN);
    }
}

/* --- batches ------------------------------------------------------------------------------------------------------ */

enum { B_YEAR, B_BATCH, B_FILINGS, B_PASSED, B_SHARE, B_STATED, B_FITTED, B_COLUMNS };

static const table_column batch_columns[B_COLUMNS] = {
    [B_YEAR] = {"year", N_("year"), TABLE_CODE, 0},
    [B_BATCH] = {"batch", N_("batch"), TABLE_TEXT, 0},
    [B_FILINGS] = {"filings", N_("filings"), TABLE_NUMBER, 0},
    [B_PASSED] = {"passed", N_("passed"), TABLE_NUMBER, 0},
    [B_SHARE] = {"share", N_("share"), TABLE_SHARE, 6},
    [B_STATED] = {"stated", N_("expected as the rule states"), TABLE_NUMBER, 1},
    [B_FITTED] = {"fitted", N_("expected as fitted"), TABLE_NUMBER, 1},
};

static void write_batches(document *d, const calibration_study *s)
{
    grid *g = document_grid(d, "batches", _("Batches"), batch_columns, B_COLUMNS);

    for (size_t i = 0; i < s->record->n_batches; i++) {
        const calibration_batch *b = &s->batches[i];
        char year[12];

        snprintf(year, sizeof year, "%d", b->first->year);
        grid_row(g);
        grid_text(g, B_YEAR, year, TABLE_PLAIN);
        grid_text(g, B_BATCH, b->first->batch, TABLE_PLAIN);
        grid_number(g, B_FILINGS, (double)b->filings);
        grid_number(g, B_PASSED, (double)b->passed);
        grid_number(g, B_SHARE, (double)b->passed / (double)b->filings);
        grid_number(g, B_STATED, b->stated);
        grid_number(g, B_FITTED, b->fitted);
    }
}

/* --- how good ------------------------------------------------------------------------------------------------------- */

enum { Q_WHICH, Q_TEXT, Q_EXPECTED, Q_BRIER, Q_LOG, Q_AUC, Q_COLUMNS };

static const table_column quality_columns[Q_COLUMNS] = {
    [Q_WHICH] = {"chances", NULL, TABLE_TEXT, 0},
    [Q_TEXT] = {NULL, N_("chances"), TABLE_TEXT, 0},
    [Q_EXPECTED] = {"expected", N_("expected to pass"), TABLE_NUMBER, 1},
    [Q_BRIER] = {"brier", N_("Brier score"), TABLE_NUMBER, 4},
    [Q_LOG] = {"log_score", N_("logarithmic score"), TABLE_NUMBER, 4},
    [Q_AUC] = {"auc", N_("AUC"), TABLE_NUMBER, 3},
};

static void write_quality(grid *g, const char *name, const char *text, const double *chances, const score_quality *q)
{
    double expected = 0;

    for (size_t i = 0; i < q->n; i++)
        expected += chances[i];
    grid_row(g);
    grid_text(g, Q_WHICH, name, TABLE_PLAIN);
    grid_text(g, Q_TEXT, text, TABLE_PLAIN);
    grid_number(g, Q_EXPECTED, expected);
    grid_number(g, Q_BRIER, q->brier);
    grid_number(g, Q_LOG, q->log_score);
    grid_number(g, Q_AUC, q->auc);
}

static void write_fit(document *d, const calibration_study *s)
{
    const store_calibration *c = &s->fitted;
    const model *m = s->record->model;

    if (s->record->grid) {
        document_number(d, "shift", _("judges are more generous than the rule assumes, standard deviations"), c->shift, 3);
        document_number(d, "shift_deviation", _("uncertain by"), c->deviation, 3);
        document_number(d, "correlation", _("correlation of the judged items of a company"), c->correlation, 3);
        document_number(d, "slope", _("slope of the chances, on their logits, as who files chooses itself"), c->slope, 3);
        document_number(d, "survival", s->record->has_audits ? _("chance that an audited condition stands") : NULL, c->survival, 3);
    } else {
        document_number(d, "slope", _("slope of the map of chances, on their logits"), c->slope, 3);
        document_number(d, "intercept", _("its intercept"), c->intercept, 3);
        document_number(d, "intercept_deviation", _("uncertain by"), c->deviation, 3);
    }
    document_text(d, "version", _("rule, version of"), m->version);
}

/* --- base rates ------------------------------------------------------------------------------------------------------ */

enum { R_ID, R_NAME, R_PRIOR, R_KNOWN, R_MET, R_SHARE, R_LOW, R_HIGH, R_COLUMNS };

static const table_column rate_columns[R_COLUMNS] = {
    [R_ID] = {"gate", NULL, TABLE_TEXT, 0},
    [R_NAME] = {NULL, N_("condition"), TABLE_TEXT, 0},
    [R_PRIOR] = {"prior", N_("prior of the rule"), TABLE_SHARE, 4},
    [R_KNOWN] = {"known", N_("companies for which it is known"), TABLE_NUMBER, 0},
    [R_MET] = {"met", N_("of these it holds for"), TABLE_NUMBER, 0},
    [R_SHARE] = {"share", N_("share"), TABLE_SHARE, 4},
    [R_LOW] = {"lowest", N_("where data are missing, by kind of company from"), TABLE_SHARE, 4},
    [R_HIGH] = {"highest", N_("to"), TABLE_SHARE, 4},
};

static void write_rate(grid *g, const calibration_study *s, const model_condition *gate, bool zh)
{
    const store_calibration *c = &s->fitted;
    double low = 1, high = 0;
    size_t known = 0, met = 0;

    for (size_t i = 0; i < c->n_rates; i++) {
        const store_rate *r = &c->rates[i];
        double prior = (c->weight * gate->prior + (double)r->met) / (c->weight + (double)r->known);

        if (strcmp(r->gate, gate->id))
            continue;
        known += r->known;
        met += r->met;
        low = fmin(low, prior);
        high = fmax(high, prior);
    }
    grid_row(g);
    grid_text(g, R_ID, gate->id, TABLE_PLAIN);
    grid_text(g, R_NAME, model_text_in(gate->name, zh), TABLE_PLAIN);
    grid_number(g, R_PRIOR, gate->prior);
    grid_number(g, R_KNOWN, (double)known);
    grid_number(g, R_MET, (double)met);
    grid_number(g, R_SHARE, known ? (double)met / (double)known : NAN);
    grid_number(g, R_LOW, known ? low : NAN);
    grid_number(g, R_HIGH, known ? high : NAN);
}

static void write_rates(document *d, const calibration_study *s, bool zh)
{
    grid *g = document_grid(d, "base_rates", _("How often the conditions hold in the data of today"), rate_columns, R_COLUMNS);

    for (size_t i = 0; i < s->model->n_gates; i++)
        write_rate(g, s, &s->model->gates[i], zh);
    document_note(d, _("where data are missing, a condition holds as often as among the companies of the same section of industries and size by revenue; the prior of the rule counts as %g companies"),
                  s->fitted.weight);
}

/* --- the page --------------------------------------------------------------------------------------------------------- */

static void write_share(document *d, const calibration_study *s)
{
    const store_calibration *c = &s->fitted;
    char text[200];

    document_text(d, "from", NULL, c->from);
    document_text(d, "to", NULL, c->to);
    snprintf(text, sizeof text, _("of those that were %s, those that were %s"), filing_status_text(c->from), filing_status_text(c->to));
    document_text(d, NULL, _("share"), text);
    snprintf(text, sizeof text, "%d–%d", c->first_year, c->last_year);
    document_text(d, "years", _("application years"), text);
    document_number(d, "filings", _("filings with a known outcome"), (double)c->filings, 0);
    document_number(d, "passed", _("of these passed"), (double)c->passed, 0);
    write_fit(d, s);
}

static void write_outcomes(document *d, const calibration_study *s)
{
    const filing_history *h = &s->record->history;
    grid *g = document_grid(d, "quality", _("On these filings"), quality_columns, Q_COLUMNS);

    write_quality(g, "stated", _("as the rule states"), s->stated, &s->before);
    write_quality(g, "fitted", _("as fitted"), s->chances, &s->after);
    write_batches(d, s);
    write_left_out(d, h);
    if (h->of[FILING_NOT_NAMED])
        document_note(d, _("%zu filings count as not passed because their batch has a list of those that passed and they are not on it"),
                      h->of[FILING_NOT_NAMED]);
    document_note(d, _("the scores are those of the filings that were fitted; tidu backtest %s tells them for years that the chances did not know"),
                  s->record->model->id);
}

document *calibration_document(const calibration_study *s, bool is_kept, bool zh)
{
    document *d = document_new();

    if (!d)
        return NULL;
    document_language(d, zh);
    document_title(d, model_text_in(s->model->name, zh));
    document_text(d, "model", NULL, s->model->id);
    if (s->record)
        write_share(d, s);
    document_number(d, "companies", _("companies whose conditions were counted"), (double)s->fitted.companies, 0);
    document_number(d, "rates_year", _("for the application year"), s->year, 0);
    document_text(d, "digest", _("digest"), s->digest);
    if (s->record)
        write_outcomes(d, s);
    write_rates(d, s, zh);
    document_note(d, "%s", is_kept ? _("kept: every chance of this rule that is computed from this database is now as fitted; --end takes it back")
                                   : _("nothing was kept (--trial)"));
    return d;
}
