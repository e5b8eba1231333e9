/*
 * One status of an application, typed in. What a list of an authority may leave open is refused here, where somebody can be asked: an
 * outcome without a filing, a day out of order.
 */
#ifndef QUESTION_APPLICATION_ENTRY_H
#define QUESTION_APPLICATION_ENTRY_H

#include "question/environment.h"
#include "store/store.h"

typedef struct application_entry {
    const char *code, *model; /* the model by its id or by what certificates are called */
    const char *batch, *status;
    int year;          /* of application; 0: as the batch says */
    const char *on;    /* YYYY-MM-DD; NULL: today */
    const char *today;
    const char *command; /* as typed, which becomes the name of the import */
} application_entry;

/*
 * Write it as an import of its own. *id becomes the number of that import. TIDU_EUSAGE: a day, a batch or a status is none; TIDU_ENOTFOUND: company
 * or model is unknown; TIDU_EDATA: it contradicts what is known of the application. Otherwise the statuses of a store.
 */
tidu_status application_entry_add(const environment *env, const char *db, const application_entry *e, long long *id, tidu_error *err);

#endif
