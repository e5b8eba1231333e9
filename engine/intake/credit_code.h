/*
 * Company codes: the unified social credit code of GB 32100-2015, and how spreadsheets damage it.
 */
#ifndef INTAKE_CREDIT_CODE_H
#define INTAKE_CREDIT_CODE_H

#include <stdbool.h>
#include <stddef.h>

enum { CREDIT_CODE_LENGTH = 18, CREDIT_CODE_OLD_LENGTH = 15 };

/* Whether a code has 18 characters of [0-9A-Z] and needs no cleaning. */
bool credit_code_is_plain(const char *text, size_t length);

/*
 * Clean a folded code in place: a leading apostrophe is removed; blanks are removed and letters converted to capitals
 * if that yields 18 characters. Returns the length.
 */
size_t credit_code_clean(char *code);

/*
 * If the text holds exactly one valid code among other characters ('="9133…"', "统一代码:9133…"), make it that code. False:
 * it is unchanged.
 */
bool credit_code_unwrap(char *folded);

/*
 * Whether a spreadsheet has rounded the code to a number: "9.1350E+17", or 18 digits of which the last three are 0, as a
 * number holds 15, and the check digit is wrong.
 */
bool credit_code_is_lost(const char *folded);

/* Whether the check digit of GB 32100-2015 is right. */
typedef enum credit_code_result { CREDIT_CODE_GOOD, CREDIT_CODE_BAD_CHECK, CREDIT_CODE_OTHER } credit_code_result;
credit_code_result credit_code_check(const char *code, size_t length);

/* Whether a code is a registration number of the time before credit codes: 15 digits. */
bool credit_code_is_old_number(const char *code);

/* Whether one of two codes is such a number and the other a good credit code, so that one company may have both. */
bool credit_code_has_successor(const char *one, const char *other);

#endif
