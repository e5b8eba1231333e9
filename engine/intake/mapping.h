/*
 * A mapping file: how the columns of a table from elsewhere correspond to indicators, in YAML.
 *
 *   title: what the table is                  # title, source, comment: for readers
 *   source: where it is from
 *   encoding: gb18030                         # all of these are optional
 *   delimiter: ";"
 *   sheet: 企业名单                           # of a workbook: its name, or its number from 1
 *   header_line: 3                            # the line of the header, if it is not detected
 *   fill_down: true                           # cells of codes merged downwards: empty ones mean the row above
 *   unit: wan                                 # of money columns without a unit
 *   currency: EUR                             # amounts are not in yuan and stay so, which is reported
 *   keys:
 *     code: company_id                        # a source header, or the long form:
 *     code: {column: company_id, prefix: "cordip:", id: other}
 *     year: {column: period_end, take: year_of_date}
 *   columns:                                  # source header: indicator, or the long form:
 *     emp: employees
 *     rd: {to: rd_expense, factor: 7846700}   # exact decimal, times the cell as written
 *     总产值: {to: revenue, unit: wan, year: 2021}
 *     行业: {to: industry, edition: 2011}     # of GB/T 4754; 2011 goes to industry_2011
 *     Valuation: {to: valuation, sign: $, units: {B: 1000000000, M: 1000000}, factor: 6.9}
 *     Founded: {to: founded_on, day: 01-01}   # of a year alone
 *     ip_class2: {sum: [实用新型, 外观设计, 软件著作权]}  # indicator: the columns that are added up
 *     growth: {to: revenue, year: 2020, base_of: sales}  # sales / (1 + growth / 100)
 *   constants: {listed: 1, year: 2022}        # indicator: value in every row
 *   rows:                                     # only rows that pass all of these
 *     - {column: Country, equals: China}
 *     - {column: kind, one_of: [a, b]}
 *     - {column: code, starts_with: "91"}
 *     - {column: name, not_empty: true}
 *   pivot:                                    # a long table: one observation per row
 *     name: metric_name
 *     value: numeric_value
 *     names: {revenue_yuan: revenue, staff: {to: employees}}
 *   ignore: rest                              # all columns that are not mentioned, or a list of headers
 *
 * unit: yuan, thousand, wan, million, yi, percent. `id: other` says that the codes are not credit codes, which avoids
 * the warnings; `prefix` keeps ids of different registers apart. Headers are compared after folding (cell_fold).
 */
#ifndef INTAKE_MAPPING_H
#define INTAKE_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "intake/mapping_column.h"
#include "panel/indicator.h"
#include "table/encoding.h"
#include "yaml/yaml_tree.h"

typedef struct mapping_constant {
    int indicator;
    const char *text;
} mapping_constant;

typedef enum mapping_test { TEST_ONE_OF, TEST_STARTS_WITH, TEST_NOT_EMPTY, TEST_EMPTY } mapping_test;

typedef struct mapping_filter {
    const char *column; /* folded */
    mapping_test test;
    const char **values; /* folded */
    size_t n;
} mapping_filter;

typedef struct mapping {
    yaml_tree *tree; /* owns all texts */
    encoding encoding;
    char delimiter;            /* 0: detect */
    const char *sheet;         /* NULL: find */
    unsigned long header_line; /* 0: find */
    bool fills_down;           /* an empty code cell means the company of the row above */
    bool has_unit;
    int shift;
    const char *currency;      /* currency of amounts that are not in yuan; NULL: yuan */
    const char *code_column;   /* folded; NULL: recognised by its own header */
    const char *code_prefix;   /* "" if there is none */
    bool is_other_id;
    const char *year_column;
    bool is_year_of_date;
    mapping_column *columns;
    size_t n_columns;
    int n_sums;
    mapping_constant *constants;
    size_t n_constants;
    mapping_filter *filters;
    size_t n_filters;
    const char *pivot_name; /* NULL: no pivot */
    const char *pivot_value;
    mapping_column *pivot_columns;
    size_t n_pivot_columns;
    bool ignores_rest;
    const char **ignored;
    size_t n_ignored;
} mapping;

/* Load a mapping file and check it against the dictionary. TIDU_OK, TIDU_EIO, TIDU_EMODEL or TIDU_ENOMEM. */
tidu_status mapping_load(const char *path, dictionary *d, mapping **out, tidu_error *err);
void mapping_free(mapping *m);

/*
 * The same for a table with few and fixed columns, such as a register of codes: `columns` and `constants` name one of
 * `parts` (NULL-terminated) instead of an indicator, and the number of the part is in `indicator`. Keys, pivot and
 * units are not allowed.
 */
tidu_status mapping_load_parts(const char *path, const char *const *parts, mapping **out, tidu_error *err);

/* Whether by the mapping a column with this folded header may be ignored. `m` may be NULL. */
bool mapping_ignores(const mapping *m, const char *folded);

#endif
