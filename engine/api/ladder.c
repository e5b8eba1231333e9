#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "io/yaml_tree.h"

enum { MOST_RUNGS = 32 };

typedef struct rungs {
    yaml_tree *tree;
    model *models[MOST_RUNGS];
    assessor *assessors[MOST_RUNGS];
    size_t n;
} rungs;

static void rungs_clear(rungs *r)
{
    for (size_t i = 0; i < r->n; i++) {
        assessor_free(r->assessors[i]);
        model_free(r->models[i]);
    }
    yaml_free(r->tree);
}

/* The ladder is data: models/ladders/national.yaml, in the first folder that has it. */
static tidu_status load_ladder(const tidu_session *s, rungs *r, tidu_error *err)
{
    static const yaml_field fields[] = {{"ladder", YAML_IS_SCALAR, true},
                                        {"name", YAML_IS_MAPPING, true},
                                        {"rungs", YAML_IS_SEQUENCE, true},
                                        {.key = NULL}};
    char path[SESSION_PATH];
    tidu_status status = session_file(s, "ladders/national.yaml", path, err);

    if (!status)
        status = yaml_load(path, &r->tree, err);
    return status ? status : yaml_check_keys(r->tree, r->tree->root, fields, err);
}

/* Every rung of the ladder whose model is there and in force. */
static tidu_status load_rungs(tidu_session *s, const tidu_question *q, int year, rungs *r,
                              tidu_error *err)
{
    const yaml_node *list = yaml_find(r->tree->root, "rungs");
    long day;
    tidu_status status = question_day(q, year, &day, err);

    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        model *m;

        if (n->kind != YAML_SCALAR)
            return yaml_error(r->tree, n, err, _("a rung is the id of a model"));
        if (r->n == MOST_RUNGS)
            return yaml_error(r->tree, n, err, _("a ladder has at most %d rungs"), MOST_RUNGS);
        status = catalogue_load(&s->catalogue, n->text, (application){day, false}, s->dictionary, &m, err);
        if (status)
            break;
        r->models[r->n] = m;
        r->assessors[r->n++] = assessor_new(m);
        if (!r->assessors[r->n - 1])
            return error_memory(err);
        status = question_settings(q, m, true, err);
    }
    return status;
}

enum { C_RUNG, C_NAME, C_HOLD, C_YES, C_OPEN, C_LIKELY, C_NO, C_COLUMNS };

static const table_column columns[C_COLUMNS] = {
    [C_RUNG] = {"model", N_("rung"), TABLE_TEXT, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_HOLD] = {"hold", N_("hold it"), TABLE_NUMBER, 0},
    [C_YES] = {"yes", N_("qualify"), TABLE_NUMBER, 0},
    [C_OPEN] = {"open", N_("open"), TABLE_NUMBER, 0},
    [C_LIKELY] = {"expected", N_("of these expected to pass"), TABLE_NUMBER, 1},
    [C_NO] = {"no", N_("fail"), TABLE_NUMBER, 0},
};

static tidu_status count_rung(tidu_session *s, const rungs *r, size_t i, const loaded_data *data,
                              const binding *b, grid *g, uint8_t *holds_any, tidu_error *err)
{
    assessment *a;
    size_t verdicts[3] = {0}, held = 0;
    double expected = 0;
    tidu_status status = assessor_run(r->assessors[i], b, s->threads, &a, err);

    if (status)
        return status;
    for (size_t k = 0; k < a->n; k++) {
        bool holds = credentials_find(data->credentials, panel_code(data->panel, (uint32_t)k),
                                      r->models[i]->id, b->on) != NULL;

        verdicts[a->verdicts[k]]++;
        held += holds;
        holds_any[k] |= holds;
        if (a->verdicts[k] == TRUTH_UNKNOWN)
            expected += a->readiness[k];
    }
    grid_row(g);
    grid_text(g, C_RUNG, r->models[i]->id, TABLE_PLAIN);
    grid_text(g, C_NAME, model_text_in(r->models[i]->name, s->is_chinese), TABLE_PLAIN);
    grid_number(g, C_HOLD, (double)held);
    grid_number(g, C_YES, (double)verdicts[TRUTH_TRUE]);
    grid_number(g, C_OPEN, (double)verdicts[TRUTH_UNKNOWN]);
    grid_number(g, C_LIKELY, expected);
    grid_number(g, C_NO, (double)verdicts[TRUTH_FALSE]);
    assessment_free(a);
    return TIDU_OK;
}

static tidu_status count_all(tidu_session *s, const rungs *r, const loaded_data *data,
                             const binding *b, document *d, tidu_error *err)
{
    size_t n = panel_count(data->panel), any = 0;
    uint8_t *holds_any = allocate_array(n, 1);
    tidu_status status = holds_any ? TIDU_OK : error_memory(err);
    grid *g;

    g = document_grid(d, "ladder", NULL, columns, C_COLUMNS);
    for (size_t i = 0; i < r->n && !status; i++)
        status = count_rung(s, r, i, data, b, g, holds_any, err);
    for (size_t k = 0; k < n && holds_any; k++)
        any += holds_any[k];
    release(holds_any);
    if (status)
        return status;
    document_note(d, _("application year %d, %zu companies; counted by label (按资质): a company may hold several labels and "
                       "qualify for several rungs, so the columns do not add up to the number of companies"),
                  b->year, n);
    document_note(d, _("%zu companies hold at least one of these labels, %zu hold none"), any, n - any);
    if (!data->has_credentials)
        document_note(d, _("no certificates were given: nobody is taken to hold one; --credentials FILE brings them"));
    return TIDU_OK;
}

static bool want_rungs(void *context, int year, panel *into)
{
    const rungs *r = context;

    for (size_t i = 0; i < r->n; i++) {
        if (!assessor_want(r->assessors[i], year, into))
            return false;
    }
    return true;
}

tidu_status tidu_ladder(tidu_session *s, const tidu_source *source, const tidu_question *q,
                        tidu_report **out, tidu_problems **found, tidu_error *err)
{
    rungs r = {0};
    loaded_data data = {0};
    document *d = NULL;
    int year = q ? q->year : 0;
    bool is_wanted = year != 0;
    tidu_status status = load_ladder(s, &r, err);

    if (found)
        *found = NULL;
    if (!status && is_wanted)
        status = load_rungs(s, q, year, &r, err);
    if (!status)
        status = data_load(s, source, NULL, false, is_wanted ? want_rungs : NULL, &r, &year, &data, err);
    if (!status && !is_wanted)
        status = load_rungs(s, q, year, &r, err);
    if (!status)
        status = data_take_problems(&data, found, err);
    if (!status) {
        binding b = {data.panel, data.credentials, year, 0};

        d = document_new();
        status = d ? question_day(q, year, &b.on, err) : error_memory(err);
        if (!status)
            status = count_all(s, &r, &data, &b, d, err);
    }
    rungs_clear(&r);
    data_clear(&data);
    if (status) {
        document_free(d);
        return status;
    }
    return report_wrap(d, out, err);
}
