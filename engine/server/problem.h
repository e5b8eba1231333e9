/* What is wrong, for programs: application/problem+json (RFC 9457). */
#ifndef SERVER_PROBLEM_H
#define SERVER_PROBLEM_H

#include <stddef.h>
#include <stdio.h>

#define PROBLEM_TYPE "application/problem+json; charset=utf-8"

typedef struct problem_code {
    const char *code; /* "D202", as problems of data are called */
    const char *text;
} problem_code;

typedef struct problem {
    int status;         /* of HTTP */
    const char *kind;   /* the last part of its type, such as "usage": a name that stays */
    const char *title;  /* in the language of the request */
    const char *detail; /* NULL: nothing more is known */
    const problem_code *codes;
    size_t n_codes;
} problem;

void problem_write(const problem *p, FILE *to);

/* A text with the quotation marks of JSON; NULL is empty. */
void problem_write_text(const char *text, FILE *to);

#endif
