#include "model/filing.h"

#include <math.h>

#include "base/message.h"
#include "model/file_tables.h"

static tidu_status read_chances(rule_reader *r, const yaml_node *list, void *out)
{
    filing_rules *f = out;
    tidu_status status = TIDU_OK;

    if (!list->n || list->n > FILING_MOST_CHANCES)
        return yaml_error(r->tree, list, r->err, _("1 to %d chances can stand here"), FILING_MOST_CHANCES);
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        status = field_chance(r, n, &f->chances[f->n_chances]);
        if (!status && !(f->chances[f->n_chances] > 0 && f->chances[f->n_chances] < 1))
            status = yaml_error(r->tree, n, r->err, _("a chance to be reached is above 0 and below 1, such as 0.9"));
        f->n_chances++;
    }
    return status;
}

static tidu_status read_months(rule_reader *r, const yaml_node *n, void *out)
{
    filing_rules *f = out;
    double months;
    tidu_status status = field_magnitude(r, n, &months);

    if (!status && (months > FILING_MOST_MONTHS || floor(months) != months))
        return yaml_error(r->tree, n, r->err, _("a whole number of months up to %d can stand here"), FILING_MOST_MONTHS);
    if (!status)
        f->result_months = (int)months;
    return status;
}

static tidu_status read_revoked(rule_reader *r, const yaml_node *n, void *out)
{
    filing_rules *f = out;
    tidu_status status = field_chance(r, n, &f->revoked);

    if (!status && f->revoked == 1)
        return yaml_error(r->tree, n, r->err, _("a share of certificates that is revoked is below 1, such as 0.01"));
    return status;
}

static const field_row rows[] = {
    FIELD("severity", REQUIRED, magnitude, filing_rules, severity),
    FIELD("told", REQUIRED, chance, filing_rules, told),
    FIELD("formal", REQUIRED, chance, filing_rules, formal),
    FIELD("doubt", REQUIRED, magnitude, filing_rules, doubt),
    FIELD("renewing", REQUIRED, chance, filing_rules, renewing),
    FIELD_PART("result_months", REQUIRED, YAML_IS_SCALAR, read_months, FIELD_LIKE(&field_magnitude_form)),
    FIELD_PART("revoked", REQUIRED, YAML_IS_SCALAR, read_revoked, FIELD_LIKE(&field_chance_form)),
    FIELD_PART("chances", REQUIRED, YAML_IS_SEQUENCE, read_chances, FIELD_LIST_LIKE(&field_chance_form)),
    FIELD_END};

const field_table filing_file = {.rows = rows};

tidu_status filing_rules_load(const char *path, filing_rules *out, tidu_error *err)
{
    *out = (filing_rules){.n_chances = 0};
    return fields_read_file(path, &filing_file, out, err);
}

bool filing_can_be_told(double told, size_t lacking, size_t unjudged, size_t open)
{
    return (double)(lacking + unjudged) <= told * (double)open;
}
