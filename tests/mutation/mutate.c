/*
 * Mutation of models: every number and every comparison of a model file is changed by one unit, one at a
 * time; the worked examples of the model (of a table: of a model that uses it) must notice. What they do
 * not notice is printed as one line each:
 *
 *   hnte.yaml:41 gates/rd_intensity/need: 5% -> 6%
 *
 *   mutate FILE.yaml MODEL.yaml...   the file to be changed, and the models whose cases watch over it
 *
 * The changed file is written as JSON, which is YAML, into a folder of its own; what it stands on is still
 * found among the models. Changes after which the file is no model any more do not count.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text_buffer.h"
#include "dictionary.h"
#include "model/catalogue.h"
#include "rules/token.h"
#include "verdict/worked_example.h"
#include "yaml/yaml_tree.h"

enum { MOST_PATH = 1024, MOST_TEXT = 4200 };

typedef struct mutation {
    const char *file;    /* that is changed */
    char **models;       /* whose cases watch */
    size_t n_models;
    const char *folder;  /* of the changed copies */
    yaml_tree *tree;
    dictionary *dictionary;
    char path[512];      /* of the part: "gates/rd_intensity/need" */
    unsigned long tried, noticed;
} mutation;

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static void stop(const char *what, const tidu_error *err)
{
    fprintf(stderr, "mutate: %s: %s\n", what, err ? err->message : "failed");
    exit(2);
}

/* --- the tree as JSON ------------------------------------------------------------ */

static void write_text(const char *text, FILE *out)
{
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', out);
        if (*text == '\n')
            fputs("\\n", out);
        else
            fputc(*text, out);
    }
    fputc('"', out);
}

static void write_node(const yaml_node *n, FILE *out)
{
    if (n->kind == YAML_SCALAR) {
        if (yaml_is_null(n))
            fputs("null", out);
        else
            write_text(n->text, out);
        return;
    }
    fputc(n->kind == YAML_MAPPING ? '{' : '[', out);
    for (const yaml_node *m = n->first; m; m = m->next) {
        if (m->key) {
            write_text(m->key, out);
            fputs(": ", out);
        }
        write_node(m, out);
        if (m->next)
            fputs(", ", out);
    }
    fputc(n->kind == YAML_MAPPING ? '}' : ']', out);
}

static void copy_path(const mutation *m, const char *file, char path[MOST_PATH])
{
    snprintf(path, MOST_PATH, "%s/%s%s", m->folder, strstr(file, "/tables/") ? "tables/" : "", base_name(file));
}

static void write_copy(const mutation *m, const char *file, const yaml_node *root)
{
    char path[MOST_PATH];
    FILE *out;

    copy_path(m, file, path);
    out = fopen(path, "wb");
    if (!out)
        stop(path, NULL);
    write_node(root, out);
    if (fclose(out))
        stop(path, NULL);
}

/* --- does a case notice? ------------------------------------------------------------ */

static bool until_one_differs(void *context, const case_result *r)
{
    *(bool *)context |= r->differs != NULL;
    return !r->differs;
}

/* False where the model cannot be loaded any more. */
static bool run_cases(const mutation *m, const char *file, bool *noticed)
{
    char path[MOST_PATH], folder[MOST_PATH];
    arena *memory = arena_new();
    const char *cases = memory ? catalogue_cases(file, memory) : NULL;
    model *changed;
    tidu_error err;
    bool ok = true;

    copy_path(m, file, path);
    snprintf(folder, sizeof folder, "%.*s", (int)(base_name(file) - file), file);
    if (model_load(path, folder, m->dictionary, &changed, &err)) {
        ok = false;
    } else {
        if (cases && cases_run(cases, changed, m->dictionary, until_one_differs, noticed, &err))
            *noticed = true; /* the cases speak of something that is not there any more */
        model_free(changed);
    }
    arena_free(memory);
    return ok;
}

/* Put `text` in place of the scalar's, ask the cases, and put it back. */
static void try_text(mutation *m, yaml_node *n, const char *text, const char *from, const char *to)
{
    const char *saved = n->text;
    bool noticed = false, is_model = true;

    n->text = text;
    write_copy(m, m->file, m->tree->root);
    n->text = saved;
    for (size_t i = 0; i < m->n_models && is_model && !noticed; i++)
        is_model = run_cases(m, m->models[i], &noticed);
    if (!is_model)
        return;
    m->tried++;
    m->noticed += noticed;
    if (!noticed)
        printf("%s:%lu %s: %s -> %s\n", base_name(m->file), n->line, m->path, from, to);
}

static void try_replaced(mutation *m, yaml_node *n, const token *t, const char *to)
{
    char text[MOST_TEXT], from[64];

    snprintf(text, sizeof text, "%.*s%s%s", (int)(t->start - n->text), n->text, to, t->start + t->length);
    snprintf(from, sizeof from, "%.*s", (int)t->length, t->start);
    try_text(m, n, text, from, to);
}

/* "0.05" -> "0.06": one more or less in the last digit as written; nothing below zero. */
static bool next_number(const token *t, int by, char out[64])
{
    const char *point = memchr(t->start, '.', t->length);
    int decimals = point ? (int)(t->start + t->length - point - 1) : 0;
    double value = strtod(t->start, NULL), unit = 1;

    for (int i = 0; i < decimals; i++)
        unit /= 10;
    value += by * unit;
    if (value < -unit / 2 || t->length > 18)
        return false;
    snprintf(out, 64, "%.*f", decimals, value < 0 ? 0 : value);
    return true;
}

static void mutate_number(mutation *m, yaml_node *n, const token *t)
{
    char to[64];

    if (next_number(t, 1, to))
        try_replaced(m, n, t, to);
    if (next_number(t, -1, to))
        try_replaced(m, n, t, to);
}

static const char *other_relation(token_kind kind)
{
    switch (kind) {
    case TOKEN_GREATER_EQUAL: return ">";
    case TOKEN_GREATER:       return ">=";
    case TOKEN_LESS_EQUAL:    return "<";
    case TOKEN_LESS:          return "<=";
    case TOKEN_EQUAL:         return "!=";
    case TOKEN_NOT_EQUAL:     return "=";
    default:                  return NULL;
    }
}

static void mutate_expression(mutation *m, yaml_node *n)
{
    const char *at = n->text;

    for (token t = token_next(n->text, &at); t.kind != TOKEN_END && t.kind != TOKEN_WRONG; t = token_next(n->text, &at)) {
        const char *relation = other_relation(t.kind);

        if (t.kind == TOKEN_NUMBER)
            mutate_number(m, n, &t);
        else if (relation)
            try_replaced(m, n, &t, relation);
    }
}

/* {from: 5%} -> {above: 5%}: a border that is included or not */
static void mutate_bound(mutation *m, yaml_node *n)
{
    static const char *const others[][2] = {{"from", "above"}, {"above", "from"}, {"to", "below"}, {"below", "to"}};

    mutate_expression(m, n);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *saved = n->key;

        if (strcmp(n->key, others[i][0]))
            continue;
        n->key = others[i][1];
        try_text(m, n, n->text, saved, n->key);
        n->key = saved;
        return;
    }
}

/* --- walking the file ------------------------------------------------------------------ */

static bool is_one_of(const char *key, const char *const *keys)
{
    for (; key && *keys; keys++) {
        if (!strcmp(key, *keys))
            return true;
    }
    return false;
}

static void walk(mutation *m, yaml_node *n, bool in_definitions);

static void walk_members(mutation *m, yaml_node *n, bool in_definitions)
{
    size_t length = strlen(m->path);

    for (yaml_node *x = n->first; x; x = x->next) {
        const yaml_node *id = yaml_find(x, "id");
        const char *name = x->key ? x->key : id ? id->text : NULL;

        if (name && length + strlen(name) + 2 < sizeof m->path)
            sprintf(m->path + length, "%s%s", length ? "/" : "", name);
        walk(m, x, in_definitions);
        m->path[length] = '\0';
    }
}

static void walk(mutation *m, yaml_node *n, bool in_definitions)
{
    static const char *const passed_over[] = {"model", "extends", "use", "table", "rung", "name", "summary", "effective",
                                              "recheck", "application", "documents", "validity", "calendar",
                                              "seen", "notes", "priors", "prior", "settings", "law", "cite",
                                              "id", "act", "codes", "edition", "of", "step", NULL};
    static const char *const bounds[] = {"from", "above", "to", "below", NULL};

    if (is_one_of(n->key, passed_over))
        return;
    if (n->kind != YAML_SCALAR)
        walk_members(m, n, in_definitions || (n->key && !strcmp(n->key, "define")));
    else if (is_one_of(n->key, bounds))
        mutate_bound(m, n);
    else if (n->key || in_definitions || strstr(m->path, "points"))
        mutate_expression(m, n);
}

static yaml_tree *load_tree(const char *path)
{
    yaml_tree *tree;
    tidu_error err;

    if (yaml_load(path, &tree, &err))
        stop(path, &err);
    return tree;
}

int main(int argc, char **argv)
{
    char folder[] = "build/mutation-XXXXXX", tables[MOST_PATH], path[MOST_PATH];
    mutation m = {.folder = folder, .dictionary = shipped_dictionary()};

    if (argc < 3 || !m.dictionary || !mkdtemp(folder))
        stop("usage: mutate FILE.yaml MODEL.yaml...", NULL);
    snprintf(tables, sizeof tables, "%s/tables", folder);
    if (mkdir(tables, 0700))
        stop(tables, NULL);
    m.file = argv[1];
    m.models = argv + 2;
    m.n_models = (size_t)argc - 2;
    for (size_t i = 0; i < m.n_models; i++) {
        yaml_tree *tree = load_tree(m.models[i]);

        write_copy(&m, m.models[i], tree->root);
        yaml_free(tree);
    }
    m.tree = load_tree(m.file);
    walk(&m, m.tree->root, false);
    printf("%s: %lu of %lu changes noticed\n", base_name(m.file), m.noticed, m.tried);
    for (size_t i = 0; i <= m.n_models; i++) {
        copy_path(&m, i ? m.models[i - 1] : m.file, path);
        remove(path);
    }
    rmdir(tables);
    rmdir(folder);
    yaml_free(m.tree);
    dictionary_free(m.dictionary);
    return 0;
}
