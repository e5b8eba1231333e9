#include "composite/smaa.h"

#include "base/allocate.h"
#include "base/cell.h"

bool smaa_init(smaa *s, size_t n, size_t m, uint32_t most)
{
    bool ok;

    *s = (smaa){.n = n, .m = m, .most = most};
    s->count = allocate_array(n * most + 1, sizeof *s->count);
    s->weight = allocate_array(n * m + 1, sizeof *s->weight);
    s->confirmed = allocate_array(n + 1, sizeof *s->confirmed);
    s->tried = allocate_array(n + 1, sizeof *s->tried);
    ok = s->count && s->weight && s->confirmed && s->tried;
    if (!ok)
        smaa_clear(s);
    return ok;
}

void smaa_clear(smaa *s)
{
    release(s->count);
    release(s->weight);
    release(s->confirmed);
    release(s->tried);
    *s = (smaa){0};
}

/* --- a draw -------------------------------------------------------------------------------- */

void smaa_observe(void *context, size_t draw, const double *weight, const uint32_t *rank)
{
    smaa *s = context;

    (void)draw;
    for (size_t i = 0; i < s->n; i++) {
        if (rank[i] && rank[i] <= s->most)
            s->count[i * s->most + rank[i] - 1]++;
        for (size_t j = 0; j < s->m && weight && rank[i] == 1; j++)
            s->weight[i * s->m + j] += weight[j];
    }
    s->draws++;
}

void smaa_try(smaa *s, size_t company, bool was_first)
{
    s->tried[company]++;
    s->confirmed[company] += was_first;
}

/* --- what they say ---------------------------------------------------------------------------- */

static double share(uint64_t part, uint64_t all)
{
    return all ? (double)part / (double)all : cell_undefined();
}

double smaa_acceptability(const smaa *s, size_t company, uint32_t r)
{
    return r && r <= s->most ? share(s->count[company * s->most + r - 1], s->draws) : cell_undefined();
}

bool smaa_central_weights(const smaa *s, size_t company, double *out)
{
    const double *sum = s->weight + company * s->m;
    double all = 0;

    for (size_t j = 0; j < s->m; j++)
        all += sum[j];
    for (size_t j = 0; j < s->m && all > 0; j++)
        out[j] = sum[j] / (double)s->count[company * s->most];
    return all > 0;
}

double smaa_confidence(const smaa *s, size_t company)
{
    return share(s->confirmed[company], s->tried[company]);
}
