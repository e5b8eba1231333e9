/*
 * Codes of companies: the unified social credit code of GB 32100-2015 and what
 * spreadsheets do to it.
 */
#ifndef INTAKE_CREDIT_CODE_H
#define INTAKE_CREDIT_CODE_H

#include <stdbool.h>
#include <stddef.h>

enum { CREDIT_CODE_LENGTH = 18 };

/* 18 characters of [0-9A-Z]: no cleaning is needed. */
bool credit_code_is_plain(const char *text, size_t length);

/*
 * Clean a folded code in place: an apostrophe in front and blanks within go, and letters
 * become capitals when that makes it a code of 18 characters. Returns the length.
 */
size_t credit_code_clean(char *code);

/* "9.1350E+17": digits lost by a spreadsheet. */
bool credit_code_is_lost(const char *folded);

/* Check digit of GB 32100-2015. */
typedef enum credit_code_result { CREDIT_CODE_GOOD, CREDIT_CODE_BAD_CHECK, CREDIT_CODE_OTHER } credit_code_result;
credit_code_result credit_code_check(const char *code, size_t length);

#endif
