/*
 * A hash index that numbers distinct texts 0, 1, 2 ... in the order in which they are added. Texts are copied into the
 * index, and their addresses are stable for its lifetime.
 */
#ifndef BASE_TEXT_INDEX_H
#define BASE_TEXT_INDEX_H

#include <stddef.h>
#include <stdint.h>

#define TEXT_INDEX_NONE UINT32_MAX

typedef struct text_index text_index;

text_index *text_index_new(void);
void text_index_free(text_index *t);

/* The number of a text, which is added if it is new; TEXT_INDEX_NONE if memory is exhausted. */
uint32_t text_index_add(text_index *t, const char *text, size_t length);

/*
 * Add a text that is known to be new, without a lookup and without copying it: it must stay valid at its address. Slots
 * for such texts are created by the next lookup or other addition, which must therefore not run on two threads at once.
 */
uint32_t text_index_take(text_index *t, const char *text, size_t length);

/* 1 if no text is in both; 0 also if memory is exhausted. */
int text_index_is_disjoint(const text_index *t, const text_index *other);

/*
 * Move the texts of `other`, none of which may be in `t`, to `t` and number them after its own. Their addresses stay
 * the same and `other` becomes empty. Slots are created as after text_index_take. 0 if memory is exhausted.
 */
int text_index_join(text_index *t, text_index *other);

/* Free the slots; they are created again as after text_index_take. */
void text_index_release_slots(text_index *t);

/* The number of a text, or TEXT_INDEX_NONE. */
uint32_t text_index_find(const text_index *t, const char *text, size_t length);

/* Prefetch the slot of a text that will be looked up or added soon. */
void text_index_prefetch(const text_index *t, const char *text, size_t length);

/* The text with this number, NUL-terminated. */
const char *text_index_text(const text_index *t, uint32_t number);

size_t text_index_count(const text_index *t);

/* The hash used by the index: FNV-1a, mixed by a final multiplication. Also used for keys of caches. */
uint64_t text_hash(const void *bytes, size_t length);

#endif
