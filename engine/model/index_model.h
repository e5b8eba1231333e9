/*
 * An index file: indicators in groups, their normalisation, their weights, and the treatment of missing data. The
 * format is described in models/indices/README.md. Loaded once, immutable, freed as a unit.
 */
#ifndef MODEL_INDEX_MODEL_H
#define MODEL_INDEX_MODEL_H

#include "model/model.h"
#include "composite/weights.h"
#include "composite/winsorise.h"

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

typedef enum scale_kind { SCALE_MIN_MAX, SCALE_PERCENTILE, SCALE_GOALPOSTS, SCALE_BASE } scale_kind;

typedef struct index_scale {
    scale_kind kind;
    double low, high; /* SCALE_GOALPOSTS: in the indicator's unit; SCALE_BASE: the base is `high` */
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
    double share;         /* share of the blend; all shares are scaled to sum 1 */
    const double *matrix; /* of AHP: in row-major order */
} index_method;

/* How the members of a level are weighted: by one method or a blend of several. */
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
    bool takes_mean;  /* a missing value counts as the mean of the stratum */
    double given;     /* weight in its group; 0 if none is given */
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
    node *when; /* NULL for the last one: all others */
} index_stage;

/* Companies are compared within strata, by a text or by stages; without strata, all with all. */
typedef struct index_strata {
    int by;           /* a text indicator, or INDICATOR_NONE */
    size_t letters;   /* prefix length; 0: all. A letter before digits is skipped (C39 is 39) */
    size_t least;     /* smaller strata are merged */
    index_stage *stages;
    size_t n_stages;
} index_strata;

typedef struct index_model {
    RULE_HEAD;
    model_text summary;
    model_citation cite; /* empty: the index is our own */
    bool is_reweighted; /* missing: reweight; otherwise the score is the lower end of the interval */
    mean_kind within;   /* groups */
    mean_kind across;
    double floor;       /* for a geometric mean the scale is floor..1, so that one 0 does not make all 0 */
    double coverage;    /* minimum share of the weights that must count for a score; 0: any */
    int decimals;       /* of the printed score and its parts */
    index_strata strata;
    index_weighting weighting; /* of the groups */
    index_group *groups;
    size_t n_groups;
    index_indicator *indicators; /* in the order of their groups */
    size_t n_indicators;
} index_model;

/* Every error is TIDU_EMODEL with file, line and column. */
tidu_status index_load(const char *path, dictionary *d, index_model **out, tidu_error *err);
tidu_status index_parse(const char *text, size_t length, const char *file, dictionary *d,
                        index_model **out, tidu_error *err);
void index_free(index_model *m);

/*
 * Load `name`: a path if it contains a '/' or ends in .yaml, otherwise <folder>/indices/<name>.yaml in the first of
 * the folders (separated by ':') that has it. TIDU_ENOTFOUND with a suggestion.
 */
tidu_status index_find(const char *folders, const char *name, dictionary *d, index_model **out,
                       tidu_error *err);

/* Do the weights depend on data? */
bool index_weighs_data(const index_model *m);

/* "given", "entropy" ... as in the file. */
const char *weighting_name(weighting_kind kind);

#endif
