/*
 * The district's applications of years: who files, whom the city recommends, whom the panel recognises. The rules are those of
 * libtidu, asked about the true record.
 */
#ifndef GENERATE_FILING_H
#define GENERATE_FILING_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu.h"

#include "filing_kind.h"
#include "order.h"

/* Of years of application that are written, and of earlier ones that only make the certificates with which those begin. */
enum { FILING_YEARS = 5, FILING_YEARS_BEFORE = 3 };

/* A company that comes into question: one of technology. */
typedef struct applicant {
    long number;
    int founded;                /* year */
    double quality;             /* q */
    double wills[FILING_KINDS];
    int held_to[FILING_KINDS];  /* year in which its certificate ends; 0: it never had one */
    char code[20];              /* true */
    char listed_code[20];       /* as the tables have it */
} applicant;

typedef enum filing_outcome { FILING_RECOGNISED, FILING_REFUSED, FILING_WITHDRAWN } filing_outcome;

typedef struct filing {
    size_t applicant;
    int kind, year, batch;      /* batch from 0 */
    int filed, decided;         /* month x 100 + day */
    bool is_recommended;
    filing_outcome outcome;
    size_t place;               /* in the question that is being asked */
    size_t unmet;               /* conditions that plainly fail */
    double z;                   /* of the company, before its panel */
    double severity;            /* of the panel: delta of the batch */
    double readiness;           /* chance under the model's priors, before anybody judged */
    double judged;              /* the same with the experts' points */
    bool survives;              /* an audit */
    char *points;               /* "ip_advanced=5;..." as the experts gave them; NULL: not asked for, or none */
} filing;

typedef struct filings {
    applicant *applicants;
    size_t n_applicants;
    filing *rows;               /* [n] by year, kind, batch and company */
    size_t n, room;
} filings;

/*
 * All applications of the district, released by filings_clear in any case. Files of a moment are written into o->folder. On
 * failure `err` says why.
 */
bool filings_make(const order *o, filings *out, tidu_error *err);
void filings_clear(filings *f);

/* The first year of application that is written. */
int filings_first_year(const order *o);

#endif
