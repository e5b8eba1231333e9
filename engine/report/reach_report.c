/*
 * One company: what it can do by the application, what that costs and when it must begin, which figures move, what the rule says
 * then, and other ways; or what stands in the way. Every figure is that of a run of the rule with the way gone.
 */
#include "report/reach_report.h"

#include <math.h>
#include <stdio.h>

#include "base/date.h"
#include "base/message.h"
#include "report/assessment_report.h"
#include "report/cite_text.h"
#include "report/value_text.h"
#include "rules/missing_cell.h"

typedef struct writer {
    const reach_company *c;
    const model *model;
    const dictionary *dictionary;
    document *doc;
    bool zh;
    text_buffer text;
} writer;

static void chance_text(double chance, char text[VALUE_TEXT_SIZE])
{
    snprintf(text, VALUE_TEXT_SIZE, "%.1f%%", chance * 100);
}

static void money(double yuan, bool zh, char text[VALUE_TEXT_SIZE])
{
    value_text(yuan, UNIT_MONEY, zh, text);
}

/* --- what to do ------------------------------------------------------------------------------------ */

enum { A_WAY, A_LEVER, A_ACT, A_YEAR, A_AMOUNT, A_AMOUNT_TEXT, A_COST, A_COST_TEXT, A_BEGIN, A_HELPS, A_SOURCE, A_COLUMNS };

static const table_column act_columns[A_COLUMNS] = {
    [A_WAY] = {"way", N_("way"), TABLE_NUMBER, 0},
    [A_LEVER] = {"lever", NULL, TABLE_TEXT, -1},
    [A_ACT] = {"act", N_("what to do"), TABLE_TEXT, -1},
    [A_YEAR] = {"year", N_("in"), TABLE_NUMBER, 0},
    [A_AMOUNT] = {"amount", NULL, TABLE_NUMBER, -1},
    [A_AMOUNT_TEXT] = {NULL, N_("how much"), TABLE_TEXT, -1},
    [A_COST] = {"cost", NULL, TABLE_NUMBER, -1},
    [A_COST_TEXT] = {NULL, N_("cost"), TABLE_TEXT, -1},
    [A_BEGIN] = {"begin_by", N_("begin by"), TABLE_TEXT, -1},
    [A_HELPS] = {"helps", N_("who helps"), TABLE_TEXT, -1},
    [A_SOURCE] = {"cost_source", N_("cost from"), TABLE_TEXT, -1},
};

/* The last day on which the lever can be decided on and still count in the year. */
static void begin_text(const lever *l, int year, char text[11])
{
    date_format(date_add_months(date_to_days((date){year + 1, 1, 1}), -l->months) - (l->months == 0), text);
}

static const char *helps(const writer *w, const lever *l)
{
    const char *own = model_text_in(l->helps, w->zh);
    const action *a = *own || !w->c->study->actions ? NULL : actions_find(w->c->study->actions, l->effects[0].indicator);

    return a ? model_text_in(a->helps, w->zh) : own;
}

static void act_row(writer *w, grid *g, size_t number, const way_variable *v, long steps, bool is_first)
{
    const lever *l = v->lever;
    double amount = (double)steps * l->step, cost = (double)steps * v->cost + (is_first ? l->fixed_cost : 0);
    char text[VALUE_TEXT_SIZE], begin[11];

    grid_row(g);
    grid_number(g, A_WAY, (double)number);
    grid_text(g, A_LEVER, l->id, TABLE_PLAIN);
    grid_text(g, A_ACT, model_text_in(l->name, w->zh), TABLE_PLAIN);
    grid_number(g, A_YEAR, v->year);
    grid_number(g, A_AMOUNT, amount);
    value_text(amount, l->is_money ? UNIT_MONEY : UNIT_PLAIN, w->zh, text);
    text_buffer_empty(&w->text);
    text_buffer_print(&w->text, l->is_money ? "%s" : "%s %s", text, model_text_in(l->unit, w->zh));
    grid_text(g, A_AMOUNT_TEXT, text_buffer_string(&w->text), TABLE_PLAIN);
    grid_number(g, A_COST, cost);
    money(cost, w->zh, text);
    grid_text(g, A_COST_TEXT, text, TABLE_PLAIN);
    begin_text(l, v->year, begin);
    grid_text(g, A_BEGIN, l->is_for_closed_years ? _("now") : begin, TABLE_PLAIN);
    grid_text(g, A_HELPS, helps(w, l), TABLE_PLAIN);
    text_buffer_empty(&w->text);
    if (l->cite.text)
        head_cite_text(&w->c->study->levers->head, &l->cite, w->zh, &w->text);
    grid_text(g, A_SOURCE, l->cite.text ? text_buffer_string(&w->text) : _("a setting of ours"), TABLE_PLAIN);
}

static void write_acts(writer *w, const reach *r, const char *part, const char *heading)
{
    grid *g = document_grid(w->doc, part, heading, act_columns, A_COLUMNS);

    for (size_t k = 0; k < r->n_ways; k++) {
        const lever *last = NULL;

        for (size_t i = 0; i < r->space.n; i++) {
            const way_variable *v = &r->space.variables[i];

            if (!r->ways[k].way.steps[i])
                continue;
            act_row(w, g, k + 1, v, r->ways[k].way.steps[i], v->lever != last);
            last = v->lever;
        }
    }
}

/* --- what the rule says then ----------------------------------------------------------------------------- */

enum { R_WAY, R_COST, R_COST_TEXT, R_PROVEN, R_PROVEN_TEXT, R_VERDICT, R_CHANCE, R_LEAST, R_GREATEST, R_OPEN, R_OPEN_TEXT, R_COLUMNS };

static const table_column result_columns[R_COLUMNS] = {
    [R_WAY] = {"way", N_("way"), TABLE_NUMBER, 0},
    [R_COST] = {"cost", NULL, TABLE_NUMBER, -1},
    [R_COST_TEXT] = {NULL, N_("cost"), TABLE_TEXT, -1},
    [R_PROVEN] = {"at_least", NULL, TABLE_NUMBER, -1},
    [R_PROVEN_TEXT] = {NULL, N_("is there a cheaper one"), TABLE_TEXT, -1},
    [R_VERDICT] = {"verdict", N_("verdict then"), TABLE_TEXT, -1},
    [R_CHANCE] = {"readiness", N_("chance"), TABLE_SHARE, 6},
    [R_LEAST] = {"score_lo", N_("score from"), TABLE_NUMBER, -1},
    [R_GREATEST] = {"score_hi", N_("to"), TABLE_NUMBER, -1},
    [R_OPEN] = {"open", NULL, TABLE_TEXT, -1},
    [R_OPEN_TEXT] = {NULL, N_("still open"), TABLE_TEXT, -1},
};

static void gate_ids(const model *m, uint64_t gates, text_buffer *out)
{
    for (size_t i = 0; i < m->n_gates; i++) {
        if (gates >> i & 1)
            text_buffer_print(out, "%s%s", out->length ? ";" : "", m->gates[i].id);
    }
}

static void result_row(writer *w, grid *g, size_t number, const way_found *f)
{
    const way_standing *s = &f->way.standing;
    char text[VALUE_TEXT_SIZE];

    grid_row(g);
    grid_number(g, R_WAY, (double)number);
    grid_number(g, R_COST, f->way.cost);
    money(f->way.cost, w->zh, text);
    grid_text(g, R_COST_TEXT, text, TABLE_PLAIN);
    grid_number(g, R_PROVEN, f->bound);
    money(f->bound, w->zh, text);
    text_buffer_empty(&w->text);
    if (f->is_proven)
        text_buffer_append_string(&w->text, number > 1 ? _("no, without what the ways above use") : _("no"));
    else
        text_buffer_print(&w->text, _("not excluded; none below %s"), text);
    grid_text(g, R_PROVEN_TEXT, text_buffer_string(&w->text), f->is_proven ? TABLE_PLAIN : TABLE_OPEN);
    grid_text(g, R_VERDICT, verdict_words(s->verdict, false), verdict_tone(s->verdict));
    grid_number(g, R_CHANCE, s->readiness);
    grid_number(g, R_LEAST, s->least);
    grid_number(g, R_GREATEST, s->greatest);
    text_buffer_empty(&w->text);
    gate_ids(w->model, s->open, &w->text);
    grid_text(g, R_OPEN, text_buffer_string(&w->text), TABLE_PLAIN);
    text_buffer_empty(&w->text);
    reach_block_text(w->model, s->open, false, w->zh, &w->text);
    grid_text(g, R_OPEN_TEXT, text_buffer_string(&w->text), TABLE_PLAIN);
}

static void write_results(writer *w, const reach *r)
{
    grid *g = document_grid(w->doc, "ways", _("What each way leads to"), result_columns, R_COLUMNS);

    for (size_t k = 0; k < r->n_ways; k++)
        result_row(w, g, k + 1, &r->ways[k]);
}

/* --- which figures move ------------------------------------------------------------------------------------ */

enum { F_INDICATOR, F_LABEL, F_YEAR, F_FROM, F_FROM_TEXT, F_TO, F_TO_TEXT, F_COLUMNS };

static const table_column figure_columns[F_COLUMNS] = {
    [F_INDICATOR] = {"indicator", NULL, TABLE_TEXT, -1}, [F_LABEL] = {NULL, N_("figure"), TABLE_TEXT, -1},
    [F_YEAR] = {"year", N_("year"), TABLE_NUMBER, 0},    [F_FROM] = {"from", NULL, TABLE_NUMBER, -1},
    [F_FROM_TEXT] = {NULL, N_("carried forward"), TABLE_TEXT, -1},
    [F_TO] = {"to", NULL, TABLE_NUMBER, -1},             [F_TO_TEXT] = {NULL, N_("then"), TABLE_TEXT, -1},
};

static void write_figures(writer *w, const reach *r)
{
    grid *g = document_grid(w->doc, "figures", _("Figures that the first way moves"), figure_columns, F_COLUMNS);
    const long *steps = r->ways[0].way.steps;
    cell_range then[WAY_MOST_CELLS];

    way_space_ranges(&r->space, steps, steps, then);
    for (size_t i = 0; i < r->space.n_cells; i++) {
        const way_cell *c = &r->space.cells[i];
        const indicator *x = dictionary_get(w->dictionary, c->indicator);
        char text[VALUE_TEXT_SIZE];

        if (then[i].least == c->base)
            continue;
        grid_row(g);
        grid_text(g, F_INDICATOR, x->name, TABLE_PLAIN);
        grid_text(g, F_LABEL, label_text(x, w->zh), TABLE_PLAIN);
        grid_number(g, F_YEAR, c->year == PANEL_ANY_YEAR ? NAN : c->year);
        grid_number(g, F_FROM, c->base);
        value_text(c->base, indicator_unit(x), w->zh, text);
        grid_text(g, F_FROM_TEXT, text, TABLE_PLAIN);
        grid_number(g, F_TO, then[i].least);
        value_text(then[i].least, indicator_unit(x), w->zh, text);
        grid_text(g, F_TO_TEXT, text, TABLE_PLAIN);
    }
}

/* --- what blocks ------------------------------------------------------------------------------------------ */

enum { B_SET, B_ID, B_NAME, B_WHY, B_LAW, B_CITE, B_COLUMNS };

static const table_column block_columns[B_COLUMNS] = {
    [B_SET] = {"set", N_("set"), TABLE_NUMBER, 0},      [B_ID] = {"condition", NULL, TABLE_TEXT, -1},
    [B_NAME] = {"name", N_("condition"), TABLE_TEXT, -1}, [B_WHY] = {"why", N_("why"), TABLE_TEXT, -1}, [B_LAW] = {"law", N_("what is asked"), TABLE_TEXT, -1},
    [B_CITE] = {"cite", N_("source"), TABLE_TEXT, -1},
};

static void write_merit_block(writer *w, grid *g, size_t set, const reach *r)
{
    char chance[VALUE_TEXT_SIZE], points[VALUE_TEXT_SIZE];

    grid_row(g);
    grid_number(g, B_SET, (double)set);
    grid_text(g, B_ID, "score", TABLE_PLAIN);
    grid_text(g, B_NAME, _("the score"), TABLE_PLAIN);
    chance_text(r->most_chance, chance);
    value_text(r->most_points, UNIT_PLAIN, w->zh, points);
    text_buffer_empty(&w->text);
    text_buffer_print(&w->text, _("%s; at most %s points are possible, and a chance of %s"), w->model->pass_text, points, chance);
    grid_text(g, B_LAW, text_buffer_string(&w->text), TABLE_PLAIN);
}

typedef struct data_names {
    writer *w;
    const reach *r;
    size_t n;
} data_names;

static bool name_datum(void *context, int indicator, int year)
{
    data_names *x = context;

    text_buffer_print(&x->w->text, "%s%s", x->n++ ? _("; ") : "", label_text(dictionary_get(x->w->dictionary, indicator), x->w->zh));
    if (year != PANEL_ANY_YEAR)
        text_buffer_print(&x->w->text, " %d", year);
    return true;
}

/* Whether it fails, or nobody knows, and what must be found out then. */
static void write_why(writer *w, grid *g, size_t gate, const reach *r)
{
    const binding b = {r->one, w->c->study->base->binding.credentials, w->c->horizon->time.application, w->c->horizon->on};
    data_names names = {w, r, 0};

    text_buffer_empty(&w->text);
    if (r->unknown >> gate & 1) {
        text_buffer_append_string(&w->text, _("not known; find out: "));
        missing_cells_visit(&b, 0, w->model->gates[gate].need, MISSING_DECIDES, name_datum, &names);
    } else if (r->failing >> gate & 1) {
        text_buffer_append_string(&w->text, _("fails whatever is done"));
    } else if (w->model->gates[gate].is_judged) {
        text_buffer_append_string(&w->text, _("an expert decides"));
    } else {
        text_buffer_append_string(&w->text, _("not together with the others"));
    }
    grid_text(g, B_WHY, text_buffer_string(&w->text), TABLE_PLAIN);
}

static void write_blocks(writer *w, const reach *r)
{
    bool each = r->n_blocks > 1;
    grid *g = document_grid(w->doc, "blocks", each ? _("What stands in the way: each of these sets is enough")
                                                   : _("What stands in the way"), block_columns, B_COLUMNS);

    for (size_t k = 0; k < r->n_blocks; k++) {
        for (size_t i = 0; i < w->model->n_gates; i++) {
            const model_condition *c = &w->model->gates[i];

            if (!(r->blocks[k].gates >> i & 1))
                continue;
            grid_row(g);
            grid_number(g, B_SET, (double)k + 1);
            grid_text(g, B_ID, c->id, TABLE_PLAIN);
            grid_text(g, B_NAME, model_text_in(c->name, w->zh), TABLE_PLAIN);
            write_why(w, g, i, r);
            grid_text(g, B_LAW, model_text_in(c->law, w->zh), TABLE_PLAIN);
            cite_cell(g, B_CITE, w->model, &c->cite, w->zh);
        }
        if (r->blocks[k].has_merit)
            write_merit_block(w, g, k + 1, r);
    }
}

/* --- the document -------------------------------------------------------------------------------------------- */

static void write_answer(writer *w)
{
    const reach *r = &w->c->likely;
    int year = w->c->horizon->time.application;
    char cost[VALUE_TEXT_SIZE], before[VALUE_TEXT_SIZE], after[VALUE_TEXT_SIZE];

    text_buffer_empty(&w->text);
    chance_text(r->still.readiness, before);
    if (!r->n_ways && r->is_proven) {
        text_buffer_print(&w->text, _("There is no way to the application of %d."), year);
        if (w->c->first_year)
            text_buffer_print(&w->text, " %s", "");
        if (w->c->first_year)
            text_buffer_print(&w->text, _("The first year in which there is one is %d."), w->c->first_year);
        else if (w->c->is_later_open)
            text_buffer_append_string(&w->text, _(" For later ones none was found, and none is excluded."));
        else
            text_buffer_print(&w->text, _(" Nor is there one to a later application up to %d."), w->c->study->horizons[REACH_MOST_YEARS - 1].time.application);
    } else if (!r->n_ways) {
        money(r->bound, w->zh, cost);
        text_buffer_print(&w->text, _("No way was found before the effort ended; one for less than %s is excluded."), cost);
    } else if (r->ways[0].way.cost == 0) {
        text_buffer_print(&w->text, _("Nothing needs to be done: as the figures are carried forward, the chance at the application of %d is %s."), year, before);
    } else {
        money(r->ways[0].way.cost, w->zh, cost);
        chance_text(r->ways[0].way.standing.readiness, after);
        text_buffer_print(&w->text, _("The cheapest way to the application of %d costs %s and raises the chance from %s to %s."), year, cost, before, after);
    }
    document_paragraph(w->doc, "answer", text_buffer_string(&w->text));
}

/* Certainty is another question where an expert or a missing datum has a say. */
static void write_certain(writer *w)
{
    const reach *r = &w->c->certain;
    char cost[VALUE_TEXT_SIZE];

    if (!w->c->has_certain)
        return;
    text_buffer_empty(&w->text);
    if (r->n_ways) {
        money(r->ways[0].way.cost, w->zh, cost);
        text_buffer_print(&w->text, _("For a certain yes the cheapest way costs %s."), cost);
    } else if (r->n_blocks) {
        text_buffer_print(&w->text, _("A certain yes is out of reach; it is left open by: "));
        for (size_t k = 0; k < r->n_blocks; k++) {
            text_buffer_append_string(&w->text, k ? _("; ") : "");
            reach_block_text(w->model, r->blocks[k].gates, r->blocks[k].has_merit, w->zh, &w->text);
        }
    }
    if (w->text.length)
        document_paragraph(w->doc, "certain", text_buffer_string(&w->text));
    if (r->n_ways)
        write_acts(w, r, "certain_acts", _("The way to a certain yes"));
}

static void write_head(writer *w, uint32_t company)
{
    const study *s = w->c->study->base;
    const char *name = panel_text(s->data.panel, company, dictionary_find(w->dictionary, "name"));
    char text[VALUE_TEXT_SIZE], on[11];

    text_buffer_empty(&w->text);
    text_buffer_print(&w->text, "%s  %s", name ? name : panel_code(s->data.panel, company), model_text_in(w->model->name, w->zh));
    document_title(w->doc, text_buffer_string(&w->text));
    document_text(w->doc, "uscc", _("code"), panel_code(s->data.panel, company));
    document_text(w->doc, "model", NULL, w->model->id);
    document_text(w->doc, "version", NULL, w->model->version);
    document_number(w->doc, "by", _("application of"), w->c->horizon->time.application, 0);
    date_format(w->c->study->horizons[0].time.start, on);
    document_text(w->doc, "decided", _("decided on"), on);
    document_text(w->doc, "verdict_now", _("verdict today"), verdict_words(w->c->now->verdict, w->c->now->needs_exception));
    chance_text(w->c->now->readiness, text);
    document_text(w->doc, "chance_now", _("chance today"), text);
}

static void write_notes(writer *w)
{
    document_note(w->doc, _("closed years stay as they are; open years begin as a repetition of the last closed one (its value is "
                            "carried forward), and are moved by the levers of %s"), w->c->study->levers->file);
    document_note(w->doc, _("costs and limits marked as a setting of ours are no official figures: change them to those of your district"));
    if (w->c->likely.space.is_cut)
        document_note(w->doc, _("there are more levers and years than fit: some were left out"));
}

static void free_company(void *c)
{
    reach_company_free(c);
}

document *reach_company_document(reach_company *c, uint32_t company, bool zh)
{
    writer w = {.c = c, .model = c->horizon->model, .dictionary = c->study->base->env->dictionary, .doc = document_new(), .zh = zh};

    if (!w.doc) {
        reach_company_free(c);
        return NULL;
    }
    text_buffer_init(&w.text);
    write_head(&w, company);
    write_answer(&w);
    if (c->likely.n_ways && c->likely.ways[0].way.cost > 0) {
        write_acts(&w, &c->likely, "acts", _("What to do"));
        write_results(&w, &c->likely);
        write_figures(&w, &c->likely);
    }
    if (!c->likely.n_ways)
        write_blocks(&w, &c->likely);
    write_certain(&w);
    write_notes(&w);
    text_buffer_clear(&w.text);
    document_own(w.doc, c, free_company);
    return w.doc;
}
