/*
 * Reads index files with the tables of model/field.h: the head, groups and indicators, and how means are taken.
 */
#include "model/index_model.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/message.h"
#include "model/file_tables.h"
#include "model/index_model_internal.h"

/* --- aggregation: arithmetic | {within: arithmetic, across: geometric, floor: 1%} --- */

static const char *const means[] = {[MEAN_ARITHMETIC] = "arithmetic", [MEAN_GEOMETRIC] = "geometric", NULL};

static tidu_status read_mean(rule_reader *r, const yaml_node *n, void *out)
{
    mean_kind *mean = out;
    size_t word;
    tidu_status status = index_choice(r, n, means, &word);

    if (!status)
        *mean = (mean_kind)word;
    return status;
}

static tidu_status read_floor(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;
    bool is_geometric = m->within == MEAN_GEOMETRIC || m->across == MEAN_GEOMETRIC;
    tidu_status status;
    node *literal;

    if (!is_geometric || !n)
        return is_geometric == (n != NULL)
                   ? TIDU_OK
                   : yaml_error(r->tree, n ? n : yaml_find(r->tree->root, "aggregation"), r->err,
                                n ? _("a floor goes with a geometric mean")
                                  : _("a geometric mean needs a floor such as 1%%, or one 0 makes everything 0"));
    status = field_literal(r, n, &literal);
    if (!status && (literal->kind != NODE_NUMBER || literal->money ||
                    !(literal->number > 0 && literal->number < 1)))
        status = yaml_error(r->tree, n, r->err, _("a floor lies between 0 and 1"));
    if (!status)
        m->floor = literal->number;
    return status;
}

static const field_table mean_form = {.words = means};

static const field_row mean_rows[] = {
    FIELD_MEMBER_LIKE("within", REQUIRED, YAML_IS_SCALAR, read_mean, mean_kind, index_model, within, &mean_form),
    FIELD_MEMBER_LIKE("across", REQUIRED, YAML_IS_SCALAR, read_mean, mean_kind, index_model, across, &mean_form),
    FIELD_PART("floor", ALWAYS, YAML_IS_SCALAR, read_floor, FIELD_LIKE(&field_literal_form)),
    FIELD_END};

static const field_table mean_table = {.rows = mean_rows, .words = means};

static tidu_status read_aggregation(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;
    tidu_status status;

    if (n->kind == YAML_MAPPING)
        return fields_read(r, n, &mean_table, m);
    status = read_mean(r, n, &m->within);
    m->across = m->within;
    return status ? status : read_floor(r, NULL, m);
}

/* --- small parts ---------------------------------------------------------------------- */

static tidu_status read_decimals(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;
    double decimals;
    tidu_status status = field_number(r, n, &decimals);

    if (!status && !(decimals >= 0 && decimals <= INDEX_MOST_DECIMALS && decimals == floor(decimals)))
        status = yaml_error(r->tree, n, r->err, _("scores have 0 to %d decimals, a whole number"), INDEX_MOST_DECIMALS);
    if (!status)
        m->decimals = (int)decimals;
    return status;
}

static tidu_status read_coverage(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;
    node *literal;
    tidu_status status = field_literal(r, n, &literal);

    if (!status && (literal->kind != NODE_NUMBER || literal->money ||
                    !(literal->number >= 0 && literal->number <= 1)))
        status = yaml_error(r->tree, n, r->err, _("a coverage lies between 0 and 1, such as 50%%"));
    if (!status)
        m->coverage = literal->number;
    return status;
}

static const char *const missings[] = {"interval", "reweight", NULL};

static const field_table missing_form = {.words = missings};

static tidu_status read_missing(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;
    size_t word;
    tidu_status status = index_choice(r, n, missings, &word);

    if (!status)
        m->is_reweighted = word == 1;
    return status;
}

/* --- groups and indicators -------------------------------------------------------------- */

static tidu_status check_indicator_id(rule_reader *r, const yaml_node *n, void *out)
{
    const index_model *m = r->subject;
    const index_indicator *x = out;

    for (const index_indicator *other = m->indicators; other < x; other++) {
        if (!strcmp(other->id, x->id))
            return yaml_error(r->tree, n, r->err, _("the id '%s' stands for two indicators"), x->id);
    }
    return TIDU_OK;
}

static tidu_status check_group_id(rule_reader *r, const yaml_node *n, void *out)
{
    const index_model *m = r->subject;
    const index_group *g = out;

    for (const index_group *other = m->groups; other < g; other++) {
        if (!strcmp(other->id, g->id))
            return yaml_error(r->tree, n, r->err, _("the id '%s' stands for two groups"), g->id);
    }
    return TIDU_OK;
}

static const char *const directions[] = {"up", "down", NULL};

static const field_table direction_form = {.words = directions};

static tidu_status read_direction(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    size_t word = 0;
    tidu_status status = index_choice(r, n, directions, &word);

    x->is_up = word == 0;
    return status;
}

static const char *const own_missings[] = {"mean", NULL};

static const field_table own_missing_form = {.words = own_missings};

static tidu_status read_own_missing(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    size_t word;

    x->takes_mean = true;
    return index_choice(r, n, own_missings, &word);
}

static tidu_status read_own_weight(rule_reader *r, const yaml_node *n, void *out)
{
    const index_model *m = r->subject;
    index_indicator *x = out;

    x->group = m->n_groups - 1;
    return index_given_read(r, n, &m->groups[x->group].weighting, &x->given);
}

static const field_row indicator_rows[] = {
    FIELD("id", REQUIRED, id, index_indicator, id),
    FIELD_PART("id", REQUIRED, YAML_IS_SCALAR, check_indicator_id),
    FIELD("name", REQUIRED, bilingual, index_indicator, name),
    FIELD("value", REQUIRED, quantity, index_indicator, value),
    FIELD("value", REQUIRED, text, index_indicator, text),
    FIELD_PART("direction", REQUIRED, YAML_IS_SCALAR, read_direction, FIELD_LIKE(&direction_form)),
    FIELD_PART("treatment", ALWAYS, YAML_IS_ANY, index_treatment_read, FIELD_LIKE(&index_treatment_form)),
    FIELD_PART("normalise", REQUIRED, YAML_IS_ANY, index_scale_read, FIELD_LIKE(&index_scale_form)),
    FIELD_PART("missing", OPTIONAL, YAML_IS_SCALAR, read_own_missing, FIELD_LIKE(&own_missing_form)),
    FIELD_PART("weight", ALWAYS, YAML_IS_SCALAR, read_own_weight, FIELD_LIKE(&field_number_form)),
    FIELD_END};

static const field_table indicator_table = {
    .rows = indicator_rows, .form = N_("an indicator has id, name, value, direction and normalise")};

static tidu_status read_group_weight(rule_reader *r, const yaml_node *n, void *out)
{
    const index_model *m = r->subject;
    index_group *g = out;

    return index_given_read(r, n, &m->weighting, &g->given);
}

static tidu_status read_weights_within(rule_reader *r, const yaml_node *n, void *out)
{
    index_group *g = out;

    return index_weighting_read(r, n, yaml_find(r->owner, "indicators")->n, &g->weighting);
}

static tidu_status read_indicators(rule_reader *r, const yaml_node *list, void *out)
{
    index_model *m = r->subject;
    index_group *g = out;
    tidu_status status;

    g->first = m->n_indicators;
    if (!list->n || m->n_indicators + list->n > INDEX_MOST_INDICATORS)
        return yaml_error(r->tree, list, r->err, _("an index has 1 to %d indicators, and no empty group"),
                          INDEX_MOST_INDICATORS);
    status = members_read(r, list, &indicator_table, &m->indicators[g->first], sizeof *m->indicators, &g->n);
    m->n_indicators += g->n;
    return status;
}

static const field_row group_rows[] = {
    FIELD("id", REQUIRED, id, index_group, id),
    FIELD_PART("id", REQUIRED, YAML_IS_SCALAR, check_group_id),
    FIELD("name", REQUIRED, bilingual, index_group, name),
    FIELD_PART("weight", ALWAYS, YAML_IS_SCALAR, read_group_weight, FIELD_LIKE(&field_number_form)),
    FIELD_PART("weights", ALWAYS, YAML_IS_ANY, read_weights_within, FIELD_LIKE(&index_weighting_form)),
    FIELD_PART("indicators", REQUIRED, YAML_IS_SEQUENCE, read_indicators, FIELD_LIST_LIKE(&indicator_table)),
    FIELD_END};

static const field_table group_table = {
    .rows = group_rows, .form = N_("a group has id, name, weights and indicators")};

static tidu_status check_groups(rule_reader *r, const yaml_node *list, void *out)
{
    index_model *m = out;

    if (!list->n || list->n > INDEX_MOST_GROUPS)
        return yaml_error(r->tree, list, r->err, _("an index has 1 to %d groups"), INDEX_MOST_GROUPS);
    return field_array(r, INDEX_MOST_INDICATORS, sizeof *m->indicators, (void **)&m->indicators);
}

/* --- the file ----------------------------------------------------------------------------- */

static tidu_status read_weights_across(rule_reader *r, const yaml_node *n, void *out)
{
    index_model *m = out;

    return index_weighting_read(r, n, yaml_find(r->owner, "groups")->n, &m->weighting);
}

static const field_row rows[] = {
    FIELD("index", REQUIRED, id, index_model, id),
    FIELD("name", REQUIRED, bilingual, index_model, name),
    FIELD("summary", OPTIONAL, bilingual, index_model, summary),
    FIELD_LIST_OF("documents", OPTIONAL, YAML_IS_MAPPING, &cited_documents, index_model, documents, n_documents),
    FIELD_CITATION(OPTIONAL, index_model, cite),
    FIELD_UNREAD("notes", OPTIONAL, YAML_IS_SEQUENCE, "for people"),
    FIELD_PART("decimals", OPTIONAL, YAML_IS_SCALAR, read_decimals, FIELD_LIKE(&field_magnitude_form)),
    FIELD_PART("missing", REQUIRED, YAML_IS_SCALAR, read_missing, FIELD_LIKE(&missing_form)),
    FIELD_PART("coverage", OPTIONAL, YAML_IS_SCALAR, read_coverage, FIELD_LIKE(&field_literal_form)),
    FIELD_PART("aggregation", REQUIRED, YAML_IS_ANY, read_aggregation, FIELD_LIKE(&mean_table)),
    FIELD_PART("define", OPTIONAL, YAML_IS_MAPPING, definitions_read, FIELD_LIST_LIKE(&definition_table)),
    FIELD_MEMBER_LIKE("strata", OPTIONAL, YAML_IS_ANY, index_strata_read, index_strata,
                      index_model, strata, &index_strata_form),
    FIELD_PART("groups", REQUIRED, YAML_IS_SEQUENCE, check_groups),
    FIELD_PART("weights", ALWAYS, YAML_IS_ANY, read_weights_across, FIELD_LIKE(&index_weighting_form)),
    FIELD_LIST("groups", REQUIRED, &group_table, index_model, groups, n_groups),
    FIELD_END};

const field_table index_file = {.rows = rows};

enum { USUAL_DECIMALS = 2 };

static tidu_status finish_load(yaml_tree *tree, dictionary *d, index_model **out, tidu_error *err)
{
    index_model *m = allocate_array(1, sizeof *m);
    tidu_status status = rule_head_open(m ? &m->head : NULL, tree, err);

    if (!status) {
        m->decimals = USUAL_DECIMALS;
        m->strata.by = INDICATOR_NONE;
        status = file_load(&m->head, &index_file, m, d, err);
    }
    if (status)
        index_free(m);
    else
        *out = m;
    return status;
}

tidu_status index_load(const char *path, dictionary *d, index_model **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    return status ? status : finish_load(tree, d, out, err);
}

tidu_status index_parse(const char *text, size_t length, const char *file, dictionary *d,
                        index_model **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_parse(text, length, file, &tree, err);

    return status ? status : finish_load(tree, d, out, err);
}

void index_free(index_model *m)
{
    if (!m)
        return;
    rule_head_close(&m->head);
    release(m);
}

static bool weighs_data(const index_weighting *w)
{
    for (size_t i = 0; i < w->n; i++) {
        weighting_kind kind = w->methods[i].kind;

        if (kind == WEIGHTING_ENTROPY || kind == WEIGHTING_CRITIC || kind == WEIGHTING_PCA)
            return true;
    }
    return false;
}

bool index_weighs_data(const index_model *m)
{
    bool found = weighs_data(&m->weighting);

    for (size_t g = 0; g < m->n_groups && !found; g++)
        found = weighs_data(&m->groups[g].weighting);
    return found;
}
