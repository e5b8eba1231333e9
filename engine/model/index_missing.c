/*
 * Reads how missing values count:
 *
 *   missing: interval | reweight | worst | mean | median | em
 *   missing: {group: industry}     the mean of those with the same text
 *   missing: {last: 2}             as it was at most two application years before
 *   missing: {fill: mean, of: values}, {group: industry, of: values}     of the values as they are, before treatment and
 *                                  scale, which the filled ones then help to set; otherwise of points on the scale
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

static const char *const fills[] = {"mean", "median", NULL}, *const sources[] = {"points", "values", NULL};

static const field_table fill_form = {.words = fills}, source_form = {.words = sources};

static tidu_status read_fill(rule_reader *r, const yaml_node *n, void *out)
{
    index_missing *x = out;
    size_t word = 0;
    tidu_status status = index_choice(r, n, fills, &word);

    x->kind = word ? MISSING_MEDIAN : MISSING_MEAN;
    return status;
}

static tidu_status read_source(rule_reader *r, const yaml_node *n, void *out)
{
    index_missing *x = out;
    size_t word = 0;
    tidu_status status = index_choice(r, n, sources, &word);

    x->is_of_values = word == 1;
    return status;
}

static tidu_status check_one(rule_reader *r, const yaml_node *n, void *out)
{
    size_t ways = (yaml_find(n, "fill") != NULL) + (yaml_find(n, "group") != NULL) + (yaml_find(n, "last") != NULL);

    (void)out;
    if (ways != 1)
        return yaml_error(r->tree, n, r->err, _("a missing value is filled in one way: by fill, group or last"));
    return yaml_find(n, "last") && n->n > 1 ? yaml_error(r->tree, n, r->err, _("the last known value is one of values, before they are scaled")) : TIDU_OK;
}

static const field_row rows[] = {
    FIELD("group", OPTIONAL, indicator, index_missing, group),
    FIELD_PART("group", OPTIONAL, YAML_IS_SCALAR, check_group),
    FIELD_PART("fill", OPTIONAL, YAML_IS_SCALAR, read_fill, FIELD_LIKE(&fill_form)),
    FIELD_PART("of", OPTIONAL, YAML_IS_SCALAR, read_source, FIELD_LIKE(&source_form)),
    FIELD_PART("last", OPTIONAL, YAML_IS_SCALAR, read_last, FIELD_LIKE(&field_number_form)),
    FIELD_END};

const field_table index_missing_form = {.rows = rows, .check = check_one, .words = words};

tidu_status index_missing_read(rule_reader *r, const yaml_node *n, void *out)
{
    index_missing *x = out;
    tidu_status status;
    size_t word;

    *x = (index_missing){.kind = MISSING_INTERVAL};
    if (n->kind == YAML_MAPPING)
        return fields_read(r, n, &index_missing_form, x);
    status = index_choice(r, n, words, &word);
    if (!status)
        x->kind = (missing_kind)word;
    return status;
}
