#include "forecast/backtest_rows.h"

#include <math.h>
#include <stdlib.h>

#include "base/allocate.h"

const double backtest_shares[BACKTEST_SHARES] = {0.05, 0.1, 0.2};

const char *backtest_order_name(backtest_order o)
{
    static const char *const names[BACKTEST_ORDERS] = {"list", "revenue_growth", "last_index", "random"};

    return names[o];
}

void backtest_rows_clear(backtest_rows *r)
{
    for (size_t o = 0; o < BACKTEST_RANDOM; o++)
        release(r->scores[o]);
    release(r->made_it);
    *r = (backtest_rows){.n = 0};
}

void backtest_chance_rows_clear(backtest_chance_rows *r)
{
    release(r->chances);
    release(r->usual);
    release(r->passed);
    *r = (backtest_chance_rows){.n = 0};
}

bool backtest_rows_room(backtest_rows *r, size_t more)
{
    size_t capacity = r->capacity;
    bool ok = true;

    for (size_t o = 0; o < BACKTEST_RANDOM && ok; o++) {
        capacity = r->capacity;
        ok = allocate_room((void **)&r->scores[o], &capacity, r->n + more, sizeof *r->scores[o]);
    }
    if (ok) {
        capacity = r->capacity;
        ok = allocate_room((void **)&r->made_it, &capacity, r->n + more, sizeof *r->made_it);
    }
    r->capacity = ok ? capacity : r->capacity;
    return ok;
}

bool backtest_chance_rows_add(backtest_chance_rows *r, double chance, double usual, bool passed)
{
    size_t a = r->capacity, b = r->capacity, c = r->capacity;

    if (!allocate_room((void **)&r->chances, &a, r->n + 1, sizeof *r->chances) ||
        !allocate_room((void **)&r->usual, &b, r->n + 1, sizeof *r->usual) ||
        !allocate_room((void **)&r->passed, &c, r->n + 1, sizeof *r->passed))
        return false;
    r->capacity = a;
    r->chances[r->n] = chance;
    r->usual[r->n] = usual;
    r->passed[r->n++] = passed;
    return true;
}

bool backtest_rows_measure(const backtest_rows *r, bool has_index, backtest_lifts of[BACKTEST_ORDERS])
{
    for (int o = 0; o < BACKTEST_RANDOM; o++) {
        backtest_lifts *l = &of[o];
        score_quality q;

        *l = (backtest_lifts){NAN, NAN, NAN, {NAN, NAN, NAN}, 0};
        if (o == BACKTEST_INDEX && !has_index)
            continue;
        if (!score_quality_measure(r->scores[o], r->made_it, r->n, false, &q))
            return false;
        l->auc = q.auc;
        l->auc_low = q.auc_low;
        l->auc_high = q.auc_high;
        for (size_t k = 0; k < BACKTEST_SHARES; k++)
            l->lift[k] = score_quality_lift(r->scores[o], r->made_it, r->n, backtest_shares[k]);
        for (size_t i = 0; i < r->n; i++)
            l->n_without += r->scores[o][i] < 0;
    }
    of[BACKTEST_RANDOM] = (backtest_lifts){0.5, NAN, NAN, {1, 1, 1}, 0};
    return true;
}

bool backtest_chances_measure(const backtest_chance_rows *r, size_t first, backtest_chances *out)
{
    size_t n = r->n - first;
    double brier = 0, logs = 0;

    *out = (backtest_chances){.usual_brier = NAN, .usual_log = NAN};
    if (!score_quality_measure(r->chances + first, r->passed + first, n, true, &out->quality))
        return false;
    for (size_t i = first; i < r->n; i++) {
        double miss = r->usual[i] - (r->passed[i] ? 1 : 0);

        brier += miss * miss;
        logs -= log(r->passed[i] ? r->usual[i] : 1 - r->usual[i]);
    }
    if (n) {
        out->usual_brier = brier / (double)n;
        out->usual_log = logs / (double)n;
    }
    return true;
}

static int rising(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;

    return (a > b) - (a < b);
}

bool backtest_to_shares(double *values, size_t n)
{
    double *sorted = allocate_array(n + 1, sizeof *sorted);
    size_t known = 0;

    if (!sorted)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!isnan(values[i]))
            sorted[known++] = values[i];
    }
    qsort(sorted, known, sizeof *sorted, rising);
    for (size_t i = 0; i < n; i++) {
        size_t low = 0, high = known;

        while (low < high) {
            size_t middle = (low + high) / 2;

            if (sorted[middle] < values[i])
                low = middle + 1;
            else
                high = middle;
        }
        values[i] = isnan(values[i]) ? -1 : (double)low / (double)n;
    }
    release(sorted);
    return true;
}
