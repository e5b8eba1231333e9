/*
 * Checking the files to which a command writes.
 */
#ifndef CLI_OUTPUT_TARGET_H
#define CLI_OUTPUT_TARGET_H

#include "cli/command.h"

/*
 * If --output or --problems is a database, or a file that is also given elsewhere on the command line, report it and
 * return EXIT_USAGE; otherwise return EXIT_DONE.
 */
int output_target_check(const invocation *call);

#endif
