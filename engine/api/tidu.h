/*
 * tidu: hold companies against the rungs of the ladder, as the decrees state them.
 *
 *     tidu_session_options options;
 *     tidu_session *session;
 *     tidu_assessment *assessment;
 *     tidu_report *report;
 *     tidu_error err;
 *
 *     tidu_session_options_init(&options);
 *     if (tidu_session_open(&options, &session, &err)) ...
 *     if (tidu_assess(session, "hnte", &(tidu_source){.input = "companies.csv"}, NULL,
 *                     &assessment, NULL, &err)) ...
 *     if (tidu_assessment_report(assessment, false, &report, &err)) ...
 *     tidu_report_write(report, TIDU_CSV, NULL, sink, context, &err);
 *
 * Every function that can fail returns a tidu_status and fills `err` (which may
 * be NULL); out parameters are untouched on failure. Objects are opaque and
 * freed by their own function, which takes NULL. Strings are UTF-8 and borrowed
 * unless said otherwise. Nothing is printed, and the process never ends here. A session
 * is used by one thread at a time. Numbers follow the C locale: a program that sets LC_NUMERIC
 * must leave it "C".
 */
#ifndef TIDU_H
#define TIDU_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

TIDU_API const char *tidu_version(void);

/* --- session ---------------------------------------------------------------- */

typedef struct tidu_session tidu_session;

/* Told how far a long piece of work has come; `total` 0 is unknown. False: stop (TIDU_ESTOPPED). */
typedef bool (*tidu_progress)(void *context, size_t done, size_t total);

typedef struct tidu_session_options {
    const char *models;   /* folders of model files, separated by ':' */
    bool is_chinese;      /* texts of models and headings in Chinese, else in English */
    int threads;          /* 0: all cores */
    tidu_progress progress; /* may be NULL */
    void *progress_context;
} tidu_session_options;

TIDU_API void tidu_session_options_init(tidu_session_options *options);
TIDU_API tidu_status tidu_session_open(const tidu_session_options *options, tidu_session **out,
                                       tidu_error *err);
TIDU_API void tidu_session_close(tidu_session *session);

/* Replace the progress function, for what comes next. */
TIDU_API void tidu_session_set_progress(tidu_session *session, tidu_progress progress, void *context);

/* --- data -------------------------------------------------------------------- */

/* An import whose files were read and which is on its way into the database. */
typedef struct tidu_intake tidu_intake;

/* Where data come from: a file (`input`, "-" is standard input), a database (`db`) or an import under way. */
typedef struct tidu_source {
    const char *input;
    const char *db;
    const tidu_intake *intake; /* one of which tidu_import_is_whole; what was made from it goes before it is finished */
    const char *map;         /* mapping file or NULL */
    const char *credentials; /* file of certificates or NULL */
    const char *encoding;    /* "auto" (or NULL), "utf-8", "gb18030", "utf-16le", "utf-16be" */
    const char *unit;        /* of money: "yuan" (or NULL), "thousand", "wan", "yi" */
    bool is_strict;          /* any problem is a failure */
} tidu_source;

/* What was wrong with the data, cell by cell. */
typedef struct tidu_problems tidu_problems;

typedef enum tidu_severity { TIDU_NOTE, TIDU_WARNING, TIDU_ERROR } tidu_severity;

TIDU_API void tidu_problems_free(tidu_problems *problems);
TIDU_API size_t tidu_problems_count(const tidu_problems *problems, tidu_severity severity);

/* One problem. The texts live as long as the list and are in the language of the process. */
typedef struct tidu_problem {
    tidu_severity severity;
    const char *code;     /* D202 */
    const char *file;
    unsigned long line;   /* from 1; 0: none */
    unsigned long column; /* from 1; 0: none */
    const char *header;   /* of the column, or "" */
    const char *found;    /* the text that stands there */
    const char *text;     /* what is wrong with it */
    const char *done;     /* what was done */
} tidu_problem;

/* The i-th of this severity, in the order in which they were found; false when there are fewer. */
TIDU_API bool tidu_problems_get(const tidu_problems *problems, tidu_severity severity, size_t i,
                                tidu_problem *out);
/* All of them as CSV into the file `path`. */
TIDU_API tidu_status tidu_problems_write(const tidu_problems *problems, const char *path,
                                         tidu_error *err);

typedef struct tidu_import_summary {
    char encoding[16];
    unsigned long rows;
    unsigned long skipped;
    unsigned long columns;           /* recognised as indicators */
    bool is_known;                   /* the same file was imported before: nothing was done */
    unsigned long companies_added;
    unsigned long years_added;       /* company-years */
    unsigned long values_changed;
    unsigned long credentials_added;
    unsigned long credentials_changed;
    unsigned long codes_added;       /* of a register: a code in a revision */
    unsigned long codes_changed;
} tidu_import_summary;

/*
 * Import source->input and source->credentials (either may be NULL) into the database `db`, made when
 * it does not exist. All or nothing. `problems` may be NULL, else a new object also on failure of
 * single cells in strict mode; set to NULL when there is none.
 */
TIDU_API tidu_status tidu_import(tidu_session *session, const tidu_source *source, const char *db,
                                 tidu_import_summary *summary, tidu_problems **problems,
                                 tidu_error *err);

/*
 * The same in two steps: read the files, and put them into the database. In between the first list can be made from
 * what was read, while rows are still being written: where the database had neither companies nor certificates
 * before (tidu_import_is_whole) it will hold just that; else ask the database when the import is finished. `source`
 * and `db` are borrowed until the end. Finished or dropped it is gone; dropped, nothing was changed. `problems` as
 * above; of tidu_import_begin only where it fails.
 */
TIDU_API tidu_status tidu_import_begin(tidu_session *session, const tidu_source *source, const char *db,
                                       tidu_intake **out, tidu_problems **problems, tidu_error *err);
TIDU_API bool tidu_import_is_whole(const tidu_intake *intake);
TIDU_API tidu_status tidu_import_finish(tidu_intake *intake, tidu_import_summary *summary,
                                        tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_import_drop(tidu_intake *intake);

/*
 * Import source->input as a register of codes: `kind` is "region" or "industry". Imports of companies then
 * say which codes it does not know and what became of those that are no longer in use. All or nothing.
 */
TIDU_API tidu_status tidu_import_register(tidu_session *session, const char *kind, const tidu_source *source,
                                          const char *db, tidu_import_summary *summary,
                                          tidu_problems **problems, tidu_error *err);

/* --- reports ------------------------------------------------------------------ */

typedef struct tidu_report tidu_report;

typedef enum tidu_format { TIDU_TEXT, TIDU_CSV, TIDU_JSON, TIDU_HTML } tidu_format;

/* Takes bytes in order; false ends the writing. */
typedef bool (*tidu_sink)(void *context, const char *bytes, size_t n);

typedef struct tidu_style {
    int width;              /* of the terminal; 0: no limit */
    bool is_colour;
    bool is_wide_ambiguous; /* ambiguous characters take two columns */
    bool has_mark;          /* CSV begins with a byte order mark, for Excel */
} tidu_style;

/* `style` NULL: no limit, no colour, no mark. TIDU_EIO when the sink refused. */
TIDU_API tidu_status tidu_report_write(const tidu_report *report, tidu_format format,
                                       const tidu_style *style, tidu_sink sink, void *context,
                                       tidu_error *err);
/* As an Excel workbook in the file `path`, whole or not at all. */
TIDU_API tidu_status tidu_report_save_xlsx(const tidu_report *report, const char *path, tidu_error *err);
TIDU_API void tidu_report_free(tidu_report *report);

/* What is to be said to a person beside the report. */
TIDU_API size_t tidu_report_notes(const tidu_report *report);
TIDU_API const char *tidu_report_note(const tidu_report *report, size_t i);

/*
 * What a code is: of a region or an industry by the registers of the database `db` (NULL: none), or of a
 * field of high technology. TIDU_ENOTFOUND when nothing knows it.
 */
TIDU_API tidu_status tidu_code(tidu_session *session, const char *code, const char *db, tidu_report **out,
                               tidu_error *err);

/* What the columns of a file were recognised as. */
TIDU_API tidu_status tidu_inspect(tidu_session *session, const tidu_source *source,
                                  tidu_report **out, tidu_problems **problems, tidu_error *err);

/* --- assessing ------------------------------------------------------------------ */

/* What is asked. NULL stands for all defaults. */
typedef struct tidu_question {
    int year;                    /* application year; 0: one more than the latest year with data */
    const char *on;              /* application date YYYY-MM-DD; NULL: 1 July of the year */
    bool is_recheck;             /* companies that hold the title are checked again, not new applicants */
    const char *const *settings; /* "usd_cny=7.12" */
    size_t n_settings;
    const char *where;           /* lists: an expression that a company must meet for certain */
    const char *town;            /* lists: this town only */
    const char *industry;        /* lists: industry codes that begin so */
    const char *const *weights;  /* indices: "growth=40", in the place of the weight that the file gives, of 100 where it gives none */
    size_t n_weights;
    bool with_potential;         /* lists: read what the index `potential` needs, too */
} tidu_question;

typedef struct tidu_assessment tidu_assessment;

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

typedef struct tidu_plan_options {
    const char *output;  /* folder, made here; it must not exist or be empty */
    size_t top;          /* companies from the top of the list; 0: all of them */
    bool with_holders;
} tidu_plan_options;

/*
 * One company, one plan: for each company of the list a page (HTML), an index page, the roster as CSV and
 * XLSX and everything as JSON. The folder gets its name when it is whole: after a
 * failure nothing finished-looking is left. *written is the number of pages.
 */
TIDU_API tidu_status tidu_plan(tidu_session *session, const char *model, const tidu_source *source,
                               const tidu_question *question, const tidu_plan_options *options,
                               size_t *written, tidu_problems **problems, tidu_error *err);

typedef enum tidu_ladder_view {
    TIDU_LADDER_DISTRICT,  /* how many hold, qualify for, are open for and fail each rung; by highest rung; overlaps */
    TIDU_LADDER_COMPANIES, /* each company's highest rung, labels and next rung, and why not */
    TIDU_LADDER_CHANGES,   /* what became of the labels since a day, by certificates alone */
    TIDU_LADDER_EXPIRING,  /* certificates that run out */
    TIDU_LADDER_NEVER,     /* who would pass or is near and has never held the label */
    TIDU_LADDER_CROSSING,  /* who crosses the line that the ladder names */
    TIDU_LADDER_RESERVE    /* the pools that the ladder names */
} tidu_ladder_view;

typedef struct tidu_ladder_options {
    const char *ladder;  /* a name in the folder 'ladders', or the path of a ladder file; NULL: "national" */
    tidu_ladder_view view;
    const char *company; /* the code of one company, whatever the view; NULL: all */
    const char *since;   /* of TIDU_LADDER_CHANGES: YYYY-MM-DD */
    int months;          /* of TIDU_LADDER_EXPIRING: 0 stands for 12 */
    const char *rung;    /* of TIDU_LADDER_NEVER: this rung only */
    double readiness;    /* of TIDU_LADDER_NEVER: what is near; 0: as practice/tiers.yaml says for 'apply' */
    const char *table;   /* this table of the view alone; NULL: all */
    bool is_flat;        /* one table alone, for CSV: the first one where `table` is NULL */
    bool is_for_screen;  /* names and words, else ids */
} tidu_ladder_options;

/* `options` NULL: the district on the national ladder. TIDU_EUSAGE: the ladder has no such thing, or no such table. */
TIDU_API tidu_status tidu_ladder(tidu_session *session, const tidu_source *source,
                                 const tidu_question *question, const tidu_ladder_options *options,
                                 tidu_report **out, tidu_problems **problems, tidu_error *err);

/* --- what if ----------------------------------------------------------------------- */

/* What a scenario changes; what is NULL or 0 is not asked. Strings are borrowed for the call. */
typedef struct tidu_scenario {
    const char *model;
    const char *company;         /* the code of one company, or NULL: all that question->where leaves */
    const char *const *changes;  /* "st_staff=30", "rd_expense[Y-1]+=20%" */
    size_t n_changes;
    const char *const *params;   /* "hnte.rd_floor.1=3.5%" */
    size_t n_params;
    const char *version;         /* compare with the version in force on this day, YYYY-MM-DD */
    const char *other_model;     /* compare with this model or model file */
    bool with_rank;              /* of one company: its rank in the list, also where that takes reading all companies */
    bool is_flat;                /* one table alone, for CSV */
} tidu_scenario;

/*
 * Before and after, for one company or many. Data and database stay as they are. TIDU_EUSAGE: unknown
 * indicator or parameter, a value outside its range, contradictory changes.
 */
TIDU_API tidu_status tidu_whatif(tidu_session *session, const tidu_scenario *scenario,
                                 const tidu_source *source, const tidu_question *question,
                                 tidu_report **out, tidu_problems **problems, tidu_error *err);

/*
 * Run scenario files; two or more are put side by side, all of one company or all of many. With `save` (a
 * database) each is kept there with its digests.
 */
TIDU_API tidu_status tidu_whatif_files(tidu_session *session, const char *const *files, size_t n,
                                       const tidu_source *source, const tidu_question *question,
                                       bool is_flat, const char *save, tidu_report **out,
                                       tidu_problems **problems, tidu_error *err);

/* Run a kept scenario again; a note says whether its result is the same to the byte. */
TIDU_API tidu_status tidu_whatif_saved(tidu_session *session, long long id, const char *db,
                                       const tidu_source *source, const tidu_question *question,
                                       tidu_report **out, tidu_problems **problems,
                                       tidu_error *err);

/*
 * A list that is kept in memory in order, for a program that asks again and again (a server, a spreadsheet): what
 * would a company's verdict, score and rank be with other data? Opening it reads and assesses everybody, a question
 * then touches one company and takes microseconds.
 *
 *     tidu_live_list *list;
 *     tidu_place before, after;
 *
 *     if (tidu_live_list_open(session, "hnte", &(tidu_source){.db = "tidu.db"}, NULL, NULL, &list, NULL, &err)) ...
 *     if (tidu_live_list_ask(list, "91990101MA00H83197", (const char *[]){"st_staff=30", "rd_expense+=20%"}, 2,
 *                            &before, &after, &err)) ...
 *     printf("rank %zu -> %zu of %zu\n", before.rank, after.rank, tidu_live_list_count(list));
 *     tidu_live_list_close(list);
 */
typedef struct tidu_live_list tidu_live_list;

typedef enum tidu_verdict { TIDU_NO, TIDU_OPEN, TIDU_YES } tidu_verdict;

typedef struct tidu_place {
    tidu_verdict verdict;
    double readiness;          /* 0 to 1 */
    double score_lo, score_hi; /* NaN where the model has no score */
    size_t rank;               /* in the list, equals share one; 0: the company is not in the list */
} tidu_place;

/*
 * The list that tidu_assessment_rank would make; of `options` (may be NULL) `by`, which is not "potential", and
 * `with_holders` count. It stays the list of those who are in it now, whatever changes. Borrows the session.
 */
TIDU_API tidu_status tidu_live_list_open(tidu_session *session, const char *model, const tidu_source *source,
                                         const tidu_question *question, const tidu_rank_options *options,
                                         tidu_live_list **out, tidu_problems **problems, tidu_error *err);
TIDU_API void tidu_live_list_close(tidu_live_list *list);

/* Companies in the list. */
TIDU_API size_t tidu_live_list_count(const tidu_live_list *list);

/*
 * Before and after (each may be NULL) such changes as tidu_scenario has, as tidu_whatif finds them; a datum that the
 * model does not read changes nothing. The list stays as it is. TIDU_ENOTFOUND: no such company; TIDU_EUSAGE as
 * tidu_whatif.
 */
TIDU_API tidu_status tidu_live_list_ask(tidu_live_list *list, const char *code, const char *const *changes,
                                        size_t n_changes, tidu_place *before, tidu_place *after, tidu_error *err);

/* The same, and the changes stay, for all questions that follow; the file or the database stays as it is. */
TIDU_API tidu_status tidu_live_list_keep(tidu_live_list *list, const char *code, const char *const *changes,
                                         size_t n_changes, tidu_place *before, tidu_place *after, tidu_error *err);

/* How far each changeable input alone must move until a condition holds, and what margins there are. */
TIDU_API tidu_status tidu_gaps(tidu_session *session, const char *code, const char *model,
                               const tidu_source *source, const tidu_question *question,
                               bool is_for_screen, tidu_report **out, tidu_problems **problems,
                               tidu_error *err);

/* --- indices ---------------------------------------------------------------------- */

/*
 * A weighted index over all companies, listed by score: rank, code, name, score, lo, hi and the points of
 * each group, which add up to the score. `index` is a name ("potential", NULL: that) or the path of an index
 * file. What the question selects (where, town, industry) is listed; everybody is scored. `top` 0: all. With other
 * weights than the file's two columns more: rank_before, score_before.
 */
TIDU_API tidu_status tidu_index_run(tidu_session *session, const char *index,
                                    const tidu_source *source, const tidu_question *question,
                                    size_t top, tidu_report **out, tidu_problems **problems,
                                    tidu_error *err);

/* One company: raw, treated and normalised value, weight and contribution of each indicator. */
TIDU_API tidu_status tidu_index_explain(tidu_session *session, const char *code, const char *index,
                                        const tidu_source *source, const tidu_question *question,
                                        tidu_report **out, tidu_problems **problems,
                                        tidu_error *err);

/* What each indicator weighs; the source is read only where a method looks at data. */
TIDU_API tidu_status tidu_index_weights(tidu_session *session, const char *index,
                                        const tidu_source *source, const tidu_question *question,
                                        tidu_report **out, tidu_problems **problems,
                                        tidu_error *err);

/* --- models ---------------------------------------------------------------------- */

/* Every model in force on `on` (NULL: today is not known to a library, so: every version). */
TIDU_API tidu_status tidu_models_list(tidu_session *session, const char *on, tidu_report **out,
                                      tidu_error *err);

/*
 * One model as the decree reads, in the version of question->on (without it the newest), for re-checks where
 * the question says so.
 */
TIDU_API tidu_status tidu_models_show(tidu_session *session, const char *model,
                                      const tidu_question *question, tidu_report **out,
                                      tidu_error *err);

/*
 * Load a model file, or all models and what stands beside them with NULL; each fault is a row, and each
 * warning: what is no fault but most likely a mistake.
 */
TIDU_API tidu_status tidu_models_check(tidu_session *session, const char *model, tidu_report **out,
                                       unsigned long *faults, unsigned long *warnings,
                                       tidu_error *err);

/* Run the worked examples of a model, or of all with NULL. */
TIDU_API tidu_status tidu_models_test(tidu_session *session, const char *model, tidu_report **out,
                                      unsigned long *passed, unsigned long *failed,
                                      tidu_error *err);

/* The outcomes (verdicts, states of conditions, bands) that no worked example reaches, and how many there are. */
TIDU_API tidu_status tidu_models_cover(tidu_session *session, const char *model, tidu_report **out,
                                       unsigned long *reached, unsigned long *outcomes,
                                       tidu_error *err);

/*
 * What differs between two models or versions, condition by condition. Each is a model's id, one version of
 * it ("srdi@2022", "srdi@2026-04-01", "srdi.2022") or a file. With a source (else NULL), also
 * the companies whose verdict or readiness would move; `problems` may be NULL.
 */
TIDU_API tidu_status tidu_models_diff(tidu_session *session, const char *before, const char *after,
                                      const tidu_source *source, const tidu_question *question,
                                      tidu_report **out, tidu_problems **problems,
                                      tidu_error *err);

/*
 * The skeleton of a model file: of one that stands alone, or with `extends` of one that extends a model.
 * TIDU_EUSAGE: `id` is none, TIDU_ENOTFOUND: nothing of that name to extend.
 */
TIDU_API tidu_status tidu_models_new(tidu_session *session, const char *id, const char *extends,
                                     tidu_sink sink, void *context, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
