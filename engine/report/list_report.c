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
#include "report/next_step_text.h"
#include "report/reason_text.h"

/* The columns of contract.md, then those for people. */
enum list_column { L_RANK, L_CODE, L_NAME, L_MODEL, L_YEAR, L_VERDICT, L_READINESS, L_SCORE_LO, L_SCORE_HI,
                   L_POTENTIAL, L_TIER, L_MISSING, L_UNMET, L_CONTRACT, L_TOWN = L_CONTRACT, L_NEXT, L_COLUMNS };

static const table_column list_columns[L_COLUMNS] = {
    [L_RANK] = {"rank", N_("rank"), TABLE_NUMBER, 0},
    [L_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [L_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [L_MODEL] = {"model", N_("model"), TABLE_TEXT, 0},
    [L_YEAR] = {"year", N_("year"), TABLE_NUMBER, 0},
    [L_VERDICT] = {"verdict", N_("verdict"), TABLE_TEXT, 0},
    [L_READINESS] = {"readiness", N_("readiness"), TABLE_NUMBER, 6},
    [L_SCORE_LO] = {"score_lo", N_("score from"), TABLE_NUMBER, -1},
    [L_SCORE_HI] = {"score_hi", N_("to"), TABLE_NUMBER, -1},
    [L_POTENTIAL] = {"potential", N_("potential"), TABLE_NUMBER, -1},
    [L_TIER] = {"tier", N_("tier"), TABLE_TEXT, 0},
    [L_MISSING] = {"missing", N_("data missing for"), TABLE_TEXT, 0},
    [L_UNMET] = {"unmet", N_("unmet"), TABLE_TEXT, 0},
    [L_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [L_NEXT] = {"next", N_("next"), TABLE_TEXT, 0},
};

typedef struct list_view {
    const assessment *a;
    const binding *b;
    const ranking *r;
    advice_basis advice;
    int name;
    table_column columns[L_COLUMNS]; /* the columns shown */
    unsigned char shown[L_COLUMNS];  /* their list_column */
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
        return (v->style.is_for_people ? tier_word : tier_name)(next_step_tier(&v->advice, i));
    case L_MISSING:
        join_missing(v, i);
        return v->joined;
    case L_UNMET:
        join_unmet(v, i);
        return v->joined;
    case L_NEXT:
        next_step_text(&v->advice, i, v->style.is_chinese, v->joined, sizeof v->joined);
        return v->joined;
    default:
        return NULL;
    }
}

static double cell_number(const list_view *v, enum list_column column, size_t place, size_t i)
{
    const assessment *a = v->a;

    switch (column) {
    case L_RANK:
        return v->r->rank[place];
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
    default:
        return NAN;
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
}

static void free_ranking(void *r)
{
    ranking_free(r);
}

/* The columns for people; programs get those of contract.md. */
static const unsigned char screen_list[] = {L_RANK,     L_CODE,     L_NAME,      L_TOWN, L_VERDICT,
                                            L_READINESS, L_SCORE_LO, L_SCORE_HI, L_POTENTIAL,
                                            L_TIER,     L_UNMET,    L_MISSING,   L_NEXT};
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

static bool is_idle(const list_view *v, unsigned char column, bool by_town)
{
    switch (column) {
    case L_SCORE_LO:
    case L_SCORE_HI:
        return v->a->model->n_items == 0;
    case L_TOWN:
        return by_town || !has_texts(v, v->town);
    case L_POTENTIAL:
        return !v->r || !v->r->potential;
    case L_UNMET:
        return !has_states(v, true);
    case L_MISSING:
        return !has_states(v, false);
    default:
        return false;
    }
}

static void choose_columns(list_view *v, table *t, const unsigned char *shown, size_t n_shown,
                           bool by_town)
{
    size_t n = 0;

    for (size_t i = 0; i < n_shown; i++) {
        unsigned char column = shown ? shown[i] : (unsigned char)i;

        if (shown && is_idle(v, column, by_town))
            continue;
        v->shown[n] = column;
        v->columns[n] = list_columns[column];
        v->columns[n].heading = _(list_columns[column].heading);
        if (shown && column == L_READINESS) { /* a percentage for people */
            v->columns[n].kind = TABLE_SHARE;
            v->columns[n].decimals = 1;
        }
        n++;
    }
    if (!shown && by_town) {
        v->shown[n] = L_TOWN;
        v->columns[n++] = list_columns[L_TOWN];
    }
    t->columns = v->columns;
    t->n_columns = n;
}

static list_view *new_view(document *d, const assessment *a, const binding *b, ranking *r)
{
    list_view *v = arena_take(document_memory(d), sizeof *v);

    if (!v)
        return NULL;
    v->a = a;
    v->b = b;
    v->advice = (advice_basis){.a = a, .b = b};
    v->r = r;
    v->name = dictionary_find(panel_dictionary(b->panel), "name");
    v->town = dictionary_find(panel_dictionary(b->panel), "town");
    if (a->model->n_items) {
        v->advice.points = score_distribution_new(a->model);
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
    choose_columns(v, &t, screen_assessment, sizeof screen_assessment, false);
    document_table(d, "list", NULL, &t);
    return d;
}

/* --- a list for each town ------------------------------------------------------------ */

typedef struct town_row {
    const char *town;
    uint32_t place;
} town_row;

/* By town, "" last; within a town in ranking order. */
static int compare_towns(const void *x, const void *y)
{
    const town_row *a = x, *b = y;
    int order = !*a->town != !*b->town ? (*a->town ? -1 : 1) : strcmp(a->town, b->town);

    return order ? order : (a->place > b->place) - (a->place < b->place);
}

static town_row *sort_by_town(document *d, const list_view *v)
{
    town_row *rows = arena_take_array(document_memory(d), v->r->n, sizeof *rows);

    for (size_t i = 0; rows && i < v->r->n; i++) {
        const char *town = panel_text(v->b->panel, v->r->company[i], v->town);

        rows[i] = (town_row){town ? town : "", (uint32_t)i};
    }
    if (rows)
        qsort(rows, v->r->n, sizeof *rows, compare_towns);
    return rows;
}

/* For people one table per town, for programs a single table in that order. */
static bool list_towns(document *d, const list_view *all, const table *t, bool in_parts)
{
    town_row *rows = sort_by_town(d, all);
    uint32_t *places = arena_take_array(document_memory(d), all->r->n, sizeof *places);

    if (!rows || !places)
        return false;
    for (size_t i = 0; i < all->r->n; i++)
        places[i] = rows[i].place;
    for (size_t from = 0, to; from < all->r->n; from = to) {
        list_view *part = arena_take(document_memory(d), sizeof *part);
        table one = *t;

        if (!part)
            return false;
        for (to = from + 1; to < all->r->n; to++) {
            if (in_parts && strcmp(rows[to].town, rows[from].town))
                break;
        }
        *part = *all;
        part->rows = places + from;
        one.columns = part->columns;
        one.n_rows = to - from;
        one.context = part;
        document_table(d, "list", !in_parts ? NULL : *rows[from].town ? rows[from].town : _("no town"),
                       &one);
    }
    return true;
}

document *ranking_document(const assessment *a, const binding *b, ranking *r,
                           const list_style *style)
{
    document *d = document_new();
    list_view *v;
    table t = {.n_rows = r->n, .cell = list_cell};

    if (!d) {
        ranking_free(r);
        return NULL;
    }
    document_own(d, r, free_ranking);
    document_language(d, style->is_chinese);
    document_wide(d);
    v = new_view(d, a, b, r);
    if (v) {
        v->advice.tiers = style->tiers;
        v->style.is_chinese = style->is_chinese;
        v->style.is_for_people = style->is_for_screen;
        t.context = v;
        choose_columns(v, &t, style->is_for_screen ? screen_list : NULL,
                       style->is_for_screen ? sizeof screen_list : (size_t)L_CONTRACT, style->by_town);
        if (!style->by_town)
            document_table(d, "list", NULL, &t);
    }
    if (!v || (style->by_town && !list_towns(d, v, &t, style->is_for_screen))) {
        document_free(d);
        return NULL;
    }
    return d;
}
