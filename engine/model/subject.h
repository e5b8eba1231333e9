/*
 * Subjects: what tables are about that hold no companies, as projects, contracts or carriers. models/subjects/<id>.yaml names
 * the key of a table, what its rows are called and their indicators. A dictionary of a subject holds these before those of
 * companies, so that a rule, a list or an index reads a table of projects as it reads one of companies; of an indicator
 * or a label that both have, that of the subject counts.
 */
#ifndef MODEL_SUBJECT_H
#define MODEL_SUBJECT_H

#include "base/tidu_error.h"
#include "panel/indicator.h"

/*
 * The dictionary of the subject of that id. `folders` separated by ':', of which the first that has the file counts. TIDU_ENOTFOUND:
 * none has, with the nearest id; else as dictionary_load. *out is the caller's (dictionary_free).
 */
tidu_status subject_dictionary_load(const char *folders, const char *id, dictionary **out, tidu_error *err);

/* The same of the file with that path, whatever it is called; TIDU_EIO: it cannot be read. */
tidu_status subject_dictionary_load_file(const char *folders, const char *path, dictionary **out, tidu_error *err);

enum { SUBJECT_ID = 128 };

/* The id of the subject that a file of rules names; "": it is about companies, or cannot be read, or names one that is too long to be any. */
void subject_of_rules(const char *path, char id[SUBJECT_ID]);

#endif
