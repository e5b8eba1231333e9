/*
 * The months of a stock, its cohorts, what a target takes, and whose certificates run out. Flows are shown as the differences of
 * their rounded sums, so that opening + new + renewed - expired - revoked = closing holds for the numbers that stand there and no
 * rounding adds up.
 */
#include "report/stock_report.h"

#include <math.h>
#include <stdio.h>

#include "base/message.h"
#include "report/certificate_text.h"
#include "report/study_note.h"

enum { DAY = 11 };

static double tenths(double x)
{
    return round(10 * x) / 10;
}

/* --- the months --------------------------------------------------------------------------------------- */

enum { M_MONTH, M_OPENING, M_FRESH, M_RENEWED, M_EXPIRED, M_REVOKED, M_CLOSING, M_LOW, M_HIGH, M_COLUMNS };
enum { FLOWS = M_CLOSING - M_FRESH };

static const table_column month_columns[M_COLUMNS] = {
    [M_MONTH] = {"month", N_("month"), TABLE_TEXT, 0},
    [M_OPENING] = {"opening", N_("at the beginning"), TABLE_NUMBER, 1},
    [M_FRESH] = {"new", N_("+ new"), TABLE_NUMBER, 1},
    [M_RENEWED] = {"renewed", N_("+ renewed"), TABLE_NUMBER, 1},
    [M_EXPIRED] = {"expired", N_("- expired"), TABLE_NUMBER, 1},
    [M_REVOKED] = {"revoked", N_("- revoked"), TABLE_NUMBER, 1},
    [M_CLOSING] = {"closing", N_("= at the end"), TABLE_NUMBER, 1},
    [M_LOW] = {"low", N_("from"), TABLE_NUMBER, 0},
    [M_HIGH] = {"high", N_("to (four of five times)"), TABLE_NUMBER, 0},
};

static void write_months(document *d, const stock_study *s)
{
    grid *g = document_grid(d, "months", _("Valid certificates by month, expected"), month_columns, M_COLUMNS);
    double sums[FLOWS] = {0}, stock = (double)s->n_holders;
    date day = date_from_days(s->first);

    for (int t = 0; t < s->n_months; t++) {
        const stock_month *x = stock_flow_month(s->flow, t);
        const double flows[FLOWS] = {x->fresh, x->renewed, x->expired, x->revoked};
        int month = day.year * 12 + day.month - 1 + t;
        char text[16];

        snprintf(text, sizeof text, "%04d-%02d", month / 12 % 10000, month % 12 + 1);
        grid_row(g);
        grid_text(g, M_MONTH, text, TABLE_PLAIN);
        grid_number(g, M_OPENING, stock);
        for (size_t i = 0; i < FLOWS; i++) {
            double flow = tenths(sums[i] + flows[i]) - tenths(sums[i]);

            sums[i] += flows[i];
            stock = tenths(i + M_FRESH < M_EXPIRED ? stock + flow : stock - flow);
            grid_number(g, M_FRESH + i, tenths(flow));
        }
        grid_number(g, M_CLOSING, stock);
        grid_number(g, M_LOW, (double)x->low);
        grid_number(g, M_HIGH, (double)x->high);
    }
}

/* --- cohorts --------------------------------------------------------------------------------------------- */

enum { C_YEAR, C_OPENING, C_EXPIRED, C_RENEWED, C_REVOKED, C_CLOSING, C_COLUMNS };

static const table_column cohort_columns[C_COLUMNS] = {
    [C_YEAR] = {"granted", N_("granted in"), TABLE_NUMBER, 0},
    [C_OPENING] = {"opening", N_("valid now"), TABLE_NUMBER, 0},
    [C_EXPIRED] = {"expired", N_("run out"), TABLE_NUMBER, 1},
    [C_RENEWED] = {"renewed", N_("of these renewed, expected"), TABLE_NUMBER, 1},
    [C_REVOKED] = {"revoked", N_("revoked, expected"), TABLE_NUMBER, 1},
    [C_CLOSING] = {"closing", N_("valid at the end, expected"), TABLE_NUMBER, 1},
};

static void write_cohorts(document *d, const stock_study *s)
{
    grid *g = document_grid(d, "cohorts", _("By year of grant"), cohort_columns, C_COLUMNS);

    for (size_t i = 0; i < s->n_cohorts; i++) {
        const stock_cohort *c = &s->cohorts[i];

        grid_row(g);
        grid_number(g, C_YEAR, c->year);
        grid_number(g, C_OPENING, c->opening);
        grid_number(g, C_EXPIRED, c->expired);
        grid_number(g, C_RENEWED, c->renewed);
        grid_number(g, C_REVOKED, c->revoked);
        grid_number(g, C_CLOSING, c->closing);
    }
}

/* --- what it takes ------------------------------------------------------------------------------------------ */

enum { N_CHANCE, N_OPENING, N_NUMBER, N_TEXT, N_COLUMNS };

static const table_column need_columns[N_COLUMNS] = {
    [N_CHANCE] = {"chance", N_("chance of the target"), TABLE_SHARE, -1},
    [N_OPENING] = {"opening", N_("certificates needed now, as this year goes"), TABLE_NUMBER, 0},
    [N_NUMBER] = {"number", N_("or must file this year"), TABLE_NUMBER, 0},
    [N_TEXT] = {NULL, N_("remark"), TABLE_TEXT, 0},
};

static void write_needs(document *d, const stock_study *s)
{
    grid *g = document_grid(d, "numbers", _("What the target takes"), need_columns, N_COLUMNS);
    char text[200];

    for (size_t i = 0; i < s->practice.n_chances; i++) {
        const stock_need *need = &s->needs[i];

        grid_row(g);
        grid_number(g, N_CHANCE, need->chance);
        grid_number(g, N_OPENING, need->opening);
        grid_number(g, N_NUMBER, need->is_reached ? (double)need->number : NAN);
        if (s->is_late)
            snprintf(text, sizeof text, "%s", _("this year's results come too late for it"));
        else
            snprintf(text, sizeof text, _("not even if all %zu of the list file: %.1f%%"), s->list.n, 100 * need->at_last);
        grid_text(g, N_TEXT, need->is_reached ? "" : text, TABLE_PLAIN);
    }
    grid_hide_empty(g);
}

/* --- this year's harvest and next year's pool ------------------------------------------------------------------- */

enum { P_WHAT, P_LISTED, P_LIKELY, P_COLUMNS };

static const table_column pool_columns[P_COLUMNS] = {
    [P_WHAT] = {"what", N_("candidates"), TABLE_TEXT, 0},
    [P_LISTED] = {"companies", N_("companies"), TABLE_NUMBER, 1},
    [P_LIKELY] = {"likely", N_("of these likely enough to file"), TABLE_NUMBER, 1},
};

static void write_pool(document *d, const stock_study *s)
{
    const stock_pool *p = &s->pool;
    grid *g = document_grid(d, "pool", _("This year's harvest and next year's candidates"), pool_columns, P_COLUMNS);
    const struct {
        const char *what;
        double listed, likely;
    } rows[] = {
        {N_("in the list this year"), (double)p->listed, (double)p->likely},
        {N_("expected to pass, and to leave it"), p->passing, p->passing_likely},
        {N_("whose certificate is expected to run out without another"), p->returning, NAN},
        {N_("left for next year, if nothing else changes"), (double)p->listed - p->passing + p->returning, (double)p->likely - p->passing_likely},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        grid_row(g);
        grid_text(g, P_WHAT, _(rows[i].what), TABLE_PLAIN);
        grid_number(g, P_LISTED, rows[i].listed);
        grid_number(g, P_LIKELY, rows[i].likely);
    }
}

/* --- whose certificates run out ---------------------------------------------------------------------------------- */

enum { E_CODE, E_NAME, E_TOWN, E_LAST, E_RESULT, E_CHANCE, E_REMARK, E_COLUMNS };

static const table_column ending_columns[E_COLUMNS] = {
    [E_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [E_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [E_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [E_LAST] = {"last_day", N_("last day"), TABLE_DAY, 0},
    [E_RESULT] = {"result", N_("result of the renewal"), TABLE_TEXT, 0},
    [E_CHANCE] = {"readiness", N_("readiness"), TABLE_CHANCE, 6},
    [E_REMARK] = {NULL, N_("remark"), TABLE_TEXT, 0},
};

static void write_endings(document *d, const stock_study *s)
{
    const panel *p = s->base->data.panel;
    const dictionary *words = panel_dictionary(p);
    grid *g = s->n_endings ? document_grid(d, "companies", _("Certificates that run out"), ending_columns, E_COLUMNS) : NULL;

    for (size_t i = 0; i < s->n_endings; i++) {
        const stock_ending *e = &s->endings[i];
        char last[CERTIFICATE_DAY], result[DAY];

        date_format(e->result, result);
        grid_row(g);
        grid_text(g, E_CODE, e->held->code, TABLE_PLAIN);
        grid_text(g, E_NAME, panel_text(p, e->company, dictionary_find(words, "name")), TABLE_PLAIN);
        grid_text(g, E_TOWN, panel_text(p, e->company, dictionary_find(words, "town")), TABLE_PLAIN);
        grid_text(g, E_LAST, certificate_last_day(e->held, false, last), TABLE_PLAIN);
        grid_text(g, E_RESULT, result, TABLE_PLAIN);
        grid_number(g, E_CHANCE, e->is_renewed ? 1 : s->members[e->member].chance);
        grid_text(g, E_REMARK, e->is_renewed ? _("renewed already") : "", TABLE_PLAIN);
    }
    if (g)
        grid_hide_empty(g);
}

/* --- the page ---------------------------------------------------------------------------------------------------------- */

static void write_target(document *d, const stock_study *s)
{
    const stock_options *o = &s->options;
    char text[200];
    double spare = (double)s->n_holders;

    document_number(d, "target", _("target at the end"), (double)o->target, 0);
    document_number(d, "target_chance", NULL, s->target_chance, 6);
    snprintf(text, sizeof text, "%.1f%%", 100 * s->target_chance);
    document_text(d, NULL, _("chance to reach it"), text);
    for (int t = 0; t < s->n_months; t++)
        spare += stock_flow_month(s->flow, t)->fresh;
    spare -= (double)o->target;
    if (spare >= 0)
        document_number(d, "spare", _("of those that run out so many may be lost"), floor(spare), 0);
    else
        document_number(d, "short", _("short of it on average, even if every certificate is renewed"), -spare, 1);
}

static void write_head(document *d, const stock_study *s, bool zh)
{
    const stock_month *last = stock_flow_month(s->flow, s->n_months - 1);
    char text[200], day[DAY];

    document_title(d, model_text_in(s->base->model->name, zh));
    document_text(d, "model", NULL, s->base->model->id);
    date_format(s->first, day);
    document_text(d, "from", _("counted from"), day);
    date_format(s->last, day);
    document_text(d, "until", _("counted until"), day);
    document_number(d, "opening", _("valid certificates now"), (double)s->n_holders, 0);
    document_number(d, "endings", _("of these run out"), (double)s->n_endings, 0);
    document_number(d, "filed", _("file this year"), (double)s->options.filed, 0);
    document_number(d, "expected", _("of these expected to pass"), s->filed_expected, 1);
    document_number(d, "closing", _("valid at the end, expected"), last->closing, 1);
    document_number(d, "least", NULL, (double)last->low, 0);
    document_number(d, "most", NULL, (double)last->high, 0);
    snprintf(text, sizeof text, _("%zu to %zu (four of five times)"), last->low, last->high);
    document_text(d, NULL, _("between"), text);
    document_number(d, "severity", _("severity of panels, standard deviation"), s->options.severity, -1);
    if (s->options.target)
        write_target(d, s);
}

static void note_certificates(document *d, const stock_study *s)
{
    if (s->n_by_rule)
        document_note(d, _("certificates that state no last day, counted by the term of the rule: %zu"), s->n_by_rule);
    if (s->n_unknown)
        document_note(d, _("companies not counted because the last day of their certificates is unknown (give expires_on with them): %zu"), s->n_unknown);
    if (s->n_strangers)
        document_note(d, PLURAL("%zu certificate belongs to a company that is not in the data and is not counted",
                                "%zu certificates belong to companies that are not in the data and are not counted", s->n_strangers),
                      s->n_strangers);
    if (s->n_coming)
        document_note(d, _("companies whose certificate of after the first day is in the data already, counted as certain: %zu"), s->n_coming);
}

static void write_notes(document *d, const stock_study *s)
{
    const filing_rules *p = &s->practice;
    char day[DAY];

    date_format(s->result, day);
    if (s->is_late)
        document_note(d, _("this year's filings are decided on %s, after the last month: they are not in the stock; give a later --until"), day);
    document_note(d, _("assumed (models/practice/filing.yaml): %g%% of those whose certificate runs out apply again, in the year in which it runs out and with today's readiness; results are %d months after the application date; %g%% of the valid certificates are revoked in a year"),
                  100 * p->renewing, p->result_months, 100 * p->revoked);
    document_note(d, _("new certificates are those of this year's filings alone, in the order of the list; what later years file is not counted"));
    document_note(d, _("one panel judges the renewals and the new applications of a year: they do not pass independently of each other; each year has another"));
    if (s->renewal)
        document_note(d, _("renewals are judged by the rule for re-checks, version of %s"), s->renewal->version);
    if (s->has_periods)
        document_note(d, _("the rule has announced periods of application: results are counted from the application date, so give their last day with --on"));
    note_certificates(d, s);
}

document *stock_document(const stock_study *s, bool zh)
{
    document *d = document_new();

    if (!d)
        return NULL;
    document_language(d, zh);
    document_wide(d);
    write_head(d, s, zh);
    if (s->options.target)
        write_needs(d, s);
    write_months(d, s);
    write_cohorts(d, s);
    write_pool(d, s);
    write_endings(d, s);
    write_notes(d, s);
    return d;
}
