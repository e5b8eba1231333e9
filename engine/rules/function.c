#include "rules/function.h"

#include <string.h>

#include "base/message.h"

/* Arguments at most: as many numbers as a window has years; as many texts as a class of codes needs. */
enum { MOST_NUMBERS = 32, MOST_TEXTS = 256 };

const function functions[] = {
    {"sum", FUNCTION_WINDOW, 1, 1, window_sum, exact_window_sum, 0, "sum(x[Y-3..Y-1])",
     N_("the actual years added up")},
    {"mean", FUNCTION_WINDOW, 1, 1, window_mean, exact_window_mean, 0, "mean(x[Y-3..Y-1])",
     N_("the arithmetic mean of the actual years")},
    {"min", FUNCTION_EXTREME, 1, MOST_NUMBERS, window_least, exact_window_least, 0, "min(x[Y-3..Y-1]) or min(a, b)",
     N_("the least")},
    {"max", FUNCTION_EXTREME, 1, MOST_NUMBERS, window_greatest, exact_window_greatest, 0, "max(x[Y-3..Y-1]) or max(a, b)",
     N_("the greatest")},
    {"growth_mean", FUNCTION_WINDOW, 1, 1, window_growth_mean, exact_window_growth, FUNCTION_GROWTH, "growth_mean(x[Y-3..Y-1])",
     N_("the mean of the yearly ratios, less one")},
    {"cagr", FUNCTION_WINDOW, 1, 1, window_cagr, exact_window_compound, FUNCTION_GROWTH | FUNCTION_ENDS, "cagr(x[Y-4..Y-1])",
     N_("the compound growth a year from the first to the last year")},
    {"any", FUNCTION_QUANTIFIER, 1, 1, NULL, NULL, 0, "any(x[Y-5..Y-1] > 0)",
     N_("true in at least one actual year")},
    {"all", FUNCTION_QUANTIFIER, 1, 1, NULL, NULL, FUNCTION_EVERY, "all(x[Y-2..Y-1] > 0)", N_("true in every actual year")},
    {"count", FUNCTION_COUNT, 1, 1, NULL, NULL, 0, "count(x[Y-3..Y-1] > 0)",
     N_("in how many actual years it holds")},
    {"last", FUNCTION_LAST, 1, 1, NULL, NULL, 0, "last(x)", N_("the last known value up to Y")},
    {"days_between", FUNCTION_DAYS, 2, 2, NULL, NULL, 0, "days_between(founded_on, application_date)",
     N_("days from the first date to the second")},
    {"years_between", FUNCTION_YEARS, 2, 2, NULL, NULL, 0, "years_between(founded_on, application_date)",
     N_("whole years by anniversaries")},
    {"add_years", FUNCTION_ADD_YEARS, 2, 2, NULL, NULL, 0, "application_date <= add_years(founded_on, 10)",
     N_("the same day so many years later")},
    {"year_of", FUNCTION_YEAR_OF, 1, 1, NULL, NULL, 0, "year_of(founded_on)", N_("the calendar year of a date")},
    {"holds", FUNCTION_HOLDS, 1, 1, NULL, NULL, 0, "holds(hnte)",
     N_("a certificate is valid on the application date")},
    {"if", FUNCTION_IF, 3, 3, NULL, NULL, 0, "if(c, a, b)", N_("a where c is true, b where it is false")},
    {"coalesce", FUNCTION_COALESCE, 2, 2, NULL, NULL, 0, "coalesce(a, b)", N_("a, or b where a is missing")},
    {"known", FUNCTION_KNOWN, 1, 1, NULL, NULL, 0, "known(x)", N_("true where x has a value")},
    {"starts_with", FUNCTION_STARTS, 2, MOST_TEXTS, NULL, NULL, 0, "starts_with(industry, \"C39\", \"I65\")",
     N_("the text begins with one of the others")},
    {.name = NULL},
};

const function *function_find(const char *name)
{
    for (const function *f = functions; f->name; f++) {
        if (!strcmp(f->name, name))
            return f;
    }
    return NULL;
}
