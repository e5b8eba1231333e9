/*
 * Applications counted by model, year and batch: how many reached each status, what is pending, and which share of one status reached
 * another. Whether a list of those that filed can be believed, filing_history decides, as for a calibration.
 */
#ifndef QUESTION_APPLICATION_BOOK_H
#define QUESTION_APPLICATION_BOOK_H

#include "question/filing_history.h"
#include "question/inquiry.h"

enum { BOOK_STATUSES = 6, BOOK_SHARES = 6 };

typedef struct book_share {
    int from, to;      /* stages (filing_stage) */
    size_t of, passed; /* whose outcome is known, and those that passed */
    size_t open;       /* neither they nor anybody of the batch has an outcome yet */
    size_t unlisted;   /* passed, and no list has them among those of `from` */
    size_t doubted;    /* in a batch whose list is not to be believed */
    size_t left_out;   /* withdrawn, contradicting and the like */
    filing_outcome why; /* of those doubted, else of those left out; FILING_OUTCOMES: there are none */
} book_share;

/* Bounds of a share; false: its list is not to be believed, or no outcome is known. They are equal if the share is known. */
bool book_share_bounds(const book_share *s, double *least, double *greatest);

typedef struct book_row {
    const char *model, *batch;
    int year;                     /* 0: unknown */
    const char *town;             /* NULL: of all towns */
    size_t reached[BOOK_STATUSES]; /* companies, in the order of application_statuses, by the day asked for */
    size_t pending;               /* filed, and neither recognised nor refused nor withdrawn */
    size_t unfiled;               /* with an outcome, and no list says that they filed */
    size_t dayless;               /* statuses without a day, which are not counted if there is a day */
    book_share shares[BOOK_SHARES];
} book_row;

/* One company in a batch. */
typedef struct book_company {
    const char *model, *batch, *code;
    int year;
    const char *name, *town;      /* NULL: unknown */
    const filed_application *at[BOOK_STATUSES]; /* by the day asked for; NULL: not reached */
    bool is_unfiled, is_pending;
} book_company;

typedef struct application_book {
    applications *all, *counted; /* of the database; reached by the day */
    book_row *rows;
    size_t n, rows_room;
    book_company *companies;
    size_t n_companies, companies_room;
    panel *names;
} application_book;

typedef struct book_options {
    const char *model; /* NULL: all */
    const char *on;    /* YYYY-MM-DD: statuses reached by that day; NULL: all */
    int year;          /* of application; 0: all */
    bool per_town;
    const char *town;  /* only companies of this one; NULL: all */
} book_options;

/* asked->source.db is a database. *out is the caller's. TIDU_ENOTFOUND: there are no such applications. */
tidu_status application_book_open(const inquiry *asked, const book_options *o, application_book **out, tidu_error *err);
void application_book_free(application_book *b);

#endif
