/*
 * Events that fit stand in one array by pool, company, day and, within a day, in the order in which they alternate. So the events of a
 * company are entered, left, entered ... from their first on, and the event behind an entry, if it is of the same company, is its end.
 */
#include "casework/pool_log.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"

struct pool_log {
    const pool_event **list; /* [n] */
    size_t n, capacity;
    pool_refusal *refusals;
    size_t n_refusals, refusals_capacity;
};

pool_log *pool_log_new(void)
{
    return allocate_array(1, sizeof(pool_log));
}

void pool_log_free(pool_log *p)
{
    if (!p)
        return;
    release(p->list);
    release(p->refusals);
    release(p);
}

static int by_company(const pool_event *x, const char *pool, const char *code)
{
    int order = strcmp(x->pool, pool);

    return order ? order : strcmp(x->code, code);
}

static bool is_same(const pool_event *x, const pool_event *y)
{
    return x->act == y->act && x->day == y->day && !by_company(x, y->pool, y->code);
}

/* The first event that is of this company or stands behind it. */
static size_t find_first(const pool_log *p, const char *pool, const char *code)
{
    size_t first = 0, last = p->n;

    while (first < last) {
        size_t middle = first + (last - first) / 2;

        if (by_company(p->list[middle], pool, code) < 0)
            first = middle + 1;
        else
            last = middle;
    }
    return first;
}

size_t pool_log_events(const pool_log *p, const char *pool, const char *code, const pool_event *const **first)
{
    size_t at = find_first(p, pool, code), n = 0;

    while (at + n < p->n && !by_company(p->list[at + n], pool, code))
        n++;
    *first = p->list + at;
    return n;
}

bool pool_log_has(const pool_log *p, const pool_event *e)
{
    const pool_event *const *list;
    size_t n = pool_log_events(p, e->pool, e->code, &list);

    for (size_t i = 0; i < n; i++) {
        if (is_same(list[i], e))
            return true;
    }
    return false;
}

/* --- making ------------------------------------------------------------------------------------------------------ */

static int by_day(const pool_event *x, const pool_event *y)
{
    int order = by_company(x, y->pool, y->code);

    if (!order)
        order = (x->day > y->day) - (x->day < y->day);
    return order ? order : (int)x->act - (int)y->act;
}

static int compare(const void *a, const void *b)
{
    return by_day(*(const pool_event *const *)a, *(const pool_event *const *)b);
}

static bool refuse(pool_log *p, const pool_event *e, pool_misfit why, const pool_event *in_the_way)
{
    if (!allocate_room((void **)&p->refusals, &p->refusals_capacity, p->n_refusals + 1, sizeof *p->refusals))
        return false;
    p->refusals[p->n_refusals++] = (pool_refusal){e, why, in_the_way};
    return true;
}

/* The last event that fits, if it is of the same company; NULL: none. */
static const pool_event *last_of(const pool_log *p, const pool_event *e)
{
    const pool_event *last = p->n ? p->list[p->n - 1] : NULL;

    return last && !by_company(last, e->pool, e->code) ? last : NULL;
}

static bool add(pool_log *p, const pool_event *e)
{
    const pool_event *last = last_of(p, e);
    pool_act wanted = last && last->act == POOL_ENTERED ? POOL_LEFT : POOL_ENTERED;

    if (last && is_same(last, e))
        return true;
    if (e->act != wanted)
        return refuse(p, e, wanted == POOL_LEFT ? POOL_IN_ALREADY : POOL_NOT_IN, last);
    p->list[p->n++] = e; /* there is room for all of them */
    return true;
}

/* Those of one day: two kinds at most, the same ones stand together, and the one that fits comes first. */
static bool add_day(pool_log *p, const pool_event *const *day, size_t n)
{
    const pool_event *last = last_of(p, day[0]);
    bool is_in = last && last->act == POOL_ENTERED, ok = true;

    for (size_t i = 0; i < n && ok; i++) {
        if (day[i]->act == (is_in ? POOL_LEFT : POOL_ENTERED) && (i == 0 || day[i]->act != day[i - 1]->act))
            ok = add(p, day[i]);
    }
    for (size_t i = 0; i < n && ok; i++) {
        if (day[i]->act != (is_in ? POOL_LEFT : POOL_ENTERED) && (i == 0 || day[i]->act != day[i - 1]->act))
            ok = add(p, day[i]);
    }
    return ok;
}

static bool add_all(pool_log *p, const pool_event **sorted, size_t n)
{
    bool ok = true;

    for (size_t first = 0, end; first < n && ok; first = end) {
        for (end = first + 1; end < n && sorted[end]->day == sorted[first]->day &&
                              !by_company(sorted[end], sorted[first]->pool, sorted[first]->code);)
            end++;
        ok = add_day(p, sorted + first, end - first);
    }
    return ok;
}

pool_log *pool_log_make(const pool_events *events)
{
    size_t n = pool_events_count(events);
    const pool_event **sorted = allocate_array(n + 1, sizeof *sorted);
    pool_log *p = pool_log_new();
    bool ok = p && sorted && allocate_room((void **)&p->list, &p->capacity, n + 1, sizeof *p->list);

    for (size_t i = 0; ok && i < n; i++)
        sorted[i] = pool_events_get(events, i);
    if (ok && n)
        qsort(sorted, n, sizeof *sorted, compare);
    ok = ok && add_all(p, sorted, n);
    release(sorted);
    if (ok)
        return p;
    pool_log_free(p);
    return NULL;
}

size_t pool_log_refusals(const pool_log *p)
{
    return p->n_refusals;
}

const pool_refusal *pool_log_refusal(const pool_log *p, size_t i)
{
    return &p->refusals[i];
}

/* --- taking more ---------------------------------------------------------------------------------------------------- */

/* Behind all that happened until the end of its day. */
static size_t place_of(const pool_event *const *list, size_t n, const pool_event *e)
{
    size_t at = 0;

    while (at < n && list[at]->day <= e->day)
        at++;
    return at;
}

/* Of two events of one day the one that alternates comes first. */
static void settle_days(const pool_event **list, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        const pool_event *e = list[i];

        if (e->act != (i % 2 ? POOL_LEFT : POOL_ENTERED) && e->day == list[i + 1]->day) {
            list[i] = list[i + 1];
            list[i + 1] = e;
        }
    }
}

static bool alternates(const pool_event *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i]->act != (i % 2 ? POOL_LEFT : POOL_ENTERED) || (i && list[i]->day < list[i - 1]->day))
            return false;
    }
    return true;
}

/* Why a company's new events do not fit among those that it has. */
static pool_refusal explain(const pool_event *const *list, size_t n, const pool_event *const *new_ones, size_t n_new)
{
    const pool_event *e = new_ones[0];
    size_t behind = 0; /* the events of the company until the end of the day */

    for (size_t k = 0; k < n_new; k++) {
        if (new_ones[k]->day < e->day || (new_ones[k]->day == e->day && new_ones[k]->act == POOL_ENTERED))
            e = new_ones[k];
    }
    while (behind < n && list[behind]->day <= e->day)
        behind++;
    if (e->act == POOL_ENTERED && behind % 2)
        return (pool_refusal){e, POOL_IN_ALREADY, list[behind - 1]};
    if (e->act == POOL_LEFT && behind % 2 == 0)
        return (pool_refusal){e, POOL_NOT_IN, behind ? list[behind - 1] : NULL};
    return (pool_refusal){e, POOL_OTHER_STINT, behind < n ? list[behind] : n ? list[n - 1] : NULL};
}

/* Put the new event into the company's part of the log, which begins at `first` and has `n`. */
static void insert(pool_log *p, size_t first, size_t at, const pool_event *e)
{
    memmove(p->list + first + at + 1, p->list + first + at, (p->n - first - at) * sizeof *p->list);
    p->list[first + at] = e;
    p->n++;
}

static void take_out(pool_log *p, const pool_event *e)
{
    size_t at = find_first(p, e->pool, e->code);

    while (p->list[at] != e)
        at++;
    p->n--;
    memmove(p->list + at, p->list + at + 1, (p->n - at) * sizeof *p->list);
}

/* An entry before a leaving, whatever the order in which they are given. */
static size_t sort_new(const pool_log *p, const pool_event *const *events, size_t n, const pool_event *out[POOL_LOG_TOGETHER])
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        if (!pool_log_has(p, events[i]) && (!kept || !is_same(out[0], events[i])))
            out[kept++] = events[i];
    }
    if (kept == 2 && compare(&out[0], &out[1]) > 0) {
        const pool_event *first = out[0];

        out[0] = out[1];
        out[1] = first;
    }
    return kept;
}

pool_misfit pool_log_take(pool_log *p, const pool_event *const *events, size_t n, pool_refusal *out)
{
    const pool_event *added[POOL_LOG_TOGETHER];
    const pool_event *const *list;
    size_t first, has, n_added = sort_new(p, events, n, added);

    *out = (pool_refusal){n ? events[0] : NULL, POOL_FITS, NULL};
    if (!n_added)
        return POOL_FITS;
    if (!allocate_room((void **)&p->list, &p->capacity, p->n + n_added, sizeof *p->list)) {
        out->why = POOL_NO_MEMORY;
        return POOL_NO_MEMORY;
    }
    first = find_first(p, added[0]->pool, added[0]->code);
    has = pool_log_events(p, added[0]->pool, added[0]->code, &list);
    for (size_t i = 0; i < n_added; i++)
        insert(p, first, place_of(list, has + i, added[i]), added[i]);
    settle_days(p->list + first, has + n_added);
    if (alternates(list, has + n_added))
        return POOL_FITS;
    for (size_t i = 0; i < n_added; i++)
        take_out(p, added[i]);
    settle_days(p->list + first, has);
    *out = explain(list, has, added, n_added);
    return out->why;
}

void pool_log_keep(pool_log *p, const pool_event *taken, const pool_event *by)
{
    for (size_t at = find_first(p, taken->pool, taken->code); at < p->n && !by_company(p->list[at], taken->pool, taken->code); at++) {
        if (p->list[at] == taken)
            p->list[at] = by;
    }
}

/* --- asking ------------------------------------------------------------------------------------------------------------ */

size_t pool_log_count(const pool_log *p)
{
    return p->n;
}

const pool_event *pool_log_get(const pool_log *p, size_t i)
{
    return p->list[i];
}

bool pool_log_next(const pool_log *p, const char *pool, size_t *at, pool_stint *out)
{
    size_t i = *at ? *at : find_first(p, pool, "");
    const pool_event *left;

    if (i >= p->n || strcmp(p->list[i]->pool, pool) != 0)
        return false;
    left = i + 1 < p->n && !by_company(p->list[i + 1], pool, p->list[i]->code) ? p->list[i + 1] : NULL;
    *out = (pool_stint){p->list[i], left};
    *at = i + (left ? 2 : 1);
    return true;
}

bool pool_log_in(const pool_log *p, const char *pool, const char *code, long day, pool_stint *out)
{
    const pool_event *const *list;
    size_t n = pool_log_events(p, pool, code, &list), behind = 0;

    while (behind < n && list[behind]->day <= day)
        behind++;
    if (behind % 2 == 0)
        return false;
    if (out)
        *out = (pool_stint){list[behind - 1], behind < n ? list[behind] : NULL};
    return true;
}

pool_count pool_log_span(const pool_log *p, const char *pool, long first, long last)
{
    pool_count count = {0, 0, 0};
    pool_stint s;

    for (size_t at = 0; pool_log_next(p, pool, &at, &s);) {
        count.in += s.entered->day <= last && (!s.left || s.left->day > last);
        count.entered += s.entered->day >= first && s.entered->day <= last;
        count.left += s.left && s.left->day >= first && s.left->day <= last;
    }
    return count;
}
