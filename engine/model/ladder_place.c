/*
 * Positions on a ladder: the highest rung that a set of rungs reaches on a track, and the next one.
 */
#include <string.h>

#include "model/ladder.h"

int ladder_find(const ladder *l, const char *id)
{
    for (size_t i = 0; i < l->n_rungs; i++) {
        if (!strcmp(l->rungs[i].id, id))
            return (int)i;
    }
    return LADDER_NO_RUNG;
}

rung_set ladder_certificate(const ladder *l, const char *id)
{
    rung_set set = 0;

    for (size_t i = 0; i < l->n_rungs; i++) {
        for (size_t k = 0; k < l->rungs[i].n_certificates; k++) {
            if (!strcmp(l->rungs[i].certificates[k], id))
                set |= (rung_set)1 << i;
        }
    }
    return set;
}

int ladder_highest(const ladder *l, size_t track, rung_set held)
{
    const ladder_track *t = &l->tracks[track];

    for (size_t i = t->first + t->n; i-- > t->first;) {
        if (held >> i & 1)
            return (int)i;
    }
    return LADDER_NO_RUNG;
}

int ladder_next(const ladder *l, size_t track, rung_set held)
{
    const ladder_track *t = &l->tracks[track];
    int highest = ladder_highest(l, track, held);
    size_t next = highest == LADDER_NO_RUNG ? t->first : (size_t)highest + 1;

    return next < t->first + t->n ? (int)next : LADDER_NO_RUNG;
}
