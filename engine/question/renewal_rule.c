#include "question/renewal_rule.h"

#include "base/error.h"

static tidu_status add_version(renewal_rule *r, model *m, const question *q, tidu_error *err)
{
    tidu_status status;

    r->versions[r->n++] = m;
    status = question_settings(q, m, true, err);
    if (!status && !(r->assessors[r->n - 1] = assessor_new(m)))
        status = error_memory(err);
    return status;
}

tidu_status renewal_rule_init(renewal_rule *r, const environment *env, const char *id, const question *q, tidu_error *err)
{
    const catalogue *c = &env->catalogue;
    tidu_status status = TIDU_OK;

    *r = (renewal_rule){.n = 0};
    for (size_t i = 0; i < c->n && r->n < RENEWAL_MOST_VERSIONS && !status; i++) {
        model *m;

        if (!catalogue_is_of(c->files[i], id))
            continue;
        status = model_load(c->files[i], c->folders, env->dictionary, &m, err);
        if (!status && m->is_for_recheck && !m->is_for_new)
            status = add_version(r, m, q, err);
        else if (!status)
            model_free(m);
    }
    if (status)
        renewal_rule_clear(r);
    return status;
}

void renewal_rule_clear(renewal_rule *r)
{
    for (size_t i = 0; i < r->n; i++) {
        assessor_free(r->assessors[i]);
        model_free(r->versions[i]);
    }
    *r = (renewal_rule){.n = 0};
}

bool renewal_rule_want(void *context, int year, panel *into)
{
    const renewal_rule *r = context;
    bool ok = true;

    for (size_t i = 0; i < r->n && ok; i++)
        ok = assessor_want(r->assessors[i], year, into);
    return ok;
}

tidu_status renewal_rule_assess(const renewal_rule *r, const study *s, assessment **out, tidu_error *err)
{
    *out = NULL;
    for (size_t i = 0; i < r->n; i++) {
        if (catalogue_judges(r->versions[i], (application){s->binding.on, true}))
            return assessor_run(r->assessors[i], &s->binding, s->env->threads, out, err);
    }
    return TIDU_OK;
}
