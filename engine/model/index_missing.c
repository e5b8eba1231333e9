/*
 * Reads how missing values count:
 *
 *   missing: interval | reweight | worst | mean | median
 *   missing: {group: industry}     the mean of those with the same text
 *   missing: {last: 2}             as it was at most two application years before
 */
#include <math.h>

#include "base/message.h"
#include "model/index_model_internal.h"

enum { MOST_YEARS = 10 };

#define WORD(name, word) [MISSING_##name] = word,

static const char *const words[] = {INDEX_MISSINGS(WORD) NULL};

static tidu_status check_group(rule_reader *r, const yaml_node *n, void *out)
{
    index_missing *x = out;
    const indicator *by = dictionary_get(r->dictionary, x->group);

    x->kind = MISSING_GROUP;
    return by->type == INDICATOR_TEXT && by->kind == INDICATOR_ATTRIBUTE
               ? TIDU_OK
               : yaml_error(r->tree, n, r->err, _("companies are grouped by a text such as industry or town"));
}

static tidu_status read_last(rule_reader *r, const yaml_node *n, void *out)
{
    index_missing *x = out;
    double years;
    tidu_status status = field_number(r, n, &years);

    if (!status && !(years >= 1 && years <= MOST_YEARS && years == floor(years)))
        status = yaml_error(r->tree, n, r->err, _("a value may be 1 to %d years older, a whole number"), MOST_YEARS);
    if (!status)
        *x = (index_missing){.kind = MISSING_LAST, .years = (int)years};
    return status;
}

static tidu_status check_one(rule_reader *r, const yaml_node *n, void *out)
{
    (void)out;
    return n->n == 1 ? TIDU_OK : yaml_error(r->tree, n, r->err, _("a missing value is filled either by a group or by the last known one"));
}

static const field_row rows[] = {
    FIELD("group", OPTIONAL, indicator, index_missing, group),
    FIELD_PART("group", OPTIONAL, YAML_IS_SCALAR, check_group),
    FIELD_PART("last", OPTIONAL, YAML_IS_SCALAR, read_last, FIELD_LIKE(&field_number_form)),
    FIELD_END};

const field_table index_missing_form = {.rows = rows, .check = check_one, .words = words};

tidu_status index_missing_read(rule_reader *r, const yaml_node *n, void *out)
{
    index_missing *x = out;
    tidu_status status;
    size_t word;

    if (n->kind == YAML_MAPPING)
        return fields_read(r, n, &index_missing_form, x);
    status = index_choice(r, n, words, &word);
    if (!status)
        x->kind = (missing_kind)word;
    return status;
}
