/*
 * Worked examples beside a model (`hnte.cases.yaml`): companies with the
 * verdict, interval, gates and items that the decree gives them.
 */
#ifndef VERDICT_WORKED_EXAMPLE_H
#define VERDICT_WORKED_EXAMPLE_H

#include "base/tidu_error.h"
#include "model/model.h"
#include "verdict/assessment.h"

/* What came out of one case; borrowed for the call. */
typedef struct case_result {
    const char *file;
    unsigned long line;
    const char *name;
    const char *differs; /* NULL where all came out as expected */
    const assessment *assessment; /* of the one company */
} case_result;

/* Told of each case; false: no more of them. */
typedef bool (*case_visit)(void *context, const case_result *result);

/*
 * Run the cases of the file `path` against the model. TIDU_EMODEL with the place when the file itself is
 * wrong.
 */
tidu_status cases_run(const char *path, model *m, dictionary *d, case_visit visit, void *context,
                      tidu_error *err);

#endif
