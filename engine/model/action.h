/*
 * Actions: for each indicator what a company can do about it, how long that takes and who helps; and who holds a datum
 * that is missing. Practice, not law: models/actions.yaml.
 */
#ifndef MODEL_ACTION_H
#define MODEL_ACTION_H

#include "model/model.h"

typedef struct action {
    int indicator;
    model_text what;
    model_text takes;
    model_text helps;
} action;

typedef struct holder {
    int indicator;
    model_text who;
} holder;

typedef struct actions {
    RULE_HEAD;
    action *action;
    size_t n_actions;
    holder *holder;
    size_t n_holders;
    int *kept; /* indicators that no advice is to lower */
    size_t n_kept;
} actions;

tidu_status actions_load(const char *path, dictionary *d, actions **out, tidu_error *err);
void actions_free(actions *a);

/* NULL if the file has nothing for this indicator. */
const action *actions_find(const actions *a, int indicator);
bool actions_keep(const actions *a, int indicator); /* is it one that no advice is to lower? */
const model_text *actions_find_holder(const actions *a, int indicator);

#endif
