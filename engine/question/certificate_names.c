/* Models are loaded once for each kind of certificate; of several versions of a model the last file that is found names it. */
#include "question/certificate_names.h"

#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/error.h"

typedef struct certificate_label {
    const char *model;
    model_text name;
} certificate_label;

struct certificate_names {
    arena *memory;
    certificate_label *labels;
    size_t n;
    size_t capacity;
};

static const certificate_label *find(const certificate_names *names, const char *model)
{
    for (size_t i = 0; i < names->n; i++) {
        if (!strcmp(names->labels[i].model, model))
            return &names->labels[i];
    }
    return NULL;
}

/* What is in no model keeps its id. */
static model_text name_of(const environment *env, const char *id, arena *memory)
{
    const catalogue *c = &env->catalogue;
    model_text out = {id, id};
    model *m;

    for (size_t i = 0; i < c->n; i++) {
        if (!catalogue_is_of(c->files[i], id) || model_load(c->files[i], c->folders, env->dictionary, &m, NULL))
            continue;
        out = (model_text){arena_copy_string(memory, m->name.zh), arena_copy_string(memory, m->name.en)};
        model_free(m);
    }
    return out;
}

tidu_status certificate_names_open(const environment *env, const credentials *held, certificate_names **out, tidu_error *err)
{
    certificate_names *names = allocate_array(1, sizeof *names);
    bool ok = names && (names->memory = arena_new());

    for (size_t i = 0; ok && i < credentials_count(held); i++) {
        const char *model = credentials_get(held, i)->model;
        certificate_label label;

        if (find(names, model))
            continue;
        label.model = arena_copy_string(names->memory, model);
        ok = label.model && allocate_room((void **)&names->labels, &names->capacity, names->n + 1, sizeof *names->labels);
        if (!ok)
            break;
        label.name = name_of(env, label.model, names->memory);
        ok = label.name.zh && label.name.en;
        names->labels[names->n++] = label;
    }
    if (ok)
        *out = names;
    else
        certificate_names_free(names);
    return ok ? TIDU_OK : error_memory(err);
}

void certificate_names_free(certificate_names *names)
{
    if (!names)
        return;
    if (names->memory)
        arena_free(names->memory);
    release(names->labels);
    release(names);
}

const char *certificate_name(const certificate_names *names, const char *model, bool is_chinese)
{
    const certificate_label *label = names ? find(names, model) : NULL;

    return label ? model_text_in(label->name, is_chinese) : model;
}
