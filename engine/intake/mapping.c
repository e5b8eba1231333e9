/*
 * Each mapping in the file has a table of its keys and their loaders; unknown keys and "did you mean" are handled by
 * yaml_check_keys. Everything is allocated in the tree's arena.
 */
#include "intake/mapping.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "intake/cell_text.h"
#include "intake/mapping_column_internal.h"
#include "panel/panel.h"

/* A key of the file's top level. */
typedef struct section {
    const char *key;
    int kinds;
    tidu_status (*load)(const mapping_loader *l, const yaml_node *n); /* NULL: only for readers */
    bool is_of_companies;
} section;

static tidu_status check(const mapping_loader *l, const yaml_node *n, const yaml_field *fields)
{
    return yaml_check_keys(l->tree, n, fields, l->err);
}

static void *take(const mapping_loader *l, size_t n, size_t size, tidu_status *status)
{
    void *memory = arena_take_array(l->tree->memory, n, size);

    if (!memory)
        *status = error_memory(l->err);
    return memory;
}

/* --- single values ------------------------------------------------------------ */

static tidu_status load_encoding(const mapping_loader *l, const yaml_node *n)
{
    if (!encoding_find(n->text, &l->out->encoding))
        return MAPPING_FAIL(l, n, _("unknown encoding '%s'; use utf-8, gb18030, utf-16le or utf-16be"),
                    n->text);
    return TIDU_OK;
}

static tidu_status load_delimiter(const mapping_loader *l, const yaml_node *n)
{
    if (n->length != 1 || strchr("\"\r\n", n->text[0]))
        return MAPPING_FAIL(l, n, _("a delimiter must be a single character, not '%s'"), n->text);
    l->out->delimiter = n->text[0];
    return TIDU_OK;
}

static tidu_status load_sheet(const mapping_loader *l, const yaml_node *n)
{
    l->out->sheet = n->text;
    return TIDU_OK;
}

static tidu_status load_fill_down(const mapping_loader *l, const yaml_node *n)
{
    l->out->fills_down = !strcmp(n->text, "true");
    if (!l->out->fills_down && strcmp(n->text, "false"))
        return MAPPING_FAIL(l, n, _("fill_down must be true or false, not '%s'"), n->text);
    return TIDU_OK;
}

static tidu_status load_header_line(const mapping_loader *l, const yaml_node *n)
{
    double value;
    bool is_short;

    if (!number_parse(n->text, n->length, 0, &value, &is_short) || value < 1 || value > 1e6 ||
        value != (double)(unsigned long)value)
        return MAPPING_FAIL(l, n, _("'%s' is not a line number"), n->text);
    l->out->header_line = (unsigned long)value;
    return TIDU_OK;
}

static tidu_status load_unit(const mapping_loader *l, const yaml_node *n)
{
    l->out->has_unit = true;
    return mapping_parse_unit(l, n, &l->out->shift);
}

static tidu_status load_currency(const mapping_loader *l, const yaml_node *n)
{
    if (n->length != 3 || strspn(n->text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3)
        return MAPPING_FAIL(l, n, _("a currency must be three letters such as EUR or USD, not '%s'"), n->text);
    l->out->currency = strcmp(n->text, "CNY") ? n->text : NULL;
    return TIDU_OK;
}

/* --- keys ----------------------------------------------------------------------- */

static tidu_status load_code(const mapping_loader *l, const yaml_node *n)
{
    static const yaml_field fields[] = {{"column", YAML_IS_SCALAR, true},
                                        {"prefix", YAML_IS_SCALAR, false},
                                        {"id", YAML_IS_SCALAR, false},
                                        {NULL, 0, false}};
    const yaml_node *prefix = yaml_find(n, "prefix"), *id = yaml_find(n, "id");
    tidu_status status;

    if (n->kind == YAML_SCALAR)
        return mapping_fold(l, n->text, &l->out->code_column);
    status = check(l, n, fields);
    if (status)
        return status;
    if (prefix)
        l->out->code_prefix = prefix->text;
    l->out->is_other_id = id && !strcmp(id->text, "other");
    if (id && !l->out->is_other_id && strcmp(id->text, "credit_code"))
        return MAPPING_FAIL(l, id, _("unknown kind of id '%s'; use credit_code or other"), id->text);
    return mapping_fold(l, yaml_find(n, "column")->text, &l->out->code_column);
}

static tidu_status load_year(const mapping_loader *l, const yaml_node *n)
{
    static const yaml_field fields[] = {{"column", YAML_IS_SCALAR, true},
                                        {"take", YAML_IS_SCALAR, false},
                                        {NULL, 0, false}};
    const yaml_node *what = yaml_find(n, "take");
    tidu_status status;

    if (n->kind == YAML_SCALAR)
        return mapping_fold(l, n->text, &l->out->year_column);
    status = check(l, n, fields);
    if (status)
        return status;
    l->out->is_year_of_date = what && !strcmp(what->text, "year_of_date");
    if (what && !l->out->is_year_of_date && strcmp(what->text, "year"))
        return MAPPING_FAIL(l, what, _("take must be year or year_of_date, not '%s'"), what->text);
    return mapping_fold(l, yaml_find(n, "column")->text, &l->out->year_column);
}

static tidu_status load_keys(const mapping_loader *l, const yaml_node *n)
{
    static const yaml_field fields[] = {{"code", YAML_IS_SCALAR | YAML_IS_MAPPING, false},
                                        {"year", YAML_IS_SCALAR | YAML_IS_MAPPING, false},
                                        {NULL, 0, false}};
    tidu_status status = check(l, n, fields);

    if (!status && yaml_find(n, "code"))
        status = load_code(l, yaml_find(n, "code"));
    if (!status && yaml_find(n, "year"))
        status = load_year(l, yaml_find(n, "year"));
    return status;
}

/* --- columns ---------------------------------------------------------------------- */

static tidu_status load_column(const mapping_loader *l, const yaml_node *c, mapping_column *out)
{
    if (c->kind == YAML_SEQUENCE)
        return MAPPING_FAIL(l, c, _("'%s' must be the name of an indicator or {to: ...}"), c->key);
    out->year = PANEL_ANY_YEAR;
    return mapping_column_load(l, c, out);
}

static tidu_status load_column_list(const mapping_loader *l, const yaml_node *n, mapping_column **out,
                                    size_t *count)
{
    tidu_status status = TIDU_OK;

    *out = take(l, n->n, sizeof **out, &status);
    for (const yaml_node *c = n->first; c && !status; c = c->next)
        status = load_column(l, c, &(*out)[(*count)++]);
    return status;
}

/* indicator: {sum: [header, ...]}: each header is a column of the indicator, and those of one entry are added up. */
static tidu_status load_sum(const mapping_loader *l, const yaml_node *entry, const yaml_node *headers)
{
    static const yaml_field fields[] = {{"sum", YAML_IS_SEQUENCE, true}, {"comment", YAML_IS_SCALAR, false}, {NULL, 0, false}};
    tidu_status status = check(l, entry, fields);
    int indicator = INDICATOR_NONE;
    indicator_type type;

    if (!status)
        status = mapping_parse_indicator(l, entry, entry->key, &indicator);
    if (status)
        return status;
    type = dictionary_get(l->dictionary, indicator)->type;
    if (type != INDICATOR_MONEY && type != INDICATOR_COUNT)
        return MAPPING_FAIL(l, entry, _("only amounts and counts can be added up, not %s"), entry->key);
    l->out->n_sums++;
    for (const yaml_node *header = headers->first; header && !status; header = header->next) {
        mapping_column *c = &l->out->columns[l->out->n_columns];

        if (header->kind != YAML_SCALAR)
            return MAPPING_FAIL(l, header, _("a single text is expected here"));
        *c = (mapping_column){.indicator = indicator, .year = PANEL_ANY_YEAR, .sum = l->out->n_sums};
        status = mapping_fold(l, header->text, &c->source);
        l->out->n_columns++;
    }
    return status;
}

static tidu_status load_columns(const mapping_loader *l, const yaml_node *n)
{
    tidu_status status = TIDU_OK;
    size_t most = n->n;

    for (const yaml_node *c = n->first; c; c = c->next) {
        const yaml_node *sum = c->kind == YAML_MAPPING ? yaml_find(c, "sum") : NULL;

        most += sum ? sum->n : 0;
    }
    l->out->columns = take(l, most, sizeof *l->out->columns, &status);
    for (const yaml_node *c = n->first; c && !status; c = c->next) {
        const yaml_node *sum = c->kind == YAML_MAPPING && !l->parts ? yaml_find(c, "sum") : NULL;

        status = sum ? load_sum(l, c, sum) : load_column(l, c, &l->out->columns[l->out->n_columns++]);
    }
    return status;
}

static tidu_status load_constants(const mapping_loader *l, const yaml_node *n)
{
    tidu_status status = TIDU_OK;

    l->out->constants = take(l, n->n, sizeof *l->out->constants, &status);
    for (const yaml_node *c = n->first; c && !status; c = c->next) {
        mapping_constant *constant = &l->out->constants[l->out->n_constants];
        int year;

        if (c->kind != YAML_SCALAR)
            return MAPPING_FAIL(l, c, _("the constant '%s' must be a single value"), c->key);
        status = mapping_parse_indicator(l, c, c->key, &constant->indicator);
        if (!status && !l->parts && !strcmp(dictionary_get(l->dictionary, constant->indicator)->name, "year"))
            status = mapping_parse_year(l, c, &year);
        constant->text = c->text;
        l->out->n_constants++;
    }
    return status;
}

static tidu_status load_pivot(const mapping_loader *l, const yaml_node *n)
{
    static const yaml_field fields[] = {{"name", YAML_IS_SCALAR, true},
                                        {"value", YAML_IS_SCALAR, true},
                                        {"names", YAML_IS_MAPPING, true},
                                        {NULL, 0, false}};
    tidu_status status = check(l, n, fields);

    if (!status)
        status = mapping_fold(l, yaml_find(n, "name")->text, &l->out->pivot_name);
    if (!status)
        status = mapping_fold(l, yaml_find(n, "value")->text, &l->out->pivot_value);
    if (!status)
        status = load_column_list(l, yaml_find(n, "names"), &l->out->pivot_columns,
                                  &l->out->n_pivot_columns);
    for (size_t i = 0; i < l->out->n_pivot_columns && !status; i++) {
        if (l->out->pivot_columns[i].base_of)
            status = MAPPING_FAIL(l, n, _("base_of: belongs under columns:, not under a pivot"));
    }
    return status;
}

/* --- rows and ignored columns -------------------------------------------------------- */

/* Load a scalar or a sequence of scalars, folded. */
static tidu_status load_texts(const mapping_loader *l, const yaml_node *n, const char ***out, size_t *count)
{
    bool is_list = n->kind == YAML_SEQUENCE;
    tidu_status status = TIDU_OK;

    *out = take(l, is_list ? n->n : 1, sizeof **out, &status);
    for (const yaml_node *c = is_list ? n->first : n; c && !status; c = is_list ? c->next : NULL) {
        if (c->kind != YAML_SCALAR)
            return MAPPING_FAIL(l, c, _("a single text is expected here"));
        status = mapping_fold(l, c->text, &(*out)[(*count)++]);
    }
    return status;
}

static tidu_status load_test(const mapping_loader *l, const yaml_node *row, const yaml_node *n,
                             mapping_filter *out)
{
    if (!strcmp(n->key, "not_empty")) {
        bool wanted = !strcmp(n->text, "true");

        if (!wanted && strcmp(n->text, "false"))
            return MAPPING_FAIL(l, n, _("not_empty must be true or false, not '%s'"), n->text);
        out->test = wanted ? TEST_NOT_EMPTY : TEST_EMPTY;
        return TIDU_OK;
    }
    if (out->n)
        return MAPPING_FAIL(l, row, _("a row filter has only one test; write another filter for the second one"));
    out->test = strcmp(n->key, "starts_with") ? TEST_ONE_OF : TEST_STARTS_WITH;
    return load_texts(l, n, &out->values, &out->n);
}

static tidu_status load_filter(const mapping_loader *l, const yaml_node *n, mapping_filter *out)
{
    static const yaml_field fields[] = {
        {"column", YAML_IS_SCALAR, true},       {"equals", YAML_IS_SCALAR, false},
        {"one_of", YAML_IS_SEQUENCE, false},    {"starts_with", YAML_IS_SCALAR | YAML_IS_SEQUENCE, false},
        {"not_empty", YAML_IS_SCALAR, false},   {NULL, 0, false}};
    tidu_status status = n->kind == YAML_MAPPING ? check(l, n, fields)
                                                 : MAPPING_FAIL(l, n, _("a row filter must have the form {column: "
                                                                        "..., equals: ...}"));

    if (!status)
        status = mapping_fold(l, yaml_find(n, "column")->text, &out->column);
    if (!status && n->n != 2)
        return MAPPING_FAIL(l, n, _("a row filter must name a column and one test: equals, one_of, starts_with "
                                    "or not_empty"));
    for (const yaml_node *c = n->first; c && !status; c = c->next) {
        if (strcmp(c->key, "column"))
            status = load_test(l, n, c, out);
    }
    return status;
}

static tidu_status load_rows(const mapping_loader *l, const yaml_node *n)
{
    tidu_status status = TIDU_OK;

    l->out->filters = take(l, n->n, sizeof *l->out->filters, &status);
    for (const yaml_node *c = n->first; c && !status; c = c->next)
        status = load_filter(l, c, &l->out->filters[l->out->n_filters++]);
    return status;
}

static tidu_status load_ignore(const mapping_loader *l, const yaml_node *n)
{
    if (n->kind == YAML_SEQUENCE)
        return load_texts(l, n, &l->out->ignored, &l->out->n_ignored);
    l->out->ignores_rest = !strcmp(n->text, "rest");
    return l->out->ignores_rest
               ? TIDU_OK
               : MAPPING_FAIL(l, n, _("ignore must be 'rest' or a list of headers, not '%s'"), n->text);
}

/* --- the file ------------------------------------------------------------------------ */

static const section sections[] = {
    {"title", YAML_IS_ANY, NULL, false},
    {"source", YAML_IS_ANY, NULL, false},
    {"comment", YAML_IS_ANY, NULL, false},
    {"encoding", YAML_IS_SCALAR, load_encoding, false},
    {"delimiter", YAML_IS_SCALAR, load_delimiter, false},
    {"sheet", YAML_IS_SCALAR, load_sheet, false},
    {"header_line", YAML_IS_SCALAR, load_header_line, false},
    {"fill_down", YAML_IS_SCALAR, load_fill_down, true},
    {"unit", YAML_IS_SCALAR, load_unit, true},
    {"currency", YAML_IS_SCALAR, load_currency, true},
    {"keys", YAML_IS_MAPPING, load_keys, true},
    {"columns", YAML_IS_MAPPING, load_columns, false},
    {"constants", YAML_IS_MAPPING, load_constants, false},
    {"rows", YAML_IS_SEQUENCE, load_rows, false},
    {"pivot", YAML_IS_MAPPING, load_pivot, true},
    {"ignore", YAML_IS_SCALAR | YAML_IS_SEQUENCE, load_ignore, false},
};

enum { N_SECTIONS = sizeof sections / sizeof *sections };

static tidu_status load(const mapping_loader *l)
{
    yaml_field fields[N_SECTIONS + 1] = {{NULL, 0, false}};
    tidu_status status;
    size_t n_fields = 0;

    for (size_t i = 0; i < N_SECTIONS; i++) {
        if (!l->parts || !sections[i].is_of_companies)
            fields[n_fields++] = (yaml_field){sections[i].key, sections[i].kinds, false};
    }
    if (!l->tree->root || l->tree->root->kind != YAML_MAPPING)
        return error_at(l->err, TIDU_EMODEL, l->tree->file, 1, 1,
                        _("a mapping file must have keys such as columns: and keys:; this file has none"));
    status = check(l, l->tree->root, fields);
    for (size_t i = 0; i < N_SECTIONS && !status; i++) {
        const yaml_node *n = yaml_find(l->tree->root, sections[i].key);

        if (n && sections[i].load)
            status = sections[i].load(l, n);
    }
    return status;
}

static tidu_status load_file(mapping_loader *l, const char *path, mapping **out)
{
    tidu_status status = yaml_load(path, &l->tree, l->err);

    if (status)
        return status;
    l->out = take(l, 1, sizeof *l->out, &status);
    if (!status) {
        l->out->tree = l->tree;
        l->out->code_prefix = "";
        status = load(l);
    }
    if (status)
        yaml_free(l->tree);
    else
        *out = l->out;
    return status;
}

tidu_status mapping_load(const char *path, dictionary *d, mapping **out, tidu_error *err)
{
    return load_file(&(mapping_loader){.dictionary = d, .err = err}, path, out);
}

tidu_status mapping_load_parts(const char *path, const char *const *parts, mapping **out, tidu_error *err)
{
    return load_file(&(mapping_loader){.parts = parts, .err = err}, path, out);
}

void mapping_free(mapping *m)
{
    if (m)
        yaml_free(m->tree);
}

bool mapping_ignores(const mapping *m, const char *folded)
{
    if (!m)
        return false;
    for (size_t i = 0; i < m->n_ignored; i++) {
        if (!strcmp(m->ignored[i], folded))
            return true;
    }
    return m->ignores_rest;
}
