#include "scenario/company_order.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"

typedef struct coded {
    const char *code;
    uint32_t company;
} coded;

static int by_code(const void *a, const void *b)
{
    return strcmp(((const coded *)a)->code, ((const coded *)b)->code);
}

uint32_t *company_order_new(const panel *p, const uint8_t *is_in, size_t *n)
{
    size_t all = panel_count(p);
    coded *list = allocate_array(all + 1, sizeof *list);
    uint32_t *order = allocate_array(all + 1, sizeof *order);

    *n = 0;
    for (uint32_t i = 0; i < all && list && order; i++) {
        if (!is_in || is_in[i])
            list[(*n)++] = (coded){panel_code(p, i), i};
    }
    if (*n)
        qsort(list, *n, sizeof *list, by_code);
    for (size_t i = 0; i < *n; i++)
        order[i] = list[i].company;
    if (!list) {
        release(order);
        order = NULL;
    }
    release(list);
    return order;
}
