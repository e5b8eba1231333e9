/*
 * Secondary suppression. What a reader knows are linear equations between cells, the *lines*: every column adds up to a total that may
 * stand elsewhere, and in every row some columns are the sum of others. With the told cells put in, the unknowns are the cells
 * kept back. A small cell must neither be
 *
 *   determined by the lines together: in their reduced form (Gauss and Jordan, modulo a prime, so that nothing is rounded) it is the only
 *   unknown of a line; nor
 *   pressed by the bounds of one line: a reader knows that a small cell is 1 to least - 1 and that one kept back beside it is least or more, so
 *   that two small cells that add up to 2 are both 1.
 *
 * While one is, the smallest told cell above 0 of its lines is kept back, too, and a 0 where there is no other. Where too many cells are kept back for that, whole rows are:
 * two rows without any number tell nothing but their sums.
 */
#include "numeric/cell_suppression.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"

enum { MOST_UNKNOWNS = 300 };

static const uint64_t prime = 2147483647;

typedef struct work {
    const double *counts;
    size_t rows, columns;
    const cell_sum *sums;
    size_t n_sums;
    double least;
    cell_state *state;
    size_t *unknown; /* [cells] 1 + its number, 0: told */
    size_t n_unknowns;
    uint64_t *matrix; /* [lines * unknowns] */
    size_t n_lines;
    uint8_t *is_found; /* [unknowns] determined */
} work;

/* A line: cells of a column, or of one sum in a row. */
typedef struct line {
    const cell_sum *sum; /* NULL: a column */
    size_t at;           /* the column, or the row */
} line;

static size_t lines_of(const work *w)
{
    return (w->rows > 1 ? w->columns : 0) + w->rows * w->n_sums;
}

static line line_at(const work *w, size_t i)
{
    size_t n = w->rows > 1 ? w->columns : 0;

    return i < n ? (line){NULL, i} : (line){&w->sums[(i - n) % w->n_sums], (i - n) / w->n_sums};
}

static size_t line_length(const work *w, line l)
{
    return l.sum ? l.sum->n : w->rows;
}

static size_t line_cell(const work *w, line l, size_t k)
{
    return l.sum ? l.at * w->columns + l.sum->columns[k] : k * w->columns + l.at;
}

static int line_sign(line l, size_t k)
{
    return l.sum ? l.sum->signs[k] : 1;
}

/* A sum in which a cell is missing says nothing, and a total that is small itself is told nowhere. */
static bool line_holds(const work *w, line l)
{
    double total = 0;

    for (size_t k = 0; k < line_length(w, l); k++) {
        double count = w->counts[line_cell(w, l, k)];

        if (l.sum && isnan(count))
            return false;
        total += isnan(count) ? 0 : count;
    }
    return l.sum || !(total > 0 && total < w->least);
}

/* --- bounds of a line ---------------------------------------------------------------------------- */

static bool is_pressed(const work *w, line l)
{
    double lowest = 0, highest = 0, value = 0;
    bool has_small = false;

    for (size_t k = 0; k < line_length(w, l); k++) {
        size_t c = line_cell(w, l, k);
        int sign = line_sign(l, k);
        double low, high;

        if (w->state[c] == CELL_TOLD)
            continue;
        has_small |= w->state[c] == CELL_SMALL;
        low = w->state[c] == CELL_SMALL ? 1 : w->least;
        high = w->state[c] == CELL_SMALL ? ceil(w->least) - 1 : INFINITY;
        value += sign * w->counts[c];
        lowest += sign > 0 ? low : -high;
        highest += sign > 0 ? high : -low;
    }
    return has_small && (value <= lowest || value >= highest);
}

/* --- all lines together -------------------------------------------------------------------------- */

static uint64_t power(uint64_t x, uint64_t n)
{
    uint64_t out = 1;

    for (; n; n >>= 1, x = x * x % prime) {
        if (n & 1)
            out = out * x % prime;
    }
    return out;
}

static void number_unknowns(work *w)
{
    w->n_unknowns = 0;
    for (size_t c = 0; c < w->rows * w->columns; c++)
        w->unknown[c] = w->state[c] == CELL_TOLD ? 0 : ++w->n_unknowns;
}

static void fill(work *w)
{
    memset(w->matrix, 0, lines_of(w) * w->n_unknowns * sizeof *w->matrix);
    w->n_lines = 0;
    for (size_t i = 0; i < lines_of(w); i++) {
        line l = line_at(w, i);
        uint64_t *row = w->matrix + w->n_lines * w->n_unknowns;
        bool has_any = false;

        for (size_t k = 0; line_holds(w, l) && k < line_length(w, l); k++) {
            size_t u = w->unknown[line_cell(w, l, k)];

            if (u)
                row[u - 1] = line_sign(l, k) > 0 ? 1 : prime - 1;
            has_any |= u > 0;
        }
        w->n_lines += has_any;
    }
}

static void take_away(uint64_t *from, const uint64_t *row, uint64_t times, size_t n)
{
    for (size_t u = 0; u < n; u++)
        from[u] = (from[u] + (prime - times) * row[u]) % prime;
}

static void swap_rows(uint64_t *a, uint64_t *b, size_t n)
{
    for (size_t u = 0; u < n; u++) {
        uint64_t x = a[u];

        a[u] = b[u];
        b[u] = x;
    }
}

/* The reduced form: in is_found what is alone in its line. */
static void reduce(work *w)
{
    size_t n = w->n_unknowns, rank = 0;

    for (size_t u = 0; u < n && rank < w->n_lines; u++) {
        uint64_t *row = w->matrix + rank * n, inverse;
        size_t k = rank;

        while (k < w->n_lines && !w->matrix[k * n + u])
            k++;
        if (k == w->n_lines)
            continue;
        swap_rows(row, w->matrix + k * n, n);
        inverse = power(row[u], prime - 2);
        for (size_t i = 0; i < n; i++)
            row[i] = row[i] * inverse % prime;
        for (k = 0; k < w->n_lines; k++) {
            if (k != rank && w->matrix[k * n + u])
                take_away(w->matrix + k * n, row, w->matrix[k * n + u], n);
        }
        rank++;
    }
    memset(w->is_found, 0, n);
    for (size_t k = 0; k < rank; k++) {
        size_t met = 0, last = 0;

        for (size_t u = 0; u < n; u++) {
            met += w->matrix[k * n + u] != 0;
            last = w->matrix[k * n + u] ? u : last;
        }
        w->is_found[last] |= met == 1;
    }
}

/* --- one more ------------------------------------------------------------------------------------- */

static void offer(const work *w, line l, bool is_empty, size_t *best)
{
    for (size_t k = 0; k < line_length(w, l); k++) {
        size_t c = line_cell(w, l, k);

        if (w->state[c] == CELL_TOLD && (w->counts[c] > 0 || (is_empty && w->counts[c] == 0)) && (*best == SIZE_MAX || w->counts[c] < w->counts[*best]))
            *best = c;
    }
}

static bool line_has(const work *w, line l, size_t cell)
{
    for (size_t k = 0; k < line_length(w, l); k++) {
        if (line_cell(w, l, k) == cell)
            return true;
    }
    return false;
}

static bool is_found(const work *w, size_t cell)
{
    return w->state[cell] != CELL_TOLD && w->is_found[w->unknown[cell] - 1];
}

/* Where to look for one more, one after the other. */
typedef struct reach {
    bool all;      /* in lines of all that are found, which let the small ones be found by way of others; else of small cells alone */
    bool is_empty; /* a 0 will do */
    bool small;    /* in a column with a small total, too: the totals of the others may tell it */
} reach;

static void offer_for_found(const work *w, reach r, size_t *best)
{
    for (size_t c = 0; c < w->rows * w->columns; c++) {
        if (!is_found(w, c) || !(r.all || w->state[c] == CELL_SMALL))
            continue;
        for (size_t i = 0; i < lines_of(w); i++) {
            line l = line_at(w, i);

            if ((line_holds(w, l) || (r.small && !l.sum)) && line_has(w, l, c))
                offer(w, l, r.is_empty, best);
        }
    }
}

static bool has_found_small(const work *w)
{
    for (size_t c = 0; c < w->rows * w->columns; c++) {
        if (w->state[c] == CELL_SMALL && is_found(w, c))
            return true;
    }
    return false;
}

/* The smallest cell that can be kept back for a line or for a cell found; SIZE_MAX: there is none. */
static size_t one_more(work *w)
{
    static const reach reaches[] = {{false, false, false}, {true, false, false}, {false, true, false}, {true, true, false}, {true, true, true}};
    size_t best = SIZE_MAX, n = lines_of(w);

    for (size_t i = 0; i < n && best == SIZE_MAX; i++) {
        if (line_holds(w, line_at(w, i)) && is_pressed(w, line_at(w, i)))
            offer(w, line_at(w, i), false, &best);
    }
    if (best != SIZE_MAX)
        return best;
    number_unknowns(w);
    if (!w->n_unknowns || w->n_unknowns > MOST_UNKNOWNS)
        return SIZE_MAX;
    fill(w);
    reduce(w);
    if (!has_found_small(w))
        return SIZE_MAX;
    for (size_t i = 0; i < sizeof reaches / sizeof *reaches && best == SIZE_MAX; i++)
        offer_for_found(w, reaches[i], &best);
    return best;
}

static bool has_hidden(const work *w, size_t row)
{
    for (size_t k = 0; k < w->columns; k++) {
        if (w->state[row * w->columns + k] != CELL_TOLD)
            return true;
    }
    return false;
}

static void hide_row(const work *w, size_t row)
{
    for (size_t k = 0; k < w->columns; k++) {
        if (w->state[row * w->columns + k] == CELL_TOLD)
            w->state[row * w->columns + k] = CELL_WITH;
    }
}

/* All cells of every row that has one; a second row, if it is one. */
static void hide_rows(const work *w)
{
    size_t met = 0;

    for (size_t r = 0; r < w->rows; r++) {
        if (has_hidden(w, r)) {
            hide_row(w, r);
            met++;
        }
    }
    for (size_t r = 0; r < w->rows && met == 1; r++) {
        if (!has_hidden(w, r)) {
            hide_row(w, r);
            met++;
        }
    }
}

static void keep_back(work *w)
{
    size_t more;

    while ((more = one_more(w)) != SIZE_MAX)
        w->state[more] = CELL_WITH;
    if (w->n_unknowns > MOST_UNKNOWNS)
        hide_rows(w);
}

bool cell_suppression_run(const double *counts, size_t n_rows, size_t n_columns, const cell_sum *sums, size_t n_sums, double least, cell_state *out)
{
    size_t n = n_rows * n_columns, most = n < MOST_UNKNOWNS ? n : MOST_UNKNOWNS;
    work w = {.counts = counts, .rows = n_rows, .columns = n_columns, .sums = sums, .n_sums = n_sums, .least = least, .state = out};
    bool ok;

    for (size_t c = 0; c < n; c++)
        out[c] = counts[c] > 0 && counts[c] < least ? CELL_SMALL : CELL_TOLD;
    w.unknown = allocate_array(n + 1, sizeof *w.unknown);
    w.matrix = allocate_array(lines_of(&w) * most + 1, sizeof *w.matrix);
    w.is_found = allocate_array(most + 1, 1);
    ok = w.unknown && w.matrix && w.is_found;
    if (ok)
        keep_back(&w);
    release(w.unknown);
    release(w.matrix);
    release(w.is_found);
    return ok;
}
