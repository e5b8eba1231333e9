/* The decomposition of one company. Parts are integers that add up to the score exactly (index/index.h). */
#include "report/index_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "report/index_standing_report.h"

/* --- one company ---------------------------------------------------------------------------- */

enum { X_GROUP, X_ID, X_NAME, X_RAW, X_TREATED, X_SCALED, X_WEIGHT, X_POINTS, X_NOTE, X_COLUMNS };

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

static void explanation_rows(grid *g, const index_result *r, uint32_t company, size_t place,
                             const index_parts *parts, bool zh)
{
    const index_model *m = r->model;

    for (size_t k = 0; k < m->n_indicators; k++) {
        const index_indicator *i = &m->indicators[k];
        double raw = r->raw[k * r->n + company], scaled = r->scaled[k * r->n + place];

        grid_row(g);
        grid_text(g, X_GROUP, m->nodes[m->nodes[i->node].parent].id, TABLE_FAINT);
        grid_text(g, X_ID, i->id, TABLE_PLAIN);
        grid_text(g, X_NAME, model_text_in(i->name, zh), TABLE_PLAIN);
        grid_number(g, X_RAW, cell_is_value(raw) ? raw : NAN);
        grid_number(g, X_TREATED, cell_is_value(raw) ? r->treated[k * r->n + company] : NAN);
        grid_number(g, X_SCALED, cell_is_value(scaled) ? scaled : NAN);
        grid_number(g, X_WEIGHT, parts->weight[i->node]);
        grid_number(g, X_POINTS, index_points(m, parts->node[i->node]));
        grid_text(g, X_NOTE, note_of(i, raw, cell_is_value(scaled), r->years_back && r->years_back[k * r->n + company]), TABLE_OPEN);
    }
}

static grid *explanation_grid(document *d, const index_model *m)
{
    table_column *c = arena_take_array(document_memory(d), X_COLUMNS, sizeof *c);

    if (!c)
        return NULL;
    c[X_GROUP] = (table_column){"group", _("group"), TABLE_TEXT, 0};
    c[X_ID] = (table_column){"indicator", _("indicator"), TABLE_TEXT, 0};
    c[X_NAME] = (table_column){"name", _("meaning"), TABLE_TEXT, 0};
    c[X_RAW] = (table_column){"raw", _("raw value"), TABLE_NUMBER, 6};
    c[X_TREATED] = (table_column){"treated", _("outliers drawn in"), TABLE_NUMBER, 6};
    c[X_SCALED] = (table_column){"normalised", _("on the scale 0 to 1"), TABLE_NUMBER, 6};
    c[X_WEIGHT] = (table_column){"weight", _("weight"), TABLE_NUMBER, 6};
    c[X_POINTS] = (table_column){"contribution", _("contribution"), TABLE_NUMBER, m->decimals};
    c[X_NOTE] = (table_column){"note", _("note"), TABLE_TEXT, 0};
    return document_grid(d, "indicators", NULL, c, X_COLUMNS);
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
    if (g)
        tree_rows(g, m, parts, 0, 0, zh);
}

static void explanation_head(document *d, const index_result *r, const binding *b, uint32_t company,
                             size_t place, const index_parts *parts, bool zh)
{
    const index_model *m = r->model;
    const index_stratum *s = index_result_stratum(r, place);
    int name = dictionary_find(panel_dictionary(b->panel), "name");
    const char *text = panel_text(b->panel, company, name);

    document_title(d, model_text_in(m->name, zh));
    document_text(d, "uscc", _("code"), panel_code(b->panel, company));
    document_text(d, "name", _("name"), text ? text : "");
    document_text(d, "index", NULL, m->id);
    document_text(d, "digest", NULL, m->digest);
    document_number(d, "year", _("year"), b->year, 0);
    if (cell_is_value(r->score[company])) {
        document_number(d, "score", _("score"), index_points(m, parts->total), m->decimals);
        document_number(d, "lo", _("from"), r->low[company], m->decimals);
        document_number(d, "hi", _("to"), r->high[company], m->decimals);
    }
    if (r->n_strata > 1) {
        document_text(d, "stratum", _("compared within"), s->name ? s->name : _("all others"));
        document_number(d, "stratum_size", _("companies there"), (double)s->n, 0);
    }
    index_rank_values(d, r, place);
}

document *index_explanation_document(const index_result *r, const binding *b, uint32_t company, bool zh)
{
    document *d = document_new();
    size_t place = index_result_place(r, company);
    index_parts parts;
    grid *g;

    if (!d)
        return NULL;
    index_result_parts(r, place, &parts);
    explanation_head(d, r, b, company, place, &parts, zh);
    g = explanation_grid(d, r->model);
    if (!g) {
        document_free(d);
        return NULL;
    }
    explanation_rows(g, r, company, place, &parts, zh);
    tree_table(d, r->model, &parts, zh);
    item_table(d, r, company, &parts, zh);
    index_standing_tables(d, r, place, zh);
    return d;
}
