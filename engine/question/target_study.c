#include "question/target_study.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

bool target_is_of(const target *t, const char *office)
{
    bool is = t->owner && !strcmp(t->owner, office);

    for (size_t i = 0; i < t->n_joint; i++)
        is |= !strcmp(t->joint[i], office);
    return is;
}

/* Fill in all but the chance of a row that has its target and part. */
static tidu_status judge(const target_study *s, target_row *r, long day, tidu_error *err)
{
    const target *t = r->target;
    const char *town = r->part ? r->part->to : NULL;
    const target_measure *m = target_measure_find(t->plan->rules, t->definition);
    const curve_rule *curve = t->curve.is_stated ? &t->curve : m ? &m->curve : NULL;
    tidu_status status = target_values_base(s->values, t, town, day, &r->base, err);

    r->has_shape = false;
    if (!status && curve && curve->is_stated && curve->kind == CURVE_LAST_YEAR)
        status = target_values_shape(s->values, t, town, day, r->shape, &r->has_shape, err);
    if (!status)
        status = target_values_find(s->values, t, town, day, &r->values, err);
    if (status)
        return status;
    r->aim = r->part ? r->part->aim : t->aim;
    r->curve = target_curve_of(t, day, r->base.value, r->part ? r->aim : NAN, r->has_shape ? r->shape : NULL);
    target_stand(&r->curve, r->values.used.value, day, s->lights, s->rule, &r->standing);
    return TIDU_OK;
}

tidu_status target_study_row(const target_study *s, const target_row *row, long day, target_row *out, tidu_error *err)
{
    *out = (target_row){.target = row->target, .part = row->part, .chance.chance = NAN};
    return judge(s, out, day, err);
}

static tidu_status add_row(target_study *s, const target *t, const target_part *part, tidu_error *err)
{
    const target_study_options *o = &s->options;
    target_row *r;
    tidu_status status;

    if (o->town && !(part && !strcmp(part->to, o->town)))
        return TIDU_OK;
    if (!allocate_room((void **)&s->rows, &s->capacity, s->n + 1, sizeof *s->rows))
        return error_memory(err);
    r = &s->rows[s->n++];
    *r = (target_row){.target = t, .part = part, .chance.chance = NAN};
    status = judge(s, r, o->day, err);
    if (status || part || !s->chances)
        return status;
    return target_chances_find(s->chances, &r->curve, &r->values.used, &r->chance, err);
}

static bool is_asked_for(const target_study_options *o, const target *t)
{
    size_t n = strlen(t->plan->id);

    if (o->item && (strncmp(o->item, t->plan->id, n) != 0 || o->item[n] != '/' || strcmp(o->item + n + 1, t->id) != 0))
        return false;
    return (!o->owner || target_is_of(t, o->owner)) && (!o->definition || !strcmp(t->definition, o->definition));
}

static tidu_status add_rows(target_study *s, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t p = 0; p < s->plans.n; p++) {
        for (size_t i = 0; i < s->plans.plans[p]->n_targets && !status; i++) {
            const target *t = &s->plans.plans[p]->targets[i];

            if (!is_asked_for(&s->options, t))
                continue;
            status = add_row(s, t, NULL, err);
            for (size_t k = 0; k < t->n_split && !status; k++)
                status = add_row(s, t, &t->split[k], err);
        }
    }
    /* shapes stand in the rows, which have come to rest now */
    for (size_t i = 0; i < s->n && !status; i++)
        s->rows[i].curve.shape = s->rows[i].has_shape ? s->rows[i].shape : NULL;
    return status;
}

static tidu_status open_all(target_study *s, const target_value_source *from, tidu_error *err)
{
    const data_source source = {.db = from->db, .as_of = from->as_of};
    tidu_status status = environment_lights(s->env, &s->lights, err);

    if (!status)
        status = light_rule_find(s->lights, s->options.rule, &s->rule, err);
    if (!status)
        status = light_rule_give(s->rule, s->options.bounds, s->options.n_bounds, err);
    if (!status)
        status = target_values_open(s->env, &s->plans, from, &s->values, err);
    return status || !s->options.with_chances
               ? status
               : target_chances_new(s->env, &source, s->options.calibrated, s->options.day, &s->chances, err);
}

tidu_status target_study_make(const environment *env, const char *const *plans, size_t n_plans, const target_value_source *from,
                              const target_study_options *o, target_study **out, tidu_error *err)
{
    target_study *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->env = env;
    s->options = *o;
    status = environment_targets(env, plans, n_plans, &s->plans, err);
    if (!status)
        status = open_all(s, from, err);
    if (!status)
        status = add_rows(s, err);
    if (!status && !s->n && o->item)
        status = error_set(err, TIDU_ENOTFOUND, _("there is no target '%s'; 'tidu target list' shows plans and their targets"), o->item);
    if (status)
        target_study_free(s);
    else
        *out = s;
    return status;
}

void target_study_free(void *study)
{
    target_study *s = study;

    if (!s)
        return;
    target_chances_free(s->chances);
    target_values_free(s->values);
    light_rules_free(s->lights);
    target_library_clear(&s->plans);
    release(s->rows);
    release(s);
}
