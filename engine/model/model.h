/*
 * What a model file means: one rung of the ladder in one version, every
 * condition with its words, its citation and its checked expression.
 *
 * The file's form is described in models/README.md. A model is loaded once, never
 * changed, and freed whole; all its parts live in one arena.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/tidu_error.h"
#include "model/rule_head.h"
#include "numeric/compare.h"
#include "panel/indicator.h"

enum {
    MODEL_MOST_BANDS = 16,  /* of an item */
    MODEL_MOST_ITEMS = 64,
    MODEL_MOST_CONDITIONS = 64,
    MODEL_MOST_STEPS = 10000 /* of a total */
};

/* When applications are taken: a window of days that a notice named. */
typedef struct model_window {
    model_text name;
    const char *region; /* the beginning of the division codes for which it holds; NULL: everywhere */
    long from, to; /* `from` is DATE_NO_BEGIN where only the last day is known */
    const char *source;
} model_window;

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
    model_text law;    /* the law's words in short; may be empty */
    const char *cite;
    const char *origin; /* the file that it stands in, where that is not the model's; or NULL */
    bool is_verified;
    const char *text;  /* the expression as written; NULL with paths */
    node *need;
    const char *applies_text;
    node *applies;     /* where false the condition does not apply; NULL: always. Without a text: see model_newcomer.c */
    model_path *paths; /* `need` is then the `or` of them */
    size_t n_paths;
    double prior;      /* chance that it holds when a datum is missing */
    bool is_judged;    /* an expert confirms what the expression finds */
    double judged_prior;
    int judged_indicator;
    const char **act;  /* indicators that a company can change */
    size_t n_act;
} model_condition;

/* Points for a case; with least < greatest the expert decides between them. */
typedef struct model_band {
    node *when;       /* NULL: everything else */
    const char *text; /* the condition as written */
    double least;
    double greatest;
    bool has_prior;   /* a triangle over low, mode, high; else every point alike */
    double low, mode, high;
} model_band;

typedef struct model_item {
    const char *id;
    model_text name;
    model_text law;
    const char *cite;
    const char *origin;
    bool is_verified;
    const char *over_text; /* of a step table */
    node *over;
    model_band *bands;     /* the first that holds wins; the last one always does */
    size_t n_bands;
    int judged_indicator;  /* the column with an expert's points */
    const char **act;
    size_t n_act;
    size_t group;
} model_item;

typedef struct model_group {
    const char *id;
    model_text name;
    const char *cite;
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

typedef struct model {
    RULE_HEAD;
    const char *rung;
    const char *extends;  /* path of the model file that this one extends, or NULL */
    model_text summary;
    bool is_for_new;      /* judges new applications on these days */
    bool is_for_recheck;  /* judges re-checks ... */
    long recheck_from, recheck_to; /* ... on these */
    const char *validity;
    model_window *windows; /* in the file's order */
    size_t n_windows;
    model_text *notes;     /* how the rule was read; zh is NULL where a note stands in English alone */
    size_t n_notes;
    double prior_missing; /* for conditions that state none */
    model_text prior_note;
    model_condition *gates;
    size_t n_gates;
    model_condition *directs;
    size_t n_directs;
    model_group *groups;
    size_t n_groups;
    model_item *items;
    size_t n_items;
    double step;          /* points come in multiples of this: */
    double step_units;    /* whole, times ... */
    double step_scale;    /* ... 1 / a power of ten */
    const char *pass_text;
    model_limit *limits;
    size_t n_limits;
} model;

/*
 * Load the model in `path`. What it extends or uses is looked for beside it, then in `folders` (separated
 * by ':', may be NULL). Indicators of expert's points (judged_<model>_<item>) join the dictionary.
 * Every fault is TIDU_EMODEL with file, line, column.
 */
tidu_status model_load(const char *path, const char *folders, dictionary *d, model **out,
                       tidu_error *err);
/* The same from memory; `file` names it in messages, and its folder is that of the file. */
tidu_status model_parse(const char *text, size_t length, const char *file, const char *folders,
                        dictionary *d, model **out, tidu_error *err);
void model_free(model *m);

/*
 * Give a setting its value ("usd_cny", "7.12", or "30%"). TIDU_EUSAGE when there is no such
 * setting or no such number.
 */
tidu_status model_set(model *m, const char *name, const char *value, tidu_error *err);

/* Does any condition or item, or a definition that it uses, ask for a certificate: holds(hnte)? */
bool model_asks_credentials(const model *m);

/* The text in the language: zh, or en where that is empty. */
const char *model_text_in(model_text t, bool zh);

/*
 * Points are counted in steps, so that 0.1 + 0.2 is 0.3: the nearest double of so many steps, and
 * the steps of a number; false when it is no multiple of the step.
 */
double model_points(const model *m, long steps);
bool model_steps(const model *m, double points, long *steps);

/* The least and greatest total that the score can have at all; false without a score. */
bool model_score_range(const model *m, double *least, double *greatest);

#endif
