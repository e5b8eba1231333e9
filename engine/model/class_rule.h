/*
 * A rule by which indicators are sorted into classes (优势, 关注, 短板). It grades three things that a table of peers says of an indicator,
 * its rank, its completion and how hard its target is, and gives it the first class whose needs are met. A cell holds a number, which the
 * bounds grade, or the name of a grade.
 */
#ifndef MODEL_CLASS_RULE_H
#define MODEL_CLASS_RULE_H

#include "model/field.h"

/* What a peer table says of an indicator, graded; 0 is the best, or the easiest. */
typedef enum class_part { CLASS_RANK, CLASS_COMPLETION, CLASS_DIFFICULTY, CLASS_PARTS } class_part;

typedef struct class_grade {
    model_text name;    /* as it may stand in a cell: 前列 */
    double bound;       /* up to which (rank, difficulty) or from which on (completion) a number has it; NAN: all others */
} class_grade;

typedef struct class_scale {
    class_grade *grades; /* [n] the first that fits */
    size_t n;
} class_scale;

typedef struct class_row {
    model_text name;    /* 优势 */
    const char *wanted[CLASS_PARTS]; /* zh of the grade that it needs; NULL: any */
    model_text reason;
} class_row;

typedef struct class_rule {
    const char *id;
    model_text name;
    class_scale scales[CLASS_PARTS];
    class_row *classes; /* [n_classes] the first that fits */
    size_t n_classes;
    model_text note;
    model_citation cite;
    unsigned long line;
} class_rule;

extern const field_table class_rule_table;

#endif
