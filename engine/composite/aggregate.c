/*
 * Means as compensated sums in the order of the values (composite/aggregate_columns.c does the same for many companies, to
 * the bit); values are put in order by insertion, as they are few.
 */
#include "composite/aggregate.h"

#include <math.h>
#include <stdbool.h>

#include "base/cell.h"
#include "numeric/logarithm.h"
#include "numeric/sample.h"

static double known_weight(const double *value, const double *weight, size_t k)
{
    compensated_sum sum = {0};

    for (size_t j = 0; j < k; j++) {
        if (cell_is_value(value[j]))
            compensated_sum_add(&sum, weight[j]);
    }
    return compensated_sum_value(&sum);
}

double aggregate_arithmetic(const double *value, const double *weight, size_t k)
{
    double all = known_weight(value, weight, k);
    compensated_sum sum = {0};

    for (size_t j = 0; j < k; j++) {
        if (cell_is_value(value[j]))
            compensated_sum_add(&sum, weight[j] * value[j]);
    }
    return all > 0 ? compensated_sum_value(&sum) / all : cell_missing();
}

/* The bits of numeric/logarithm.h for one number. */
static double natural_logarithm(double x)
{
    logarithm(&x, &x, 1);
    return x;
}

double aggregate_geometric(const double *value, const double *weight, size_t k)
{
    double all = known_weight(value, weight, k);
    compensated_sum sum = {0};

    for (size_t j = 0; j < k; j++) {
        if (!cell_is_value(value[j]) || weight[j] == 0)
            continue;
        if (value[j] <= 0)
            return value[j] < 0 ? cell_undefined() : 0;
        compensated_sum_add(&sum, weight[j] * natural_logarithm(value[j]));
    }
    return all > 0 ? exp(compensated_sum_value(&sum) / all) : cell_missing();
}

static bool counts(const double *value, const double *weight, size_t j)
{
    return cell_is_value(value[j]) && weight[j] > 0;
}

double aggregate_harmonic(const double *value, const double *weight, size_t k)
{
    double all = known_weight(value, weight, k);
    bool has_zero = false;
    compensated_sum sum = {0};

    for (size_t j = 0; j < k; j++) {
        if (!counts(value, weight, j))
            continue;
        if (value[j] < 0)
            return cell_undefined();
        has_zero = has_zero || value[j] == 0;
        compensated_sum_add(&sum, value[j] > 0 ? weight[j] / value[j] : 0);
    }
    if (!(all > 0))
        return cell_missing();
    return has_zero ? 0 : all / compensated_sum_value(&sum);
}

/* The least (sign 1) or the greatest (-1) of the values that count. */
static double extreme(const double *value, const double *weight, size_t k, int sign)
{
    double found = cell_missing();

    for (size_t j = 0; j < k; j++) {
        if (counts(value, weight, j) && (!cell_is_value(found) || sign * value[j] < sign * found))
            found = value[j];
    }
    return found;
}

double aggregate_least(const double *value, const double *weight, size_t k)
{
    return extreme(value, weight, k, 1);
}

/* The power mean relative to the greatest absolute value, so that no power overflows; that is above 0. */
static double scaled_power(const double *value, const double *weight, size_t k, double p, double scale)
{
    compensated_sum sum = {0};
    double mean;

    for (size_t j = 0; j < k; j++) {
        if (counts(value, weight, j))
            compensated_sum_add(&sum, weight[j] * pow(value[j] / scale, p));
    }
    mean = compensated_sum_value(&sum) / known_weight(value, weight, k);
    return mean < 0 ? cell_undefined() : scale * pow(mean, 1 / p);
}

double aggregate_power(const double *value, const double *weight, size_t k, double p)
{
    double least = extreme(value, weight, k, 1), greatest = extreme(value, weight, k, -1);
    bool is_whole = p > 0 && p == floor(p) && !isinf(p);

    if (p != p)
        return cell_undefined();
    if (!cell_is_value(least))
        return least;
    if (isinf(p))
        return p > 0 ? greatest : least;
    if (p == 1)
        return aggregate_arithmetic(value, weight, k);
    if (p == 0)
        return aggregate_geometric(value, weight, k);
    if (least < 0 && !is_whole)
        return cell_undefined();
    if (least == greatest)
        return least < 0 && fmod(p, 2) == 0 ? -least : least;
    if (p < 0)
        return least == 0 ? 0 : scaled_power(value, weight, k, p, least);
    return scaled_power(value, weight, k, p, fmax(fabs(least), fabs(greatest)));
}

double aggregate_weighted_least(const double *value, const double *weight, size_t k)
{
    double most = 0, found = cell_missing();

    for (size_t j = 0; j < k; j++) {
        if (counts(value, weight, j))
            most = fmax(most, weight[j]);
    }
    for (size_t j = 0; j < k; j++) {
        double raised;

        if (!counts(value, weight, j))
            continue;
        if (value[j] < 0 || value[j] > 1)
            return cell_undefined();
        raised = fmax(value[j], 1 - weight[j] / most);
        found = cell_is_value(found) ? fmin(found, raised) : raised;
    }
    return found;
}

/* The least value above `than` that counts, and the weight of all equal to it; missing if there is none. */
static double next_above(const double *value, const double *weight, size_t k, double than, double *of_it)
{
    double next = cell_missing();
    compensated_sum sum = {0};

    for (size_t j = 0; j < k; j++) {
        if (counts(value, weight, j) && value[j] > than && !(value[j] >= next))
            next = value[j];
    }
    for (size_t j = 0; j < k; j++) {
        if (counts(value, weight, j) && value[j] == next)
            compensated_sum_add(&sum, weight[j]);
    }
    *of_it = compensated_sum_value(&sum);
    return next;
}

double aggregate_median(const double *value, const double *weight, size_t k)
{
    double half = known_weight(value, weight, k) / 2, border = half * 1e-12, of_it;
    double at = next_above(value, weight, k, -INFINITY, &of_it), reached = of_it;

    while (cell_is_value(at) && reached < half - border) {
        at = next_above(value, weight, k, at, &of_it);
        reached += of_it;
    }
    if (cell_is_value(at) && fabs(reached - half) <= border) {
        double next = next_above(value, weight, k, at, &of_it);

        return cell_is_value(next) ? at + (next - at) / 2 : at;
    }
    return at;
}

/* The weight of the positions between `from` and `to`, counted in positions. */
static double weight_between(const double *position, size_t k, double from, double to)
{
    double sum = 0;

    for (size_t j = 0; j < k; j++)
        sum += position[j] * fmax(0, fmin(to, (double)j + 1) - fmax(from, (double)j));
    return sum;
}

double aggregate_ordered(const double *value, const double *position, size_t k)
{
    compensated_sum sum = {0}, all = {0};
    size_t known = 0, done = 0;
    double at = INFINITY;

    for (size_t j = 0; j < k; j++)
        known += cell_is_value(value[j]);
    while (done < known) {
        double next = -INFINITY, stretch = (double)k / (double)known, share;
        size_t times = 0;

        for (size_t j = 0; j < k; j++) {
            if (cell_is_value(value[j]) && value[j] < at && value[j] > next)
                next = value[j];
        }
        for (size_t j = 0; j < k; j++)
            times += value[j] == next;
        share = weight_between(position, k, (double)done * stretch, (double)(done + times) * stretch);
        compensated_sum_add(&sum, share * next);
        compensated_sum_add(&all, share);
        done += times;
        at = next;
    }
    return compensated_sum_value(&all) > 0 ? compensated_sum_value(&sum) / compensated_sum_value(&all) : cell_missing();
}

void aggregate_ordered_shares(const double *value, const double *position, size_t k, double *share)
{
    size_t known = 0;

    for (size_t j = 0; j < k; j++)
        known += cell_is_value(value[j]);
    for (size_t j = 0; j < k; j++) {
        double stretch = known ? (double)k / (double)known : 0;
        size_t before = 0, level = 0;

        for (size_t h = 0; h < k; h++) {
            before += cell_is_value(value[h]) && value[h] > value[j];
            level += cell_is_value(value[h]) && value[h] == value[j];
        }
        share[j] = level ? weight_between(position, k, (double)before * stretch, (double)(before + level) * stretch) / (double)level : 0;
    }
}

/* The part whose units deviate most from it in the given direction; k if none may be changed. */
static size_t furthest(const double *part, const long *unit, size_t k, int direction)
{
    size_t best = k;

    for (size_t j = 0; j < k; j++) {
        if (part[j] == 0 || (unit[j] == 0 && (direction > 0) != (part[j] > 0)))
            continue;
        if (best == k || direction * (part[j] - (double)unit[j]) >
                             direction * (part[best] - (double)unit[best]))
            best = j;
    }
    return best;
}

void aggregate_apportion(const double *part, size_t k, long total, long *unit)
{
    long rest = total;

    for (size_t j = 0; j < k; j++) {
        unit[j] = (long)floor(part[j]);
        rest -= unit[j];
    }
    while (rest) {
        int direction = rest > 0 ? 1 : -1;
        size_t j = furthest(part, unit, k, direction);

        if (j == k)
            return;
        unit[j] += direction;
        rest -= direction;
    }
}
