/*
 * User-defined weights: the weights of a level are taken as the file gives them (or as shares of 100), some are
 * replaced, and they are rescaled as those of a level with given weights are.
 */
#include <math.h>
#include <string.h>

#include "base/cores.h"
#include "base/error.h"
#include "base/message.h"
#include "index/index_internal.h"

enum { LEVEL_OF_GROUPS = INDEX_MOST_GROUPS };

/* A member of a level: the number of its group and an indicator, or LEVEL_OF_GROUPS and a group. */
typedef struct member {
    size_t level;
    size_t which;
} member;

static const char group_prefix[] = "group.";

static bool find_member(const index_model *m, const char *name, member *out)
{
    for (size_t i = 0; i < m->n_indicators; i++) {
        if (!strcmp(m->indicators[i].id, name)) {
            *out = (member){m->indicators[i].group, i};
            return true;
        }
    }
    if (!strncmp(name, group_prefix, sizeof group_prefix - 1))
        name += sizeof group_prefix - 1;
    for (size_t g = 0; g < m->n_groups; g++) {
        if (!strcmp(m->groups[g].id, name)) {
            *out = (member){LEVEL_OF_GROUPS, g};
            return true;
        }
    }
    return false;
}

static tidu_status find_members(const index_model *m, const index_weight_change *changes, size_t n, member *out,
                                tidu_error *err)
{
    for (size_t i = 0; i < n; i++) {
        if (!find_member(m, changes[i].name, &out[i]))
            return error_set(err, TIDU_EUSAGE, _("the index '%s' has no indicator and no group '%s'; tidu index weights names them"),
                             m->id, changes[i].name);
        if (!(changes[i].weight >= 0))
            return error_set(err, TIDU_EUSAGE, _("the weight of '%s' is at least 0"), changes[i].name);
        for (size_t k = 0; k < i; k++) {
            if (out[k].level == out[i].level && out[k].which == out[i].which)
                return error_set(err, TIDU_EUSAGE, _("'%s' is given two weights"), changes[i].name);
        }
    }
    return TIDU_OK;
}

static bool is_given(const index_weighting *how)
{
    return how->n == 1 && how->methods[0].kind == WEIGHTING_GIVEN;
}

/* The weights of a level as changes have them, its first member and their number. */
static void lay_out(const index_model *m, size_t level, const index_weights *w, double *given, size_t *first, size_t *k)
{
    bool of_groups = level == LEVEL_OF_GROUPS;
    const double *weight = of_groups ? w->group : w->indicator + m->groups[level].first;
    bool as_file = is_given(of_groups ? &m->weighting : &m->groups[level].weighting);

    *first = of_groups ? 0 : m->groups[level].first;
    *k = of_groups ? m->n_groups : m->groups[level].n;
    for (size_t j = 0; j < *k; j++)
        given[j] = !as_file ? weight[j] * 100 : of_groups ? m->groups[j].given : m->indicators[*first + j].given;
}

double index_given_weight(const index_model *m, const index_weights *w, size_t level, size_t which, double *sum)
{
    double given[INDEX_MOST_INDICATORS];
    size_t first, k;

    lay_out(m, level, w, given, &first, &k);
    *sum = 0;
    for (size_t j = 0; j < k; j++)
        *sum += given[j];
    return given[which - first];
}

/* The changes and the member that each refers to. */
typedef struct member_changes {
    const index_weight_change *changes;
    const member *members;
    size_t n;
} member_changes;

/* Sets *is_changed if a member of the level is among them. */
static tidu_status change_level(const index_model *m, size_t level, const member_changes *c, index_weights *w,
                                bool *is_changed, tidu_error *err)
{
    double given[INDEX_MOST_INDICATORS], sum = 0;
    size_t first, k;
    double *weight;
    bool any = false;

    lay_out(m, level, w, given, &first, &k);
    weight = level == LEVEL_OF_GROUPS ? w->group : w->indicator + first;
    for (size_t i = 0; i < c->n; i++) {
        if (c->members[i].level != level)
            continue;
        given[c->members[i].which - first] = c->changes[i].weight;
        any = true;
    }
    if (!any)
        return TIDU_OK;
    *is_changed = true;
    for (size_t j = 0; j < k; j++)
        sum += given[j];
    if (!(sum > 0))
        return error_set(err, TIDU_EUSAGE, _("of '%s' and what is weighed beside it nothing would weigh anything"),
                         level == LEVEL_OF_GROUPS ? m->groups[0].id : m->indicators[first].id);
    weights_scale(given, k, given);
    weights_scale(given, k, weight); /* twice, as weigh() does for a level with one method, for equal bits */
    return TIDU_OK;
}

tidu_status index_weights_change(const index_model *m, const index_weight_change *changes, size_t n_changes,
                                 const double *scaled, size_t n, index_weights *w, tidu_error *err)
{
    member members[INDEX_MOST_INDICATORS + INDEX_MOST_GROUPS];
    member_changes all = {changes, members, n_changes};
    bool is_changed = false, are_groups_changed;
    tidu_status status;

    if (n_changes > sizeof members / sizeof *members)
        return error_set(err, TIDU_EUSAGE, _("there are more changed weights than weights"));
    status = find_members(m, changes, n_changes, members, err);
    for (size_t g = 0; g < m->n_groups && !status; g++)
        status = change_level(m, g, &all, w, &is_changed, err);
    if (!status && is_changed)
        status = index_weights_find_groups(m, scaled, n, w, err);
    return status ? status
                  : change_level(m, LEVEL_OF_GROUPS, &all, w, &are_groups_changed, err);
}

double index_weight_named(const index_model *m, const index_weights *w, const char *name)
{
    member found;

    if (!find_member(m, name, &found))
        return NAN;
    return found.level == LEVEL_OF_GROUPS ? w->group[found.which] : w->indicator[found.which];
}

tidu_status index_reweigh(index_result *r, const index_weight_change *changes, size_t n_changes, int threads,
                          tidu_error *err)
{
    index_weights w = r->weights;
    tidu_status status = index_weights_change(r->model, changes, n_changes, r->scaled, r->n, &w, err);

    if (status)
        return status;
    r->weights = w;
    index_score_all(r, threads > 0 ? threads : core_count());
    return TIDU_OK;
}
