#include "draw.h"

draw draw_for(uint64_t seed, uint64_t number)
{
    draw d = {seed};

    d.state = draw_bits(&d) ^ (number * UINT64_C(0xd1342543de82ef95));
    draw_bits(&d);
    return d;
}

uint64_t draw_seed(uint64_t seed, uint64_t stream)
{
    draw d = draw_for(~seed, stream);

    return draw_bits(&d);
}

uint64_t draw_bits(draw *d)
{
    uint64_t z = d->state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

double draw_unit(draw *d)
{
    return (double)(draw_bits(d) >> 11) * (1.0 / 9007199254740992.0);
}

int draw_below(draw *d, int n)
{
    return (int)((draw_bits(d) >> 32) * (uint64_t)n >> 32);
}

bool draw_chance(draw *d, double chance)
{
    return draw_unit(d) < chance;
}

double draw_normal(draw *d)
{
    uint64_t sum = 0;

    for (int i = 0; i < 3; i++) {
        uint64_t bits = draw_bits(d);

        for (int k = 0; k < 4; k++, bits >>= 16)
            sum += bits & 0xffff;
    }
    return (double)sum / 65535.0 - 6.0;
}

double draw_exp(double x)
{
    double y = 1 + x / 65536;

    for (int i = 0; i < 16; i++)
        y *= y;
    return y;
}

int draw_poisson(draw *d, double mean)
{
    double least = draw_exp(-mean);
    double product = draw_unit(d);
    int n = 0;

    if (mean > 20) {
        n = (int)(mean + draw_normal(d) * mean / 4);
        return n > 0 ? n : 0;
    }
    for (; product > least; n++)
        product *= draw_unit(d);
    return n;
}
