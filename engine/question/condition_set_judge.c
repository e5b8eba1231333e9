/*
 * The truths of conditions over all companies. An expression is decided wherever every value that the dictionary allows for missing data
 * agrees, as a rule's gate is. Who is not on a list of applications has not applied if there is such a list for the year; without one, and
 * without certificates where an expression asks for them, nothing is known.
 */
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "question/condition_set_internal.h"
#include "rules/machine.h"
#include "store/store_calibration.h"

/* --- applications --------------------------------------------------------------------------------------------------- */

/* Applications that were withdrawn are none. */
static bool is_withdrawn(const applications *a, const filed_application *x)
{
    filed_application same = *x;

    same.status = "withdrawn";
    return applications_find(a, &same) != NULL;
}

static void mark_held(const condition_set *s, const char *model, uint8_t *truth)
{
    const credentials *held = s->data.credentials;

    for (size_t i = 0; held && i < credentials_count(held); i++) {
        const credential *c = credentials_get(held, i);
        uint32_t company = panel_find_company(s->data.panel, c->code, strlen(c->code));

        if (!strcmp(c->model, model) && c->granted_on <= s->binding.on && company != PANEL_NO_COMPANY)
            truth[company] = TRUTH_TRUE;
    }
}

static tidu_status find_filed(condition_set *s, const char *model, bool is_ever, uint8_t *truth, tidu_error *err)
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

static void put_states(const condition_set *s, int indicator, uint8_t *truth)
{
    const binding *b = &s->binding;
    int year = condition_set_own_year(s, indicator);
    const double *cells = panel_column(b->panel, indicator, year);
    size_t n = panel_count(b->panel);
    bool is_list = s->is_complete && has_figure(cells, n);

    for (size_t i = 0; i < n; i++) {
        if (year != PANEL_ANY_YEAR && binding_is_before_founding(b, i, year))
            truth[i] = TRUTH_FALSE;
        else if (cells && cell_is_value(cells[i]))
            truth[i] = cells[i] > 0 ? TRUTH_TRUE : TRUTH_FALSE;
        else if (is_list)
            truth[i] = TRUTH_FALSE;
    }
}

/* Below the line it is not likely enough, unless a datum that is missing stands in the way. */
static void put_can_file(const condition_set *s, const assessment *a, uint8_t *truth)
{
    for (size_t i = 0; i < a->n; i++) {
        bool is_open = a->verdicts[i] == TRUTH_UNKNOWN && assessment_lacks_data(a, i);

        truth[i] = a->readiness[i] >= s->tiers.apply_readiness ? TRUTH_TRUE : is_open ? TRUTH_UNKNOWN : TRUTH_FALSE;
    }
}

/* All but an expression, whose truths are there already. */
static tidu_status judge(condition_set *s, condition_side *side, tidu_error *err)
{
    const company_condition *c = side->of;
    const char *id = company_condition_model(c);
    size_t n = panel_count(s->data.panel);
    tidu_status status = TIDU_OK;

    if (id) {
        for (size_t i = 0; i < s->n_models; i++) {
            if (!strcmp(s->models[i].id, id))
                side->assessed = s->models[i].assessment;
        }
        if (!side->assessed) /* not in force */
            memset(side->truth, TRUTH_UNKNOWN, n);
        else if (c->meets)
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

static tidu_status run_program(condition_set *s, tidu_error *err)
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
        for (size_t i = 0; i < s->n_sides; i++) {
            if (s->sides[i].of->need)
                memcpy(s->sides[i].truth + first, machine_truth(m, s->sides[i].output), rows);
        }
        for (size_t i = 0; i < s->n_numbers; i++)
            memcpy(s->numbers[i].cells + first, machine_number(m, s->numbers[i].output), rows * sizeof(double));
    }
    machine_free(m);
    return TIDU_OK;
}

static bool take_room(condition_set *s)
{
    size_t n = panel_count(s->data.panel);
    bool ok = true;

    for (size_t i = 0; i < s->n_sides && ok; i++)
        ok = (s->sides[i].truth = allocate_array(n + 1, 1)) != NULL;
    for (size_t i = 0; i < s->n_numbers && ok; i++)
        ok = (s->numbers[i].cells = allocate_array(n + 1, sizeof(double))) != NULL;
    return ok;
}

tidu_status condition_set_judge(condition_set *s, tidu_error *err)
{
    tidu_status status = take_room(s) ? run_program(s, err) : error_memory(err);

    for (size_t i = 0; i < s->n_sides && !status; i++)
        status = judge(s, &s->sides[i], err);
    return status;
}
