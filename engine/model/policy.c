#include "model/policy.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/model_internal.h"

static const yaml_field fields[] = {
    {"policy", YAML_IS_SCALAR, true},    {"name", YAML_IS_MAPPING, true},
    {"use", YAML_IS_SEQUENCE, false},
    {"rungs", YAML_IS_SEQUENCE, true},   {"effective", YAML_IS_MAPPING, true},
    {"documents", YAML_IS_MAPPING, true}, {"cite", YAML_IS_SCALAR, true},
    {"confidence", YAML_IS_SCALAR, false}, {"note", YAML_IS_MAPPING, false},
    {"define", YAML_IS_MAPPING, false},  {"lines", YAML_IS_SEQUENCE, true},
    {.key = NULL}};

static tidu_status read_lines(rule_reader *r, const yaml_node *list, policy *p)
{
    static const yaml_field line_fields[] = {
        {"name", YAML_IS_MAPPING, true}, {"amount", YAML_IS_SCALAR, true}, {.key = NULL}};
    tidu_status status = field_array(r, list->n, sizeof *p->lines, (void **)&p->lines);

    if (!status && !list->n)
        status = yaml_error(r->tree, list, r->err, _("a policy has one line at least: its benefit"));
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        policy_line *line = &p->lines[p->n_lines++];

        if (n->kind != YAML_MAPPING)
            return yaml_error(r->tree, n, r->err, _("a line has name and amount"));
        status = yaml_check_keys(r->tree, n, line_fields, r->err);
        if (!status)
            status = field_bilingual(r, yaml_find(n, "name"), &line->name);
        if (!status)
            status = field_expression(r, yaml_find(n, "amount"), VALUE_NUMBER, &line->amount);
        line->text = yaml_find(n, "amount") ? yaml_find(n, "amount")->text : "";
    }
    return status;
}

static tidu_status read_rungs(rule_reader *r, const yaml_node *list, policy *p)
{
    tidu_status status = field_array(r, list->n, sizeof *p->rungs, (void **)&p->rungs);

    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = field_text(r, n, &p->rungs[p->n_rungs++]);
    return status;
}

static tidu_status read_policy(rule_reader *r, policy *p)
{
    const yaml_node *root = r->tree->root;
    tidu_status status;

    if (!root || root->kind != YAML_MAPPING)
        return error_at(r->err, TIDU_EMODEL, r->tree->file, 1, 1, _("a policy file begins with 'policy: ID'"));
    status = yaml_check_keys(r->tree, root, fields, r->err);
    if (status)
        return status;
    p->id = yaml_find(root, "policy")->text;
    status = field_bilingual(r, yaml_find(root, "name"), &p->name);
    if (!status)
        status = read_rungs(r, yaml_find(root, "rungs"), p);
    if (!status)
        status = effective_read(r, yaml_find(root, "effective"));
    if (!status)
        status = documents_read(r, yaml_find(root, "documents"));
    if (!status)
        status = field_cite(r, root, &p->cite);
    if (!status)
        status = field_verified(r, root, &p->is_verified);
    if (!status && yaml_find(root, "note"))
        status = field_bilingual(r, yaml_find(root, "note"), &p->note);
    if (!status && yaml_find(root, "define"))
        status = definitions_read(r, yaml_find(root, "define"));
    if (!status)
        status = read_lines(r, yaml_find(root, "lines"), p);
    return status;
}

tidu_status policy_load(const char *path, const char *folders, dictionary *d, policy **out, tidu_error *err)
{
    yaml_tree *tree;
    policy *p;
    rule_reader r;
    tidu_status status = yaml_load(path, &tree, err);

    if (status)
        return status;
    p = allocate_array(1, sizeof *p);
    if (!p) {
        yaml_free(tree);
        return error_memory(err);
    }
    status = rule_head_compose(&p->head, tree, folders, err);
    r = reader_of(&p->head, p, d, err);
    if (!status)
        status = read_policy(&r, p);
    if (status)
        policy_free(p);
    else
        *out = p;
    return status;
}

void policy_free(policy *p)
{
    if (!p)
        return;
    rule_head_close(&p->head);
    release(p);
}

bool policy_applies(const policy *p, const char *rung, long day)
{
    if (day < p->from || day > p->to)
        return false;
    for (size_t i = 0; i < p->n_rungs; i++) {
        if (!strcmp(p->rungs[i], rung))
            return true;
    }
    return false;
}
