/*
 * A hash index from texts to 0, 1, 2 ... in the order of their first sight.
 * Texts are copied into the index and stay at their address for its lifetime.
 */
#ifndef BASE_TEXT_INDEX_H
#define BASE_TEXT_INDEX_H

#include <stddef.h>
#include <stdint.h>

#define TEXT_INDEX_NONE UINT32_MAX

typedef struct text_index text_index;

text_index *text_index_new(void);
void text_index_free(text_index *t);

/* The number of a text, added when it is new; TEXT_INDEX_NONE when memory is used up. */
uint32_t text_index_add(text_index *t, const char *text, size_t length);

/*
 * Add a text that is known to be new, without looking and without a copy: it must stay where it is. Slots are made for
 * such texts when one is looked up or added otherwise for the first time, so not on two threads at once.
 */
uint32_t text_index_take(text_index *t, const char *text, size_t length);

/* Is no text in both? 0 also when memory is used up. */
int text_index_is_disjoint(const text_index *t, const text_index *other);

/*
 * Number the texts of `other`, none of which `t` has, behind its own: they belong to `t` from now on and stay where
 * they are, and `other` is empty. Slots are made as after text_index_take. 0 without memory.
 */
int text_index_join(text_index *t, text_index *other);

/* Give the slots back; they are made again as after text_index_take. */
void text_index_release_slots(text_index *t);

/* The number of a text or TEXT_INDEX_NONE. */
uint32_t text_index_find(const text_index *t, const char *text, size_t length);

/* The text will be looked up or added soon: fetches the memory where it would be. */
void text_index_prefetch(const text_index *t, const char *text, size_t length);

/* The text of a number that was handed out, NUL-terminated. */
const char *text_index_text(const text_index *t, uint32_t number);

size_t text_index_count(const text_index *t);

/* The hash that the index uses, FNV-1a folded by a multiply; for keys of caches too. */
uint64_t text_hash(const void *bytes, size_t length);

#endif
