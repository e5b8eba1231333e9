/*
 * cell_fold does width and blanks; what is left are the signs of which keyboards have several, and words.
 */
#include "intake/company_name.h"

#include <string.h>

#include "base/formula_text.h"
#include "intake/cell_text.h"

/* The signs that become one, each with its bytes; cell_fold has made ( ) of the commonest. */
static const struct {
    const char *from, *to;
} signs[] = {
    {"〔", "("}, {"〕", ")"}, {"〖", "("}, {"〗", ")"}, {"﹙", "("}, {"﹚", ")"}, {"﹝", "("}, {"﹞", ")"}, {"﹛", "("}, {"﹜", ")"},
    {"[", "("},  {"]", ")"},  {"{", "("},  {"}", ")"},  {"•", "·"},  {"・", "·"}, {"‧", "·"},  {"∙", "·"},  {"･", "·"},
};

/* The sign at the beginning of the text: its length, 0 if there is none. */
static size_t find_sign(const char *text, const char **to)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length;

        if (*text != *signs[i].from) /* saves most of the time: names are long, signs are rare */
            continue;
        length = strlen(signs[i].from);
        if (!strncmp(text, signs[i].from, length)) {
            *to = signs[i].to;
            return length;
        }
    }
    return 0;
}

/* In place: no sign becomes longer. */
static void fold_signs(char *name)
{
    const char *from = name, *to;
    size_t length;

    while (*from) {
        if (*from == ' ') {
            from++;
        } else if ((length = find_sign(from, &to))) {
            memcpy(name, to, strlen(to));
            name += strlen(to);
            from += length;
        } else {
            *name++ = *from >= 'A' && *from <= 'Z' ? (char)(*from - 'A' + 'a') : *from;
            from++;
        }
    }
    *name = '\0';
}

size_t company_name_fold(const word_lists *words, const char *text, size_t length, char out[COMPANY_NAME_SIZE])
{
    if (length >= COMPANY_NAME_SIZE) { /* a name that was cut could equal another one */
        out[0] = '\0';
        return 0;
    }
    length = formula_text_original(&text, length);
    cell_fold(text, length, out, COMPANY_NAME_SIZE);
    fold_signs(out);
    word_lists_simplify(words, out);
    word_lists_replace(words, WORD_SAME_IN_NAME, out);
    return strlen(out);
}

bool company_name_is_blank(const word_lists *words, const char *text, size_t length)
{
    char folded[COMPANY_NAME_SIZE];

    cell_fold(text, length, folded, sizeof folded);
    return cell_is_nothing(words, folded);
}
