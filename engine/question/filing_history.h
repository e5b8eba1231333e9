/*
 * What became of applications: of those that reached one status in a batch, who reached another. Statuses are never mixed: a share
 * of those that filed is not one of those that a province proposed.
 */
#ifndef QUESTION_FILING_HISTORY_H
#define QUESTION_FILING_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "model/calibration_rules.h"
#include "panel/applications.h"

typedef enum filing_outcome {
    FILING_PASSED,
    FILING_REFUSED,
    FILING_NOT_NAMED,      /* did not pass: the batch has a list of those that did, and the company is not on it */
    FILING_OUTCOMES_KNOWN, /* from here on it is left out: */
    FILING_OPEN = FILING_OUTCOMES_KNOWN, /* neither it nor anybody of the batch has an outcome yet */
    FILING_WITHDRAWN,
    FILING_NEVER_FILED,    /* it passed, and others of the batch filed, but it did not */
    FILING_NO_DENOMINATOR, /* it passed, and nobody of the batch is known to have filed */
    FILING_EARLY,          /* it passed before it filed */
    FILING_CONTRADICTED,   /* it was recognised, and refused or withdrawn as well */
    FILING_OTHER_YEAR,     /* it filed on a day that belongs to another batch: after the batch's year or too long before */
    FILING_BEFORE_WINDOW,  /* it filed before the calendar lets anybody file */
    FILING_TWICE,          /* it passed again while its certificate had more than a year to go */
    FILING_LIST_SHORT,     /* too many that passed are not on the batch's list of those that filed: others that failed are missing, too */
    FILING_ONLY_PASSERS,   /* everybody on the batch's list of those that filed passed: it may be a list of those that passed */
    FILING_NO_YEAR,        /* of the batch, so that nobody can tell which data it was judged by */
    FILING_NO_RULE,        /* no version of the rule was in force */
    FILING_NO_DATA,        /* the data do not have the company */
    FILING_LACKS_DATA,     /* a gate hangs on data that are missing, so that nobody can tell what it was judged by */
    FILING_AGAINST_RULE,   /* the rule says no to its data: they are not what was handed in */
    FILING_OUTCOMES
} filing_outcome;

typedef struct filing {
    const char *code;
    const char *batch;
    int year; /* of application; 0: unknown */
    long day; /* on which it reached the first status; DATE_NO_END: unknown */
    filing_outcome outcome;
    bool is_told; /* its outcome is known, whether or not it can be held against the rule */
    bool passed;
} filing;

typedef struct filing_history {
    filing *list; /* by year, batch and code; texts are those of the applications */
    size_t n;
    size_t of[FILING_OUTCOMES];
} filing_history;

typedef struct filing_stages {
    const char *from, *to; /* "filed", "recognised" */
    int first_year, last_year; /* application years; 0: any */
    int term_months;       /* of the certificate; 0: unknown */
} filing_stages;

/* "filed", "recommended", "proposed", "recognised" in this order: 0 to 3; -1: it is none of them. */
int filing_stage(const char *status);

/* Applications of one model, lists being doubted as `rules` say. Filled; cleared by filing_history_clear. TIDU_ENOMEM. */
tidu_status filing_history_make(const applications *filed, const filing_stages *stages, const calibration_rules *rules, filing_history *out,
                                tidu_error *err);
void filing_history_clear(filing_history *h);

/*
 * The day on which the filings of a year are judged: the median of those that are known and in it; false: there is none. Filings of
 * one year are judged by the version of one day.
 */
bool filing_history_day(const filing_history *h, int year, long *day);

/* Change the outcome of number i. */
void filing_history_set(filing_history *h, size_t i, filing_outcome outcome);

/* Can it be used? */
bool filing_is_known(const filing *f);

/* Why a filing is left out, or what became of it, for people. */
const char *filing_outcome_text(filing_outcome outcome);

/* Is it said of all filings of a batch alike? */
bool filing_outcome_is_of_batch(filing_outcome outcome);

/* "passed", "refused" ...: for programs. */
const char *filing_outcome_name(filing_outcome outcome);

#endif
