/*
 * The results of an assessment as values. The arrays that the evaluators filled are returned without copying, so the
 * public enumerations have the same values as the internal ones, which is asserted below.
 */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "api/api_internal.h"

static_assert((int)TIDU_NO == TRUTH_FALSE && (int)TIDU_OPEN == TRUTH_UNKNOWN && (int)TIDU_YES == TRUTH_TRUE,
              "verdicts are lent as they are");
static_assert((int)TIDU_GATE_MET == GATE_MET && (int)TIDU_GATE_UNMET == GATE_UNMET &&
                  (int)TIDU_GATE_UNKNOWN == GATE_UNKNOWN && (int)TIDU_GATE_JUDGED == GATE_JUDGED &&
                  (int)TIDU_GATE_NOT_APPLICABLE == GATE_NOT_APPLICABLE,
              "states of gates are lent as they are");

size_t tidu_assessment_count(const tidu_assessment *a)
{
    return a->study->assessment->n;
}

int tidu_assessment_year(const tidu_assessment *a)
{
    return a->study->binding.year;
}

const tidu_model *tidu_assessment_model(const tidu_assessment *a)
{
    return &a->described;
}

const char *tidu_assessment_code(const tidu_assessment *a, size_t company)
{
    return panel_code(a->study->data.panel, (uint32_t)company);
}

const char *tidu_assessment_name(const tidu_assessment *a, size_t company)
{
    const panel *p = a->study->data.panel;

    return panel_text(p, (uint32_t)company, dictionary_find(panel_dictionary(p), "name"));
}

size_t tidu_assessment_find(const tidu_assessment *a, const char *code)
{
    uint32_t company = panel_find_company(a->study->data.panel, code, strlen(code));

    return company == PANEL_NO_COMPANY ? tidu_assessment_count(a) : company;
}

const uint8_t *tidu_assessment_verdicts(const tidu_assessment *a)
{
    return a->study->assessment->verdicts;
}

const double *tidu_assessment_readiness(const tidu_assessment *a)
{
    return a->study->assessment->readiness;
}

const double *tidu_assessment_score_lo(const tidu_assessment *a)
{
    return a->study->assessment->least;
}

const double *tidu_assessment_score_hi(const tidu_assessment *a)
{
    return a->study->assessment->greatest;
}

const uint8_t *tidu_assessment_gate(const tidu_assessment *a, size_t gate)
{
    const assessment *x = a->study->assessment;

    return gate < x->model->n_gates ? x->gates + gate * x->n : NULL;
}

const uint8_t *tidu_assessment_direct(const tidu_assessment *a, size_t direct)
{
    const assessment *x = a->study->assessment;

    return direct < x->model->n_directs ? x->directs + direct * x->n : NULL;
}

bool tidu_assessment_item(const tidu_assessment *a, size_t item, double *lo, double *hi)
{
    const assessment *x = a->study->assessment;

    if (item >= x->model->n_items)
        return false;
    for (size_t i = 0; i < x->n; i++)
        assessment_item(x, item, i, &lo[i], &hi[i]);
    return true;
}

bool tidu_assessment_get(const tidu_assessment *a, size_t company, tidu_company_result *out)
{
    const assessment *x = a->study->assessment;

    if (company >= x->n)
        return false;
    *out = (tidu_company_result){.code = tidu_assessment_code(a, company),
                                 .name = tidu_assessment_name(a, company),
                                 .verdict = (tidu_verdict)x->verdicts[company],
                                 .readiness = x->readiness[company],
                                 .score_lo = x->least ? x->least[company] : NAN,
                                 .score_hi = x->greatest ? x->greatest[company] : NAN};
    for (size_t g = 0; g < x->model->n_gates; g++) {
        gate_state state = assessment_gate(x, g, company);

        out->unmet += state == GATE_UNMET;
        out->unknown += state == GATE_UNKNOWN;
    }
    return true;
}
