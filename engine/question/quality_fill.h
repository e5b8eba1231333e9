/*
 * How far the data are filled in: for each indicator and town, how many companies have a value.
 */
#ifndef QUESTION_QUALITY_FILL_H
#define QUESTION_QUALITY_FILL_H

#include "panel/panel.h"

/*
 * Companies that could have a value: for an attribute all, for an indicator of a year those that have that year. `filled`
 * have one; `usable` have one or the one that rules take in its place (indicator.fallback).
 */
typedef struct fill_count {
    size_t companies, filled, usable;
} fill_count;

typedef struct quality_fill {
    int *indicators;      /* [n] those that models need first, of these the emptiest first */
    size_t n;
    size_t n_needed;      /* the first of them */
    const char **towns;   /* [n_towns] the emptiest first; "": unknown. Borrowed from the panel */
    size_t n_towns;
    size_t *companies;    /* [n_towns] */
    size_t *with_year;    /* [n_towns] companies that have the year */
    fill_count *cells;    /* [n_towns * n] */
    fill_count *columns;  /* [n] of all towns */
} quality_fill;

/* The companies that are looked at, and of which year. */
typedef struct fill_question {
    const panel *panel;
    int year;
    const uint8_t *is_in;     /* [companies] */
    const uint8_t *has_year;  /* [companies] */
    const size_t *models;     /* [indicators] how many models need each */
} fill_question;

/*
 * Counts the indicators that models need, all others of which a company has a value, and all attributes; no experts' scores.
 * Cleared on failure (TIDU_ENOMEM).
 */
tidu_status quality_fill_init(quality_fill *out, const fill_question *q, tidu_error *err);
void quality_fill_clear(quality_fill *f);

/* The share that is usable; NaN if there are no companies. */
double fill_share(const fill_count *c);

/* The same of all columns that models need, in a town; of all columns where models need none. */
double quality_fill_town_share(const quality_fill *f, size_t town);

#endif
