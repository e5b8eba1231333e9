#include "question/coverage_study.h"

#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "model/named_file.h"
#include "question/coverage_study_internal.h"

void coverage_study_free(void *study)
{
    coverage_study *s = study;

    if (!s)
        return;
    for (size_t i = 0; i < s->n; i++)
        coverage_result_clear(&s->results[i]);
    for (size_t i = 0; i < s->n_models; i++) {
        assessment_free(s->models[i].assessment);
        assessor_free(s->models[i].assessor);
        model_free(s->models[i].model);
    }
    program_free(s->program);
    selection_free(s->selection);
    data_clear(&s->data);
    release(s->results);
    release(s->models);
    release(s->is_in);
    release(s);
}

/* --- the rules -------------------------------------------------------------------------------------------------- */

static tidu_status add_rule(coverage_study *s, const char *path, tidu_error *err)
{
    coverage_rule *rule;
    coverage_result *r;
    tidu_status status = coverage_rule_load(path, &s->env->catalogue, s->env->dictionary, &rule, err);

    if (status)
        return status;
    for (size_t i = 0; i < s->n; i++) {
        if (!strcmp(s->results[i].rule->id, rule->id)) { /* an earlier folder has it */
            coverage_rule_free(rule);
            return TIDU_OK;
        }
    }
    r = &s->results[s->n++];
    r->rule = rule;
    r->among = allocate_array(rule->n_among, sizeof *r->among);
    r->covered = allocate_array(rule->n_covered, sizeof *r->covered);
    return r->among && r->covered ? TIDU_OK : error_memory(err);
}

static void drop_rules(coverage_study *s)
{
    for (size_t i = 0; i < s->n; i++)
        coverage_result_clear(&s->results[i]);
    release(s->results);
    s->results = NULL;
    s->n = 0;
}

static tidu_status load_all(coverage_study *s, tidu_error *err)
{
    catalogue files;
    tidu_status status = catalogue_open_below(s->env->folders, "coverage", &files, err);

    if (status)
        return status;
    if (!(s->results = allocate_array(files.n + 1, sizeof *s->results)))
        status = error_memory(err);
    for (size_t i = 0; i < files.n && !status; i++)
        status = add_rule(s, files.files[i], err);
    catalogue_close(&files);
    return status;
}

static tidu_status load_file(coverage_study *s, const char *name, tidu_error *err)
{
    char path[NAMED_FILE_SIZE];
    tidu_status status = named_file_find(s->env->folders, "coverage", name, path, err);

    if (!status && !(s->results = allocate_array(1, sizeof *s->results)))
        status = error_memory(err);
    return status ? status : add_rule(s, path, err);
}

/* The name as the overview shows it. */
static bool is_called(const coverage_rule *rule, const char *name)
{
    return !strcmp(rule->name.zh, name) || !strcmp(rule->name.en, name);
}

static tidu_status load_rules(coverage_study *s, const char *name, tidu_error *err)
{
    tidu_status status = name ? load_file(s, name, err) : load_all(s, err);

    if (status != TIDU_ENOTFOUND || !name || load_all(s, NULL))
        return status;
    for (size_t i = 0; i < s->n; i++) {
        coverage_result found = s->results[i];

        if (!is_called(found.rule, name))
            continue;
        s->results[i] = s->results[--s->n];
        drop_rules(s);
        if (!(s->results = allocate_array(1, sizeof *s->results))) {
            coverage_result_clear(&found);
            return error_memory(err);
        }
        s->results[s->n++] = found;
        return TIDU_OK;
    }
    return status;
}

/* --- the models of a year ------------------------------------------------------------------------------------------ */

const char *coverage_model_asked(const coverage_condition *c)
{
    return c->meets ? c->meets : c->can_file;
}

static coverage_model *find_model(const coverage_study *s, const char *id)
{
    for (size_t i = 0; i < s->n_models; i++) {
        if (!strcmp(s->models[i].id, id))
            return &s->models[i];
    }
    return NULL;
}

static tidu_status add_model(coverage_study *s, const char *id, application a, tidu_error *err)
{
    coverage_model *m = &s->models[s->n_models];
    tidu_status status = catalogue_load(&s->env->catalogue, id, a, s->env->dictionary, &m->model, err);

    m->id = id;
    s->n_models++;
    if (status == TIDU_ENOTFOUND) /* no version is in force */
        return TIDU_OK;
    if (!status)
        status = question_settings(s->question, m->model, true, err);
    if (!status && !(m->assessor = assessor_new(m->model)))
        status = error_memory(err);
    return status;
}

static tidu_status add_models(coverage_study *s, const coverage_condition *list, size_t n, application a, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < n && !status; i++) {
        const char *id = coverage_model_asked(&list[i]);

        if (id && !find_model(s, id))
            status = add_model(s, id, a, err);
    }
    return status;
}

static tidu_status load_models(coverage_study *s, int year, tidu_error *err)
{
    application a = {.is_recheck = false};
    tidu_status status = question_day(s->question, year, &a.day, err);
    size_t most = 1;

    for (size_t i = 0; i < s->n; i++)
        most += s->results[i].rule->n_among + s->results[i].rule->n_covered;
    s->models = allocate_array(most, sizeof *s->models);
    if (!s->models)
        return error_memory(err);
    for (size_t i = 0; i < s->n && !status; i++) {
        const coverage_rule *r = s->results[i].rule;

        status = add_models(s, r->among, r->n_among, a, err);
        if (!status)
            status = add_models(s, r->covered, r->n_covered, a, err);
    }
    return status;
}

static void find_lacking(coverage_study *s, coverage_result *r, const coverage_condition *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *id = coverage_model_asked(&list[i]);

        if (id && !find_model(s, id)->model)
            r->lacks = id;
    }
}

/* --- the program ---------------------------------------------------------------------------------------------------- */

static bool add_needs(coverage_study *s, const coverage_condition *list, coverage_side *sides, size_t n)
{
    bool ok = true;

    for (size_t i = 0; i < n && ok; i++)
        ok = !list[i].need || program_add(s->program, list[i].need, &sides[i].output);
    return ok;
}

static tidu_status compile(coverage_study *s, tidu_error *err)
{
    bool ok = (s->program = program_new(false)) != NULL;

    for (size_t i = 0; i < s->n && ok; i++) {
        coverage_result *r = &s->results[i];

        ok = add_needs(s, r->rule->among, r->among, r->rule->n_among) && add_needs(s, r->rule->covered, r->covered, r->rule->n_covered) &&
             (!r->rule->worth.amount || program_add(s->program, r->rule->worth.amount, &r->worth_output));
    }
    return ok && program_finish(s->program) ? TIDU_OK : error_memory(err);
}

/* --- data ------------------------------------------------------------------------------------------------------------ */

static bool want_texts(panel *into)
{
    static const char *const names[] = {"region", "town", "park", "grid", "industry", "coach", "founded_on"};
    bool ok = true;

    for (size_t i = 0; i < sizeof names / sizeof *names && ok; i++)
        ok = panel_want(into, dictionary_find(panel_dictionary(into), names[i]), 0, 0);
    return ok;
}

static bool want_states(const coverage_condition *list, size_t n, int year, panel *into)
{
    bool ok = true;

    for (size_t i = 0; i < n && ok; i++)
        ok = list[i].states == INDICATOR_NONE || panel_want(into, list[i].states, year - 1, year - 1);
    return ok;
}

/* A file whose year is not known is read whole: which models are in force is not known either. */
static bool want(void *context, int year, panel *into)
{
    coverage_study *s = context;
    tidu_error ignored;
    bool ok = true;

    if (!year)
        return true;
    s->failed = load_models(s, year, &ignored);
    if (s->failed)
        return s->failed != TIDU_ENOMEM;
    for (size_t i = 0; i < s->n_models && ok; i++)
        ok = !s->models[i].assessor || assessor_want(s->models[i].assessor, year, into);
    for (size_t i = 0; i < s->n && ok; i++) {
        const coverage_rule *r = s->results[i].rule;

        ok = want_states(r->among, r->n_among, year, into) && want_states(r->covered, r->n_covered, year, into);
    }
    return ok && want_texts(into) && binding_want(s->program, year, into) && selection_want(s->selection, year, into);
}

static tidu_status load_data(coverage_study *s, inquiry *asked, tidu_error *err)
{
    data_need need = {.want = want, .context = s};
    int year = asked->question.year;
    tidu_status status = selection_new(s->env->dictionary, &asked->question, &s->selection, err);

    if (!status)
        status = data_load(s->env, &asked->source, &need, &year, &s->data, err);
    if (status)
        return status;
    asked->found = data_take_problems(&s->data);
    if (!selection_report(s->selection, s->data.panel, &asked->found))
        return error_memory(err);
    if (!s->models || s->failed) { /* once more, for the message */
        s->n_models = 0;
        release(s->models);
        status = load_models(s, year, err);
    }
    s->binding = (binding){s->data.panel, s->data.credentials, year, 0};
    if (!status)
        status = question_day(&asked->question, year, &s->binding.on, err);
    return status ? status : selection_members(s->selection, &s->binding, &s->is_in, err);
}

static tidu_status check_model(const coverage_study *s, const char *name, tidu_error *err)
{
    return name && s->results[0].lacks
               ? error_set(err, TIDU_ENOTFOUND, _("'%s' asks about the model '%s', of which no version is in force on the day; give another with --on"),
                           s->results[0].rule->id, s->results[0].lacks)
               : TIDU_OK;
}

static tidu_status open_study(coverage_study *s, inquiry *asked, const char *name, tidu_error *err)
{
    tidu_status status = load_rules(s, name, err);

    if (!status)
        status = environment_tiers(s->env, &s->tiers, err);
    if (!status)
        status = compile(s, err);
    if (!status)
        status = load_data(s, asked, err);
    for (size_t i = 0; i < s->n && !status; i++) {
        find_lacking(s, &s->results[i], s->results[i].rule->among, s->results[i].rule->n_among);
        find_lacking(s, &s->results[i], s->results[i].rule->covered, s->results[i].rule->n_covered);
    }
    if (!status)
        status = check_model(s, name, err);
    for (size_t i = 0; i < s->n_models && !status; i++) {
        if (s->models[i].assessor)
            status = assessor_run(s->models[i].assessor, &s->binding, s->env->threads, &s->models[i].assessment, err);
    }
    return status ? status : coverage_study_judge(s, err);
}

tidu_status coverage_study_open(inquiry *asked, const coverage_question *q, coverage_study **out, tidu_error *err)
{
    coverage_study *s = allocate_array(1, sizeof *s);
    tidu_status status;

    if (!s)
        return error_memory(err);
    s->env = asked->env;
    s->question = &asked->question;
    s->is_complete = q->is_complete;
    status = open_study(s, asked, q->name, err);
    if (status)
        coverage_study_free(s);
    else
        *out = s;
    return status;
}
