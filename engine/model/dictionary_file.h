/*
 * Loads the dictionary: dictionary/indicators.yaml and, if it exists, dictionary/certificates.yaml of the first folder
 * of models that has the former. The files document their keys.
 */
#ifndef MODEL_DICTIONARY_FILE_H
#define MODEL_DICTIONARY_FILE_H

#include "base/tidu_error.h"
#include "panel/indicator.h"

/* `folders` separated by ':'. TIDU_EIO: none has a dictionary; TIDU_EMODEL with file, line and column; TIDU_ENOMEM. */
tidu_status dictionary_load(const char *folders, dictionary **out, tidu_error *err);

/*
 * Add the indicators of a file of the same form to a dictionary: a place's own columns. Their names begin with a letter and
 * hold small letters, digits and _; names and labels must be new, and none is a key. Statuses as dictionary_load, TIDU_EIO
 * if the file cannot be read; after a failure some of them may have been added.
 */
tidu_status dictionary_load_own(const char *path, dictionary *d, tidu_error *err);

#endif
