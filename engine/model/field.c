/*
 * Interpreter of field tables. A member is addressed by its offset in the struct, whose type the macros of the header
 * check at compile time, so that the casts here are safe.
 */
#include "model/field.h"

#include <assert.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

rule_reader reader_of(rule_head *head, void *subject, dictionary *d, tidu_error *err)
{
    return (rule_reader){.tree = head->files.trees[0], .memory = head->memory, .head = head, .subject = subject,
                         .dictionary = d, .scope = {.dictionary = d}, .err = err};
}

tidu_status field_array(rule_reader *r, size_t n, size_t size, void **out)
{
    *out = arena_take_array(r->memory, n, size);
    return *out ? TIDU_OK : error_memory(r->err);
}

tidu_status members_read(rule_reader *r, const yaml_node *list, const field_table *t, void *members, size_t size,
                         size_t *n)
{
    tidu_status status = TIDU_OK;
    char *member = members;

    for (const yaml_node *m = list->first; m && !status; m = m->next, member += size) {
        ++*n;
        if (t->usual)
            memcpy(member, t->usual, size);
        status = t->read ? t->read(r, m, member) : fields_read(r, m, t, member);
    }
    return status;
}

static tidu_status read_list(rule_reader *r, const yaml_node *list, const field_row *row, char *owner)
{
    void *members, *n = owner + row->count_offset;
    tidu_status status = field_array(r, list->n, row->size, &members);

    if (status)
        return status;
    memcpy(owner + row->offset, &members, sizeof members);
    return members_read(r, list, row->table, members, row->size, n);
}

static tidu_status read_row(rule_reader *r, const yaml_node *n, const field_row *row, void *owner)
{
    char *member = (char *)owner + row->offset;

    assert(n ? row->read || row->table : row->read != NULL);
    if (row->read)
        return row->read(r, n, member);
    return row->size ? read_list(r, n, row, owner) : fields_read(r, n, row->table, member);
}

tidu_status fields_read(rule_reader *r, const yaml_node *mapping, const field_table *t, void *out)
{
    const yaml_node *above = r->owner;
    tidu_status status;

    if (t->form && mapping->kind != YAML_MAPPING)
        return yaml_error(r->tree, mapping, r->err, "%s", _(t->form));
    status = yaml_check_rows(r->tree, mapping, &t->rows->field, sizeof *t->rows, r->err);
    r->owner = mapping;
    for (const field_row *row = t->rows; row->field.key && !status; row++) {
        const yaml_node *n = yaml_find(mapping, row->field.key);

        if ((n || row->presence == FIELD_ALWAYS) && !row->help)
            status = read_row(r, n, row, out);
    }
    if (!status && t->check)
        status = t->check(r, mapping, out);
    r->owner = above;
    return status;
}

tidu_status file_read(rule_reader *r, const field_table *t, void *out)
{
    const yaml_node *root = r->tree->root;

    if (root && root->kind == YAML_MAPPING)
        return fields_read(r, root, t, out);
    if (t->form)
        return error_at(r->err, TIDU_EMODEL, r->tree->file, 1, 1, "%s", _(t->form));
    return error_at(r->err, TIDU_EMODEL, r->tree->file, 1, 1, _("this file must begin with '%s: ...'"),
                    t->rows->field.key);
}

tidu_status file_load(rule_head *head, const field_table *t, void *subject, dictionary *d, tidu_error *err)
{
    rule_reader r = reader_of(head, subject, d, err);

    return file_read(&r, t, subject);
}

tidu_status file_object_read(yaml_tree *tree, const field_table *t, size_t size, dictionary *d, void **out, tidu_error *err)
{
    rule_head *head = allocate_array(1, size);
    tidu_status status = rule_head_open(head, tree, err);

    if (!status)
        status = file_load(head, t, head, d, err);
    if (status)
        file_object_free(head);
    else
        *out = head;
    return status;
}

tidu_status file_object_load(const char *path, const field_table *t, size_t size, dictionary *d, void **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    return status ? status : file_object_read(tree, t, size, d, out, err);
}

void file_object_free(void *object)
{
    rule_head *head = object;

    if (!head)
        return;
    rule_head_close(head);
    release(head);
}

tidu_status fields_read_file(const char *path, const field_table *t, void *out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    if (status)
        return status;
    status = fields_read(&(rule_reader){.tree = tree, .err = err}, tree->root, t, out);
    yaml_free(tree);
    return status;
}
