/*
 * The document of an explanation: verdict and readiness, application period, settings and advice; the tables are in
 * explanation_*_report.c.
 */
#include "report/cite_text.h"
#include "report/explanation_report.h"
#include "report/explanation_writer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/message.h"
#include "base/path.h"
#include "report/assessment_report.h"
#include "report/calibration_text.h"
#include "report/expression_words.h"
#include "report/filing_text.h"
#include "verdict/chance_map.h"
#include "verdict/chance_parts.h"

/* The application period in the region of the company that is open on the day, or the next one, if it closes in the application year. */
static void write_window(explanation_writer *w, const filing_entry *next)
{
    char text[512];

    if (!next || date_from_days(next->days[FILING_CLOSES]).year != w->e->year)
        return;
    filing_window_text(next, w->zh, text, sizeof text);
    document_text(w->d, "window", _("applications"), text);
}

/* Settings given by the user where the law leaves a fact open: "usd_cny = 7.12, yuan for one US dollar". */
static void write_settings(explanation_writer *w)
{
    const model *m = w->e->model;

    for (size_t i = 0; i < m->n_settings; i++) {
        const model_setting *s = &m->settings[i];
        const char *name = model_text_in(s->name, w->zh);
        char text[512];

        if (cell_is_value(s->value.value))
            snprintf(text, sizeof text, "%s = %.15g  (%s)", s->value.name, s->value.value, name);
        else
            snprintf(text, sizeof text, _("%s is not given  (%s)"), s->value.name, name);
        document_text(w->d, s->value.name, _("setting"), text);
    }
}

static void write_head(explanation_writer *w, const filing_entry *window)
{
    const explanation *e = w->e;
    const model *m = e->model;
    char text[512], words[1024], pass[PASS_WORDS_SIZE], on[11];

    snprintf(text, sizeof text, "%s  %s", e->name ? e->name : e->code, model_text_in(m->name, w->zh));
    document_title(w->d, text);
    document_text(w->d, "uscc", _("code"), e->code);
    document_text(w->d, "name", NULL, e->name);
    for (size_t i = 0; i < e->n_codes; i++) {
        const indicator *about = dictionary_get(w->dictionary, e->codes[i].indicator);

        document_text(w->d, about->name, indicator_label(about, w->zh), e->codes[i].text);
    }
    document_text(w->d, "model", NULL, m->id);
    document_text(w->d, "version", NULL, m->version);
    document_text(w->d, "digest", NULL, m->digest);
    document_number(w->d, "year", NULL, e->year, 0);
    date_format(e->on, on);
    snprintf(text, sizeof text, _("%s in the version of %s, application year %d, on %s"), m->id,
             m->version, e->year, on);
    document_text(w->d, "rule", _("rule"), text);
    document_text(w->d, "on", NULL, on);
    if (*e->version_note)
        document_text(w->d, "version_note", _("why this version"), e->version_note);
    if (m->extends)
        document_text(w->d, "extends", _("extends"), path_name(m->extends));
    write_window(w, window);
    write_settings(w);
    document_text(w->d, "verdict", NULL, verdict_name(e->verdict));
    document_text(w->d, "verdict_word", _("verdict"), verdict_words(e->verdict, e->needs_exception));
    document_number(w->d, "readiness", NULL, e->readiness, 6);
    table_chance_text(e->readiness, text);
    document_text(w->d, NULL, _("readiness"), text);
    calibration_text_of(m, assessment_lacks_data(e->assessed, 0), text);
    document_text(w->d, "calibration", _("its chances are"), text);
    if (m->n_items) {
        interval_text(e->least, e->greatest, text);
        document_number(w->d, "score_lo", NULL, e->least, -1);
        document_number(w->d, "score_hi", NULL, e->greatest, -1);
        snprintf(words, sizeof words, "%s  (%s)", text, pass_words(m, w->zh, pass));
        snprintf(text + strlen(text), sizeof text - strlen(text), "  (%s)", m->pass_text);
        document_text(w->d, "score", NULL, text);
        document_text(w->d, NULL, _("score"), words);
    }
    for (size_t i = 0; i < m->n_documents; i++) {
        source_text(&m->documents[i], w->zh, text, sizeof text);
        document_text(w->d, NULL, _("source"), text);
    }
    document_text(w->d, "assumption", _("assumption"), model_text_in(m->prior_note, w->zh));
    value_units_text(w->d, w->zh);
}

/* --- what the chance is made of --------------------------------------------------------------------------------- */

enum { H_PART, H_TEXT, H_CHANCE, H_COLUMNS };

static const table_column part_columns[H_COLUMNS] = {
    [H_PART] = {"part", NULL, TABLE_TEXT, 0},
    [H_TEXT] = {NULL, N_("part of the chance"), TABLE_TEXT, 0},
    [H_CHANCE] = {"chance", N_("chance"), TABLE_CHANCE, 6},
};

static void write_part(grid *g, const char *name, const char *text, double chance)
{
    grid_row(g);
    grid_text(g, H_PART, name, TABLE_PLAIN);
    grid_text(g, H_TEXT, text, TABLE_PLAIN);
    grid_number(g, H_CHANCE, chance);
}

/* Of what is open; what is certain is told in one line. */
static void write_parts(explanation_writer *w)
{
    const explanation *e = w->e;
    const model *m = e->model;
    chance_parts p;
    grid *g;
    char text[160];
    size_t n_certain = m->n_gates;

    if (!(e->readiness > 0 && e->readiness < 1))
        return;
    p = chance_parts_of(e->assessed, 0);
    g = document_grid(w->d, "chance_parts", _("What the chance is made of (the product of its parts)"), part_columns, H_COLUMNS);
    for (size_t i = 0; i < m->n_gates; i++)
        n_certain -= e->gates[i].state == GATE_UNKNOWN || e->gates[i].state == GATE_JUDGED;
    snprintf(text, sizeof text, PLURAL("certain: %zu condition that the data decide", "certain: %zu conditions that the data decide", n_certain),
             n_certain);
    write_part(g, "certain", text, 1);
    snprintf(text, sizeof text, PLURAL("data missing: %u condition holds", "data missing: %u conditions hold", p.n_missing), p.n_missing);
    if (p.n_missing)
        write_part(g, "missing", text, p.missing);
    snprintf(text, sizeof text, PLURAL("judged: experts confirm %u condition", "judged: experts confirm %u conditions", p.n_confirmed),
             p.n_confirmed);
    if (p.n_confirmed)
        write_part(g, "confirmed", text, p.confirmed);
    if (m->n_items && p.points < 1)
        write_part(g, "points", _("judged: the points suffice, as far as experts and missing data leave them open"), p.points);
    snprintf(text, sizeof text, PLURAL("audited: %u condition stands up to it", "audited: %u conditions stand up to it", p.n_audits), p.n_audits);
    if (p.n_audits)
        write_part(g, "audits", text, p.audits);
    snprintf(text, sizeof text, _("outcomes of this district: times %.3f"), p.fitted);
    if (chance_map_changes(&m->judging))
        write_part(g, "fitted", text, p.fitted < 1 ? p.fitted : NAN);
}

/* The tier and the next step, as in the list. */
static void write_advice(explanation_writer *w, const explanation_advice *advice)
{
    if (advice->tier) {
        document_text(w->d, "tier", NULL, advice->tier);
        document_text(w->d, NULL, _("tier"), advice->tier_word);
    }
    if (advice->next)
        document_text(w->d, "next", _("next"), advice->next);
}

/* "about 9 in 10, 7 to 10 with judges that are more severe or more generous" */
static void write_band(explanation_writer *w, const explanation_advice *advice)
{
    static const double visible = 0.05; /* in tenths */
    char text[200];

    document_number(w->d, "readiness_lo", NULL, advice->low, 6);
    document_number(w->d, "readiness_hi", NULL, advice->high, 6);
    if (!(advice->high - advice->low > visible))
        return;
    snprintf(text, sizeof text, _("about %.0f in 10; %.0f to %.0f in 10 with judges that are more severe or more generous"), fmin(9, round(10 * w->e->readiness)), /* nothing open is certain */
             10 * advice->low, 10 * advice->high);
    document_text(w->d, NULL, _("chance"), text);
}

document *explanation_document(const explanation *e, const explanation_advice *advice, const dictionary *dictionary,
                               bool is_chinese)
{
    explanation_writer w = {document_new(), e, dictionary, is_chinese};

    if (!w.d)
        return NULL;
    document_language(w.d, is_chinese);
    write_head(&w, advice->window);
    write_band(&w, advice);
    write_advice(&w, advice);
    explanation_write_next(&w);
    write_parts(&w);
    explanation_append_rules(w.d, e, dictionary, is_chinese);
    explanation_append_data(w.d, e, dictionary, is_chinese);
    return w.d;
}
