#include "casework/visit_log.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"

typedef struct entry {
    visit visit;
    size_t arrival;
} entry;

struct visit_log {
    arena *texts;
    entry *list; /* [n] */
    size_t n, capacity;
    bool is_sorted;
};

static bool says_the_same(const char *text, const char *known)
{
    return !text || !*text || !strcmp(text, known ? known : "");
}

bool visit_is_within(const visit *v, const visit *known)
{
    return v->day == known->day && !strcmp(v->code, known->code) && !strcmp(v->visitor ? v->visitor : "", known->visitor ? known->visitor : "") &&
           says_the_same(v->purpose, known->purpose) && says_the_same(v->finding, known->finding);
}

visit_log *visit_log_new(void)
{
    visit_log *v = allocate_array(1, sizeof *v);

    if (!v)
        return NULL;
    v->texts = arena_new();
    if (v->texts)
        return v;
    visit_log_free(v);
    return NULL;
}

void visit_log_free(visit_log *v)
{
    if (!v)
        return;
    arena_free(v->texts);
    release(v->list);
    release(v);
}

bool visit_log_add(visit_log *v, const visit *added)
{
    visit copy = *added;
    const char **texts[] = {&copy.code, &copy.visitor, &copy.purpose, &copy.finding};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *texts[i] = arena_copy_string(v->texts, *texts[i] ? *texts[i] : "");
        if (!*texts[i])
            return false;
    }
    if (!allocate_room((void **)&v->list, &v->capacity, v->n + 1, sizeof *v->list))
        return false;
    v->list[v->n] = (entry){copy, v->n};
    v->n++;
    v->is_sorted = false;
    return true;
}

size_t visit_log_count(const visit_log *v)
{
    return v->n;
}

const visit *visit_log_get(const visit_log *v, size_t i)
{
    return &v->list[i].visit;
}

static int by_company_and_day(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int order = strcmp(x->visit.code, y->visit.code);

    if (!order)
        order = (x->visit.day > y->visit.day) - (x->visit.day < y->visit.day);
    return order ? order : (x->arrival > y->arrival) - (x->arrival < y->arrival);
}

void visit_log_sort(visit_log *v)
{
    if (v->n)
        qsort(v->list, v->n, sizeof *v->list, by_company_and_day);
    v->is_sorted = true;
}

/* The first of the sorted list that is behind those of the company until `day`. */
static size_t find_end(const visit_log *v, const char *code, long day)
{
    size_t first = 0, last = v->n;

    while (first < last) {
        size_t middle = first + (last - first) / 2;
        int order = strcmp(v->list[middle].visit.code, code);

        if (order < 0 || (!order && v->list[middle].visit.day <= day))
            first = middle + 1;
        else
            last = middle;
    }
    return first;
}

const visit *visit_log_last(const visit_log *v, const char *code, long day)
{
    const visit *found = NULL;

    if (v->is_sorted) {
        size_t end = find_end(v, code, day);

        return end && !strcmp(v->list[end - 1].visit.code, code) ? &v->list[end - 1].visit : NULL;
    }
    for (size_t i = 0; i < v->n; i++) {
        const visit *one = &v->list[i].visit;

        if (one->day <= day && (!found || one->day >= found->day) && !strcmp(one->code, code))
            found = one;
    }
    return found;
}
