/*
 * The figures of a company that a rule looks at, for a page that asks what happens if they change: as `tidu explain` and `tidu gaps` give
 * them. Nothing is computed here.
 */
#ifndef SERVER_FIGURE_H
#define SERVER_FIGURE_H

#include "server/figure_kind.h"
#include "server/page.h"

enum { FIGURE_MOST = 32, FIGURE_CLIFFS = 8 };

/* Where a condition begins to hold, or a band of points; or of what holds now, how far it can go. */
typedef struct figure_cliff {
    char at[32];    /* in the unit of the field */
    char name[160]; /* of the condition, in the language */
    char points[32]; /* "7 – 12"; "": of a condition */
    bool is_margin;
} figure_cliff;

typedef struct figure {
    char id[72];        /* as the indicator is called; of another year than the last closed one with "-2", which is Y-2 */
    int year;           /* 0: it has none */
    figure_kind kind;
    char now[FIGURE_TEXT]; /* the value in words, with its unit; "": it is not known */
    figure_cliff cliffs[FIGURE_CLIFFS];
    size_t n_cliffs;
} figure;

typedef struct figure_list {
    figure list[FIGURE_MOST];
    size_t n;
    int year; /* of the application */
} figure_list;

/*
 * Those of the company and the rule that the address of the page names, in the order of the rule: amounts, numbers and shares of the last
 * closed year, and what is missing. False: the commands gave none, which the page says elsewhere.
 */
bool figure_list_read(const page *p, figure_list *out);

#endif
