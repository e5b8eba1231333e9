/* Shared by what is asked of targets on a day. */
#ifndef API_TARGET_INTERNAL_H
#define API_TARGET_INTERNAL_H

#include "api/api_internal.h"
#include "question/target_study.h"

typedef struct target_asked {
    typed_values *typed; /* of a file; NULL */
    problems *found;
    target_study *study; /* borrows the typed values */
} target_asked;

/* Zeroed before; target_asked_end is due, also on failure. */
tidu_status target_asked_make(tidu_session *s, const tidu_target_options *o, target_asked *a, tidu_error *err);

/* Pass the problems on and free the rest. Returns `status`, or TIDU_ENOMEM. */
tidu_status target_asked_end(target_asked *a, tidu_status status, tidu_problems **problems, tidu_error *err);

#endif
