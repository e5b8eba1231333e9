/*
 * Translates citations word by word: known words, with or without a number ("art. 4(1)"), have a translation; anything
 * else is kept as it is. Formats are constants of this file, never texts from a model.
 */
#include "report/cite_text.h"

#include <string.h>

#include "base/message.h"
#include "base/path.h"

/* Words before a number, and the text with it. */
static const struct numbered {
    const char *word;
    const char *format;
} numbered[] = {
    {"art.", N_("art. %s")},       {"annex", N_("annex %s")},         {"part", N_("part %s")},
    {"chapter", N_("chapter %s")}, {"figure", N_("figure %s")},       {"exception", N_("exception %s")},
    {"class", N_("class %s")},     {"condition", N_("condition %s")},
};

/* Words without a number. */
static const char *const words[] = {
    N_("conditions"), N_("criteria"), N_("definition"), N_("common"),     N_("list"),  N_("gazelle"), N_("gazelles"),
    N_("eaglet"),     N_("growth"),   N_("candidates"), N_("near-unicorn"), N_("aims"), N_("scope"),   N_("fields"),
};

static const char *format_of(const char *word)
{
    for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++) {
        if (!strcmp(numbered[i].word, word))
            return _(numbered[i].format);
    }
    return NULL;
}

static const char *translated(const char *word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!strcmp(words[i], word))
            return _(words[i]);
    }
    return word;
}

/* The next word, without leading blanks; false at the end. */
static bool next_word(const char **text, char word[64])
{
    size_t n;

    *text += strspn(*text, " ");
    n = strcspn(*text, " ");
    word[0] = '\0';
    strncat(word, *text, n < 63 ? n : 63);
    *text += n;
    return n > 0;
}

/*
 * `format` with the number for its %s, followed by what is in brackets: 第11条(5). A translation is not used as a printf
 * format unchecked.
 */
static void append_numbered(const char *format, const char *number, text_buffer *out)
{
    const char *place = strstr(format, "%s");
    size_t length = strcspn(number, "(");

    text_buffer_append_string(out, " ");
    text_buffer_append(out, format, place ? (size_t)(place - format) : strlen(format));
    text_buffer_append(out, number, length);
    text_buffer_append_string(out, place ? place + 2 : "");
    text_buffer_append_string(out, number + length);
}

/* "annex 2 part I(4)" in the language of the process; unknown words stay as they are. */
static void append_place(const char *text, text_buffer *out)
{
    char word[64], number[64];

    while (next_word(&text, word)) {
        const char *format = format_of(word), *after = text;

        if (format && next_word(&after, number)) {
            append_numbered(format, number, out);
            text = after;
        } else {
            text_buffer_print(out, " %s", translated(word));
        }
    }
}

/* In Chinese a document is cited by its number, as officials do; in English by its short name in the model. */
static const char *document_of(const model *m, const char *id, bool zh)
{
    for (size_t i = 0; zh && i < m->n_documents; i++) {
        if (!strcmp(m->documents[i].id, id))
            return m->documents[i].number;
    }
    return id;
}

void cite_text(const model *m, const char *cite, const char *origin, bool zh, text_buffer *out)
{
    char id[64];

    text_buffer_empty(out);
    next_word(&cite, id);
    text_buffer_append_string(out, document_of(m, id, zh));
    append_place(cite, out);
    if (m->extends)
        text_buffer_print(out, " (%s)", path_name(origin ? origin : m->file));
}

void cite_cell(grid *g, size_t column, const model *m, const char *cite, const char *origin, bool zh)
{
    text_buffer text;

    text_buffer_init(&text);
    if (cite)
        cite_text(m, cite, origin, zh, &text);
    grid_text(g, column, text_buffer_string(&text), TABLE_FAINT);
    text_buffer_clear(&text);
}
