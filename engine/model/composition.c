/*
 * Recursive merge of YAML trees, the derived file over its base: first the tables it uses, then the extended model,
 * which is composed the same way before it is merged. Nodes are moved, not copied; all trees live as long as the
 * composition. A model that is already part of the composition is not found again, which makes cycles impossible; a
 * table uses nothing, and is read for each model that uses it. The digest identifies the contents of all files in the
 * order of reading.
 */
#include "model/composition.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "yaml/yaml_source.h"

enum { MOST_PATH = 1024 };

/* --- finding files ----------------------------------------------------------- */

static bool is_same_file(const char *a, const char *b)
{
    struct stat first, second;

    return !stat(a, &first) && !stat(b, &second) && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

static bool is_open(const composition *c, const char *path)
{
    for (size_t i = 0; i < c->n; i++) {
        if (is_same_file(c->trees[i]->file, path))
            return true;
    }
    return false;
}

/* <folder>/<below><name>.yaml, if it exists and is not a model that is part of the composition. */
static bool try_folder(const composition *c, const char *folder, size_t length, const char *below,
                       const char *name, char path[MOST_PATH])
{
    struct stat found;
    int n = snprintf(path, MOST_PATH, "%.*s/%s%s.yaml", (int)length, folder, below, name);

    return n < MOST_PATH && !stat(path, &found) && (*below || !is_open(c, path));
}

static bool find_file(const composition *c, const char *from, const char *folders,
                      const char *below, const char *name, char path[MOST_PATH])
{
    const char *slash = strrchr(from, '/'), *folder;
    size_t length;

    if (try_folder(c, slash ? from : ".", slash ? (size_t)(slash - from) : 1, below, name, path))
        return true;
    while (folders && path_next_folder(&folders, &folder, &length)) {
        if (try_folder(c, folder, length, below, name, path))
            return true;
    }
    return false;
}

static tidu_status read_tree(composition *c, const char *path, tidu_error *err)
{
    tidu_status status = yaml_load(path, &c->trees[c->n], err);

    if (status)
        return status;
    c->n++;
    if (!c->trees[c->n - 1]->root || c->trees[c->n - 1]->root->kind != YAML_MAPPING)
        return error_at(err, TIDU_EMODEL, path, 1, 1, _("this file must begin with a key"));
    return TIDU_OK;
}

/* --- merging ------------------------------------------------------------------ */

static yaml_node *find_key(yaml_node *n, const char *key)
{
    for (n = n->first; n && strcmp(n->key, key); n = n->next)
        ;
    return n;
}

static const char *id_of(const yaml_node *n)
{
    const yaml_node *id = yaml_find(n, "id");

    return id ? id->text : NULL;
}

static bool has_ids(const yaml_node *list)
{
    for (const yaml_node *n = list->first; n; n = n->next) {
        if (!id_of(n))
            return false;
    }
    return true;
}

static yaml_node *find_id(yaml_node *list, const char *id)
{
    yaml_node *n = list->first;

    while (n && strcmp(id_of(n), id) != 0)
        n = n->next;
    return n;
}

/* Append `n` to the list that ends at `*end`. */
static yaml_node **append(yaml_node **end, yaml_node *n)
{
    *end = n;
    n->next = NULL;
    return &n->next;
}

static void detach(yaml_node *from, const yaml_node *n)
{
    yaml_node **at = &from->first;

    while (*at != n)
        at = &(*at)->next;
    *at = n->next;
    from->n--;
}

static void merge(yaml_node *over, yaml_node *base);

/*
 * The members of both: those of `base` in their order, each merged with its counterpart, or removed if that is empty,
 * then those that only `over` has.
 */
static void merge_members(yaml_node *over, yaml_node *base, bool by_key)
{
    yaml_node *first = NULL, **end = &first;
    size_t n = 0;

    for (yaml_node *b = base->first, *next; b; b = next) {
        yaml_node *o = by_key ? find_key(over, b->key) : find_id(over, id_of(b));

        next = b->next;
        if (o) {
            detach(over, o);
            merge(o, b);
        }
        if (!o || !yaml_is_null(o)) {
            end = append(end, o ? o : b);
            n++;
        }
    }
    *end = over->first;
    over->first = first;
    over->n += n;
}

static void merge(yaml_node *over, yaml_node *base)
{
    if (over->kind == YAML_MAPPING && base->kind == YAML_MAPPING)
        merge_members(over, base, true);
    else if (over->kind == YAML_SEQUENCE && base->kind == YAML_SEQUENCE && has_ids(over) && has_ids(base))
        merge_members(over, base, false);
}

/* --- extends and use ------------------------------------------------------------ */

static tidu_status build(composition *c, yaml_tree *tree, const char *folders, tidu_error *err);

static tidu_status read_named(composition *c, const yaml_tree *tree, const yaml_node *name,
                              const char *below, const char *folders, tidu_error *err)
{
    char path[MOST_PATH];

    if (name->kind != YAML_SCALAR || !name->length)
        return yaml_error(tree, name, err, _("the name of a file is expected here, without .yaml"));
    if (c->n == COMPOSITION_MOST)
        return yaml_error(tree, name, err, _("a model stands on at most %d files"), COMPOSITION_MOST - 1);
    if (!find_file(c, tree->file, folders, below, name->text, path))
        return yaml_error(tree, name, err, _("there is no file '%s%s.yaml' beside this one or among the models"),
                          below, name->text);
    return read_tree(c, path, err);
}

/* The keys of a table; `table`, `name` and `notes` are documentation. */
static tidu_status check_table(const yaml_tree *table, tidu_error *err)
{
    static const yaml_field fields[] = {{"table", YAML_IS_SCALAR, true},
                                        {"name", YAML_IS_MAPPING, true},
                                        {"notes", YAML_IS_SEQUENCE, false},
                                        {"documents", YAML_IS_MAPPING, true},
                                        {"define", YAML_IS_MAPPING, true},
                                        {.key = NULL}};

    return yaml_check_keys(table, table->root, fields, err);
}

static void remove_key(yaml_node *mapping, const char *key)
{
    const yaml_node *n = find_key(mapping, key);

    if (n)
        detach(mapping, n);
}

static tidu_status use_tables(composition *c, yaml_tree *tree, const char *folders, tidu_error *err)
{
    const yaml_node *use = yaml_find(tree->root, "use");
    tidu_status status = TIDU_OK;

    if (!use)
        return TIDU_OK;
    if (use->kind != YAML_SEQUENCE)
        return yaml_error(tree, use, err, _("a list of tables is expected: use: [size-classes]"));
    for (const yaml_node *name = use->first; name && !status; name = name->next) {
        status = read_named(c, tree, name, "tables/", folders, err);
        if (!status)
            status = check_table(c->trees[c->n - 1], err);
        if (!status) {
            yaml_node *table = c->trees[c->n - 1]->root;

            remove_key(table, "table");
            remove_key(table, "name");
            remove_key(table, "notes");
            merge(tree->root, table);
        }
    }
    return status;
}

static tidu_status extend(composition *c, yaml_tree *tree, const char *folders, tidu_error *err)
{
    const yaml_node *name = yaml_find(tree->root, "extends");
    yaml_tree *base;
    tidu_status status;

    if (!name)
        return TIDU_OK;
    status = read_named(c, tree, name, "", folders, err);
    if (status)
        return status;
    base = c->trees[c->n - 1];
    if (tree == c->trees[0])
        c->extends = base->file;
    status = build(c, base, folders, err);
    if (status)
        return status;
    remove_key(base->root, "extends");
    remove_key(base->root, "use");
    merge(tree->root, base->root);
    return TIDU_OK;
}

static tidu_status build(composition *c, yaml_tree *tree, const char *folders, tidu_error *err)
{
    tidu_status status = use_tables(c, tree, folders, err);

    return status ? status : extend(c, tree, folders, err);
}

static void digest_all(composition *c)
{
    char all[COMPOSITION_MOST * 64];

    memcpy(c->digest, c->trees[0]->digest, sizeof c->digest);
    if (c->n == 1)
        return;
    for (size_t i = 0; i < c->n; i++)
        memcpy(all + 64 * i, c->trees[i]->digest, 64);
    digest_bytes(all, 64 * c->n, c->digest);
}

tidu_status composition_build(yaml_tree *own, const char *folders, composition *out, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    *out = (composition){.trees = {own}, .n = 1};
    if (own->root && own->root->kind == YAML_MAPPING)
        status = build(out, own, folders, err);
    if (!status)
        digest_all(out);
    return status;
}

void composition_hold(yaml_tree *own, composition *out)
{
    *out = (composition){.trees = {own}, .n = 1};
    digest_all(out);
}

void composition_clear(composition *c)
{
    for (size_t i = 0; i < c->n; i++)
        yaml_free(c->trees[i]);
    c->n = 0;
}
