#include "question/task_entry.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "intake/cell_text.h"
#include "question/task_refusal.h"

static tidu_status unknown_company(const char *code, tidu_error *err)
{
    return error_set(err, TIDU_ENOTFOUND, _("the data contain no company with the code '%s'"), code);
}

/* --- targets ---------------------------------------------------------------------------------- */

/* PLAN/ID, of which the plan may be a path. */
static const target *find_target(const target_library *l, const char *id)
{
    for (size_t p = 0; p < l->n; p++)
        for (size_t i = 0; i < l->plans[p]->n_targets; i++)
            if (!strcmp(l->plans[p]->targets[i].id, id))
                return &l->plans[p]->targets[i];
    return NULL;
}

/* The owner is copied into `rows` before the plan is freed. */
static tidu_status add_for_target(const task_book *b, const task_draft *d, task *t, case_rows *rows, tidu_error *err)
{
    const char *slash = strrchr(d->target, '/');
    char name[256];
    const char *plan = name;
    target_library plans = {0};
    const target *found;
    tidu_status status;

    if (!slash || slash == d->target || (size_t)(slash - d->target) >= sizeof name)
        return error_set(err, TIDU_EUSAGE, _("name one target: PLAN/ID, such as wuxing.2023/hnte-new"));
    memcpy(name, d->target, (size_t)(slash - d->target));
    name[slash - d->target] = '\0';
    status = environment_targets(b->env, &plan, 1, &plans, err);
    found = status ? NULL : find_target(&plans, slash + 1);
    if (!status && !found)
        status = error_set(err, TIDU_ENOTFOUND, _("the plan %s has no target '%s'; 'tidu target list %s' lists them"), name, slash + 1, name);
    if (!status && !task_text_says(t->owner))
        t->owner = found->owner;
    if (!status && !task_text_says(t->owner))
        status = error_set(err, TIDU_EUSAGE, _("the plan names no office for %s; give the task an owner with --owner"), d->target);
    if (!status && !case_rows_add_task(rows, t, NULL))
        status = error_memory(err);
    target_library_clear(&plans);
    return status;
}

static tidu_status in_future(const task_book *b, long on, tidu_error *err)
{
    char day[11], today[11];

    date_format(on, day);
    date_format(b->today, today);
    return error_set(err, TIDU_EDATA, _("%s has not come yet (today is %s); what happens to a task is noted when it has happened"), day, today);
}

/* A sheet's cell with such a word is empty, too. */
static bool is_word_for_nothing(const task_book *b, const char *text)
{
    char folded[64];

    if (!text || strlen(text) >= sizeof folded)
        return false;
    cell_fold(text, strlen(text), folded, sizeof folded);
    return cell_is_nothing(dictionary_words(b->env->dictionary), folded);
}

/* --- tasks ------------------------------------------------------------------------------------ */

static tidu_status check_draft(const task_book *b, const task_draft *d, tidu_error *err)
{
    if (!task_text_says(d->title))
        return error_set(err, TIDU_EUSAGE, _("a task needs a title: what is to be done"));
    if (d->kind && !task_kind_is_known(d->kind))
        return error_set(err, TIDU_EUSAGE, _("'%s' is no kind of task; use task, problem or need"), d->kind);
    if (!task_text_says(d->owner) && !task_text_says(d->target))
        return error_set(err, TIDU_EUSAGE, _("a task needs an owner; give the office or person with --owner"));
    if (!d->has_due)
        return error_set(err, TIDU_EUSAGE, _("a task needs a day until which it is to be done; give it with --due"));
    if (d->opened > b->today)
        return in_future(b, d->opened, err);
    if (d->due < d->opened)
        return error_set(err, TIDU_EDATA, _("the task would be due before the day on which it is opened"));
    return task_text_says(d->company) && !task_book_knows(b, d->company) ? unknown_company(d->company, err) : TIDU_OK;
}

tidu_status task_entry_add(const task_book *b, const task_draft *d, case_rows *rows, tidu_error *err)
{
    task t = {.kind = d->kind ? d->kind : "task",
              .title = d->title,
              .code = d->company ? d->company : "",
              .town = d->town,
              .coach = d->coach,
              .target = d->target,
              .owner = d->owner,
              .opened = d->opened,
              .due = d->due};
    tidu_status status = check_draft(b, d, err);

    if (status)
        return status;
    if (!task_text_says(t.town))
        t.town = task_book_text(b, t.code, "town");
    if (!task_text_says(t.coach))
        t.coach = task_book_text(b, t.code, "coach");
    if (task_text_says(d->target))
        return add_for_target(b, d, &t, rows, err);
    return case_rows_add_task(rows, &t, NULL) ? TIDU_OK : error_memory(err);
}

static tidu_status refuse(task_refusal why, const task_event *e, const task *t, const task_standing *s, tidu_error *err)
{
    tidu_status status = why == TASK_UNKNOWN ? TIDU_ENOTFOUND
                         : why == TASK_WITHOUT_EVIDENCE || why == TASK_WITHOUT_REASON || why == TASK_WITHOUT_VALUE ? TIDU_EUSAGE
                                                                                                              : TIDU_EDATA;
    text_buffer text;

    text_buffer_init(&text);
    task_refusal_text(why, e, t, s, &text);
    status = text.failed ? error_memory(err) : error_set(err, status, "%s", text_buffer_string(&text));
    text_buffer_clear(&text);
    return status;
}

tidu_status task_entry_happen(task_book *b, const task_event *e, case_rows *rows, tidu_error *err)
{
    task_standing standing = {.state = TASK_NOT_YET};
    task_refusal why = task_log_check(b->tasks, e, &standing);

    if (!why && e->day > b->today)
        return in_future(b, e->day, err);
    if (!why && e->act == TASK_CLOSE && is_word_for_nothing(b, e->evidence))
        why = TASK_WITHOUT_EVIDENCE;
    if (!why && (e->act == TASK_REOPEN || e->act == TASK_CANCEL || e->act == TASK_MOVE_DUE || e->act == TASK_MOVE_OWNER) &&
        is_word_for_nothing(b, e->reason))
        why = TASK_WITHOUT_REASON;
    if (why)
        return refuse(why, e, task_log_find(b->tasks, e->task), &standing, err);
    return task_log_note(b->tasks, e) && case_rows_add_event(rows, e) ? TIDU_OK : error_memory(err);
}

/* --- visits ----------------------------------------------------------------------------------- */

static bool is_noted(const task_book *b, const visit *v)
{
    for (size_t i = 0; i < visit_log_count(b->visits); i++) {
        if (visit_is_within(v, visit_log_get(b->visits, i)))
            return true;
    }
    return false;
}

tidu_status task_entry_visit(const task_book *b, const visit *v, case_rows *rows, tidu_error *err)
{
    char day[11], other[11];
    long founded;

    date_format(v->day, day);
    if (!task_text_says(v->visitor))
        return error_set(err, TIDU_EUSAGE, _("a visit needs who called; give the name with --by"));
    if (!task_book_knows(b, v->code))
        return unknown_company(v->code, err);
    if (v->day > b->today) {
        date_format(b->today, other);
        return error_set(err, TIDU_EDATA, _("the visit would be on %s, and today is %s; a visit is noted when it has been made"), day, other);
    }
    if (task_book_day(b, v->code, "founded_on", &founded) && v->day < founded) {
        date_format(founded, other);
        return error_set(err, TIDU_EDATA, _("the company was founded on %s and cannot have been visited on %s"), other, day);
    }
    if (is_noted(b, v))
        return error_set(err, TIDU_EDATA, _("this visit is noted already: %s, %s, %s; nothing was written"), v->code, day, v->visitor);
    return visit_log_add(case_rows_visits(rows), v) ? TIDU_OK : error_memory(err);
}
