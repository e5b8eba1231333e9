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

#endif
