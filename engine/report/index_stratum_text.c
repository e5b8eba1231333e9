#include "report/index_stratum_text.h"

#include "base/message.h"

const char *index_stratum_name(const index_result *r, size_t place, bool zh)
{
    const index_model *m = r->model;
    const index_stratum *s = index_result_stratum(r, place);

    for (size_t i = 0; i < m->strata.n_stages; i++) {
        if (s->name == m->strata.stages[i].id)
            return model_text_in(m->strata.stages[i].name, zh);
    }
    return s->name ? s->name : _("all others");
}
