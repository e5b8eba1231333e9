/*
 * Words that people write into cells: for "no value", for yes and no, for rows that are no companies. They are read from
 * models/dictionary and belong to the dictionary.
 */
#ifndef PANEL_WORD_LIST_H
#define PANEL_WORD_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef enum word_kind {
    WORD_NOTHING, /* no value: "-", 无, N/A */
    WORD_YES,
    WORD_NO,
    WORD_SUMMARY, /* begins a row of totals or notes: 合计, 注 */
    WORD_WHOLE_PERIOD, /* of a figure: of the whole year or of its end: 全年, 期末 */
    WORD_OTHER_PERIOD, /* of a part of the year, of another year, or a rate: 上半年, 上年, 同比 */
    WORD_YEAR_BEFORE, /* of these, in a table of a month: of the same month of the year before: 上年同期 */
    WORD_ESTIMATE, /* beside a number: it is not exact: 约, 预计 */
    WORD_FOR_EVER,    /* of a certificate: it has no last day: 长期 */
    WORD_TRADITIONAL, /* a traditional character and its simplified form: 專专 */
    WORD_SAME_IN_NAME, /* in names of companies: longer form=shorter form */
    WORD_OWN_MARK,    /* a header that only lists of this program have */
    WORD_OWN_COLUMN,  /* another header of such lists, over what the program wrote */
    WORD_OWN_LABEL,   /* a header of such lists=the name of its indicator, where the dictionary has no such label */
    WORD_THIS_YEAR,    /* heads a column of a statement: 期末余额, 本期金额 */
    WORD_YEAR_TO_DATE, /* 本年累计金额 */
    WORD_LAST_YEAR,    /* 年初余额, 上期金额 */
    WORD_VALUE_COLUMN, /* 金额, 数值: another column says of which year */
    WORD_UNIT_COLUMN,  /* heads the units of items: 计量单位 */
    WORD_FILED, /* states of an application: 已申报 */
    WORD_RECOMMENDED,
    WORD_PROPOSED,
    WORD_RECOGNISED,
    WORD_REFUSED,
    WORD_WITHDRAWN,
    WORD_KINDS
} word_kind;

/* Words of each kind, by their first byte. A zeroed struct is empty; the memory is the arena's. */
typedef struct word_lists {
    struct word_entry *first[WORD_KINDS][256];
    size_t longest[WORD_KINDS]; /* bytes */
} word_lists;

/* Add a word; Latin letters count as lower case. False if memory is exhausted. */
bool word_lists_add(word_lists *l, arena *memory, word_kind kind, const char *word);

/* Whether a word of the list begins with a byte, which settles at most places of a text that none stands there. */
static inline bool word_lists_may_begin(const word_lists *l, word_kind kind, char byte)
{
    unsigned char first = (unsigned char)(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);

    return l->first[kind][first] != NULL;
}

/* Whether a folded text is one of the words, in any case of Latin letters. */
bool word_lists_has(const word_lists *l, word_kind kind, const char *folded);

/* Whether a folded text is one of the words, or begins with one that a character of `behind` follows. */
bool word_lists_begins(const word_lists *l, word_kind kind, const char *folded, const char *behind);

/* Replace traditional characters by their simplified forms. */
void word_lists_simplify(const word_lists *l, char *text);

/* Replace the left side of words such as "有限责任公司=有限公司" by their right side, which is never longer. */
void word_lists_replace(const word_lists *l, word_kind kind, char *text);

/* The right side of the word of which a folded text is the left side, in any case of Latin letters; NULL: there is none. */
const char *word_lists_right(const word_lists *l, word_kind kind, const char *folded);

/* Whether one of the words occurs within a folded text. */
bool word_lists_within(const word_lists *l, word_kind kind, const char *folded);

#endif
