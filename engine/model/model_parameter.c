/*
 * All parameters are listed with their names; the one asked for is checked, overwritten in its node, and the text that
 * shows it is printed again. Listing everything for each question keeps names and suggestions in one place, and a
 * model has few hundred numbers.
 */
#include "model/model_parameter.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "base/text_buffer.h"
#include "model/model_internal.h"
#include "rules/parse.h"
#include "rules/print.h"

enum { NAME_SIZE = 120 };

typedef struct parameter {
    char *name;             /* MODEL.OWNER... */
    const char *own;        /* the part of it behind the id of the model */
    node *literal;
    model_limit *limit;     /* of `pass`, instead of a literal */
    const char **text;      /* text of the model that shows it, or NULL */
    const node *root;       /* the tree of that text */
    const step_table *table; /* whose bounds must stay in order, or NULL */
    const model_item *item; /* the same */
    model_text what;        /* of whatever it belongs to */
    const model_definition *definition; /* the same, if it is one */
    const node *where;      /* if not `root` */
} parameter;

typedef struct listing {
    model *model;
    parameter *all;
    size_t n;
    size_t capacity;
    model_text what; /* of the parameters to come, */
    const model_definition *definition; /* which belong to it */
    bool failed;
} listing;

static parameter *add(listing *l, const char *owner, node *literal)
{
    size_t before = strlen(l->model->id) + 1, size = before + strlen(owner) + 1;
    char *name = allocate(size);
    parameter *p;

    if (!name || !allocate_room((void **)&l->all, &l->capacity, l->n + 1, sizeof *l->all)) {
        release(name);
        l->failed = true;
        return NULL;
    }
    snprintf(name, size, "%s.%s", l->model->id, owner);
    p = &l->all[l->n++];
    *p = (parameter){.name = name, .own = name + before, .literal = literal, .what = l->what, .definition = l->definition};
    return p;
}

static void listing_clear(listing *l)
{
    for (size_t i = 0; i < l->n; i++)
        release(l->all[i].name);
    release(l->all);
}

static node *first_number(node *n)
{
    node *found = n && n->kind == NODE_NUMBER ? n : NULL;

    for (node *x = n ? n->first : NULL; x && !found; x = x->next)
        found = first_number(x);
    return found;
}

/* The comparisons below `n` with a number on the right, in source order. */
static void gather(node *n, node **out, size_t most, size_t *count)
{
    if (n->kind == NODE_COMPARE && first_number(n->first->next) && *count < most)
        out[(*count)++] = n;
    for (node *x = n->first; x && n->kind != NODE_COMPARE; x = x->next)
        gather(x, out, most, count);
}

/* OWNER if there is one number, otherwise OWNER.1, OWNER.2 ... */
static void list_comparisons(listing *l, const char *owner, node *root, const char **text)
{
    node *comparisons[MODEL_MOST_CONDITIONS];
    char name[NAME_SIZE];
    size_t n = 0;

    gather(root, comparisons, MODEL_MOST_CONDITIONS, &n);
    for (size_t i = 0; i < n; i++) {
        parameter *p;

        snprintf(name, sizeof name, "%.90s.%zu", owner, i + 1);
        p = add(l, n == 1 ? owner : name, first_number(comparisons[i]->first->next));
        if (p) {
            p->text = text;
            p->root = root;
            p->where = comparisons[i];
        }
    }
}

static void list_table(listing *l, const char *owner, const step_table *t)
{
    char name[NAME_SIZE];

    for (size_t i = 0; i < t->n; i++) {
        parameter *p;

        snprintf(name, sizeof name, "%.90s.%zu", owner, i + 1);
        p = add(l, name, t->steps[i].value);
        if (p)
            p->where = t->steps[i].when;
    }
}

static void list_bounds(listing *l, model_definition *d)
{
    const step_table *t = d->value.table;
    char name[NAME_SIZE];

    for (size_t i = 0; i < t->n; i++) {
        parameter *p;

        if (!t->steps[i].when)
            continue;
        snprintf(name, sizeof name, "%.90s.%zu.bound", d->value.name, i + 1);
        p = add(l, name, t->steps[i].when->first->next);
        if (p) {
            p->text = &d->step_texts[i];
            p->root = t->steps[i].when;
            p->table = t;
        }
    }
}

static void list_item(listing *l, model_item *item)
{
    char name[NAME_SIZE];

    l->what = item->name;
    for (size_t b = 0; b < item->n_bands; b++) {
        model_band *band = &item->bands[b];
        parameter *p;

        if (!band->when)
            continue;
        snprintf(name, sizeof name, "%.90s.%zu", item->id, b + 1);
        if (!item->over) {
            list_comparisons(l, name, band->when, &band->text);
            continue;
        }
        p = add(l, name, band->when->first->next);
        if (p) {
            p->text = &band->text;
            p->root = band->when;
            p->item = item;
        }
    }
}

static void list_condition(listing *l, model_condition *c)
{
    char name[NAME_SIZE];

    l->what = c->name;
    if (!c->n_paths)
        list_comparisons(l, c->id, c->need, &c->text);
    for (size_t i = 0; i < c->n_paths; i++) {
        snprintf(name, sizeof name, "%.60s.%.50s", c->id, c->paths[i].id);
        list_comparisons(l, name, c->paths[i].need, &c->paths[i].text);
    }
}

static void list_limits(listing *l)
{
    model *m = l->model;
    char name[NAME_SIZE] = "pass";

    l->what = (model_text){0};
    for (size_t i = 0; i < m->n_limits; i++) {
        parameter *p;

        if (m->n_limits > 1)
            snprintf(name, sizeof name, "pass.%zu", i + 1);
        p = add(l, name, NULL);
        if (p)
            p->limit = &m->limits[i];
    }
}

static bool list_all(listing *l, model *m)
{
    *l = (listing){.model = m};
    for (size_t i = 0; i < m->n_definitions; i++) {
        model_definition *d = &m->definitions[i];

        l->what = d->name;
        l->definition = d;
        if (d->value.table) {
            list_table(l, d->value.name, d->value.table);
            list_bounds(l, d);
        } else if (d->value.expression->kind == NODE_NUMBER) {
            parameter *p = add(l, d->value.name, d->value.expression);

            if (p) {
                p->text = &d->text;
                p->root = d->value.expression;
            }
        }
    }
    l->definition = NULL;
    for (size_t i = 0; i < m->n_gates; i++)
        list_condition(l, &m->gates[i]);
    for (size_t i = 0; i < m->n_directs; i++)
        list_condition(l, &m->directs[i]);
    for (size_t i = 0; i < m->n_items; i++)
        list_item(l, &m->items[i]);
    list_limits(l);
    return !l->failed;
}

static bool is_named(const parameter *p, const char *name)
{
    return !strcmp(p->name, name) || !strcmp(p->own, name);
}

/* Names are not unique: the first counts, gates before items. */
static parameter *find(listing *l, const char *name)
{
    for (size_t i = 0; i < l->n; i++) {
        if (is_named(&l->all[i], name))
            return &l->all[i];
    }
    return NULL;
}

static tidu_status say_unknown(const listing *l, const char *name, tidu_error *err)
{
    suggestion best = suggestion_begin(name);

    for (size_t i = 0; i < l->n; i++) {
        suggestion_offer(&best, l->all[i].name);
        suggestion_offer(&best, l->all[i].own);
    }
    if (best.nearest)
        return error_set(err, TIDU_EUSAGE, _("model %s has no parameter '%.100s'; did you mean '%s'?"),
                         l->model->id, name, best.nearest);
    return error_set(err, TIDU_EUSAGE, _("model %s has no parameter '%.100s'; one is '%s'"), l->model->id,
                     name, l->n ? l->all[0].name : "");
}

static node *bound_of(const parameter *p, size_t i)
{
    node *when = p->table ? p->table->steps[i].when : p->item->bands[i].when;

    return when ? when->first->next : NULL;
}

/* The bounds must stay strictly monotone in the same direction. */
static bool is_in_order(const parameter *p, double old)
{
    size_t n = p->table ? p->table->n : p->item ? p->item->n_bands : 0;

    for (size_t i = 0; i + 1 < n; i++) {
        const node *a = bound_of(p, i), *b = bound_of(p, i + 1);
        double before, after;

        if (!a || !b)
            continue;
        before = (a == p->literal ? old : a->number) - (b == p->literal ? old : b->number);
        after = a->number - b->number;
        if ((before > 0) != (after > 0) || (before < 0) != (after < 0))
            return false;
    }
    return true;
}

static const char *print_again(const model *m, const parameter *p)
{
    bool is_step = p->table || p->item;
    const char *text = NULL;
    text_buffer b;

    text_buffer_init(&b);
    if (is_step)
        text_buffer_print(&b, "%s ", relation_sign(p->root->relation));
    expression_print(is_step ? p->literal : p->root, &b);
    if (!b.failed)
        text = arena_copy_string(m->memory, text_buffer_string(&b));
    text_buffer_clear(&b);
    return text;
}

static const char *subject_name(const model *m, const model_limit *l)
{
    return l->subject == MODEL_TOTAL   ? "total"
           : l->subject == MODEL_GROUP ? m->groups[l->which].id
                                       : m->items[l->which].id;
}

static tidu_status set_limit(model *m, model_limit *limit, const node *value, tidu_error *err)
{
    text_buffer b;

    limit->bound = value->number;
    text_buffer_init(&b);
    for (size_t i = 0; i < m->n_limits; i++)
        text_buffer_print(&b, "%s%s %s %g", i ? " and " : "", subject_name(m, &m->limits[i]),
                          relation_sign(m->limits[i].relation), m->limits[i].bound);
    m->pass_text = arena_copy_string(m->memory, text_buffer_string(&b));
    text_buffer_clear(&b);
    return m->pass_text ? TIDU_OK : error_memory(err);
}

static tidu_status set_literal(model *m, const parameter *p, const node *value, tidu_error *err)
{
    const node old = *p->literal;
    const char *text = NULL;

    p->literal->text = value->text;
    p->literal->shift = value->shift;
    p->literal->number = value->number;
    p->literal->is_not_negative = value->number >= 0;
    if (!is_in_order(p, old.number)) {
        *p->literal = old;
        return error_set(err, TIDU_EUSAGE, _("'%s' would not stand between its neighbours: steps go steadily up or down"),
                         p->name);
    }
    if (p->text && !(text = print_again(m, p)))
        return error_memory(err);
    if (p->text)
        *p->text = text;
    return TIDU_OK;
}

static tidu_status parse_value(model *m, const parameter *p, const char *value, node **out,
                               tidu_error *err)
{
    source_place place = {0};
    int money = p->literal ? p->literal->money : 0;

    if (expression_parse(value, &place, m->memory, out, NULL) ||
        (*out)->kind != NODE_NUMBER)
        return error_set(err, TIDU_EUSAGE, _("'%.100s' is no number; write it like 30, 20%% or 5000 wan"),
                         value);
    if ((*out)->money != money && (*out)->number != 0)
        return error_set(err, TIDU_EUSAGE, money ? _("'%s' needs an amount such as 5000 wan")
                                                 : _("'%s' needs a plain number"),
                         p->name);
    return TIDU_OK;
}

tidu_status model_set_parameter(model *m, const char *name, const char *value, tidu_error *err)
{
    listing l;
    const parameter *p;
    node *literal;
    tidu_status status = list_all(&l, m) ? TIDU_OK : error_memory(err);

    if (!status) {
        p = find(&l, name);
        status = p ? parse_value(m, p, value, &literal, err) : say_unknown(&l, name, err);
        if (!status)
            status = p->limit ? set_limit(m, p->limit, literal, err) : set_literal(m, p, literal, err);
    }
    listing_clear(&l);
    return status;
}

tidu_status model_set_parameter_text(model *m, const char *text, tidu_error *err)
{
    const char *equals = strchr(text, '=');
    const char *name;

    if (!equals || equals == text)
        return error_set(err, TIDU_EUSAGE, _("a parameter is written like hnte.rd_floor.1=3.5%%, not '%.100s'"),
                         text);
    name = arena_copy(m->memory, text, (size_t)(equals - text));
    if (!name)
        return error_memory(err);
    return model_set_parameter(m, name, equals + 1, err);
}

/* In the notation of the model. */
static void write_value(const parameter *p, char *text, size_t size)
{
    text_buffer b;

    text_buffer_init(&b);
    if (p->limit)
        text_buffer_print(&b, "%g", p->limit->bound);
    else
        expression_print(p->literal, &b);
    snprintf(text, size, "%s", text_buffer_string(&b));
    text_buffer_clear(&b);
}

bool model_get_parameter(model *m, const char *name, char *text, size_t size)
{
    listing l;
    const parameter *p = list_all(&l, m) ? find(&l, name) : NULL;

    if (p)
        write_value(p, text, size);
    listing_clear(&l);
    return p != NULL;
}

bool model_parameter_at(model *m, size_t i, parameter_info *out)
{
    listing l;
    bool is_there = list_all(&l, m) && i < l.n;

    *out = (parameter_info){.where = NULL};
    if (is_there) {
        const parameter *p = &l.all[i];

        if (find(&l, p->own) == p)
            snprintf(out->name, sizeof out->name, "%s", p->own);
        write_value(p, out->value, sizeof out->value);
        out->what = p->what;
        out->definition = p->definition;
        out->where = p->where ? p->where : p->root;
    }
    listing_clear(&l);
    return is_there;
}
