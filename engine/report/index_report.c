/*
 * The documents of an index. The list pulls its cells from the result; the decomposition of a company is computed once
 * per row and kept for its cells. Parts are integers that add up to the score exactly (index/index.h).
 */
#include "report/index_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/text_buffer.h"

/* --- the list ---------------------------------------------------------------------------- */

enum { L_RANK, L_CODE, L_NAME, L_SCORE, L_LOW, L_HIGH, L_GROUPS };

typedef struct list_view {
    const index_result *r;
    const binding *b;
    ranking *list;
    uint32_t *place; /* place of each company in the order of the result */
    int name;
    size_t split;    /* the company that `parts` belongs to */
    index_parts parts;
    bool has_parts;
    index_before before; /* NULL: the weights are those of the file */
} list_view;

static void free_ranking(void *list)
{
    ranking_free(list);
}

/* The cells of a row are pulled one after the other: the score is decomposed once. */
static double member_points(list_view *v, size_t company, size_t node)
{
    if (v->split != company) {
        v->split = company;
        v->has_parts = index_result_parts(v->r, v->place[company], &v->parts);
    }
    return v->has_parts ? index_points(v->r->model, v->parts.node[node]) : NAN;
}

static void list_cell(void *context, size_t row, size_t column, table_cell *out)
{
    list_view *v = context;
    uint32_t company = v->list->company[row];

    *out = (table_cell){.number = NAN};
    switch (column) {
    case L_RANK:
        out->number = v->list->rank[row];
        break;
    case L_CODE:
        out->text = panel_code(v->b->panel, company);
        break;
    case L_NAME:
        out->text = panel_text(v->b->panel, company, v->name);
        break;
    case L_SCORE:
        out->number = v->r->score[company];
        break;
    case L_LOW:
        out->number = v->r->low[company];
        break;
    case L_HIGH:
        out->number = v->r->high[company];
        break;
    default:
        if (column < L_GROUPS + v->r->model->nodes[0].n_children)
            out->number = member_points(v, company, v->r->model->nodes[0].first_child + column - L_GROUPS);
        else if (column == L_GROUPS + v->r->model->nodes[0].n_children)
            out->number = v->before.rank[company];
        else
            out->number = v->before.score[company];
        break;
    }
}

enum { BEFORE_COLUMNS = 2 };

/* The columns of the state before follow those of the groups. */
static table_column *list_columns(document *d, const index_result *r, bool zh)
{
    const index_model *m = r->model;
    size_t n = m->nodes[0].n_children;
    table_column *c = arena_take_array(document_memory(d), L_GROUPS + n + BEFORE_COLUMNS, sizeof *c);

    if (!c)
        return NULL;
    c[L_RANK] = (table_column){"rank", _("rank"), TABLE_NUMBER, 0};
    c[L_CODE] = (table_column){"uscc", _("code"), TABLE_CODE, 0};
    c[L_NAME] = (table_column){"name", _("name"), TABLE_TEXT, 0};
    c[L_SCORE] = (table_column){"score", _("score"), TABLE_NUMBER, m->decimals};
    c[L_LOW] = (table_column){"lo", _("from"), TABLE_NUMBER, m->decimals};
    c[L_HIGH] = (table_column){"hi", _("to"), TABLE_NUMBER, m->decimals};
    for (size_t g = 0; g < n; g++) {
        const index_node *x = &m->nodes[m->nodes[0].first_child + g];
        char *name = arena_print(document_memory(d), "group.%s", x->id);

        if (!name)
            return NULL;
        c[L_GROUPS + g] = (table_column){name, model_text_in(x->name, zh), TABLE_NUMBER, m->decimals};
    }
    c[L_GROUPS + n] = (table_column){"rank_before", _("rank before"), TABLE_NUMBER, 0};
    c[L_GROUPS + n + 1] = (table_column){"score_before", _("score before"), TABLE_NUMBER, m->decimals};
    return c;
}

document *index_list_document(const index_result *r, const binding *b, ranking *list, const index_before *before,
                              bool zh)
{
    document *d = document_new();
    list_view *v = d ? arena_take(document_memory(d), sizeof *v) : NULL;
    table_column *columns = v ? list_columns(d, r, zh) : NULL;
    table t;

    if (v)
        v->place = arena_take_array(document_memory(d), r->n + 1, sizeof *v->place);
    if (!columns || !v->place) {
        ranking_free(list);
        document_free(d);
        return NULL;
    }
    document_own(d, list, free_ranking);
    v->r = r;
    v->b = b;
    v->list = list;
    v->split = SIZE_MAX;
    if (before)
        v->before = *before;
    v->name = dictionary_find(panel_dictionary(b->panel), "name");
    for (size_t i = 0; i < r->n; i++)
        v->place[r->order[i]] = (uint32_t)i;
    t = (table){columns, L_GROUPS + r->model->nodes[0].n_children + (before ? BEFORE_COLUMNS : 0), list->n, list_cell, v};
    document_table(d, "list", NULL, &t);
    return d;
}

/* --- one company ---------------------------------------------------------------------------- */

enum { X_GROUP, X_ID, X_NAME, X_RAW, X_TREATED, X_SCALED, X_WEIGHT, X_POINTS, X_NOTE, X_COLUMNS };

static const char *note_of(const index_model *m, const index_indicator *i, double x, bool has_mean)
{
    switch (cell_state_of(x)) {
    case CELL_VALUE:
        return "";
    case CELL_MISSING:
        if (has_mean)
            return _("missing: counted as the mean of those that are known");
        if (i->scale.kind == SCALE_BASE && !m->is_reweighted)
            return _("missing: adds nothing yet");
        return m->is_reweighted ? _("missing: left out, the other weights grow")
                                : _("missing: adds nothing yet, up to its whole weight once known");
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
        grid_text(g, X_NOTE, note_of(m, i, raw, cell_is_missing(raw) && cell_is_value(scaled)), TABLE_OPEN);
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
    return d;
}

/* --- the weights ------------------------------------------------------------------------------ */

enum { W_GROUP, W_ID, W_NAME, W_WEIGHT, W_IN_GROUP, W_METHOD, W_RATIO, W_COLUMNS };

/* "ahp", or "0.5 equal + 0.5 critic" */
static void method_text(const index_weighting *w, text_buffer *out)
{
    char share[32];

    text_buffer_empty(out);
    for (size_t i = 0; i < w->n; i++) {
        if (w->n > 1) {
            number_format(w->methods[i].share, share);
            text_buffer_print(out, "%s%s ", i ? " + " : "", share);
        }
        text_buffer_append_string(out, weighting_name(w->methods[i].kind));
    }
}

typedef struct weight_line {
    const char *id;
    model_text name;
    double weight, in_group;
    double ratio; /* NaN: no pairwise comparisons */
} weight_line;

static void weight_row(grid *g, const weight_line *l, const char *method, bool zh)
{
    grid_text(g, W_ID, l->id, TABLE_PLAIN);
    grid_text(g, W_NAME, model_text_in(l->name, zh), TABLE_PLAIN);
    grid_number(g, W_WEIGHT, l->weight);
    grid_number(g, W_IN_GROUP, l->in_group);
    grid_text(g, W_METHOD, method, TABLE_FAINT);
    grid_number(g, W_RATIO, l->ratio);
}

static double ratio_of(const comparison_consistency *how)
{
    return how->lambda > 0 ? how->ratio : NAN;
}

static void warn_of(document *d, const char *what, const comparison_consistency *how)
{
    static const double tolerable = 0.1; /* recommended by Saaty */
    char ratio[32];

    if (!(how->ratio > tolerable))
        return;
    number_format_fixed(how->ratio, 3, ratio, sizeof ratio);
    document_note(d, _("warning: the comparisons of '%s' contradict each other: consistency ratio %s, more than 0.1"),
                  what, ratio);
}

/* A node and what is below it. In the whole, a member of the root has its weight within its level. */
static void weight_rows(document *d, grid *g, const index_model *m, const index_weights *w, size_t node, text_buffer *method,
                        bool zh)
{
    const index_node *x = &m->nodes[node], *above = node ? &m->nodes[x->parent] : NULL;
    double share = 1;

    for (size_t at = node; at; at = m->nodes[at].parent)
        share = at == node ? w->node[at] : w->node[at] * share;
    if (above) {
        grid_row(g);
        method_text(&above->weighting, method);
        grid_text(g, W_GROUP, !index_is_leaf(x) ? x->id : x->parent ? above->id : "", index_is_leaf(x) ? TABLE_FAINT : TABLE_PLAIN);
        weight_row(g,
                   &(weight_line){index_is_leaf(x) ? x->id : "", x->name, share, x->parent ? w->node[node] : NAN,
                                  ratio_of(&w->compared[x->parent])},
                   text_buffer_string(method), zh);
    }
    for (size_t j = x->first_child; j < x->first_child + x->n_children; j++)
        weight_rows(d, g, m, w, j, method, zh);
    if (x->n_children)
        warn_of(d, x->id, &w->compared[node]);
}

document *index_weights_document(const index_model *m, const index_weights *w, bool zh)
{
    document *d = document_new_of_law();
    table_column *c = d ? arena_take_array(document_memory(d), W_COLUMNS, sizeof *c) : NULL;
    text_buffer method;
    grid *g;

    if (c) {
        c[W_GROUP] = (table_column){"group", _("group"), TABLE_TEXT, 0};
        c[W_ID] = (table_column){"indicator", _("indicator"), TABLE_TEXT, 0};
        c[W_NAME] = (table_column){"name", _("meaning"), TABLE_TEXT, 0};
        c[W_WEIGHT] = (table_column){"weight", _("weight"), TABLE_NUMBER, 6};
        c[W_IN_GROUP] = (table_column){"weight_in_group", _("in its group"), TABLE_NUMBER, 6};
        c[W_METHOD] = (table_column){"method", _("method"), TABLE_TEXT, 0};
        c[W_RATIO] = (table_column){"consistency_ratio", _("consistency ratio"), TABLE_NUMBER, 4};
    }
    g = c ? document_grid(d, "weights", NULL, c, W_COLUMNS) : NULL;
    if (!g) {
        document_free(d);
        return NULL;
    }
    text_buffer_init(&method);
    weight_rows(d, g, m, w, 0, &method, zh);
    text_buffer_clear(&method);
    return d;
}
