/*
 * An arena: everything that was made from one file dies together.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

typedef struct arena arena;

arena *arena_new(void);
void arena_free(arena *a);

/* Forget all that was taken; the last block stays for what comes next. */
void arena_empty(arena *a);

/* All that was taken from `other` belongs to `a` from now on; `other` is empty. */
void arena_join(arena *a, arena *other);

/* Zeroed memory aligned for any object, NULL when memory is used up. */
void *arena_take(arena *a, size_t size);
void *arena_take_array(arena *a, size_t n, size_t size);

/* The same, not zeroed. */
void *arena_room(arena *a, size_t size);

/* A copy of `length` bytes with a NUL behind; NULL when memory is used up. */
char *arena_copy(arena *a, const char *text, size_t length);
char *arena_copy_string(arena *a, const char *text);
char *arena_print(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes taken from the system so far. */
size_t arena_size(const arena *a);

#endif
