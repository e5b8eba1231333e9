/* The decomposition of one company. Parts are integers that add up to the score exactly (index/index.h). */
#include "report/index_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "report/index_compared.h"
#include "report/index_stratum_text.h"
#include "numeric/truth.h"
#include "report/index_step_text.h"
#include "report/index_standing_report.h"
#include "report/index_words.h"

/* --- one company ---------------------------------------------------------------------------- */

enum { X_GROUP, X_GROUP_NAME, X_ID, X_NAME, X_RAW, X_TREATED, X_SCALED, X_WEIGHT, X_POINTS, X_NOTE, X_COLUMNS };

static const char *filled_note(missing_kind kind)
{
    switch (kind) {
    case MISSING_WORST:
        return _("missing: counted as the worst");
    case MISSING_MEAN:
        return _("missing: counted as the mean of those that are known");
    case MISSING_MEDIAN:
        return _("missing: counted as the median of those that are known");
    case MISSING_GROUP:
        return _("missing: counted as the mean of its group");
    case MISSING_EM:
        return _("missing: estimated from the other indicators");
    case MISSING_INTERVAL:
    case MISSING_REWEIGHT:
    case MISSING_LAST:
        break;
    }
    return "";
}

/* `x` is the raw value. */
static const char *note_of(const index_indicator *i, double x, bool is_filled, bool is_older)
{
    if (is_older)
        return _("missing: the last known value counts");
    switch (cell_state_of(x)) {
    case CELL_VALUE:
        return "";
    case CELL_MISSING:
        return is_filled ? filled_note(i->missing.kind) : _("missing: left out, the other weights grow");
    case CELL_NOT_APPLICABLE:
        return _("not applicable: left out, the other weights grow");
    case CELL_UNDEFINED:
        break;
    }
    return _("undefined (divided by 0): counted as the lowest");
}

/* Can a gap not be left out, because the indicator is a column that is compared? */
static bool is_needed(const index_result *r, const index_indicator *i)
{
    return r->compared && (r->model->list_method.of_figures || r->model->nodes[i->node].parent == 0);
}

static void explanation_rows(grid *g, const index_result *r, uint32_t company, size_t place,
                             const index_parts *parts, bool zh)
{
    const index_model *m = r->model;

    for (size_t k = 0; k < m->n_indicators; k++) {
        const index_indicator *i = &m->indicators[k];
        double raw = r->raw[k * r->n + company], scaled = r->scaled[k * r->n + place];

        grid_row(g);
        grid_text(g, X_GROUP, m->nodes[m->nodes[i->node].parent].id, TABLE_FAINT);
        grid_text(g, X_GROUP_NAME, index_group_name(m, i->node, zh), TABLE_FAINT);
        grid_text(g, X_ID, i->id, TABLE_PLAIN);
        grid_text(g, X_NAME, model_text_in(i->name, zh), TABLE_PLAIN);
        grid_number(g, X_RAW, cell_is_value(raw) ? raw : NAN);
        grid_number(g, X_TREATED, cell_is_value(raw) ? r->treated[k * r->n + company] : NAN);
        grid_number(g, X_SCALED, cell_is_value(scaled) ? scaled : NAN);
        grid_number(g, X_WEIGHT, parts->weight[i->node]);
        grid_number(g, X_POINTS, index_points(m, parts->node[i->node]));
        grid_text(g, X_NOTE,
                  is_needed(r, i) && !cell_is_value(raw) && !cell_is_value(scaled)
                      ? _("without a value the company is not compared and has no score")
                      : note_of(i, raw, cell_is_value(scaled), r->years_back && r->years_back[k * r->n + company]),
                  TABLE_OPEN);
    }
}

/* Are there results beyond 0 to 1? */
static bool is_wide(const index_result *r)
{
    bool any = false;

    for (size_t k = 0; k < r->model->n_indicators; k++)
        any |= !(r->lowest[k] >= 0 && r->highest[k] <= 1);
    return any;
}

static bool has_groups(const index_model *m)
{
    bool any = false;

    for (size_t i = 1; i < m->n_nodes; i++)
        any |= !index_is_leaf(&m->nodes[i]);
    return any;
}

static grid *explanation_grid(document *d, const index_result *r, bool zh)
{
    const index_model *m = r->model;
    table_column *c = arena_take_array(document_memory(d), X_COLUMNS, sizeof *c);
    grid *g;

    if (!c)
        return NULL;
    c[X_GROUP] = (table_column){"group", NULL, TABLE_TEXT, 0};
    c[X_GROUP_NAME] = (table_column){NULL, has_groups(m) ? _("group") : NULL, TABLE_TEXT, 0};
    c[X_ID] = (table_column){"indicator", _("indicator"), TABLE_TEXT, 0};
    c[X_NAME] = (table_column){"name", _("meaning"), TABLE_TEXT, 0};
    c[X_RAW] = (table_column){"raw", _("raw value"), TABLE_NUMBER, 6};
    c[X_TREATED] = (table_column){"treated", _("treated value"), TABLE_NUMBER, 6};
    c[X_SCALED] = (table_column){"normalised", is_wide(r) ? _("points / 100") : _("on the scale 0 to 1"), TABLE_NUMBER, 6};
    c[X_WEIGHT] = (table_column){"weight", _("weight"), TABLE_NUMBER, 6};
    c[X_POINTS] = (table_column){"contribution", _("contribution"), TABLE_NUMBER, m->decimals};
    c[X_NOTE] = (table_column){"note", _("note"), TABLE_TEXT, 0};
    g = document_grid(d, "indicators", NULL, c, X_COLUMNS);
    index_ids_for_programs(g, zh);
    return g;
}

/* --- what was done to the values --------------------------------------------------------------------- */

enum { S_ID, S_NAME, S_TREATMENT, S_SCALE, S_METHOD, S_COLUMNS };

static void step_rows(grid *g, const index_result *r, size_t place, bool zh)
{
    size_t stratum = (size_t)(index_result_stratum(r, place) - r->strata);
    text_buffer text;

    text_buffer_init(&text);
    for (size_t k = 0; k < r->model->n_indicators; k++) {
        grid_row(g);
        grid_text(g, S_ID, r->model->indicators[k].id, TABLE_PLAIN);
        grid_text(g, S_NAME, model_text_in(r->model->indicators[k].name, zh), TABLE_PLAIN);
        text_buffer_empty(&text);
        index_treatment_text(r, k, stratum, &text);
        grid_text(g, S_TREATMENT, text_buffer_string(&text), TABLE_PLAIN);
        text_buffer_empty(&text);
        index_scale_text(r, k, stratum, &text);
        grid_text(g, S_SCALE, text_buffer_string(&text), TABLE_PLAIN);
        grid_text(g, S_METHOD, index_scale_word(&r->model->indicators[k].scale), TABLE_FAINT);
    }
    text_buffer_clear(&text);
}

static void steps_grid(document *d, const index_result *r, size_t place, bool zh)
{
    table_column *c = r->fits ? arena_take_array(document_memory(d), S_COLUMNS, sizeof *c) : NULL;
    grid *g;

    if (!c)
        return;
    c[S_ID] = (table_column){"indicator", _("indicator"), TABLE_TEXT, 0};
    c[S_NAME] = (table_column){"name", _("meaning"), TABLE_TEXT, 0};
    c[S_TREATMENT] = (table_column){"treatment", _("treatment of outliers"), TABLE_TEXT, 0};
    c[S_SCALE] = (table_column){"scale", _("how it was scaled"), TABLE_TEXT, 0};
    c[S_METHOD] = (table_column){"method", _("kind of scale"), TABLE_TEXT, 0};
    g = document_grid(d, "steps", _("What was done to the values"), c, S_COLUMNS);
    index_ids_for_programs(g, zh);
    if (g)
        step_rows(g, r, place, zh);
}

/* --- what is added and taken away ---------------------------------------------------------------- */

enum { I_ID, I_NAME, I_POINTS, I_NOTE, I_COLUMNS };

static void item_row(grid *g, const char *id, const char *name, double points, const char *note)
{
    grid_row(g);
    grid_text(g, I_ID, id, TABLE_PLAIN);
    grid_text(g, I_NAME, name, TABLE_PLAIN);
    grid_number(g, I_POINTS, points);
    grid_text(g, I_NOTE, note, TABLE_OPEN);
}

static void item_rows(grid *g, const index_result *r, uint32_t company, const index_parts *parts, bool zh)
{
    const index_model *m = r->model;

    for (size_t i = 0; i < m->bonus.n + m->deductions.n; i++) {
        const index_item *x = i < m->bonus.n ? &m->bonus.items[i] : &m->deductions.items[i - m->bonus.n];
        bool is_missing = cell_is_missing(r->items[i * r->n + company]);

        item_row(g, x->id, model_text_in(x->name, zh), index_points(m, parts->item[i]), is_missing ? _("missing: counted as nothing, open up to its most") : "");
    }
    if (parts->cut)
        item_row(g, "cut", _("by limits of the items and of the total"), index_points(m, parts->cut), "");
}

static void item_table(document *d, const index_result *r, uint32_t company, const index_parts *parts, bool zh)
{
    const index_model *m = r->model;
    bool any = m->bonus.n || m->deductions.n || parts->cut;
    table_column *c = any ? arena_take_array(document_memory(d), I_COLUMNS, sizeof *c) : NULL;
    grid *g;

    if (!c)
        return;
    c[I_ID] = (table_column){"item", _("item"), TABLE_TEXT, 0};
    c[I_NAME] = (table_column){"name", _("meaning"), TABLE_TEXT, 0};
    c[I_POINTS] = (table_column){"contribution", _("contribution"), TABLE_NUMBER, m->decimals};
    c[I_NOTE] = (table_column){"note", _("note"), TABLE_TEXT, 0};
    g = document_grid(d, "items", _("Added and taken away"), c, I_COLUMNS);
    index_ids_for_programs(g, zh);
    if (g)
        item_rows(g, r, company, parts, zh);
}

/* --- the tree of one company ------------------------------------------------------------------ */

enum { T_NAME, T_ID, T_VALUE, T_WEIGHT, T_POINTS, T_COLUMNS };

enum { MOST_INDENTED = 512 };

static void tree_rows(grid *g, const index_model *m, const index_parts *parts, size_t node, int depth, bool zh)
{
    const index_node *x = &m->nodes[node];
    char name[MOST_INDENTED];

    snprintf(name, sizeof name, "%*s%s", 2 * depth, "", model_text_in(x->name, zh));
    grid_row(g);
    grid_text(g, T_NAME, name, TABLE_PLAIN);
    grid_text(g, T_ID, x->id, TABLE_FAINT);
    grid_number(g, T_VALUE, cell_is_value(parts->value[node]) ? parts->value[node] : NAN);
    grid_number(g, T_WEIGHT, parts->weight[node]);
    grid_number(g, T_POINTS, index_points(m, parts->node[node]));
    for (size_t j = x->first_child; j < x->first_child + x->n_children; j++)
        tree_rows(g, m, parts, j, depth + 1, zh);
}

/* Only where there are groups within groups: elsewhere the table of indicators says all. */
static void tree_table(document *d, const index_model *m, const index_parts *parts, bool zh)
{
    table_column *c = index_is_deep(m) ? arena_take_array(document_memory(d), T_COLUMNS, sizeof *c) : NULL;
    grid *g;

    if (!c)
        return;
    c[T_NAME] = (table_column){"name", _("meaning"), TABLE_TEXT, 0};
    c[T_ID] = (table_column){"node", _("id"), TABLE_TEXT, 0};
    c[T_VALUE] = (table_column){"value", _("on the scale 0 to 1"), TABLE_NUMBER, 6};
    c[T_WEIGHT] = (table_column){"weight", _("weight"), TABLE_NUMBER, 6};
    c[T_POINTS] = (table_column){"contribution", _("contribution"), TABLE_NUMBER, m->decimals};
    g = document_grid(d, "tree", _("The tree"), c, T_COLUMNS);
    index_ids_for_programs(g, zh);
    if (g)
        tree_rows(g, m, parts, 0, 0, zh);
}

static void explanation_head(document *d, const index_result *r, const binding *b, uint32_t company,
                             size_t place, const index_parts *parts, bool zh)
{
    const index_model *m = r->model;
    int name = dictionary_find(panel_dictionary(b->panel), "name");
    const char *text = panel_text(b->panel, company, name);

    document_title(d, model_text_in(m->name, zh));
    document_text(d, "uscc", _("code"), panel_code(b->panel, company));
    document_text(d, "name", _("name"), text ? text : "");
    document_text(d, "index", NULL, m->id);
    document_text(d, "digest", NULL, m->digest);
    document_number(d, "year", _("year"), b->year, 0);
    if (r->is_screened && r->is_screened[company])
        document_note(d, _("this company is screened out: too few of its indicators are known"));
    if (cell_is_value(r->score[company])) {
        document_number(d, "score", _("score"), index_points(m, parts->total), m->decimals);
        document_number(d, "lo", _("from"), r->low[company], m->decimals);
        document_number(d, "hi", _("to"), r->high[company], m->decimals);
    }
    if (r->n_strata > 1) {
        document_text(d, "stratum", _("compared within"), index_stratum_name(r, place, zh));
        document_number(d, "stratum_size", _("companies there"), (double)index_result_stratum(r, place)->n, 0);
    }
}

/* Its rank among those with a score, and what follows from score and rank. */
static void standing_head(document *d, const index_result *r, const index_standing *x, uint32_t company, bool zh)
{
    const index_model *m = r->model;

    if (x->rank[company] && r->n_strata > 1)
        document_number(d, "stratum_rank", _("rank there"), x->rank[company], 0);
    else if (x->rank[company])
        document_number(d, "rank", _("rank"), x->rank[company], 0);
    if (m->n_bands)
        document_text(d, "band", _("band"), x->band[company] ? model_text_in(x->band[company]->name, zh) : _("none"));
    if (m->n_boards)
        document_text(d, "board", _("board"), x->board[company] ? model_text_in(x->board[company]->name, zh) : _("none"));
}

/* --- the least that must be reached ------------------------------------------------------------------ */

enum { M_NAME, M_ID, M_LOW, M_HIGH, M_LEAST, M_STANDING, M_COLUMNS };

static void least_row(grid *g, const index_node *x, const index_least *l, bool zh)
{
    static const char *const said[] = {[MINIMUM_MET] = N_("met"), [MINIMUM_OPEN] = N_("open, as data are missing"), [MINIMUM_MISSED] = N_("not met")};
    static const table_tone tones[] = {[MINIMUM_MET] = TABLE_PLAIN, [MINIMUM_OPEN] = TABLE_OPEN, [MINIMUM_MISSED] = TABLE_BAD};
    bool counts = cell_is_value(l->low);

    grid_row(g);
    grid_text(g, M_NAME, model_text_in(x->name, zh), TABLE_PLAIN);
    grid_text(g, M_ID, x->id, TABLE_FAINT);
    grid_number(g, M_LOW, counts ? l->low : NAN);
    grid_number(g, M_HIGH, counts && isfinite(l->high) ? l->high : NAN);
    grid_number(g, M_LEAST, x->least);
    grid_text(g, M_STANDING, counts ? _(said[l->standing]) : _("does not apply"), tones[l->standing]);
}

static void least_table(document *d, const index_result *r, size_t place, bool zh)
{
    const index_model *m = r->model;
    table_column *c = arena_take_array(document_memory(d), M_COLUMNS, sizeof *c);
    index_least all[INDEX_MOST_NODES];
    grid *g = NULL;

    index_leasts_find(r, place, all);
    for (size_t i = 0; i < m->n_nodes && c; i++) {
        if (!(m->nodes[i].least > 0))
            continue;
        if (!g) {
            c[M_NAME] = (table_column){"name", _("meaning"), TABLE_TEXT, 0};
            c[M_ID] = (table_column){"node", _("id"), TABLE_TEXT, 0};
            c[M_LOW] = (table_column){"lo", _("from"), TABLE_NUMBER, m->decimals};
            c[M_HIGH] = (table_column){"hi", _("to"), TABLE_NUMBER, m->decimals};
            c[M_LEAST] = (table_column){"least", _("the least"), TABLE_NUMBER, -1};
            c[M_STANDING] = (table_column){"standing", _("standing"), TABLE_TEXT, 0};
            g = document_grid(d, "least", _("What must be reached, in points of 100"), c, M_COLUMNS);
        }
        if (g)
            least_row(g, &m->nodes[i], &all[i], zh);
    }
}

document *index_explanation_document(const index_result *r, const binding *b, const index_standing *standing, uint32_t company, bool zh)
{
    document *d = document_new();
    size_t place = index_result_place(r, company);
    index_parts parts;
    grid *g;

    if (!d)
        return NULL;
    index_result_parts(r, place, &parts);
    explanation_head(d, r, b, company, place, &parts, zh);
    standing_head(d, r, standing, company, zh);
    g = explanation_grid(d, r, zh);
    if (!g) {
        document_free(d);
        return NULL;
    }
    explanation_rows(g, r, company, place, &parts, zh);
    if (r->compared)
        index_compared_table(d, r, company, zh);
    steps_grid(d, r, place, zh);
    if (r->candidate && r->candidate[company] != TRUTH_TRUE)
        document_note(d, r->candidate[company] == TRUTH_FALSE ? _("it is no candidate of this index, so it is not ranked")
                                                              : _("whether it is a candidate of this index cannot be told, as data are missing"));
    tree_table(d, r->model, &parts, zh);
    item_table(d, r, company, &parts, zh);
    least_table(d, r, place, zh);
    index_standing_tables(d, r, place, zh);
    return d;
}
