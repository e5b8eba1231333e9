#include "intake/figure_check.h"

double figure_jump(const indicator *i, double one, double other)
{
    double least = one < other ? one : other, greatest = one < other ? other : one;

    if (!i->is_steady || !(one > 0) || !(other > 0))
        return 0;
    return greatest >= FIGURE_JUMP * least ? greatest / least : 0;
}

bool figure_per_head_is_implausible(double revenue, double employees)
{
    if (!(revenue > 0) || !(employees > 0))
        return false;
    return revenue < FIGURE_LEAST_PER_HEAD * employees || revenue > FIGURE_GREATEST_PER_HEAD * employees;
}
