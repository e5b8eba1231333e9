#include "question/calibrations.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "question/gate_rates.h"

struct calibrations {
    calibrations *older;
    arena *memory;
    const char *db, *day; /* "": calibrations_new */
    const store_calibration *list;
    size_t n;
};

static calibrations *new_one(const char *db, const char *day)
{
    calibrations *c = allocate_array(1, sizeof *c);

    if (!c || !(c->memory = arena_new())) {
        release(c);
        return NULL;
    }
    c->db = arena_copy_string(c->memory, db);
    c->day = arena_copy_string(c->memory, day);
    if (c->db && c->day)
        return c;
    calibrations_free(c);
    return NULL;
}

calibrations *calibrations_new(const store_calibration *list, size_t n)
{
    calibrations *c = new_one("", "");
    store_calibration *copy = c ? arena_take_array(c->memory, n + 1, sizeof *copy) : NULL;

    for (size_t i = 0; copy && i < n; i++) {
        copy[i] = list[i];
        copy[i].model = arena_copy_string(c->memory, list[i].model);
        copy[i].version = arena_copy_string(c->memory, list[i].version);
        copy[i].rule_digest = arena_copy_string(c->memory, list[i].rule_digest);
        copy[i].from = arena_copy_string(c->memory, list[i].from);
        copy[i].to = arena_copy_string(c->memory, list[i].to);
        copy[i].digest = arena_copy_string(c->memory, list[i].digest);
        copy[i].companies = 0; /* rates are not copied */
        if (!copy[i].model || !copy[i].version || !copy[i].rule_digest || !copy[i].from || !copy[i].to || !copy[i].digest)
            copy = NULL;
    }
    if (!copy) {
        calibrations_free(c);
        return NULL;
    }
    c->list = copy;
    c->n = n;
    return c;
}

void calibrations_free(calibrations *c)
{
    while (c) {
        calibrations *older = c->older;

        arena_free(c->memory);
        release(c);
        c = older;
    }
}

static const calibrations *find_same(const calibrations *known, const calibrations *c)
{
    for (; known; known = known->older) {
        bool is_same = !strcmp(known->db, c->db) && !strcmp(known->day, c->day) && known->n == c->n;

        for (size_t i = 0; is_same && i < c->n; i++)
            is_same = !strcmp(known->list[i].model, c->list[i].model) && !strcmp(known->list[i].digest, c->list[i].digest);
        if (is_same)
            return known;
    }
    return NULL;
}

const calibrations *calibrations_of(calibrations **known, const char *db, const char *day, const dictionary *d)
{
    store *s;
    store_calibration *list = NULL;
    calibrations *c = new_one(db, day ? day : "");
    const calibrations *same;
    bool ok = c && !store_open(db, STORE_READ, d, &s, NULL);

    if (ok) {
        ok = !store_load_calibrations(s, day, c->memory, &list, &c->n, NULL);
        c->list = list;
        store_close(s);
    }
    same = ok && c->n ? find_same(*known, c) : NULL;
    if (!ok || !c->n || same) {
        calibrations_free(c);
        return same;
    }
    c->older = *known;
    *known = c;
    return c;
}

static void apply_fit(const store_calibration *x, model *m)
{
    model_judging judging = {x->correlation, x->shift, x->survival, x->slope, x->intercept, 0};
    model_calibration to = {.filings = x->filings,
                            .passed = x->passed,
                            .first_year = x->first_year,
                            .last_year = x->last_year,
                            .deviation = x->deviation,
                            .is_of_other_rule = strcmp(x->rule_digest, m->digest) != 0};

    snprintf(to.from, sizeof to.from, "%s", x->from);
    snprintf(to.to, sizeof to.to, "%s", x->to);
    snprintf(to.digest, sizeof to.digest, "%s", x->digest);
    model_calibrate(m, &judging, &to);
}

bool calibrations_apply(const calibrations *c, model *m)
{
    bool ok = true;

    for (size_t i = 0; c && i < c->n && ok; i++) {
        const store_calibration *x = &c->list[i];

        if (strcmp(x->model, m->id))
            continue;
        if (x->filings)
            apply_fit(x, m);
        if (x->companies) {
            ok = gate_rates_apply(x, m);
            m->calibration.companies = x->companies;
            snprintf(m->calibration.digest, sizeof m->calibration.digest, "%s", x->digest);
        }
    }
    return ok;
}
