/*
 * Which subject the tables of a database are about (model/subject.h), and where those of another subject stand: beside it, in
 * district.projects.db where the companies are in district.db. A database holds one subject.
 */
#ifndef STORE_STORE_SUBJECT_H
#define STORE_STORE_SUBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "store/store_internal.h"

/* The path for that subject beside `db`, or `db` itself if it has such a name already; false: `out` is too small. */
bool store_subject_path(const char *db, const char *subject, char *out, size_t size);

/* Note the subject of the dictionary in a database that is being made. */
tidu_status store_subject_note(store *s, const dictionary *d, tidu_error *err);

/* TIDU_ESTORE: the database is about something else than the dictionary. */
tidu_status store_subject_check(store *s, const dictionary *d, tidu_error *err);

#endif
