/*
 * Translates citations word by word: known words, with or without a number ("art. 4(1)"), have a translation; anything
 * else is kept as it is. Formats are constants of this file, never texts from a model.
 */
#include "report/cite_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/path.h"

/* Words before a number, and the text with it. */
static const struct numbered {
    const char *word;
    const char *format;
    bool is_counted; /* in Chinese its number is written in words: 第十一条, 附件2 */
} numbered[] = {
    {"art.", N_("art. %s"), true},       {"annex", N_("annex %s"), false},         {"part", N_("part %s"), true},
    {"chapter", N_("chapter %s"), true}, {"figure", N_("figure %s"), false},       {"exception", N_("exception %s"), false},
    {"class", N_("class %s"), false},    {"condition", N_("condition %s"), false},      {"table", N_("table %s"), false},
};

/* Words without a number. */
static const char *const words[] = {
    N_("conditions"), N_("criteria"), N_("definition"), N_("common"),     N_("list"),  N_("gazelle"), N_("gazelles"),
    N_("eaglet"),     N_("growth"),   N_("candidates"), N_("near-unicorn"), N_("aims"), N_("scope"),   N_("fields"),
    N_("negative"),   N_("exemption"),  N_("exchange"),   N_("limits"), N_("size"),   N_("high-growth"), N_("enterprises"),
    N_("unicorns"),   N_("cultivation"), N_("qualitative"), N_("innovation"), N_("specialisation"), N_("market"),
    N_("zone"),       N_("ways"),       N_("paths"),      N_("half-year"),
    N_("yi"),         N_("sales"),      N_("income"),     N_("staff"),      N_("record"),
};

static const struct numbered *find_numbered(const char *word)
{
    for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++) {
        if (!strcmp(numbered[i].word, word))
            return &numbered[i];
    }
    return NULL;
}

/* Short words that mean other things elsewhere; in English they stay as they are. */
static const char *const short_words[][2] = {{"of", "的"}, {"in", "在"}, {"to", "至"}, {"and", "和"}, {"potential", "潜在"}, {"rate", "率"}, {"reviews", "复核"},
                                             {"region", "地区"}, {"figures", "图"}, {"three", "三"}, {"four", "四"}};

static const char *translated(const char *word, bool zh)
{
    for (size_t i = 0; zh && i < sizeof short_words / sizeof *short_words; i++) {
        if (!strcmp(short_words[i][0], word))
            return short_words[i][1];
    }
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

/* --- numbers in Chinese: III(7)1(1) is 三（七）1（1） -------------------------------- */

static int roman_value(char c)
{
    return c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : 0;
}

/* The Roman numeral that a text begins with; 0: none. *length: its letters. */
static int read_roman(const char *text, size_t *length)
{
    int value = 0;

    for (*length = 0; roman_value(text[*length]); ++*length) {
        int here = roman_value(text[*length]), next = roman_value(text[*length + 1]);

        value += here < next ? -here : here;
    }
    return value;
}

/* 1 to 99; others as figures. */
static void append_numeral(int n, text_buffer *out)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    if (n < 1 || n > 99) {
        text_buffer_print(out, "%d", n);
        return;
    }
    if (n >= 10)
        text_buffer_print(out, "%s十", n >= 20 ? digits[n / 10] : "");
    text_buffer_append_string(out, digits[n % 10]);
}

/* A number, Roman or not; in words if `is_counted`. Returns what follows it. */
static const char *append_first(const char *text, bool is_counted, bool *in_words, text_buffer *out)
{
    size_t length;
    int value = read_roman(text, &length);

    *in_words = value > 0 || is_counted;
    if (!value) {
        length = strspn(text, "0123456789");
        value = (int)strtol(text, NULL, 10);
    }
    if (*in_words && length)
        append_numeral(value, out);
    else
        text_buffer_append(out, text, length);
    return text + length;
}

/* What follows: brackets of full width, their number in words right behind one in words; figures as they are. */
static void append_rest(const char *text, bool in_words, text_buffer *out)
{
    while (*text) {
        size_t inside = *text == '(' ? strcspn(text + 1, ")") : 0;

        if (*text != '(' || !text[1 + inside]) {
            text_buffer_append_char(out, *text++);
            in_words = false;
            continue;
        }
        text_buffer_append_string(out, "（");
        if (in_words && strspn(text + 1, "0123456789") == inside)
            append_numeral((int)strtol(text + 1, NULL, 10), out);
        else
            text_buffer_append(out, text + 1, inside);
        text_buffer_append_string(out, "）");
        text += inside + 2;
    }
}

/*
 * `format` with the number for its %s, followed by what is in brackets: 第十一条（五）. A translation is not used as a
 * printf format unchecked.
 */
static void append_numbered(const struct numbered *n, const char *number, bool zh, text_buffer *out)
{
    const char *format = _(n->format), *place = strstr(format, "%s"), *rest = number + strcspn(number, "(");
    bool in_words = false;

    text_buffer_append(out, format, place ? (size_t)(place - format) : strlen(format));
    if (zh)
        rest = append_first(number, n->is_counted, &in_words, out);
    else
        text_buffer_append(out, number, (size_t)(rest - number));
    text_buffer_append_string(out, place ? place + 2 : "");
    if (zh)
        append_rest(rest, in_words || n->is_counted, out);
    else
        text_buffer_append_string(out, rest);
}

/* A word that is not known: in Chinese a place such as III(7)1 is written as the decree does. */
static void append_word(const char *word, bool zh, text_buffer *out)
{
    const char *text = translated(word, zh);
    size_t length;
    bool in_words;

    if (zh && text == word && read_roman(word, &length) && !strcspn(word + length, "(")) {
        text = append_first(word, false, &in_words, out);
        append_rest(text, in_words, out);
    } else {
        text_buffer_append_string(out, text);
    }
}

/* A comma behind a word, in the language of the process; the word loses it. */
static const char *take_comma(char *word, bool zh)
{
    size_t n = strlen(word);

    if (!n || word[n - 1] != ',')
        return "";
    word[n - 1] = '\0';
    return zh ? "，" : ",";
}

/* "annex 2 part I(4)" in the language of the process; unknown words stay as they are. Chinese has no blanks between words. */
static void append_place(const char *text, bool zh, text_buffer *out)
{
    char word[64], number[64];

    for (bool is_first = true; next_word(&text, word); is_first = false) {
        const struct numbered *known = find_numbered(word);
        const char *after = text, *comma;

        comma = take_comma(word, zh);
        if (is_first || !zh || (unsigned char)text_buffer_string(out)[out->length - 1] < 0x80)
            text_buffer_append_char(out, ' ');
        if (known && !*comma && next_word(&after, number)) {
            comma = take_comma(number, zh);
            append_numbered(known, number, zh, out);
            text = after;
        } else {
            append_word(word, zh, out);
        }
        text_buffer_append_string(out, comma);
    }
}

const char *provenance_text(provenance seen)
{
    switch (seen) {
    case PROVENANCE_FULL: return _("read in full");
    case PROVENANCE_PART: return _("read in part");
    case PROVENANCE_SECONDARY: return _("as others report it");
    case PROVENANCE_MEMORY: return _("from memory");
    }
    return "";
}

const char *provenance_mark(const model_citation *cite)
{
    return cite->seen == PROVENANCE_MEMORY ? _(" (from memory)") : "";
}

void source_text(const model_document *x, bool zh, char *text, size_t size)
{
    if (zh)
        snprintf(text, size, "《%s》 %s（%s）", model_text_in(x->title, zh), x->number, provenance_text(x->seen));
    else
        snprintf(text, size, "%s: \"%s\", %s (%s)", x->id, model_text_in(x->title, zh), x->number, provenance_text(x->seen));
}

void head_cite_text(const rule_head *h, const model_citation *cite, bool zh, text_buffer *out)
{
    /* in Chinese a document is cited by its number, as officials do; in English by its short name in the model */
    const model_document *document = zh ? rule_head_document(h, cite->text) : NULL;
    const char *place = cite->text;
    char id[64];

    text_buffer_empty(out);
    next_word(&place, id);
    text_buffer_append_string(out, document ? document->number : id);
    append_place(place, zh, out);
    text_buffer_append_string(out, provenance_mark(cite));
}

void cite_text(const model *m, const model_citation *cite, bool zh, text_buffer *out)
{
    head_cite_text(&m->head, cite, zh, out);
    if (m->extends)
        text_buffer_print(out, " (%s)", path_name(cite->origin ? cite->origin : m->file));
}

void cite_cell(grid *g, size_t column, const model *m, const model_citation *cite, bool zh)
{
    text_buffer text;

    text_buffer_init(&text);
    if (cite->text)
        cite_text(m, cite, zh, &text);
    grid_text(g, column, text_buffer_string(&text), TABLE_FAINT);
    text_buffer_clear(&text);
}
