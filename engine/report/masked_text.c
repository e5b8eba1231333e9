/*
 * A text is walked once, character by character. A *word* is a run of letters, a *figure* one of digits with the commas and points between them.
 * Blanks, dots and dashes between letters part no words: official lists write 李　四, and a name of several words is one person's.
 * Digits may be full width. A figure stays if it is a year, a month or a day behind a year (2025-07-01, 2025年7月), part of a credit
 * code, or the digit of a name such as L1.
 */
#include "report/masked_text.h"

#include <stdint.h>
#include <string.h>

#include "base/personal_number.h"
#include "base/utf8.h"

enum { CREDIT_CODE = 18, KEPT = 3, LONG = 5, DIGEST_LEAST = 8 };

static uint32_t read(const char *text, size_t *n)
{
    uint32_t c;

    *n = 0;
    c = *text ? utf8_decode(text, strnlen(text, 4), n) : 0;
    *n = *text && !*n ? 1 : *n;
    return c;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

static bool is_latin(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a);
}

/* Not a mark, a blank or a digit. */
static bool is_letter(uint32_t c)
{
    bool is_mark = c < 0x80 || (c >= 0xa0 && c < 0xc0) || (c >= 0x2000 && c < 0x2e80) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xff65);

    return is_latin(c) || (!is_mark && c);
}

/* --- persons ------------------------------------------------------------------------------------- */

static size_t run(const char *text, bool (*is_in)(uint32_t c), size_t *count)
{
    size_t length = 0, n;

    for (*count = 0; is_in(read(text + length, &n)); length += n)
        ++*count;
    return length;
}

/* Blanks of any width, and the marks between the parts of a name. */
static bool is_between(uint32_t c)
{
    static const uint32_t marks[] = {' ', '\t', 0xa0, 0x202f, 0x205f, 0x3000, '-', '.', '\'', 0xb7, 0x2019, 0x2022, 0x2027, 0x30fb, 0xff0e};
    bool is_one = (c >= 0x2000 && c <= 0x200b) || (c >= 0x2010 && c <= 0x2013);

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        is_one |= c == marks[i];
    return is_one;
}

/* Bytes of the letters at `text`, with what stands between them. */
static size_t word(const char *text)
{
    size_t count, length = run(text, is_letter, &count), more = length;

    while (more) {
        size_t between = run(text + length, is_between, &count);

        more = run(text + length + between, is_letter, &count);
        length += more ? between + more : 0;
    }
    return length;
}

static bool is_nobody(const char *text)
{
    static const char *const words[] = {"（无）", "(无)", "(none)"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!strcmp(text, words[i]))
            return true;
    }
    return false;
}

static void mask_words(const char *text, text_buffer *out)
{
    while (*text) {
        size_t n, count, letters = word(text);

        read(text, &n);
        if (letters) {
            text_buffer_append(out, text, n);
            text_buffer_append_char(out, '*');
            text += letters;
            continue;
        }
        run(text, is_digit, &count);
        for (size_t i = 0; i < count; i++, text += n) {
            read(text, &n);
            if (count >= LONG && i >= KEPT)
                text_buffer_append_char(out, '*');
            else
                text_buffer_append(out, text, n);
        }
        if (!count) {
            text_buffer_append(out, text, n);
            text += n;
        }
    }
}

void masked_text_person(const char *text, text_buffer *out)
{
    text_buffer numbers;

    if (is_nobody(text)) {
        text_buffer_append_string(out, text);
        return;
    }
    text_buffer_init(&numbers);
    personal_number_mask(text, &numbers);
    out->failed |= numbers.failed;
    mask_words(text_buffer_string(&numbers), out);
    text_buffer_clear(&numbers);
}

/* --- commands ------------------------------------------------------------------------------------ */

static const char program[] = "tidu ";

bool masked_text_is_command(const char *text)
{
    return !strncmp(text, program, sizeof program - 1);
}

/* The command and its subcommand are of small Latin letters; what stands behind them may be anything. */
void masked_text_command(const char *text, text_buffer *out)
{
    enum { WORDS = 3 };
    size_t length = 0, word;

    for (int i = 0; i < WORDS; i++, length += word) {
        const char *begin = text + length + (i > 0);

        word = strspn(begin, "abcdefghijklmnopqrstuvwxyz");
        if ((i && text[length] != ' ') || !word || (begin[word] && begin[word] != ' '))
            break;
        word += i > 0;
    }
    text_buffer_append(out, text, length);
    if (text[length])
        text_buffer_append_string(out, " …");
}

/* --- figures ------------------------------------------------------------------------------------- */

/* Bytes of a figure: digits, with one comma or point between two of them. */
static size_t figure(const char *text)
{
    size_t length = 0, count, n;

    for (;;) {
        length += run(text + length, is_digit, &count);
        if (!text[length] || !strchr(",.", text[length]) || !is_digit(read(text + length + 1, &n)))
            return length;
        length++;
    }
}

static bool is_code_character(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

static bool is_year(const char *text, size_t length)
{
    return length == 4 && (!memcmp(text, "19", 2) || !memcmp(text, "20", 2)) && !memchr(text, '.', 4) && !memchr(text, ',', 4);
}

/* Between a year and its month, a month and its day. */
static size_t date_mark(const char *text)
{
    static const char *const marks[] = {"-", "/", "年", "月"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!strncmp(text, marks[i], strlen(marks[i])))
            return strlen(marks[i]);
    }
    return 0;
}

/* Bytes of a credit code at `text`, 0: there is none. */
static size_t code(const char *text)
{
    size_t count, length = run(text, is_code_character, &count);

    return count == CREDIT_CODE ? length : 0;
}

static bool is_digest_character(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/* Bytes of a digest in hexadecimal at `text`, 0: there is none. It says nothing of anybody. */
static size_t digest(const char *text)
{
    size_t count, n, length = run(text, is_digest_character, &count);

    return count >= DIGEST_LEAST && strspn(text, "0123456789") < length && strspn(text, "abcdef") < length && !is_latin(read(text + length, &n)) ? length : 0;
}

/* Bytes of digits at `text` that stay; `is_named`: a Latin letter stands before. */
static size_t kept(const char *text, bool is_named)
{
    size_t length = figure(text), count;

    if (is_named && length <= 2)
        return length;
    if (!is_year(text, length))
        return 0;
    for (int part = 0; part < 2; part++) {
        size_t mark = date_mark(text + length), digits = mark ? run(text + length + mark, is_digit, &count) : 0;

        if (!digits || digits > 2 || figure(text + length + mark) != digits)
            break;
        length += mark + digits;
    }
    return length;
}

/* Bytes of a count of companies of at least so many (0: of none), a whole number before 家 or "companies". */
static size_t companies(const char *text, double least)
{
    static const char *const words[] = {"家", " 家", " companies", " company"};
    size_t length = figure(text);
    double count = 0;

    if (!least || memchr(text, '.', length))
        return 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] != ',' && !(text[i] >= '0' && text[i] <= '9'))
            return 0;
        count = text[i] == ',' ? count : count * 10 + (text[i] - '0');
    }
    for (size_t i = 0; i < sizeof words / sizeof *words && count >= least; i++) {
        if (!strncmp(text + length, words[i], strlen(words[i])))
            return length;
    }
    return 0;
}

/* `out` NULL: only ask. `least`: of counts of companies that stay; 0: none does. */
static bool write_without(const char *text, double least, text_buffer *out)
{
    bool is_named = false, has_any = false;

    for (size_t n; *text; text += n) {
        uint32_t c = read(text, &n);
        size_t stays = is_named ? 0 : code(text);

        stays = !stays && !is_named ? digest(text) : stays;
        stays = !stays && is_digit(c) ? kept(text, is_named) : stays;
        stays = !stays && is_digit(c) ? companies(text, least) : stays;
        is_named = is_latin(c) && !stays;
        if (is_digit(c) && !stays) {
            n = figure(text);
            has_any = true;
            if (out)
                text_buffer_append_string(out, "…");
            continue;
        }
        n = stays ? stays : n;
        if (out)
            text_buffer_append(out, text, n);
    }
    return has_any;
}

void masked_text_figures(const char *text, text_buffer *out)
{
    write_without(text, 0, out);
}

void masked_text_note(const char *text, double least, text_buffer *out)
{
    write_without(text, least, out);
}

bool masked_text_has_figures(const char *text)
{
    return write_without(text, 0, NULL);
}
