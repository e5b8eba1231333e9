#include "numeric/needed.h"

#include <math.h>
#include <stdint.h>

double needed_amount(double aim, double per, double times)
{
    return aim * per / times;
}

double needed_whole(double aim, double per, double times)
{
    const double parts = 1000000, most = 9e18;
    int64_t share, product, divisor;

    if (per != floor(per) || times != floor(times) || !(per >= 0 && times > 0) || !(aim * parts * per < most) || !(times * parts < most))
        return ceil(needed_amount(aim, per, times));
    share = llround(aim * parts);
    product = share * (int64_t)per;
    divisor = (int64_t)times * (int64_t)parts;
    return (double)((product + divisor - 1) / divisor);
}
