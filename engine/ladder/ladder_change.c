/*
 * Compares the sets of rungs held on two days, by company and rung. A rung gained counts as returned if any
 * certificate for it was granted up to the first day, and a rung kept counts as renewed if a certificate granted since
 * is valid now. O(companies * rungs + certificates).
 */
#include "ladder/ladder_change.h"

#include "base/allocate.h"
#include "base/error.h"

static void count_label(label_change *c, bool then, bool before, bool now, bool is_new)
{
    c->then += then;
    c->now += now;
    c->gained += now && !then;
    c->returned += now && !then && before;
    c->lost += then && !now;
    c->kept += then && now;
    c->renewed += then && now && is_new;
}

static void count_move(ladder_changes *c, const ladder *l, rung_set then, rung_set now)
{
    int from = ladder_highest(l, 0, then) + 1, to = ladder_highest(l, 0, now) + 1;

    c->moves[from][to]++;
    c->up += to > from;
    c->down += to < from;
    c->same += to == from;
}

tidu_status ladder_changes_init(ladder_changes *c, const ladder_state *s, long since, tidu_error *err)
{
    size_t n = s->n ? s->n : 1;
    rung_set *before = allocate_array(n, sizeof *before), *fresh = allocate_array(n, sizeof *fresh);

    *c = (ladder_changes){.since = since, .then = allocate_array(n, sizeof *c->then)};
    if (!before || !fresh || !c->then) {
        release(before);
        release(fresh);
        ladder_changes_clear(c);
        return error_memory(err);
    }
    ladder_mark(s->ladder, s->b, (ladder_span){LADDER_ANY_DAY, since, since}, c->then);
    ladder_mark(s->ladder, s->b, (ladder_span){LADDER_ANY_DAY, since, LADDER_ANY_DAY}, before);
    ladder_mark(s->ladder, s->b, (ladder_span){since + 1, s->b->on, s->b->on}, fresh);
    for (size_t i = 0; i < s->n; i++) {
        if (!s->is_in[i])
            continue;
        for (size_t r = 0; r < s->ladder->n_rungs; r++)
            count_label(&c->labels[r], c->then[i] >> r & 1, before[i] >> r & 1, s->held[i] >> r & 1,
                        fresh[i] >> r & 1);
        count_move(c, s->ladder, c->then[i], s->held[i]);
    }
    release(before);
    release(fresh);
    return TIDU_OK;
}

void ladder_changes_clear(ladder_changes *c)
{
    release(c->then);
    *c = (ladder_changes){0};
}
