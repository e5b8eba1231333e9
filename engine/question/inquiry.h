/*
 * A question with the rule and the data that it is about, as it arrives, before anything was read.
 */
#ifndef QUESTION_INQUIRY_H
#define QUESTION_INQUIRY_H

#include "question/data.h"
#include "question/question.h"

typedef struct inquiry {
    const environment *env;
    const char *model;    /* as it was asked for; NULL where no model is */
    question question;
    data_source source;
    problems *found;      /* what was wrong with the data, once they were read; the caller's */
} inquiry;

#endif
