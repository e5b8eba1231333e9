#include "report/backtest_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "report/calibration_text.h"
#include "report/chance_picture.h"

static void year_text(const backtest_year *y, char text[24])
{
    if (y->year)
        snprintf(text, 24, "%d", y->year);
    else
        snprintf(text, 24, "%s", _("all years"));
}

static const char *year_name(const backtest_year *y, char text[24])
{
    snprintf(text, 24, "%d", y->year);
    return y->year ? text : "all";
}

/* --- the years ---------------------------------------------------------------------------------------------------- */

enum { Y_YEAR, Y_VERSION, Y_CANDIDATES, Y_MADE, Y_FILED, Y_PASSED, Y_HOLDERS, Y_FITTED, Y_SOURCE, Y_REMARK, Y_COLUMNS };

static const table_column year_columns[Y_COLUMNS] = {
    [Y_YEAR] = {"year", N_("application year"), TABLE_CODE, 0},
    [Y_VERSION] = {"version", N_("rule, version of"), TABLE_CODE, 0},
    [Y_CANDIDATES] = {"candidates", N_("companies in the list"), TABLE_NUMBER, 0},
    [Y_MADE] = {"made_it", N_("of these made it"), TABLE_NUMBER, 0},
    [Y_FILED] = {"filed", N_("of these filed"), TABLE_NUMBER, 0},
    [Y_PASSED] = {"passed", N_("of those passed"), TABLE_NUMBER, 0},
    [Y_HOLDERS] = {"holders", N_("filings of holders, left out"), TABLE_NUMBER, 0},
    [Y_FITTED] = {"fitted_to", N_("chances fitted to filings before"), TABLE_NUMBER, 0},
    [Y_SOURCE] = {"outcomes", NULL, TABLE_TEXT, 0},
    [Y_REMARK] = {NULL, N_("remark"), TABLE_TEXT, 0},
};

static void write_year(grid *g, const backtest_year *y)
{
    char year[24];

    year_text(y, year);
    grid_row(g);
    grid_text(g, Y_YEAR, year, TABLE_PLAIN);
    grid_text(g, Y_VERSION, y->version, TABLE_PLAIN);
    grid_number(g, Y_CANDIDATES, (double)y->candidates);
    grid_number(g, Y_MADE, y->has_outcomes ? (double)y->made_it : NAN);
    grid_number(g, Y_FILED, y->has_outcomes && !y->by_certificates ? (double)y->filed : NAN);
    grid_number(g, Y_PASSED, y->has_outcomes && !y->by_certificates ? (double)y->passed : NAN);
    grid_number(g, Y_HOLDERS, y->has_outcomes && !y->by_certificates ? (double)y->holders : NAN);
    grid_number(g, Y_FITTED, y->fitted_to ? (double)y->fitted_to : NAN);
    grid_text(g, Y_SOURCE, !y->has_outcomes ? "none" : y->by_certificates ? "certificates" : "applications", TABLE_PLAIN);
    grid_text(g, Y_REMARK,
              !y->has_outcomes       ? _("the database has no outcomes of this year")
              : y->by_certificates   ? _("by certificates granted in the year: who filed in vain is not known")
                                     : "",
              TABLE_PLAIN);
}

static void write_years(document *d, const backtest_study *s)
{
    grid *g = document_grid(d, "years", _("Years"), year_columns, Y_COLUMNS);

    for (size_t i = 0; i < s->n; i++)
        write_year(g, &s->years[i]);
    grid_hide_empty(g);
}

/* --- orders ---------------------------------------------------------------------------------------------------------- */

enum { O_YEAR, O_ORDER, O_TEXT, O_AUC, O_LOW, O_HIGH, O_LIFT, O_WITHOUT = O_LIFT + BACKTEST_SHARES, O_COLUMNS };

static const table_column order_columns[O_COLUMNS] = {
    [O_YEAR] = {"year", N_("application year"), TABLE_CODE, 0},
    [O_ORDER] = {"order", NULL, TABLE_TEXT, 0},
    [O_TEXT] = {NULL, N_("order"), TABLE_TEXT, 0},
    [O_AUC] = {"auc", N_("AUC"), TABLE_NUMBER, 3},
    [O_LOW] = {"auc_low", N_("from"), TABLE_NUMBER, 3},
    [O_HIGH] = {"auc_high", N_("to"), TABLE_NUMBER, 3},
    [O_LIFT] = {"lift_5", N_("lift of the first 5%"), TABLE_NUMBER, 2},
    [O_LIFT + 1] = {"lift_10", N_("of the first 10%"), TABLE_NUMBER, 2},
    [O_LIFT + 2] = {"lift_20", N_("of the first 20%"), TABLE_NUMBER, 2},
    [O_WITHOUT] = {"without", N_("without a value, last"), TABLE_NUMBER, 0},
};

static const char *order_text(backtest_order o)
{
    static const char *const words[BACKTEST_ORDERS] = {N_("the list (tidu rank)"), N_("growth of revenue"), N_("index of the year before"),
                                                       N_("by chance")};

    return _(words[o]);
}

static void write_orders_of(grid *g, const backtest_study *s, const backtest_year *y)
{
    char name[24], text[24];

    year_text(y, text);
    for (int o = 0; o < BACKTEST_ORDERS; o++) {
        const backtest_lifts *l = &y->of[o];

        if (!y->has_outcomes || (o == BACKTEST_INDEX && !s->has_index))
            continue;
        grid_row(g);
        grid_text(g, O_YEAR, y->year ? year_name(y, name) : text, TABLE_PLAIN);
        grid_text(g, O_ORDER, backtest_order_name((backtest_order)o), TABLE_PLAIN);
        grid_text(g, O_TEXT, order_text((backtest_order)o), TABLE_PLAIN);
        grid_number(g, O_AUC, l->auc);
        grid_number(g, O_LOW, l->auc_low);
        grid_number(g, O_HIGH, l->auc_high);
        for (size_t k = 0; k < BACKTEST_SHARES; k++)
            grid_number(g, O_LIFT + k, l->lift[k]);
        grid_number(g, O_WITHOUT, l->n_without ? (double)l->n_without : NAN);
    }
}

static void write_orders(document *d, const backtest_study *s)
{
    grid *g = document_grid(d, "orders", _("Who stood ahead made it"), order_columns, O_COLUMNS);

    write_orders_of(g, s, &s->all);
    for (size_t i = 0; i < s->n && s->n > 1; i++)
        write_orders_of(g, s, &s->years[i]);
    grid_hide_empty(g);
}

/* --- chances ----------------------------------------------------------------------------------------------------------- */

enum { C_YEAR, C_DATA, C_DATA_TEXT, C_FILED, C_BRIER, C_USUAL_BRIER, C_LOG, C_USUAL_LOG, C_SLOPE, C_INTERCEPT, C_COLUMNS };

static const table_column chance_columns[C_COLUMNS] = {
    [C_YEAR] = {"year", N_("application year"), TABLE_CODE, 0},
    [C_DATA] = {"data", NULL, TABLE_TEXT, 0},
    [C_DATA_TEXT] = {NULL, N_("data of the conditions"), TABLE_TEXT, 0},
    [C_FILED] = {"filed", N_("filed"), TABLE_NUMBER, 0},
    [C_BRIER] = {"brier", N_("Brier score"), TABLE_NUMBER, 4},
    [C_USUAL_BRIER] = {"usual_brier", N_("with the share of the years before"), TABLE_NUMBER, 4},
    [C_LOG] = {"log_score", N_("logarithmic score"), TABLE_NUMBER, 4},
    [C_USUAL_LOG] = {"usual_log_score", N_("with that share"), TABLE_NUMBER, 4},
    [C_SLOPE] = {"slope", N_("calibration slope"), TABLE_NUMBER, 2},
    [C_INTERCEPT] = {"intercept", N_("calibration intercept"), TABLE_NUMBER, 2},
};

static void write_chances_of(grid *g, const char *year, bool is_complete, const backtest_chances *c)
{
    if (!c->quality.n)
        return;
    grid_row(g);
    grid_text(g, C_YEAR, year, TABLE_PLAIN);
    grid_text(g, C_DATA, is_complete ? "complete" : "missing", TABLE_PLAIN);
    grid_text(g, C_DATA_TEXT, is_complete ? _("complete") : _("some are missing"), TABLE_PLAIN);
    grid_number(g, C_FILED, (double)c->quality.n);
    grid_number(g, C_BRIER, c->quality.brier);
    grid_number(g, C_USUAL_BRIER, c->usual_brier);
    grid_number(g, C_LOG, c->quality.log_score);
    grid_number(g, C_USUAL_LOG, c->usual_log);
    grid_number(g, C_SLOPE, c->quality.slope);
    grid_number(g, C_INTERCEPT, c->quality.intercept);
}

static void write_chances(document *d, const backtest_study *s)
{
    char year[24];
    grid *g;

    if (!s->all.filed)
        return;
    g = document_grid(d, "chances", _("Chances of those that filed"), chance_columns, C_COLUMNS);
    year_text(&s->all, year);
    write_chances_of(g, year, true, &s->all.chances);
    write_chances_of(g, year, false, &s->lacking);
    for (size_t i = 0; i < s->n && s->n > 1; i++) {
        year_text(&s->years[i], year);
        write_chances_of(g, year, true, &s->years[i].chances);
    }
    grid_hide_empty(g);
}

/* --- calibration -------------------------------------------------------------------------------------------------------- */

enum { K_LOW, K_HIGH, K_MEAN, K_FILED, K_PASSED, K_SHARE, K_FROM, K_TO, K_COLUMNS };

static const table_column bin_columns[K_COLUMNS] = {
    [K_LOW] = {"low", N_("chances from"), TABLE_SHARE, 4},
    [K_HIGH] = {"high", N_("to"), TABLE_SHARE, 4},
    [K_MEAN] = {"mean", N_("mean chance"), TABLE_SHARE, 4},
    [K_FILED] = {"filed", N_("filed"), TABLE_NUMBER, 0},
    [K_PASSED] = {"passed", N_("passed"), TABLE_NUMBER, 0},
    [K_SHARE] = {"share", N_("share that passed"), TABLE_SHARE, 4},
    [K_FROM] = {"share_low", N_("nine times in ten from"), TABLE_SHARE, 4},
    [K_TO] = {"share_high", N_("to"), TABLE_SHARE, 4},
};

static void write_bins(document *d, const backtest_study *s)
{
    text_buffer svg;
    grid *g;

    if (!s->n_bins)
        return;
    g = document_grid(d, "calibration", _("Chances and what came"), bin_columns, K_COLUMNS);
    for (size_t i = 0; i < s->n_bins; i++) {
        const score_bin *b = &s->bins[i];
        double low, high;

        chance_interval(b->n_events, b->n, &low, &high);
        grid_row(g);
        grid_number(g, K_LOW, b->low);
        grid_number(g, K_HIGH, b->high);
        grid_number(g, K_MEAN, b->mean);
        grid_number(g, K_FILED, (double)b->n);
        grid_number(g, K_PASSED, (double)b->n_events);
        grid_number(g, K_SHARE, (double)b->n_events / (double)b->n);
        grid_number(g, K_FROM, low);
        grid_number(g, K_TO, high);
    }
    text_buffer_init(&svg);
    chance_picture(&svg, s->bins, s->n_bins);
    if (!svg.failed)
        document_picture(d, text_buffer_string(&svg), 0);
    text_buffer_clear(&svg);
}

/* --- the page -------------------------------------------------------------------------------------------------------------- */

static void write_notes(document *d, const backtest_study *s)
{
    document_note(d, _("each list is made of the data before its year that the database has today, with later corrections, and of the rule in "
                       "force when half of the year's applications were filed, else on 1 July; certificates count from their day of grant"));
    document_note(d, _("an order is held against all companies without the certificate, so whoever stands ahead and never filed counts as a miss; "
                       "chances are held against those that filed"));
    if (s->all.filed && !s->all.fitted_to)
        document_note(d, _("the chances are those that the rule states: before none of these years enough outcomes were known to fit them"));
    else if (s->all.filed)
        document_note(d, _("the chances of a year are fitted to the outcomes of the years before it, where enough are known"));
    if (s->all.against)
        document_note(d, _("of %zu filings the rule says no to the data, and %zu of them passed: what was handed in is not what the database has, so they are not in the scores"),
                      s->all.against, s->all.against_passed);
    if (s->all.lacking)
        document_note(d, _("of %zu filings a condition hangs on data that are missing: their chances rest on priors for these, so the scores and the curve are of the others"),
                      s->all.lacking);
    document_note(d, _("Brier and logarithmic scores: the smaller the better; calibration: slope 1 and intercept 0 are right; AUC: 0.5 is chance, its interval holds 19 times in 20"));
}

document *backtest_document(const backtest_study *s, bool zh)
{
    document *d = document_new();
    char text[200];

    if (!d)
        return NULL;
    document_language(d, zh);
    document_title(d, s->title);
    document_text(d, "model", NULL, s->id);
    document_text(d, "from", NULL, s->stages.from);
    document_text(d, "to", NULL, s->stages.to);
    snprintf(text, sizeof text, _("of those that were %s, those that were %s"), filing_status_text(s->stages.from),
             filing_status_text(s->stages.to));
    document_text(d, NULL, _("outcomes"), text);
    write_years(d, s);
    write_orders(d, s);
    write_chances(d, s);
    write_bins(d, s);
    write_notes(d, s);
    return d;
}
