/* The names of certificates: those of the models that grant them. */
#ifndef QUESTION_CERTIFICATE_NAMES_H
#define QUESTION_CERTIFICATE_NAMES_H

#include "panel/credentials.h"
#include "question/environment.h"

typedef struct certificate_names certificate_names;

/* Of all certificates that companies hold. *out is the caller's. TIDU_ENOMEM. */
tidu_status certificate_names_open(const environment *env, const credentials *held, certificate_names **out, tidu_error *err);
void certificate_names_free(certificate_names *names);

/* The name of the certificate of a model; its id where there is no such model. */
const char *certificate_name(const certificate_names *names, const char *model, bool is_chinese);

#endif
