/*
 * Several scenarios laid on each other. A cell or a parameter that two of them change is found where the changes are read
 * (changes_add) and set (the study), as within one scenario.
 */
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "scenario/scenario.h"

static tidu_status refuse(const char *key, tidu_error *err)
{
    return error_set(err, TIDU_EUSAGE, _("the scenarios do not agree on '%s', so they do not make one"), key);
}

/* The text of the one that has it. */
static tidu_status agree(const char *key, const char **one, const char *other, tidu_error *err)
{
    if (*one && other && strcmp(*one, other))
        return refuse(key, err);
    *one = *one ? *one : other;
    return TIDU_OK;
}

static tidu_status agree_number(const char *key, long one, long other, tidu_error *err)
{
    return one && other && one != other ? refuse(key, err) : TIDU_OK;
}

/* The longer list in `memory`; false if it is exhausted. */
static bool append(const char *const **list, size_t *n, const char *const *more, size_t n_more, arena *memory)
{
    const char **both = arena_take_array(memory, *n + n_more + 1, sizeof *both);

    if (!both)
        return false;
    for (size_t i = 0; i < *n + n_more; i++)
        both[i] = i < *n ? (*list)[i] : more[i - *n];
    *list = both;
    *n += n_more;
    return true;
}

static tidu_status agree_all(scenario *s, const scenario *next, tidu_error *err)
{
    tidu_status status = agree("model", &s->model, next->model, err);

    if (!status)
        status = agree("company", &s->company, next->company, err);
    if (!status)
        status = agree("where", &s->where, next->where, err);
    if (!status && s->company && s->where)
        status = error_set(err, TIDU_EUSAGE, _("'%s' and '%s' exclude each other"), "company", "where");
    if (!status)
        status = agree("version", &s->version, next->version, err);
    if (!status)
        status = agree("other_model", &s->other_model, next->other_model, err);
    if (!status)
        status = agree_number("year", s->year, next->year, err);
    if (!status)
        status = agree_number("draws", (long)s->draws, (long)next->draws, err);
    if (!status)
        status = agree_number("seed", (long)s->seed, (long)next->seed, err);
    return status ? status : agree_number("forward", s->forward, next->forward, err);
}

static tidu_status lay(scenario *s, const scenario *next, arena *memory, tidu_error *err)
{
    tidu_status status = agree_all(s, next, err);

    if (status)
        return status;
    s->year = s->year ? s->year : next->year;
    s->draws = s->draws ? s->draws : next->draws;
    s->seed = s->seed ? s->seed : next->seed;
    s->forward = s->forward ? s->forward : next->forward;
    s->author = next->author ? next->author : s->author;
    s->date = next->date ? next->date : s->date;
    s->reason = next->reason ? next->reason : s->reason;
    s->name = arena_print(memory, "%s + %s", s->name, next->name);
    if (!s->name || !append(&s->changes, &s->n_changes, next->changes, next->n_changes, memory) ||
        !append(&s->params, &s->n_params, next->params, next->n_params, memory))
        return error_memory(err);
    return TIDU_OK;
}

tidu_status scenario_compose(const scenario *list, size_t n, arena *memory, scenario *out, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    *out = list[0];
    for (size_t i = 1; i < n && !status; i++)
        status = lay(out, &list[i], memory, err);
    return status;
}
