/*
 * The one place where memory comes from. Every function may return NULL; sizes
 * that overflow return NULL too. A test can make the k-th call fail.
 */
#ifndef BASE_ALLOCATE_H
#define BASE_ALLOCATE_H

#include <stddef.h>

void *allocate(size_t size);
void *allocate_array(size_t n, size_t size);  /* zeroed */
void *reallocate_array(void *old, size_t n, size_t size);
void release(void *memory);

/*
 * Grow `*array` (elements of `size` bytes, `*capacity` of them) so that it
 * holds at least `needed`; doubles. Returns 0 and leaves all as it was when
 * memory is used up, else 1.
 */
int allocate_room(void **array, size_t *capacity, size_t needed, size_t size);

/*
 * For tests: let the `k`-th allocation from now fail (1 is the next one), and
 * all after it too; 0 switches it off. Returns how many calls were made since
 * the last call of this function.
 */
unsigned long allocate_fail_at(unsigned long k);

#endif
