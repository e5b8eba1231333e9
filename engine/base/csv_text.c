#include "base/csv_text.h"

#include <stdbool.h>
#include <string.h>

static bool needs_quotes(const char *text, size_t length)
{
    static const char blanks[] = " \t";

    if (length == 0)
        return false;
    return strchr(blanks, text[0]) || strchr(blanks, text[length - 1]) ||
           text[strcspn(text, ",\"\r\n")] != '\0';
}

void csv_text_append(text_buffer *b, const char *text)
{
    size_t length = strlen(text);

    if (!needs_quotes(text, length)) {
        text_buffer_append(b, text, length);
        return;
    }
    text_buffer_append_char(b, '"');
    for (const char *quote; (quote = strchr(text, '"')) != NULL; text = quote + 1) {
        text_buffer_append(b, text, (size_t)(quote - text) + 1);
        text_buffer_append_char(b, '"');
    }
    text_buffer_append_string(b, text);
    text_buffer_append_char(b, '"');
}
