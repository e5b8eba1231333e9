/*
 * One coverage: its definitions as they stand in its file, the numbers, and the companies by name: those that are not reached, by town and
 * then by what it would be worth to them, and those of which the data do not say.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "report/cite_text.h"
#include "report/coverage_report_internal.h"
#include "report/expression_words.h"
#include "report/input_text.h"
#include "report/reason_text.h"
#include "report/value_text.h"

enum { N_CODE, N_NAME, N_TOWN, N_GRID, N_INDUSTRY, N_COACH, N_STATE, N_STATE_WORD, N_WHY, N_DATA, N_WORTH, N_WORTH_WAN, N_ASK, N_COLUMNS };

static const table_column columns[N_COLUMNS] = {
    [N_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [N_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [N_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [N_GRID] = {"grid", N_("grid"), TABLE_TEXT, 0},
    [N_INDUSTRY] = {"industry", N_("industry"), TABLE_CODE, 0},
    [N_COACH] = {"coach", N_("coach"), TABLE_TEXT, 0},
    [N_STATE] = {"state", NULL, TABLE_TEXT, 0},
    [N_STATE_WORD] = {NULL, N_("state"), TABLE_TEXT, 0},
    [N_WHY] = {"why", N_("why"), TABLE_TEXT, 0},
    [N_DATA] = {"data", N_("data"), TABLE_TEXT, 0},
    [N_WORTH] = {"worth", NULL, TABLE_MONEY, 2},
    [N_WORTH_WAN] = {NULL, N_("worth (wan)"), TABLE_MONEY, 2},
    [N_ASK] = {"ask", NULL, TABLE_TEXT, 0},
};

enum { REASONS = 1024 };

static const double wan = 10000;

typedef struct writer {
    const coverage_view *v;
    const condition_set *s;
    const coverage_result *r;
    document *d;
    const dictionary *names;
    bool zh;
} writer;

bool coverage_has_table(const char *name)
{
    return !strcmp(name, "uncovered") || !strcmp(name, "unknown") || !strcmp(name, "groups");
}

static bool is_asked(const writer *w, const char *table)
{
    return !w->v->table || !strcmp(w->v->table, table);
}

/* --- definitions ---------------------------------------------------------------------------------------------------- */

static const char *model_name(const writer *w, const char *id)
{
    const model *m = condition_set_model(w->s, id);
    const char *name = w->zh ? dictionary_certificate_name(w->names, id) : NULL;

    return m ? model_text_in(m->name, w->zh) : name ? name : id;
}

static void stated_words(const writer *w, const indicator *i, text_buffer *out)
{
    const char *label = indicator_label(i, w->zh);

    if (i->type == INDICATOR_FLAG)
        text_buffer_print(out, _("as is stated: %s"), label);
    else
        text_buffer_print(out, _("as is stated: %s of %d above 0"), label, w->s->binding.year - 1);
}

static void condition_words(const writer *w, const company_condition *c, text_buffer *out)
{
    word_source from = {w->names, &w->r->rule->head, document_memory(w->d), w->zh};

    text_buffer_append_string(out, model_text_in(c->name, w->zh));
    text_buffer_append_string(out, _(" ("));
    if (c->states != INDICATOR_NONE)
        stated_words(w, dictionary_get(w->names, c->states), out);
    if (c->states != INDICATOR_NONE && (c->need || c->meets || c->can_file || c->filed || c->ever_filed))
        text_buffer_append_string(out, _("; otherwise "));
    if (c->need)
        text_buffer_append_string(out, expression_words(c->need, &from));
    if (c->meets)
        text_buffer_print(out, _("meets the rule of %s"), model_name(w, c->meets));
    if (c->can_file)
        text_buffer_print(out, _("can apply for %s, with a chance of %.15g%% or more"), model_name(w, c->can_file), w->s->tiers.apply_readiness * 100);
    if (c->filed)
        text_buffer_print(out, _("has applied for %s in %d"), model_name(w, c->filed), w->s->binding.year);
    if (c->ever_filed)
        text_buffer_print(out, _("has ever applied for or held %s"), model_name(w, c->ever_filed));
    text_buffer_append_string(out, _(")"));
}

static void definition_text(const writer *w, const char *name, const char *label, const company_condition *list, size_t n)
{
    text_buffer text;

    text_buffer_init(&text);
    for (size_t i = 0; i < n; i++) {
        text_buffer_append_string(&text, i ? _("; ") : "");
        condition_words(w, &list[i], &text);
    }
    document_text(w->d, name, label, text_buffer_string(&text));
    text_buffer_clear(&text);
}

static void worth_text(const writer *w, text_buffer *text)
{
    const coverage_worth *worth = &w->r->rule->worth;
    word_source from = {w->names, &w->r->rule->head, document_memory(w->d), w->zh};
    char money[VALUE_TEXT_SIZE];
    text_buffer cite;

    text_buffer_init(&cite);
    head_cite_text(&w->r->rule->head, &worth->cite, w->zh, &cite);
    value_text(round(w->r->count.worth), UNIT_MONEY, w->zh, money);
    text_buffer_print(text, _("%s (%s: %s; %s)"), money, model_text_in(worth->name, w->zh), expression_words(worth->amount, &from), text_buffer_string(&cite));
    text_buffer_clear(&cite);
    document_text(w->d, NULL, _("worth to those not reached"), text_buffer_string(text));
    document_number(w->d, "worth", NULL, w->r->count.worth, 2);
    text_buffer_empty(text);
}

/* The share by amount, beside that by number. */
static void amount_text(const writer *w, text_buffer *text)
{
    const coverage_count *c = &w->r->count;
    double least, greatest;

    if (!w->r->amount)
        return;
    coverage_rate_by_amount(c, &least, &greatest);
    if (isnan(least) && c->amount_unknown)
        text_buffer_print(text, PLURAL("cannot be told: %zu amount is missing", "cannot be told: %zu amounts are missing", c->amount_unknown),
                          c->amount_unknown);
    else if (!isnan(least))
        coverage_share_text(least, greatest, text);
    document_text(w->d, "rate_by_amount", _("rate by amount"), text_buffer_string(text));
    text_buffer_empty(text);
}

static void count_texts(const writer *w, text_buffer *text)
{
    const coverage_count *c = &w->r->count;
    double aim = coverage_aim(w->v, w->r->rule);
    coverage_interval n;

    coverage_interval_text(coverage_meant(c), text);
    document_text(w->d, NULL, w->r->rule->subject ? _("meant") : _("companies meant"), text_buffer_string(text));
    text_buffer_empty(text);
    document_number(w->d, "reached", _("covered"), (double)c->cells[TRUTH_TRUE][TRUTH_TRUE], 0);
    document_number(w->d, "unreached", _("not reached"), (double)c->cells[TRUTH_TRUE][TRUTH_FALSE], 0);
    coverage_rate_text(c, text);
    document_text(w->d, "rate", _("rate"), text_buffer_string(text));
    text_buffer_empty(text);
    amount_text(w, text);
    if (isnan(aim))
        return;
    n = coverage_missing(c, aim);
    coverage_interval_text(n, text);
    text_buffer_print(text, _(" to an aim of %.15g%%"), floor(aim * 1e8 + 0.5) / 1e6);
    document_text(w->d, "to_start", _("still to start"), text_buffer_string(text));
    text_buffer_empty(text);
}

static void write_head(const writer *w)
{
    const coverage_rule *rule = w->r->rule;
    text_buffer text;

    text_buffer_init(&text);
    document_title(w->d, model_text_in(rule->name, w->zh));
    definition_text(w, "among", _("who is meant: all of"), rule->among, rule->n_among);
    definition_text(w, "covered", _("who is reached: one of"), rule->covered, rule->n_covered);
    head_cite_text(&rule->head, &rule->cite, w->zh, &text);
    document_text(w->d, "source", _("asked for by"), text_buffer_string(&text));
    text_buffer_empty(&text);
    if (rule->note.zh)
        document_text(w->d, "note", _("note"), model_text_in(rule->note, w->zh));
    document_text(w->d, "file", NULL, rule->file);
    count_texts(w, &text);
    if (w->r->worth)
        worth_text(w, &text);
    if (rule->ask.zh)
        document_text(w->d, "ask", _("to ask"), model_text_in(rule->ask, w->zh));
    text_buffer_clear(&text);
}

/* --- a company ------------------------------------------------------------------------------------------------------- */

/* Conditions from `first` on that are in this state, with what a rule finds wanting. */
static void side_text(const writer *w, size_t first, size_t n, truth state, size_t company, text_buffer *out)
{
    reason_style style = {w->zh, true};
    char reasons[REASONS];

    for (const condition_side *x = &w->s->sides[first]; x < &w->s->sides[first + n]; x++) {
        if (x->truth[company] != state)
            continue;
        text_buffer_print(out, "%s%s", out->length ? _("; ") : "", model_text_in(x->of->name, w->zh));
        if (!x->assessed)
            continue;
        (state == TRUTH_FALSE ? reasons_unmet : reasons_missing)(x->assessed, company, style, reasons, sizeof reasons);
        if (*reasons)
            text_buffer_print(out, _(": %s"), reasons);
    }
}

static void why_text(const writer *w, size_t company, text_buffer *out)
{
    const coverage_rule *rule = w->r->rule;
    text_buffer sides;

    text_buffer_init(&sides);
    if (w->r->meant[company] == TRUTH_UNKNOWN) {
        side_text(w, w->r->among, rule->n_among, TRUTH_UNKNOWN, company, &sides);
        text_buffer_print(out, _("whether it is meant is not known: %s"), sides.length ? text_buffer_string(&sides) : _("region"));
        text_buffer_empty(&sides);
    }
    if (w->r->reached[company] != TRUTH_TRUE) {
        side_text(w, w->r->covered, rule->n_covered, (truth)w->r->reached[company], company, &sides);
        text_buffer_print(out, "%s%s%s", out->length ? _("; ") : "", w->r->reached[company] == TRUTH_FALSE ? _("not met: ") : _("not known: "),
                          text_buffer_string(&sides));
    }
    text_buffer_clear(&sides);
}

static void condition_data(const writer *w, const condition_side *x, uint32_t company, text_buffer *out)
{
    const company_condition *c = x->of;
    const binding *b = &w->s->binding;

    if (c->states != INDICATOR_NONE) {
        double value = condition_set_own(w->s, c->states, company);

        input_text(c->states, b->year - 1, value, b, w->zh, out);
        if (cell_is_value(value))
            return;
    }
    if (c->need && x->truth[company] != TRUTH_TRUE)
        inputs_text(c->need, b, company, w->zh, out);
}

static void data_text(const writer *w, uint32_t company, text_buffer *out)
{
    const coverage_rule *rule = w->r->rule;
    const condition_side *covered = &w->s->sides[w->r->covered], *among = &w->s->sides[w->r->among];

    for (size_t i = 0; i < rule->n_covered; i++)
        condition_data(w, &covered[i], company, out);
    for (size_t i = 0; i < rule->n_among && w->r->meant[company] == TRUTH_UNKNOWN; i++) {
        if (among[i].truth[company] == TRUTH_UNKNOWN)
            condition_data(w, &among[i], company, out);
    }
    if (rule->worth.amount && w->r->meant[company] == TRUTH_TRUE)
        inputs_text(rule->worth.amount, &w->s->binding, company, w->zh, out);
}

static void place_cells(const writer *w, grid *g, uint32_t company)
{
    static const struct { size_t column; const char *name; } cells[] = {
        {N_NAME, "name"}, {N_TOWN, "town"}, {N_GRID, "grid"}, {N_INDUSTRY, "industry"}, {N_COACH, "coach"}};

    grid_text(g, N_CODE, panel_code(w->s->data.panel, company), TABLE_PLAIN);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        grid_text(g, cells[i].column, panel_text(w->s->data.panel, company, dictionary_find(w->names, cells[i].name)), TABLE_PLAIN);
}

static const char *state_name(const writer *w, size_t company)
{
    return w->r->meant[company] == TRUTH_UNKNOWN ? "perhaps_meant" : w->r->reached[company] == TRUTH_FALSE ? "unreached" : "unknown";
}

static const char *state_word(const writer *w, size_t company)
{
    return w->r->meant[company] == TRUTH_UNKNOWN ? _("perhaps meant") : w->r->reached[company] == TRUTH_FALSE ? _("not reached") : _("not known");
}

static void add_row(const writer *w, grid *g, uint32_t company, text_buffer *text)
{
    bool is_unreached = w->r->meant[company] == TRUTH_TRUE && w->r->reached[company] == TRUTH_FALSE;

    grid_row(g);
    place_cells(w, g, company);
    grid_text(g, N_STATE, state_name(w, company), TABLE_PLAIN);
    grid_text(g, N_STATE_WORD, state_word(w, company), is_unreached ? TABLE_BAD : TABLE_OPEN);
    why_text(w, company, text);
    grid_buffer(g, N_WHY, text, TABLE_PLAIN);
    data_text(w, company, text);
    grid_buffer(g, N_DATA, text, TABLE_FAINT);
    if (w->r->worth && is_unreached && cell_is_value(w->r->worth[company])) {
        grid_number(g, N_WORTH, w->r->worth[company]);
        grid_number(g, N_WORTH_WAN, w->r->worth[company] / wan);
    }
    if (w->r->rule->ask.zh)
        grid_text(g, N_ASK, model_text_in(w->r->rule->ask, w->zh), TABLE_PLAIN);
}

/* --- lists ------------------------------------------------------------------------------------------------------------ */

typedef struct named_row {
    const char *town, *code;
    double worth;
    uint32_t company;
} named_row;

static int in_order(const void *x, const void *y)
{
    const named_row *a = x, *b = y;
    int order = !*a->town != !*b->town ? (*a->town ? -1 : 1) : strcmp(a->town, b->town);

    if (!order && a->worth != b->worth)
        order = a->worth > b->worth ? -1 : 1;
    return order ? order : strcmp(a->code, b->code);
}

/* Meant and not reached; or nothing certain, unless it is reached whether it is meant or not. */
static bool is_listed(const writer *w, size_t i, bool is_unknown)
{
    truth meant = (truth)w->r->meant[i], reached = (truth)w->r->reached[i];

    if (!w->s->is_in[i] || meant == TRUTH_FALSE)
        return false;
    return is_unknown ? meant == TRUTH_UNKNOWN || reached == TRUTH_UNKNOWN : meant == TRUTH_TRUE && reached == TRUTH_FALSE;
}

static tidu_status write_list(const writer *w, const char *name, const char *heading, bool is_unknown, tidu_error *err)
{
    const panel *p = w->s->data.panel;
    named_row *rows = allocate_array(panel_count(p) + 1, sizeof *rows);
    grid *g = rows ? document_grid(w->d, name, w->v->table ? NULL : heading, columns, N_COLUMNS) : NULL;
    int town = dictionary_find(w->names, "town");
    text_buffer text;
    size_t n = 0;

    if (!g) {
        release(rows);
        return error_memory(err);
    }
    for (uint32_t i = 0; i < panel_count(p); i++) {
        const char *of = panel_text(p, i, town);
        double worth = w->r->worth && cell_is_value(w->r->worth[i]) ? w->r->worth[i] : -1;

        if (is_listed(w, i, is_unknown))
            rows[n++] = (named_row){of ? of : "", panel_code(p, i), worth, i};
    }
    qsort(rows, n, sizeof *rows, in_order);
    text_buffer_init(&text);
    for (size_t i = 0; i < n; i++)
        add_row(w, g, rows[i].company, &text);
    text_buffer_clear(&text);
    release(rows);
    grid_hide_empty(g);
    return TIDU_OK;
}

tidu_status coverage_names_document(const coverage_view *v, document **out, tidu_error *err)
{
    writer w = {v, v->study->set, &v->study->results[0], document_new(), v->study->env->dictionary, v->is_chinese};
    tidu_status status = w.d ? TIDU_OK : error_memory(err);
    grid *g;

    if (status)
        return status;
    document_language(w.d, v->is_chinese);
    document_wide(w.d);
    if (!v->table)
        write_head(&w);
    if (coverage_is_grouped(v) && is_asked(&w, "groups")) {
        g = coverage_group_grid(w.d, v->table ? NULL : _("By group"));
        status = g ? coverage_write_groups(v, g, w.r, err) : error_memory(err);
        if (g)
            grid_hide_empty(g);
    }
    if (!status && is_asked(&w, "uncovered"))
        status = write_list(&w, "uncovered", _("Not reached"), false, err);
    if (!status && is_asked(&w, "unknown"))
        status = write_list(&w, "unknown", _("Cannot be told from the data"), true, err);
    coverage_add_notes(v, w.d);
    if (status)
        document_free(w.d);
    else
        *out = w.d;
    return status;
}
