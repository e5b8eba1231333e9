/*
 * Texts that cells held lately, as the panel keeps them: towns, parks and industries repeat from row to row, and one
 * that came before need not be looked at nor kept again.
 */
#ifndef INTAKE_TEXT_MEMO_H
#define INTAKE_TEXT_MEMO_H

#include <stddef.h>

typedef struct text_memo text_memo;

text_memo *text_memo_new(void); /* NULL without memory */
void text_memo_free(text_memo *m);

/* What a cell of the indicator with these bytes was kept as, or NULL. */
const char *text_memo_find(const text_memo *m, int indicator, const char *text, size_t length);

/* A cell was kept as it stands: `kept` holds its bytes, for as long as the memo lives or until it forgets. */
void text_memo_keep(text_memo *m, int indicator, const char *kept, size_t length);
void text_memo_forget(text_memo *m);

#endif
