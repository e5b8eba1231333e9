/*
 * Gates that read the same cell: if that is missing they are open together, and whatever it turns out to be decides all of them.
 */
#include "model/model_internal.h"

#include "base/allocate.h"
#include "base/error.h"

enum { MOST_CELLS = 256 };

/* Years of an indicator relative to Y, or its latest known value. */
typedef struct reading {
    int indicator;
    int from, to;
    bool is_last;
} reading;

typedef struct readings {
    const dictionary *dictionary;
    reading list[MOST_CELLS];
    size_t n;
} readings;

static bool take_reading(void *context, const node *n)
{
    readings *r = context;

    if (n->kind == NODE_INDICATOR && n->indicator != INDICATOR_NONE && r->n < MOST_CELLS) {
        bool is_annual = dictionary_get(r->dictionary, n->indicator)->kind == INDICATOR_ANNUAL;

        r->list[r->n++] = (reading){n->indicator, is_annual && n->window != WINDOW_NONE ? n->from : 0,
                                    is_annual && n->window != WINDOW_NONE ? n->to : 0, is_annual && n->window == WINDOW_NONE};
    }
    return true;
}

static void read_gate(const model_condition *c, readings *out)
{
    out->n = 0;
    node_walk(c->need, take_reading, out);
    node_walk(c->applies, take_reading, out);
    for (size_t i = 0; i < c->n_paths; i++)
        node_walk(c->paths[i].need, take_reading, out);
}

static bool overlap(const reading *a, const reading *b, model_shared_cells *out)
{
    if (a->indicator != b->indicator || a->is_last != b->is_last)
        return false;
    *out = (model_shared_cells){.indicator = a->indicator,
                                .from = a->from > b->from ? a->from : b->from,
                                .to = a->to < b->to ? a->to : b->to,
                                .is_last = a->is_last};
    return out->from <= out->to;
}

static bool is_known(const model *m, size_t from, const model_shared_cells *c)
{
    for (size_t i = from; i < m->n_shared; i++) {
        const model_shared_cells *x = &m->shared[i];

        if (x->indicator == c->indicator && x->from <= c->from && c->to <= x->to && x->is_last == c->is_last)
            return true;
    }
    return false;
}

tidu_status model_find_shared(model *m, const dictionary *d, tidu_error *err)
{
    size_t most = m->n_gates * m->n_gates * 8 + 1;
    readings *all = allocate_array(2, sizeof *all);

    m->shared = arena_take_array(m->head.memory, most, sizeof *m->shared);
    if (!all || !m->shared) {
        release(all);
        return error_memory(err);
    }
    all[0].dictionary = all[1].dictionary = d;
    for (size_t g = 0; g < m->n_gates; g++) {
        read_gate(&m->gates[g], &all[0]);
        for (size_t h = g + 1; h < m->n_gates; h++) {
            size_t first = m->n_shared;

            read_gate(&m->gates[h], &all[1]);
            for (size_t i = 0; i < all[0].n; i++) {
                for (size_t k = 0; k < all[1].n && m->n_shared < most; k++) {
                    model_shared_cells cells;

                    if (!overlap(&all[0].list[i], &all[1].list[k], &cells) || is_known(m, first, &cells))
                        continue;
                    cells.first = g;
                    cells.second = h;
                    m->shared[m->n_shared++] = cells;
                }
            }
        }
    }
    release(all);
    return TIDU_OK;
}
