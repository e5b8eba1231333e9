/*
 * One invented company: who it is, how it grows, what it reports each year.
 */
#ifndef GENERATE_COMPANY_H
#define GENERATE_COMPANY_H

#include "draw.h"
#include "sheet.h"

typedef struct trade trade;

/* Cases that stand exactly on a line of the rules; COMPANY_USUAL for nearly all. */
typedef enum company_border {
    COMPANY_USUAL,
    COMPANY_RD_5,        /* R&D 5% of revenue 50,000,000, to the yuan */
    COMPANY_RD_4,        /* R&D 4% of revenue 200,000,000 */
    COMPANY_RD_3,        /* R&D 3% of revenue 300,000,000 */
    COMPANY_RD_5_UNDER,  /* one yuan less than 5% in the last year */
    COMPANY_STAFF_10,    /* S&T staff 10% of employees */
    COMPANY_GROWTH_5,    /* revenue 100, 105, 110.25 million */
    COMPANY_SIZE,        /* 500 employees, revenue and assets 200,000,000 */
    COMPANY_INCOME_60,   /* high-tech income 60% of total income */
    COMPANY_BORDERS
} company_border;

typedef struct company {
    long number;      /* from 1 */
    const trade *is_in;
    company_border border;
    int founded;      /* year */
    bool is_tech;
    bool is_gazelle;  /* grows fast for years */
    bool is_venture;  /* lives on equity, valued far above its revenue */
    bool has_experts; /* experts have scored its judged items */
    bool has_cents;
    bool is_repeating; /* each row has the attributes, not only the first */
    double growth;    /* usual growth of the logarithm of revenue */
    double rd_share;  /* of revenue */
    double staff_share;
    double margin;
    double revenue;   /* of the year before the next row, yuan */
    double assets_ratio, debt_share;
    double head_revenue;
    int patents, titles; /* owned at the end of the year */
    double valuation;
    double shown;      /* what its figures show of its quality, in deviations */
} company;

/* Fills the attributes of `row`; its years follow by company_year in order. */
company company_found(draw *d, long number, int first_year, int last_year, sheet_row *row);

/* The true row of `year`; false when the company was not there yet. */
bool company_year(company *c, draw *d, int year, int last_year, sheet_row *row);

/*
 * The true row of the year at whose end `c` stands, which then is what it was a year before: for the years before the first one,
 * the latest first, on a copy of what company_found gave.
 */
bool company_year_back(company *c, draw *d, int year, int last_year, sheet_row *row);

/* What a table lacks of the truth: of the attributes, after company_found, and of a year's figures, after company_year. */
void company_omit_attributes(const company *c, draw *d, sheet_row *row);
void company_omit_figures(const company *c, draw *d, sheet_row *row);

/* Whether a table lacks a year of the company; the last one seldom. */
bool company_is_year_lost(const company *c, draw *d, bool is_last);

#endif
