/*
 * Certificates are joined to companies by code through the index of the panel, O(certificates); sets of rungs are bit
 * masks. The models of all rungs are assessed in one run, so that they share columns and comparisons (assessor_set).
 */
#include "ladder/ladder_state.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "verdict/assessor.h"
#include "verdict/chance_map.h"

void ladder_mark(const ladder *l, const binding *b, ladder_span span, rung_set *out)
{
    memset(out, 0, panel_count(b->panel) * sizeof *out);
    for (size_t i = 0; b->credentials && i < credentials_count(b->credentials); i++) {
        const credential *c = credentials_get(b->credentials, i);
        rung_set rungs = ladder_certificate(l, c->model);
        uint32_t company;

        if (!rungs || c->granted_on < span.from || c->granted_on > span.to ||
            (span.on != LADDER_ANY_DAY && !credential_is_valid(c, span.on)))
            continue;
        company = panel_find_company(b->panel, c->code, strlen(c->code));
        if (company != PANEL_NO_COMPANY)
            out[company] |= rungs;
    }
}

size_t ladder_strangers(const binding *b)
{
    size_t n = 0;

    for (size_t i = 0; b->credentials && i < credentials_count(b->credentials); i++) {
        const char *code = credentials_get(b->credentials, i)->code;

        n += panel_find_company(b->panel, code, strlen(code)) == PANEL_NO_COMPANY;
    }
    return n;
}

const credential *ladder_held_by(const ladder_state *s, size_t rung, uint32_t company, long day)
{
    const char *code = panel_code(s->b->panel, company);
    const credential *best = NULL;

    if (!s->b->credentials)
        return NULL;
    for (const credential *c = credentials_next(s->b->credentials, code, NULL); c;
         c = credentials_next(s->b->credentials, code, c)) {
        if ((ladder_certificate(s->ladder, c->model) >> rung & 1) && credential_is_valid(c, day) &&
            (!best || c->expires_on > best->expires_on ||
             (c->expires_on == best->expires_on && c->granted_on > best->granted_on)))
            best = c;
    }
    return best;
}

/* Can it file, or is there a way in time? */
static bool is_in_time(const ladder_state *s, const ladder_pool *p, uint32_t company, double years)
{
    const uint8_t *until = s->years[p - s->ladder->pools];

    return isnan(years) || (until && until[company] && until[company] - 1 <= years);
}

const ladder_tier *ladder_pool_tier(const ladder_state *s, const ladder_pool *p, uint32_t company)
{
    const assessment *a = s->rungs[p->rung];
    size_t unmet, without_action;

    if (!a || !s->is_in[company] || (s->held[company] >> p->rung & 1))
        return NULL;
    unmet = assessment_unmet(a, company, &without_action);
    for (size_t i = 0; i < p->n_tiers; i++) {
        const ladder_tier *t = &p->tiers[i];

        if ((isnan(t->readiness) || a->readiness[company] >= chance_goal_readiness(a->model, t->readiness)) &&
            (isnan(t->unmet) || ((double)unmet <= t->unmet && !without_action)) && is_in_time(s, p, company, t->years))
            return t;
    }
    return NULL;
}

tidu_status ladder_state_init(ladder_state *s, const ladder *l, const model *const *models, const ladder_assessed *by,
                              const binding *b, const uint8_t *is_in, tidu_error *err)
{
    assessment *found[LADDER_MOST_RUNGS];
    tidu_status status = TIDU_OK;

    *s = (ladder_state){.ladder = l, .b = b, .is_in = is_in, .models = models, .n = panel_count(b->panel)};
    s->held = allocate_array(s->n ? s->n : 1, sizeof *s->held);
    s->ever = allocate_array(s->n ? s->n : 1, sizeof *s->ever);
    if (!s->held || !s->ever) {
        ladder_state_clear(s);
        return error_memory(err);
    }
    for (size_t i = 0; i < s->n; i++)
        s->n_in += is_in[i] != 0;
    ladder_mark(l, b, (ladder_span){LADDER_ANY_DAY, b->on, b->on}, s->held);
    ladder_mark(l, b, (ladder_span){LADDER_ANY_DAY, DATE_NO_END, LADDER_ANY_DAY}, s->ever);
    if (by->set)
        status = assessor_set_run(by->set, b, by->threads, found, err);
    for (size_t r = 0, i = 0; r < l->n_rungs && by->set && !status; r++) {
        if (by->rungs >> r & 1)
            s->rungs[r] = found[i++];
    }
    if (status)
        ladder_state_clear(s);
    return status;
}

void ladder_state_clear(ladder_state *s)
{
    for (size_t r = 0; r < LADDER_MOST_RUNGS; r++)
        assessment_free(s->rungs[r]);
    for (size_t p = 0; p < LADDER_MOST_POOLS; p++)
        release(s->years[p]);
    release(s->held);
    release(s->ever);
    *s = (ladder_state){0};
}
