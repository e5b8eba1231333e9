#include "panel/choice.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Spelling number `n` and its bytes; NULL: there are fewer. */
static const char *spelling(const char *choice, size_t n, size_t *length)
{
    for (; n; n--) {
        choice += strcspn(choice, "=");
        if (!*choice++)
            return NULL;
    }
    *length = strcspn(choice, "=");
    return choice;
}

bool choice_is_whole(const char *choice)
{
    size_t length;

    for (size_t i = 0; i < 2; i++) {
        if (!spelling(choice, i, &length) || !length || length >= CHOICE_TEXT)
            return false;
    }
    return true;
}

bool choices_fit(const char *const *choices)
{
    for (size_t language = 0; language < 2; language++) {
        size_t letters = 0, length;

        for (size_t i = 0; choices[i]; i++) {
            const char *text = spelling(choices[i], language, &length);

            for (size_t k = 0; text && k < length; k++)
                letters += !utf8_is_continuation(text[k]);
            letters += i > 0;
        }
        if (letters > CHOICES_LETTERS)
            return false;
    }
    return true;
}

const char *choice_find(const char *const *choices, const char *folded)
{
    size_t wanted = strlen(folded), length;

    for (; *choices; choices++) {
        const char *text;

        for (size_t i = 0; (text = spelling(*choices, i, &length)); i++) {
            if (length == wanted && !strncmp(text, folded, length))
                return *choices;
        }
    }
    return NULL;
}

void choice_text(const char *choice, bool zh, char out[CHOICE_TEXT])
{
    size_t length = 0;
    const char *text = spelling(choice, zh ? 0 : 1, &length);

    snprintf(out, CHOICE_TEXT, "%.*s", (int)length, text ? text : "");
}

void choices_join(const char *const *choices, bool zh, const char *between, char out[CHOICES_TEXT])
{
    char word[CHOICE_TEXT];
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; choices[i] && used < CHOICES_TEXT; i++) {
        choice_text(choices[i], zh, word);
        used += (size_t)snprintf(out + used, CHOICES_TEXT - used, "%s%s", i ? between : "", word);
    }
}
