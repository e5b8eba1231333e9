/*
 * Loops over rows without branches. Where a row has no INNER_VALUE its bounds may be anything, NaN as well, so that facts
 * alone say what is known.
 */
#include "rules/interval_inner.h"

#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "numeric/kernel.h"
#include "rules/interval_number.h"

/* Facts that both operands must have, and those that one of them gives. */
enum {
    OF_BOTH = INNER_VALUE | INNER_APPLICABLE | INNER_NOT_NEGATIVE | INNER_CLOSED,
    OF_ANY = INNER_OPEN
};

static inline uint8_t facts_of(unsigned a, unsigned b)
{
    return (uint8_t)((a & b & OF_BOTH) | ((a | b) & OF_ANY));
}

/* 1 if the bit is set, by shifting: compilers make no vectors of comparing a byte with its lowest bit. */
static inline uint8_t is_set(uint8_t bits, unsigned bit)
{
    return (uint8_t)(bits >> __builtin_ctz(bit)) & 1;
}

/* A bound of an interval, moved inside; an infinite one stays. */
static double inside(double bound, double sign)
{
    return isinf(bound) ? bound : bound + sign * fabs(bound) * INNER_SLACK;
}

void inner_fill(inner *out, double least, double greatest, unsigned facts, size_t n)
{
    double low = inside(least, 1), high = inside(greatest, -1);

    for (size_t i = 0; i < n; i++) {
        out->low[i] = low;
        out->high[i] = high;
    }
    memset(out->facts, (int)(facts | (facts & INNER_VALUE && least >= 0 ? INNER_NOT_NEGATIVE : 0)), n);
}

/* --- cells -------------------------------------------------------------------------------- */

static unsigned facts_of_missing(const inner_limits *by)
{
    return INNER_VALUE | INNER_APPLICABLE | INNER_OPEN | (by->least >= 0 ? INNER_NOT_NEGATIVE : 0);
}

KERNEL static void mark_founding(uint8_t *restrict facts, const double *restrict founded, double limit, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t known = founded[i] < limit ? facts[i] : 0;

        facts[i] = founded[i] >= limit ? INNER_NOT_APPLICABLE : known;
    }
}

KERNEL static void take_cells(inner *restrict out, const double *restrict cells, double low, double high, uint8_t missing,
                              size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double x = cells[i], slack = fabs(x) * INNER_SLACK;

        out->low[i] = x == x ? x + slack : low;
        out->high[i] = x == x ? x - slack : high;
    }
    for (size_t i = 0; i < n; i++) {
        double x = cells[i];
        bool is_missing = (cell_bits(x) & (CELL_BITS_MISSING | CELL_BITS_NOT_APPLICABLE | CELL_BITS_UNDEFINED)) == CELL_BITS_MISSING;
        uint8_t known = INNER_VALUE | INNER_APPLICABLE | INNER_CLOSED | (x >= 0 ? INNER_NOT_NEGATIVE : 0);
        uint8_t absent = is_missing ? missing : 0;

        out->facts[i] = x == x ? known : absent;
    }
}

void inner_cells(inner *out, const double *cells, const inner_limits *by, size_t n)
{
    take_cells(out, cells, inside(by->least, 1), inside(by->greatest, -1), (uint8_t)facts_of_missing(by), n);
    if (by->founded)
        mark_founding(out->facts, by->founded, by->limit, n);
}

void inner_missing(inner *out, const inner_limits *by, size_t n)
{
    inner_fill(out, by->least, by->greatest, facts_of_missing(by), n);
    if (by->founded)
        mark_founding(out->facts, by->founded, by->limit, n);
}

KERNEL void inner_take(double *restrict values, const double *restrict cells, const double *restrict whole, size_t n)
{
    const uint64_t states = CELL_BITS_MISSING | CELL_BITS_NOT_APPLICABLE | CELL_BITS_UNDEFINED;

    for (size_t i = 0; i < n; i++) {
        bool is_missing = (cells[i] != cells[i]) & ((cell_bits(cells[i]) & states) == CELL_BITS_MISSING);

        values[i] = (is_missing | (cells[i] > whole[i])) ? values[i] : cells[i];
    }
}

KERNEL void inner_forget(inner *out, unsigned facts, bool open, size_t n)
{
    const uint8_t kept = (uint8_t)~facts;

    for (size_t i = 0; i < n; i++) {
        uint8_t forgotten = open && out->facts[i] & INNER_OPEN ? 0 : kept;

        out->facts[i] &= forgotten;
    }
}

/* --- arithmetic ----------------------------------------------------------------------------- */

KERNEL void inner_negate(inner *a, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double low = -a->high[i];

        a->high[i] = -a->low[i];
        a->low[i] = low;
        a->facts[i] &= (uint8_t)~INNER_NOT_NEGATIVE;
    }
}

KERNEL void inner_add(inner *restrict a, const inner *restrict b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        a->low[i] += b->low[i];
        a->high[i] += b->high[i];
    }
    for (size_t i = 0; i < n; i++)
        a->facts[i] = facts_of(a->facts[i], b->facts[i]);
}

/* Only of pairs of which one is not negative. 0 times an infinite bound is 0, since values are finite. */
KERNEL void inner_multiply(inner *restrict a, const inner *restrict b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool is_swapped = !(b->facts[i] & INNER_NOT_NEGATIVE);
        double x = is_swapped ? b->low[i] : a->low[i], y = is_swapped ? b->high[i] : a->high[i];
        double small = is_swapped ? a->low[i] : b->low[i], great = is_swapped ? a->high[i] : b->high[i];
        double below = x < 0 ? great : small, above = y > 0 ? great : small;
        bool is_none = (x == 0) | (below == 0), is_nothing = (y == 0) | (above == 0);

        a->low[i] = is_none ? 0 : x * below;
        a->high[i] = is_nothing ? 0 : y * above;
    }
    for (size_t i = 0; i < n; i++) {
        uint8_t facts = facts_of(a->facts[i], b->facts[i]), any = a->facts[i] | b->facts[i];

        a->facts[i] = any & INNER_NOT_NEGATIVE ? facts : facts & OF_ANY;
    }
}

/* Only by numbers that are not negative. They may be 0 where their least value is, and are then as small as one likes. */
KERNEL void inner_divide(inner *restrict a, const inner *restrict b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double x = a->low[i], y = a->high[i], small = b->low[i], great = b->high[i];
        double below = small > 0 ? x / small : -INFINITY, above = small > 0 ? y / small : INFINITY;

        a->low[i] = x < 0 ? below : x / great;
        a->high[i] = y > 0 ? above : y / great;
    }
    for (size_t i = 0; i < n; i++) {
        uint8_t facts = facts_of(a->facts[i], b->facts[i]);
        bool has_value = (b->facts[i] & INNER_NOT_NEGATIVE) && b->high[i] > 0;

        a->facts[i] = has_value ? facts : facts & OF_ANY;
    }
}

KERNEL void inner_cap(inner *a, double greatest, size_t n)
{
    const double most = greatest - fabs(greatest) * INNER_SLACK;

    for (size_t i = 0; i < n; i++)
        a->high[i] = a->high[i] > most ? most : a->high[i];
}

void inner_join(inner *a, const inner *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned facts = a->facts[i], other = b->facts[i];

        if (!(facts & INNER_OPEN) || !(other & INNER_VALUE))
            continue;
        a->low[i] = facts & INNER_VALUE ? fmin(a->low[i], b->low[i]) : b->low[i];
        a->high[i] = facts & INNER_VALUE ? fmax(a->high[i], b->high[i]) : b->high[i];
        a->facts[i] = (uint8_t)(INNER_VALUE | INNER_OPEN | (facts & other & (INNER_APPLICABLE | INNER_NOT_NEGATIVE)));
    }
}

/* --- windows ---------------------------------------------------------------------------------- */

void inner_window_begin(inner_window *w, inner *sum, size_t n)
{
    inner_fill(sum, 0, 0, INNER_VALUE | INNER_APPLICABLE | INNER_CLOSED, n);
    memset(w->count, 0, n);
    memset(w->is_bound, 1, n);
    memset(w->was_open, 1, n);
    memset(w->is_wide, 1, n);
    memset(w->has_wide, 0, n);
}

KERNEL void inner_window_add(inner_window *restrict w, inner *restrict sum, const inner *restrict year, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool is_left_out = year->facts[i] & INNER_NOT_APPLICABLE;

        sum->low[i] += is_left_out ? 0 : year->low[i];
        sum->high[i] += is_left_out ? 0 : year->high[i];
    }
    for (size_t i = 0; i < n; i++) {
        bool is_left_out = year->facts[i] & INNER_NOT_APPLICABLE;
        uint8_t facts = facts_of(sum->facts[i], year->facts[i]);

        /* where it is open whether the year is left out, the interval says nothing */
        facts = year->facts[i] & INNER_APPLICABLE ? facts : 0;
        sum->facts[i] = is_left_out ? sum->facts[i] : facts;
        w->count[i] += !is_left_out;
    }
}

void inner_window_pick(inner_window *w, inner *best, const inner *year, bool is_least, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool is_better;

        if (year->facts[i] & INNER_NOT_APPLICABLE)
            continue;
        is_better = is_least ? year->low[i] < best->low[i] : year->low[i] > best->low[i];
        best->low[i] = is_better || !w->count[i] ? year->low[i] : best->low[i];
        is_better = is_least ? year->high[i] < best->high[i] : year->high[i] > best->high[i];
        best->high[i] = is_better || !w->count[i] ? year->high[i] : best->high[i];
        best->facts[i] = year->facts[i] & INNER_APPLICABLE ? facts_of(best->facts[i], year->facts[i]) : 0;
        w->count[i]++;
    }
}

KERNEL static void divide_by_years(const inner_window *restrict w, inner *restrict sum, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double years = w->count[i] > 1 ? w->count[i] : 1;

        sum->low[i] /= years;
        sum->high[i] /= years;
    }
}

void inner_window_end(const inner_window *w, inner *sum, bool is_mean, size_t n)
{
    if (is_mean)
        divide_by_years(w, sum, n);
    for (size_t i = 0; i < n; i++)
        sum->facts[i] = w->count[i] ? sum->facts[i] : INNER_NOT_APPLICABLE;
}

/*
 * The two cases in which interval_growth tells without arithmetic that the growth may be anything: is_without_bound
 * (is_bound, was_open) and is_wide_open (is_wide, has_wide).
 */
KERNEL void inner_window_grow(inner_window *restrict w, const inner *restrict year, size_t n)
{
    enum { ABOVE = 1, ENDLESS = 2, NOT_ABOVE = 4, BOTTOMLESS = 8 };
    uint8_t bounds[INNER_ROWS];

    for (size_t i = 0; i < n; i++)
        bounds[i] = (year->high[i] > 0 ? ABOVE : 0) | (year->high[i] == INFINITY ? ENDLESS : 0) |
                    (year->low[i] <= 0 ? NOT_ABOVE : 0) | (year->low[i] == -INFINITY ? BOTTOMLESS : 0);
    for (size_t i = 0; i < n; i++) { /* in bytes of 0 and 1, as wide as vectors are */
        uint8_t facts = year->facts[i], bound = bounds[i];
        uint8_t left_out = is_set(facts, INNER_NOT_APPLICABLE), not_negative = is_set(facts, INNER_NOT_NEGATIVE);
        uint8_t known = is_set(facts, INNER_APPLICABLE) & is_set(facts, INNER_VALUE);
        uint8_t missing = known & is_set(facts, INNER_OPEN), endless = missing & is_set(bound, ENDLESS);
        uint8_t above = known & is_set(facts, INNER_CLOSED) & not_negative & is_set(bound, ABOVE);
        uint8_t open = endless & not_negative & is_set(bound, NOT_ABOVE), any = endless & is_set(bound, BOTTOMLESS);

        w->is_bound[i] &= left_out | (not_negative & (open | w->was_open[i]) & (open | above));
        w->was_open[i] = (w->was_open[i] & left_out) | open;
        w->is_wide[i] &= left_out | missing | above;
        w->has_wide[i] |= w->count[i] > 0 ? any : 0;
        w->count[i] += left_out ^ 1;
    }
}

KERNEL void inner_window_end_growth(const inner_window *restrict w, inner *restrict out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t is_wide = w->is_wide[i] & w->has_wide[i];

        out->low[i] = is_wide ? -INFINITY : -1;
        out->high[i] = INFINITY;
    }
    for (size_t i = 0; i < n; i++) {
        uint8_t is_any = (w->is_wide[i] & w->has_wide[i]) | w->is_bound[i];

        out->facts[i] = ((is_any != 0) & (w->count[i] > 1)) ? INNER_VALUE | INNER_OPEN : 0;
    }
}

static double root(double x, double exponent)
{
    return x > 0 && x < INFINITY ? pow(x, exponent) : x;
}

void inner_compound(inner *a, const inner *b, size_t years, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t facts = facts_of(a->facts[i], b->facts[i]);
        double first_low = fmax(a->low[i], 0), first_high = a->high[i], last_low = fmax(b->low[i], 0), last_high = b->high[i];
        bool has_value = (facts & INNER_VALUE) && (facts & INNER_APPLICABLE) && first_high > 0 && last_high > 0;

        a->low[i] = has_value ? root(last_low / first_high, 1 / (double)years) - 1 : 0;
        a->high[i] = has_value ? root(first_low > 0 ? last_high / first_low : INFINITY, 1 / (double)years) - 1 : 0;
        a->facts[i] = has_value ? facts & (INNER_VALUE | INNER_APPLICABLE | INNER_CLOSED | INNER_OPEN) : 0;
    }
}

/* --- comparing ---------------------------------------------------------------------------------- */

/* The truth of a comparison for each order of two numbers. */
typedef struct order_truths {
    uint8_t less, equal, greater;
} order_truths;

static uint8_t truth_if(compare_relation relation, int order)
{
    return compare_holds(relation, order) ? MAY_HOLD : MAY_FAIL;
}

static order_truths truths_of(compare_relation relation)
{
    return (order_truths){truth_if(relation, -1), truth_if(relation, 0), truth_if(relation, 1)};
}

/* What depends on no missing datum is decided exactly, so it has one truth. */
static inline uint8_t settle(uint8_t facts, uint8_t any, uint8_t set)
{
    set = facts & INNER_VALUE ? set : 0;
    set = set == MAY_BOTH && !(any & INNER_OPEN) ? 0 : set;
    return any & INNER_NOT_APPLICABLE ? MAY_FAIL : set;
}

KERNEL static void compare(order_truths is, const inner *restrict a, const inner *restrict b, uint8_t *restrict out, size_t n)
{
    const uint8_t less = is.less, equal = is.equal, greater = is.greater; /* loads of a struct would not be vectors */

    for (size_t i = 0; i < n; i++) {
        bool is_less = a->low[i] < b->high[i], is_greater = a->high[i] > b->low[i];
        bool is_equal = (a->low[i] <= b->high[i]) & (b->low[i] <= a->high[i]);

        out[i] = (is_less ? less : 0) | (is_equal ? equal : 0) | (is_greater ? greater : 0);
    }
    for (size_t i = 0; i < n; i++)
        out[i] = settle(a->facts[i] & b->facts[i], a->facts[i] | b->facts[i], out[i]);
}

KERNEL static void compare_number(order_truths is, const inner *restrict a, double low, double high, uint8_t *restrict out,
                                  size_t n)
{
    const uint8_t less = is.less, equal = is.equal, greater = is.greater;

    for (size_t i = 0; i < n; i++) {
        bool is_less = a->low[i] < high, is_greater = a->high[i] > low;
        bool is_equal = (a->low[i] <= high) & (low <= a->high[i]);

        out[i] = (is_less ? less : 0) | (is_equal ? equal : 0) | (is_greater ? greater : 0);
    }
    for (size_t i = 0; i < n; i++)
        out[i] = settle(a->facts[i], a->facts[i], out[i]);
}

void inner_compare(compare_relation relation, const inner *a, const inner *b, uint8_t *out, size_t n)
{
    compare(truths_of(relation), a, b, out, n);
}

void inner_compare_number(compare_relation relation, const inner *a, double number, uint8_t *out, size_t n)
{
    compare_number(truths_of(relation), a, inside(number, 1), inside(number, -1), out, n);
}
