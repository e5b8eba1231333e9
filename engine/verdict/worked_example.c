#include "verdict/worked_example.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "panel/credentials.h"
#include "rules/parse.h"
#include "verdict/assessor.h"
#include "yaml/yaml_tree.h"

typedef struct case_reader {
    const yaml_tree *tree;
    model *model;
    dictionary *dictionary;
    panel *panel;
    credentials *credentials;
    arena *memory;
    tidu_error *err;
} case_reader;

static const char code[] = "CASE";

/* --- data ------------------------------------------------------------------- */

static tidu_status read_value(case_reader *r, const yaml_node *n, const indicator *i, double *out)
{
    source_place place = {n->file, n->line, n->column + n->is_quoted};
    node *literal;
    tidu_status status;
    double sign = 1;

    *out = cell_missing();
    if (yaml_is_null(n))
        return TIDU_OK;
    if (n->kind != YAML_SCALAR)
        return yaml_error(r->tree, n, r->err, _("a value is expected here"));
    status = expression_parse(n->text, &place, r->memory, &literal, r->err);
    if (status)
        return status;
    if (literal->kind == NODE_NEGATE) {
        literal = literal->first;
        sign = -1;
    }
    if (literal->kind != NODE_NUMBER && literal->kind != NODE_DATE)
        return yaml_error(r->tree, n, r->err, _("a plain value is expected here"));
    if ((literal->kind == NODE_DATE) != (i->type == INDICATOR_DATE))
        return yaml_error(r->tree, n, r->err, _("'%s' is %s"), i->name, indicator_type_name(i->type));
    *out = sign * literal->number;
    return TIDU_OK;
}

static tidu_status read_cells(case_reader *r, const yaml_node *cells, int year)
{
    for (const yaml_node *n = cells ? cells->first : NULL; n; n = n->next) {
        int id = dictionary_find(r->dictionary, n->key);
        const indicator *i;
        tidu_status status;
        double value;

        if (id == INDICATOR_NONE)
            id = dictionary_add_judged(r->dictionary, n->key);
        if (id == INDICATOR_NONE)
            return yaml_error(r->tree, n, r->err, _("unknown indicator '%s'"), n->key);
        i = dictionary_get(r->dictionary, id);
        if ((i->kind == INDICATOR_ANNUAL) != (year != PANEL_ANY_YEAR))
            return yaml_error(r->tree, n, r->err, _("'%s' belongs under %s"), n->key,
                              i->kind == INDICATOR_ANNUAL ? "annual" : "company");
        if (i->type == INDICATOR_TEXT) {
            if (!panel_put_text(r->panel, 0, id, yaml_is_null(n) ? NULL : n->text, n->length))
                return error_memory(r->err);
            continue;
        }
        status = read_value(r, n, i, &value);
        if (status)
            return status;
        if (!panel_put_number(r->panel, 0, id, year, value))
            return error_memory(r->err);
    }
    return TIDU_OK;
}

static tidu_status read_years(case_reader *r, const yaml_node *annual)
{
    tidu_status status = TIDU_OK;

    for (const yaml_node *n = annual ? annual->first : NULL; n && !status; n = n->next) {
        int year = atoi(n->key);

        if (year < 1900 || year > 2100)
            return yaml_error(r->tree, n, r->err, _("'%s' is no year"), n->key);
        status = read_cells(r, n, year);
    }
    return status;
}

static tidu_status read_credentials(case_reader *r, const yaml_node *list)
{
    static const yaml_field fields[] = {{"credential", YAML_IS_SCALAR, true},
                                        {"granted_on", YAML_IS_SCALAR, true},
                                        {"expires_on", YAML_IS_SCALAR, false},
                                        {.key = NULL}};

    for (const yaml_node *n = list ? list->first : NULL; n; n = n->next) {
        credential held = {.code = code, .expires_on = CREDENTIAL_NO_END};
        tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);
        const yaml_node *from = yaml_find(n, "granted_on"), *to = yaml_find(n, "expires_on");

        if (status)
            return status;
        held.model = yaml_find(n, "credential")->text;
        if (!date_parse_iso(from->text, from->length, &held.granted_on) ||
            (to && !date_parse_iso(to->text, to->length, &held.expires_on)))
            return yaml_error(r->tree, n, r->err, _("a date such as 2016-01-01 is expected here"));
        if (!credentials_add(r->credentials, &held))
            return error_memory(r->err);
    }
    return TIDU_OK;
}

static tidu_status read_data(case_reader *r, const yaml_node *n)
{
    tidu_status status;

    if (!n)
        return TIDU_OK;
    status = read_cells(r, yaml_find(n, "company"), PANEL_ANY_YEAR);
    if (!status)
        status = read_years(r, yaml_find(n, "annual"));
    return status ? status : read_credentials(r, yaml_find(n, "credentials"));
}

/* --- expectations --------------------------------------------------------------- */

static void expect_text(text_buffer *differs, const char *what, const yaml_node *wanted,
                        const char *got)
{
    if (wanted && strcmp(wanted->text, got))
        text_buffer_print(differs, "%s%s: %s, not %s", differs->length ? "; " : "", what, got,
                          wanted->text);
}

static void expect_interval(text_buffer *differs, const char *what, const yaml_node *wanted,
                            double least, double greatest)
{
    double low, high;

    if (!wanted)
        return;
    low = atof(wanted->kind == YAML_SEQUENCE && wanted->n == 2 ? wanted->first->text
               : wanted->text                                  ? wanted->text
                                                               : "");
    high = wanted->kind == YAML_SEQUENCE && wanted->n == 2 ? atof(wanted->first->next->text) : low;
    if (low != least || high != greatest)
        text_buffer_print(differs, "%s%s: %g to %g, not %g to %g", differs->length ? "; " : "",
                          what, least, greatest, low, high);
}

static const yaml_node *unknown_member(const yaml_node *wanted, const char *const *ids, size_t n)
{
    for (const yaml_node *m = wanted ? wanted->first : NULL; m; m = m->next) {
        size_t i = 0;

        while (i < n && strcmp(ids[i], m->key))
            i++;
        if (i == n)
            return m;
    }
    return NULL;
}

static void expect_conditions(text_buffer *differs, const yaml_node *wanted,
                              const model_condition *conditions, size_t n,
                              gate_state (*state)(const assessment *, size_t, size_t),
                              const assessment *a)
{
    const char *ids[MODEL_MOST_CONDITIONS];
    const yaml_node *odd;

    for (size_t i = 0; i < n; i++) {
        ids[i] = conditions[i].id;
        expect_text(differs, conditions[i].id, yaml_find(wanted, conditions[i].id),
                    gate_state_name(state(a, i, 0)));
    }
    odd = unknown_member(wanted, ids, n);
    if (odd)
        text_buffer_print(differs, "%s: %s", odd->key, _("no such condition"));
}

static void expect_items(text_buffer *differs, const yaml_node *wanted, const assessment *a)
{
    const char *ids[MODEL_MOST_ITEMS];
    const yaml_node *odd;

    for (size_t i = 0; i < a->model->n_items; i++) {
        double least, greatest;

        ids[i] = a->model->items[i].id;
        assessment_item(a, i, 0, &least, &greatest);
        expect_interval(differs, ids[i], yaml_find(wanted, ids[i]), least, greatest);
    }
    odd = unknown_member(wanted, ids, a->model->n_items);
    if (odd)
        text_buffer_print(differs, "%s: %s", odd->key, _("no such item"));
}

static void compare_result(text_buffer *differs, const yaml_node *expect, const assessment *a)
{
    const yaml_node *readiness = yaml_find(expect, "readiness");
    const yaml_node *score = yaml_find(expect, "score");

    expect_text(differs, "verdict", yaml_find(expect, "verdict"), verdict_name((truth)a->verdicts[0]));
    if (score && a->least)
        expect_interval(differs, "score", score, a->least[0], a->greatest[0]);
    else if (score)
        text_buffer_print(differs, "score: %s", _("the model has none"));
    if (readiness && fabs(atof(readiness->text) - a->readiness[0]) > 0.5e-6)
        text_buffer_print(differs, "%sreadiness: %.6f, not %s", differs->length ? "; " : "",
                          a->readiness[0], readiness->text);
    expect_conditions(differs, yaml_find(expect, "gates"), a->model->gates, a->model->n_gates,
                      assessment_gate, a);
    expect_conditions(differs, yaml_find(expect, "direct"), a->model->directs, a->model->n_directs,
                      assessment_direct, a);
    expect_items(differs, yaml_find(expect, "items"), a);
}

/* --- one case --------------------------------------------------------------------- */

static tidu_status assess_case(case_reader *r, const yaml_node *n, const yaml_node *base,
                               assessment **out)
{
    const yaml_node *on = yaml_find(n, "on");
    const yaml_node *year = yaml_find(n, "year");
    binding b = {r->panel, r->credentials, 0, 0};
    assessor *a;
    tidu_status status = read_data(r, base);

    if (!status)
        status = read_data(r, n);
    if (status)
        return status;
    if (!year)
        year = yaml_find(base, "year");
    b.year = year ? atoi(year->text) : 0;
    if (b.year < 1900 || b.year > 2100)
        return yaml_error(r->tree, n, r->err, _("the case needs 'year', the application year"));
    b.on = binding_default_date(b.year);
    if (on && !date_parse_iso(on->text, on->length, &b.on))
        return yaml_error(r->tree, on, r->err, _("a date such as 2016-01-01 is expected here"));
    a = assessor_new(r->model);
    if (!a)
        return error_memory(r->err);
    status = assessor_run(a, &b, 1, out, r->err);
    assessor_free(a);
    return status;
}

static tidu_status read_settings(case_reader *r, const yaml_node *n, setting *saved)
{
    const yaml_node *settings = yaml_find(n, "settings");
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < r->model->n_settings; i++)
        saved[i] = r->model->settings[i].value;
    for (const yaml_node *m = settings ? settings->first : NULL; m && !status; m = m->next)
        status = model_set(r->model, m->key, m->text ? m->text : "", r->err);
    return status ? yaml_error(r->tree, settings, r->err, _("no such setting or no number")) : TIDU_OK;
}

enum { MOST_SETTINGS = 32 };

static tidu_status run_case(case_reader *r, const yaml_node *n, const yaml_node *base,
                            assessment **out)
{
    setting saved[MOST_SETTINGS];
    tidu_status status;

    if (r->model->n_settings > MOST_SETTINGS)
        return yaml_error(r->tree, n, r->err, _("a model has at most %d settings"), MOST_SETTINGS);
    r->panel = panel_new(r->dictionary);
    r->credentials = credentials_new();
    if (!r->panel || !r->credentials ||
        panel_add_company(r->panel, code, strlen(code)) == PANEL_NO_COMPANY) {
        status = error_memory(r->err);
    } else {
        status = read_settings(r, n, saved);
        if (!status)
            status = assess_case(r, n, base, out);
        for (size_t i = 0; i < r->model->n_settings; i++)
            r->model->settings[i].value = saved[i];
    }
    credentials_free(r->credentials);
    panel_free(r->panel);
    return status;
}

static tidu_status check_form(case_reader *r)
{
    static const yaml_field top[] = {{"model", YAML_IS_SCALAR, true},
                                     {"base", YAML_IS_MAPPING, false},
                                     {"cases", YAML_IS_SEQUENCE, true},
                                     {.key = NULL}};
    static const yaml_field fields[] = {
        {"name", YAML_IS_SCALAR, true},        {"cite", YAML_IS_SCALAR, false},
        {"year", YAML_IS_SCALAR, false},       {"on", YAML_IS_SCALAR, false},
        {"company", YAML_IS_MAPPING, false},   {"annual", YAML_IS_MAPPING, false},
        {"credentials", YAML_IS_SEQUENCE, false}, {"settings", YAML_IS_MAPPING, false},
        {"expect", YAML_IS_MAPPING, true},     {.key = NULL}};
    static const yaml_field expectations[] = {
        {"verdict", YAML_IS_SCALAR, false},  {"score", YAML_IS_ANY, false},
        {"readiness", YAML_IS_SCALAR, false}, {"gates", YAML_IS_MAPPING, false},
        {"direct", YAML_IS_MAPPING, false},  {"items", YAML_IS_MAPPING, false},
        {.key = NULL}};
    tidu_status status;

    if (!r->tree->root || r->tree->root->kind != YAML_MAPPING)
        return error_at(r->err, TIDU_EMODEL, r->tree->file, 1, 1, _("a file of cases begins with 'model: ID'"));
    status = yaml_check_keys(r->tree, r->tree->root, top, r->err);
    if (!status && strcmp(yaml_find(r->tree->root, "model")->text, r->model->id))
        status = yaml_error(r->tree, yaml_find(r->tree->root, "model"), r->err,
                            _("these cases are for another model than %s"), r->model->id);
    if (status)
        return status;
    for (const yaml_node *n = yaml_find(r->tree->root, "cases")->first; n && !status; n = n->next) {
        status = n->kind == YAML_MAPPING ? yaml_check_keys(r->tree, n, fields, r->err)
                                         : yaml_error(r->tree, n, r->err, _("a case has name and expect"));
        if (!status)
            status = yaml_check_keys(r->tree, yaml_find(n, "expect"), expectations, r->err);
    }
    return status;
}

/* Run one case and tell of it; *goes_on is the visitor's answer. */
static tidu_status visit_case(case_reader *r, const yaml_node *n, const yaml_node *base,
                              case_visit visit, void *context, bool *goes_on)
{
    assessment *a = NULL;
    text_buffer differs;
    tidu_status status = run_case(r, n, base, &a);

    if (status)
        return status;
    text_buffer_init(&differs);
    compare_result(&differs, yaml_find(n, "expect"), a);
    if (differs.failed)
        status = error_memory(r->err);
    else
        *goes_on = visit(context, &(case_result){r->tree->file, n->line, yaml_find(n, "name")->text,
                                                 differs.length ? text_buffer_string(&differs) : NULL, a});
    text_buffer_clear(&differs);
    assessment_free(a);
    return status;
}

tidu_status cases_run(const char *path, model *m, dictionary *d, case_visit visit, void *context,
                      tidu_error *err)
{
    case_reader r = {.model = m, .dictionary = d, .err = err};
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);
    bool goes_on = true;

    if (status)
        return status;
    r.tree = tree;
    r.memory = arena_new();
    status = r.memory ? check_form(&r) : error_memory(err);
    if (!status) {
        const yaml_node *base = yaml_find(tree->root, "base");

        for (const yaml_node *n = yaml_find(tree->root, "cases")->first; n && !status && goes_on; n = n->next)
            status = visit_case(&r, n, base, visit, context, &goes_on);
    }
    arena_free(r.memory);
    yaml_free(tree);
    return status;
}
