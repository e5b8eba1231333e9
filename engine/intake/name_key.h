/*
 * Names as keys: a mapping may say that companies are known by their names. All spellings of a name are then one company,
 * whose code is the first spelling.
 */
#ifndef INTAKE_NAME_KEY_H
#define INTAKE_NAME_KEY_H

#include "intake/company_code.h"

typedef struct name_keys name_keys;

/* All is borrowed. Names that the options can find in a database keep the spelling they have there. NULL: no memory. */
name_keys *name_keys_new(const word_lists *words, const char *prefix, const intake_options *options);
void name_keys_free(name_keys *k);

/* Replace the code that was read from a cell by the first spelling. TIDU_OK or TIDU_ENOMEM. */
tidu_status name_keys_spell(name_keys *k, const table_field *field, company_code *code, tidu_error *err);

#endif
