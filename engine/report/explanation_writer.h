/* Shared by the files that write the parts of an explanation. */
#ifndef REPORT_EXPLANATION_WRITER_H
#define REPORT_EXPLANATION_WRITER_H

#include "report/document.h"
#include "report/expression_words.h"
#include "report/value_text.h"
#include "base/message.h"
#include "verdict/explanation.h"

typedef struct explanation_writer {
    document *d;
    const explanation *e;
    const dictionary *dictionary;
    bool zh;
} explanation_writer;

/* Whose words the explanation is in. */
static inline word_source explanation_words(const explanation_writer *w)
{
    return (word_source){w->dictionary, &w->e->model->head, document_memory(w->d), w->zh};
}

/* Columns with an id are for programs where Chinese is read. */
static inline const char *explanation_id_heading(const explanation_writer *w)
{
    return w->zh ? NULL : N_("id");
}

/* "true", "false", "unknown" */
const char *explanation_truth(truth t);

/* The margin as text: the distance from the threshold, negative if the condition fails; "" if it has no meaning. */
void explanation_margin_text(const explained_comparison *c, bool zh, char text[VALUE_TEXT_SIZE]);

/* Is a cell missing, and would finding it out change anything? */
bool explanation_is_asked_for(const explained_cell *x);

/* Appends the data among these cells that are missing: "revenue 2021-2023, founded on". */
void explanation_missing_names(const explanation_writer *w, const explained_cell *cells, size_t n_cells, text_buffer *out);

/* What is missing for a yes; nothing if nothing is. */
void explanation_write_next(explanation_writer *w);

#endif
