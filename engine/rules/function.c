#include "rules/function.h"

#include <string.h>

#include "base/message.h"

enum { MOST_NUMBERS = 32 /* the years of a window */, MOST_TEXTS = 256 /* the codes of a class, with and without their letter */ };

const function functions[] = {
    {"sum", FUNCTION_WINDOW, 1, 1, window_sum, "sum(x[Y-3..Y-1])",
     N_("the actual years added up")},
    {"mean", FUNCTION_WINDOW, 1, 1, window_mean, "mean(x[Y-3..Y-1])",
     N_("the arithmetic mean of the actual years")},
    {"min", FUNCTION_EXTREME, 1, MOST_NUMBERS, window_least, "min(x[Y-3..Y-1]) or min(a, b)",
     N_("the least")},
    {"max", FUNCTION_EXTREME, 1, MOST_NUMBERS, window_greatest, "max(x[Y-3..Y-1]) or max(a, b)",
     N_("the greatest")},
    {"growth_mean", FUNCTION_WINDOW, 1, 1, window_growth_mean, "growth_mean(x[Y-3..Y-1])",
     N_("the mean of the yearly ratios, less one")},
    {"cagr", FUNCTION_WINDOW, 1, 1, window_cagr, "cagr(x[Y-4..Y-1])",
     N_("the compound growth a year from the first to the last year")},
    {"any", FUNCTION_QUANTIFIER, 1, 1, NULL, "any(x[Y-5..Y-1] > 0)",
     N_("true in at least one actual year")},
    {"all", FUNCTION_QUANTIFIER, 1, 1, NULL, "all(x[Y-2..Y-1] > 0)", N_("true in every actual year")},
    {"count", FUNCTION_COUNT, 1, 1, NULL, "count(x[Y-3..Y-1] > 0)",
     N_("in how many actual years it holds")},
    {"last", FUNCTION_LAST, 1, 1, NULL, "last(x)", N_("the last known value up to Y")},
    {"days_between", FUNCTION_DAYS, 2, 2, NULL, "days_between(founded_on, application_date)",
     N_("days from the first date to the second")},
    {"years_between", FUNCTION_YEARS, 2, 2, NULL, "years_between(founded_on, application_date)",
     N_("whole years by anniversaries")},
    {"add_years", FUNCTION_ADD_YEARS, 2, 2, NULL, "application_date <= add_years(founded_on, 10)",
     N_("the same day so many years later")},
    {"year_of", FUNCTION_YEAR_OF, 1, 1, NULL, "year_of(founded_on)", N_("the calendar year of a date")},
    {"holds", FUNCTION_HOLDS, 1, 1, NULL, "holds(hnte)",
     N_("a certificate is valid on the application date")},
    {"if", FUNCTION_IF, 3, 3, NULL, "if(c, a, b)", N_("a where c is true, b where it is false")},
    {"coalesce", FUNCTION_COALESCE, 2, 2, NULL, "coalesce(a, b)", N_("a, or b where a is missing")},
    {"known", FUNCTION_KNOWN, 1, 1, NULL, "known(x)", N_("true where x has a value")},
    {"starts_with", FUNCTION_STARTS, 2, MOST_TEXTS, NULL, "starts_with(industry, \"C39\", \"I65\")",
     N_("the text begins with one of the others")},
    {.name = NULL},
};

bool function_takes_ends(const function *f)
{
    return f->kernel == window_cagr;
}

const function *function_find(const char *name)
{
    for (const function *f = functions; f->name; f++) {
        if (!strcmp(f->name, name))
            return f;
    }
    return NULL;
}
