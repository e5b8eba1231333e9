/*
 * The text of a cell as people type it. Pure functions on UTF-8; those declared after cell_fold expect folded text
 * unless stated otherwise.
 */
#ifndef INTAKE_CELL_TEXT_H
#define INTAKE_CELL_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "panel/word_list.h"

/*
 * Fold a text: full-width letters, digits and signs become ASCII, all kinds of blanks become spaces, zero-width
 * and control characters are removed, and blanks at both ends trimmed. out[size] is NUL-terminated and truncated if necessary.
 * Returns the length.
 */
size_t cell_fold(const char *text, size_t length, char *out, size_t size);

/* Whether a text means "no value": "", or one of the words for nothing. */
bool cell_is_nothing(const word_lists *words, const char *folded);

/*
 * Fast check whether an unfolded text consists of Chinese characters, at least one, and visible ASCII. Such a text,
 * which most names are, has nothing to trim or fold, is not suspect and does not mean "no value". False decides
 * nothing. `text` is NUL-terminated.
 */
bool cell_is_ordinary(const word_lists *words, const char *text, size_t length);

/* Trim blanks, including U+3000 and NBSP, from both ends of `text` without copying it. */
size_t cell_trim(const char **text, size_t length);

typedef enum cell_unit {
    CELL_UNIT_NONE,
    CELL_UNIT_MONEY,   /* yuan times 10^shift */
    CELL_UNIT_TIMES,   /* 万 and the like: a factor of 10^shift without a unit */
    CELL_UNIT_PERCENT, /* shift -2; of ‰ -3 */
    CELL_UNIT_PIECES   /* 人, 项, 年 ... */
} cell_unit;

/* Parse a unit ("万元", "(人)", "wan", "%"); CELL_UNIT_NONE if it is not a unit. */
cell_unit cell_find_unit(const char *folded, size_t length, int *shift);

/* A number in the form that number_parse accepts, and its unit. */
typedef struct cell_number {
    char plain[64];
    size_t length;
    cell_unit unit;
    int shift; /* of the unit */
} cell_number;

/*
 * [¥] number [unit]; the number with commas, blanks or apostrophes between groups of three ("1,234,567.8") or without;
 * "(12)", "12-" and "△12" are -12.
 * False for anything else, including "1,23".
 */
bool cell_scan_number(const char *folded, cell_number *out);

/* A number with a word that says that it is none exactly: "约100", "1200(预计)", "100余人". */
bool cell_is_estimate(const word_lists *words, const char *folded);

/* One of the words for yes or no; false for anything else. */
bool cell_scan_flag(const word_lists *words, const char *folded, bool *out);

/* Whether a text has private-use characters, U+FFFD or "??", signs of damage by an export. */
bool cell_is_suspect(const char *text, size_t length);

#endif
