/*
 * A mapping file: how somebody else's table becomes ours, in YAML.
 *
 *   title: what the table is                  # title, source, comment: for people
 *   source: where it is from
 *   encoding: gb18030                         # all of these are optional
 *   delimiter: ";"
 *   header_line: 3                            # the line of the header, when it is not found
 *   unit: wan                                 # of money columns that name none themselves
 *   currency: EUR                             # money is not in yuan and stays so: a problem is noted
 *   keys:
 *     code: company_id                        # a source header; or in long:
 *     code: {column: company_id, prefix: "cordip:", id: other}
 *     year: {column: period_end, take: year_of_date}
 *   columns:                                  # source header: indicator; or in long:
 *     emp: employees
 *     rd: {to: rd_expense, factor: 7846700}   # exact decimal, times the cell as written
 *     总产值: {to: revenue, unit: wan, year: 2021}
 *     行业: {to: industry, edition: 2011}     # of GB/T 4754; 2011 goes to industry_2011
 *     Valuation: {to: valuation, sign: $, units: {B: 1000000000, M: 1000000}, factor: 6.9}
 *     Founded: {to: founded_on, day: 01-01}   # of a year alone
 *     growth: {to: revenue, year: 2020, base_of: sales}  # sales / (1 + growth / 100)
 *   constants: {listed: 1, year: 2022}        # indicator: value in every row
 *   rows:                                     # only rows that pass all of these
 *     - {column: Country, equals: China}
 *     - {column: kind, one_of: [a, b]}
 *     - {column: code, starts_with: "91"}
 *     - {column: name, not_empty: true}
 *   pivot:                                    # a long table: one observation a row
 *     name: metric_name
 *     value: numeric_value
 *     names: {revenue_yuan: revenue, staff: {to: employees}}
 *   ignore: rest                              # only named columns count; or a list of headers
 *
 * unit: yuan, thousand, wan, million, yi, percent. `id: other` says that the
 * codes are no credit codes, so that no row is warned of; `prefix` keeps ids of
 * different registers apart. Headers are compared after folding (cell_fold).
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
    unsigned long header_line; /* 0: find */
    bool has_unit;
    int shift;
    const char *currency;      /* other than yuan, in which money stays; NULL: yuan */
    const char *code_column;   /* folded; NULL: the file has it under its own name */
    const char *code_prefix;   /* "" without one */
    bool is_other_id;
    const char *year_column;
    bool is_year_of_date;
    mapping_column *columns;
    size_t n_columns;
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

/* Load and check it against the dictionary. TIDU_EIO, TIDU_EMODEL, TIDU_ENOMEM. */
tidu_status mapping_load(const char *path, dictionary *d, mapping **out, tidu_error *err);
void mapping_free(mapping *m);

/*
 * The same for a table whose columns are few and fixed, as those of a register of codes: `columns` and
 * `constants` name one of `parts` (NULL ends them) instead of an indicator, whose number then stands in
 * `indicator`; keys, pivot and units have no place in it.
 */
tidu_status mapping_load_parts(const char *path, const char *const *parts, mapping **out, tidu_error *err);

/* Does the mapping say that a column with this folded header may be ignored? `m` may be NULL. */
bool mapping_ignores(const mapping *m, const char *folded);

#endif
