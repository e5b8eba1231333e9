/*
 * Names of companies as people spell them: one company, several spellings.
 */
#ifndef INTAKE_COMPANY_NAME_H
#define INTAKE_COMPANY_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "panel/word_list.h"

enum { COMPANY_NAME_SIZE = 512 };

/*
 * Fold a name for comparison: width, kinds of brackets and of middle dots, all blanks, traditional script, the case of
 * Latin letters, 有限责任公司 = 有限公司. Two names are of one company only if they are then equal: what is spelt otherwise, or
 * has brackets where the other has none, is another name. Returns the length; 0: the text is empty or too long.
 */
size_t company_name_fold(const word_lists *words, const char *text, size_t length, char out[COMPANY_NAME_SIZE]);

/* Whether a cell holds no name. */
bool company_name_is_blank(const word_lists *words, const char *text, size_t length);

#endif
