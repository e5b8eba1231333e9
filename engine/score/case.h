/*
 * Worked examples beside a model (`hnte.cases.yaml`): companies with the
 * verdict, interval, gates and items that the decree gives them.
 */
#ifndef SCORE_CASE_H
#define SCORE_CASE_H

#include "base/tidu_error.h"
#include "model/model.h"

/* Told of each case; `differs` is NULL where all came out as expected. */
typedef void (*case_report)(void *context, const char *file, unsigned long line, const char *name,
                            const char *differs);

typedef struct case_counts {
    unsigned long passed;
    unsigned long failed;
} case_counts;

/*
 * Run every case of the file `path` against the model. Counts are added to `counts`.
 * TIDU_EMODEL with the place when the file itself is wrong.
 */
tidu_status cases_run(const char *path, model *m, dictionary *d, case_report report, void *context,
                      case_counts *counts, tidu_error *err);

#endif
