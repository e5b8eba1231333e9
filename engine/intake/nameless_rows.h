/*
 * Rows that name their company but not its code. They wait until the whole table has been read, so that it does not
 * matter whether the company's other rows stand above or below.
 */
#ifndef INTAKE_NAMELESS_ROWS_H
#define INTAKE_NAMELESS_ROWS_H

#include "intake/intake_row.h"

typedef struct nameless_rows {
    record_batch rows; /* filled by intake_rows_take (intake_rows_keep_nameless) */
    uint64_t by_name;  /* of the codes that were found */
} nameless_rows;

/* With what the rows are taken; all is borrowed. */
typedef struct nameless_basis {
    const intake_options *options;
    const intake_plan *plan;
    const dictionary *dictionary;
    const char *file;
    problems *found;
    intake_rows *into;
} nameless_basis;

/* Take each row as one of the company with its name, or report it and leave it out. TIDU_OK, or as intake_rows_take. */
tidu_status nameless_rows_take(nameless_rows *n, const nameless_basis *basis, tidu_error *err);

/* Mix a code that was found for a name into a digest of all. */
uint64_t nameless_mix(uint64_t digest, unsigned long line, const char *code);

/* The name and the possible codes as the text of a problem: "样例甲: code;code". */
void nameless_text(const char *name, const char *codes, char *out, size_t size);

/* For the list to be filled in: the possible codes of an ambiguous name stay, of an unknown one those near to it are given. */
void nameless_candidates(const intake_options *o, name_outcome outcome, const char *name, char codes[NAME_FOUND_SIZE]);

#endif
