/* The columns of the roster of a pool: models/practice/roster.yaml. */
#ifndef MODEL_ROSTER_H
#define MODEL_ROSTER_H

#include "model/model.h"

enum { ROSTER_MOST_COLUMNS = 80, ROSTER_MOST_YEARS = 10, ROSTER_MOST_EMPTY = 200 };

/* What the program has found out; the words of `shows` have the same order. */
typedef enum roster_shows {
    ROSTER_NUMBER, ROSTER_RANK, ROSTER_HELD, ROSTER_TARGET, ROSTER_TIER, ROSTER_VERDICT, ROSTER_APPLICATION_YEAR, ROSTER_BATCH,
    ROSTER_SCORE_LOW, ROSTER_SCORE_HIGH, ROSTER_CHANCE, ROSTER_CHANCE_LOW, ROSTER_CHANCE_HIGH, ROSTER_SHORTFALLS,
    ROSTER_MISSING, ROSTER_MEASURES, ROSTER_COST, ROSTER_DATA_DATE, ROSTER_NOTHING
} roster_shows;

typedef enum roster_unit { ROSTER_COUNT, ROSTER_PERCENT, ROSTER_YUAN, ROSTER_THOUSAND, ROSTER_WAN, ROSTER_YI } roster_unit;

/* Exactly one of value, datum and shows says what stands in it. */
typedef struct roster_column {
    const char *id;
    model_text name, about; /* `about` may be empty */
    node *value;            /* NULL: none */
    size_t unit;            /* of it: a roster_unit */
    size_t years;           /* columns of it, those of Y - years + 1 .. Y; 0: one without a year in its heading */
    int datum;              /* an attribute, or the code; INDICATOR_NONE: none */
    bool is_filled;         /* by towns */
    bool is_of_sweeps;
    size_t shows;           /* ROSTER_NOTHING: none */
    const char **choices;   /* of the drop-down list, NULL-terminated (panel/choice.h); NULL: none */
} roster_column;

typedef struct roster_line {
    model_text text;
} roster_line;

typedef struct roster {
    RULE_HEAD;
    model_text sheet, units;
    size_t empty_rows;
    node *leave_out; /* who is not listed; NULL: nobody is left out */
    roster_line *guide;
    size_t n_guide;
    roster_column *columns;
    size_t n_columns;
} roster;

/* Yuan of a unit of money; 1 of the others. */
double roster_unit_size(size_t unit);

/* *out is the caller's. Statuses as actions_load. */
tidu_status roster_load(const char *path, dictionary *d, roster **out, tidu_error *err);
void roster_free(void *r);

#endif
