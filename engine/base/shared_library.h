/*
 * Functions of a library that is loaded when it is needed: mapping one that few commands use would slow down the start
 * of all.
 */
#ifndef BASE_SHARED_LIBRARY_H
#define BASE_SHARED_LIBRARY_H

#include <stddef.h>

/* The name of a function and the offset of the pointer to it in a struct of pointers. */
typedef struct shared_function {
    const char *name;
    size_t offset;
} shared_function;

/*
 * Find `n` functions in the library `name` and set the pointers in the struct `out`. Asked again, the system gives what
 * it has loaded; it stays until the end of the process.
 *
 * name  what the system's loader finds, "libexpat.so.1"; NULL: the program itself
 * out   untouched on failure
 *
 * Returns NULL, or what the system says is wrong: it is not there or is another than the one built against.
 */
const char *shared_library_load(const char *name, const shared_function *functions, size_t n, void *out);

#endif
