/*
 * The dictionary of indicators: the meaning of a column of data, its unit and its range. The rows are read from
 * models/dictionary; columns for expert scores (judged_<model>_<item>) are added when models are loaded.
 */
#ifndef PANEL_INDICATOR_H
#define PANEL_INDICATOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "panel/word_list.h"

typedef enum indicator_kind {
    INDICATOR_KEY,       /* uscc, year */
    INDICATOR_ATTRIBUTE, /* one value per company */
    INDICATOR_ANNUAL     /* one value per company and year */
} indicator_kind;

typedef enum indicator_type {
    INDICATOR_TEXT,
    INDICATOR_DATE,  /* days since 1970-01-01 */
    INDICATOR_FLAG,  /* 0 or 1 */
    INDICATOR_CODE,  /* a number used as an identifier: no unit, no arithmetic */
    INDICATOR_MONEY, /* yuan */
    INDICATOR_COUNT, /* persons, pieces, years, points: a plain number */
    INDICATOR_SHARE  /* a fraction: 0.05 is 5% */
} indicator_type;

/* Whom a list with the column may be shown to: what each level shows of a class stands in models/practice/export.yaml. */
typedef enum indicator_privacy {
    PRIVACY_INTERNAL,
    PRIVACY_PUBLIC,
    PRIVACY_PERSONAL,
    PRIVACY_TAX /* secret of the taxpayer, or a figure that tells one */
} indicator_privacy;

/* Whose registers or returns a figure is in, and who is therefore to be asked. */
typedef enum indicator_keeper { KEEPER_UNKNOWN, KEEPER_TAX, KEEPER_MARKET, KEEPER_STATISTICS, KEEPER_COMPANY } indicator_keeper;

typedef struct indicator {
    const char *name;
    indicator_kind kind;
    indicator_type type;
    const char *label_en;
    const char *const *labels_zh; /* the first one is displayed; NULL-terminated */
    const char *fallback;     /* indicator used where this one is missing, or NULL; see INDICATOR_MOST_CHAIN */
    const char *part_of;      /* indicator of which this one is a part, or NULL */
    const char *seldom_above; /* indicator which this one may be above, but then somebody should look, or NULL */
    double least;             /* values outside the range are reported and not imported */
    double greatest;
    bool is_whole;            /* fractions, such as 3.5 persons, are reported */
    bool is_judged;           /* expert scores */
    bool is_steady;           /* changes little from one year to the next, so that ten times as much is suspicious */
    indicator_keeper kept_by;
    indicator_privacy privacy;
    const char *const *choices; /* of a text: its words, see panel/choice.h; NULL: any text */
} indicator;

typedef struct dictionary dictionary;

#define INDICATOR_NONE (-1)

/* Indicators in a chain of fallbacks, the first included; the reader of the dictionary refuses more. */
enum { INDICATOR_MOST_CHAIN = 4 };

/* A new, empty dictionary; NULL if memory is exhausted. */
dictionary *dictionary_new(void);
void dictionary_free(dictionary *d);

/* Add a row, copying its texts; the name must be new. Returns its id, or INDICATOR_NONE if memory is exhausted. */
int dictionary_add(dictionary *d, const indicator *row);

/* Ids count from 0 in the order in which rows were added. */
int dictionary_count(const dictionary *d);
const indicator *dictionary_get(const dictionary *d, int id);

/* The id of a name ("revenue"); INDICATOR_NONE if it is unknown. */
int dictionary_find(const dictionary *d, const char *name);

/* The indicator used where a value is missing; INDICATOR_NONE if there is none. */
int dictionary_fallback(const dictionary *d, int id);

/* Is `on` this indicator, or one that is used where a value of it is missing? */
bool dictionary_falls_back(const dictionary *d, int id, int on);

/* The indicator that this one is a part of, and never more than; INDICATOR_NONE if there is none. */
int dictionary_whole(const dictionary *d, int id);

/* Whether `id` is one of list[n]. */
bool indicator_is_among(int id, const int *list, size_t n);

/*
 * The id of a name or Chinese label ("营业收入"), in which the caller has folded case, blanks and full-width forms.
 */
int dictionary_find_label(const dictionary *d, const char *label);

/*
 * False: neither the text nor any part of it is a name or label, since it has only digits, points and dashes, as most
 * cells below a header, and no label is such a figure.
 */
bool dictionary_may_label(const dictionary *d, const char *text, size_t length);

/* The place of a label among those of an indicator: 0 for its name, 1 for the first Chinese one ... */
size_t dictionary_label_rank(const dictionary *d, int id, const char *label);

/*
 * The id of a judged_ column, which is added if it is new; INDICATOR_NONE if `name` does not have that form or memory
 * is exhausted.
 */
int dictionary_add_judged(dictionary *d, const char *name);

/* The name nearest to `name`, for "did you mean"; NULL if none is near enough. */
const char *dictionary_suggest(const dictionary *d, const char *name);

/*
 * Add a name under which certificates of a model are listed; both are copied. If several names occur in a text, the one
 * added first is used. False if memory is exhausted.
 */
bool dictionary_add_certificate(dictionary *d, const char *name, const char *model);

/* The first name of a model's certificates; NULL if there is none. Valid as long as the dictionary. */
const char *dictionary_certificate_name(const dictionary *d, const char *model);

/* The model whose certificate name occurs in a folded text; NULL if none does. Valid as long as the dictionary. */
const char *dictionary_find_certificate(const dictionary *d, const char *folded);

/* Add a word that people write into cells. False if memory is exhausted. */
bool dictionary_add_word(dictionary *d, word_kind kind, const char *word);

/* These words; valid as long as the dictionary. */
const word_lists *dictionary_words(const dictionary *d);

/* What the rows of tables are about, if it is no companies. */
typedef struct dictionary_subject {
    const char *id; /* "projects" */
    const char *name_en, *name_zh;
} dictionary_subject;

/* The texts are copied. False if memory is exhausted. */
bool dictionary_set_subject(dictionary *d, const dictionary_subject *subject);
const dictionary_subject *dictionary_get_subject(const dictionary *d); /* NULL: companies */

/* The label in Chinese or in English. */
const char *indicator_label(const indicator *i, bool zh);

/* "money", "count" ..., for display. */
const char *indicator_type_name(indicator_type type);

#endif
