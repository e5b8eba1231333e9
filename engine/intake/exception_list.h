/*
 * Exceptions from funding gates: a table with the columns uscc, gate, who, why, when, or a YAML file
 *
 *   overrides:
 *     - {uscc: 91..., gate: rd_statistics, who: 区科创领导小组, why: 新升规, when: 2024-05-10}
 *
 * Each says for which company, by whom, for what reason and when; without all of these it is refused. `gate` may be left out: all.
 */
#ifndef INTAKE_EXCEPTION_LIST_H
#define INTAKE_EXCEPTION_LIST_H

#include "base/arena.h"
#include "base/tidu_error.h"

typedef struct funding_exception {
    const char *code; /* of the company, cleaned */
    const char *gate; /* id; "": all gates */
    const char *who;
    const char *why;
    long on;
    unsigned long line;
} funding_exception;

typedef struct exception_list {
    arena *memory;
    const char *file; /* for messages */
    funding_exception *list;
    size_t n, capacity;
} exception_list;

/*
 * Read `path`: YAML where its name ends in .yaml or .yml, else a table in any encoding or a workbook. Release with exception_list_clear.
 *
 * Returns TIDU_OK, TIDU_EIO, TIDU_ENOMEM, TIDU_EMODEL (YAML) or TIDU_EDATA, with the place.
 */
tidu_status exception_list_read(const char *path, exception_list *out, tidu_error *err);
void exception_list_clear(exception_list *l);

/* The exception of the company from the gate that is in force on the day; NULL: none. */
const funding_exception *exception_list_find(const exception_list *l, const char *code, const char *gate, long on);

#endif
