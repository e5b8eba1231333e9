#include "report/league_report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "model/model.h"
#include "report/value_text.h"

typedef struct writer {
    const league_study *s;
    document *d;
    const char *table;
    bool zh;
} writer;

bool league_has_table(const char *name)
{
    return !strcmp(name, "league") || !strcmp(name, "steps") || !strcmp(name, "draws");
}

static bool is_asked(const writer *w, const char *table)
{
    return !w->table || !strcmp(w->table, table);
}

static const char *name_of(const writer *w, uint32_t peer)
{
    const panel *p = w->s->binding.panel;
    const char *name = panel_text(p, peer, dictionary_find(panel_dictionary(p), "name"));

    return name ? name : panel_code(p, peer);
}

/* --- the league ------------------------------------------------------------------------------------------------------ */

enum { L_RANK, L_CODE, L_NAME, L_SCORE, L_NEXT, L_OWN, L_FIXED };
enum { MOST_COLUMNS = L_FIXED + INDEX_MOST_INDICATORS };

static const table_column fixed_columns[L_FIXED] = {
    [L_RANK] = {"rank", N_("rank"), TABLE_NUMBER, 0},
    [L_CODE] = {"uscc", NULL, TABLE_CODE, 0},
    [L_NAME] = {"name", N_("peer"), TABLE_TEXT, 0},
    [L_SCORE] = {"score", N_("score"), TABLE_NUMBER, 2},
    [L_NEXT] = {"to_next", N_("to the next above"), TABLE_NUMBER, 2},
    [L_OWN] = {"is_own", NULL, TABLE_NUMBER, 0},
};

typedef struct placed {
    size_t rank;
    const char *code;
    uint32_t peer;
} placed;

/* Those without a score last. */
static int in_order(const void *x, const void *y)
{
    const placed *a = x, *b = y;

    if (a->rank != b->rank)
        return !a->rank != !b->rank ? (a->rank ? -1 : 1) : a->rank < b->rank ? -1 : 1;
    return strcmp(a->code, b->code);
}

/* As long as the document: the study is freed before. */
static const char *keep(const writer *w, const char *text)
{
    const char *copy = arena_copy_string(document_memory(w->d), text);

    return copy ? copy : "";
}

static void peer_row(const writer *w, grid *g, const placed *x, double above)
{
    const index_result *r = w->s->result;
    bool is_own = x->peer == w->s->own;

    grid_row(g);
    grid_text(g, L_CODE, x->code, TABLE_PLAIN);
    grid_text(g, L_NAME, name_of(w, x->peer), is_own ? TABLE_GOOD : TABLE_PLAIN);
    grid_number(g, L_OWN, is_own);
    if (x->rank) {
        grid_number(g, L_RANK, (double)x->rank);
        grid_number(g, L_SCORE, r->score[x->peer]);
    }
    if (x->rank > 1)
        grid_number(g, L_NEXT, above - r->score[x->peer]);
    for (size_t i = 0; i < r->model->n_indicators; i++) {
        double raw = r->raw[i * r->n + x->peer];

        if (cell_is_value(raw))
            grid_number(g, L_FIXED + i, raw);
    }
}

/* `above`: the lowest score that is better. */
static bool write_league(const writer *w)
{
    const index_result *r = w->s->result;
    placed *rows = allocate_array(r->n + 1, sizeof *rows);
    table_column columns[MOST_COLUMNS];
    double better = NAN;
    grid *g;

    if (!rows)
        return false;
    memcpy(columns, fixed_columns, sizeof fixed_columns);
    for (size_t i = 0; i < r->model->n_indicators; i++)
        columns[L_FIXED + i] = (table_column){keep(w, r->model->indicators[i].id), keep(w, model_text_in(r->model->indicators[i].name, w->zh)), TABLE_NUMBER, 4};
    g = document_grid(w->d, "league", w->table ? NULL : _("League"), columns, L_FIXED + r->model->n_indicators);
    for (uint32_t i = 0; i < r->n; i++)
        rows[i] = (placed){w->s->rank[i], panel_code(w->s->binding.panel, i), i};
    qsort(rows, r->n, sizeof *rows, in_order);
    for (size_t i = 0; g && i < r->n; i++) {
        if (i && rows[i].rank != rows[i - 1].rank)
            better = r->score[rows[i - 1].peer];
        peer_row(w, g, &rows[i], better);
    }
    release(rows);
    return g != NULL;
}

/* --- steps --------------------------------------------------------------------------------------------------------------- */

enum { T_ID, T_NAME, T_NOW, T_NOW_TEXT, T_THEN, T_THEN_TEXT, T_CHANGE, T_CHANGE_TEXT, T_RANK, T_COLUMNS };

static const table_column step_columns[T_COLUMNS] = {
    [T_ID] = {"indicator", NULL, TABLE_TEXT, 0},
    [T_NAME] = {"name", N_("indicator"), TABLE_TEXT, 0},
    [T_NOW] = {"now", NULL, TABLE_NUMBER, -1},
    [T_NOW_TEXT] = {NULL, N_("now"), TABLE_TEXT, 0},
    [T_THEN] = {"needed", NULL, TABLE_NUMBER, -1},
    [T_THEN_TEXT] = {NULL, N_("needed"), TABLE_TEXT, 0},
    [T_CHANGE] = {"change", NULL, TABLE_NUMBER, 8},
    [T_CHANGE_TEXT] = {NULL, N_("change"), TABLE_TEXT, 0},
    [T_RANK] = {"rank", N_("rank then"), TABLE_NUMBER, 0},
};

static void value_cell(const writer *w, grid *g, size_t column, int indicator, double value)
{
    const struct indicator *i = dictionary_get(w->s->env->dictionary, indicator);
    char text[VALUE_TEXT_SIZE];

    grid_number(g, column, value);
    value_text(i->type == INDICATOR_MONEY ? ceil(value) : value, indicator_unit(i), w->zh, text);
    grid_text(g, column + 1, text, TABLE_PLAIN);
}

static void step_row(const writer *w, grid *g, const league_step *x)
{
    const struct indicator *i = dictionary_get(w->s->env->dictionary, x->indicator);
    char number[32], text[48];

    grid_row(g);
    grid_text(g, T_ID, i->name, TABLE_PLAIN);
    grid_text(g, T_NAME, indicator_label(i, w->zh), TABLE_PLAIN);
    value_cell(w, g, T_NOW, x->indicator, x->now);
    if (isnan(x->change)) {
        grid_text(g, T_CHANGE_TEXT, _("none within a doubling"), TABLE_FAINT);
        return;
    }
    value_cell(w, g, T_THEN, x->indicator, x->then);
    grid_number(g, T_CHANGE, x->change);
    number_format_fixed(x->change * 100, 2, number, sizeof number);
    snprintf(text, sizeof text, "%s%s%%", x->change > 0 ? "+" : "", number);
    grid_text(g, T_CHANGE_TEXT, text, TABLE_PLAIN);
    grid_number(g, T_RANK, (double)x->rank);
}

static void write_steps(const writer *w)
{
    grid *g = document_grid(w->d, "steps", w->table ? NULL : _("One figure that leads to the next rank, the smallest change first"), step_columns, T_COLUMNS);

    for (size_t i = 0; g && i < w->s->n_steps; i++)
        step_row(w, g, &w->s->steps[i]);
}

/* --- draws ----------------------------------------------------------------------------------------------------------------- */

enum { D_RANK, D_TIMES, D_SHARE, D_AT_LEAST, D_COLUMNS };

static const table_column draw_columns[D_COLUMNS] = {
    [D_RANK] = {"rank", N_("rank"), TABLE_NUMBER, 0},
    [D_TIMES] = {"draws", N_("draws"), TABLE_NUMBER, 0},
    [D_SHARE] = {"share", N_("share"), TABLE_SHARE, 6},
    [D_AT_LEAST] = {"this_or_better", N_("this rank or better"), TABLE_SHARE, 6},
};

static void write_draws(const writer *w)
{
    grid *g = document_grid(w->d, "draws", w->table ? NULL : _("Ranks if all grow"), draw_columns, D_COLUMNS);
    size_t sum = 0;

    for (size_t rank = 1; g && w->s->times && rank <= w->s->result->n; rank++) {
        if (!w->s->times[rank])
            continue;
        sum += w->s->times[rank];
        grid_row(g);
        grid_number(g, D_RANK, (double)rank);
        grid_number(g, D_TIMES, (double)w->s->times[rank]);
        grid_number(g, D_SHARE, (double)w->s->times[rank] / (double)w->s->question.draws);
        grid_number(g, D_AT_LEAST, (double)sum / (double)w->s->question.draws);
    }
}

/* --- the document ------------------------------------------------------------------------------------------------------------ */

static void tell_chance(const writer *w)
{
    double chance = league_chance(w->s);
    char text[96], share[16];

    if (isnan(chance))
        return;
    table_chance_text(chance, share);
    snprintf(text, sizeof text, _("%s (%zu draws, seed %lu)"), share, w->s->question.draws, (unsigned long)w->s->question.seed);
    document_text(w->d, NULL, _("chance of the rank asked for, or a better one"), text);
    document_number(w->d, "chance", NULL, chance, 6);
    document_number(w->d, "place", _("rank asked for"), (double)w->s->question.place, 0);
}

static void write_head(const writer *w)
{
    const league_study *s = w->s;

    document_title(w->d, model_text_in(s->model->name, w->zh));
    document_number(w->d, "peers", _("peers with a score"), (double)s->n_ranked, 0);
    if (s->own == PANEL_NO_COMPANY)
        return;
    document_text(w->d, "of", _("asked about"), name_of(w, s->own));
    document_number(w->d, "rank", _("rank, the others as they are"), (double)s->rank[s->own], 0);
    if (s->grown_rank)
        document_number(w->d, "rank_grown", _("rank, if all grow by the means"), (double)s->grown_rank, 0);
    tell_chance(w);
}

document *league_document(const league_study *s, const char *table, bool is_chinese)
{
    writer w = {s, document_new(), table, is_chinese};
    bool ok = w.d != NULL;

    if (!ok)
        return NULL;
    document_language(w.d, is_chinese);
    document_wide(w.d);
    if (!table)
        write_head(&w);
    if (is_asked(&w, "league"))
        ok = write_league(&w);
    if (is_asked(&w, "steps") && (s->n_steps || table))
        write_steps(&w);
    if (is_asked(&w, "draws") && (s->times || table))
        write_draws(&w);
    document_note(w.d, PLURAL("%s, application year %d, %zu company; local practice, not law", "%s, application year %d, %zu companies; local practice, not law", s->result->n),
                  model_text_in(s->model->name, is_chinese), s->binding.year, s->result->n);
    if (s->question.is_of_towns)
        document_note(w.d, _("peers are towns: amounts and counts of their companies added up, missing ones left out"));
    if (s->n_steps)
        document_note(w.d, _("a step is a figure by itself: whether anybody can change it, or should, is another matter"));
    if (!ok) {
        document_free(w.d);
        return NULL;
    }
    return w.d;
}
