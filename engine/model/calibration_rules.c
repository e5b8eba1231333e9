#include "model/calibration_rules.h"

#include "base/message.h"
#include "model/file_tables.h"

static tidu_status check(rule_reader *r, const yaml_node *n, void *out)
{
    const calibration_rules *c = out;
    const double above[] = {c->filings, c->passed, c->refused, c->shift, c->correlation_most, c->correlation_alpha,
                            c->correlation_beta, c->survival_alpha, c->survival_beta, c->selection_deviation, c->slope, c->intercept, c->published, c->weight};

    for (size_t i = 0; i < sizeof above / sizeof *above; i++) {
        if (!(above[i] > 0))
            return yaml_error(r->tree, n, r->err, _("every number of this file is above 0"));
    }
    if (!(c->correlation_most < 1))
        return yaml_error(r->tree, n, r->err, _("a correlation of judges is 0 or more and below 1"));
    return TIDU_OK;
}

static tidu_status read_lines(rule_reader *r, const yaml_node *list, void *out)
{
    calibration_rules *c = out;
    tidu_status status = TIDU_OK;
    size_t n = 0;

    if (list->n != STRATUM_LINES)
        return yaml_error(r->tree, list, r->err, _("%d amounts in yuan are expected here, the smaller first"), STRATUM_LINES);
    for (const yaml_node *x = list->first; x && !status; x = x->next, n++) {
        status = field_number(r, x, &c->lines[n]);
        if (!status && (c->lines[n] <= 0 || (n && c->lines[n] <= c->lines[n - 1])))
            status = yaml_error(r->tree, x, r->err, _("%d amounts in yuan are expected here, the smaller first"), STRATUM_LINES);
    }
    return status;
}

static const field_row rate_rows[] = {
    FIELD("weight", REQUIRED, number, calibration_rules, weight),
    FIELD_PART("lines", REQUIRED, YAML_IS_SEQUENCE, read_lines, FIELD_LIST_LIKE(&field_number_form)),
    FIELD_END};
static const field_table rates = {.rows = rate_rows};

static const field_row correlation_rows[] = {
    FIELD("most", REQUIRED, number, calibration_rules, correlation_most),
    FIELD("alpha", REQUIRED, number, calibration_rules, correlation_alpha),
    FIELD("beta", REQUIRED, number, calibration_rules, correlation_beta),
    FIELD_END};
static const field_table correlation = {.rows = correlation_rows};

static const field_row survival_rows[] = {
    FIELD("alpha", REQUIRED, number, calibration_rules, survival_alpha),
    FIELD("beta", REQUIRED, number, calibration_rules, survival_beta),
    FIELD_END};
static const field_table survival = {.rows = survival_rows};

static const field_row selection_rows[] = {
    FIELD("strength", REQUIRED, chance, calibration_rules, selection),
    FIELD("deviation", REQUIRED, number, calibration_rules, selection_deviation),
    FIELD_END};
static const field_table selection = {.rows = selection_rows};

static const field_row passers_rows[] = {
    FIELD("filed", OPTIONAL, magnitude, calibration_rules, passers[0]),
    FIELD("recommended", OPTIONAL, magnitude, calibration_rules, passers[1]),
    FIELD("proposed", OPTIONAL, magnitude, calibration_rules, passers[2]),
    FIELD_END};
static const field_table passers = {.rows = passers_rows};

static const field_row rows[] = {
    FIELD("filings", REQUIRED, number, calibration_rules, filings),
    FIELD("passed", REQUIRED, number, calibration_rules, passed),
    FIELD("refused", REQUIRED, number, calibration_rules, refused),
    FIELD("unlisted", REQUIRED, chance, calibration_rules, unlisted),
    FIELD_MAPPING("passers", REQUIRED, &passers),
    FIELD("ahead", REQUIRED, magnitude, calibration_rules, ahead),
    FIELD("shift", REQUIRED, number, calibration_rules, shift),
    FIELD_MAPPING("correlation", REQUIRED, &correlation),
    FIELD_MAPPING("survival", REQUIRED, &survival),
    FIELD_MAPPING("selection", REQUIRED, &selection),
    FIELD("slope", REQUIRED, number, calibration_rules, slope),
    FIELD("intercept", REQUIRED, number, calibration_rules, intercept),
    FIELD("published", REQUIRED, number, calibration_rules, published),
    FIELD_MAPPING("rates", REQUIRED, &rates),
    FIELD_END};

const field_table calibration_file = {.rows = rows, .check = check};

tidu_status calibration_rules_load(const char *path, calibration_rules *out, tidu_error *err)
{
    *out = (calibration_rules){.filings = 0};
    return fields_read_file(path, &calibration_file, out, err);
}
