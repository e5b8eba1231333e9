/* Any bytes as a plan of targets: targets that can be held against each other, or a refusal with a place. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "target/target_finding.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_target(const target *t)
{
    if (!t->cite.text || t->from > t->to || (t->whole && t->whole->plan != t->plan) || !t->line)
        abort();
    if ((t->comparator == TARGET_BY_DATE) != (t->unit == NULL) || (t->unit && isnan(t->aim)))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static target_rules *rules;
    target_findings found = {.list = NULL};
    tidu_error err = {0};
    target_plan *p;

    if (!rules && target_rules_load("models/practice/targets.yaml", &rules, &err))
        abort();
    if (target_plan_parse((const char *)data, size, "fuzz", rules, &p, &err)) {
        if (!err.line || !err.message[0])
            abort();
        return 0;
    }
    for (size_t i = 0; i < p->n_targets; i++)
        check_target(&p->targets[i]);
    if (target_check(p, &found, &err))
        abort();
    for (size_t i = 0; i < found.n; i++) {
        if (!found.list[i].n_targets || (int)found.list[i].rule >= TARGET_RULES)
            abort();
    }
    target_findings_clear(&found);
    target_plan_free(p);
    return 0;
}
