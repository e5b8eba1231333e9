/*
 * A header is stripped from the outside: brackets with a unit, a year or a period, then a leading or trailing year or
 * period. After each step the rest is looked up, so that brackets that are part of a label ("研发费用(高企口径)") are
 * kept. What is left and is no label makes the whole header unknown: a figure is never taken for another one.
 */
#include "intake/header_label.h"

#include <string.h>

#include "intake/cell_date.h"
#include "intake/cell_month.h"
#include "panel/panel.h"

enum { MOST_PERIOD = 32 };

size_t header_label_fold(const word_lists *words, const char *text, size_t length, char *out)
{
    size_t n = 0;

    cell_fold(text, length, out, HEADER_LABEL_SIZE);
    for (const char *p = out; *p; p++) {
        if (*p != ' ' && *p != '"' && *p != '*')
            out[n++] = *p;
    }
    out[n] = '\0';
    word_lists_simplify(words, out);
    return n;
}

static int find_indicator(dictionary *d, const char *label)
{
    char lower[HEADER_LABEL_SIZE];
    size_t n = strlen(label);
    int id = dictionary_find_label(d, label);
    bool has_capital = false, is_judged;

    if (id != INDICATOR_NONE)
        return id;
    for (size_t i = 0; i <= n; i++) {
        bool is_capital = label[i] >= 'A' && label[i] <= 'Z';

        lower[i] = is_capital ? (char)(label[i] - 'A' + 'a') : label[i];
        has_capital |= is_capital;
    }
    is_judged = !strncmp(lower, "judged_", 7);
    if (!has_capital && !is_judged)
        return INDICATOR_NONE; /* as most cells of the rows below a header: not to be looked up again */
    /* judged_tech-sme_rd: the id of the model in the spelling of the store's columns */
    for (size_t i = 0; is_judged && i < n; i++) {
        if (lower[i] == '-')
            lower[i] = '_';
    }
    id = dictionary_find_label(d, lower);
    return id != INDICATOR_NONE || !is_judged ? id : dictionary_add_judged(d, lower);
}

static bool begins(const char *text, const char *word, size_t *length)
{
    size_t n = strlen(word);

    if (strncmp(text, word, n))
        return false;
    *length += n;
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* year: month | [FY] digits [年 [度 | 报 | 末 | 底 | 12月31日 | 1-12月]] */
static size_t year_at(const char *p, size_t length, int *year)
{
    static const char *const tails[] = {"度", "报", "末", "底", "12月31日", "1-12月"};
    size_t prefix = p[0] == 'F' && p[1] == 'Y' ? 2 : 0, digits = 0, n;
    bool is_short;
    char copy[5] = "20";

    n = is_digit(*p) ? month_at(p, length, year) : 0;
    if (n)
        return n;
    while (is_digit(p[prefix + digits]))
        digits++;
    n = prefix + digits;
    is_short = digits == 2 && !prefix && !strncmp(p + 2, "年", 3); /* 24年 */
    if (length < n || (digits != 4 && !is_short))
        return 0;
    memcpy(copy + 4 - digits, p + prefix, digits);
    if (!cell_scan_year(copy, year))
        return 0;
    if (n + 3 > length || !begins(p + n, "年", &n))
        return n;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        size_t whole = n;

        if (begins(p + n, tails[i], &whole) && whole <= length)
            return whole;
    }
    return n;
}

static bool is_sign(char c)
{
    return c == '@' || c == '_' || c == '-' || c == '/' || c == ':' || c == ',' || c == '.';
}

/* The period that a word of the dictionary says. It is asked for at every place of a label: the first byte mostly says no. */
static header_period find_period_word(const word_lists *words, const char *word, size_t length)
{
    bool is_whole = word_lists_may_begin(words, WORD_WHOLE_PERIOD, *word),
         is_other = word_lists_may_begin(words, WORD_OTHER_PERIOD, *word);
    char copy[MOST_PERIOD];

    if ((!is_whole && !is_other) || length >= sizeof copy)
        return PERIOD_NONE;
    memcpy(copy, word, length);
    copy[length] = '\0';
    if (is_whole && word_lists_has(words, WORD_WHOLE_PERIOD, copy))
        return PERIOD_WHOLE;
    if (!is_other || !word_lists_has(words, WORD_OTHER_PERIOD, copy))
        return PERIOD_NONE;
    return word_lists_has(words, WORD_YEAR_BEFORE, copy) ? PERIOD_BEFORE : PERIOD_OTHER;
}

/* Whether find_period can find anything in a word that begins like this. */
static bool may_be_period(const dictionary *d, const char *word)
{
    const word_lists *words = dictionary_words(d);

    return is_digit(*word) || word_lists_may_begin(words, WORD_WHOLE_PERIOD, *word) ||
           word_lists_may_begin(words, WORD_OTHER_PERIOD, *word);
}

/* Whether a figure is of the whole year or of something else: a word of the dictionary, or months: "6月", "1-6月". */
static header_period find_period(const dictionary *d, const char *word, size_t length)
{
    size_t digits, to;
    header_period period = find_period_word(dictionary_words(d), word, length);

    if (period != PERIOD_NONE || !is_digit(*word) || length >= MOST_PERIOD)
        return period;
    digits = is_digit(word[1]) ? 2 : 1;
    if (is_digit(word[digits]) || digits + 3 > length)
        return PERIOD_NONE;
    to = word[digits] == '-' ? 1 + strspn(word + digits + 1, "0123456789") : 0;
    return digits + to + 3 == length && !memcmp(word + digits + to, "月", 3) ? PERIOD_OTHER : PERIOD_NONE;
}

/* Interpret a word that stands apart: a unit, a year or a period. */
static bool take_word(const dictionary *d, const char *word, size_t length, header_label *out)
{
    header_period period = length ? find_period(d, word, length) : PERIOD_NONE;
    int year, shift;
    cell_unit unit;

    if (out->year == PANEL_ANY_YEAR && length && year_at(word, length, &year) == length) {
        out->year = year;
        return true;
    }
    if (period != PERIOD_NONE && out->period != PERIOD_OTHER) {
        out->period = period;
        return true;
    }
    unit = cell_find_unit(word, length, &shift);
    if (out->unit != CELL_UNIT_NONE || unit == CELL_UNIT_NONE)
        return false;
    out->unit = unit;
    out->shift = shift;
    return true;
}

static bool peel_brackets(const dictionary *d, char *text, size_t n, header_label *out)
{
    char *open;

    if (!n || text[n - 1] != ')')
        return false;
    open = strrchr(text, '(');
    if (!open || !take_word(d, open + 1, (size_t)(text + n - 1 - (open + 1)), out))
        return false;
    *open = '\0';
    return true;
}

/* A word behind the last sign, or a year or a period at the end without one. */
static bool peel_end(const dictionary *d, char *text, size_t n, header_label *out)
{
    int year;

    for (size_t i = n; i > 1 && n; i--) {
        if (is_sign(text[i - 1]) && i < n && take_word(d, text + i, n - i, out)) {
            text[i - 1] = '\0';
            return true;
        }
    }
    for (size_t i = 1; i < n; i++) {
        bool is_year = out->year == PANEL_ANY_YEAR && !is_digit(text[i - 1]) &&
                       year_at(text + i, n - i, &year) == n - i;

        if (is_year || (out->period == PERIOD_NONE && may_be_period(d, text + i) &&
                        find_period(d, text + i, n - i) >= PERIOD_BEFORE)) {
            take_word(d, text + i, n - i, out);
            text[i] = '\0';
            return true;
        }
    }
    return false;
}

/* A year or a period at the beginning, with the sign behind it. */
static bool peel_front(const dictionary *d, char *text, size_t n, header_label *out)
{
    int year;
    size_t length = out->year == PANEL_ANY_YEAR ? year_at(text, n, &year) : 0;

    if (length) {
        out->year = year;
    } else {
        length = may_be_period(d, text) ? n - 1 : 0;
        while (length && find_period(d, text, length) == PERIOD_NONE)
            length--;
        if (!length || out->period == PERIOD_OTHER)
            return false;
        out->period = find_period(d, text, length);
    }
    if (is_sign(text[length]) && length + 1 < n)
        length++;
    memmove(text, text + length, n - length + 1);
    return true;
}

static bool peel_one(const dictionary *d, char *label, header_label *out)
{
    size_t n = strlen(label);

    return peel_brackets(d, label, n, out) || peel_front(d, label, n, out) || peel_end(d, label, n, out);
}

static header_label unknown(bool is_understood)
{
    return (header_label){.indicator = INDICATOR_NONE, .year = PANEL_ANY_YEAR, .is_understood = is_understood};
}

/*
 * The entry of the mapping for a label; NULL: none. An entry may name its unit: "研发支出额(千元)" is that of the label
 * 研发支出额 as well, from which the unit was stripped before.
 */
static const mapping_column *find_mapped(const header_lookup *by, const char *label)
{
    const mapping *map = by->map;

    for (size_t i = 0; map && i < map->n_columns; i++) {
        const char *source = map->columns[i].source;
        header_label within = unknown(true);
        char folded[HEADER_LABEL_SIZE];

        header_label_fold(dictionary_words(by->dictionary), source, strlen(source), folded);
        if (*folded && !strcmp(folded, label))
            return &map->columns[i];
        while (*folded && peel_one(by->dictionary, folded, &within))
            ;
        if (*folded && within.year == PANEL_ANY_YEAR && !strcmp(folded, label))
            return &map->columns[i];
    }
    return NULL;
}

/* Whether the label is that of an indicator. An entry of the mapping may name unit and year within its own header. */
static bool look_up(const header_lookup *by, const char *label, header_label *out)
{
    char inner[HEADER_LABEL_SIZE];

    out->mapped = find_mapped(by, label);
    if (out->mapped) {
        out->indicator = out->mapped->indicator;
        memcpy(inner, label, strlen(label) + 1);
        while (*inner && peel_one(by->dictionary, inner, out))
            ;
    } else if (!(by->map && by->map->ignores_rest)) {
        out->indicator = find_indicator(by->dictionary, label);
        out->rank = out->indicator == INDICATOR_NONE ? 0 : dictionary_label_rank(by->dictionary, out->indicator, label);
    }
    return out->indicator != INDICATOR_NONE;
}

/* Strip what stands around a label until the rest is one; whatever is left then was not understood. */
static void peel(const header_lookup *by, char *label, header_label *out)
{
    while (*label && !look_up(by, label, out)) {
        if (take_word(by->dictionary, label, strlen(label), out)) {
            *label = '\0';
        } else if (!peel_one(by->dictionary, label, out)) {
            out->is_understood = false;
            return;
        }
    }
}

/* "[报告期] 2020年报": the words behind a key in square brackets; what says nothing of the figure is left out. */
static void take_line(const header_lookup *by, const char *text, size_t length, header_label *out)
{
    char label[HEADER_LABEL_SIZE];
    const char *close = length && *text == '[' ? memchr(text, ']', length) : NULL;

    if (close) {
        length -= (size_t)(close + 1 - text);
        text = close + 1;
    }
    header_label_fold(dictionary_words(by->dictionary), text, length, label);
    if (close)
        take_word(by->dictionary, label, strlen(label), out);
    else
        peel(by, label, out);
}

/*
 * What a mapping says comes before what the header says; a year of an attribute says nothing. Otherwise unit and year
 * must fit: no amount is measured in persons or in per cent.
 */
static bool settle(const dictionary *d, header_label *l)
{
    const indicator *meaning = dictionary_get(d, l->indicator);
    bool is_amount = l->unit == CELL_UNIT_MONEY || l->unit == CELL_UNIT_TIMES;

    if (l->mapped) {
        if (l->mapped->year != PANEL_ANY_YEAR || meaning->kind != INDICATOR_ANNUAL)
            l->year = l->mapped->year;
        if (l->mapped->has_unit || l->mapped->factor || l->mapped->units || l->mapped->base_of)
            l->unit = CELL_UNIT_NONE;
        if (l->period >= PERIOD_BEFORE)
            l->period = PERIOD_NONE;
    }
    if (l->year != PANEL_ANY_YEAR && meaning->kind != INDICATOR_ANNUAL)
        return false;
    if (meaning->type == INDICATOR_MONEY)
        return l->unit == CELL_UNIT_NONE || is_amount;
    return l->unit != CELL_UNIT_MONEY && (l->unit != CELL_UNIT_PERCENT || meaning->type == INDICATOR_SHARE);
}

header_label header_label_parse(const header_lookup *by, const char *text, size_t length)
{
    header_label out = unknown(true);
    const char *end = text + length, *line = text;
    char whole[HEADER_LABEL_SIZE];

    header_label_fold(dictionary_words(by->dictionary), text, length, whole);
    if (!memchr(text, '[', length) || look_up(by, whole, &out)) {
        peel(by, whole, &out);
    } else {
        for (const char *feed; line < end; line = feed + 1) {
            feed = memchr(line, '\n', (size_t)(end - line));
            feed = feed ? feed : end;
            take_line(by, line, (size_t)(feed - line), &out);
        }
    }
    if (!out.is_understood || (out.indicator != INDICATOR_NONE && !settle(by->dictionary, &out)))
        return unknown(false);
    return out;
}

/* Put what a row below says beside what is known so far; false: they contradict each other. */
static bool merge(header_label *to, const header_label *part)
{
    if (part->indicator != INDICATOR_NONE) {
        to->indicator = part->indicator;
        to->mapped = part->mapped;
        to->rank = part->rank;
    }
    if (part->year != PANEL_ANY_YEAR && to->year != PANEL_ANY_YEAR && part->year != to->year)
        return false;
    to->year = part->year != PANEL_ANY_YEAR ? part->year : to->year;
    if (part->unit != CELL_UNIT_NONE) {
        to->unit = part->unit;
        to->shift = part->shift;
    }
    to->period = part->period > to->period ? part->period : to->period;
    return true;
}

header_label header_label_join(const header_lookup *by, const header_label *parts, size_t n)
{
    header_label out = unknown(true);

    for (size_t i = 0; i < n; i++) {
        bool has_indicator = out.indicator != INDICATOR_NONE;

        /* above an indicator stand names of groups; below it, what is not understood makes it another figure */
        if (!parts[i].is_understood && !has_indicator)
            continue;
        if (!parts[i].is_understood || !merge(&out, &parts[i]))
            return unknown(false);
    }
    if (out.indicator != INDICATOR_NONE && !settle(by->dictionary, &out))
        return unknown(false);
    return out;
}
