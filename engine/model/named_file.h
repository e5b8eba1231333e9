/*
 * Finds files by name in a folder beside the models: indices/potential.yaml, ladders/national.yaml. The first folder
 * of models that has the file is used.
 */
#ifndef MODEL_NAMED_FILE_H
#define MODEL_NAMED_FILE_H

#include "base/tidu_error.h"

enum { NAMED_FILE_SIZE = 4096 };

/*
 * folders  of models, separated by ':'
 * kind     the folder in them: "indices"
 * name     a name without ending; a path if it contains a '/' or ends in .yaml
 * path     on success the path of the file
 *
 * TIDU_ENOTFOUND with a suggestion, TIDU_ENOMEM.
 */
tidu_status named_file_find(const char *folders, const char *kind, const char *name,
                            char path[NAMED_FILE_SIZE], tidu_error *err);

#endif
