/*
 * Reads the weighting of a level:
 *
 *   weights: given | equal | entropy | critic | pca
 *   weights: {ahp: [[1, 3], [1/3, 1]]}
 *   weights: {blend: [{share: 60%, weights: given}, {share: 40%, weights: entropy}]}
 *   weights: {within_strata: entropy}     any of these that uses data, by the data of each stratum
 *
 * Comparisons are kept as fractions, so that reciprocity is checked exactly: a/b is the reciprocal of c/d if a c = b
 * d.
 */
#include <string.h>

#include "base/message.h"
#include "base/number_text.h"
#include "model/index_model_internal.h"

#define WORD(name, word, ...) [WEIGHTING_##name] = word,
#define COMPUTED(name, word, is_computed) [WEIGHTING_##name] = is_computed,

static const char *const words[] = {INDEX_WEIGHTINGS(WORD)[WEIGHTING_AHP] = NULL};
static const bool computed[] = {INDEX_WEIGHTINGS(COMPUTED)[WEIGHTING_AHP] = false};

const char *weighting_name(weighting_kind kind)
{
    return kind == WEIGHTING_AHP ? "ahp" : words[kind];
}

bool weighting_is_computed(weighting_kind kind)
{
    return computed[kind];
}

/* comparison: number [/ number], both above 0 */
static bool parse_comparison(const yaml_node *n, double *over, double *under)
{
    const char *slash = n->kind == YAML_SCALAR ? strchr(n->text, '/') : NULL;
    size_t length = slash ? (size_t)(slash - n->text) : n->length;
    bool is_short;

    *under = 1;
    if (n->kind != YAML_SCALAR || !number_parse(n->text, length, 0, over, &is_short))
        return false;
    if (slash && !number_parse(slash + 1, n->length - length - 1, 0, under, &is_short))
        return false;
    return *over > 0 && *under > 0;
}

static tidu_status read_row(rule_reader *r, const yaml_node *row, size_t k, double *over, double *under)
{
    size_t j = 0;

    if (row->kind != YAML_SEQUENCE || row->n != k)
        return yaml_error(r->tree, row, r->err,
                          _("a row of comparisons has one number for each member: %zu"), k);
    for (const yaml_node *n = row->first; n; n = n->next, j++) {
        if (!parse_comparison(n, &over[j], &under[j]))
            return yaml_error(r->tree, n, r->err, _("a comparison is a number above 0 such as 3 or 1/3"));
    }
    return TIDU_OK;
}

/* Row i, column j: how many times as important i is as j; the transposed entry is the reciprocal. */
static tidu_status check_reciprocal(rule_reader *r, const yaml_node *rows, size_t k,
                                    const double *over, const double *under)
{
    size_t i = 0;

    for (const yaml_node *row = rows->first; row; row = row->next, i++) {
        size_t j = 0;

        for (const yaml_node *n = row->first; n; n = n->next, j++) {
            if (over[i * k + j] * over[j * k + i] != under[i * k + j] * under[j * k + i])
                return yaml_error(r->tree, n, r->err,
                                  i == j ? _("a member compared with itself is 1")
                                         : _("row %zu, column %zu is not the reciprocal of row %zu, column %zu; write 1/3, not 0.33"),
                                  i + 1, j + 1, j + 1, i + 1);
        }
    }
    return TIDU_OK;
}

static tidu_status read_comparisons(rule_reader *r, const yaml_node *rows, size_t k, index_method *out)
{
    double *over, *under, *matrix;
    tidu_status status;
    size_t i = 0;

    if (rows->kind != YAML_SEQUENCE || rows->n != k)
        return yaml_error(r->tree, rows, r->err, _("comparisons have one row for each member: %zu"), k);
    if (k > WEIGHTS_MOST_COMPARED)
        return yaml_error(r->tree, rows, r->err, _("at most %d members are compared"),
                          WEIGHTS_MOST_COMPARED);
    status = field_array(r, 3 * k * k, sizeof *matrix, (void **)&matrix);
    if (status)
        return status;
    over = matrix + k * k;
    under = over + k * k;
    for (const yaml_node *row = rows->first; row && !status; row = row->next, i++)
        status = read_row(r, row, k, over + i * k, under + i * k);
    if (!status)
        status = check_reciprocal(r, rows, k, over, under);
    for (i = 0; i < k * k && !status; i++)
        matrix[i] = over[i] / under[i];
    out->kind = WEIGHTING_AHP;
    out->matrix = matrix;
    return status;
}

/* The number of members to weigh, and the method to fill. */
typedef struct method_reader {
    size_t k;
    index_method *method;
} method_reader;

static tidu_status read_ahp(rule_reader *r, const yaml_node *rows, void *out)
{
    const method_reader *x = out;

    return read_comparisons(r, rows, x->k, x->method);
}

/* A row of the matrix. */
static const field_table comparisons_form = {.kinds = YAML_IS_SEQUENCE, .members = &field_literal_form};

static const field_row ahp_rows[] = {
    FIELD_PART("ahp", REQUIRED, YAML_IS_SEQUENCE, read_ahp, FIELD_LIST_LIKE(&comparisons_form)), FIELD_END};

static const field_table method_form = {.rows = ahp_rows, .words = words};

static tidu_status read_method(rule_reader *r, const yaml_node *n, void *out)
{
    const method_reader *x = out;
    tidu_status status;
    size_t kind;

    if (n->kind == YAML_MAPPING)
        return fields_read(r, n, &method_form, out);
    status = index_choice(r, n, words, &kind);
    if (!status)
        x->method->kind = (weighting_kind)kind;
    return status;
}

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

/* The number of members to weigh, and the weighting to fill. */
typedef struct blend_reader {
    size_t k;
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
        status = fields_read(r, m, &part_table, &(method_reader){x->k, &w->methods[w->n++]});
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
    *out = (index_weighting){.methods = {{.kind = WEIGHTING_EQUAL, .share = 1}}, .n = 1};
    if (!n && k == 1)
        return TIDU_OK;
    if (!n)
        return yaml_error(r->tree, r->owner, r->err,
                          _("how the members are weighed is missing: weights: given, equal, entropy, critic, pca, {ahp: ...} or {blend: ...}"));
    if (yaml_find(n, "within_strata"))
        return read_within(r, n, k, out);
    if (!yaml_find(n, "blend"))
        return read_method(r, n, &(method_reader){k, &out->methods[0]});
    *out = (index_weighting){0};
    return fields_read(r, n, &common_form, &(blend_reader){k, out});
}

bool index_takes_given(const index_weighting *w)
{
    for (size_t i = 0; i < w->n; i++) {
        if (w->methods[i].kind == WEIGHTING_GIVEN)
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
