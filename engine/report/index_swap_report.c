#include "report/index_swap_report.h"

#include <math.h>
#include <stdio.h>

#include "base/message.h"
#include "base/number_text.h"
#include "report/index_words.h"

enum { SHARE_DECIMALS = 6, GIVEN_DECIMALS = 8, MOST_TEXT = 512 };

typedef struct writer {
    document *d;
    const index_result *r;
    const index_swap *s;
    bool zh;
} writer;

/* --- the weights one by one ------------------------------------------------------------------------- */

enum { S_LEVEL, S_LEVEL_NAME, S_ID, S_NAME, S_GIVEN_BEFORE, S_GIVEN, S_BEFORE, S_AFTER, S_CHANGE, S_FIRST, S_SECOND, S_STANDING, S_COLUMNS };

static const table_column single_columns[S_COLUMNS] = {
    [S_LEVEL] = {"level", NULL, TABLE_TEXT, 0},
    [S_LEVEL_NAME] = {NULL, N_("level"), TABLE_TEXT, 0},
    [S_ID] = {"weight", N_("weight of"), TABLE_TEXT, 0},
    [S_NAME] = {"name", N_("meaning"), TABLE_TEXT, 0},
    [S_GIVEN_BEFORE] = {"given_before", N_("--weight now"), TABLE_NUMBER, GIVEN_DECIMALS},
    [S_GIVEN] = {"given", N_("--weight then"), TABLE_NUMBER, GIVEN_DECIMALS},
    [S_BEFORE] = {"share_before", N_("share of the level now"), TABLE_NUMBER, SHARE_DECIMALS},
    [S_AFTER] = {"share", N_("share then"), TABLE_NUMBER, SHARE_DECIMALS},
    [S_CHANGE] = {"change", N_("change of all weights"), TABLE_NUMBER, SHARE_DECIMALS},
    [S_FIRST] = {"score_first", N_("score of the first"), TABLE_NUMBER, -1},
    [S_SECOND] = {"score_second", N_("of the second"), TABLE_NUMBER, -1},
    [S_STANDING] = {"standing", NULL, TABLE_TEXT, 0},
};

static const char *standing_name(swap_standing standing)
{
    static const char *const names[] = {[SWAP_FOUND] = "found", [SWAP_NONE] = "none", [SWAP_UNTOLD] = "untold"};

    return names[standing];
}

static model_text name_of(const index_model *m, const swap_single *s)
{
    return m->nodes[s->node].name;
}

static void single_row(grid *g, const writer *w, const swap_single *s)
{
    const index_model *m = w->r->model;
    size_t parent = m->nodes[s->node].parent;
    bool is_found = s->standing == SWAP_FOUND;

    grid_row(g);
    grid_text(g, S_LEVEL, parent ? m->nodes[parent].id : "", TABLE_FAINT);
    grid_text(g, S_LEVEL_NAME, index_group_name(m, s->node, w->zh), TABLE_FAINT);
    grid_text(g, S_ID, s->name, TABLE_PLAIN);
    grid_text(g, S_NAME, model_text_in(name_of(m, s), w->zh), TABLE_PLAIN);
    grid_number(g, S_GIVEN_BEFORE, s->given_before);
    grid_number(g, S_GIVEN, is_found ? s->given : NAN);
    grid_number(g, S_BEFORE, s->before);
    grid_number(g, S_AFTER, is_found ? s->after : NAN);
    grid_number(g, S_CHANGE, is_found ? s->change : NAN);
    grid_number(g, S_FIRST, is_found ? s->score[0] : NAN);
    grid_number(g, S_SECOND, is_found ? s->score[1] : NAN);
    grid_text(g, S_STANDING, standing_name(s->standing), TABLE_PLAIN);
}

static void single_table(const writer *w, bool is_flat)
{
    grid *g = document_grid(w->d, "single", is_flat ? NULL : _("One weight alone, the others of its level in proportion"), single_columns,
                            S_COLUMNS);

    for (size_t i = 0; g && i < w->s->n; i++)
        single_row(g, w, &w->s->singles[i]);
}

/* --- all weights -------------------------------------------------------------------------------------- */

enum { M_GROUP, M_GROUP_NAME, M_ID, M_NAME, M_BEFORE, M_AFTER, M_CHANGE, M_COLUMNS };

static const table_column many_columns[M_COLUMNS] = {
    [M_GROUP] = {"group", NULL, TABLE_TEXT, 0},
    [M_GROUP_NAME] = {NULL, N_("group"), TABLE_TEXT, 0},
    [M_ID] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [M_NAME] = {"name", N_("meaning"), TABLE_TEXT, 0},
    [M_BEFORE] = {"share_before", N_("share of the whole now"), TABLE_NUMBER, SHARE_DECIMALS},
    [M_AFTER] = {"share", N_("share then"), TABLE_NUMBER, SHARE_DECIMALS},
    [M_CHANGE] = {"change", N_("change"), TABLE_NUMBER, SHARE_DECIMALS},
};

/* Only what changes. */
static void many_table(const writer *w)
{
    const index_model *m = w->r->model;
    const swap_many *s = &w->s->many;
    grid *g = document_grid(w->d, "all", _("All weights, as little as possible in all"), many_columns, M_COLUMNS);

    index_ids_for_programs(g, w->zh);

    for (size_t i = 0; g && i < m->n_indicators; i++) {
        if (s->after[i] == s->before[i])
            continue;
        grid_row(g);
        grid_text(g, M_GROUP, m->nodes[m->nodes[m->indicators[i].node].parent].id, TABLE_FAINT);
        grid_text(g, M_GROUP_NAME, index_group_name(m, m->indicators[i].node, w->zh), TABLE_FAINT);
        grid_text(g, M_ID, m->indicators[i].id, TABLE_PLAIN);
        grid_text(g, M_NAME, model_text_in(m->indicators[i].name, w->zh), TABLE_PLAIN);
        grid_number(g, M_BEFORE, s->before[i]);
        grid_number(g, M_AFTER, s->after[i]);
        grid_number(g, M_CHANGE, s->after[i] - s->before[i]);
    }
}

/* --- what is said --------------------------------------------------------------------------------------- */

static void score_text(const writer *w, const double score[2], char text[96])
{
    char first[32], second[32];

    number_format_fixed(score[0], w->r->model->decimals, first, sizeof first);
    number_format_fixed(score[1], w->r->model->decimals, second, sizeof second);
    snprintf(text, 96, _("%s and %s"), first, second);
}

static void say_single(const writer *w)
{
    const swap_single *best = &w->s->singles[0];
    char text[MOST_TEXT], score[96], given[32], before[32], after[32], was[32];
    bool is_untold = false;

    for (size_t i = 0; i < w->s->n; i++)
        is_untold |= w->s->singles[i].standing == SWAP_UNTOLD;
    if (w->s->n && best->standing == SWAP_FOUND) {
        score_text(w, best->score, score);
        number_format(best->given, given);
        number_format(best->given_before, was);
        number_format_fixed(100 * best->before, 2, before, sizeof before);
        number_format_fixed(100 * best->after, 2, after, sizeof after);
        snprintf(text, sizeof text, _("--weight %s=%s instead of %s: %s%% of its level instead of %s%%; the scores then are %s"), best->name,
                 given, was, after, before, score);
    } else {
        snprintf(text, sizeof text, "%s",
                 is_untold ? _("none was found; some have no closed form") : _("none: no single weight brings them level"));
    }
    document_text(w->d, "single_change", _("smallest change of one weight"), text);
}

static void say_many(const writer *w)
{
    const index_model *m = w->r->model;
    const swap_many *s = &w->s->many;
    char text[MOST_TEXT], score[96], change[32];

    if (s->standing == SWAP_FOUND) {
        score_text(w, s->score, score);
        number_format_fixed(100 * s->change, 2, change, sizeof change);
        snprintf(text, sizeof text, _("%s percentage points in all, taken from some and given to another; the scores then are %s"), change, score);
    } else if (s->standing == SWAP_NONE) {
        snprintf(text, sizeof text, "%s",
                 m->bonus.n || m->deductions.n ? _("none: no weights bring them level") : _("none: one of the two is ahead in every indicator"));
    } else {
        snprintf(text, sizeof text, "%s",
                 _("not told: a score here is no weighted sum of all indicators (a geometric mean, or something that is not applicable or "
                   "left out as missing)"));
    }
    document_text(w->d, "all_change", _("smallest change of all weights"), text);
}

static void say_company(const writer *w, const binding *b, int which, const char *name, const char *label)
{
    uint32_t company = w->s->company[which];
    const char *called = panel_text(b->panel, company, dictionary_find(panel_dictionary(b->panel), "name"));
    char text[MOST_TEXT], score[32];

    number_format_fixed(w->s->score[which], w->r->model->decimals, score, sizeof score);
    snprintf(text, sizeof text, "%s %s: %s", panel_code(b->panel, company), called ? called : "", score);
    document_text(w->d, name, label, text);
}

document *index_swap_document(const index_result *r, const binding *b, const index_swap *s, bool is_flat, bool is_chinese)
{
    writer w = {document_new(), r, s, is_chinese};

    if (!w.d)
        return NULL;
    if (!is_flat) {
        document_title(w.d, model_text_in(r->model->name, is_chinese));
        say_company(&w, b, 0, "first", _("first company"));
        say_company(&w, b, 1, "second", _("second company"));
        say_single(&w);
        say_many(&w);
    }
    single_table(&w, is_flat);
    if (!is_flat && s->many.standing == SWAP_FOUND)
        many_table(&w);
    return w.d;
}
