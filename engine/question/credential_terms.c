/*
 * A period counted in years ends on the day with the number of the day from which it is counted (Civil Code of the PRC,
 * art. 201 and 202), so a certificate of three years that was granted on 2023-11-08 is valid to 2026-11-08.
 *
 * Models are loaded only for certificates that state no last day, each version once. Before the first version in force the
 * term of the earliest one is taken.
 */
#include "question/credential_terms.h"

#include <string.h>

#include "base/allocate.h"
#include "base/date.h"

typedef struct known_term {
    const char *model; /* of the certificates */
    long from, to;     /* days of grant for which it holds */
    int months;
} known_term;

typedef struct term_search {
    const environment *env;
    known_term *terms;
    size_t n;
    size_t capacity;
} term_search;

/* Whether a version that is loaded says more of that day than the one so far: in force then, else the earliest. */
static bool is_better(const model *m, const model *best, long day)
{
    bool holds = m->from <= day && day <= m->to;

    if (!best)
        return true;
    return holds > (best->from <= day && day <= best->to) || (!holds && m->from < best->from && day < m->from);
}

static known_term look_up(const term_search *s, const char *id, long day)
{
    known_term out = {id, day, day, 0};
    const catalogue *c = &s->env->catalogue;
    model *best = NULL, *m;

    for (size_t i = 0; i < c->n; i++) {
        if (!catalogue_is_of(c->files[i], id) || model_load(c->files[i], c->folders, s->env->dictionary, &m, NULL))
            continue;
        if (m->term_months && is_better(m, best, day)) {
            model_free(best);
            best = m;
        } else {
            model_free(m);
        }
    }
    if (!best)
        return (known_term){id, DATE_NO_BEGIN, DATE_NO_END, 0};
    out.months = best->term_months;
    if (best->from <= day && day <= best->to) {
        out.from = best->from;
        out.to = best->to;
    }
    model_free(best);
    return out;
}

static int find_term(void *context, const char *id, long granted_on)
{
    term_search *s = context;
    known_term found;

    for (size_t i = 0; i < s->n; i++) {
        const known_term *t = &s->terms[i];

        if (!strcmp(t->model, id) && t->from <= granted_on && granted_on <= t->to)
            return t->months;
    }
    found = look_up(s, id, granted_on);
    if (allocate_room((void **)&s->terms, &s->capacity, s->n + 1, sizeof *s->terms))
        s->terms[s->n++] = found;
    return found.months;
}

credential_ends credential_terms_settle(const environment *env, credentials *c)
{
    term_search s = {.env = env};
    credential_ends ends = credentials_settle(c, find_term, &s);

    release(s.terms);
    return ends;
}
