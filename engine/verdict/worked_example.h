/*
 * Runs the worked examples of a model (`hnte.cases.yaml`): companies with the verdict, interval, gates and items that
 * the regulation gives them.
 */
#ifndef VERDICT_WORKED_EXAMPLE_H
#define VERDICT_WORKED_EXAMPLE_H

#include "base/tidu_error.h"
#include "model/field.h"
#include "model/model.h"
#include "verdict/assessment.h"

/* The result of one case; borrowed during the call. */
typedef struct case_result {
    const char *file;
    unsigned long line;
    const char *name;
    const char *differs; /* NULL if everything is as expected */
    const assessment *assessment; /* of the one company */
} case_result;

/* Called for each case; return false to stop. */
typedef bool (*case_visit)(void *context, const case_result *result);

/* Run the cases of the file `path` with the model. TIDU_EMODEL with the position if the file itself is invalid. */
tidu_status cases_run(const char *path, model *m, dictionary *d, case_visit visit, void *context,
                      tidu_error *err);

/* The table by which a file of cases is read. */
extern const field_table cases_file;

#endif
