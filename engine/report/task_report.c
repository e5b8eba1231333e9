/* Lists of tasks. A workbook is a form: the columns behind the list are filled in, and rows without a number are new tasks. */
#include "report/task_report.h"

#include <string.h>

#include "base/message.h"

enum {
    T_ID, T_STATE_NAME, T_STATE, T_DUE, T_LATE, T_OWNER, T_KIND_NAME, T_KIND, T_TITLE, T_USCC, T_NAME, T_TOWN, T_COACH, T_TARGET, T_OPENED, T_DAYS,
    T_CLOSED, T_EVIDENCE, T_REASON, T_ORIGIN, T_COLUMNS
};

static const table_column columns[T_COLUMNS] = {
    [T_ID] = {"id", N_("task no."), TABLE_NUMBER, 0},
    [T_STATE_NAME] = {"state", NULL, TABLE_TEXT, 0},
    [T_STATE] = {NULL, N_("state"), TABLE_TEXT, 0},
    [T_DUE] = {"due_on", N_("due"), TABLE_DAY, 0},
    [T_LATE] = {"days_overdue", N_("days overdue"), TABLE_NUMBER, 0},
    [T_OWNER] = {"owner", N_("owner"), TABLE_TEXT, 0},
    [T_KIND_NAME] = {"kind", NULL, TABLE_TEXT, 0},
    [T_KIND] = {NULL, N_("kind of task"), TABLE_TEXT, 0},
    [T_TITLE] = {"title", N_("what is to be done"), TABLE_TEXT, 0},
    [T_USCC] = {"uscc", N_("code"), TABLE_CODE, 0},
    [T_NAME] = {"name", N_("company"), TABLE_TEXT, 0},
    [T_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [T_COACH] = {"coach", N_("coach"), TABLE_TEXT, 0},
    [T_TARGET] = {"target", N_("target of the plan"), TABLE_TEXT, 0},
    [T_OPENED] = {"opened_on", N_("opened"), TABLE_DAY, 0},
    [T_DAYS] = {"days", N_("days open"), TABLE_NUMBER, 0},
    [T_CLOSED] = {"closed_on", N_("ended"), TABLE_DAY, 0},
    [T_EVIDENCE] = {"evidence", N_("evidence"), TABLE_TEXT, 0},
    [T_REASON] = {"reason", N_("what was done about it"), TABLE_TEXT, 0},
    [T_ORIGIN] = {"origin", NULL, TABLE_TEXT, 0},
};

/* The last columns of a form, in the places of T_CLOSED and what follows; they are empty but for what is closed. */
static const table_column asked[] = {
    {"closed_on", N_("closed on"), TABLE_DAY, 0},
    {"evidence", N_("evidence"), TABLE_TEXT, 0},
    {"reason", N_("what was done about it"), TABLE_TEXT, 0},
    {"postponed_to", N_("asked to be put off to"), TABLE_DAY, 0},
};

const char *task_kind_text(const char *kind)
{
    return !strcmp(kind, "problem") ? _("problem") : !strcmp(kind, "need") ? _("need of a company") : _("task");
}

const char *task_state_text(task_state state)
{
    static const char *const texts[TASK_STATES] = {"", N_("not closed yet"), N_("overdue"), N_("closed"), N_("cancelled")};

    return *texts[state] ? _(texts[state]) : "";
}

static void day_cell(grid *g, size_t column, long day, table_tone tone)
{
    char text[11];

    date_format(day, text);
    grid_text(g, column, text, tone);
}

static void state_cells(grid *g, const task_row *r, long day)
{
    static const table_tone tones[TASK_STATES] = {TABLE_PLAIN, TABLE_OPEN, TABLE_BAD, TABLE_GOOD, TABLE_FAINT};
    const task_standing *s = &r->standing;

    grid_text(g, T_STATE_NAME, task_state_name(s->state), TABLE_PLAIN);
    grid_text(g, T_STATE, task_state_text(s->state), tones[s->state]);
    day_cell(g, T_DUE, s->due, TABLE_PLAIN);
    if (s->state == TASK_OVERDUE)
        grid_number(g, T_LATE, (double)(day - s->due));
    grid_text(g, T_OWNER, s->owner, TABLE_PLAIN);
}

static void ended_cells(grid *g, const task_event *ended)
{
    day_cell(g, T_CLOSED, ended->day, TABLE_PLAIN);
    grid_text(g, T_EVIDENCE, ended->evidence, TABLE_PLAIN);
    grid_text(g, T_REASON, ended->reason, TABLE_PLAIN);
}

static void add_row(grid *g, const task_study *s, const task_row *r, bool is_form)
{
    const task *t = r->task;

    grid_row(g);
    grid_number(g, T_ID, (double)t->id);
    state_cells(g, r, s->choice.day);
    grid_text(g, T_KIND_NAME, t->kind, TABLE_PLAIN);
    grid_text(g, T_KIND, task_kind_text(t->kind), TABLE_PLAIN);
    grid_text(g, T_TITLE, t->title, TABLE_PLAIN);
    grid_text(g, T_USCC, t->code, TABLE_PLAIN);
    grid_text(g, T_NAME, task_book_text(s->book, t->code, "name"), TABLE_PLAIN);
    grid_text(g, T_TOWN, t->town, TABLE_PLAIN);
    grid_text(g, T_COACH, t->coach, TABLE_PLAIN);
    grid_text(g, T_TARGET, t->target, TABLE_PLAIN);
    day_cell(g, T_OPENED, t->opened, TABLE_PLAIN);
    grid_number(g, T_DAYS, (double)r->days);
    if (r->standing.ended && (!is_form || r->standing.state == TASK_CLOSED)) /* what comes back as it was changes nothing */
        ended_cells(g, r->standing.ended);
    if (!is_form)
        grid_text(g, T_ORIGIN, t->origin, TABLE_FAINT);
}

/* --- groups ------------------------------------------------------------------------------------- */

enum { G_GROUP, G_OPEN, G_OVERDUE, G_CLOSED, G_IN_TIME, G_CANCELLED, G_COLUMNS };

static const char *per_name(task_per per)
{
    return per == TASK_PER_OWNER ? "owner" : per == TASK_PER_TOWN ? "town" : "coach";
}

static void add_counts(grid *g, const task_counts *c, const char *name)
{
    grid_row(g);
    grid_text(g, G_GROUP, name, TABLE_PLAIN);
    grid_number(g, G_OPEN, (double)c->open);
    grid_number(g, G_OVERDUE, (double)c->overdue);
    grid_number(g, G_CLOSED, (double)c->closed);
    grid_number(g, G_IN_TIME, (double)c->in_time);
    grid_number(g, G_CANCELLED, (double)c->cancelled);
}

static const char *group_name(const char *group)
{
    return *group ? group : _("nobody is named");
}

static void write_groups(document *d, const task_study *s)
{
    const table_column of_groups[G_COLUMNS] = {
        [G_GROUP] = {per_name(s->choice.per), columns[s->choice.per == TASK_PER_OWNER ? T_OWNER : s->choice.per == TASK_PER_TOWN ? T_TOWN : T_COACH].heading,
                     TABLE_TEXT, 0},
        [G_OPEN] = {"open", N_("not closed yet"), TABLE_NUMBER, 0},
        [G_OVERDUE] = {"overdue", N_("of which overdue"), TABLE_NUMBER, 0},
        [G_CLOSED] = {"closed", N_("closed"), TABLE_NUMBER, 0},
        [G_IN_TIME] = {"closed_in_time", N_("of which in time"), TABLE_NUMBER, 0},
        [G_CANCELLED] = {"cancelled", N_("cancelled"), TABLE_NUMBER, 0},
    };
    grid *g = document_grid(d, "task_groups", NULL, of_groups, G_COLUMNS);

    for (size_t i = 0; i < s->n_groups; i++)
        add_counts(g, &s->groups[i], group_name(s->groups[i].group));
    add_counts(g, &s->all, _("together"));
}

/* --- the list ------------------------------------------------------------------------------------- */

/* Grouped, they stand in the order of the groups. */
static void write_rows(document *d, const task_study *s, bool has_groups)
{
    grid *g = document_grid(d, "tasks", has_groups ? _("tasks") : NULL, columns, T_COLUMNS);

    for (size_t i = 0; i < s->n; i++)
        add_row(g, s, &s->rows[i], false);
    grid_hide_empty(g);
}

static void add_notes(document *d, const task_study *s)
{
    const task_counts *c = &s->all;
    const char *kind = s->choice.kind;
    char day[11];

    date_format(s->choice.day, day);
    document_note(d, _("tasks at the end of %s: open %zu, of which overdue %zu; closed %zu, of which in time %zu; cancelled %zu"), day, c->open,
                  c->overdue, c->closed, c->in_time, c->cancelled);
    if (kind && !strcmp(kind, "need") && s->oldest >= 0)
        document_note(d, _("the oldest open need is %ld days old"), s->oldest);
}

/* --- the form --------------------------------------------------------------------------------------- */

enum { FORM_EMPTY = 20, FORM_FROZEN = 3, FORM_COLUMNS = T_CLOSED + sizeof asked / sizeof *asked };

/* A cell of a row without a number is open, whatever its column: those are new tasks. */
static void write_form(document *d, const task_study *s)
{
    arena *memory = document_memory(d);
    table_column *all = arena_take_array(memory, FORM_COLUMNS, sizeof *all);
    sheet_column *filled = arena_take_array(memory, FORM_COLUMNS, sizeof *filled);
    sheet_form *form = arena_take(memory, sizeof *form);
    size_t n = 0;
    char day[11];
    grid *g;

    if (!all || !filled || !form)
        return;
    memcpy(all, columns, T_CLOSED * sizeof *all);
    memcpy(all + T_CLOSED, asked, sizeof asked);
    for (size_t i = 0; i < FORM_COLUMNS; i++)
        if (all[i].heading)
            filled[n++] = (sheet_column){.is_open = i >= T_CLOSED};
    date_format(s->choice.day, day);
    *form = (sheet_form){.title = arena_print(memory, "%s", _("List of tasks")),
                         .line = arena_print(memory, _("at the end of %s; fill in the yellow columns; a task is closed only with evidence; new tasks go into "
                                                       "the empty rows, without a number"), day),
                         .columns = filled,
                         .n_frozen = FORM_FROZEN,
                         .n_empty = FORM_EMPTY};
    g = document_grid(d, "tasks", _("tasks"), all, FORM_COLUMNS);
    grid_form(g, form);
    for (size_t i = 0; i < s->n; i++)
        add_row(g, s, &s->rows[i], true);
    for (size_t i = 0; i < FORM_EMPTY; i++)
        grid_row(g);
}

document *task_list_document(const task_study *s, const task_view *v)
{
    document *d = document_new();
    bool has_groups = s->choice.per != TASK_PER_NOTHING;

    if (!d)
        return NULL;
    document_language(d, v->is_chinese);
    document_wide(d);
    if (v->is_form)
        document_title(d, _("List of tasks"));
    add_notes(d, s);
    if (v->is_form)
        write_form(d, s);
    if (has_groups)
        write_groups(d, s);
    if (!v->is_form && !(has_groups && v->is_flat))
        write_rows(d, s, has_groups);
    return d;
}
