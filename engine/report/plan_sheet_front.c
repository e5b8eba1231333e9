/* Who the company is, and the conclusion with its three reasons. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "report/assessment_report.h"
#include "report/calibration_text.h"
#include "report/certificate_text.h"
#include "report/expression_words.h"
#include "report/plan_report_internal.h"
#include "report/reach_report.h"

/* --- 1 ------------------------------------------------------------------------------------------------ */

enum { PAIRS = 3, COMPANY_COLUMNS = 2 * PAIRS };

/* A label and what it says, three to a row. */
static const table_column company_columns[COMPANY_COLUMNS] = {{NULL, "", TABLE_TEXT, -1}, {NULL, "", TABLE_TEXT, -1}, {NULL, "", TABLE_TEXT, -1},
                                                              {NULL, "", TABLE_TEXT, -1}, {NULL, "", TABLE_TEXT, -1}, {NULL, "", TABLE_TEXT, -1}};

typedef struct pairs {
    plan_writer *w;
    grid *g;
    size_t n;
} pairs;

/* `name` of the value for programs. */
static void pair(pairs *p, const char *name, const char *label, const char *value)
{
    size_t column = p->n % PAIRS * 2;

    document_text(p->w->d, name, NULL, value);
    if (!column)
        grid_row(p->g);
    grid_text(p->g, column, label, TABLE_LABEL);
    grid_text(p->g, column + 1, value, TABLE_PLAIN);
    p->n++;
}

/* What is not known is left out: the annex tells what is missing. */
static void fact(pairs *p, int id)
{
    const plan_writer *w = p->w;
    const indicator *i = dictionary_get(w->dictionary, id);
    const char *code = explanation_code(w->p->why, id);
    char text[VALUE_TEXT_SIZE];

    if (!code && indicator_is_among(id, w->facts->rules->named, w->facts->rules->n_named))
        return;
    if (!code && i->type == INDICATOR_TEXT)
        code = panel_text(w->facts->panel, w->facts->company, id);
    if (!code && i->type != INDICATOR_TEXT) {
        double value = panel_number(w->facts->panel, w->facts->company, id, PANEL_ANY_YEAR);

        value_text(value, indicator_unit(i), w->zh, text);
        code = value == value ? text : NULL;
    }
    if (code && *code)
        pair(p, i->name, indicator_label(i, w->zh), code);
}

static void certificates(pairs *p)
{
    plan_writer *w = p->w;
    text_buffer *text = plan_text(w);
    char day[CERTIFICATE_DAY];

    for (size_t i = 0; i < credentials_count(w->facts->credentials); i++) {
        const credential *c = credentials_get(w->facts->credentials, i);

        if (strcmp(c->code, w->p->why->code) || !credential_is_valid(c, w->p->why->on))
            continue;
        text_buffer_print(text, "%s%s", text->length ? _("; ") : "", certificate_name(w->facts->names, c->model, w->zh));
        if (c->expires_on != CREDENTIAL_FOR_EVER)
            text_buffer_print(text, _(" (until %s)"), certificate_last_day(c, true, day));
    }
    pair(p, "certificates", _("certificates held"), text->length ? text_buffer_string(text) : _("none known"));
}

/* The certificate of this rung that has run out, if none is valid. */
static void lapsed(pairs *p)
{
    const plan_writer *w = p->w;
    const credential *last = NULL;
    char day[CERTIFICATE_DAY];

    for (size_t i = 0; i < credentials_count(w->facts->credentials); i++) {
        const credential *c = credentials_get(w->facts->credentials, i);

        if (strcmp(c->code, w->p->why->code) || strcmp(c->model, w->p->why->model->id) || credential_is_valid(c, w->p->why->on))
            continue;
        if (c->expires_on < w->p->why->on && (!last || c->expires_on > last->expires_on))
            last = c;
    }
    if (last && !credentials_find(w->facts->credentials, w->p->why->code, w->p->why->model->id, w->p->why->on))
        pair(p, "lapsed", _("certificate that has run out"), certificate_last_day(last, true, day));
}

void plan_sheet_company(plan_writer *w)
{
    pairs p = {.w = w};
    char text[256];

    plan_section(w, 1, _("The company"));
    p.g = document_grid(w->d, NULL, NULL, company_columns, COMPANY_COLUMNS);
    pair(&p, "uscc", _("code"), w->p->why->code);
    for (size_t i = 0; i < w->facts->rules->n_facts; i++)
        fact(&p, w->facts->rules->facts[i]);
    plan_rank_text(w->p, w->facts, text, sizeof text);
    pair(&p, "rank", _("rank in the list"), text);
    lapsed(&p);
    certificates(&p);
    for (size_t column = p.n % PAIRS * 2; column && column < COMPANY_COLUMNS; column += 2)
        grid_text(p.g, column, "", TABLE_LABEL);
}

/* --- 2 ------------------------------------------------------------------------------------------------ */

/* "> 95% (85.1% to > 95%)" */
static void chance_with_ends(const plan_writer *w, text_buffer *out)
{
    char chance[VALUE_TEXT_SIZE], low[VALUE_TEXT_SIZE], high[VALUE_TEXT_SIZE];

    table_chance_text(w->p->why->readiness, chance);
    table_chance_text(w->facts->low, low);
    table_chance_text(w->facts->high, high);
    text_buffer_append_string(out, chance);
    if (w->facts->low == w->facts->low && strcmp(low, high))
        text_buffer_print(out, _(" (%s to %s)"), low, high);
}

/* What the way comes to. */
static void say_way(const plan_writer *w, text_buffer *out)
{
    const reach_company *c = w->facts->way;
    const reach *r = &c->likely;
    char before[VALUE_TEXT_SIZE], after[VALUE_TEXT_SIZE], cost[VALUE_TEXT_SIZE];
    int year = c->horizon->time.application;

    table_chance_text(r->still.readiness, before);
    if (reach_study_can_file(c->study, w->p->why->readiness))
        text_buffer_append_string(out, _("It can file now. "));
    if (r->n_ways && r->ways[0].way.cost > 0) {
        table_chance_text(r->ways[0].way.standing.readiness, after);
        reach_cost_text(r->ways[0].way.cost, w->zh, cost);
        text_buffer_print(out, _("With the actions of part 5 the chance at the application of %d is %s without them and %s with them, at an estimated cost of %s."), year, before,
                          after, cost);
    } else if (r->n_ways) {
        text_buffer_print(out, _("If its figures stay as they are, the chance at the application of %d is %s."), year, before);
    } else if (r->unknown) {
        text_buffer_append_string(out, _("Whether there is a way can be told when the data of these are found out: "));
        reach_block_text(c->horizon->model, r->unknown, false, w->zh, out);
        text_buffer_append_string(out, w->zh ? "。" : ".");
    } else {
        text_buffer_print(out, _("No way to an application up to %d is known"), c->study->horizons[c->study->n - 1].time.application);
        if (r->n_blocks) {
            text_buffer_append_string(out, _("; in the way stands: "));
            reach_block_text(c->horizon->model, r->blocks[0].gates, r->blocks[0].has_merit, w->zh, out);
        }
        text_buffer_append_string(out, w->zh ? "。" : ".");
    }
}

/* Who can file needs no way, and that none leads further stands in nobody's way. */
static bool files_today(const plan_writer *w)
{
    const reach_company *c = w->facts->way;

    return reach_study_can_file(c->study, w->p->why->readiness) && !(c->likely.n_ways && c->likely.ways[0].way.cost > 0);
}

static void say_kept(const plan_writer *w, text_buffer *out)
{
    const credential *held = credentials_find(w->facts->credentials, w->p->why->code, w->p->why->model->id, w->p->why->on);
    const margins *m = w->facts->kept;
    char day[CERTIFICATE_DAY];

    if (held)
        text_buffer_print(out, _("The certificate is valid until %s."), certificate_last_day(held, true, day));
    if (!m)
        return;
    text_buffer_append_string(out, w->zh ? "" : " ");
    if (assessment_lacks_data(w->p->why->assessed, 0))
        text_buffer_print(out, _("Whether the conditions of %d hold can be told when the data of part 5 are found out."), w->facts->kept_at->time.application);
    else if (!m->is_met)
        text_buffer_print(out, _("With its figures carried forward it would not meet the conditions of %d."), w->facts->kept_at->time.application);
    else if (m->together >= 1 && m->is_verdict)
        text_buffer_print(out, _("Its figures may fall by any share and the verdict of %d is not no."), w->facts->kept_at->time.application);
    else if (m->together >= 1)
        text_buffer_print(out, _("Its figures may fall by any share and the conditions of %d hold."), w->facts->kept_at->time.application);
    else if (m->is_verdict)
        text_buffer_print(out, _("All figures together may fall by %.1f%% before the verdict of %d is no."), m->together * 100,
                          w->facts->kept_at->time.application);
    else
        text_buffer_print(out, _("All figures together may fall by %.1f%% before the conditions of %d no longer hold."), m->together * 100,
                          w->facts->kept_at->time.application);
}

static void count_states(const plan_writer *w, text_buffer *out)
{
    static const gate_state states[] = {GATE_MET, GATE_UNMET, GATE_UNKNOWN, GATE_JUDGED};
    const explanation *e = w->p->why;
    bool is_first = true;

    text_buffer_print(out, _("of %zu conditions "), e->model->n_gates);
    for (size_t k = 0; k < sizeof states / sizeof *states; k++) {
        size_t n = 0;

        for (size_t i = 0; i < e->model->n_gates; i++)
            n += e->gates[i].state == states[k];
        if (!n)
            continue;
        text_buffer_append_string(out, is_first ? "" : _(", "));
        text_buffer_print(out, _("%zu %s"), n, state_word(states[k]));
        is_first = false;
        for (size_t i = 0, named = 0; i < e->model->n_gates && (states[k] == GATE_UNMET || states[k] == GATE_UNKNOWN); i++) {
            if (e->gates[i].state != states[k])
                continue;
            text_buffer_print(out, "%s%s", named++ ? _(", ") : (w->zh ? "（" : " ("), model_text_in(e->model->gates[i].name, w->zh));
            if (named == n)
                text_buffer_append_string(out, w->zh ? "）" : ")");
        }
    }
}

static void say_points(const plan_writer *w, text_buffer *out)
{
    const explanation *e = w->p->why;
    char pass[PASS_WORDS_SIZE];

    if (!e->model->n_items) {
        text_buffer_append_string(out, _("this title has no score"));
        return;
    }
    text_buffer_print(out, _("%g points are certain, %.0f are likely, %g possible; asked for is %s"), e->least, w->p->expected_total, e->greatest,
                      pass_words(e->model, w->zh, pass));
}

/* The block of points that is least certain. */
static void say_open(const plan_writer *w, text_buffer *out)
{
    const explanation *e = w->p->why;
    size_t widest = 0;

    for (size_t g = 1; g < e->model->n_groups; g++) {
        if (e->group_greatest[g] - e->group_least[g] > e->group_greatest[widest] - e->group_least[widest])
            widest = g;
    }
    if (e->model->n_groups && e->group_greatest[widest] > e->group_least[widest])
        text_buffer_print(out, _("most is open in %s (%g to %g points)"), model_text_in(e->model->groups[widest].name, w->zh), e->group_least[widest],
                          e->group_greatest[widest]);
    else
        text_buffer_append_string(out, e->verdict == TRUTH_UNKNOWN ? _("what is open hangs on the conditions") : _("nothing is open"));
}

/* Which batch, and how long it is until it closes. */
static void say_batch(const plan_writer *w, text_buffer *out)
{
    const explanation *e = w->p->why;
    const filing_entry *batch = plan_batch(w, e->year);
    char day[11];

    text_buffer_append_string(out, w->zh ? "" : " ");
    date_format(batch ? batch->days[FILING_CLOSES] : e->on, day);
    if (batch)
        text_buffer_print(out, _("Batch: %s, until %s, %ld days from the day of this page."), model_text_in(batch->name, w->zh), day,
                          batch->days[FILING_CLOSES] - e->on);
    else
        text_buffer_print(out, _("No batch of %d is entered for its region; %s is taken as the day of the application."), e->year, day);
}

void plan_sheet_conclusion(plan_writer *w)
{
    text_buffer *text = plan_text(w);
    char sentence[1024], fitted[CALIBRATION_TEXT];

    plan_section(w, 2, _("Conclusion"));
    plan_conclusion(w->p, w->zh, sentence, sizeof sentence);
    text_buffer_append_string(text, sentence);
    text_buffer_append_string(text, w->zh ? "" : " ");
    if (w->facts->kind == PLAN_HOLDER)
        say_kept(w, text);
    else if (w->facts->way && w->p->why->verdict != TRUTH_TRUE && !files_today(w))
        say_way(w, text);
    if (w->facts->kind == PLAN_CANDIDATE)
        say_batch(w, text);
    document_paragraph(w->d, "conclusion", text_buffer_string(text));
    plan_text(w);
    calibration_text_of(w->p->why->model, assessment_lacks_data(w->p->why->assessed, 0), fitted);
    text_buffer_append_string(text, _("Chance of a yes today: "));
    chance_with_ends(w, text);
    if (w->p->why->verdict != TRUTH_UNKNOWN || w->p->why->needs_exception) /* otherwise the sentence above says it */
        text_buffer_print(text, w->zh ? "（%s）" : " (%s)", fitted);
    if (assessment_lacks_data(w->p->why->assessed, 0))
        text_buffer_append_string(text, _(", an assumption as long as data are missing"));
    text_buffer_append_string(text, w->zh ? "。理由：①" : ". Reasons: (1) ");
    count_states(w, text);
    text_buffer_append_string(text, w->zh ? "；②" : "; (2) ");
    say_points(w, text);
    text_buffer_append_string(text, w->zh ? "；③" : "; (3) ");
    say_open(w, text);
    text_buffer_append_string(text, w->zh ? "。" : ".");
    document_text(w->d, "reasons", NULL, text_buffer_string(text));
    document_paragraph(w->d, NULL, text_buffer_string(text));
}
