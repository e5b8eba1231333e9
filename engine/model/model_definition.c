/*
 * Reads settings and definitions, the names that conditions and items use. A definition enters the scope after it was
 * read, so that it can only refer to earlier ones and recursion is impossible. A list of codes becomes a call of
 * starts_with.
 */
#include <string.h>

#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "model/model_internal.h"

/* --- settings -------------------------------------------------------------- */

/* unit: money */
static tidu_status read_unit(rule_reader *r, const yaml_node *n, void *out)
{
    model_setting *s = out;

    (void)r;
    s->value.money = !strcmp(n->text, "money");
    return TIDU_OK;
}

static tidu_status read_value(rule_reader *r, const yaml_node *n, void *out)
{
    model_setting *s = out;
    tidu_status status;
    node *literal;

    if (yaml_is_null(n))
        return TIDU_OK;
    status = field_literal(r, n, &literal);
    if (!status && (literal->kind != NODE_NUMBER || literal->money != s->value.money))
        status = yaml_error(r->tree, n, r->err,
                            s->value.money ? _("'%s' needs an amount such as 5000 wan") : _("'%s' needs a plain number"),
                            r->owner->key);
    if (!status)
        s->value.value = literal->number;
    return status;
}

static const field_row setting_rows[] = {
    FIELD_PART(FIELD_ABOUT("unit", "money for an amount"), OPTIONAL, YAML_IS_SCALAR, read_unit),
    FIELD("name", REQUIRED, bilingual, model_setting, name),
    FIELD_CITATION(REQUIRED, model_setting, cite),
    FIELD_PART(FIELD_ABOUT("value", "empty: unknown until the user gives it"), OPTIONAL, YAML_IS_SCALAR, read_value),
    FIELD_END};

const field_table setting_table = {.rows = setting_rows, .form = N_("a setting has name, cite and value")};

tidu_status settings_read(rule_reader *r, const yaml_node *n, void *out)
{
    rule_head *h = r->head;
    tidu_status status = field_array(r, n->n, sizeof *h->settings, (void **)&h->settings);

    (void)out;
    if (!status)
        status = field_array(r, n->n, sizeof *r->settings, (void **)&r->settings);
    r->scope.settings = r->settings;
    for (const yaml_node *m = n->first; m && !status; m = m->next) {
        model_setting *s = &h->settings[h->n_settings];

        s->value.name = m->key;
        s->value.value = cell_missing();
        status = fields_read(r, m, &setting_table, s);
        r->settings[h->n_settings++] = &s->value;
        r->scope.n_settings = h->n_settings;
    }
    return status;
}

setting *rule_head_setting(rule_head *h, const char *name)
{
    for (size_t i = 0; i < h->n_settings; i++) {
        if (!strcmp(h->settings[i].value.name, name))
            return &h->settings[i].value;
    }
    return NULL;
}

tidu_status setting_put(setting *s, const char *value, arena *memory, tidu_error *err)
{
    source_place place = {0};
    node *literal;

    if (expression_parse(value, &place, memory, &literal, err))
        return TIDU_EUSAGE;
    if (literal->kind != NODE_NUMBER || literal->money != s->money)
        return error_set(err, TIDU_EUSAGE, s->money ? _("'%s' needs an amount such as 5000 wan") : _("'%s' needs a plain number"), s->name);
    s->value = literal->number;
    s->text = NULL;
    return TIDU_OK;
}

/* --- definitions ------------------------------------------------------------ */

static const field_row step_rows[] = {STEP_BOUNDS, FIELD("value", REQUIRED, literal, step, value), FIELD_END};

static const field_table step_values = {.rows = step_rows};

static tidu_status read_step(rule_reader *r, const yaml_node *n, step_table *t)
{
    step *s = &t->steps[t->n++];
    tidu_status status = fields_read(r, n, &step_values, s);

    if (!status && (s->value->type != t->steps[0].value->type || s->value->money != t->steps[0].value->money))
        status = yaml_error(r->tree, n, r->err, _("the values of all steps have one unit"));
    return status;
}

/* {over, steps} */
static tidu_status read_steps(rule_reader *r, const yaml_node *steps, void *out)
{
    const yaml_node *over = yaml_find(r->owner, "over");
    model_definition *d = out;
    step_table *t = arena_take(r->memory, sizeof *t);
    node **conditions;
    tidu_status status;

    if (!t)
        return error_memory(r->err);
    if (!over)
        return yaml_error(r->tree, r->owner, r->err, _("say what decides between the steps: over: revenue[Y-1]"));
    if (!steps->n)
        return yaml_error(r->tree, steps, r->err, _("the list of steps is empty"));
    d->value.table = t;
    d->text = over->text;
    status = field_quantity(r, over, &t->over);
    if (!status)
        status = field_array(r, steps->n, sizeof *t->steps, (void **)&t->steps);
    if (!status)
        status = field_array(r, steps->n, sizeof *conditions, (void **)&conditions);
    if (!status)
        status = field_array(r, steps->n, sizeof *d->step_texts, (void **)&d->step_texts);
    for (const yaml_node *m = steps->first; m && !status; m = m->next)
        status = m->kind == YAML_MAPPING ? read_step(r, m, t) : TIDU_OK;
    if (!status)
        status = steps_read(r, steps, t->over, conditions, d->step_texts);
    for (size_t i = 0; i < t->n && !status; i++)
        t->steps[i].when = conditions[i];
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

/* "2710", "C2710": codes may be written with or without the letter of their section. */
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

/* Codes must be of the edition of GB/T 4754 that the indicator uses. */
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

/* {of: industry, codes: {C: [2710, ...], I: [65]}}: true for codes with one of these prefixes */
static tidu_status read_codes(rule_reader *r, const yaml_node *codes, void *out)
{
    const yaml_node *of = yaml_find(r->owner, "of");
    tidu_status status = TIDU_OK;
    text_buffer text;
    char *whole;

    if (!of)
        return yaml_error(r->tree, r->owner, r->err, _("say which column the codes are of: of: industry"));
    status = check_edition(r, of, yaml_find(r->owner, "edition"));
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
    return status ? status : read_expression(r, of, whole, out);
}

/* {is: EXPRESSION}, {of, codes} or {over, steps}, with name and cite */
static tidu_status read_is(rule_reader *r, const yaml_node *n, void *out)
{
    if ((n != NULL) + (yaml_find(r->owner, "codes") != NULL) + (yaml_find(r->owner, "steps") != NULL) != 1)
        return yaml_error(r->tree, r->owner, r->err, _("a definition has one of 'is', 'codes' and 'steps'"));
    return n ? read_expression(r, n, n->text, out) : TIDU_OK;
}

/* A code, or those of a section. */
static const field_table codes_form = {.kinds = YAML_IS_SCALAR | YAML_IS_SEQUENCE, .members = &field_text_form};

static const field_row definition_rows[] = {
    FIELD("name", OPTIONAL, bilingual, model_definition, name),
    FIELD_CITATION(OPTIONAL, model_definition, cite),
    FIELD_PART(FIELD_ABOUT("is", "an expression; or codes, or steps"), ALWAYS, YAML_IS_SCALAR, read_is),
    FIELD_UNREAD(FIELD_ABOUT("of", "the text that the codes are of"), OPTIONAL, YAML_IS_SCALAR, "read with the codes"),
    FIELD_UNREAD(FIELD_ABOUT("edition", "the edition of GB/T 4754 of the codes"),
                 OPTIONAL, YAML_IS_SCALAR, "read with the codes"),
    FIELD_PART(FIELD_ABOUT("codes", "true for codes that begin so"),
               OPTIONAL, YAML_IS_MAPPING | YAML_IS_SEQUENCE, read_codes, FIELD_LIST_LIKE(&codes_form)),
    FIELD_UNREAD(FIELD_ABOUT("over", "the expression that the steps compare"),
                 OPTIONAL, YAML_IS_SCALAR, "read with the steps"),
    FIELD_PART(FIELD_ABOUT("steps", "values by steps of over"),
               OPTIONAL, YAML_IS_SEQUENCE, read_steps, FIELD_LIST_LIKE(&step_values)),
    FIELD_END};

const field_table definition_table = {.rows = definition_rows, .kinds = YAML_IS_SCALAR | YAML_IS_MAPPING};

tidu_status definitions_read(rule_reader *r, const yaml_node *n, void *out)
{
    rule_head *h = r->head;
    tidu_status status = field_array(r, n->n, sizeof *h->definitions, (void **)&h->definitions);

    (void)out;
    if (!status)
        status = field_array(r, n->n, sizeof *r->definitions, (void **)&r->definitions);
    r->scope.definitions = r->definitions;
    for (const yaml_node *m = n->first; m && !status; m = m->next) {
        model_definition *d = &h->definitions[h->n_definitions];

        d->value.name = m->key;
        d->cite.origin = m->file == r->tree->file ? NULL : m->file;
        if (dictionary_find(r->dictionary, m->key) != INDICATOR_NONE)
            return yaml_error(r->tree, m, r->err, _("'%s' is an indicator; give the definition another name"),
                              m->key);
        if (m->kind == YAML_MAPPING)
            status = fields_read(r, m, &definition_table, d);
        else if (m->kind == YAML_SCALAR)
            status = read_expression(r, m, m->text, d);
        else
            status = yaml_error(r->tree, m, r->err, _("an expression or a table of steps is expected here"));
        r->definitions[h->n_definitions++] = &d->value;
        r->scope.n_definitions = h->n_definitions;
    }
    return status;
}
