/*
 * What lists of applications say together, once all files of an import are in: outcomes of which no list says that the company filed, and
 * applications that were recognised and refused; and days that replace others of the database. Lists that authorities publish hold outcomes alone, so all of it comes in, but it is said.
 */
#ifndef QUESTION_APPLICATION_CHECK_H
#define QUESTION_APPLICATION_CHECK_H

#include "intake/problem.h"
#include "panel/applications.h"
#include "store/store.h"

typedef struct application_list_read {
    const applications *filed;
    const char *file;
    problems *found; /* gets what is said of its rows */
} application_list_read;

/*
 * `known`: those of the database (NULL: none); `s` tells where they came from (NULL: it cannot be asked). TIDU_ENOMEM.
 */
tidu_status application_check(const application_list_read *lists, size_t n, const applications *known, store *s, tidu_error *err);

/* The status of `all` that contradicts that of `one`, both being of one application; NULL: there is none. */
const filed_application *application_contradiction(const applications *all, const filed_application *one);

#endif
