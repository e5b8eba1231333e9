/*
 * Allocation by the C library, with checked multiplication and a counter that lets a test fail the k-th call.
 */
#include "base/allocate.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static atomic_ulong fail_from;
static atomic_ulong calls;

unsigned long allocate_fail_at(unsigned long k)
{
    unsigned long made = atomic_exchange(&calls, 0);

    atomic_store(&fail_from, k);
    return made;
}

static int is_refused(void)
{
    unsigned long call = atomic_fetch_add_explicit(&calls, 1, memory_order_relaxed) + 1;
    unsigned long from = atomic_load_explicit(&fail_from, memory_order_relaxed);

    return from && call >= from;
}

void *allocate(size_t size)
{
    return is_refused() ? NULL : malloc(size ? size : 1);
}

void *allocate_array(size_t n, size_t size)
{
    return is_refused() ? NULL : calloc(n ? n : 1, size ? size : 1);
}

void *reallocate_array(void *old, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size)
        return NULL;
    if (!n || !size)
        n = size = 1;
    return is_refused() ? NULL : realloc(old, n * size);
}

void release(void *memory)
{
    free(memory);
}

int allocate_room(void **array, size_t *capacity, size_t needed, size_t size)
{
    size_t wanted = *capacity ? *capacity : 16;
    void *grown;

    if (needed <= *capacity)
        return 1;
    while (wanted < needed) {
        if (wanted > SIZE_MAX / 2)
            return 0;
        wanted *= 2;
    }
    grown = reallocate_array(*array, wanted, size);
    if (!grown)
        return 0;
    *array = grown;
    *capacity = wanted;
    return 1;
}
