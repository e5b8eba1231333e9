/*
 * Folding, and the signs that people write into cells: tables of blanks and units, and a scanner for numbers, one
 * function per grammar rule.
 */
#include "intake/cell_text.h"

#include <stdint.h>
#include <string.h>

/* --- folding ---------------------------------------------------------------- */

/* The code point at `p`; `left` is at least 1. Invalid bytes yield a code point that is not folded. */
static uint32_t decode(const unsigned char *p, size_t left, size_t *length)
{
    *length = 1;
    if (p[0] >= 0xe0 && p[0] < 0xf0 && left >= 3) {
        *length = 3;
        return (uint32_t)(p[0] & 15) << 12 | (uint32_t)(p[1] & 63) << 6 | (p[2] & 63);
    }
    if (p[0] >= 0xc2 && p[0] < 0xe0 && left >= 2) {
        *length = 2;
        return (uint32_t)(p[0] & 31) << 6 | (p[1] & 63);
    }
    if (p[0] >= 0xf0 && left >= 4) {
        *length = 4;
        return 0x10000; /* not folded */
    }
    return p[0] < 0x80 ? p[0] : 0x10000;
}

enum { AS_IT_IS = 0, LEFT_OUT = 1 };

/* The ASCII character to which a code point is folded, or AS_IT_IS, or LEFT_OUT. */
static char fold_point(uint32_t c)
{
    if (c >= 0xff01 && c <= 0xff5e)
        return (char)(c - 0xff01 + '!');
    if (c >= 0x2000 && c <= 0x200a)
        return ' ';
    switch (c) {
    case '\t': case '\n': case '\r': case '\v': case '\f':
    case 0xa0: case 0x202f: case 0x205f: case 0x3000:
        return ' ';
    case 0xfeff: case 0x200b: case 0x200c: case 0x200d: case 0x200e: case 0x2060:
        return LEFT_OUT;
    case 0x2212: case 0xfe63: case 0x2010: case 0x2011: case 0x2013:
        return '-';
    case 0xffe5: /* the full-width yen sign, which keyboards write for yuan */
        return AS_IT_IS;
    case 0xfe6a:
        return '%';
    case 0x3010: case 0x3014:
        return '(';
    case 0x3011: case 0x3015:
        return ')';
    default:
        return c < ' ' || c == 0x7f ? LEFT_OUT : AS_IT_IS; /* control characters: the end mark of old systems, 1A */
    }
}

size_t cell_fold(const char *text, size_t length, char *out, size_t size)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t n = 0, step;

    for (size_t i = 0; i < length; i += step) {
        uint32_t c;
        char folded;

        if (p[i] > ' ' && p[i] < 0x7f) { /* stays as it is, as most of what stands in cells */
            if (n + 1 >= size)
                break;
            out[n++] = text[i];
            step = 1;
            continue;
        }
        c = decode(p + i, length - i, &step);
        folded = fold_point(c);
        if (folded == LEFT_OUT || (n == 0 && (folded == ' ' || c == ' ')))
            continue;
        if (n + (folded ? 1 : step) >= size)
            break;
        if (folded) {
            out[n++] = folded;
        } else {
            memcpy(out + n, text + i, step);
            n += step;
        }
    }
    while (n && out[n - 1] == ' ')
        n--;
    out[n] = '\0';
    return n;
}

/* The length of the blank at the start of `text`; 0 if there is none. */
static size_t blank_length(const char *text, size_t left)
{
    size_t step;
    char folded;

    if (!left || (*text > ' ' && *text < 0x7f))
        return 0;
    if (*text == ' ')
        return 1;
    folded = fold_point(decode((const unsigned char *)text, left, &step));
    return folded == ' ' || folded == LEFT_OUT ? step : 0;
}

size_t cell_trim(const char **text, size_t length)
{
    size_t step;

    while ((step = blank_length(*text, length))) {
        *text += step;
        length -= step;
    }
    for (step = 1; step <= 3 && step <= length;) {
        if (blank_length(*text + length - step, step) == step) {
            length -= step;
            step = 1;
        } else {
            step++;
        }
    }
    return length;
}

/* --- words ------------------------------------------------------------------ */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_same_word(const char *word, const char *text, size_t length)
{
    for (; *word && length; word++, text++, length--) {
        if (lower(*text) != *word)
            return false;
    }
    return !*word && !length;
}

bool cell_is_nothing(const word_lists *words, const char *folded)
{
    return !*folded || word_lists_has(words, WORD_NOTHING, folded);
}

bool cell_is_ordinary(const word_lists *words, const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text, *end = p + length;
    bool has_character = false;

    while (p < end) {
        if (*p >= 0xe4 && *p <= 0xe9 && end - p >= 3) { /* U+4000 to U+9FFF */
            has_character = true;
            p += 3;
        } else if (*p > ' ' && *p < 0x7f && *p != '?') {
            p++;
        } else {
            return false;
        }
    }
    return has_character && (length > words->longest[WORD_NOTHING] || !cell_is_nothing(words, text));
}

bool cell_scan_flag(const word_lists *words, const char *folded, bool *out)
{
    *out = word_lists_has(words, WORD_YES, folded);
    return *out || word_lists_has(words, WORD_NO, folded);
}

bool cell_is_suspect(const char *text, size_t length)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t step;

    for (size_t i = 0; i < length; i += step) {
        uint32_t c = decode(p + i, length - i, &step);

        if ((c >= 0xe000 && c <= 0xf8ff) || c == 0xfffd)
            return true;
        if (c == '?' && i + 1 < length && p[i + 1] == '?')
            return true;
    }
    return false;
}

/* --- units ------------------------------------------------------------------ */

enum { MOST_UNIT = 9 }; /* bytes of the longest word */

typedef struct unit_row {
    char word[MOST_UNIT + 1];
    cell_unit is;
    int shift;
} unit_row;

static const unit_row units[] = {
    {"元", CELL_UNIT_MONEY, 0},       {"圆", CELL_UNIT_MONEY, 0},
    {"元整", CELL_UNIT_MONEY, 0},     {"yuan", CELL_UNIT_MONEY, 0},
    {"rmb", CELL_UNIT_MONEY, 0},      {"cny", CELL_UNIT_MONEY, 0},
    {"千元", CELL_UNIT_MONEY, 3},     {"thousand", CELL_UNIT_MONEY, 3},
    {"万元", CELL_UNIT_MONEY, 4},     {"萬元", CELL_UNIT_MONEY, 4},
    {"wan", CELL_UNIT_MONEY, 4},      {"百万元", CELL_UNIT_MONEY, 6},
    {"million", CELL_UNIT_MONEY, 6},  {"千万元", CELL_UNIT_MONEY, 7},
    {"亿元", CELL_UNIT_MONEY, 8},     {"億元", CELL_UNIT_MONEY, 8},
    {"yi", CELL_UNIT_MONEY, 8},       {"千", CELL_UNIT_TIMES, 3},
    {"万", CELL_UNIT_TIMES, 4},       {"萬", CELL_UNIT_TIMES, 4},
    {"百万", CELL_UNIT_TIMES, 6},     {"千万", CELL_UNIT_TIMES, 7},
    {"亿", CELL_UNIT_TIMES, 8},       {"億", CELL_UNIT_TIMES, 8},
    {"万人", CELL_UNIT_TIMES, 4},     {"%", CELL_UNIT_PERCENT, -2},
    {"percent", CELL_UNIT_PERCENT, -2}, {"百分比", CELL_UNIT_PERCENT, -2},
    {"‰", CELL_UNIT_PERCENT, -3},
    {"人", CELL_UNIT_PIECES, 0},      {"名", CELL_UNIT_PIECES, 0},
    {"个", CELL_UNIT_PIECES, 0},      {"個", CELL_UNIT_PIECES, 0},
    {"项", CELL_UNIT_PIECES, 0},      {"件", CELL_UNIT_PIECES, 0},
    {"家", CELL_UNIT_PIECES, 0},      {"年", CELL_UNIT_PIECES, 0},
    {"次", CELL_UNIT_PIECES, 0},      {"分", CELL_UNIT_PIECES, 0},
    {"位", CELL_UNIT_PIECES, 0},      {"persons", CELL_UNIT_PIECES, 0},
    {"", CELL_UNIT_NONE, 0},
};

/* Remove `word` from the start or the end of a piece of text, if it is there. */
static bool cut_front(const char **text, size_t *length, const char *word)
{
    size_t n = strlen(word);

    if (*length < n || memcmp(*text, word, n))
        return false;
    *text += n;
    *length -= n;
    return true;
}

static bool cut_end(const char *text, size_t *length, const char *word)
{
    size_t n = strlen(word);

    if (*length < n || memcmp(text + *length - n, word, n))
        return false;
    *length -= n;
    return true;
}

cell_unit cell_find_unit(const char *folded, size_t length, int *shift)
{
    bool is_money = false;

    length = cell_trim(&folded, length);
    if (length > 1 && folded[0] == '(' && folded[length - 1] == ')') {
        folded++;
        length -= 2;
    }
    if (cut_front(&folded, &length, "单位"))
        length = cut_front(&folded, &length, ":") ? cell_trim(&folded, length) : length;
    is_money |= cut_front(&folded, &length, "人民币");
    is_money |= cut_end(folded, &length, "人民币");
    length = cell_trim(&folded, length);
    for (const unit_row *row = units; *row->word && length && length <= MOST_UNIT; row++) {
        if (*row->word == lower(*folded) && is_same_word(row->word, folded, length)) {
            *shift = row->shift;
            return is_money && row->is == CELL_UNIT_TIMES ? CELL_UNIT_MONEY : row->is;
        }
    }
    *shift = 0;
    return is_money && !length ? CELL_UNIT_MONEY : CELL_UNIT_NONE;
}

/* --- numbers ---------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool put(cell_number *out, char c)
{
    if (out->length + 1 == sizeof out->plain)
        return false;
    out->plain[out->length++] = c;
    out->plain[out->length] = '\0';
    return true;
}

/* The length of a sign between groups of three digits, of which a number has only one kind: , blank ' or ’. */
static size_t separator_at(const char *p)
{
    size_t length = *p == ',' || *p == ' ' || *p == '\'' ? 1 : strncmp(p, "’", 3) ? 0 : 3;

    return length && is_digit(p[length]) ? length : 0;
}

/* whole: digits | digit [digit [digit]] (sign digit digit digit)+ */
static const char *scan_whole(const char *p, cell_number *out)
{
    size_t group = 0, length;
    char separator = '\0';
    bool has_comma = false;

    for (; is_digit(*p) || (length = separator_at(p)); p++) {
        if (!is_digit(*p)) {
            if (group == 0 || group > 3 || (has_comma && (group != 3 || *p != separator)))
                return NULL;
            has_comma = true;
            separator = *p;
            group = 0;
            p += length - 1;
            continue;
        }
        group++;
        if (!put(out, *p))
            return NULL;
    }
    return has_comma && group != 3 ? NULL : p;
}

/* fraction: . digits */
static const char *scan_fraction(const char *p, cell_number *out)
{
    if (*p != '.')
        return p;
    do {
        if (!put(out, *p))
            return NULL;
        p++;
    } while (is_digit(*p));
    return p;
}

/* exponent: (e | E) [+ | -] digits; not consumed if it is malformed */
static const char *scan_exponent(const char *p, cell_number *out)
{
    const char *digits = p + 1 + (p[0] && (p[1] == '+' || p[1] == '-'));

    if ((*p != 'e' && *p != 'E') || !is_digit(*digits))
        return p;
    while (p < digits || is_digit(*p)) {
        if (!put(out, *p++))
            return NULL;
    }
    return p;
}

/* Whether the number that begins at `p` has its sign behind it, as in accounts: "1234.5-". */
static bool is_negative_behind(const char *p, const cell_number *out)
{
    size_t length = strlen(p);

    return !out->length && length > 1 && p[length - 1] == '-' && is_digit(p[length - 2]);
}

bool cell_is_estimate(const word_lists *words, const char *folded)
{
    bool has_digit = false;

    for (const char *p = folded; *p; p++)
        has_digit |= is_digit(*p);
    return has_digit && word_lists_within(words, WORD_ESTIMATE, folded);
}

bool cell_scan_number(const char *folded, cell_number *out)
{
    size_t length = strlen(folded);
    const char *p = folded;
    bool is_bracketed = false, is_negative, is_behind;

    *out = (cell_number){.unit = CELL_UNIT_NONE};
    (void)(cut_front(&p, &length, "¥") || cut_front(&p, &length, "￥") || cut_front(&p, &length, "RMB") ||
           cut_front(&p, &length, "CNY") || cut_front(&p, &length, "人民币"));
    while (*p == ' ')
        p++;
    is_negative = cut_front(&p, &length, "△") || cut_front(&p, &length, "▲"); /* of accounts */
    if (*p == '(') {
        is_bracketed = true;
        p++;
    } else if (*p == '-' || *p == '+') {
        put(out, *p++);
    }
    if (is_negative && (is_bracketed || out->length))
        return false;
    is_behind = !is_bracketed && !is_negative && is_negative_behind(p, out);
    if (is_bracketed || is_negative || is_behind)
        put(out, '-');
    if (!is_digit(*p) && !(*p == '.' && is_digit(p[1])))
        return false;
    p = scan_whole(p, out);
    if (p)
        p = scan_fraction(p, out);
    if (p)
        p = scan_exponent(p, out);
    if (!p || (is_bracketed && *p++ != ')'))
        return false;
    if (*p == '-' && !p[1])
        return is_behind;
    if (!*p)
        return true;
    out->unit = cell_find_unit(p, strlen(p), &out->shift);
    return out->unit != CELL_UNIT_NONE;
}
