/*
 * Reads how an indicator is scaled, into a rule of composite/scale.h. Limits are in the unit of the indicator's value;
 * results are points of 100, which the rule has as points / 100.
 *
 *   normalise: min-max | z-score | rank | percentile | borda | distance-to-best | fraction-of-max | efficacy
 *   normalise: {min-max: {from: 0, to: 100}}                    points of the worst and of the best
 *   normalise: {z-score: {mean: 50, deviation: 10}}             points of the mean, and of a standard deviation
 *   normalise: {scaled: {low: 0, high: 5%, from: 0, to: 100}}   and beyond
 *   normalise: {rank: {ties: min}}                              min, mean or max
 *   normalise: {goalposts: {low: 0, high: 10%, from: 0, to: 100}}
 *   normalise: {distance-to-target: 3%} | {distance-to-reference: 3%}
 *   normalise: {efficacy: {low: 1%, high: 5%, from: 60, to: 100, beyond: true}}   low and high: otherwise worst and best
 *   normalise: {base: 24.097} | {base: {value: 24.097, floor: 0, cap: 150%}}
 *   normalise: {bands: [{from: 5%, points: 100}, {from: 3%, points: 60}, {points: 20}]}   `to` where less is better
 *   normalise: {logistic: {middle: 3%, steepness: 100}} | {logistic: {low: 1%, high: 5%, low_share: 10%, high_share: 90%}}
 */
#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "model/index_model_internal.h"

typedef struct scale_word {
    const char *word, *method;
} scale_word;

static const scale_word words[] = {{"min-max", "min_max"},
                                   {"z-score", "z_score"},
                                   {"rank", "rank"},
                                   {"percentile", "percentile_rank"},
                                   {"borda", "borda"},
                                   {"distance-to-best", "distance_to_best"},
                                   {"fraction-of-max", "fraction_of_max"},
                                   {"efficacy", "efficacy"},
                                   {"scaled", "scaled"},
                                   {"distance-to-target", "distance_to_target"},
                                   {"distance-to-reference", "distance_to_reference"},
                                   {"goalposts", "goalposts"},
                                   {"base", "base"},
                                   {"bands", "bands"},
                                   {"logistic", "logistic"}};

const char *const index_scale_words[] = {"min-max", "z-score", "rank", "percentile", "borda", "distance-to-best",
                                         "fraction-of-max", "efficacy", NULL};

static bool is_method(const scale_rule *s, const char *name)
{
    return !strcmp(s->method->name, name);
}

const char *index_scale_word(const scale_rule *s)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (is_method(s, words[i].method))
            return words[i].word;
    }
    return s->method->name;
}

bool index_scale_is_open(const scale_rule *s, bool upwards)
{
    if (is_method(s, "z_score") || is_method(s, "scaled") || (is_method(s, "efficacy") && !s->is_clamped))
        return true;
    if (is_method(s, "base"))
        return upwards ? isinf(s->cap) : isinf(s->floor);
    return is_method(s, "distance_to_reference") && upwards;
}

/* --- values -------------------------------------------------------------------------------- */

tidu_status index_limit_read(rule_reader *r, const yaml_node *n, int money, double *out)
{
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money != money))
        status = yaml_error(r->tree, n, r->err, _("a goalpost is a number in the unit of the indicator"));
    if (!status)
        *out = literal->number;
    return status;
}

/* A plain number from `least` on. */
static tidu_status read_plain(rule_reader *r, const yaml_node *n, double least, double *out)
{
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money || !(literal->number >= least)))
        status = yaml_error(r->tree, n, r->err, _("a number or a share of 0 or more is expected here, such as 150%%"));
    if (!status)
        *out = literal->number;
    return status;
}

#define READ_POST(name, member)                                                        \
    static tidu_status read_##name(rule_reader *r, const yaml_node *n, void *out)      \
    {                                                                                  \
        index_indicator *x = out;                                                      \
                                                                                       \
        return index_limit_read(r, n, x->value->money, &x->scale.member);                     \
    }

#define READ_PLAIN(name, member, least)                                                \
    static tidu_status read_##name(rule_reader *r, const yaml_node *n, void *out)      \
    {                                                                                  \
        return read_plain(r, n, least, &((index_indicator *)out)->scale.member);       \
    }

#define READ_POINTS(name, member)                                                      \
    static tidu_status read_##name(rule_reader *r, const yaml_node *n, void *out)      \
    {                                                                                  \
        index_indicator *x = out;                                                      \
        double points = 0;                                                             \
        tidu_status status = field_magnitude(r, n, &points);                           \
                                                                                       \
        x->scale.member = points / 100;                                                \
        return status;                                                                 \
    }

READ_POST(low, low)
READ_POST(high, high)
READ_POST(reference, reference)
READ_PLAIN(floor, floor, 0)
READ_PLAIN(cap, cap, 0)
READ_PLAIN(low_share, low_share, 0)
READ_PLAIN(high_share, high_share, 0)
READ_POINTS(from, from)
READ_POINTS(to, to)

static tidu_status check_range(rule_reader *r, const yaml_node *n, void *out)
{
    const index_indicator *x = out;

    return x->scale.from < x->scale.to ? TIDU_OK : yaml_error(r->tree, n, r->err, _("the worst gets fewer points than the best: from: 60, to: 100"));
}

#define FIELD_RANGE                                                                                    \
    FIELD_PART("from", OPTIONAL, YAML_IS_SCALAR, read_from, FIELD_LIKE(&field_magnitude_form)),        \
    FIELD_PART("to", OPTIONAL, YAML_IS_SCALAR, read_to, FIELD_LIKE(&field_magnitude_form))

#define FIELD_POST(key, when, name) FIELD_PART(key, when, YAML_IS_SCALAR, read_##name, FIELD_LIKE(&field_literal_form))

static const field_row range_rows[] = {FIELD_RANGE, FIELD_END};

static const field_table range_table = {.rows = range_rows, .check = check_range};

/* --- z-score, rank --------------------------------------------------------------------------- */

/* The rule has the points of the mean and of mean + deviation. */
static tidu_status read_deviation(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    double deviation = 1;
    tidu_status status = n ? field_number(r, n, &deviation) : TIDU_OK;

    if (!status && !(deviation > 0))
        status = yaml_error(r->tree, n, r->err, _("the points of a standard deviation are more than 0"));
    x->scale.to = x->scale.from + deviation / 100;
    return status;
}

static const field_row z_rows[] = {
    FIELD_PART("mean", OPTIONAL, YAML_IS_SCALAR, read_from, FIELD_LIKE(&field_magnitude_form)),
    FIELD_PART("deviation", ALWAYS, YAML_IS_SCALAR, read_deviation, FIELD_LIKE(&field_number_form)),
    FIELD_END};

static const field_table z_table = {.rows = z_rows};

static const char *const ties[] = {[SCALE_TIES_MEAN] = "mean", [SCALE_TIES_MIN] = "min", [SCALE_TIES_MAX] = "max", NULL};

static const field_table ties_form = {.words = ties};

static tidu_status read_ties(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    size_t word = 0;
    tidu_status status = index_choice(r, n, ties, &word);

    x->scale.ties = (scale_ties)word;
    return status;
}

static const field_row rank_rows[] = {FIELD_PART("ties", REQUIRED, YAML_IS_SCALAR, read_ties, FIELD_LIKE(&ties_form)), FIELD_END};

static const field_table rank_table = {.rows = rank_rows};

/* --- two values ------------------------------------------------------------------------------ */

static tidu_status check_posts(rule_reader *r, const yaml_node *n, void *out)
{
    const index_indicator *x = out;

    if (!(x->scale.low < x->scale.high))
        return yaml_error(r->tree, n, r->err, _("the low goalpost lies below the high one; direction says which is better"));
    return check_range(r, n, out);
}

static const field_row post_rows[] = {FIELD_POST("low", REQUIRED, low), FIELD_POST("high", REQUIRED, high), FIELD_RANGE, FIELD_END};

static const field_table post_table = {.rows = post_rows, .check = check_posts};

/* composite/scale.h turns a falling line around its origin: here low and high mean what they mean of goalposts. */
static tidu_status check_scaled(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    double low = x->scale.low;
    tidu_status status = check_posts(r, n, out);

    if (!x->is_up) {
        x->scale.low = -x->scale.high;
        x->scale.high = -low;
    }
    return status;
}

static const field_table scaled_table = {.rows = post_rows, .check = check_scaled};

static const char *const truths[] = {"true", "false", NULL};

static const field_table truth_form = {.words = truths};

static tidu_status read_beyond(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    size_t word = 0;
    tidu_status status = index_choice(r, n, truths, &word);

    x->scale.is_clamped = word == 1;
    return status;
}

/* Low is the value that is not allowed: above the satisfactory one where less is better. */
static tidu_status check_efficacy(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    double low = x->scale.low;
    bool has_both = cell_is_value(low) && cell_is_value(x->scale.high);

    if (has_both && !(low < x->scale.high))
        return check_posts(r, n, out);
    if (!x->is_up) {
        x->scale.low = x->scale.high;
        x->scale.high = low;
    }
    return check_range(r, n, out);
}

static const field_row efficacy_rows[] = {
    FIELD_POST("low", OPTIONAL, low), FIELD_POST("high", OPTIONAL, high), FIELD_RANGE,
    FIELD_PART("beyond", OPTIONAL, YAML_IS_SCALAR, read_beyond, FIELD_LIKE(&truth_form)), FIELD_END};

static const field_table efficacy_table = {.rows = efficacy_rows, .check = check_efficacy};

/* --- base: 24.097 | {value, floor, cap} ---------------------------------------------------------- */

static tidu_status check_base(rule_reader *r, const yaml_node *n, void *out)
{
    const index_indicator *x = out;

    if (!(x->scale.reference > 0))
        return yaml_error(r->tree, n, r->err, _("a base is more than 0"));
    if (!x->is_up && isinf(x->scale.cap))
        return yaml_error(r->tree, n, r->err, _("where less is better a base needs a cap, which a value of 0 gets: {base: {value: 2.5, cap: 150%%}}"));
    return x->scale.floor < x->scale.cap ? TIDU_OK : yaml_error(r->tree, n, r->err, _("the floor of a ratio lies below its cap"));
}

static const field_row base_rows[] = {FIELD_POST("value", REQUIRED, reference), FIELD_POST("floor", OPTIONAL, floor),
                                      FIELD_POST("cap", OPTIONAL, cap), FIELD_END};

static const field_table base_table = {.rows = base_rows, .check = check_base, .other = &field_literal_form};

static tidu_status read_base(rule_reader *r, const yaml_node *n, void *out)
{
    tidu_status status;

    if (n->kind == YAML_MAPPING)
        return fields_read(r, n, &base_table, out);
    status = read_reference(r, n, out);
    return status ? status : check_base(r, n, out);
}

/* --- logistic ------------------------------------------------------------------------------------- */

static tidu_status check_logistic(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    scale_rule *s = &x->scale;
    bool by_points = cell_is_value(s->low) && cell_is_value(s->high), by_middle = cell_is_value(s->reference) && cell_is_value(s->steepness);
    double share = s->low_share;

    if (by_points == by_middle)
        return yaml_error(r->tree, n, r->err, _("a logistic scale has either middle and steepness, or low and high"));
    if (by_middle)
        return s->steepness > 0 ? check_range(r, n, out) : yaml_error(r->tree, n, r->err, _("the steepness is more than 0; direction says which is better"));
    if (!(0 < share && share < s->high_share && s->high_share < 1))
        return yaml_error(r->tree, n, r->err, _("the shares at low and high rise between 0 and 1: low_share: 10%%, high_share: 90%%"));
    if (!x->is_up) {
        s->low_share = s->high_share;
        s->high_share = share;
    }
    return check_posts(r, n, out);
}

static const field_row logistic_rows[] = {
    FIELD_POST("middle", OPTIONAL, reference),
    FIELD("steepness", OPTIONAL, number, index_indicator, scale.steepness),
    FIELD_POST("low", OPTIONAL, low),
    FIELD_POST("high", OPTIONAL, high),
    FIELD_POST("low_share", OPTIONAL, low_share),
    FIELD_POST("high_share", OPTIONAL, high_share),
    FIELD_RANGE,
    FIELD_END};

static const field_table logistic_table = {.rows = logistic_rows, .check = check_logistic};

/* --- the scale ------------------------------------------------------------------------------------ */

static const field_row scale_rows[] = {
    FIELD_MAPPING("min-max", OPTIONAL, &range_table),
    FIELD_MAPPING("z-score", OPTIONAL, &z_table),
    FIELD_MAPPING("rank", OPTIONAL, &rank_table),
    FIELD_MAPPING("borda", OPTIONAL, &rank_table),
    FIELD_MAPPING("percentile", OPTIONAL, &rank_table),
    FIELD_MAPPING("distance-to-best", OPTIONAL, &range_table),
    FIELD_MAPPING("efficacy", OPTIONAL, &efficacy_table),
    FIELD_MAPPING("scaled", OPTIONAL, &scaled_table),
    FIELD_MAPPING("goalposts", OPTIONAL, &post_table),
    FIELD_MAPPING("logistic", OPTIONAL, &logistic_table),
    FIELD_POST("distance-to-target", OPTIONAL, reference),
    FIELD_POST("distance-to-reference", OPTIONAL, reference),
    FIELD_PART("base", OPTIONAL, YAML_IS_SCALAR | YAML_IS_MAPPING, read_base, FIELD_LIKE(&base_table)),
    FIELD_PART("bands", OPTIONAL, YAML_IS_SEQUENCE, index_bands_read, FIELD_LIST_LIKE(&index_scale_band_table)),
    FIELD_END};

const field_table index_scale_form = {.rows = scale_rows, .words = index_scale_words};

/* Points as shares: the results of a scale are points / 100. */
static void count_in_points(scale_rule *s)
{
    bool is_hundreds = is_method(s, "scaled") || is_method(s, "efficacy");
    bool is_units = is_method(s, "z_score") || is_method(s, "rank") || is_method(s, "borda");

    if (is_hundreds || is_units) {
        s->from /= 100;
        s->to /= 100;
    }
    s->is_clamped |= is_method(s, "efficacy") || is_method(s, "distance_to_target");
    if (is_method(s, "base") || is_method(s, "fraction_of_max"))
        s->floor = 0;
    if (is_method(s, "fraction_of_max"))
        s->cap = 1;
    if (is_method(s, "scaled"))
        s->low = s->high = cell_missing();
}

/* The rule of a word, before its keys are read. False for an unknown word, with that of min-max. */
static bool begin_rule(const char *word, bool is_up, scale_rule *s)
{
    size_t i = 0;

    while (i < sizeof words / sizeof *words && strcmp(words[i].word, word))
        i++;
    *s = scale_rule_of(scale_find(i < sizeof words / sizeof *words ? words[i].method : "min_max"));
    s->is_up = is_up;
    count_in_points(s);
    return i < sizeof words / sizeof *words;
}

scale_rule index_scale_of_word(const char *word, bool is_up)
{
    scale_rule rule;

    begin_rule(word, is_up, &rule);
    return rule;
}

tidu_status index_scale_read(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    tidu_status status;
    size_t word;

    if (n->kind == YAML_MAPPING) {
        if (n->n != 1)
            return yaml_error(r->tree, n, r->err, _("an indicator has one scale"));
        begin_rule(n->first->key, x->is_up, &x->scale);
        return fields_read(r, n, &index_scale_form, x);
    }
    status = index_choice(r, n, index_scale_words, &word);
    if (!status)
        begin_rule(index_scale_words[word], x->is_up, &x->scale);
    else if (n->kind == YAML_SCALAR && begin_rule(n->text, x->is_up, &x->scale))
        status = yaml_error(r->tree, n, r->err, _("'%s' needs values, as {goalposts: {low: 0, high: 15%%}} does"), n->text);
    return status;
}
