/*
 * Who stands just above the lines of a rule (临界待核实): is there an excess just above a line of a ratio, an amount or the points, and which companies there
 * have other signs that somebody should look at the figure. Lines are read from the model; what an excess is, numeric/bunching.h; what a sign is,
 * models/practice/border.yaml.
 */
#ifndef QUESTION_BORDER_STUDY_H
#define QUESTION_BORDER_STUDY_H

#include "model/border_rules.h"
#include "model/research_rules.h"
#include "numeric/bunching.h"
#include "question/study.h"

enum { BORDER_MOST_LINES = 64, BORDER_MOST_VALUES = 16 /* MODEL_MOST_BANDS */ };

typedef enum border_sign { BORDER_JUMP = 1, BORDER_SOURCES = 2, BORDER_ROUND = 4, BORDER_SEVERAL = 8 } border_sign;
enum { BORDER_SIGNS = 4 };

typedef enum border_state {
    BORDER_EXCESS,  /* the interval of the excess is above 0 */
    BORDER_NONE,    /* it is not */
    BORDER_TOO_FEW, /* companies */
    BORDER_NARROW   /* bins that can hold anybody */
} border_state;

/* A line of one condition. Where it is a table by size, each of its values is a line of the companies that it is for. */
typedef struct border_line {
    size_t condition;     /* of study->conditions */
    double value;
    double bin;           /* width */
    size_t known;         /* companies of the selection with a figure and this line */
    size_t near;          /* of these in the bins */
    bunching_form form;   /* bins that can hold anybody */
    double *counts, *expected; /* [form.below + form.above] */
    bunching found;
    border_state state;
    int common;           /* border_signs that so many of the others have, too, that they are none here */
} border_line;

/* A comparison of a gate with a line, or the total of points. */
typedef struct border_condition {
    const model_condition *gate; /* NULL: the points */
    const node *comparison, *left, *right; /* NULL for points */
    compare_relation relation;
    bool is_upper;        /* met below the line */
    bool is_share;        /* a quotient of like things */
    bool reads_research;  /* figures of R&D that several sources state */
    int divided;          /* an indicator of money that is divided; INDICATOR_NONE */
    size_t truth_output, left_output, right_output;
    double *now, *line, *before; /* [companies] cells; `before` NULL for points */
    uint8_t *met;         /* [companies] truth */
} border_condition;

/* A company just above a line. */
typedef struct border_company {
    uint32_t company;
    size_t line;
    int signs;            /* border_signs */
    size_t n_signs;
    bool is_listed;       /* to be checked */
} border_company;

typedef struct border_study {
    const environment *env;
    border_rules *rules;
    research_rules *research;
    study *study;         /* of the model */
    const model *read;    /* whose lines are in `conditions` */
    const char *at;       /* only this condition; NULL: all */
    border_condition conditions[BORDER_MOST_LINES];
    size_t n_conditions;
    program *program;
    border_line *lines;   /* [n_lines] in the order of the model, by value */
    size_t n_lines;
    border_company *above; /* [n_above] the most signs first, then by line and code */
    size_t n_above;
    size_t listed;
    uint8_t *is_in;       /* [companies] of the selection */
} border_study;

/*
 * asked->model NULL: the usual one. `at`: the id of a gate, or "total". *out is the caller's. Statuses of a query; TIDU_ENOTFOUND also if the model has no such
 * line.
 */
tidu_status border_study_open(inquiry *asked, const char *at, border_study **out, tidu_error *err);
void border_study_free(void *study);

/* Of the company just above the line: its figure now, a year ago. Cells. */
double border_now(const border_study *s, const border_company *c);
double border_before(const border_study *s, const border_company *c);

/* Id and name of the condition of a line; the points have no name. */
const char *border_line_id(const border_study *s, const border_line *l);
model_text border_line_name(const border_study *s, const border_line *l);

#endif
