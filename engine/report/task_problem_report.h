/* Problems that lights of targets open, in words and as a document. */
#ifndef REPORT_TASK_PROBLEM_REPORT_H
#define REPORT_TASK_PROBLEM_REPORT_H

#include "question/target_study.h"
#include "question/task_problems.h"
#include "report/document.h"

/* "new high-tech enterprises: value 12, planned by now 20, gap 8 (yellow light)"; a task_problem_title. */
void task_problem_title_text(const target_row *r, const light_rule *rule, bool is_chinese, text_buffer *out);

/* What became of each light that is not good, and which problems can be closed. NULL: memory is exhausted. */
document *task_problem_document(const task_problems *p, bool is_chinese);

#endif
