/*
 * A cache of recent texts of cells in the form in which the panel stores them. Towns, parks and industries repeat from
 * row to row; a cached text need not be cleaned or copied again.
 */
#ifndef INTAKE_TEXT_CACHE_H
#define INTAKE_TEXT_CACHE_H

#include <stddef.h>

typedef struct text_cache text_cache;

text_cache *text_cache_new(void); /* NULL if memory is exhausted */
void text_cache_free(text_cache *m);

/* The stored text for a cell of the indicator with these bytes, or NULL. */
const char *text_cache_find(const text_cache *m, int indicator, const char *text, size_t length);

/* Record a cell that was stored unchanged; `kept` is valid until the cache is emptied or freed. */
void text_cache_keep(text_cache *m, int indicator, const char *kept, size_t length);
void text_cache_forget(text_cache *m);

#endif
