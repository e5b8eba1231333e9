/*
 * Levers: what a company can change, in which amounts, what that moves, costs and takes. Practice, not law:
 * models/levers.yaml. Costs and limits that nobody publishes are settings of ours, and each says so in its note.
 */
#ifndef MODEL_LEVER_H
#define MODEL_LEVER_H

#include "model/model.h"

typedef struct lever_effect {
    int indicator;
    double amount; /* change of the indicator for one unit of the lever; may be negative */
    bool adds_up;  /* a balance (`balances` of the file): what one year changes, all later years keep, lasting or not */
} lever_effect;

typedef struct lever {
    const char *id;        /* "hire_st_staff" */
    model_text name;
    model_text unit;       /* persons; empty if is_money */
    bool is_money;         /* amounts are yuan */
    lever_effect *effects; /* the first is what the lever is for */
    size_t n_effects;
    double step;           /* amounts are multiples of it */
    double most;           /* greatest amount in a year; INFINITY: only the share limits it */
    double most_share;     /* and at most this share of the last known value of most_of; NAN: no such limit */
    int most_of;           /* or INDICATOR_NONE */
    double cost;           /* yuan for one unit (one yuan of money) */
    double fixed_cost;     /* yuan, once, if the lever is used at all */
    int months;            /* from the decision until it counts */
    bool lasts;            /* the effects stay in later years: a hire, a patent */
    bool recurs;           /* and so does the cost of a unit */
    bool is_for_closed_years; /* genuine cost of closed years that was not yet collected */
    model_text helps;      /* who helps; empty: as actions.yaml says of the first effect */
    model_text note;       /* what the figures stand on; always there without a cite */
    model_citation cite;   /* of the cost; text NULL: a setting of ours */
    const char *where_text;
    node *where;           /* the companies that it is open to; NULL: all */
} lever;

typedef struct levers {
    RULE_HEAD; /* from, to: all days, unless the file says which */
    lever *lever;
    size_t n_levers;
    int *balances; /* figures in which what one year changes stays in all later ones */
    size_t n_balances;
    int *once; /* figures of what happens once, such as an award: none are expected of years to come */
    size_t n_once;
} levers;

/* `folders` of models, separated by ':', with the files that it extends or uses; may be NULL. Errors as model_load. */
tidu_status levers_load(const char *path, const char *folders, dictionary *d, levers **out, tidu_error *err);
tidu_status levers_parse(const char *text, size_t length, const char *file, const char *folders, dictionary *d,
                         levers **out, tidu_error *err);
void levers_free(levers *l);

/*
 * Find and load the levers in force on a day, in `folders`, of which the first that has them is used.
 *
 * name  NULL: levers.yaml; a region ("suzhou"): levers@suzhou.yaml; a version ("levers.2025"); or a path: with '/' or
 *       ending in .yaml. A version or a path is taken whatever its days
 * day   days since 1970, or DATE_NO_END: the newest
 *
 * Returns TIDU_OK, TIDU_ENOTFOUND (no such file, or none for the day), TIDU_EMODEL, TIDU_EIO or TIDU_ENOMEM.
 */
tidu_status levers_find(const char *folders, const char *name, long day, dictionary *d, levers **out, tidu_error *err);

/* NULL if there is none with this id. */
const lever *levers_get(const levers *l, const char *id);

#endif
