/*
 * What policies cost over the companies of the selection, added company by company in the order of codes, so that sums do not depend on
 * the order of rows. A company's payments are within the cap of the policy, all payments of a policy within its total.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "question/policy_study_internal.h"
#include "scenario/company_order.h"

void policy_cost_clear(policy_cost *c)
{
    release(c->policies);
    release(c->clauses);
    release(c->towns);
    release(c->rows);
    *c = (policy_cost){0};
}

/* --- adding ------------------------------------------------------------------------------------------------------ */

static bool begin_clauses(const policy_study *s, policy_cost *out)
{
    out->clauses = allocate_array(award_set_claims(s->set) + 1, sizeof *out->clauses);
    out->policies = allocate_array(s->n_counted + 1, sizeof *out->policies);
    for (size_t i = 0; out->clauses && i < s->n_counted; i++) {
        for (size_t k = 0; k < s->policies[i]->n_awards; k++)
            out->clauses[out->n_clauses++] = (clause_cost){.policy = s->policies[i], .award = k};
    }
    return out->clauses && out->policies;
}

/* What the clause adds for sure: nothing while another of its group may be paid in its place. */
static double least_of(const award_claim *claims, size_t n, size_t i)
{
    const award_claim *c = &claims[i];

    if (c->state != AWARD_CERTAIN || !c->is_known)
        return 0;
    for (size_t k = 0; k < n; k++) {
        if (award_is_rival(claims, k, i))
            return 0;
    }
    return c->least;
}

static void add_claim(clause_cost *x, const award_claim *claims, size_t n, size_t i)
{
    const award_claim *c = &claims[i];

    x->lower += c->reason == AWARD_LOWER;
    x->barred += c->reason == AWARD_BARRED;
    x->gate_open += c->reason == AWARD_GATE_OPEN;
    x->excepted += c->is_excepted && c->state != AWARD_NONE;
    if (c->state == AWARD_NONE)
        return;
    x->certain += c->state == AWARD_CERTAIN;
    x->possible += c->state == AWARD_POSSIBLE;
    x->unknown += !c->is_known;
    x->least += least_of(claims, n, i);
    x->greatest += c->is_known ? c->greatest : 0;
}

static bool add_row(policy_cost *out, uint32_t company, const award_claim *c)
{
    bool is_told = c->state != AWARD_NONE || c->reason == AWARD_LOWER || c->reason == AWARD_BARRED;

    if (!is_told)
        return true;
    if (!allocate_room((void **)&out->rows, &out->rows_capacity, out->n_rows + 1, sizeof *out->rows))
        return false;
    out->rows[out->n_rows++] = (paid_company){company, *c};
    return true;
}

static bool are_one_town(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : !a && !b;
}

static town_cost *find_town(policy_cost *out, const char *town)
{
    for (size_t i = 0; i < out->n_towns; i++) {
        if (are_one_town(out->towns[i].town, town))
            return &out->towns[i];
    }
    if (!allocate_room((void **)&out->towns, &out->towns_capacity, out->n_towns + 1, sizeof *out->towns))
        return NULL;
    out->towns[out->n_towns] = (town_cost){.town = town};
    return &out->towns[out->n_towns++];
}

static int by_town(const void *a, const void *b)
{
    const town_cost *x = a, *y = b;

    if (!x->town || !y->town)
        return !x->town - !y->town;
    return strcmp(x->town, y->town);
}

static void add_policies(const policy_study *s, const award_claim *claims, size_t n, policy_cost *out)
{
    for (size_t i = 0; i < s->n_counted; i++) {
        award_sum own = award_sum_of(claims, n, s->policies[i]);

        out->policies[i].least += own.least;
        out->policies[i].greatest += own.greatest;
    }
}

static bool add_company(const policy_study *s, uint32_t company, bool with_rows, policy_cost *out)
{
    static const char town_name[] = "town";
    size_t n = award_set_claims(s->set);
    const award_claim *claims = policy_study_claims(s, company);
    award_sum sum = award_sum_of(claims, n, NULL);
    town_cost *town;
    bool ok = true;

    for (size_t i = 0; i < out->n_clauses && ok; i++) { /* the counted policies stand first */
        add_claim(&out->clauses[i], claims, n, i);
        ok = !with_rows || add_row(out, company, &claims[i]);
    }
    if (!ok || !(sum.certain + sum.possible))
        return ok;
    add_policies(s, claims, n, out);
    out->certain += sum.certain > 0;
    out->possible += !sum.certain;
    out->unknown += sum.unknown;
    out->least += sum.least;
    out->greatest += sum.greatest;
    town = find_town(out, panel_text(s->data.panel, company, dictionary_find(panel_dictionary(s->data.panel), town_name)));
    if (!town)
        return false;
    town->companies++;
    town->unknown += sum.unknown;
    town->least += sum.least;
    town->greatest += sum.greatest;
    return true;
}

/* A policy pays no more than its total. */
static void mind_totals(const policy_study *s, policy_cost *out)
{
    double least = 0, greatest = 0;
    bool has_cap = false;

    for (size_t i = 0; i < s->n_counted; i++) {
        double most = s->policies[i]->most_total;

        has_cap |= isfinite(most);
        out->policies[i].least = fmin(out->policies[i].least, most);
        out->policies[i].greatest = fmin(out->policies[i].greatest, most);
        least += out->policies[i].least;
        greatest += out->policies[i].greatest;
    }
    out->greatest = fmin(out->greatest, greatest);
    if (has_cap)
        out->least = fmin(out->least, least);
}

tidu_status policy_study_cost(const policy_study *s, bool with_rows, policy_cost *out, tidu_error *err)
{
    size_t n;
    uint32_t *order = company_order_new(s->data.panel, s->is_in, &n);
    bool ok = order != NULL;

    *out = (policy_cost){0};
    ok = ok && begin_clauses(s, out);
    for (size_t i = 0; i < n && ok; i++)
        ok = add_company(s, order[i], with_rows, out);
    release(order);
    if (!ok)
        return error_memory(err);
    mind_totals(s, out);
    if (out->n_towns)
        qsort(out->towns, out->n_towns, sizeof *out->towns, by_town);
    return TIDU_OK;
}
