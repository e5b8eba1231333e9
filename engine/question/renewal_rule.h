/* The versions of a model that judge those who hold its title already: by them holders renew their certificates, where there are any. */
#ifndef QUESTION_RENEWAL_RULE_H
#define QUESTION_RENEWAL_RULE_H

#include "question/study.h"

enum { RENEWAL_MOST_VERSIONS = 16 };

typedef struct renewal_rule {
    model *versions[RENEWAL_MOST_VERSIONS];
    assessor *assessors[RENEWAL_MOST_VERSIONS];
    size_t n;
} renewal_rule;

/* All versions for re-checks of the model, by its id. Cleared on failure. TIDU_EMODEL, TIDU_EIO, TIDU_EUSAGE (a setting), TIDU_ENOMEM. */
tidu_status renewal_rule_init(renewal_rule *r, const environment *env, const char *id, const question *q, tidu_error *err);
void renewal_rule_clear(renewal_rule *r);

/* A data_want whose context is the rule: the cells that any of the versions reads. */
bool renewal_rule_want(void *context, int year, panel *into);

/*
 * Assess the companies of the study by the version in force on its day; *out is the caller's (assessment_free), NULL if none is:
 * then a holder renews as others apply.
 */
tidu_status renewal_rule_assess(const renewal_rule *r, const study *s, assessment **out, tidu_error *err);

#endif
