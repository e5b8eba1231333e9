#include "score/reassessor.h"

#include "base/allocate.h"
#include "score/crew.h"

struct reassessor {
    crew *crew;
    assessment *result; /* of one company */
};

reassessor *reassessor_new(const assessor *a, const binding *b)
{
    reassessor *r = allocate_array(1, sizeof *r);

    if (!r)
        return NULL;
    r->result = assessment_new(a->model, 1);
    r->crew = r->result ? crew_new_for_row(a, b, r->result) : NULL;
    if (r->crew)
        return r;
    reassessor_free(r);
    return NULL;
}

void reassessor_free(reassessor *r)
{
    if (!r)
        return;
    crew_free(r->crew);
    assessment_free(r->result);
    release(r);
}

const assessment *reassessor_run(reassessor *r, uint32_t company)
{
    return crew_run(r->crew, company, 0, 1) ? r->result : NULL;
}

void reassessor_prefetch(const reassessor *r, uint32_t company)
{
    crew_prefetch(r->crew, company);
}
