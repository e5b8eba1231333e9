/* Codes of administrative divisions (GB/T 2260): 33 is a province, 3305 a city in it, 330502 a county in that. */
#ifndef PANEL_DIVISION_CODE_H
#define PANEL_DIVISION_CODE_H

#include <stddef.h>

/* The digits of a code of `length` that say something: those before the zeros of a province, a city, a county or a town. "330500" has 4. */
size_t division_code_told(const char *code, size_t length);

#endif
