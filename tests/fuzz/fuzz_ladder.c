/* Any bytes as a ladder file: a ladder whose parts refer to its rungs, or a refusal with a place. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "model/ladder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* "spark" is a model and the only one. */
static char spark[] = "models/spark.yaml";
static const char *files[] = {spark};

static void walk(const ladder *l)
{
    size_t n = 0;

    for (size_t t = 0; t < l->n_tracks; t++) {
        rung_set all = 0;

        if (l->tracks[t].first != n || !l->tracks[t].n)
            abort();
        n += l->tracks[t].n;
        if (ladder_next(l, t, 0) != (int)l->tracks[t].first)
            abort();
        for (size_t r = l->tracks[t].first; r < n; r++) {
            all |= (rung_set)1 << r;
            if (l->rungs[r].track != t || ladder_find(l, l->rungs[r].id) != (int)r || !l->rungs[r].n_certificates ||
                !(ladder_certificate(l, l->rungs[r].certificates[0]) >> r & 1) || (!l->rungs[r].name.zh && !l->rungs[r].has_model))
                abort();
        }
        if (ladder_highest(l, t, all) != (int)n - 1 || ladder_next(l, t, all) != LADDER_NO_RUNG)
            abort();
    }
    if (n != l->n_rungs || n > LADDER_MOST_RUNGS)
        abort();
    for (size_t p = 0; p < l->n_pools; p++) {
        if (!l->rungs[l->pools[p].rung].has_model || !l->pools[p].n_tiers)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    catalogue c = {.memory = arena_new(), .files = files, .n = 1};
    tidu_error err = {0};
    ladder *l;

    if (!ladder_parse((const char *)data, size, "fuzz", &c, &l, &err)) {
        walk(l);
        ladder_free(l);
    } else if (!err.line || !err.message[0]) {
        abort();
    }
    arena_free(c.memory);
    return 0;
}
