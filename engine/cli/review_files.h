/*
 * The lists of --review: rows whose company is not known by its name.
 */
#ifndef CLI_REVIEW_FILES_H
#define CLI_REVIEW_FILES_H

#include "api/tidu.h"
#include "cli/command.h"

/* Write them as --review says, if the command has that option and rows wait. Returns an EXIT_ status. */
int review_files_write(const invocation *call, const tidu_problems *problems);

#endif
