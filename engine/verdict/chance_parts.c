/*
 * All but the points follow from the states of the gates, so that these are what is left of the readiness: nothing is computed twice,
 * and the product is the readiness to the last digit that a product of quotients keeps.
 */
#include "verdict/chance_parts.h"

#include "verdict/chance_map.h"

chance_parts chance_parts_of(const assessment *a, size_t company)
{
    const model *m = a->model;
    chance_parts p = {1, 1, 1, 1, 1, 0, 0, 0};
    double readiness = a->readiness[company], chance, gates;

    for (size_t g = 0; g < m->n_gates; g++) {
        const model_condition *c = &m->gates[g];
        gate_state state = assessment_gate(a, g, company);

        if (state == GATE_UNKNOWN) {
            p.missing *= c->prior;
            p.n_missing++;
        }
        if (c->is_judged && (state == GATE_UNKNOWN || state == GATE_JUDGED)) {
            p.confirmed *= c->judged_prior;
            p.n_confirmed++;
        }
        if (c->survival < 1 && state != GATE_NOT_APPLICABLE) {
            p.audits *= c->survival;
            p.n_audits++;
        }
    }
    if (a->missing)
        p.missing *= a->missing[company];
    gates = p.missing * p.confirmed * p.audits;
    if (!(readiness > 0 && gates > 0))
        return p;
    if (!m->n_items) { /* there are only gates, so that a map is the rest */
        p.fitted = readiness / gates;
        return p;
    }
    chance = chance_map_back(&m->judging, readiness);
    p.points = chance / gates < 1 ? chance / gates : 1;
    p.fitted = readiness / (gates * p.points);
    return p;
}
