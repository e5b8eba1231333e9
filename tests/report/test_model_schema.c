/*
 * The schemas of files of rules, read back and held against the shipped files by a checker of its own, which knows the
 * words of JSON Schema that are written: type, enum, pattern, minimum, maximum, properties, required,
 * additionalProperties, items, anyOf, if. A schema is JSON and therefore YAML.
 */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/model_schema.h"
#include "yaml/yaml_tree.h"

/* --- the checker -------------------------------------------------------------------------------------------- */

static bool matches(const char *pattern, const char *text)
{
    regex_t r;
    bool is_match;

    assert_int_equal(regcomp(&r, pattern, REG_EXTENDED | REG_NOSUB), 0);
    is_match = !regexec(&r, text, 0, NULL, 0);
    regfree(&r);
    return is_match;
}

/* By the core schema of YAML 1.2. */
static const char *type_of(const yaml_node *n)
{
    if (n->kind != YAML_SCALAR)
        return n->kind == YAML_MAPPING ? "object" : "array";
    if (n->is_quoted)
        return "string";
    if (yaml_is_null(n))
        return "null";
    if (!strcmp(n->text, "true") || !strcmp(n->text, "false"))
        return "boolean";
    return matches("^[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?$", n->text) ? "number" : "string";
}

static bool is_among(const yaml_node *list, const char *text)
{
    if (list->kind == YAML_SCALAR)
        return !strcmp(list->text, text);
    for (const yaml_node *x = list->first; x; x = x->next) {
        if (!strcmp(x->text, text))
            return true;
    }
    return false;
}

static const yaml_node *wrong(const yaml_node *schema, const yaml_node *n);

static const yaml_node *wrong_member(const yaml_node *schema, const yaml_node *n)
{
    const yaml_node *rows = yaml_find(schema, "properties"), *rest = yaml_find(schema, "additionalProperties");
    const yaml_node *required = yaml_find(schema, "required"), *bad = NULL;

    for (const yaml_node *x = required ? required->first : NULL; x; x = x->next) {
        if (!yaml_find(n, x->text))
            return n;
    }
    for (const yaml_node *x = n->first; x && !bad; x = x->next) {
        const yaml_node *row = rows ? yaml_find(rows, x->key) : NULL;

        if (row)
            bad = wrong(row, x);
        else if (rest)
            bad = rest->kind == YAML_SCALAR ? x : wrong(rest, x);
    }
    return bad;
}

static bool is_scalar_wrong(const yaml_node *schema, const yaml_node *n)
{
    const yaml_node *pattern = yaml_find(schema, "pattern"), *words = yaml_find(schema, "enum");
    const yaml_node *least = yaml_find(schema, "minimum"), *most = yaml_find(schema, "maximum");

    return (words && (n->kind != YAML_SCALAR || !is_among(words, n->text))) || (pattern && !matches(pattern->text, n->text)) ||
           (least && atof(n->text) < atof(least->text)) || (most && atof(n->text) > atof(most->text));
}

/* The first node that does not fit; NULL: all do. */
static const yaml_node *wrong(const yaml_node *schema, const yaml_node *n)
{
    const yaml_node *any = yaml_find(schema, "anyOf"), *type = yaml_find(schema, "type");
    const yaml_node *items = yaml_find(schema, "items"), *condition = yaml_find(schema, "if"), *bad = NULL;

    if (condition)
        return wrong(yaml_find(schema, wrong(condition, n) ? "else" : "then"), n);
    for (const yaml_node *x = any ? any->first : NULL; x; x = x->next) {
        bad = wrong(x, n);
        if (!bad)
            return NULL;
    }
    if (any)
        return bad;
    if (type && !is_among(type, type_of(n)))
        return n;
    if (is_scalar_wrong(schema, n))
        return n;
    for (const yaml_node *x = items && n->kind == YAML_SEQUENCE ? n->first : NULL; x && !bad; x = x->next)
        bad = wrong(items, x);
    return bad ? bad : n->kind == YAML_MAPPING ? wrong_member(schema, n) : NULL;
}

/* --- helpers -------------------------------------------------------------------------------------------------- */

static yaml_tree *schema_of(const char *kind)
{
    const char *nearest;
    const schema_kind *k = schema_kind_find(kind, &nearest);
    text_buffer text;
    yaml_tree *t;
    tidu_error err;

    assert_non_null(k);
    text_buffer_init(&text);
    schema_write(k, &text);
    assert_false(text.failed);
    if (yaml_parse(text_buffer_string(&text), text.length, kind, &t, &err))
        fail_msg("%s:%lu: %s", kind, err.line, err.message);
    text_buffer_clear(&text);
    return t;
}

static bool fits(const char *kind, const char *text)
{
    yaml_tree *schema = schema_of(kind), *t;
    bool is_good;

    assert_int_equal(yaml_parse(text, strlen(text), "x.yaml", &t, NULL), TIDU_OK);
    is_good = !wrong(schema->root, t->root);
    yaml_free(t);
    yaml_free(schema);
    return is_good;
}

static void check_file(const yaml_tree *schema, const char *path)
{
    const yaml_node *bad;
    yaml_tree *t;

    assert_int_equal(yaml_load(path, &t, NULL), TIDU_OK);
    bad = wrong(schema->root, t->root);
    if (bad)
        fail_msg("%s:%lu:%lu: does not fit the schema of %s", path, bad->line, bad->column, schema->file);
    yaml_free(t);
}

static bool ends(const char *name, const char *end)
{
    size_t n = strlen(name), k = strlen(end);

    return n >= k && !strcmp(name + n - k, end);
}

/* The files of a folder whose names end so; `not` NULL or the end of those left out. */
static void check_folder(const char *kind, const char *folder, const char *end, const char *not)
{
    yaml_tree *schema = schema_of(kind);
    DIR *dir = opendir(folder);
    size_t n = 0;

    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        char path[512];

        if (!ends(entry->d_name, end) || (not && ends(entry->d_name, not)) || !strcmp(entry->d_name, "actions.yaml") ||
            !strncmp(entry->d_name, "levers", 6))
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        check_file(schema, path);
        n++;
    }
    assert_true(n > 0);
    closedir(dir);
    yaml_free(schema);
}

static void check_one(const char *kind, const char *path)
{
    yaml_tree *schema = schema_of(kind);

    check_file(schema, path);
    yaml_free(schema);
}

/* --- tests ------------------------------------------------------------------------------------------------------ */

static void every_shipped_file_fits(void **state)
{
    (void)state;
    check_folder("model", "models", ".yaml", ".cases.yaml");
    check_folder("cases", "models", ".cases.yaml", NULL);
    check_folder("index", "models/indices", ".yaml", NULL);
    check_folder("ladder", "models/ladders", ".yaml", NULL);
    check_folder("policy", "models/policies", ".yaml", NULL);
    check_folder("definitions", "models/tables", ".yaml", "s.yaml");
    check_one("definitions", "models/tables/niche-years.yaml");
    check_one("definitions", "models/tables/size-classes.yaml");
    check_one("names", "models/tables/hightech-fields.yaml");
    check_one("names", "models/tables/rd-units.yaml");
    check_one("actions", "models/actions.yaml");
    check_one("levers", "models/levers.yaml");
    check_one("tiers", "models/practice/tiers.yaml");
    check_one("base-rates", "models/practice/base-rates.yaml");
    check_one("filing", "models/practice/filing.yaml");
    check_one("transitions", "models/practice/transitions.yaml");
    check_one("growth", "models/practice/growth.yaml");
    check_one("audit", "models/practice/audit.yaml");
    check_one("sheet", "models/practice/sheet.yaml");
    check_one("roster", "models/practice/roster.yaml");
    check_one("selection", "models/practice/selection.yaml");
    check_one("indicators", "models/dictionary/indicators.yaml");
    check_one("certificates", "models/dictionary/certificates.yaml");
    check_one("words", "models/dictionary/words.yaml");
}

/* Every key of the table, and no other. */
static void the_keys_are_those_of_the_table(void **state)
{
    const schema_kind *k;

    (void)state;
    for (size_t i = 0; (k = schema_kind_get(i)); i++) {
        yaml_tree *schema = schema_of(k->name);
        const yaml_node *root = yaml_find(schema->root, "else"), *rows = yaml_find(root ? root : schema->root, "properties");
        const yaml_node *required = yaml_find(root ? root : schema->root, "required");
        size_t n = 0;

        for (const field_row *row = k->table->rows; row->field.key; row++) {
            bool is_again = false;

            for (const field_row *x = k->table->rows; x < row; x++)
                is_again |= !strcmp(x->field.key, row->field.key);
            n += !is_again;
            assert_non_null(yaml_find(rows, row->field.key));
            assert_int_equal(is_among(required, row->field.key), row->field.is_required);
        }
        assert_int_equal(rows->n, n);
        yaml_free(schema);
    }
    assert_true(schema_kind_find("modle", &(const char *){NULL}) == NULL);
}

/* What FIELD_ABOUT says of a key describes its value, also where another row of the key is read. */
static void a_key_is_described(void **state)
{
    yaml_tree *schema = schema_of("model");
    const yaml_node *rows = yaml_find(yaml_find(schema->root, "else"), "properties");

    (void)state;
    assert_string_equal(yaml_find(yaml_find(rows, "rung"), "description")->text,
                        "the rung that this is a version or variant of");
    assert_string_equal(yaml_find(yaml_find(rows, "gates"), "description")->text, "conditions that must all be met");
    assert_null(yaml_find(yaml_find(rows, "name"), "enum"));
    yaml_free(schema);
}

#define TIERS "{apply: {readiness: 0.8}, push: {years: 1}, nurture: {years: 3%s}%s}"

static void faults_do_not_fit(void **state)
{
    char text[256];

    (void)state;
    snprintf(text, sizeof text, TIERS, "", "");
    assert_true(fits("tiers", text));
    snprintf(text, sizeof text, TIERS, "", ", watch: {}");
    assert_false(fits("tiers", text)); /* no such key */
    snprintf(text, sizeof text, TIERS, ", redness: 1", "");
    assert_false(fits("tiers", text)); /* nor one further down */
    assert_false(fits("tiers", "{apply: {readiness: 0.8}, push: {years: 1}}"));
    assert_false(fits("tiers", "{apply: {readiness: high}, push: {years: 1}, nurture: {years: 3}}"));
    assert_false(fits("tiers", "{apply: 1, push: {years: 1}, nurture: {years: 3}}"));
    assert_true(fits("selection", "{chances: [0.5], budgets: [1, 20]}"));
    assert_false(fits("selection", "{chances: [0.5]}"));
    assert_false(fits("selection", "{chances: 0.5, budgets: [1]}"));
    assert_false(fits("selection", "{chances: [1.5], budgets: [1]}"));
    assert_false(fits("selection", "{chances: [0.5], budgets: [-1]}"));
}

#define INDICATORS "dictionary: indicators\nindicators: {area: {kind: %s, type: count, en: area, zh: [%s]}}\n"

static void words_and_lists(void **state)
{
    char text[256];

    (void)state;
    snprintf(text, sizeof text, INDICATORS, "annual", "面积, 占地");
    assert_true(fits("indicators", text));
    snprintf(text, sizeof text, INDICATORS, "yearly", "面积");
    assert_false(fits("indicators", text));
    snprintf(text, sizeof text, INDICATORS, "annual", "{x: 1}");
    assert_false(fits("indicators", text));
}

static void an_extension_says_what_differs(void **state)
{
    (void)state;
    assert_true(fits("model", "{model: a@b, extends: a, gates: [{id: x, applies: false}], notes: }"));
    assert_false(fits("model", "{model: a@b, gates: [{id: x, applies: false}]}"));
    assert_false(fits("model", "{model: a@b, extends: a, gates: [{id: x, aplies: false}]}"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_file_fits),
        cmocka_unit_test(the_keys_are_those_of_the_table),
        cmocka_unit_test(a_key_is_described),
        cmocka_unit_test(faults_do_not_fit),
        cmocka_unit_test(words_and_lists),
        cmocka_unit_test(an_extension_says_what_differs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
