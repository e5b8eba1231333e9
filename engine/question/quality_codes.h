/*
 * Codes that may be wrong, and companies that may be one.
 */
#ifndef QUESTION_QUALITY_CODES_H
#define QUESTION_QUALITY_CODES_H

#include "panel/panel.h"

/* The surest first. */
typedef enum code_doubt {
    CODE_ONE_SIGN,   /* one name, and codes that differ in one character */
    CODE_OLD_NUMBER, /* one name, an old registration number and a credit code */
    CODE_SAME_NAME,  /* one name, other codes */
    CODE_BAD_CHECK,  /* a credit code with a wrong check digit */
    CODE_DOUBTS
} code_doubt;

typedef struct quality_code {
    code_doubt doubt;
    uint32_t company; /* of two, the one with the wrong check digit or the old number, else the later one */
    uint32_t other;   /* PANEL_NO_COMPANY: none */
} quality_code;

typedef struct quality_codes {
    quality_code *list; /* [n] by kind, then by company */
    size_t n, capacity;
    size_t kinds[CODE_DOUBTS];
} quality_codes;

/*
 * Names are compared as company_name_fold makes them; those that say nothing (name_check.h) are left out. Of a pair one
 * company at least is in `is_in`. Cleared on failure (TIDU_ENOMEM).
 */
tidu_status quality_codes_init(quality_codes *out, const panel *p, const uint8_t *is_in, tidu_error *err);
void quality_codes_clear(quality_codes *c);

#endif
