#include "report/index_robust_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/index_stratum_text.h"
#include "report/index_words.h"
#include "report/rank_picture.h"

enum { SHARE_DECIMALS = 6, MEAN_DECIMALS = 2, MOST_STROKES = 60, MOST_NAMED = 10 };

static const double LEVEL = 0.9;

typedef struct writer {
    document *d;
    const robust_view *v;
    int name;
    bool zh;
} writer;

static const char *name_of(const writer *w, uint32_t company)
{
    const char *name = panel_text(w->v->b->panel, company, w->name);

    return name ? name : "";
}

/* --- the list --------------------------------------------------------------------------------------------- */

enum { L_RANK, L_CODE, L_NAME, L_SCORE, L_LOW, L_HIGH, L_MEAN, L_BEST, L_WORST, L_FIRST };
enum { T_STRATUM, T_RANK, T_LOW, T_HIGH, T_COLUMNS }; /* behind those of the first so many */

/* Of a list in strata, and of one with boards. */
static void standing_cells(grid *g, const writer *w, size_t place)
{
    const index_robust *x = w->v->x;
    const robust_strata *s = &x->strata;
    size_t column = L_FIRST + x->n_first;
    uint32_t low = 0, high = 0;

    if (s->sketch) {
        bool is_ranked = rank_sketch_interval(s->sketch, place, LEVEL, &low, &high);

        grid_text(g, column + T_STRATUM, index_stratum_name(w->v->r, index_result_place(w->v->r, x->company[place]), w->zh), TABLE_PLAIN);
        grid_number(g, column + T_RANK, s->rank[place]);
        grid_number(g, column + T_LOW, is_ranked ? low : NAN);
        grid_number(g, column + T_HIGH, is_ranked ? high : NAN);
        column += T_COLUMNS;
    }
    for (size_t b = 0; b < s->n_boards; b++)
        grid_number(g, column + b, robust_strata_on_board(s, b, place));
}

/* Their columns into c[]; the number of them, or SIZE_MAX if memory is exhausted. */
static size_t standing_columns(const writer *w, table_column *c)
{
    const robust_strata *s = &w->v->x->strata;
    const index_board *boards = w->v->r->model->boards;
    arena *memory = document_memory(w->d);
    size_t n = 0;

    if (s->sketch) {
        c[T_STRATUM] = (table_column){"stratum", N_("compared within"), TABLE_TEXT, 0};
        c[T_RANK] = (table_column){"stratum_rank", N_("rank there"), TABLE_NUMBER, 0};
        c[T_LOW] = (table_column){"stratum_rank_p5", N_("there in nine of ten draws from"), TABLE_NUMBER, 0};
        c[T_HIGH] = (table_column){"stratum_rank_p95", N_("to rank"), TABLE_NUMBER, 0};
        n = T_COLUMNS;
    }
    for (size_t b = 0; b < s->n_boards; b++) {
        char *name = arena_print(memory, "board.%s", boards[b].id), *heading = arena_print(memory, _("on the board: %s"), model_text_in(boards[b].name, w->zh));

        if (!name || !heading)
            return SIZE_MAX;
        c[n++] = (table_column){name, heading, TABLE_SHARE, 4};
    }
    return n;
}

static void list_row(grid *g, const writer *w, size_t place)
{
    const index_robust *x = w->v->x;
    uint32_t company = x->company[place], low = 0, high = 0;
    bool is_ranked = rank_sketch_interval(x->sketch, place, LEVEL, &low, &high);

    grid_row(g);
    grid_number(g, L_RANK, x->rank[place]);
    grid_text(g, L_CODE, panel_code(w->v->b->panel, company), TABLE_PLAIN);
    grid_text(g, L_NAME, name_of(w, company), TABLE_PLAIN);
    grid_number(g, L_SCORE, w->v->r->score[company]);
    grid_number(g, L_LOW, is_ranked ? low : NAN);
    grid_number(g, L_HIGH, is_ranked ? high : NAN);
    grid_number(g, L_MEAN, rank_sketch_mean(x->sketch, place));
    grid_number(g, L_BEST, is_ranked ? x->sketch->best[place] : NAN);
    grid_number(g, L_WORST, is_ranked ? x->sketch->worst[place] : NAN);
    for (size_t k = 0; k < x->n_first; k++)
        grid_number(g, L_FIRST + k, rank_sketch_first(x->sketch, place, x->first[k]));
    standing_cells(g, w, place);
}

static size_t shown(const writer *w)
{
    return w->v->top && w->v->top < w->v->x->n ? w->v->top : w->v->x->n;
}

static void list_table(const writer *w)
{
    const table_column begin[L_FIRST] = {
        [L_RANK] = {"rank", N_("rank"), TABLE_NUMBER, 0},
        [L_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
        [L_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
        [L_SCORE] = {"score", N_("score"), TABLE_NUMBER, w->v->r->model->decimals},
        [L_LOW] = {"rank_p5", N_("in nine of ten draws from"), TABLE_NUMBER, 0},
        [L_HIGH] = {"rank_p95", N_("to rank"), TABLE_NUMBER, 0},
        [L_MEAN] = {"rank_mean", N_("mean rank"), TABLE_NUMBER, MEAN_DECIMALS},
        [L_BEST] = {"rank_best", N_("best of all draws"), TABLE_NUMBER, 0},
        [L_WORST] = {"rank_worst", N_("worst of all draws"), TABLE_NUMBER, 0},
    };
    const index_robust *x = w->v->x;
    table_column *columns = arena_take_array(document_memory(w->d), L_FIRST + ROBUST_MOST_FIRST + T_COLUMNS + x->strata.n_boards, sizeof *columns);
    size_t more = columns ? standing_columns(w, columns + L_FIRST + x->n_first) : SIZE_MAX;
    grid *g;

    if (more == SIZE_MAX)
        return;
    memcpy(columns, begin, sizeof begin);
    for (size_t k = 0; k < x->n_first; k++) {
        arena *memory = document_memory(w->d);
        char *name = arena_print(memory, "first_%lu", (unsigned long)x->first[k]), *heading = arena_print(memory, _("among the first %lu"), (unsigned long)x->first[k]);

        if (!name || !heading)
            return;
        columns[L_FIRST + k] = (table_column){name, heading, TABLE_SHARE, 4};
    }
    g = document_grid(w->d, "list", w->v->is_flat ? NULL : _("How sure the ranks are"), columns, L_FIRST + x->n_first + more);
    for (size_t i = 0; g && i < shown(w); i++)
        list_row(g, w, i);
}

static void picture(const writer *w)
{
    rank_stroke strokes[MOST_STROKES];
    size_t n = shown(w) < MOST_STROKES ? shown(w) : MOST_STROKES, drawn = 0;
    text_buffer html;

    text_buffer_init(&html);
    for (size_t i = 0; i < n; i++) {
        rank_stroke *s = &strokes[drawn];

        *s = (rank_stroke){.label = name_of(w, w->v->x->company[i]), .rank = w->v->x->rank[i]};
        drawn += rank_sketch_interval(w->v->x->sketch, i, LEVEL, &s->low, &s->high);
    }
    rank_picture(&html, strokes, drawn, w->v->x->first, w->v->x->n_first);
    document_picture(w->d, text_buffer_string(&html), rank_picture_height(drawn));
    text_buffer_clear(&html);
}

/* --- sources ------------------------------------------------------------------------------------------------ */

enum { S_SOURCE, S_NAME, S_DRAWN, S_SHIFT_FIRST, S_SHIFT_TOTAL, S_BORDER_FIRST, S_BORDER_TOTAL, S_COLUMNS };

static const table_column source_columns[S_COLUMNS] = {
    [S_SOURCE] = {"source", NULL, TABLE_TEXT, 0},
    [S_NAME] = {NULL, N_("what is uncertain"), TABLE_TEXT, 0},
    [S_DRAWN] = {"drawn", N_("how it is drawn"), TABLE_TEXT, 0},
    [S_SHIFT_FIRST] = {"shift_alone", N_("share in the shifts of rank, alone"), TABLE_SHARE, 4},
    [S_SHIFT_TOTAL] = {"shift_total", N_("with the others"), TABLE_SHARE, 4},
    [S_BORDER_FIRST] = {"border_alone", N_("share in the rank at the border, alone"), TABLE_SHARE, 4},
    [S_BORDER_TOTAL] = {"border_total", N_("with the others there"), TABLE_SHARE, 4},
};

static const struct {
    const char *id, *name;
} sources[ROBUST_SOURCES] = {
    [ROBUST_WEIGHTS] = {"weights", N_("weights")},     [ROBUST_SCALE] = {"normalise", N_("scales")},
    [ROBUST_MEANS] = {"aggregation", N_("means")},     [ROBUST_GAPS] = {"missing", N_("missing values")},
    [ROBUST_ERROR] = {"error", N_("errors of the data")},
};

static void weights_text(const weight_doubt *x, text_buffer *out)
{
    char share[32];

    number_format(100 * x->known, share);
    switch (x->law) {
    case WEIGHT_LAW_AROUND:
        text_buffer_print(out, _("known to within %s%% of themselves, at every level"), share);
        break;
    case WEIGHT_LAW_ANY:
        text_buffer_append_string(out, _("any weights, at every level"));
        break;
    case WEIGHT_LAW_RANKED:
        text_buffer_append_string(out, _("any weights in the order of those of the index, at every level"));
        break;
    case WEIGHT_LAW_INTERVAL:
        text_buffer_append_string(out, _("between the least and the greatest ones that the file names"));
        break;
    }
}

static void alternatives_text(const writer *w, const index_alternatives *x, const char *(*word)(int), text_buffer *out)
{
    text_buffer_append_string(out, _("that of the file, or"));
    for (size_t i = 0; i < x->n; i++)
        text_buffer_print(out, "%s%s", i ? _(", ") : w->zh ? "" : " ", index_method_word(word(x->kind[i]), w->zh));
}

static void source_text(const writer *w, robust_source source, text_buffer *out)
{
    const index_uncertainty *doubt = &w->v->q->doubt;
    char share[32];

    number_format(100 * doubt->error.share, share);
    switch (source) {
    case ROBUST_WEIGHTS:
        weights_text(&doubt->weights, out);
        break;
    case ROBUST_SCALE:
        alternatives_text(w, &doubt->scales, uncertainty_scale_word, out);
        break;
    case ROBUST_MEANS:
        alternatives_text(w, &doubt->means, uncertainty_mean_word, out);
        break;
    case ROBUST_GAPS:
        text_buffer_print(out, PLURAL("%zu missing value is one of the known ones of its stratum", "%zu missing values are each one of the known ones of their stratum", w->v->x->n_gaps),
                          w->v->x->n_gaps);
        break;
    case ROBUST_ERROR:
        text_buffer_print(out, _("nine values in ten are off by at most %s%%"), share);
        break;
    case ROBUST_SOURCES:
        break;
    }
}

static double share_cell(double x)
{
    return cell_is_value(x) ? x : NAN;
}

/* An estimate may lie beyond the ends of what it estimates. */
static double estimate(double x)
{
    return cell_is_value(x) ? fmin(fmax(x, 0), 1) : NAN;
}

static void source_table(const writer *w)
{
    grid *g = document_grid(w->d, "sources", _("What the ranks depend on"), source_columns, S_COLUMNS);

    for (int s = 0; g && s < ROBUST_SOURCES; s++) {
        const robust_share *x = &w->v->x->shares[s];
        text_buffer drawn;

        if (!x->is_active)
            continue;
        text_buffer_init(&drawn);
        source_text(w, (robust_source)s, &drawn);
        grid_row(g);
        grid_text(g, S_SOURCE, sources[s].id, TABLE_PLAIN);
        grid_text(g, S_NAME, _(sources[s].name), TABLE_PLAIN);
        grid_buffer(g, S_DRAWN, &drawn, TABLE_PLAIN);
        text_buffer_clear(&drawn);
        grid_number(g, S_SHIFT_FIRST, estimate(x->shift.first));
        grid_number(g, S_SHIFT_TOTAL, estimate(x->shift.total));
        grid_number(g, S_BORDER_FIRST, estimate(x->border.first));
        grid_number(g, S_BORDER_TOTAL, estimate(x->border.total));
    }
}

/* --- central weights ------------------------------------------------------------------------------------------ */

enum { C_CODE, C_NAME, C_FIRST, C_CONFIDENCE, C_WEIGHT };

static void central_row(grid *g, const writer *w, size_t place, const double *weight)
{
    const index_robust *x = w->v->x;

    grid_row(g);
    grid_text(g, C_CODE, panel_code(w->v->b->panel, x->company[place]), TABLE_PLAIN);
    grid_text(g, C_NAME, name_of(w, x->company[place]), TABLE_PLAIN);
    grid_number(g, C_FIRST, smaa_acceptability(&x->central, place, 1));
    grid_number(g, C_CONFIDENCE, share_cell(smaa_confidence(&x->central, place)));
    for (size_t k = 0; k < w->v->r->model->n_indicators; k++)
        grid_number(g, C_WEIGHT + k, weight[k]);
}

static void central_table(const writer *w)
{
    const index_model *m = w->v->r->model;
    table_column columns[C_WEIGHT + INDEX_MOST_INDICATORS] = {
        [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
        [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
        [C_FIRST] = {"first", N_("is first in"), TABLE_SHARE, 4},
        [C_CONFIDENCE] = {"confidence", N_("with these weights in"), TABLE_SHARE, 4},
    };
    double weight[INDEX_MOST_INDICATORS];
    grid *g;

    for (size_t k = 0; k < m->n_indicators; k++) {
        char *name = arena_print(document_memory(w->d), "weight.%s", m->indicators[k].id);

        if (!name)
            return;
        columns[C_WEIGHT + k] = (table_column){name, model_text_in(m->indicators[k].name, w->zh), TABLE_NUMBER, SHARE_DECIMALS};
    }
    g = document_grid(w->d, "central", _("Who comes first, and by which weights (the mean of those with which it does)"), columns, C_WEIGHT + m->n_indicators);
    for (size_t i = 0; g && i < w->v->x->n; i++) {
        if (smaa_central_weights(&w->v->x->central, i, weight))
            central_row(g, w, i, weight);
    }
}

/* --- what is left out ------------------------------------------------------------------------------------------ */

enum { O_ID, O_NAME, O_SHIFT, O_LARGEST, O_MOVED, O_KEPT, O_LEAVES, O_ENTERS, O_COLUMNS };

static const table_column left_columns[O_COLUMNS] = {
    [O_ID] = {"without", N_("without"), TABLE_TEXT, 0},
    [O_NAME] = {"name", N_("meaning"), TABLE_TEXT, 0},
    [O_SHIFT] = {"mean_shift", N_("mean shift of rank"), TABLE_NUMBER, MEAN_DECIMALS},
    [O_LARGEST] = {"largest_shift", N_("largest"), TABLE_NUMBER, 0},
    [O_MOVED] = {"moved_uscc", N_("of"), TABLE_CODE, 0},
    [O_KEPT] = {"kept", N_("stay among the first"), TABLE_NUMBER, 0},
    [O_LEAVES] = {"leave", N_("leave them"), TABLE_TEXT, 0},
    [O_ENTERS] = {"come", N_("come instead"), TABLE_TEXT, 0},
};

/* Names for people, codes for programs. */
static void company_list(grid *g, size_t column, const writer *w, const uint32_t *company, size_t n)
{
    size_t most = w->v->is_flat ? n : MOST_NAMED;
    text_buffer text;

    text_buffer_init(&text);
    for (size_t i = 0; i < n && i < most; i++)
        text_buffer_print(&text, "%s%s", i ? (w->v->is_flat ? " " : _(", ")) : "", w->v->is_flat ? panel_code(w->v->b->panel, company[i]) : name_of(w, company[i]));
    if (n > most)
        text_buffer_print(&text, _(" and %zu others"), n - most);
    grid_buffer(g, column, &text, TABLE_PLAIN);
    text_buffer_clear(&text);
}

static void left_table(const writer *w)
{
    const leave_out *left = w->v->left;
    grid *g = document_grid(w->d, "without", w->v->is_flat ? NULL : _("Without one of them"), left_columns, O_COLUMNS);

    index_ids_for_programs(g, w->zh);

    for (size_t i = 0; g && i < left->n; i++) {
        const left_out *x = &left->parts[i];
        const index_node *node = &w->v->r->model->nodes[x->node];

        grid_row(g);
        grid_text(g, O_ID, node->id, TABLE_PLAIN);
        grid_text(g, O_NAME, model_text_in(node->name, w->zh), TABLE_PLAIN);
        grid_number(g, O_SHIFT, share_cell(x->mean_shift));
        grid_number(g, O_LARGEST, x->largest_shift);
        grid_text(g, O_MOVED, x->largest_shift ? panel_code(w->v->b->panel, x->most_moved) : "", TABLE_PLAIN);
        grid_number(g, O_KEPT, (double)x->kept);
        company_list(g, O_LEAVES, w, x->leaves, x->n_leaves);
        company_list(g, O_ENTERS, w, x->enters, x->n_enters);
    }
}

/* --- what is said ----------------------------------------------------------------------------------------------- */

static void say_first(const writer *w, size_t k)
{
    const index_robust *x = w->v->x;
    size_t certain = 0, possible = 0;
    char name[32], text[512];

    for (size_t i = 0; i < x->n; i++) {
        double share = rank_sketch_first(x->sketch, i, x->first[k]);

        certain += robust_is_certain(share);
        possible += robust_is_possible(share) && !robust_is_certain(share);
    }
    snprintf(name, sizeof name, "summary_%lu", (unsigned long)x->first[k]);
    if (x->first[k] == 1)
        snprintf(text, sizeof text, _("The first place is certain for %zu; %zu others could have it."), certain, possible);
    else
        snprintf(text, sizeof text, _("The first %lu are certain for %zu; %zu others could be among them."), (unsigned long)x->first[k], certain, possible);
    document_paragraph(w->d, name, text);
}

static void say(const writer *w)
{
    const index_robust *x = w->v->x;

    document_title(w->d, model_text_in(w->v->r->model->name, w->zh));
    for (size_t k = 0; k < x->n_first; k++)
        say_first(w, k);
    document_number(w->d, "draws", _("draws"), (double)w->v->q->draws, 0);
    document_number(w->d, "seed", _("seed"), w->v->q->seed, 0);
    document_number(w->d, "ranked", _("companies with a score"), (double)x->n, 0);
    document_number(w->d, "mean_shift", _("mean shift of rank in a draw"), x->mean_shift, MEAN_DECIMALS);
    document_text(w->d, "border_uscc", NULL, panel_code(w->v->b->panel, x->company[x->border]));
}

static void note(const writer *w)
{
    const index_robust *x = w->v->x;

    document_note(w->d, _("certain: among them in at least 99 of 100 draws; could be: in at least 1 of 100. In each draw everything that is uncertain is drawn anew; "
                          "what is uncertain is said by the index, else by models/practice/uncertainty.yaml (practice, not law)"));
    if (x->n_unfilled)
        document_note(w->d, PLURAL("%zu missing value is left out in every draw: nobody in its stratum has one", "%zu missing values are left out in every draw: nobody in their strata has one", x->n_unfilled),
                      x->n_unfilled);
}

document *index_robust_document(const robust_view *v, bool is_chinese)
{
    writer w = {document_new(), v, dictionary_find(panel_dictionary(v->b->panel), "name"), is_chinese};

    if (!w.d)
        return NULL;
    document_language(w.d, is_chinese);
    note(&w);
    if (v->is_flat && v->left) {
        left_table(&w);
        return w.d;
    }
    if (!v->is_flat) {
        say(&w);
        picture(&w);
    }
    list_table(&w);
    if (v->is_flat)
        return w.d;
    source_table(&w);
    if (v->x->has_central)
        central_table(&w);
    if (v->left)
        left_table(&w);
    return w.d;
}
