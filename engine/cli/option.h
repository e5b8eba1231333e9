/*
 * The options of a command as a table, and parsing of the command line by it: `--name value`, `--name=value`, flags,
 * operands anywhere between them, `-` as an operand, `--` before operands that begin with a dash.
 */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include <stdbool.h>
#include <stddef.h>

typedef enum option_kind {
    OPTION_FLAG,
    OPTION_TEXT,
    OPTION_INT,   /* a whole number from least to greatest */
    OPTION_NUMBER, /* a decimal of 0 or more */
    OPTION_DATE,  /* YYYY-MM-DD */
    OPTION_CHOICE /* one of `choices` */
} option_kind;

typedef struct option {
    const char *name;     /* without dashes; NULL ends a table */
    option_kind kind;
    const char *argument; /* "FILE"; NULL for flags and choices */
    const char *help;     /* one line, marked by N_() */
    const char *choices;  /* "table|csv|json" */
    long least, greatest; /* of OPTION_INT; both 0: any number from 0 */
    bool is_repeatable;   /* may be given more than once */
    bool is_optional;     /* OPTION_INT: the number may be omitted (0); a next word with a leading digit is it */
} option;

typedef struct arguments arguments;

enum { OPTION_MESSAGE = 512 };

/*
 * own, common  tables; `common` may be NULL; both must outlive the result
 * words        argv from the first word after the command's name
 * message      on failure, one sentence for the user
 *
 * Returns NULL if the words do not fit the tables or memory is exhausted.
 */
arguments *arguments_parse(const option *own, const option *common, int n_words, char **words,
                           char message[OPTION_MESSAGE]);
void arguments_free(arguments *a);

/* Whether one of the tables has an option of this name. */
bool arguments_has(const arguments *a, const char *name);

/* These functions assert that `name` is an option of that kind in one of the tables. */
bool arguments_flag(const arguments *a, const char *name);
/* The text, choice or date as given, the last one if repeated; NULL if it was not given. */
const char *arguments_text(const arguments *a, const char *name);
long arguments_int(const arguments *a, const char *name, long otherwise);
double arguments_number(const arguments *a, const char *name, double otherwise);
/* For repeatable options. */
size_t arguments_count(const arguments *a, const char *name);
const char *arguments_nth(const arguments *a, const char *name, size_t i);

size_t arguments_operands(const arguments *a);
const char *arguments_operand(const arguments *a, size_t i); /* NULL beyond the last */

#endif
