/*
 * A claim starts with the state of its condition, as the evaluator judges it. Then, in this order, each can only lessen it: the
 * region of the policy, the funding gates of policies whose region holds that of the policy, and of a group (or a cost) the clause
 * that is certain and whose least amount is the greatest, against which all that cannot be higher are refused.
 *
 * A sum takes of a group what "the highest is paid" bounds: at least the greatest of the least amounts of certain clauses, unless one
 * that is not in the sum may be higher, and at most the greatest amount of a possible one. Two groups share no clause. A clause of
 * unknown amount refuses nothing, is not refused, and leaves the greatest sum open.
 */
#include "verdict/award.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "panel/division_code.h"
#include "rules/machine.h"

/* A policy, compiled; nothing where it has neither awards nor gates. */
typedef struct compiled {
    const policy *policy;
    assessor *conditions;
    program *amounts;
    size_t first; /* claim */
    size_t *output; /* [n_awards] of the program; only where there is an amount */
} compiled;

struct award_set {
    compiled *list;
    size_t n, n_claims;
};

struct award_result {
    const award_set *set;
    const binding *binding;
    assessment **assessed; /* [n]; NULL */
    double **amounts;      /* [n_claims][companies]; NULL: not published */
    int region;            /* indicator */
};

/* --- compiling --------------------------------------------------------------------------------------------------- */

static bool compile_amounts(compiled *c)
{
    const policy *p = c->policy;
    bool ok = true;

    c->amounts = program_new(false);
    c->output = allocate_array(p->n_awards + 1, sizeof *c->output);
    if (!c->amounts || !c->output)
        return false;
    for (size_t i = 0; i < p->n_awards && ok; i++)
        ok = !p->awards[i].amount || program_add(c->amounts, p->awards[i].amount, &c->output[i]);
    return ok && program_finish(c->amounts);
}

award_set *award_set_new(const policy *const *policies, size_t n)
{
    award_set *s = allocate_array(1, sizeof *s);
    bool ok = s && (s->list = allocate_array(n + 1, sizeof *s->list)) != NULL;

    for (size_t i = 0; ok && i < n; i++) {
        compiled *c = &s->list[s->n++];

        c->policy = policies[i];
        c->first = s->n_claims;
        s->n_claims += policies[i]->n_awards;
        if (!policies[i]->conditions)
            continue;
        c->conditions = assessor_new(policies[i]->conditions);
        ok = c->conditions && compile_amounts(c);
    }
    if (!ok) {
        award_set_free(s);
        return NULL;
    }
    return s;
}

void award_set_free(award_set *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->n; i++) {
        assessor_free(s->list[i].conditions);
        program_free(s->list[i].amounts);
        release(s->list[i].output);
    }
    release(s->list);
    release(s);
}

bool award_set_want(const award_set *s, int year, panel *into)
{
    bool ok = panel_want(into, dictionary_find(panel_dictionary(into), "region"), 0, 0);

    for (size_t i = 0; i < s->n && ok; i++)
        ok = !s->list[i].conditions || (assessor_want(s->list[i].conditions, year, into) && binding_want(s->list[i].amounts, year, into));
    return ok;
}

size_t award_set_claims(const award_set *s)
{
    return s->n_claims;
}

const assessor *award_set_assessor(const award_set *s, size_t policy)
{
    return s->list[policy].conditions;
}

/* --- running ----------------------------------------------------------------------------------------------------- */

static bool run_amounts(award_result *r, const compiled *c)
{
    size_t n = panel_count(r->binding->panel);
    machine *m = machine_new(c->amounts, r->binding);
    bool ok = m != NULL;

    for (size_t i = 0; i < c->policy->n_awards && ok; i++) {
        if (c->policy->awards[i].amount)
            ok = (r->amounts[c->first + i] = allocate_array(n + 1, sizeof **r->amounts)) != NULL;
    }
    for (size_t first = 0; first < n && ok; first += MACHINE_BATCH) {
        size_t rows = n - first < MACHINE_BATCH ? n - first : MACHINE_BATCH;

        machine_run(m, first, rows);
        for (size_t i = 0; i < c->policy->n_awards; i++) {
            if (c->policy->awards[i].amount)
                memcpy(r->amounts[c->first + i] + first, machine_number(m, c->output[i]), rows * sizeof **r->amounts);
        }
    }
    machine_free(m);
    return ok;
}

tidu_status award_set_run(const award_set *s, const binding *b, int threads, award_result **out, tidu_error *err)
{
    award_result *r = allocate_array(1, sizeof *r);
    tidu_status status = TIDU_OK;

    if (!r)
        return error_memory(err);
    r->set = s;
    r->binding = b;
    r->region = dictionary_find(panel_dictionary(b->panel), "region");
    r->assessed = allocate_array(s->n + 1, sizeof(assessment *));
    r->amounts = allocate_array(s->n_claims + 1, sizeof(double *));
    if (!r->assessed || !r->amounts)
        status = error_memory(err);
    for (size_t i = 0; i < s->n && !status; i++) {
        if (!s->list[i].conditions)
            continue;
        status = assessor_run(s->list[i].conditions, b, threads, &r->assessed[i], err);
        if (!status && !run_amounts(r, &s->list[i]))
            status = error_memory(err);
    }
    if (status)
        award_result_free(r);
    else
        *out = r;
    return status;
}

void award_result_free(award_result *r)
{
    if (!r)
        return;
    for (size_t i = 0; r->assessed && i < r->set->n; i++)
        assessment_free(r->assessed[i]);
    for (size_t i = 0; r->amounts && i < r->set->n_claims; i++)
        release(r->amounts[i]);
    release(r->assessed);
    release(r->amounts);
    release(r);
}

/* --- one company ------------------------------------------------------------------------------------------------- */

static award_state state_of(gate_state condition)
{
    return condition == GATE_MET                                     ? AWARD_CERTAIN
           : condition == GATE_UNKNOWN || condition == GATE_JUDGED ? AWARD_POSSIBLE
                                                                    : AWARD_NONE;
}

static void lessen(award_claim *c, award_state most, award_reason reason)
{
    if (c->state <= most)
        return;
    c->state = most;
    c->reason = reason;
}

/* The interval of what is paid. A negative amount is none. */
static void find_worth(award_claim *c, const double *amounts, size_t company)
{
    const policy_award *a = &c->policy->awards[c->award];
    double most = c->policy->most_each;

    c->amount = amounts ? amounts[company] : cell_missing();
    c->is_known = cell_is_value(c->amount);
    if (c->is_known) {
        c->greatest = fmin(fmax(c->amount, 0), most);
        c->least = a->is_most ? 0 : c->greatest;
    } else if (a->amount && isfinite(most)) {
        c->is_known = true;
        c->greatest = most;
    }
}

/* A company whose code is that of the city may lie in the county. */
static void mind_region(award_claim *c, const char *region)
{
    division_place place = division_code_place(region, c->policy->region);

    if (place == DIVISION_UNKNOWN)
        lessen(c, AWARD_POSSIBLE, AWARD_UNKNOWN_PLACE);
    if (place != DIVISION_OUTSIDE)
        return;
    c->state = AWARD_NONE; /* whatever its condition says */
    c->reason = AWARD_ELSEWHERE;
}

/* The gates of one policy before a claim. */
static void mind_gates(award_claim *c, const award_result *r, size_t at, size_t company, award_exception excepted, void *context)
{
    const policy *p = r->set->list[at].policy;

    for (size_t g = 0; g < p->conditions->n_gates; g++) {
        gate_state state = assessment_gate(r->assessed[at], g, company);
        bool is_open = state == GATE_UNKNOWN || state == GATE_JUDGED;

        if (state != GATE_UNMET && !is_open)
            continue;
        if (excepted && excepted(context, company, p, g)) {
            c->is_excepted = true;
            continue;
        }
        if (c->state <= (is_open ? AWARD_POSSIBLE : AWARD_NONE))
            continue;
        lessen(c, is_open ? AWARD_POSSIBLE : AWARD_NONE, is_open ? AWARD_GATE_OPEN : AWARD_BARRED);
        c->gate_policy = p;
        c->gate = g;
    }
}

bool award_are_one(const award_claim *a, const award_claim *b)
{
    const policy_award *x = &a->policy->awards[a->award], *y = &b->policy->awards[b->award];

    return (x->cost && y->cost && !strcmp(x->cost, y->cost)) ||
           (a->policy == b->policy && x->group && y->group && !strcmp(x->group, y->group));
}

/* Is `b` paid rather than `a`, whatever is found out? Of equal ones the first. */
static bool is_above(const award_claim *b, const award_claim *a, bool is_before)
{
    if (b->state != AWARD_CERTAIN || !b->is_known || !a->is_known)
        return false;
    return b->least > a->greatest || (b->least >= a->greatest && is_before);
}

static void refuse_lower(award_claim *claims, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n && claims[i].state != AWARD_NONE; k++) {
            if (k == i || !award_are_one(&claims[i], &claims[k]) || !is_above(&claims[k], &claims[i], k < i))
                continue;
            lessen(&claims[i], AWARD_NONE, AWARD_LOWER);
            claims[i].instead = (int)k;
        }
    }
}

void award_result_of(const award_result *r, size_t company, award_exception excepted, void *context, award_claim *claims)
{
    const char *region = panel_text(r->binding->panel, (uint32_t)company, r->region);
    const award_set *s = r->set;

    for (size_t i = 0; i < s->n; i++) {
        const policy *p = s->list[i].policy;

        for (size_t k = 0; k < p->n_awards; k++) {
            award_claim *c = &claims[s->list[i].first + k];

            *c = (award_claim){.policy = p, .award = k, .is_counted = true, .instead = AWARD_NO_CLAIM};
            c->condition = assessment_direct(r->assessed[i], k, company);
            c->state = state_of(c->condition);
            find_worth(c, r->amounts[s->list[i].first + k], company);
            mind_region(c, region);
            for (size_t q = 0; q < s->n; q++) {
                if (policy_gates(s->list[q].policy, p))
                    mind_gates(c, r, q, company, excepted, context);
            }
        }
    }
    refuse_lower(claims, s->n_claims);
}

/* --- sums -------------------------------------------------------------------------------------------------------- */

static bool is_in(const award_claim *c, const policy *only)
{
    return c->is_counted && (!only || c->policy == only);
}

/* Is a claim before `i` of its group, which the sum has met with it? */
static bool is_met(const award_claim *claims, size_t i, const policy *only)
{
    for (size_t k = 0; k < i; k++) {
        if (claims[k].state != AWARD_NONE && is_in(&claims[k], only) && award_are_one(&claims[k], &claims[i]))
            return true;
    }
    return false;
}

bool award_is_rival(const award_claim *claims, size_t k, size_t i)
{
    const award_claim *c = &claims[k];

    if (k == i || c->state == AWARD_NONE || !award_are_one(c, &claims[i]))
        return false;
    return !c->is_known || c->greatest > claims[i].least || (c->greatest == claims[i].least && k < i);
}

/* May a claim that is not in the sum be paid instead of `i`? */
static bool has_rival(const award_claim *claims, size_t n, size_t i, const policy *only)
{
    for (size_t k = 0; k < n; k++) {
        if (!is_in(&claims[k], only) && award_is_rival(claims, k, i))
            return true;
    }
    return false;
}

/* What the group of `i`, of which it is the first in the sum, adds. */
static void add_group(const award_claim *claims, size_t n, size_t i, const policy *only, award_sum *sum)
{
    double greatest = 0;
    size_t best = n; /* certain, with the greatest least amount */

    for (size_t k = i; k < n; k++) {
        const award_claim *c = &claims[k];

        if (c->state == AWARD_NONE || !is_in(c, only) || !c->is_known || (k != i && !award_are_one(c, &claims[i])))
            continue;
        greatest = fmax(greatest, c->greatest);
        if (c->state == AWARD_CERTAIN && (best == n || c->least > claims[best].least))
            best = k;
    }
    if (best < n && !has_rival(claims, n, best, only))
        sum->least += claims[best].least;
    sum->greatest += greatest;
}

static award_sum sum_up(const award_claim *claims, size_t n, const policy *only)
{
    award_sum sum = {0};

    for (size_t i = 0; i < n; i++) {
        const award_claim *c = &claims[i];

        if (c->state == AWARD_NONE || !is_in(c, only))
            continue;
        sum.certain += c->state == AWARD_CERTAIN;
        sum.possible += c->state == AWARD_POSSIBLE;
        sum.unknown += !c->is_known;
        if (!is_met(claims, i, only))
            add_group(claims, n, i, only, &sum);
    }
    if (only) {
        sum.least = fmin(sum.least, only->most_each);
        sum.greatest = fmin(sum.greatest, only->most_each);
    }
    return sum;
}

award_sum award_sum_of(const award_claim *claims, size_t n, const policy *only)
{
    award_sum sum = sum_up(claims, n, only), capped = {0};
    bool has_cap = false;

    if (only)
        return sum;
    for (size_t i = 0; i < n; i++) {
        if (i && claims[i].policy == claims[i - 1].policy)
            continue;
        award_sum own = sum_up(claims, n, claims[i].policy);

        has_cap |= isfinite(claims[i].policy->most_each);
        capped.least += own.least;
        capped.greatest += own.greatest;
    }
    sum.greatest = fmin(sum.greatest, capped.greatest);
    if (has_cap) /* which may take what the other policy would have paid for the cost */
        sum.least = capped.least;
    return sum;
}
