/*
 * Reads the tree of an index. Nodes are read level by level, so that the members of a group stand together and behind it;
 * then indicators are numbered depth first, so that every node owns a run of them.
 */
#include <string.h>

#include "base/message.h"
#include "model/index_model_internal.h"

/* --- how many there are ------------------------------------------------------------------------------ */

static const char *const member_lists[] = {"groups", "indicators"};

static size_t count_members(const yaml_node *group)
{
    size_t n = 0;

    for (size_t i = 0; i < 2; i++) {
        const yaml_node *list = yaml_find(group, member_lists[i]);

        n += list && list->kind == YAML_SEQUENCE ? list->n : 0;
    }
    return n;
}

typedef struct tree_size {
    size_t nodes, indicators;
} tree_size;

/* Add those below a group, which stands `depth` levels below the root. */
static tidu_status measure(rule_reader *r, const yaml_node *group, size_t depth, tree_size *out)
{
    tidu_status status = TIDU_OK;

    if (group->kind != YAML_MAPPING)
        return TIDU_OK; /* refused when it is read */
    for (size_t i = 0; i < 2 && !status; i++) {
        const yaml_node *list = yaml_find(group, member_lists[i]);

        if (!list || list->kind != YAML_SEQUENCE)
            continue;
        if (depth + 1 > INDEX_MOST_DEPTH)
            return yaml_error(r->tree, list, r->err, _("a tree has at most %d levels below the root"), INDEX_MOST_DEPTH);
        out->nodes += list->n;
        out->indicators += i == 1 ? list->n : 0;
        if (!list->n || out->indicators > INDEX_MOST_INDICATORS || out->nodes >= INDEX_MOST_NODES)
            return yaml_error(r->tree, list, r->err, _("an index has 1 to %d indicators, at most %d groups and indicators, and no empty group"),
                              INDEX_MOST_INDICATORS, INDEX_MOST_NODES - 1);
        for (const yaml_node *n = list->first; n && i == 0 && !status; n = n->next)
            status = measure(r, n, depth + 1, out);
    }
    return status;
}

/* --- a member -------------------------------------------------------------------------------------------- */

static tidu_status check_id(rule_reader *r, const yaml_node *n, void *out)
{
    const index_model *m = r->subject;
    const index_draft *x = out;

    for (size_t i = 1; i < m->n_nodes; i++) {
        if (index_is_leaf(&m->nodes[i]) == index_is_leaf(&x->node) && !strcmp(m->nodes[i].id, x->node.id))
            return yaml_error(r->tree, n, r->err, index_is_leaf(&x->node) ? _("the id '%s' stands for two indicators") : _("the id '%s' stands for two groups"),
                              x->node.id);
    }
    return TIDU_OK;
}

static tidu_status read_weight(rule_reader *r, const yaml_node *n, void *out)
{
    const index_model *m = r->subject;
    index_draft *x = out;

    const index_weighting *w = &m->nodes[x->node.parent].weighting;

    return n && n->kind == YAML_MAPPING ? index_given_by_read(r, n, w, &x->node) : index_given_read(r, n, w, &x->node.given);
}

static tidu_status read_weights(rule_reader *r, const yaml_node *n, void *out)
{
    index_draft *x = out;

    return index_weighting_read(r, n, count_members(r->owner), &x->node.weighting);
}

/* Members are read when their level is. */
static tidu_status leave(rule_reader *r, const yaml_node *n, void *out)
{
    (void)r;
    (void)n;
    (void)out;
    return TIDU_OK;
}

/* A number, or one for each stratum. */
static const field_table weight_form = {.read = field_number_row, .members = &field_number_form};

static const char *const directions[] = {"up", "down", NULL};

static const field_table direction_form = {.words = directions};

static tidu_status read_direction(rule_reader *r, const yaml_node *n, void *out)
{
    index_draft *x = out;
    size_t word = 0;
    tidu_status status = index_choice(r, n, directions, &word);

    x->indicator.is_up = word == 0;
    return status;
}

static tidu_status take_names(rule_reader *r, const yaml_node *n, void *out)
{
    index_draft *x = out;

    (void)r;
    (void)n;
    x->indicator.id = x->node.id;
    x->indicator.name = x->node.name;
    return TIDU_OK;
}

static const field_row indicator_rows[] = {
    FIELD("id", REQUIRED, id, index_draft, node.id),
    FIELD_PART("id", REQUIRED, YAML_IS_SCALAR, check_id),
    FIELD("name", REQUIRED, bilingual, index_draft, node.name),
    FIELD("value", REQUIRED, quantity, index_draft, indicator.value),
    FIELD("value", REQUIRED, text, index_draft, indicator.text),
    FIELD_PART("direction", REQUIRED, YAML_IS_SCALAR, read_direction, FIELD_LIKE(&direction_form)),
    FIELD_MEMBER_LIKE("treatment", ALWAYS, YAML_IS_ANY, index_treatment_read, index_indicator, index_draft, indicator, &index_treatment_form),
    FIELD_MEMBER_LIKE("normalise", REQUIRED, YAML_IS_ANY, index_scale_read, index_indicator, index_draft, indicator, &index_scale_form),
    FIELD_MEMBER_LIKE("missing", OPTIONAL, YAML_IS_ANY, index_missing_read, index_missing, index_draft, indicator.missing, &index_missing_form),
    FIELD_PART("weight", ALWAYS, YAML_IS_SCALAR | YAML_IS_MAPPING, read_weight, FIELD_LIKE(&weight_form)),
    FIELD("least", OPTIONAL, magnitude, index_draft, node.least),
    FIELD_CITATION(OPTIONAL, index_draft, node.cite),
    FIELD_UNREAD("note", OPTIONAL, YAML_IS_ANY, "for people"),
    FIELD_END};

const field_table index_indicator_table = {
    .rows = indicator_rows, .form = N_("an indicator has id, name, value, direction and normalise"), .check = take_names};

static const field_row group_rows[] = {
    FIELD("id", REQUIRED, id, index_draft, node.id),
    FIELD_PART("id", REQUIRED, YAML_IS_SCALAR, check_id),
    FIELD("name", REQUIRED, bilingual, index_draft, node.name),
    FIELD_PART("weight", ALWAYS, YAML_IS_SCALAR | YAML_IS_MAPPING, read_weight, FIELD_LIKE(&weight_form)),
    FIELD_PART("weights", ALWAYS, YAML_IS_ANY, read_weights, FIELD_LIKE(&index_weighting_form)),
    FIELD_MEMBER_LIKE("aggregation", OPTIONAL, YAML_IS_ANY, index_mean_read, index_mean, index_draft, node.aggregation, &index_mean_form),
    FIELD("least", OPTIONAL, magnitude, index_draft, node.least),
    FIELD_CITATION(OPTIONAL, index_draft, node.cite),
    FIELD_UNREAD("note", OPTIONAL, YAML_IS_ANY, "for people"),
    FIELD_PART(FIELD_ABOUT("groups", "groups within it, of the same form"), OPTIONAL, YAML_IS_SEQUENCE, leave, FIELD_LIST_LIKE(&index_group_table)),
    FIELD_PART("indicators", OPTIONAL, YAML_IS_SEQUENCE, leave, FIELD_LIST_LIKE(&index_indicator_table)),
    FIELD_END};

const field_table index_group_table = {
    .rows = group_rows, .form = N_("a group has id, name, weights, and groups or indicators")};

/* --- the tree ---------------------------------------------------------------------------------------------- */

static tidu_status read_member(rule_reader *r, const yaml_node *n, size_t parent, bool is_leaf, index_draft *draft)
{
    index_model *m = r->subject;
    tidu_status status;

    draft->at = n;
    draft->node.parent = parent;
    draft->node.indicator = is_leaf ? 0 : INDEX_NONE;
    draft->node.aggregation = m->within;
    draft->indicator.missing = m->missing;
    status = fields_read(r, n, is_leaf ? &index_indicator_table : &index_group_table, draft);
    if (!status && !is_leaf && !count_members(n))
        status = yaml_error(r->tree, n, r->err, _("a group has groups or indicators: '%s' has none"), draft->node.id);
    if (!status)
        m->nodes[m->n_nodes++] = draft->node;
    return status;
}

/* The members of a node that is read: its groups, then its indicators. */
static tidu_status read_level(rule_reader *r, index_draft *drafts, size_t parent)
{
    index_model *m = r->subject;
    index_node *above = &m->nodes[parent];
    tidu_status status = TIDU_OK;

    above->first_child = m->n_nodes;
    above->n_children = count_members(drafts[parent].at);
    for (size_t i = 0; i < 2 && !status; i++) {
        const yaml_node *list = yaml_find(drafts[parent].at, member_lists[i]);

        for (const yaml_node *n = list ? list->first : NULL; n && !status; n = n->next)
            status = read_member(r, n, parent, i == 1, &drafts[m->n_nodes]);
    }
    return status ? status : index_given_check(r, drafts[parent].at, m, parent);
}

/* Number the indicators below a node, depth first. */
static void number(index_model *m, const index_draft *drafts, size_t node)
{
    index_node *x = &m->nodes[node];

    x->first_leaf = m->n_indicators;
    if (index_is_leaf(x)) {
        x->indicator = m->n_indicators++;
        m->indicators[x->indicator] = drafts[node].indicator;
        m->indicators[x->indicator].node = node;
    }
    for (size_t j = 0; j < x->n_children; j++)
        number(m, drafts, x->first_child + j);
    x->n_leaves = m->n_indicators - x->first_leaf;
}

static tidu_status make_room(rule_reader *r, const tree_size *size, index_draft **drafts)
{
    index_model *m = r->subject;
    tidu_status status = field_array(r, size->nodes, sizeof **drafts, (void **)drafts);

    if (!status)
        status = field_array(r, size->nodes, sizeof *m->nodes, (void **)&m->nodes);
    return status ? status : field_array(r, size->indicators, sizeof *m->indicators, (void **)&m->indicators);
}

tidu_status index_tree_read(rule_reader *r, const yaml_node *weights, void *out)
{
    index_model *m = out;
    tree_size size = {1, 0};
    index_draft *drafts = NULL;
    tidu_status status = TIDU_OK;

    if (!count_members(r->owner) && !yaml_find(r->owner, "groups") && !yaml_find(r->owner, "indicators"))
        return yaml_error(r->tree, r->owner, r->err, _("an index has groups or indicators"));
    status = measure(r, r->owner, 0, &size);
    if (!status)
        status = index_weight_texts_read(r);
    if (!status)
        status = make_room(r, &size, &drafts);
    if (status)
        return status;
    m->nodes[0] = (index_node){.id = m->id, .name = m->name, .parent = INDEX_NONE, .indicator = INDEX_NONE, .aggregation = m->across};
    m->n_nodes = 1;
    drafts[0].at = r->owner;
    status = index_weighting_read(r, weights, count_members(r->owner), &m->nodes[0].weighting);
    for (size_t i = 0; i < m->n_nodes && !status; i++) {
        const yaml_node *own = yaml_find(drafts[i].at, "aggregation");

        if (index_is_leaf(&m->nodes[i]))
            continue;
        status = read_level(r, drafts, i);
        if (!status)
            status = index_mean_check(r, own ? own : yaml_find(r->owner, "aggregation"), &m->nodes[i]);
    }
    if (!status)
        number(m, drafts, 0);
    return status;
}
