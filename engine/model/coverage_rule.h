/*
 * A coverage of models/coverage: who should be reached (among) and who is (covered), with the document that asks for it. Both are lists of
 * conditions whose definitions are read in the file and nowhere else:
 *
 *   among    all of them must hold
 *   covered  one of them is enough
 */
#ifndef MODEL_COVERAGE_RULE_H
#define MODEL_COVERAGE_RULE_H

#include "model/catalogue.h"
#include "model/company_condition.h"

/* What being covered is worth to a company that is not. */
typedef struct coverage_worth {
    model_text name;
    node *amount;     /* yuan; NULL: the coverage has no worth */
    const char *text; /* the same as written */
    model_citation cite;
} coverage_worth;

typedef struct coverage_rule {
    RULE_HEAD;
    model_text note;
    model_citation cite;
    const char *subject; /* whose tables it is about (model/subject.h); NULL: companies */
    node *amount;        /* by which the share is told too, of what is meant, a number of 0 or more; NULL: by their number alone */
    const char *region; /* the beginning of the division codes of its companies; "": everywhere */
    company_condition *among, *covered;
    size_t n_among, n_covered;
    coverage_worth worth;
    double aim;         /* a fraction; NAN: none */
    model_text ask;     /* who knows; zh NULL: nobody is named */
} coverage_rule;

/*
 * `folders` of models, separated by ':', with the tables that it uses; `models` tells which models there are. *out is the caller's
 * (coverage_rule_free). TIDU_EIO; TIDU_EMODEL with file, line and column; TIDU_EUSAGE: it is about another subject than the dictionary; TIDU_ENOMEM.
 */
tidu_status coverage_rule_load(const char *path, const catalogue *models, dictionary *d, coverage_rule **out, tidu_error *err);
void coverage_rule_free(coverage_rule *c);

#endif
