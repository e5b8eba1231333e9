/*
 * All allocation goes through here. Every function may return NULL, also when a size overflows. A test can make the
 * k-th call fail.
 */
#ifndef BASE_ALLOCATE_H
#define BASE_ALLOCATE_H

#include <stddef.h>

void *allocate(size_t size);
void *allocate_array(size_t n, size_t size);  /* zeroed */
void *reallocate_array(void *old, size_t n, size_t size);
void release(void *memory);

/*
 * Grow `*array` (of `*capacity` elements of `size` bytes) to hold at least `needed` elements, by doubling. Returns 1,
 * or 0 if memory is exhausted, in which case nothing is changed.
 */
int allocate_room(void **array, size_t *capacity, size_t needed, size_t size);

/*
 * For tests: let the `k`-th allocation from now on (1 is the next one) and all later ones fail; 0 switches this off.
 * Returns the number of allocations since the last call of this function.
 */
unsigned long allocate_fail_at(unsigned long k);

#endif
