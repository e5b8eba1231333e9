/*
 * What the codes of companies mean: the registers of a database and the table of fields beside the models.
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

/* What the codes of companies mean: the registers of a database, and tables/hightech-fields.yaml of the models. */
typedef struct code_names {
    code_register *registers; /* may be empty */
    name_table *fields;       /* NULL: there is no such table */
    long long last_import;    /* of a register; 0: there is none */
    bool is_chinese;
} code_names;

/* `from` NULL: no database, so no registers. Release with code_names_clear. */
tidu_status code_names_open(const environment *env, store *from, code_names *out, tidu_error *err);
void code_names_clear(code_names *n);

/* Tell a panel that the codes are asked for; a data_want. */
bool code_names_want(void *context, int year, panel *into);

/* Fill e->codes with the company's codes that have a name. */
tidu_status code_names_explain(const code_names *n, const panel *p, uint32_t company, explanation *e,
                               tidu_error *err);

/* Is it 0, or does the table of fields know it? True without a table. `names` is a code_names. */
bool code_names_know_field(const void *names, double code);

/* Note what is wrong with the codes of an import, and fill industries that follow from those of 2011. `from` NULL: there is no other company yet. */
tidu_status code_names_check(const code_names *n, store *from, panel *p, const intake_report *report,
                             bool is_strict, problems *found, tidu_error *err);

#endif
