/*
 * A league of peers (towns, zones, parks) by an index: ranks, the chance of a place if peers grow, and the smallest change of one figure that leads to
 * the next rank. Peers are the rows of the data; or the towns of a store, whose figures are the sums over their companies.
 */
#ifndef QUESTION_LEAGUE_STUDY_H
#define QUESTION_LEAGUE_STUDY_H

#include "index/index.h"
#include "question/inquiry.h"

/* Growth of every figure in a year: a normal law. */
typedef struct league_growth {
    double mean, deviation;
} league_growth;

typedef struct league_question {
    const char *of;      /* code or name of one peer; NULL: none */
    bool is_of_towns;    /* peers are the towns of the companies */
    size_t place;        /* the rank that is to be reached; 0: none */
    league_growth peers, own;
    bool is_growing;     /* peers grow */
    size_t draws;        /* 0: none */
    uint32_t seed;       /* not 0 */
} league_question;

/* The smallest change of one figure of the year before that leads to the next rank. */
typedef struct league_step {
    int indicator;
    double now, then; /* the figure */
    double change;    /* relative; NAN: none within LEAGUE_MOST_CHANGE does */
    size_t rank;      /* that is reached */
} league_step;

#define LEAGUE_MOST_CHANGE 1.0

typedef struct league_study {
    const environment *env;
    index_model *model;
    index_scorer *scorer;
    loaded_data data;
    panel *towns;       /* of towns; NULL: the panel is that of the data */
    binding binding;
    index_result *result;
    size_t *rank;       /* [peers]; 0: it has no score */
    size_t n_ranked;
    uint32_t own;       /* PANEL_NO_COMPANY: none */
    size_t grown_rank;  /* of it, if all peers grow by the mean and it does as `own` says; 0: not asked for */
    size_t *times;      /* [peers + 1] draws in which it has that rank; NULL: not drawn */
    int *figures;       /* [n_figures] indicators that the index reads of the year before */
    size_t n_figures;
    league_step *steps; /* [n_steps] by size of the change; those without last */
    size_t n_steps;
    league_question question;
} league_study;

/* The index is asked->model. *out is the caller's. Statuses of a query; TIDU_ENOTFOUND also for a peer that is not there or has no score. */
tidu_status league_study_open(inquiry *asked, const league_question *q, league_study **out, tidu_error *err);
void league_study_free(void *study);

/* The chance of the place asked for, as a share of the draws; NAN without draws. */
double league_chance(const league_study *s);

#endif
