#include "question/task_problems.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

/* The newest problem of a target that nobody has ended, whatever the day. */
static const task *find_open(const task_log *l, const char *target, task_standing *standing)
{
    for (size_t i = task_log_count(l); i--;) {
        const task *t = task_log_get(l, i);

        if (strcmp(t->kind, "problem") != 0 || strcmp(t->target, target) != 0)
            continue;
        *standing = task_log_standing(l, t, DATE_NO_END);
        if (!standing->ended)
            return t;
    }
    return NULL;
}

static bool add(task_problems *p, const problem_target *found)
{
    if (!allocate_room((void **)&p->list, &p->capacity, p->n + 1, sizeof *p->list))
        return false;
    p->list[p->n++] = *found;
    p->opened += found->step == PROBLEM_STEP_OPENED;
    return true;
}

typedef struct search {
    const task_book *book;
    problem_default o;
    case_rows *rows;
    task_problems *out;
} search;

static bool open_problem(const search *s, const target_row *r, const char *target, const char *owner)
{
    const target_study *study = s->out->study;
    problem_target found = {.row = r, .step = PROBLEM_STEP_OPENED, .owner = owner, .due = s->o.due};
    text_buffer title;
    char day[11];
    bool ok;

    text_buffer_init(&title);
    date_format(study->options.day, day);
    s->o.title(r, study->rule, s->book->env->is_chinese, &title);
    ok = !title.failed && case_rows_add_task(s->rows,
                                             &(task){.kind = "problem",
                                                     .title = text_buffer_string(&title),
                                                     .target = target,
                                                     .owner = owner,
                                                     .origin = arena_print(s->out->memory, "%s %s", target, day),
                                                     .opened = study->options.day,
                                                     .due = s->o.due},
                                             &found.id);
    text_buffer_clear(&title);
    return ok && add(s->out, &found);
}

static bool look_at(const search *s, const target_row *r)
{
    const target *t = r->target;
    const char *target = arena_print(s->out->memory, "%s/%s", t->plan->id, t->id), *owner = t->owner ? t->owner : s->o.owner;
    size_t means = r->standing.light->means;
    bool is_good = means == LIGHT_IS_GOOD;
    task_standing standing;
    const task *open;

    if (!target)
        return false;
    if (means == LIGHT_SAYS_NOTHING)
        return true;
    open = find_open(s->book->tasks, target, &standing);
    if (open)
        return add(s->out, &(problem_target){r, is_good ? PROBLEM_STEP_CLOSABLE : PROBLEM_STEP_IS_OPEN, open->id, standing.owner, standing.due});
    if (is_good)
        return true;
    if (!owner || !*owner)
        return add(s->out, &(problem_target){r, PROBLEM_STEP_NO_OWNER, 0, "", s->o.due});
    return open_problem(s, r, target, owner);
}

tidu_status task_problems_find(const task_book *book, const target_study *study, const problem_default *o, case_rows *rows,
                               task_problems *out, tidu_error *err)
{
    search s = {book, *o, rows, out};

    *out = (task_problems){.study = study, .memory = arena_new()};
    if (!out->memory)
        return error_memory(err);
    if (o->due < study->options.day)
        return error_set(err, TIDU_EDATA, _("the problems would be due before the day of the lights"));
    for (size_t i = 0; i < study->n; i++)
        if (!study->rows[i].part && !look_at(&s, &study->rows[i]))
            return error_memory(err);
    return TIDU_OK;
}

void task_problems_clear(task_problems *p)
{
    arena_free(p->memory);
    release(p->list);
    *p = (task_problems){.n = 0};
}
