/*
 * Puts a plan together from its parts: the explanation, the gaps (scenario/gap.h) and the benefits of the policies
 * that apply to the rung on that day, whose amounts are expressions run on the row of the company.
 */
#include "plan/plan.h"

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "rules/machine.h"
#include "verdict/score_distribution.h"

/* The amounts of all lines of a policy as one program; output i is line i. */
static program *compile(const policy *p)
{
    program *code = program_new(false);
    bool ok = code != NULL;
    size_t output;

    for (size_t i = 0; ok && i < p->n_lines; i++)
        ok = program_add(code, p->lines[i].amount, &output);
    if (ok)
        ok = program_finish(code);
    if (!ok) {
        program_free(code);
        return NULL;
    }
    return code;
}

bool plan_want(const plan_library *library, int year, panel *into)
{
    bool ok = true;

    for (size_t i = 0; ok && i < library->n_policies; i++) {
        program *code = compile(library->policies[i]);

        ok = code && binding_want(code, year, into);
        program_free(code);
    }
    return ok;
}

/* Compute the amounts of a policy for the company. */
static tidu_status count_benefit(const policy *p, const binding *b, size_t company,
                                 plan_benefit *out, tidu_error *err)
{
    program *code = compile(p);
    machine *m = code ? machine_new_for_row(code, b) : NULL;

    out->policy = p;
    out->amounts = allocate_array(p->n_lines, sizeof *out->amounts);
    out->is_money = allocate_array(p->n_lines, sizeof *out->is_money);
    if (m && out->amounts && out->is_money) {
        machine_run(m, company, 1);
        for (size_t i = 0; i < p->n_lines; i++) {
            out->amounts[i] = machine_number(m, i)[0];
            out->is_money[i] = p->lines[i].amount->money == 1;
        }
    }
    machine_free(m);
    program_free(code);
    return m && out->amounts && out->is_money ? TIDU_OK : error_memory(err);
}

static tidu_status expect_points(plan *p, tidu_error *err)
{
    const model *m = p->why->model;
    score_distribution *points = score_distribution_new_shifted(m, 0);
    bool ok;

    p->expected = allocate_array(m->n_groups + 1, sizeof *p->expected);
    ok = points && p->expected &&
         (!m->n_items || score_distribution_expected(points, p->why->assessed->outcomes, p->expected, &p->expected_total));
    score_distribution_free(points);
    return ok ? TIDU_OK : error_memory(err);
}

tidu_status plan_make(const assessor *a, const binding *b, size_t company, const plan_library *library, plan **out,
                      tidu_error *err)
{
    plan *p = allocate_array(1, sizeof *p);
    tidu_status status;

    if (!p)
        return error_memory(err);
    status = explanation_make(a, b, company, library->origin, library->origin_context, &p->why, err);
    if (!status)
        status = gap_find(a, b, company, &p->gaps, err);
    if (!status)
        status = expect_points(p, err);
    if (!status)
        gaps_mark_facts(p->gaps, library->actions);
    if (!status) {
        p->benefits = allocate_array(library->n_policies, sizeof *p->benefits);
        if (!p->benefits)
            status = error_memory(err);
    }
    for (size_t i = 0; i < library->n_policies && !status; i++) {
        if (policy_applies(library->policies[i], assessor_model(a)->rung, b->on))
            status = count_benefit(library->policies[i], b, company, &p->benefits[p->n_benefits++], err);
    }
    if (status)
        plan_free(p);
    else
        *out = p;
    return status;
}

void plan_free(plan *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->n_benefits; i++) {
        release(p->benefits[i].amounts);
        release(p->benefits[i].is_money);
    }
    release(p->benefits);
    release(p->expected);
    gaps_free(p->gaps);
    explanation_free(p->why);
    release(p);
}
