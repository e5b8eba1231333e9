/*
 * A condition on a company in files of practice (coverages, metrics): an expression of the rule language, or what the language does not say,
 * the verdict of a model, an application, a figure of an office.
 */
#ifndef MODEL_COMPANY_CONDITION_H
#define MODEL_COMPANY_CONDITION_H

#include "model/field.h"

typedef struct company_condition {
    model_text name;
    int states;             /* the indicator's own figure, without its fallbacks, of the year before is above 0; INDICATOR_NONE. Where
                               there is none, the next ones decide; at most one of them is given */
    node *need;             /* an expression */
    const char *meets;      /* the id of a model: its verdict */
    const char *can_file;   /* the id of a model: likely enough to pass that lists say apply (practice/tiers.yaml) */
    const char *filed;      /* the id of a model: applied for in the application year */
    const char *ever_filed; /* the same: applied for or held at any time */
    bool asks_certificates; /* its expression does */
} company_condition;

/* Reads one; the reader knows the models. A list of them has 1 to COMPANY_CONDITIONS_MOST members. */
extern const field_table company_condition_table;
enum { COMPANY_CONDITIONS_MOST = 16 };
tidu_status company_conditions_check(rule_reader *r, const yaml_node *list);

/* The model whose verdict it asks for; NULL: none. */
static inline const char *company_condition_model(const company_condition *c)
{
    return c->meets ? c->meets : c->can_file;
}

#endif
