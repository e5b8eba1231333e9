/*
 * What is to be generated.
 */
#ifndef GENERATE_ORDER_H
#define GENERATE_ORDER_H

#include <stdbool.h>
#include <stdint.h>

typedef struct order {
    long companies;
    int first_year, last_year; /* with data in the table */
    uint64_t seed;
    const char *folder;
    const char *models;        /* folder of the rules by which filings are judged */
    bool is_core, is_clean;
    bool has_filings, has_truth;
} order;

#endif
