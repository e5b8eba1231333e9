#include "model/rule_head.h"

#include <string.h>

#include "base/error.h"

/* Without an object there is no head to own the tree. */
static tidu_status refuse(yaml_tree *tree, tidu_error *err)
{
    yaml_free(tree);
    return error_memory(err);
}

static tidu_status begin(rule_head *h)
{
    h->file = h->files.trees[0]->file;
    h->digest = h->files.digest;
    h->memory = arena_new();
    return h->memory ? TIDU_OK : TIDU_ENOMEM;
}

tidu_status rule_head_open(rule_head *h, yaml_tree *tree, tidu_error *err)
{
    if (!h)
        return refuse(tree, err);
    composition_hold(tree, &h->files);
    return begin(h) ? error_memory(err) : TIDU_OK;
}

tidu_status rule_head_compose(rule_head *h, yaml_tree *tree, const char *folders, tidu_error *err)
{
    tidu_status status = h ? composition_build(tree, folders, &h->files, err) : refuse(tree, err);

    if (status)
        return status;
    return begin(h) ? error_memory(err) : TIDU_OK;
}

void rule_head_close(rule_head *h)
{
    arena_free(h->memory);
    composition_clear(&h->files);
}

const model_document *rule_head_document(const rule_head *h, const char *cite)
{
    size_t length = strcspn(cite, " ");

    for (size_t i = 0; i < h->n_documents; i++) {
        if (strlen(h->documents[i].id) == length && !strncmp(h->documents[i].id, cite, length))
            return &h->documents[i];
    }
    return NULL;
}
