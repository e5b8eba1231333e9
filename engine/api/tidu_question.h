/*
 * Where data come from, and what is asked about them.
 */
#ifndef TIDU_QUESTION_H
#define TIDU_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

/* An import whose files were read and which is on its way into the database. */
typedef struct tidu_intake tidu_intake;

/* Where data come from: a file (`input`, "-" is standard input), a database (`db`) or an import under way. */
typedef struct tidu_source {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *input;
    const char *db;
    const tidu_intake *intake; /* one of which tidu_import_is_whole; what was made from it goes before it is finished */
    const char *map;         /* mapping file or NULL */
    const char *credentials; /* file of certificates or NULL */
    const char *encoding;    /* "auto" (or NULL), "utf-8", "gb18030", "utf-16le", "utf-16be" */
    const char *unit;        /* of money: "yuan" (or NULL), "thousand", "wan", "yi" */
    bool is_strict;          /* any problem is a failure */
} tidu_source;

/* What is asked. NULL stands for all defaults. */
typedef struct tidu_question {
    size_t size; /* of this struct; see TIDU_ABI */
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

/* One question to the library: what is asked, of which data, by which rule. Borrowed for the call, unless said otherwise. */
typedef struct tidu_query {
    size_t size; /* of this struct; see TIDU_ABI */
    const char *model;             /* an id (the version in force on the day judges), one version of it, or a file; an index: its name or file */
    const tidu_source *source;
    const tidu_question *question; /* NULL: all defaults */
} tidu_query;

#ifdef __cplusplus
}
#endif
#endif
