/*
 * Reads the dictionary with the tables of model/field.h. An indicator may only refer to earlier ones (fallback,
 * part_of, seldom_above), so that chains cannot be circular.
 */
#include "model/dictionary_file.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "model/dictionary_internal.h"
#include "model/file_tables.h"

/* The index of the word in *out; unchanged on failure. */
static tidu_status read_word(rule_reader *r, const yaml_node *n, const char *const *words, int *out)
{
    for (int i = 0; words[i]; i++) {
        if (!strcmp(words[i], n->text)) {
            *out = i;
            return TIDU_OK;
        }
    }
    return yaml_error(r->tree, n, r->err, _("'%s' is none of the words that can stand here; the first of them is '%s'"),
                      n->text, words[0]);
}

static const char *const kinds[] = {
    [INDICATOR_KEY] = "key", [INDICATOR_ATTRIBUTE] = "attribute", [INDICATOR_ANNUAL] = "annual", NULL};
static const char *const types[] = {
    [INDICATOR_TEXT] = "text",   [INDICATOR_DATE] = "date",   [INDICATOR_FLAG] = "flag",   [INDICATOR_CODE] = "code",
    [INDICATOR_MONEY] = "money", [INDICATOR_COUNT] = "count", [INDICATOR_SHARE] = "share", NULL};
static const char *const privacies[] = {
    [PRIVACY_INTERNAL] = "internal", [PRIVACY_PUBLIC] = "public", [PRIVACY_PERSONAL] = "personal", [PRIVACY_TAX] = "tax", NULL};
static const char *const keepers[] = {[KEEPER_UNKNOWN] = "unknown",
                                      [KEEPER_TAX] = "tax",
                                      [KEEPER_MARKET] = "market",
                                      [KEEPER_STATISTICS] = "statistics",
                                      [KEEPER_COMPANY] = "company",
                                      NULL};
static const char *const answers[] = {"yes", "no", NULL};

static const field_table kind_form = {.words = kinds};
static const field_table type_form = {.words = types};
static const field_table privacy_form = {.words = privacies};
static const field_table keeper_form = {.words = keepers};
static const field_table answer_form = {.words = answers};

static tidu_status read_kind(rule_reader *r, const yaml_node *n, void *out)
{
    entry *e = out;
    int kind = 0;
    tidu_status status = read_word(r, n, kinds, &kind);

    e->row.kind = (indicator_kind)kind;
    return status;
}

static tidu_status read_type(rule_reader *r, const yaml_node *n, void *out)
{
    entry *e = out;
    int type = 0;
    tidu_status status = read_word(r, n, types, &type);

    e->row.type = (indicator_type)type;
    e->row.privacy = type == INDICATOR_MONEY ? PRIVACY_TAX : PRIVACY_INTERNAL; /* unless the next rows say otherwise */
    return status;
}

static tidu_status read_privacy(rule_reader *r, const yaml_node *n, void *out)
{
    entry *e = out;
    int privacy = 0;
    tidu_status status = read_word(r, n, privacies, &privacy);

    e->row.privacy = (indicator_privacy)privacy;
    return status;
}

static tidu_status read_keeper(rule_reader *r, const yaml_node *n, void *out)
{
    entry *e = out;
    int keeper = 0;
    tidu_status status = read_word(r, n, keepers, &keeper);

    e->row.kept_by = (indicator_keeper)keeper;
    return status;
}

static tidu_status read_answer(rule_reader *r, const yaml_node *n, bool *out)
{
    int answer = 1;
    tidu_status status = read_word(r, n, answers, &answer);

    *out = answer == 0;
    return status;
}

static tidu_status read_whole(rule_reader *r, const yaml_node *n, void *out)
{
    return read_answer(r, n, &((entry *)out)->row.is_whole);
}

static tidu_status read_steady(rule_reader *r, const yaml_node *n, void *out)
{
    return read_answer(r, n, &((entry *)out)->row.is_steady);
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

static tidu_status read_fallback(rule_reader *r, const yaml_node *n, void *out)
{
    tidu_status status = read_name(r, n, out);
    int length = 1;

    for (int id = dictionary_find(r->dictionary, n->text); !status && id != INDICATOR_NONE; length++)
        id = dictionary_fallback(r->dictionary, id);
    return !status && length > INDICATOR_MOST_CHAIN
               ? yaml_error(r->tree, n, r->err, _("a chain of fallbacks has %d indicators at most"), INDICATOR_MOST_CHAIN)
               : status;
}

static const field_table label_table = {.read = field_text_row};

tidu_status dictionary_read_labels(rule_reader *r, const yaml_node *list, void *out)
{
    entry *e = out;
    size_t n = 0;

    if (!list->n || list->n > INDICATOR_MOST_LABELS)
        return yaml_error(r->tree, list, r->err, _("an indicator has 1 to %d labels"), (int)INDICATOR_MOST_LABELS);
    return members_read(r, list, &label_table, e->labels, sizeof *e->labels, &n);
}

static tidu_status read_choices(rule_reader *r, const yaml_node *list, void *out)
{
    entry *e = out;
    tidu_status status;
    size_t n = 0;

    if (e->row.type != INDICATOR_TEXT || !list->n || list->n > CHOICES_MOST)
        return yaml_error(r->tree, list, r->err, _("a column of text has 1 to %d choices, and no other column has any"), (int)CHOICES_MOST);
    for (const yaml_node *c = list->first; c; c = c->next) {
        if (!choice_is_whole(c->text))
            return yaml_error(r->tree, c, r->err, _("a choice is what is stored, '=' and the word in English: 否=no"));
    }
    status = members_read(r, list, &label_table, e->choices, sizeof *e->choices, &n);
    return status || choices_fit(e->choices)
               ? status
               : yaml_error(r->tree, list, r->err, _("a drop-down list holds %d letters, and these words have more"), (int)CHOICES_LETTERS);
}

tidu_status dictionary_add_read(rule_reader *r, const yaml_node *n, void *out)
{
    entry *e = out;

    e->row.name = n->key;
    e->row.labels_zh = e->labels;
    e->row.choices = e->choices;
    return dictionary_add(r->dictionary, &e->row) == INDICATOR_NONE ? error_memory(r->err) : TIDU_OK;
}

/* --- a place's own columns ------------------------------------------------------- */

enum { MOST_NAME = 60 };

/* Names that the tables of a database have for themselves. */
static bool is_reserved(const char *name)
{
    static const char *const reserved[] = {"id", "company_id", "import_id", "line", "rowid", "oid", NULL};

    for (size_t i = 0; reserved[i]; i++) {
        if (!strcmp(reserved[i], name))
            return true;
    }
    return !strncmp(name, "judged_", strlen("judged_"));
}

static bool is_name(const char *name)
{
    return *name >= 'a' && *name <= 'z' && strlen(name) <= MOST_NAME &&
           !name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")];
}

static tidu_status check_labels(rule_reader *r, const yaml_node *n)
{
    for (const yaml_node *label = yaml_find(n, "zh")->first; label; label = label->next) {
        int other = dictionary_find_label(r->dictionary, label->text);

        if (other != INDICATOR_NONE)
            return yaml_error(r->tree, label, r->err, _("the label '%s' is that of '%s' already"), label->text,
                              dictionary_get(r->dictionary, other)->name);
    }
    return TIDU_OK;
}

static tidu_status add_own(rule_reader *r, const yaml_node *n, void *out)
{
    entry *e = out;
    tidu_status status;

    if (!is_name(n->key) || is_reserved(n->key))
        return error_at(r->err, TIDU_EMODEL, n->file, n->key_line, n->key_column,
                        _("'%s' cannot be the name of an own indicator: it begins with a letter, holds small letters, digits "
                          "and _, and is no word that the program uses itself"),
                        n->key);
    if (dictionary_find(r->dictionary, n->key) != INDICATOR_NONE)
        return error_at(r->err, TIDU_EMODEL, n->file, n->key_line, n->key_column, _("the dictionary has an indicator '%s' already"), n->key);
    if (e->row.kind == INDICATOR_KEY)
        return yaml_error(r->tree, n, r->err, _("an own indicator is an attribute or annual, no key"));
    status = check_labels(r, n);
    return status ? status : dictionary_add_read(r, n, out);
}

const field_row dictionary_indicator_rows[] = {
    FIELD_PART("kind", REQUIRED, YAML_IS_SCALAR, read_kind, FIELD_LIKE(&kind_form)),
    FIELD_PART("type", REQUIRED, YAML_IS_SCALAR, read_type, FIELD_LIKE(&type_form)),
    FIELD_PART("whole", OPTIONAL, YAML_IS_SCALAR, read_whole, FIELD_LIKE(&answer_form)),
    FIELD_PART("privacy", OPTIONAL, YAML_IS_SCALAR, read_privacy, FIELD_LIKE(&privacy_form)),
    FIELD_PART("steady", OPTIONAL, YAML_IS_SCALAR, read_steady, FIELD_LIKE(&answer_form)),
    FIELD_PART("kept_by", OPTIONAL, YAML_IS_SCALAR, read_keeper, FIELD_LIKE(&keeper_form)),
    FIELD("least", OPTIONAL, number, entry, row.least),
    FIELD("greatest", OPTIONAL, number, entry, row.greatest),
    FIELD_MEMBER("fallback", OPTIONAL, YAML_IS_SCALAR, read_fallback, const char *, entry, row.fallback),
    FIELD_MEMBER("part_of", OPTIONAL, YAML_IS_SCALAR, read_name, const char *, entry, row.part_of),
    FIELD_MEMBER("seldom_above", OPTIONAL, YAML_IS_SCALAR, read_name, const char *, entry, row.seldom_above),
    FIELD_PART("choices", OPTIONAL, YAML_IS_SEQUENCE, read_choices, FIELD_LIST_LIKE(&field_text_form)),
    FIELD("en", REQUIRED, text, entry, row.label_en),
    FIELD_PART("zh", REQUIRED, YAML_IS_SEQUENCE, dictionary_read_labels, FIELD_LIST_LIKE(&field_text_form)),
    FIELD_END};

static const field_table indicator_table = {
    .rows = dictionary_indicator_rows, .form = N_("an indicator has kind, type, en and zh"), .check = dictionary_add_read};

const field_table dictionary_own_table = {
    .rows = dictionary_indicator_rows, .form = N_("an indicator has kind, type, en and zh"), .check = add_own};

tidu_status dictionary_read_entry(rule_reader *r, const yaml_node *n, const field_table *table)
{
    return fields_read(r, n, table, &(entry){.row = {.least = -INFINITY, .greatest = INFINITY}});
}

tidu_status dictionary_read_list(rule_reader *r, const yaml_node *list, const field_table *table)
{
    tidu_status status = TIDU_OK;

    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = dictionary_read_entry(r, n, table);
    return status;
}

static tidu_status read_own(rule_reader *r, const yaml_node *list, void *out)
{
    (void)out;
    return dictionary_read_list(r, list, &dictionary_own_table);
}

static tidu_status read_indicators(rule_reader *r, const yaml_node *list, void *out)
{
    (void)out;
    return dictionary_read_list(r, list, &indicator_table);
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

static tidu_status add_words(rule_reader *r, const yaml_node *list, word_kind kind)
{
    tidu_status status = TIDU_OK;

    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        const char *text;

        status = field_text(r, n, &text);
        if (!status && !dictionary_add_word(r->dictionary, kind, text))
            status = error_memory(r->err);
    }
    return status;
}

/* The readers of the kinds of words, and their rows. */
#define WORD_LISTS(X)                                                                           \
    X(nothing, WORD_NOTHING) X(yes, WORD_YES) X(no, WORD_NO) X(summary, WORD_SUMMARY)           \
    X(whole_period, WORD_WHOLE_PERIOD) X(other_period, WORD_OTHER_PERIOD) X(year_before, WORD_YEAR_BEFORE) X(estimate, WORD_ESTIMATE)    \
    X(for_ever, WORD_FOR_EVER) X(traditional, WORD_TRADITIONAL)                                 \
    X(this_year, WORD_THIS_YEAR) X(year_to_date, WORD_YEAR_TO_DATE) X(last_year, WORD_LAST_YEAR) \
    X(value_column, WORD_VALUE_COLUMN) X(unit_column, WORD_UNIT_COLUMN)                         \
    X(same_in_name, WORD_SAME_IN_NAME) X(own_mark, WORD_OWN_MARK) X(own_column, WORD_OWN_COLUMN) \
    X(own_label, WORD_OWN_LABEL)                                                                \
    X(filed, WORD_FILED) X(recommended, WORD_RECOMMENDED) X(proposed, WORD_PROPOSED)            \
    X(recognised, WORD_RECOGNISED) X(refused, WORD_REFUSED) X(withdrawn, WORD_WITHDRAWN)

#define DEFINE(name, kind)                                                            \
    static tidu_status read_##name(rule_reader *r, const yaml_node *list, void *out) \
    {                                                                                 \
        (void)out;                                                                    \
        return add_words(r, list, kind);                                              \
    }
WORD_LISTS(DEFINE)

#define ROW(name, kind) FIELD_PART(#name, OPTIONAL, YAML_IS_SEQUENCE, read_##name, FIELD_LIST_LIKE(&field_text_form)),

static const field_row word_rows[] = {WORD_LISTS(ROW) FIELD_END};

static const field_table word_table = {.rows = word_rows};

/* {dictionary: WHAT, WHAT: {...}} */
#define FILE_ROWS(what, reader, member)                                                           \
    {FIELD_UNREAD("dictionary", REQUIRED, YAML_IS_SCALAR, "the file's name says the same"), \
     FIELD_PART(what, REQUIRED, YAML_IS_MAPPING, reader, FIELD_LIST_LIKE(member)), FIELD_END}

static const field_row indicator_file[] = FILE_ROWS("indicators", read_indicators, &indicator_table);
static const field_row certificate_file[] = FILE_ROWS("certificates", read_certificates, &field_text_form);
static const field_row word_file[] = {
    FIELD_UNREAD("dictionary", REQUIRED, YAML_IS_SCALAR, "the file's name says the same"),
    FIELD_MAPPING("words", REQUIRED, &word_table),
    FIELD_END};

static const field_row own_file_rows[] = FILE_ROWS("indicators", read_own, &dictionary_own_table);
static const field_table own_file = {.rows = own_file_rows};

const field_table indicators_file = {.rows = indicator_file};
const field_table certificates_file = {.rows = certificate_file};
const field_table words_file = {.rows = word_file};

tidu_status dictionary_read_file(const char *path, const field_table *file, dictionary *d, void *out, tidu_error *err)
{
    rule_reader r = {.dictionary = d, .subject = out, .err = err};
    yaml_tree *t;
    tidu_status status = yaml_load(path, &t, err);

    if (status)
        return status;
    r.tree = t;
    status = file_read(&r, file, out);
    yaml_free(t);
    return status;
}

tidu_status dictionary_load_own(const char *path, dictionary *d, tidu_error *err)
{
    return dictionary_read_file(path, &own_file, d, d, err);
}

/* The path of the file in the first folder that has a dictionary; false if there is none. */
static bool find_file(const char *folders, const char *file, char path[DICTIONARY_PATH])
{
    const char *folder;
    size_t length;

    while (path_next_folder(&folders, &folder, &length)) {
        snprintf(path, DICTIONARY_PATH, "%.*s/dictionary/indicators.yaml", (int)length, folder);
        if (access(path, R_OK))
            continue;
        snprintf(path, DICTIONARY_PATH, "%.*s/dictionary/%s", (int)length, folder, file);
        return !access(path, R_OK);
    }
    return false;
}

tidu_status dictionary_find_indicators(const char *folders, char path[DICTIONARY_PATH], tidu_error *err)
{
    return find_file(folders, "indicators.yaml", path)
               ? TIDU_OK
               : error_set(err, TIDU_EIO,
                           _("no folder of models has dictionary/indicators.yaml; set TIDU_MODELS to one that has, or name "
                             "the shipped one behind it: TIDU_MODELS=mine:shipped"));
}

tidu_status dictionary_read_words(const char *folders, dictionary *d, tidu_error *err)
{
    char path[DICTIONARY_PATH];
    tidu_status status = TIDU_OK;

    if (find_file(folders, "certificates.yaml", path))
        status = dictionary_read_file(path, &certificates_file, d, d, err);
    if (!status && find_file(folders, "words.yaml", path))
        status = dictionary_read_file(path, &words_file, d, d, err);
    return status;
}

tidu_status dictionary_load(const char *folders, dictionary **out, tidu_error *err)
{
    char path[DICTIONARY_PATH];
    tidu_status status = dictionary_find_indicators(folders, path, err);
    dictionary *d;

    if (status)
        return status;
    d = dictionary_new();
    status = d ? dictionary_read_file(path, &indicators_file, d, d, err) : error_memory(err);
    if (!status)
        status = dictionary_read_words(folders, d, err);
    if (status)
        dictionary_free(d);
    else
        *out = d;
    return status;
}
