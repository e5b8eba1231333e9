/*
 * What is found when the targets of a plan are held against each other (目标自洽检查). A finding names its targets, of which each has its
 * line in the file, and the numbers of its computation; words are made of them in report/target_report.c.
 */
#ifndef TARGET_TARGET_FINDING_H
#define TARGET_TARGET_FINDING_H

#include "model/target_plan.h"

enum { FINDING_MOST_TARGETS = 8, FINDING_MOST_VALUES = 8 };

/* Values are in plain units. */
typedef enum target_rule {
    TARGET_RULE_PEOPLE,     /* more persons than live there: aim, limit, number without the factor of its unit; fact NULL: the limit is any city's */
    TARGET_RULE_HISTORY,    /* many times the base: base, aim, times */
    TARGET_RULE_REACHED,    /* no more than the base: base, aim */
    TARGET_RULE_TIMES,      /* not so many times the base: base, times, aim */
    TARGET_RULE_PERCENT,    /* a share above 1: aim */
    TARGET_RULE_TWO_VALUES, /* one item, several numbers: aims, as many as targets */
    TARGET_RULE_TWO_CIRCLES, /* one item, two circles: bounds, as many as targets */
    TARGET_RULE_TWO_OWNERS, /* one item, two responsible */
    TARGET_RULE_TERM,       /* one word, several definitions: aims */
    TARGET_RULE_LOOSE,      /* a word that leaves open what is meant */
    TARGET_RULE_YEARLY,     /* a year's aim times the years is not the total: yearly, years, product, total */
    TARGET_RULE_PART,       /* a part above its whole: part, whole */
    TARGET_RULE_KIND,       /* a part that is another kind of number than its whole: part, whole */
    TARGET_RULE_SPLIT,      /* a split that does not sum: sum, aim */
    TARGET_RULE_SUM,        /* parts of a measure that do not sum: sum, total */
    TARGET_RULE_GROWTH,     /* implied by base and aim: base, aim, years, growth a year */
    TARGET_RULE_COMPOUND,   /* a yearly rate over years: rate, years, times */
    TARGET_RULE_RATIO,      /* implied by a ratio: numerator, ratio, factor, denominator, stated denominator or NAN */
    TARGET_RULE_STOCK,      /* what must stay valid: stock, new, must stay, opening stock or NAN, tolerable loss or NAN */
    TARGET_RULE_SHARE,      /* chosen out of: chosen, out of, share, chance of reaching it at that share or NAN */
    TARGET_RULE_AVERAGE,    /* amount, receivers, average */
    TARGET_RULE_REGISTER    /* ratio over a directory: ratio, then for each cleaning: share removed, ratio before that suffices */
} target_rule;

enum { TARGET_RULES = TARGET_RULE_REGISTER + 1 };

typedef enum target_sureness { TARGET_LOOK, TARGET_UNLIKELY, TARGET_CONTRADICTION } target_sureness;

typedef struct target_finding {
    target_rule rule;
    target_sureness sure;
    const target *targets[FINDING_MOST_TARGETS];
    size_t n_targets;
    const target_fact *fact; /* that took part; NULL: none */
    const target_measure *measure; /* of what is implied, or what is meant; NULL */
    double values[FINDING_MOST_VALUES];
    size_t n_values;
} target_finding;

typedef struct target_findings {
    target_finding *list; /* [n] by plan, and within a plan by the line of the first target */
    size_t n, capacity;
    size_t n_contradictions;
    bool failed; /* memory is exhausted: */
    target_finding lost; /* what then could not be kept */
} target_findings;

/* Add to *all what is found in a plan, whose targets the findings borrow. TIDU_OK or TIDU_ENOMEM; target_findings_clear is due, also then. */
tidu_status target_check(const target_plan *plan, target_findings *all, tidu_error *err);
void target_findings_clear(target_findings *all);

#endif
