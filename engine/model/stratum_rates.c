#include "model/stratum_rates.h"

#include "panel/industry_division.h"

size_t stratum_find(const char *industry, double revenue, const double lines[STRATUM_LINES])
{
    char division[INDUSTRY_DIVISION_SIZE];
    size_t section, size = 0;

    industry_division(industry, division);
    section = division[0] >= 'A' && division[0] <= 'Z' ? (size_t)(division[0] - 'A') + 1 : 0;
    if (revenue == revenue) {
        for (size = 1; size <= STRATUM_LINES && revenue > lines[size - 1]; size++)
            ;
    }
    return section * STRATUM_SIZES + size;
}
