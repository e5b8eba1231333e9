#include "question/target_pack.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"

static const size_t severity[] = {[LIGHT_IS_BAD] = 0, [LIGHT_IS_WARNING] = 1, [LIGHT_SAYS_NOTHING] = 2, [LIGHT_IS_GOOD] = 3};

/* Bad, warning, nothing, good, each in the order of the rule; then without a value and not judged. */
static void sort_lights(target_pack *p)
{
    const light_rule *r = p->study->rule;

    for (size_t s = 0; s <= severity[LIGHT_IS_GOOD]; s++) {
        for (size_t i = 0; i < r->n_lights && p->n_lights < PACK_MOST_LIGHTS - 2; i++) {
            if (severity[r->lights[i].means] == s)
                p->lights[p->n_lights++] = &r->lights[i];
        }
    }
    p->lights[p->n_lights++] = &p->study->lights->no_value;
    p->lights[p->n_lights++] = &p->study->lights->not_judged;
}

size_t target_pack_light(const target_pack *p, const light *l)
{
    size_t i = 0;

    while (i + 1 < p->n_lights && p->lights[i] != l)
        i++;
    return i;
}

static void count(const target_pack *p, light_counts *c, const target_row *r)
{
    c->of[target_pack_light(p, r->standing.light)]++;
    c->all++;
}

static pack_office *find_office(target_pack *p, const char *name)
{
    for (size_t i = 0; i < p->n_offices; i++) {
        if (!strcmp(p->offices[i].name, name))
            return &p->offices[i];
    }
    if (p->n_offices == PACK_MOST_OFFICES) {
        p->n_left_out++;
        return NULL;
    }
    p->offices[p->n_offices].name = name;
    return &p->offices[p->n_offices++];
}

static void count_offices(target_pack *p, const target_row *r)
{
    const target *t = r->target;
    pack_office *o = t->owner ? find_office(p, t->owner) : NULL;

    if (o)
        count(p, &o->lead, r);
    for (size_t i = 0; i < t->n_joint; i++) {
        o = find_office(p, t->joint[i]);
        if (o)
            count(p, &o->joint, r);
    }
}

/* In the order of their lights, and of one light in that of the plans. */
static void sort_rows(target_pack *p)
{
    size_t n = 0;

    for (size_t k = 0; k < p->n_lights; k++) {
        for (size_t i = 0; i < p->study->n; i++) {
            const target_row *r = &p->study->rows[i];

            if (!r->part && target_pack_light(p, r->standing.light) == k)
                p->rows[n++] = r;
        }
    }
}

static int by_town(const void *x, const void *y)
{
    const target_row *a = *(const target_row *const *)x, *b = *(const target_row *const *)y;
    int towns = strcmp(a->part->to, b->part->to);

    return towns ? towns : (a > b) - (a < b);
}

static tidu_status look_back(target_pack *p, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < p->n && !status; i++) {
        status = target_study_row(p->study, p->rows[i], p->before, &p->then[i], err);
        if (!status)
            count(p, &p->counts_then, &p->then[i]);
    }
    return status;
}

static tidu_status fill(target_pack *p, tidu_error *err)
{
    const target_study *s = p->study;

    for (size_t i = 0; i < s->n; i++) {
        const target_row *r = &s->rows[i];

        if (r->part) {
            p->parts[p->n_parts++] = r;
            continue;
        }
        p->n++;
        count(p, &p->counts, r);
        count_offices(p, r);
    }
    sort_rows(p);
    if (p->n_parts)
        qsort(p->parts, p->n_parts, sizeof *p->parts, by_town);
    return look_back(p, err);
}

tidu_status target_pack_make(const target_study *s, int months, target_pack **out, tidu_error *err)
{
    target_pack *p = allocate_array(1, sizeof *p);
    date d = date_from_days(s->options.day);
    tidu_status status;

    if (!p)
        return error_memory(err);
    p->study = s;
    p->day = s->options.day;
    p->before = date_add_months(date_to_days((date){d.year, d.month, 1}), 1 - months) - 1;
    p->rows = allocate_array(s->n + 1, sizeof *p->rows);
    p->parts = allocate_array(s->n + 1, sizeof *p->parts);
    p->then = allocate_array(s->n + 1, sizeof *p->then);
    sort_lights(p);
    status = p->rows && p->parts && p->then ? fill(p, err) : error_memory(err);
    if (status)
        target_pack_free(p);
    else
        *out = p;
    return status;
}

void target_pack_free(void *pack)
{
    target_pack *p = pack;

    if (!p)
        return;
    release(p->rows);
    release(p->parts);
    release(p->then);
    release(p);
}
