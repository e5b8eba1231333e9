/*
 * Reads the weighting of a level:
 *
 *   weights: given | equal | entropy | critic | deviation | variation | gini | merec | variance | pca | factor | optimal
 *   weights: {factor: {least_eigenvalue: 1, each: 10%, together: 60%}}
 *   weights: {optimal: {importance: equal, least: 2%, most: 40%}}
 *   weights: {ahp: [[1, 3], [1/3, 1]]}, see index_comparisons.c
 *   weights: {blend: [{share: 60%, weights: given}, {share: 40%, weights: entropy}]}
 *   weights: {within_strata: entropy}     any of these that uses data, by the data of each stratum
 */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "model/index_model_internal.h"

#define WORD(name, word, ...) [WEIGHTING_##name] = word,
#define COMPUTED(name, word, is_computed) [WEIGHTING_##name] = is_computed,

static const char *const words[] = {INDEX_WEIGHTINGS(WORD)[WEIGHTING_AHP] = NULL};
static const bool computed[] = {INDEX_WEIGHTINGS(COMPUTED)[WEIGHTING_AHP] = false};

static const factor_rule handbook = {.eigenvalue = 1, .each = 0.1, .together = 0.6};
static const index_intent any_intent = {.least = 0, .most = 1};

const char *weighting_name(weighting_kind kind)
{
    return kind == WEIGHTING_AHP ? "ahp" : words[kind];
}

bool weighting_is_computed(weighting_kind kind)
{
    return computed[kind];
}

static index_method method_of(weighting_kind kind)
{
    return (index_method){.kind = kind, .share = 1, .factor = handbook, .intent = any_intent};
}

bool weighting_of_word(const char *word, index_weighting *out, tidu_error *err)
{
    suggestion best = suggestion_begin(word);

    for (size_t i = 0; words[i]; i++) {
        if (i == WEIGHTING_GIVEN)
            continue;
        if (!strcmp(words[i], word)) {
            *out = (index_weighting){.methods = {method_of((weighting_kind)i)}, .n = 1};
            return true;
        }
        suggestion_offer(&best, words[i]);
    }
    if (best.nearest)
        error_set(err, TIDU_EUSAGE, _("there is no weighting '%s' for all levels; did you mean '%s'?"), word, best.nearest);
    else
        error_set(err, TIDU_EUSAGE, _("there is no weighting '%s' for all levels, such as equal, entropy or critic"), word);
    return false;
}

/* The members to weigh, and the method to fill. */
typedef struct method_reader {
    const index_members *members;
    index_method *method;
} method_reader;

static tidu_status read_ahp(rule_reader *r, const yaml_node *n, void *out)
{
    const method_reader *x = out;

    x->method->kind = WEIGHTING_AHP;
    return index_comparisons_read(r, n, x->members, &x->method->comparisons);
}

/* --- {factor: ...} --- */

/* 5%, or 0.05 */
static tidu_status read_part(rule_reader *r, const yaml_node *n, double *out)
{
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money || !(literal->number >= 0 && literal->number <= 1)))
        status = yaml_error(r->tree, n, r->err, _("a share lies between 0 and 1, such as 10%%"));
    if (!status)
        *out = literal->number;
    return status;
}

static tidu_status read_each(rule_reader *r, const yaml_node *n, void *out)
{
    return read_part(r, n, &((factor_rule *)out)->each);
}

static tidu_status read_together(rule_reader *r, const yaml_node *n, void *out)
{
    return read_part(r, n, &((factor_rule *)out)->together);
}

static tidu_status read_factors(rule_reader *r, const yaml_node *n, void *out)
{
    factor_rule *x = out;
    double factors;
    tidu_status status = field_number(r, n, &factors);

    if (!status && !(factors >= 1 && factors <= INDEX_MOST_INDICATORS && factors == floor(factors)))
        status = yaml_error(r->tree, n, r->err, _("the number of factors is a whole number of at least 1"));
    if (!status)
        x->factors = (size_t)factors;
    return status;
}

static const field_row factor_rows[] = {
    FIELD("least_eigenvalue", OPTIONAL, magnitude, factor_rule, eigenvalue),
    FIELD_PART("each", OPTIONAL, YAML_IS_SCALAR, read_each, FIELD_LIKE(&field_literal_form)),
    FIELD_PART("together", OPTIONAL, YAML_IS_SCALAR, read_together, FIELD_LIKE(&field_literal_form)),
    FIELD_PART("factors", OPTIONAL, YAML_IS_SCALAR, read_factors, FIELD_LIKE(&field_number_form)),
    FIELD_END};

static const field_table factor_table = {.rows = factor_rows};

static tidu_status read_factor(rule_reader *r, const yaml_node *n, void *out)
{
    const method_reader *x = out;

    x->method->kind = WEIGHTING_FACTOR;
    return fields_read(r, n, &factor_table, &x->method->factor);
}

/* --- {optimal: ...} --- */

static const char *const importances[] = {"equal", "given", NULL};

static tidu_status read_intended(rule_reader *r, const yaml_node *n, const index_members *members, double *importance)
{
    suggestion best = suggestion_begin(n->key);

    for (size_t j = 0; j < members->k; j++) {
        tidu_status status;

        if (strcmp(members->id[j], n->key)) {
            suggestion_offer(&best, members->id[j]);
            continue;
        }
        status = field_magnitude(r, n, &importance[j]);
        return status;
    }
    return best.nearest ? yaml_error(r->tree, n, r->err, _("no member here is called '%s'; did you mean '%s'?"), n->key, best.nearest)
                        : yaml_error(r->tree, n, r->err, _("no member here is called '%s'"), n->key);
}

/* A mapping names every member. */
static tidu_status read_importances(rule_reader *r, const yaml_node *n, const method_reader *x)
{
    double *importance, sum = 0;
    tidu_status status = field_array(r, x->members->k, sizeof *importance, (void **)&importance);

    for (size_t j = 0; j < x->members->k && !status; j++) {
        if (!yaml_find(n, x->members->id[j]))
            status = yaml_error(r->tree, n, r->err, _("nothing says how important '%s' should be"), x->members->id[j]);
    }
    for (const yaml_node *m = n->first; m && !status; m = m->next)
        status = read_intended(r, m, x->members, importance);
    for (size_t j = 0; j < x->members->k && !status; j++)
        sum += importance[j];
    if (!status && !(sum > 0))
        status = yaml_error(r->tree, n, r->err, _("the intended importances add up to 0"));
    if (!status)
        x->method->intent.importance = importance;
    return status;
}

static tidu_status read_importance(rule_reader *r, const yaml_node *n, void *out)
{
    const method_reader *x = out;
    size_t word = 0;
    tidu_status status = n->kind == YAML_MAPPING ? read_importances(r, n, x) : index_choice(r, n, importances, &word);

    x->method->intent.is_given = word == 1;
    return status;
}

static tidu_status read_least(rule_reader *r, const yaml_node *n, void *out)
{
    const method_reader *x = out;

    return read_part(r, n, &x->method->intent.least);
}

static tidu_status read_most(rule_reader *r, const yaml_node *n, void *out)
{
    const method_reader *x = out;

    return read_part(r, n, &x->method->intent.most);
}

static tidu_status check_bounds(rule_reader *r, const yaml_node *n, void *out)
{
    static const double rounding = 1e-12;
    const method_reader *x = out;
    const index_intent *i = &x->method->intent;
    double k = (double)x->members->k;

    if (i->least <= i->most && k * i->least <= 1 + rounding && k * i->most >= 1 - rounding)
        return TIDU_OK;
    return yaml_error(r->tree, n, r->err, _("%zu weights within these bounds cannot add up to 100%%; lower the least or raise the most"),
                      x->members->k);
}

static const field_table importance_form = {.words = importances, .members = &field_magnitude_form};

static const field_row optimal_rows[] = {
    FIELD_PART("importance", OPTIONAL, YAML_IS_SCALAR | YAML_IS_MAPPING, read_importance, FIELD_LIKE(&importance_form)),
    FIELD_PART("least", OPTIONAL, YAML_IS_SCALAR, read_least, FIELD_LIKE(&field_literal_form)),
    FIELD_PART("most", OPTIONAL, YAML_IS_SCALAR, read_most, FIELD_LIKE(&field_literal_form)),
    FIELD_END};

static const field_table optimal_table = {.rows = optimal_rows, .check = check_bounds};

static tidu_status read_optimal(rule_reader *r, const yaml_node *n, void *out)
{
    const method_reader *x = out;

    x->method->kind = WEIGHTING_OPTIMAL;
    return fields_read(r, n, &optimal_table, out);
}

/* --- one method --- */

static tidu_status check_one(rule_reader *r, const yaml_node *n, void *out)
{
    (void)out;
    return n->n == 1 ? TIDU_OK : yaml_error(r->tree, n, r->err, _("a weighting is one of ahp, factor, optimal and blend"));
}

static const field_row method_rows[] = {
    FIELD_PART("ahp", OPTIONAL, YAML_IS_SEQUENCE | YAML_IS_MAPPING, read_ahp, FIELD_LIKE(&index_comparisons_form)),
    FIELD_PART("factor", OPTIONAL, YAML_IS_MAPPING, read_factor, FIELD_LIKE(&factor_table)),
    FIELD_PART("optimal", OPTIONAL, YAML_IS_MAPPING, read_optimal, FIELD_LIKE(&optimal_table)),
    FIELD_END};

static const field_table method_form = {.rows = method_rows, .words = words, .check = check_one};

static tidu_status read_method(rule_reader *r, const yaml_node *n, void *out)
{
    const method_reader *x = out;
    double share = x->method->share;
    tidu_status status;
    size_t kind = 0;

    *x->method = method_of(WEIGHTING_EQUAL);
    if (share > 0)
        x->method->share = share;
    if (n->kind == YAML_MAPPING)
        return fields_read(r, n, &method_form, out);
    status = index_choice(r, n, words, &kind);
    x->method->kind = (weighting_kind)kind;
    return status;
}

/* --- {blend: ...} --- */

static tidu_status read_share(rule_reader *r, const yaml_node *n, void *out)
{
    const method_reader *x = out;
    node *share;
    tidu_status status = field_literal(r, n, &share);

    if (!status && (share->kind != NODE_NUMBER || share->money || !(share->number > 0)))
        status = yaml_error(r->tree, n, r->err, _("a share is above 0, such as 60%%"));
    if (!status)
        x->method->share = share->number;
    return status;
}

static const field_row part_rows[] = {
    FIELD_PART("share", REQUIRED, YAML_IS_SCALAR, read_share, FIELD_LIKE(&field_literal_form)),
    FIELD_PART("weights", REQUIRED, YAML_IS_ANY, read_method, FIELD_LIKE(&method_form)),
    FIELD_END};

static const field_table part_table = {.rows = part_rows, .form = N_("a part of a blend has share and weights")};

/* The members to weigh, and the weighting to fill. */
typedef struct blend_reader {
    const index_members *members;
    index_weighting *weighting;
} blend_reader;

static tidu_status read_blend(rule_reader *r, const yaml_node *n, void *out)
{
    const blend_reader *x = out;
    index_weighting *w = x->weighting;
    tidu_status status = TIDU_OK;

    if (!n->n || n->n > INDEX_MOST_METHODS)
        return yaml_error(r->tree, n, r->err, _("a blend has 1 to %d methods"), INDEX_MOST_METHODS);
    for (const yaml_node *m = n->first; m && !status; m = m->next)
        status = fields_read(r, m, &part_table, &(method_reader){x->members, &w->methods[w->n++]});
    return status;
}

static const field_row blend_rows[] = {
    FIELD_PART("blend", REQUIRED, YAML_IS_SEQUENCE, read_blend, FIELD_LIST_LIKE(&part_table)), FIELD_END};

static const field_table common_form = {.rows = blend_rows, .other = &method_form};

/* Read by index_weighting_read. */
static tidu_status leave(rule_reader *r, const yaml_node *n, void *out)
{
    (void)r, (void)n, (void)out;
    return TIDU_OK;
}

static const field_row within_rows[] = {
    FIELD_PART("within_strata", REQUIRED, YAML_IS_ANY, leave, FIELD_LIKE(&common_form)), FIELD_END};

const field_table index_weighting_form = {.rows = within_rows, .other = &common_form};

/* The members of the group or root that is being read. */
static void find_members(const yaml_node *owner, index_members *out)
{
    static const char *const lists[] = {"groups", "indicators"};

    out->k = 0;
    for (size_t i = 0; i < 2; i++) {
        const yaml_node *list = yaml_find(owner, lists[i]);

        for (const yaml_node *n = list && list->kind == YAML_SEQUENCE ? list->first : NULL; n && out->k < INDEX_MOST_NODES; n = n->next) {
            const yaml_node *id = yaml_find(n, "id");

            out->id[out->k++] = id && id->kind == YAML_SCALAR ? id->text : "";
        }
    }
}

static tidu_status read_within(rule_reader *r, const yaml_node *n, size_t k, index_weighting *out)
{
    const yaml_node *method = yaml_find(n, "within_strata");
    const index_strata *strata = &((const index_model *)r->subject)->strata;
    tidu_status status;

    if (n->n > 1 || yaml_find(method, "within_strata"))
        return yaml_error(r->tree, n, r->err, _("'within_strata' stands alone: {within_strata: entropy}"));
    status = index_weighting_read(r, method, k, out);
    if (!status && !weighting_takes_data(out))
        return yaml_error(r->tree, method, r->err, _("only weights that are computed from data can be computed within strata"));
    if (!status && !strata->n_stages && strata->by == INDICATOR_NONE)
        return yaml_error(r->tree, method, r->err, _("weights within strata need 'strata': stages, or strata by a text"));
    out->within_strata = true;
    return status;
}

tidu_status index_weighting_read(rule_reader *r, const yaml_node *n, size_t k, index_weighting *out)
{
    index_members members;

    *out = (index_weighting){.methods = {method_of(WEIGHTING_EQUAL)}, .n = 1};
    if (!n && k == 1)
        return TIDU_OK;
    if (!n)
        return yaml_error(r->tree, r->owner, r->err,
                          _("how the members are weighed is missing: weights: given, equal, entropy, critic, {ahp: ...}, {blend: ...} and others"));
    if (yaml_find(n, "within_strata"))
        return read_within(r, n, k, out);
    find_members(r->owner, &members);
    if (!yaml_find(n, "blend"))
        return read_method(r, n, &(method_reader){&members, &out->methods[0]});
    *out = (index_weighting){0};
    return fields_read(r, n, &common_form, &(blend_reader){&members, out});
}

bool index_takes_given(const index_weighting *w)
{
    for (size_t i = 0; i < w->n; i++) {
        const index_method *m = &w->methods[i];

        if (m->kind == WEIGHTING_GIVEN || (m->kind == WEIGHTING_OPTIMAL && m->intent.is_given))
            return true;
    }
    return false;
}

tidu_status index_given_read(rule_reader *r, const yaml_node *n, const index_weighting *w, double *out)
{
    tidu_status status;

    *out = 0;
    if (!index_takes_given(w))
        return n ? yaml_error(r->tree, n, r->err, _("a weight stands here, but the weights are not 'given'"))
                 : TIDU_OK;
    if (!n)
        return yaml_error(r->tree, r->owner, r->err, _("the weights are 'given', but there is no weight here"));
    status = field_number(r, n, out);
    if (!status && !(*out >= 0))
        status = yaml_error(r->tree, n, r->err, _("a weight is at least 0"));
    return status;
}
