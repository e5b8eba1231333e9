/*
 * What each export level shows: models/practice/export.yaml. Columns, named values and texts of answers have a class by their machine
 * names, or by their English headings where they have none; what is listed nowhere is tax-secret.
 */
#ifndef MODEL_EXPORT_RULES_H
#define MODEL_EXPORT_RULES_H

#include <stdbool.h>

#include "model/rule_head.h"
#include "panel/indicator.h"

/* Rising; the last one shows everything. */
typedef enum export_level { EXPORT_PUBLIC, EXPORT_BUREAU, EXPORT_LEADERS, EXPORT_FULL, EXPORT_LEVELS } export_level;

typedef enum export_class {
    EXPORT_TAX, /* not listed, or of no unit */
    EXPORT_OPEN,
    EXPORT_INTERNAL,
    EXPORT_PERSONAL,
    EXPORT_YUAN, /* tax-secret amounts */
    EXPORT_WAN,
    EXPORT_CLASSES
} export_class;

/* Of which companies an answer is: all, one town, or those that somebody has chosen otherwise. */
typedef enum export_scope { EXPORT_OF_ALL, EXPORT_OF_TOWN, EXPORT_OF_SOME } export_scope;

typedef enum export_act { EXPORT_HIDE, EXPORT_BAND, EXPORT_MASK, EXPORT_SHOW } export_act;

typedef struct export_names {
    const char **columns; /* machine names, table/name, and patterns with one * */
    size_t n_columns;
    const char **headings; /* English ones, of what has no machine name; table/heading */
    size_t n_headings;
} export_names;

typedef struct export_shows {
    int level;                     /* of the three below the last one */
    int acts[EXPORT_PERSONAL + 1]; /* [export_class]: an export_act */
} export_shows;

typedef struct export_band {
    double below; /* yuan; INFINITY in the last one */
    model_text name;
} export_band;

/* Columns of counts of which the first is the sum of the others, or less those with a -; EXPORT_KNOWN: a sum that stands elsewhere. */
#define EXPORT_KNOWN "="
typedef struct export_sum {
    const char **columns;
    size_t n;
} export_sum;

/* Columns that are sums of tax-secret figures of as many companies as `of` counts. */
typedef struct export_total {
    const char *table;
    const char *of;      /* a column of counts */
    const char *largest; /* the column with the share of the two largest; NULL: it is not known, so that the sums are never shown */
    const char **columns;
    size_t n;
} export_total;

typedef struct export_rules {
    RULE_HEAD;
    int usual; /* level where none is asked for */
    export_shows *shows;
    size_t n_shows;
    export_band *bands;
    size_t n_bands;
    double least; /* companies: a smaller count is not shown */
    double two;   /* share of the two largest above which a sum is not shown */
    export_names names[EXPORT_CLASSES]; /* of EXPORT_TAX those that are named although the rest is so, too */
    const char **counts; /* columns and values that count companies; with a - in front, that do not although others called so do */
    size_t n_counts;
    export_sum *sums;
    size_t n_sums;
    export_total *totals;
    size_t n_totals;
    const char **refused; /* table/column: without these an answer is none */
    size_t n_refused;
} export_rules;

/* *out is the caller's (export_rules_free). TIDU_EIO; TIDU_EMODEL with file, line and column; TIDU_ENOMEM. */
tidu_status export_rules_load(const char *path, export_rules **out, tidu_error *err);
void export_rules_free(export_rules *r);

/* "L1" or "bureau"; false: no such level. */
bool export_level_find(const char *word, export_level *out);

/* "L1", and "bureau" translated. */
const char *export_level_name(export_level level);
const char *export_level_word(export_level level);

/* Whether a name of a list stands for this column of a table (NULL: of none): by table/name, name, or a pattern with one *. */
bool export_name_is(const char *listed, const char *table, const char *name);

/*
 * The class of a column or value: of `table`/`name` if that is listed, of the indicator `name` (dictionary NULL: of none), of `name`;
 * without a name (NULL) of `heading`, which may be translated.
 */
export_class export_rules_class(const export_rules *r, const dictionary *d, const char *table, const char *name, const char *heading);

/* What a level does with a class; amounts are tax-secret. */
export_act export_rules_act(const export_rules *r, export_level level, export_class class);

/* The first level that does not hide it. */
export_level export_rules_least(const export_rules *r, export_class class);

/* The band of an amount in yuan. */
const export_band *export_rules_band(const export_rules *r, double yuan);

bool export_rules_counts(const export_rules *r, const char *table, const char *name);

/* The rule of a column of sums, or NULL. */
const export_total *export_rules_total(const export_rules *r, const char *table, const char *name);

#endif
