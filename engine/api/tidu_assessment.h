/*
 * Holding companies against a model: verdicts, points and readiness, lists, explanations.
 */
#ifndef TIDU_ASSESSMENT_H
#define TIDU_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "api/tidu_data.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct tidu_assessment tidu_assessment;

typedef enum tidu_verdict { TIDU_NO, TIDU_OPEN, TIDU_YES } tidu_verdict;

/* `model` is an id (the version in force on the date is taken) or the path of a model file. */
TIDU_API tidu_status tidu_assess(tidu_session *session, const char *model,
                                 const tidu_source *source, const tidu_question *question,
                                 tidu_assessment **out, tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_assessment_free(tidu_assessment *assessment);

/*
 * The same as CSV of all columns, in memory that does not grow with the file but for some eight bytes a company:
 * companies are assessed and written some ten thousand at a time, and of the problems the first 10,000 of each kind
 * are kept. The source is a file whose rows of a company stand together (else TIDU_EDATA), and the question names a
 * year, for a default would be known only at the end. `has_mark`: begin with a byte order mark. *notes holds nothing
 * but what is said beside the list. What was written before a failure stays written.
 */
TIDU_API tidu_status tidu_assess_stream(tidu_session *session, const char *model, const tidu_source *source,
                                        const tidu_question *question, bool has_mark, tidu_sink sink,
                                        void *context, tidu_report **notes, tidu_problems **problems,
                                        tidu_error *err);

/*
 * One row a company, in the order of the data; `is_for_screen`: only the columns that a person can
 * read on a terminal. The report borrows the assessment.
 */
TIDU_API tidu_status tidu_assessment_report(tidu_assessment *assessment, bool is_for_screen,
                                            tidu_report **out, tidu_error *err);

/*
 * The same companies by several models at once; `models` NULL: by all that judge on the date. One row for each
 * company and model; `is_for_screen`: one for each model. Settings that a model does not have are passed over.
 */
TIDU_API tidu_status tidu_assess_many(tidu_session *session, const char *const *models, size_t n,
                                      const tidu_source *source, const tidu_question *question,
                                      bool is_for_screen, tidu_report **out,
                                      tidu_problems **problems, tidu_error *err);

typedef struct tidu_rank_options {
    size_t size; /* of this struct; see TIDU_ABI */
    size_t top;            /* 0: all */
    const char *by;        /* "readiness" (or NULL), "potential", "score_lo", "score_hi" */
    bool with_holders;     /* companies that hold the certificate too */
    bool is_for_screen;    /* the columns that a person can read, with the one next thing */
    bool by_town;          /* a list for each town */
} tidu_rank_options;

/* The list in order. The report borrows the assessment. */
TIDU_API tidu_status tidu_assessment_rank(tidu_assessment *assessment,
                                          const tidu_rank_options *options, tidu_report **out,
                                          tidu_error *err);

/* Keep the assessment as a run with its results in the database. */
TIDU_API tidu_status tidu_assessment_save(tidu_assessment *assessment, const char *db,
                                          long long *run, tidu_error *err);

/* Why: one company and one model. `code` is the company's code. */
TIDU_API tidu_status tidu_explain(tidu_session *session, const char *code, const char *model,
                                  const tidu_source *source, const tidu_question *question,
                                  tidu_report **out, tidu_problems **problems, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
