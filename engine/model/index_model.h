/*
 * What an index file means: indicators in groups, how each is brought to one scale, how
 * they are weighed, and what is done where data are missing. The form is described in
 * models/indices/README.md. Loaded once, never changed, freed whole.
 */
#ifndef MODEL_INDEX_MODEL_H
#define MODEL_INDEX_MODEL_H

#include "model/model.h"
#include "numeric/weights.h"
#include "numeric/winsorise.h"

enum {
    INDEX_MOST_INDICATORS = 64,
    INDEX_MOST_GROUPS = WEIGHTS_MOST_COMPARED,
    INDEX_MOST_STAGES = 16,
    INDEX_MOST_METHODS = 6, /* blended */
    INDEX_MOST_DECIMALS = 6
};

typedef enum treatment_kind { TREATMENT_NONE, TREATMENT_WINSORISE, TREATMENT_COINR } treatment_kind;

typedef struct index_treatment {
    treatment_kind kind;
    double low, high; /* TREATMENT_WINSORISE: quantiles, 0 to 1 */
    shape_rule rule;  /* TREATMENT_COINR */
} index_treatment;

typedef enum scale_kind { SCALE_MIN_MAX, SCALE_PERCENTILE, SCALE_GOALPOSTS } scale_kind;

typedef struct index_scale {
    scale_kind kind;
    double low, high; /* SCALE_GOALPOSTS: in the indicator's unit */
} index_scale;

typedef enum weighting_kind {
    WEIGHTING_GIVEN,
    WEIGHTING_EQUAL,
    WEIGHTING_ENTROPY,
    WEIGHTING_CRITIC,
    WEIGHTING_PCA,
    WEIGHTING_AHP
} weighting_kind;

typedef struct index_method {
    weighting_kind kind;
    double share;         /* in the blend; all shares are scaled to 1 */
    const double *matrix; /* of AHP: rows behind each other */
} index_method;

/* How the members of one level are weighed: by one method, or by a blend of several. */
typedef struct index_weighting {
    index_method methods[INDEX_MOST_METHODS];
    size_t n;
} index_weighting;

typedef enum mean_kind { MEAN_ARITHMETIC, MEAN_GEOMETRIC } mean_kind;

typedef struct index_indicator {
    const char *id;
    model_text name;
    const char *text; /* the expression as written */
    node *value;
    bool is_up;       /* more is better */
    index_treatment treatment;
    index_scale scale;
    double given;     /* weight in its group; 0 where none is given */
    size_t group;
} index_indicator;

typedef struct index_group {
    const char *id;
    model_text name;
    double given;
    index_weighting weighting; /* of its indicators */
    size_t first;
    size_t n;
} index_group;

typedef struct index_stage {
    const char *id;
    model_text name;
    node *when; /* NULL in the last one: everybody else */
} index_stage;

/* Companies are compared within strata: by a text of theirs, or by stages; none: all together. */
typedef struct index_strata {
    int by;           /* a text indicator, or INDICATOR_NONE */
    size_t letters;   /* of it; 0: all. A letter before digits is passed over (C39 is 39) */
    size_t least;     /* smaller strata are put together */
    index_stage *stages;
    size_t n_stages;
} index_strata;

typedef struct index_model {
    RULE_HEAD;
    model_text summary;
    bool is_reweighted; /* missing: reweight; else the interval, and the score is its lower end */
    mean_kind within;   /* groups */
    mean_kind across;
    double floor;       /* with a geometric mean the scale is floor..1, so that one 0 is not all */
    double coverage;    /* least share of the weights that must count for a score; 0: any */
    int decimals;       /* of the printed score and its parts */
    index_strata strata;
    index_weighting weighting; /* of the groups */
    index_group *groups;
    size_t n_groups;
    index_indicator *indicators; /* in the order of their groups */
    size_t n_indicators;
} index_model;

/* Every fault is TIDU_EMODEL with file, line and column. */
tidu_status index_load(const char *path, dictionary *d, index_model **out, tidu_error *err);
tidu_status index_parse(const char *text, size_t length, const char *file, dictionary *d,
                        index_model **out, tidu_error *err);
void index_free(index_model *m);

/*
 * Load `name`: a path when it holds a '/' or ends in .yaml, else <folder>/indices/<name>.yaml in the
 * first of the folders (separated by ':') that has it. TIDU_ENOTFOUND with the nearest name.
 */
tidu_status index_find(const char *folders, const char *name, dictionary *d, index_model **out,
                       tidu_error *err);

/* Do the weights depend on data? */
bool index_weighs_data(const index_model *m);

/* "given", "entropy" ... as the file says it. */
const char *weighting_name(weighting_kind kind);

#endif
