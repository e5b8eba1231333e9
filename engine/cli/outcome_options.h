/*
 * Options of commands that read applications and what came of them: --from, --to, --years.
 */
#ifndef CLI_OUTCOME_OPTIONS_H
#define CLI_OUTCOME_OPTIONS_H

#include "api/tidu.h"
#include "cli/command.h"

#define OPTION_FROM_STATUS \
    {.name = "from", .kind = OPTION_CHOICE, .choices = "filed|recommended|proposed", \
     .help = N_("of applications that reached this status ... (default filed)")}
#define OPTION_TO_STATUS \
    {.name = "to", .kind = OPTION_CHOICE, .choices = "recommended|proposed|recognised", \
     .help = N_("... those that reached this one count as passed (default recognised)")}
#define OPTION_OUTCOME_YEARS \
    {.name = "years", .kind = OPTION_TEXT, .argument = "Y..Y", .help = N_("application years, such as 2022..2025 (default: all)")}

/* The texts are the invocation's. Returns an EXIT_ status: EXIT_USAGE for years that are none. */
int outcome_options_read(const invocation *call, tidu_outcome_options *out);

#endif
