#include "casework/case_rows.h"

#include "base/allocate.h"
#include "base/arena.h"

struct case_rows {
    arena *texts;
    visit_log *visits;
    task *tasks; /* [n_tasks] */
    size_t n_tasks, tasks_room;
    task_event *events; /* [n_events] */
    size_t n_events, events_room;
};

case_rows *case_rows_new(void)
{
    case_rows *r = allocate_array(1, sizeof *r);

    if (!r)
        return NULL;
    r->texts = arena_new();
    r->visits = visit_log_new();
    if (r->texts && r->visits)
        return r;
    case_rows_free(r);
    return NULL;
}

void case_rows_free(case_rows *r)
{
    if (!r)
        return;
    arena_free(r->texts);
    visit_log_free(r->visits);
    release(r->tasks);
    release(r->events);
    release(r);
}

visit_log *case_rows_visits(const case_rows *r)
{
    return r->visits;
}

static bool keep(case_rows *r, const char ***texts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        *texts[i] = arena_copy_string(r->texts, *texts[i] ? *texts[i] : "");
        if (!*texts[i])
            return false;
    }
    return true;
}

bool case_rows_add_task(case_rows *r, const task *t, long long *id)
{
    task own = *t;

    own.id = -1 - (long long)r->n_tasks;
    if (!keep(r, (const char **[]){&own.kind, &own.title, &own.code, &own.town, &own.target, &own.owner, &own.coach, &own.origin}, 8) ||
        !allocate_room((void **)&r->tasks, &r->tasks_room, r->n_tasks + 1, sizeof *r->tasks))
        return false;
    r->tasks[r->n_tasks++] = own;
    if (id)
        *id = own.id;
    return true;
}

size_t case_rows_tasks(const case_rows *r)
{
    return r->n_tasks;
}

const task *case_rows_task(const case_rows *r, size_t i)
{
    return &r->tasks[i];
}

bool case_rows_add_event(case_rows *r, const task_event *e)
{
    task_event own = *e;

    if (!keep(r, (const char **[]){&own.value, &own.evidence, &own.reason}, 3) ||
        !allocate_room((void **)&r->events, &r->events_room, r->n_events + 1, sizeof *r->events))
        return false;
    r->events[r->n_events++] = own;
    return true;
}

size_t case_rows_events(const case_rows *r)
{
    return r->n_events;
}

const task_event *case_rows_event(const case_rows *r, size_t i)
{
    return &r->events[i];
}
