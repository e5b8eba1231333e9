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
#include "composite/ideal_distance.h"
#include "composite/pairwise_majority.h"
#include "composite/promethee.h"
#include "composite/ratio_to_ideal.h"
#include "composite/data_weights.h"
#include "composite/factor_weights.h"

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

typedef matrix_problem (*matrix_method)(const decision_matrix *m, double *out);

static size_t score(matrix_method by, const peer_case *c, double *out)
{
    bool is_up[MOST_COLUMNS];
    const decision_matrix m = {c->columns, c->weight, is_up, c->k, c->n};

    for (size_t j = 0; j < c->k; j++)
        is_up[j] = !c->is_cost[j];
    return by(&m, out).status == MATRIX_FINE ? c->n : 0;
}

static matrix_problem by_topsis_vector(const decision_matrix *m, double *out) { return topsis(m, TOPSIS_VECTOR, out); }
static matrix_problem by_topsis_min_max(const decision_matrix *m, double *out) { return topsis(m, TOPSIS_MIN_MAX, out); }
static matrix_problem by_grey(const decision_matrix *m, double *out) { return grey_relational(m, 0.5, out); }
static matrix_problem by_copeland(const decision_matrix *m, double *out) { return copeland(m, out); }
static matrix_problem by_waspas(const decision_matrix *m, double *out) { return waspas(m, 0.5, out); }
static matrix_problem by_marcos(const decision_matrix *m, double *out) { return marcos(m, NULL, NULL, out); }

static matrix_problem by_vikor(const decision_matrix *m, double *out)
{
    double *room = allocate_array(2 * m->n + 1, sizeof *room);
    bool *is_chosen = allocate_array(m->n + 1, sizeof *is_chosen);
    vikor_result how = {.s = room, .r = room + m->n, .q = out, .is_chosen = is_chosen};
    matrix_problem found = vikor(m, 0.5, &how);

    release(room);
    release(is_chosen);
    return found;
}

static void find_extremes(const decision_matrix *m, size_t j, double *low, double *high)
{
    *low = *high = m->x[j][0];
    for (size_t i = 1; i < m->n; i++) {
        *low = m->x[j][i] < *low ? m->x[j][i] : *low;
        *high = m->x[j][i] > *high ? m->x[j][i] : *high;
    }
}

static matrix_problem by_spotis(const decision_matrix *m, double *out)
{
    double low[MOST_COLUMNS], high[MOST_COLUMNS];

    for (size_t j = 0; j < m->k; j++)
        find_extremes(m, j, &low[j], &high[j]);
    return spotis(m, low, high, NULL, out);
}

/* With thresholds of a tenth and four tenths of the range of each column. */
static matrix_problem flows(const decision_matrix *m, preference_kind kind, double *out)
{
    preference_function f[MOST_COLUMNS];
    double *room = allocate_array(2 * m->n + 1, sizeof *room), low, high;
    matrix_problem found;

    for (size_t j = 0; j < m->k; j++) {
        find_extremes(m, j, &low, &high);
        f[j] = (preference_function){kind, (high - low) / 10, (high - low) * 4 / 10, 0};
    }
    found = promethee(m, f, room, room + m->n, out);
    release(room);
    return found;
}

static matrix_problem by_usual(const decision_matrix *m, double *out) { return flows(m, PREFERENCE_USUAL, out); }
static matrix_problem by_u_shape(const decision_matrix *m, double *out) { return flows(m, PREFERENCE_U_SHAPE, out); }
static matrix_problem by_v_shape(const decision_matrix *m, double *out) { return flows(m, PREFERENCE_V_SHAPE, out); }
static matrix_problem by_level(const decision_matrix *m, double *out) { return flows(m, PREFERENCE_LEVEL, out); }
static matrix_problem by_linear(const decision_matrix *m, double *out) { return flows(m, PREFERENCE_LINEAR, out); }

#define SCORE(name) \
    static size_t score_##name(const peer_case *c, double *out) { return score(by_##name, c, out); }
SCORE(topsis_vector)
SCORE(topsis_min_max)
SCORE(vikor)
SCORE(grey)
SCORE(spotis)
SCORE(waspas)
SCORE(marcos)
SCORE(copeland)
SCORE(usual)
SCORE(u_shape)
SCORE(v_shape)
SCORE(level)
SCORE(linear)

static const struct {
    const char *name;
    peer_method method;
} methods[] = {
    {"entropy", entropy},     {"critic", critic}, {"deviation", deviation}, {"variation", variation},
    {"gini", gini},           {"merec", merec},   {"variance", variance},
    {"topsis_vector", score_topsis_vector},
    {"topsis_min_max", score_topsis_min_max},
    {"vikor", score_vikor},
    {"grey", score_grey},
    {"spotis", score_spotis},
    {"waspas", score_waspas},
    {"marcos", score_marcos},
    {"copeland", score_copeland},
    {"usual", score_usual},
    {"u_shape", score_u_shape},
    {"v_shape", score_v_shape},
    {"level", score_level},
    {"linear", score_linear},
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
