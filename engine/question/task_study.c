#include "question/task_study.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

static bool is_asked(const char *wanted, const char *has)
{
    return !wanted || !strcmp(wanted, has);
}

static bool is_ended(const task_row *r)
{
    return r->standing.state == TASK_CLOSED || r->standing.state == TASK_CANCELLED;
}

static bool is_of_state(const task_row *r, const char *state)
{
    if (!state || !strcmp(state, "open"))
        return !is_ended(r);
    return !strcmp(state, "all") || !strcmp(state, task_state_name(r->standing.state));
}

static const char *group_of(const task_row *r, task_per per)
{
    return per == TASK_PER_OWNER ? r->standing.owner : per == TASK_PER_TOWN ? r->task->town : per == TASK_PER_COACH ? r->task->coach : "";
}

/* Whether the row is asked for, whatever its state. */
static bool look_at(const task_study *s, const task *t, task_row *r)
{
    const task_choice *c = &s->choice;
    long end;

    *r = (task_row){.task = t, .standing = task_log_standing(s->book->tasks, t, c->day)};
    if (r->standing.state == TASK_NOT_YET)
        return false;
    r->group = group_of(r, c->per);
    end = r->standing.ended ? r->standing.ended->day : c->day;
    r->days = end - t->opened;
    r->is_in_time = r->standing.state == TASK_CLOSED && end <= r->standing.due;
    return is_asked(c->owner, r->standing.owner) && is_asked(c->town, t->town) && is_asked(c->coach, t->coach) &&
           is_asked(c->kind, t->kind) && is_asked(c->company, t->code) && is_asked(c->target, t->target);
}

static void count(task_counts *c, const task_row *r)
{
    c->open += !is_ended(r);
    c->overdue += r->standing.state == TASK_OVERDUE;
    c->closed += r->standing.state == TASK_CLOSED;
    c->in_time += r->is_in_time;
    c->cancelled += r->standing.state == TASK_CANCELLED;
}

static bool count_in_group(task_study *s, const task_row *r)
{
    for (size_t i = 0; i < s->n_groups; i++) {
        if (strcmp(s->groups[i].group, r->group))
            continue;
        count(&s->groups[i], r);
        return true;
    }
    if (!allocate_room((void **)&s->groups, &s->groups_capacity, s->n_groups + 1, sizeof *s->groups))
        return false;
    s->groups[s->n_groups] = (task_counts){.group = r->group};
    count(&s->groups[s->n_groups++], r);
    return true;
}

static bool take(task_study *s, const task_row *r)
{
    count(&s->all, r);
    if (!is_ended(r) && r->days > s->oldest)
        s->oldest = r->days;
    if (s->choice.per && !count_in_group(s, r))
        return false;
    if (!is_of_state(r, s->choice.state))
        return true;
    if (!allocate_room((void **)&s->rows, &s->capacity, s->n + 1, sizeof *s->rows))
        return false;
    s->rows[s->n++] = *r;
    return true;
}

static int compare_groups(const char *x, const char *y)
{
    return !*x != !*y ? !*x - !*y : strcmp(x, y);
}

static int by_group(const void *a, const void *b)
{
    return compare_groups(((const task_counts *)a)->group, ((const task_counts *)b)->group);
}

static int by_group_and_due(const void *a, const void *b)
{
    const task_row *x = a, *y = b;
    int order = compare_groups(x->group, y->group);

    if (!order)
        order = (x->standing.due > y->standing.due) - (x->standing.due < y->standing.due);
    return order ? order : (x->task->id > y->task->id) - (x->task->id < y->task->id);
}

static tidu_status check(const task_choice *c, tidu_error *err)
{
    static const char *const states[] = {"open", "overdue", "closed", "cancelled", "all"};
    bool is_known = !c->state;

    for (size_t i = 0; i < sizeof states / sizeof *states && !is_known; i++)
        is_known = !strcmp(c->state, states[i]);
    if (!is_known)
        return error_set(err, TIDU_EUSAGE, _("'%s' is no state of a task; use open, overdue, closed, cancelled or all"), c->state);
    if (c->kind && !task_kind_is_known(c->kind))
        return error_set(err, TIDU_EUSAGE, _("'%s' is no kind of task; use task, problem or need"), c->kind);
    return TIDU_OK;
}

tidu_status task_study_make(task_book *book, const task_choice *choice, task_study **out, tidu_error *err)
{
    task_study *s = allocate_array(1, sizeof *s);
    tidu_status status;
    task_row r;

    if (!s) {
        task_book_free(book);
        return error_memory(err);
    }
    *s = (task_study){.book = book, .choice = *choice, .all.group = "", .oldest = -1};
    status = check(choice, err);
    for (size_t i = 0; i < task_log_count(book->tasks) && !status; i++)
        if (look_at(s, task_log_get(book->tasks, i), &r) && !take(s, &r))
            status = error_memory(err);
    if (status) {
        task_study_free(s);
        return status;
    }
    if (s->n)
        qsort(s->rows, s->n, sizeof *s->rows, by_group_and_due);
    if (s->n_groups)
        qsort(s->groups, s->n_groups, sizeof *s->groups, by_group);
    *out = s;
    return TIDU_OK;
}

void task_study_free(void *study)
{
    task_study *s = study;

    if (!s)
        return;
    task_book_free(s->book);
    release(s->rows);
    release(s->groups);
    release(s);
}
