/*
 * Lists of companies. Every cell is computed when it is pulled, including reasons and the next step, so that a list
 * needs no memory per row beyond the ranking.
 */
#include "report/list_report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "report/assessment_report.h"
#include "report/calibration_text.h"
#include "report/list_column.h"
#include "report/reason_text.h"
#include "report/work_text.h"
#include "verdict/chance_band.h"

/* The columns of a group: what it is called, and the rank within it. */
static const struct {
    unsigned char key, rank;
} group_columns[LIST_GROUPINGS] = {[LIST_BY_TOWN] = {L_TOWN, L_RANK_TOWN},
                                   [LIST_BY_GRID] = {L_GRID, L_RANK_GRID},
                                   [LIST_BY_PARK] = {L_PARK, L_RANK_PARK},
                                   [LIST_BY_COACH] = {L_COACH, L_RANK_COACH},
                                   [LIST_BY_INDUSTRY] = {L_INDUSTRY, L_RANK_INDUSTRY}};

typedef struct list_view {
    const assessment *a;
    const binding *b;
    const ranking *r;
    const work_list *work; /* NULL: companies without a ranking */
    advice_basis advice;
    text_buffer *sentence;
    chance_band *band;
    char cost[VALUE_TEXT_SIZE];
    int name;
    table_column columns[L_COLUMNS]; /* the columns shown */
    unsigned char shown[L_COLUMNS];  /* their list_column */
    list_groups groups[LIST_GROUPINGS]; /* no ranks: not shown */
    list_grouping by;
    const uint32_t *rows;            /* places in the ranking of the companies of a part, without one companies; NULL: all */
    int town;
    reason_style style;
    char joined[8192];
} list_view;

static void join_missing(list_view *v, size_t i)
{
    reasons_missing(v->a, i, v->style, v->joined, sizeof v->joined);
}

static void join_unmet(list_view *v, size_t i)
{
    reasons_unmet(v->a, i, v->style, v->joined, sizeof v->joined);
}

static const char *group_text(list_view *v, enum list_column column, size_t i)
{
    for (int by = LIST_BY_GRID; by < LIST_GROUPINGS; by++) {
        if (group_columns[by].key == column)
            return list_group_key((list_grouping)by, v->b->panel, (uint32_t)i, v->joined);
    }
    return NULL;
}

/* A text of the panel or the model, or one composed in the buffer of the view, valid until the next cell. */
static const char *cell_text(list_view *v, enum list_column column, size_t i)
{
    switch (column) {
    case L_CODE:
        return panel_code(v->b->panel, (uint32_t)i);
    case L_NAME:
        return panel_text(v->b->panel, (uint32_t)i, v->name);
    case L_TOWN:
        return panel_text(v->b->panel, (uint32_t)i, v->town);
    case L_MODEL:
        return v->a->model->id;
    case L_VERDICT:
        return assessment_verdict_text(v->a, i, v->style.is_for_people);
    case L_TIER:
        return work_tier_text(v->work, (uint32_t)i, v->style.is_for_people);
    case L_STATE:
        return work_state_text(v->work, (uint32_t)i);
    case L_COST_TEXT:
        return work_cost_text(v->work, (uint32_t)i, v->style.is_chinese, v->cost);
    case L_MISSING:
        join_missing(v, i);
        return v->joined;
    case L_UNMET:
        join_unmet(v, i);
        return v->joined;
    case L_NEXT:
        return work_next_text(v->work, &v->advice, (uint32_t)i, v->style.is_chinese, v->sentence);
    case L_CALIBRATION:
        calibration_word(v->a->model, assessment_lacks_data(v->a, i), v->joined);
        return v->joined;
    default:
        return group_text(v, column, i);
    }
}

/* Of none where the company is in no group, or the column is another one. */
static double group_rank(const list_view *v, enum list_column column, size_t place)
{
    for (int by = LIST_BY_TOWN; by < LIST_GROUPINGS; by++) {
        if (group_columns[by].rank == column && v->groups[by].rank && v->groups[by].rank[place])
            return v->groups[by].rank[place];
    }
    return NAN;
}

static double band_end(const list_view *v, bool is_high, size_t i)
{
    double low, high;

    chance_band_find(v->band, v->a, i, &low, &high);
    return is_high ? high : low;
}

static double cell_number(const list_view *v, enum list_column column, size_t place, size_t i)
{
    const assessment *a = v->a;

    switch (column) {
    case L_RANK:
        return v->r->rank[place] ? v->r->rank[place] : NAN;
    case L_YEAR:
        return v->b->year;
    case L_READINESS:
        return a->readiness[i];
    case L_SCORE_LO:
        return a->least ? a->least[i] : NAN;
    case L_SCORE_HI:
        return a->greatest ? a->greatest[i] : NAN;
    case L_POTENTIAL:
        return v->r && v->r->potential ? v->r->potential[i] : NAN;
    case L_PERCENTILE:
        return v->r->rank[place] ? 100 * (double)(v->work->n_whole - v->r->rank[place]) / (double)v->work->n_whole : NAN;
    case L_READINESS_LO:
    case L_READINESS_HI:
        return band_end(v, column == L_READINESS_HI, i);
    case L_YEARS:
        return work_years(v->work, (uint32_t)i, v->b->year);
    case L_BY:
        return work_application(v->work, (uint32_t)i);
    case L_COST:
        return work_cost(v->work, (uint32_t)i);
    case L_PROVEN:
        return work_proven(v->work, (uint32_t)i);
    default:
        return group_rank(v, column, place);
    }
}

static void list_cell(void *context, size_t row, size_t column, table_cell *out)
{
    list_view *v = context;
    size_t place = v->rows ? v->rows[row] : row;
    size_t i = v->r ? v->r->company[place] : place;
    enum list_column shown = v->shown[column];

    *out = (table_cell){.number = cell_number(v, shown, place, i), .text = cell_text(v, shown, i)};
    if (shown == L_VERDICT)
        out->tone = verdict_tone((truth)v->a->verdicts[i]);
    if (shown == L_COST_TEXT && out->text && work_proven(v->work, (uint32_t)i) == 0)
        out->tone = TABLE_OPEN;
}

/* The columns for people; programs get those of contract.md. */
static const unsigned char screen_list[] = {L_RANK,     L_CODE,     L_NAME,      L_TOWN, L_VERDICT,
                                            L_READINESS, L_SCORE_LO, L_SCORE_HI, L_POTENTIAL,
                                            L_TIER,     L_BY,       L_COST_TEXT, L_NEXT, L_UNMET, L_MISSING};
static const unsigned char screen_assessment[] = {L_CODE,     L_NAME,     L_VERDICT, L_READINESS,
                                                  L_SCORE_LO, L_SCORE_HI, L_UNMET,   L_MISSING};

static void free_view_points(void *p)
{
    score_distribution_free(p);
}

static bool has_texts(const list_view *v, int indicator)
{
    for (size_t i = 0; i < v->a->n; i++) {
        if (panel_text(v->b->panel, (uint32_t)i, indicator))
            return true;
    }
    return false;
}

/* Columns that would be entirely empty are omitted on a screen. */
/* Does any company have an unmet or unknown gate? Looks at no more companies than a person would read. */
static bool has_states(const list_view *v, bool unmet)
{
    enum { MOST_LOOKED_AT = 2000 };
    size_t n = v->r ? v->r->n : v->a->n;

    for (size_t row = 0; row < n && row < MOST_LOOKED_AT; row++) {
        list_view look = *v;
        size_t i = v->r ? v->r->company[row] : row, without_action;

        if (unmet ? assessment_unmet(v->a, i, &without_action) > 0 : (join_missing(&look, i), look.joined[0]))
            return true;
    }
    return n > MOST_LOOKED_AT;
}

static bool is_idle(const list_view *v, unsigned char column)
{
    switch (column) {
    case L_SCORE_LO:
    case L_SCORE_HI:
        return v->a->model->n_items == 0;
    case L_TOWN:
        return v->by == LIST_BY_TOWN || !has_texts(v, v->town);
    case L_POTENTIAL:
        return !v->r || !v->r->potential;
    case L_BY:
    case L_COST_TEXT:
        return !v->work->n_rows;
    case L_UNMET:
        return !has_states(v, true);
    case L_MISSING:
        return !has_states(v, false);
    default:
        return false;
    }
}

static void add_column(list_view *v, table *t, unsigned char column)
{
    table_column *c = &v->columns[t->n_columns];

    v->shown[t->n_columns++] = column;
    *c = list_columns[column];
    c->heading = c->heading ? _(c->heading) : NULL;
}

/* The columns for people that are not idle. */
static void choose_columns(list_view *v, table *t, const unsigned char *shown, size_t n_shown)
{
    for (size_t i = 0; i < n_shown; i++) {
        if (is_idle(v, shown[i]))
            continue;
        add_column(v, t, shown[i]);
        if (shown[i] == L_READINESS) { /* a percentage for people */
            v->columns[t->n_columns - 1].kind = TABLE_CHANCE;
            v->columns[t->n_columns - 1].decimals = 1;
        }
        if (shown[i] == L_RANK && v->by)
            add_column(v, t, group_columns[v->by].rank);
    }
    t->columns = v->columns;
}

/* Those of contract.md, more of the way, then the group, then the ranks within groups. */
static void take_all_columns(list_view *v, table *t)
{
    for (unsigned char i = 0; i < L_CONTRACT; i++)
        add_column(v, t, i);
    add_column(v, t, L_STATE);
    add_column(v, t, L_PROVEN);
    add_column(v, t, L_PERCENTILE);
    if (v->by)
        add_column(v, t, group_columns[v->by].key);
    add_column(v, t, L_RANK_TOWN);
    add_column(v, t, L_RANK_INDUSTRY);
    if (v->by == LIST_BY_GRID || v->by == LIST_BY_PARK || v->by == LIST_BY_COACH)
        add_column(v, t, group_columns[v->by].rank);
    add_column(v, t, L_CALIBRATION);
    t->columns = v->columns;
}

static void free_sentence(void *text)
{
    text_buffer_clear(text);
}

static list_view *new_view(document *d, const assessment *a, const binding *b, const work_list *l)
{
    list_view *v = arena_take(document_memory(d), sizeof *v);

    if (!v)
        return NULL;
    v->a = a;
    v->b = b;
    v->advice = (advice_basis){.a = a, .b = b};
    v->work = l;
    v->r = l ? l->order : NULL;
    v->sentence = arena_take(document_memory(d), sizeof *v->sentence);
    if (!v->sentence)
        return NULL;
    text_buffer_init(v->sentence);
    document_own(d, v->sentence, free_sentence);
    v->name = dictionary_find(panel_dictionary(b->panel), "name");
    v->town = dictionary_find(panel_dictionary(b->panel), "town");
    if (a->model->n_items) {
        v->advice.points = score_distribution_new_shifted(a->model, 0);
        if (!v->advice.points)
            return NULL;
        document_own(d, v->advice.points, free_view_points);
    }
    return v;
}

document *assessment_screen_document(const assessment *a, const binding *b, const uint8_t *is_in, bool is_chinese)
{
    document *d = document_new();
    list_view *v = d ? new_view(d, a, b, NULL) : NULL;
    table t = {.cell = list_cell, .context = v};
    company_rows of;

    if (!v || !company_rows_find(is_in, a->n, document_memory(d), &of)) {
        document_free(d);
        return NULL;
    }
    v->rows = of.rows;
    t.n_rows = of.n;
    v->style.is_for_people = true;
    v->style.is_chinese = is_chinese;
    choose_columns(v, &t, screen_assessment, sizeof screen_assessment);
    document_table(d, "list", NULL, &t);
    return d;
}

/* --- a list for each group ------------------------------------------------------------ */

/* "C35 专用设备制造业", or what the group is called by itself. */
static const char *group_heading(document *d, const list_view *v, const code_names *names, size_t place)
{
    const char *key = list_groups_key(&v->groups[v->by], place);
    const char *name = names && v->by == LIST_BY_INDUSTRY ? code_names_industry(names, key) : NULL;

    if (!*key)
        return list_group_none(v->by);
    return name ? arena_print(document_memory(d), "%s %s", key, name) : key;
}

/* For people one table per group, for programs a single table in that order. places[n] become sorted so. */
static bool list_parts(document *d, const list_view *all, const list_style *style, const table *t, uint32_t *places)
{
    const list_groups *g = &all->groups[style->by];

    if (!list_groups_sort(g, places, t->n_rows))
        return false;
    for (size_t from = 0, to; from < t->n_rows; from = to) {
        list_view *part = arena_take(document_memory(d), sizeof *part);
        table one = *t;

        if (!part)
            return false;
        for (to = from + 1; to < t->n_rows; to++) {
            if (style->is_for_screen && g->group[places[to]] != g->group[places[from]])
                break;
        }
        *part = *all;
        part->rows = places + from;
        one.columns = part->columns;
        one.n_rows = to - from;
        one.context = part;
        document_table(d, "list", style->is_for_screen ? group_heading(d, all, style->names, places[from]) : NULL, &one);
    }
    return true;
}

/* The places of the companies listed, in the memory of the document; NULL if that is exhausted. */
static uint32_t *listed_places(document *d, const work_list *l, size_t *n)
{
    uint32_t *places;

    *n = l->places ? l->n_places : l->order->n;
    places = arena_take_array(document_memory(d), *n + 1, sizeof *places);
    for (size_t i = 0; places && i < *n; i++)
        places[i] = l->places ? l->places[i] : (uint32_t)i;
    return places;
}

/* Those that are shown: the one asked for, and in tables for programs towns and industries. */
static bool find_groups(document *d, list_view *v, const list_style *style)
{
    bool ok = true;

    for (int by = LIST_BY_TOWN; by < LIST_GROUPINGS && ok; by++) {
        bool is_shown = (list_grouping)by == style->by || (!style->is_for_screen && (by == LIST_BY_TOWN || by == LIST_BY_INDUSTRY));

        ok = !is_shown || list_groups_find(d, (list_grouping)by, v->b->panel, v->r, &v->groups[by]);
    }
    return ok;
}

static bool write_list(document *d, list_view *v, const list_style *style)
{
    table t = {.cell = list_cell, .context = v};
    uint32_t *places = listed_places(d, v->work, &t.n_rows);

    if (!places || !find_groups(d, v, style))
        return false;
    v->by = style->by;
    v->rows = places;
    v->band = chance_band_new(v->a->model, style->doubt);
    if (!v->band)
        return false;
    document_own(d, v->band, chance_band_free);
    v->style.is_chinese = style->is_chinese;
    v->style.is_for_people = style->is_for_screen;
    if (style->is_for_screen)
        choose_columns(v, &t, screen_list, sizeof screen_list);
    else
        take_all_columns(v, &t);
    if (style->by)
        return list_parts(d, v, style, &t, places);
    document_table(d, "list", NULL, &t);
    return true;
}

document *ranking_document(const assessment *a, const binding *b, const work_list *l, const list_style *style)
{
    document *d = document_new();
    list_view *v;

    if (!d)
        return NULL;
    document_language(d, style->is_chinese);
    document_wide(d);
    v = new_view(d, a, b, l);
    if (!v || !write_list(d, v, style)) {
        document_free(d);
        return NULL;
    }
    return d;
}
