/*
 * Names of codes in the order of the file. Codes form a tree by prefix: a longer code must follow one that it begins
 * with. Look-up is a linear search for the longest prefix; tables have some hundred codes.
 */
#include "model/name_table.h"

#include <string.h>

#include "base/message.h"
#include "model/file_tables.h"
#include "model/model_internal.h"

struct name_table {
    RULE_HEAD;
    model_citation cite;
    int indicator;
    name_entry *entries;
    size_t n;
};

static tidu_status read_indicator(rule_reader *r, const yaml_node *n, void *out)
{
    name_table *t = out;

    t->indicator = dictionary_find(r->dictionary, n->text);
    return t->indicator == INDICATOR_NONE ? yaml_error(r->tree, n, r->err, _("unknown indicator '%s'"), n->text)
                                          : TIDU_OK;
}

/* A code must follow a shorter one that it begins with, if there are shorter ones. */
static tidu_status check_place(rule_reader *r, const yaml_node *n, size_t length)
{
    name_table *t = r->subject;
    bool is_below = false, has_parents = false;

    if ((n->key[0] == '0' && length > 1) || !length || n->key[length])
        return yaml_error(r->tree, n, r->err, _("'%s' is no code; a code is made of digits, the first of them not 0"),
                          n->key);
    for (size_t i = 0; i + 1 < t->n; i++) { /* the last one is the current one */
        size_t other = strlen(t->entries[i].code);

        has_parents |= other < length;
        if (other < length && !strncmp(t->entries[i].code, n->key, other))
            is_below = t->entries[i].has_below = true;
    }
    if (has_parents && !is_below)
        return yaml_error(r->tree, n, r->err, _("the code %s begins with none of the shorter codes above it"), n->key);
    return TIDU_OK;
}

static tidu_status check_number(rule_reader *r, const yaml_node *list, void *out)
{
    (void)out;
    return list->n ? TIDU_OK : yaml_error(r->tree, list, r->err, _("the list of names is empty"));
}

static tidu_status read_entry(rule_reader *r, const yaml_node *n, void *out)
{
    name_entry *e = out;
    tidu_status status = check_place(r, n, strspn(n->key, "0123456789"));

    e->code = n->key;
    return status ? status : field_bilingual(r, n, &e->name);
}

static const field_table entry_table = {
    .read = read_entry, .kinds = YAML_IS_MAPPING, .rows = field_bilingual_rows};

#define HEAD_ROWS(owner)                                                                                       \
    FIELD_UNREAD("table", REQUIRED, YAML_IS_SCALAR, "the file's name says the same"),                        \
        FIELD("name", REQUIRED, bilingual, owner, name),                                                     \
        FIELD_UNREAD("notes", OPTIONAL, YAML_IS_SEQUENCE, "for people"),                                     \
        FIELD_LIST_OF("documents", REQUIRED, YAML_IS_MAPPING, &cited_documents, owner, documents, n_documents)

static const field_row rows[] = {
    HEAD_ROWS(name_table),
    FIELD_CITATION(REQUIRED, name_table, cite),
    FIELD_PART("of", REQUIRED, YAML_IS_SCALAR, read_indicator),
    FIELD_PART("names", REQUIRED, YAML_IS_MAPPING, check_number),
    FIELD_LIST_OF("names", REQUIRED, YAML_IS_MAPPING, &entry_table, name_table, entries, n),
    FIELD_END};

const field_table names_file = {.rows = rows};

static tidu_status finish_load(yaml_tree *tree, dictionary *d, name_table **out, tidu_error *err)
{
    void *file;
    tidu_status status = file_object_read(tree, &names_file, sizeof **out, d, &file, err);

    if (!status)
        *out = file;
    return status;
}

tidu_status name_table_load(const char *path, dictionary *d, name_table **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    return status ? status : finish_load(tree, d, out, err);
}

void name_table_free(name_table *t)
{
    file_object_free(t);
}

int name_table_indicator(const name_table *t)
{
    return t->indicator;
}

const name_entry *name_table_find(const name_table *t, const char *code)
{
    const name_entry *best = NULL;

    for (size_t i = 0; i < t->n; i++) {
        size_t length = strlen(t->entries[i].code);

        if (!strncmp(t->entries[i].code, code, length) && (!best || length > strlen(best->code)))
            best = &t->entries[i];
    }
    return best;
}

const char *name_table_code(const name_table *t, const char *name)
{
    const char *code = NULL;

    for (size_t i = 0; i < t->n; i++) {
        const model_text *own = &t->entries[i].name;

        if ((!own->zh || strcmp(own->zh, name)) && (!own->en || strcmp(own->en, name)))
            continue;
        if (code)
            return NULL;
        code = t->entries[i].code;
    }
    return code;
}

bool name_table_knows(const name_table *t, const char *code)
{
    const name_entry *e = name_table_find(t, code);

    return e && (!e->has_below || !strcmp(e->code, code));
}

/* --- any table -------------------------------------------------------------------------- */

static const field_row definition_rows[] = {
    HEAD_ROWS(rule_head),
    FIELD_PART("define", REQUIRED, YAML_IS_MAPPING, definitions_read, FIELD_LIST_LIKE(&definition_table)),
    FIELD_END};

const field_table definitions_file = {.rows = definition_rows};

static tidu_status check_definitions(yaml_tree *tree, dictionary *d, tidu_error *err)
{
    rule_head head = {.id = ""};
    tidu_status status = rule_head_open(&head, tree, err);

    if (!status)
        status = file_load(&head, &definitions_file, &head, d, err);
    rule_head_close(&head);
    return status;
}

tidu_status table_file_check(const char *path, dictionary *d, tidu_error *err)
{
    yaml_tree *tree;
    name_table *names;
    tidu_status status = yaml_load(path, &tree, err);

    if (status)
        return status;
    if (!yaml_find(tree->root, "names"))
        return check_definitions(tree, d, err);
    status = finish_load(tree, d, &names, err);
    if (!status)
        name_table_free(names);
    return status;
}
