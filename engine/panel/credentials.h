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
    long expires_on;   /* last valid day; CREDENTIAL_FOR_EVER; DATE_NO_END: none is stated */
    bool is_by_rule;   /* none is stated, and expires_on follows from the term of the model */
    const char *number;
    uint32_t line;     /* in its file; 0: unknown */
} credential;

/* 9999-12-31: what a register that says 长期 stands for. */
#define CREDENTIAL_FOR_EVER 2932896L

/* Whether it is certainly valid on a day: one without a last day is not valid for ever, but unknown. */
static inline bool credential_is_valid(const credential *c, long day)
{
    return c->granted_on <= day && day <= c->expires_on && c->expires_on != DATE_NO_END;
}

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

/* Give number `i` the day of grant of another statement of the same certificate; or let it state no last day, or no number. */
void credentials_move_grant(credentials *c, size_t i, long granted_on);
void credentials_forget_end(credentials *c, size_t i);
void credentials_forget_number(credentials *c, size_t i);

/* The term of certificates of a model that are granted on a day, in months; 0: it is not known. */
typedef int (*credential_term)(void *context, const char *model, long granted_on);

typedef struct credential_ends {
    size_t by_rule; /* last days that follow from a term: the same day of a later month, or the last of that month */
    size_t unknown;
} credential_ends;

/* Fill in the last days that are not stated, where a term is known. */
credential_ends credentials_settle(credentials *c, credential_term term, void *context);

/* The certificate of `model` that the company certainly holds on `day`, borrowed; NULL if there is none. */
const credential *credentials_find(const credentials *c, const char *code, const char *model,
                                   long day);

/* Whether one of `model` is granted by that day whose last day is unknown. */
bool credentials_may_hold(const credentials *c, const char *code, const char *model, long day);

/*
 * Iterate over the certificates of a company, the latest added first: `before` is NULL for the first one, then the
 * previous result. NULL after the last one.
 */
const credential *credentials_next(const credentials *c, const char *code, const credential *before);

#endif
