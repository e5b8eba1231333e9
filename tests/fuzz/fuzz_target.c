/* Any bytes as a plan of targets: targets that can be held against each other and have a light on any day, or a refusal with a place. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/date.h"
#include "target/target_finding.h"
#include "target/target_light.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_target(const target *t)
{
    if (!t->cite.text || t->from > t->to || (t->whole && t->whole->plan != t->plan) || !t->line)
        abort();
    if ((t->comparator == TARGET_BY_DATE) != (t->unit == NULL) || (t->unit && isnan(t->aim)))
        abort();
}

static void check_light(const target *t, const light_rules *lights, long day, double base, double value)
{
    static const double shape[CURVE_MONTHS] = {0, 0, 0, 0.1, 0.1, 0.5, 0.5, 0.5, 0.5, 0.75, 0.75, 1};
    target_curve c = target_curve_of(t, day, base, NAN, shape);
    target_standing s;

    target_stand(&c, value, day, lights, lights->rules, &s);
    if (!s.light || c.begin >= date_to_days((date){t->to, 12, 31}) || (isnan(s.share) && c.kind != CURVE_END && c.kind != CURVE_TYPED))
        abort();
    if (c.kind != CURVE_TYPED && !(isnan(s.share) || (s.share >= 0 && s.share <= 1 + 1e-9)))
        abort();
}

static void check_lights(const target *t, const light_rules *lights)
{
    static const double values[] = {NAN, 0, 1, -3, 1e300};

    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        for (long day = date_to_days((date){t->from, 1, 1}) - 40; day < date_to_days((date){t->from, 12, 31}) + 40; day += 37)
            check_light(t, lights, day, values[i], values[(i + 2) % 5]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static light_rules *lights;
    static target_rules *rules;
    target_findings found = {.list = NULL};
    tidu_error err = {0};
    target_plan *p;

    if (!rules && target_rules_load("models/practice/targets.yaml", &rules, &err))
        abort();
    if (!lights && light_rules_load("models/practice/lights.yaml", &lights, &err))
        abort();
    if (target_plan_parse((const char *)data, size, "fuzz", rules, &p, &err)) {
        if (!err.line || !err.message[0])
            abort();
        return 0;
    }
    for (size_t i = 0; i < p->n_targets; i++) {
        check_target(&p->targets[i]);
        check_lights(&p->targets[i], lights);
    }
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
