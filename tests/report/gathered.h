/*
 * A sink that gathers what is written, for the tests of the writers.
 */
#ifndef TESTS_REPORT_GATHERED_H
#define TESTS_REPORT_GATHERED_H

#include <stdbool.h>
#include <string.h>

#define GATHERED_MOST 4096

typedef struct gathered {
    char text[GATHERED_MOST]; /* the first bytes, NUL-terminated */
    size_t length;            /* of all */
    size_t refuse_after;      /* refuse once so many bytes came; 0 never */
    size_t calls;
} gathered;

static inline bool gathered_sink(void *context, const char *bytes, size_t n)
{
    gathered *g = context;

    g->calls++;
    if (g->length + n < GATHERED_MOST) {
        memcpy(g->text + g->length, bytes, n);
        g->text[g->length + n] = '\0';
    }
    g->length += n;
    return !g->refuse_after || g->length < g->refuse_after;
}

#endif
