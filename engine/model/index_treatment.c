/*
 * Reads the treatment of an indicator, into a rule of composite/treatment.h:
 *
 *   treatment: none | coinr | log | log-range | log-side | box-cox
 *   treatment: {winsorise: {percent: [1, 99]}}     or {points: [0, 3]}: so many of the least and the greatest
 *   treatment: {coinr: {points: 5, skewness: 2, kurtosis: 3.5}}     or {share: 1%} of the values instead of points
 *   treatment: {log-range: {share: 1%}}            of the range is added; log-side alike
 *   treatment: {box-cox: {lambda: 0.5}}
 */
#include <math.h>
#include <string.h>

#include "base/message.h"
#include "model/index_model_internal.h"

/* A word of the file, its method, and whether it stands alone. */
typedef struct treatment_word {
    const char *word, *method;
} treatment_word;

static const treatment_word words[] = {{"none", "none"},           {"coinr", "shape"},       {"log", "log"},
                                       {"log-range", "log_range"}, {"log-side", "log_side"}, {"box-cox", "box_cox"},
                                       {"winsorise", "winsorise"}, {"winsorise", "winsorise_count"}};

static const char *const alone[] = {"none", "coinr", "log", "log-range", "log-side", "box-cox", NULL}; /* as words[] */

bool index_is_treated(const treatment_rule *t)
{
    return t->method != treatment_methods; /* the first row is none */
}

/* --- winsorise ------------------------------------------------------------------------------ */

static tidu_status read_two(rule_reader *r, const yaml_node *list, double *low, double *high)
{
    tidu_status status = field_number(r, list->first, low);

    return status ? status : field_number(r, list->first->next, high);
}

static tidu_status read_percents(rule_reader *r, const yaml_node *list, void *out)
{
    treatment_rule *t = out;
    tidu_status status;

    if (list->n != 2)
        return yaml_error(r->tree, list, r->err, _("two percentiles are expected: percent: [1, 99]"));
    status = read_two(r, list, &t->low, &t->high);
    if (!status && !(0 <= t->low && t->low < t->high && t->high <= 100))
        status = yaml_error(r->tree, list, r->err, _("percentiles rise from 0 to 100: percent: [1, 99]"));
    t->low /= 100;
    t->high /= 100;
    return status;
}

static bool is_count(double x)
{
    return x >= 0 && x < 1e9 && x == floor(x);
}

static tidu_status read_ends(rule_reader *r, const yaml_node *list, void *out)
{
    treatment_rule *t = out;
    double low = -1, high = -1;
    tidu_status status = list->n == 2 ? read_two(r, list, &low, &high) : TIDU_OK;

    if (status)
        return status;
    if (!is_count(low) || !is_count(high))
        return yaml_error(r->tree, list, r->err, _("two whole numbers are expected, of the least and the greatest values: points: [0, 3]"));
    *t = treatment_rule_of(treatment_find("winsorise_count"));
    t->n_low = (size_t)low;
    t->n_high = (size_t)high;
    return TIDU_OK;
}

static tidu_status check_winsorise(rule_reader *r, const yaml_node *n, void *out)
{
    (void)out;
    return n->n == 1 ? TIDU_OK : yaml_error(r->tree, n, r->err, _("winsorise takes either percent: [1, 99] or points: [0, 3]"));
}

static const field_row winsorise_rows[] = {
    FIELD_PART("percent", OPTIONAL, YAML_IS_SEQUENCE, read_percents, FIELD_LIST_LIKE(&field_number_form)),
    FIELD_PART("points", OPTIONAL, YAML_IS_SEQUENCE, read_ends, FIELD_LIST_LIKE(&field_number_form)), FIELD_END};

static const field_table winsorise_table = {.rows = winsorise_rows, .check = check_winsorise};

/* --- coinr, logarithms, powers ------------------------------------------------------------------ */

static tidu_status read_points(rule_reader *r, const yaml_node *n, void *out)
{
    treatment_rule *t = out;
    double points = 0;
    tidu_status status = field_magnitude(r, n, &points);

    t->shape.points = points < 1e9 ? (size_t)points : (size_t)1e9;
    return status;
}

static tidu_status read_share(rule_reader *r, const yaml_node *n, double *out)
{
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money || !(literal->number > 0 && literal->number < 1)))
        status = yaml_error(r->tree, n, r->err, _("a share lies between 0 and 1, such as 1%%"));
    if (!status)
        *out = literal->number;
    return status;
}

static tidu_status read_shape_share(rule_reader *r, const yaml_node *n, void *out)
{
    if (yaml_find(r->owner, "points"))
        return yaml_error(r->tree, n, r->err, _("either points or a share of the values may be drawn in"));
    return read_share(r, n, &((treatment_rule *)out)->share);
}

static const field_row coinr_rows[] = {
    FIELD_PART("points", OPTIONAL, YAML_IS_SCALAR, read_points, FIELD_LIKE(&field_magnitude_form)),
    FIELD_PART("share", OPTIONAL, YAML_IS_SCALAR, read_shape_share, FIELD_LIKE(&field_literal_form)),
    FIELD("skewness", OPTIONAL, magnitude, treatment_rule, shape.skewness),
    FIELD("kurtosis", OPTIONAL, magnitude, treatment_rule, shape.kurtosis),
    FIELD_END};

static const field_table coinr_table = {.rows = coinr_rows};

static tidu_status read_shift(rule_reader *r, const yaml_node *n, void *out)
{
    return read_share(r, n, &((treatment_rule *)out)->shift);
}

static const field_row shift_rows[] = {
    FIELD_PART("share", REQUIRED, YAML_IS_SCALAR, read_shift, FIELD_LIKE(&field_literal_form)), FIELD_END};

static const field_table shift_table = {.rows = shift_rows};

static const field_row power_rows[] = {FIELD("lambda", REQUIRED, number, treatment_rule, lambda), FIELD_END};

static const field_table power_table = {.rows = power_rows};

/* --- the treatment ------------------------------------------------------------------------------ */

static const field_row treatment_rows[] = {
    FIELD_MAPPING("winsorise", OPTIONAL, &winsorise_table),
    FIELD_MAPPING("coinr", OPTIONAL, &coinr_table),
    FIELD_MAPPING("log-range", OPTIONAL, &shift_table),
    FIELD_MAPPING("log-side", OPTIONAL, &shift_table),
    FIELD_MAPPING("box-cox", OPTIONAL, &power_table),
    FIELD_END};

const field_table index_treatment_form = {.rows = treatment_rows, .words = alone};

/* The rule of a word, before its keys are read. False for an unknown word, with that of none. */
static bool begin_rule(const char *word, treatment_rule *t)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!strcmp(words[i].word, word)) {
            *t = treatment_rule_of(treatment_find(words[i].method));
            return true;
        }
    }
    return false;
}

tidu_status index_treatment_read(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    tidu_status status;
    size_t word;

    x->treatment = treatment_rule_of(treatment_methods);
    if (!n)
        return TIDU_OK;
    if (n->kind == YAML_MAPPING) {
        if (n->n != 1)
            return yaml_error(r->tree, n, r->err, _("an indicator has one treatment"));
        begin_rule(n->first->key, &x->treatment);
        return fields_read(r, n, &index_treatment_form, &x->treatment);
    }
    status = index_choice(r, n, alone, &word);
    if (!status)
        begin_rule(alone[word], &x->treatment);
    else if (n->kind == YAML_SCALAR && begin_rule(n->text, &x->treatment))
        status = yaml_error(r->tree, n, r->err, _("'%s' needs values, as {winsorise: {percent: [1, 99]}} does"), n->text);
    return status;
}
