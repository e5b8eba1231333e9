/*
 * Asking for a page: an answer that was given in this state is given again. Between recall_begin and recall_end, which stand around one
 * request that only reads; outside of them every answer is computed. Of the thread that answers.
 */
#ifndef SERVER_RECALL_H
#define SERVER_RECALL_H

#include "server/answer.h"
#include "server/state.h"

/* `now` with no text: nothing is recalled, and nothing kept. The desk is borrowed until recall_end. */
void recall_begin(const desk *d, const state *now);
void recall_end(void);

/* As answer_ask, with the same bytes. */
void recall_ask(const question_words *question, const answer_form *form, answer *out);

/* Release everything. */
void recall_forget(void);

#endif
