/* What a company spends on R&D by who states it, and what the title is worth to it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "report/cite_text.h"
#include "report/plan_report_internal.h"
#include "report/policy_text.h"
#include "report/research_picture.h"

/* --- 6 ------------------------------------------------------------------------------------------------ */

enum { C_FROM, C_NAME, C_YEAR, C_SUM = C_YEAR + SHEET_YEARS, C_LESS, C_COLUMNS };

/* "−12.3 wan (−5.2%)": what a statement lacks of the books. */
static void less_cell(plan_writer *w, grid *g, size_t i, int year)
{
    double books = plan_research(w, 0, year), stated = plan_research(w, i, year);
    char text[VALUE_TEXT_SIZE];

    if (!i || books != books || stated != stated)
        return;
    plan_money(w, stated - books, text);
    text_buffer_print(plan_text(w), "%s%s", stated > books ? "+" : "", text);
    if (books > 0 && stated != books)
        text_buffer_print(&w->text, " (%+.1f%%)", (stated - books) / books * 100);
    plan_cell(w, g, C_LESS, fabs(stated - books) > w->facts->rules->apart * fmax(stated, books) ? TABLE_OPEN : TABLE_PLAIN);
}

static void figure_row(plan_writer *w, grid *g, size_t i, int last)
{
    const sheet_figure *f = &w->facts->rules->research[i];
    double sum = 0;
    char text[VALUE_TEXT_SIZE];

    grid_row(g);
    grid_text(g, C_FROM, model_text_in(f->from, w->zh), TABLE_LABEL);
    grid_text(g, C_NAME, dictionary_get(w->dictionary, f->indicator)->name, TABLE_PLAIN);
    for (int k = 0; k < SHEET_YEARS; k++) {
        double value = plan_research(w, i, last - SHEET_YEARS + 1 + k);

        sum += value;
        if (value == value)
            plan_money(w, value, text);
        grid_text(g, (size_t)(C_YEAR + k), value == value ? text : _("not known"), value == value ? TABLE_PLAIN : TABLE_FAINT);
    }
    if (sum == sum)
        plan_money(w, sum, text);
    grid_text(g, C_SUM, sum == sum ? text : "", TABLE_PLAIN);
    less_cell(w, g, i, last);
}

static void draw(plan_writer *w, int last)
{
    const sheet_rules *rules = w->facts->rules;
    research_bar *bars = arena_take_array(document_memory(w->d), rules->n_research, sizeof *bars);
    text_buffer picture;
    size_t known = 0;

    for (size_t i = 0; bars && i < rules->n_research; i++) {
        bars[i] = (research_bar){model_text_in(rules->research[i].from, w->zh), plan_research(w, i, last)};
        known += bars[i].yuan == bars[i].yuan;
    }
    if (known < 2) /* nothing to compare */
        return;
    text_buffer_init(&picture);
    research_picture(&picture, bars, rules->n_research, last, w->zh);
    document_picture(w->d, text_buffer_string(&picture), research_picture_height(rules->n_research));
    text_buffer_clear(&picture);
}

void plan_sheet_research(plan_writer *w)
{
    int last = w->p->why->year - 1;
    const char *years[SHEET_YEARS];
    char text[256];
    table_column columns[C_COLUMNS] = {[C_FROM] = {"from", N_("who states it"), TABLE_TEXT, -1},
                                       [C_NAME] = {"indicator", NULL, TABLE_TEXT, -1},
                                       [C_SUM] = {"sum", N_("three years"), TABLE_TEXT, -1}};
    grid *g;

    for (int k = 0; k < SHEET_YEARS; k++) {
        snprintf(text, sizeof text, "%d", last - SHEET_YEARS + 1 + k);
        years[k] = arena_copy_string(document_memory(w->d), text);
        columns[C_YEAR + k] = (table_column){years[k], years[k], TABLE_TEXT, -1};
    }
    snprintf(text, sizeof text, _("%d less the books"), last);
    columns[C_LESS] = (table_column){"less_books", arena_copy_string(document_memory(w->d), text), TABLE_TEXT, -1};
    snprintf(text, sizeof text, _("R&D of %d to %d by who states it"), last - SHEET_YEARS + 1, last);
    plan_section(w, 6, text);
    draw(w, last);
    g = document_grid(w->d, "research", NULL, columns, C_COLUMNS);
    for (size_t i = 0; i < w->facts->rules->n_research; i++)
        figure_row(w, g, i, last);
    document_paragraph(w->d, NULL,
                       _("Where statements differ, find out why. Only genuine R&D costs that were left out may be collected; no figure is to be raised to a line."));
}

/* --- 7 ------------------------------------------------------------------------------------------------ */

enum { B_POLICY, B_BENEFIT, B_AMOUNT, B_ARITHMETIC, B_CITE, B_COLUMNS };

/* For programs the annex has every step. */
static const table_column benefit_columns[B_COLUMNS] = {
    [B_POLICY] = {NULL, N_("policy"), TABLE_TEXT, -1},     [B_BENEFIT] = {NULL, N_("benefit"), TABLE_TEXT, -1},
    [B_AMOUNT] = {NULL, N_("estimated"), TABLE_TEXT, -1},  [B_ARITHMETIC] = {NULL, N_("arithmetic"), TABLE_TEXT, -1},
    [B_CITE] = {NULL, N_("source"), TABLE_TEXT, -1},
};

static void benefit_row(plan_writer *w, grid *g, const plan_benefit *b)
{
    const policy *p = b->policy;
    size_t last = p->n_lines - 1;
    char text[VALUE_TEXT_SIZE];

    grid_row(g);
    grid_text(g, B_POLICY, model_text_in(p->name, w->zh), TABLE_LABEL);
    grid_text(g, B_BENEFIT, model_text_in(p->lines[last].name, w->zh), TABLE_PLAIN);
    plan_value(w, b->amounts[last], NAN, b->is_money[last] ? UNIT_MONEY : UNIT_PLAIN, text);
    grid_text(g, B_AMOUNT, text, cell_is_value(b->amounts[last]) ? TABLE_PLAIN : TABLE_OPEN);
    plan_text(w);
    for (size_t k = 0; k < last; k++) {
        plan_value(w, b->amounts[k], NAN, b->is_money[k] ? UNIT_MONEY : UNIT_PLAIN, text);
        text_buffer_print(&w->text, "%s%s %s", k ? _("; ") : "", model_text_in(p->lines[k].name, w->zh), text);
    }
    plan_cell(w, g, B_ARITHMETIC, TABLE_PLAIN);
    plan_text(w);
    head_cite_text(&p->head, &p->cite, w->zh, &w->text);
    plan_cell(w, g, B_CITE, TABLE_PLAIN);
}

/* Awards that are paid for certain or may be, and those that a funding gate bars. */
static bool is_told(const award_claim *c)
{
    return c->state != AWARD_NONE || c->reason == AWARD_BARRED || c->reason == AWARD_LOWER;
}

static size_t count_claims(const plan_writer *w)
{
    size_t n = 0;

    for (size_t i = 0; i < w->facts->n_claims; i++)
        n += is_told(&w->facts->claims[i]);
    return n;
}

static void claim_row(plan_writer *w, grid *g, const award_claim *c)
{
    const model_condition *clause = claim_condition(c);

    grid_row(g);
    grid_text(g, B_POLICY, model_text_in(c->policy->name, w->zh), TABLE_LABEL);
    grid_text(g, B_BENEFIT, model_text_in(clause->name, w->zh), TABLE_PLAIN);
    claim_worth_text(c, w->zh, plan_text(w));
    plan_cell(w, g, B_AMOUNT, claim_tone(c));
    text_buffer_append_string(plan_text(w), claim_word(c));
    if (c->gate_policy)
        text_buffer_print(&w->text, w->zh ? "（%s）" : " (%s)", model_text_in(c->gate_policy->conditions->gates[c->gate].name, w->zh));
    if (c->instead != AWARD_NO_CLAIM)
        text_buffer_print(&w->text, w->zh ? "（%s）" : " (%s)", model_text_in(claim_condition(&w->facts->claims[c->instead])->name, w->zh));
    plan_cell(w, g, B_ARITHMETIC, TABLE_PLAIN);
    plan_text(w);
    head_cite_text(&c->policy->head, &clause->cite, w->zh, &w->text);
    plan_cell(w, g, B_CITE, TABLE_PLAIN);
}

static void claim_rows(plan_writer *w, grid *g)
{
    for (size_t i = 0; i < w->facts->n_claims; i++) {
        if (is_told(&w->facts->claims[i]))
            claim_row(w, g, &w->facts->claims[i]);
    }
}

enum { W_POLICY, W_CLAUSE, W_STATE, W_LEAST, W_GREATEST, W_COLUMNS };

static const table_column claim_columns[W_COLUMNS] = {
    [W_POLICY] = {"policy", NULL, TABLE_TEXT, -1},  [W_CLAUSE] = {"clause", NULL, TABLE_TEXT, -1}, [W_STATE] = {"state", NULL, TABLE_TEXT, -1},
    [W_LEAST] = {"least", NULL, TABLE_NUMBER, 2},   [W_GREATEST] = {"greatest", NULL, TABLE_NUMBER, 2},
};

/* The same for programs. */
static void write_claims(plan_writer *w)
{
    grid *g = document_grid(w->d, "awards", NULL, claim_columns, W_COLUMNS);

    for (size_t i = 0; i < w->facts->n_claims; i++) {
        const award_claim *c = &w->facts->claims[i];

        if (!is_told(c))
            continue;
        grid_row(g);
        grid_text(g, W_POLICY, c->policy->id, TABLE_PLAIN);
        grid_text(g, W_CLAUSE, claim_condition(c)->id, TABLE_PLAIN);
        grid_text(g, W_STATE, claim_name(c), TABLE_PLAIN);
        grid_number(g, W_LEAST, c->is_known ? c->least : NAN);
        grid_number(g, W_GREATEST, c->is_known ? c->greatest : NAN);
    }
}

void plan_sheet_benefits(plan_writer *w)
{
    grid *g;

    plan_section(w, 7, _("Policies and benefit"));
    write_claims(w);
    if (!w->p->n_benefits && !count_claims(w)) {
        document_paragraph(w->d, NULL, _("No policy for this title is entered; models/policies takes those of the district."));
        return;
    }
    g = document_grid(w->d, NULL, NULL, benefit_columns, B_COLUMNS);
    for (size_t i = 0; i < w->p->n_benefits; i++)
        benefit_row(w, g, &w->p->benefits[i]);
    claim_rows(w, g);
    grid_may_be_cut(g, 1);
    if (count_claims(w) && w->facts->kind != PLAN_HOLDER)
        document_paragraph(w->d, NULL, _("Awards are those that the company could ask for with the title."));
}
