/*
 * What the library finds for matrices that other libraries are asked as well: reads cases from standard input and prints
 * all weights and scores of each by name. tests/composite/peers.py holds them against the peers.
 *
 * A case is binary, of doubles in the order of the machine: n rows, k columns, k directions (1 more is better, -1 less),
 * k weights, and n * k cells row by row; cases stand behind each other. For each case come lines "NAME v1 v2 ..." with 17
 * digits, or "NAME refused", and a line "end". A method is a row of `methods`.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "composite/weights.h"

enum { MOST_COLUMNS = 64 };

typedef struct peer_case {
    size_t n, k;
    double direction[MOST_COLUMNS], weight[MOST_COLUMNS];
    bool is_cost[MOST_COLUMNS];
    double *cells;                        /* column after column */
    const double *columns[MOST_COLUMNS];
} peer_case;

/* Fills out[] (room for n and for k values) and returns how many there are; 0 if refused. */
typedef size_t (*peer_method)(const peer_case *c, double *out);

static size_t weigh(data_weighting by, const peer_case *c, double *out)
{
    const weight_data d = {c->columns, c->k, c->n, c->is_cost};
    weight_finding how;

    return data_weights(by, &d, out, NULL, &how) ? c->k : 0;
}

static size_t entropy(const peer_case *c, double *out) { return weigh(BY_ENTROPY, c, out); }
static size_t critic(const peer_case *c, double *out) { return weigh(BY_CRITIC, c, out); }
static size_t deviation(const peer_case *c, double *out) { return weigh(BY_DEVIATION, c, out); }
static size_t variation(const peer_case *c, double *out) { return weigh(BY_VARIATION, c, out); }
static size_t gini(const peer_case *c, double *out) { return weigh(BY_GINI, c, out); }
static size_t merec(const peer_case *c, double *out) { return weigh(BY_MEREC, c, out); }
static size_t variance(const peer_case *c, double *out) { return weigh(BY_VARIANCE, c, out); }

static const struct {
    const char *name;
    peer_method method;
} methods[] = {
    {"entropy", entropy},     {"critic", critic}, {"deviation", deviation}, {"variation", variation},
    {"gini", gini},           {"merec", merec},   {"variance", variance},
};

static bool read_numbers(double *out, size_t n)
{
    return fread(out, sizeof *out, n, stdin) == n;
}

/* The next case; 0 at the end of the input, -1 if it is cut off or too large. */
static int read_case(peer_case *c)
{
    double size[2], cell;

    if (!read_numbers(size, 2))
        return 0;
    c->n = (size_t)size[0];
    c->k = (size_t)size[1];
    if (c->k > MOST_COLUMNS || !read_numbers(c->direction, c->k) || !read_numbers(c->weight, c->k))
        return -1;
    c->cells = allocate_array(c->n * c->k + 1, sizeof *c->cells);
    for (size_t i = 0; c->cells && i < c->n * c->k; i++) {
        if (!read_numbers(&cell, 1))
            return -1;
        c->cells[i % c->k * c->n + i / c->k] = cell;
    }
    for (size_t j = 0; c->cells && j < c->k; j++) {
        c->columns[j] = c->cells + j * c->n;
        c->is_cost[j] = c->direction[j] < 0;
    }
    return c->cells ? 1 : -1;
}

int main(void)
{
    int has_case;
    peer_case c;

    while ((has_case = read_case(&c)) > 0) {
        double *out = allocate_array(c.n + c.k + 1, sizeof *out);

        for (size_t m = 0; out && m < sizeof methods / sizeof *methods; m++) {
            size_t n = methods[m].method(&c, out);

            fputs(methods[m].name, stdout);
            for (size_t i = 0; i < n; i++)
                printf(" %.17g", out[i]);
            puts(n ? "" : " refused");
        }
        puts("end");
        release(out);
        release(c.cells);
    }
    return has_case ? 2 : 0;
}
