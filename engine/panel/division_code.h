/* Codes of administrative divisions (GB/T 2260): 33 is a province, 3305 a city in it, 330502 a county in that. */
#ifndef PANEL_DIVISION_CODE_H
#define PANEL_DIVISION_CODE_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a text is a division code, whole or its beginning: 2, 4, 6, 9 or 12 digits, of which the first is not 0. */
bool division_code_is(const char *text, size_t length);

/* The digits of a code of `length` that say something: those before the zeros of a province, a city, a county or a town. "330500" has 4. */
size_t division_code_told(const char *code, size_t length);

typedef enum division_place { DIVISION_OUTSIDE, DIVISION_UNKNOWN, DIVISION_INSIDE } division_place;

/*
 * Whether a company with this code (NULL: it has none) lies in a region, which is the beginning of the codes in it; "" is everywhere. A code
 * that tells less than the region, such as that of the city, may lie in it.
 */
division_place division_code_place(const char *code, const char *region);

#endif
