#include "panel/typed_values.h"

#include "base/allocate.h"
#include "base/arena.h"

struct typed_values {
    arena *texts;
    typed_value *list; /* [n] */
    size_t n, capacity;
};

typed_values *typed_values_new(void)
{
    typed_values *v = allocate_array(1, sizeof *v);

    if (!v)
        return NULL;
    v->texts = arena_new();
    if (v->texts)
        return v;
    typed_values_free(v);
    return NULL;
}

void typed_values_free(typed_values *v)
{
    if (!v)
        return;
    arena_free(v->texts);
    release(v->list);
    release(v);
}

bool typed_values_add(typed_values *v, const typed_value *added)
{
    typed_value copy = *added;
    const char **texts[] = {&copy.target, &copy.town, &copy.unit, &copy.reason, &copy.evidence, &copy.entered_by, &copy.file, &copy.imported_on};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *texts[i] = arena_copy_string(v->texts, *texts[i] ? *texts[i] : "");
        if (!*texts[i])
            return false;
    }
    for (size_t p = 0; p < TYPED_PARTS; p++) {
        copy.headers[p] = arena_copy_string(v->texts, copy.headers[p] ? copy.headers[p] : "");
        if (!copy.headers[p])
            return false;
    }
    if (!allocate_room((void **)&v->list, &v->capacity, v->n + 1, sizeof *v->list))
        return false;
    v->list[v->n++] = copy;
    return true;
}

size_t typed_values_count(const typed_values *v)
{
    return v->n;
}

const typed_value *typed_values_get(const typed_values *v, size_t i)
{
    return &v->list[i];
}
