/*
 * AUC is the Mann-Whitney statistic by mid-ranks. Its variance is DeLong's (DeLong, DeLong and Clarke-Pearson 1988): that of the
 * placements of the events among the others and of the others among the events, each found from two mid-ranks, that among all and
 * that among its own kind (Sun and Xu 2014). Recalibration is the logistic regression of what happened on the log-odds of the chance
 * (Cox 1958), by numeric/logistic.h.
 */
#include "forecast/score_quality.h"

#include <math.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "numeric/logistic.h"
#include "numeric/normal.h"

static const double least_chance = 1e-6;

typedef struct scored {
    double score;
    bool happened;
} scored;

static int by_score(const void *x, const void *y)
{
    const scored *a = x, *b = y;

    return (a->score > b->score) - (a->score < b->score);
}

/* In ascending order; NULL if memory is exhausted. */
static scored *sort_scores(const double *scores, const bool *happened, size_t n)
{
    scored *s = allocate_array(n + 1, sizeof *s);

    for (size_t i = 0; s && i < n; i++)
        s[i] = (scored){scores[i], happened[i]};
    if (s)
        qsort(s, n, sizeof *s, by_score);
    return s;
}

/* One past those that are equal to the one at `from`, and how many of them are events. */
static size_t tie_end(const scored *s, size_t n, size_t from, size_t *n_events)
{
    size_t to = from;

    *n_events = 0;
    for (; to < n && s[to].score == s[from].score; to++)
        *n_events += s[to].happened;
    return to;
}

/* --- telling events apart -------------------------------------------------------------------------------- */

/* Every event of a tie has the same placement among the others, and every other the same among the events. */
static void measure_order(const scored *s, score_quality *q)
{
    double events = (double)q->n_events, others = (double)(q->n - q->n_events), sum = 0, squares[2] = {0}, error;
    size_t events_below = 0, others_below = 0;

    q->auc = q->auc_low = q->auc_high = NAN;
    if (!q->n_events || q->n_events == q->n)
        return;
    for (size_t i = 0, to, tied; i < q->n; i = to) {
        to = tie_end(s, q->n, i, &tied);
        sum += (double)tied * ((double)others_below + (double)(to - i - tied) / 2);
        events_below += tied;
        others_below += to - i - tied;
    }
    q->auc = sum / events / others;
    if (q->n_events < 2 || q->n - q->n_events < 2)
        return;
    events_below = others_below = 0;
    for (size_t i = 0, to, tied; i < q->n; i = to) {
        double of_event, of_other;

        to = tie_end(s, q->n, i, &tied);
        of_event = ((double)others_below + (double)(to - i - tied) / 2) / others - q->auc;
        of_other = 1 - ((double)events_below + (double)tied / 2) / events - q->auc;
        squares[0] += (double)tied * of_event * of_event;
        squares[1] += (double)(to - i - tied) * of_other * of_other;
        events_below += tied;
        others_below += to - i - tied;
    }
    error = sqrt(squares[0] / (events - 1) / events + squares[1] / (others - 1) / others);
    q->auc_low = fmax(0, q->auc - normal_quantile(0.975) * error);
    q->auc_high = fmin(1, q->auc + normal_quantile(0.975) * error);
}

/* --- chances ----------------------------------------------------------------------------------------------- */

static double held(double chance)
{
    return fmin(fmax(chance, least_chance), 1 - least_chance);
}

/* All events on one side of all others, or at its border: the loss falls for ever. */
static bool stand_apart(const scored *s, size_t n)
{
    double event[2] = {INFINITY, -INFINITY}, other[2] = {INFINITY, -INFINITY};

    for (size_t i = 0; i < n; i++) {
        double *range = s[i].happened ? event : other, p = held(s[i].score);

        range[0] = fmin(range[0], p);
        range[1] = fmax(range[1], p);
    }
    return event[0] >= other[1] || other[0] >= event[1];
}

static bool recalibrate(const scored *s, score_quality *q)
{
    double *x, both[2];
    bool *happened;
    tidu_status status = TIDU_ENOMEM;

    if (!q->n_events || q->n_events == q->n || stand_apart(s, q->n))
        return true;
    x = allocate_array(q->n, sizeof *x);
    happened = allocate_array(q->n, sizeof *happened);
    for (size_t i = 0; x && happened && i < q->n; i++) {
        double p = held(s[i].score);

        x[i] = log(p / (1 - p));
        happened[i] = s[i].happened;
    }
    if (x && happened)
        status = logistic_fit(&(logistic_data){.x = x, .happened = happened, .n = q->n, .k = 1}, both);
    if (!status) {
        q->intercept = both[0];
        q->slope = both[1];
    }
    release(x);
    release(happened);
    return status != TIDU_ENOMEM;
}

static bool measure_chances(const scored *s, score_quality *q)
{
    double squares = 0, logs = 0;

    for (size_t i = 0; i < q->n; i++) {
        double off = s[i].score - s[i].happened, p = held(s[i].score);

        squares += off * off;
        logs -= log(s[i].happened ? p : 1 - p);
    }
    q->brier = squares / (double)q->n;
    q->log_score = logs / (double)q->n;
    return recalibrate(s, q);
}

bool score_quality_measure(const double *scores, const bool *happened, size_t n, bool is_chance, score_quality *out)
{
    scored *s = sort_scores(scores, happened, n);
    score_quality q = {.n = n, .brier = NAN, .log_score = NAN, .slope = NAN, .intercept = NAN};
    bool ok = s != NULL;

    if (!ok)
        return false;
    for (size_t i = 0; i < n; i++)
        q.n_events += s[i].happened;
    measure_order(s, &q);
    if (is_chance && n)
        ok = measure_chances(s, &q);
    release(s);
    if (ok)
        *out = q;
    return ok;
}

double score_quality_lift(const double *scores, const bool *happened, size_t n, double share)
{
    scored *s = sort_scores(scores, happened, n);
    double left = share * (double)n, events = 0;
    size_t n_events = 0, tied;

    for (size_t i = 0; s && i < n; i++)
        n_events += s[i].happened;
    if (!s || !n_events || !(left > 0)) {
        release(s);
        return NAN;
    }
    for (size_t to = n, from; to && left > 0; to = from) {
        double part;

        for (from = to; from && s[from - 1].score == s[to - 1].score;)
            from--;
        tie_end(s, to, from, &tied);
        part = fmin(1, left / (double)(to - from));
        events += part * (double)tied;
        left -= (double)(to - from);
    }
    release(s);
    return events / (share * (double)n) / ((double)n_events / (double)n);
}

bool score_quality_bins(const double *chances, const bool *happened, size_t n, score_bin *bins, size_t most, size_t *n_bins)
{
    scored *s = sort_scores(chances, happened, n);

    if (!s)
        return false;
    *n_bins = 0;
    for (size_t b = 0, i = 0; b < most && i < n; b++) {
        size_t border = (n * (b + 1) + most / 2) / most, tied;
        score_bin bin = {.low = s[i].score};

        if (border <= i) /* a tie has taken this bin, too */
            continue;
        for (size_t to; i < border; i = to) {
            to = tie_end(s, n, i, &tied);
            bin.high = s[i].score;
            bin.mean += (double)(to - i) * s[i].score;
            bin.n += to - i;
            bin.n_events += tied;
        }
        bin.mean /= (double)bin.n;
        bins[(*n_bins)++] = bin;
    }
    release(s);
    return true;
}
