/*
 * Explains one verdict: every condition with its values, thresholds and margins, every item with the bands that are
 * still possible, and the cells that all of it depends on. Computed by the same program as the list, run on one row by
 * a recording machine, so that the two cannot differ.
 */
#ifndef VERDICT_EXPLANATION_H
#define VERDICT_EXPLANATION_H

#include "base/arena.h"
#include "numeric/compare.h"
#include "rules/binding.h"
#include "verdict/assessor.h"

/* A cell of data. */
typedef struct explained_cell {
    int indicator; /* as the rule names it */
    int used;      /* where the value comes from: itself or its fallback */
    int year;      /* PANEL_ANY_YEAR for an attribute */
    double value;
    double stands; /* what is not taken for a value, being more than the whole that it is a part of; else missing */
    int whole;     /* that whole, or the fallback that stands for it */
    const char *text; /* of a text indicator, NULL when missing */
    const char *file; /* position in the source; NULL if unknown */
    unsigned long line;
    unsigned long column;
    const char *header;
    bool is_optional; /* missing, and the rule does without it: finding it out changes nothing */
} explained_cell;

typedef enum explained_unit { UNIT_PLAIN, UNIT_MONEY, UNIT_PERCENT, UNIT_DATE } explained_unit;

/* One comparison inside a condition. */
typedef struct explained_comparison {
    const node *left_node; /* of the model: what left_text says */
    const char *left_text;
    const char *sign;
    compare_relation relation; /* what the sign says; only where there is one */
    const char *right_text;
    explained_unit unit;
    double left;
    double right;
    truth holds;
    bool is_code;   /* what is compared is a code: it has no margin */
    bool is_number; /* otherwise a text comparison or holds(): only `holds` */
    size_t path;    /* index into condition->paths, in that order; 0 without paths */
} explained_comparison;

typedef struct explained_condition {
    const model_condition *condition;
    gate_state state;
    bool is_refused; /* unmet only because an expert says no */
    explained_comparison *comparisons;
    size_t n_comparisons;
    truth *paths; /* of condition->paths */
    explained_cell *cells;
    size_t n_cells;
} explained_condition;

typedef struct explained_item {
    const model_item *item;
    double least, greatest;
    unsigned bands;        /* still possible */
    bool is_judged;        /* the expert's points count */
    bool is_contradicted;  /* they were given but lie outside the band of the law */
    double judged;
    bool has_over;
    double over;           /* the value that selects the band */
    explained_unit unit;
    explained_cell *cells;
    size_t n_cells;
} explained_item;

typedef struct explained_definition {
    const model_definition *definition;
    double value;
    truth holds;
    bool is_truth;
    explained_unit unit;
} explained_definition;

/* A code in words: "C3911 计算机整机制造". */
typedef struct explained_code {
    int indicator;
    const char *text;
} explained_code;

enum { VERSION_NOTE_SIZE = 400, EXPLAINED_CODES = 4 };

typedef struct explanation {
    arena *memory;
    const model *model;
    const char *code;
    const char *name;
    const char *region; /* its division code; "" where it is not known */
    int year;
    long on;
    char version_note[VERSION_NOTE_SIZE]; /* why this version applies, or \"\"; filled in by the caller that chose it */
    explained_code codes[EXPLAINED_CODES]; /* region, industries, field; filled in by a caller that knows their names */
    size_t n_codes;
    assessment *assessed; /* what all this explains, in row 0 */
    truth verdict;
    bool needs_exception; /* as assessment_needs_exception */
    double readiness;
    double least, greatest; /* NaN without a score */
    explained_definition *definitions; /* those that the rules use */
    size_t n_definitions;
    explained_condition *gates;   /* model->n_gates */
    explained_condition *directs; /* model->n_directs */
    explained_item *items;        /* model->n_items */
    double *group_least;
    double *group_greatest;
} explanation;

/* Fill in file, line, column and header of a cell, or leave them. */
typedef void (*explanation_origin)(void *context, const char *code, explained_cell *cell,
                                   arena *memory);

/* `a` is the compiled model of the list. The explanation borrows its model. TIDU_ENOMEM. */
tidu_status explanation_make(const assessor *a, const binding *b, size_t company, explanation_origin origin,
                             void *context, explanation **out, tidu_error *err);
void explanation_free(explanation *e);

/* Is a condition made of comparisons through and, or, not and definitions, so that each is explained by itself? */
bool explanation_is_composed(const node *n);

/*
 * The margin of a comparison: the distance of the left side from the threshold, in its unit, negative if the comparison
 * fails. NaN where a side has no value, and for = and ≠.
 */
double explanation_margin(const explained_comparison *c);

/* The code of an indicator with its name; NULL if the name is not known. */
const char *explanation_code(const explanation *e, int indicator);

#endif
