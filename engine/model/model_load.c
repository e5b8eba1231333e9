#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "model/model_internal.h"
#include "rules/parse.h"

/* {from: DATE, to: DATE}; without `to` there is no end */
static tidu_status read_days(rule_reader *r, const yaml_node *n, long *from, long *to)
{
    static const yaml_field fields[] = {
        {"from", YAML_IS_SCALAR, true}, {"to", YAML_IS_SCALAR, false}, {.key = NULL}};
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);

    *to = MODEL_NO_END;
    if (!status)
        status = field_date(r, yaml_find(n, "from"), from);
    if (!status && !yaml_is_null(yaml_find(n, "to")))
        status = field_date(r, yaml_find(n, "to"), to);
    if (!status && *to < *from)
        status = yaml_error(r->tree, n, r->err, _("a version ends on the day it begins or later"));
    return status;
}

tidu_status effective_read(rule_reader *r, const yaml_node *n)
{
    tidu_status status = read_days(r, n, &r->head->from, &r->head->to);

    if (!status)
        r->head->version = yaml_find(n, "from")->text;
    return status;
}

static tidu_status read_effective(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;
    tidu_status status = effective_read(r, n);

    m->is_for_new = m->is_for_recheck = true;
    m->recheck_from = m->from;
    m->recheck_to = m->to;
    return status;
}

static tidu_status read_recheck(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;

    return read_days(r, n, &m->recheck_from, &m->recheck_to);
}

static tidu_status read_application(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;
    bool is_new = !strcmp(n->text, "new");

    if (!is_new && strcmp(n->text, "recheck"))
        return yaml_error(r->tree, n, r->err, _("an application is 'new' or 'recheck'"));
    m->is_for_new = is_new;
    m->is_for_recheck = !is_new;
    return TIDU_OK;
}

tidu_status documents_read(rule_reader *r, const yaml_node *n)
{
    static const yaml_field fields[] = {{"title", YAML_IS_MAPPING, true},
                                        {"number", YAML_IS_SCALAR, true},
                                        {"issued", YAML_IS_SCALAR, false},
                                        {.key = NULL}};
    tidu_status status =
        field_array(r, n->n, sizeof *r->head->documents, (void **)&r->head->documents);

    for (const yaml_node *m = n->first; m && !status; m = m->next) {
        model_document *d = &r->head->documents[r->head->n_documents++];

        if (m->kind != YAML_MAPPING)
            return yaml_error(r->tree, m, r->err, _("a document has title and number"));
        d->id = m->key;
        status = yaml_check_keys(r->tree, m, fields, r->err);
        if (!status)
            status = field_bilingual(r, yaml_find(m, "title"), &d->title);
        if (!status)
            d->number = yaml_find(m, "number")->text;
    }
    return status;
}

static tidu_status read_window(rule_reader *r, const yaml_node *n, model_window *w)
{
    static const yaml_field fields[] = {{"name", YAML_IS_MAPPING, true},
                                        {"from", YAML_IS_SCALAR, false},
                                        {"to", YAML_IS_SCALAR, true},
                                        {"source", YAML_IS_SCALAR, true},
                                        {.key = NULL}};
    tidu_status status;

    if (n->kind != YAML_MAPPING)
        return yaml_error(r->tree, n, r->err, _("a window of the calendar has name, from, to and source"));
    status = yaml_check_keys(r->tree, n, fields, r->err);
    w->from = MODEL_NO_BEGIN;
    if (!status)
        status = field_bilingual(r, yaml_find(n, "name"), &w->name);
    if (!status && yaml_find(n, "from"))
        status = field_date(r, yaml_find(n, "from"), &w->from);
    if (!status)
        status = field_date(r, yaml_find(n, "to"), &w->to);
    if (!status && w->to < w->from)
        status = yaml_error(r->tree, n, r->err, _("a window ends on the day it begins or later"));
    if (!status)
        w->source = yaml_find(n, "source")->text;
    return status;
}

static tidu_status read_calendar(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;
    tidu_status status = field_array(r, n->n, sizeof *m->windows, (void **)&m->windows);

    for (const yaml_node *x = n->first; x && !status; x = x->next)
        status = read_window(r, x, &m->windows[m->n_windows++]);
    return status;
}

static tidu_status read_notes(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;
    tidu_status status = field_array(r, n->n, sizeof *m->notes, (void **)&m->notes);

    for (const yaml_node *x = n->first; x && !status; x = x->next) {
        model_text *note = &m->notes[m->n_notes++];

        status = x->kind == YAML_MAPPING ? field_bilingual(r, x, note) : field_text(r, x, &note->en);
    }
    return status;
}

static tidu_status read_priors(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;

    static const yaml_field fields[] = {{"missing", YAML_IS_SCALAR, true},
                                        {"note", YAML_IS_MAPPING, true},
                                        {.key = NULL}};
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);

    if (!status)
        status = field_chance(r, yaml_find(n, "missing"), &m->prior_missing);
    return status ? status : field_bilingual(r, yaml_find(n, "note"), &m->prior_note);
}

static tidu_status read_gates(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;

    return conditions_read(r, n, &m->gates, &m->n_gates);
}

static tidu_status read_directs(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;

    return conditions_read(r, n, &m->directs, &m->n_directs);
}

static tidu_status read_id(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;

    m->id = n->text;
    for (const char *c = n->text; *c; c++) {
        if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-' || *c == '@'))
            return yaml_error(r->tree, n, r->err, _("a model's id is made of a-z, 0-9, '-' and '@'"));
    }
    return n->length ? TIDU_OK : yaml_error(r->tree, n, r->err, _("an id is missing here"));
}

static tidu_status read_rung(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;

    return field_text(r, n, &m->rung);
}

static tidu_status read_name(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;

    return field_bilingual(r, n, &m->name);
}

static tidu_status read_summary(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;

    return field_bilingual(r, n, &m->summary);
}

static tidu_status read_validity(rule_reader *r, const yaml_node *n)
{
    model *m = r->subject;

    return field_text(r, n, &m->validity);
}

/* Parts in the order in which they are read: later ones use earlier ones. */
static const model_part parts[] = {
    {{"model", YAML_IS_SCALAR, true}, read_id},
    {{"extends", YAML_IS_SCALAR, false}, NULL},
    {{"use", YAML_IS_SEQUENCE, false}, NULL},
    {{"rung", YAML_IS_SCALAR, true}, read_rung},
    {{"name", YAML_IS_MAPPING, true}, read_name},
    {{"summary", YAML_IS_MAPPING, false}, read_summary},
    {{"effective", YAML_IS_MAPPING, true}, read_effective},
    {{"recheck", YAML_IS_MAPPING, false}, read_recheck},
    {{"application", YAML_IS_SCALAR, false}, read_application},
    {{"documents", YAML_IS_MAPPING, true}, documents_read},
    {{"validity", YAML_IS_SCALAR, false}, read_validity},
    {{"calendar", YAML_IS_SEQUENCE, false}, read_calendar},
    {{"notes", YAML_IS_SEQUENCE, false}, read_notes},
    {{"priors", YAML_IS_MAPPING, true}, read_priors},
    {{"settings", YAML_IS_MAPPING, false}, settings_read},
    {{"define", YAML_IS_MAPPING, false}, definitions_read},
    {{"gates", YAML_IS_SEQUENCE, true}, read_gates},
    {{"direct", YAML_IS_SEQUENCE, false}, read_directs},
    {{"score", YAML_IS_MAPPING, false}, score_read},
    {{"pass", YAML_IS_SCALAR, false}, pass_read},
    {.field = {.key = NULL}},
};

static tidu_status read_model(rule_reader *r)
{
    const yaml_node *root = r->tree->root;
    tidu_status status = parts_read(r, parts, "model");

    if (!status && (yaml_find(root, "score") != NULL) != (yaml_find(root, "pass") != NULL))
        status = yaml_error(r->tree, root, r->err, _("'score' and 'pass' go together"));
    return status;
}

static tidu_status finish_load(yaml_tree *tree, const char *folders, dictionary *d, model **out,
                               tidu_error *err)
{
    model *m = allocate_array(1, sizeof *m);
    rule_reader r;
    tidu_status status;

    if (!m) {
        yaml_free(tree);
        return error_memory(err);
    }
    status = rule_head_compose(&m->head, tree, folders, err);
    m->extends = m->files.extends;
    r = reader_of(&m->head, m, d, err);
    if (!status)
        status = read_model(&r);
    if (status)
        model_free(m);
    else
        *out = m;
    return status;
}

tidu_status model_load(const char *path, const char *folders, dictionary *d, model **out,
                       tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    return status ? status : finish_load(tree, folders, d, out, err);
}

tidu_status model_parse(const char *text, size_t length, const char *file, const char *folders,
                        dictionary *d, model **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_parse(text, length, file, &tree, err);

    return status ? status : finish_load(tree, folders, d, out, err);
}

void model_free(model *m)
{
    if (!m)
        return;
    rule_head_close(&m->head);
    release(m);
}

tidu_status model_set(model *m, const char *name, const char *value, tidu_error *err)
{
    suggestion best = suggestion_begin(name);
    source_place place = {0};
    node *literal;

    for (size_t i = 0; i < m->n_settings; i++) {
        setting *s = &m->settings[i].value;

        suggestion_offer(&best, s->name);
        if (strcmp(s->name, name))
            continue;
        if (expression_parse(value, &place, m->memory, &literal, err))
            return TIDU_EUSAGE;
        if (literal->kind != NODE_NUMBER || literal->money != s->money)
            return error_set(err, TIDU_EUSAGE, s->money ? _("'%s' needs an amount such as 5000 wan")
                                                        : _("'%s' needs a plain number"),
                             name);
        s->value = literal->number;
        s->text = NULL;
        return TIDU_OK;
    }
    if (best.nearest)
        return error_set(err, TIDU_EUSAGE, _("model %s has no setting '%s'; did you mean '%s'?"), m->id,
                         name, best.nearest);
    return error_set(err, TIDU_EUSAGE, _("model %s has no setting '%s'"), m->id, name);
}

const char *model_text_in(model_text t, bool zh)
{
    const char *text = zh ? t.zh : t.en;

    return text ? text : "";
}

bool model_score_range(const model *m, double *least, double *greatest)
{
    long total_low = 0, total_high = 0;

    *least = *greatest = 0;
    for (size_t g = 0; g < m->n_groups; g++) {
        double low, high;
        long low_steps = 0, high_steps = 0;

        for (size_t i = m->groups[g].first_item; i < m->groups[g].first_item + m->groups[g].n_items; i++) {
            double item_low = INFINITY, item_high = 0;

            for (size_t b = 0; b < m->items[i].n_bands; b++) {
                item_low = fmin(item_low, m->items[i].bands[b].least);
                item_high = fmax(item_high, m->items[i].bands[b].greatest);
            }
            low_steps += lround(item_low / m->step);
            high_steps += lround(item_high / m->step);
        }
        low = fmin(model_points(m, low_steps), m->groups[g].most);
        high = fmin(model_points(m, high_steps), m->groups[g].most);
        total_low += lround(low / m->step);
        total_high += lround(high / m->step);
    }
    if (!m->n_items)
        return false;
    *least = model_points(m, total_low);
    *greatest = model_points(m, total_high);
    return true;
}
