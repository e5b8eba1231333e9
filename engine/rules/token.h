/* Lexical analysis of the expression language. */
#ifndef RULES_TOKEN_H
#define RULES_TOKEN_H

#include <stddef.h>

typedef enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER, /* digits with an optional fraction: 5000, 2.5 */
    TOKEN_DATE,   /* 2020-01-01 */
    TOKEN_NAME,   /* revenue, and, wan, tech-sme inside holds() is a text in quotes */
    TOKEN_TEXT,   /* "C39" or 'C39' */
    TOKEN_LEFT,   /* ( */
    TOKEN_RIGHT,  /* ) */
    TOKEN_OPEN,   /* [ */
    TOKEN_CLOSE,  /* ] */
    TOKEN_COMMA,
    TOKEN_RANGE,  /* .. */
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_TIMES,
    TOKEN_SLASH,
    TOKEN_PERCENT,
    TOKEN_LESS,
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER,
    TOKEN_GREATER_EQUAL,
    TOKEN_EQUAL,
    TOKEN_NOT_EQUAL,
    TOKEN_WRONG /* not a token: an unknown character or an unterminated text */
} token_kind;

typedef struct token {
    token_kind kind;
    const char *start;
    size_t length;
    unsigned long column; /* from 1, in bytes */
} token;

/* The token at *at, which is advanced past it. `text` is the start of the expression, for columns. */
token token_next(const char *text, const char **at);

#endif
