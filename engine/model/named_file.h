/*
 * Files that are looked for by name in a folder beside the models: indices/potential.yaml,
 * ladders/national.yaml. The first folder of models that has it wins.
 */
#ifndef MODEL_NAMED_FILE_H
#define MODEL_NAMED_FILE_H

#include "base/tidu_error.h"

enum { NAMED_FILE_SIZE = 4096 };

/*
 * folders  of models, separated by ':'
 * kind     the folder in them: "indices"
 * name     a name without its ending; a path when it holds a '/' or ends in .yaml
 * path     on success where the file stands
 *
 * TIDU_ENOTFOUND with the nearest name, TIDU_ENOMEM.
 */
tidu_status named_file_find(const char *folders, const char *kind, const char *name,
                            char path[NAMED_FILE_SIZE], tidu_error *err);

#endif
