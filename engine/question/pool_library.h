/* The pools of all folders of models: the first folder that has one of an id wins. */
#ifndef QUESTION_POOL_LIBRARY_H
#define QUESTION_POOL_LIBRARY_H

#include "model/pool_rules.h"
#include "question/environment.h"

typedef struct pool_library {
    pool_rules **list; /* [n] by id */
    size_t n;
} pool_library;

/* Empty it first. TIDU_EIO; TIDU_EMODEL with the place; TIDU_ENOMEM; pool_library_clear is due in any case. */
tidu_status pool_library_load(pool_library *l, const environment *env, tidu_error *err);
void pool_library_clear(pool_library *l);

/* By its id or its name in either language; NULL: there is none. */
const pool_rules *pool_library_find(const pool_library *l, const char *name);

/* The same. TIDU_ENOTFOUND, with the nearest id. */
tidu_status pool_library_get(const pool_library *l, const char *name, const pool_rules **out, tidu_error *err);

#endif
