/*
 * What stands in a cell, as people type it. Pure functions on UTF-8; those
 * below cell_fold take folded text.
 */
#ifndef INTAKE_CELL_TEXT_H
#define INTAKE_CELL_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Copy `text` with full-width letters, digits and signs as ASCII, all kinds of
 * blanks as a space, marks without width left out, and blanks trimmed at both ends.
 * `out` of `size` bytes is NUL-terminated; what does not fit is cut. Returns the length.
 */
size_t cell_fold(const char *text, size_t length, char *out, size_t size);

/* Is it one of the ways to say that there is nothing: "", "-", "/", "无", "N/A" ...? */
bool cell_is_nothing(const char *folded);

/*
 * Is a text nothing but Chinese characters, one at least, and visible ASCII? Then there is no blank to trim, nothing
 * to fold and nothing suspect in it, and it is no word for "nothing". Most names are such; false is no verdict.
 * NUL-terminated.
 */
bool cell_is_ordinary(const char *text, size_t length);

/* The piece of `text` without blanks around it, U+3000 and NBSP among them; nothing is copied. */
size_t cell_trim(const char **text, size_t length);

typedef enum cell_unit {
    CELL_UNIT_NONE,
    CELL_UNIT_MONEY,   /* yuan times 10^shift */
    CELL_UNIT_TIMES,   /* 万 and the like: 10^shift of whatever it is */
    CELL_UNIT_PERCENT, /* shift -2 */
    CELL_UNIT_PIECES   /* 人, 项, 年 ... */
} cell_unit;

/* A unit in words ("万元", "(人)", "wan", "%"); CELL_UNIT_NONE when it is none. */
cell_unit cell_find_unit(const char *folded, size_t length, int *shift);

/* A number as number_parse takes it, and the unit behind it. */
typedef struct cell_number {
    char plain[64];
    size_t length;
    cell_unit unit;
    int shift; /* of the unit */
} cell_number;

/*
 * [¥] number [unit], number in groups of three ("1,234,567.8") or without commas, "(12)" for
 * -12. False for anything else; "1,23" among them.
 */
bool cell_scan_number(const char *folded, cell_number *out);

/* 是/否, yes/no, Y/N, true/false, √/×, 1/0. */
bool cell_scan_flag(const char *folded, bool *out);

/* Private-use characters, U+FFFD, "??": text that an export has damaged. */
bool cell_is_suspect(const char *text, size_t length);

#endif
