/* Tasks and visits, as reports. */
#include <string.h>

#include "api/task_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "report/task_report.h"

static tidu_status open_book(tidu_session *s, const tidu_task_options *o, task_book **book, long *day, tidu_error *err)
{
    tidu_status status = task_read_day(o->day, "on", day, err);

    *book = NULL;
    return status ? status : task_book_open(&s->env, o->db, o->as_of, book, err);
}

static tidu_status read_per(const char *per, task_per *out, tidu_error *err)
{
    static const char *const names[] = {"", "owner", "town", "coach"};

    *out = TASK_PER_NOTHING;
    for (int i = TASK_PER_OWNER; per && i <= TASK_PER_COACH; i++)
        if (!strcmp(names[i], per))
            *out = (task_per)i;
    if (per && !*out)
        return error_set(err, TIDU_EUSAGE, _("tasks are grouped per owner, town or coach, not per '%s'"), per);
    return TIDU_OK;
}

tidu_status tidu_task_list(tidu_session *s, const tidu_task_options *given, tidu_report **out, tidu_error *err)
{
    tidu_task_options o;
    task_choice choice;
    task_book *book = NULL;
    task_study *study = NULL;
    document *d = NULL;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    choice = (task_choice){.state = o.state, .owner = o.owner, .town = o.town, .coach = o.coach, .kind = o.kind, .company = o.company, .target = o.target};
    status = read_per(o.per, &choice.per, err);
    if (!status)
        status = open_book(s, &o, &book, &choice.day, err);
    if (!status)
        status = task_study_make(book, &choice, &study, err);
    if (!status && !(d = task_list_document(study, &(task_view){o.is_flat, o.is_form, s->env.is_chinese})))
        status = error_memory(err);
    task_study_free(study);
    return report_end(&s->env, status, d, out, err);
}

tidu_status tidu_task_show(tidu_session *s, const tidu_task_options *given, tidu_report **out, tidu_error *err)
{
    tidu_task_options o;
    task_book *book;
    document *d = NULL;
    const task *found = NULL;
    long day;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    status = open_book(s, &o, &book, &day, err);
    if (!status && !o.n_ids)
        status = error_set(err, TIDU_EUSAGE, _("name the tasks by their numbers; 'tidu task list' shows them"));
    if (!status && !(found = task_log_find(book->tasks, o.ids[0])))
        status = error_set(err, TIDU_ENOTFOUND, _("there is no task %lld; 'tidu task list --state all' lists them"), o.ids[0]);
    if (!status)
        status = task_show_document(book, found, day, s->env.is_chinese, &d, err);
    task_book_free(book);
    return report_end(&s->env, status, d, out, err);
}

static tidu_status check_codes(const task_book *book, const tidu_task_options *o, tidu_error *err)
{
    for (size_t i = 0; i < o->n_codes; i++)
        if (!task_book_knows(book, o->codes[i]))
            return error_set(err, TIDU_ENOTFOUND, _("the data contain no company with the code '%s'"), o->codes[i]);
    return TIDU_OK;
}

tidu_status tidu_task_visits(tidu_session *s, const tidu_task_options *given, tidu_report **out, tidu_error *err)
{
    tidu_task_options o;
    visit_choice choice;
    task_book *book;
    document *d = NULL;
    long day;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    choice = (visit_choice){.codes = o.codes, .n_codes = o.n_codes, .from = DATE_NO_BEGIN, .to = DATE_NO_END, .visitor = o.visitor};
    status = open_book(s, &o, &book, &day, err);
    if (!status && o.from)
        status = task_read_day(o.from, "from", &choice.from, err);
    if (!status && o.to)
        status = task_read_day(o.to, "to", &choice.to, err);
    if (!status)
        status = check_codes(book, &o, err);
    if (!status)
        status = visit_list_document(book, &choice, s->env.is_chinese, &d, err);
    task_book_free(book);
    return report_end(&s->env, status, d, out, err);
}
