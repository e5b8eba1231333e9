/*
 * What policies cost: clauses, who is paid, what was refused, towns, and the curve of a parameter with those near its line.
 */
#include "report/policy_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "report/cite_text.h"
#include "report/expression_words.h"
#include "report/policy_text.h"
#include "report/value_text.h"

typedef struct writer {
    const policy_budget *b;
    const policy_study *study;
    const dictionary *names;
    document *d;
    bool zh;
} writer;

static const char *const table_names[] = {"clauses", "companies", "refused", "towns", "curve", "near"};

bool policy_budget_has_table(const char *name)
{
    for (size_t i = 0; i < sizeof table_names / sizeof *table_names; i++) {
        if (!strcmp(table_names[i], name))
            return true;
    }
    return false;
}

static bool is_asked(const writer *w, const char *table)
{
    return !w->b->table || !strcmp(w->b->table, table);
}

static grid *begin(const writer *w, const char *name, const char *heading, const table_column *columns, size_t n)
{
    return is_asked(w, name) ? document_grid(w->d, name, w->b->table ? NULL : heading, columns, n) : NULL;
}

/* A sum that part of which is not known has no greatest value. */
static void sum_cells(grid *g, size_t column, double least, double greatest, size_t unknown)
{
    grid_number(g, column, least);
    if (!unknown)
        grid_number(g, column + 1, greatest);
}

/* --- clauses ----------------------------------------------------------------------------------------------------- */

enum { K_POLICY, K_CLAUSE, K_NAME, K_CERTAIN, K_POSSIBLE, K_LEAST, K_GREATEST, K_UNKNOWN, K_LOWER, K_BARRED, K_OPEN, K_EXCEPTED, K_PAID, K_PAID_WORD, K_AMOUNT, K_CITE, K_COLUMNS };

static const table_column clause_columns[K_COLUMNS] = {
    [K_POLICY] = {"policy", N_("policy"), TABLE_TEXT, 0},
    [K_CLAUSE] = {"clause", NULL, TABLE_TEXT, 0},
    [K_NAME] = {"name", N_("clause"), TABLE_TEXT, 0},
    [K_CERTAIN] = {"certain", N_("companies, certain"), TABLE_NUMBER, 0},
    [K_POSSIBLE] = {"possible", N_("possible"), TABLE_NUMBER, 0},
    [K_LEAST] = {"least", N_("at least, yuan"), TABLE_MONEY, 2},
    [K_GREATEST] = {"greatest", N_("at most, yuan"), TABLE_MONEY, 2},
    [K_UNKNOWN] = {"unknown", N_("of unknown amount"), TABLE_NUMBER, 0},
    [K_LOWER] = {"lower", N_("refused beside a higher one"), TABLE_NUMBER, 0},
    [K_BARRED] = {"barred", N_("barred by a gate"), TABLE_NUMBER, 0},
    [K_OPEN] = {"gate_open", N_("gate not known"), TABLE_NUMBER, 0},
    [K_EXCEPTED] = {"excepted", N_("excepted"), TABLE_NUMBER, 0},
    [K_PAID] = {"paid", NULL, TABLE_TEXT, 0},
    [K_PAID_WORD] = {NULL, N_("paid"), TABLE_TEXT, 0},
    [K_AMOUNT] = {"amount", N_("amount"), TABLE_TEXT, 0},
    [K_CITE] = {"cite", N_("source"), TABLE_TEXT, 0},
};

static void amount_cell(const writer *w, grid *g, const policy *p, const policy_award *a)
{
    word_source from = {w->names, &p->head, document_memory(w->d), w->zh};
    text_buffer text;

    text_buffer_init(&text);
    text_buffer_print(&text, a->amount && a->is_most ? _("up to %s") : "%s", a->amount ? expression_words(a->amount, &from) : _("amount not published"));
    grid_text(g, K_AMOUNT, text_buffer_string(&text), a->amount ? TABLE_PLAIN : TABLE_OPEN);
    text_buffer_clear(&text);
}

static void clause_row(const writer *w, grid *g, const clause_cost *x)
{
    const policy_award *a = &x->policy->awards[x->award];
    const model_condition *c = &x->policy->conditions->directs[x->award];
    text_buffer cite;

    grid_row(g);
    grid_text(g, K_POLICY, model_text_in(x->policy->name, w->zh), TABLE_PLAIN);
    grid_text(g, K_CLAUSE, c->id, TABLE_PLAIN);
    grid_text(g, K_NAME, model_text_in(c->name, w->zh), TABLE_PLAIN);
    grid_number(g, K_CERTAIN, (double)x->certain);
    grid_number(g, K_POSSIBLE, (double)x->possible);
    sum_cells(g, K_LEAST, x->least, x->greatest, x->unknown);
    grid_number(g, K_UNKNOWN, (double)x->unknown);
    grid_number(g, K_LOWER, (double)x->lower);
    grid_number(g, K_BARRED, (double)x->barred);
    grid_number(g, K_OPEN, (double)x->gate_open);
    grid_number(g, K_EXCEPTED, (double)x->excepted);
    grid_text(g, K_PAID, a->is_once ? "once" : "year", TABLE_PLAIN);
    grid_text(g, K_PAID_WORD, a->is_once ? _("once") : _("each year"), TABLE_PLAIN);
    amount_cell(w, g, x->policy, a);
    text_buffer_init(&cite);
    head_cite_text(&x->policy->head, &c->cite, w->zh, &cite);
    grid_text(g, K_CITE, text_buffer_string(&cite), TABLE_FAINT);
    text_buffer_clear(&cite);
}

static void write_clauses(const writer *w)
{
    grid *g = begin(w, "clauses", _("Clauses"), clause_columns, K_COLUMNS);

    for (size_t i = 0; g && i < w->b->cost->n_clauses; i++)
        clause_row(w, g, &w->b->cost->clauses[i]);
}

/* --- companies --------------------------------------------------------------------------------------------------- */

enum { C_CODE, C_NAME, C_TOWN, C_POLICY, C_CLAUSE, C_CLAUSE_NAME, C_STATE, C_STATE_WORD, C_LEAST, C_GREATEST, C_WORTH, C_WHY, C_COLUMNS };

static const table_column company_columns[C_COLUMNS] = {
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [C_POLICY] = {"policy", NULL, TABLE_TEXT, 0},
    [C_CLAUSE] = {"clause", NULL, TABLE_TEXT, 0},
    [C_CLAUSE_NAME] = {"clause_name", N_("clause"), TABLE_TEXT, 0},
    [C_STATE] = {"state", NULL, TABLE_TEXT, 0},
    [C_STATE_WORD] = {NULL, N_("result"), TABLE_TEXT, 0},
    [C_LEAST] = {"least", NULL, TABLE_MONEY, 2},
    [C_GREATEST] = {"greatest", NULL, TABLE_MONEY, 2},
    [C_WORTH] = {NULL, N_("amount"), TABLE_TEXT, 0},
    [C_WHY] = {"why", N_("why"), TABLE_TEXT, 0},
};

/* The gate, the exception, or the clause that is paid instead. */
static void why_cell(const writer *w, grid *g, const paid_company *x)
{
    const award_claim *claims;
    text_buffer text;

    text_buffer_init(&text);
    claim_gate_text(w->study, x->company, &x->claim, w->zh, &text);
    if (x->claim.instead != AWARD_NO_CLAIM) {
        claims = policy_study_claims(w->study, x->company);
        text_buffer_print(&text, _("paid instead: %s"), model_text_in(claim_condition(&claims[x->claim.instead])->name, w->zh));
    }
    grid_text(g, C_WHY, text_buffer_string(&text), TABLE_OPEN);
    text_buffer_clear(&text);
}

static void company_cells(const writer *w, grid *g, uint32_t company)
{
    const panel *p = w->study->data.panel;

    grid_row(g);
    grid_text(g, C_CODE, panel_code(p, company), TABLE_PLAIN);
    grid_text(g, C_NAME, panel_text(p, company, dictionary_find(w->names, "name")), TABLE_PLAIN);
    grid_text(g, C_TOWN, panel_text(p, company, dictionary_find(w->names, "town")), TABLE_PLAIN);
}

static void company_row(const writer *w, grid *g, const paid_company *x)
{
    const award_claim *c = &x->claim;
    const model_condition *m = claim_condition(c);
    text_buffer text;

    company_cells(w, g, x->company);
    grid_text(g, C_POLICY, c->policy->id, TABLE_PLAIN);
    grid_text(g, C_CLAUSE, m->id, TABLE_PLAIN);
    grid_text(g, C_CLAUSE_NAME, model_text_in(m->name, w->zh), TABLE_PLAIN);
    grid_text(g, C_STATE, claim_name(c), TABLE_PLAIN);
    grid_text(g, C_STATE_WORD, claim_word(c), claim_tone(c));
    if (c->is_known) {
        grid_number(g, C_LEAST, c->state == AWARD_CERTAIN ? c->least : 0);
        grid_number(g, C_GREATEST, c->state == AWARD_NONE ? 0 : c->greatest);
    }
    text_buffer_init(&text);
    claim_worth_text(c, w->zh, &text);
    grid_text(g, C_WORTH, text_buffer_string(&text), TABLE_PLAIN);
    text_buffer_clear(&text);
    why_cell(w, g, x);
}

/* Those that are or may be paid; and apart from them those that are refused. */
static void write_companies(const writer *w, const char *name, const char *heading, bool is_refused)
{
    grid *g = begin(w, name, heading, company_columns, C_COLUMNS);

    for (size_t i = 0; g && i < w->b->cost->n_rows; i++) {
        const paid_company *x = &w->b->cost->rows[i];

        if ((x->claim.state == AWARD_NONE) == is_refused)
            company_row(w, g, x);
    }
}

/* --- towns ------------------------------------------------------------------------------------------------------- */

enum { T_TOWN, T_COMPANIES, T_LEAST, T_GREATEST, T_UNKNOWN, T_COLUMNS };

static const table_column town_columns[T_COLUMNS] = {
    [T_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [T_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [T_LEAST] = {"least", N_("at least, yuan"), TABLE_MONEY, 2},
    [T_GREATEST] = {"greatest", N_("at most, yuan"), TABLE_MONEY, 2},
    [T_UNKNOWN] = {"unknown", N_("of unknown amount"), TABLE_NUMBER, 0},
};

static void write_towns(const writer *w)
{
    grid *g = begin(w, "towns", _("Towns"), town_columns, T_COLUMNS);

    for (size_t i = 0; g && i < w->b->cost->n_towns; i++) {
        const town_cost *t = &w->b->cost->towns[i];

        grid_row(g);
        grid_text(g, T_TOWN, t->town ? t->town : _("(not known)"), t->town ? TABLE_PLAIN : TABLE_FAINT);
        grid_number(g, T_COMPANIES, (double)t->companies);
        sum_cells(g, T_LEAST, t->least, t->greatest, t->unknown);
        grid_number(g, T_UNKNOWN, (double)t->unknown);
    }
}

/* --- the curve --------------------------------------------------------------------------------------------------- */

enum { V_VALUE, V_SHOWN, V_CERTAIN, V_POSSIBLE, V_CHANGED, V_LEAST, V_GREATEST, V_UNKNOWN, V_MORE, V_MARK, V_MARK_WORD, V_COLUMNS };

static const table_column curve_columns[V_COLUMNS] = {
    [V_VALUE] = {"value", NULL, TABLE_NUMBER, -1},
    [V_SHOWN] = {NULL, N_("value"), TABLE_TEXT, 0},
    [V_CERTAIN] = {"certain", N_("companies, certain"), TABLE_NUMBER, 0},
    [V_POSSIBLE] = {"possible", N_("possible"), TABLE_NUMBER, 0},
    [V_CHANGED] = {"changed", N_("certain, against the step before"), TABLE_NUMBER, 0},
    [V_LEAST] = {"least", N_("at least, yuan"), TABLE_MONEY, 2},
    [V_GREATEST] = {"greatest", N_("at most, yuan"), TABLE_MONEY, 2},
    [V_UNKNOWN] = {"unknown", N_("of unknown amount"), TABLE_NUMBER, 0},
    [V_MORE] = {"more", N_("at least, against the policy as it is"), TABLE_MONEY, 2},
    [V_MARK] = {"mark", NULL, TABLE_TEXT, 0},
    [V_MARK_WORD] = {NULL, N_("mark"), TABLE_TEXT, 0},
};

static void value_words(const writer *w, int64_t value, char text[VALUE_TEXT_SIZE])
{
    const parameter_range *r = &w->study->range;

    if (r->money && w->zh)
        value_text(parameter_range_number(r, value), UNIT_MONEY, true, text);
    else
        parameter_range_write(r, value, text);
}

static void point_row(const writer *w, grid *g, const cost_point *x, const cost_point *before, const cost_point *own)
{
    char text[VALUE_TEXT_SIZE];

    grid_row(g);
    grid_number(g, V_VALUE, parameter_range_number(&w->study->range, x->value));
    value_words(w, x->value, text);
    grid_text(g, V_SHOWN, text, TABLE_PLAIN);
    grid_number(g, V_CERTAIN, (double)x->certain);
    grid_number(g, V_POSSIBLE, (double)x->possible);
    if (before)
        grid_number(g, V_CHANGED, (double)x->certain - (double)before->certain);
    sum_cells(g, V_LEAST, x->least, x->greatest, x->unknown);
    grid_number(g, V_UNKNOWN, (double)x->unknown);
    grid_number(g, V_MORE, x->least - own->least);
    grid_text(g, V_MARK, x->is_own ? "own" : "", TABLE_PLAIN);
    grid_text(g, V_MARK_WORD, x->is_own ? _("as it is") : "", TABLE_OPEN);
}

static void write_curve(const writer *w)
{
    grid *g = begin(w, "curve", _("Cost by the value of the parameter"), curve_columns, V_COLUMNS);
    const cost_curve *c = w->b->curve;
    size_t own = 0;

    while (own + 1 < c->n_points && !c->points[own].is_own)
        own++;
    for (size_t i = 0; g && i < c->n_points; i++)
        point_row(w, g, &c->points[i], i ? &c->points[i - 1] : NULL, &c->points[own]);
}

enum { N_CLAUSE = C_POLICY, N_CLAUSE_NAME, N_SIDE, N_SIDE_WORD, N_OWN, N_VALUE, N_SHOWN, N_THEN, N_COLUMNS };

static const table_column near_columns[N_COLUMNS] = {
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [N_CLAUSE] = {"clause", NULL, TABLE_TEXT, 0},
    [N_CLAUSE_NAME] = {"clause_name", N_("clause"), TABLE_TEXT, 0},
    [N_SIDE] = {"side", NULL, TABLE_TEXT, 0},
    [N_SIDE_WORD] = {NULL, N_("stands"), TABLE_TEXT, 0},
    [N_OWN] = {"state", N_("result"), TABLE_TEXT, 0},
    [N_VALUE] = {"changes_at", NULL, TABLE_NUMBER, -1},
    [N_SHOWN] = {NULL, N_("changes at"), TABLE_TEXT, 0},
    [N_THEN] = {"state_then", N_("result then"), TABLE_TEXT, 0},
};

static const char *state_words(award_state s)
{
    return s == AWARD_CERTAIN ? _("met") : s == AWARD_POSSIBLE ? _("may be met") : _("not met");
}

static void near_row(const writer *w, grid *g, const cost_near *x)
{
    const model_condition *m = &x->policy->conditions->directs[x->award];
    int64_t value = w->study->range.own + (x->is_above ? x->distance : -x->distance);
    bool is_inside = x->own > x->then;
    char text[VALUE_TEXT_SIZE];

    company_cells(w, g, x->company);
    grid_text(g, N_CLAUSE, m->id, TABLE_PLAIN);
    grid_text(g, N_CLAUSE_NAME, model_text_in(m->name, w->zh), TABLE_PLAIN);
    grid_text(g, N_SIDE, is_inside ? "inside" : "outside", TABLE_PLAIN);
    grid_text(g, N_SIDE_WORD, is_inside ? _("just inside") : _("just outside"), is_inside ? TABLE_GOOD : TABLE_OPEN);
    grid_text(g, N_OWN, state_words(x->own), TABLE_PLAIN);
    grid_number(g, N_VALUE, parameter_range_number(&w->study->range, value));
    value_words(w, value, text);
    grid_text(g, N_SHOWN, text, TABLE_PLAIN);
    grid_text(g, N_THEN, state_words(x->then), TABLE_PLAIN);
}

static void write_near(const writer *w)
{
    grid *g = begin(w, "near", _("Within one step of the line"), near_columns, N_COLUMNS);
    size_t inside = 0, outside = 0;

    for (size_t i = 0; i < w->b->curve->n_near; i++) {
        const cost_near *x = &w->b->curve->near[i];

        inside += x->own > x->then;
        outside += x->own < x->then;
        if (g)
            near_row(w, g, x);
    }
    document_note(w->d, _("within one step of the line as it is stand %zu just inside and %zu just outside of it; far more inside than outside may mean that figures are made to fit it"),
                  inside, outside);
}

/* --- the document -------------------------------------------------------------------------------------------------- */

static void name_policies(const writer *w, text_buffer *out)
{
    for (size_t i = 0; i < w->study->n_counted; i++)
        text_buffer_print(out, "%s%s", i ? _("; ") : "", model_text_in(w->study->policies[i]->name, w->zh));
}

static void write_head(const writer *w)
{
    const policy_cost *c = w->b->cost;
    text_buffer text;
    char on[11];

    text_buffer_init(&text);
    name_policies(w, &text);
    document_title(w->d, text_buffer_string(&text));
    date_format(w->study->binding.on, on);
    document_text(w->d, "on", _("on"), on);
    document_number(w->d, "certain", _("companies that are paid for certain"), (double)c->certain, 0);
    document_number(w->d, "possible", _("companies that may be paid"), (double)c->possible, 0);
    text_buffer_empty(&text);
    cost_text(c->least, c->greatest, c->unknown, w->zh, &text);
    document_text(w->d, NULL, _("cost"), text_buffer_string(&text));
    document_number(w->d, "least", NULL, c->least, 2);
    document_number(w->d, "greatest", NULL, c->unknown ? NAN : c->greatest, 2);
    document_number(w->d, "unknown", NULL, (double)c->unknown, 0);
    text_buffer_clear(&text);
}

static void write_notes(const writer *w)
{
    const policy_study *s = w->study;

    for (size_t i = 0; i < s->n_counted; i++) {
        const policy *p = s->policies[i];
        char from[11];

        date_format(p->from, from);
        if (s->binding.on < p->from || s->binding.on > p->to)
            document_note(w->d, _("'%s' is not in force on the day (from %s): it is counted as a draft"), model_text_in(p->name, w->zh), from);
        if (isfinite(p->most_total))
            document_note(w->d, _("'%s' pays no more than %.15g yuan in a year in all"), model_text_in(p->name, w->zh), p->most_total);
    }
    policy_note_certificates(w->d, s);
    if (w->b->cost->unknown)
        document_note(w->d, _("payments whose amount is not published or cannot be told are in no sum: the greatest cost is open"));
    document_note(w->d, _("clauses of one group or for one cost add up to more than the whole, as only the highest is paid"));
    document_note(w->d, _("what was paid in earlier years is not known here: a clause that is paid once may have been paid"));
}

document *policy_budget_document(const policy_budget *b, bool is_chinese)
{
    writer w = {b, b->study, b->study->env->dictionary, document_new(), is_chinese};

    if (!w.d)
        return NULL;
    document_language(w.d, is_chinese);
    document_wide(w.d);
    if (!b->table)
        write_head(&w);
    if (b->curve && is_asked(&w, "curve"))
        write_curve(&w);
    if (b->curve && (is_asked(&w, "near") || is_asked(&w, "curve")))
        write_near(&w);
    write_clauses(&w);
    write_towns(&w);
    write_companies(&w, "companies", _("Companies"), false);
    write_companies(&w, "refused", _("Refused"), true);
    write_notes(&w);
    return w.d;
}
