/*
 * In which form a command writes its answer.
 */
#ifndef CLI_OUTPUT_FORMAT_H
#define CLI_OUTPUT_FORMAT_H

#include "cli/command.h"

/*
 * "table", "csv", "json", "xlsx" or "html": as --format says, else by how the name behind --output ends, else "table".
 * NULL for a command without the option. EXIT_USAGE after saying why: the two contradict each other, or the command does
 * not write the form that the name asks for.
 */
int output_format_find(const command *c, const arguments *a, const char **out);

#endif
