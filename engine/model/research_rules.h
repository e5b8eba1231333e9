/* The sources that state the R&D of a company: models/practice/research.yaml. */
#ifndef MODEL_RESEARCH_RULES_H
#define MODEL_RESEARCH_RULES_H

#include "model/catalogue.h"
#include "model/company_condition.h"

enum { RESEARCH_MOST_SOURCES = 6 };

typedef struct research_source {
    const char *id;
    int indicator;
    model_text from; /* who states it */
    model_text ask;  /* who is asked; zh NULL: nobody is named */
} research_source;

typedef struct research_rules {
    RULE_HEAD;
    research_source *sources; /* [n], the books first; 2 to RESEARCH_MOST_SOURCES */
    size_t n;
    double apart; /* share of the greater figure */
    company_condition *among;
    size_t n_among; /* 0: whoever has a figure */
} research_rules;

/* *out is the caller's (research_rules_free). TIDU_EIO; TIDU_EMODEL with file, line and column; TIDU_ENOMEM. */
tidu_status research_rules_load(const char *path, const catalogue *models, dictionary *d, research_rules **out, tidu_error *err);
void research_rules_free(research_rules *r);

/* Do two of the figures [n], cells in the order of the sources, differ by more than the share of the rules? */
bool research_rules_are_apart(const research_rules *r, const double *figures);

#endif
