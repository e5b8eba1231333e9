/*
 * Answers that were given and are given again as long as nothing has changed that they depend on. Bounded: those that were not asked for the
 * longest are dropped first. Of one thread.
 */
#ifndef SERVER_KEPT_ANSWERS_H
#define SERVER_KEPT_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>

#include "server/answer.h"
#include "server/state.h"

typedef struct kept_answers kept_answers;

kept_answers *kept_answers_new(size_t most_bytes); /* NULL without memory */
void kept_answers_free(kept_answers *k);

/* What is asked for from now on is of this state: drop what is of another. True: there was another. */
bool kept_answers_turn_to(kept_answers *k, const state *now);

/* A copy of the answer, which is the caller's; false: it is not kept. */
bool kept_answers_find(kept_answers *k, const question_words *question, const answer_form *form, answer *out);

/* Keep a copy, if it fits and its question is one of reading. */
void kept_answers_add(kept_answers *k, const question_words *question, const answer_form *form, const answer *a);

/* May it be kept at all: does it only read, and not the record of exports, which is no part of the state? */
bool kept_answers_may(const question_words *question, const answer_form *form);

#endif
