/*
 * Codes of regions, industries and high-tech fields as people write them: "c3911", "C-3911", "(C39)", "33-05-02", "39.0",
 * "C39 计算机制造业".
 */
#ifndef INTAKE_CODE_TEXT_H
#define INTAKE_CODE_TEXT_H

#include <stdbool.h>

#include "panel/code_register.h"

enum { CODE_TEXT_SIZE = 32 };

/* The one code at the beginning of a folded text; false: the text is none, holds several, or is words. */
bool code_text_read(code_kind kind, const char *folded, char out[CODE_TEXT_SIZE]);

/* Where the words of a text begin, behind an enumerator: "一、电子信息", "(二)软件", "1.新材料". */
const char *code_text_words(const char *folded);

#endif
