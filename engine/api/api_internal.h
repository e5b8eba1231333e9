/*
 * What stands behind the handles of the public headers, and how their structs become those of the rooms below.
 */
#ifndef API_API_INTERNAL_H
#define API_API_INTERNAL_H

#include "api/tidu.h"
#include "question/code_names.h"
#include "question/study.h"
#include "report/document.h"

struct tidu_session {
    environment env;
};

struct tidu_problems {
    problems *found;
};

struct tidu_report {
    document *document;
};

/* An import under way. */
struct tidu_intake {
    tidu_session *session;
    tidu_source source;
    const char *db;
    store *store;     /* NULL: not open yet */
    code_names names; /* with it */
    bool is_asked;    /* whether the store fills while the table is read, */
    bool fills;       /* and what came out */
    bool has_others;  /* certificates that were there before */
    panel *panel;
    code_register *codes;
    credentials *credentials;
    problems *found;
    intake_report companies;
    intake_report certificates;
};

/* A rule with the language that it is described in. */
struct tidu_model {
    const model *model;
    model *owned; /* the same; NULL: it belongs to an assessment */
    bool is_chinese;
};

struct tidu_assessment {
    inquiry asked;
    study *study;
    tidu_model described; /* the study's model */
};

struct tidu_list {
    tidu_assessment *assessment;
    ranking *ranking;
    size_t left_out;
};

/* --- argument.c ------------------------------------------------------------------------------------------ */

/*
 * A struct of options as this library knows it, from one of which the caller may know less, or NULL: all defaults.
 * `from` begins with its size.
 */
void argument_take(void *out, size_t size, const void *from);
#define ARGUMENT_TAKE(local, from) argument_take(&(local), sizeof(local), from)

/* NULL stands for all defaults. */
question question_of(const tidu_question *q);
data_source source_of(const tidu_source *source);

/* A query in the structs of the rooms below. *found, which may be NULL for nobody wants them, becomes NULL. */
inquiry inquiry_of(const tidu_session *s, const tidu_query *query, tidu_problems **found);

/* The problems become the caller's, or are freed where nobody wants them (`out` NULL); `status`, or TIDU_ENOMEM. */
tidu_status problems_end(tidu_status status, problems *found, tidu_problems **out, tidu_error *err);

/* A report around a document, which it owns. NULL: memory was used up. */
tidu_status report_wrap(document *d, tidu_report **out, tidu_error *err);

/* The same where making the document came to `status`: after a failure it is freed, and the failure returned. */
tidu_status report_end(tidu_status status, document *d, tidu_report **out, tidu_error *err);

/* --- assess.c ---------------------------------------------------------------------------------------------- */

/* tidu_assess, reading what `want` asks for, too. */
tidu_status assess_run(tidu_session *s, const tidu_query *query, const data_need *need, tidu_assessment **out,
                       tidu_problems **found, tidu_error *err);

/* --- models.c ---------------------------------------------------------------------------------------------- */

typedef tidu_status (*models_visitor)(tidu_session *s, const char *file, void *context, tidu_error *err);

/* Visit the files that a name stands for: a path, one version, every version of an id, or all with NULL. */
tidu_status models_visit(tidu_session *s, const char *name, models_visitor visit, void *context,
                         tidu_error *err);

#endif
