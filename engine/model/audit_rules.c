#include "model/audit_rules.h"

#include <math.h>

#include "base/message.h"
#include "model/file_tables.h"

static tidu_status check(rule_reader *r, const yaml_node *n, void *out)
{
    const audit_rules *a = out;

    if (!(a->redundant > 0 && a->redundant < 1))
        return yaml_error(r->tree, yaml_find(n, "redundant"), r->err, _("a correlation above 0 and below 1 is expected here"));
    if (!(fabs(a->against) < 1))
        return yaml_error(r->tree, yaml_find(n, "against"), r->err, _("a correlation above -1 and below 1 is expected here"));
    if (!(a->first >= 1 && floor(a->first) == a->first))
        return yaml_error(r->tree, yaml_find(n, "first"), r->err, _("a number of companies is a whole number from 1 on"));
    if (!(a->parts >= 1 && floor(a->parts) == a->parts))
        return yaml_error(r->tree, yaml_find(n, "parts"), r->err, _("a number of indicators is a whole number from 1 on"));
    return TIDU_OK;
}

static const field_row rows[] = {
    FIELD(FIELD_ABOUT("redundant", "two indicators say the same above this |r|"), REQUIRED, magnitude, audit_rules, redundant),
    FIELD(FIELD_ABOUT("against", "an indicator works against its group below this r"), REQUIRED, number, audit_rules, against),
    FIELD(FIELD_ABOUT("alpha", "Cronbach's alpha from which a group hangs together"), REQUIRED, number, audit_rules, alpha),
    FIELD(FIELD_ABOUT("known", "share of companies with a value"), REQUIRED, chance, audit_rules, known),
    FIELD(FIELD_ABOUT("same", "share of companies with one and the same value"), REQUIRED, chance, audit_rules, same),
    FIELD(FIELD_ABOUT("at_end", "share of companies at one end of the scale"), REQUIRED, chance, audit_rules, at_end),
    FIELD(FIELD_ABOUT("skewness", "outliers, together with kurtosis"), REQUIRED, magnitude, audit_rules, skewness),
    FIELD(FIELD_ABOUT("kurtosis", "outliers, together with skewness"), REQUIRED, magnitude, audit_rules, kurtosis),
    FIELD(FIELD_ABOUT("difference", "between effective and stated weight"), REQUIRED, chance, audit_rules, difference),
    FIELD(FIELD_ABOUT("first", "companies before the border, where the index has no boards"), REQUIRED, magnitude, audit_rules, first),
    FIELD(FIELD_ABOUT("parts", "indicators that are named of a border"), REQUIRED, magnitude, audit_rules, parts),
    FIELD_END};

const field_table audit_file = {.rows = rows, .check = check};

tidu_status audit_rules_load(const char *path, dictionary *d, audit_rules **out, tidu_error *err)
{
    void *file;
    tidu_status status = file_object_load(path, &audit_file, sizeof **out, d, &file, err);

    if (!status)
        *out = file;
    return status;
}

void audit_rules_free(void *rules)
{
    file_object_free(rules);
}
