/*
 * Memory grows with companies plus values, not with their product: a thousand values of a million companies are told by
 * first and last value. The cliff is the step in which most companies get another verdict; of equal ones the first.
 */
#include "scenario/whatif_curve.h"

#include <string.h>

#include "base/allocate.h"
#include "scenario/company_order.h"

enum { BELOW = 1, ABOVE = 2 };

/* --- counting -------------------------------------------------------------------------------- */

static curve_point count(const whatif_curve *c, const assessment *at, int64_t value)
{
    curve_point point = {.value = value};

    for (size_t i = 0; i < c->n_in; i++) {
        uint32_t company = c->order[i];
        bool was = c->base->verdicts[company] == TRUTH_TRUE, is = at->verdicts[company] == TRUTH_TRUE;

        point.verdicts[at->verdicts[company]]++;
        point.expected += at->readiness[company];
        point.enter += is && !was;
        point.leave += was && !is;
    }
    return point;
}

whatif_curve *whatif_curve_new(const parameter_range *range, const assessment *base, const assessment *own,
                               const panel *p, const uint8_t *is_in)
{
    whatif_curve *c = allocate_array(1, sizeof *c);
    size_t n = base->n + 1;
    bool ok = c != NULL;

    if (!ok)
        return NULL;
    *c = (whatif_curve){.base = base, .range = *range};
    ok = (c->order = company_order_new(p, is_in, &c->n_in)) && (c->own_verdicts = allocate_array(n, 1)) &&
         (c->last = allocate_array(n, 1)) && (c->cliff_from = allocate_array(n, 1)) &&
         (c->cliff_to = allocate_array(n, 1)) && (c->is_near = allocate_array(n, 1)) &&
         (c->stays = allocate_array(n, WHATIF_CURVE_VERDICTS * sizeof *c->stays)) &&
         (c->points = allocate_array(range->n, sizeof *c->points));
    if (!ok) {
        whatif_curve_free(c);
        return NULL;
    }
    memcpy(c->own_verdicts, own->verdicts, own->n);
    c->own = count(c, own, range->own);
    return c;
}

void whatif_curve_free(whatif_curve *c)
{
    if (!c)
        return;
    release(c->order);
    release(c->own_verdicts);
    release(c->last);
    release(c->cliff_from);
    release(c->cliff_to);
    release(c->is_near);
    release(c->stays);
    release(c->points);
    release(c->near);
    release(c);
}

/* --- values ---------------------------------------------------------------------------------- */

bool whatif_curve_next(const whatif_curve *c, int64_t *value)
{
    if (c->n_points == c->range.n)
        return false;
    *value = c->range.from + (int64_t)c->n_points * c->range.step;
    return true;
}

static void stay(whatif_curve *c, uint32_t company, truth verdict)
{
    curve_stay *s = &c->stays[WHATIF_CURVE_VERDICTS * (size_t)company + verdict];

    if (!s->n++)
        s->first = (uint16_t)c->n_points;
    s->last = (uint16_t)c->n_points;
}

void whatif_curve_take(whatif_curve *c, const assessment *at)
{
    curve_point *point = &c->points[c->n_points];

    *point = count(c, at, c->range.from + (int64_t)c->n_points * c->range.step);
    for (size_t i = 0; i < c->n_in; i++) {
        uint32_t company = c->order[i];

        if (at->verdicts[company] != c->base->verdicts[company])
            stay(c, company, (truth)at->verdicts[company]);
        point->changed += c->n_points && at->verdicts[company] != c->last[company];
    }
    if (point->changed && (!c->cliff || point->changed > c->points[c->cliff].changed)) {
        c->cliff = c->n_points;
        memcpy(c->cliff_from, c->last, at->n);
        memcpy(c->cliff_to, at->verdicts, at->n);
    }
    memcpy(c->last, at->verdicts, at->n);
    c->n_points++;
}

/* --- near the own value -------------------------------------------------------------------------- */

bool whatif_curve_differs(const whatif_curve *c, const assessment *at)
{
    for (size_t i = 0; i < c->n_in; i++) {
        if (at->verdicts[c->order[i]] != c->own_verdicts[c->order[i]])
            return true;
    }
    return false;
}

bool whatif_curve_probe(whatif_curve *c, bool is_above, int64_t distance, const assessment *at)
{
    uint8_t side = is_above ? ABOVE : BELOW;

    for (size_t i = 0; i < c->n_in; i++) {
        uint32_t company = c->order[i];

        if (at->verdicts[company] == c->own_verdicts[company] || c->is_near[company] & side)
            continue;
        if (!allocate_room((void **)&c->near, &c->capacity, c->n_near + 1, sizeof *c->near))
            return false;
        c->near[c->n_near++] = (curve_near){company, is_above, distance, (truth)at->verdicts[company]};
        c->is_near[company] |= side;
    }
    return true;
}
