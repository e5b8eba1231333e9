/*
 * The answer of a command, asked in this process: what the command prints is what a page shows, so the two cannot differ. One at a time,
 * always from the same thread: a command has the language of the process, and its threads of computation are kept.
 */
#ifndef SERVER_ANSWER_H
#define SERVER_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

enum { ANSWER_MOST_WORDS = 96, ANSWER_SAID = 2000 };

/* A command line behind "tidu"; the words are borrowed. */
typedef struct question_words {
    const char *words[ANSWER_MOST_WORDS];
    size_t n;
} question_words;

typedef struct answer_form {
    bool is_chinese;
    bool is_part;             /* as part of a page, not in the format that the words say */
    size_t first_row, n_rows; /* of a part; n_rows 0: all */
    const char *company_page; /* of a part, or NULL */
    bool is_recorded;         /* it leaves, and the database notes that, as of a command whose answer goes to a file */
    const char *user;         /* to whom; NULL: to whoever started the program */
} answer_form;

typedef struct answer {
    int status;  /* EXIT_ of the command */
    char *bytes; /* [n] and a 0; NULL if there is none */
    size_t n;
    size_t rows; /* of a part: of its first table, with those that are not shown */
    char said[ANSWER_SAID]; /* what the command said, such as why there is no answer */
} answer;

/* Ask; the answer is the caller's (answer_clear) whatever its status. */
void answer_ask(const question_words *question, const answer_form *form, answer *out);
void answer_clear(answer *a);

#endif
