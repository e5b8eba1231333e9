#include "model/transition_rules.h"

#include "base/message.h"
#include "model/file_tables.h"

static tidu_status check(rule_reader *r, const yaml_node *n, void *out)
{
    transition_rules *t = out;

    if (!(t->weight > 0))
        return yaml_error(r->tree, n, r->err, _("the weight of the prior is above 0, such as 1"));
    if (!(t->interval > 0 && t->interval < 1))
        return yaml_error(r->tree, n, r->err, _("the interval is a share above 0 and below 1, such as 0.9"));
    return TIDU_OK;
}

static const field_row rows[] = {FIELD("weight", REQUIRED, magnitude, transition_rules, weight),
                                 FIELD("minimum", REQUIRED, magnitude, transition_rules, minimum),
                                 FIELD("interval", REQUIRED, chance, transition_rules, interval),
                                 FIELD_END};

const field_table transitions_file = {.rows = rows, .check = check};

tidu_status transition_rules_load(const char *path, transition_rules *out, tidu_error *err)
{
    *out = (transition_rules){.weight = 0};
    return fields_read_file(path, &transitions_file, out, err);
}
