#include "report/index_bulletin_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/message.h"
#include "report/index_stratum_text.h"

typedef struct writer {
    document *d;
    const bulletin_view *v;
    const char **border; /* [border] its name */
    int name[BULLETIN_SIDES], town[BULLETIN_SIDES];
    bool zh;
} writer;

/* In the memory of the document; NULL if it is exhausted. */
static const char *border_name(const writer *w, const bulletin_border *b)
{
    arena *memory = document_memory(w->d);

    return b->board ? arena_copy_string(memory, model_text_in(b->board->name, w->zh)) : arena_print(memory, _("first %lu"), (unsigned long)b->first);
}

static const char *text_of(const writer *w, const bulletin_company *x, const int *indicator)
{
    int side = bulletin_side(x);
    const char *text = indicator[side] < 0 ? NULL : panel_text(w->v->sides[side].binding->panel, x->company[side], indicator[side]);

    return text ? text : "";
}

/* --- the list ---------------------------------------------------------------------------------------------------- */

enum { L_RANK, L_CODE, L_NAME, L_TOWN, L_STRATUM, L_RANK_WITHIN, L_BEFORE, L_GAINED, L_MOVED, L_SCORE, L_SCORE_BEFORE, L_SCORE_GAINED, L_PROGRESS, L_BOARD, L_ENTERS, L_LEAVES, L_COLUMNS };

/* "up 2" into text[64]. */
static table_tone moved_text(const bulletin_company *x, char text[64])
{
    const uint32_t now = x->rank[BULLETIN_NOW], then = x->rank[BULLETIN_THEN];

    if (!now || !then)
        snprintf(text, 64, "%s", now ? _("newly ranked") : _("ranked no more"));
    else if (now == then)
        snprintf(text, 64, "%s", _("unchanged"));
    else
        snprintf(text, 64, now < then ? _("up %lu") : _("down %lu"), (unsigned long)(now < then ? then - now : now - then));
    return !now || (then && now > then) ? TABLE_BAD : now == then ? TABLE_PLAIN : TABLE_GOOD;
}

/* The borders that it crossed, inwards or outwards. */
static void crossed(const writer *w, const bulletin_company *x, bool inwards, text_buffer *out)
{
    const size_t from = x->within[inwards ? BULLETIN_NOW : BULLETIN_THEN], to = x->within[inwards ? BULLETIN_THEN : BULLETIN_NOW];

    for (size_t i = from; i < to; i++)
        text_buffer_print(out, "%s%s", out->length ? _(", ") : "", w->border[i]);
}

static void list_stratum(grid *g, const writer *w, const bulletin_company *x)
{
    const index_result *r = w->v->x->result[BULLETIN_NOW];
    uint32_t company = x->company[BULLETIN_NOW];

    if (r->n_strata < 2 || company == INDEX_NOBODY || !x->rank[BULLETIN_NOW])
        return;
    grid_text(g, L_STRATUM, index_stratum_name(r, index_result_place(r, company), w->zh), TABLE_PLAIN);
    grid_number(g, L_RANK_WITHIN, w->v->x->standing[BULLETIN_NOW].rank[company]);
}

static double progress_of(const writer *w, const bulletin_company *x)
{
    uint32_t company = x->company[BULLETIN_NOW];
    double score = w->v->progress && company != INDEX_NOBODY ? w->v->progress->score[company] : NAN;

    return cell_is_value(score) ? score : NAN;
}

static void list_row(grid *g, const writer *w, const bulletin_company *x, text_buffer *text)
{
    const uint32_t now = x->rank[BULLETIN_NOW], then = x->rank[BULLETIN_THEN];
    const double score = x->score[BULLETIN_NOW], before = x->score[BULLETIN_THEN];
    const size_t within = x->within[BULLETIN_NOW];
    int side = bulletin_side(x);
    char moved[64];
    table_tone tone = moved_text(x, moved);

    grid_row(g);
    grid_number(g, L_RANK, now ? now : NAN);
    grid_text(g, L_CODE, panel_code(w->v->sides[side].binding->panel, x->company[side]), TABLE_PLAIN);
    grid_text(g, L_NAME, text_of(w, x, w->name), TABLE_PLAIN);
    grid_text(g, L_TOWN, text_of(w, x, w->town), TABLE_PLAIN);
    list_stratum(g, w, x);
    grid_number(g, L_BEFORE, then ? then : NAN);
    grid_number(g, L_GAINED, now && then ? (double)then - (double)now : NAN);
    grid_text(g, L_MOVED, moved, tone);
    grid_number(g, L_SCORE, cell_is_value(score) ? score : NAN);
    grid_number(g, L_SCORE_BEFORE, cell_is_value(before) ? before : NAN);
    grid_number(g, L_SCORE_GAINED, cell_is_value(score) && cell_is_value(before) ? score - before : NAN);
    grid_number(g, L_PROGRESS, progress_of(w, x));
    grid_text(g, L_BOARD, within < w->v->x->n_borders ? w->border[within] : "", TABLE_PLAIN);
    crossed(w, x, true, text);
    grid_buffer(g, L_ENTERS, text, TABLE_GOOD);
    crossed(w, x, false, text);
    grid_buffer(g, L_LEAVES, text, TABLE_BAD);
}

static bool is_listed(const bulletin_view *v, size_t place)
{
    const bulletin_company *x = &v->x->rows[place];

    if (v->top)
        return place < v->top;
    return !v->is_cut || x->within[BULLETIN_NOW] < v->x->n_borders || x->within[BULLETIN_THEN] < v->x->n_borders;
}

static void list_table(const writer *w)
{
    const int decimals = w->v->sides[BULLETIN_NOW].model->decimals;
    const table_column columns[L_COLUMNS] = {
        [L_RANK] = {"rank", N_("rank"), TABLE_NUMBER, 0},
        [L_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
        [L_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
        [L_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
        [L_STRATUM] = {"stratum", N_("compared within"), TABLE_TEXT, 0},
        [L_RANK_WITHIN] = {"stratum_rank", N_("rank there"), TABLE_NUMBER, 0},
        [L_BEFORE] = {"rank_before", N_("rank in the last bulletin"), TABLE_NUMBER, 0},
        [L_GAINED] = {"gained", NULL, TABLE_NUMBER, 0},
        [L_MOVED] = {NULL, N_("places moved"), TABLE_TEXT, 0},
        [L_SCORE] = {"score", N_("score"), TABLE_NUMBER, decimals},
        [L_SCORE_BEFORE] = {"score_before", N_("score in the last bulletin"), TABLE_NUMBER, decimals},
        [L_SCORE_GAINED] = {"score_gained", N_("score gained"), TABLE_NUMBER, decimals},
        [L_PROGRESS] = {"progress", N_("progress index"), TABLE_NUMBER, w->v->progress ? w->v->progress->model->decimals : 0},
        [L_BOARD] = {"board", N_("board"), TABLE_TEXT, 0},
        [L_ENTERS] = {"enters", N_("enters"), TABLE_TEXT, 0},
        [L_LEAVES] = {"leaves", N_("leaves"), TABLE_TEXT, 0},
    };
    grid *g = document_grid(w->d, "bulletin", _("The ranks"), columns, L_COLUMNS);
    text_buffer text;

    text_buffer_init(&text);
    for (size_t i = 0; g && i < w->v->x->n; i++) {
        if (is_listed(w->v, i))
            list_row(g, w, &w->v->x->rows[i], &text);
    }
    text_buffer_clear(&text);
    if (g)
        grid_hide_empty(g);
}

/* --- borders ------------------------------------------------------------------------------------------------------- */

enum { B_ID, B_BOARD, B_N, B_N_BEFORE, B_ENTERED, B_LEFT, B_LINE, B_LINE_BEFORE, B_COLUMNS };

static const char *border_id(const writer *w, const bulletin_border *b)
{
    const char *id = b->board ? b->board->id : arena_print(document_memory(w->d), "first_%lu", (unsigned long)b->first);

    return id ? id : "";
}

static void border_table(const writer *w)
{
    const int decimals = w->v->sides[BULLETIN_NOW].model->decimals;
    const table_column columns[B_COLUMNS] = {
        [B_ID] = {"id", NULL, TABLE_TEXT, 0},
        [B_BOARD] = {"board", N_("board"), TABLE_TEXT, 0},
        [B_N] = {"within", N_("companies within"), TABLE_NUMBER, 0},
        [B_N_BEFORE] = {"within_before", N_("in the last bulletin"), TABLE_NUMBER, 0},
        [B_ENTERED] = {"entered", N_("have entered"), TABLE_NUMBER, 0},
        [B_LEFT] = {"left", N_("have left"), TABLE_NUMBER, 0},
        [B_LINE] = {"score", N_("least score within"), TABLE_NUMBER, decimals},
        [B_LINE_BEFORE] = {"score_before", N_("least score in the last bulletin"), TABLE_NUMBER, decimals},
    };
    const index_bulletin *x = w->v->x;
    grid *g = x->n_borders ? document_grid(w->d, "boards", _("The boards"), columns, B_COLUMNS) : NULL;

    for (size_t i = 0; g && i < x->n_borders; i++) {
        const bulletin_border *b = &x->borders[i];

        grid_row(g);
        grid_text(g, B_ID, border_id(w, b), TABLE_PLAIN);
        grid_text(g, B_BOARD, w->border[i], TABLE_PLAIN);
        grid_number(g, B_N, (double)b->n[BULLETIN_NOW]);
        grid_number(g, B_N_BEFORE, (double)b->n[BULLETIN_THEN]);
        grid_number(g, B_ENTERED, (double)b->entered);
        grid_number(g, B_LEFT, (double)b->left);
        grid_number(g, B_LINE, cell_is_value(b->line[BULLETIN_NOW]) ? b->line[BULLETIN_NOW] : NAN);
        grid_number(g, B_LINE_BEFORE, cell_is_value(b->line[BULLETIN_THEN]) ? b->line[BULLETIN_THEN] : NAN);
    }
    if (g)
        grid_hide_empty(g);
}

/* --- what is said --------------------------------------------------------------------------------------------------- */

/* "up to 2025-06-30", or of which file. */
static void data_words(const char *data, char *out, size_t size)
{
    char day[64];
    long days;
    date d;

    if (!date_parse_iso(data, strlen(data), &days)) {
        snprintf(out, size, _("of the file %s"), data);
        return;
    }
    d = date_from_days(days);
    snprintf(day, sizeof day, _("%d-%02d-%02d"), d.year, d.month, d.day);
    snprintf(out, size, _("up to the end of %s"), day);
}

static void say_days(const writer *w)
{
    char text[1024], now[256], then[256];
    const int year[BULLETIN_SIDES] = {w->v->sides[BULLETIN_THEN].binding->year, w->v->sides[BULLETIN_NOW].binding->year};

    data_words(w->v->data[BULLETIN_NOW], now, sizeof now);
    data_words(w->v->data[BULLETIN_THEN], then, sizeof then);
    if (year[BULLETIN_THEN] == year[BULLETIN_NOW])
        snprintf(text, sizeof text, _("Data %s, application year %d; the last bulletin: data %s."), now, year[BULLETIN_NOW], then);
    else
        snprintf(text, sizeof text, _("Data %s, application year %d; the last bulletin: data %s, application year %d."), now, year[BULLETIN_NOW], then,
                 year[BULLETIN_THEN]);
    document_paragraph(w->d, "summary_days", text);
    document_text(w->d, "data_day", NULL, w->v->data[BULLETIN_NOW]);
    document_text(w->d, "data_day_before", NULL, w->v->data[BULLETIN_THEN]);
}

static void say_moves(const writer *w)
{
    const index_bulletin *x = w->v->x;
    size_t up = 0, down = 0, same = 0, new = 0, gone = 0;
    char text[1024];

    for (size_t i = 0; i < x->n; i++) {
        const uint32_t then = x->rows[i].rank[BULLETIN_THEN], now = x->rows[i].rank[BULLETIN_NOW];

        new += !then;
        gone += !now;
        up += then && now && now < then;
        down += then && now && now > then;
        same += now == then;
    }
    snprintf(text, sizeof text, _("Companies ranked: %zu (in the last bulletin %zu), of which %zu rise, %zu fall and %zu stay where they were; newly ranked: %zu; ranked no more: %zu."),
             x->n_ranked[BULLETIN_NOW], x->n_ranked[BULLETIN_THEN], up, down, same, new, gone);
    document_paragraph(w->d, "summary_moves", text);
}

/* "Alpha (from 33 to 28), Beta (newly ranked)": who crossed the border inwards or outwards. */
static void name_crossing(const writer *w, size_t border, bool inwards, text_buffer *out)
{
    bool any = false;

    for (size_t i = 0; i < w->v->x->n; i++) {
        const bulletin_company *x = &w->v->x->rows[i];
        bool was = x->within[BULLETIN_THEN] <= border, is = x->within[BULLETIN_NOW] <= border;
        int side = bulletin_side(x);
        const char *name = text_of(w, x, w->name);

        if (was == is || is != inwards)
            continue;
        text_buffer_append_string(out, any ? _(", ") : "");
        text_buffer_append_string(out, *name ? name : panel_code(w->v->sides[side].binding->panel, x->company[side]));
        if (x->rank[BULLETIN_THEN] && x->rank[BULLETIN_NOW])
            text_buffer_print(out, _(" (from rank %lu to %lu)"), (unsigned long)x->rank[BULLETIN_THEN], (unsigned long)x->rank[BULLETIN_NOW]);
        else
            text_buffer_print(out, _(" (%s)"), inwards ? _("newly ranked") : _("ranked no more"));
        any = true;
    }
}

static void say_border(const writer *w, size_t border)
{
    const bulletin_border *b = &w->v->x->borders[border];
    char name[128];
    text_buffer text;

    text_buffer_init(&text);
    snprintf(name, sizeof name, "moves.%s", border_id(w, b));
    text_buffer_print(&text, PLURAL("%s: %zu company", "%s: %zu companies", b->n[BULLETIN_NOW]), w->border[border], b->n[BULLETIN_NOW]);
    if (!b->entered && !b->left)
        text_buffer_append_string(&text, _("; nobody enters or leaves"));
    if (b->entered) {
        text_buffer_print(&text, PLURAL("; %zu enters: ", "; %zu enter: ", b->entered), b->entered);
        name_crossing(w, border, true, &text);
    }
    if (b->left) {
        text_buffer_print(&text, PLURAL("; %zu leaves: ", "; %zu leave: ", b->left), b->left);
        name_crossing(w, border, false, &text);
    }
    text_buffer_append_string(&text, _("."));
    document_paragraph(w->d, name, text_buffer_string(&text));
    text_buffer_clear(&text);
}

static void note(const writer *w)
{
    const index_result *r = w->v->x->result[BULLETIN_NOW];

    document_note(w->d, _("an index reads figures of years: of a year that is under way what was imported last before the day, as it stands; nothing is extrapolated"));
    if (w->v->progress)
        document_note(w->d, _("progress index: %s"), model_text_in(w->v->progress->model->name, w->zh));
    if (!w->v->top && w->v->is_cut)
        document_note(w->d, _("listed are the companies that are on a board now or were in the last bulletin; --top N lists the first N"));
    if (r->n_possible)
        document_note(w->d, PLURAL("of %zu company it cannot be told whether it is a candidate, as data are missing; it is not ranked",
                                   "of %zu companies it cannot be told whether they are candidates, as data are missing; they are not ranked", r->n_possible),
                      r->n_possible);
}

/* --- the whole ------------------------------------------------------------------------------------------------------ */

static bool name_borders(writer *w)
{
    const index_bulletin *x = w->v->x;
    bool ok;

    w->border = arena_take_array(document_memory(w->d), x->n_borders + 1, sizeof *w->border);
    ok = w->border != NULL;
    for (size_t i = 0; i < x->n_borders && ok; i++)
        ok = (w->border[i] = border_name(w, &x->borders[i])) != NULL;
    return ok;
}

document *index_bulletin_document(const bulletin_view *v, bool is_chinese)
{
    writer w = {.d = document_new(), .v = v, .zh = is_chinese};
    char title[512];

    if (!w.d || !name_borders(&w)) {
        document_free(w.d);
        return NULL;
    }
    for (int side = 0; side < BULLETIN_SIDES; side++) {
        const dictionary *names = panel_dictionary(v->sides[side].binding->panel);

        w.name[side] = dictionary_find(names, "name");
        w.town[side] = dictionary_find(names, "town");
    }
    document_language(w.d, is_chinese);
    note(&w);
    if (v->is_flat) {
        list_table(&w);
        return w.d;
    }
    snprintf(title, sizeof title, _("%s: bulletin"), model_text_in(v->sides[BULLETIN_NOW].model->name, is_chinese));
    document_title(w.d, title);
    say_days(&w);
    say_moves(&w);
    for (size_t i = 0; i < v->x->n_borders; i++)
        say_border(&w, i);
    list_table(&w);
    border_table(&w);
    if (!bulletin_towns(w.d, v, w.border)) {
        document_free(w.d);
        return NULL;
    }
    return w.d;
}
