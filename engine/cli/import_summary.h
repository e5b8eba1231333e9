/*
 * What an import has done, in words.
 */
#ifndef CLI_IMPORT_SUMMARY_H
#define CLI_IMPORT_SUMMARY_H

#include "api/tidu.h"
#include "cli/command.h"

/* Say it of an import into `db`; the command has an option "subject". */
void import_say(const invocation *call, const tidu_import_summary *sum, const char *db);

#endif
