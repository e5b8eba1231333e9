/* The command as it was typed, for the journal of a database: operands, then the options of its own that were given. */
#ifndef CLI_TYPED_COMMAND_H
#define CLI_TYPED_COMMAND_H

#include "cli/command.h"

enum { TYPED_COMMAND_TEXT = 4096 };

/* Into `text`, which is returned; what does not fit is cut off and ends in "…". */
const char *typed_command(const invocation *call, char text[TYPED_COMMAND_TEXT]);

#endif
