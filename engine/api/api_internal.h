/*
 * The types behind the opaque handles of the public headers, and the conversion of public structs to internal ones.
 */
#ifndef API_API_INTERNAL_H
#define API_API_INTERNAL_H

#include "api/tidu.h"
#include "question/code_names.h"
#include "question/company_finder.h"
#include "question/work_list.h"
#include "report/document.h"
#include "scenario/gap.h"
#include "verdict/explanation.h"

struct tidu_session {
    environment env;
};

struct tidu_problems {
    problems *found;
    size_t *places; /* of the problems in `found`, by severity: of s from begin[s] to begin[s + 1] */
    size_t begin[TIDU_ERROR + 2];
};

struct tidu_report {
    document *document;
};

/* An unfinished import. */
struct tidu_intake {
    tidu_session *session;
    tidu_source source;
    const char *db;
    store *store;     /* NULL: not open yet */
    code_names names; /* opened together with the store */
    company_finder finder;
    store_mark mark;  /* of the store, before anything comes in */
    bool is_asked;    /* whether it has been decided that the store is filled while the table is read, */
    bool fills;       /* and the decision */
    bool has_others;  /* the store held certificates before */
    bool is_list;     /* the table turned out to be a list, and is source.credentials or source.applications now */
    panel *panel;
    credentials *credentials;
    problems *found;
    intake_report companies;
    intake_report certificates;
    applications *filed;
    applications *known;   /* of the store, before any came in; NULL: not read */
    intake_report filings; /* the report of their file */
    typed_values *typed;   /* of a list of values of targets, which is alone; or NULL */
    intake_report typings; /* the report of its file */
    pool_events *listed;   /* the same of a list of pools */
    intake_report pooling;
    pool_events *pooled;   /* what it, or the table, says of pools and fits; or NULL */
    case_sheet *sheet;     /* of a list of visits or of tasks, which is alone; or NULL */
    intake_report sheets;  /* the report of its file */
    case_rows *cases;      /* what of it, or of the table, are visits and tasks; or NULL */
};

/* A model with the language in which it is described. */
struct tidu_model {
    const model *model;
    model *owned; /* the same, or NULL if it belongs to an assessment */
    bool is_chinese;
};

struct tidu_assessment {
    inquiry asked;
    study *study;
    reach_study *ways; /* whose base the study is, if ways were asked for; or NULL */
    tidu_model described; /* the study's model */
};

struct tidu_list {
    tidu_assessment *assessment;
    ranking *ranking;
    size_t left_out;
};

/* --- argument.c ------------------------------------------------------------------------------------------ */

/*
 * Copy a struct of options that begins with its size from a caller who may know fewer fields than this library; missing
 * fields are zeroed. `from` NULL: all defaults.
 */
void argument_take(void *out, size_t size, const void *from);
#define ARGUMENT_TAKE(local, from) argument_take(&(local), sizeof(local), from)

/*
 * Copy a row of `size` bytes that begins with its size to a caller who may know fewer or more fields than this library,
 * as out->size says.
 */
void row_give(void *out, size_t size, const void *row);
#define ROW_GIVE(out, row) row_give((out), sizeof *(out), &(row))

/* NULL: all defaults. */
question question_of(const tidu_question *q);
data_source source_of(const tidu_source *source);

/* Convert a query. Sets *found to NULL, unless `found` is NULL because the caller does not want the problems. */
inquiry inquiry_of(tidu_session *s, const tidu_query *query, tidu_problems **found);

/* Pass the problems to the caller, or free them if `out` is NULL. Returns `status`, or TIDU_ENOMEM. */
tidu_status problems_end(tidu_status status, problems *found, tidu_problems **out, tidu_error *err);

/*
 * Every document that leaves the library goes through here, so that it shows no more than the level of the session allows
 * (report/level_view.h): report_wrap for answers, report_level for what is written by other ways. TIDU_EUSAGE, TIDU_ENOMEM.
 */
tidu_status report_level(const environment *env, document *d, tidu_error *err);

/* What is no document, or consists of figures, is written at the last level alone. `what` is translated. TIDU_EUSAGE. */
tidu_status report_needs_full(const environment *env, const char *what, tidu_error *err);

/*
 * A report that takes ownership of a document, at the level of the session; `d` NULL means that memory was exhausted (TIDU_ENOMEM).
 */
tidu_status report_wrap(const environment *env, document *d, tidu_report **out, tidu_error *err);

/* The same if `status` is TIDU_OK; otherwise free the document and return `status`. */
tidu_status report_end(const environment *env, tidu_status status, document *d, tidu_report **out, tidu_error *err);

/* --- assess.c ---------------------------------------------------------------------------------------------- */

/* tidu_assess, which also reads the data that `need` asks for. */
tidu_status assess_run(tidu_session *s, const tidu_query *query, const data_need *need, tidu_assessment **out,
                       tidu_problems **found, tidu_error *err);

/* --- company.c --------------------------------------------------------------------------------------------- */

/* One company with the study that judges it; only that company is loaded. */
typedef struct company_study {
    inquiry asked;
    study *study;
    reach_study *ways; /* whose base the study is; NULL: none were asked for */
    tidu_model described; /* the study's model */
    uint32_t company;
} company_study;

/* What is read of a company besides the model's own data. */
typedef struct company_need {
    data_want want;
    bool with_ways; /* what ways up need; not in a re-check */
} company_need;

/* *out is the caller's (company_study_close). Returns the statuses of a query; TIDU_ENOTFOUND also if there is no such company. */
tidu_status company_study_open(tidu_session *session, const tidu_query *query, const char *code, company_need need,
                               company_study **out, tidu_problems **found, tidu_error *err);
void company_study_close(company_study *c);

/* Each with its data_want; *out is the caller's. */
bool company_explanation_want(void *context, int year, panel *into);
tidu_status company_explanation(const company_study *c, explanation **out, tidu_error *err);
bool company_gaps_want(void *context, int year, panel *into);
tidu_status company_gaps(const company_study *c, gaps **out, tidu_error *err);

/* --- models.c ---------------------------------------------------------------------------------------------- */

typedef tidu_status (*models_visitor)(tidu_session *s, const char *file, void *context, tidu_error *err);

/* Visit the model files that a name stands for: a path, one version, every version of an id, or all with NULL. */
tidu_status models_visit(tidu_session *s, const char *name, models_visitor visit, void *context,
                         tidu_error *err);

#endif
