/*
 * The terms of certificates: `validity` of the version of a model in force on the day of grant.
 */
#ifndef QUESTION_CREDENTIAL_TERMS_H
#define QUESTION_CREDENTIAL_TERMS_H

#include "panel/credentials.h"
#include "question/environment.h"

/* Fill in last days that are not stated (credentials_settle). Models that cannot be loaded have no term. */
credential_ends credential_terms_settle(const environment *env, credentials *c);

#endif
