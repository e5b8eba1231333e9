/*
 * Names of codes from a regulation: tables/hightech-fields.yaml.
 *
 *   table: hightech-fields
 *   name: {zh: 国家重点支持的高新技术领域, en: fields of high technology}
 *   notes: [...]
 *   documents: {measures: {title: {zh: ..., en: ...}, number: 国科发火〔2016〕32号}}
 *   cite: measures annex
 *   of: hightech_field                     # the indicator with these codes
 *   names:
 *     1: {zh: 电子信息, en: electronics and information}
 *     101: {zh: 软件, en: software}        # below 1, with which the code begins
 *
 * A code that is longer than those of the table (10101) has the name of its longest prefix in the table.
 */
#ifndef MODEL_NAME_TABLE_H
#define MODEL_NAME_TABLE_H

#include "model/model.h"

typedef struct name_entry {
    const char *code;
    model_text name;
    bool has_below; /* it is a prefix of other codes */
} name_entry;

typedef struct name_table name_table;

/* TIDU_EIO, TIDU_EMODEL with the place, TIDU_ENOMEM. */
tidu_status name_table_load(const char *path, dictionary *d, name_table **out, tidu_error *err);
void name_table_free(name_table *t);

int name_table_indicator(const name_table *t);

/* The longest code of the table that is a prefix of `code`, or NULL. */
const name_entry *name_table_find(const name_table *t, const char *code);

/* The code whose Chinese or English name this is; NULL: none, or several. */
const char *name_table_code(const name_table *t, const char *name);

/* Is it in the table, or a refinement of a code that has no codes below it? */
bool name_table_knows(const name_table *t, const char *code);

/* Check any file in tables/: names, or definitions that models `use`. */
tidu_status table_file_check(const char *path, dictionary *d, tidu_error *err);

#endif
