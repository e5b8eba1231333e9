#include "question/said_text.h"

#include <string.h>

#include "intake/cell_text.h"

enum { MOST_WORD = 128 }; /* no word for nothing is as long */

bool said_text_says(const word_lists *words, const char *text)
{
    char folded[MOST_WORD];
    size_t length;

    if (!text)
        return false;
    length = cell_trim(&text, strlen(text));
    if (length >= sizeof folded)
        return true;
    cell_fold(text, length, folded, sizeof folded);
    return !cell_is_nothing(words, folded);
}
