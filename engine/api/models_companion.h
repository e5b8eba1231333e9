/* The kinds of files beside the models: by which key each is known, where they stand, and how one is read to be checked. */
#ifndef API_MODELS_COMPANION_H
#define API_MODELS_COMPANION_H

#include "api/api_internal.h"

typedef struct models_companion {
    const char *key;    /* that it has and no model */
    const char *folder; /* or NULL */
    const char *kind;   /* instead of a folder: how the names of its files begin */
    const char *name;   /* instead of both: its only file in a folder of models */
    bool is_optional;   /* that file: one's own models alone may have none */
    tidu_status (*load)(const tidu_session *s, const char *path, tidu_error *err);
} models_companion;

extern const models_companion models_companions[];
extern const size_t n_models_companions;

#endif
