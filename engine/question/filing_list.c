#include "question/filing_list.h"

#include <math.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/panel_severity.h"
#include "verdict/chance_map.h"

static bool find_chances(const study *s, const filing_rules *practice, double severity, filing_list *l)
{
    panel_severity *reaction = panel_severity_new(s->assessment, practice, severity);
    bool ok;

    l->chances = allocate_array(l->n + 1, sizeof *l->chances);
    l->severities = allocate_array(l->n + 1, sizeof *l->severities);
    ok = reaction && l->chances && l->severities;
    for (size_t i = 0; i < l->n && ok; i++) {
        l->chances[i] = s->assessment->readiness[l->company[i]];
        l->severities[i] = panel_severity_of(reaction, l->company[i]);
        ok = !isnan(l->severities[i]);
    }
    panel_severity_free(reaction);
    return ok;
}

tidu_status filing_list_make(study *s, const uint8_t *is_in, const filing_rules *practice, double severity, filing_list *out, tidu_error *err)
{
    ranking *r = NULL;
    tidu_status status;

    *out = (filing_list){.n = 0};
    status = study_list(s, RANK_BY_READINESS, is_in, 0, &r, err);
    if (status)
        return status;
    out->n = r->n < FILING_LIST_MOST ? r->n : FILING_LIST_MOST;
    out->company = r->company;
    r->company = NULL;
    ranking_free(r);
    return find_chances(s, practice, severity, out) ? TIDU_OK : error_memory(err);
}

void filing_list_clear(filing_list *l)
{
    release(l->company);
    release(l->chances);
    release(l->severities);
    *l = (filing_list){.n = 0};
}

tidu_status filing_list_filed(const filing_list *l, const study *s, size_t *filed, double *likely, tidu_error *err)
{
    tier_rules tiers;
    tidu_status status;

    if (*filed > l->n)
        return error_set(err, TIDU_EUSAGE, _("only %zu companies are in the list, so %zu cannot file"), l->n, *filed);
    status = environment_tiers(s->env, &tiers, err);
    if (status)
        return status;
    *likely = chance_goal_readiness(s->model, tiers.apply_readiness);
    if (!*filed) {
        while (*filed < l->n && l->chances[*filed] >= *likely)
            ++*filed;
    }
    return TIDU_OK;
}
