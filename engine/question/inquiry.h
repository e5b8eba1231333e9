/*
 * A question with its model and data source as given by the caller, before anything is read.
 */
#ifndef QUESTION_INQUIRY_H
#define QUESTION_INQUIRY_H

#include "question/data.h"
#include "question/question.h"

typedef struct inquiry {
    const environment *env;
    const char *model;    /* as given; NULL: none */
    question question;
    data_source source;
    problems *found;      /* problems in the data, once they have been read; the caller's */
} inquiry;

#endif
