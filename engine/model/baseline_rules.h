/* How baselines by industry are made: models/practice/baseline.yaml. */
#ifndef MODEL_BASELINE_RULES_H
#define MODEL_BASELINE_RULES_H

#include "model/catalogue.h"
#include "model/company_condition.h"
#include "panel/industry_division.h"

enum { BASELINE_MOST_INDICATORS = 32, BASELINE_MOST_QUANTILES = 9 };

typedef struct baseline_indicator {
    const char *id;
    model_text name;
    node *value;
} baseline_indicator;

typedef struct baseline_rules {
    RULE_HEAD;
    baseline_indicator *indicators; /* [n] 1 to BASELINE_MOST_INDICATORS */
    size_t n;
    double quantiles[BASELINE_MOST_QUANTILES]; /* ascending, between 0 and 1 */
    size_t n_quantiles;
    double line;       /* between 0 and 1 */
    industry_level by; /* no INDUSTRY_ALL */
    double least;      /* companies */
    double confidence; /* between 0 and 1 */
    company_condition *among;
    size_t n_among;    /* 0: every company */
} baseline_rules;

/* *out is the caller's (baseline_rules_free). TIDU_EIO; TIDU_EMODEL with file, line and column; TIDU_ENOMEM. */
tidu_status baseline_rules_load(const char *path, const catalogue *models, dictionary *d, baseline_rules **out, tidu_error *err);
void baseline_rules_free(baseline_rules *r);

/* An indicator by its id or one of its names; NULL: there is none. */
const baseline_indicator *baseline_rules_find(const baseline_rules *r, const char *name);

#endif
