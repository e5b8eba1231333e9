/*
 * The policies of one company. Conditions are explained by the program that judged them (verdict/explanation.h); of an amount the formula is
 * told in words with the data that went into it.
 */
#include "report/policy_report.h"

#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "report/assessment_report.h"
#include "report/cite_text.h"
#include "report/explanation_writer.h"
#include "report/expression_words.h"
#include "report/input_text.h"
#include "report/policy_text.h"
#include "report/value_text.h"

enum {
    M_POLICY, M_POLICY_NAME, M_CLAUSE, M_NAME, M_STATE, M_STATE_WORD, M_CONDITION, M_LEAST, M_GREATEST, M_WORTH, M_ARITHMETIC, M_PAID, M_PAID_WORD,
    M_EXCLUSION, M_GATE, M_MISSING, M_CITE, M_SEEN, M_NOTE, M_COLUMNS
};

static const table_column clause_columns[M_COLUMNS] = {
    [M_POLICY] = {"policy", NULL, TABLE_TEXT, 0},
    [M_POLICY_NAME] = {"policy_name", N_("policy"), TABLE_TEXT, 0},
    [M_CLAUSE] = {"clause", NULL, TABLE_TEXT, 0},
    [M_NAME] = {"name", N_("clause"), TABLE_TEXT, 0},
    [M_STATE] = {"state", NULL, TABLE_TEXT, 0},
    [M_STATE_WORD] = {NULL, N_("result"), TABLE_TEXT, 0},
    [M_CONDITION] = {"condition", N_("condition"), TABLE_TEXT, 0},
    [M_LEAST] = {"least", NULL, TABLE_MONEY, 2},
    [M_GREATEST] = {"greatest", NULL, TABLE_MONEY, 2},
    [M_WORTH] = {NULL, N_("amount"), TABLE_TEXT, 0},
    [M_ARITHMETIC] = {"arithmetic", N_("computed as"), TABLE_TEXT, 0},
    [M_PAID] = {"paid", NULL, TABLE_TEXT, 0},
    [M_PAID_WORD] = {NULL, N_("paid"), TABLE_TEXT, 0},
    [M_EXCLUSION] = {"exclusion", N_("exclusions"), TABLE_TEXT, 0},
    [M_GATE] = {"gate", N_("funding gate"), TABLE_TEXT, 0},
    [M_MISSING] = {"missing", N_("data missing"), TABLE_TEXT, 0},
    [M_CITE] = {"cite", N_("source"), TABLE_TEXT, 0},
    [M_SEEN] = {"seen", N_("text"), TABLE_TEXT, 0},
    [M_NOTE] = {"note", N_("note"), TABLE_TEXT, 0},
};

enum { V_POLICY, V_CLAUSE, V_NAME, V_STATE, V_WHAT, V_VALUE, V_LINE, V_MARGIN, V_COLUMNS };

static const table_column condition_columns[V_COLUMNS] = {
    [V_POLICY] = {"policy", N_("policy"), TABLE_TEXT, 0},
    [V_CLAUSE] = {"clause", NULL, TABLE_TEXT, 0},
    [V_NAME] = {"name", N_("clause"), TABLE_TEXT, 0},
    [V_STATE] = {"state", N_("state"), TABLE_TEXT, 0},
    [V_WHAT] = {"words", N_("computed as"), TABLE_TEXT, 0},
    [V_VALUE] = {"value", N_("value"), TABLE_TEXT, 0},
    [V_LINE] = {"line", N_("line"), TABLE_TEXT, 0},
    [V_MARGIN] = {"margin", N_("margin"), TABLE_TEXT, 0},
};

typedef struct writer {
    const policy_study *study;
    const dictionary *names;
    const award_claim *claims;
    uint32_t company;
    document *d;
    grid *clauses, *conditions;
    bool zh;
} writer;

/* --- texts of a clause --------------------------------------------------------------------------------------------- */

static void year_of(const writer *w, int indicator, int year, text_buffer *out)
{
    text_buffer_append_string(out, label_text(dictionary_get(w->names, indicator), w->zh));
    if (year != PANEL_ANY_YEAR)
        text_buffer_print(out, " %d", year);
}

static void list_missing(const writer *w, const explained_condition *c, text_buffer *out)
{
    size_t before = out->length;

    for (size_t i = 0; i < c->n_cells; i++) {
        const explained_cell *x = &c->cells[i];

        if (x->text || cell_state_of(x->value) != CELL_MISSING || x->is_optional)
            continue;
        text_buffer_append_string(out, out->length > before ? _(", ") : "");
        year_of(w, x->indicator, x->year, out);
    }
    if (out->length == before) /* no figure: holds() */
        text_buffer_append_string(out, _("certificates held"));
}

/* "5% × R&D expense of last year; R&D expense 2024 = 9.5 wan" */
static void arithmetic_cell(const writer *w, const award_claim *c)
{
    const policy_award *a = &c->policy->awards[c->award];
    word_source from = {w->names, &c->policy->head, document_memory(w->d), w->zh};
    text_buffer text;

    if (!a->amount || a->amount->kind == NODE_NUMBER)
        return;
    text_buffer_init(&text);
    text_buffer_append_string(&text, expression_words(a->amount, &from));
    inputs_text(a->amount, &w->study->binding, w->company, w->zh, &text);
    grid_text(w->clauses, M_ARITHMETIC, text_buffer_string(&text), TABLE_FAINT);
    text_buffer_clear(&text);
}

static void worth_cells(const writer *w, const award_claim *c)
{
    text_buffer text;

    if (c->is_known) {
        grid_number(w->clauses, M_LEAST, c->least);
        grid_number(w->clauses, M_GREATEST, c->greatest);
    }
    text_buffer_init(&text);
    claim_worth_text(c, w->zh, &text);
    grid_text(w->clauses, M_WORTH, text_buffer_string(&text), c->is_known ? TABLE_PLAIN : TABLE_OPEN);
    text_buffer_clear(&text);
    arithmetic_cell(w, c);
}

static void other_cells(const writer *w, const award_claim *c, const explained_condition *x, const explanation *gates)
{
    const policy_award *a = &c->policy->awards[c->award];
    grid *g = w->clauses;
    text_buffer text;

    text_buffer_init(&text);
    claim_exclusion_text(c, w->claims, w->zh, &text);
    grid_buffer(g, M_EXCLUSION, &text, TABLE_FAINT);
    claim_gate_text(w->study, w->company, c, w->zh, &text);
    grid_buffer(g, M_GATE, &text, TABLE_OPEN);
    if (c->condition == GATE_UNKNOWN)
        list_missing(w, x, &text);
    if (c->reason == AWARD_GATE_OPEN && gates)
        list_missing(w, &gates->gates[c->gate], &text);
    if (c->reason == AWARD_UNKNOWN_PLACE)
        year_of(w, dictionary_find(w->names, "region"), PANEL_ANY_YEAR, &text);
    grid_text(g, M_MISSING, text_buffer_string(&text), TABLE_OPEN);
    if (a->note.zh || c->policy->note.zh)
        grid_text(g, M_NOTE, model_text_in(a->note.zh ? a->note : c->policy->note, w->zh), TABLE_FAINT);
    head_cite_text(&c->policy->head, &x->condition->cite, w->zh, &text);
    grid_text(g, M_CITE, text_buffer_string(&text), TABLE_FAINT);
    grid_text(g, M_SEEN, provenance_text(x->condition->cite.seen), TABLE_FAINT);
    text_buffer_clear(&text);
}

static void clause_row(const writer *w, const award_claim *c, const explained_condition *x, const explanation *gates)
{
    const model_condition *m = x->condition;
    word_source from = {w->names, &c->policy->head, document_memory(w->d), w->zh};
    bool is_once = c->policy->awards[c->award].is_once;
    grid *g = w->clauses;

    grid_row(g);
    grid_text(g, M_POLICY, c->policy->id, TABLE_PLAIN);
    grid_text(g, M_POLICY_NAME, model_text_in(c->policy->name, w->zh), TABLE_PLAIN);
    grid_text(g, M_CLAUSE, m->id, TABLE_PLAIN);
    grid_text(g, M_NAME, model_text_in(m->name, w->zh), TABLE_PLAIN);
    grid_text(g, M_STATE, claim_name(c), TABLE_PLAIN);
    grid_text(g, M_STATE_WORD, claim_word(c), claim_tone(c));
    grid_text(g, M_CONDITION, expression_words(m->need, &from), TABLE_PLAIN);
    grid_text(g, M_PAID, is_once ? "once" : "year", TABLE_PLAIN);
    grid_text(g, M_PAID_WORD, is_once ? _("once") : _("each year"), TABLE_PLAIN);
    worth_cells(w, c);
    other_cells(w, c, x, gates);
}

/* --- conditions ---------------------------------------------------------------------------------------------------- */

static void comparison_row(const writer *w, const award_claim *c, const explained_condition *x, const explained_comparison *k)
{
    word_source from = {w->names, &c->policy->head, document_memory(w->d), w->zh};
    char text[VALUE_TEXT_SIZE], line[VALUE_TEXT_SIZE + 8];
    grid *g = w->conditions;

    grid_row(g);
    grid_text(g, V_POLICY, model_text_in(c->policy->name, w->zh), TABLE_PLAIN);
    grid_text(g, V_CLAUSE, x->condition->id, TABLE_PLAIN);
    grid_text(g, V_NAME, model_text_in(x->condition->name, w->zh), TABLE_PLAIN);
    grid_text(g, V_STATE, state_word(x->state), state_tone(x->state));
    grid_text(g, V_WHAT, expression_words(k->left_node, &from), TABLE_FAINT);
    if (!k->is_number) {
        grid_text(g, V_VALUE, explanation_truth(k->holds), TABLE_PLAIN);
        return;
    }
    value_text(k->left, k->unit, w->zh, text);
    grid_text(g, V_VALUE, text, TABLE_PLAIN);
    value_text(k->right, k->unit, w->zh, text);
    snprintf(line, sizeof line, "%s %s", k->sign, text);
    grid_text(g, V_LINE, line, TABLE_PLAIN);
    explanation_margin_text(k, w->zh, text);
    grid_text(g, V_MARGIN, text, TABLE_PLAIN);
}

static size_t place_of(const policy_study *s, const policy *p)
{
    size_t at = 0;

    while (s->policies[at] != p)
        at++;
    return at;
}

static tidu_status explain(const writer *w, const policy *p, explanation **out, tidu_error *err)
{
    const policy_study *s = w->study;

    return explanation_make(award_set_assessor(s->set, place_of(s, p)), &s->binding, w->company, NULL, NULL, out, err);
}

static tidu_status write_claim(const writer *w, const award_claim *c, tidu_error *err)
{
    explanation *own = NULL, *gates = NULL;
    tidu_status status = explain(w, c->policy, &own, err);

    if (!status && c->gate_policy)
        status = explain(w, c->gate_policy, &gates, err);
    if (!status) {
        const explained_condition *x = &own->directs[c->award];

        clause_row(w, c, x, gates);
        for (size_t k = 0; w->conditions && k < x->n_comparisons; k++)
            comparison_row(w, c, x, &x->comparisons[k]);
    }
    explanation_free(gates);
    explanation_free(own);
    return status;
}

void policy_note_certificates(document *d, const policy_study *s)
{
    for (size_t i = 0; i < s->n_counted && !s->data.has_credentials; i++) {
        if (model_asks_credentials(s->policies[i]->conditions)) {
            document_note(d, _("no certificates were given, so no company counts as holding one; give them with "
                               "--credentials FILE"));
            return;
        }
    }
}

/* --- the document -------------------------------------------------------------------------------------------------- */

static void write_head(const writer *w)
{
    const policy_study *s = w->study;
    const char *name = panel_text(s->data.panel, w->company, dictionary_find(w->names, "name"));
    award_sum sum = award_sum_of(w->claims, award_set_claims(s->set), NULL);
    text_buffer text;
    char on[11];

    document_title(w->d, name ? name : panel_code(s->data.panel, w->company));
    document_text(w->d, "uscc", _("code"), panel_code(s->data.panel, w->company));
    date_format(s->binding.on, on);
    document_text(w->d, "on", _("on"), on);
    document_number(w->d, "certain", _("clauses met"), (double)sum.certain, 0);
    document_number(w->d, "possible", _("clauses that may be met"), (double)sum.possible, 0);
    text_buffer_init(&text);
    cost_text(sum.least, sum.greatest, sum.unknown, w->zh, &text);
    document_text(w->d, NULL, _("together"), text_buffer_string(&text));
    document_number(w->d, "least", NULL, sum.least, 2);
    document_number(w->d, "greatest", NULL, sum.greatest, 2);
    document_number(w->d, "unknown", NULL, (double)sum.unknown, 0);
    text_buffer_clear(&text);
}

/* Those of other regions are left out. */
static tidu_status write_claims(const writer *w, award_state state, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < award_set_claims(w->study->set) && !status; i++) {
        if (w->claims[i].state == state && w->claims[i].reason != AWARD_ELSEWHERE)
            status = write_claim(w, &w->claims[i], err);
    }
    return status;
}

static size_t count_elsewhere(const writer *w)
{
    size_t n = 0;

    for (size_t i = 0; i < award_set_claims(w->study->set); i++)
        n += w->claims[i].reason == AWARD_ELSEWHERE;
    return n;
}

tidu_status policy_match_document(const policy_study *s, uint32_t company, bool is_flat, bool is_chinese, document **out, tidu_error *err)
{
    writer w = {.study = s, .names = s->env->dictionary, .company = company, .d = document_new(), .zh = is_chinese};
    tidu_status status = w.d ? TIDU_OK : error_memory(err);
    size_t elsewhere;

    if (status)
        return status;
    document_language(w.d, is_chinese);
    document_wide(w.d);
    w.claims = policy_study_claims(s, company);
    if (!is_flat)
        write_head(&w);
    w.clauses = document_grid(w.d, "clauses", is_flat ? NULL : _("Clauses"), clause_columns, M_COLUMNS);
    w.conditions = is_flat ? NULL : document_grid(w.d, "conditions", _("Conditions"), condition_columns, V_COLUMNS);
    for (int state = AWARD_CERTAIN; state >= AWARD_NONE && !status && w.clauses; state--)
        status = write_claims(&w, (award_state)state, err);
    if (w.clauses)
        grid_hide_empty(w.clauses);
    elsewhere = count_elsewhere(&w);
    if (elsewhere)
        document_note(w.d, PLURAL("%zu clause of another region is left out", "%zu clauses of other regions are left out", elsewhere), elsewhere);
    policy_note_certificates(w.d, s);
    document_note(w.d, _("what was paid in earlier years is not known here: a clause that is paid once may have been paid"));
    if (status)
        document_free(w.d);
    else
        *out = w.d;
    return status;
}
