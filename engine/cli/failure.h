/*
 * Reporting failures, once, on standard error, and their exit statuses.
 */
#ifndef CLI_FAILURE_H
#define CLI_FAILURE_H

#include "base/tidu_error.h"
#include "cli/command.h"

/*
 * Print "tidu: file:line:column: message" and return the exit status for it:
 *     return failure_say(&err);
 * A closed pipe is not a failure: nothing is printed and EXIT_DONE is returned.
 */
int failure_say(const tidu_error *err);

/* Print a message about the command line and where to read more; returns EXIT_USAGE. */
int failure_usage(const command *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
