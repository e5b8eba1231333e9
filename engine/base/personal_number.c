/*
 * A number has one of a few shapes, groups of digits with blanks or dashes between them, and stands alone: no digit touches it, not
 * even across letters ("tel138…" is one, the middle of a credit code is none), and it is no decimal and no amount of money.
 *
 *   mobile         1[3-9] and 9 more (numbering plan of the ministry, 号码管理办法)
 *   landline       area code (010, 02x, 03xx to 09xx), then 7 or 8 digits that do not begin with 0 or 1
 *   identity card  GB 11643-1999: region, birthday, order, and the check of ISO 7064 MOD 11-2
 *
 * Eighteen digits that are a credit code are no identity card: GB 32100-2015 (a sum modulo 31) with the organisation code of
 * GB 11714 inside (a sum modulo 11).
 */
#include "base/personal_number.h"

#include <string.h>

#include "base/date.h"
#include "base/utf8.h"

enum { MOST_DIGITS = 18, MOST_GROUPS = 4, MOST_SEPARATORS = 3, CHECK_X = 10, KEPT = 3 };

typedef struct shape {
    personal_number_kind kind;
    unsigned char groups[MOST_GROUPS]; /* digits of each */
} shape;

static const shape shapes[] = {
    {PERSONAL_IDENTITY_CARD, {18}},
    {PERSONAL_IDENTITY_CARD, {6, 8, 4}},
    {PERSONAL_IDENTITY_CARD, {6, 4, 4, 4}},
    {PERSONAL_MOBILE, {11}},
    {PERSONAL_MOBILE, {3, 8}},
    {PERSONAL_MOBILE, {3, 4, 4}},
    {PERSONAL_MOBILE, {7, 4}},
    {PERSONAL_MOBILE, {4, 3, 4}},
    {PERSONAL_LANDLINE, {12}},
    {PERSONAL_LANDLINE, {11}},
    {PERSONAL_LANDLINE, {4, 8}},
    {PERSONAL_LANDLINE, {4, 7}},
    {PERSONAL_LANDLINE, {3, 8}},
    {PERSONAL_LANDLINE, {4, 4, 4}},
    {PERSONAL_LANDLINE, {4, 3, 4}},
    {PERSONAL_LANDLINE, {3, 4, 4}},
};

static uint32_t read(const char *text, size_t *n)
{
    *n = 0;
    return *text ? utf8_decode(text, strnlen(text, 4), n) : 0;
}

/* The digit at `text` and its bytes; -1: none. */
static int read_digit(const char *text, size_t *n)
{
    uint32_t c = read(text, n);

    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    return c >= 0xff10 && c <= 0xff19 ? (int)(c - 0xff10) : -1;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Blanks, dashes, and the brackets that stand around an area code. */
static bool is_separator(uint32_t c)
{
    static const uint32_t separators[] = {' ', '-', ')', 0xa0, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x3000, 0xff0d, 0xff09};

    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (c == separators[i])
            return true;
    return false;
}

/* Bytes of the separators at `text`, 0 if there are none or too many. */
static size_t skip_separators(const char *text)
{
    size_t length = 0, n;

    for (int i = 0; i <= MOST_SEPARATORS; i++) {
        if (!is_separator(read(text + length, &n)))
            return length;
        length += n;
    }
    return 0;
}

/* Bytes of the shape at `text` with its digits; 0: it is not there. Only an identity card may end with X. */
static size_t read_shape(const char *text, const shape *s, unsigned char digits[MOST_DIGITS])
{
    size_t length = 0, count = 0, n;

    for (int g = 0; g < MOST_GROUPS && s->groups[g]; g++) {
        size_t between = g ? skip_separators(text + length) : 0;

        if (g && !between)
            return 0;
        length += between;
        for (int i = 0; i < s->groups[g]; i++, length += n) {
            int digit = read_digit(text + length, &n);

            if (digit < 0 && s->kind == PERSONAL_IDENTITY_CARD && count == MOST_DIGITS - 1 && strchr("Xx", text[length]) && text[length])
                digit = CHECK_X;
            if (digit < 0)
                return 0;
            digits[count++] = (unsigned char)digit;
        }
    }
    return length;
}

/* --- what the digits must be ---------------------------------------------------------------- */

static bool is_mobile(const unsigned char *d)
{
    return d[0] == 1 && d[1] >= 3;
}

static size_t digits_of(const shape *s)
{
    size_t n = 0;

    for (int g = 0; g < MOST_GROUPS; g++)
        n += s->groups[g];
    return n;
}

static bool is_landline(const shape *s, const unsigned char *d)
{
    size_t n = digits_of(s), area = d[1] <= 2 ? 3 : 4;
    bool is_area = d[0] == 0 && (d[1] >= 2 || (d[1] == 1 && d[2] == 0));

    if (!is_area || (s->groups[1] && s->groups[0] != area))
        return false;
    return (n - area == 8 || (n - area == 7 && area == 4)) && d[area] >= 2;
}

static bool is_birthday(const unsigned char *d)
{
    date day = {d[0] * 1000 + d[1] * 100 + d[2] * 10 + d[3], d[4] * 10 + d[5], d[6] * 10 + d[7]};

    return day.year >= 1900 && day.year < 2100 && date_is_valid(day);
}

/* GB/T 2260: the first digit is one of eight parts of the country, the second one of its provinces. */
static bool is_province(const unsigned char *d)
{
    static const unsigned char provinces[9] = {0, 5, 3, 7, 6, 4, 5, 1, 3};

    return d[0] >= 1 && d[0] <= 8 && d[1] <= provinces[d[0]] && (d[1] || d[0] == 5);
}

static bool is_credit_code(const unsigned char *d)
{
    static const unsigned char weights[8] = {3, 7, 9, 10, 5, 8, 4, 2};
    unsigned sum = 0, inner = 0, weight = 1;

    for (int i = 0; i < MOST_DIGITS - 1; i++, weight = weight * 3 % 31)
        sum += d[i] * weight;
    for (int i = 0; i < 8; i++)
        inner += d[8 + i] * weights[i];
    return (is_province(d + 2) || (d[2] == 1 && d[3] == 0)) && (sum + d[17]) % 31 == 0 && d[16] == (11 - inner % 11) % 11;
}

static bool is_identity_card(const unsigned char *d)
{
    unsigned rest = 0;

    for (int i = 0; i < MOST_DIGITS - 1; i++)
        rest = (rest + d[i]) * 2 % 11;
    return is_province(d) && is_birthday(d + 6) && (rest + d[17]) % 11 == 1 && (d[17] == CHECK_X || !is_credit_code(d));
}

static bool is_number(const shape *s, const unsigned char *digits)
{
    if (s->kind == PERSONAL_MOBILE)
        return is_mobile(digits);
    return s->kind == PERSONAL_LANDLINE ? is_landline(s, digits) : is_identity_card(digits);
}

/* --- what stands around it ------------------------------------------------------------------ */

static bool ends_with(const char *text, size_t at, const char *what)
{
    size_t n = strlen(what);

    return at >= n && !memcmp(text + at - n, what, n);
}

static bool has_digit_before(const char *text, size_t at)
{
    size_t n;

    if (at && text[at - 1] >= '0' && text[at - 1] <= '9')
        return true;
    return at >= 3 && (unsigned char)text[at - 3] == 0xef && read_digit(text + at - 3, &n) >= 0;
}

static bool is_free_before(const char *text, size_t at)
{
    size_t word = at;

    while (word && is_letter(text[word - 1]))
        word--;
    if (has_digit_before(text, word) || ends_with(text, at, "¥") || ends_with(text, at, "￥"))
        return false;
    return !(at && strchr(".,", text[at - 1]) && has_digit_before(text, at - 1));
}

static bool is_free_behind(const char *text)
{
    static const char *const amounts[] = {"元", "万", "亿"};
    const char *word = text;
    size_t n;

    while (is_letter(*word))
        word++;
    if (read_digit(word, &n) >= 0 || (*text && strchr(".,", *text) && read_digit(text + 1, &n) >= 0))
        return false;
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        if (!strncmp(text, amounts[i], strlen(amounts[i])))
            return false;
    return true;
}

/* Bytes of a country code at `text` with what stands behind it. */
static size_t country_code(const char *text)
{
    static const char *const codes[] = {"0086", "86"};

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        size_t n = strlen(codes[i]);

        if (!strncmp(text, codes[i], n))
            return n + skip_separators(text + n);
    }
    return 0;
}

static bool read_number(const char *text, size_t at, personal_number *out)
{
    unsigned char digits[MOST_DIGITS];

    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        size_t length = read_shape(text + at, &shapes[i], digits);

        if (!length || !is_number(&shapes[i], digits) || !is_free_behind(text + at + length))
            continue;
        *out = (personal_number){shapes[i].kind, at, length};
        return true;
    }
    return false;
}

bool personal_number_find(const char *text, size_t from, personal_number *out)
{
    size_t n;

    for (size_t at = from; text[at]; at += n ? n : 1) {
        size_t code;

        if (read_digit(text + at, &n) < 0 || !is_free_before(text, at))
            continue;
        if (read_number(text, at, out))
            return true;
        code = country_code(text + at);
        if (code && read_number(text, at + code, out))
            return true;
    }
    return false;
}

bool personal_number_is_in(const char *text)
{
    personal_number found;

    return personal_number_find(text, 0, &found);
}

void personal_number_mask(const char *text, text_buffer *out)
{
    personal_number found;
    size_t at = 0;

    while (personal_number_find(text, at, &found)) {
        size_t end = found.begin + found.length, n;
        int kept = 0;

        text_buffer_append(out, text + at, found.begin - at);
        for (at = found.begin; at < end; at += n) {
            bool is_digit = read_digit(text + at, &n) >= 0 || is_letter(text[at]);

            if (is_digit && kept++ >= KEPT)
                text_buffer_append_char(out, '*');
            else
                text_buffer_append(out, text + at, n);
        }
    }
    text_buffer_append_string(out, text + at);
}
