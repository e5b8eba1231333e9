#include "casework/pool_events.h"

#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"

struct pool_events {
    arena *memory;
    const pool_event **list; /* [n] */
    size_t n, capacity;
};

pool_events *pool_events_new(void)
{
    pool_events *p = allocate_array(1, sizeof *p);

    if (!p)
        return NULL;
    p->memory = arena_new();
    if (p->memory)
        return p;
    pool_events_free(p);
    return NULL;
}

void pool_events_free(pool_events *p)
{
    if (!p)
        return;
    arena_free(p->memory);
    release(p->list);
    release(p);
}

bool pool_events_add(pool_events *p, const pool_event *added)
{
    pool_event *copy = arena_take(p->memory, sizeof *copy);

    if (!copy || !allocate_room((void **)&p->list, &p->capacity, p->n + 1, sizeof *p->list))
        return false;
    *copy = *added;
    {
        const char **texts[] = {&copy->pool, &copy->code, &copy->rule, &copy->reason, &copy->file, &copy->by, &copy->at, &copy->local_at};

        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            *texts[i] = arena_copy_string(p->memory, *texts[i] ? *texts[i] : "");
            if (!*texts[i])
                return false;
        }
    }
    p->list[p->n++] = copy;
    return true;
}

size_t pool_events_count(const pool_events *p)
{
    return p->n;
}

const pool_event *pool_events_get(const pool_events *p, size_t i)
{
    return p->list[i];
}

static const char *const act_names[] = {[POOL_ENTERED] = "entered", [POOL_LEFT] = "left"};

const char *pool_act_name(pool_act act)
{
    return act_names[act];
}

bool pool_act_find(const char *name, pool_act *out)
{
    for (size_t i = 0; i < sizeof act_names / sizeof *act_names; i++) {
        if (!strcmp(act_names[i], name)) {
            *out = (pool_act)i;
            return true;
        }
    }
    return false;
}
