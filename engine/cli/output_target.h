/*
 * Where a command may put its data.
 */
#ifndef CLI_OUTPUT_TARGET_H
#define CLI_OUTPUT_TARGET_H

#include "cli/command.h"

/*
 * Does --output or --problems name a file that another word names too, or a database? Says so and returns EXIT_USAGE;
 * else EXIT_DONE.
 */
int output_target_check(const invocation *call);

#endif
