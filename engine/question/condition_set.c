#include "question/condition_set.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "panel/division_code.h"
#include "question/condition_set_internal.h"

condition_set *condition_set_new(const inquiry *asked, bool is_complete)
{
    condition_set *s = allocate_array(1, sizeof *s);

    if (!s)
        return NULL;
    s->env = asked->env;
    s->question = &asked->question;
    s->is_complete = is_complete;
    return s;
}

static void clear_models(condition_set *s)
{
    for (size_t i = 0; i < s->n_models; i++) {
        assessment_free(s->models[i].assessment);
        assessor_free(s->models[i].assessor);
        model_free(s->models[i].model);
    }
    release(s->models);
    s->models = NULL;
    s->n_models = 0;
}

void condition_set_free(condition_set *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->n_sides; i++)
        release(s->sides[i].truth);
    for (size_t i = 0; i < s->n_numbers; i++)
        release(s->numbers[i].cells);
    clear_models(s);
    program_free(s->program);
    selection_free(s->selection);
    data_clear(&s->data);
    release(s->sides);
    release(s->numbers);
    release(s->own);
    release(s->is_in);
    release(s);
}

bool condition_set_add(condition_set *s, const company_condition *list, size_t n, size_t *first)
{
    if (!allocate_room((void **)&s->sides, &s->sides_capacity, s->n_sides + n + 1, sizeof *s->sides))
        return false;
    *first = s->n_sides;
    for (size_t i = 0; i < n; i++)
        s->sides[s->n_sides++] = (condition_side){.of = &list[i]};
    return true;
}

bool condition_set_add_number(condition_set *s, const node *tree, size_t *number)
{
    if (!allocate_room((void **)&s->numbers, &s->numbers_capacity, s->n_numbers + 1, sizeof *s->numbers))
        return false;
    *number = s->n_numbers;
    s->numbers[s->n_numbers++] = (condition_number){.tree = tree};
    return true;
}

bool condition_set_add_own(condition_set *s, int indicator)
{
    if (!allocate_room((void **)&s->own, &s->own_capacity, s->n_own + 1, sizeof *s->own))
        return false;
    s->own[s->n_own++] = indicator;
    return true;
}

/* --- the models of a year ------------------------------------------------------------------------------------------ */

static condition_model *find_model(const condition_set *s, const char *id)
{
    for (size_t i = 0; i < s->n_models; i++) {
        if (!strcmp(s->models[i].id, id))
            return &s->models[i];
    }
    return NULL;
}

const model *condition_set_model(const condition_set *s, const char *id)
{
    const condition_model *m = find_model(s, id);

    return m ? m->model : NULL;
}

static tidu_status add_model(condition_set *s, const char *id, application a, tidu_error *err)
{
    condition_model *m = &s->models[s->n_models];
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

static tidu_status load_models(condition_set *s, int year, tidu_error *err)
{
    application a = {.is_recheck = false};
    tidu_status status = question_day(s->question, year, &a.day, err);

    if (status)
        return status;
    s->models = allocate_array(s->n_sides + 1, sizeof *s->models);
    if (!s->models)
        return error_memory(err);
    for (size_t i = 0; i < s->n_sides && !status; i++) {
        const char *id = company_condition_model(s->sides[i].of);

        if (id && !find_model(s, id))
            status = add_model(s, id, a, err);
    }
    return status;
}

const char *condition_set_lacks(const condition_set *s, size_t first, size_t n)
{
    for (size_t i = first; i < first + n; i++) {
        const char *id = company_condition_model(s->sides[i].of);

        if (id && !condition_set_model(s, id))
            return id;
    }
    return NULL;
}

/* --- data ------------------------------------------------------------------------------------------------------------ */

static tidu_status compile(condition_set *s, tidu_error *err)
{
    bool ok = (s->program = program_new(false)) != NULL;

    for (size_t i = 0; i < s->n_sides && ok; i++)
        ok = !s->sides[i].of->need || program_add(s->program, s->sides[i].of->need, &s->sides[i].output);
    for (size_t i = 0; i < s->n_numbers && ok; i++)
        ok = program_add(s->program, s->numbers[i].tree, &s->numbers[i].output);
    return ok && program_finish(s->program) ? TIDU_OK : error_memory(err);
}

static bool want_texts(panel *into)
{
    static const char *const names[] = {"region", "town", "park", "grid", "industry", "coach", "contact", "founded_on"};
    bool ok = true;

    for (size_t i = 0; i < sizeof names / sizeof *names && ok; i++)
        ok = panel_want(into, dictionary_find(panel_dictionary(into), names[i]), 0, 0);
    return ok;
}

static bool want_own(const condition_set *s, int year, panel *into)
{
    bool ok = true;

    for (size_t i = 0; i < s->n_sides && ok; i++)
        ok = s->sides[i].of->states == INDICATOR_NONE || panel_want(into, s->sides[i].of->states, year - 1, year - 1);
    for (size_t i = 0; i < s->n_own && ok; i++)
        ok = panel_want(into, s->own[i], year - 1, year - 1);
    return ok;
}

/* A file whose year is not known is read whole: which models are in force is not known either. */
static bool want(void *context, int year, panel *into)
{
    condition_set *s = context;
    tidu_error ignored;
    bool ok = true;

    if (!year)
        return true;
    s->failed = load_models(s, year, &ignored);
    if (s->failed)
        return s->failed != TIDU_ENOMEM;
    for (size_t i = 0; i < s->n_models && ok; i++)
        ok = !s->models[i].assessor || assessor_want(s->models[i].assessor, year, into);
    return ok && want_own(s, year, into) && want_texts(into) && binding_want(s->program, year, into) && selection_want(s->selection, year, into);
}

static tidu_status load_data(condition_set *s, inquiry *asked, tidu_error *err)
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
        clear_models(s);
        status = load_models(s, year, err);
    }
    s->binding = (binding){s->data.panel, s->data.credentials, year, 0};
    if (!status)
        status = question_day(&asked->question, year, &s->binding.on, err);
    return status ? status : selection_members(s->selection, &s->binding, &s->is_in, err);
}

tidu_status condition_set_open(condition_set *s, inquiry *asked, tidu_error *err)
{
    tidu_status status = environment_tiers(s->env, &s->tiers, err);

    if (!status)
        status = compile(s, err);
    if (!status)
        status = load_data(s, asked, err);
    for (size_t i = 0; i < s->n_models && !status; i++) {
        if (s->models[i].assessor)
            status = assessor_run(s->models[i].assessor, &s->binding, s->env->threads, &s->models[i].assessment, err);
    }
    return status ? status : condition_set_judge(s, err);
}

/* --- answers ------------------------------------------------------------------------------------------------------------ */

truth condition_set_all(const condition_set *s, size_t first, size_t n, size_t company)
{
    uint8_t all = TRUTH_TRUE;

    for (size_t i = first; i < first + n; i++)
        all = s->sides[i].truth[company] < all ? s->sides[i].truth[company] : all;
    return (truth)all;
}

truth condition_set_one(const condition_set *s, size_t first, size_t n, size_t company)
{
    uint8_t one = TRUTH_FALSE;

    for (size_t i = first; i < first + n; i++)
        one = s->sides[i].truth[company] > one ? s->sides[i].truth[company] : one;
    return (truth)one;
}

truth condition_set_in_region(const condition_set *s, const char *region, size_t company)
{
    static const truth truths[] = {[DIVISION_OUTSIDE] = TRUTH_FALSE, [DIVISION_UNKNOWN] = TRUTH_UNKNOWN, [DIVISION_INSIDE] = TRUTH_TRUE};
    const char *code = panel_text(s->data.panel, (uint32_t)company, dictionary_find(s->env->dictionary, "region"));

    return truths[division_code_place(code, region)];
}

double condition_set_own(const condition_set *s, int indicator, size_t company)
{
    return panel_number(s->data.panel, (uint32_t)company, indicator, condition_set_own_year(s, indicator));
}
