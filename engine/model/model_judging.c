/*
 * How experts judge:
 *
 *   priors:
 *     missing: 0.5
 *     judging: {correlation: 0.3, shift: 0, survival: 1}
 *     note: ...
 */
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "model/model_internal.h"

static tidu_status check_judging(rule_reader *r, const yaml_node *n, void *out)
{
    const model_judging *j = &((const model *)out)->judging;

    if (!(j->correlation >= 0 && j->correlation < 1))
        return yaml_error(r->tree, n, r->err, _("a correlation of judges is 0 or more and below 1"));
    if (!(j->survival > 0 && j->survival <= 1))
        return yaml_error(r->tree, n, r->err, _("the chance to stand up to an audit is above 0 and at most 1"));
    return TIDU_OK;
}

static const field_row judging_rows[] = {
    FIELD(FIELD_ABOUT("correlation", "of the judged items of a company, 0 to below 1; absent: 0"), OPTIONAL, number, model, judging.correlation),
    FIELD(FIELD_ABOUT("shift", "of all judged items, in standard deviations; above 0: more points; absent: 0"), OPTIONAL, number, model, judging.shift),
    FIELD(FIELD_ABOUT("survival", "chance that an audited condition stands; absent: 1"), OPTIONAL, number, model, judging.survival),
    FIELD_END};

const field_table model_judging_table = {.rows = judging_rows, .check = check_judging};

void model_judging_spread(model *m)
{
    for (size_t i = 0; i < m->n_gates; i++)
        m->gates[i].survival = m->gates[i].is_audited ? m->judging.survival : 1;
    for (size_t i = 0; i < m->n_directs; i++)
        m->directs[i].survival = m->directs[i].is_audited ? m->judging.survival : 1;
    m->judging.ceiling = model_has_judged_points(m);
    for (size_t i = 0; i < m->n_gates; i++)
        m->judging.ceiling *= m->gates[i].survival;
}

static const char *const settings[] = {"judging_correlation", "judging_shift", "audit_survival"};

bool model_judging_is_setting(const char *name)
{
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (!strcmp(settings[i], name))
            return true;
    }
    return false;
}

bool model_judging_set(model *m, const char *name, double value)
{
    if (!strcmp(name, settings[0]) && value >= 0 && value < 1)
        m->judging.correlation = value;
    else if (!strcmp(name, settings[1]))
        m->judging.shift = value;
    else if (!strcmp(name, settings[2]) && value > 0 && value <= 1)
        m->judging.survival = value;
    else
        return false;
    m->calibration.filings = 0; /* it is not what was fitted any more */
    model_judging_spread(m);
    return true;
}

void model_calibrate(model *m, const model_judging *judging, const model_calibration *c)
{
    m->judging = *judging;
    m->calibration = *c;
    model_judging_spread(m);
}

bool model_has_judged_points(const model *m)
{
    for (size_t i = 0; i < m->n_items; i++) {
        for (size_t b = 0; b < m->items[i].n_bands; b++) {
            if (m->items[i].bands[b].greatest > m->items[i].bands[b].least)
                return true;
        }
    }
    return false;
}
