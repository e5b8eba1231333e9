/*
 * What local policies award to the companies of a plan once they have the title: the clauses are judged as `tidu policy match` judges
 * them, on certificates among which that of the title stands for every company that has a page.
 */
#include "api/plan_internal.h"
#include "base/allocate.h"
#include "base/error.h"

tidu_status plan_awards_open(plan_awards *a, const policy_library *l, tidu_error *err)
{
    *a = (plan_awards){.library = l, .all = award_set_new((const policy *const *)l->list, l->n)};
    return a->all ? TIDU_OK : error_memory(err);
}

bool plan_awards_want(const plan_awards *a, int year, panel *into)
{
    return award_set_want(a->all, year, into);
}

/* The policies in force on the day. */
static tidu_status choose(plan_awards *a, long on, tidu_error *err)
{
    size_t n = 0;

    a->policies = allocate_array(a->library->n + 1, sizeof *a->policies);
    if (!a->policies)
        return error_memory(err);
    for (size_t i = 0; i < a->library->n; i++) {
        const policy *p = a->library->list[i];

        if (policy_awards_on(p, on))
            a->policies[n++] = p;
    }
    a->now = award_set_new(a->policies, n);
    if (a->now)
        a->claims = allocate_array(award_set_claims(a->now) + 1, sizeof *a->claims);
    return a->claims ? TIDU_OK : error_memory(err);
}

/* The certificates as they are, and the title for each of the companies. */
static tidu_status grant(plan_awards *a, const study *s, const ranking *pages, tidu_error *err)
{
    bool ok = (a->then = credentials_new()) != NULL;

    for (size_t i = 0; i < credentials_count(s->data.credentials) && ok; i++)
        ok = credentials_add(a->then, credentials_get(s->data.credentials, i));
    for (size_t i = 0; i < pages->n && ok; i++) {
        credential title = {.code = panel_code(s->data.panel, pages->company[i]), .model = s->model->id, .granted_on = s->binding.on, .expires_on = CREDENTIAL_FOR_EVER};

        if (!credentials_find(s->data.credentials, title.code, title.model, s->binding.on))
            ok = credentials_add(a->then, &title);
    }
    return ok ? TIDU_OK : error_memory(err);
}

tidu_status plan_awards_run(plan_awards *a, const study *s, const ranking *pages, tidu_error *err)
{
    tidu_status status = choose(a, s->binding.on, err);

    if (!status)
        status = grant(a, s, pages, err);
    a->binding = s->binding;
    a->binding.credentials = a->then;
    return status ? status : award_set_run(a->now, &a->binding, s->env->threads, &a->result, err);
}

size_t plan_awards_of(plan_awards *a, uint32_t company, const award_claim **out)
{
    award_result_of(a->result, company, NULL, NULL, a->claims);
    *out = a->claims;
    return award_set_claims(a->now);
}

void plan_awards_close(plan_awards *a)
{
    award_result_free(a->result);
    award_set_free(a->now);
    award_set_free(a->all);
    if (a->then)
        credentials_free(a->then);
    release(a->policies);
    release(a->claims);
}
