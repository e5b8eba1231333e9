/*
 * Certificates held: which company holds which credential from when to when.
 */
#ifndef PANEL_CREDENTIALS_H
#define PANEL_CREDENTIALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct credential {
    const char *code;  /* of the company */
    const char *model; /* credential ids are model ids: "hnte" */
    long granted_on;   /* days since 1970-01-01 */
    long expires_on;   /* the last valid day; CREDENTIAL_NO_END without one */
    const char *number;
    uint32_t line;     /* of the file it came from, 0 unknown */
} credential;

#define CREDENTIAL_NO_END ((long)9999999)

typedef struct credentials credentials;

credentials *credentials_new(void);
void credentials_free(credentials *c);

/* Copies the texts. The same company, model and date of grant once more replaces. */
bool credentials_add(credentials *c, const credential *entry);

size_t credentials_count(const credentials *c);
const credential *credentials_get(const credentials *c, size_t i); /* in order of arrival */

/* Does the company hold a certificate of `model` on `day`? NULL: no; borrowed. */
const credential *credentials_find(const credentials *c, const char *code, const char *model,
                                   long day);

/*
 * The certificates of a company one after the other, the last arrived first: NULL gives the first one; NULL
 * behind the last one. `before` came from here.
 */
const credential *credentials_next(const credentials *c, const char *code, const credential *before);

#endif
