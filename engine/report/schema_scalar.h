/* The scalars of files of rules in JSON Schema (draft 2020-12): the members of the schema of a value, without its brackets. */
#ifndef REPORT_SCHEMA_SCALAR_H
#define REPORT_SCHEMA_SCALAR_H

#include "model/field.h"

/* Any scalar. YAML reads 2016 as a number and an empty value as null; both are texts to the readers. */
#define SCHEMA_TEXT "\"type\": [\"string\", \"number\", \"boolean\", \"null\"]"

/* Of a kind of values in FIELD_KINDS, told by its reader; NULL: it is none of these. */
const char *schema_scalar(field_reader *read);

#endif
