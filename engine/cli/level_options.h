/* The export level of a command: --level, else $TIDU_LEVEL, else that of the models. */
#ifndef CLI_LEVEL_OPTIONS_H
#define CLI_LEVEL_OPTIONS_H

#include "api/tidu.h"
#include "cli/command.h"

/* NULL: none is asked for. */
const char *level_options_wanted(const arguments *a);

/*
 * Options that write what a lower level does not show: files that repeat cells as they came in are for whoever works on them, and
 * so is what is sorted by persons. Returns an EXIT_ status.
 */
int level_options_check(const invocation *call, const tidu_session *session);

#endif
