#include "model/action.h"

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/model_internal.h"

static tidu_status find_indicator(rule_reader *r, const yaml_node *n, int *out)
{
    const char *name;
    tidu_status status = field_text(r, n, &name);

    if (status)
        return status;
    *out = dictionary_find(r->dictionary, name);
    if (*out == INDICATOR_NONE) {
        const char *near = dictionary_suggest(r->dictionary, name);

        return near ? yaml_error(r->tree, n, r->err, _("unknown indicator '%s'; did you mean '%s'?"), name, near)
                    : yaml_error(r->tree, n, r->err, _("unknown indicator '%s'"), name);
    }
    return TIDU_OK;
}

static size_t count_members(const yaml_node *list, const char *key)
{
    size_t n = 0;

    for (const yaml_node *m = list->first; m; m = m->next) {
        const yaml_node *members = yaml_find(m, key);

        n += members ? members->n : 0;
    }
    return n;
}

static tidu_status read_action(rule_reader *r, const yaml_node *n, actions *a)
{
    static const yaml_field fields[] = {{"for", YAML_IS_SEQUENCE, true},
                                        {"what", YAML_IS_MAPPING, true},
                                        {"takes", YAML_IS_MAPPING, true},
                                        {"helps", YAML_IS_MAPPING, true},
                                        {.key = NULL}};
    action row = {.indicator = INDICATOR_NONE};
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);

    if (!status)
        status = field_bilingual(r, yaml_find(n, "what"), &row.what);
    if (!status)
        status = field_bilingual(r, yaml_find(n, "takes"), &row.takes);
    if (!status)
        status = field_bilingual(r, yaml_find(n, "helps"), &row.helps);
    if (status)
        return status;
    for (const yaml_node *m = yaml_find(n, "for")->first; m && !status; m = m->next) {
        status = find_indicator(r, m, &row.indicator);
        a->action[a->n_actions++] = row;
    }
    return status;
}

static tidu_status read_holder(rule_reader *r, const yaml_node *n, actions *a)
{
    static const yaml_field fields[] = {
        {"data", YAML_IS_SEQUENCE, true}, {"who", YAML_IS_MAPPING, true}, {.key = NULL}};
    holder row = {.indicator = INDICATOR_NONE};
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);

    if (!status)
        status = field_bilingual(r, yaml_find(n, "who"), &row.who);
    if (status)
        return status;
    for (const yaml_node *m = yaml_find(n, "data")->first; m && !status; m = m->next) {
        status = find_indicator(r, m, &row.indicator);
        a->holder[a->n_holders++] = row;
    }
    return status;
}

static tidu_status read_kept(rule_reader *r, const yaml_node *list, actions *a)
{
    tidu_status status = field_array(r, list->n, sizeof *a->kept, (void **)&a->kept);

    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = find_indicator(r, n, &a->kept[a->n_kept++]);
    return status;
}

static tidu_status read_all(rule_reader *r, actions *a)
{
    static const yaml_field fields[] = {
        {"actions", YAML_IS_SEQUENCE, true}, {"holders", YAML_IS_SEQUENCE, true}, {"keep", YAML_IS_SEQUENCE, false},
        {.key = NULL}};
    const yaml_node *root = r->tree->root, *list, *holders, *keep;
    tidu_status status;

    if (!root || root->kind != YAML_MAPPING)
        return error_at(r->err, TIDU_EMODEL, r->tree->file, 1, 1, _("a file of actions has 'actions' and 'holders'"));
    status = yaml_check_keys(r->tree, root, fields, r->err);
    if (status)
        return status;
    list = yaml_find(root, "actions");
    holders = yaml_find(root, "holders");
    keep = yaml_find(root, "keep");
    status = field_array(r, count_members(list, "for"), sizeof *a->action, (void **)&a->action);
    if (!status)
        status = field_array(r, count_members(holders, "data"), sizeof *a->holder, (void **)&a->holder);
    if (!status && keep)
        status = read_kept(r, keep, a);
    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = n->kind == YAML_MAPPING ? read_action(r, n, a)
                                         : yaml_error(r->tree, n, r->err, _("an action has for, what, takes and helps"));
    for (const yaml_node *n = holders->first; n && !status; n = n->next)
        status = n->kind == YAML_MAPPING ? read_holder(r, n, a)
                                         : yaml_error(r->tree, n, r->err, _("a holder has data and who"));
    return status;
}

tidu_status actions_load(const char *path, dictionary *d, actions **out, tidu_error *err)
{
    yaml_tree *tree;
    actions *a;
    rule_reader r;
    tidu_status status = yaml_load(path, &tree, err);

    if (status)
        return status;
    a = allocate_array(1, sizeof *a);
    if (!a) {
        yaml_free(tree);
        return error_memory(err);
    }
    status = rule_head_open(&a->head, tree, err);
    r = reader_of(&a->head, a, d, err);
    if (!status)
        status = read_all(&r, a);
    if (status)
        actions_free(a);
    else
        *out = a;
    return status;
}

void actions_free(actions *a)
{
    if (!a)
        return;
    rule_head_close(&a->head);
    release(a);
}

const action *actions_find(const actions *a, int indicator)
{
    for (size_t i = 0; i < a->n_actions; i++) {
        if (a->action[i].indicator == indicator)
            return &a->action[i];
    }
    return NULL;
}

bool actions_keep(const actions *a, int indicator)
{
    return indicator_is_among(indicator, a->kept, a->n_kept);
}

const model_text *actions_find_holder(const actions *a, int indicator)
{
    for (size_t i = 0; i < a->n_holders; i++) {
        if (a->holder[i].indicator == indicator)
            return &a->holder[i].who;
    }
    return NULL;
}
