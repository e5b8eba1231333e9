/*
 * A model file with what it stands on, as one tree:
 *
 *   extends: hnte          another model, of which only what differs is written here
 *   use: [size-classes]    definitions that several models share, from tables/size-classes.yaml
 *
 * A mapping is merged key by key, a list whose members all have an `id` member by member; anything
 * else is replaced. An empty value takes away what stands in the extended file. Each node
 * keeps the file and the place where it was written.
 */
#ifndef MODEL_COMPOSITION_H
#define MODEL_COMPOSITION_H

#include "yaml/yaml_tree.h"

enum { COMPOSITION_MOST = 16 /* files */ };

typedef struct composition {
    yaml_tree *trees[COMPOSITION_MOST]; /* the file itself first, then in the order of reading */
    size_t n;
    const char *extends; /* path of the file that is extended, or NULL */
    char digest[65];     /* SHA-256 of the file, or of all files' digests together */
} composition;

/*
 * Merge what `own` stands on into its root. Files are looked for in the folder of the file that names
 * them, then in `folders` (separated by ':', may be NULL). `own` belongs to the composition from now
 * on, also on failure. TIDU_EMODEL at the name that is not found or leads back to a file that is being read.
 */
tidu_status composition_build(yaml_tree *own, const char *folders, composition *out, tidu_error *err);
/* A file that stands alone. */
void composition_hold(yaml_tree *own, composition *out);

void composition_clear(composition *c);

#endif
