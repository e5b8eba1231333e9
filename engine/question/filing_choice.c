/*
 * As Heckman (1979): a company files if a + g s + u > 0, s standing for its chance and u for all else; u and what the figures hide
 * of its quality are normal with correlation k. So among those that file the hidden quality is k lambda in the mean, lambda =
 * phi(t) / Phi(t) at the quantile t of the share that files with such a chance: much where few file, little where all do. The chance
 * Phi(s) of one that files is then Phi(s + k lambda). a and g are found by logistic regression on who filed and who did not, and the
 * line through the logits of both chances gives the slope. Filing that does not hang on the chance moves all alike, which is a shift
 * and no slope.
 */
#include "question/filing_choice.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "numeric/logistic.h"
#include "numeric/normal.h"
#include "verdict/chance_map.h"

#define ROOT_TWO_PI 2.5066282746310002

static double held(double chance)
{
    return fmin(fmax(chance, CHANCE_MAP_LEAST), CHANCE_MAP_MOST);
}

static bool add_one(filing_choice *c, double chance, bool filed, int year)
{
    if (!allocate_room((void **)&c->logits, &c->logits_room, c->n + 1, sizeof *c->logits) ||
        !allocate_room((void **)&c->filed, &c->filed_room, c->n + 1, sizeof *c->filed) ||
        !allocate_room((void **)&c->years, &c->years_room, c->n + 1, sizeof *c->years))
        return false;
    c->logits[c->n] = chance_logit(held(chance));
    c->filed[c->n] = filed;
    c->years[c->n++] = year;
    return true;
}

static void mark_filed(const study *s, const filing_history *h, size_t first, size_t end, bool *filed)
{
    for (size_t i = first; i < end; i++) {
        const filing *f = &h->list[i];
        uint32_t company = panel_find_company(s->data.panel, f->code, strlen(f->code));

        if (company != PANEL_NO_COMPANY && f->outcome != FILING_NEVER_FILED && f->outcome != FILING_NO_DENOMINATOR)
            filed[company] = true;
    }
}

tidu_status filing_choice_add(filing_choice *c, const study *s, const filing_history *h, size_t first, size_t end, tidu_error *err)
{
    const assessment *a = s->assessment;
    bool *filed = allocate_array(a->n + 1, sizeof *filed);
    bool ok = filed != NULL;

    if (ok)
        mark_filed(s, h, first, end, filed);
    for (uint32_t i = 0; ok && i < a->n; i++) {
        bool holds = credentials_find(s->data.credentials, panel_code(s->data.panel, i), s->model->id, s->binding.on) != NULL;

        if (a->verdicts[i] != TRUTH_FALSE && !assessment_lacks_data(a, i) && (filed[i] || !holds))
            ok = add_one(c, a->readiness[i], filed[i], s->binding.year);
    }
    release(filed);
    return ok ? TIDU_OK : error_memory(err);
}

void filing_choice_clear(filing_choice *c)
{
    release(c->logits);
    release(c->filed);
    release(c->years);
    *c = (filing_choice){.n = 0};
}

/* The logit of the chance of one that files. */
static double among_filers(double logit, const double line[2], double strength)
{
    double quantile = normal_quantile(held(logistic_chance(line[0] + line[1] * logit)));
    double lambda = exp(-quantile * quantile / 2) / (ROOT_TWO_PI * normal_below(quantile));

    return chance_logit(held(normal_below(normal_quantile(logistic_chance(logit)) + strength * lambda)));
}

static double slope_through(const double *logits, size_t n, const double line[2], double strength)
{
    double x = 0, y = 0, xx = 0, xy = 0;

    for (size_t i = 0; i < n; i++) {
        double at = among_filers(logits[i], line, strength);

        x += logits[i];
        y += at;
        xx += logits[i] * logits[i];
        xy += logits[i] * at;
    }
    xx -= x * x / (double)n;
    xy -= x * y / (double)n;
    return xx > 0 && xy > 0 ? fmin(xy / xx, 1) : 1;
}

tidu_status filing_choice_slope(const filing_choice *c, int before, double strength, const double *logits, size_t n, double *out,
                                tidu_error *err)
{
    static const signed char rising = 1;
    logistic_data data = {.x = c->logits, .happened = c->filed, .k = 1, .sign = &rising};
    double line[2];
    tidu_status status;

    *out = 1;
    while (data.n < c->n && (!before || c->years[data.n] < before))
        data.n++;
    if (!data.n || !n || !(strength > 0))
        return TIDU_OK;
    status = logistic_fit(&data, line);
    if (status == TIDU_ENOMEM)
        return error_memory(err);
    if (!status)
        *out = slope_through(logits, n, line, strength);
    return TIDU_OK;
}
