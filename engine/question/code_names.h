/*
 * The names of the codes of companies.
 */
#ifndef QUESTION_CODE_NAMES_H
#define QUESTION_CODE_NAMES_H

#include "intake/intake_options.h"
#include "intake/problem.h"
#include "model/name_table.h"
#include "panel/code_register.h"
#include "question/environment.h"
#include "store/store.h"
#include "verdict/explanation.h"

/* Sources of names: the registers of a database, and two tables of the models, hightech-fields.yaml and rd-units.yaml. */
typedef struct code_names {
    code_register *registers; /* may be empty */
    name_table *fields;       /* high-tech fields; NULL: there is no such table */
    name_table *units;        /* the same for the levels of R&D units */
    long long last_import;    /* the newest import of a register; 0: there is none */
    bool is_chinese;
} code_names;

/* `from` NULL: without a database, and so without registers. Release with code_names_clear. */
tidu_status code_names_open(const environment *env, store *from, code_names *out, tidu_error *err);
void code_names_clear(code_names *n);

/* The name of an industry by its code in the newest edition; NULL: it is not known. Valid as long as `n`. */
const char *code_names_industry(const code_names *n, const char *code);

/* Ask a panel to hold the codes; a data_want. */
bool code_names_want(void *context, int year, panel *into);

/* Fill e->codes with those codes of the company that have a name. */
tidu_status code_names_explain(const code_names *n, const panel *p, uint32_t company, explanation *e,
                               tidu_error *err);

/* True if the code is 0 or in the table of high-tech fields, or if there is no table. `names` is a code_names. */
bool code_names_know_field(const void *names, double code);

/*
 * Report the problems with the codes of an import, and fill in missing industries that follow from those of the edition
 * of 2011. `from` NULL: the database has no companies yet.
 */
tidu_status code_names_check(const code_names *n, store *from, panel *p, const intake_report *report,
                             bool is_strict, problems *found, tidu_error *err);

#endif
