/*
 * Applications in order of arrival, found through an index of what makes them one: company, model, batch and status.
 */
#include "panel/applications.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/text_buffer.h"
#include "base/text_index.h"

const char *const application_statuses[] = {"filed", "recommended", "proposed", "recognised", "refused", "withdrawn", NULL};

struct applications {
    arena *texts;
    text_index *keys;
    filed_application *entries; /* [count of keys] */
    size_t capacity;
};

applications *applications_new(void)
{
    applications *a = allocate_array(1, sizeof *a);

    if (!a)
        return NULL;
    a->texts = arena_new();
    a->keys = text_index_new();
    if (!a->texts || !a->keys) {
        applications_free(a);
        return NULL;
    }
    return a;
}

void applications_free(applications *a)
{
    if (!a)
        return;
    arena_free(a->texts);
    text_index_free(a->keys);
    release(a->entries);
    release(a);
}

static applications_outcome meet(filed_application *known, const filed_application *added)
{
    if (added->day == DATE_NO_END || added->day == known->day)
        return APPLICATIONS_SAME;
    if (known->day != DATE_NO_END)
        return APPLICATIONS_CONFLICT;
    known->day = added->day;
    known->line = added->line;
    return APPLICATIONS_SAME;
}

#define KEY "%s\n%s\n%s\n%s" /* company, model, status, batch */

static void write_key(text_buffer *key, const filed_application *entry)
{
    text_buffer_init(key);
    text_buffer_print(key, KEY, entry->code, entry->model, entry->status, entry->batch);
}

/* The number of its key; TEXT_INDEX_NONE if memory is exhausted. */
static uint32_t take_key(applications *a, const filed_application *added)
{
    text_buffer key;
    uint32_t number = TEXT_INDEX_NONE;

    write_key(&key, added);
    if (!key.failed)
        number = text_index_add(a->keys, key.text, key.length);
    text_buffer_clear(&key);
    return number;
}

applications_outcome applications_add(applications *a, const filed_application *added)
{
    size_t known = text_index_count(a->keys);
    filed_application copy = *added;
    uint32_t number;

    /* the index must not know a key without its entry, so there is room for it first */
    if (!allocate_room((void **)&a->entries, &a->capacity, known + 1, sizeof *a->entries))
        return APPLICATIONS_NO_MEMORY;
    copy.code = arena_copy_string(a->texts, added->code);
    copy.model = arena_copy_string(a->texts, added->model);
    copy.batch = arena_copy_string(a->texts, added->batch);
    copy.status = arena_copy_string(a->texts, added->status);
    if (!copy.code || !copy.model || !copy.batch || !copy.status)
        return APPLICATIONS_NO_MEMORY;
    number = take_key(a, added);
    if (number == TEXT_INDEX_NONE)
        return APPLICATIONS_NO_MEMORY;
    if (number < known)
        return meet(&a->entries[number], added);
    a->entries[number] = copy;
    return APPLICATIONS_ADDED;
}

size_t applications_count(const applications *a)
{
    return text_index_count(a->keys);
}

const filed_application *applications_get(const applications *a, size_t i)
{
    return &a->entries[i];
}

enum { USUAL_KEY = 512 };

/* A key of the usual length needs no memory. */
static uint32_t find_key(const applications *a, const filed_application *same)
{
    char usual[USUAL_KEY];
    int length = snprintf(usual, sizeof usual, KEY, same->code, same->model, same->status, same->batch);
    text_buffer key;
    uint32_t number = TEXT_INDEX_NONE;

    if (length >= 0 && length < USUAL_KEY)
        return text_index_find(a->keys, usual, (size_t)length);
    write_key(&key, same);
    if (!key.failed)
        number = text_index_find(a->keys, key.text, key.length);
    text_buffer_clear(&key);
    return number;
}

const filed_application *applications_find(const applications *a, const filed_application *same)
{
    uint32_t number = find_key(a, same);

    return number == TEXT_INDEX_NONE ? NULL : &a->entries[number];
}

void applications_forget_day(applications *a, size_t i)
{
    a->entries[i].day = DATE_NO_END;
}
