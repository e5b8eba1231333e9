/*
 * Loading a model adds the columns that it asks for to a dictionary. Here it is one of their own. First the versions of
 * models whose id begins the name are loaded, and only where none of them asks for it the others, as what a table of
 * definitions asks for is named after no model (judged_size_class); each once.
 */
#include "question/judged_names.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/path.h"
#include "base/suggest.h"
#include "model/dictionary_file.h"
#include "model/policy.h"

enum { PREFIX = sizeof "judged_" - 1 };

struct judged_names {
    const catalogue *catalogue;
    dictionary *asked;
    bool *is_loaded; /* [catalogue->n] */
    bool has_policies;
    bool is_unsure;  /* a file could not be loaded */
};

judged_names *judged_names_new(const catalogue *c)
{
    judged_names *n = allocate_array(1, sizeof *n);

    if (!n)
        return NULL;
    n->catalogue = c;
    n->is_loaded = allocate_array(c->n + 1, sizeof *n->is_loaded);
    if (n->is_loaded)
        return n;
    judged_names_free(n);
    return NULL;
}

void judged_names_free(judged_names *n)
{
    if (!n)
        return;
    dictionary_free(n->asked);
    release(n->is_loaded);
    release(n);
}

/* Whether the id of a file, in the spelling of columns, begins the name behind its prefix. */
static bool is_of(const char *file, const char *name)
{
    const char *id = path_name(file);
    size_t length = strcspn(id, ".");

    name += PREFIX;
    for (size_t i = 0; i < length; i++) {
        char c = id[i] == '-' || id[i] == '@' ? '_' : id[i];

        if (name[i] != c)
            return false;
    }
    return name[length] == '_';
}

/* Load the models that a name (NULL: any) can be of. */
static void load(judged_names *n, const char *name)
{
    for (size_t i = 0; i < n->catalogue->n; i++) {
        model *m;

        if (n->is_loaded[i] || (name && !is_of(n->catalogue->files[i], name)))
            continue;
        n->is_loaded[i] = true;
        if (model_load(n->catalogue->files[i], n->catalogue->folders, n->asked, &m, NULL))
            n->is_unsure = true;
        else
            model_free(m);
    }
}

/* The conditions of policies ask for columns, too. */
static void load_policies(judged_names *n)
{
    catalogue files;

    n->has_policies = true;
    if (catalogue_open_below(n->catalogue->folders, "policies", &files, NULL)) {
        n->is_unsure = true;
        return;
    }
    for (size_t i = 0; i < files.n; i++) {
        policy *p;

        if (policy_load(files.files[i], n->catalogue->folders, n->asked, &p, NULL))
            n->is_unsure = true;
        else
            policy_free(p);
    }
    catalogue_close(&files);
}

static bool is_asked(judged_names *n, const char *name)
{
    load(n, name);
    if (dictionary_find(n->asked, name) == INDICATOR_NONE)
        load(n, NULL);
    if (dictionary_find(n->asked, name) == INDICATOR_NONE && !n->has_policies)
        load_policies(n);
    return n->is_unsure || dictionary_find(n->asked, name) != INDICATOR_NONE;
}

bool judged_names_know(void *names, const char *name, const char **nearest)
{
    judged_names *n = names;
    suggestion best = suggestion_begin(name);

    if (!n || (!n->asked && dictionary_load(n->catalogue->folders, &n->asked, NULL)))
        return true;
    if (is_asked(n, name))
        return true;
    for (int id = 0; id < dictionary_count(n->asked); id++) {
        if (dictionary_get(n->asked, id)->is_judged)
            suggestion_offer(&best, dictionary_get(n->asked, id)->name);
    }
    *nearest = best.nearest;
    return false;
}
