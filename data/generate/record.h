/*
 * The true record of a company: its figures without gaps and typing errors, years before those of the table among them, and
 * what no table shows.
 */
#ifndef GENERATE_RECORD_H
#define GENERATE_RECORD_H

#include "company.h"
#include "order.h"

enum { RECORD_YEARS = 12, RECORD_WILLS = 6 };

typedef struct record {
    company who;
    double quality;            /* q: mean 0, deviation 1 */
    double wills[RECORD_WILLS]; /* how gladly it files for each kind of certificate, mean 0, deviation 1 */
    char listed_code[20];      /* as the table has it: a typing error may stand in it */
    int first_year;            /* of rows[0]; rows[RECORD_YEARS - 1] is of the year before the table's last one */
    bool is_there[RECORD_YEARS];
    sheet_row rows[RECORD_YEARS];
} record;

void record_make(const order *o, long number, record *r);

/* The row of `year`; NULL: the company was not there, or the year is none of the record's. */
const sheet_row *record_year(const record *r, int year);

#endif
