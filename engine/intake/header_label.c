/*
 * A header is stripped from the outside: brackets with a unit or a year, then a leading or trailing year. After each
 * step the rest is looked up, so that brackets that are part of a label ("研发费用(高企口径)") are kept.
 */
#include "intake/header_label.h"

#include <string.h>

#include "intake/cell_date.h"
#include "panel/panel.h"

/* Traditional and simplified characters that occur in labels, in pairs. */
static const char variants[] =
    "統统會会業业稱称營营銷销總总產产術术務务費费額额開开發发職职員员數数積积淨净潤润資资負负債债應应納纳"
    "稅税現现國国級级獎奖勵励標标準准專专認认證证編编號号類类時时間间從从萬万億亿導导領领場场佔占與与經经"
    "創创園园區区齡龄實实繳缴價价獨独獸兽際际轉转";

/* Replace a traditional character at `p` by its simplified form; both have three bytes. */
static void simplify(char *p)
{
    for (const char *v = variants; *v; v += 6) {
        if (!memcmp(v, p, 3)) {
            memcpy(p, v + 3, 3);
            return;
        }
    }
}

size_t header_label_fold(const char *text, size_t length, char *out)
{
    size_t n = 0;

    cell_fold(text, length, out, HEADER_LABEL_SIZE);
    for (const char *p = out; *p; p++) {
        if (*p != ' ' && *p != '"' && *p != '*')
            out[n++] = *p;
    }
    out[n] = '\0';
    for (size_t i = 0; i + 2 < n; i++) {
        if ((unsigned char)out[i] >= 0xe4 && (unsigned char)out[i] <= 0xe9)
            simplify(out + i);
    }
    return n;
}

static int look_up(dictionary *d, const char *label)
{
    char lower[HEADER_LABEL_SIZE];
    size_t n = strlen(label);
    int id = dictionary_find_label(d, label);

    if (id != INDICATOR_NONE)
        return id;
    for (size_t i = 0; i <= n; i++)
        lower[i] = label[i] >= 'A' && label[i] <= 'Z' ? (char)(label[i] - 'A' + 'a') : label[i];
    /* judged_tech-sme_rd: the id of the model in the spelling of the store's columns */
    for (size_t i = 0; !strncmp(lower, "judged_", 7) && i < n; i++) {
        if (lower[i] == '-')
            lower[i] = '_';
    }
    id = dictionary_find_label(d, lower);
    return id != INDICATOR_NONE ? id : dictionary_add_judged(d, lower);
}

/* year: digit digit digit digit [年 [度]] */
static size_t year_at(const char *p, size_t length, int *year)
{
    char copy[5] = "";
    size_t n = 4;

    if (length < 4 || strspn(p, "0123456789") != 4)
        return 0;
    memcpy(copy, p, 4);
    if (!cell_scan_year(copy, year))
        return 0;
    if (length >= n + 3 && !memcmp(p + n, "年", 3))
        n += 3;
    if (n == 7 && length >= n + 3 && !memcmp(p + n, "度", 3))
        n += 3;
    return n;
}

static bool is_sign(char c)
{
    return c == '@' || c == '_' || c == '-' || c == '/' || c == ':' || c == ',' || c == '.';
}

/* Interpret the text in brackets or after a sign at the end: a unit or a year. */
static bool take_word(const char *word, size_t length, header_label *out)
{
    int year, shift;
    cell_unit unit;

    if (out->year == PANEL_ANY_YEAR && year_at(word, length, &year) == length && length) {
        out->year = year;
        return true;
    }
    unit = cell_find_unit(word, length, &shift);
    if (out->unit != CELL_UNIT_NONE || unit == CELL_UNIT_NONE)
        return false;
    out->unit = unit == CELL_UNIT_TIMES ? CELL_UNIT_MONEY : unit;
    out->shift = shift;
    return true;
}

static bool peel_brackets(char *text, size_t n, header_label *out)
{
    char *open;

    if (!n || text[n - 1] != ')')
        return false;
    open = strrchr(text, '(');
    if (!open || !take_word(open + 1, (size_t)(text + n - 1 - (open + 1)), out))
        return false;
    *open = '\0';
    return true;
}

static bool peel_end(char *text, size_t n, header_label *out)
{
    /* after the last sign, or without one four digits and optionally 年 or 年度 */
    static const size_t year_lengths[] = {4, 7, 10};
    int year;

    for (size_t i = n; i > 1 && n; i--) {
        if (is_sign(text[i - 1]) && i < n && take_word(text + i, n - i, out)) {
            text[i - 1] = '\0';
            return true;
        }
    }
    for (size_t i = 0; i < 3 && out->year == PANEL_ANY_YEAR; i++) {
        size_t length = year_lengths[i];

        if (n > length && year_at(text + n - length, length, &year) == length) {
            out->year = year;
            text[n - length] = '\0';
            return true;
        }
    }
    return false;
}

static bool peel_front(char *text, size_t n, header_label *out)
{
    int year;
    size_t length = out->year == PANEL_ANY_YEAR ? year_at(text, n, &year) : 0;

    if (!length || length == n)
        return false;
    out->year = year;
    if (is_sign(text[length]) && length + 1 < n)
        length++;
    memmove(text, text + length, n - length + 1);
    return true;
}

header_label header_label_parse(dictionary *d, const char *text, size_t length)
{
    char label[HEADER_LABEL_SIZE];
    header_label out = {INDICATOR_NONE, PANEL_ANY_YEAR, CELL_UNIT_NONE, 0};
    const header_label unknown = out;

    header_label_fold(text, length, label);
    while (*label && (out.indicator = look_up(d, label)) == INDICATOR_NONE) {
        size_t n = strlen(label);

        if (!peel_brackets(label, n, &out) && !peel_front(label, n, &out) &&
            !peel_end(label, n, &out))
            return unknown;
    }
    if (out.indicator == INDICATOR_NONE)
        return unknown;
    if (out.year != PANEL_ANY_YEAR && dictionary_get(d, out.indicator)->kind != INDICATOR_ANNUAL)
        return unknown;
    return out;
}

bool header_label_find_unit_line(const char *folded, int *shift)
{
    const char *word = strstr(folded, "单位:");
    const char *comma;
    size_t length;

    if (!word)
        return false;
    word += strlen("单位:");
    word += strspn(word, " ");
    comma = strstr(word, "、");
    length = strcspn(word, ",; )");
    if (comma && (size_t)(comma - word) < length)
        length = (size_t)(comma - word);
    return cell_find_unit(word, length, shift) == CELL_UNIT_MONEY;
}
