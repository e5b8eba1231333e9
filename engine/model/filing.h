/* Assumptions about batches of applications: models/practice/filing.yaml. */
#ifndef MODEL_FILING_H
#define MODEL_FILING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

enum { FILING_MOST_CHANCES = 8, FILING_MOST_MONTHS = 60 };

typedef struct filing_rules {
    double severity; /* of panels: a standard deviation, in those of a company's latent quality */
    double told;     /* a number of passes is expected if data or experts' words are missing for at most this share of the open companies */
    double formal;   /* an expert's yes that is expected at least so often is a formality */
    double doubt;    /* of the judges of one company: the ends of a band of chances */
    double renewing; /* share of the holders whose certificate runs out that apply again */
    int result_months; /* from an application to the certificate; at most FILING_MOST_MONTHS */
    double revoked;  /* share of valid certificates that is revoked in a year; below 1 */
    double chances[FILING_MOST_CHANCES];
    size_t n_chances;
} filing_rules;

/* TIDU_EIO; TIDU_EMODEL with the place. */
tidu_status filing_rules_load(const char *path, filing_rules *out, tidu_error *err);

/*
 * Can it be told how many of the `open` ones pass, if data are missing for `lacking` of them and an expert's word is for `unjudged` others?
 * Priors of what nobody knows are no expectation.
 */
bool filing_can_be_told(double told, size_t lacking, size_t unjudged, size_t open);

#endif
