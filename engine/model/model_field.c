#include "model/model_internal.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/suggest.h"

tidu_status field_array(rule_reader *r, size_t n, size_t size, void **out)
{
    *out = arena_take_array(r->memory, n, size);
    return *out ? TIDU_OK : error_memory(r->err);
}

tidu_status field_text(rule_reader *r, const yaml_node *n, const char **out)
{
    if (n->kind != YAML_SCALAR)
        return yaml_error(r->tree, n, r->err, _("a text is expected here"));
    *out = n->text;
    return TIDU_OK;
}

tidu_status field_id(rule_reader *r, const yaml_node *n, const char **out)
{
    tidu_status status = field_text(r, n, out);

    if (status)
        return status;
    for (const char *c = *out; *c; c++) {
        if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9' && c > *out) || *c == '_'))
            return yaml_error(r->tree, n, r->err,
                              _("an id is made of a-z, 0-9 and _ and begins with a letter, not '%s'"),
                              *out);
    }
    return **out ? TIDU_OK : yaml_error(r->tree, n, r->err, _("an id is missing here"));
}

tidu_status field_number(rule_reader *r, const yaml_node *n, double *out)
{
    bool is_short;

    if (n->kind != YAML_SCALAR || !number_parse(n->text, n->length, 0, out, &is_short) || !is_short)
        return yaml_error(r->tree, n, r->err, _("a number is expected here"));
    return TIDU_OK;
}

tidu_status field_chance(rule_reader *r, const yaml_node *n, double *out)
{
    tidu_status status = field_number(r, n, out);

    if (!status && (*out < 0 || *out > 1))
        status = yaml_error(r->tree, n, r->err, _("a chance lies between 0 and 1"));
    return status;
}

tidu_status field_date(rule_reader *r, const yaml_node *n, long *out)
{
    if (n->kind != YAML_SCALAR || !date_parse_iso(n->text, n->length, out))
        return yaml_error(r->tree, n, r->err, _("a date such as 2016-01-01 is expected here"));
    return TIDU_OK;
}

tidu_status field_bilingual(rule_reader *r, const yaml_node *n, model_text *out)
{
    static const yaml_field fields[] = {
        {"zh", YAML_IS_SCALAR, true}, {"en", YAML_IS_SCALAR, true}, {.key = NULL}};
    tidu_status status;

    if (n->kind != YAML_MAPPING)
        return yaml_error(r->tree, n, r->err, _("both languages are expected: {zh: ..., en: ...}"));
    status = yaml_check_keys(r->tree, n, fields, r->err);
    if (status)
        return status;
    out->zh = yaml_find(n, "zh")->text;
    out->en = yaml_find(n, "en")->text;
    return TIDU_OK;
}

/* cite: DOCUMENT words, the document being one of `documents` */
tidu_status field_cite(rule_reader *r, const yaml_node *owner, const char **out)
{
    const yaml_node *n = yaml_find(owner, "cite");
    suggestion best;
    char word[64];

    if (!n || n->kind != YAML_SCALAR || !n->length)
        return yaml_error(r->tree, owner, r->err,
                          _("a citation is missing: cite: DOCUMENT article, for example 'measures art. 11(5)'"));
    snprintf(word, sizeof word, "%.*s", (int)strcspn(n->text, " "), n->text);
    best = suggestion_begin(word);
    for (size_t i = 0; i < r->head->n_documents; i++) {
        if (!strcmp(r->head->documents[i].id, word)) {
            *out = n->text;
            return TIDU_OK;
        }
        suggestion_offer(&best, r->head->documents[i].id);
    }
    if (best.nearest)
        return yaml_error(r->tree, n, r->err, _("unknown document '%s'; did you mean '%s'?"), word,
                          best.nearest);
    return yaml_error(r->tree, n, r->err, _("'%s' is none of this model's documents"), word);
}

/* What makes a part another rule than that of the file which is extended. */
static bool is_rule_key(const char *key)
{
    static const char *const keys[] = {"need", "any", "applies", "over", "steps", "bands", "judged"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!strcmp(key, keys[i]))
            return true;
    }
    return false;
}

tidu_status field_origin(rule_reader *r, const yaml_node *owner, const char **out)
{
    const yaml_node *cite = yaml_find(owner, "cite");

    for (const yaml_node *n = owner->first; n; n = n->next) {
        if (is_rule_key(n->key) && n->file == r->tree->file && cite->file != n->file)
            return yaml_error(r->tree, n, r->err,
                              _("this changes an extended rule; say where it comes from with a cite of its own"));
    }
    *out = cite->file == r->tree->file ? NULL : cite->file;
    return TIDU_OK;
}

tidu_status field_verified(rule_reader *r, const yaml_node *owner, bool *out)
{
    const yaml_node *n = yaml_find(owner, "confidence");

    *out = true;
    if (!n)
        return TIDU_OK;
    if (n->kind != YAML_SCALAR || (strcmp(n->text, "verified") && strcmp(n->text, "unverified")))
        return yaml_error(r->tree, n, r->err, _("confidence is 'verified' or 'unverified'"));
    *out = !strcmp(n->text, "verified");
    return TIDU_OK;
}

tidu_status field_act(rule_reader *r, const yaml_node *owner, const char ***out, size_t *count)
{
    const yaml_node *n = yaml_find(owner, "act");
    tidu_status status;
    size_t i = 0;

    if (!n)
        return TIDU_OK;
    if (n->kind != YAML_SEQUENCE)
        return yaml_error(r->tree, n, r->err, _("a list of indicators is expected: act: [rd_expense]"));
    status = field_array(r, n->n, sizeof **out, (void **)out);
    for (const yaml_node *m = n->first; m && !status; m = m->next) {
        status = field_text(r, m, &(*out)[i]);
        if (!status && dictionary_find(r->dictionary, (*out)[i]) == INDICATOR_NONE) {
            const char *near = dictionary_suggest(r->dictionary, (*out)[i]);

            status = near ? yaml_error(r->tree, m, r->err,
                                       _("unknown indicator '%s'; did you mean '%s'?"), (*out)[i], near)
                          : yaml_error(r->tree, m, r->err, _("unknown indicator '%s'"), (*out)[i]);
        }
        i++;
    }
    *count = i;
    return status;
}

static source_place place_of(const yaml_node *n)
{
    return (source_place){n->file, n->line, n->column + n->is_quoted};
}

tidu_status field_expression(rule_reader *r, const yaml_node *n, value_kind wanted, node **out)
{
    source_place place = place_of(n);
    tidu_status status;

    if (n->kind != YAML_SCALAR)
        return yaml_error(r->tree, n, r->err, _("an expression is expected here"));
    status = expression_parse(n->text, &place, r->memory, out, r->err);
    return status ? status : expression_check(*out, wanted, &r->scope, &place, r->err);
}

tidu_status field_literal(rule_reader *r, const yaml_node *n, node **out)
{
    source_place place = place_of(n);
    tidu_status status;
    node *literal;

    if (n->kind != YAML_SCALAR)
        return yaml_error(r->tree, n, r->err, _("a number is expected here"));
    status = expression_parse(n->text, &place, r->memory, &literal, r->err);
    if (!status)
        status = expression_check_any(literal, &r->scope, &place, r->err);
    if (!status && literal->kind == NODE_NEGATE && literal->first->kind == NODE_NUMBER) {
        node *positive = literal->first;

        positive->text = arena_print(r->memory, "-%s", positive->text);
        if (!positive->text)
            return error_memory(r->err);
        positive->number = -positive->number;
        positive->is_not_negative = false;
        literal = positive;
    }
    if (!status && literal->kind != NODE_NUMBER && literal->kind != NODE_DATE)
        status = yaml_error(r->tree, n, r->err, _("a plain number such as 5%% or 5000 wan is expected here"));
    *out = literal;
    return status;
}

tidu_status field_judged(rule_reader *r, const yaml_node *at, const char *part, int *out)
{
    char *name = arena_print(r->memory, "judged_%s_%s", r->head->id, part);

    if (!name)
        return error_memory(r->err);
    for (char *c = name; *c; c++) {
        if (*c == '-' || *c == '@')
            *c = '_';
    }
    *out = dictionary_add_judged(r->dictionary, name);
    (void)at;
    return *out == INDICATOR_NONE ? error_memory(r->err) : TIDU_OK; /* ids are made of its letters */
}

rule_reader reader_of(rule_head *head, void *subject, dictionary *d, tidu_error *err)
{
    return (rule_reader){.tree = head->files.trees[0], .memory = head->memory, .head = head, .subject = subject,
                         .dictionary = d, .scope = {.dictionary = d}, .err = err};
}

enum { MOST_PARTS = 40 };

tidu_status parts_read(rule_reader *r, const model_part *parts, const char *begins)
{
    const yaml_node *root = r->tree->root;
    yaml_field fields[MOST_PARTS + 1] = {{0}};
    tidu_status status;

    if (!root || root->kind != YAML_MAPPING)
        return error_at(r->err, TIDU_EMODEL, r->tree->file, 1, 1, _("this file must begin with '%s: ...'"),
                        begins);
    for (size_t i = 0; parts[i].field.key && i < MOST_PARTS; i++)
        fields[i] = parts[i].field;
    status = yaml_check_keys(r->tree, root, fields, r->err);
    for (const model_part *p = parts; p->field.key && !status; p++) {
        const yaml_node *n = yaml_find(root, p->field.key);

        if (n && p->read)
            status = p->read(r, n);
    }
    return status;
}
