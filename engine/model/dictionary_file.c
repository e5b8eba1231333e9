#include "model/dictionary_file.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/path.h"
#include "yaml/yaml_tree.h"

enum { MOST_PATH = 1024, MOST_LABELS = 16 };

typedef struct word {
    const char *text;
    int value;
} word;

static const word kinds[] = {
    {"key", INDICATOR_KEY}, {"attribute", INDICATOR_ATTRIBUTE}, {"annual", INDICATOR_ANNUAL}, {.text = NULL}};

static const word types[] = {{"text", INDICATOR_TEXT},   {"date", INDICATOR_DATE},   {"flag", INDICATOR_FLAG},
                             {"code", INDICATOR_CODE},   {"money", INDICATOR_MONEY}, {"count", INDICATOR_COUNT},
                             {"share", INDICATOR_SHARE}, {.text = NULL}};

static const word truths[] = {{"yes", true}, {"no", false}, {.text = NULL}};

static tidu_status read_word(const yaml_tree *t, const yaml_node *n, const word *words, int *out, tidu_error *err)
{
    for (const word *w = words; w->text && n; w++) {
        if (!strcmp(w->text, n->text)) {
            *out = w->value;
            return TIDU_OK;
        }
    }
    return n ? yaml_error(t, n, err, _("'%s' is none of the words that can stand here; the first of them is '%s'"),
                          n->text, words->text)
             : TIDU_OK;
}

static tidu_status read_bound(const yaml_tree *t, const yaml_node *n, double *out, tidu_error *err)
{
    bool is_short;

    if (!n || number_parse(n->text, n->length, 0, out, &is_short))
        return TIDU_OK;
    return yaml_error(t, n, err, _("a number is expected here"));
}

/* An indicator that stands above. */
static tidu_status read_name(const yaml_tree *t, const dictionary *d, const yaml_node *n, const char **out, tidu_error *err)
{
    if (!n)
        return TIDU_OK;
    *out = n->text;
    return dictionary_find(d, n->text) != INDICATOR_NONE
               ? TIDU_OK
               : yaml_error(t, n, err, _("unknown indicator '%s'; it is to stand above this one"), n->text);
}

static tidu_status read_labels(const yaml_tree *t, const yaml_node *list, const char *out[MOST_LABELS + 1],
                               tidu_error *err)
{
    size_t n = 0;

    if (!list->n || list->n > MOST_LABELS)
        return yaml_error(t, list, err, _("an indicator has 1 to %d labels"), (int)MOST_LABELS);
    for (const yaml_node *x = list->first; x; x = x->next) {
        if (x->kind != YAML_SCALAR)
            return yaml_error(t, x, err, _("a text is expected here"));
        out[n++] = x->text;
    }
    out[n] = NULL;
    return TIDU_OK;
}

static tidu_status read_indicator(const yaml_tree *t, const yaml_node *n, dictionary *d, tidu_error *err)
{
    static const yaml_field fields[] = {
        {"kind", YAML_IS_SCALAR, true},      {"type", YAML_IS_SCALAR, true},      {"least", YAML_IS_SCALAR, false},
        {"greatest", YAML_IS_SCALAR, false}, {"whole", YAML_IS_SCALAR, false},    {"fallback", YAML_IS_SCALAR, false},
        {"part_of", YAML_IS_SCALAR, false},  {"en", YAML_IS_SCALAR, true},        {"zh", YAML_IS_SEQUENCE, true},
        {.key = NULL}};
    const char *labels[MOST_LABELS + 1];
    indicator row = {.name = n->key, .least = -INFINITY, .greatest = INFINITY, .labels_zh = labels};
    int kind = 0, type = 0, is_whole = false;
    tidu_status status;

    if (n->kind != YAML_MAPPING)
        return yaml_error(t, n, err, _("an indicator has kind, type, en and zh"));
    status = yaml_check_keys(t, n, fields, err);
    if (!status)
        status = read_word(t, yaml_find(n, "kind"), kinds, &kind, err);
    if (!status)
        status = read_word(t, yaml_find(n, "type"), types, &type, err);
    if (!status)
        status = read_word(t, yaml_find(n, "whole"), truths, &is_whole, err);
    if (!status)
        status = read_bound(t, yaml_find(n, "least"), &row.least, err);
    if (!status)
        status = read_bound(t, yaml_find(n, "greatest"), &row.greatest, err);
    if (!status)
        status = read_name(t, d, yaml_find(n, "fallback"), &row.fallback, err);
    if (!status)
        status = read_name(t, d, yaml_find(n, "part_of"), &row.part_of, err);
    if (!status)
        status = read_labels(t, yaml_find(n, "zh"), labels, err);
    if (status)
        return status;
    row.kind = (indicator_kind)kind;
    row.type = (indicator_type)type;
    row.is_whole = is_whole;
    row.label_en = yaml_find(n, "en")->text;
    return dictionary_add(d, &row) == INDICATOR_NONE ? error_memory(err) : TIDU_OK;
}

static tidu_status read_certificate(const yaml_tree *t, const yaml_node *n, dictionary *d, tidu_error *err)
{
    if (n->kind != YAML_SCALAR)
        return yaml_error(t, n, err, _("a text is expected here"));
    return dictionary_add_certificate(d, n->key, n->text) ? TIDU_OK : error_memory(err);
}

/* {dictionary: WHAT, WHAT: {...}} */
static tidu_status read_file(const char *path, const char *what,
                             tidu_status (*read)(const yaml_tree *t, const yaml_node *n, dictionary *d, tidu_error *err),
                             dictionary *d, tidu_error *err)
{
    const yaml_field fields[] = {
        {"dictionary", YAML_IS_SCALAR, true}, {what, YAML_IS_MAPPING, true}, {.key = NULL}};
    yaml_tree *t;
    tidu_status status = yaml_load(path, &t, err);

    if (status)
        return status;
    if (!t->root || t->root->kind != YAML_MAPPING)
        status = error_at(err, TIDU_EMODEL, path, 1, 1, _("this file must begin with '%s: ...'"), "dictionary");
    if (!status)
        status = yaml_check_keys(t, t->root, fields, err);
    for (const yaml_node *n = status ? NULL : yaml_find(t->root, what)->first; n && !status; n = n->next)
        status = read(t, n, d, err);
    yaml_free(t);
    return status;
}

/* The path of the file in the first folder that has a dictionary; false: none has. */
static bool find_file(const char *folders, const char *file, char path[MOST_PATH])
{
    const char *folder;
    size_t length;

    while (path_next_folder(&folders, &folder, &length)) {
        snprintf(path, MOST_PATH, "%.*s/dictionary/indicators.yaml", (int)length, folder);
        if (access(path, R_OK))
            continue;
        snprintf(path, MOST_PATH, "%.*s/dictionary/%s", (int)length, folder, file);
        return !access(path, R_OK);
    }
    return false;
}

tidu_status dictionary_load(const char *folders, dictionary **out, tidu_error *err)
{
    char path[MOST_PATH];
    dictionary *d;
    tidu_status status;

    if (!find_file(folders, "indicators.yaml", path))
        return error_set(err, TIDU_EIO,
                         _("no folder of models has dictionary/indicators.yaml; set TIDU_MODELS to one that has, or name "
                           "the shipped one behind it: TIDU_MODELS=mine:shipped"));
    d = dictionary_new();
    status = d ? read_file(path, "indicators", read_indicator, d, err) : error_memory(err);
    if (!status && find_file(folders, "certificates.yaml", path))
        status = read_file(path, "certificates", read_certificate, d, err);
    if (status)
        dictionary_free(d);
    else
        *out = d;
    return status;
}
