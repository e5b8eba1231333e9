/*
 * Changes of labels between two days: counts, the transition table between highest rungs, and the companies.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "report/ladder_text.h"

enum { L_LABEL, L_THEN, L_GAINED, L_RETURNED, L_LOST, L_KEPT, L_RENEWED, L_NOW, L_TRACK, L_COLUMNS };

static const table_column label_columns[L_COLUMNS] = {
    [L_LABEL] = {"label", N_("label"), TABLE_TEXT, 0},
    [L_THEN] = {"then", N_("held then"), TABLE_NUMBER, 0},
    [L_GAINED] = {"gained", N_("new"), TABLE_NUMBER, 0},
    [L_RETURNED] = {"returned", N_("of these had it before"), TABLE_NUMBER, 0},
    [L_LOST] = {"lost", N_("expired"), TABLE_NUMBER, 0},
    [L_KEPT] = {"kept", N_("kept"), TABLE_NUMBER, 0},
    [L_RENEWED] = {"renewed", N_("of these renewed"), TABLE_NUMBER, 0},
    [L_NOW] = {"now", N_("held now"), TABLE_NUMBER, 0},
    [L_TRACK] = {"track", N_("track"), TABLE_TEXT, 0},
};

static void add_labels(document *d, const ladder_state *s, const ladder_changes *c, const ladder_style *style)
{
    grid *g = ladder_grid(d, "labels", _("By label"), label_columns, L_COLUMNS, style);

    for (size_t r = 0; r < s->ladder->n_rungs; r++) {
        const label_change *x = &c->labels[r];
        const size_t values[] = {x->then, x->gained, x->returned, x->lost, x->kept, x->renewed, x->now};

        grid_row(g);
        grid_text(g, L_LABEL, ladder_rung_text(s, (int)r, style), TABLE_PLAIN);
        for (size_t i = 0; i < sizeof values / sizeof *values; i++)
            grid_number(g, L_THEN + i, (double)values[i]);
        grid_text(g, L_TRACK, ladder_track_text(s, s->ladder->rungs[r].track, style), TABLE_PLAIN);
    }
}

/* Rows: the highest rung then; columns: now. */
static void add_moves(document *d, const ladder_state *s, const ladder_changes *c, const ladder_style *style)
{
    size_t n = s->ladder->tracks[0].n + 1;
    table_column columns[LADDER_MOST_RUNGS + 3];
    grid *g;

    columns[0] = (table_column){"then", N_("then \\ now"), TABLE_TEXT, 0};
    for (size_t to = 0; to < n; to++)
        columns[to + 1] = (table_column){to ? s->ladder->rungs[to - 1].id : "none",
                                         ladder_rung_text(s, (int)to - 1, style), TABLE_NUMBER, 0};
    columns[n + 1] = (table_column){"total", N_("together"), TABLE_NUMBER, 0};
    g = ladder_grid(d, "moves", _("By highest rung of the main ladder (each company counts once)"), columns, n + 2, style);
    for (size_t from = 0; from < n; from++) {
        double total = 0;

        grid_row(g);
        grid_text(g, 0, ladder_rung_text(s, (int)from - 1, style), TABLE_PLAIN);
        for (size_t to = 0; to < n; to++) {
            double moved = (double)c->moves[from][to];

            total += moved;
            grid_number(g, to + 1, moved > 0 || !style->is_for_people ? moved : NAN);
        }
        grid_number(g, n + 1, total);
    }
}

enum { M_CODE, M_NAME, M_FROM, M_TO, M_GAINED, M_LOST, M_COLUMNS };

static const table_column change_columns[M_COLUMNS] = {
    [M_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [M_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [M_FROM] = {"then", N_("highest rung then"), TABLE_TEXT, 0},
    [M_TO] = {"now", N_("highest rung now"), TABLE_TEXT, 0},
    [M_GAINED] = {"gained", N_("new labels"), TABLE_TEXT, 0},
    [M_LOST] = {"lost", N_("expired labels"), TABLE_TEXT, 0},
};

typedef struct changed {
    uint32_t company;
    const char *code;
} changed;

static int compare_codes(const void *x, const void *y)
{
    return strcmp(((const changed *)x)->code, ((const changed *)y)->code);
}

static size_t find_changed(const ladder_state *s, const ladder_changes *c, changed *out)
{
    size_t n = 0;

    for (uint32_t i = 0; i < s->n; i++) {
        if (s->is_in[i] && c->then[i] != s->held[i])
            out[n++] = (changed){i, panel_code(s->b->panel, i)};
    }
    if (n)
        qsort(out, n, sizeof *out, compare_codes);
    return n;
}

static void add_changes(document *d, const ladder_state *s, const ladder_changes *c, changed *work,
                        const ladder_style *style)
{
    grid *g = ladder_grid(d, "changes", _("Companies whose labels changed"), change_columns, M_COLUMNS, style);
    const ladder *l = s->ladder;
    size_t n = find_changed(s, c, work);

    for (size_t k = 0; k < n; k++) {
        uint32_t i = work[k].company;
        rung_set then = c->then[i], now = s->held[i];
        char text[LADDER_CELL];

        grid_row(g);
        grid_text(g, M_CODE, work[k].code, TABLE_PLAIN);
        grid_text(g, M_NAME, ladder_attribute(s, i, "name"), TABLE_PLAIN);
        grid_text(g, M_FROM, ladder_rung_text(s, ladder_highest(l, 0, then), style), TABLE_PLAIN);
        grid_text(g, M_TO, ladder_rung_text(s, ladder_highest(l, 0, now), style), TABLE_PLAIN);
        ladder_labels_text(s, i, now & ~then, false, style, text);
        grid_text(g, M_GAINED, text, TABLE_GOOD);
        ladder_labels_text(s, i, then & ~now, false, style, text);
        grid_text(g, M_LOST, text, TABLE_BAD);
    }
}

document *ladder_change_document(const ladder_state *s, const ladder_changes *c, const ladder_style *style)
{
    document *d = document_new();
    changed *work = d ? arena_take_array(document_memory(d), s->n ? s->n : 1, sizeof *work) : NULL;
    char from[11], to[11];

    if (!work) {
        document_free(d);
        return NULL;
    }
    document_wide(d);
    if (ladder_wants(style, "labels"))
        add_labels(d, s, c, style);
    if (ladder_wants(style, "moves"))
        add_moves(d, s, c, style);
    if (ladder_wants(style, "changes"))
        add_changes(d, s, c, work, style);
    date_format(c->since, from);
    date_format(s->b->on, to);
    document_note(d, _("from %s to %s, by certificates alone: %zu companies rose on the main ladder, %zu fell, %zu stayed"),
                  from, to, c->up, c->down, c->same);
    return d;
}
