#include "model/index_model.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/index_model_internal.h"

/* --- aggregation: arithmetic | {within: arithmetic, across: geometric, floor: 1%} --- */

static const char *const mean_words[] = {
    [MEAN_ARITHMETIC] = "arithmetic", [MEAN_GEOMETRIC] = "geometric", NULL};

static tidu_status read_mean(rule_reader *r, const yaml_node *n, mean_kind *out)
{
    size_t word;
    tidu_status status = index_choice(r, n, mean_words, &word);

    if (!status)
        *out = (mean_kind)word;
    return status;
}

static tidu_status read_floor(rule_reader *r, const yaml_node *at, const yaml_node *n, index_model *m)
{
    bool is_geometric = m->within == MEAN_GEOMETRIC || m->across == MEAN_GEOMETRIC;
    tidu_status status;
    node *literal;

    if (!is_geometric || !n)
        return is_geometric == (n != NULL)
                   ? TIDU_OK
                   : yaml_error(r->tree, n ? n : at, r->err,
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

static tidu_status read_aggregation(rule_reader *r, const yaml_node *n)
{
    static const yaml_field fields[] = {{"within", YAML_IS_SCALAR, true},
                                        {"across", YAML_IS_SCALAR, true},
                                        {"floor", YAML_IS_SCALAR, false},
                                        {.key = NULL}};
    index_model *m = r->subject;
    tidu_status status;

    if (n->kind != YAML_MAPPING) {
        status = read_mean(r, n, &m->within);
        m->across = m->within;
        return status ? status : read_floor(r, n, NULL, m);
    }
    status = yaml_check_keys(r->tree, n, fields, r->err);
    if (!status)
        status = read_mean(r, yaml_find(n, "within"), &m->within);
    if (!status)
        status = read_mean(r, yaml_find(n, "across"), &m->across);
    return status ? status : read_floor(r, n, yaml_find(n, "floor"), m);
}

/* --- small parts ---------------------------------------------------------------------- */

static tidu_status read_id(rule_reader *r, const yaml_node *n)
{
    index_model *m = r->subject;

    return field_id(r, n, &m->id);
}

static tidu_status read_name(rule_reader *r, const yaml_node *n)
{
    index_model *m = r->subject;

    return field_bilingual(r, n, &m->name);
}

static tidu_status read_summary(rule_reader *r, const yaml_node *n)
{
    index_model *m = r->subject;

    return field_bilingual(r, n, &m->summary);
}

static tidu_status read_decimals(rule_reader *r, const yaml_node *n)
{
    index_model *m = r->subject;
    double decimals;
    tidu_status status = field_number(r, n, &decimals);

    if (!status && !(decimals >= 0 && decimals <= INDEX_MOST_DECIMALS))
        status = yaml_error(r->tree, n, r->err, _("scores have 0 to %d decimals"), INDEX_MOST_DECIMALS);
    if (!status)
        m->decimals = (int)decimals;
    return status;
}

static tidu_status read_coverage(rule_reader *r, const yaml_node *n)
{
    index_model *m = r->subject;
    tidu_status status;
    node *literal;

    status = field_literal(r, n, &literal);
    if (!status && (literal->kind != NODE_NUMBER || literal->money ||
                    !(literal->number >= 0 && literal->number <= 1)))
        status = yaml_error(r->tree, n, r->err, _("a coverage lies between 0 and 1, such as 50%%"));
    if (!status)
        m->coverage = literal->number;
    return status;
}

static tidu_status read_missing(rule_reader *r, const yaml_node *n)
{
    index_model *m = r->subject;

    static const char *const words[] = {"interval", "reweight", NULL};
    size_t word;
    tidu_status status = index_choice(r, n, words, &word);

    if (!status)
        m->is_reweighted = word == 1;
    return status;
}

static tidu_status read_strata(rule_reader *r, const yaml_node *n)
{
    index_model *m = r->subject;

    return index_strata_read(r, n, &m->strata);
}

/* --- groups and indicators -------------------------------------------------------------- */

static tidu_status check_ids(rule_reader *r, const yaml_node *n, const char *id, bool is_group)
{
    index_model *m = r->subject;

    for (size_t i = 0; is_group && i + 1 < m->n_groups; i++) {
        if (!strcmp(m->groups[i].id, id))
            return yaml_error(r->tree, n, r->err, _("the id '%s' stands for two groups"), id);
    }
    for (size_t i = 0; !is_group && i + 1 < m->n_indicators; i++) {
        if (!strcmp(m->indicators[i].id, id))
            return yaml_error(r->tree, n, r->err, _("the id '%s' stands for two indicators"), id);
    }
    return TIDU_OK;
}

static tidu_status read_indicator(rule_reader *r, const yaml_node *n, index_indicator *out)
{
    static const yaml_field fields[] = {
        {"id", YAML_IS_SCALAR, true},        {"name", YAML_IS_MAPPING, true},
        {"value", YAML_IS_SCALAR, true},     {"direction", YAML_IS_SCALAR, true},
        {"treatment", YAML_IS_ANY, false},   {"normalise", YAML_IS_ANY, true},
        {"weight", YAML_IS_SCALAR, false},   {.key = NULL}};
    static const char *const directions[] = {"up", "down", NULL};
    tidu_status status;
    size_t word = 0;

    if (n->kind != YAML_MAPPING)
        return yaml_error(r->tree, n, r->err, _("an indicator has id, name, value, direction and normalise"));
    status = yaml_check_keys(r->tree, n, fields, r->err);
    if (!status)
        status = field_id(r, yaml_find(n, "id"), &out->id);
    if (!status)
        status = check_ids(r, yaml_find(n, "id"), out->id, false);
    if (!status)
        status = field_bilingual(r, yaml_find(n, "name"), &out->name);
    if (!status)
        status = field_expression(r, yaml_find(n, "value"), VALUE_NUMBER, &out->value);
    if (!status)
        status = index_choice(r, yaml_find(n, "direction"), directions, &word);
    if (!status)
        status = index_treatment_read(r, yaml_find(n, "treatment"), &out->treatment);
    if (!status)
        status = index_scale_read(r, yaml_find(n, "normalise"), out->value->money, &out->scale);
    if (!status)
        out->text = yaml_find(n, "value")->text;
    out->is_up = word == 0;
    return status;
}

static tidu_status read_indicators(rule_reader *r, const yaml_node *list, index_group *g, size_t group)
{
    index_model *m = r->subject;
    tidu_status status = TIDU_OK;

    g->first = m->n_indicators;
    if (!list->n || m->n_indicators + list->n > INDEX_MOST_INDICATORS)
        return yaml_error(r->tree, list, r->err, _("an index has 1 to %d indicators, and no empty group"),
                          INDEX_MOST_INDICATORS);
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        index_indicator *out = &m->indicators[m->n_indicators++];

        out->group = group;
        g->n++;
        status = read_indicator(r, n, out);
        if (!status)
            status = index_given_read(r, n, &g->weighting, &out->given);
    }
    return status;
}

static tidu_status read_group(rule_reader *r, const yaml_node *n, size_t group)
{
    static const yaml_field fields[] = {
        {"id", YAML_IS_SCALAR, true},      {"name", YAML_IS_MAPPING, true},
        {"weight", YAML_IS_SCALAR, false}, {"weights", YAML_IS_ANY, false},
        {"indicators", YAML_IS_SEQUENCE, true}, {.key = NULL}};
    index_model *m = r->subject;
    index_group *g = &m->groups[group];
    tidu_status status;

    if (n->kind != YAML_MAPPING)
        return yaml_error(r->tree, n, r->err, _("a group has id, name, weights and indicators"));
    status = yaml_check_keys(r->tree, n, fields, r->err);
    if (!status)
        status = field_id(r, yaml_find(n, "id"), &g->id);
    if (!status)
        status = check_ids(r, yaml_find(n, "id"), g->id, true);
    if (!status)
        status = field_bilingual(r, yaml_find(n, "name"), &g->name);
    if (!status)
        status = index_given_read(r, n, &m->weighting, &g->given);
    if (!status)
        status = index_weighting_read(r, n, yaml_find(n, "indicators")->n, &g->weighting);
    return status ? status : read_indicators(r, yaml_find(n, "indicators"), g, group);
}

static tidu_status read_groups(rule_reader *r, const yaml_node *list)
{
    index_model *m = r->subject;
    tidu_status status;

    if (!list->n || list->n > INDEX_MOST_GROUPS)
        return yaml_error(r->tree, list, r->err, _("an index has 1 to %d groups"), INDEX_MOST_GROUPS);
    status = index_weighting_read(r, r->tree->root, list->n, &m->weighting);
    if (!status)
        status = field_array(r, list->n, sizeof *m->groups, (void **)&m->groups);
    if (!status)
        status = field_array(r, INDEX_MOST_INDICATORS, sizeof *m->indicators, (void **)&m->indicators);
    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = read_group(r, n, m->n_groups++);
    return status;
}

/* --- the whole ---------------------------------------------------------------------------- */

/* Parts in the order in which they are read: later ones use earlier ones. */
static const model_part parts[] = {
    {{"index", YAML_IS_SCALAR, true}, read_id},
    {{"name", YAML_IS_MAPPING, true}, read_name},
    {{"summary", YAML_IS_MAPPING, false}, read_summary},
    {{"notes", YAML_IS_SEQUENCE, false}, NULL},
    {{"decimals", YAML_IS_SCALAR, false}, read_decimals},
    {{"missing", YAML_IS_SCALAR, true}, read_missing},
    {{"coverage", YAML_IS_SCALAR, false}, read_coverage},
    {{"aggregation", YAML_IS_ANY, true}, read_aggregation},
    {{"define", YAML_IS_MAPPING, false}, definitions_read},
    {{"strata", YAML_IS_ANY, false}, read_strata},
    {{"weights", YAML_IS_ANY, false}, NULL},
    {{"groups", YAML_IS_SEQUENCE, true}, read_groups},
    {.field = {.key = NULL}},
};

enum { USUAL_DECIMALS = 2 };

static tidu_status finish_load(yaml_tree *tree, dictionary *d, index_model **out, tidu_error *err)
{
    index_model *m = allocate_array(1, sizeof *m);
    rule_reader r;
    tidu_status status;

    if (!m) {
        yaml_free(tree);
        return error_memory(err);
    }
    m->decimals = USUAL_DECIMALS;
    m->strata.by = INDICATOR_NONE;
    status = rule_head_open(&m->head, tree, err);
    r = reader_of(&m->head, m, d, err);
    if (!status)
        status = parts_read(&r, parts, "index");
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
