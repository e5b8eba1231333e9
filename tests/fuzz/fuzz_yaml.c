/* Any bytes: a tree that can be walked, or a refusal with a place. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "yaml/yaml_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Sums what it reads, so that a sanitizer sees every byte of every node. */
static size_t walk(const yaml_node *n, int depth)
{
    size_t sum = 0, members = 0;

    if (depth > 65) /* a scalar in 64 collections */
        abort();
    if (n->kind == YAML_SCALAR) {
        if (strlen(n->text) != n->length)
            abort();
        return n->length;
    }
    for (const yaml_node *m = n->first; m; m = m->next) {
        if ((n->kind == YAML_MAPPING) != (m->key != NULL) || !m->line || !m->column)
            abort();
        sum += walk(m, depth + 1);
        members++;
    }
    if (members != n->n)
        abort();
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const yaml_field fields[] = {
        {"model", YAML_IS_SCALAR, true}, {"gates", YAML_IS_SEQUENCE, false}, {.key = NULL}};
    yaml_tree *t = NULL;
    tidu_error err;

    if (yaml_parse((const char *)data, size, "fuzz", &t, &err))
        return 0;
    if (t->root)
        walk(t->root, 1);
    (void)yaml_check_keys(t, t->root, fields, &err);
    yaml_free(t);
    return 0;
}
