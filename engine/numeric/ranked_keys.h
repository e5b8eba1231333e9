/*
 * The keys of a list in order, without saying whose they are: where does a key stand, and where when one of them
 * changes? Equal keys are one run, so that a million companies with some thousand different keys take some
 * thousand runs.
 *
 *     key     0.93   0.5   0.5   0.1   none        runs  {0.93, 0} {0.5, 1} {0.1, 3} {none, 4}
 *     rank    1      2     2     4     5
 */
#ifndef NUMERIC_RANKED_KEYS_H
#define NUMERIC_RANKED_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ranked_run {
    double key;
    uint64_t above; /* how many keys of the list are greater */
} ranked_run;

typedef struct ranked_keys {
    ranked_run *runs; /* the greatest key first, each another one */
    size_t n_runs;
    size_t capacity;
    uint64_t n;       /* keys in all */
} ranked_keys;

/*
 * The key of a cell: what is no value (base/cell.h) stands below every other key and is equal to its like; -0 is 0.
 * Every function here takes cells and reads them so.
 */
double ranked_key(double cell);

/* Those with is_in[i] (NULL: all) of n cells, NULL for cells that are all alike. Zeroed on failure: no memory. */
bool ranked_keys_init(ranked_keys *k, const double *cells, size_t n, const uint8_t *is_in);
void ranked_keys_clear(ranked_keys *k);

/* 1 and as many as are greater. */
uint64_t ranked_keys_rank(const ranked_keys *k, double cell);

/* The same for one of the list, whose key is `own`, if it were `cell`. */
uint64_t ranked_keys_rank_instead(const ranked_keys *k, double own, double cell);

/* One of the keys `from` is `to` from now on. False without memory, and nothing has changed then. */
bool ranked_keys_move(ranked_keys *k, double from, double to);

#endif
