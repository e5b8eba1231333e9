/* What the files that put expressions into words share. */
#ifndef REPORT_EXPRESSION_WORDS_INTERNAL_H
#define REPORT_EXPRESSION_WORDS_INTERNAL_H

#include "report/expression_words.h"

typedef struct word_writer {
    const word_source *from;
    bool is_within; /* a window that has named its years */
    bool *failed;   /* memory is exhausted */
} word_writer;

/* A phrase; "" if memory is exhausted. */
const char *words_phrase(const word_writer *w, const char *format, ...) __attribute__((format(printf, 2, 3)));

const char *words_of(const word_writer *w, const node *n);
/* Within something else: in brackets if it binds less tightly than `least` (7: whenever it is put together). */
const char *words_inner(const word_writer *w, const node *n, int least);
const char *words_of_call(const word_writer *w, const node *n);

/* "three" years: figures in a sentence of one language are words in the other. */
const char *words_count(int n);

/* Whether `n` is this number, and no money. */
bool words_is_number(const node *n, double value);

#endif
