/*
 * The certificates for which companies of the district file: how often, when, and how gladly.
 */
#ifndef GENERATE_FILING_KIND_H
#define GENERATE_FILING_KIND_H

#include <stdbool.h>

enum { FILING_KINDS = 6, FILING_BATCHES = 2 };

/* The days of a batch, each month x 100 + day. */
typedef struct filing_calendar {
    int open, close;   /* whoever files does so between these */
    int recommended;   /* by the city */
    int decided;
} filing_calendar;

typedef struct filing_kind {
    const char *model;
    const char *prefix;     /* of a certificate's number */
    int valid_years;        /* 0: to the end of the year */
    int first_year;         /* of application: its rule is younger than the district */
    const char *rules_of;   /* month and day whose rules apply */
    bool is_recommended;    /* goes through the city */
    double gladness;        /* latent readiness to file of a company that is as likely to pass as not */
    double slope;           /* the same for one that passes, more than for one that does not */
    double usual;           /* chance of a company whose data leave nothing to be wished */
    double hopeless;        /* latent readiness to file although the rule says no */
    double audit;           /* chance that an audit confirms field, core IP, high-tech income and R&D */
    int batches;
    filing_calendar calendar[FILING_BATCHES];
} filing_kind;

/* rho: how far the judged items of a company go together. */
extern const double filing_correlation;

extern const filing_kind filing_kinds[FILING_KINDS];

#endif
