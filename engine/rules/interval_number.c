/*
 * Interval arithmetic in doubles with outward rounding (as IEEE 1788 requires), without switching the rounding mode: a
 * bound that was rounded is moved outward by one double. Whether it was rounded is decided by the error of the
 * operation, which is itself a double: for sums the error term of TwoSum (Knuth, The Art of Computer Programming 2,
 * 4.2.2), for products and quotients the residual by fma. So integers and signs stay exact, which matters since most
 * limits are 0 or integers.
 *
 * Division by an interval that contains 0 is undefined at that point; the bounds are those of the quotients by the
 * non-zero divisors.
 */
#include "rules/interval_number.h"

#include <math.h>
#include <stddef.h>

/* Integers up to here are exact; any other double stands for a decimal of 15 digits, which is within DECIMAL_ERROR. */
#define MOST_WHOLE 1e15
#define DECIMAL_ERROR 1e-14
#define POWER_ERROR 1e-14

/* `error` is 0 if x is exact; a bound that is infinite stays so. */
static double down(double x, double error)
{
    return isinf(x) || error == 0 ? x : nextafter(x, -INFINITY);
}

static double up(double x, double error)
{
    return isinf(x) || error == 0 ? x : nextafter(x, INFINITY);
}

/* TwoSum: x + y = sum + error. */
static double sum_error(double x, double y, double sum)
{
    double of_y = sum - x;

    return (x - (sum - of_y)) + (y - of_y);
}

interval_number interval_between(double least, double greatest)
{
    return (interval_number){MAY_BE_VALUE, false, least, greatest};
}

interval_number interval_any(void)
{
    return (interval_number){MAY_BE_VALUE, true, -INFINITY, INFINITY};
}

interval_number interval_nothing_known(void)
{
    return (interval_number){MAY_BE_ANYTHING, true, -INFINITY, INFINITY};
}

interval_number interval_point(double x)
{
    double error = fabs(x) < MOST_WHOLE && x == floor(x) ? 0 : fabs(x) * DECIMAL_ERROR;

    if (!cell_is_value(x))
        return (interval_number){1u << cell_state_of(x), false, 0, 0};
    return interval_between(x - error, x + error);
}

static bool has_value(interval_number a)
{
    return (a.states & MAY_BE_VALUE) != 0;
}

interval_number interval_join(interval_number a, interval_number b)
{
    interval_number out = has_value(a) ? a : b;

    if (has_value(a) && has_value(b)) {
        out.least = fmin(a.least, b.least);
        out.greatest = fmax(a.greatest, b.greatest);
    }
    out.states = a.states | b.states;
    out.is_open = a.is_open || b.is_open;
    return out;
}

/* The possible states of an operation: of each pair of states the one that takes precedence. */
static interval_number join_states(interval_number a, interval_number b)
{
    interval_number out = {.is_open = a.is_open || b.is_open};

    for (int s = CELL_VALUE; s <= CELL_UNDEFINED; s++) {
        for (int t = CELL_VALUE; t <= CELL_UNDEFINED; t++) {
            if ((a.states >> s & 1) && (b.states >> t & 1))
                out.states |= 1u << (s > t ? s : t);
        }
    }
    return out;
}

interval_number interval_add(interval_number a, interval_number b)
{
    interval_number out = join_states(a, b);

    out.least = a.least + b.least;
    out.least = down(out.least, sum_error(a.least, b.least, out.least));
    out.greatest = a.greatest + b.greatest;
    out.greatest = up(out.greatest, sum_error(a.greatest, b.greatest, out.greatest));
    return out;
}

interval_number interval_negate(interval_number a)
{
    double least = -a.greatest;

    a.greatest = -a.least;
    a.least = least;
    return a;
}

/* `x` is a number, so that the minimum needs no call of fmin, which heeds NaN. */
static void widen(interval_number *out, double x, double error)
{
    double least = down(x, error), greatest = up(x, error);

    out->least = least < out->least ? least : out->least;
    out->greatest = greatest > out->greatest ? greatest : out->greatest;
}

/* Values are finite, so that 0 times an infinite bound is 0. An underflow to 0 counts as rounded. */
static void widen_by_product(interval_number *out, double x, double y)
{
    double product = x == 0 || y == 0 ? 0 : x * y;

    widen(out, product, x == 0 || y == 0 ? 0 : product == 0 ? 1 : fma(x, y, -product));
}

/* `sign` is the sign of all divisors, for the limit at a divisor of 0. */
static void widen_by_quotient(interval_number *out, double x, double y, double sign)
{
    double quotient = x / y;

    if (x == 0 || (isinf(y) && !isinf(x)))
        widen(out, 0, 0);
    else if (y == 0)
        widen(out, x * sign > 0 ? INFINITY : -INFINITY, 0);
    else if (isinf(x) && isinf(y)) /* any value of that sign; the other bounds of the divisor give the infinity */
        widen(out, 0, 0);
    else
        widen(out, quotient, quotient == 0 ? 1 : fma(quotient, y, -x));
}

static void no_bounds(interval_number *out)
{
    out->least = INFINITY;
    out->greatest = -INFINITY;
}

interval_number interval_multiply(interval_number a, interval_number b)
{
    interval_number out = join_states(a, b);

    no_bounds(&out);
    widen_by_product(&out, a.least, b.least);
    widen_by_product(&out, a.least, b.greatest);
    widen_by_product(&out, a.greatest, b.least);
    widen_by_product(&out, a.greatest, b.greatest);
    return out;
}

interval_number interval_divide(interval_number a, interval_number b)
{
    bool may_be_zero = has_value(b) && b.least <= 0 && b.greatest >= 0;
    double sign = b.greatest > 0 ? 1 : -1;
    interval_number out;

    if (may_be_zero && b.least == 0 && b.greatest == 0)
        b.states &= ~(unsigned)MAY_BE_VALUE;
    if (may_be_zero)
        b.states |= MAY_BE_UNDEFINED;
    out = join_states(a, b);
    if (b.least < 0 && b.greatest > 0) {
        out.least = a.least == 0 && a.greatest == 0 ? 0 : -INFINITY;
        out.greatest = a.least == 0 && a.greatest == 0 ? 0 : INFINITY;
        return out;
    }
    no_bounds(&out);
    widen_by_quotient(&out, a.least, b.least, sign);
    widen_by_quotient(&out, a.greatest, b.least, sign);
    if (b.least == b.greatest) /* as in each mean */
        return out;
    widen_by_quotient(&out, a.least, b.greatest, sign);
    widen_by_quotient(&out, a.greatest, b.greatest, sign);
    return out;
}

unsigned interval_compare(interval_number a, interval_number b, compare_relation relation)
{
    unsigned out = (a.states | b.states) & ~(unsigned)MAY_BE_VALUE ? MAY_FAIL : 0;

    if (!has_value(a) || !has_value(b))
        return out;
    if (a.least < b.greatest)
        out |= compare_holds(relation, -1) ? MAY_HOLD : MAY_FAIL;
    if (a.least <= b.greatest && b.least <= a.greatest)
        out |= compare_holds(relation, 0) ? MAY_HOLD : MAY_FAIL;
    if (a.greatest > b.least)
        out |= compare_holds(relation, 1) ? MAY_HOLD : MAY_FAIL;
    return out;
}

/* --- windows --------------------------------------------------------------------------- */

/* The next year from *j on that is not ignored; NULL after the last. */
static const interval_number *next_actual(const interval_number *y, size_t k, size_t *j)
{
    while (*j < k && y[*j].states == MAY_BE_NOT_APPLICABLE)
        ++*j;
    return *j < k ? &y[(*j)++] : NULL;
}

/* The number of years that are not ignored; *is_clear is false if it is not certain. */
static size_t count_actual(const interval_number *y, size_t k, bool *is_clear)
{
    size_t n = 0;

    *is_clear = true;
    for (size_t j = 0; j < k; j++) {
        n += y[j].states != MAY_BE_NOT_APPLICABLE;
        *is_clear &= !(y[j].states & MAY_BE_NOT_APPLICABLE) || y[j].states == MAY_BE_NOT_APPLICABLE;
    }
    return n;
}

static interval_number no_year(void)
{
    return (interval_number){.states = MAY_BE_NOT_APPLICABLE};
}

interval_number interval_sum(const interval_number *y, size_t k, bool is_mean)
{
    bool is_clear;
    size_t n = count_actual(y, k, &is_clear), j = 0;
    const interval_number *year = next_actual(y, k, &j);
    interval_number sum;

    if (!is_clear)
        return interval_nothing_known();
    if (!year)
        return no_year();
    sum = *year;
    while ((year = next_actual(y, k, &j)))
        sum = interval_add(sum, *year);
    return is_mean && n > 1 ? interval_divide(sum, interval_point((double)n)) : sum;
}

interval_number interval_pick(const interval_number *y, size_t k, interval_extreme which)
{
    bool is_clear;
    size_t j = 0;
    const interval_number *year;
    interval_number best;

    count_actual(y, k, &is_clear);
    year = next_actual(y, k, &j);
    if (!is_clear)
        return interval_nothing_known();
    if (!year)
        return no_year();
    best = *year;
    while ((year = next_actual(y, k, &j))) {
        interval_number next = join_states(best, *year);

        next.least = which == INTERVAL_LEAST ? fmin(best.least, year->least) : fmax(best.least, year->least);
        next.greatest = which == INTERVAL_LEAST ? fmin(best.greatest, year->greatest) : fmax(best.greatest, year->greatest);
        best = next;
    }
    return best;
}

/* The bases that give a value are above 0; any other makes the result undefined. */
static interval_number as_base(interval_number y)
{
    if (!has_value(y))
        return y;
    if (y.least <= 0)
        y.states |= MAY_BE_UNDEFINED;
    if (y.greatest <= 0)
        y.states &= ~(unsigned)MAY_BE_VALUE;
    y.least = fmax(y.least, 0);
    y.greatest = fmax(y.greatest, 0);
    return y;
}

/* The mean of the ratios after the first `skip` years, minus 1; bases are above 0. */
static interval_number mean_ratio(const interval_number *const *year, size_t n, size_t skip)
{
    interval_number sum = interval_between(0, 0);

    for (size_t j = skip; j + 1 < n; j++)
        sum = interval_add(sum, interval_divide(*year[j + 1], as_base(*year[j])));
    return interval_add(interval_divide(sum, interval_point((double)(n - 1 - skip))), interval_point(-1));
}

enum { MOST_YEARS = 32 };

/*
 * Whether each ratio has an operand of which nothing is known but that it is 0 or more, and the other operands are above 0.
 * Then each ratio may be anything from 0 on.
 */
static bool is_without_bound(const interval_number *const *year, size_t n)
{
    bool was_open = true;

    for (size_t j = 0; j < n; j++) {
        bool is_open = year[j]->is_open && year[j]->least <= 0 && year[j]->greatest == INFINITY;

        if (year[j]->least < 0 || !(is_open || was_open) || !(is_open || year[j]->least > 0))
            return false;
        was_open = is_open;
    }
    return true;
}

/* Whether a numerator of which nothing is known can take the mean anywhere, and no base is known to give no ratio. */
static bool is_wide_open(const interval_number *const *year, size_t n)
{
    bool is_open = false;

    for (size_t j = 0; j < n; j++) {
        if (!year[j]->is_open && !(year[j]->least > 0))
            return false;
        is_open |= j > 0 && year[j]->is_open && year[j]->least == -INFINITY && year[j]->greatest == INFINITY;
    }
    return is_open;
}

interval_number interval_growth(const interval_number *y, size_t k)
{
    const interval_number *year[MOST_YEARS];
    bool is_clear;
    size_t n = count_actual(y, k, &is_clear), j = 0;
    interval_number undefined = {.states = MAY_BE_UNDEFINED}, out;

    if (!is_clear || n > MOST_YEARS)
        return interval_nothing_known();
    if (!n)
        return no_year();
    if (n < 2)
        return undefined;
    for (size_t i = 0; i < n; i++) {
        year[i] = next_actual(y, k, &j);
        undefined.is_open |= year[i]->is_open;
    }
    if (is_wide_open(year, n))
        return interval_nothing_known();
    if (is_without_bound(year, n))
        return (interval_number){MAY_BE_ANYTHING, true, -1, INFINITY};
    out = mean_ratio(year, n, 0);
    /* a first year of 0 is ignored (numeric/window.h) */
    if (n > 2 && has_value(*year[0]) && year[0]->least <= 0 && year[0]->greatest >= 0) {
        interval_number without = mean_ratio(year, n, 1);

        out = year[0]->states == MAY_BE_VALUE && year[0]->least == year[0]->greatest ? without : interval_join(out, without);
    }
    out.is_open |= undefined.is_open;
    return out;
}

interval_number interval_compound(interval_number first, interval_number last, size_t years)
{
    interval_number base = as_base(first), end = last, out;

    if (has_value(end) && end.least < 0) {
        end.states |= MAY_BE_UNDEFINED;
        if (end.greatest < 0)
            end.states &= ~(unsigned)MAY_BE_VALUE;
        end.least = 0;
        end.greatest = fmax(end.greatest, 0);
    }
    out = interval_divide(end, base);
    out.least = pow(fmax(out.least, 0), 1 / (double)years) * (1 - POWER_ERROR);
    out.greatest = pow(fmax(out.greatest, 0), 1 / (double)years) * (1 + POWER_ERROR);
    return interval_add(out, interval_point(-1));
}
