/*
 * Problems that lights open: the targets of a plan whose light is neither good nor says nothing each have a task of kind problem, once; of
 * one whose light is good again the problem can be closed. Which light that is, is what question/target_study says.
 */
#ifndef QUESTION_TASK_PROBLEMS_H
#define QUESTION_TASK_PROBLEMS_H

#include "question/target_study.h"
#include "question/task_book.h"

typedef enum problem_step {
    PROBLEM_STEP_OPENED,   /* now */
    PROBLEM_STEP_IS_OPEN,  /* it has one already */
    PROBLEM_STEP_CLOSABLE, /* the light is good, and a problem still open */
    PROBLEM_STEP_NO_OWNER  /* nobody is responsible, neither by the plan nor by the command */
} problem_step;

typedef struct problem_target {
    const target_row *row; /* of the study */
    problem_step step;
    long long id;          /* of the task; less than 0: as its rows name it; 0: there is none */
    const char *owner;
    long due;
} problem_target;

typedef struct task_problems {
    const target_study *study;
    arena *memory;         /* of the texts that the rows borrow */
    problem_target *list;  /* [n] in the order of the plan */
    size_t n, capacity;
    size_t opened;
} task_problems;

/* Writes the title of the problem of a target. */
typedef void (*task_problem_title)(const target_row *r, const light_rule *rule, bool is_chinese, text_buffer *out);

/* What a new one gets beside its target. */
typedef struct problem_default {
    const char *owner; /* of targets for which the plan names none; NULL: they get no problem */
    long due;
    task_problem_title title;
} problem_default;

/*
 * Go through whole targets (towns' parts have their own light, and no problem) and add the new problems to `rows`. Borrows the study. task_problems_clear is due, also on failure. TIDU_EDATA: due before
 * the day of the study.
 */
tidu_status task_problems_find(const task_book *book, const target_study *study, const problem_default *o, case_rows *rows,
                               task_problems *out, tidu_error *err);
void task_problems_clear(task_problems *p);

#endif
