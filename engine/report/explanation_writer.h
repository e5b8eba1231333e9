/*
 * An explanation on its way into a document; for the files that write its parts.
 */
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

/* How far the value is on the good side of its line; negative: how much is lacking. "" where that says nothing. */
void explanation_margin(const explained_comparison *c, bool zh, char text[VALUE_TEXT_SIZE]);

/* What stands between the company and a yes; nothing where nothing does. */
void explanation_write_next(explanation_writer *w);

#endif
