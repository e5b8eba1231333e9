/* What the sheet of one company shows: models/practice/sheet.yaml. */
#ifndef MODEL_SHEET_RULES_H
#define MODEL_SHEET_RULES_H

#include "model/model.h"

enum { SHEET_MOST_VISITS = 12, SHEET_YEARS = 3 /* of the figures of R&D */ };

/* A figure of R&D as somebody states it. */
typedef struct sheet_figure {
    int indicator;
    model_text from;
} sheet_figure;

typedef struct sheet_rules {
    RULE_HEAD;
    int *facts;
    size_t n_facts;
    int *named; /* of the facts: codes that are shown only with their name */
    size_t n_named;
    sheet_figure *research; /* the books first */
    size_t n_research;
    double near;  /* share of a line */
    double jump;  /* share of the year before */
    double apart; /* share of the greater of two figures */
    double kept;  /* share of a figure */
    double duties; /* days */
    int visits;   /* empty lines */
} sheet_rules;

/* *out is the caller's (sheet_rules_free). Statuses as actions_load. */
tidu_status sheet_rules_load(const char *path, dictionary *d, sheet_rules **out, tidu_error *err);
void sheet_rules_free(void *rules);

#endif
