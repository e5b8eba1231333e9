/*
 * Options of commands that list companies by tier: --tier, --slots.
 */
#ifndef CLI_TIER_OPTIONS_H
#define CLI_TIER_OPTIONS_H

#include "cli/command.h"

#define OPTION_TIER \
    {.name = "tier", .kind = OPTION_TEXT, .argument = "TIER,...", .is_repeatable = true, \
     .help = N_("only apply, push, nurture or watch; ranks stay those of the whole list")}
#define OPTION_SLOTS \
    {.name = "slots", .kind = OPTION_INT, .argument = "N", .least = 1, .greatest = 1000000000, \
     .help = N_("so many companies can be looked after: push ends there")}

enum { TIERS_MOST = 16, TIERS_NAME = 32 };

typedef struct tier_names {
    char texts[TIERS_MOST][TIERS_NAME];
    const char *names[TIERS_MOST];
    size_t n; /* 0: all tiers */
} tier_names;

/* Returns an EXIT_ status: EXIT_USAGE for a tier that is none. The names point into *out, which must not be copied. */
int tier_options_read(const invocation *call, tier_names *out);

#endif
