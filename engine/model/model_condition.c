/*
 * Gates and direct passes, settings and definitions.
 */
#include <math.h>
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "model/model_internal.h"

/* --- settings -------------------------------------------------------------- */

tidu_status settings_read(model_reader *r, const yaml_node *n)
{
    static const yaml_field fields[] = {{"name", YAML_IS_MAPPING, true},
                                        {"unit", YAML_IS_SCALAR, false},
                                        {"value", YAML_IS_SCALAR, false},
                                        {"cite", YAML_IS_SCALAR, true},
                                        {"confidence", YAML_IS_SCALAR, false},
                                        {.key = NULL}};
    tidu_status status = field_array(r, n->n, sizeof *r->model->settings, (void **)&r->model->settings);

    if (!status)
        status = field_array(r, n->n, sizeof *r->settings, (void **)&r->settings);
    r->scope.settings = r->settings;
    for (const yaml_node *m = n->first; m && !status; m = m->next) {
        model_setting *s = &r->model->settings[r->model->n_settings];
        const yaml_node *unit, *value;

        if (m->kind != YAML_MAPPING)
            return yaml_error(r->tree, m, r->err, _("a setting has name, cite and value"));
        status = yaml_check_keys(r->tree, m, fields, r->err);
        if (status)
            break;
        unit = yaml_find(m, "unit");
        value = yaml_find(m, "value");
        s->value.name = m->key;
        s->value.value = cell_missing();
        s->value.money = unit && !strcmp(unit->text, "money");
        status = field_bilingual(r, yaml_find(m, "name"), &s->name);
        if (!status)
            status = field_cite(r, m, &s->cite);
        if (!status && !yaml_is_null(value)) {
            node *literal;

            status = field_literal(r, value, &literal);
            if (!status && (literal->kind != NODE_NUMBER || literal->money != s->value.money))
                status = yaml_error(r->tree, value, r->err,
                                    s->value.money ? _("'%s' needs an amount such as 5000 wan")
                                                   : _("'%s' needs a plain number"),
                                    m->key);
            if (!status)
                s->value.value = literal->number;
        }
        r->settings[r->model->n_settings++] = &s->value;
        r->scope.n_settings = r->model->n_settings;
    }
    return status;
}

/* --- definitions ------------------------------------------------------------ */

static tidu_status read_table(model_reader *r, const yaml_node *n, model_definition *d)
{
    static const yaml_field fields[] = {{"over", YAML_IS_SCALAR, true},
                                        {"steps", YAML_IS_SEQUENCE, true},
                                        {"cite", YAML_IS_SCALAR, false},
                                        {.key = NULL}};
    static const yaml_field step_fields[] = {{"from", YAML_IS_SCALAR, false},
                                             {"above", YAML_IS_SCALAR, false},
                                             {"to", YAML_IS_SCALAR, false},
                                             {"below", YAML_IS_SCALAR, false},
                                             {"value", YAML_IS_SCALAR, true},
                                             {.key = NULL}};
    const yaml_node *steps, *m;
    step_table *t = arena_take(r->memory, sizeof *t);
    node **conditions;
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);

    if (!status && !t)
        status = error_memory(r->err);
    if (!status && yaml_find(n, "cite"))
        status = field_cite(r, n, &d->cite);
    if (status)
        return status;
    steps = yaml_find(n, "steps");
    if (!steps->n)
        return yaml_error(r->tree, steps, r->err, _("the list of steps is empty"));
    d->text = yaml_find(n, "over")->text;
    status = field_expression(r, yaml_find(n, "over"), VALUE_NUMBER, &t->over);
    if (!status)
        status = field_array(r, steps->n, sizeof *t->steps, (void **)&t->steps);
    if (!status)
        status = field_array(r, steps->n, sizeof *conditions, (void **)&conditions);
    if (!status)
        status = field_array(r, steps->n, sizeof *d->step_texts, (void **)&d->step_texts);
    for (m = steps->first; m && !status; m = m->next)
        status = m->kind == YAML_MAPPING ? yaml_check_keys(r->tree, m, step_fields, r->err) : TIDU_OK;
    if (!status)
        status = steps_read(r, steps, t->over, conditions, d->step_texts);
    for (m = steps->first; m && !status; m = m->next) {
        step *s = &t->steps[t->n];

        s->when = conditions[t->n];
        status = field_literal(r, yaml_find(m, "value"), &s->value);
        if (!status && (s->value->type != t->steps[0].value->type ||
                        s->value->money != t->steps[0].value->money))
            status = yaml_error(r->tree, m, r->err, _("the values of all steps have one unit"));
        t->n++;
    }
    d->value.table = t;
    return status;
}

tidu_status definitions_read(model_reader *r, const yaml_node *n)
{
    tidu_status status =
        field_array(r, n->n, sizeof *r->model->definitions, (void **)&r->model->definitions);

    if (!status)
        status = field_array(r, n->n, sizeof *r->definitions, (void **)&r->definitions);
    r->scope.definitions = r->definitions;
    for (const yaml_node *m = n->first; m && !status; m = m->next) {
        model_definition *d = &r->model->definitions[r->model->n_definitions];
        source_place place = {m->file, m->line, m->column};

        d->value.name = m->key;
        if (dictionary_find(r->dictionary, m->key) != INDICATOR_NONE)
            return yaml_error(r->tree, m, r->err, _("'%s' is an indicator; give the definition another name"),
                              m->key);
        if (m->kind == YAML_MAPPING) {
            status = read_table(r, m, d);
        } else if (m->kind == YAML_SCALAR) {
            d->text = m->text;
            place.column += m->is_quoted;
            status = expression_parse(m->text, &place, r->memory, &d->value.expression, r->err);
            if (!status)
                status = expression_check_any(d->value.expression, &r->scope, &place, r->err);
        } else {
            status = yaml_error(r->tree, m, r->err, _("an expression or a table of steps is expected here"));
        }
        r->definitions[r->model->n_definitions++] = &d->value;
        r->scope.n_definitions = r->model->n_definitions;
    }
    return status;
}

/* --- gates and direct passes ------------------------------------------------- */

static tidu_status read_paths(model_reader *r, const yaml_node *n, model_condition *c)
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

static tidu_status read_judged(model_reader *r, const yaml_node *n, model_condition *c)
{
    static const yaml_field fields[] = {{"prior", YAML_IS_SCALAR, true}, {.key = NULL}};
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);

    c->is_judged = true;
    if (!status)
        status = field_chance(r, yaml_find(n, "prior"), &c->judged_prior);
    return status ? status : field_judged(r, n, c->id, &c->judged_indicator);
}

static tidu_status read_condition(model_reader *r, const yaml_node *n, model_condition *c)
{
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
    c->prior = r->model->prior_missing;
    if (!status)
        status = field_id(r, yaml_find(n, "id"), &c->id);
    if (!status)
        status = field_bilingual(r, yaml_find(n, "name"), &c->name);
    if (!status && law)
        status = field_bilingual(r, law, &c->law);
    if (!status)
        status = field_cite(r, n, &c->cite);
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
static tidu_status check_id(const model_reader *r, const yaml_node *at, const model_condition *c)
{
    const model *m = r->model;

    for (size_t i = 0; i < m->n_gates + m->n_directs; i++) {
        const model_condition *other = i < m->n_gates ? &m->gates[i] : &m->directs[i - m->n_gates];

        if (other != c && !strcmp(other->id, c->id))
            return yaml_error(r->tree, yaml_find(at, "id"), r->err,
                              _("the id '%s' stands for two conditions"), c->id);
    }
    return TIDU_OK;
}

tidu_status conditions_read(model_reader *r, const yaml_node *n, model_condition **out,
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
