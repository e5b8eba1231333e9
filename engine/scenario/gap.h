/*
 * Gaps: how far each input that a company can change must move, on its own, until a condition certainly holds or an
 * item certainly gets more points; and margins: how far it may move before what holds now fails.
 *
 * Every answer is found by evaluating the rule on a modified copy of the company, never by solving its formula: `to`
 * was tried and meets the condition, one unit less was tried and does not.
 */
#ifndef SCENARIO_GAP_H
#define SCENARIO_GAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/tidu_error.h"
#include "model/action.h"
#include "model/model.h"
#include "numeric/truth.h"
#include "scenario/gap_trial.h"
#include "verdict/assessor.h"

typedef enum gap_subject { GAP_GATE, GAP_DIRECT, GAP_ITEM } gap_subject;

typedef enum gap_reason {
    GAP_REACHABLE,  /* `to` closes it */
    GAP_MISSING,    /* this datum is missing and must be found first */
    GAP_WAITS,      /* no value of this input decides it while another datum is missing */
    GAP_NO_EFFECT,  /* no possible value of this input closes it */
    GAP_BOUNDED,    /* it would close only beyond a limit set by another datum (`bound_by`) */
    GAP_NOT_APPLICABLE, /* the company was not yet founded in that year */
    GAP_EXPERT,     /* the data suffice: an expert must confirm, or has rejected it */
    GAP_UNCHANGEABLE /* it reads nothing that a company can change */
} gap_reason;

typedef struct gap {
    gap_subject subject;
    size_t which;          /* index among the model's gates, directs or items */
    const char *condition; /* its id; the model's */
    int indicator;         /* INDICATOR_NONE with GAP_EXPERT and GAP_UNCHANGEABLE */
    int year;              /* PANEL_ANY_YEAR for an attribute */
    double from;           /* NaN if missing */
    double to;             /* NaN unless possible; of a margin the last value that still holds */
    double change;         /* to - from */
    double unit;           /* the smallest step: 1 person, 1 yuan, 0.01% of a share */
    bool is_possible;
    bool is_margin;
    bool is_fact;          /* `to` closes it, but less of this is nothing to advise: see gaps_mark_facts */
    gap_reason reason;
    int bound_by;          /* GAP_BOUNDED: the indicator that stands in the way */
    int also;              /* where possible: the whole that moves in the same year, or INDICATOR_NONE */
    double also_to;
    gap_outcome then;      /* where possible: of the whole model, with this change alone */
    double points_least;   /* of an item: what the band reached there gives */
    double points_greatest;
} gap;

typedef struct gaps {
    gap *rows; /* in the model's order: gates, direct passes, items; then inputs as in `act` */
    size_t n;
    size_t capacity;
} gaps;

/*
 * Finds gaps of every unmet or open gate and direct pass and of every item that could get more points (one row per
 * better band that the input reaches, nearest first), and margins of met gates. On success *out is owned by the
 * caller. TIDU_OK or TIDU_ENOMEM.
 */
tidu_status gap_find(const assessor *a, const binding *b, size_t company, gaps **out, tidu_error *err);
/* Mark the gaps that less of an indicator would close which nobody is advised to lower. */
void gaps_mark_facts(gaps *g, const actions *a);
void gaps_free(gaps *g);

/* Ask a panel for the data that bound inputs (employees above S&T staff), beside what the model reads. */
bool gap_want(int year, panel *into);

const char *gap_reason_name(gap_reason reason); /* "reachable", "missing" ...: for programs */

#endif
