/*
 * The number of independent passes has the mean sum p and the variance sum p (1 - p), and is nearly normal. Its chance of reaching
 * a target is then a function of both, so that the best choice is one of those that are best for
 *
 *     sum (mean added + theta * variance added)
 *
 * for some theta: above 0 where the target is out of reach of the mean, which spread helps, below 0 where it is to be kept. Each is
 * a choice within the budget with other gains. What mean and variance are worth at a choice, by the slope of the normal chance,
 * is (target - 1/2 - mean) / (2 variance), small where many companies are candidates. That of the choice of most expected passes is
 * tried, then some of each sign, then that of the best so far; the exact chance decides (event_count_reach).
 */
#include "reach/target_choice.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "numeric/event_count.h"

static const double thetas[] = {0.25, -0.25, 0.5, -0.5, 1, -1, 2, -2};

enum { THETAS = sizeof thetas / sizeof *thetas, MOST_CHOICES = THETAS + 3 };

static double variance(double p)
{
    return p * (1 - p);
}

/* The chances of all candidates with a choice, or with nothing (NULL): p[n_companies]; returns their number. */
static size_t collect(const target_question *q, const uint8_t *is_chosen, double *p)
{
    const budget_question *b = q->budget;
    size_t n = 0;

    memcpy(p, q->still, q->n_companies * sizeof *p);
    for (size_t i = 0; i < b->n && is_chosen; i++)
        p[b->packages[i].company] += is_chosen[i] ? b->packages[i].gain : 0;
    for (size_t i = 0; i < q->n_companies; i++) {
        if (p[i] == p[i])
            p[n++] = p[i];
    }
    return n;
}

tidu_status target_chance(const target_question *q, const uint8_t *is_chosen, double *out, tidu_error *err)
{
    double *p = allocate_array(q->n_companies + 1, sizeof *p);
    size_t n;

    if (!p)
        return error_memory(err);
    n = collect(q, is_chosen, p);
    *out = event_count_reach(p, n, q->target);
    release(p);
    return *out == *out ? TIDU_OK : error_memory(err);
}

/* The choices compared: [i * n] of the packages, the first one that of most expected passes. */
typedef struct comparison {
    uint8_t *choices;
    budget_package *weighed; /* [n] of the packages: work */
    double *p; /* [n_companies]: work */
    size_t n, best;
    double chance; /* of the best */
} comparison;

/* Nothing chosen is no better than any choice, and may be one that time did not suffice for. */
static tidu_status compare(const target_question *q, const budget_choice *c, comparison *all, tidu_error *err)
{
    size_t n = q->budget->n;
    double chance = 0;
    tidu_status status;

    if (!c->n)
        return TIDU_OK;
    for (size_t i = 0; i < all->n; i++) {
        if (!memcmp(all->choices + i * n, c->is_chosen, n))
            return TIDU_OK;
    }
    status = target_chance(q, c->is_chosen, &chance, err);
    if (status)
        return status;
    memcpy(all->choices + all->n * n, c->is_chosen, n);
    if (chance > all->chance) {
        all->chance = chance;
        all->best = all->n;
    }
    all->n++;
    return TIDU_OK;
}

static tidu_status try_theta(const target_question *q, double theta, comparison *all, tidu_error *err)
{
    budget_question b = *q->budget;
    budget_choice c;
    tidu_status status;

    for (size_t i = 0; i < b.n; i++) {
        double still = q->still[b.packages[i].company], gain = b.packages[i].gain;

        all->weighed[i] = b.packages[i];
        all->weighed[i].gain = gain + theta * (variance(still + gain) - variance(still));
    }
    b.packages = all->weighed;
    status = budget_choose(&b, &c, err);
    if (!status)
        status = compare(q, &c, all, err);
    budget_choice_clear(&c);
    return status;
}

/* The theta of the best choice so far; 0 where nothing is open. */
static double theta_of_best(const target_question *q, const comparison *all)
{
    size_t n = collect(q, all->choices + all->best * q->budget->n, all->p);
    double mean = 0, spread = 0;

    for (size_t i = 0; i < n; i++) {
        mean += all->p[i];
        spread += variance(all->p[i]);
    }
    return spread > 0 ? ((double)q->target - 0.5 - mean) / (2 * spread) : 0;
}

static tidu_status try_all(const target_question *q, comparison *all, tidu_error *err)
{
    tidu_status status = try_theta(q, theta_of_best(q, all), all, err);

    for (size_t i = 0; i < THETAS && !status; i++)
        status = try_theta(q, thetas[i], all, err);
    return status ? status : try_theta(q, theta_of_best(q, all), all, err);
}

/* What a choice gains in expected passes is bounded as that of most is. */
static tidu_status take(const target_question *q, const budget_choice *most, const comparison *all, target_choice *out,
                        tidu_error *err)
{
    const budget_question *b = q->budget;
    const uint8_t *best = all->choices + all->best * b->n;

    *out = (target_choice){.choice = {.is_chosen = allocate_array(b->n ? b->n : 1, 1),
                                      .bound = most->bound,
                                      .is_proven = most->is_proven && !all->best,
                                      .is_possible = true},
                           .chance = all->chance,
                           .n_compared = all->n};
    if (!out->choice.is_chosen)
        return error_memory(err);
    for (size_t i = 0; i < b->n; i++) {
        out->choice.is_chosen[i] = best[i];
        out->choice.gain += best[i] ? b->packages[i].gain : 0;
        out->choice.cost += best[i] ? b->packages[i].cost : 0;
        out->choice.n += best[i];
    }
    return TIDU_OK;
}

tidu_status target_choose(const target_question *q, const budget_choice *most, target_choice *out, tidu_error *err)
{
    size_t n = q->budget->n;
    comparison all = {.choices = allocate_array(MOST_CHOICES * n + 1, 1),
                      .weighed = allocate_array(n + 1, sizeof *all.weighed),
                      .p = allocate_array(q->n_companies + 1, sizeof *all.p),
                      .n = 1};
    tidu_status status = TIDU_ENOMEM;

    *out = (target_choice){.chance = 0};
    if (!all.choices || !all.weighed || !all.p) {
        error_memory(err);
        goto done;
    }
    memcpy(all.choices, most->is_chosen, n);
    status = target_chance(q, most->is_chosen, &all.chance, err);
    if (!status)
        status = try_all(q, &all, err);
    if (!status)
        status = take(q, most, &all, out, err);
done:
    release(all.choices);
    release(all.weighed);
    release(all.p);
    return status;
}
