/* One key of all texts that count, with what is known of it beside its number. */
#include "question/task_twins.h"

#include <string.h>

#include "base/allocate.h"
#include "base/text_buffer.h"
#include "base/text_index.h"

struct task_twins {
    const task_log *known;
    text_index *keys;
    task_twin *of; /* [text_index_count(keys)] */
    size_t capacity;
};

static bool is_need(const task *one)
{
    return !strcmp(one->kind, "need");
}

/* The entry of a task, which is made where there is none; NULL: memory is exhausted. */
static task_twin *entry_of(task_twins *t, const task *one)
{
    size_t before = text_index_count(t->keys);
    text_buffer key;
    uint32_t number = TEXT_INDEX_NONE;

    text_buffer_init(&key);
    text_buffer_print(&key, "%s\n%s\n%s\n%s\n%ld\n%s", one->title, one->owner, one->code ? one->code : "", one->target ? one->target : "", one->due,
                      is_need(one) && one->origin ? one->origin : "");
    if (!key.failed)
        number = text_index_add(t->keys, text_buffer_string(&key), key.length);
    text_buffer_clear(&key);
    if (number == TEXT_INDEX_NONE || !allocate_room((void **)&t->of, &t->capacity, text_index_count(t->keys), sizeof *t->of))
        return NULL;
    if (number == before)
        t->of[number] = (task_twin){0, NULL, 0};
    return &t->of[number];
}

static bool is_open(const task_twins *t, long long id)
{
    const task *one = id ? task_log_find(t->known, id) : NULL;

    return one && !task_log_standing(t->known, one, DATE_NO_END).ended;
}

task_twins *task_twins_new(const task_log *known)
{
    task_twins *t = allocate_array(1, sizeof *t);
    bool ok;

    if (!t)
        return NULL;
    *t = (task_twins){.known = known, .keys = text_index_new()};
    ok = t->keys != NULL;
    for (size_t i = 0; ok && i < task_log_count(known); i++) {
        const task *one = task_log_get(known, i);
        task_twin *entry = entry_of(t, one);

        ok = entry != NULL;
        if (ok && !is_open(t, entry->id))
            entry->id = one->id;
    }
    if (ok)
        return t;
    task_twins_free(t);
    return NULL;
}

void task_twins_free(task_twins *t)
{
    if (!t)
        return;
    text_index_free(t->keys);
    release(t->of);
    release(t);
}

bool task_twins_meet(task_twins *t, const task *one, const char *file, task_twin *out)
{
    task_twin *entry = entry_of(t, one);

    if (!entry)
        return false;
    *out = *entry;
    if (!is_need(one) && !is_open(t, out->id))
        out->id = 0;
    if (!out->id && !out->file) {
        entry->file = file;
        entry->line = one->line;
    }
    return true;
}
