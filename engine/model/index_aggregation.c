/*
 * Reads how the members of a node are brought together:
 *
 *   mean         arithmetic | geometric | harmonic | least | weighted-least | median | mpi
 *                {power: -1} | {ordered: [3, 2, 1]} | {mpi: {penalty: up}}
 *   aggregation  mean or method of a list (index_list_method.c), of the root; groups take the mean, beside a method arithmetic
 *                {within: mean of groups, across: mean or method of the root, floor: 1%}
 */
#include <math.h>
#include <string.h>

#include "base/message.h"
#include "model/index_model_internal.h"

#define WORD(name, word, ...) [MEAN_##name] = word,
#define FLOOR(name, word, needs_floor) [MEAN_##name] = needs_floor,

static const char *const words[] = {INDEX_MEANS(WORD)[MEAN_POWER] = NULL};
static const bool floored[] = {INDEX_MEANS(FLOOR)[MEAN_POWER] = false};

static bool needs_floor(const index_mean *x)
{
    return x->kind == MEAN_POWER ? x->exponent <= 0 : x->kind < MEAN_POWER && floored[x->kind];
}

/* --- a mean ------------------------------------------------------------------------------------------ */

static tidu_status read_power(rule_reader *r, const yaml_node *n, void *out)
{
    index_mean *x = out;
    tidu_status status = field_number(r, n, &x->exponent);

    x->kind = MEAN_POWER;
    if (!status && !isfinite(x->exponent))
        status = yaml_error(r->tree, n, r->err, _("an exponent is a number such as 2 or -1"));
    return status;
}

static tidu_status read_positions(rule_reader *r, const yaml_node *list, void *out)
{
    index_mean *x = out;
    double *position, sum = 0;
    tidu_status status = field_array(r, list->n + 1, sizeof *position, (void **)&position);

    *x = (index_mean){.kind = MEAN_ORDERED, .position = position};
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        status = field_magnitude(r, n, &position[x->n_positions]);
        sum += status ? 0 : position[x->n_positions++];
    }
    if (!status && !(sum > 0 && isfinite(sum)))
        status = yaml_error(r->tree, list, r->err, _("the weights of positions are at least 0, and one is more"));
    return status;
}

static const char *const penalties[] = {"down", "up", NULL};

static const field_table penalty_form = {.words = penalties};

static tidu_status read_penalty(rule_reader *r, const yaml_node *n, void *out)
{
    index_mean *x = out;
    size_t word = 0;
    tidu_status status = index_choice(r, n, penalties, &word);

    *x = (index_mean){.kind = MEAN_MPI, .is_raised = word == 1};
    return status;
}

static const field_row mpi_rows[] = {
    FIELD_PART(FIELD_ABOUT("penalty", "down: imbalance takes away, up: it adds, of an index where less is better"), REQUIRED, YAML_IS_SCALAR,
               read_penalty, FIELD_LIKE(&penalty_form)),
    FIELD_END};

static const field_table mpi_table = {.rows = mpi_rows};

static tidu_status check_one(rule_reader *r, const yaml_node *n, void *out)
{
    (void)out;
    return n->n == 1 ? TIDU_OK : yaml_error(r->tree, n, r->err, _("a mean is one of power, ordered and mpi"));
}

static const field_row mean_rows[] = {
    FIELD_PART("power", OPTIONAL, YAML_IS_SCALAR, read_power, FIELD_LIKE(&field_number_form)),
    FIELD_PART(FIELD_ABOUT("ordered", "weights by position, the first of the best value"), OPTIONAL, YAML_IS_SEQUENCE, read_positions,
               FIELD_LIST_LIKE(&field_magnitude_form)),
    FIELD_MAPPING("mpi", OPTIONAL, &mpi_table),
    FIELD_END};

const field_table index_mean_form = {.rows = mean_rows, .check = check_one, .words = words};

tidu_status index_mean_read(rule_reader *r, const yaml_node *n, void *out)
{
    index_mean *x = out;
    tidu_status status;
    size_t word;

    if (index_is_list_method(n))
        return yaml_error(r->tree, n, r->err, _("'%s' compares the companies of the list with each other and stands only at the root, as 'across'"),
                          n->kind == YAML_SCALAR ? n->text : n->first->key);
    *x = (index_mean){0};
    if (n->kind == YAML_MAPPING)
        return fields_read(r, n, &index_mean_form, x);
    status = index_choice(r, n, words, &word);
    if (!status)
        x->kind = (mean_kind)word;
    return status;
}

static bool weighs_alike(const index_weighting *w)
{
    return w->n == 1 && w->methods[0].kind == WEIGHTING_EQUAL;
}

tidu_status index_mean_check(rule_reader *r, const yaml_node *at, const index_node *x)
{
    const index_mean *mean = &x->aggregation;

    if (mean->kind == MEAN_ORDERED && mean->n_positions != x->n_children)
        return yaml_error(r->tree, at, r->err, _("'%s' has %zu members, but 'ordered' has weights of %zu positions"), x->id, x->n_children,
                          mean->n_positions);
    if ((mean->kind == MEAN_ORDERED || mean->kind == MEAN_MPI) && !weighs_alike(&x->weighting))
        return yaml_error(r->tree, at, r->err, _("'%s' takes its members alike, so that they have no weights of their own: weights: equal"),
                          mean->kind == MEAN_MPI ? "mpi" : "ordered");
    return TIDU_OK;
}

/* --- the aggregation of the root ------------------------------------------------------------------------ */

static tidu_status read_floor(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money || !(literal->number > 0 && literal->number < 1)))
        status = yaml_error(r->tree, n, r->err, _("a floor lies between 0 and 1"));
    if (!status)
        m->floor = literal->number;
    return status;
}

#define MEAN_WORD(name, word, needs_floor) word,
#define METHOD_WORD(name, word) word,

static const char *const all_words[] = {INDEX_MEANS(MEAN_WORD) INDEX_LIST_METHODS(METHOD_WORD) NULL};

static tidu_status read_across(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;
    size_t word;

    if (index_is_list_method(n))
        return index_list_method_read(r, n, m);
    if (n->kind != YAML_MAPPING && index_choice(r, n, all_words, &word)) /* names the methods, too */
        return TIDU_EMODEL;
    return index_mean_read(r, n, &m->across);
}

static const field_row across_rows[] = {
    FIELD_MEMBER_LIKE("within", REQUIRED, YAML_IS_ANY, index_mean_read, index_mean, index_model, within, &index_mean_form),
    FIELD_PART("across", REQUIRED, YAML_IS_ANY, read_across, FIELD_LIKE(&index_list_method_form)),
    FIELD_PART("floor", OPTIONAL, YAML_IS_SCALAR, read_floor, FIELD_LIKE(&field_literal_form)),
    FIELD_END};

const field_table index_aggregation_form = {.rows = across_rows, .other = &index_list_method_form};

tidu_status index_aggregation_read(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;
    tidu_status status;

    if (yaml_find(n, "within") || yaml_find(n, "across") || yaml_find(n, "floor"))
        return fields_read(r, n, &index_aggregation_form, m);
    status = read_across(r, n, m);
    if (!index_compares_list(m))
        m->within = m->across;
    return status;
}

/* --- once the tree is there --------------------------------------------------------------------------- */

/* A floor stands where something needs it: a mean that one 0 makes 0, or a method that forms ratios. */
static tidu_status check_floor(rule_reader *r, const yaml_node *aggregation, const index_model *m)
{
    const yaml_node *at = yaml_find(aggregation, "floor");
    bool needs = false;

    for (size_t i = 0; i < m->n_nodes; i++)
        needs |= !index_is_leaf(&m->nodes[i]) && needs_floor(&m->nodes[i].aggregation);
    if (needs && !(m->floor > 0))
        return yaml_error(r->tree, aggregation, r->err, _("such a mean needs a floor such as 1%%, or one 0 makes everything 0"));
    if (m->floor > 0 && m->is_arithmetic)
        return yaml_error(r->tree, at, r->err, _("a floor goes with other means than arithmetic ones"));
    return TIDU_OK;
}

/* Does a scale give 0 to 1 only? Ranks and places are counts. */
static bool ends_at_one(const scale_rule *s)
{
    bool is_count = !strcmp(s->method->name, "rank") || !strcmp(s->method->name, "borda");

    if (!strcmp(s->method->name, "base"))
        return s->cap <= 1;
    if (!strcmp(s->method->name, "bands"))
        return s->n_steps && s->steps[s->n_steps - 1].points <= 1;
    return !is_count && !index_scale_is_open(s, true) && s->from >= 0 && s->to <= 1;
}

/* Takes a mean values of at least 0 only? */
static bool takes_positive(const index_mean *x)
{
    return x->kind == MEAN_GEOMETRIC || x->kind == MEAN_HARMONIC || x->kind == MEAN_POWER;
}

static bool takes_shares(const index_mean *x)
{
    return x->kind == MEAN_WEIGHTED_LEAST || x->kind == MEAN_MPI;
}

/* An indicator below whose scale does not end where the mean needs it; INDEX_NONE: there is none. */
static size_t find_unbounded(const index_model *m, const index_node *x)
{
    for (size_t k = x->first_leaf; k < x->first_leaf + x->n_leaves; k++) {
        const scale_rule *s = &m->indicators[k].scale;

        if (takes_positive(&x->aggregation) && index_scale_is_open(s, false))
            return k;
        if (takes_shares(&x->aggregation) && (index_scale_is_open(s, false) || !ends_at_one(s)))
            return k;
    }
    return INDEX_NONE;
}

static tidu_status check_scales(rule_reader *r, const yaml_node *aggregation, const index_model *m)
{
    for (size_t i = 0; i < m->n_nodes; i++) {
        const index_node *x = &m->nodes[i];
        mean_kind kind = x->aggregation.kind;
        size_t found = index_is_leaf(x) ? INDEX_NONE : find_unbounded(m, x);

        if (found != INDEX_NONE && takes_positive(&x->aggregation))
            return yaml_error(r->tree, aggregation, r->err, _("'%s' may be below 0 on its scale, so that it has no geometric mean; take an arithmetic one, or another scale"),
                              m->indicators[found].id);

        if (found != INDEX_NONE)
            return yaml_error(r->tree, aggregation, r->err, _("'%s' takes values of 0 to 1, but the scale of '%s' goes beyond"), words[kind],
                              m->indicators[found].id);
    }
    return TIDU_OK;
}

tidu_status index_aggregation_check(rule_reader *r, const yaml_node *aggregation, index_model *m)
{
    tidu_status status;

    m->is_arithmetic = m->is_monotone = true;
    for (size_t i = 0; i < m->n_nodes; i++) {
        mean_kind kind = m->nodes[i].aggregation.kind;

        m->is_arithmetic &= index_is_leaf(&m->nodes[i]) || kind == MEAN_ARITHMETIC;
        m->is_monotone &= index_is_leaf(&m->nodes[i]) || kind != MEAN_MPI;
    }
    status = check_floor(r, aggregation, m);
    if (!status)
        status = check_scales(r, aggregation, m);
    if (!status && index_compares_list(m)) {
        const yaml_node *across = yaml_find(aggregation, "across");

        status = index_list_method_check(r, across ? across : aggregation, m);
    }
    return status;
}
