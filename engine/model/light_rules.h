/*
 * Lights of targets as rules: models/practice/lights.yaml. A rule looks at one number of a target and takes the first of its lights that
 * the number fits; a light is a colour, a word and a shape, so that nobody has to see the colour. And by what indicators are sorted into
 * classes (优势, 关注, 短板).
 */
#ifndef MODEL_LIGHT_RULES_H
#define MODEL_LIGHT_RULES_H

#include "model/class_rule.h"

enum { LIGHT_MOST_ASKED = 8 };

/* The number that a rule looks at. */
typedef enum light_by {
    LIGHT_BY_POINTS,     /* percentage points ahead of the plan of that day; below 0: behind */
    LIGHT_BY_COMPLETION, /* per cent of the aim */
    LIGHT_BY_SCHEDULE    /* per cent of what is planned for that day */
} light_by;

typedef enum light_bound { LIGHT_NO_BOUND, LIGHT_FROM, LIGHT_ABOVE, LIGHT_TO, LIGHT_BELOW } light_bound;

/* What it says of a target, whatever its colour: 红榜 is good. */
typedef enum light_meaning { LIGHT_SAYS_NOTHING, LIGHT_IS_GOOD, LIGHT_IS_WARNING, LIGHT_IS_BAD } light_meaning;

typedef struct light {
    const char *colour; /* green, yellow, red, blue, black, grey */
    model_text name;    /* 绿灯 */
    const char *shape;  /* ● */
    double from, above, to, below; /* NAN: no such bound */
    size_t means;       /* light_meaning */
    size_t asks;        /* light_bound that the source does not tell, and that whoever uses the rule must give */
} light;

/* What is to be done by a day, and is late by so many months. */
typedef struct light_late {
    double months;
    const char *colour; /* of one of the lights */
    const light *light;
} light_late;

typedef struct light_rule {
    const char *id;
    model_text name;
    size_t by;          /* light_by */
    light *lights;      /* [n_lights] in the order in which they are tried */
    size_t n_lights;
    light_late *late;   /* [n_late] the latest first; none: what is late is judged as any other target */
    size_t n_late;
    model_text note;    /* zh NULL: none */
    model_citation cite;
    unsigned long line;
} light_rule;

typedef struct light_rules {
    RULE_HEAD;
    const char *usual;  /* id of the rule that is taken where none is named */
    light no_value, not_judged;
    light_rule *rules;
    size_t n_rules;
    class_rule *sorting; /* [n_sorting] */
    size_t n_sorting;
} light_rules;

/* *out is the caller's (light_rules_free). TIDU_EIO; TIDU_EMODEL with the place; TIDU_ENOMEM. */
tidu_status light_rules_load(const char *path, light_rules **out, tidu_error *err);
tidu_status light_rules_parse(const char *text, size_t length, const char *file, light_rules **out, tidu_error *err);
void light_rules_free(light_rules *x);

/* `id` NULL: the usual one. TIDU_ENOTFOUND. */
tidu_status light_rule_find(const light_rules *x, const char *id, light_rule **out, tidu_error *err);

/*
 * Give the bounds that a rule asks for, in the order of its lights. TIDU_EUSAGE: too few, too many, or the rule asks for none.
 */
tidu_status light_rule_give(light_rule *r, const double *bounds, size_t n, tidu_error *err);

#endif
