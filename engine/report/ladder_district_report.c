/*
 * The district in numbers: how many companies hold, would pass, are open for and fail each rung; the same by highest
 * rung and by group; labels held together; and the pools.
 */
#include <math.h>
#include <stdio.h>

#include "base/message.h"
#include "model/filing.h"
#include "ladder/ladder_count.h"
#include "report/calibration_text.h"
#include "report/ladder_picture.h"
#include "report/ladder_text.h"

/* --- by label ----------------------------------------------------------------------------- */

enum { C_RUNG, C_NAME, C_HOLD, C_FAILING, C_YES, C_OPEN, C_LIKELY, C_EXCEPTIONS, C_UNTOLD, C_UNJUDGED, C_NO, C_TRACK, C_CALIBRATION, C_COLUMNS };

static const table_column label_columns[C_COLUMNS] = {
    [C_RUNG] = {"model", N_("rung"), TABLE_TEXT, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_HOLD] = {"hold", N_("hold it"), TABLE_NUMBER, 0},
    [C_FAILING] = {"failing", N_("of these fail today"), TABLE_NUMBER, 0},
    [C_YES] = {"yes", N_("others qualify"), TABLE_NUMBER, 0},
    [C_OPEN] = {"open", N_("open"), TABLE_NUMBER, 0},
    [C_LIKELY] = {"expected", N_("of these expected as new holders"), TABLE_NUMBER, 1},
    [C_EXCEPTIONS] = {"exceptions", N_("of these by exception only"), TABLE_NUMBER, 0},
    [C_UNTOLD] = {"untold", N_("of these lack data"), TABLE_NUMBER, 0},
    [C_UNJUDGED] = {"unjudged", NULL, TABLE_NUMBER, 0},
    [C_NO] = {"no", N_("fail"), TABLE_NUMBER, 0},
    [C_CALIBRATION] = {"calibration", NULL, TABLE_TEXT, 0},
    [C_TRACK] = {"track", N_("track"), TABLE_TEXT, 0},
};

/* The name, also in forms for programs. */
static const char *name_of(const ladder_state *s, size_t rung, const ladder_style *style)
{
    ladder_style named = *style;

    named.is_for_people = true;
    return ladder_rung_text(s, (int)rung, &named);
}

static bool can_be_told(const label_count *c, const ladder_style *style)
{
    return filing_can_be_told(style->told, c->untold, c->unjudged, c->open);
}

static void note_untold(document *d, const ladder_state *s, const ladder_counts *counts, const ladder_style *style)
{
    for (size_t r = 0; r < s->ladder->n_rungs; r++) {
        const label_count *c = &counts->labels[r];

        if (!s->rungs[r] || can_be_told(c, style))
            continue;
        if (c->unjudged)
            document_note(d, _("%s: how many would get it cannot be told: of the %zu that are open, data are missing for %zu, and %zu hang on an expert's yes or no that nobody has given"),
                          name_of(s, r, style), c->open, c->untold, c->unjudged);
        else
            document_note(d, _("%s: how many would get it cannot be told, as data are missing for %zu of the %zu that are open"), name_of(s, r, style),
                          c->untold, c->open);
    }
}

static void add_calibration(grid *g, const model *m)
{
    char word[CALIBRATION_WORD];

    calibration_word(m, false, word);
    grid_text(g, C_CALIBRATION, word, TABLE_PLAIN);
}

static void add_labels(document *d, const ladder_state *s, const ladder_counts *counts, const ladder_style *style)
{
    size_t n = !style->is_for_people ? C_COLUMNS : s->ladder->n_tracks > 1 ? C_CALIBRATION : C_TRACK;
    grid *g = ladder_grid(d, "ladder", _("By label (a company that holds several counts at each)"), label_columns, n, style);

    for (size_t r = 0; r < s->ladder->n_rungs; r++) {
        const label_count *c = &counts->labels[r];

        grid_row(g);
        grid_text(g, C_RUNG, s->ladder->rungs[r].id, TABLE_PLAIN);
        grid_text(g, C_NAME, name_of(s, r, style), TABLE_PLAIN);
        grid_number(g, C_HOLD, (double)c->hold);
        if (s->rungs[r]) {
            grid_number(g, C_FAILING, (double)c->failing);
            grid_number(g, C_YES, (double)c->yes);
            grid_number(g, C_OPEN, (double)c->open);
            grid_number(g, C_LIKELY, can_be_told(c, style) ? c->expected : NAN);
            grid_number(g, C_EXCEPTIONS, (double)c->exceptions);
            grid_number(g, C_UNTOLD, (double)c->untold);
            grid_number(g, C_UNJUDGED, (double)c->unjudged);
            grid_number(g, C_NO, (double)c->no);
            if (n > C_CALIBRATION)
                add_calibration(g, s->rungs[r]->model);
        }
        if (n > C_TRACK)
            grid_text(g, C_TRACK, ladder_track_text(s, s->ladder->rungs[r].track, style), TABLE_PLAIN);
    }
}

/* --- by highest rung --------------------------------------------------------------------------- */

enum { H_RUNG, H_NAME, H_COMPANIES, H_SHARE, H_COLUMNS };

static const table_column highest_columns[H_COLUMNS] = {
    [H_RUNG] = {"highest", N_("highest rung"), TABLE_TEXT, 0},
    [H_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [H_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [H_SHARE] = {"share", N_("share"), TABLE_SHARE, 6},
};

/* The row for no rung or group has an id only for programs. */
static const char *word(const char *id, const ladder_style *style)
{
    return style->is_for_people ? "" : id;
}

static void add_row(grid *g, const char *id, const char *name, size_t companies, size_t of)
{
    grid_row(g);
    grid_text(g, H_RUNG, id, TABLE_PLAIN);
    grid_text(g, H_NAME, name, TABLE_PLAIN);
    grid_number(g, H_COMPANIES, (double)companies);
    grid_number(g, H_SHARE, of ? (double)companies / (double)of : NAN);
}

static void add_picture(document *d, const char *title, const ladder_bar *bars, size_t n)
{
    text_buffer svg;

    text_buffer_init(&svg);
    ladder_picture(&svg, title, bars, n);
    if (!svg.failed)
        document_picture(d, text_buffer_string(&svg), 0);
    text_buffer_clear(&svg);
}

static void add_highest(document *d, const ladder_state *s, const ladder_counts *counts, const ladder_style *style)
{
    const ladder_track *main = &s->ladder->tracks[0];
    const char *title = _("By highest rung of the main ladder (each company counts once)");
    grid *g = ladder_grid(d, "highest", title, highest_columns, H_COLUMNS, style);
    ladder_bar bars[LADDER_MOST_RUNGS];

    for (size_t r = main->n; r-- > 0;)
        add_row(g, s->ladder->rungs[r].id, name_of(s, r, style), counts->highest[r], s->n_in);
    if (s->ladder->n_tracks > 1)
        add_row(g, word("beside", style), _("labels beside the main ladder only"), counts->only_beside, s->n_in);
    add_row(g, word("none", style), _("no label"), counts->none, s->n_in);
    add_row(g, word("total", style), _("all companies"), s->n_in, s->n_in);
    for (size_t r = 0; r < main->n; r++)
        bars[r] = (ladder_bar){name_of(s, main->n - 1 - r, style), counts->highest[main->n - 1 - r]};
    if (!style->only)
        add_picture(d, title, bars, main->n);
}

/* --- groups --------------------------------------------------------------------------------------- */

static const table_column group_columns[H_COLUMNS] = {
    [H_RUNG] = {"group", N_("group"), TABLE_TEXT, 0},
    [H_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [H_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [H_SHARE] = {"share", N_("share"), TABLE_SHARE, 6},
};

/* "2 : 35 : 110 = 1 : 17.5 : 55", relative to the first group if it has any companies. */
static void say_ratio(document *d, const ladder *l, const ladder_counts *counts, const ladder_style *style)
{
    char names[512] = "", plain[256] = "", scaled[256] = "";
    size_t a = 0, b = 0, c = 0;

    for (size_t i = 0; i < l->n_groups; i++) {
        const char *colon = i ? " : " : "";

        a += (size_t)snprintf(names + a, a < sizeof names ? sizeof names - a : 0, "%s%s", colon,
                              model_text_in(l->groups[i].name, style->is_chinese));
        b += (size_t)snprintf(plain + b, b < sizeof plain ? sizeof plain - b : 0, "%s%zu", colon, counts->groups[i]);
        c += (size_t)snprintf(scaled + c, c < sizeof scaled ? sizeof scaled - c : 0, "%s%.4g", colon,
                              (double)counts->groups[i] / (double)counts->groups[0]);
        if (a >= sizeof names || b >= sizeof plain || c >= sizeof scaled)
            return;
    }
    document_text(d, "groups_named", NULL, names);
    document_text(d, "ratio", names, plain);
    if (counts->groups[0])
        document_text(d, "ratio_to_first", _("for one of the first group"), scaled);
}

static void add_groups(document *d, const ladder_state *s, const ladder_counts *counts, const ladder_style *style)
{
    const ladder *l = s->ladder;
    const char *title = _("By group (each company counts once, in the first group of which it holds a label)");
    grid *g = ladder_grid(d, "groups", title, group_columns, H_COLUMNS, style);
    ladder_bar bars[LADDER_MOST_GROUPS];

    for (size_t i = 0; i < l->n_groups; i++)
        add_row(g, l->groups[i].id, model_text_in(l->groups[i].name, style->is_chinese), counts->groups[i], s->n_in);
    add_row(g, word("none", style), _("in no group"), counts->no_group, s->n_in);
    add_row(g, word("total", style), _("all companies"), s->n_in, s->n_in);
    if (style->only)
        return;
    for (size_t i = 0; i < l->n_groups; i++)
        bars[i] = (ladder_bar){model_text_in(l->groups[i].name, style->is_chinese), counts->groups[i]};
    add_picture(d, title, bars, l->n_groups);
    say_ratio(d, l, counts, style);
}

/* --- overlaps ---------------------------------------------------------------------------------------- */

enum { O_FIRST, O_SECOND, O_BOTH, O_OF_FIRST, O_OF_SECOND, O_COLUMNS };

static const table_column overlap_columns[O_COLUMNS] = {
    [O_FIRST] = {"label", N_("label"), TABLE_TEXT, 0},
    [O_SECOND] = {"with", N_("and"), TABLE_TEXT, 0},
    [O_BOTH] = {"both", N_("hold both"), TABLE_NUMBER, 0},
    [O_OF_FIRST] = {"share_of_label", N_("share of the first"), TABLE_SHARE, 6},
    [O_OF_SECOND] = {"share_of_with", N_("share of the second"), TABLE_SHARE, 6},
};

static void add_overlaps(document *d, const ladder_state *s, const ladder_counts *counts, const ladder_style *style)
{
    grid *g = NULL;

    for (size_t i = 0; i < s->ladder->n_rungs; i++) {
        for (size_t k = i + 1; k < s->ladder->n_rungs; k++) {
            double both = (double)counts->both[i][k];

            if (both <= 0)
                continue;
            if (!g)
                g = ladder_grid(d, "overlaps", _("Labels held together"), overlap_columns, O_COLUMNS, style);
            grid_row(g);
            grid_text(g, O_FIRST, ladder_rung_text(s, (int)i, style), TABLE_PLAIN);
            grid_text(g, O_SECOND, ladder_rung_text(s, (int)k, style), TABLE_PLAIN);
            grid_number(g, O_BOTH, both);
            grid_number(g, O_OF_FIRST, both / (double)counts->labels[i].hold);
            grid_number(g, O_OF_SECOND, both / (double)counts->labels[k].hold);
        }
    }
    if (!g && style->only)
        ladder_grid(d, "overlaps", NULL, overlap_columns, O_COLUMNS, style);
}

/* Ways up take longer than counting, so they are looked for only if they are asked for. */
static void note_reserves(document *d, const ladder_state *s)
{
    for (size_t p = 0; p < s->ladder->n_pools; p++) {
        if (ladder_pool_needs_ways(&s->ladder->pools[p]) && !s->years[p]) {
            document_note(d, _("the reserves follow from the ways up: tidu ladder --list reserve"));
            return;
        }
    }
}

document *ladder_district_document(const ladder_state *s, const ladder_style *style)
{
    document *d = document_new();
    ladder_counts *counts = d ? arena_take(document_memory(d), sizeof *counts) : NULL;

    if (!counts) {
        document_free(d);
        return NULL;
    }
    ladder_count(s, style->formal, counts);
    if (ladder_wants(style, "ladder"))
        add_labels(d, s, counts, style);
    if (ladder_wants(style, "highest"))
        add_highest(d, s, counts, style);
    if (ladder_wants(style, "groups") && s->ladder->n_groups)
        add_groups(d, s, counts, style);
    if (ladder_wants(style, "overlaps"))
        add_overlaps(d, s, counts, style);
    if (ladder_wants(style, "tiers") && s->ladder->n_pools)
        ladder_tiers_table(d, s, style);
    note_untold(d, s, counts, style);
    note_reserves(d, s);
    return d;
}
