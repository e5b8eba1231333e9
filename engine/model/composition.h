/*
 * A model file merged with the files it builds on, as one tree:
 *
 *   extends: hnte          another model, of which this file contains only the differences
 *   use: [size-classes]    definitions shared by several models, from tables/size-classes.yaml
 *
 * Mappings are merged key by key, lists whose members all have an `id` member by member; anything else is replaced. An
 * empty value removes what the extended file has. Each node keeps the file and position where it was written.
 */
#ifndef MODEL_COMPOSITION_H
#define MODEL_COMPOSITION_H

#include "yaml/yaml_tree.h"

enum { COMPOSITION_MOST = 16 /* files */ };

typedef struct composition {
    yaml_tree *trees[COMPOSITION_MOST]; /* the file itself, then the others in the order of reading */
    size_t n;
    const char *extends; /* path of the file that is extended, or NULL */
    char digest[65];     /* SHA-256 of the file, or of the digests of all files */
} composition;

/*
 * Merge the files that `own` builds on into its root. Files are looked up in the folder of the file that names them,
 * then in `folders` (separated by ':', may be NULL). The composition owns `own` from now on, also on failure.
 * TIDU_EMODEL at a name that is not found, or that leads back to a file that is being read.
 */
tidu_status composition_build(yaml_tree *own, const char *folders, composition *out, tidu_error *err);
/* A file without others. */
void composition_hold(yaml_tree *own, composition *out);

void composition_clear(composition *c);

#endif
