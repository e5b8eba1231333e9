/*
 * The rules of a pool (培育库), models/pools/<id>.yaml: to which title it leads, who enters it and who leaves it, and how often its members
 * are called on. What is near enough to a title is not decided here once more: a rule of entering can ask for the tiers of a reserve of a
 * ladder (model/ladder.h), or for a chance as lists show it.
 */
#ifndef MODEL_POOL_RULES_H
#define MODEL_POOL_RULES_H

#include "model/catalogue.h"
#include "model/company_condition.h"

enum { POOL_MOST_RULES = 12, POOL_MOST_TIERS = 8 };

/* Everything that it asks must hold; whoever holds the title of the pool enters by none. */
typedef struct pool_entry {
    const char *id;
    model_text name;
    model_citation cite;
    company_condition asks;    /* an expression; asks.need NULL: none */
    company_condition rule;    /* the pool's model, for the chance */
    double chance;             /* of the pool's model, at least; NAN: any */
    const char *ladder;        /* whose reserve; NULL: none is asked for */
    const char *reserve;       /* its id */
    const char **tiers;        /* [n_tiers] of the reserve: in one of them */
    size_t n_tiers;
} pool_entry;

typedef enum pool_exit_kind {
    POOL_EXIT_CERTIFICATE, /* one was granted since the entry: on that day */
    POOL_EXIT_YEARS,       /* so many years after the entry, and not passed */
    POOL_EXIT_MOVED,       /* its region lies outside the pool's own */
    POOL_EXIT_NEED         /* an expression is true */
} pool_exit_kind;

typedef struct pool_exit {
    const char *id;
    model_text name;
    model_citation cite;
    pool_exit_kind kind;
    const char *certificate; /* a title */
    int years;
    company_condition asks;  /* asks.need: an expression */
} pool_exit;

typedef struct pool_rules {
    RULE_HEAD;
    model_text note; /* what the rules are based on */
    model_citation cite;
    const char *leads_to; /* a model: the title that it leads to */
    const char *region; /* the beginning of the division codes of its companies; "": not said */
    int visit_days;     /* a member is called on at least once in so many days; 0: not said */
    pool_entry *entries;
    size_t n_entries;
    pool_exit *exits; /* the first that applies */
    size_t n_exits;
} pool_rules;

/*
 * `models` tells which models there are, and in which folders ladders stand. *out is the caller's (pool_rules_free). TIDU_EIO; TIDU_EMODEL
 * with file, line and column; TIDU_ENOMEM.
 */
tidu_status pool_rules_load(const char *path, const catalogue *models, dictionary *d, pool_rules **out, tidu_error *err);
void pool_rules_free(pool_rules *p);

/* The rule of entering or leaving of this id, for its name; false: there is none (any more). */
bool pool_rules_name(const pool_rules *p, const char *id, model_text *out);

#endif
