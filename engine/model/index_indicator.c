/*
 * Reads the treatment, the normalisation and the strata of an index. Each section begins with its grammar.
 */
#include <string.h>

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
        strcat(strcat(all, *all ? ", " : ""), words[i]); /* all words are constants of this program, so that they fit */
    }
    if (best.nearest)
        return yaml_error(r->tree, n, r->err, _("'%s' is none of %s; did you mean '%s'?"), n->text, all,
                          best.nearest);
    return yaml_error(r->tree, n, r->err, _("'%s' is none of %s"), n->text, all);
}

/* --- treatment: none | {winsorise: {percent: [1, 99]}} | coinr | {coinr: {points: 5}} --- */

static tidu_status read_percents(rule_reader *r, const yaml_node *list, void *out)
{
    index_treatment *t = out;
    tidu_status status;

    if (list->n != 2)
        return yaml_error(r->tree, list, r->err, _("two percentiles are expected: percent: [1, 99]"));
    status = field_number(r, list->first, &t->low);
    if (!status)
        status = field_number(r, list->first->next, &t->high);
    if (!status && !(0 <= t->low && t->low < t->high && t->high <= 100))
        status = yaml_error(r->tree, list, r->err, _("percentiles rise from 0 to 100: percent: [1, 99]"));
    t->low /= 100;
    t->high /= 100;
    t->kind = TREATMENT_WINSORISE;
    return status;
}

static const field_row winsorise_rows[] = {
    FIELD_PART("percent", REQUIRED, YAML_IS_SEQUENCE, read_percents, FIELD_LIST_LIKE(&field_number_form)), FIELD_END};

static const field_table winsorise_table = {.rows = winsorise_rows};

static tidu_status read_points(rule_reader *r, const yaml_node *n, void *out)
{
    index_treatment *t = out;
    double points = 0;
    tidu_status status = field_magnitude(r, n, &points);

    t->rule.points = points < 1e9 ? (size_t)points : (size_t)1e9;
    return status;
}

static tidu_status mark_coinr(rule_reader *r, const yaml_node *n, void *out)
{
    index_treatment *t = out;

    (void)r, (void)n;
    t->kind = TREATMENT_COINR;
    return TIDU_OK;
}

static const field_row coinr_rows[] = {
    FIELD_PART("points", OPTIONAL, YAML_IS_SCALAR, read_points, FIELD_LIKE(&field_magnitude_form)),
    FIELD("skewness", OPTIONAL, magnitude, index_treatment, rule.skewness),
    FIELD("kurtosis", OPTIONAL, magnitude, index_treatment, rule.kurtosis),
    FIELD_END};

static const field_table coinr_table = {.rows = coinr_rows, .check = mark_coinr};

static tidu_status check_one(rule_reader *r, const yaml_node *n, void *out)
{
    (void)out;
    return n->n == 1 ? TIDU_OK : yaml_error(r->tree, n, r->err, _("a treatment is either winsorise or coinr"));
}

static const field_row treatment_rows[] = {
    FIELD_MAPPING("winsorise", OPTIONAL, &winsorise_table),
    FIELD_MAPPING("coinr", OPTIONAL, &coinr_table),
    FIELD_END};

#define WORD(name, word) word,

static const char *const treatments[] = {INDEX_TREATMENTS(WORD) NULL};

const field_table index_treatment_form = {.rows = treatment_rows, .check = check_one, .words = treatments};

tidu_status index_treatment_read(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    tidu_status status;
    size_t word;

    x->treatment = (index_treatment){.rule = {.skewness = 2, .kurtosis = 3.5, .points = 5}}; /* defaults of COINr */
    if (!n)
        return TIDU_OK;
    if (n->kind == YAML_MAPPING)
        return fields_read(r, n, &index_treatment_form, &x->treatment);
    status = index_choice(r, n, treatments, &word);
    if (!status)
        x->treatment.kind = (treatment_kind)word;
    return status;
}

/* --- normalise: min-max | percentile | {goalposts: {low: 0, high: 10%}} | {base: 24.097} --- */

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

static tidu_status read_low(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;

    return read_post(r, n, x->value->money, &x->scale.low);
}

static tidu_status read_high(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;

    return read_post(r, n, x->value->money, &x->scale.high);
}

static tidu_status check_posts(rule_reader *r, const yaml_node *n, void *out)
{
    const index_indicator *x = out;

    return x->scale.low < x->scale.high
               ? TIDU_OK
               : yaml_error(r->tree, n, r->err,
                            _("the low goalpost lies below the high one; direction says which is better"));
}

static const field_row post_rows[] = {
    FIELD_PART("low", REQUIRED, YAML_IS_SCALAR, read_low, FIELD_LIKE(&field_literal_form)),
    FIELD_PART("high", REQUIRED, YAML_IS_SCALAR, read_high, FIELD_LIKE(&field_literal_form)),
    FIELD_END};

static const field_table post_table = {.rows = post_rows, .check = check_posts};

static tidu_status read_base(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    tidu_status status = read_post(r, n, x->value->money, &x->scale.high);

    x->scale.kind = SCALE_BASE;
    if (!status && !(x->scale.high > 0 && x->is_up))
        status = yaml_error(r->tree, n, r->err, _("a base is more than 0 and goes with direction: up"));
    return status;
}

static tidu_status check_scale(rule_reader *r, const yaml_node *n, void *out)
{
    (void)out;
    return n->n == 1 ? TIDU_OK : yaml_error(r->tree, n, r->err, _("a scale has either goalposts or a base"));
}

static const field_row goalpost_rows[] = {
    FIELD_MAPPING("goalposts", OPTIONAL, &post_table),
    FIELD_PART("base", OPTIONAL, YAML_IS_SCALAR, read_base, FIELD_LIKE(&field_literal_form)),
    FIELD_END};

static const char *const scales[] = {INDEX_SCALES(WORD) NULL};

const field_table index_scale_form = {.rows = goalpost_rows, .check = check_scale, .words = scales};

tidu_status index_scale_read(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    tidu_status status;
    size_t word;

    if (n->kind == YAML_MAPPING) {
        x->scale.kind = SCALE_GOALPOSTS;
        return fields_read(r, n, &index_scale_form, x);
    }
    status = index_choice(r, n, scales, &word);
    if (!status)
        x->scale.kind = (scale_kind)word;
    return status;
}

/* --- strata: none | {by: industry, letters: 2, least: 30} | [{id, name, when}, ..., {id, name}] --- */

static tidu_status check_text(rule_reader *r, const yaml_node *n, void *out)
{
    const index_strata *s = out;
    const indicator *x = dictionary_get(r->dictionary, s->by);

    return x->type == INDICATOR_TEXT && x->kind == INDICATOR_ATTRIBUTE
               ? TIDU_OK
               : yaml_error(r->tree, n, r->err, _("strata go by a text such as industry or town"));
}

static tidu_status read_letters(rule_reader *r, const yaml_node *n, void *out)
{
    index_strata *s = out;
    double letters = 0;
    tidu_status status = field_magnitude(r, n, &letters);

    s->letters = letters < 64 ? (size_t)letters : 0;
    return status;
}

static tidu_status read_least(rule_reader *r, const yaml_node *n, void *out)
{
    index_strata *s = out;
    double least = 1;
    tidu_status status = n ? field_magnitude(r, n, &least) : TIDU_OK;

    s->least = least < 1e9 ? (size_t)least : (size_t)1e9;
    return status;
}

static const field_row by_rows[] = {
    FIELD("by", REQUIRED, indicator, index_strata, by),
    FIELD_PART("by", REQUIRED, YAML_IS_SCALAR, check_text),
    FIELD_PART("letters", OPTIONAL, YAML_IS_SCALAR, read_letters, FIELD_LIKE(&field_magnitude_form)),
    FIELD_PART("least", ALWAYS, YAML_IS_SCALAR, read_least, FIELD_LIKE(&field_magnitude_form)),
    FIELD_END};

static tidu_status read_when(rule_reader *r, const yaml_node *n, void *out)
{
    index_stage *s = out;

    if ((n != NULL) != (r->owner->next != NULL))
        return yaml_error(r->tree, r->owner, r->err,
                          _("every stage has 'when' but the last, which takes everybody else"));
    return n ? field_truth(r, n, &s->when) : TIDU_OK;
}

static const field_row stage_rows[] = {
    FIELD("id", REQUIRED, id, index_stage, id),
    FIELD("name", REQUIRED, bilingual, index_stage, name),
    FIELD_PART("when", ALWAYS, YAML_IS_SCALAR, read_when, FIELD_LIKE(&field_truth_form)),
    FIELD_END};

static const field_table stage_table = {.rows = stage_rows, .form = N_("a stage has id, name and when")};

static tidu_status read_stages(rule_reader *r, const yaml_node *n, index_strata *out)
{
    tidu_status status;

    if (n->n < 2 || n->n > INDEX_MOST_STAGES)
        return yaml_error(r->tree, n, r->err, _("there are 2 to %d stages"), INDEX_MOST_STAGES);
    status = field_array(r, n->n, sizeof *out->stages, (void **)&out->stages);
    return status ? status : members_read(r, n, &stage_table, out->stages, sizeof *out->stages, &out->n_stages);
}

static const char *const strata_words[] = {"none", NULL};

const field_table index_strata_form = {.rows = by_rows, .words = strata_words, .members = &stage_table};

tidu_status index_strata_read(rule_reader *r, const yaml_node *n, void *out)
{
    size_t word;

    if (n->kind == YAML_SCALAR)
        return index_choice(r, n, strata_words, &word);
    return n->kind == YAML_MAPPING ? fields_read(r, n, &index_strata_form, out) : read_stages(r, n, out);
}
