/*
 * The list of an index pulls its cells from the result; the decomposition of a company is computed once per row and kept
 * for its cells. Which columns there are depends on the index: of each its kind and, of a member of the root, its node.
 */
#include <math.h>

#include "base/cell.h"
#include "base/message.h"
#include "report/index_amounts.h"
#include "report/index_picture.h"
#include "report/index_report.h"
#include "report/index_stratum_text.h"

typedef enum column_kind {
    L_RANK,
    L_CODE,
    L_NAME,
    L_SCORE,
    L_LOW,
    L_HIGH,
    L_RANK_BEST,
    L_RANK_WORST,
    L_STRATUM,
    L_RANK_WITHIN,
    L_BAND,
    L_AMOUNT,
    L_BOARD,
    L_MINIMUM,
    L_MEMBER,
    L_BONUS,
    L_DEDUCTIONS,
    L_CUT,
    L_RANK_BEFORE,
    L_SCORE_BEFORE
} column_kind;

enum { MOST_OTHERS = L_SCORE_BEFORE + 1, MOST_DRAWN = 30 };

typedef struct list_view {
    index_list l;
    column_kind *kind; /* [column] */
    size_t *node;      /* [column] of L_MEMBER */
    uint32_t *place;   /* place of each company in the order of the result */
    int name;
    size_t split;      /* the company that `parts` belongs to */
    index_parts parts;
    bool has_parts;
    bool zh;
} list_view;

static void free_ranking(void *list)
{
    ranking_free(list);
}

/* The cells of a row are pulled one after the other: the score is decomposed once. False: there is none. */
static bool split(list_view *v, size_t company)
{
    if (v->split != company) {
        v->split = company;
        v->has_parts = index_result_parts(v->l.r, v->place[company], &v->parts);
    }
    return v->has_parts;
}

static double member_points(list_view *v, size_t company, size_t node)
{
    return split(v, company) ? index_points(v->l.r->model, v->parts.node[node]) : NAN;
}

/* The points of the items first .. end - 1. */
static double item_points(list_view *v, size_t company, size_t first, size_t end)
{
    long sum = 0;

    if (!split(v, company))
        return NAN;
    for (size_t i = first; i < end; i++)
        sum += v->parts.item[i];
    return index_points(v->l.r->model, sum);
}

static const char *minimum_text(const index_standing *s, const index_model *m, size_t company, bool zh)
{
    return s->minimum[company] == MINIMUM_MET ? "" : model_text_in(m->nodes[s->misses[company]].name, zh);
}

static double rank_or_none(uint32_t rank)
{
    return rank ? rank : NAN;
}

static double number_cell(list_view *v, size_t row, size_t column)
{
    const index_list *l = &v->l;
    const index_model *m = l->r->model;
    uint32_t company = l->list->company[row];

    switch (v->kind[column]) {
    case L_BONUS:
        return item_points(v, company, 0, m->bonus.n);
    case L_DEDUCTIONS:
        return item_points(v, company, m->bonus.n, m->bonus.n + m->deductions.n);
    case L_CUT:
        return split(v, company) ? index_points(m, v->parts.cut) : NAN;
    case L_RANK:
        return l->list->rank[row];
    case L_SCORE:
        return l->r->score[company];
    case L_LOW:
        return l->r->low[company];
    case L_HIGH:
        return l->r->high[company];
    case L_RANK_BEST:
        return rank_or_none(l->ranks->best[company]);
    case L_RANK_WORST:
        return rank_or_none(l->ranks->worst[company]);
    case L_AMOUNT:
        return l->standing->band[company] ? l->standing->band[company]->amount : NAN;
    case L_RANK_WITHIN:
        return rank_or_none(l->standing->rank[company]);
    case L_MEMBER:
        return member_points(v, company, v->node[column]);
    case L_RANK_BEFORE:
        return l->before->rank[company];
    case L_SCORE_BEFORE:
        return l->before->score[company];
    default:
        return NAN;
    }
}

static void list_cell(void *context, size_t row, size_t column, table_cell *out)
{
    list_view *v = context;
    const index_standing *standing = v->l.standing;
    uint32_t company = v->l.list->company[row];

    *out = (table_cell){.number = NAN};
    switch (v->kind[column]) {
    case L_CODE:
        out->text = panel_code(v->l.b->panel, company);
        break;
    case L_NAME:
        out->text = panel_text(v->l.b->panel, company, v->name);
        break;
    case L_STRATUM:
        out->text = index_stratum_name(v->l.r, v->place[company], v->zh);
        break;
    case L_BAND:
        out->text = standing->band[company] ? model_text_in(standing->band[company]->name, v->zh) : "";
        break;
    case L_BOARD:
        out->text = standing->board[company] ? model_text_in(standing->board[company]->name, v->zh) : "";
        break;
    case L_MINIMUM:
        out->text = minimum_text(standing, v->l.r->model, company, v->zh);
        out->tone = standing->minimum[company] == MINIMUM_MISSED ? TABLE_BAD : TABLE_OPEN;
        break;
    default:
        out->number = number_cell(v, row, column);
        break;
    }
}

/* The columns while they are laid out. */
typedef struct layout {
    list_view *v;
    table_column *columns;
    size_t n;
} layout;

static void add(layout *l, column_kind kind, table_column column)
{
    l->v->kind[l->n] = kind;
    l->columns[l->n++] = column;
}

/* False if memory is exhausted. */
static bool add_members(document *d, layout *l)
{
    const index_model *m = l->v->l.r->model;
    const index_node *root = &m->nodes[0];

    for (size_t i = root->first_child; i < root->first_child + root->n_children; i++) {
        char *name = arena_print(document_memory(d), "group.%s", m->nodes[i].id);

        if (!name)
            return false;
        l->v->node[l->n] = i;
        add(l, L_MEMBER, (table_column){name, model_text_in(m->nodes[i].name, l->v->zh), TABLE_NUMBER, m->decimals});
    }
    return true;
}

/* What adds up to the score with the members of the root. */
static void lay_out_items(layout *l)
{
    const index_model *m = l->v->l.r->model;

    if (m->bonus.n)
        add(l, L_BONUS, (table_column){"bonus", _("points added"), TABLE_NUMBER, m->decimals});
    if (m->deductions.n)
        add(l, L_DEDUCTIONS, (table_column){"deductions", _("taken away"), TABLE_NUMBER, m->decimals});
    if (m->bonus.n || m->deductions.n || isfinite(m->least) || isfinite(m->most))
        add(l, L_CUT, (table_column){"cut", _("by limits"), TABLE_NUMBER, m->decimals});
}

static void lay_out_standing(layout *l)
{
    const index_model *m = l->v->l.r->model;
    bool has_least = false;

    for (size_t i = 0; i < m->n_nodes; i++)
        has_least |= m->nodes[i].least > 0;
    if (m->n_bands)
        add(l, L_BAND, (table_column){"band", _("band"), TABLE_TEXT, 0});
    if (index_has_amounts(m))
        add(l, L_AMOUNT, (table_column){"amount", _("amount (yuan)"), TABLE_MONEY, 0});
    if (m->n_boards)
        add(l, L_BOARD, (table_column){"board", _("board"), TABLE_TEXT, 0});
    if (has_least)
        add(l, L_MINIMUM, (table_column){"below_least", _("below the least of"), TABLE_TEXT, 0});
}

static bool lay_out(document *d, layout *l)
{
    const index_list *x = &l->v->l;
    int decimals = x->r->model->decimals;

    add(l, L_RANK, (table_column){"rank", _("rank"), TABLE_NUMBER, 0});
    add(l, L_CODE, (table_column){"uscc", _("code"), TABLE_CODE, 0});
    add(l, L_NAME, (table_column){"name", _("name"), TABLE_TEXT, 0});
    add(l, L_SCORE, (table_column){"score", _("score"), TABLE_NUMBER, decimals});
    add(l, L_LOW, (table_column){"lo", _("from"), TABLE_NUMBER, decimals});
    add(l, L_HIGH, (table_column){"hi", _("to"), TABLE_NUMBER, decimals});
    if (!add_members(d, l))
        return false;
    lay_out_items(l);
    if (x->before) {
        add(l, L_RANK_BEFORE, (table_column){"rank_before", _("rank before"), TABLE_NUMBER, 0});
        add(l, L_SCORE_BEFORE, (table_column){"score_before", _("score before"), TABLE_NUMBER, decimals});
    }
    add(l, L_RANK_BEST, (table_column){"rank_lo", _("best rank"), TABLE_NUMBER, 0});
    add(l, L_RANK_WORST, (table_column){"rank_hi", _("worst rank"), TABLE_NUMBER, 0});
    if (x->r->n_strata > 1) {
        add(l, L_STRATUM, (table_column){"stratum", _("compared within"), TABLE_TEXT, 0});
        add(l, L_RANK_WITHIN, (table_column){"stratum_rank", _("rank there"), TABLE_NUMBER, 0});
    }
    lay_out_standing(l);
    return true;
}

/* NULL if memory is exhausted. */
static list_view *view_new(document *d, const index_list *l, layout *out, bool zh)
{
    arena *memory = document_memory(d);
    size_t most = l->r->model->nodes[0].n_children + MOST_OTHERS;
    list_view *v = arena_take(memory, sizeof *v);

    if (!v)
        return NULL;
    *v = (list_view){.l = *l, .split = SIZE_MAX, .zh = zh, .name = dictionary_find(panel_dictionary(l->b->panel), "name")};
    v->kind = arena_take_array(memory, most, sizeof *v->kind);
    v->node = arena_take_array(memory, most, sizeof *v->node);
    v->place = arena_take_array(memory, l->r->n + 1, sizeof *v->place);
    *out = (layout){v, arena_take_array(memory, most, sizeof *out->columns), 0};
    if (!v->kind || !v->node || !v->place || !out->columns || !lay_out(d, out))
        return NULL;
    for (size_t i = 0; i < l->r->n; i++)
        v->place[l->r->order[i]] = (uint32_t)i;
    return v;
}

static void put_picture(document *d, const index_list *l, bool zh)
{
    text_buffer svg;

    text_buffer_init(&svg);
    index_picture(&svg, l, MOST_DRAWN, zh);
    if (svg.length)
        document_picture(d, text_buffer_string(&svg), 0);
    text_buffer_clear(&svg);
}

document *index_list_document(const index_list *l, bool zh)
{
    document *d = document_new();
    layout columns;
    list_view *v = d ? view_new(d, l, &columns, zh) : NULL;
    table t;

    if (!v) {
        ranking_free(l->list);
        document_free(d);
        return NULL;
    }
    document_own(d, l->list, free_ranking);
    put_picture(d, l, zh);
    t = (table){columns.columns, columns.n, l->list->n, list_cell, v};
    document_table(d, "list", NULL, &t);
    index_amounts_add(d, l);
    return d;
}
