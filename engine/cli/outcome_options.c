#include "cli/outcome_options.h"

#include <stdio.h>

#include "cli/failure.h"
#include "cli/language.h"

int outcome_options_read(const invocation *call, tidu_outcome_options *out)
{
    const char *years = arguments_text(call->arguments, "years");
    int first = 0, last = 0, end = 0;

    *out = (tidu_outcome_options){.size = sizeof *out,
                                  .from = arguments_text(call->arguments, "from"),
                                  .to = arguments_text(call->arguments, "to")};
    if (!years)
        return EXIT_DONE;
    if (sscanf(years, "%4d%n", &first, &end) == 1 && !years[end]) {
        last = first;
    } else if (sscanf(years, "%4d..%4d%n", &first, &last, &end) != 2 || years[end]) {
        return failure_usage(call->command, _("years are given as 2022..2025 or as one year, not '%s'"), years);
    }
    if (first < 1901 || last > 2100 || first > last)
        return failure_usage(call->command, _("years are given as 2022..2025, the earlier first, not '%s'"), years);
    out->first_year = first;
    out->last_year = last;
    return EXIT_DONE;
}
