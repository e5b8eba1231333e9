/*
 * An arena: many small objects with one lifetime, such as everything parsed from one file, freed together.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

typedef struct arena arena;

arena *arena_new(void);
void arena_free(arena *a);

/* Free everything taken; one block is kept for reuse. */
void arena_empty(arena *a);

/* Move everything taken from `other` to `a`; addresses stay valid and `other` becomes empty. */
void arena_join(arena *a, arena *other);

/* Zeroed memory, aligned for any object; NULL if memory is exhausted. */
void *arena_take(arena *a, size_t size);
void *arena_take_array(arena *a, size_t n, size_t size);

/* The same, uninitialised. */
void *arena_room(arena *a, size_t size);

/* A copy of `length` bytes followed by a NUL; NULL if memory is exhausted. */
char *arena_copy(arena *a, const char *text, size_t length);
char *arena_copy_string(arena *a, const char *text);
char *arena_print(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes that the arena holds from the system. */
size_t arena_size(const arena *a);

#endif
