/*
 * What is judged: the policies that were asked for, whatever the day, as a draft is of a day to come; of the others the
 * versions in force on the day, because of their funding gates and of costs that they share.
 */
#include "question/policy_study.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/model_parameter.h"
#include "model/named_file.h"
#include "question/policy_study_internal.h"

void policy_study_free(void *study)
{
    policy_study *s = study;

    if (!s)
        return;
    award_result_free(s->result);
    award_set_free(s->set);
    selection_free(s->selection);
    data_clear(&s->data);
    exception_list_clear(&s->exceptions);
    policy_library_clear(&s->library);
    release(s->policies);
    release(s->is_in);
    release(s->claims);
    arena_free(s->memory);
    release(s);
}

/* --- which policies ---------------------------------------------------------------------------------------------- */

static tidu_status load_policies(policy_study *s, const policy_options *o, tidu_error *err)
{
    char path[NAMED_FILE_SIZE];
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < o->n_files && !status; i++) {
        status = named_file_find(s->env->folders, "policies", o->files[i], path, err);
        if (!status)
            status = policy_library_add(&s->library, s->env, path, err);
        if (!status && !s->library.list[s->library.n - 1]->n_awards)
            status = error_set(err, TIDU_EUSAGE, _("the policy '%s' has no awards, so it costs nothing"), s->library.list[s->library.n - 1]->id);
    }
    return status ? status : policy_library_load(&s->library, s->env, err);
}

/* The policies that are judged, once the day is known. */
static tidu_status choose_policies(policy_study *s, long on, tidu_error *err)
{
    const policy_library *l = &s->library;

    s->n = 0;
    release(s->policies);
    s->policies = allocate_array(l->n + 1, sizeof *s->policies);
    if (!s->policies)
        return error_memory(err);
    for (size_t i = 0; i < l->n; i++) {
        const policy *p = l->list[i];

        if (i < l->n_given || policy_awards_on(p, on))
            s->policies[s->n++] = p;
    }
    s->n_counted = l->n_given ? l->n_given : s->n;
    return TIDU_OK;
}

/* --- parameters -------------------------------------------------------------------------------------------------- */

/* The policy among those asked for that has the parameter; the first, whose message is as good as any, if none has. */
static size_t find_owner(const policy_study *s, const char *name)
{
    char text[2];

    for (size_t i = 0; i < s->library.n_given; i++) {
        if (model_get_parameter(s->library.list[i]->conditions, name, text, sizeof text))
            return i;
    }
    return 0;
}

static tidu_status take_range(policy_study *s, const char *text, tidu_error *err)
{
    char own[RANGE_TEXT];
    model *m;
    tidu_status status = parameter_range_parse(text, s->memory, &s->range, err);

    if (status)
        return status;
    s->is_range = true;
    s->range_policy = find_owner(s, s->range.name);
    m = s->library.list[s->range_policy]->conditions;
    if (!model_get_parameter(m, s->range.name, own, sizeof own)) /* says which there are */
        return model_set_parameter(m, s->range.name, "0", err);
    return parameter_range_own(&s->range, own, s->memory, err);
}

static tidu_status take_value(policy_study *s, const char *text, tidu_error *err)
{
    const char *equals = strchr(text, '=');
    const char *name = equals ? arena_copy(s->memory, text, (size_t)(equals - text)) : "";

    return name ? model_set_parameter_text(s->library.list[find_owner(s, name)]->conditions, text, err) : error_memory(err);
}

static tidu_status take_parameters(policy_study *s, const policy_options *o, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    if (o->n_params && !o->n_files)
        return error_set(err, TIDU_EUSAGE, _("a parameter is one of a policy that is named"));
    for (size_t i = 0; i < o->n_params && !status; i++) {
        if (!parameter_range_is(o->params[i]))
            status = take_value(s, o->params[i], err);
        else if (s->is_range)
            status = error_set(err, TIDU_EUSAGE, _("only one parameter can be a range, not both '%s' and '%s'"), s->range.text, o->params[i]);
        else
            status = take_range(s, o->params[i], err);
    }
    return status;
}

/* --- data -------------------------------------------------------------------------------------------------------- */

/* Before the year is known, what any version reads. */
static bool want(void *context, int year, panel *into)
{
    const policy_study *s = context;
    award_set *all = award_set_new((const policy *const *)s->library.list, s->library.n);
    bool ok = all && award_set_want(all, year, into) && selection_want(s->selection, year, into) &&
              panel_want(into, dictionary_find(panel_dictionary(into), "town"), 0, 0);

    award_set_free(all);
    return ok;
}

static tidu_status load_data(policy_study *s, inquiry *asked, const char *only, tidu_error *err)
{
    data_need need = {.only = only, .want = want, .context = s};
    int year = asked->question.year;
    tidu_status status = only ? TIDU_OK : selection_new(s->env->dictionary, &asked->question, &s->selection, err);

    if (!status)
        status = data_load(s->env, &asked->source, &need, &year, &s->data, err);
    if (status)
        return status;
    asked->found = data_take_problems(&s->data);
    if (!selection_report(s->selection, s->data.panel, &asked->found))
        return error_memory(err);
    s->binding = (binding){s->data.panel, s->data.credentials, year, 0};
    status = question_day(&asked->question, year, &s->binding.on, err);
    return status ? status : selection_members(s->selection, &s->binding, &s->is_in, err);
}

tidu_status policy_study_judge(policy_study *s, tidu_error *err)
{
    award_result_free(s->result);
    award_set_free(s->set);
    s->result = NULL;
    s->set = award_set_new(s->policies, s->n);
    return s->set ? award_set_run(s->set, &s->binding, s->env->threads, &s->result, err) : error_memory(err);
}

static tidu_status open_study(policy_study *s, inquiry *asked, const policy_options *o, const char *only, tidu_error *err)
{
    tidu_status status = load_policies(s, o, err);

    if (!status)
        status = take_parameters(s, o, err);
    if (!status && o->overrides)
        status = exception_list_read(o->overrides, &s->exceptions, err);
    if (!status)
        status = load_data(s, asked, only, err);
    if (!status)
        status = choose_policies(s, s->binding.on, err);
    if (!status)
        status = policy_study_judge(s, err);
    if (!status && !(s->claims = allocate_array(award_set_claims(s->set) + 1, sizeof *s->claims)))
        status = error_memory(err);
    return status;
}

tidu_status policy_study_open(inquiry *asked, const policy_options *o, const char *only, policy_study **out, tidu_error *err)
{
    policy_study *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->env = asked->env;
    s->memory = arena_new();
    status = s->memory ? open_study(s, asked, o, only, err) : error_memory(err);
    if (status)
        policy_study_free(s);
    else
        *out = s;
    return status;
}

/* --- claims ------------------------------------------------------------------------------------------------------ */

const funding_exception *policy_study_exception(const policy_study *s, size_t company, const char *gate)
{
    return exception_list_find(&s->exceptions, panel_code(s->data.panel, (uint32_t)company), gate, s->binding.on);
}

static bool is_excepted(void *context, size_t company, const policy *p, size_t gate)
{
    return policy_study_exception(context, company, p->conditions->gates[gate].id) != NULL;
}

static bool is_counted(const policy_study *s, const policy *p)
{
    for (size_t i = 0; i < s->n_counted; i++) {
        if (s->policies[i] == p)
            return true;
    }
    return false;
}

const award_claim *policy_study_claims(const policy_study *s, size_t company)
{
    award_result_of(s->result, company, is_excepted, (void *)(uintptr_t)s, s->claims);
    for (size_t i = 0; i < award_set_claims(s->set); i++)
        s->claims[i].is_counted = is_counted(s, s->claims[i].policy);
    return s->claims;
}
