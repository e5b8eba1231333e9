/*
 * What goes wrong, said once on standard error, and the exit status for it.
 */
#ifndef CLI_FAILURE_H
#define CLI_FAILURE_H

#include "base/tidu_error.h"
#include "cli/command.h"

/*
 * "tidu: file:line:column: message"; returns the exit status that belongs to it:
 *     return failure_say(&err);
 * A closed pipe is no failure: nothing is said and EXIT_DONE returned.
 */
int failure_say(const tidu_error *err);

/* A sentence about the words of the command line and where to read more; returns EXIT_USAGE. */
int failure_usage(const command *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
