/* A number of 128 bits that is made of bytes: for telling texts apart that nobody has chosen for it. */
#ifndef SERVER_MIXTURE_H
#define SERVER_MIXTURE_H

#include <stddef.h>
#include <stdint.h>

typedef struct mixture {
    uint64_t a, b;
} mixture;

enum { MIXTURE_TEXT = 33 };

mixture mixture_begin(void);
void mixture_add(mixture *m, const void *bytes, size_t n);
void mixture_add_text(mixture *m, const char *text); /* with its end; NULL is another one than "" */
void mixture_join(mixture *m, const mixture *part); /* parts in whatever order */
void mixture_write(const mixture *m, char out[MIXTURE_TEXT]); /* 32 hexadecimal digits */

#endif
