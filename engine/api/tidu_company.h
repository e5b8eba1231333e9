/*
 * One company under one model as values: the explanation of its verdict, and its gaps. Nothing has to be parsed.
 *
 *     tidu_explanation *e;
 *     tidu_condition gate = {.size = sizeof gate};
 *
 *     if (tidu_explanation_open(session, &query, "91990101MA00H83197", &e, NULL, &err)) ...
 *     for (size_t i = 0; tidu_explanation_condition(e, TIDU_PART_GATE, i, &gate); i++)
 *         printf("%s %d\n", gate.id, gate.state);
 *     tidu_explanation_close(e);
 *
 * Rows are written into structs of the caller's that begin with their `size`, which the caller sets (see TIDU_ABI): no
 * more than that is written, and fields that the library does not know become 0. A function that gives a row returns
 * false, and writes nothing, beyond the last row.
 *
 * Strings are borrowed: they are valid until the explanation or the list of gaps is closed. NULL means that there is
 * none. Numbers without a value are NaN. Money is in yuan, shares are fractions, dates are days since 1970-01-01.
 */
#ifndef TIDU_COMPANY_H
#define TIDU_COMPANY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/tidu_assessment.h"
#include "api/tidu_data.h"
#include "api/tidu_model.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum tidu_truth { TIDU_FALSE, TIDU_UNKNOWN, TIDU_TRUE } tidu_truth;

typedef enum tidu_unit {
    TIDU_UNIT_PLAIN,    /* persons, pieces, years, points: a plain number */
    TIDU_UNIT_YUAN,
    TIDU_UNIT_FRACTION, /* 0.05 is 5% */
    TIDU_UNIT_DATE      /* days since 1970-01-01 */
} tidu_unit;

typedef enum tidu_value_state {
    TIDU_VALUE_KNOWN,
    TIDU_VALUE_MISSING,        /* exists and is not known */
    TIDU_VALUE_NOT_APPLICABLE, /* a year before the company was founded */
    TIDU_VALUE_UNDEFINED       /* such as x/0: known to have no value */
} tidu_value_state;

typedef enum tidu_relation {
    TIDU_LESS,
    TIDU_LESS_OR_EQUAL,
    TIDU_GREATER,
    TIDU_GREATER_OR_EQUAL,
    TIDU_EQUAL,
    TIDU_NOT_EQUAL
} tidu_relation;

/* --- explanation ------------------------------------------------------------------------------------------ */

typedef struct tidu_explanation tidu_explanation;

/*
 * Explain the result of one company, given by its code. Only that company is read.
 *
 * session  borrowed; must outlive the explanation
 * out      on success a new explanation, owned by the caller (tidu_explanation_close)
 *
 * Returns the statuses of a query; TIDU_ENOTFOUND also if there is no such company.
 */
TIDU_API tidu_status tidu_explanation_open(tidu_session *session, const tidu_query *query, const char *code,
                                           tidu_explanation **out, tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_explanation_close(tidu_explanation *explanation);

/* The model in the version that judges; valid as long as the explanation. */
TIDU_API const tidu_model *tidu_explanation_model(const tidu_explanation *explanation);

typedef struct tidu_company_verdict {
    size_t size;              /* of this struct, set by the caller */
    const char *code;
    const char *name;
    int year;                 /* application year */
    const char *on;           /* application date, YYYY-MM-DD */
    const char *version_note; /* why this version of the model judges, in the session's language */
    tidu_verdict verdict;
    bool needs_exception;     /* the verdict is TIDU_OPEN only because an expert may yet confirm a direct pass */
    double readiness;         /* probability of TIDU_YES under the model's priors, 0 to 1 */
    double score_lo, score_hi; /* points; NaN if the model has no score */
} tidu_company_verdict;

TIDU_API void tidu_explanation_verdict(const tidu_explanation *explanation, tidu_company_verdict *out);

/* A gate or a direct pass. */
typedef struct tidu_condition {
    size_t size;             /* of this struct, set by the caller */
    const char *id;
    const char *name_zh, *name_en;
    const char *law_zh, *law_en; /* the law's words in short */
    const char *cite;        /* document and article */
    const char *cite_file;   /* the model file that the condition stands in, if that is not the model's own */
    tidu_gate_state state;
    bool is_judged;          /* an expert confirms what the data say */
    size_t n_comparisons;    /* rows of tidu_explanation_comparison */
    size_t n_paths;          /* rows of tidu_explanation_path; 0: the condition has no alternatives */
    size_t n_inputs;         /* rows of tidu_explanation_input */
} tidu_condition;

/* The i-th gate (TIDU_PART_GATE) or direct pass (TIDU_PART_DIRECT), numbered as by tidu_model_part. */
TIDU_API bool tidu_explanation_condition(const tidu_explanation *explanation, tidu_part part, size_t i,
                                         tidu_condition *out);

/* One comparison that a condition is made of: `left relation right`. */
typedef struct tidu_comparison {
    size_t size;            /* of this struct, set by the caller */
    const char *left_text;  /* the expression; the whole comparison unless is_number */
    const char *right_text;
    bool is_number;         /* otherwise it compares texts or asks for a certificate, and only `holds` has a meaning */
    tidu_relation relation;
    tidu_unit unit;         /* of both sides */
    double left, right;     /* NaN: no value */
    double margin;          /* how far `left` is on the good side of the line, negative: how much is lacking; NaN for
                               TIDU_EQUAL and TIDU_NOT_EQUAL */
    tidu_truth holds;
    size_t path;            /* number of its path; 0 without paths */
} tidu_comparison;

/* The k-th comparison of the i-th gate or direct pass, in the order of the expression. */
TIDU_API bool tidu_explanation_comparison(const tidu_explanation *explanation, tidu_part part, size_t i, size_t k,
                                          tidu_comparison *out);

/* One of several ways to meet a condition. */
typedef struct tidu_path {
    size_t size; /* of this struct, set by the caller */
    const char *id;
    const char *name_zh, *name_en;
    tidu_truth holds;
} tidu_path;

TIDU_API bool tidu_explanation_path(const tidu_explanation *explanation, tidu_part part, size_t i, size_t k,
                                    tidu_path *out);

/* A datum that a condition or an item stands on. */
typedef struct tidu_input {
    size_t size;            /* of this struct, set by the caller */
    const char *indicator;  /* as the rule names it */
    const char *label_zh, *label_en;
    int year;               /* 0: an attribute of the company */
    tidu_value_state state;
    double value;           /* NaN unless it is known and a number */
    const char *text;       /* the value of a text; NULL for numbers */
    tidu_unit unit;
    const char *used;       /* the indicator that the value was taken from: the same, or its fallback */
    bool is_optional;       /* missing, and the rule does without it: finding it out changes nothing */
    const char *file;       /* where the value stands; NULL: not known, or missing */
    unsigned long line;     /* from 1; 0: not known, or gathered from several rows */
    unsigned long column;   /* from 1; 0: not known, or a constant of the mapping */
    const char *header;     /* of the column */
} tidu_input;

/* The k-th datum of the i-th gate, direct pass or item (TIDU_PART_ITEM). Several parts may use the same datum. */
TIDU_API bool tidu_explanation_input(const tidu_explanation *explanation, tidu_part part, size_t i, size_t k,
                                     tidu_input *out);

/* Points: of an item, or of a group of items after its cap. */
typedef struct tidu_points {
    size_t size;           /* of this struct, set by the caller */
    const char *id;
    const char *name_zh, *name_en;
    const char *cite;
    const char *cite_file; /* as in tidu_condition */
    size_t group;          /* items: number of their group */
    double least, greatest; /* points that the known facts allow */
    double most;           /* points that the rule allows at all; groups: the cap, infinite if there is none */
    double likely;         /* items: the most likely points, where they are certain or the model states a prior for the
                              only possible band; otherwise NaN */
    const char *over_text; /* items with steps: the expression that the steps look at, */
    double over;           /* its value, NaN if it has none, */
    tidu_unit over_unit;   /* and its unit */
    size_t n_bands;        /* items: bands that are still possible */
    const char *band;      /* items: the condition of the only possible band; "": none of the bands before it */
    double judged;         /* items: points that an expert has given; NaN: none */
    bool is_judged;        /* they count */
    bool is_contradicted;  /* they lie outside the rule's band and do not count */
    size_t n_inputs;       /* rows of tidu_explanation_input; 0 for groups */
} tidu_points;

/* The i-th item (TIDU_PART_ITEM) or group (TIDU_PART_GROUP), numbered as by tidu_model_part. */
TIDU_API bool tidu_explanation_points(const tidu_explanation *explanation, tidu_part part, size_t i, tidu_points *out);

/* A definition that the rules use, with what it came to. */
typedef struct tidu_definition {
    size_t size;            /* of this struct, set by the caller */
    const char *id;
    const char *name_zh, *name_en;
    const char *text;       /* as written; of a table of steps the expression that they look at */
    const char *cite;
    const char *cite_file;  /* as in tidu_condition */
    bool is_truth;          /* only `holds` has a meaning; otherwise the four below it have one */
    tidu_truth holds;
    tidu_value_state state;
    double value;           /* NaN: see `state` */
    tidu_unit unit;
} tidu_definition;

TIDU_API bool tidu_explanation_definition(const tidu_explanation *explanation, size_t i, tidu_definition *out);

/* --- gaps --------------------------------------------------------------------------------------------------- */

typedef struct tidu_gap_list tidu_gap_list;

/*
 * For each condition that the company does not meet and each item whose points could rise, how far each input that a
 * company can change would have to move alone; for met gates and direct passes, how far it may move (margins). Each
 * value has been tried on the rule itself. Ordered by gates, direct passes, items. Only that company is read.
 *
 * Ownership and statuses as for tidu_explanation_open (tidu_gap_list_close).
 */
TIDU_API tidu_status tidu_gap_list_open(tidu_session *session, const tidu_query *query, const char *code,
                                        tidu_gap_list **out, tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_gap_list_close(tidu_gap_list *list);
TIDU_API size_t tidu_gap_list_count(const tidu_gap_list *list);

/* As tidu_explanation_model. */
TIDU_API const tidu_model *tidu_gap_list_model(const tidu_gap_list *list);

typedef enum tidu_gap_reason {
    TIDU_GAP_REACHABLE,      /* `to` closes it; of a margin, the last value at which the condition holds */
    TIDU_GAP_MISSING,        /* this datum is missing and has to be found out */
    TIDU_GAP_WAITS,          /* no value of this input decides it while another datum is missing */
    TIDU_GAP_NO_EFFECT,      /* no value that this input can have closes it */
    TIDU_GAP_BOUNDED,        /* it would close, but only beyond another datum, `bound_by` */
    TIDU_GAP_NOT_APPLICABLE, /* the company was not yet founded in that year */
    TIDU_GAP_EXPERT,         /* an expert decides; no input */
    TIDU_GAP_UNCHANGEABLE    /* nothing that a company can change appears in it; no input */
} tidu_gap_reason;

typedef struct tidu_gap {
    size_t size;             /* of this struct, set by the caller */
    tidu_part part;          /* TIDU_PART_GATE, TIDU_PART_DIRECT or TIDU_PART_ITEM */
    size_t number;           /* among the parts of this kind */
    const char *id;          /* of the condition or item */
    const char *indicator;   /* the input; NULL: no input */
    int year;                /* 0: an attribute of the company, or no input */
    tidu_unit unit;
    double from;             /* the value now; NaN: it has none */
    double to, change;       /* NaN unless is_possible */
    double step;             /* the smallest change: 1 person, 1 yuan, 0.0001 of a share; 0: not computed */
    tidu_gap_reason reason;
    bool is_margin;          /* the condition is met: how far the input may move */
    bool is_fact;            /* it would close, but less of this is nothing to advise (actions.yaml, `keep`) */
    bool is_possible;        /* `to`, `change` and all fields below `bound_by` have a meaning */
    const char *bound_by;    /* TIDU_GAP_BOUNDED: the indicator that stands in the way */
    const char *also;        /* the whole that moves in the same year, as employees do with S&T staff; NULL: none */
    double also_to;          /* its value then */
    uint64_t breaks;         /* bit i: gate i holds now and would no longer */
    tidu_verdict verdict_then;    /* of the whole model after this change alone */
    bool needs_exception_then;    /* as in tidu_company_verdict */
    double points_lo, points_hi;  /* items: points that are reached; otherwise NaN */
} tidu_gap;

TIDU_API bool tidu_gap_list_get(const tidu_gap_list *list, size_t i, tidu_gap *out);

#ifdef __cplusplus
}
#endif
#endif
