/* How companies are grouped by size: models/practice/sizes.yaml. */
#ifndef MODEL_SIZE_RULES_H
#define MODEL_SIZE_RULES_H

#include "model/catalogue.h"
#include "model/company_condition.h"

typedef struct size_rules {
    RULE_HEAD;
    company_condition *sizes; /* [n] the first that holds */
    size_t n;
} size_rules;

/* *out is the caller's (size_rules_free). TIDU_EIO; TIDU_EMODEL with file, line and column; TIDU_ENOMEM. */
tidu_status size_rules_load(const char *path, const catalogue *models, dictionary *d, size_rules **out, tidu_error *err);
void size_rules_free(size_rules *r);

#endif
