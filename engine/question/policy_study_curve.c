/*
 * What policies cost over the values of a parameter. The policy is set to each value in turn, compiled and run on all companies. Around the
 * value of the file hundredths of a step are tried as well, as the curve of a rule does (whatif_study_curve.c): a company that stands just
 * inside a line and one that stands just outside of it are told with the first distance at which a clause is another one for them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "model/model_parameter.h"
#include "question/policy_study_internal.h"

void cost_curve_clear(cost_curve *c)
{
    release(c->points);
    release(c->near);
    *c = (cost_curve){0};
}

static tidu_status judge_at(policy_study *s, int64_t value, tidu_error *err)
{
    char text[RANGE_TEXT];
    tidu_status status;

    parameter_range_write(&s->range, value, text);
    status = model_set_parameter(s->library.list[s->range_policy]->conditions, s->range.name, text, err);
    return status ? status : policy_study_judge(s, err);
}

/* --- values ------------------------------------------------------------------------------------------------------ */

static tidu_status take_point(policy_study *s, int64_t value, cost_curve *out, tidu_error *err)
{
    policy_cost cost;
    tidu_status status = judge_at(s, value, err);

    if (status)
        return status;
    status = policy_study_cost(s, false, &cost, err);
    if (!status)
        out->points[out->n_points++] = (cost_point){value, value == s->range.own, cost.certain, cost.possible, cost.unknown, cost.least, cost.greatest};
    policy_cost_clear(&cost);
    return status;
}

/* That of the file stands among the others, in their order. */
static tidu_status run_values(policy_study *s, cost_curve *out, tidu_error *err)
{
    const parameter_range *r = &s->range;
    bool has_own = false;
    tidu_status status = TIDU_OK;

    out->points = allocate_array(r->n + 2, sizeof *out->points);
    if (!out->points)
        return error_memory(err);
    for (size_t i = 0; i < r->n && !status; i++) {
        int64_t value = r->from + (int64_t)i * r->step;

        if (!has_own && value > r->own)
            status = take_point(s, r->own, out, err);
        has_own |= value >= r->own;
        if (!status)
            status = take_point(s, value, out, err);
    }
    return status || has_own ? status : take_point(s, r->own, out, err);
}

/* --- near the line ----------------------------------------------------------------------------------------------- */

typedef struct states {
    uint8_t *own, *now; /* award_state [company * n_claims + claim] of the counted clauses */
    bool *is_found;     /* the same, on this side */
    size_t n_claims;
} states;

/* What the condition alone says, as a clause that another one pushes aside has no line of its own. */
static award_state state_of(const award_claim *c)
{
    if (c->reason == AWARD_ELSEWHERE)
        return AWARD_NONE;
    return c->condition == GATE_MET ? AWARD_CERTAIN : c->condition == GATE_UNKNOWN || c->condition == GATE_JUDGED ? AWARD_POSSIBLE : AWARD_NONE;
}

static void read_states(const policy_study *s, size_t n_claims, uint8_t *out)
{
    for (uint32_t i = 0; i < panel_count(s->data.panel); i++) {
        const award_claim *claims = s->is_in && !s->is_in[i] ? NULL : policy_study_claims(s, i);

        for (size_t k = 0; k < n_claims; k++)
            out[i * n_claims + k] = claims ? (uint8_t)state_of(&claims[k]) : AWARD_NONE;
    }
}

static bool add_near(const policy_study *s, cost_curve *out, const states *x, size_t at, int64_t distance, bool is_above)
{
    const award_claim *claim = &s->claims[at % x->n_claims];

    if (!allocate_room((void **)&out->near, &out->capacity, out->n_near + 1, sizeof *out->near))
        return false;
    out->near[out->n_near++] = (cost_near){(uint32_t)(at / x->n_claims), claim->policy, claim->award, is_above,
                                           distance, (award_state)x->own[at], (award_state)x->now[at]};
    return true;
}

/* No such value, such as one below 0 or beyond the next step of a table, ends the search on its side. */
static tidu_status probe_side(policy_study *s, states *x, bool is_above, cost_curve *out, tidu_error *err)
{
    const parameter_range *r = &s->range;
    size_t n = panel_count(s->data.panel) * x->n_claims;
    tidu_error fault;
    tidu_status status = judge_at(s, r->own + (is_above ? r->step : -r->step), &fault);

    if (status == TIDU_EUSAGE)
        return TIDU_OK;
    if (status) {
        if (err)
            *err = fault;
        return status;
    }
    read_states(s, x->n_claims, x->now);
    if (!memcmp(x->own, x->now, n))
        return TIDU_OK;
    memset(x->is_found, 0, n * sizeof *x->is_found);
    for (int64_t part = 1; part <= RANGE_PARTS && !status; part++) {
        int64_t distance = part * (r->step / RANGE_PARTS);

        status = judge_at(s, r->own + (is_above ? distance : -distance), err);
        if (status)
            return status;
        read_states(s, x->n_claims, x->now);
        for (size_t i = 0; i < n; i++) {
            if (x->is_found[i] || x->own[i] == x->now[i])
                continue;
            x->is_found[i] = true;
            if (!add_near(s, out, x, i, distance, is_above))
                return error_memory(err);
        }
    }
    return status;
}

static size_t count_clauses(const policy_study *s)
{
    size_t n = 0;

    for (size_t i = 0; i < s->n_counted; i++)
        n += s->policies[i]->n_awards;
    return n;
}

static tidu_status probe(policy_study *s, cost_curve *out, tidu_error *err)
{
    states x = {.n_claims = count_clauses(s)};
    size_t n = panel_count(s->data.panel) * x.n_claims + 1;
    tidu_status status;

    x.own = allocate_array(n, 1);
    x.now = allocate_array(n, 1);
    x.is_found = allocate_array(n, sizeof *x.is_found);
    status = x.own && x.now && x.is_found ? judge_at(s, s->range.own, err) : error_memory(err);
    if (!status) {
        read_states(s, x.n_claims, x.own);
        status = probe_side(s, &x, false, out, err);
    }
    if (!status)
        status = probe_side(s, &x, true, out, err);
    release(x.own);
    release(x.now);
    release(x.is_found);
    return status;
}

tidu_status policy_study_curve(policy_study *s, cost_curve *out, tidu_error *err)
{
    tidu_status status;

    *out = (cost_curve){0};
    status = run_values(s, out, err);
    if (!status)
        status = probe(s, out, err);
    return status ? status : judge_at(s, s->range.own, err);
}
