/* The policies of all folders of models, as models are found: the first folder that has one of an id wins. */
#ifndef QUESTION_POLICY_LIBRARY_H
#define QUESTION_POLICY_LIBRARY_H

#include "model/policy.h"
#include "question/environment.h"

typedef struct policy_library {
    policy **list; /* [n] by folder, then by name of the file; every version */
    size_t n, capacity;
    size_t n_given; /* the first ones, by policy_library_add */
} policy_library;

/* Empty it first. TIDU_EIO; TIDU_EMODEL with the place; TIDU_ENOMEM; policy_library_clear is due in any case. */
tidu_status policy_library_load(policy_library *l, const environment *env, tidu_error *err);
void policy_library_clear(policy_library *l);

/* Before that: load this file, which stands in place of every version of its id. */
tidu_status policy_library_add(policy_library *l, const environment *env, const char *path, tidu_error *err);

#endif
