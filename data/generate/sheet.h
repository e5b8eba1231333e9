/*
 * The columns of the canonical form as the generator fills them, and one row.
 * Numbers are whole multiples of the column's smallest unit, so that every
 * decimal is written exactly.
 */
#ifndef GENERATE_SHEET_H
#define GENERATE_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* column, places after the point, in the smaller set of forty too, short of texts */
#define SHEET_NUMBERS(X) \
    X(hightech_field, 0, 1) X(listed, 0, 1) X(lead_years, 0, 0) X(prohibited_industry, 0, 1) \
    X(audited_books, 0, 1) X(year, 0, 1) X(revenue, 2, 1) X(main_revenue, 2, 1) \
    X(total_income, 2, 1) X(hightech_income, 2, 1) X(cost_expense, 2, 1) X(rd_expense, 2, 1) \
    X(rd_expense_hnte, 2, 1) X(rd_expense_tax, 2, 1) X(rd_expense_audited, 2, 0) \
    X(rd_expense_domestic, 2, 1) X(st_expense, 2, 0) X(net_profit, 2, 1) \
    X(taxable_income, 2, 0) X(operating_cash_flow, 2, 0) X(total_assets, 2, 1) \
    X(net_assets, 2, 1) X(liabilities, 2, 1) X(employees, 0, 1) X(st_staff, 0, 1) \
    X(rd_staff, 0, 1) X(ip_class1, 0, 1) X(ip_class2, 0, 1) X(ip_class1_selfdev, 0, 0) \
    X(ip_class1_highvalue, 0, 0) X(invention_patents, 0, 0) X(conversions, 0, 1) \
    X(equity_financing, 2, 1) X(valuation, 2, 1) X(market_cap, 2, 0) X(standards_led, 0, 1) \
    X(award_national, 0, 1) X(award_provincial, 0, 0) X(rd_platform, 0, 1) \
    X(major_incident, 0, 1) X(serious_dishonesty, 0, 1) X(abnormal_listing, 0, 1) \
    X(srdi_platform_score, 1, 0) X(market_share, 4, 0) X(market_rank, 0, 0) \
    X(judged_hnte_ip_advanced, 0, 0) X(judged_hnte_ip_support, 0, 0) \
    X(judged_hnte_ip_source, 0, 0) X(judged_hnte_ip_standard, 0, 0) \
    X(judged_hnte_org_accounting, 0, 0) X(judged_hnte_org_unit, 0, 0) \
    X(judged_hnte_org_incentive, 0, 0) X(judged_hnte_org_talent, 0, 0)

enum {
#define SHEET_ID(name, places, is_core) SHEET_##name,
    SHEET_NUMBERS(SHEET_ID)
#undef SHEET_ID
    SHEET_N_NUMBERS
};

#define SHEET_MISSING INT64_MIN
enum { SHEET_NO_COLUMN = -1, SHEET_MOST_SLIPS = 2 };

typedef struct sheet_row {
    char uscc[20];
    char name[96];
    char founded_on[40];
    const char *region, *town, *park;
    char grid[24];
    const char *industry;
    int64_t numbers[SHEET_N_NUMBERS];
    /* typing errors: the text that stands in a number's place */
    int n_slips;
    struct {
        int column;
        char text[48];
    } slips[SHEET_MOST_SLIPS];
} sheet_row;

void sheet_slip(sheet_row *row, int column, const char *text);

/* The number of a cell as it is written, "" when it is missing; of at least 32 bytes. */
size_t sheet_number(const sheet_row *row, int column, char *text);

typedef enum sheet_columns {
    SHEET_ALL,
    SHEET_CORE,  /* the forty columns that matter most */
    SHEET_RECORD /* all but the experts' points */
} sheet_columns;

typedef struct sheet {
    FILE *file;
    sheet_columns columns;
    char *buffer;
    size_t length;
} sheet;

/*
 * `further` are columns behind those of the row, or cells in them, each with its comma before it; "": none. False: no memory,
 * or the file cannot be written.
 */
bool sheet_open(sheet *s, const char *path, sheet_columns columns, const char *further);
bool sheet_write(sheet *s, const sheet_row *row, const char *further);
bool sheet_close(sheet *s);

#endif
