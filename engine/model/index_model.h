/*
 * An index file: a tree of groups and indicators, their normalisation, weights and means, and the treatment of missing
 * data. The format is described in models/indices/README.md. Loaded once, immutable, freed as a unit.
 */
#ifndef MODEL_INDEX_MODEL_H
#define MODEL_INDEX_MODEL_H

#include <stdint.h>

#include "model/model.h"
#include "composite/data_weights.h"
#include "composite/factor_weights.h"
#include "composite/judgements.h"
#include "composite/promethee.h"
#include "composite/scale.h"
#include "composite/treatment.h"
#include "model/index_uncertainty.h"

enum {
    INDEX_MOST_INDICATORS = 128,
    INDEX_MOST_NODES = 256, /* the root, groups and indicators */
    INDEX_MOST_DEPTH = 8,   /* levels below the root */
    INDEX_MOST_STAGES = 16,
    INDEX_MOST_TEXTS = 64,  /* strata by a text that weights name */
    INDEX_MOST_METHODS = 6, /* blended */
    INDEX_MOST_DECIMALS = 6,
    INDEX_MOST_ITEMS = 32   /* of bonus, and of deductions */
};

#define INDEX_NONE SIZE_MAX /* no node, no indicator */

/*
 * What a file may name, one row each: X(constant, word in the file, ...). A new row gets its number here and is computed by
 * a case of its own in the room `index`; words, messages and schemas follow from the rows.
 */

/* Treatments and scales are rows of tables of their own: model/index_treatment.c, index_normalisation.c. */

/*
 * X(constant, word, is computed from data): weightings that are told by one word. Those of composite/data_weights.h are
 * computed by their word; FACTOR and OPTIMAL may have figures of their own, too (index_weighting.c).
 */
#define INDEX_WEIGHTINGS(X)          \
    X(GIVEN, "given", false)         \
    X(EQUAL, "equal", false)         \
    X(ENTROPY, "entropy", true)      \
    X(CRITIC, "critic", true)        \
    X(DEVIATION, "deviation", true)  \
    X(VARIATION, "variation", true)  \
    X(GINI, "gini", true)            \
    X(MEREC, "merec", true)          \
    X(VARIANCE, "variance", true)    \
    X(PCA, "pca", true)              \
    X(FACTOR, "factor", true)        \
    X(OPTIMAL, "optimal", true)

/*
 * X(constant, word, needs a floor: a value of 0 would make everything 0): means of the values of the members of a node. Two
 * more need figures of their own: a power mean, needing a floor where its exponent is not above 0, and an ordered one.
 */
#define INDEX_MEANS(X)                       \
    X(ARITHMETIC, "arithmetic", false)         \
    X(GEOMETRIC, "geometric", true)            \
    X(HARMONIC, "harmonic", true)              \
    X(LEAST, "least", false)                   \
    X(WEIGHTED_LEAST, "weighted-least", false) \
    X(MEDIAN, "median", false)                 \
    X(MPI, "mpi", false)

/* X(constant, word): methods that compare the companies of a list with each other; only of the root. */
#define INDEX_LIST_METHODS(X)  \
    X(TOPSIS, "topsis")        \
    X(VIKOR, "vikor")          \
    X(PROMETHEE, "promethee")  \
    X(WASPAS, "waspas")        \
    X(MARCOS, "marcos")        \
    X(SPOTIS, "spotis")        \
    X(GREY, "grey")            \
    X(COPELAND, "copeland")    \
    X(BOD, "bod")

/*
 * X(constant, word): how a missing value counts, where one word says it. INTERVAL and REWEIGHT: it is left out, the other
 * weights grow, and an interval shows what it could do; the others put a value in its place.
 */
#define INDEX_MISSINGS(X)    \
    X(INTERVAL, "interval")  \
    X(REWEIGHT, "reweight")  \
    X(WORST, "worst")        \
    X(MEAN, "mean")          \
    X(MEDIAN, "median")      \
    X(EM, "em")

#define INDEX_ROW_MISSING(name, ...) MISSING_##name,
#define INDEX_ROW_WEIGHTING(name, ...) WEIGHTING_##name,
#define INDEX_ROW_MEAN(name, ...) MEAN_##name,
#define INDEX_ROW_LIST_METHOD(name, ...) LIST_##name,

typedef enum missing_kind { INDEX_MISSINGS(INDEX_ROW_MISSING) MISSING_GROUP, MISSING_LAST } missing_kind;

typedef struct index_missing {
    missing_kind kind;
    int group; /* MISSING_GROUP: the text whose companies give the mean */
    int years; /* MISSING_LAST: how many application years it may be older */
    bool is_of_values; /* a mean or median of values before treatment and scale, not of points */
} index_missing;

typedef enum weighting_kind { INDEX_WEIGHTINGS(INDEX_ROW_WEIGHTING) WEIGHTING_AHP } weighting_kind;

/* The comparisons of one of several judges. */
typedef struct index_judge {
    const char *by;       /* who, for people; NULL: not told */
    double weight;        /* above 0 */
    const double *matrix; /* [k * k] */
} index_judge;

/* Pairwise comparisons of k members; one that nobody made is a cell without a value. Sound: judgements_check(). */
typedef struct index_comparisons {
    const double *matrix; /* [k * k] row-major; of several judges their geometric mean */
    double limit;         /* the consistency ratio that is allowed */
    const index_judge *judges; /* [n_judges] */
    size_t n_judges;      /* 0: the matrix is that of one */
} index_comparisons;

/* How much members should count, and between which weights that is sought. */
typedef struct index_intent {
    const double *importance; /* [k] intended; NULL: all the same, or as given */
    bool is_given;            /* the weights that are given say it */
    double least, most;       /* of each weight, 0 to 1 */
} index_intent;

typedef struct index_method {
    weighting_kind kind;
    double share;                  /* share of the blend; all shares are scaled to sum 1 */
    index_comparisons comparisons; /* WEIGHTING_AHP */
    factor_rule factor;            /* WEIGHTING_FACTOR */
    index_intent intent;           /* WEIGHTING_OPTIMAL */
} index_method;

/* How the members of a level are weighted: by one method or a blend of several. */
typedef struct index_weighting {
    index_method methods[INDEX_MOST_METHODS];
    size_t n;
    bool within_strata; /* by the data of each stratum */
} index_weighting;

/* MEAN_OF_LIST: no mean, but the index_list_method of the model. */
typedef enum mean_kind { INDEX_MEANS(INDEX_ROW_MEAN) MEAN_POWER, MEAN_ORDERED, MEAN_OF_LIST } mean_kind;

typedef struct index_mean {
    mean_kind kind;
    double exponent;        /* MEAN_POWER */
    const double *position; /* MEAN_ORDERED: [n_positions] weights, the first of the best value */
    size_t n_positions;
    bool is_raised;         /* MEAN_MPI: imbalance adds instead of taking away */
} index_mean;

typedef enum list_method_kind { INDEX_LIST_METHODS(INDEX_ROW_LIST_METHOD) LIST_METHODS } list_method_kind;

/*
 * How companies are compared. Columns are the values of the members of the root, from `floor` to 1 and more always better, or, of
 * figures, the treated values of all indicators in their own units and directions.
 */
typedef struct index_list_method {
    list_method_kind kind;
    bool of_figures;
    bool is_min_max;     /* LIST_TOPSIS: distances are relative to ranges, not to norms */
    bool is_fixed;       /* LIST_MARCOS: references are the ends of the scales, not of the data */
    double parameter;    /* v of VIKOR, lambda of WASPAS, zeta of grey relations; 0 to 1 */
    double least, most;  /* LIST_BOD: share of the score that each member makes up */
    const preference_function *functions; /* LIST_PROMETHEE: of the columns */
} index_list_method;

/*
 * The tree in breadth-first order, the root first: the members of a group stand together, and every node behind its parent.
 * Indicators are numbered depth first, so that a node owns a run of them.
 */
typedef struct index_node {
    const char *id;
    model_text name;
    model_citation cite;
    size_t parent;                /* INDEX_NONE: the root */
    size_t first_child, n_children;
    size_t first_leaf, n_leaves;  /* indicators */
    size_t indicator;             /* of a leaf; INDEX_NONE: a group */
    double given;                 /* weight among its siblings; 0 if none is given */
    const double *given_by;       /* [case] where it depends on the stratum; NULL: `given` */
    index_weighting weighting;    /* of its members */
    index_mean aggregation;       /* of its members */
    double least;                 /* points of 100 that it must reach; 0: none */
} index_node;

typedef struct index_indicator {
    const char *id;
    model_text name;
    const char *text; /* the expression as written */
    node *value;
    bool is_up;       /* more is better */
    treatment_rule treatment;
    scale_rule scale; /* its results are points / 100; limits in the unit of the value */
    index_missing missing;
    size_t node;
} index_indicator;

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
    const char **texts; /* strata by a text that weights name */
    size_t n_texts;
} index_strata;

/* The companies that set relative scales. All conditions that are there hold. */
typedef struct index_population {
    bool is_set;        /* otherwise all companies of the data do */
    node *where;        /* or NULL */
    const char **codes; /* n_codes 0: any */
    size_t n_codes;
    int year;           /* the application year whose figures count; 0: that of the question */
} index_population;

/* Points beside the tree. */
typedef struct index_item {
    const char *id;
    model_text name;
    const char *text; /* the expression as written */
    node *value;
    double most;      /* points; the least is 0 */
    model_citation cite;
} index_item;

typedef struct index_items {
    double most;      /* of all together; 0: no limit */
    index_item *items;
    size_t n;
} index_items;

typedef struct index_band {
    const char *id;
    model_text name;
    double from;      /* points */
    double amount;    /* yuan that the band stands for (a credit line, a fund); NaN: none is given */
} index_band;

typedef struct index_board {
    const char *id;
    model_text name;
    double top;       /* below 1 a share of those with a score in the stratum, otherwise a number of companies */
} index_board;

typedef struct index_model {
    RULE_HEAD;
    model_text summary;
    const char *subject; /* whose tables it is about (model/subject.h); NULL: companies */
    model_citation cite; /* empty: the index is our own */
    index_missing missing; /* of indicators that do not say how */
    index_mean across;  /* of the root */
    index_mean within;  /* of groups that do not say how */
    index_list_method list_method; /* where `across` is MEAN_OF_LIST */
    double floor;       /* the scale is floor..1, so that for a geometric mean one 0 does not make all 0 */
    double coverage;    /* minimum share of the weights that must count for a score; 0: any */
    double screening;   /* minimum share of the indicators that must be known or not apply; 0: any */
    int decimals;       /* of the printed score and its parts */
    index_strata strata;
    node *candidates;   /* who is ranked at all; NULL: everybody */
    index_population population;
    index_items bonus, deductions;
    double least, most; /* of the total; infinite: no limit */
    index_band *bands;
    size_t n_bands;
    index_board *boards;
    size_t n_boards;
    const char *progress; /* the index that tells how far companies have come, for the bulletin; NULL: none */
    index_uncertainty uncertainty; /* what the file says of it */
    index_node *nodes;
    size_t n_nodes;
    bool is_arithmetic; /* all means are */
    bool is_monotone;   /* no mean falls where a value rises */
    index_indicator *indicators;
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

/* Do bands of the index stand for amounts? */
bool index_has_amounts(const index_model *m);

/* Do the weights depend on data? */
bool index_weighs_data(const index_model *m);

/* Do those of the members of a level? */
bool weighting_takes_data(const index_weighting *w);

bool weighting_is_computed(weighting_kind kind); /* from data */

/* "given", "entropy" ... as in the file. */
const char *weighting_name(weighting_kind kind);

/*
 * A weighting that one word tells and that needs nothing from the file: equal, or one that is computed from data. False,
 * with TIDU_EUSAGE and a suggestion, if there is none of that name.
 */
bool weighting_of_word(const char *word, index_weighting *out, tidu_error *err);

/* A comparison as people write it: "3", "1/7". */
void comparison_format(double value, char text[32]);

/*
 * Given weights may depend on the stratum (model/index_weight_cases.c): a case is a stage, or a text that weights name, and
 * behind these all others. One case: they do not. `stratum` as the name of a stratum, NULL: all others.
 */
size_t index_weight_cases(const index_model *m);
size_t index_weight_case(const index_model *m, const char *stratum);
const char *index_weight_case_name(const index_model *m, size_t which); /* NULL: all others, or everybody */

static inline double index_given(const index_node *x, size_t which)
{
    return x->given_by ? x->given_by[which] : x->given;
}

/* Do any weights depend on the stratum, given ones or those of data? */
bool index_weighs_by_stratum(const index_model *m);

/* What tells the stratum in a text: "C3985" with two letters gives "39", as a letter before digits is skipped. */
const char *index_stratum_key(const index_strata *s, const char *text, size_t *length);

static inline bool index_is_leaf(const index_node *x)
{
    return x->indicator != INDEX_NONE;
}

/* The node of that name: an indicator, else a group; "group.growth" is the group. INDEX_NONE: there is none. */
size_t index_find_node(const index_model *m, const char *name);

const char *index_scale_word(const scale_rule *s);

/* The scales that one word tells, ending with NULL, and the rule of such a word. */
extern const char *const index_scale_words[];
scale_rule index_scale_of_word(const char *word, bool is_up);

/* Does a scale depend on other companies? */
static inline bool index_scale_is_relative(const scale_rule *s)
{
    return scale_is_relative(s);
}

/* Are scores made by comparing the companies of a list with each other? */
static inline bool index_compares_list(const index_model *m)
{
    return m->across.kind == MEAN_OF_LIST;
}

/* Can a score change because another company joins or leaves the list, whatever the scales are? */
static inline bool index_list_is_relative(const index_model *m)
{
    return index_compares_list(m) && m->list_method.kind != LIST_SPOTIS && !m->list_method.is_fixed;
}

/* "topsis" ... as in the file. */
const char *list_method_name(list_method_kind kind);

/* The columns that are compared, and their names. */
size_t index_list_columns(const index_model *m);
const char *index_list_column(const index_model *m, size_t column);
bool index_is_treated(const treatment_rule *t);

/* Can an unknown value get anything, downwards or upwards? */
bool index_scale_is_open(const scale_rule *s, bool upwards);

/* Are there groups within groups? */
bool index_is_deep(const index_model *m);

#endif
