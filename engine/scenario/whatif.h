/*
 * What-if: one company, or many, before and after. Both sides are a model (the same one, or one with another
 * parameter) and a binding (the data, and a copy with changed cells). Nothing here modifies either.
 */
#ifndef SCENARIO_WHATIF_H
#define SCENARIO_WHATIF_H

#include "verdict/explanation.h"

typedef struct whatif_side {
    const assessor *assessor;
    const binding *binding;
    size_t company;
} whatif_side;

/* A value moved across a bound of a step table: "revenue passes 5000 wan: rd_floor from 5% to 4%". */
typedef struct whatif_crossing {
    const char *name;      /* of the definition or the item */
    const model_definition *definition; /* NULL: an item */
    model_text title;      /* of the item */
    const node *over;
    explained_unit over_unit;
    double over_before, over_after;
    double bound;
    explained_unit unit;   /* of a definition's values */
    double before_least, before_greatest; /* for a definition both are its value */
    double after_least, after_greatest;
} whatif_crossing;

typedef struct whatif_one {
    explanation *before;
    explanation *after;
    whatif_crossing *crossings;
    size_t n_crossings;
    size_t capacity;
} whatif_one;

tidu_status whatif_one_run(const whatif_side *before, const whatif_side *after,
                           explanation_origin origin, void *context, whatif_one **out,
                           tidu_error *err);
void whatif_one_free(whatif_one *w);

/* Has anything about a gate or item changed? The same `which` in both models. */
bool whatif_condition_moved(const explained_condition *before, const explained_condition *after);
bool whatif_item_moved(const explained_item *before, const explained_item *after);

/* --- many ------------------------------------------------------------------------------------ */

/* Companies of one town (or all) by verdict before and after. */
typedef struct whatif_count {
    const char *town; /* NULL: unknown; "" for the sum */
    size_t companies;
    size_t before[3]; /* by truth */
    size_t after[3];
    size_t enter;     /* not yes before, yes after */
    size_t leave;
    double readiness_before; /* summed */
    double readiness_after;
} whatif_count;

typedef struct whatif_many {
    const assessment *before; /* borrowed, over the same companies */
    const assessment *after;
    uint32_t *moved;  /* companies whose verdict or readiness moved: who enters, who leaves, the rest;
                         by code */
    size_t n_moved;
    whatif_count sum;
    whatif_count *towns; /* by name, the unknown one last */
    size_t n_towns;
    size_t capacity;
} whatif_many;

/* For the companies with is_in[company] (NULL: all). */
tidu_status whatif_many_run(const assessment *before, const assessment *after, const panel *p,
                            const uint8_t *is_in, whatif_many **out, tidu_error *err);
void whatif_many_free(whatif_many *w);

typedef enum whatif_move { WHATIF_ENTERS, WHATIF_LEAVES, WHATIF_NEARER, WHATIF_FURTHER, WHATIF_STAYS } whatif_move;

whatif_move whatif_move_of(const assessment *before, const assessment *after, size_t company);
const char *whatif_move_name(whatif_move move); /* "enters" ...: for programs */

#endif
