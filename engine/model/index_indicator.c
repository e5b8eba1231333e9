/*
 * How an indicator is treated and scaled, and within which strata.
 */
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "model/index_model_internal.h"

tidu_status index_choice(rule_reader *r, const yaml_node *n, const char *const *words, size_t *out)
{
    char all[256] = "";
    suggestion best;

    if (n->kind != YAML_SCALAR)
        return yaml_error(r->tree, n, r->err, _("one word is expected here"));
    best = suggestion_begin(n->text);
    for (size_t i = 0; words[i]; i++) {
        if (!strcmp(words[i], n->text)) {
            *out = i;
            return TIDU_OK;
        }
        suggestion_offer(&best, words[i]);
        strcat(strcat(all, *all ? ", " : ""), words[i]); /* words of this program's own: they fit */
    }
    if (best.nearest)
        return yaml_error(r->tree, n, r->err, _("'%s' is none of %s; did you mean '%s'?"), n->text, all,
                          best.nearest);
    return yaml_error(r->tree, n, r->err, _("'%s' is none of %s"), n->text, all);
}

/* --- treatment: none | {winsorise: {percent: [1, 99]}} | coinr | {coinr: {points: 5}} --- */

static tidu_status read_percents(rule_reader *r, const yaml_node *n, index_treatment *out)
{
    static const yaml_field fields[] = {{"percent", YAML_IS_SEQUENCE, true}, {.key = NULL}};
    const yaml_node *list;
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);

    if (status)
        return status;
    list = yaml_find(n, "percent");
    if (list->n != 2)
        return yaml_error(r->tree, list, r->err, _("two percentiles are expected: percent: [1, 99]"));
    status = field_number(r, list->first, &out->low);
    if (!status)
        status = field_number(r, list->first->next, &out->high);
    if (!status && !(0 <= out->low && out->low < out->high && out->high <= 100))
        status = yaml_error(r->tree, list, r->err, _("percentiles rise from 0 to 100: percent: [1, 99]"));
    out->low /= 100;
    out->high /= 100;
    out->kind = TREATMENT_WINSORISE;
    return status;
}

static tidu_status read_number_of(rule_reader *r, const yaml_node *owner, const char *key, double *out)
{
    const yaml_node *n = yaml_find(owner, key);
    tidu_status status = n ? field_number(r, n, out) : TIDU_OK;

    if (!status && !(*out >= 0))
        status = yaml_error(r->tree, n, r->err, _("a number of 0 or more is expected here"));
    return status;
}

static tidu_status read_shape(rule_reader *r, const yaml_node *n, index_treatment *out)
{
    static const yaml_field fields[] = {{"points", YAML_IS_SCALAR, false},
                                        {"skewness", YAML_IS_SCALAR, false},
                                        {"kurtosis", YAML_IS_SCALAR, false},
                                        {.key = NULL}};
    double points = (double)out->rule.points;
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);

    if (!status)
        status = read_number_of(r, n, "points", &points);
    if (!status)
        status = read_number_of(r, n, "skewness", &out->rule.skewness);
    if (!status)
        status = read_number_of(r, n, "kurtosis", &out->rule.kurtosis);
    out->rule.points = points < 1e9 ? (size_t)points : (size_t)1e9;
    return status;
}

tidu_status index_treatment_read(rule_reader *r, const yaml_node *n, index_treatment *out)
{
    static const char *const words[] = {"none", "coinr", NULL};
    static const yaml_field fields[] = {
        {"winsorise", YAML_IS_MAPPING, false}, {"coinr", YAML_IS_MAPPING, false}, {.key = NULL}};
    tidu_status status;
    size_t word;

    *out = (index_treatment){.rule = {.skewness = 2, .kurtosis = 3.5, .points = 5}}; /* COINr's own */
    if (!n)
        return TIDU_OK;
    if (n->kind != YAML_MAPPING) {
        status = index_choice(r, n, words, &word);
        if (!status && word == 1)
            out->kind = TREATMENT_COINR;
        return status;
    }
    status = yaml_check_keys(r->tree, n, fields, r->err);
    if (!status && n->n != 1)
        status = yaml_error(r->tree, n, r->err, _("a treatment is either winsorise or coinr"));
    if (status)
        return status;
    if (yaml_find(n, "winsorise"))
        return read_percents(r, yaml_find(n, "winsorise"), out);
    out->kind = TREATMENT_COINR;
    return read_shape(r, yaml_find(n, "coinr"), out);
}

/* --- normalise: min-max | percentile | {goalposts: {low: 0, high: 10%}} --- */

static tidu_status read_post(rule_reader *r, const yaml_node *n, int money, double *out)
{
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money != money))
        status = yaml_error(r->tree, n, r->err, _("a goalpost is a number in the unit of the indicator"));
    if (!status)
        *out = literal->number;
    return status;
}

tidu_status index_scale_read(rule_reader *r, const yaml_node *n, int money, index_scale *out)
{
    static const char *const words[] = {
        [SCALE_MIN_MAX] = "min-max", [SCALE_PERCENTILE] = "percentile", NULL};
    static const yaml_field fields[] = {{"goalposts", YAML_IS_MAPPING, true}, {.key = NULL}};
    static const yaml_field posts[] = {
        {"low", YAML_IS_SCALAR, true}, {"high", YAML_IS_SCALAR, true}, {.key = NULL}};
    const yaml_node *at;
    tidu_status status;
    size_t word;

    if (n->kind != YAML_MAPPING) {
        status = index_choice(r, n, words, &word);
        if (!status)
            out->kind = (scale_kind)word;
        return status;
    }
    out->kind = SCALE_GOALPOSTS;
    status = yaml_check_keys(r->tree, n, fields, r->err);
    at = yaml_find(n, "goalposts");
    if (!status)
        status = yaml_check_keys(r->tree, at, posts, r->err);
    if (!status)
        status = read_post(r, yaml_find(at, "low"), money, &out->low);
    if (!status)
        status = read_post(r, yaml_find(at, "high"), money, &out->high);
    if (!status && !(out->low < out->high))
        status = yaml_error(r->tree, at, r->err,
                            _("the low goalpost lies below the high one; direction says which is better"));
    return status;
}

/* --- strata: none | {by: industry, letters: 2, least: 30} | [{id, name, when}, ..., {id, name}] --- */

static tidu_status read_by(rule_reader *r, const yaml_node *n, index_strata *out)
{
    static const yaml_field fields[] = {{"by", YAML_IS_SCALAR, true},
                                        {"letters", YAML_IS_SCALAR, false},
                                        {"least", YAML_IS_SCALAR, false},
                                        {.key = NULL}};
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);
    double letters = 0, least = 1;
    const yaml_node *by;

    if (status)
        return status;
    by = yaml_find(n, "by");
    out->by = dictionary_find(r->dictionary, by->text);
    if (out->by == INDICATOR_NONE) {
        const char *near = dictionary_suggest(r->dictionary, by->text);

        return near ? yaml_error(r->tree, by, r->err, _("unknown indicator '%s'; did you mean '%s'?"),
                                 by->text, near)
                    : yaml_error(r->tree, by, r->err, _("unknown indicator '%s'"), by->text);
    }
    if (dictionary_get(r->dictionary, out->by)->type != INDICATOR_TEXT ||
        dictionary_get(r->dictionary, out->by)->kind != INDICATOR_ATTRIBUTE)
        return yaml_error(r->tree, by, r->err, _("strata go by a text such as industry or town"));
    status = read_number_of(r, n, "letters", &letters);
    if (!status)
        status = read_number_of(r, n, "least", &least);
    out->letters = letters < 64 ? (size_t)letters : 0;
    out->least = least < 1e9 ? (size_t)least : (size_t)1e9;
    return status;
}

static tidu_status read_stages(rule_reader *r, const yaml_node *n, index_strata *out)
{
    static const yaml_field fields[] = {{"id", YAML_IS_SCALAR, true},
                                        {"name", YAML_IS_MAPPING, true},
                                        {"when", YAML_IS_SCALAR, false},
                                        {.key = NULL}};
    tidu_status status;

    if (n->n < 2 || n->n > INDEX_MOST_STAGES)
        return yaml_error(r->tree, n, r->err, _("there are 2 to %d stages"), INDEX_MOST_STAGES);
    status = field_array(r, n->n, sizeof *out->stages, (void **)&out->stages);
    for (const yaml_node *m = n->first; m && !status; m = m->next) {
        index_stage *s = &out->stages[out->n_stages++];
        const yaml_node *when;

        if (m->kind != YAML_MAPPING)
            return yaml_error(r->tree, m, r->err, _("a stage has id, name and when"));
        status = yaml_check_keys(r->tree, m, fields, r->err);
        when = yaml_find(m, "when");
        if (!status)
            status = field_id(r, yaml_find(m, "id"), &s->id);
        if (!status)
            status = field_bilingual(r, yaml_find(m, "name"), &s->name);
        if (!status && (when != NULL) != (m->next != NULL))
            status = yaml_error(r->tree, m, r->err,
                                _("every stage has 'when' but the last, which takes everybody else"));
        if (!status && when)
            status = field_expression(r, when, VALUE_TRUTH, &s->when);
    }
    return status;
}

tidu_status index_strata_read(rule_reader *r, const yaml_node *n, index_strata *out)
{
    static const char *const words[] = {"none", NULL};
    size_t word;

    *out = (index_strata){.by = INDICATOR_NONE};
    if (!n)
        return TIDU_OK;
    if (n->kind == YAML_SCALAR)
        return index_choice(r, n, words, &word);
    return n->kind == YAML_MAPPING ? read_by(r, n, out) : read_stages(r, n, out);
}
