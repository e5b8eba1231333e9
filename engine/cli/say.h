/*
 * What is said to a person, on standard error.
 */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include <stdio.h>

/* From now on what is said goes there; NULL: to standard error again. */
void say_into(FILE *to);

/*
 * Print a message. Control characters of foreign texts (names of files, cells) become '?', so that none of them reaches
 * the terminal as a command; line feeds and tabs stay. Longer messages than 16 KiB are cut.
 */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Say a place: "a.csv:5:27:", of a workbook "a.xlsx:5:27 (AA5):"; a file "" and what is 0 are left out. */
void say_place(const char *file, unsigned long line, unsigned long column);

#endif
