/*
 * The dictionary of indicators: what a column of data means, in which unit, and
 * which values it can have. Its rows are data (models/dictionary); columns with an
 * expert's points (judged_<model>_<item>) join a dictionary while it is used.
 */
#ifndef PANEL_INDICATOR_H
#define PANEL_INDICATOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"

typedef enum indicator_kind {
    INDICATOR_KEY,       /* uscc, year */
    INDICATOR_ATTRIBUTE, /* one value a company */
    INDICATOR_ANNUAL     /* one value a company and year */
} indicator_kind;

typedef enum indicator_type {
    INDICATOR_TEXT,
    INDICATOR_DATE,  /* days since 1970-01-01 */
    INDICATOR_FLAG,  /* 0 or 1 */
    INDICATOR_CODE,  /* a number that names something: no unit, no arithmetic intended */
    INDICATOR_MONEY, /* yuan */
    INDICATOR_COUNT, /* persons, pieces, years, points: a plain number */
    INDICATOR_SHARE  /* a fraction: 0.05 is 5% */
} indicator_type;

typedef struct indicator {
    const char *name;
    indicator_kind kind;
    indicator_type type;
    const char *label_en;
    const char *const *labels_zh; /* the first one is shown; NULL ends the list */
    const char *fallback;     /* indicator taken where this one is missing, or NULL */
    const char *part_of;      /* indicator of which this one is a part, or NULL */
    double least;             /* values outside are a reported problem and not taken in */
    double greatest;
    bool is_whole;            /* 3.5 persons is a reported problem */
    bool is_judged;           /* an expert's points */
} indicator;

typedef struct dictionary dictionary;

#define INDICATOR_NONE (-1)

/* An empty one; NULL when memory is used up. */
dictionary *dictionary_new(void);
void dictionary_free(dictionary *d);

/* Add a row, copied with its texts; its id, or INDICATOR_NONE: no memory. The name is new. */
int dictionary_add(dictionary *d, const indicator *row);

/* Ids are dense from 0, in the order of adding. */
int dictionary_count(const dictionary *d);
const indicator *dictionary_get(const dictionary *d, int id);

/* By name ("revenue"), INDICATOR_NONE when unknown. */
int dictionary_find(const dictionary *d, const char *name);

/* The indicator that stands in for one whose value is missing; INDICATOR_NONE: nothing does. */
int dictionary_fallback(const dictionary *d, int id);

/* Is it one of list[0..n-1]? */
bool indicator_is_among(int id, const int *list, size_t n);

/*
 * By any name or Chinese label ("营业收入"); case, blanks and full-width forms
 * have been folded by the caller.
 */
int dictionary_find_label(const dictionary *d, const char *label);

/*
 * The id of a judged_ column, registered when it is new; INDICATOR_NONE when
 * `name` has not that form or memory is used up.
 */
int dictionary_add_judged(dictionary *d, const char *name);

/* The known name nearest to `name` for "did you mean", or NULL when none is near. */
const char *dictionary_suggest(const dictionary *d, const char *name);

/*
 * A name under which certificates of a model are listed, both copied; false when memory is used up. The first that was
 * added and occurs in a text wins.
 */
bool dictionary_add_certificate(dictionary *d, const char *name, const char *model);

/* The model of a folded text that holds such a name; NULL when it holds none. Lives as long as the dictionary. */
const char *dictionary_find_certificate(const dictionary *d, const char *folded);

/* The label in the language of the process: `zh` or not. */
const char *indicator_label(const indicator *i, bool zh);

/* "money", "count" ...: for people. */
const char *indicator_type_name(indicator_type type);

#endif
