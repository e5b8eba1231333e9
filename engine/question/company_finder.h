/*
 * The codes of companies by their names, for rows that have none: of the companies that have been read, and of those of
 * a database.
 */
#ifndef QUESTION_COMPANY_FINDER_H
#define QUESTION_COMPANY_FINDER_H

#include "base/text_index.h"
#include "intake/near_names.h"
#include "intake/problem.h"
#include "question/environment.h"

typedef struct company_finder {
    const environment *env;
    const char *db;
    const panel *panel;
    company_names *stored; /* made when the first name is asked for; */
    company_names *read;   /* the same, when all companies have been read */
    text_index *codes;     /* of the database and of other files; made when the first is asked for */
    near_names *near;      /* of both, made when the first candidates are asked for */
    bool is_empty;         /* the database holds no company */
    bool has_failed;       /* memory is exhausted, or the database cannot be read: no name is known */
} company_finder;

/*
 * db     the database; NULL, or one that does not exist: none
 * panel  the companies that are being read; NULL: none
 *
 * All are borrowed. Nothing is opened before the first name is asked for.
 */
void company_finder_init(company_finder *f, const environment *env, const char *db, const panel *panel);
void company_finder_clear(company_finder *f);

/* Let companies be found that were read from another file. Only before the first one is asked for, or without a panel. */
void company_finder_take(company_finder *f, const panel *p);

/* A name_find of which the context is a company_finder. */
name_outcome company_finder_find(void *finder, const name_query *query, char *out);

/* Whether one of the companies has this code; true, too, if no companies can be known. */
bool company_finder_knows(void *finder, const char *code);

/* A name_near of which the context is a company_finder. */
void company_finder_near(void *finder, const char *name, char *out);

/* Let the options of an intake find companies with it. */
void company_finder_serve(company_finder *f, intake_options *options);

/*
 * Report each company that was read with an old registration number (15 digits) and one with a credit code that have one
 * name, if at least one of them was read. TIDU_OK or TIDU_ENOMEM.
 */
tidu_status company_finder_check_pairs(company_finder *f, const char *file, problems *found, tidu_error *err);

/*
 * If what was read is a list of this program's and the database has companies, report those of the list that it does not
 * have: the list may be another district's. TIDU_OK or TIDU_ENOMEM.
 */
tidu_status company_finder_check_own(const company_finder *f, const char *file, problems *found, tidu_error *err);

#endif
