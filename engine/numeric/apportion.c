#include "numeric/apportion.h"

#include <stdlib.h>

#include "base/allocate.h"

typedef struct remainder {
    int64_t rest;
    size_t at;
} remainder;

static int by_rest(const void *x, const void *y)
{
    const remainder *a = x, *b = y;

    if (a->rest != b->rest)
        return a->rest > b->rest ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

bool apportion(int64_t whole, const int64_t *weights, size_t n, int64_t *out)
{
    remainder *rests = allocate_array(n + 1, sizeof *rests);
    int64_t sum = 0, left = whole;

    if (!rests)
        return false;
    for (size_t i = 0; i < n; i++)
        sum += weights[i];
    for (size_t i = 0; i < n; i++) {
        out[i] = sum ? whole * weights[i] / sum : 0;
        left -= out[i];
        rests[i] = (remainder){sum ? whole * weights[i] % sum : 0, i};
    }
    qsort(rests, n, sizeof *rests, by_rest);
    for (size_t i = 0; i < n && left > 0; i++, left--)
        out[rests[i].at]++;
    release(rests);
    return true;
}
