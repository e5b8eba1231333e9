#include "report/index_compare_report.h"

#include <math.h>
#include <stdio.h>

#include "base/cell.h"
#include "base/message.h"

enum { AGREEMENT_DECIMALS = 4, PART_DECIMALS = 2, HUNDRED = 100 };

typedef struct writer {
    document *d;
    const compare_view *v;
    int name[2];
    bool zh;
} writer;

void compare_hundredths(const int64_t part[RANK_CHANGE_CAUSES], int64_t out[RANK_CHANGE_CAUSES])
{
    const int64_t unit = rank_change_unit(RANK_CHANGE_CAUSES);
    int64_t left[RANK_CHANGE_CAUSES], missing = 0;

    for (size_t i = 0; i < RANK_CHANGE_CAUSES; i++) {
        int64_t all = HUNDRED * part[i];

        out[i] = all / unit - (all % unit < 0);
        left[i] = all - unit * out[i];
        missing += left[i];
    }
    for (missing /= unit; missing > 0; missing--) {
        size_t most = 0;

        for (size_t i = 1; i < RANK_CHANGE_CAUSES; i++)
            most = left[i] > left[most] ? i : most;
        out[most]++;
        left[most] = -1;
    }
}

/* --- the list -------------------------------------------------------------------------------------------------- */

enum { L_CODE, L_NAME, L_RANK_BEFORE, L_RANK_AFTER, L_GAINED, L_PART, L_SCORE_BEFORE = L_PART + RANK_CHANGE_CAUSES, L_SCORE_AFTER, L_WHERE, L_COLUMNS };

static void list_row(grid *g, const writer *w, const compared_company *x)
{
    int side = x->company[0] == INDEX_NOBODY;
    const panel *p = w->v->run[side].binding->panel;
    int64_t gained[RANK_CHANGE_CAUSES], hundredths[RANK_CHANGE_CAUSES];
    bool has_both = x->rank[0] && x->rank[1];

    for (size_t i = 0; i < RANK_CHANGE_CAUSES; i++)
        gained[i] = -x->part[i];
    compare_hundredths(gained, hundredths);
    grid_row(g);
    grid_text(g, L_CODE, panel_code(p, x->company[side]), TABLE_PLAIN);
    grid_text(g, L_NAME, panel_text(p, x->company[side], w->name[side]), TABLE_PLAIN);
    grid_number(g, L_RANK_BEFORE, x->rank[0] ? x->rank[0] : NAN);
    grid_number(g, L_RANK_AFTER, x->rank[1] ? x->rank[1] : NAN);
    grid_number(g, L_GAINED, has_both ? (double)x->rank[0] - (double)x->rank[1] : NAN);
    for (size_t i = 0; i < RANK_CHANGE_CAUSES; i++)
        grid_number(g, L_PART + i, has_both ? (double)hundredths[i] / HUNDRED : NAN);
    grid_number(g, L_SCORE_BEFORE, cell_is_value(x->score[0]) ? x->score[0] : NAN);
    grid_number(g, L_SCORE_AFTER, cell_is_value(x->score[1]) ? x->score[1] : NAN);
    grid_text(g, L_WHERE, has_both ? "" : x->rank[1] ? _("only in the second run") : _("only in the first run"), TABLE_FAINT);
}

static void list_table(const writer *w)
{
    const table_column columns[L_COLUMNS] = {
        [L_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
        [L_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
        [L_RANK_BEFORE] = {"rank_before", N_("rank in the first run"), TABLE_NUMBER, 0},
        [L_RANK_AFTER] = {"rank_after", N_("rank in the second"), TABLE_NUMBER, 0},
        [L_GAINED] = {"gained", N_("places gained"), TABLE_NUMBER, 0},
        [L_PART + RANK_CHANGE_DATA] = {"by_data", N_("by its own data"), TABLE_NUMBER, PART_DECIMALS},
        [L_PART + RANK_CHANGE_OTHERS] = {"by_others", N_("by the others"), TABLE_NUMBER, PART_DECIMALS},
        [L_PART + RANK_CHANGE_WEIGHTS] = {"by_weights", N_("by the weights"), TABLE_NUMBER, PART_DECIMALS},
        [L_PART + RANK_CHANGE_METHOD] = {"by_method", N_("by the method"), TABLE_NUMBER, PART_DECIMALS},
        [L_SCORE_BEFORE] = {"score_before", N_("score in the first run"), TABLE_NUMBER, w->v->run[0].model->decimals},
        [L_SCORE_AFTER] = {"score_after", N_("score in the second"), TABLE_NUMBER, w->v->run[1].model->decimals},
        [L_WHERE] = {"only_in", N_("remark"), TABLE_TEXT, 0},
    };
    grid *g = document_grid(w->d, "list", w->v->is_flat ? NULL : _("Who moved, and why (the parts add up to the places gained)"), columns, L_COLUMNS);
    size_t n = w->v->top && w->v->top < w->v->x->n ? w->v->top : w->v->x->n;

    for (size_t i = 0; g && i < n; i++)
        list_row(g, w, &w->v->x->rows[i]);
}

/* --- what is said -------------------------------------------------------------------------------------------------- */

static void say_moves(const writer *w)
{
    size_t up = 0, down = 0, still = 0;
    char text[512];

    for (size_t i = 0; i < w->v->x->n; i++) {
        const compared_company *x = &w->v->x->rows[i];

        if (!x->rank[0] || !x->rank[1])
            continue;
        up += x->rank[1] < x->rank[0];
        down += x->rank[1] > x->rank[0];
        still += x->rank[1] == x->rank[0];
    }
    snprintf(text, sizeof text, _("Of %zu companies with a rank in both runs %zu rise, %zu fall and %zu stay where they are."), w->v->x->n_both, up, down, still);
    document_paragraph(w->d, "summary", text);
}

static void say_kept(const writer *w)
{
    for (size_t k = 0; k < w->v->n_first; k++) {
        char name[32], label[128];

        snprintf(name, sizeof name, "kept_%lu", (unsigned long)w->v->first[k]);
        snprintf(label, sizeof label, _("of the first %lu stay among them"), (unsigned long)w->v->first[k]);
        document_number(w->d, name, label, (double)index_comparison_kept(w->v->x, w->v->first[k]), 0);
    }
}

static void say_number(const writer *w, const char *name, const char *label, double x)
{
    document_number(w->d, name, label, cell_is_value(x) ? x : NAN, AGREEMENT_DECIMALS);
}

static void say(const writer *w)
{
    const rank_agreement *a = &w->v->x->agreement;
    const index_model *first = w->v->run[0].model, *second = w->v->run[1].model;
    char title[512];

    snprintf(title, sizeof title, _("%s (application year %d) and %s (%d)"), model_text_in(first->name, w->zh), w->v->run[0].binding->year,
             model_text_in(second->name, w->zh), w->v->run[1].binding->year);
    document_title(w->d, title);
    say_moves(w);
    say_kept(w);
    document_number(w->d, "compared", _("companies with a rank in both runs"), (double)w->v->x->n_both, 0);
    say_number(w, "spearman", _("agreement of the ranks (Spearman)"), a->spearman);
    say_number(w, "kendall", _("of all pairs (Kendall's tau b)"), a->kendall_b);
    say_number(w, "weighted_spearman", _("the same with more weight on the first ranks (weighted Spearman)"), a->weighted_spearman);
    say_number(w, "weighted_kendall", _("and of pairs (weighted tau)"), a->weighted_kendall);
    say_number(w, "mean_shift", _("mean shift of rank"), a->mean_shift);
    document_number(w->d, "largest_shift", _("largest shift of rank"), cell_is_value(a->largest_shift) ? a->largest_shift : NAN, -1);
}

static void note(const writer *w)
{
    document_note(w->d, _("each part is the mean of what a change does over all orders in which data, weights and method could have changed one after the other; "
                          "what others do to a company's own score by moving a scale counts as its own data"));
    if (!w->v->x->is_weighed_apart)
        document_note(w->d, _("the two indices have different indicators or groups, so that what the weights did is part of the method"));
}

document *index_compare_document(const compare_view *v, bool is_chinese)
{
    writer w = {.d = document_new(), .v = v, .zh = is_chinese};

    if (!w.d)
        return NULL;
    for (int side = 0; side < 2; side++)
        w.name[side] = dictionary_find(panel_dictionary(v->run[side].binding->panel), "name");
    document_language(w.d, is_chinese);
    note(&w);
    if (!v->is_flat)
        say(&w);
    list_table(&w);
    return w.d;
}
