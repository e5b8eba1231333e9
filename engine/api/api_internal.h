/*
 * What stands behind the handles of tidu.h.
 */
#ifndef API_API_INTERNAL_H
#define API_API_INTERNAL_H

#include "api/tidu.h"
#include "intake/intake.h"
#include "model/catalogue.h"
#include "model/name_table.h"
#include "model/tier.h"
#include "ranking/ranking.h"
#include "report/document.h"
#include "store/store.h"
#include "verdict/assessment.h"
#include "verdict/explanation.h"

struct tidu_session {
    dictionary *dictionary;
    catalogue catalogue;
    char *folders;
    bool is_chinese;
    int threads;
    tidu_progress progress;
    void *progress_context;
};

struct tidu_problems {
    problems *found;
};

struct tidu_report {
    document *document;
};

/* What the codes of companies mean: the registers of a database, and tables/hightech-fields.yaml of the models. */
typedef struct code_names {
    code_register *registers; /* may be empty */
    name_table *fields;       /* NULL: there is no such table */
    long long last_import;    /* of a register; 0: there is none */
    bool is_chinese;
} code_names;

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

/* Everything that a question is asked about. */
typedef struct loaded_data {
    panel *panel;
    credentials *credentials;
    problems *found;
    intake_report report; /* of the input file; memory NULL with a database */
    store *store;         /* NULL with an input file */
    bool is_borrowed;     /* panel, certificates and problems are those of an import under way */
    bool has_credentials; /* certificates are known at all */
    bool is_of_store;     /* everything in it stands in the store */
} loaded_data;

/* Asks the panel to hold what is needed; `year` 0: not known yet. */
typedef bool (*data_want)(void *context, int year, panel *into);

struct selection;

/* What is read beside a model's own data. */
typedef struct assess_extra {
    const struct selection *selected; /* NULL: all companies */
    const struct potential *potential; /* NULL: no index */
    data_want want;                   /* NULL: nothing more */
    void *context;
    bool keeps_columns;               /* which column of a file a cell stood in will be asked */
} assess_extra;

struct tidu_assessment {
    tidu_session *session;
    model *model;
    struct selection *selection; /* NULL: all companies */
    struct potential *potential; /* NULL: there is no such index */
    bool is_recheck;
    loaded_data data;
    binding binding;
    assessment *assessment;
};

/* --- session.c -------------------------------------------------------------------- */

enum { SESSION_PATH = 1024 };

/* Where `name` stands in the first folder of models that has it; in the last one where none has. */
tidu_status session_file(const tidu_session *s, const char *name, char path[SESSION_PATH],
                         tidu_error *err);

/* --- data.c ----------------------------------------------------------------------- */

/*
 * Load the source. `only` is one company's code or NULL; `want` NULL: everything. *year is filled with
 * the default where it is 0. `keeps_columns`: d->report tells which column was what. On failure everything is released.
 */
tidu_status data_load(tidu_session *s, const tidu_source *source, const char *only,
                      bool keeps_columns, data_want want, void *context, int *year,
                      loaded_data *out, tidu_error *err);
void data_clear(loaded_data *d);

/* The file of certificates of a source into d->credentials and d->found. */
tidu_status data_read_credentials(tidu_session *s, const tidu_source *source, loaded_data *d,
                                  tidu_error *err);

/* Hand the problems on to the caller who asked for them. */
tidu_status data_take_problems(loaded_data *d, tidu_problems **out, tidu_error *err);

tidu_status source_options(const tidu_session *s, const tidu_source *source, intake_options *out,
                           tidu_error *err);

/* --- assess.c ---------------------------------------------------------------------- */

/*
 * The model in the right version and the data that it and the selection (NULL: none) read, of one
 * company or all.
 */
tidu_status assess_load(tidu_session *s, const char *name, const tidu_source *source,
                        const tidu_question *q, const assess_extra *extra, const char *only,
                        int *year, loaded_data *data, model **out, tidu_error *err);

/* tidu_assess, reading what `want` asks for too. */
tidu_status assess_run(tidu_session *s, const char *name, const tidu_source *source,
                       const tidu_question *q, data_want want, void *context,
                       tidu_assessment **out, tidu_problems **found, tidu_error *err);

/*
 * Those that the selection leaves and that do not hold the certificate; of a re-check those that do, where
 * certificates are known. 1 in *out, a byte a company; *others is how many were left out for their certificate.
 */
tidu_status assess_candidates(const tidu_assessment *a, bool with_holders, size_t *others,
                              uint8_t **out, tidu_error *err);

/* What is said beside a list of so many companies. */
void assess_add_notes(document *d, const tidu_assessment *a, size_t companies);

/* practice/tiers.yaml of the first folder of models that has it. */
tidu_status assess_tiers(const tidu_session *s, tier_rules *out, tidu_error *err);

/* --- potential.c -------------------------------------------------------------------- */

/* The index `potential`; *out stays as it is where there is no such file. */
tidu_status potential_open(const tidu_session *s, struct potential **out, tidu_error *err);
void potential_free(struct potential *p);
bool potential_want(const struct potential *p, int year, panel *into);

/*
 * The companies with is_in[company] in order, the first `top` of them (0: all), with the potential of those in
 * the list if there is the index; assessment->potential says nothing of the others. TIDU_ENOTFOUND: ordered by
 * an index that is not there.
 */
tidu_status assess_list(tidu_assessment *a, ranking_key by, const uint8_t *is_in, size_t top, ranking **out,
                        tidu_error *err);

/* Fills where a cell stands; an explanation_origin whose context is a loaded_data. */
void data_origin(void *context, const char *code, explained_cell *cell, arena *memory);

/* --- list_order.c -------------------------------------------------------------------- */

/* 1 in *out, a byte a company, for those of the panel who do not hold the model's certificate. TIDU_ENOMEM. */
tidu_status list_order_companies(const binding *b, const model *m, uint8_t **out, tidu_error *err);

/*
 * What became of the readiness of one company in the list of all who do not hold the certificate, by the order that
 * is kept beside the database. False where none is kept that fits.
 */
bool list_order_ranks(const loaded_data *data, const binding *b, const model *m, double before, double after,
                      size_t *rank_before, size_t *rank_after, size_t *n);

/* Keep that order, where the data are a large database's and it is not kept yet. */
void list_order_keep(const loaded_data *data, const binding *b, const model *m, const double *readiness,
                     const uint8_t *is_in);

/* --- codes.c -------------------------------------------------------------------------- */

/* `from` NULL: no database, so no registers. Release with code_names_clear. */
tidu_status code_names_open(const tidu_session *s, store *from, code_names *out, tidu_error *err);
void code_names_clear(code_names *n);

/* Tell a panel that the codes are asked for; a data_want. */
bool code_names_want(void *context, int year, panel *into);

/* Fill e->codes with the company's codes that have a name. */
tidu_status code_names_explain(const code_names *n, const panel *p, uint32_t company, explanation *e,
                               tidu_error *err);

/* Is it 0, or does the table of fields know it? True without a table. `names` is a code_names. */
bool code_names_know_field(const void *names, double code);

/* Note what is wrong with the codes of an import, and fill industries that follow from those of 2011. `from` NULL: there is no other company yet. */
tidu_status code_names_check(const code_names *n, store *from, panel *p, const intake_report *report,
                             bool is_strict, problems *found, tidu_error *err);

/* --- models.c ----------------------------------------------------------------------- */

typedef tidu_status (*models_visitor)(tidu_session *s, const char *file, void *context, tidu_error *err);

/* Visit the files that a name stands for: a path, one version, every version of an id, or all with NULL. */
tidu_status models_visit(tidu_session *s, const char *name, models_visitor visit, void *context,
                         tidu_error *err);

/* --- question.c --------------------------------------------------------------------- */

/* The application date of a question. */
tidu_status question_day(const tidu_question *q, int year, long *out, tidu_error *err);

/* Give a model the settings of a question; `skips_unknown`: those of other models are no fault. */
tidu_status question_settings(const tidu_question *q, model *m, bool skips_unknown, tidu_error *err);

/* What is applied for while the year is not known yet: the newest version. */
application question_newest(const tidu_question *q);

/* The model, in the version of the question's date, with its settings. */
tidu_status question_model(tidu_session *s, const char *name, const tidu_question *q, int year,
                           model **out, tidu_error *err);

/*
 * Why the version `m` judges: its days, what is applied for, and the other versions of the model. A name
 * that is a path leaves `text` empty, for the user chose; so does a new application under the only version.
 */
tidu_status question_version_note(tidu_session *s, const char *name, const model *m, application a,
                                  char *text, size_t size, tidu_error *err);

/* A report around a document, which it owns. */
tidu_status report_wrap(document *d, tidu_report **out, tidu_error *err);

/* The same where making the document came to `status`: after a failure it is freed, and the failure returned. */
tidu_status report_end(tidu_status status, document *d, tidu_report **out, tidu_error *err);

#endif
