/* What happened to one task, and the log of visits: with who noted it, when, and from which sheet or command. */
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "report/task_report.h"

enum { E_DAY, E_EVENT_NAME, E_EVENT, E_VALUE, E_EVIDENCE, E_REASON, E_BY, E_AT, E_FILE, E_LINE, E_COLUMNS };

static const table_column columns[E_COLUMNS] = {
    [E_DAY] = {"day", N_("day"), TABLE_DAY, 0},
    [E_EVENT_NAME] = {"event", NULL, TABLE_TEXT, 0},
    [E_EVENT] = {NULL, N_("what happened"), TABLE_TEXT, 0},
    [E_VALUE] = {"value", N_("due date or owner"), TABLE_TEXT, 0},
    [E_EVIDENCE] = {"evidence", N_("evidence"), TABLE_TEXT, 0},
    [E_REASON] = {"reason", N_("reason or what was done"), TABLE_TEXT, 0},
    [E_BY] = {"noted_by", N_("noted by"), TABLE_TEXT, 0},
    [E_AT] = {"noted_at", N_("noted"), TABLE_TEXT, 0},
    [E_FILE] = {"file", N_("sheet or command"), TABLE_TEXT, 0},
    [E_LINE] = {"line", N_("file line"), TABLE_NUMBER, 0},
};

static const char *act_text(task_act act)
{
    static const char *const texts[TASK_ACTS] = {[TASK_CLOSE] = N_("closed with evidence"), [TASK_REOPEN] = N_("opened again"), [TASK_CANCEL] = N_("cancelled"),
                                                 [TASK_MOVE_DUE] = N_("due date moved"), [TASK_MOVE_OWNER] = N_("given to another owner"),
                                                 [TASK_REPORT] = N_("reported")};

    return _(texts[act]);
}

static void day_cell(grid *g, size_t column, long day)
{
    char text[11];

    date_format(day, text);
    grid_text(g, column, text, TABLE_PLAIN);
}

static tidu_status source_cells(grid *g, const task_book *b, document *d, long long import, uint32_t line, tidu_error *err)
{
    store_act act;
    tidu_status status = task_book_act(b, import, document_memory(d), &act, err);

    if (status)
        return status;
    grid_text(g, E_BY, act.by, TABLE_PLAIN);
    grid_text(g, E_AT, act.at, TABLE_FAINT);
    grid_text(g, E_FILE, act.file, TABLE_FAINT);
    if (line)
        grid_number(g, E_LINE, line);
    return TIDU_OK;
}

static tidu_status add_opening(grid *g, const task_book *b, document *d, const task *t, tidu_error *err)
{
    grid_row(g);
    day_cell(g, E_DAY, t->opened);
    grid_text(g, E_EVENT_NAME, "open", TABLE_PLAIN);
    grid_text(g, E_EVENT, _("opened as a task"), TABLE_PLAIN);
    return source_cells(g, b, d, t->import, t->line, err);
}

static tidu_status add_event(grid *g, const task_book *b, document *d, const task_event *e, tidu_error *err)
{
    grid_row(g);
    day_cell(g, E_DAY, e->day);
    grid_text(g, E_EVENT_NAME, task_act_name(e->act), TABLE_PLAIN);
    grid_text(g, E_EVENT, act_text(e->act), TABLE_PLAIN);
    grid_text(g, E_VALUE, e->value, TABLE_PLAIN);
    grid_text(g, E_EVIDENCE, e->evidence, TABLE_PLAIN);
    grid_text(g, E_REASON, e->reason, TABLE_PLAIN);
    return source_cells(g, b, d, e->import, e->line, err);
}

static void text_value(document *d, const char *name, const char *label, const char *text)
{
    if (*text)
        document_text(d, name, label, text);
}

static void write_head(document *d, const task_book *b, const task *t, long day)
{
    task_standing s = task_log_standing(b->tasks, t, day);
    char due[11], on[11];

    date_format(s.due, due);
    date_format(day, on);
    document_number(d, "id", _("task no."), (double)t->id, 0);
    document_text(d, "title", _("what is to be done"), t->title);
    document_text(d, "kind", _("kind of task"), task_kind_text(t->kind));
    document_text(d, "on", _("at the end of"), on);
    document_text(d, "state", _("state"), s.state == TASK_NOT_YET ? _("not opened yet") : task_state_text(s.state));
    document_text(d, "owner", _("owner"), s.owner);
    document_text(d, "due_on", _("due"), due);
    text_value(d, "uscc", _("code"), t->code);
    text_value(d, "name", _("company"), task_book_text(b, t->code, "name"));
    text_value(d, "town", _("town"), t->town);
    text_value(d, "coach", _("coach"), t->coach);
    text_value(d, "target", _("target of the plan"), t->target);
    text_value(d, "opened_for", _("opened because of"), t->origin);
}

tidu_status task_show_document(const task_book *b, const task *t, long day, bool is_chinese, document **out, tidu_error *err)
{
    document *d = document_new();
    const task_event *e = NULL;
    tidu_status status;
    grid *g;

    if (!d)
        return error_memory(err);
    document_language(d, is_chinese);
    write_head(d, b, t, day);
    g = document_grid(d, "events", _("what happened"), columns, E_COLUMNS);
    status = add_opening(g, b, d, t, err);
    while (!status && (e = task_log_next(b->tasks, t, e)))
        status = add_event(g, b, d, e, err);
    grid_hide_empty(g);
    if (status)
        document_free(d);
    else
        *out = d;
    return status;
}

/* --- visits ------------------------------------------------------------------------------------------- */

enum { V_DAY, V_USCC, V_NAME, V_TOWN, V_BY, V_PURPOSE, V_FINDING, V_NOTED_BY, V_FILE, V_LINE, V_COLUMNS };

static const table_column visit_columns[V_COLUMNS] = {
    [V_DAY] = {"day", N_("day of the visit"), TABLE_DAY, 0},
    [V_USCC] = {"uscc", N_("code"), TABLE_CODE, 0},
    [V_NAME] = {"name", N_("company"), TABLE_TEXT, 0},
    [V_TOWN] = {"town", N_("town"), TABLE_TEXT, 0},
    [V_BY] = {"visitor", N_("visitor"), TABLE_TEXT, 0},
    [V_PURPOSE] = {"purpose", N_("what about"), TABLE_TEXT, 0},
    [V_FINDING] = {"finding", N_("what was found"), TABLE_TEXT, 0},
    [V_NOTED_BY] = {"noted_by", NULL, TABLE_TEXT, 0},
    [V_FILE] = {"file", NULL, TABLE_TEXT, 0},
    [V_LINE] = {"line", NULL, TABLE_NUMBER, 0},
};

static bool is_asked(const visit_choice *c, const visit *v)
{
    bool is = !c->n_codes;

    for (size_t i = 0; i < c->n_codes && !is; i++)
        is = !strcmp(c->codes[i], v->code);
    return is && v->day >= c->from && v->day <= c->to && (!c->visitor || !strcmp(c->visitor, v->visitor));
}

static int newest_first(const void *a, const void *b)
{
    const visit *x = *(const visit *const *)a, *y = *(const visit *const *)b;
    int order = (x->day < y->day) - (x->day > y->day);

    return order ? order : strcmp(x->code, y->code);
}

static tidu_status add_visit(grid *g, const task_book *b, document *d, const visit *v, tidu_error *err)
{
    store_act act;
    tidu_status status = task_book_act(b, v->import, document_memory(d), &act, err);

    if (status)
        return status;
    grid_row(g);
    day_cell(g, V_DAY, v->day);
    grid_text(g, V_USCC, v->code, TABLE_PLAIN);
    grid_text(g, V_NAME, task_book_text(b, v->code, "name"), TABLE_PLAIN);
    grid_text(g, V_TOWN, task_book_text(b, v->code, "town"), TABLE_PLAIN);
    grid_text(g, V_BY, v->visitor, TABLE_PLAIN);
    grid_text(g, V_PURPOSE, v->purpose, TABLE_PLAIN);
    grid_text(g, V_FINDING, v->finding, TABLE_PLAIN);
    grid_text(g, V_NOTED_BY, act.by, TABLE_PLAIN);
    grid_text(g, V_FILE, act.file, TABLE_PLAIN);
    if (v->line)
        grid_number(g, V_LINE, v->line);
    return TIDU_OK;
}

static size_t choose(const task_book *b, const visit_choice *c, const visit **list, size_t *companies)
{
    const char *last = "";
    size_t n = 0;

    *companies = 0;
    for (size_t i = 0; i < visit_log_count(b->visits); i++) { /* sorted by company */
        const visit *v = visit_log_get(b->visits, i);

        if (!is_asked(c, v))
            continue;
        *companies += strcmp(last, v->code) != 0;
        last = v->code;
        list[n++] = v;
    }
    if (n)
        qsort(list, n, sizeof *list, newest_first);
    return n;
}

tidu_status visit_list_document(const task_book *b, const visit_choice *c, bool is_chinese, document **out, tidu_error *err)
{
    const visit **list = allocate_array(visit_log_count(b->visits) + 1, sizeof *list);
    document *d = list ? document_new() : NULL;
    tidu_status status = d ? TIDU_OK : error_memory(err);
    size_t n = 0, companies = 0;
    grid *g = NULL;

    if (!status) {
        document_language(d, is_chinese);
        n = choose(b, c, list, &companies);
        g = document_grid(d, "visits", NULL, visit_columns, V_COLUMNS);
        document_note(d, _("visits %zu, companies %zu"), n, companies);
    }
    for (size_t i = 0; i < n && !status; i++)
        status = add_visit(g, b, d, list[i], err);
    release(list);
    if (status)
        document_free(d);
    else
        *out = d;
    return status;
}
