/*
 * Readers for the kinds of values in field tables.
 */
#include "model/field.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/suggest.h"
#include "panel/division_code.h"

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

tidu_status field_magnitude(rule_reader *r, const yaml_node *n, double *out)
{
    tidu_status status = field_number(r, n, out);

    if (!status && !(*out >= 0))
        status = yaml_error(r->tree, n, r->err, _("a number of 0 or more is expected here"));
    return status;
}

tidu_status field_date(rule_reader *r, const yaml_node *n, long *out)
{
    if (n->kind != YAML_SCALAR || !date_parse_iso(n->text, n->length, out))
        return yaml_error(r->tree, n, r->err, _("a date such as 2016-01-01 is expected here"));
    return TIDU_OK;
}

/* The zeros of a division code stand for everything below. */
tidu_status field_region(rule_reader *r, const yaml_node *n, const char **out)
{
    size_t length = n->length;

    if (n->kind != YAML_SCALAR || !division_code_is(n->text, length))
        return yaml_error(r->tree, n, r->err, _("a region is the beginning of a division code: 2, 4, 6, 9 or 12 digits"));
    *out = arena_copy(r->memory, n->text, division_code_told(n->text, length));
    return *out ? TIDU_OK : error_memory(r->err);
}

const field_row field_bilingual_rows[] = {
    FIELD("zh", REQUIRED, text, model_text, zh), FIELD("en", REQUIRED, text, model_text, en), FIELD_END};

tidu_status field_bilingual(rule_reader *r, const yaml_node *n, model_text *out)
{
    static const field_table both = {.rows = field_bilingual_rows,
                                     .form = N_("both languages are expected: {zh: ..., en: ...}")};

    return fields_read(r, n, &both, out);
}

/* The document that a citation begins with. */
static tidu_status find_document(rule_reader *r, const yaml_node *n, const model_document **out)
{
    suggestion best;
    char word[64];

    *out = rule_head_document(r->head, n->text);
    if (*out)
        return TIDU_OK;
    snprintf(word, sizeof word, "%.*s", (int)strcspn(n->text, " "), n->text);
    best = suggestion_begin(word);
    for (size_t i = 0; i < r->head->n_documents; i++)
        suggestion_offer(&best, r->head->documents[i].id);
    if (best.nearest)
        return yaml_error(r->tree, n, r->err, _("unknown document '%s'; did you mean '%s'?"), word,
                          best.nearest);
    return yaml_error(r->tree, n, r->err, _("'%s' is none of this model's documents"), word);
}

/* Keys whose change makes a part a different rule than that of the extended file, which then needs its own citation. */
static bool is_rule_key(const char *key)
{
    static const char *const keys[] = {"need", "any", "applies", "over", "steps", "bands", "judged"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!strcmp(key, keys[i]))
            return true;
    }
    return false;
}

static tidu_status check_own_cite(rule_reader *r, const yaml_node *cite)
{
    for (const yaml_node *n = r->owner->first; n; n = n->next) {
        if (is_rule_key(n->key) && n->file == r->tree->file && cite->file != n->file)
            return yaml_error(r->tree, n, r->err,
                              _("this changes an extended rule; say where it comes from with a cite of its own"));
    }
    return TIDU_OK;
}

/* cite: DOCUMENT words, the document being one of `documents`. What an extended file has seen is not said of a new cite. */
tidu_status field_citation(rule_reader *r, const yaml_node *n, model_citation *out)
{
    const yaml_node *seen = yaml_find(r->owner, "seen");
    const model_document *document = NULL;
    tidu_status status;

    if (!n->length)
        return yaml_error(r->tree, r->owner, r->err,
                          _("a citation is missing: cite: DOCUMENT article, for example 'measures art. 11(5)'"));
    status = find_document(r, n, &document);
    if (!status)
        status = check_own_cite(r, n);
    if (status)
        return status;
    *out = (model_citation){n->text, n->file == r->tree->file ? NULL : n->file, document->seen};
    return seen && seen->file == n->file ? field_seen(r, seen, &out->seen) : TIDU_OK;
}

static const char *const provenances[PROVENANCES] = {[PROVENANCE_MEMORY] = "memory", [PROVENANCE_SECONDARY] = "secondary",
                                          [PROVENANCE_PART] = "part", [PROVENANCE_FULL] = "full"};

tidu_status field_seen(rule_reader *r, const yaml_node *n, provenance *out)
{
    for (int i = 0; i < PROVENANCES; i++) {
        if (!strcmp(n->text, provenances[i])) {
            *out = (provenance)i;
            return TIDU_OK;
        }
    }
    return yaml_error(r->tree, n, r->err, _("which text was read is one of full, part, secondary and memory"));
}

tidu_status field_indicator(rule_reader *r, const yaml_node *n, int *out)
{
    const char *near;

    *out = dictionary_find(r->dictionary, n->text);
    if (*out != INDICATOR_NONE)
        return TIDU_OK;
    near = dictionary_suggest(r->dictionary, n->text);
    return near ? yaml_error(r->tree, n, r->err, _("unknown indicator '%s'; did you mean '%s'?"), n->text, near)
                : yaml_error(r->tree, n, r->err, _("unknown indicator '%s'"), n->text);
}

static tidu_status read_indicator_name(rule_reader *r, const yaml_node *n, void *out)
{
    int indicator;
    tidu_status status = field_text(r, n, out);

    return status ? status : field_indicator(r, n, &indicator);
}

const field_table field_indicator_names = {.read = read_indicator_name};

static source_place place_of(const yaml_node *n)
{
    return (source_place){n->file, n->line, n->column + n->is_quoted};
}

static tidu_status read_expression(rule_reader *r, const yaml_node *n, value_kind wanted, node **out)
{
    source_place place = place_of(n);
    tidu_status status;

    if (n->kind != YAML_SCALAR)
        return yaml_error(r->tree, n, r->err, _("an expression is expected here"));
    status = expression_parse(n->text, &place, r->memory, out, r->err);
    return status ? status : expression_check(*out, wanted, &r->scope, &place, r->err);
}

tidu_status field_truth(rule_reader *r, const yaml_node *n, node **out)
{
    return read_expression(r, n, VALUE_TRUTH, out);
}

tidu_status field_quantity(rule_reader *r, const yaml_node *n, node **out)
{
    return read_expression(r, n, VALUE_NUMBER, out);
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

/* Readers for rows: the offset leads to a member of the type of the kind. */
#define DEFINE(name, type, is)                                               \
    tidu_status field_##name##_row(rule_reader *r, const yaml_node *n, void *out) \
    {                                                                        \
        return field_##name(r, n, out);                                      \
    }                                                                        \
    const field_table field_##name##_form = {.read = field_##name##_row};
FIELD_KINDS(DEFINE)
