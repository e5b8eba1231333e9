#include "model/policy.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/model_internal.h"

/* A policy with what it stands on; `head` lends the readers of model files its documents. */
typedef struct loaded_policy {
    policy policy;
    model head;
    arena *memory;
    composition files;
} loaded_policy;

static const yaml_field fields[] = {
    {"policy", YAML_IS_SCALAR, true},    {"name", YAML_IS_MAPPING, true},
    {"use", YAML_IS_SEQUENCE, false},
    {"rungs", YAML_IS_SEQUENCE, true},   {"effective", YAML_IS_MAPPING, true},
    {"documents", YAML_IS_MAPPING, true}, {"cite", YAML_IS_SCALAR, true},
    {"confidence", YAML_IS_SCALAR, false}, {"note", YAML_IS_MAPPING, false},
    {"define", YAML_IS_MAPPING, false},  {"lines", YAML_IS_SEQUENCE, true},
    {.key = NULL}};

static tidu_status read_lines(model_reader *r, const yaml_node *list, policy *p)
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

static tidu_status read_rungs(model_reader *r, const yaml_node *list, policy *p)
{
    tidu_status status = field_array(r, list->n, sizeof *p->rungs, (void **)&p->rungs);

    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = field_text(r, n, &p->rungs[p->n_rungs++]);
    return status;
}

static tidu_status read_policy(model_reader *r, policy *p)
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
    p->from = r->model->from;
    p->to = r->model->to;
    p->version = r->model->version;
    p->documents = r->model->documents;
    p->n_documents = r->model->n_documents;
    return status;
}

tidu_status policy_load(const char *path, const char *folders, dictionary *d, policy **out, tidu_error *err)
{
    loaded_policy *p = allocate_array(1, sizeof *p);
    model_reader r = {.dictionary = d, .scope = {.dictionary = d}, .err = err};
    yaml_tree *tree;
    tidu_status status = p ? yaml_load(path, &tree, err) : error_memory(err);

    if (!status)
        status = composition_build(tree, folders, &p->files, err);
    if (!status && !(p->memory = arena_new()))
        status = error_memory(err);
    if (!status) {
        r.tree = tree;
        r.memory = p->memory;
        r.model = &p->head;
        p->policy.file = tree->file;
        p->policy.digest = p->files.digest;
        status = read_policy(&r, &p->policy);
    }
    if (status) {
        policy_free(p ? &p->policy : NULL);
        return status;
    }
    *out = &p->policy;
    return TIDU_OK;
}

void policy_free(policy *p)
{
    loaded_policy *whole = (loaded_policy *)p;

    if (!p)
        return;
    arena_free(whole->memory);
    composition_clear(&whole->files);
    release(whole);
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
