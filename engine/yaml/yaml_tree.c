/*
 * Finding members of a mapping and checking the keys of a mapping against a table of fields.
 */
#include "yaml/yaml_tree.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "yaml/yaml_source.h"

tidu_status yaml_load(const char *path, yaml_tree **out, tidu_error *err)
{
    char *text = NULL;
    size_t length = 0;
    tidu_status status = yaml_source_read(path, &text, &length, err);

    if (!status)
        status = yaml_parse(text, length, path, out, err);
    release(text);
    return status;
}

void yaml_free(yaml_tree *t)
{
    if (t)
        arena_free(t->memory); /* contains the tree itself */
}

const yaml_node *yaml_find(const yaml_node *n, const char *key)
{
    if (!n || n->kind != YAML_MAPPING)
        return NULL;
    for (n = n->first; n; n = n->next) {
        if (!strcmp(n->key, key))
            return n;
    }
    return NULL;
}

bool yaml_is_null(const yaml_node *n)
{
    if (!n)
        return true;
    return n->kind == YAML_SCALAR && !n->is_quoted &&
           (!*n->text || !strcmp(n->text, "~") || !strcmp(n->text, "null"));
}

tidu_status yaml_error(const yaml_tree *t, const yaml_node *at, tidu_error *err,
                       const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    error_at_list(err, TIDU_EMODEL, at ? at->file : t->file, at ? at->line : 0, at ? at->column : 0, format, arguments);
    va_end(arguments);
    return TIDU_EMODEL;
}

/* A table of fields, each the beginning of a row of `stride` bytes. */
typedef struct field_list {
    const yaml_field *first;
    size_t stride;
} field_list;

static const yaml_field *next_field(const field_list *l, const yaml_field *f)
{
    return (const yaml_field *)(const void *)((const char *)f + l->stride);
}

static tidu_status unknown_key(const yaml_node *member, const field_list *l, tidu_error *err)
{
    suggestion near = suggestion_begin(member->key);

    for (const yaml_field *f = l->first; f->key; f = next_field(l, f))
        suggestion_offer(&near, f->key);
    if (near.nearest)
        return error_at(err, TIDU_EMODEL, member->file, member->key_line, member->key_column,
                        _("unknown key '%s'; did you mean '%s'?"), member->key, near.nearest);
    return error_at(err, TIDU_EMODEL, member->file, member->key_line, member->key_column,
                    _("unknown key '%s'; remove it"), member->key);
}

static const char *kinds_text(int kinds)
{
    static const char *const texts[] = {
        [YAML_IS_SCALAR] = N_("a single value"),
        [YAML_IS_SEQUENCE] = N_("a list"),
        [YAML_IS_SCALAR | YAML_IS_SEQUENCE] = N_("a single value or a list"),
        [YAML_IS_MAPPING] = N_("a mapping"),
        [YAML_IS_SCALAR | YAML_IS_MAPPING] = N_("a single value or a mapping"),
        [YAML_IS_SEQUENCE | YAML_IS_MAPPING] = N_("a list or a mapping"),
        [YAML_IS_ANY] = N_("anything"),
    };
    return kinds > 0 && kinds <= YAML_IS_ANY ? _(texts[kinds]) : "";
}

static tidu_status check_member(const yaml_tree *t, const yaml_node *member, const field_list *l, tidu_error *err)
{
    const yaml_field *f = l->first;

    while (f->key && strcmp(f->key, member->key))
        f = next_field(l, f);
    if (!f->key)
        return unknown_key(member, l, err);
    if (f->kinds & 1 << member->kind)
        return TIDU_OK;
    return yaml_error(t, member, err, _("'%s' must be %s, not %s"), member->key,
                      kinds_text(f->kinds), kinds_text(1 << member->kind));
}

tidu_status yaml_check_rows(const yaml_tree *t, const yaml_node *mapping, const yaml_field *first, size_t stride,
                            tidu_error *err)
{
    const field_list l = {first, stride};

    if (!mapping)
        return yaml_error(t, mapping, err, _("the file is empty; it must have keys such as '%s'"), first->key);
    if (mapping->kind != YAML_MAPPING)
        return yaml_error(t, mapping, err, _("a mapping with keys such as '%s' is expected here"), first->key);
    for (const yaml_node *member = mapping->first; member; member = member->next) {
        tidu_status status = check_member(t, member, &l, err);

        if (status)
            return status;
    }
    for (const yaml_field *f = first; f->key; f = next_field(&l, f)) {
        if (f->is_required && !yaml_find(mapping, f->key))
            return yaml_error(t, mapping, err, _("key '%s' is missing"), f->key);
    }
    return TIDU_OK;
}

tidu_status yaml_check_keys(const yaml_tree *t, const yaml_node *mapping, const yaml_field *fields,
                            tidu_error *err)
{
    return yaml_check_rows(t, mapping, fields, sizeof *fields, err);
}
