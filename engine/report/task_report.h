/* Tasks and visits as documents. */
#ifndef REPORT_TASK_REPORT_H
#define REPORT_TASK_REPORT_H

#include "question/task_study.h"
#include "report/document.h"

/* How a list of tasks is written. */
typedef struct task_view {
    bool is_flat; /* one table: with groups their counts */
    bool is_form; /* a workbook to be filled in and given back: what came of each task, and new ones */
    bool is_chinese;
} task_view;

/* The tasks with how many there are in which state; grouped, first the counts of each group. NULL: memory is exhausted. */
document *task_list_document(const task_study *s, const task_view *v);

/* Everything that happened to one task, with who, when, and from which sheet or command. The book stays open while it is made. */
tidu_status task_show_document(const task_book *b, const task *t, long day, bool is_chinese, document **out, tidu_error *err);

/* Visits from one day to another, newest first; of the companies `codes` [n], 0: all. */
typedef struct visit_choice {
    const char *const *codes;
    size_t n_codes;
    long from, to;
    const char *visitor; /* NULL: all */
} visit_choice;
tidu_status visit_list_document(const task_book *b, const visit_choice *c, bool is_chinese, document **out, tidu_error *err);

/* "problem", as people say it. */
const char *task_kind_text(const char *kind);
const char *task_state_text(task_state state);

#endif
