/*
 * Help texts, generated from the tables of commands and options.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include <stdio.h>

#include "cli/command.h"

void help_program(FILE *to, const command *const *list);
void help_command(FILE *to, const command *c);

#endif
