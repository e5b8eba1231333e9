#include "base/csv_text.h"

#include <stdbool.h>
#include <string.h>

#include "base/formula_text.h"

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
    bool is_formula = formula_text_is_dangerous(text, length), is_quoted = needs_quotes(text, length);

    if (is_quoted)
        text_buffer_append_char(b, '"');
    if (is_formula)
        text_buffer_append_char(b, '\'');
    if (!is_quoted) {
        text_buffer_append(b, text, length);
        return;
    }
    for (const char *quote; (quote = strchr(text, '"')) != NULL; text = quote + 1) {
        text_buffer_append(b, text, (size_t)(quote - text) + 1);
        text_buffer_append_char(b, '"');
    }
    text_buffer_append_string(b, text);
    text_buffer_append_char(b, '"');
}
