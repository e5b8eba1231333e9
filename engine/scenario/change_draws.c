#include "scenario/change_draws.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"

/* A column that a drawn change writes into. */
typedef struct drawn_column {
    const change *change;
    const indicator *indicator;
    double *cells; /* of the panel */
    double *kept; /* what they were */
} drawn_column;

struct change_draws {
    random_stream *random;
    const uint32_t *order;
    size_t n;
    drawn_column columns[CHANGES_MOST];
    size_t n_columns;
    uint64_t n_limited;
};

static bool add_column(change_draws *d, const change *c, panel *p, int year)
{
    const dictionary *names = panel_dictionary(p);
    drawn_column *column = &d->columns[d->n_columns++];
    size_t n = panel_count(p);

    *column = (drawn_column){c, dictionary_get(names, c->indicator),
                             panel_fill_column(p, c->indicator, change_year(c, names, year)),
                             allocate_array(n + 1, sizeof *column->kept)};
    if (!column->cells || !column->kept)
        return false;
    memcpy(column->kept, column->cells, n * sizeof *column->kept);
    return true;
}

change_draws *change_draws_new(const changes *c, panel *p, int year, const uint32_t *order, size_t n, uint32_t seed)
{
    change_draws *d = allocate_array(1, sizeof *d);
    bool ok = d != NULL;

    if (ok) {
        *d = (change_draws){.random = random_stream_new(seed), .order = order, .n = n};
        ok = d->random != NULL;
    }
    for (size_t i = 0; i < c->n && ok; i++)
        ok = !c->list[i].is_drawn || add_column(d, &c->list[i], p, year);
    if (ok)
        return d;
    change_draws_free(d);
    return NULL;
}

void change_draws_free(change_draws *d)
{
    if (!d)
        return;
    for (size_t i = 0; i < d->n_columns; i++)
        release(d->columns[i].kept);
    if (d->random)
        random_stream_free(d->random);
    release(d);
}

static double within(change_draws *d, const indicator *i, double value)
{
    if (i->is_whole)
        value = round(value);
    if (value >= i->least && value <= i->greatest)
        return value;
    d->n_limited++;
    return value < i->least ? i->least : i->greatest;
}

void change_draws_next(change_draws *d)
{
    for (size_t k = 0; k < d->n_columns; k++) {
        const drawn_column *column = &d->columns[k];

        for (size_t i = 0; i < d->n; i++) {
            change one = change_drawn(column->change, random_stream_next(d->random));
            double old = column->kept[d->order[i]];

            if (cell_is_value(old))
                column->cells[d->order[i]] =
                    within(d, column->indicator, one.kind == CHANGE_ADD ? old + one.amount : old * one.amount);
        }
    }
}

uint64_t change_draws_limited(const change_draws *d)
{
    return d->n_limited;
}

size_t change_draws_missing(const change_draws *d)
{
    size_t missing = 0;

    for (size_t k = 0; k < d->n_columns; k++) {
        for (size_t i = 0; i < d->n; i++)
            missing += !cell_is_value(d->columns[k].kept[d->order[i]]);
    }
    return missing;
}

const char *change_draws_generator(const change_draws *d)
{
    return random_stream_name(d->random);
}
