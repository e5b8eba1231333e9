#include "model/name_table.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/model_internal.h"

struct name_table {
    rule_head head;
    int indicator;
    name_entry *entries;
    size_t n;
};

static tidu_status read_name(rule_reader *r, const yaml_node *n)
{
    return field_bilingual(r, n, &r->head->name);
}

static tidu_status read_cite(rule_reader *r, const yaml_node *n)
{
    const char *cite;

    (void)n;
    return field_cite(r, r->tree->root, &cite);
}

static tidu_status read_indicator(rule_reader *r, const yaml_node *n)
{
    name_table *t = r->subject;

    t->indicator = dictionary_find(r->dictionary, n->text);
    return t->indicator == INDICATOR_NONE
               ? yaml_error(r->tree, n, r->err, _("unknown indicator '%s'"), n->text)
               : TIDU_OK;
}

/* A code stands behind the shorter ones that it begins with. */
static tidu_status check_place(rule_reader *r, const yaml_node *n, size_t length)
{
    name_table *t = r->subject;
    bool is_below = false, has_parents = false;

    if (n->key[0] == '0' || !length || n->key[length])
        return yaml_error(r->tree, n, r->err, _("'%s' is no code; a code is made of digits, the first of them not 0"),
                          n->key);
    for (size_t i = 0; i < t->n; i++) {
        size_t other = strlen(t->entries[i].code);

        has_parents |= other < length;
        if (other < length && !strncmp(t->entries[i].code, n->key, other))
            is_below = t->entries[i].has_below = true;
    }
    if (has_parents && !is_below)
        return yaml_error(r->tree, n, r->err, _("the code %s begins with none of the shorter codes above it"), n->key);
    return TIDU_OK;
}

static tidu_status read_names(rule_reader *r, const yaml_node *list)
{
    name_table *t = r->subject;
    tidu_status status = field_array(r, list->n, sizeof *t->entries, (void **)&t->entries);

    if (!status && !list->n)
        status = yaml_error(r->tree, list, r->err, _("the list of names is empty"));
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        name_entry *e = &t->entries[t->n];

        status = check_place(r, n, strspn(n->key, "0123456789"));
        if (!status)
            status = field_bilingual(r, n, &e->name);
        e->code = n->key;
        t->n++;
    }
    return status;
}

static const model_part parts[] = {
    {{"table", YAML_IS_SCALAR, true}, NULL},
    {{"name", YAML_IS_MAPPING, true}, read_name},
    {{"notes", YAML_IS_SEQUENCE, false}, NULL},
    {{"documents", YAML_IS_MAPPING, true}, documents_read},
    {{"cite", YAML_IS_SCALAR, true}, read_cite},
    {{"of", YAML_IS_SCALAR, true}, read_indicator},
    {{"names", YAML_IS_MAPPING, true}, read_names},
    {.field = {.key = NULL}},
};

static tidu_status finish_load(yaml_tree *tree, dictionary *d, name_table **out, tidu_error *err)
{
    name_table *t = allocate_array(1, sizeof *t);
    rule_reader r;
    tidu_status status;

    if (!t) {
        yaml_free(tree);
        return error_memory(err);
    }
    status = rule_head_open(&t->head, tree, err);
    r = reader_of(&t->head, t, d, err);
    if (!status)
        status = parts_read(&r, parts, "table");
    if (status)
        name_table_free(t);
    else
        *out = t;
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
    if (!t)
        return;
    rule_head_close(&t->head);
    release(t);
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

bool name_table_knows(const name_table *t, const char *code)
{
    const name_entry *e = name_table_find(t, code);

    return e && (!e->has_below || !strcmp(e->code, code));
}

/* --- any table -------------------------------------------------------------------------- */

static const model_part definition_parts[] = {
    {{"table", YAML_IS_SCALAR, true}, NULL},
    {{"name", YAML_IS_MAPPING, true}, read_name},
    {{"notes", YAML_IS_SEQUENCE, false}, NULL},
    {{"documents", YAML_IS_MAPPING, true}, documents_read},
    {{"define", YAML_IS_MAPPING, true}, definitions_read},
    {.field = {.key = NULL}},
};

static tidu_status check_definitions(yaml_tree *tree, dictionary *d, tidu_error *err)
{
    rule_head head = {.id = ""};
    tidu_status status = rule_head_open(&head, tree, err);
    rule_reader r = reader_of(&head, NULL, d, err);

    if (!status)
        status = parts_read(&r, definition_parts, "table");
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
