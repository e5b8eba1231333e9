/*
 * Texts that cells held lately, as the panel keeps them: towns, parks and industries repeat from row to row, and one
 * that came before need not be looked at nor kept again.
 */
#ifndef INTAKE_TEXT_CACHE_H
#define INTAKE_TEXT_CACHE_H

#include <stddef.h>

typedef struct text_cache text_cache;

text_cache *text_cache_new(void); /* NULL without memory */
void text_cache_free(text_cache *m);

/* What a cell of the indicator with these bytes was kept as, or NULL. */
const char *text_cache_find(const text_cache *m, int indicator, const char *text, size_t length);

/* A cell was kept as it stands: `kept` holds its bytes, for as long as the cache lives or until it forgets. */
void text_cache_keep(text_cache *m, int indicator, const char *kept, size_t length);
void text_cache_forget(text_cache *m);

#endif
