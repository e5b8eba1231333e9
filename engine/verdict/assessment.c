#include "verdict/assessment.h"

#include <math.h>

#include "base/allocate.h"
#include "verdict/missing_chance.h"
#include "verdict/score_bounds.h"
#include "verdict/score_distribution.h"

const char *gate_state_name(gate_state state)
{
    static const char *const names[] = {
        [GATE_MET] = "met",       [GATE_UNMET] = "unmet",        [GATE_UNKNOWN] = "unknown",
        [GATE_JUDGED] = "judged", [GATE_NOT_APPLICABLE] = "na",
    };
    return names[state];
}

const char *verdict_name(truth verdict)
{
    return verdict == TRUTH_TRUE ? "yes" : verdict == TRUTH_FALSE ? "no" : "open";
}

assessment *assessment_new(const model *m, size_t n)
{
    assessment *a = allocate_array(1, sizeof *a);
    bool ok;

    if (!a)
        return NULL;
    a->model = m;
    a->n = n;
    a->verdicts = allocate_array(n, sizeof *a->verdicts);
    a->readiness = allocate_array(n, sizeof *a->readiness);
    a->gates = allocate_array(n * m->n_gates, sizeof *a->gates);
    a->directs = allocate_array(n * m->n_directs, sizeof *a->directs);
    if (missing_chance_matters(m))
        a->missing = allocate_array(n, sizeof *a->missing);
    ok = a->verdicts && a->readiness && a->gates && a->directs && (a->missing || !missing_chance_matters(m));
    if (ok && m->n_items) {
        a->least = allocate_array(n, sizeof *a->least);
        a->greatest = allocate_array(n, sizeof *a->greatest);
        a->outcomes = allocate_array(n * m->n_items, sizeof *a->outcomes);
        ok = a->least && a->greatest && a->outcomes;
    }
    if (!ok) {
        assessment_free(a);
        return NULL;
    }
    return a;
}

void assessment_free(assessment *a)
{
    if (!a)
        return;
    release(a->verdicts);
    release(a->readiness);
    release(a->missing);
    release(a->least);
    release(a->greatest);
    release(a->potential);
    release(a->gates);
    release(a->directs);
    release(a->outcomes);
    release(a);
}

void assessment_put(assessment *a, size_t company, const assessment *one)
{
    const model *m = a->model;

    a->verdicts[company] = one->verdicts[0];
    a->readiness[company] = one->readiness[0];
    if (a->missing)
        a->missing[company] = one->missing[0];
    for (size_t g = 0; g < m->n_gates; g++)
        a->gates[g * a->n + company] = one->gates[g];
    for (size_t d = 0; d < m->n_directs; d++)
        a->directs[d * a->n + company] = one->directs[d];
    if (!m->n_items)
        return;
    a->least[company] = one->least[0];
    a->greatest[company] = one->greatest[0];
    for (size_t i = 0; i < m->n_items; i++)
        a->outcomes[i * a->n + company] = one->outcomes[i];
}

truth assessment_score(const assessment *a, size_t company)
{
    const model *m = a->model;
    item_outcome outcomes[MODEL_MOST_ITEMS];

    if (!a->greatest)
        return TRUTH_TRUE;
    for (size_t i = 0; i < m->n_items; i++)
        outcomes[i] = a->outcomes[i * a->n + company];
    return score_passes(m, outcomes, a->least[company], a->greatest[company]);
}

bool assessment_needs_exception(const assessment *a, size_t company)
{
    const model *m = a->model;

    if (a->verdicts[company] != TRUTH_UNKNOWN || !m->n_directs || !a->greatest)
        return false;
    for (size_t i = 0; i < m->n_directs; i++) {
        if (assessment_direct(a, i, company) == GATE_UNKNOWN)
            return false;
    }
    return assessment_score(a, company) == TRUTH_FALSE;
}

gate_state assessment_gate(const assessment *a, size_t gate, size_t company)
{
    return (gate_state)a->gates[gate * a->n + company];
}

gate_state assessment_direct(const assessment *a, size_t direct, size_t company)
{
    return (gate_state)a->directs[direct * a->n + company];
}

size_t assessment_unmet(const assessment *a, size_t company, size_t *without_action)
{
    size_t unmet = 0;

    *without_action = 0;
    for (size_t g = 0; g < a->model->n_gates; g++) {
        if (assessment_gate(a, g, company) != GATE_UNMET)
            continue;
        unmet++;
        *without_action += a->model->gates[g].n_act == 0;
    }
    return unmet;
}

bool assessment_lacks_data(const assessment *a, size_t company)
{
    for (size_t g = 0; g < a->model->n_gates; g++) {
        if (assessment_gate(a, g, company) == GATE_UNKNOWN)
            return true;
    }
    return false;
}

bool assessment_hangs_on_experts(const assessment *a, size_t company, double formal)
{
    const model *m = a->model;

    if (m->calibration.filings || a->verdicts[company] != TRUTH_UNKNOWN)
        return false;
    for (size_t g = 0; g < m->n_gates; g++) {
        if (assessment_gate(a, g, company) == GATE_JUDGED && m->gates[g].judged_prior < formal)
            return true;
    }
    if (!assessment_needs_exception(a, company))
        return false;
    for (size_t d = 0; d < m->n_directs; d++) {
        if (assessment_direct(a, d, company) == GATE_JUDGED && m->directs[d].judged_prior > 1 - formal)
            return true;
    }
    return false;
}

double assessment_points_missing(const assessment *a, size_t company)
{
    double missing = 0;

    for (size_t i = 0; a->least && i < a->model->n_limits; i++) {
        const model_limit *l = &a->model->limits[i];

        if (l->subject == MODEL_TOTAL && (l->relation == COMPARE_GREATER || l->relation == COMPARE_GREATER_EQUAL))
            missing = fmax(missing, l->bound - a->least[company]);
    }
    return missing;
}

void assessment_item(const assessment *a, size_t item, size_t company, double *least,
                     double *greatest)
{
    item_outcome_range(a->model, &a->model->items[item], a->outcomes[item * a->n + company], least,
                   greatest);
}
