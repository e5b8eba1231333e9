#include "ranking/ranking_internal.h"

#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/radix.h"

bool ranking_key_find(const char *name, ranking_key *out)
{
    static const char *const names[] = {
        [RANK_BY_READINESS] = "readiness",
        [RANK_BY_SCORE_LO] = "score_lo",
        [RANK_BY_SCORE_HI] = "score_hi",
        [RANK_BY_POTENTIAL] = "potential",
        [RANK_BY_WORK] = "work",
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!strcmp(names[i], name)) {
            *out = (ranking_key)i;
            return true;
        }
    }
    return false;
}

/* Eight letters, big-endian, so that integers are ordered as strcmp orders the strings. */
static uint64_t letters_of(const char *code, size_t length)
{
    uint64_t word = 0;

    for (size_t i = 0; i < 8; i++)
        word = word << 8 | (i < length ? (unsigned char)code[i] : 0);
    return word;
}

static int compare_codes(const record *a, const record *b)
{
    for (int i = 0; i < RANKING_WORDS; i++) {
        if (a->letters[i] != b->letters[i])
            return a->letters[i] < b->letters[i] ? -1 : 1;
    }
    return strcmp(a->code, b->code);
}

int ranking_compare(const void *x, const void *y)
{
    const record *a = x, *b = y;

    if (a->key != b->key)
        return a->key > b->key ? -1 : 1;
    if (a->within != b->within)
        return a->within < b->within ? -1 : 1;
    return compare_codes(a, b);
}

record ranking_record(const candidates *c, size_t i)
{
    const char *code = panel_code(c->panel, (uint32_t)i);
    size_t length = strlen(code);

    return (record){.key = key_at(c, i), .within = within_at(c, i), .letters = {letters_of(code, length), length > 8 ? letters_of(code + 8, length - 8) : 0},
                    .code = code, .company = (uint32_t)i};
}

const double *ranking_keys(const assessment *a, ranking_key by)
{
    switch (by) {
    case RANK_BY_SCORE_LO:
        return a->least;
    case RANK_BY_SCORE_HI:
        return a->greatest;
    case RANK_BY_POTENTIAL:
        return a->potential;
    case RANK_BY_READINESS:
    case RANK_BY_WORK:
        break;
    }
    return a->readiness;
}

/* All candidates: what orders equal keys is compared often, so it is computed once for each. */
static bool order_all(const candidates *c, ranking *out)
{
    candidates all = *c;
    uint64_t *within = c->tied ? reallocate_array(NULL, c->n_companies, sizeof *within) : NULL;
    bool ok = within || !c->tied;

    for (size_t i = 0; within && i < c->n_companies; i++)
        within[i] = ranking_within(c->tied, i);
    all.within = within;
    ok = ok && ranking_order_all(&all, out);
    release(within);
    return ok;
}

static ranking *order(const candidates *c, size_t top)
{
    ranking *out = allocate_array(1, sizeof *out);
    size_t n = 0;
    bool ok = out != NULL;

    for (size_t i = 0; ok && c->is_in && i < c->n_companies; i++)
        n += is_candidate(c, i);
    n = c->is_in ? n : c->n_companies;
    if (ok) {
        out->n = top && top < n ? top : n;
        out->company = reallocate_array(NULL, out->n + 1, sizeof *out->company);
        out->rank = reallocate_array(NULL, out->n + 1, sizeof *out->rank);
        ok = out->company && out->rank;
    }
    ok = ok && (!out->n || (out->n < n ? ranking_order_few(c, out) : order_all(c, out)));
    if (!ok) {
        ranking_free(out);
        return NULL;
    }
    return out;
}

/* 8 bits of unmet gates, 24 bits of missing points in thousandths. */
static uint32_t short_of(const assessment *a, size_t i)
{
    size_t without_action, unmet = assessment_unmet(a, i, &without_action);
    double missing = fmin(assessment_points_missing(a, i) * 1000, (1 << 24) - 1);

    return (uint32_t)unmet << 24 | (uint32_t)(missing + 0.5);
}

/* The potential of a company as a descending sort key; without one it is last. */
static uint64_t by_potential(const assessment *a, size_t i)
{
    return radix_descending(a->potential && cell_is_value(a->potential[i]) ? a->potential[i] : -INFINITY);
}

/* Behind what a company is short of, the upper half of the potential as a descending sort key (20 bits of its mantissa). */
uint64_t ranking_within(const assessment *a, size_t i)
{
    return (uint64_t)short_of(a, i) << 32 | by_potential(a, i) >> 32;
}

ranking *ranking_new(const assessment *a, const panel *p, ranking_key by, const uint8_t *is_in,
                     size_t top)
{
    candidates c = {.keys = ranking_keys(a, by), .is_in = is_in, .panel = p, .n_companies = a->n};
    ranking *r;

    c.tied = by == RANK_BY_READINESS || by == RANK_BY_WORK ? a : NULL;
    c.splits = by == RANK_BY_WORK;
    r = order(&c, top);
    if (r)
        r->potential = a->potential;
    return r;
}

/* 24 bits of missing points, 20 of what is lacking to a readiness of 1, and the 20 bits of the potential that tell most. */
static uint64_t within_shortfall(const assessment *a, size_t i)
{
    static const double finest = (1 << 20) - 1;
    uint64_t points = short_of(a, i) & 0xffffff;

    return points << 40 | (uint64_t)((1 - a->readiness[i]) * finest + 0.5) << 20 | by_potential(a, i) >> 44;
}

ranking *ranking_by_shortfall(const assessment *a, const panel *p, const uint8_t *is_in)
{
    double *keys = reallocate_array(NULL, a->n + 1, sizeof *keys);
    uint64_t *within = reallocate_array(NULL, a->n + 1, sizeof *within);
    candidates c = {.keys = keys, .within = within, .is_in = is_in, .panel = p, .n_companies = a->n, .splits = true};
    ranking *r = NULL;

    for (size_t i = 0; keys && within && i < a->n; i++) {
        size_t without_action, unmet;

        if (!is_candidate(&c, i))
            continue;
        unmet = assessment_unmet(a, i, &without_action);
        unmet += !unmet && a->verdicts[i] == TRUTH_FALSE; /* by the score */
        keys[i] = -(double)(without_action * MODEL_MOST_CONDITIONS + unmet);
        within[i] = within_shortfall(a, i);
    }
    if (keys && within)
        r = order(&c, 0);
    if (r)
        r->potential = a->potential;
    release(keys);
    release(within);
    return r;
}

bool ranking_contenders(const assessment *a, const panel *p, const uint8_t *is_in, size_t top, uint8_t *out)
{
    assessment without_potential = *a;
    candidates c = {.keys = a->readiness, .is_in = is_in, .panel = p, .n_companies = a->n, .tied = &without_potential};
    ranking *r;
    double least;
    uint32_t most;

    without_potential.potential = NULL;
    r = order(&c, top);
    if (!r)
        return false;
    least = r->n == top ? key_at(&c, r->company[top - 1]) : -INFINITY;
    most = r->n == top ? short_of(a, r->company[top - 1]) : UINT32_MAX;
    for (size_t i = 0; i < a->n; i++) {
        double key = key_at(&c, i);

        out[i] = is_candidate(&c, i) && (key > least || (key == least && short_of(a, i) <= most));
    }
    ranking_free(r);
    return true;
}

ranking *ranking_by_keys(const double *keys, size_t n_companies, const panel *p, const uint8_t *is_in,
                         size_t top)
{
    return order(&(candidates){.keys = keys, .is_in = is_in, .panel = p, .n_companies = n_companies}, top);
}

void ranking_free(ranking *r)
{
    if (!r)
        return;
    release(r->company);
    release(r->rank);
    release(r);
}

ranking *ranking_copy(const ranking *r)
{
    ranking *out = allocate_array(1, sizeof *out);

    if (!out)
        return NULL;
    *out = *r;
    out->company = allocate_array(r->n, sizeof *out->company);
    out->rank = allocate_array(r->n, sizeof *out->rank);
    if (!out->company || !out->rank) {
        ranking_free(out);
        return NULL;
    }
    memcpy(out->company, r->company, r->n * sizeof *out->company);
    memcpy(out->rank, r->rank, r->n * sizeof *out->rank);
    return out;
}

ranking *ranking_part(const ranking *r, const uint32_t *places, size_t n)
{
    ranking *out = ranking_copy(r);

    for (size_t i = 0; out && i < n; i++) {
        out->company[i] = r->company[places[i]];
        out->rank[i] = r->rank[places[i]];
    }
    if (out)
        out->n = n;
    return out;
}

bool ranking_append(ranking *r, const ranking *behind, size_t n)
{
    uint32_t *company = reallocate_array(r->company, r->n + n + 1, sizeof *company), *rank;

    r->company = company ? company : r->company;
    rank = company ? reallocate_array(r->rank, r->n + n + 1, sizeof *rank) : NULL;
    r->rank = rank ? rank : r->rank;
    for (size_t i = 0; rank && i < n; i++) {
        company[r->n + i] = behind->company[i];
        rank[r->n + i] = behind->rank[i] + (uint32_t)r->n;
    }
    r->n += rank ? n : 0;
    return rank != NULL;
}
