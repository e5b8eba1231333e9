/*
 * Moves between the rungs of the main ladder from one year to the next, by the certificates of all years. The state of a company
 * in a year is its highest rung on 31 December; 0 is "no rung", r + 1 is rung r.
 */
#ifndef QUESTION_LADDER_TRANSITIONS_H
#define QUESTION_LADDER_TRANSITIONS_H

#include "ladder/ladder_state.h"
#include "model/transition_rules.h"

enum { TRANSITION_STATES = LADDER_MOST_RUNGS + 1, TRANSITION_MOST_YEARS = 60 };

/* The share that goes from one state to another in a year. */
typedef struct transition_share {
    double mean, low, high; /* of the posterior; NAN: too few company-years */
} transition_share;

/* How long companies stay in a state before they rise from it. */
typedef struct transition_stay {
    size_t spells, risen;                     /* whose beginning was seen; of these, that ended by rising */
    double curve[TRANSITION_MOST_YEARS + 1];  /* chance to be there still after so many years */
    size_t seen;                              /* years up to which that is known; 0: no spell lasted a year */
    size_t median;                            /* years; 0: more than were seen */
} transition_stay;

typedef struct ladder_transitions {
    transition_rules practice;
    int first, last;                                        /* years: the first and the last 31 December */
    size_t n_states;
    size_t holders[TRANSITION_MOST_YEARS][TRANSITION_STATES]; /* [year - first] */
    size_t counts[TRANSITION_STATES][TRANSITION_STATES];    /* company-years, from, to */
    size_t totals[TRANSITION_STATES];
    transition_share shares[TRANSITION_STATES][TRANSITION_STATES];
    transition_stay stays[TRANSITION_STATES];
    size_t n_unknown;  /* company-years whose state is unknown, because a certificate has no last day */
    size_t n_undated;  /* companies without a day of foundation: taken to exist in all years */
    size_t n_unseen;   /* spells that had begun before the history or behind an unknown year: not among the stays */
} ladder_transitions;

/*
 * *out is the caller's (ladder_transitions_free). TIDU_EDATA: the certificates do not reach over two years' ends up to the day of the
 * state, or over more than TRANSITION_MOST_YEARS.
 */
tidu_status ladder_transitions_make(const ladder_state *s, const transition_rules *practice, ladder_transitions **out, tidu_error *err);
void ladder_transitions_free(ladder_transitions *t);

/* Has the row as many company-years as it needs? */
bool ladder_transitions_told(const ladder_transitions *t, size_t from);

#endif
