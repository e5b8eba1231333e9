/* The list of a district in the order of the work: who can file, who is one step away, who next year, and who is blocked. */
#include <math.h>

#include "base/message.h"
#include "base/number_text.h"
#include "report/assessment_report.h"
#include "report/next_step_text.h"
#include "report/reach_report.h"
#include "report/value_text.h"

enum {
    L_RANK,
    L_CODE,
    L_NAME,
    L_MODEL,
    L_TOWN,
    L_YEAR,
    L_KIND,
    L_TIER,
    L_TIER_TEXT,
    L_BY,
    L_COST,
    L_COST_TEXT,
    L_PROVEN,
    L_BOUND,
    L_VERDICT,
    L_VERDICT_TEXT,
    L_READINESS,
    L_CHANCE,
    L_SCORE_LO,
    L_SCORE_HI,
    L_POTENTIAL,
    L_ACTS,
    L_BLOCKING,
    L_UNKNOWN,
    L_SENTENCE,
    L_COLUMNS
};

static const table_column columns[L_COLUMNS] = {
    [L_RANK] = {"rank", N_("rank"), TABLE_NUMBER, 0},
    [L_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [L_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [L_MODEL] = {"model", NULL, TABLE_TEXT, 0},
    [L_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [L_YEAR] = {"year", NULL, TABLE_NUMBER, 0},
    [L_KIND] = {"state", NULL, TABLE_TEXT, 0},
    [L_TIER] = {"tier", NULL, TABLE_TEXT, 0},
    [L_TIER_TEXT] = {NULL, N_("tier"), TABLE_TEXT, 0},
    [L_BY] = {"by", N_("application year"), TABLE_NUMBER, 0},
    [L_COST] = {"cost", NULL, TABLE_NUMBER, -1},
    [L_COST_TEXT] = {NULL, N_("estimated cost"), TABLE_TEXT, 0},
    [L_PROVEN] = {"proven", NULL, TABLE_NUMBER, 0},
    [L_BOUND] = {"at_least", NULL, TABLE_NUMBER, -1},
    [L_VERDICT] = {"verdict", NULL, TABLE_TEXT, 0},
    [L_VERDICT_TEXT] = {NULL, N_("verdict today"), TABLE_TEXT, 0},
    [L_READINESS] = {"readiness", NULL, TABLE_NUMBER, 6},
    [L_CHANCE] = {NULL, N_("chance then"), TABLE_CHANCE, 1},
    [L_SCORE_LO] = {"score_lo", N_("score from"), TABLE_NUMBER, -1},
    [L_SCORE_HI] = {"score_hi", N_("to"), TABLE_NUMBER, -1},
    [L_POTENTIAL] = {"potential", N_("potential"), TABLE_NUMBER, -1},
    [L_ACTS] = {"acts", NULL, TABLE_TEXT, 0},
    [L_BLOCKING] = {"blocking", NULL, TABLE_TEXT, 0},
    [L_UNKNOWN] = {"unknown", NULL, TABLE_TEXT, 0},
    [L_SENTENCE] = {NULL, N_("next move"), TABLE_TEXT, 0},
};

static void acts_text(const reach_row *r, bool zh, text_buffer *out)
{
    for (size_t i = 0; i < r->n_acts; i++) {
        text_buffer_append_string(out, i ? _("; ") : "");
        reach_act_text(r->acts[i].lever, r->acts[i].amount, zh, out);
    }
    if (r->has_more_acts)
        text_buffer_append_string(out, _("; and more"));
}

/* The year looked at last, of which the rows say what blocks. */
static const reach_horizon *last_horizon(const reach_study *s)
{
    const reach_horizon *h = &s->horizons[s->n - 1];

    while (s->options.by && h->time.application != s->options.by)
        h--;
    return h;
}

/* The one looked at first, of which they say what is unknown. */
static const reach_horizon *first_horizon(const reach_study *s)
{
    return s->options.by ? last_horizon(s) : s->horizons;
}

/* The datum that may change today's verdict. */
static void ask_text(const reach_study *s, const reach_row *r, bool zh, text_buffer *out)
{
    char text[512];

    next_step_words(&r->ask, s->base->env->dictionary, zh, text, sizeof text);
    text_buffer_append_string(out, text);
}

void reach_row_text(const reach_study *s, const reach_row *r, bool zh, text_buffer *out)
{
    const reach_horizon *last = last_horizon(s);

    text_buffer_empty(out);
    switch (r->kind) {
    case REACH_NOW:
        text_buffer_append_string(out, _("can file now"));
        break;
    case REACH_ONE_STEP:
        text_buffer_append_string(out, r->n_acts ? _("one step away: ") : _("can file next year as it is"));
        acts_text(r, zh, out);
        break;
    case REACH_NEXT:
        text_buffer_append_string(out, _("next year: "));
        acts_text(r, zh, out);
        break;
    case REACH_LATER:
        text_buffer_print(out, r->n_acts ? _("by %d: ") : _("by %d as it is"), r->year);
        acts_text(r, zh, out);
        break;
    case REACH_WAITS:
        text_buffer_append_string(out, r->ask.kind == NEXT_ASK ? _("cannot be told") : _("cannot be told; find out first the data of: "));
        if (r->ask.kind != NEXT_ASK)
            reach_block_text(first_horizon(s)->model, r->unknown, false, zh, out);
        break;
    case REACH_UNPROVEN:
        text_buffer_append_string(out, _("no way found, none excluded"));
        break;
    case REACH_BLOCKED:
        text_buffer_print(out, _("blocked until %d at least by: "), last->time.application + 1);
        if (r->blocking || r->blocks_merit)
            reach_block_text(last->model, r->blocking, r->blocks_merit, zh, out);
        else
            text_buffer_append_string(out, s->options.budget < INFINITY
                                               ? _("the budget, or several conditions together")
                                               : _("several conditions together"));
        break;
    }
    if (r->ask.kind != NEXT_ASK || r->kind == REACH_NOW || r->kind == REACH_BLOCKED)
        return;
    text_buffer_append_string(out, _("; "));
    ask_text(s, r, zh, out);
}

void reach_next_text(const reach_study *s, const reach_row *r, const advice_basis *today, uint32_t company, bool zh,
                     text_buffer *out)
{
    char text[1024];

    if (r && r->kind != REACH_NOW) {
        reach_row_text(s, r, zh, out);
        return;
    }
    next_step_text(today, company, zh, text, sizeof text);
    text_buffer_empty(out);
    text_buffer_append_string(out, text);
}

/* The ids of gates into an empty buffer. */
static void gate_ids(const model *m, uint64_t gates, text_buffer *text)
{
    text_buffer_empty(text);
    for (size_t i = 0; i < m->n_gates; i++) {
        if (gates >> i & 1)
            text_buffer_print(text, "%s%s", text->length ? ";" : "", m->gates[i].id);
    }
}

static void ids(const reach_study *s, const reach_row *r, grid *g, text_buffer *text)
{
    text_buffer_empty(text);
    for (size_t i = 0; i < r->n_acts; i++) {
        char amount[32];

        number_format(r->acts[i].amount, amount);
        text_buffer_print(text, "%s%s=%s", i ? ";" : "", r->acts[i].lever->id, amount);
    }
    grid_text(g, L_ACTS, text_buffer_string(text), TABLE_PLAIN);
    gate_ids(last_horizon(s)->model, r->blocking, text);
    if (r->blocks_merit)
        text_buffer_print(text, "%sscore", text->length ? ";" : "");
    grid_text(g, L_BLOCKING, text_buffer_string(text), TABLE_PLAIN);
    gate_ids(first_horizon(s)->model, r->kind == REACH_WAITS ? r->unknown : 0, text);
    grid_text(g, L_UNKNOWN, text_buffer_string(text), TABLE_PLAIN);
}

static void write_row(const reach_study *s, const reach_row *r, grid *g, bool zh, text_buffer *text)
{
    const assessment *a = s->base->assessment;
    const panel *p = s->base->data.panel;
    const dictionary *d = s->base->env->dictionary;
    bool has_way = r->year != 0;
    char cost[VALUE_TEXT_SIZE];

    grid_row(g);
    grid_number(g, L_RANK, r->rank);
    grid_text(g, L_CODE, r->code, TABLE_PLAIN);
    grid_text(g, L_NAME, panel_text(p, r->company, dictionary_find(d, "name")), TABLE_PLAIN);
    grid_text(g, L_MODEL, a->model->id, TABLE_PLAIN);
    grid_text(g, L_TOWN, panel_text(p, r->company, dictionary_find(d, "town")), TABLE_PLAIN);
    grid_number(g, L_YEAR, s->base->binding.year);
    grid_text(g, L_KIND, reach_kind_name(r->kind), TABLE_PLAIN);
    grid_text(g, L_TIER, tier_name(r->tier), TABLE_PLAIN);
    grid_text(g, L_TIER_TEXT, tier_word(r->tier), TABLE_PLAIN);
    grid_number(g, L_BY, has_way ? r->year : NAN);
    grid_number(g, L_COST, r->cost);
    reach_cost_text(r->cost, zh, cost);
    grid_text(g, L_COST_TEXT, r->cost > 0 ? cost : "", r->is_proven ? TABLE_PLAIN : TABLE_OPEN);
    grid_number(g, L_PROVEN, r->is_proven);
    grid_number(g, L_BOUND, r->cost == r->cost ? r->bound : NAN);
    grid_text(g, L_VERDICT, assessment_verdict_text(a, r->company, false), TABLE_PLAIN);
    grid_text(g, L_VERDICT_TEXT, assessment_verdict_text(a, r->company, true),
              verdict_tone((truth)a->verdicts[r->company]));
    grid_number(g, L_READINESS, r->readiness);
    grid_number(g, L_CHANCE, has_way ? r->readiness : NAN);
    grid_number(g, L_SCORE_LO, a->least ? a->least[r->company] : NAN);
    grid_number(g, L_SCORE_HI, a->greatest ? a->greatest[r->company] : NAN);
    grid_number(g, L_POTENTIAL, r->potential);
    ids(s, r, g, text);
    reach_row_text(s, r, zh, text);
    grid_text(g, L_SENTENCE, text_buffer_string(text), TABLE_PLAIN);
}

static void free_list(void *l)
{
    reach_list_free(l);
}

/* Of how many companies it cannot be told, and for want of which data. */
static void note_unknown(document *d, const reach_study *s, const reach_list *l, bool zh)
{
    const model *m = first_horizon(s)->model;

    for (size_t g = 0; g < m->n_gates; g++) {
        size_t n = 0;

        for (size_t i = 0; i < l->n; i++)
            n += l->rows[i].kind == REACH_WAITS && (l->rows[i].unknown >> g & 1);
        if (n)
            document_note(d, _("of %zu of %zu companies it cannot be told, as data are missing for: %s"), n, l->n, model_text_in(m->gates[g].name, zh));
    }
}

document *reach_list_document(const reach_study *s, reach_list *l, size_t top, bool zh)
{
    document *d = document_new();
    size_t counts[REACH_BLOCKED + 1] = {0}, as_it_is = 0;
    text_buffer text;
    grid *g;

    if (!d) {
        reach_list_free(l);
        return NULL;
    }
    text_buffer_init(&text);
    g = document_grid(d, "reach", NULL, columns, L_COLUMNS);
    for (size_t i = 0; i < l->n; i++) {
        counts[l->rows[i].kind]++;
        as_it_is += l->rows[i].kind == REACH_ONE_STEP && !l->rows[i].n_acts;
        if (!top || i < top)
            write_row(s, &l->rows[i], g, zh, &text);
    }
    text_buffer_clear(&text);
    grid_hide_empty(g);
    document_language(d, zh);
    document_wide(d);
    document_note(
        d,
        _("%zu can file now, %zu next year as they are, %zu are one step away, %zu need several steps until next year, %zu longer, %zu are blocked"),
        counts[REACH_NOW], as_it_is, counts[REACH_ONE_STEP] - as_it_is, counts[REACH_NEXT], counts[REACH_LATER],
        counts[REACH_BLOCKED]);
    if (counts[REACH_UNPROVEN])
        document_note(d, _("of %zu no way was found and none is excluded"), counts[REACH_UNPROVEN]);
    note_unknown(d, s, l, zh);
    reach_note_levers(d, s);
    document_own(d, l, free_list);
    return d;
}
