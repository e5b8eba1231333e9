/*
 * For each company and rung, the valid certificate that ends last (ladder_held_by): as long as another one lasts
 * longer, nothing expires. Among several renewals the earliest one granted is shown.
 */
#include "ladder/ladder_expiry.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"

static const credential *find_renewal(const ladder_state *s, size_t rung, const credential *ends)
{
    const credential *best = NULL;

    for (const credential *c = credentials_next(s->b->credentials, ends->code, NULL); c;
         c = credentials_next(s->b->credentials, ends->code, c)) {
        if ((ladder_certificate(s->ladder, c->model) >> rung & 1) && c->granted_on > s->b->on &&
            c->expires_on > ends->expires_on && (!best || c->granted_on < best->granted_on))
            best = c;
    }
    return best;
}

static int compare_expiries(const void *x, const void *y)
{
    const ladder_expiry *a = x, *b = y;

    if (a->ends->expires_on != b->ends->expires_on)
        return a->ends->expires_on < b->ends->expires_on ? -1 : 1;
    if (a->rung != b->rung)
        return a->rung < b->rung ? -1 : 1;
    return strcmp(a->ends->code, b->ends->code);
}

static bool add_company(ladder_expiries *e, size_t *capacity, const ladder_state *s, uint32_t company)
{
    for (size_t r = 0; r < s->ladder->n_rungs; r++) {
        const credential *ends = s->held[company] >> r & 1 ? ladder_held_by(s, r, company, s->b->on) : NULL;

        if (!ends || ends->expires_on >= e->end)
            continue;
        if (!allocate_room((void **)&e->list, capacity, e->n + 1, sizeof *e->list))
            return false;
        e->list[e->n++] = (ladder_expiry){company, r, ends, find_renewal(s, r, ends)};
    }
    return true;
}

tidu_status ladder_expiries_init(ladder_expiries *e, const ladder_state *s, int months, tidu_error *err)
{
    size_t capacity = 0;
    bool ok = true;

    *e = (ladder_expiries){.first = s->b->on, .end = date_add_months(s->b->on, months), .months = months};
    for (uint32_t i = 0; i < s->n && ok; i++)
        ok = !s->is_in[i] || add_company(e, &capacity, s, i);
    if (!ok) {
        ladder_expiries_clear(e);
        return error_memory(err);
    }
    if (e->n)
        qsort(e->list, e->n, sizeof *e->list, compare_expiries);
    return TIDU_OK;
}

void ladder_expiries_clear(ladder_expiries *e)
{
    release(e->list);
    *e = (ladder_expiries){0};
}
