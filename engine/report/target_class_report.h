/* Indicators sorted into classes by a table of peers. */
#ifndef REPORT_TARGET_CLASS_REPORT_H
#define REPORT_TARGET_CLASS_REPORT_H

#include "model/light_rules.h"
#include "report/document.h"
#include "target/target_class.h"

/* What the table says, as it stands there. */
typedef struct class_line {
    const char *indicator, *rank, *of, *completion, *difficulty;
    class_answer answer;
} class_line;

/* NULL if memory is exhausted. */
document *target_class_document(const light_rules *all, const class_rule *rule, const class_line *lines, size_t n, bool is_chinese);

#endif
