#include "cli/tier_options.h"

#include <stdio.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"

static bool is_tier(const char *name)
{
    static const char *const known[] = {"apply", "push", "nurture", "watch"};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!strcmp(known[i], name))
            return true;
    }
    return false;
}

/* "push,nurture"; false: one is unknown, or there are too many */
static bool take(const char *text, tier_names *out)
{
    for (size_t length; *text; text += length + (text[length] == ',')) {
        length = strcspn(text, ",");
        if (!length)
            continue;
        if (out->n == TIERS_MOST)
            return false;
        snprintf(out->texts[out->n], TIERS_NAME, "%.*s", (int)length, text);
        if (!is_tier(out->texts[out->n]))
            return false;
        out->names[out->n] = out->texts[out->n];
        out->n++;
    }
    return true;
}

int tier_options_read(const invocation *call, tier_names *out)
{
    static const char wrong[] = N_("--tier must be one or several of apply, push, nurture, watch, not '%s'");
    size_t n = arguments_count(call->arguments, "tier");

    *out = (tier_names){.n = 0};
    for (size_t i = 0; i < n; i++) {
        if (!take(arguments_nth(call->arguments, "tier", i), out))
            return failure_usage(call->command, _(wrong), arguments_nth(call->arguments, "tier", i));
    }
    return n && !out->n ? failure_usage(call->command, _(wrong), ",") : EXIT_DONE;
}
