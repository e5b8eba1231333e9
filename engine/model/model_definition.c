/*
 * Settings and definitions: the names that conditions and items use.
 */
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "model/model_internal.h"

/* --- settings -------------------------------------------------------------- */

tidu_status settings_read(rule_reader *r, const yaml_node *n)
{
    static const yaml_field fields[] = {{"name", YAML_IS_MAPPING, true},
                                        {"unit", YAML_IS_SCALAR, false},
                                        {"value", YAML_IS_SCALAR, false},
                                        {"cite", YAML_IS_SCALAR, true},
                                        {"confidence", YAML_IS_SCALAR, false},
                                        {.key = NULL}};
    tidu_status status = field_array(r, n->n, sizeof *r->head->settings, (void **)&r->head->settings);

    if (!status)
        status = field_array(r, n->n, sizeof *r->settings, (void **)&r->settings);
    r->scope.settings = r->settings;
    for (const yaml_node *m = n->first; m && !status; m = m->next) {
        model_setting *s = &r->head->settings[r->head->n_settings];
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
        r->settings[r->head->n_settings++] = &s->value;
        r->scope.n_settings = r->head->n_settings;
    }
    return status;
}

/* --- definitions ------------------------------------------------------------ */

static tidu_status read_table(rule_reader *r, const yaml_node *n, model_definition *d)
{
    static const yaml_field step_fields[] = {{"from", YAML_IS_SCALAR, false},
                                             {"above", YAML_IS_SCALAR, false},
                                             {"to", YAML_IS_SCALAR, false},
                                             {"below", YAML_IS_SCALAR, false},
                                             {"value", YAML_IS_SCALAR, true},
                                             {.key = NULL}};
    const yaml_node *steps, *m;
    step_table *t = arena_take(r->memory, sizeof *t);
    node **conditions;
    tidu_status status;

    if (!t)
        return error_memory(r->err);
    if (!yaml_find(n, "over"))
        return yaml_error(r->tree, n, r->err, _("say what decides between the steps: over: revenue[Y-1]"));
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

static tidu_status read_expression(rule_reader *r, const yaml_node *n, const char *text,
                                   model_definition *d)
{
    source_place place = {n->file, n->line, n->column + n->is_quoted};
    tidu_status status = expression_parse(text, &place, r->memory, &d->value.expression, r->err);

    d->text = text;
    return status ? status : expression_check_any(d->value.expression, &r->scope, &place, r->err);
}

/* "2710", "C2710": a code may be written with the letter of its section or without. */
static tidu_status append_codes(rule_reader *r, const yaml_node *codes, text_buffer *out)
{
    for (const yaml_node *n = codes->first; n; n = n->next) {
        if (n->kind != YAML_SCALAR || !n->length || n->text[strspn(n->text, "0123456789")])
            return yaml_error(r->tree, n, r->err, _("a code is made of digits: codes: {C: [2710, 2720]}"));
        text_buffer_print(out, ", \"%s\"", n->text);
        if (codes->key && strlen(codes->key) == 1)
            text_buffer_print(out, ", \"%s%s\"", codes->key, n->text);
    }
    return codes->n ? TIDU_OK : yaml_error(r->tree, codes, r->err, _("the list of codes is empty"));
}

/* Codes of one edition of GB/T 4754 are not looked for among those of another. */
static tidu_status check_edition(rule_reader *r, const yaml_node *of, const yaml_node *edition)
{
    static const char *const editions[][2] = {{"industry", "GB/T 4754-2017"}, {"industry_2011", "GB/T 4754-2011"}};

    for (size_t i = 0; edition && i < sizeof editions / sizeof *editions; i++) {
        if (!strcmp(of->text, editions[i][0]) && strcmp(edition->text, editions[i][1]))
            return yaml_error(r->tree, edition, r->err, _("the codes of %s are of %s, not of %s"), of->text,
                              editions[i][1], edition->text);
    }
    return TIDU_OK;
}

/* {of: industry, codes: {C: [2710, ...], I: [65]}}: true for codes that begin so */
static tidu_status read_codes(rule_reader *r, const yaml_node *n, model_definition *d)
{
    const yaml_node *of = yaml_find(n, "of"), *codes = yaml_find(n, "codes");
    tidu_status status = TIDU_OK;
    text_buffer text;
    char *whole;

    if (!of)
        return yaml_error(r->tree, n, r->err, _("say which column the codes are of: of: industry"));
    status = check_edition(r, of, yaml_find(n, "edition"));
    if (status)
        return status;
    text_buffer_init(&text);
    text_buffer_print(&text, "starts_with(%s", of->text);
    if (codes->kind == YAML_SEQUENCE) {
        status = append_codes(r, codes, &text);
    } else {
        for (const yaml_node *section = codes->first; section && !status; section = section->next)
            status = section->kind == YAML_SEQUENCE
                         ? append_codes(r, section, &text)
                         : yaml_error(r->tree, section, r->err, _("a list of codes is expected here"));
    }
    text_buffer_print(&text, ")");
    whole = status ? NULL : arena_copy_string(r->memory, text_buffer_string(&text));
    if (!status && (text.failed || !whole))
        status = error_memory(r->err);
    text_buffer_clear(&text);
    return status ? status : read_expression(r, of, whole, d);
}

/* {is: EXPRESSION}, {of, codes} or {over, steps}, with name and cite */
static tidu_status read_described(rule_reader *r, const yaml_node *n, model_definition *d)
{
    static const yaml_field fields[] = {{"name", YAML_IS_MAPPING, false}, {"cite", YAML_IS_SCALAR, false},
                                        {"is", YAML_IS_SCALAR, false},    {"of", YAML_IS_SCALAR, false},
                                        {"edition", YAML_IS_SCALAR, false},
                                        {"codes", YAML_IS_MAPPING | YAML_IS_SEQUENCE, false},
                                        {"over", YAML_IS_SCALAR, false},  {"steps", YAML_IS_SEQUENCE, false},
                                        {.key = NULL}};
    const yaml_node *is = yaml_find(n, "is");
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);

    if (!status && (is != NULL) + (yaml_find(n, "codes") != NULL) + (yaml_find(n, "steps") != NULL) != 1)
        status = yaml_error(r->tree, n, r->err, _("a definition has one of 'is', 'codes' and 'steps'"));
    if (!status && yaml_find(n, "name"))
        status = field_bilingual(r, yaml_find(n, "name"), &d->name);
    if (!status && yaml_find(n, "cite"))
        status = field_cite(r, n, &d->cite);
    if (status)
        return status;
    if (is)
        return read_expression(r, is, is->text, d);
    return yaml_find(n, "codes") ? read_codes(r, n, d) : read_table(r, n, d);
}

tidu_status definitions_read(rule_reader *r, const yaml_node *n)
{
    tidu_status status =
        field_array(r, n->n, sizeof *r->head->definitions, (void **)&r->head->definitions);

    if (!status)
        status = field_array(r, n->n, sizeof *r->definitions, (void **)&r->definitions);
    r->scope.definitions = r->definitions;
    for (const yaml_node *m = n->first; m && !status; m = m->next) {
        model_definition *d = &r->head->definitions[r->head->n_definitions];

        d->value.name = m->key;
        d->origin = m->file == r->tree->file ? NULL : m->file;
        if (dictionary_find(r->dictionary, m->key) != INDICATOR_NONE)
            return yaml_error(r->tree, m, r->err, _("'%s' is an indicator; give the definition another name"),
                              m->key);
        if (m->kind == YAML_MAPPING)
            status = read_described(r, m, d);
        else if (m->kind == YAML_SCALAR)
            status = read_expression(r, m, m->text, d);
        else
            status = yaml_error(r->tree, m, r->err, _("an expression or a table of steps is expected here"));
        r->definitions[r->head->n_definitions++] = &d->value;
        r->scope.n_definitions = r->head->n_definitions;
    }
    return status;
}
