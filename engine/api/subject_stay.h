/*
 * A session asked about a file that names a subject (model/subject.h): for the time of the question its dictionary is that of
 * the subject, and so is the database.
 */
#ifndef API_SUBJECT_STAY_H
#define API_SUBJECT_STAY_H

#include "question/inquiry.h"

typedef struct subject_stay {
    environment *env;      /* NULL: nothing was changed */
    dictionary *own;       /* of the subject; the caller's, who frees it once nothing reads it */
    dictionary *before;
    int own_first, own_end;
    char db[ENVIRONMENT_PATH];
} subject_stay;

/*
 * `folder` is that of the file's kind ("indices"), asked->model its name or path. Always initialises *out. Statuses of
 * named_file_find and of subject_dictionary_load; TIDU_EUSAGE: the session is about another subject.
 */
tidu_status subject_enter(environment *env, inquiry *asked, const char *folder, subject_stay *out, tidu_error *err);

/* The session is about what it was before. May be called twice. */
void subject_leave(subject_stay *x);

#endif
