/*
 * A list of the codes of companies, as it is kept in a file: one code a line, or a table whose first column, or whose
 * column of codes, holds them. Blank lines and what follows a # are skipped.
 */
#ifndef INTAKE_CODE_LIST_H
#define INTAKE_CODE_LIST_H

#include <stddef.h>

#include "base/arena.h"
#include "base/tidu_error.h"
#include "panel/indicator.h"

typedef struct listed_code {
    const char *code;
    unsigned long line; /* of the file, or row of the sheet, where it stands first */
} listed_code;

typedef struct code_list {
    arena *memory;
    const char *file; /* for messages */
    listed_code *codes; /* each once, in the order of the file */
    size_t n;
} code_list;

/*
 * Read the list in `path`, "-" is standard input: text in any encoding, or a workbook. Codes are cleaned as those of a
 * table of companies are. `d` knows how a column of codes is called. Release with code_list_clear.
 *
 * Returns TIDU_OK, TIDU_EIO, TIDU_ENOMEM or TIDU_EDATA (no list, or one without a code).
 */
tidu_status code_list_read(const char *path, const dictionary *d, code_list *out, tidu_error *err);
void code_list_clear(code_list *l);

#endif
