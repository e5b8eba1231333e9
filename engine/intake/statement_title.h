/*
 * What the lines above a statement say of its company: "统一社会信用代码：91…   企业名称：…", in one cell or in several.
 */
#ifndef INTAKE_STATEMENT_TITLE_H
#define INTAKE_STATEMENT_TITLE_H

#include <stdbool.h>
#include <stddef.h>

#include "intake/statement_basis.h"

enum { STATEMENT_PAIRS = 32 };

typedef struct statement_pair {
    const char *label;
    const char *value;
    statement_cell place; /* of the value */
} statement_pair;

typedef struct statement_title {
    statement_pair pairs[STATEMENT_PAIRS];
    size_t n;
    struct arena *texts;
} statement_title;

/* Only labels that a header can have, each once. False if memory is exhausted. */
bool statement_title_read(const table_head *rows, size_t header, const statement_basis *basis, statement_title *out);
void statement_title_clear(statement_title *t); /* a zeroed struct is empty */

#endif
