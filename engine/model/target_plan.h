/*
 * The targets of a plan: models/targets/<name>.yaml, one file a plan (format in models/README.md). A target keeps the number as the plan
 * writes it, in its unit; target_value is the same in plain units (persons, yuan, fractions).
 */
#ifndef MODEL_TARGET_PLAN_H
#define MODEL_TARGET_PLAN_H

#include "model/target_rules.h"

typedef enum target_comparator { TARGET_AT_LEAST, TARGET_ABOUT, TARGET_RANGE, TARGET_RANK, TARGET_BY_DATE } target_comparator;

/* What is counted: what is new in the horizon, what there is at its end, all since its beginning, or what is new in each year. */
typedef enum target_span { TARGET_LEVEL, TARGET_NEW, TARGET_CUMULATIVE, TARGET_YEARLY } target_span;

typedef enum target_method { TARGET_STATED, TARGET_EQUAL, TARGET_ABILITY, TARGET_LAST_YEAR } target_method;

typedef struct target_plan target_plan;

typedef struct target_base {
    int year;     /* 0: no base */
    double value; /* NAN: not stated */
    double times; /* the aim is so many times the base; NAN: not stated */
} target_base;

typedef struct target_among {
    model_text name;    /* the circle: firms above 10 billion yuan; zh NULL: none */
    double least;       /* from which on; NAN: no number */
    const target_unit *unit;
} target_among;

typedef struct target_part {
    const char *to; /* town or item */
    double aim;
} target_part;

typedef struct target {
    const char *id;
    model_text name;
    const char *definition; /* what the number means: hightech_output is not hightech_added_value */
    const char *term;       /* the plan's word, where it uses one for several definitions; NULL */
    size_t comparator;      /* target_comparator */
    double aim, most, stretch; /* NAN: none; of a date all are */
    const target_unit *unit; /* NULL of a date */
    target_base base;
    const char *owner;      /* who is responsible; NULL: not named */
    const char **joint;
    size_t n_joint;
    size_t span;            /* target_span */
    const char *part_of;    /* id */
    const struct target *whole; /* the same; NULL */
    size_t method;          /* target_method, of the split */
    target_part *split;
    size_t n_split;
    target_among among;
    long by;                /* DATE_NO_BEGIN: the end of the horizon */
    int from, to;           /* years */
    curve_rule curve;       /* how it is planned to be reached, if the plan says so */
    target_count value;     /* how it is counted, if not as its definition is */
    model_text note;        /* zh NULL: none */
    const char *text;       /* the plan's own words; NULL: not given */
    model_citation cite;
    unsigned long line;     /* in plan->file */
    const target_plan *plan;
} target;

/* A stated figure of the place that is no target: residents, GDP. */
typedef struct target_fact {
    const char *of; /* measure */
    double value;
    const target_unit *unit;
    int year;
    model_citation cite;
    unsigned long line;
} target_fact;

struct target_plan {
    RULE_HEAD;
    model_text district;
    const char *region; /* beginning of the division codes; NULL: not known */
    int first, last;    /* years of the horizon */
    target_fact *facts;
    size_t n_facts;
    target *targets;
    size_t n_targets;
    const target_rules *rules;
};

typedef struct target_library {
    target_rules *rules;
    target_plan **plans; /* [n] in the order asked for, or by folder and name of the file */
    size_t n, capacity;
} target_library;

/*
 * The plans of `names` [n], each a path (with a '/' or ending in .yaml) or an id; n 0: all in the subfolder targets of `folders`, of which one
 * that an earlier folder has replaces the later. Takes `rules`, also on failure. target_library_clear is due, also on failure.
 * TIDU_EIO; TIDU_EMODEL with file, line and column; TIDU_ENOTFOUND; TIDU_ENOMEM.
 */
tidu_status target_library_load(const char *folders, const char *const *names, size_t n, target_rules *rules, target_library *out,
                                tidu_error *err);
void target_library_clear(target_library *l);

/* All others of the folders behind those that are there, which stay in place of any of the same id. Statuses as above. */
tidu_status target_library_add_all(target_library *l, const char *folders, tidu_error *err);

/* One plan, which borrows `rules`; *out is the caller's (target_plan_free). */
tidu_status target_plan_load(const char *path, const target_rules *rules, target_plan **out, tidu_error *err);
tidu_status target_plan_parse(const char *text, size_t length, const char *file, const target_rules *rules, target_plan **out,
                              tidu_error *err);
void target_plan_free(target_plan *p);

const char *target_comparator_name(size_t comparator);
const char *target_span_name(size_t span);

/* In plain units. */
static inline double target_value(const target *t)
{
    return t->unit ? t->aim * t->unit->times : t->aim;
}

#endif
