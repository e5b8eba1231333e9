/*
 * Distinct keys in descending order with the number of greater keys. A rank is found by bisection, O(log runs);
 * changing a key moves the runs between its old and its new place, O(runs).
 */
#include "numeric/ranked_keys.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/radix.h"

double ranked_key(double cell)
{
    return cell == cell ? cell + 0.0 : -INFINITY;
}

/* Build the runs from sorted items. */
static bool take_runs(ranked_keys *k, const radix_item *items, const double *cells)
{
    for (size_t i = 0; i < k->n; i++) {
        if (i && items[i].key == items[i - 1].key)
            continue;
        if (!allocate_room((void **)&k->runs, &k->capacity, k->n_runs + 1, sizeof *k->runs))
            return false;
        k->runs[k->n_runs++] = (ranked_run){cells ? ranked_key(cells[items[i].value]) : 0, i};
    }
    return true;
}

bool ranked_keys_init(ranked_keys *k, const double *cells, size_t n, const uint8_t *is_in)
{
    radix_item *items = reallocate_array(NULL, n, sizeof *items), *work = reallocate_array(NULL, n, sizeof *work);
    bool ok = items && work;

    *k = (ranked_keys){.n = 0};
    for (size_t i = 0; i < n && ok; i++) {
        if (!is_in || is_in[i])
            items[k->n++] = (radix_item){radix_descending(cells ? ranked_key(cells[i]) : 0), (uint32_t)i};
    }
    if (ok) {
        radix_sort(items, work, k->n);
        ok = take_runs(k, items, cells);
    }
    release(items);
    release(work);
    if (!ok)
        ranked_keys_clear(k);
    return ok;
}

void ranked_keys_clear(ranked_keys *k)
{
    release(k->runs);
    *k = (ranked_keys){.n = 0};
}

/* The first run whose key is not greater. */
static size_t find(const ranked_keys *k, double key)
{
    size_t first = 0, end = k->n_runs;

    while (first < end) {
        size_t middle = first + (end - first) / 2;

        if (k->runs[middle].key > key)
            first = middle + 1;
        else
            end = middle;
    }
    return first;
}

static uint64_t above(const ranked_keys *k, size_t run)
{
    return run < k->n_runs ? k->runs[run].above : k->n;
}

uint64_t ranked_keys_rank(const ranked_keys *k, double cell)
{
    return above(k, find(k, ranked_key(cell))) + 1;
}

uint64_t ranked_keys_rank_instead(const ranked_keys *k, double own, double cell)
{
    return ranked_keys_rank(k, cell) - (ranked_key(own) > ranked_key(cell));
}

/* --- changing a key -------------------------------------------------------------------- */

/* The run of a key; created empty if there is none. */
static size_t open_run(ranked_keys *k, double key)
{
    size_t i = find(k, key);

    if (i < k->n_runs && k->runs[i].key == key)
        return i;
    memmove(k->runs + i + 1, k->runs + i, (k->n_runs - i) * sizeof *k->runs);
    k->runs[i] = (ranked_run){key, i < k->n_runs ? k->runs[i + 1].above : k->n};
    k->n_runs++;
    return i;
}

bool ranked_keys_move(ranked_keys *k, double from, double to)
{
    size_t old, new;

    from = ranked_key(from);
    to = ranked_key(to);
    if (from == to)
        return true;
    if (!allocate_room((void **)&k->runs, &k->capacity, k->n_runs + 1, sizeof *k->runs))
        return false;
    new = open_run(k, to);
    old = find(k, from);
    assert(old < k->n_runs && k->runs[old].key == from);
    for (size_t i = old + 1; i <= new; i++)
        k->runs[i].above--;
    for (size_t i = new + 1; i <= old; i++)
        k->runs[i].above++;
    if (above(k, old + 1) == k->runs[old].above) { /* its run has become empty */
        memmove(k->runs + old, k->runs + old + 1, (k->n_runs - old - 1) * sizeof *k->runs);
        k->n_runs--;
    }
    return true;
}
