/* An indicator sorted into a class (优势, 关注, 短板) by what a table of peers says of it. */
#ifndef TARGET_TARGET_CLASS_H
#define TARGET_TARGET_CLASS_H

#include "model/class_rule.h"

typedef struct class_answer {
    const class_grade *grades[CLASS_PARTS]; /* NULL: nothing is said of it */
    bool is_on_line[CLASS_PARTS];           /* a number that is the bound of its grade itself */
    const class_row *found;                 /* NULL: no class fits */
} class_answer;

/* The grade of a cell: a number, with % or without, or the name of a grade. False: it is neither. */
bool target_class_grade(const class_rule *rule, class_part part, const char *cell, const class_grade **out, bool *is_on_line);

/* Fill in `found` by the grades: a class that needs a grade of something of which nothing is said does not fit. */
void target_class_find(const class_rule *rule, class_answer *a);

#endif
