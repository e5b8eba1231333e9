#include "model/export_rules.h"

#include <math.h>
#include <string.h>

#include "base/message.h"
#include "model/file_tables.h"
#include "model/model_internal.h"

static const char *const level_words[EXPORT_LEVELS + 1] = {N_("public"), N_("bureau"), N_("leaders"), N_("full"), NULL};
static const char *const level_names[EXPORT_LEVELS] = {"L0", "L1", "L2", "L3"};
static const char *const act_words[] = {
    [EXPORT_HIDE] = "hide", [EXPORT_BAND] = "band", [EXPORT_MASK] = "mask", [EXPORT_SHOW] = "show", NULL};

static const field_table level_form = {.words = level_words};
static const field_table act_form = {.words = act_words};

static tidu_status read_word(rule_reader *r, const yaml_node *n, const char *const *words, int *out)
{
    for (int i = 0; words[i]; i++) {
        if (!strcmp(words[i], n->text)) {
            *out = i;
            return TIDU_OK;
        }
    }
    return yaml_error(r->tree, n, r->err, _("'%s' is none of the words that can stand here; the first of them is '%s'"), n->text, words[0]);
}

static tidu_status read_level(rule_reader *r, const yaml_node *n, void *out)
{
    return read_word(r, n, level_words, out);
}

static tidu_status read_act(rule_reader *r, const yaml_node *n, void *out)
{
    return read_word(r, n, act_words, out);
}

static tidu_status check_shows(rule_reader *r, const yaml_node *n, void *out)
{
    const export_rules *rules = r->subject;
    const export_shows *s = out;
    bool is_banded = s->acts[EXPORT_OPEN] == EXPORT_BAND || s->acts[EXPORT_INTERNAL] == EXPORT_BAND || s->acts[EXPORT_PERSONAL] == EXPORT_BAND;

    if (s->level == EXPORT_FULL || s != rules->shows + s->level)
        return yaml_error(r->tree, n, r->err, _("public, bureau and leaders stand here in this order; full shows everything"));
    if (is_banded || s->acts[EXPORT_TAX] == EXPORT_MASK)
        return yaml_error(r->tree, n, r->err, _("only tax-secret amounts have bands, and they have no masks"));
    return TIDU_OK;
}

#define ACT(name, class) FIELD_MEMBER_LIKE(name, REQUIRED, YAML_IS_SCALAR, read_act, int, export_shows, acts[class], &act_form)

static const field_row show_rows[] = {
    FIELD_MEMBER_LIKE("level", REQUIRED, YAML_IS_SCALAR, read_level, int, export_shows, level, &level_form),
    ACT("open", EXPORT_OPEN), ACT("internal", EXPORT_INTERNAL), ACT("personal", EXPORT_PERSONAL), ACT("tax", EXPORT_TAX), FIELD_END};

static const field_table show_table = {.rows = show_rows, .check = check_shows, .form = N_("a level says of each class whether to show, mask, band or hide it")};

static tidu_status check_band(rule_reader *r, const yaml_node *n, void *out)
{
    const export_rules *rules = r->subject;
    const export_band *b = out;

    for (const export_band *before = rules->bands; before < b; before++) {
        if (!(before->below < b->below))
            return yaml_error(r->tree, n, r->err, _("bands rise, and the last one alone has no 'below'"));
    }
    return TIDU_OK;
}

static tidu_status read_below(rule_reader *r, const yaml_node *n, void *out)
{
    node *value = NULL;
    double *below = out;
    tidu_status status = n ? field_literal(r, n, &value) : TIDU_OK;

    *below = value ? value->number : INFINITY;
    return status;
}

static const field_row band_rows[] = {
    FIELD_MEMBER_LIKE(FIELD_ABOUT("below", "yuan, as 500 wan; left out in the last one"), ALWAYS, YAML_IS_SCALAR, read_below, double, export_band, below, &field_literal_form),
    FIELD("name", REQUIRED, bilingual, export_band, name), FIELD_END};

static const field_table band_table = {.rows = band_rows, .check = check_band, .form = N_("a band has below and name")};

static const field_table names_form = {.read = field_text_row};

static const field_row name_rows[] = {
    FIELD_LIST(FIELD_ABOUT("columns", "machine names, table/name, or with one *"), OPTIONAL, &names_form, export_names, columns, n_columns),
    FIELD_LIST(FIELD_ABOUT("headings", "English ones, of what has no machine name"), OPTIONAL, &names_form, export_names, headings, n_headings),
    FIELD_END};

static const field_row class_rows[] = {
    FIELD_STRUCT("open", REQUIRED, &(const field_table){.rows = name_rows}, export_rules, names[EXPORT_OPEN]),
    FIELD_STRUCT("internal", REQUIRED, &(const field_table){.rows = name_rows}, export_rules, names[EXPORT_INTERNAL]),
    FIELD_STRUCT("personal", REQUIRED, &(const field_table){.rows = name_rows}, export_rules, names[EXPORT_PERSONAL]),
    FIELD_STRUCT(FIELD_ABOUT("yuan", "tax-secret amounts"), REQUIRED, &(const field_table){.rows = name_rows}, export_rules, names[EXPORT_YUAN]),
    FIELD_STRUCT(FIELD_ABOUT("wan", "the same in ten thousand yuan"), REQUIRED, &(const field_table){.rows = name_rows}, export_rules, names[EXPORT_WAN]),
    FIELD_STRUCT(FIELD_ABOUT("tax", "other secrets, as is everything not listed"), REQUIRED, &(const field_table){.rows = name_rows}, export_rules, names[EXPORT_TAX]),
    FIELD_END};

static const field_row small_rows[] = {
    FIELD(FIELD_ABOUT("least", "companies; a smaller count above 0 is not shown"), REQUIRED, magnitude, export_rules, least),
    FIELD(FIELD_ABOUT("two", "share of the two largest above which a sum is not shown"), REQUIRED, chance, export_rules, two),
    FIELD_END};

static tidu_status read_sum(rule_reader *r, const yaml_node *n, void *out)
{
    export_sum *s = out;
    tidu_status status = field_array(r, n->n, sizeof *s->columns, (void **)&s->columns);

    if (!status && n->kind != YAML_SEQUENCE)
        return yaml_error(r->tree, n, r->err, _("a list of columns is expected here: the sum first, then its parts"));
    status = status ? status : members_read(r, n, &names_form, s->columns, sizeof *s->columns, &s->n);
    return status || s->n > 2 ? status : yaml_error(r->tree, n, r->err, _("a list of columns is expected here: the sum first, then its parts"));
}

static const field_table sum_table = {.read = read_sum, .kinds = YAML_IS_SEQUENCE, .members = &names_form};

static const field_row total_rows[] = {
    FIELD("table", REQUIRED, text, export_total, table),
    FIELD("of", REQUIRED, text, export_total, of),
    FIELD(FIELD_ABOUT("largest", "column with the share of the two largest"), OPTIONAL, text, export_total, largest),
    FIELD_LIST("columns", REQUIRED, &names_form, export_total, columns, n),
    FIELD_END};

static const field_table total_table = {.rows = total_rows, .form = N_("sums of figures have table, of and columns")};

static tidu_status check_file(rule_reader *r, const yaml_node *root, void *out)
{
    const export_rules *x = out;

    if (x->n_shows != EXPORT_FULL)
        return yaml_error(r->tree, yaml_find(root, "levels"), r->err, _("public, bureau and leaders stand here in this order; full shows everything"));
    if (!x->n_bands || isfinite(x->bands[x->n_bands - 1].below))
        return yaml_error(r->tree, yaml_find(root, "bands"), r->err, _("bands rise, and the last one alone has no 'below'"));
    return TIDU_OK;
}

static const field_row rows[] = {
    FIELD_MEMBER_LIKE(FIELD_ABOUT("usual_level", "the level where none is asked for"), REQUIRED, YAML_IS_SCALAR, read_level, int, export_rules, usual, &level_form),
    FIELD_LIST_OF("documents", OPTIONAL, YAML_IS_MAPPING, &cited_documents, export_rules, documents, n_documents),
    FIELD_LIST(FIELD_ABOUT("levels", "what each shows of which class"), REQUIRED, &show_table, export_rules, shows, n_shows),
    FIELD_LIST(FIELD_ABOUT("bands", "of tax-secret amounts"), REQUIRED, &band_table, export_rules, bands, n_bands),
    FIELD_MAPPING(FIELD_ABOUT("small", "cells that are not shown"), REQUIRED, &(const field_table){.rows = small_rows}),
    FIELD_MAPPING(FIELD_ABOUT("classes", "of columns and values"), REQUIRED, &(const field_table){.rows = class_rows}),
    FIELD_LIST(FIELD_ABOUT("counts", "of companies"), OPTIONAL, &names_form, export_rules, counts, n_counts),
    FIELD_LIST(FIELD_ABOUT("sums", "counts of which the first is the sum of the others"), OPTIONAL, &sum_table, export_rules, sums, n_sums),
    FIELD_LIST(FIELD_ABOUT("totals", "sums of tax-secret figures of several companies"), OPTIONAL, &total_table, export_rules, totals, n_totals),
    FIELD_LIST(FIELD_ABOUT("refused", "table/column: without these an answer is none"), OPTIONAL, &names_form, export_rules, refused, n_refused),
    FIELD_END};

const field_table export_file = {.rows = rows, .check = check_file};

tidu_status export_rules_load(const char *path, export_rules **out, tidu_error *err)
{
    void *x;
    tidu_status status = file_object_load(path, &export_file, sizeof(export_rules), NULL, &x, err);

    if (!status)
        *out = x;
    return status;
}

void export_rules_free(export_rules *r)
{
    file_object_free(r);
}

/* --- levels ------------------------------------------------------------------------------------- */

bool export_level_find(const char *word, export_level *out)
{
    for (int i = 0; i < EXPORT_LEVELS; i++) {
        if (!strcmp(word, level_words[i]) || !strcmp(word, level_names[i])) {
            *out = (export_level)i;
            return true;
        }
    }
    return false;
}

const char *export_level_name(export_level level)
{
    return level_names[level];
}

const char *export_level_word(export_level level)
{
    return _(level_words[level]);
}

/* --- classes ------------------------------------------------------------------------------------ */

static bool fits(const char *pattern, const char *text, size_t length)
{
    const char *star = strchr(pattern, '*');
    size_t before = star ? (size_t)(star - pattern) : strlen(pattern), behind = star ? strlen(star + 1) : 0;

    if (!star)
        return before == length && !memcmp(pattern, text, length);
    return length >= before + behind && !memcmp(pattern, text, before) && !memcmp(star + 1, text + length - behind, behind);
}

bool export_name_is(const char *listed, const char *table, const char *name)
{
    const char *slash = strchr(listed, '/');

    if (!slash)
        return fits(listed, name, strlen(name));
    return table && (size_t)(slash - listed) == strlen(table) && !memcmp(listed, table, strlen(table)) && fits(slash + 1, name, strlen(name));
}

static bool is_listed(const char *const *names, size_t n, const char *table, const char *name, bool with_table)
{
    for (size_t i = 0; i < n; i++) {
        if ((strchr(names[i], '/') != NULL) == with_table && export_name_is(names[i], table, name))
            return true;
    }
    return false;
}

/* False: it is not listed so. */
static bool find_column(const export_rules *r, const char *table, const char *name, bool with_table, export_class *out)
{
    for (int c = 0; c < EXPORT_CLASSES; c++) { /* tax first: the strictest of two */
        if (is_listed(r->names[c].columns, r->names[c].n_columns, table, name, with_table)) {
            *out = (export_class)c;
            return true;
        }
    }
    return false;
}

/* A heading, or that of one table (table/heading), as it stands or translated. */
static bool is_heading(const char *listed, const char *table, const char *heading)
{
    const char *slash = strchr(listed, '/');

    if (slash && !(table && (size_t)(slash - listed) == strlen(table) && !memcmp(listed, table, strlen(table))))
        return false;
    listed = slash ? slash + 1 : listed;
    return !strcmp(listed, heading) || !strcmp(_(listed), heading);
}

static export_class class_of_heading(const export_rules *r, const char *table, const char *heading)
{
    for (int c = EXPORT_OPEN; heading && c < EXPORT_CLASSES; c++) {
        for (size_t i = 0; i < r->names[c].n_headings; i++) {
            if (is_heading(r->names[c].headings[i], table, heading))
                return (export_class)c;
        }
    }
    return EXPORT_TAX;
}

static export_class class_of_indicator(const indicator *i)
{
    switch (i->privacy) {
    case PRIVACY_PUBLIC:
        return EXPORT_OPEN;
    case PRIVACY_INTERNAL:
        return EXPORT_INTERNAL;
    case PRIVACY_PERSONAL:
        return EXPORT_PERSONAL;
    case PRIVACY_TAX:
        break;
    }
    return i->type == INDICATOR_MONEY ? EXPORT_YUAN : EXPORT_TAX;
}

export_class export_rules_class(const export_rules *r, const dictionary *d, const char *table, const char *name, const char *heading)
{
    export_class found = EXPORT_TAX;
    int i = d && name ? dictionary_find(d, name) : INDICATOR_NONE;

    if (!name)
        return class_of_heading(r, table, heading);
    if (find_column(r, table, name, true, &found))
        return found;
    if (i != INDICATOR_NONE)
        return class_of_indicator(dictionary_get(d, i));
    find_column(r, table, name, false, &found);
    return found;
}

export_act export_rules_act(const export_rules *r, export_level level, export_class class)
{
    export_act act;

    if (level == EXPORT_FULL)
        return EXPORT_SHOW;
    if (class == EXPORT_YUAN || class == EXPORT_WAN)
        return (export_act)r->shows[level].acts[EXPORT_TAX];
    act = (export_act)r->shows[level].acts[class];
    return act == EXPORT_BAND ? EXPORT_HIDE : act; /* what has no amount */
}

export_level export_rules_least(const export_rules *r, export_class class)
{
    int level = EXPORT_PUBLIC;

    while (level < EXPORT_FULL && export_rules_act(r, (export_level)level, class) == EXPORT_HIDE)
        level++;
    return (export_level)level;
}

const export_band *export_rules_band(const export_rules *r, double yuan)
{
    const export_band *b = r->bands;

    while (!(yuan < b->below) && b < r->bands + r->n_bands - 1)
        b++;
    return b;
}

bool export_rules_counts(const export_rules *r, const char *table, const char *name)
{
    for (size_t i = 0; i < r->n_counts && name; i++) {
        if (*r->counts[i] == '-' && export_name_is(r->counts[i] + 1, table, name))
            return false;
    }
    return name && (is_listed(r->counts, r->n_counts, table, name, true) || is_listed(r->counts, r->n_counts, table, name, false));
}

const export_total *export_rules_total(const export_rules *r, const char *table, const char *name)
{
    for (size_t i = 0; i < r->n_totals && table && name; i++) {
        if (!strcmp(r->totals[i].table, table) && is_listed(r->totals[i].columns, r->totals[i].n, table, name, false))
            return &r->totals[i];
    }
    return NULL;
}
