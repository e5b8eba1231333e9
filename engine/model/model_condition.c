/*
 * Gates and direct passes.
 */
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "model/model_internal.h"
#include "rules/function.h"

static tidu_status read_paths(rule_reader *r, const yaml_node *n, model_condition *c)
{
    static const yaml_field fields[] = {{"id", YAML_IS_SCALAR, true},
                                        {"name", YAML_IS_MAPPING, true},
                                        {"need", YAML_IS_SCALAR, true},
                                        {.key = NULL}};
    tidu_status status = field_array(r, n->n, sizeof *c->paths, (void **)&c->paths);

    for (const yaml_node *m = n->first; m && !status; m = m->next) {
        model_path *p = &c->paths[c->n_paths];
        node *both;

        if (m->kind != YAML_MAPPING)
            return yaml_error(r->tree, m, r->err, _("a path has id, name and need"));
        status = yaml_check_keys(r->tree, m, fields, r->err);
        if (!status)
            status = field_id(r, yaml_find(m, "id"), &p->id);
        if (!status)
            status = field_bilingual(r, yaml_find(m, "name"), &p->name);
        if (!status)
            status = field_expression(r, yaml_find(m, "need"), VALUE_TRUTH, &p->need);
        if (status)
            break;
        p->text = yaml_find(m, "need")->text;
        if (!c->n_paths++) {
            c->need = p->need;
            continue;
        }
        both = arena_take(r->memory, sizeof *both);
        if (!both)
            return error_memory(r->err);
        *both = (node){.kind = NODE_OR, .type = VALUE_TRUTH, .is_checked = true, .first = c->need,
                       .n = 2, .indicator = -1};
        c->need->next = p->need;
        c->need = both;
    }
    if (!status && !c->n_paths)
        status = yaml_error(r->tree, n, r->err, _("the list of paths is empty"));
    return status;
}

static tidu_status read_judged(rule_reader *r, const yaml_node *n, model_condition *c)
{
    static const yaml_field fields[] = {{"prior", YAML_IS_SCALAR, true}, {.key = NULL}};
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);

    c->is_judged = true;
    if (!status)
        status = field_chance(r, yaml_find(n, "prior"), &c->judged_prior);
    return status ? status : field_judged(r, n, c->id, &c->judged_indicator);
}

static tidu_status read_condition(rule_reader *r, const yaml_node *n, model_condition *c)
{
    model *m = r->subject;

    static const yaml_field fields[] = {
        {"id", YAML_IS_SCALAR, true},      {"name", YAML_IS_MAPPING, true},
        {"law", YAML_IS_MAPPING, false},   {"cite", YAML_IS_SCALAR, true},
        {"need", YAML_IS_SCALAR, false},   {"any", YAML_IS_SEQUENCE, false},
        {"applies", YAML_IS_SCALAR, false}, {"prior", YAML_IS_SCALAR, false},
        {"judged", YAML_IS_MAPPING, false}, {"act", YAML_IS_SEQUENCE, false},
        {"confidence", YAML_IS_SCALAR, false}, {.key = NULL}};
    const yaml_node *need, *any, *applies, *prior, *judged, *law;
    tidu_status status;

    if (n->kind != YAML_MAPPING)
        return yaml_error(r->tree, n, r->err, _("a condition has id, name, cite and need"));
    status = yaml_check_keys(r->tree, n, fields, r->err);
    need = yaml_find(n, "need");
    any = yaml_find(n, "any");
    applies = yaml_find(n, "applies");
    prior = yaml_find(n, "prior");
    judged = yaml_find(n, "judged");
    law = yaml_find(n, "law");
    c->prior = m->prior_missing;
    if (!status)
        status = field_id(r, yaml_find(n, "id"), &c->id);
    if (!status)
        status = field_bilingual(r, yaml_find(n, "name"), &c->name);
    if (!status && law)
        status = field_bilingual(r, law, &c->law);
    if (!status)
        status = field_cite(r, n, &c->cite);
    if (!status)
        status = field_origin(r, n, &c->origin);
    if (!status)
        status = field_verified(r, n, &c->is_verified);
    if (!status && (need != NULL) == (any != NULL))
        status = yaml_error(r->tree, n, r->err, _("a condition has either 'need' or 'any'"));
    if (!status && need) {
        c->text = need->text;
        status = field_expression(r, need, VALUE_TRUTH, &c->need);
    }
    if (!status && any)
        status = read_paths(r, any, c);
    if (!status && applies) {
        c->applies_text = applies->text;
        status = field_expression(r, applies, VALUE_TRUTH, &c->applies);
    }
    if (!status && prior)
        status = field_chance(r, prior, &c->prior);
    if (!status && judged)
        status = read_judged(r, judged, c);
    return status ? status : field_act(r, n, &c->act, &c->n_act);
}

/* Gates and direct passes share one name space: their ids become columns of one table. */
static tidu_status check_id(const rule_reader *r, const yaml_node *at, const model_condition *c)
{
    const model *m = r->subject;

    for (size_t i = 0; i < m->n_gates + m->n_directs; i++) {
        const model_condition *other = i < m->n_gates ? &m->gates[i] : &m->directs[i - m->n_gates];

        if (other != c && !strcmp(other->id, c->id))
            return yaml_error(r->tree, yaml_find(at, "id"), r->err,
                              _("the id '%s' stands for two conditions"), c->id);
    }
    return TIDU_OK;
}

tidu_status conditions_read(rule_reader *r, const yaml_node *n, model_condition **out,
                            size_t *count)
{
    tidu_status status;

    if (n->n > MODEL_MOST_CONDITIONS)
        return yaml_error(r->tree, n, r->err, _("a model has at most %d conditions of a kind"),
                          MODEL_MOST_CONDITIONS);
    status = field_array(r, n->n, sizeof **out, (void **)out);
    for (const yaml_node *m = n->first; m && !status; m = m->next) {
        model_condition *c = &(*out)[(*count)++];

        status = read_condition(r, m, c);
        if (!status)
            status = check_id(r, m, c);
    }
    return status;
}

/* --- what a model asks for ------------------------------------------------------- */

static bool asks(const node *n);

static bool asks_table(const step_table *t)
{
    bool found = asks(t->over);

    for (size_t i = 0; i < t->n && !found; i++)
        found = asks(t->steps[i].value);
    return found;
}

/* The tree `n` and the definitions that it names; deep as the reader of expressions lets them be. */
static bool asks(const node *n)
{
    if (!n)
        return false;
    if (n->kind == NODE_CALL && n->function->shape == FUNCTION_HOLDS)
        return true;
    if (n->kind == NODE_NAME && n->definition)
        return n->definition->table ? asks_table(n->definition->table) : asks(n->definition->expression);
    for (const node *x = n->first; x; x = x->next) {
        if (asks(x))
            return true;
    }
    return false;
}

static bool any_asks(const model_condition *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (asks(c[i].need) || asks(c[i].applies))
            return true;
    }
    return false;
}

bool model_asks_credentials(const model *m)
{
    if (any_asks(m->gates, m->n_gates) || any_asks(m->directs, m->n_directs))
        return true;
    for (size_t i = 0; i < m->n_items; i++) {
        for (size_t b = 0; b < m->items[i].n_bands; b++) {
            if (asks(m->items[i].bands[b].when))
                return true;
        }
    }
    return false;
}
