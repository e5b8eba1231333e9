/*
 * The certificates that companies hold, with their periods of validity.
 */
#ifndef PANEL_CREDENTIALS_H
#define PANEL_CREDENTIALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

typedef struct credential {
    const char *code;  /* of the company */
    const char *model; /* credential ids are model ids: "hnte" */
    long granted_on;   /* days since 1970-01-01 */
    long expires_on;   /* last valid day; DATE_NO_END if there is none */
    const char *number;
    uint32_t line;     /* in its file; 0: unknown */
} credential;

typedef struct credentials credentials;

credentials *credentials_new(void);
void credentials_free(credentials *c);

/*
 * Add a certificate, copying its texts. It replaces one of the same company, model and date of grant. False if memory
 * is exhausted.
 */
bool credentials_add(credentials *c, const credential *entry);

size_t credentials_count(const credentials *c);
const credential *credentials_get(const credentials *c, size_t i); /* in order of arrival */

/* The certificate of `model` that the company holds on `day`, borrowed; NULL if there is none. */
const credential *credentials_find(const credentials *c, const char *code, const char *model,
                                   long day);

/*
 * Iterate over the certificates of a company, the latest added first: `before` is NULL for the first one, then the
 * previous result. NULL after the last one.
 */
const credential *credentials_next(const credentials *c, const char *code, const credential *before);

#endif
