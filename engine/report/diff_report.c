#include "report/diff_report_internal.h"

#include <string.h>

#include "base/date.h"
#include "base/message.h"

typedef struct writer {
    const diff_view *v;
    const diff_study *s;
    document *d;
    text_buffer text;
} writer;

bool diff_has_table(const char *name)
{
    return !strcmp(name, "counts") || !strcmp(name, "movers") || !strcmp(name, "causes") || !strcmp(name, "pools");
}

static const char *text_of(const diff_study *s, const diff_row *row, const char *indicator)
{
    size_t side = row->company[1] != PANEL_NO_COMPANY;
    const char *text = panel_text(s->sides[side].data.panel, row->company[side], dictionary_find(s->env->dictionary, indicator));

    return text ? text : "";
}

/* --- who moved ---------------------------------------------------------------------------------------------------------- */

enum { M_KIND, M_KIND_TEXT, M_CODE, M_NAME, M_TOWN, M_TOWN_WAS, M_WAS, M_WAS_TEXT, M_NOW, M_NOW_TEXT, M_CAUSE, M_CAUSE_TEXT, M_WHY, M_FILE,
       M_LINE, M_BY, M_CITE, M_COLUMNS };

static const table_column mover_columns[M_COLUMNS] = {
    [M_KIND] = {"change", NULL, TABLE_TEXT, 0},
    [M_KIND_TEXT] = {NULL, N_("change"), TABLE_TEXT, 0},
    [M_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [M_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [M_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [M_TOWN_WAS] = {"town_before", N_("town before"), TABLE_TEXT, 0},
    [M_WAS] = {"before", NULL, TABLE_TEXT, 0},
    [M_WAS_TEXT] = {NULL, N_("before"), TABLE_TEXT, 0},
    [M_NOW] = {"after", NULL, TABLE_TEXT, 0},
    [M_NOW_TEXT] = {NULL, N_("after"), TABLE_TEXT, 0},
    [M_CAUSE] = {"cause", NULL, TABLE_TEXT, 0},
    [M_CAUSE_TEXT] = {NULL, N_("changed by"), TABLE_TEXT, 0},
    [M_WHY] = {"why", N_("why"), TABLE_TEXT, 0},
    [M_FILE] = {"file", N_("file"), TABLE_TEXT, 0},
    [M_LINE] = {"line", N_("its line"), TABLE_NUMBER, 0},
    [M_BY] = {"imported_by", N_("brought in by"), TABLE_TEXT, 0},
    [M_CITE] = {"cite", N_("article"), TABLE_TEXT, 0},
};

static void put_state(writer *w, grid *g, size_t column, diff_state state)
{
    diff_state_text(w->v, state, false, &w->text);
    grid_buffer(g, column, &w->text, TABLE_PLAIN);
    diff_state_text(w->v, state, true, &w->text);
    grid_buffer(g, column + 1, &w->text, TABLE_PLAIN);
}

static void put_company(const writer *w, grid *g, const diff_row *row, size_t code, size_t name)
{
    grid_text(g, code, row->code, TABLE_PLAIN);
    grid_text(g, name, text_of(w->s, row, "name"), TABLE_PLAIN);
}

/* Points of items are in the table of causes; here stand the score, gates and data. */
static bool is_told(const diff_study *s, const diff_row *row, const diff_cause *c)
{
    bool has_other = false;

    for (size_t i = 0; i < row->n_causes; i++)
        has_other |= s->causes[row->first + i].thing == DIFF_SCORE || s->causes[row->first + i].thing == DIFF_GATE;
    return c->thing != DIFF_ITEM || !has_other;
}

static void put_cause_text(writer *w, const diff_row *row, const diff_cause *c)
{
    if (w->text.length)
        text_buffer_append_string(&w->text, "; ");
    if (c->step != row->cause)
        text_buffer_print(&w->text, w->v->is_chinese ? "（%s）" : "(%s) ", diff_step_text(c->step));
    diff_cause_name(w->v, c, &w->text);
    text_buffer_append_string(&w->text, w->v->is_chinese ? "：" : ": ");
    diff_cause_value(w->v, c, false, &w->text);
    text_buffer_append_string(&w->text, " → ");
    diff_cause_value(w->v, c, true, &w->text);
    if (c->role == DIFF_TOGETHER || c->role == DIFF_ENOUGH)
        text_buffer_print(&w->text, w->v->is_chinese ? "（%s）" : " (%s)", diff_role_text(c->role));
}

/* "revenue 2024: 100 yuan → 7 yuan; ...": of its cause first, then of the steps that moved it otherwise. */
static void put_why(writer *w, grid *g, const diff_row *row)
{
    for (int others = 0; others < 2; others++) {
        for (size_t i = 0; i < row->n_causes; i++) {
            const diff_cause *c = &w->s->causes[row->first + i];

            if ((c->step != row->cause) == others && is_told(w->s, row, c))
                put_cause_text(w, row, c);
        }
    }
    if (!row->n_causes)
        text_buffer_append_string(&w->text, _("nothing that was tried explains it"));
    grid_buffer(g, M_WHY, &w->text, TABLE_PLAIN);
}

static void put_place(grid *g, size_t file, size_t line, size_t by, const diff_cause *c)
{
    if (!c->origin.file)
        return;
    grid_text(g, file, c->origin.file, TABLE_PLAIN);
    if (c->origin.line)
        grid_number(g, line, (double)c->origin.line);
    grid_text(g, by, c->origin.imported_by, TABLE_PLAIN);
}

/* The place of the first datum of its cause, and the article of the first gate. */
static void put_references(writer *w, grid *g, const diff_row *row)
{
    bool has_place = false;

    for (size_t i = 0; i < row->n_causes; i++) {
        const diff_cause *c = &w->s->causes[row->first + i];

        if (c->step != row->cause)
            continue;
        if (c->origin.file && !has_place)
            put_place(g, M_FILE, M_LINE, M_BY, c);
        has_place |= c->origin.file != NULL;
        if (!w->text.length)
            diff_cause_cite(w->v, c, &w->text);
    }
    if (w->text.length)
        grid_buffer(g, M_CITE, &w->text, TABLE_PLAIN);
}

static void write_movers(writer *w)
{
    grid *g = diff_table_begin(w->v, w->d, "movers", _("Who came, went and moved"), mover_columns, M_COLUMNS);

    for (size_t i = 0; g && i < w->s->n; i++) {
        const diff_row *row = &w->s->rows[i];

        if (row->kind == DIFF_SAME)
            continue;
        grid_row(g);
        grid_text(g, M_KIND, diff_kind_name(row->kind), TABLE_PLAIN);
        grid_text(g, M_KIND_TEXT, diff_kind_text(row->kind), TABLE_PLAIN);
        put_company(w, g, row, M_CODE, M_NAME);
        grid_text(g, M_TOWN, row->towns[1] ? row->towns[1] : "", TABLE_PLAIN);
        if (row->company[0] != PANEL_NO_COMPANY && row->towns[0] && (!row->towns[1] || strcmp(row->towns[0], row->towns[1]) != 0))
            grid_text(g, M_TOWN_WAS, row->towns[0], TABLE_PLAIN);
        put_state(w, g, M_WAS, row->states[0]);
        put_state(w, g, M_NOW, row->states[DIFF_STEPS]);
        grid_text(g, M_CAUSE, row->n_causes ? diff_step_name(row->cause) : "unexplained", TABLE_PLAIN);
        grid_text(g, M_CAUSE_TEXT, row->n_causes ? diff_step_text(row->cause) : _("unexplained"), TABLE_PLAIN);
        put_why(w, g, row);
        put_references(w, g, row);
    }
    if (g)
        grid_hide_empty(g);
}

/* --- why ------------------------------------------------------------------------------------------------------------------ */

enum { C_CODE, C_NAME, C_STEP, C_STEP_TEXT, C_THING, C_ID, C_YEAR, C_WHAT, C_WAS, C_NOW, C_ROLE, C_ROLE_TEXT, C_FILE, C_LINE, C_BY, C_DAY,
       C_CITE, C_COLUMNS };

static const table_column cause_columns[C_COLUMNS] = {
    [C_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_STEP] = {"cause", NULL, TABLE_TEXT, 0},
    [C_STEP_TEXT] = {NULL, N_("changed by"), TABLE_TEXT, 0},
    [C_THING] = {"what", NULL, TABLE_TEXT, 0},
    [C_ID] = {"id", NULL, TABLE_TEXT, 0},
    [C_YEAR] = {"year", NULL, TABLE_NUMBER, 0},
    [C_WHAT] = {"title", N_("what changed"), TABLE_TEXT, 0},
    [C_WAS] = {"before", N_("before"), TABLE_TEXT, 0},
    [C_NOW] = {"after", N_("after"), TABLE_TEXT, 0},
    [C_ROLE] = {"role", NULL, TABLE_TEXT, 0},
    [C_ROLE_TEXT] = {NULL, N_("tried"), TABLE_TEXT, 0},
    [C_FILE] = {"file", N_("file"), TABLE_TEXT, 0},
    [C_LINE] = {"line", N_("its line"), TABLE_NUMBER, 0},
    [C_BY] = {"imported_by", N_("brought in by"), TABLE_TEXT, 0},
    [C_DAY] = {"imported_at", NULL, TABLE_TEXT, 0},
    [C_CITE] = {"cite", N_("article"), TABLE_TEXT, 0},
};

static const char *id_of(const writer *w, const diff_cause *c)
{
    if (c->thing == DIFF_DATUM)
        return dictionary_get(w->s->env->dictionary, c->indicator)->name;
    if (c->thing == DIFF_CERTIFICATE)
        return c->held_now ? c->held_now->model : c->held_was->model;
    return c->thing == DIFF_GATE ? c->gate->id : c->thing == DIFF_ITEM ? c->item->id : "";
}

static void put_cause(writer *w, grid *g, const diff_cause *c)
{
    grid_text(g, C_STEP, diff_step_name(c->step), TABLE_PLAIN);
    grid_text(g, C_STEP_TEXT, diff_step_text(c->step), TABLE_PLAIN);
    grid_text(g, C_THING, diff_thing_name(c->thing), TABLE_PLAIN);
    grid_text(g, C_ID, id_of(w, c), TABLE_PLAIN);
    if (c->thing == DIFF_DATUM && c->year)
        grid_number(g, C_YEAR, c->year);
    diff_cause_name(w->v, c, &w->text);
    grid_buffer(g, C_WHAT, &w->text, TABLE_PLAIN);
    diff_cause_value(w->v, c, false, &w->text);
    grid_buffer(g, C_WAS, &w->text, TABLE_PLAIN);
    diff_cause_value(w->v, c, true, &w->text);
    grid_buffer(g, C_NOW, &w->text, TABLE_PLAIN);
    grid_text(g, C_ROLE, diff_role_name(c->role), TABLE_PLAIN);
    grid_text(g, C_ROLE_TEXT, diff_role_text(c->role), TABLE_PLAIN);
    put_place(g, C_FILE, C_LINE, C_BY, c);
    if (c->origin.file)
        grid_text(g, C_DAY, c->origin.imported_at, TABLE_PLAIN);
    diff_cause_cite(w->v, c, &w->text);
    grid_buffer(g, C_CITE, &w->text, TABLE_PLAIN);
}

static void write_causes(writer *w)
{
    grid *g = diff_table_begin(w->v, w->d, "causes", _("Why, as far as it was tried"), cause_columns, C_COLUMNS);

    for (size_t i = 0; g && i < w->s->n; i++) {
        const diff_row *row = &w->s->rows[i];

        for (size_t k = 0; k < row->n_causes; k++) {
            grid_row(g);
            put_company(w, g, row, C_CODE, C_NAME);
            put_cause(w, g, &w->s->causes[row->first + k]);
        }
    }
    if (g)
        grid_hide_empty(g);
}

/* --- pools ---------------------------------------------------------------------------------------------------------------- */

enum { P_POOL, P_CODE, P_NAME, P_EVENT, P_EVENT_TEXT, P_DAY, P_RULE, P_REASON, P_FILE, P_LINE, P_BY, P_COLUMNS };

static const table_column pool_columns[P_COLUMNS] = {
    [P_POOL] = {"pool", N_("pool"), TABLE_TEXT, 0},       [P_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [P_NAME] = {"name", N_("name"), TABLE_TEXT, 0},       [P_EVENT] = {"event", NULL, TABLE_TEXT, 0},
    [P_EVENT_TEXT] = {NULL, N_("event"), TABLE_TEXT, 0},
    [P_DAY] = {"day", N_("day"), TABLE_DAY, 0},           [P_RULE] = {"rule", N_("by which rule"), TABLE_TEXT, 0},
    [P_REASON] = {"reason", N_("reason"), TABLE_TEXT, 0}, [P_FILE] = {"file", N_("file"), TABLE_TEXT, 0},
    [P_LINE] = {"line", N_("its line"), TABLE_NUMBER, 0},     [P_BY] = {"imported_by", N_("brought in by"), TABLE_TEXT, 0},
};

static bool is_entry(const pool_change *c)
{
    return !strcmp(c->event, "entered");
}

static const char *event_word(const pool_change *c)
{
    return !c->is_undone ? c->event : is_entry(c) ? "entry undone" : "leaving undone";
}

static const char *event_text(const pool_change *c)
{
    if (c->is_undone)
        return is_entry(c) ? _("went: the entry was taken back") : _("came again: the leaving was taken back");
    return is_entry(c) ? _("came") : !strcmp(c->event, "left") ? _("went") : c->event;
}

static void write_pools(const writer *w)
{
    grid *g = w->s->pools.n || w->v->table ? diff_table_begin(w->v, w->d, "pools", _("Pools"), pool_columns, P_COLUMNS) : NULL;
    const panel *p = w->s->sides[1].data.panel;

    for (size_t i = 0; g && i < w->s->pools.n; i++) {
        const pool_change *c = &w->s->pools.list[i];
        uint32_t company = panel_find_company(p, c->code, strlen(c->code));
        const char *name = company == PANEL_NO_COMPANY ? NULL : panel_text(p, company, dictionary_find(w->s->env->dictionary, "name"));

        grid_row(g);
        grid_text(g, P_POOL, c->pool, TABLE_PLAIN);
        grid_text(g, P_CODE, c->code, TABLE_PLAIN);
        grid_text(g, P_NAME, name ? name : "", TABLE_PLAIN);
        grid_text(g, P_EVENT, event_word(c), TABLE_PLAIN);
        grid_text(g, P_EVENT_TEXT, event_text(c), TABLE_PLAIN);
        grid_text(g, P_DAY, c->day, TABLE_PLAIN);
        grid_text(g, P_RULE, c->rule, TABLE_PLAIN);
        grid_text(g, P_REASON, c->reason, TABLE_PLAIN);
        grid_text(g, P_FILE, c->file, TABLE_PLAIN);
        if (c->line)
            grid_number(g, P_LINE, (double)c->line);
        grid_text(g, P_BY, c->imported_by, TABLE_PLAIN);
    }
    if (g)
        grid_hide_empty(g);
}

/* --- the document ----------------------------------------------------------------------------------------------------------- */

static void write_head(writer *w)
{
    static const char *const names[2] = {"day1", "day2"};
    const char *labels[2] = {_("the first day"), _("the second day")};
    char on[11];

    document_text(w->d, "model", NULL, w->s->ladder ? w->s->ladder->id : w->s->sides[1].model->id);
    for (int i = 0; i < 2; i++) {
        const diff_side *side = &w->s->sides[i];

        date_format(side->on, on);
        text_buffer_print(&w->text, _("data of %s, application date %s"), side->day, on);
        if (side->model) {
            text_buffer_append_string(&w->text, w->v->is_chinese ? "；" : "; ");
            diff_version_text(side, &w->text);
        }
        document_text(w->d, names[i], labels[i], text_buffer_string(&w->text));
        text_buffer_empty(&w->text);
    }
    document_number(w->d, "companies_moved", _("companies that stand elsewhere"), (double)w->s->n_moved, 0);
    document_number(w->d, "companies_unexplained", _("of these unexplained"), (double)w->s->unexplained, 0);
}

document *diff_document(const diff_view *v)
{
    writer w = {.v = v, .s = v->study, .d = document_new()};
    bool ok = w.d != NULL;

    if (!ok)
        return NULL;
    text_buffer_init(&w.text);
    document_language(w.d, v->is_chinese);
    document_wide(w.d);
    if (!v->table)
        write_head(&w);
    ok = diff_counts_write(v, w.d);
    write_movers(&w);
    write_causes(&w);
    write_pools(&w);
    if (v->table && v->study->unexplained)
        document_note(w.d, _("of %zu companies nothing that was tried explains why they stand elsewhere"), v->study->unexplained);
    if (v->study->back)
        document_note(w.d, _("%zu companies stand as before, because what the data, the rule and the day changed cancels out"), v->study->back);
    text_buffer_clear(&w.text);
    if (ok)
        return w.d;
    document_free(w.d);
    return NULL;
}
