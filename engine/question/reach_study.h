/*
 * Ways up for companies: the rule as it will stand in each of the next application years, the levers, and the data.
 */
#ifndef QUESTION_REACH_STUDY_H
#define QUESTION_REACH_STUDY_H

#include "model/action.h"
#include "model/tier.h"
#include "question/study.h"
#include "ranking/next_step.h"
#include "reach/reach.h"

enum {
    REACH_MOST_YEARS = 3, /* how far ahead a way is looked for */
    REACH_USUAL_WAYS = 3  /* of one company */
};

typedef struct reach_options {
    int by;             /* application year; 0: the first of the next ones in which there is a way */
    double chance;      /* that the verdict is yes */
    bool files_by_tier; /* who can file today is told by the tiers of practice (apply), as in lists; else by the chance */
    bool by_place;      /* the chance is that of a place in today's list: it is not enough to file */
    double points;      /* that many points are certain, instead; NAN: none */
    double budget;      /* yuan; INFINITY: none */
    size_t ways;        /* for one company: how many */
    const char *levers; /* a region, a version or a file; NULL: levers.yaml */
    bool with_holders;  /* of a list: companies that hold the certificate, too */
    size_t slots;       /* of a list: companies that can be pushed until the next application; 0: any number */
} reach_options;

/* A chance of 0.8 at one of the next three applications, whatever it costs; who can file is told by the tiers. */
reach_options reach_options_usual(void);

/* An application year to come, with the rule that will be in force. */
typedef struct reach_horizon {
    model *model;
    assessor *assessor;
    panel *read; /* its wishes */
    way_time time;
    long on;
} reach_horizon;

typedef struct reach_study {
    study *base; /* the rule today, and the data */
    levers *levers;
    actions *actions; /* NULL: there is no such file */
    tier_rules tiers;
    double file_from;  /* the readiness from which a company can file today */
    reach_options options;
    reach_horizon horizons[REACH_MOST_YEARS];
    size_t n;
    const data_need *also; /* while it is opened: what else is read; or NULL */
} reach_study;

/*
 * Load everything, of one company or (NULL) all. `asked` is borrowed for the life of the study; asked->found gets the problems
 * in the data. TIDU_EUSAGE: a year that is over or too far ahead, a chance or a budget that is none; otherwise as study_load and
 * levers_find.
 */
tidu_status reach_study_open(inquiry *asked, const reach_options *options, const char *code, reach_study **out,
                             tidu_error *err);

/* The same, which also reads what `also` wants and keeps its columns. */
tidu_status reach_study_open_with(inquiry *asked, const reach_options *options, const char *code, const data_need *also,
                                  reach_study **out, tidu_error *err);
void reach_study_close(void *study);

/*
 * A loaded study, with what ways need if they are wanted: then *ways is opened by the usual options and *out is its base, otherwise
 * *ways is NULL. `need` as of study_load. Both are the caller's (reach_study_release), also on failure.
 */
tidu_status reach_study_load(inquiry *asked, bool with_ways, const data_need *need, study **out, reach_study **ways,
                             tidu_error *err);
void reach_study_release(study *s, reach_study *ways);

/* Can a company of this readiness file today? */
bool reach_study_can_file(const reach_study *s, double readiness);

/* --- one company ----------------------------------------------------------------------------------- */

typedef struct reach_company {
    const reach_study *study;
    const reach_horizon *horizon; /* of the answer: the year asked for or, if none was, the first with a way */
    explanation *now;             /* the verdict of today */
    reach likely;                 /* for the chance asked for */
    reach certain;                /* and for certainty, in the same year */
    bool has_certain;             /* the last one is another question, and the first has an answer */
    const reach_horizon *skipped; /* the next application, if the answer is of a later one; otherwise NULL */
    reach early;                  /* what stands in its way */
    int first_year;               /* of a way: that of the horizon or a later one; 0: none was found */
    bool is_later_open;           /* and for some later year none is excluded, either */
} reach_company;

tidu_status reach_study_company(const reach_study *s, uint32_t company, reach_company **out, tidu_error *err);
void reach_company_free(void *c);

/* What one question asks of a company at a horizon. */
reach_question reach_study_question(const reach_study *s, const reach_horizon *h, size_t ways, bool explains);

/*
 * The readiness that a company needs to stand among the first `k` of today's list, in which all others stay as they are: that of
 * the k-th of the others. The study is of all companies and assessed. TIDU_EUSAGE: the list is no longer than that. TIDU_ENOMEM.
 */
tidu_status reach_study_place(const reach_study *s, uint32_t company, size_t k, double *readiness, tidu_error *err);

/* The application year asked for, or the next. */
const reach_horizon *reach_study_horizon(const reach_study *s);

/* --- a list ------------------------------------------------------------------------------------------ */

typedef enum reach_kind {
    REACH_NOW,      /* certain, or likely enough, today */
    REACH_ONE_STEP, /* at the next application, by one lever */
    REACH_NEXT,     /* at the next application, by several */
    REACH_LATER,    /* at a later one */
    REACH_WAITS,    /* none, and no gate fails: data that are missing must be found out first */
    REACH_UNPROVEN, /* none was found before the effort ended */
    REACH_BLOCKED   /* none in any of the years */
} reach_kind;

enum { REACH_ROW_LEVERS = 8, REACH_LIST_EFFORT = 1000 }; /* of a search: a twentieth of what one company alone gets */

typedef struct reach_act {
    const lever *lever;
    double amount; /* in its unit, over all years */
} reach_act;

typedef struct reach_row {
    uint32_t company;
    const char *code; /* the panel's */
    uint32_t rank;
    reach_kind kind;
    tier tier;        /* who can file applies, who can by the next application is pushed as long as there are slots */
    int year;         /* application year of the way; 0: none */
    double cost;      /* yuan; NAN without a way */
    bool is_proven;   /* no way costs less */
    double readiness; /* of the way; today's where nothing needs to be done or can be */
    double points_short; /* certain points that today's score lacks; 0 without a score */
    double potential; /* NAN: not known */
    uint64_t within;  /* the order of those who can file, within equal readiness (ranking_within) */
    reach_act acts[REACH_ROW_LEVERS];
    size_t n_acts;
    bool has_more_acts;
    uint64_t blocking; /* gates that block by themselves in the last year looked at */
    bool blocks_merit; /* the score does */
    uint64_t unknown;  /* gates that stay unknown in the first year looked at */
    next_step ask;     /* the missing datum that may change today's verdict, if its kind is NEXT_ASK */
    double bound;      /* no way costs less */
} reach_row;

/* Fill in the first way of a company at a horizon: levers, year, cost, chance, kind. `year` is the application year of today. */
void reach_row_take(const reach_horizon *h, const reach *r, int year, reach_row *row);

/*
 * Look for the way of each of n companies and put them in the order of the work: who can file first, by readiness as lists of
 * today are; then by the years until the way, fewer steps before several, its cost, points that are missing, the chance and the
 * potential; who is blocked last, by the number of conditions that block. Ranks are shared where all of that is equal, then the
 * code orders. Their tiers follow: with `slots` (0: any number) only so many are pushed. The study is assessed. TIDU_ENOMEM.
 */
tidu_status reach_study_rows(const reach_study *s, const uint32_t *companies, size_t n, size_t slots, reach_row *rows,
                             tidu_error *err);

typedef struct reach_list {
    reach_row *rows; /* in order */
    size_t n;
    size_t left_out; /* companies that hold the certificate */
} reach_list;

/* Every company of the selection. */
tidu_status reach_study_list(const reach_study *s, reach_list **out, tidu_error *err);
void reach_list_free(void *list);

const char *reach_kind_name(reach_kind kind); /* "now", "one_step" ...: for programs */

#endif
