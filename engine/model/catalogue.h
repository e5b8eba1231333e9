/*
 * Where models are found: folders with files <id>.yaml (one version) or
 * <id>.<anything>.yaml (several), with their worked examples in
 * <file>.cases.yaml. The first folder that has a model wins.
 */
#ifndef MODEL_CATALOGUE_H
#define MODEL_CATALOGUE_H

#include "base/arena.h"
#include "model/model.h"

typedef struct catalogue {
    arena *memory;
    const char *folders; /* as they were given */
    const char **files; /* paths of model files, by folder and then by name */
    size_t n;
} catalogue;

/* folders: separated by ':'; one that does not exist is passed over. */
tidu_status catalogue_open(const char *folders, catalogue *out, tidu_error *err);
/* The folder `below` in each of the folders: "indices" beside the models. */
tidu_status catalogue_open_below(const char *folders, const char *below, catalogue *out,
                                 tidu_error *err);
void catalogue_close(catalogue *c);

/* What is applied for: which version judges depends on the day and on whether a title is to be kept. */
typedef struct application {
    long day;        /* days since 1970; DATE_NO_END: the newest version */
    bool is_recheck; /* the company holds the title and is checked again (复核) */
} application;

/* Is this the file of a version of the model `id`? Told from its name alone. */
bool catalogue_is_of(const char *file, const char *id);

/* Does `name` mean this file: "little-giant.recheck"? */
bool catalogue_is_version(const char *file, const char *name);

/* Does this version judge the application? */
bool catalogue_judges(const model *m, application a);

/*
 * Load the version of `name` that judges the application. `name` is an id; or one version's file, as a path when
 * it holds a '/' or ends in .yaml, or without either ("srdi.2022"). TIDU_ENOTFOUND with the nearest id, or the date for which there is none.
 */
tidu_status catalogue_load(const catalogue *c, const char *name, application a, dictionary *d,
                           model **out, tidu_error *err);

/* The first file of the model `id` in a folder behind that of `file`, which it replaces; NULL where there is none. */
const char *catalogue_replaced(const catalogue *c, const char *id, const char *file);

/* Is there a model with this id, in any version? */
bool catalogue_has(const catalogue *c, const char *id);

/* The id that is most like `name`, in the catalogue's memory; NULL when nothing is like it. */
const char *catalogue_suggest(const catalogue *c, const char *name);

/* "hnte.yaml" -> "hnte.cases.yaml", in `memory`; NULL when there is no such file. */
const char *catalogue_cases(const char *file, arena *memory);

#endif
