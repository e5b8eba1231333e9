/* Reads base-rates.yaml. */
#include "model/base_rate.h"

#include <math.h>
#include <string.h>

#include "base/message.h"
#include "model/file_tables.h"
#include "model/model_internal.h"

static const char *const stages[RATE_STAGES] = {
    [RATE_FILED] = "filed", [RATE_RECOMMENDED] = "recommended", [RATE_PROPOSED] = "proposed", [RATE_COMPANIES] = "companies"};

const char *rate_stage_name(rate_stage s)
{
    return stages[s];
}

/* A share, or the counts that give it. */
static tidu_status check_rate(rule_reader *r, const yaml_node *n, void *out)
{
    base_rate *x = out;
    bool has_counts = !isnan(x->passed) && !isnan(x->of), has_share = !isnan(x->share);

    if (has_counts == has_share || isnan(x->passed) != isnan(x->of))
        return yaml_error(r->tree, n, r->err, _("a published share is given by 'share', or by 'passed' and 'of'"));
    if (has_counts && !(x->of > 0 && x->passed >= 0 && x->passed <= x->of))
        return yaml_error(r->tree, n, r->err, _("of a number above 0 between none and all have passed"));
    if (has_counts)
        x->share = x->passed / x->of;
    return TIDU_OK;
}

static tidu_status read_year(rule_reader *r, const yaml_node *n, void *out)
{
    base_rate *x = out;
    double year;
    tidu_status status = field_number_row(r, n, &year);

    if (!status && !(year >= 1900 && year <= 2100 && year == floor(year)))
        return yaml_error(r->tree, n, r->err, _("'%s' is not a year"), n->text);
    x->year = status ? 0 : (int)year;
    return status;
}

static const field_row rate_rows[] = {
    FIELD("where", REQUIRED, bilingual, base_rate, where),
    FIELD_PART("year", REQUIRED, YAML_IS_SCALAR, read_year, FIELD_LIKE(&field_number_form)),
    FIELD("passed", OPTIONAL, number, base_rate, passed),
    FIELD("of", OPTIONAL, number, base_rate, of),
    FIELD("share", OPTIONAL, chance, base_rate, share),
    FIELD("note", OPTIONAL, bilingual, base_rate, note),
    FIELD_END};

static const base_rate usual_rate = {.passed = NAN, .of = NAN, .share = NAN};

static const field_table rate_table = {.rows = rate_rows,
                                       .form = N_("a published share has where, year, and share or passed and of"),
                                       .usual = &usual_rate,
                                       .check = check_rate};

static const field_row rung_rows[] = {
    FIELD("rung", REQUIRED, text, rung_rates, rung),
    FIELD_LIST("filed", OPTIONAL, &rate_table, rung_rates, list[RATE_FILED], n[RATE_FILED]),
    FIELD_LIST("recommended", OPTIONAL, &rate_table, rung_rates, list[RATE_RECOMMENDED], n[RATE_RECOMMENDED]),
    FIELD_LIST("proposed", OPTIONAL, &rate_table, rung_rates, list[RATE_PROPOSED], n[RATE_PROPOSED]),
    FIELD_LIST("companies", OPTIONAL, &rate_table, rung_rates, list[RATE_COMPANIES], n[RATE_COMPANIES]),
    FIELD_END};

static const field_table rung_table = {.rows = rung_rows, .form = N_("a rung has rung, and filed, recommended, proposed or companies")};

static const field_row rows[] = {
    FIELD_LIST("base_rates", REQUIRED, &rung_table, base_rates, rungs, n_rungs),
    FIELD_END};

const field_table base_rates_file = {.rows = rows};

tidu_status base_rates_load(const char *path, dictionary *d, base_rates **out, tidu_error *err)
{
    void *file;
    tidu_status status = file_object_load(path, &base_rates_file, sizeof **out, d, &file, err);

    if (!status)
        *out = file;
    return status;
}

void base_rates_free(void *rates)
{
    file_object_free(rates);
}

const rung_rates *base_rates_find(const base_rates *r, const char *rung)
{
    for (size_t i = 0; i < r->n_rungs; i++) {
        if (!strcmp(r->rungs[i].rung, rung))
            return &r->rungs[i];
    }
    return NULL;
}
