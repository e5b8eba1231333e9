/* What an audit of an index calls worth a second look: models/practice/audit.yaml. */
#ifndef MODEL_AUDIT_RULES_H
#define MODEL_AUDIT_RULES_H

#include "model/model.h"

/* Shares are 0 to 1. */
typedef struct audit_rules {
    RULE_HEAD;
    double known;      /* an indicator is known for at least this share of those that it applies to */
    double same;       /* at most this share has one and the same value */
    double at_end;     /* at most this share stands at one end of the scale */
    double skewness, kurtosis; /* outliers: both are reached after treatment (type 2, absolute) */
    double redundant;  /* two indicators say the same above this |r| */
    double against;    /* an indicator works against its group below this r with the others of it */
    double alpha;      /* a group hangs together from this on */
    double difference; /* of the effective weight from the stated one */
    double first;      /* companies before the border that is looked at where the index has no boards */
    double parts;      /* indicators that are named of a border */
} audit_rules;

/* *out is the caller's (audit_rules_free). Statuses as actions_load. */
tidu_status audit_rules_load(const char *path, dictionary *d, audit_rules **out, tidu_error *err);
void audit_rules_free(void *rules);

#endif
