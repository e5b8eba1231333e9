/*
 * Reads the dictionary with the tables of model/field.h. An indicator may only refer to earlier ones (fallback,
 * part_of), so that chains cannot be circular.
 */
#include "model/dictionary_file.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "model/field.h"

enum { MOST_PATH = 1024, MOST_LABELS = 16 };

typedef struct word {
    const char *text;
    int value;
} word;

/* An indicator that is being read; its labels are kept here until the dictionary has copied them. */
typedef struct entry {
    indicator row;
    const char *labels[MOST_LABELS + 1];
} entry;

/* The value of the word in *out; unchanged on failure. */
static tidu_status read_word(rule_reader *r, const yaml_node *n, const word *words, int *out)
{
    for (const word *w = words; w->text; w++) {
        if (!strcmp(w->text, n->text)) {
            *out = w->value;
            return TIDU_OK;
        }
    }
    return yaml_error(r->tree, n, r->err, _("'%s' is none of the words that can stand here; the first of them is '%s'"),
                      n->text, words->text);
}

static tidu_status read_kind(rule_reader *r, const yaml_node *n, void *out)
{
    static const word words[] = {
        {"key", INDICATOR_KEY}, {"attribute", INDICATOR_ATTRIBUTE}, {"annual", INDICATOR_ANNUAL}, {.text = NULL}};
    entry *e = out;
    int kind = 0;
    tidu_status status = read_word(r, n, words, &kind);

    e->row.kind = (indicator_kind)kind;
    return status;
}

static tidu_status read_type(rule_reader *r, const yaml_node *n, void *out)
{
    static const word words[] = {{"text", INDICATOR_TEXT},   {"date", INDICATOR_DATE},   {"flag", INDICATOR_FLAG},
                                 {"code", INDICATOR_CODE},   {"money", INDICATOR_MONEY}, {"count", INDICATOR_COUNT},
                                 {"share", INDICATOR_SHARE}, {.text = NULL}};
    entry *e = out;
    int type = 0;
    tidu_status status = read_word(r, n, words, &type);

    e->row.type = (indicator_type)type;
    return status;
}

static tidu_status read_whole(rule_reader *r, const yaml_node *n, void *out)
{
    static const word words[] = {{"yes", true}, {"no", false}, {.text = NULL}};
    entry *e = out;
    int is_whole = false;
    tidu_status status = read_word(r, n, words, &is_whole);

    e->row.is_whole = is_whole;
    return status;
}

/* The name of an earlier indicator. */
static tidu_status read_name(rule_reader *r, const yaml_node *n, void *out)
{
    const char **name = out;

    *name = n->text;
    return dictionary_find(r->dictionary, n->text) != INDICATOR_NONE
               ? TIDU_OK
               : yaml_error(r->tree, n, r->err, _("unknown indicator '%s'; it is to stand above this one"), n->text);
}

static const field_table label_table = {.read = field_text_row};

static tidu_status read_labels(rule_reader *r, const yaml_node *list, void *out)
{
    entry *e = out;
    size_t n = 0;

    if (!list->n || list->n > MOST_LABELS)
        return yaml_error(r->tree, list, r->err, _("an indicator has 1 to %d labels"), (int)MOST_LABELS);
    return members_read(r, list, &label_table, e->labels, sizeof *e->labels, &n);
}

static tidu_status add_indicator(rule_reader *r, const yaml_node *n, void *out)
{
    entry *e = out;

    e->row.name = n->key;
    e->row.labels_zh = e->labels;
    return dictionary_add(r->dictionary, &e->row) == INDICATOR_NONE ? error_memory(r->err) : TIDU_OK;
}

static const field_row indicator_rows[] = {
    FIELD_PART("kind", REQUIRED, YAML_IS_SCALAR, read_kind),
    FIELD_PART("type", REQUIRED, YAML_IS_SCALAR, read_type),
    FIELD_PART("whole", OPTIONAL, YAML_IS_SCALAR, read_whole),
    FIELD("least", OPTIONAL, number, entry, row.least),
    FIELD("greatest", OPTIONAL, number, entry, row.greatest),
    FIELD_MEMBER("fallback", OPTIONAL, YAML_IS_SCALAR, read_name, const char *, entry, row.fallback),
    FIELD_MEMBER("part_of", OPTIONAL, YAML_IS_SCALAR, read_name, const char *, entry, row.part_of),
    FIELD("en", REQUIRED, text, entry, row.label_en),
    FIELD_PART("zh", REQUIRED, YAML_IS_SEQUENCE, read_labels),
    FIELD_END};

static const field_table indicator_table = {
    .rows = indicator_rows, .form = N_("an indicator has kind, type, en and zh"), .check = add_indicator};

static tidu_status read_indicators(rule_reader *r, const yaml_node *list, void *out)
{
    tidu_status status = TIDU_OK;

    (void)out;
    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = fields_read(r, n, &indicator_table, &(entry){.row = {.least = -INFINITY, .greatest = INFINITY}});
    return status;
}

static tidu_status read_certificates(rule_reader *r, const yaml_node *list, void *out)
{
    const char *name;
    tidu_status status = TIDU_OK;

    (void)out;
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        status = field_text(r, n, &name);
        if (!status && !dictionary_add_certificate(r->dictionary, n->key, name))
            status = error_memory(r->err);
    }
    return status;
}

static tidu_status read_words(rule_reader *r, const yaml_node *map, void *out)
{
    static const word kinds[] = {{"nothing", WORD_NOTHING}, {"yes", WORD_YES}, {"no", WORD_NO},
                                 {"summary", WORD_SUMMARY}, {"whole_period", WORD_WHOLE_PERIOD},
                                 {"other_period", WORD_OTHER_PERIOD}, {.text = NULL}};

    (void)out;
    for (const yaml_node *list = map->first; list; list = list->next) {
        int kind = 0;
        yaml_node key = *list;
        tidu_status status;

        key.text = list->key;
        status = read_word(r, &key, kinds, &kind);
        if (!status && list->kind != YAML_SEQUENCE)
            status = yaml_error(r->tree, list, r->err, _("'%s' is a list of words"), list->key);
        for (const yaml_node *n = list->first; n && !status; n = n->next) {
            const char *text;

            status = field_text(r, n, &text);
            if (!status && !dictionary_add_word(r->dictionary, (word_kind)kind, text))
                status = error_memory(r->err);
        }
        if (status)
            return status;
    }
    return TIDU_OK;
}

/* {dictionary: WHAT, WHAT: {...}} */
#define FILE_ROWS(what, reader)                                                           \
    {FIELD_UNREAD("dictionary", REQUIRED, YAML_IS_SCALAR, "the file's name says the same"), \
     FIELD_PART(what, REQUIRED, YAML_IS_MAPPING, reader), FIELD_END}

static const field_row indicator_file[] = FILE_ROWS("indicators", read_indicators);
static const field_row word_file[] = FILE_ROWS("words", read_words);
static const field_row certificate_file[] = FILE_ROWS("certificates", read_certificates);

static tidu_status read_file(const char *path, const field_row *rows, dictionary *d, tidu_error *err)
{
    rule_reader r = {.dictionary = d, .err = err};
    yaml_tree *t;
    tidu_status status = yaml_load(path, &t, err);

    if (status)
        return status;
    r.tree = t;
    status = file_read(&r, &(field_table){.rows = rows}, d);
    yaml_free(t);
    return status;
}

/* The path of the file in the first folder that has a dictionary; false if there is none. */
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
    status = d ? read_file(path, indicator_file, d, err) : error_memory(err);
    if (!status && find_file(folders, "certificates.yaml", path))
        status = read_file(path, certificate_file, d, err);
    if (!status && find_file(folders, "words.yaml", path))
        status = read_file(path, word_file, d, err);
    if (status)
        dictionary_free(d);
    else
        *out = d;
    return status;
}
