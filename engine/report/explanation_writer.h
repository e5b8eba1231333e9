/* Shared by the files that write the parts of an explanation. */
#ifndef REPORT_EXPLANATION_WRITER_H
#define REPORT_EXPLANATION_WRITER_H

#include "report/document.h"
#include "report/value_text.h"
#include "verdict/explanation.h"

typedef struct explanation_writer {
    document *d;
    const explanation *e;
    const dictionary *dictionary;
    bool zh;
} explanation_writer;

/* "true", "false", "unknown" */
const char *explanation_truth(truth t);

/* The margin as text: the distance from the threshold, negative if the condition fails; "" if it has no meaning. */
void explanation_margin_text(const explained_comparison *c, bool zh, char text[VALUE_TEXT_SIZE]);

/* What is missing for a yes; nothing if nothing is. */
void explanation_write_next(explanation_writer *w);

#endif
