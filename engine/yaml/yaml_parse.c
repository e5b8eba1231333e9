/*
 * Builds the tree from libyaml's events.
 *
 *   stream  := [ document ]
 *   node    := scalar | '[' node* ']' | '{' (scalar node)* '}'
 *
 * Open collections are on a stack of fixed size, which bounds the depth without recursion. Keys already seen are in one
 * hash index for all mappings, as the number of the mapping followed by the key.
 */
#include "yaml/yaml_tree.h"

#include <stdint.h>
#include <string.h>

#include <yaml.h>

#include "base/allocate.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "base/text_index.h"
#include "yaml/yaml_source.h"

enum { MOST_LEVELS = 64 };

typedef struct level {
    yaml_node *node;
    yaml_node *last;  /* its last member so far */
    uint64_t number;  /* of the mapping, for the index of keys */
    const char *key;  /* read, but not yet its value */
    unsigned long key_line;
    unsigned long key_column;
} level;

typedef struct builder {
    yaml_tree *tree;
    text_index *keys;
    text_buffer key; /* work */
    level levels[MOST_LEVELS];
    size_t depth;
    uint64_t n_mappings;
    tidu_error *err;
} builder;

static tidu_status refuse(builder *b, const yaml_event_t *event, const char *message)
{
    return error_at(b->err, TIDU_EMODEL, b->tree->file, event->start_mark.line + 1,
                    event->start_mark.column + 1, "%s", message);
}

static const yaml_node *find_member(const yaml_node *n, const char *key)
{
    for (n = n->first; n; n = n->next) {
        if (!strcmp(n->key, key))
            return n;
    }
    return NULL;
}

static tidu_status check_new_key(builder *b, const level *parent, const yaml_event_t *event,
                                 const char *key, size_t length)
{
    size_t before = text_index_count(b->keys);

    text_buffer_empty(&b->key);
    text_buffer_append(&b->key, (const char *)&parent->number, sizeof parent->number);
    text_buffer_append(&b->key, key, length);
    if (b->key.failed || text_index_add(b->keys, b->key.text, b->key.length) == TEXT_INDEX_NONE)
        return error_memory(b->err);
    if (text_index_count(b->keys) > before)
        return TIDU_OK;
    return error_at(b->err, TIDU_EMODEL, b->tree->file, event->start_mark.line + 1,
                    event->start_mark.column + 1,
                    _("key '%s' is already given on line %lu; keep one of the two"), key,
                    find_member(parent->node, key)->key_line);
}

static bool is_waiting_for_key(const builder *b)
{
    const level *parent = b->depth ? &b->levels[b->depth - 1] : NULL;

    return parent && parent->node->kind == YAML_MAPPING && !parent->key;
}

static tidu_status add_key(builder *b, const yaml_event_t *event)
{
    level *parent = &b->levels[b->depth - 1];
    size_t length = event->data.scalar.length;
    const char *key = arena_copy(b->tree->memory, (const char *)event->data.scalar.value, length);
    tidu_status status = key ? check_new_key(b, parent, event, key, length) : error_memory(b->err);

    parent->key = key;
    parent->key_line = event->start_mark.line + 1;
    parent->key_column = event->start_mark.column + 1;
    return status;
}

/* Add a node to the innermost open collection; NULL if memory is exhausted. */
static yaml_node *add_node(builder *b, const yaml_event_t *event, yaml_kind kind)
{
    level *parent = b->depth ? &b->levels[b->depth - 1] : NULL;
    yaml_node *n = arena_take(b->tree->memory, sizeof *n);

    if (!n)
        return NULL;
    n->kind = kind;
    n->file = b->tree->file;
    n->line = event->start_mark.line + 1;
    n->column = event->start_mark.column + 1;
    if (!parent)
        return b->tree->root = n;
    n->key = parent->key;
    n->key_line = parent->key ? parent->key_line : 0;
    n->key_column = parent->key ? parent->key_column : 0;
    parent->key = NULL;
    *(parent->last ? &parent->last->next : &parent->node->first) = n;
    parent->last = n;
    parent->node->n++;
    return n;
}

static tidu_status take_scalar(builder *b, const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    bool is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    yaml_node *n;

    if (event->data.scalar.anchor)
        return refuse(b, event, _("anchors (&) are not supported; write the value out"));
    if (event->data.scalar.tag || (is_plain && !event->data.scalar.plain_implicit))
        return refuse(b, event, _("tags (!) are not supported; remove the tag"));
    if (memchr(value, '\0', length))
        return refuse(b, event, _("the text contains a NUL character; remove it"));
    if (is_waiting_for_key(b))
        return add_key(b, event);
    n = add_node(b, event, YAML_SCALAR);
    if (!n || !(n->text = arena_copy(b->tree->memory, value, length)))
        return error_memory(b->err);
    n->length = length;
    n->is_quoted = !is_plain;
    return TIDU_OK;
}

static tidu_status open_level(builder *b, const yaml_event_t *event, yaml_kind kind,
                              bool has_anchor, bool has_tag)
{
    yaml_node *n;

    if (has_anchor)
        return refuse(b, event, _("anchors (&) are not supported; write the value out"));
    if (has_tag)
        return refuse(b, event, _("tags (!) are not supported; remove the tag"));
    if (is_waiting_for_key(b))
        return refuse(b, event, _("a list or a mapping cannot be a key; quote it or remove it"));
    if (b->depth == MOST_LEVELS)
        return refuse(b, event, _("nesting is deeper than 64 levels; make it flatter"));
    n = add_node(b, event, kind);
    if (!n)
        return error_memory(b->err);
    b->levels[b->depth++] = (level){.node = n, .number = b->n_mappings++};
    return TIDU_OK;
}

static tidu_status take_event(builder *b, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (b->tree->root)
            return refuse(b, event, _("a second document begins here; a file holds only one"));
        if (event->data.document_start.tag_directives.start !=
            event->data.document_start.tag_directives.end)
            return refuse(b, event, _("%TAG is not supported; remove the line"));
        return TIDU_OK;
    case YAML_ALIAS_EVENT:
        return refuse(b, event, _("aliases (*) are not supported; write the value out or quote the text"));
    case YAML_SCALAR_EVENT:
        return take_scalar(b, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_level(b, event, YAML_SEQUENCE, event->data.sequence_start.anchor != NULL,
                          event->data.sequence_start.tag != NULL);
    case YAML_MAPPING_START_EVENT:
        return open_level(b, event, YAML_MAPPING, event->data.mapping_start.anchor != NULL,
                          event->data.mapping_start.tag != NULL);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        b->depth--;
        return TIDU_OK;
    default:
        return TIDU_OK;
    }
}

static tidu_status explain(builder *b, const yaml_parser_t *parser)
{
    const yaml_mark_t *at = &parser->problem_mark;

    if (parser->error == YAML_MEMORY_ERROR)
        return error_memory(b->err);
    return error_at(b->err, TIDU_EMODEL, b->tree->file, at->line + 1, at->column + 1,
                    _("invalid YAML: %s %s"), parser->context ? parser->context : "",
                    parser->problem ? parser->problem : "");
}

static tidu_status take_all(builder *b, yaml_parser_t *parser)
{
    tidu_status status = TIDU_OK;
    bool is_end = false;

    while (!status && !is_end) {
        yaml_event_t event;

        if (!yaml_parser_parse(parser, &event))
            return explain(b, parser);
        is_end = event.type == YAML_STREAM_END_EVENT;
        status = take_event(b, &event);
        yaml_event_delete(&event);
    }
    return status;
}

static tidu_status build(builder *b, const char *text, size_t length)
{
    static const char byte_order_mark[] = "\xef\xbb\xbf";
    yaml_parser_t parser;
    tidu_status status;

    if (length >= 3 && !memcmp(text, byte_order_mark, 3)) {
        text += 3;
        length -= 3;
    }
    if (!yaml_parser_initialize(&parser))
        return error_memory(b->err);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)(length ? text : ""), length);
    status = take_all(b, &parser);
    yaml_parser_delete(&parser);
    return status;
}

static yaml_tree *new_tree(const char *file)
{
    arena *memory = arena_new();
    yaml_tree *t = memory ? arena_take(memory, sizeof *t) : NULL;

    if (t) {
        t->memory = memory;
        t->file = arena_copy_string(memory, file);
    }
    if (t && t->file)
        return t;
    arena_free(memory);
    return NULL;
}

tidu_status yaml_parse(const char *text, size_t length, const char *file, yaml_tree **out,
                       tidu_error *err)
{
    tidu_status status = yaml_source_check(text, length, file, err);
    builder b = {.err = err};

    if (status)
        return status;
    b.tree = new_tree(file);
    b.keys = text_index_new();
    text_buffer_init(&b.key);
    status = b.tree && b.keys ? build(&b, text, length) : error_memory(err);
    text_buffer_clear(&b.key);
    text_index_free(b.keys);
    if (status) {
        yaml_free(b.tree);
        return status;
    }
    digest_bytes(length ? text : "", length, b.tree->digest);
    *out = b.tree;
    return TIDU_OK;
}
