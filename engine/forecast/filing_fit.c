/*
 * Posterior means over a grid. Given the parameters and the panel of its batch, the filings of a batch are independent:
 *
 *     log L = sum over batches of  log E_z prod over filings of  P^y (1 - P)^(1 - y),    P = a^audits * c(rho, delta + tau z),
 *
 * c turned by a slope about a pivot on its logits (who files against small odds is better than its figures),
 *
 * tau being the severity of panels and z standard normal (Gauss-Hermite, 8 nodes); c is given on a grid of rho and delta and
 * interpolated between its shifts. Of a rule without judged points P = logistic(intercept + slope * logit + tau' z), with tau' the
 * severity in logits (pi / sqrt(3) of them are a standard deviation of the logistic distribution).
 *
 * Priors: the logarithm of the slope normal about its usual value, delta normal, rho / most and a beta distributed, log slope and intercept normal; and a published share of filings that
 * pass, if there is one, as one observation of the logit of the mean chance, so that a short history leans towards it (a hierarchical
 * prior with one level: districts around what is published). No outcome is ever excluded: a chance is held within 0.001 and 0.999.
 */
#include "forecast/filing_fit.h"

#include <math.h>

#include "base/allocate.h"
#include "numeric/logistic.h"
#include "numeric/normal.h"

enum { NODES = 8, SURVIVALS = 26, JUDGED_SLOPES = 7, SLOPES = 41, INTERCEPTS = 81 };

#define LEAST_CHANCE 0.001
#define LEAST_SURVIVAL 0.5
#define MOST_OFF 2.5 /* deviations */
#define LOGISTIC_DEVIATION 1.8137993642342178 /* pi / sqrt(3) */

typedef struct panels {
    double nodes[NODES], log_weights[NODES];
} panels;

static bool panels_init(panels *p)
{
    double weights[NODES];

    if (!normal_nodes(NODES, p->nodes, weights))
        return false;
    for (size_t j = 0; j < NODES; j++)
        p->log_weights[j] = log(weights[j]);
    return true;
}

static double log_outcome(double chance, bool passed)
{
    double held = fmin(fmax(chance, LEAST_CHANCE), 1 - LEAST_CHANCE);

    return log(passed ? held : 1 - held);
}

/* log sum exp(x[j] + log_weights[j]) */
static double log_mean(const panels *p, const double x[NODES])
{
    double most = -INFINITY, sum = 0;

    for (size_t j = 0; j < NODES; j++)
        most = fmax(most, x[j] + p->log_weights[j]);
    for (size_t j = 0; j < NODES; j++)
        sum += exp(x[j] + p->log_weights[j] - most);
    return most + log(sum);
}

static double log_beta(double x, double alpha, double beta)
{
    return (alpha - 1) * log(x) + (beta - 1) * log1p(-x);
}

static double log_normal(double x, double mean, double deviation)
{
    double z = (x - mean) / deviation;

    return -z * z / 2;
}

static double log_rate(const filing_prior *prior, double mean_chance)
{
    double held = fmin(fmax(mean_chance, LEAST_CHANCE), 1 - LEAST_CHANCE);

    return isnan(prior->rate) ? 0 : log_normal(log(held / (1 - held)), prior->rate, prior->rate_deviation);
}

/* --- a posterior over a grid --------------------------------------------------------------------------------- */

/* Of log_posterior[n], at points values[i]; `most` is the greatest of them. */
static fitted moments(const double *log_posterior, const double *values, size_t n, double most)
{
    double sum = 0, first = 0, second = 0;
    fitted f;

    for (size_t i = 0; i < n; i++) {
        double w = exp(log_posterior[i] - most);

        sum += w;
        first += w * values[i];
    }
    f.mean = first / sum;
    for (size_t i = 0; i < n; i++)
        second += exp(log_posterior[i] - most) * (values[i] - f.mean) * (values[i] - f.mean);
    f.deviation = sqrt(second / sum);
    return f;
}

static double greatest(const double *x, size_t n)
{
    double most = -INFINITY;

    for (size_t i = 0; i < n; i++)
        most = fmax(most, x[i]);
    return most;
}

/* --- how experts judge ------------------------------------------------------------------------------------------- */

typedef struct judging_work {
    const judging_question *q;
    const filing_prior *prior;
    panels panels;
    double *given;         /* [n][NODES] chances at one correlation and shift, by panel, before audits */
    double *central;       /* [n] of the usual panel */
    double *log_posterior; /* [slopes][n_correlations][n_shifts][SURVIVALS], */
    double *correlation, *shift, *survival, *slope, *level; /* and the values there */
} judging_work;

static double survival_at(size_t k, bool has_audits)
{
    return has_audits ? LEAST_SURVIVAL + (1 - LEAST_SURVIVAL) * ((double)k + 0.5) / SURVIVALS : 1;
}

/* Between the shifts of the grid, and held at its ends. */
static double interpolate(const judging_question *q, const double *row, double shift)
{
    double step = q->n_shifts > 1 ? q->shifts[1] - q->shifts[0] : 1;
    double place = fmin(fmax((shift - q->shifts[0]) / step, 0), (double)(q->n_shifts - 1));
    size_t left = place >= (double)(q->n_shifts - 1) && q->n_shifts > 1 ? q->n_shifts - 2 : (size_t)place;
    double part = place - (double)left;

    return q->n_shifts == 1 ? row[0] : (1 - part) * row[left] + part * row[left + 1];
}

/* What is certain stays so; sums of chances fall short of 1 by rounding. */
static double turn(const judging_question *q, double chance, double slope)
{
    return slope == 1 || chance >= 1 - 1e-12 ? chance : logistic_map(chance, slope, (1 - slope) * q->pivot, LEAST_CHANCE);
}

static void fill_given(judging_work *w, double slope, size_t r, size_t s)
{
    const judging_question *q = w->q;

    for (size_t i = 0; i < q->outcomes.n; i++) {
        const double *row = q->chances + (i * q->n_correlations + r) * q->n_shifts;

        w->central[i] = turn(q, row[s], slope);
        for (size_t j = 0; j < NODES; j++)
            w->given[i * NODES + j] = turn(q, interpolate(q, row, q->shifts[s] + w->prior->severity * w->panels.nodes[j]), slope);
    }
}

/* Of all batches, if an audited condition survives with this chance; *level becomes the mean chance. */
static double judging_likelihood(const judging_work *w, double survival, double *level)
{
    const filing_outcomes *o = &w->q->outcomes;
    double sum = 0, mean = 0;

    for (size_t i = 0; i < o->n;) {
        double logs[NODES] = {0};
        uint32_t batch = o->batch[i];

        for (; i < o->n && o->batch[i] == batch; i++) {
            double audits = pow(survival, w->q->audited[i]);

            mean += audits * w->central[i];
            for (size_t j = 0; j < NODES; j++)
                logs[j] += log_outcome(audits * w->given[i * NODES + j], o->passed[i]);
        }
        sum += log_mean(&w->panels, logs);
    }
    *level = mean / (double)o->n;
    return sum + log_rate(w->prior, *level);
}

static size_t points_at_slope(const judging_question *q)
{
    return q->n_correlations * q->n_shifts * (q->has_audits ? SURVIVALS : 1);
}

/* The points at one slope, whose prior is that many deviations off its usual value. */
static void fill_judging(judging_work *w, size_t at, double slope, double off)
{
    const judging_question *q = w->q;
    const filing_prior *p = w->prior;
    size_t n_survivals = q->has_audits ? SURVIVALS : 1;

    for (size_t r = 0; r < q->n_correlations; r++) {
        for (size_t s = 0; s < q->n_shifts; s++) {
            double log_prior = log_normal(off, 0, 1) + log_normal(q->shifts[s], 0, p->shift) +
                               log_beta(q->correlations[r] / p->correlation_most, p->correlation_alpha, p->correlation_beta);

            fill_given(w, slope, r, s);
            for (size_t k = 0; k < n_survivals; k++, at++) {
                double survival = survival_at(k, q->has_audits);

                w->correlation[at] = q->correlations[r];
                w->shift[at] = q->shifts[s];
                w->survival[at] = survival;
                w->slope[at] = slope;
                w->log_posterior[at] = log_prior + judging_likelihood(w, survival, &w->level[at]) +
                                       (q->has_audits ? log_beta(survival, p->survival_alpha, p->survival_beta) : 0);
            }
        }
    }
}

/* By how much the level rises with the shift, in the mean over the posterior. */
static double level_as_shift(const judging_work *w, size_t n, double most, const judging_fit *f)
{
    const judging_question *q = w->q;
    size_t n_survivals = q->has_audits ? SURVIVALS : 1;
    double rise = 0, run = 0;

    for (size_t at = 0; at < n; at++) {
        size_t s = at / n_survivals % q->n_shifts;
        double weight = exp(w->log_posterior[at] - most);

        if (!s || s + 1 == q->n_shifts)
            continue;
        rise += weight * (w->level[at + n_survivals] - w->level[at - n_survivals]);
        run += weight * (q->shifts[s + 1] - q->shifts[s - 1]);
    }
    return rise > 0 ? fmin(f->level.deviation * run / rise, f->shift.deviation) : f->shift.deviation;
}

bool filing_fit_judging(const judging_question *q, const filing_prior *prior, judging_fit *out)
{
    judging_work w = {.q = q, .prior = prior};
    size_t n_slopes = prior->judged_deviation > 0 ? JUDGED_SLOPES : 1, n = n_slopes * points_at_slope(q);
    bool ok;

    w.given = allocate_array(q->outcomes.n * (NODES + 1) + 1, sizeof *w.given);
    w.log_posterior = allocate_array(6 * n, sizeof *w.log_posterior);
    ok = w.given && w.log_posterior && panels_init(&w.panels);
    if (ok) {
        double most;

        w.central = w.given + q->outcomes.n * NODES;
        w.correlation = w.log_posterior + n;
        w.shift = w.correlation + n;
        w.survival = w.shift + n;
        w.slope = w.survival + n;
        w.level = w.slope + n;
        for (size_t k = 0; k < n_slopes; k++) {
            double off = n_slopes > 1 ? MOST_OFF * (2 * (double)k / (JUDGED_SLOPES - 1) - 1) : 0;

            fill_judging(&w, k * points_at_slope(q), prior->judged_slope * exp(off * prior->judged_deviation), off);
        }
        most = greatest(w.log_posterior, n);
        *out = (judging_fit){.correlation = moments(w.log_posterior, w.correlation, n, most),
                             .shift = moments(w.log_posterior, w.shift, n, most),
                             .survival = moments(w.log_posterior, w.survival, n, most),
                             .slope = moments(w.log_posterior, w.slope, n, most),
                             .level = moments(w.log_posterior, w.level, n, most)};
        out->uncertain = level_as_shift(&w, n, most, out);
    }
    release(w.given);
    release(w.log_posterior);
    return ok;
}

/* --- a map of chances ---------------------------------------------------------------------------------------------- */

static double map_likelihood(const filing_outcomes *o, const double *logits, const filing_prior *prior, const panels *panels,
                             double slope, double intercept)
{
    double sum = 0, mean = 0;

    for (size_t i = 0; i < o->n;) {
        double logs[NODES] = {0};
        uint32_t batch = o->batch[i];

        for (; i < o->n && o->batch[i] == batch; i++) {
            double at = intercept + slope * logits[i];

            mean += logistic_chance(at);
            for (size_t j = 0; j < NODES; j++)
                logs[j] += log_outcome(logistic_chance(at + LOGISTIC_DEVIATION * prior->severity * panels->nodes[j]), o->passed[i]);
        }
        sum += log_mean(panels, logs);
    }
    return sum + log_rate(prior, mean / (double)o->n);
}

bool filing_fit_map(const filing_outcomes *outcomes, const double *logits, const filing_prior *prior, map_fit *out)
{
    enum { N = SLOPES * INTERCEPTS };
    double *room = allocate_array(3 * N, sizeof *room), *slope, *intercept;
    panels panels;
    double most;
    bool ok = room && panels_init(&panels);

    for (size_t i = 0; ok && i < N; i++) {
        double log_slope = prior->slope * 3 * (2.0 * (double)(i / INTERCEPTS) / (SLOPES - 1) - 1);
        double at = prior->intercept * 4 * (2.0 * (double)(i % INTERCEPTS) / (INTERCEPTS - 1) - 1);

        slope = room + N;
        intercept = room + 2 * N;
        slope[i] = exp(log_slope);
        intercept[i] = at;
        room[i] = log_normal(log_slope, 0, prior->slope) + log_normal(at, 0, prior->intercept) +
                  map_likelihood(outcomes, logits, prior, &panels, slope[i], at);
    }
    if (ok) {
        most = greatest(room, N);
        *out = (map_fit){.slope = moments(room, room + N, N, most), .intercept = moments(room, room + 2 * N, N, most)};
    }
    release(room);
    return ok;
}
