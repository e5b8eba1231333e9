/*
 * The truths of a coverage over all companies. An expression is decided wherever every value that the dictionary allows for missing data
 * agrees, as a rule's gate is. Who is not on a list of applications has not applied if there is such a list for the year; without one, and
 * without certificates where an expression asks for them, nothing is known.
 */
#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "panel/division_code.h"
#include "question/coverage_study_internal.h"
#include "rules/machine.h"
#include "store/store_calibration.h"

void coverage_result_clear(coverage_result *r)
{
    for (size_t i = 0; r->among && i < r->rule->n_among; i++)
        release(r->among[i].truth);
    for (size_t i = 0; r->covered && i < r->rule->n_covered; i++)
        release(r->covered[i].truth);
    release(r->among);
    release(r->covered);
    release(r->meant);
    release(r->reached);
    release(r->worth);
    coverage_rule_free(r->rule);
}

/* --- applications --------------------------------------------------------------------------------------------------- */

/* Applications that were withdrawn are none. */
static bool is_withdrawn(const applications *a, const filed_application *x)
{
    filed_application same = *x;

    same.status = "withdrawn";
    return applications_find(a, &same) != NULL;
}

static void mark_held(const coverage_study *s, const char *model, uint8_t *truth)
{
    const credentials *held = s->data.credentials;

    for (size_t i = 0; held && i < credentials_count(held); i++) {
        const credential *c = credentials_get(held, i);
        uint32_t company = panel_find_company(s->data.panel, c->code, strlen(c->code));

        if (!strcmp(c->model, model) && c->granted_on <= s->binding.on && company != PANEL_NO_COMPANY)
            truth[company] = TRUTH_TRUE;
    }
}

static tidu_status find_filed(coverage_study *s, const char *model, bool is_ever, uint8_t *truth, tidu_error *err)
{
    applications *filed = applications_new();
    size_t n = panel_count(s->data.panel);
    bool has_list = false;
    tidu_status status = filed ? TIDU_OK : error_memory(err);

    if (!status && s->data.is_of_store)
        status = store_load_applications(s->data.store, model, filed, err);
    for (size_t i = 0; !status && i < applications_count(filed); i++)
        has_list |= is_ever || applications_get(filed, i)->year == s->binding.year;
    s->lacks_applications |= !has_list;
    memset(truth, has_list ? TRUTH_FALSE : TRUTH_UNKNOWN, n);
    for (size_t i = 0; !status && i < applications_count(filed); i++) {
        const filed_application *a = applications_get(filed, i);
        uint32_t company = panel_find_company(s->data.panel, a->code, strlen(a->code));

        if ((is_ever || a->year == s->binding.year) && company != PANEL_NO_COMPANY && !is_withdrawn(filed, a))
            truth[company] = TRUTH_TRUE;
    }
    if (is_ever)
        mark_held(s, model, truth);
    applications_free(filed);
    return status;
}

/* --- one condition ----------------------------------------------------------------------------------------------------- */

static bool has_figure(const double *cells, size_t n)
{
    for (size_t i = 0; cells && i < n; i++) {
        if (cell_is_value(cells[i]))
            return true;
    }
    return false;
}

static void put_states(const coverage_study *s, int indicator, uint8_t *truth)
{
    const binding *b = &s->binding;
    bool is_annual = dictionary_get(s->env->dictionary, indicator)->kind == INDICATOR_ANNUAL;
    const double *cells = panel_column(b->panel, indicator, is_annual ? b->year - 1 : PANEL_ANY_YEAR);
    size_t n = panel_count(b->panel);
    bool is_list = s->is_complete && has_figure(cells, n);

    for (size_t i = 0; i < n; i++) {
        if (is_annual && binding_is_before_founding(b, i, b->year - 1))
            truth[i] = TRUTH_FALSE;
        else if (cells && cell_is_value(cells[i]))
            truth[i] = cells[i] > 0 ? TRUTH_TRUE : TRUTH_FALSE;
        else if (is_list)
            truth[i] = TRUTH_FALSE;
    }
}

/* Below the line it is not likely enough, unless a datum that is missing stands in the way. */
static void put_can_file(const coverage_study *s, const assessment *a, uint8_t *truth)
{
    for (size_t i = 0; i < a->n; i++) {
        bool is_open = a->verdicts[i] == TRUTH_UNKNOWN && assessment_lacks_data(a, i);

        truth[i] = a->readiness[i] >= s->tiers.apply_readiness ? TRUTH_TRUE : is_open ? TRUTH_UNKNOWN : TRUTH_FALSE;
    }
}

/* All but an expression, whose truths are there already. */
static tidu_status judge(coverage_study *s, const coverage_condition *c, coverage_side *side, tidu_error *err)
{
    const char *id = coverage_model_asked(c);
    size_t n = panel_count(s->data.panel);
    tidu_status status = TIDU_OK;

    if (id) {
        for (size_t i = 0; i < s->n_models; i++) {
            if (!strcmp(s->models[i].id, id))
                side->assessed = s->models[i].assessment;
        }
        if (c->meets)
            memcpy(side->truth, side->assessed->verdicts, n);
        else
            put_can_file(s, side->assessed, side->truth);
    } else if (c->filed || c->ever_filed) {
        status = find_filed(s, c->filed ? c->filed : c->ever_filed, !c->filed, side->truth, err);
    } else if (!c->need) {
        memset(side->truth, TRUTH_UNKNOWN, n);
    }
    if (c->asks_certificates && !s->data.has_credentials) {
        s->lacks_certificates = true;
        memset(side->truth, TRUTH_UNKNOWN, n);
    }
    if (!status && c->states != INDICATOR_NONE)
        put_states(s, c->states, side->truth);
    return status;
}

/* --- expressions --------------------------------------------------------------------------------------------------------- */

static void take_batch(const coverage_condition *list, coverage_side *sides, size_t n, const machine *m, size_t first, size_t rows)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i].need)
            memcpy(sides[i].truth + first, machine_truth(m, sides[i].output), rows);
    }
}

static tidu_status run_program(coverage_study *s, tidu_error *err)
{
    size_t n = panel_count(s->data.panel);
    machine *m = machine_new(s->program, &s->binding);

    if (!m || !machine_use_limits(m)) {
        machine_free(m);
        return error_memory(err);
    }
    for (size_t first = 0; first < n; first += MACHINE_BATCH) {
        size_t rows = n - first < MACHINE_BATCH ? n - first : MACHINE_BATCH;

        machine_run(m, first, rows);
        for (size_t i = 0; i < s->n; i++) {
            coverage_result *r = &s->results[i];

            take_batch(r->rule->among, r->among, r->rule->n_among, m, first, rows);
            take_batch(r->rule->covered, r->covered, r->rule->n_covered, m, first, rows);
            if (r->worth)
                memcpy(r->worth + first, machine_number(m, r->worth_output), rows * sizeof *r->worth);
        }
    }
    machine_free(m);
    return TIDU_OK;
}

static bool take_sides(coverage_side *sides, size_t n, size_t companies)
{
    bool ok = true;

    for (size_t i = 0; i < n && ok; i++)
        ok = (sides[i].truth = allocate_array(companies + 1, 1)) != NULL;
    return ok;
}

static bool take_room(coverage_result *r, size_t n)
{
    r->meant = allocate_array(n + 1, 1);
    r->reached = allocate_array(n + 1, 1);
    if (!r->meant || !r->reached || !take_sides(r->among, r->rule->n_among, n) || !take_sides(r->covered, r->rule->n_covered, n))
        return false;
    return !r->rule->worth.amount || (r->worth = allocate_array(n + 1, sizeof *r->worth)) != NULL;
}

/* --- both sides ------------------------------------------------------------------------------------------------------------ */

static truth in_region(const coverage_study *s, const char *region, size_t company)
{
    static const truth truths[] = {[DIVISION_OUTSIDE] = TRUTH_FALSE, [DIVISION_UNKNOWN] = TRUTH_UNKNOWN, [DIVISION_INSIDE] = TRUTH_TRUE};
    const char *code = panel_text(s->data.panel, (uint32_t)company, dictionary_find(s->env->dictionary, "region"));

    return truths[division_code_place(code, region)];
}

static void join(coverage_study *s, coverage_result *r)
{
    bool is_near = !*r->rule->region;

    for (size_t i = 0; i < panel_count(s->data.panel); i++) {
        uint8_t all = (uint8_t)in_region(s, r->rule->region, i), one = TRUTH_FALSE;

        is_near |= all == TRUTH_TRUE;
        for (size_t k = 0; k < r->rule->n_among; k++)
            all = r->among[k].truth[i] < all ? r->among[k].truth[i] : all;
        for (size_t k = 0; k < r->rule->n_covered; k++)
            one = r->covered[k].truth[i] > one ? r->covered[k].truth[i] : one;
        r->meant[i] = all;
        r->reached[i] = one;
        if (s->is_in[i])
            coverage_result_add(r, i, &r->count);
    }
    r->is_elsewhere = !is_near;
}

static tidu_status judge_result(coverage_study *s, coverage_result *r, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    if (r->lacks)
        return TIDU_OK;
    for (size_t i = 0; i < r->rule->n_among && !status; i++)
        status = judge(s, &r->rule->among[i], &r->among[i], err);
    for (size_t i = 0; i < r->rule->n_covered && !status; i++)
        status = judge(s, &r->rule->covered[i], &r->covered[i], err);
    if (!status)
        join(s, r);
    return status;
}

tidu_status coverage_study_judge(coverage_study *s, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    bool ok = true;

    for (size_t i = 0; i < s->n && ok; i++)
        ok = take_room(&s->results[i], panel_count(s->data.panel));
    status = ok ? run_program(s, err) : error_memory(err);
    for (size_t i = 0; i < s->n && !status; i++)
        status = judge_result(s, &s->results[i], err);
    return status;
}

/* --- sums -------------------------------------------------------------------------------------------------------------------- */

void coverage_result_add(const coverage_result *r, size_t company, coverage_count *sum)
{
    truth meant = (truth)r->meant[company], reached = (truth)r->reached[company];

    sum->cells[meant][reached]++;
    if (!r->worth || meant != TRUTH_TRUE || reached != TRUTH_FALSE)
        return;
    if (cell_is_value(r->worth[company]))
        sum->worth += r->worth[company];
    else
        sum->worth_unknown++;
}

/* Who is meant and reached, with everything unknown as it lowers the share, or raises it. */
typedef struct extreme {
    size_t meant, reached;
} extreme;

static extreme lowest(const coverage_count *c)
{
    const size_t *in = c->cells[TRUTH_TRUE], *maybe = c->cells[TRUTH_UNKNOWN];

    return (extreme){in[0] + in[1] + in[2] + maybe[0] + maybe[1], in[TRUTH_TRUE]};
}

static extreme highest(const coverage_count *c)
{
    const size_t *in = c->cells[TRUTH_TRUE], *maybe = c->cells[TRUTH_UNKNOWN];
    size_t more = maybe[TRUTH_UNKNOWN] + maybe[TRUTH_TRUE];

    return (extreme){in[0] + in[1] + in[2] + more, in[TRUTH_UNKNOWN] + in[TRUTH_TRUE] + more};
}

coverage_interval coverage_meant(const coverage_count *c)
{
    size_t in = 0, maybe = 0;

    for (int i = TRUTH_FALSE; i <= TRUTH_TRUE; i++) {
        in += c->cells[TRUTH_TRUE][i];
        maybe += c->cells[TRUTH_UNKNOWN][i];
    }
    return (coverage_interval){in, in + maybe};
}

void coverage_rate(const coverage_count *c, double *least, double *greatest)
{
    extreme low = lowest(c), high = highest(c);

    *greatest = high.meant ? (double)high.reached / (double)high.meant : low.meant ? 0 : NAN;
    *least = low.meant ? (double)low.reached / (double)low.meant : high.meant ? 1 : NAN;
}

static size_t missing_of(extreme x, double aim)
{
    const long long parts = 1000000;
    long long share = llround(aim * (double)parts), wanted = (share * (long long)x.meant + parts - 1) / parts;

    return wanted > (long long)x.reached ? (size_t)wanted - x.reached : 0;
}

coverage_interval coverage_missing(const coverage_count *c, double aim)
{
    return (coverage_interval){missing_of(highest(c), aim), missing_of(lowest(c), aim)};
}
