/*
 * Saying and writing the problems in data.
 */
#ifndef CLI_PROBLEMS_H
#define CLI_PROBLEMS_H

#include "api/tidu.h"
#include "cli/command.h"

/* Write the lists of --review, print the number of problems, write them to --problems, and free them. */
int problems_finish(const invocation *call, tidu_problems *problems);

#endif
