/*
 * The keys of a list in descending order, without their owners, to find the rank of a key, also after one of them
 * changes. Equal keys form one run, so a million companies with some thousand distinct keys need some thousand runs.
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
    uint64_t above; /* number of greater keys in the list */
} ranked_run;

typedef struct ranked_keys {
    ranked_run *runs; /* [n_runs] distinct keys in descending order */
    size_t n_runs;
    size_t capacity;
    uint64_t n;       /* keys in total */
} ranked_keys;

/*
 * The key of a cell: cells without a value (base/cell.h) are equal to each other and below all others; -0 equals 0. All
 * functions here accept cells and convert them.
 */
double ranked_key(double cell);

/*
 * Build the keys of cells[n] with is_in[i] set (NULL: all); `cells` NULL: all cells are equal. False, with `k` zeroed,
 * if memory is exhausted.
 */
bool ranked_keys_init(ranked_keys *k, const double *cells, size_t n, const uint8_t *is_in);
void ranked_keys_clear(ranked_keys *k);

/* The rank of a key: 1 + the number of greater keys. */
uint64_t ranked_keys_rank(const ranked_keys *k, double cell);

/* The rank that a member of the list with the key `own` would have with the key `cell`. */
uint64_t ranked_keys_rank_instead(const ranked_keys *k, double own, double cell);

/* Change one of the keys `from` to `to`. False, with nothing changed, if memory is exhausted. */
bool ranked_keys_move(ranked_keys *k, double from, double to);

#endif
