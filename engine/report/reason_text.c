#include "report/reason_text.h"

#include <stdio.h>
#include <string.h>

static void join(char *out, size_t size, reason_style style, const char *id, model_text name)
{
    size_t used = strlen(out);

    snprintf(out + used, size - used, "%s%s", !used ? "" : style.is_for_people ? "; " : ";",
             style.is_for_people ? model_text_in(name, style.is_chinese) : id);
}

void reasons_missing(const assessment *a, size_t company, reason_style style, char *out, size_t size)
{
    const model *m = a->model;

    out[0] = '\0';
    for (size_t g = 0; g < m->n_gates; g++) {
        if (assessment_gate(a, g, company) == GATE_UNKNOWN)
            join(out, size, style, m->gates[g].id, m->gates[g].name);
    }
    for (size_t k = 0; k < m->n_items; k++) {
        unsigned bands = item_outcome_bands(a->outcomes[k * a->n + company]);

        if (bands & (bands - 1))
            join(out, size, style, m->items[k].id, m->items[k].name);
    }
    /* direct passes matter only while the verdict is open */
    for (size_t k = 0; k < m->n_directs && a->verdicts[company] == TRUTH_UNKNOWN; k++) {
        if (assessment_direct(a, k, company) == GATE_UNKNOWN)
            join(out, size, style, m->directs[k].id, m->directs[k].name);
    }
}

void reasons_unmet(const assessment *a, size_t company, reason_style style, char *out, size_t size)
{
    const model *m = a->model;

    out[0] = '\0';
    for (size_t g = 0; g < m->n_gates; g++) {
        if (assessment_gate(a, g, company) == GATE_UNMET)
            join(out, size, style, m->gates[g].id, m->gates[g].name);
    }
}
