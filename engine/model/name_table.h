/*
 * Names of codes that a decree gives: tables/hightech-fields.yaml.
 *
 *   table: hightech-fields
 *   name: {zh: 国家重点支持的高新技术领域, en: fields of high technology}
 *   notes: [...]
 *   documents: {measures: {title: {zh: ..., en: ...}, number: 国科发火〔2016〕32号}}
 *   cite: measures annex
 *   of: hightech_field                     # the indicator whose codes these are
 *   names:
 *     1: {zh: 电子信息, en: electronics and information}
 *     101: {zh: 软件, en: software}        # stands below 1: its code begins with that one's
 *
 * A code that goes further than the table (10101) bears the name of the longest code that it begins
 * with.
 */
#ifndef MODEL_NAME_TABLE_H
#define MODEL_NAME_TABLE_H

#include "model/model.h"

typedef struct name_entry {
    const char *code;
    model_text name;
    bool has_below; /* other codes of the table begin with it */
} name_entry;

typedef struct name_table name_table;

/* TIDU_EIO, TIDU_EMODEL with the place, TIDU_ENOMEM. */
tidu_status name_table_load(const char *path, dictionary *d, name_table **out, tidu_error *err);
void name_table_free(name_table *t);

int name_table_indicator(const name_table *t);

/* The longest code of the table with which `code` begins, NULL when it begins with none. */
const name_entry *name_table_find(const name_table *t, const char *code);

/* Is it in the table, or does it go further than one below which the table has nothing? */
bool name_table_knows(const name_table *t, const char *code);

/* Check any file of tables/: names, or definitions that models `use`. */
tidu_status table_file_check(const char *path, dictionary *d, tidu_error *err);

#endif
