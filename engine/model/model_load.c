/*
 * Reads a model file: its table of keys, the effective days and the small parts; conditions, score and definitions
 * have their own files.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "base/suggest.h"
#include "model/file_tables.h"
#include "model/model_internal.h"
#include "rules/parse.h"

/* --- days ------------------------------------------------------------------------- */

/* {from: DATE, to: DATE}; without `to` there is no end */
static tidu_status read_last_day(rule_reader *r, const yaml_node *n, void *out)
{
    rule_head *h = out;

    h->to = DATE_NO_END;
    return yaml_is_null(n) ? TIDU_OK : field_date(r, n, &h->to);
}

static tidu_status check_days(rule_reader *r, const yaml_node *n, void *out)
{
    const rule_head *h = out;

    return h->to >= h->from ? TIDU_OK
                            : yaml_error(r->tree, n, r->err, _("a version ends on the day it begins or later"));
}

static const field_row day_rows[] = {
    FIELD("from", REQUIRED, date, rule_head, from),
    FIELD("from", REQUIRED, text, rule_head, version),
    FIELD_PART("to", ALWAYS, YAML_IS_SCALAR, read_last_day),
    FIELD_END};

const field_table effective_days = {.rows = day_rows, .check = check_days};

static tidu_status judge_all(rule_reader *r, const yaml_node *n, void *out)
{
    model *m = out;

    (void)r, (void)n;
    m->is_for_new = m->is_for_recheck = true;
    m->recheck_from = m->from;
    m->recheck_to = m->to;
    return TIDU_OK;
}

static tidu_status read_recheck(rule_reader *r, const yaml_node *n, void *out)
{
    model *m = out;
    rule_head days = {.from = 0};
    tidu_status status = fields_read(r, n, &effective_days, &days);

    m->recheck_from = days.from;
    m->recheck_to = days.to;
    return status;
}

static const char *const applications[] = {"new", "recheck", NULL};

static const field_table application_form = {.words = applications};

static tidu_status read_application(rule_reader *r, const yaml_node *n, void *out)
{
    model *m = out;
    bool is_new = !strcmp(n->text, applications[0]);

    if (!is_new && strcmp(n->text, applications[1]))
        return yaml_error(r->tree, n, r->err, _("an application is 'new' or 'recheck'"));
    m->is_for_new = is_new;
    m->is_for_recheck = !is_new;
    return TIDU_OK;
}

/* --- documents, notes, priors ---------------------------------------------- */

/* The id of a document is its key. */
static tidu_status name_document(rule_reader *r, const yaml_node *n, void *out)
{
    model_document *d = out;

    (void)r;
    d->id = n->key;
    return TIDU_OK;
}

static const field_row document_rows[] = {
    FIELD("title", REQUIRED, bilingual, model_document, title),
    FIELD("number", REQUIRED, text, model_document, number),
    FIELD_UNREAD("issued", OPTIONAL, YAML_IS_SCALAR, "for people"),
    FIELD(FIELD_ABOUT("seen", "which text was read: full, part, secondary (another text reports it) or memory"),
          OPTIONAL, seen, model_document, seen),
    FIELD(FIELD_ABOUT("address", "where it was read"), OPTIONAL, text, model_document, address),
    FIELD_END};

const field_table cited_documents = {
    .rows = document_rows, .form = N_("a document has title and number"), .check = name_document};

static tidu_status read_note(rule_reader *r, const yaml_node *n, void *out)
{
    model_text *note = out;

    return n->kind == YAML_MAPPING ? field_bilingual(r, n, note) : field_text(r, n, &note->en);
}

static const field_table note_table = {
    .read = read_note, .kinds = YAML_IS_SCALAR | YAML_IS_MAPPING, .rows = field_bilingual_rows};

static const field_row prior_rows[] = {
    FIELD("missing", REQUIRED, chance, model, prior_missing),
    FIELD_MAPPING(FIELD_ABOUT("judging", "how experts judge, beside the priors of the items"), OPTIONAL, &model_judging_table),
    FIELD("note", REQUIRED, bilingual, model, prior_note),
    FIELD_END};

static const field_table prior_table = {.rows = prior_rows};

tidu_status judged_read(rule_reader *r, const char *part, int *out)
{
    char *name = arena_print(r->memory, "judged_%s_%s", r->head->id, part);

    if (!name)
        return error_memory(r->err);
    for (char *c = name; *c; c++) {
        if (*c == '-' || *c == '@')
            *c = '_';
    }
    *out = dictionary_add_judged(r->dictionary, name);
    return *out == INDICATOR_NONE ? error_memory(r->err) : TIDU_OK; /* ids have only valid letters */
}

/* validity: digits (year | years | month | months) */
static tidu_status read_validity(rule_reader *r, const yaml_node *n, void *out)
{
    model *m = out;
    char *unit;
    long number = strtol(n->text, &unit, 10);
    bool is_years = !strcmp(unit, " years") || !strcmp(unit, " year");

    if (number < 1 || number > 1200 || (!is_years && strcmp(unit, " months") && strcmp(unit, " month")))
        return yaml_error(r->tree, n, r->err, _("a term is written '3 years' or '18 months', not '%s'"), n->text);
    m->validity = n->text;
    m->term_months = (int)number * (is_years ? 12 : 1);
    return TIDU_OK;
}

/* --- the file ------------------------------------------------------------------------- */

static tidu_status read_id(rule_reader *r, const yaml_node *n, void *out)
{
    model *m = out;

    m->id = n->text;
    for (const char *c = n->text; *c; c++) {
        if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-' || *c == '@'))
            return yaml_error(r->tree, n, r->err, _("a model's id may contain only a-z, 0-9, '-' and '@'"));
    }
    return n->length ? TIDU_OK : yaml_error(r->tree, n, r->err, _("an id is missing here"));
}

static tidu_status check_number(rule_reader *r, const yaml_node *n, void *out)
{
    (void)out;
    return n->n <= MODEL_MOST_CONDITIONS ? TIDU_OK
                                         : yaml_error(r->tree, n, r->err, _("a model has at most %d conditions of a kind"),
                                                      MODEL_MOST_CONDITIONS);
}

static tidu_status check_model(rule_reader *r, const yaml_node *root, void *out)
{
    model *m = out;

    if ((yaml_find(root, "score") != NULL) != (yaml_find(root, "pass") != NULL))
        return yaml_error(r->tree, root, r->err, _("'score' and 'pass' go together"));
    for (size_t i = 0; i < m->n_directs; i++)
        m->directs[i].is_direct = true;
    return gates_spare_newcomers(r, m->gates, m->n_gates);
}

static const field_row rows[] = {
    FIELD_PART(FIELD_ABOUT("model", "the id: a-z, 0-9, - and, before a region, @"), REQUIRED, YAML_IS_SCALAR, read_id),
    FIELD_UNREAD(FIELD_ABOUT("extends", "another model file, without .yaml, of which only the differences are written here"),
                 OPTIONAL, YAML_IS_SCALAR, "read by composition_build"),
    FIELD_UNREAD(FIELD_ABOUT("use", "tables of shared definitions, in models/tables"),
                 OPTIONAL, YAML_IS_SEQUENCE, "read by composition_build", FIELD_LIST_LIKE(&field_text_form)),
    FIELD(FIELD_ABOUT("rung", "the rung that this is a version or variant of"), REQUIRED, text, model, rung),
    FIELD("name", REQUIRED, bilingual, model, name),
    FIELD("summary", OPTIONAL, bilingual, model, summary),
    FIELD(FIELD_ABOUT("index", "the index that orders companies which are equal otherwise, in models/indices; absent: potential"),
          OPTIONAL, text, model, index),
    FIELD_STRUCT(FIELD_ABOUT("effective", "the days in force; the application date selects the version"),
                 REQUIRED, &effective_days, model, head),
    FIELD_PART("effective", REQUIRED, YAML_IS_MAPPING, judge_all),
    FIELD_PART(FIELD_ABOUT("recheck", "the days of reviews, if they are others than those of effective"),
               OPTIONAL, YAML_IS_MAPPING, read_recheck, FIELD_LIKE(&effective_days)),
    FIELD_PART(FIELD_ABOUT("application", "what the version judges; absent: both"),
               OPTIONAL, YAML_IS_SCALAR, read_application, FIELD_LIKE(&application_form)),
    FIELD_LIST_OF(FIELD_ABOUT("documents", "the sources; every cite begins with one of these ids"),
                  REQUIRED, YAML_IS_MAPPING, &cited_documents, model, documents, n_documents),
    FIELD_PART(FIELD_ABOUT("validity", "how long the title lasts: 3 years, 18 months"),
               OPTIONAL, YAML_IS_SCALAR, read_validity, FIELD_LIKE(&field_text_form)),
    FIELD_LIST(FIELD_ABOUT("notes", "how the rule was read where it leaves room"),
               OPTIONAL, &note_table, model, notes, n_notes),
    FIELD_MAPPING(FIELD_ABOUT("priors", "assumptions about missing data"), REQUIRED, &prior_table),
    FIELD_PART(FIELD_ABOUT("settings", "facts that the law leaves open, given by the user"),
               OPTIONAL, YAML_IS_MAPPING, settings_read, FIELD_LIST_LIKE(&setting_table)),
    FIELD_PART(FIELD_ABOUT("define", "names for expressions; a definition may use earlier ones"),
               OPTIONAL, YAML_IS_MAPPING, definitions_read, FIELD_LIST_LIKE(&definition_table)),
    FIELD_PART(FIELD_ABOUT("gates", "conditions that must all be met"), REQUIRED, YAML_IS_SEQUENCE, check_number),
    FIELD_LIST("gates", REQUIRED, &condition_table, model, gates, n_gates),
    FIELD_PART(FIELD_ABOUT("direct", "conditions any of which replaces the score"),
               OPTIONAL, YAML_IS_SEQUENCE, check_number),
    FIELD_LIST("direct", OPTIONAL, &condition_table, model, directs, n_directs),
    FIELD_MAPPING(FIELD_ABOUT("score", "the step of points, and groups of items"), OPTIONAL, &score_table),
    FIELD_PART(FIELD_ABOUT("pass", "comparisons of total, a group or an item with a number, joined by and"),
               OPTIONAL, YAML_IS_SCALAR, pass_read),
    FIELD_END};

const field_table model_file = {.rows = rows, .check = check_model};

static tidu_status finish_load(yaml_tree *tree, const char *folders, dictionary *d, model **out,
                               tidu_error *err)
{
    model *m = allocate_array(1, sizeof *m);
    tidu_status status = rule_head_compose(m ? &m->head : NULL, tree, folders, err);

    if (!status) {
        m->extends = m->files.extends;
        m->judging.survival = m->judging.slope = 1;
        status = file_load(&m->head, &model_file, m, d, err);
    }
    if (!status)
        status = model_find_shared(m, d, err);
    if (status) {
        model_free(m);
        return status;
    }
    model_judging_spread(m);
    *out = m;
    return TIDU_OK;
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

/* How experts judge is no fact that the law leaves open, but it can be given like one. */
static tidu_status set_judging(model *m, const char *name, const char *value, tidu_error *err)
{
    double number;
    bool is_short;

    if (number_parse(value, strlen(value), 0, &number, &is_short) && model_judging_set(m, name, number))
        return TIDU_OK;
    return error_set(err, TIDU_EUSAGE, _("'%s' needs a number: a correlation from 0 to below 1, a shift, or a chance above 0"), name);
}

tidu_status model_set(model *m, const char *name, const char *value, tidu_error *err)
{
    suggestion best = suggestion_begin(name);
    setting *s = rule_head_setting(&m->head, name);

    if (model_judging_is_setting(name))
        return set_judging(m, name, value, err);
    if (s)
        return setting_put(s, value, m->memory, err);
    for (size_t i = 0; i < m->n_settings; i++)
        suggestion_offer(&best, m->settings[i].value.name);
    if (best.nearest)
        return error_set(err, TIDU_EUSAGE, _("model %s has no setting '%s'; did you mean '%s'?"), m->id,
                         name, best.nearest);
    return error_set(err, TIDU_EUSAGE, _("model %s has no setting '%s'"), m->id, name);
}

bool model_has_setting(const model *m, const char *name)
{
    for (size_t i = 0; i < m->n_settings; i++) {
        if (!strcmp(m->settings[i].value.name, name))
            return true;
    }
    return model_judging_is_setting(name);
}

const char *model_text_in(model_text t, bool zh)
{
    const char *text = zh ? t.zh : t.en;

    return text ? text : "";
}

void model_count_provenance(const model *m, size_t counts[PROVENANCES])
{
    for (int i = 0; i < PROVENANCES; i++)
        counts[i] = 0;
    for (size_t i = 0; i < m->n_gates; i++)
        counts[m->gates[i].cite.seen]++;
    for (size_t i = 0; i < m->n_directs; i++)
        counts[m->directs[i].cite.seen]++;
    for (size_t i = 0; i < m->n_items; i++)
        counts[m->items[i].cite.seen]++;
    for (size_t i = 0; i < m->n_definitions; i++) {
        if (m->definitions[i].cite.text)
            counts[m->definitions[i].cite.seen]++;
    }
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
