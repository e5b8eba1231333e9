#include "report/margin_report.h"

#include <math.h>
#include <stdio.h>

#include "base/message.h"
#include "report/assessment_report.h"
#include "report/reach_report.h"
#include "report/value_text.h"

enum {
    M_INDICATOR,
    M_LABEL,
    M_YEAR,
    M_FROM,
    M_FROM_TEXT,
    M_LEAST,
    M_LEAST_TEXT,
    M_FALL,
    M_FALL_TEXT,
    M_GREATEST,
    M_GREATEST_TEXT,
    M_RISE,
    M_RISE_TEXT,
    M_COLUMNS
};

static const table_column columns[M_COLUMNS] = {
    [M_INDICATOR] = {"indicator", NULL, TABLE_TEXT, -1},
    [M_LABEL] = {NULL, N_("figure"), TABLE_TEXT, -1},
    [M_YEAR] = {"year", N_("year"), TABLE_NUMBER, 0},
    [M_FROM] = {"from", NULL, TABLE_NUMBER, -1},
    [M_FROM_TEXT] = {NULL, N_("carried forward"), TABLE_TEXT, -1},
    [M_LEAST] = {"least", NULL, TABLE_NUMBER, -1},
    [M_LEAST_TEXT] = {NULL, N_("may fall to"), TABLE_TEXT, -1},
    [M_FALL] = {"fall", NULL, TABLE_NUMBER, 6},
    [M_FALL_TEXT] = {NULL, N_("a fall of"), TABLE_SHARE, 1},
    [M_GREATEST] = {"greatest", NULL, TABLE_NUMBER, -1},
    [M_GREATEST_TEXT] = {NULL, N_("may rise to"), TABLE_TEXT, -1},
    [M_RISE] = {"rise", NULL, TABLE_NUMBER, 6},
    [M_RISE_TEXT] = {NULL, N_("a rise of"), TABLE_SHARE, 1},
};

static bool is_bound(const margin *m)
{
    return m->least == m->least || m->greatest == m->greatest;
}

static double tightness(const margin *m)
{
    double fall = m->least == m->least ? (m->from - m->least) / m->from : INFINITY;
    double rise = m->greatest == m->greatest ? (m->greatest - m->from) / m->from : INFINITY;

    return fmin(fall, rise);
}

static void write_row(grid *g, const margin *m, const dictionary *d, int year, bool zh)
{
    const indicator *x = dictionary_get(d, m->indicator);
    char text[VALUE_TEXT_SIZE];

    grid_row(g);
    grid_text(g, M_INDICATOR, x->name, TABLE_PLAIN);
    grid_text(g, M_LABEL, label_text(x, zh), TABLE_PLAIN);
    grid_number(g, M_YEAR, year);
    grid_number(g, M_FROM, m->from);
    value_text(m->from, indicator_unit(x), zh, text);
    grid_text(g, M_FROM_TEXT, text, TABLE_PLAIN);
    grid_number(g, M_LEAST, m->least);
    if (m->least == m->least)
        value_text(m->least, indicator_unit(x), zh, text);
    else
        snprintf(text, sizeof text, "%s", _("any"));
    grid_text(g, M_LEAST_TEXT, text, TABLE_PLAIN);
    grid_number(g, M_FALL, (m->from - m->least) / m->from);
    grid_number(g, M_FALL_TEXT, (m->from - m->least) / m->from);
    grid_number(g, M_GREATEST, m->greatest);
    if (m->greatest == m->greatest)
        value_text(m->greatest, indicator_unit(x), zh, text);
    else
        snprintf(text, sizeof text, "%s", _("twice as much, and more was not tried"));
    grid_text(g, M_GREATEST_TEXT, text, TABLE_PLAIN);
    grid_number(g, M_RISE, (m->greatest - m->from) / m->from);
    grid_number(g, M_RISE_TEXT, (m->greatest - m->from) / m->from);
}

size_t margin_order(const margins *m, const margin *order[MARGIN_MOST])
{
    bool is_taken[MARGIN_MOST] = {false};
    size_t n = 0;

    for (;; n++) {
        size_t next = m->n;

        for (size_t i = 0; i < m->n; i++) {
            if (!is_taken[i] && is_bound(&m->list[i]) && (next == m->n || tightness(&m->list[i]) < tightness(&m->list[next])))
                next = i;
        }
        if (next == m->n)
            return n;
        is_taken[next] = true;
        order[n] = &m->list[next];
    }
}

static void write_rows(document *doc, const margins *m, const dictionary *d, int year, bool zh)
{
    grid *g = document_grid(doc, "margins", _("How far each figure may move alone"), columns, M_COLUMNS);
    const margin *order[MARGIN_MOST];
    size_t n = margin_order(m, order);

    for (size_t i = 0; i < n; i++)
        write_row(g, order[i], d, year, zh);
}

static void write_together(document *doc, const margins *m, const model *rule, double chance, bool zh)
{
    text_buffer text;

    text_buffer_init(&text);
    if (m->together >= 1) {
        text_buffer_append_string(&text, _("All figures together may fall by any share."));
    } else {
        text_buffer_print(&text, _("All figures together may fall by %.1f%%; with %.1f%%"), m->together * 100,
                          m->together * 100 + 0.1);
        if (m->beyond.unmet) {
            text_buffer_append_string(&text, _(" this no longer holds: "));
            reach_block_text(rule, m->beyond.unmet, false, zh, &text);
        } else {
            text_buffer_print(&text, _(" the chance is %.1f%%"), m->beyond.readiness * 100);
        }
    }
    document_paragraph(doc, "together_text", text_buffer_string(&text));
    document_number(doc, "together", NULL, m->together, 3);
    text_buffer_empty(&text);
    if (m->is_verdict)
        text_buffer_append_string(&text, _("What is kept is that the verdict is not no."));
    else
        text_buffer_print(&text, _("What is kept is a chance of %.0f%% at least."), chance * 100);
    document_paragraph(doc, "kept", text_buffer_string(&text));
    text_buffer_clear(&text);
}

document *margin_document(const reach_study *s, const margins *m, uint32_t company, const reach_horizon *h, bool zh)
{
    const dictionary *d = s->base->env->dictionary;
    const panel *p = s->base->data.panel;
    const char *name = panel_text(p, company, dictionary_find(d, "name"));
    document *doc = document_new();
    char title[512], chance[VALUE_TEXT_SIZE];

    if (!doc)
        return NULL;
    document_language(doc, zh);
    snprintf(title, sizeof title, "%.200s  %.200s", name ? name : panel_code(p, company),
             model_text_in(h->model->name, zh));
    document_title(doc, title);
    document_text(doc, "uscc", _("code"), panel_code(p, company));
    document_text(doc, "model", NULL, h->model->id);
    document_number(doc, "by", _("application year"), h->time.application, 0);
    document_text(doc, "verdict", _("verdict, carried forward"), verdict_words(m->still.verdict, false));
    snprintf(chance, sizeof chance, "%.1f%%", m->still.readiness * 100);
    document_text(doc, "chance", _("chance, carried forward"), chance);
    if (!m->is_met) {
        document_paragraph(
            doc, "answer",
            _("There is nothing to lose: with its figures carried forward the company does not meet the rule."));
        return doc;
    }
    write_together(doc, m, h->model, s->options.chance, zh);
    write_rows(doc, m, d, h->time.application - 1, zh);
    document_note(
        doc,
        _("figures of the year before the application are moved, closed years stay; the border is looked for in steps of 0.1%%"));
    return doc;
}
