/* Problems opened by the lights of a plan. */
#include "api/task_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "report/task_problem_report.h"

/* The numbers that the new ones have got. */
static void number(task_problems *p, const long long *ids)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->list[i].id < 0)
            p->list[i].id = ids[-1 - p->list[i].id];
}

static tidu_status make_study(tidu_session *s, const tidu_task_options *o, target_study **out, tidu_error *err)
{
    const target_value_source from = {.db = o->db};
    target_study_options options = {.rule = o->rule, .bounds = o->bounds, .n_bounds = o->n_bounds};
    tidu_status status = task_read_day(o->day, "on", &options.day, err);

    if (!status && !o->plan)
        status = error_set(err, TIDU_EUSAGE, _("name the plan whose lights open problems, such as wuxing.2023"));
    return status ? status : target_study_make(&s->env, &o->plan, 1, &from, &options, out, err);
}

/* Nothing new is no change. */
static tidu_status write(task_book *book, const tidu_task_options *o, const case_rows *rows, task_problems *found, tidu_error *err)
{
    long long *ids = allocate_array(found->n + 1, sizeof *ids);
    tidu_status status = ids ? TIDU_OK : error_memory(err);

    if (!status && found->opened)
        status = task_book_write(book, o->command, rows, ids, err);
    if (!status)
        number(found, ids);
    release(ids);
    return status;
}

tidu_status tidu_task_problems(tidu_session *s, const tidu_task_options *given, tidu_report **out, size_t *opened, tidu_error *err)
{
    tidu_task_options o;
    target_study *study = NULL;
    task_problems found = {.n = 0};
    task_book *book = NULL;
    case_rows *rows = NULL;
    document *d = NULL;
    long day, due = 0;
    tidu_status status;

    ARGUMENT_TAKE(o, given);
    status = task_read_day(o.due, "due", &due, err);
    if (!status)
        status = make_study(s, &o, &study, err);
    if (!status)
        status = task_begin_change(s, &o, &book, &rows, &day, err);
    if (!status)
        status = task_problems_find(book, study, &(problem_default){o.owner, due, task_problem_title_text}, rows, &found, err);
    if (!status)
        status = write(book, &o, rows, &found, err);
    if (!status && !(d = task_problem_document(&found, s->env.is_chinese)))
        status = error_memory(err);
    if (!status && opened)
        *opened = found.opened;
    task_problems_clear(&found);
    target_study_free(study);
    task_book_free(book);
    case_rows_free(rows);
    return report_end(&s->env, status, d, out, err);
}
