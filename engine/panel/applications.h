/*
 * Applications for titles and what came of them: who filed in which batch, who was recommended, proposed, recognised,
 * refused, or withdrew.
 */
#ifndef PANEL_APPLICATIONS_H
#define PANEL_APPLICATIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

typedef struct filed_application {
    const char *code;   /* of the company */
    const char *model;  /* id, as of certificates: "hnte" */
    const char *batch;  /* with its year where that is known: "2024年第一批" */
    const char *status; /* "filed", "recommended", "proposed", "recognised", "refused" or "withdrawn" */
    long day;           /* on which that status was reached, since 1970-01-01; DATE_NO_END: none is stated */
    int year;           /* of application; 0: unknown */
    uint32_t line;      /* in its file; 0: unknown */
} filed_application;

/* The statuses, in the order in which they are reached; NULL-terminated. */
extern const char *const application_statuses[];

typedef struct applications applications;

applications *applications_new(void);
void applications_free(applications *a);

typedef enum applications_outcome {
    APPLICATIONS_ADDED,
    APPLICATIONS_SAME,    /* there is one of the same company, model, batch and status; it took a day that it had not */
    APPLICATIONS_CONFLICT, /* ... with another day, which stays */
    APPLICATIONS_NO_MEMORY
} applications_outcome;

/* Add an application, copying its texts. */
applications_outcome applications_add(applications *a, const filed_application *added);

size_t applications_count(const applications *a);
const filed_application *applications_get(const applications *a, size_t i); /* in order of arrival */

/* The one of the same company, model, batch and status, borrowed; NULL: there is none, or memory is exhausted. */
const filed_application *applications_find(const applications *a, const filed_application *same);

/* From now on no day is stated of number `i`. */
void applications_forget_day(applications *a, size_t i);

#endif
