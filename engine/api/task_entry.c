/* Changes of tasks and visits by commands. */
#include <string.h>

#include "api/task_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "base/personal_number.h"
#include "question/task_entry.h"

tidu_status task_read_day(const char *text, const char *option, long *out, tidu_error *err)
{
    if (!text)
        return error_set(err, TIDU_EUSAGE, _("give the day with --%s"), option);
    if (!date_parse_iso(text, strlen(text), out))
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), text);
    return TIDU_OK;
}

tidu_status task_begin_change(tidu_session *s, const tidu_task_options *o, task_book **book, case_rows **rows, long *day, tidu_error *err)
{
    tidu_status status = task_read_day(o->day, "on", day, err);

    *book = NULL;
    *rows = NULL;
    if (!status && (!o->db || !o->command))
        status = error_set(err, TIDU_EUSAGE, _("a change needs a database and the command that makes it"));
    if (!status && !(*rows = case_rows_new()))
        status = error_memory(err);
    return status ? status : task_book_open_to_write(&s->env, o->db, book, err);
}

tidu_status task_end_change(task_book *book, case_rows *rows, const char *command, long long *ids, tidu_status status, tidu_error *err)
{
    if (!status)
        status = task_book_write(book, command, rows, ids, err);
    task_book_free(book);
    case_rows_free(rows);
    return status;
}

static void give(tidu_task_outcome *out, long long id, const char *const *texts, size_t n)
{
    tidu_task_outcome own = {.id = id};

    if (!out)
        return;
    own.size = out->size;
    for (size_t i = 0; i < n; i++)
        own.has_personal_number |= texts[i] && personal_number_is_in(texts[i]);
    ROW_GIVE(out, own);
}

tidu_status tidu_task_add(tidu_session *s, const tidu_task_options *given, tidu_task_outcome *out, tidu_error *err)
{
    tidu_task_options o;
    task_book *book;
    case_rows *rows;
    task_draft draft;
    long long id = 0;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    draft = (task_draft){.title = o.title, .kind = o.kind, .company = o.company, .town = o.town, .coach = o.coach, .target = o.target, .owner = o.owner};
    status = task_begin_change(s, &o, &book, &rows, &draft.opened, err);
    if (!status && o.due)
        status = task_read_day(o.due, "due", &draft.due, err);
    draft.has_due = o.due != NULL;
    if (!status)
        status = task_entry_add(book, &draft, rows, err);
    status = task_end_change(book, rows, o.command, &id, status, err);
    if (!status)
        give(out, id, (const char *[]){o.title}, 1);
    return status;
}

/* --- what happens to tasks -------------------------------------------------------------------------- */

static tidu_status happen(task_book *book, task_event e, const tidu_task_options *o, case_rows *rows, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < o->n_ids && !status; i++) {
        e.task = o->ids[i];
        status = task_entry_happen(book, &e, rows, err);
    }
    return status;
}

static tidu_status move(task_book *book, long day, const tidu_task_options *o, case_rows *rows, tidu_error *err)
{
    task_event e = {.act = TASK_MOVE_DUE, .day = day, .value = o->due, .reason = o->reason};
    long due;
    tidu_status status = o->due ? task_read_day(o->due, "due", &due, err) : TIDU_OK;

    if (!status && !o->due && !o->owner)
        status = error_set(err, TIDU_EUSAGE, _("say to which day or to whom the task moves, with --due or --owner"));
    if (!status && o->due)
        status = happen(book, e, o, rows, err);
    e.act = TASK_MOVE_OWNER;
    e.value = o->owner;
    return status || !o->owner ? status : happen(book, e, o, rows, err);
}

tidu_status tidu_task_change_all(tidu_session *s, tidu_task_change change, const tidu_task_options *given, tidu_task_outcome *out,
                                 tidu_error *err)
{
    static const task_act acts[] = {[TIDU_TASK_CLOSE] = TASK_CLOSE, [TIDU_TASK_REOPEN] = TASK_REOPEN, [TIDU_TASK_CANCEL] = TASK_CANCEL};
    tidu_task_options o;
    task_event e;
    task_book *book;
    case_rows *rows;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    e = (task_event){.evidence = o.evidence, .reason = o.reason};
    status = task_begin_change(s, &o, &book, &rows, &e.day, err);
    if (!status && !o.n_ids)
        status = error_set(err, TIDU_EUSAGE, _("name the tasks by their numbers; 'tidu task list' shows them"));
    if (!status && change == TIDU_TASK_MOVE)
        status = move(book, e.day, &o, rows, err);
    else if (!status) {
        e.act = acts[change];
        status = happen(book, e, &o, rows, err);
    }
    status = task_end_change(book, rows, o.command, NULL, status, err);
    if (!status)
        give(out, 0, (const char *[]){o.evidence, o.reason}, 2);
    return status;
}

/* --- visits ----------------------------------------------------------------------------------------- */

tidu_status tidu_task_visit(tidu_session *s, const tidu_task_options *given, tidu_task_outcome *out, tidu_error *err)
{
    tidu_task_options o;
    task_book *book;
    case_rows *rows;
    visit v;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    v = (visit){.code = o.n_codes ? o.codes[0] : "", .visitor = o.visitor, .purpose = o.purpose, .finding = o.finding};
    status = task_begin_change(s, &o, &book, &rows, &v.day, err);
    if (!status)
        status = task_entry_visit(book, &v, rows, err);
    if (!status)
        status = task_book_write_visits(book, o.command, rows, err);
    task_book_free(book);
    case_rows_free(rows);
    if (!status)
        give(out, 0, (const char *[]){o.purpose, o.finding}, 2);
    return status;
}
