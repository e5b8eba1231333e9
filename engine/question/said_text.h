/* Texts that people must give: a reason, a name, evidence. Blanks, and words for nothing such as 无 or "-", say nothing; lists read them so, too. */
#ifndef QUESTION_SAID_TEXT_H
#define QUESTION_SAID_TEXT_H

#include <stdbool.h>

#include "panel/word_list.h"

/* Whether the text says something; NULL does not. `words` are those of the dictionary. */
bool said_text_says(const word_lists *words, const char *text);

#endif
