/*
 * A model: the rules for one rung of the ladder in one version; every condition with its wording, citation and checked
 * expression. The file format is described in models/README.md. A model is loaded once, immutable, and freed as a
 * unit; all its parts live in one arena.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "model/rule_head.h"
#include "model/stratum_rates.h"
#include "numeric/compare.h"
#include "panel/indicator.h"

enum {
    MODEL_MOST_BANDS = 16,  /* of an item */
    MODEL_MOST_ITEMS = 64,
    MODEL_MOST_CONDITIONS = 64,
    MODEL_MOST_STEPS = 10000 /* of a total */
};

/* One of several ways to meet a condition. */
typedef struct model_path {
    const char *id;
    model_text name;
    const char *text; /* the expression as written */
    node *need;
} model_path;

/* A gate or a direct pass. */
typedef struct model_condition {
    const char *id;
    model_text name;
    model_text law;    /* the wording of the law, shortened; may be empty */
    model_citation cite;
    const char *text;  /* the expression as written; NULL with paths */
    node *need;
    const char *applies_text;
    node *applies;     /* if false the condition does not apply; NULL: always. Without a text: model_newcomer.c */
    bool is_direct;    /* a direct pass: where it does not apply it passes nothing, while a gate is no obstacle */
    model_path *paths; /* `need` is their disjunction */
    size_t n_paths;
    double prior;      /* probability that it holds if a datum is missing */
    bool is_audited;   /* what the data say is looked at again, ... */
    double survival;   /* ... and stands with this chance; 1 if it is not */
    bool is_judged;    /* an expert must confirm what the expression finds */
    double judged_prior;
    int judged_indicator;
    const char **act;  /* indicators that a company can change */
    size_t n_act;
} model_condition;

/* Points for a case; if least < greatest, an expert decides between them. */
typedef struct model_band {
    node *when;       /* NULL: everything else */
    const char *text; /* the condition as written */
    double least;
    double greatest;
    bool has_prior;   /* triangular over low, mode, high; otherwise uniform */
    double low, mode, high;
} model_band;

typedef struct model_item {
    const char *id;
    model_text name;
    model_text law;
    model_citation cite;
    const char *over_text; /* of a step table */
    node *over;
    model_band *bands;     /* the first that holds applies; the last always holds */
    size_t n_bands;
    int judged_indicator;  /* indicator with the points of an expert */
    const char **act;
    size_t n_act;
    size_t group;
} model_item;

typedef struct model_group {
    const char *id;
    model_text name;
    model_citation cite;
    double most; /* the cap; infinite without one */
    size_t first_item;
    size_t n_items;
} model_group;

typedef enum model_subject { MODEL_TOTAL, MODEL_GROUP, MODEL_ITEM } model_subject;

/* One comparison of `pass`: all of them must hold. */
typedef struct model_limit {
    model_subject subject;
    size_t which;
    compare_relation relation;
    double bound;
} model_limit;

/* How experts judge, beside the prior of each item: assumptions, or fitted to outcomes. */
typedef struct model_judging {
    double correlation; /* of the judged items of a company: 0 to below 1; 0: independent */
    double shift;       /* of all judged items, in standard deviations; above 0: more points than the priors say */
    double survival;    /* chance that what data say of an audited condition still stands after it was looked at: above 0 to 1 */
    double slope, intercept; /* of the logit of its chances, with judged points: before audits; 1 and 0: as they are */
    double ceiling;     /* with judged points what audits leave of a chance of 1; 0: no points are judged */
} model_judging;

/* The outcomes to which `judging` was fitted. */
typedef struct model_calibration {
    size_t filings;   /* 0: to none, it is what the model states */
    size_t passed;
    int first_year, last_year;
    char from[16], to[16]; /* a share of those that reached the one status: of these reached the other */
    double deviation;      /* of the shift, or of the intercept */
    size_t companies;      /* from which `rates` of the model are; 0: it has none */
    char digest[65];
    bool is_of_other_rule; /* of another version, or the rule was changed since */
} model_calibration;

/* Cells that two gates read: years from Y + from to Y + to, both 0 for an attribute. */
typedef struct model_shared_cells {
    size_t first, second; /* gates, the first with the smaller number */
    int indicator;
    int from, to;
    bool is_last; /* the latest known value */
} model_shared_cells;

typedef struct model {
    RULE_HEAD;
    const char *rung;
    const char *extends;  /* path of the model file that this one extends, or NULL */
    model_text summary;
    const char *index;    /* that orders companies which are equal otherwise; NULL: the usual one */
    bool is_for_new;      /* applies to new applications from `from` to `to` */
    bool is_for_recheck;  /* applies to re-examinations ... */
    long recheck_from, recheck_to; /* ... on these days */
    const char *validity;
    int term_months;      /* the same; 0: not known */
    model_text *notes;     /* how the rule was interpreted; zh is NULL for a note in English only */
    size_t n_notes;
    double prior_missing; /* for conditions without their own */
    model_judging judging;
    model_calibration calibration;
    model_text prior_note;
    model_condition *gates;
    size_t n_gates;
    model_shared_cells *shared;
    size_t n_shared;
    const stratum_rates *rates; /* priors of gates by kind of company, whoever's they are; NULL: as stated */
    model_condition *directs;
    size_t n_directs;
    model_group *groups;
    size_t n_groups;
    model_item *items;
    size_t n_items;
    double step;          /* points are multiples of this: */
    double step_units;    /* an integer, times ... */
    double step_scale;    /* ... 1 / a power of ten */
    const char *pass_text;
    model_limit *limits;
    size_t n_limits;
} model;

/*
 * Load the model in `path`. Files that it extends or uses are looked up beside it, then in `folders` (separated by
 * ':', may be NULL). Indicators for the points of experts (judged_<model>_<item>) are added to the dictionary. Every
 * error is TIDU_EMODEL with file, line and column.
 */
tidu_status model_load(const char *path, const char *folders, dictionary *d, model **out,
                       tidu_error *err);
/* The same from memory; `file` is the name in messages and determines the folder. */
tidu_status model_parse(const char *text, size_t length, const char *file, const char *folders,
                        dictionary *d, model **out, tidu_error *err);
void model_free(model *m);

/*
 * Set a setting ("usd_cny", "7.12", or "30%"), or how experts judge, which every model has: "judging_correlation",
 * "judging_shift", "audit_survival". TIDU_EUSAGE if there is no such setting, or the value is not a number
 * of its unit.
 */
tidu_status model_set(model *m, const char *name, const char *value, tidu_error *err);
bool model_has_setting(const model *m, const char *name);

/* Judge as was fitted to outcomes. */
void model_calibrate(model *m, const model_judging *judging, const model_calibration *c);

/* Does any item leave points to experts? */
bool model_has_judged_points(const model *m);

/* Does any condition or item, or a definition used by it, read certificates: holds(hnte)? */
bool model_asks_credentials(const model *m);

/* The text in that language; "" if it is missing. */
const char *model_text_in(model_text t, bool zh);

/*
 * Points are counted in integer steps, so that 0.1 + 0.2 is 0.3: the double nearest to a number of steps, and the
 * steps of a number; false if it is not a multiple of the step.
 */
double model_points(const model *m, long steps);
bool model_steps(const model *m, double points, long *steps);

/* How many of its figures (conditions, items, cited definitions) were read in what kind of text. */
void model_count_provenance(const model *m, size_t counts[PROVENANCES]);

/* The least and the greatest possible total; false without a score. */
bool model_score_range(const model *m, double *least, double *greatest);

#endif
