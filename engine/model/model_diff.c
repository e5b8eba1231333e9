/*
 * Both models are written as flat lists of (part, id, text), where the text contains everything that decides, in
 * normal form; then the lists are joined by part and id. O(n m), with some hundred parts at most.
 */
#include "model/model_diff.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "rules/print.h"

/* A part of a model as text. */
typedef struct rule {
    const char *part;
    const char *id;
    model_text name;
    model_text law;
    const char *text;
    model_citation cite;
} rule;

typedef struct rules {
    rule *list;
    size_t n;
} rules;

typedef struct writer {
    arena *memory;
    text_buffer text; /* of the current rule */
    rules rules;
    bool failed;
} writer;

static const model_text wordless = {NULL, NULL};
static const model_citation uncited = {.text = NULL};

/* An expression as written, with white space collapsed. */
static void append_expression(text_buffer *b, const char *text)
{
    bool is_gap = false;

    for (; *text; text++) {
        if (strchr(" \t\n", *text)) {
            is_gap = true;
            continue;
        }
        if (is_gap)
            text_buffer_append(b, " ", 1);
        is_gap = false;
        text_buffer_append(b, text, 1);
    }
}

/* Append the rule whose text is in w->text. */
static void add(writer *w, const char *part, const char *id, model_text name, model_text law, model_citation cite)
{
    const char *text = w->text.failed ? NULL : arena_copy_string(w->memory, text_buffer_string(&w->text));

    w->rules.list[w->rules.n++] = (rule){part, id, name, law, text, cite};
    w->failed |= !text;
    text_buffer_empty(&w->text);
}

static void add_conditions(writer *w, const char *part, const model_condition *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (c[i].applies_text) {
            text_buffer_append_string(&w->text, "applies: ");
            append_expression(&w->text, c[i].applies_text);
            text_buffer_append_string(&w->text, "; ");
        }
        if (c[i].text)
            append_expression(&w->text, c[i].text);
        for (size_t p = 0; p < c[i].n_paths; p++) {
            text_buffer_print(&w->text, "%s%s: ", p ? "; or " : "", c[i].paths[p].id);
            append_expression(&w->text, c[i].paths[p].text);
        }
        if (c[i].is_judged)
            text_buffer_append_string(&w->text, _("; an expert confirms"));
        add(w, part, c[i].id, c[i].name, c[i].law, c[i].cite);
    }
}

static void append_points(text_buffer *b, double least, double greatest)
{
    if (least == greatest)
        text_buffer_print(b, "%g", least);
    else
        text_buffer_print(b, "%g-%g", least, greatest);
}

static void add_items(writer *w, const model *m)
{
    for (size_t i = 0; i < m->n_items; i++) {
        const model_item *x = &m->items[i];

        if (x->over_text) {
            append_expression(&w->text, x->over_text);
            text_buffer_append_string(&w->text, ": ");
        }
        for (size_t b = 0; b < x->n_bands; b++) {
            const char *text = x->bands[b].text;

            if (b)
                text_buffer_append_string(&w->text, "; ");
            append_expression(&w->text, text && *text ? text : x->n_bands > 1 ? _("else") : _("an expert decides"));
            text_buffer_append_string(&w->text, ": ");
            append_points(&w->text, x->bands[b].least, x->bands[b].greatest);
        }
        add(w, "item", x->id, x->name, x->law, x->cite);
    }
}

static void add_definitions(writer *w, const model *m)
{
    for (size_t i = 0; i < m->n_definitions; i++) {
        const model_definition *d = &m->definitions[i];
        const step_table *t = d->value.table;

        append_expression(&w->text, d->text);
        for (size_t s = 0; t && s < t->n; s++) {
            text_buffer_print(&w->text, "%s%s: ", s ? "; " : ": ",
                              *d->step_texts[s] ? d->step_texts[s] : _("else"));
            expression_print(t->steps[s].value, &w->text);
        }
        add(w, "definition", d->value.name, d->name, wordless, d->cite);
    }
}

static void add_settings(writer *w, const model *m)
{
    for (size_t i = 0; i < m->n_settings; i++) {
        if (isnan(m->settings[i].value.value))
            text_buffer_append_string(&w->text, _("given by the user"));
        else
            text_buffer_print(&w->text, "%.15g", m->settings[i].value.value);
        add(w, "setting", m->settings[i].value.name, m->settings[i].name, wordless, m->settings[i].cite);
    }
}

static void add_groups(writer *w, const model *m)
{
    for (size_t i = 0; i < m->n_groups; i++) {
        if (isfinite(m->groups[i].most))
            text_buffer_print(&w->text, _("at most %g"), m->groups[i].most);
        add(w, "group", m->groups[i].id, m->groups[i].name, wordless, m->groups[i].cite);
    }
}

static void add_all(writer *w, const model *m)
{
    if (m->validity) {
        text_buffer_append_string(&w->text, m->validity);
        add(w, "validity", "", wordless, wordless, uncited);
    }
    add_settings(w, m);
    add_definitions(w, m);
    add_conditions(w, "gate", m->gates, m->n_gates);
    add_conditions(w, "direct", m->directs, m->n_directs);
    add_groups(w, m);
    add_items(w, m);
    if (m->pass_text) {
        append_expression(&w->text, m->pass_text);
        add(w, "pass", "", wordless, wordless, uncited);
    }
}

static bool list_rules(const model *m, arena *memory, rules *out)
{
    writer w = {.memory = memory};

    w.rules.list = arena_take_array(memory, m->n_settings + m->n_definitions + m->n_gates + m->n_directs +
                                                m->n_groups + m->n_items + 2, sizeof *w.rules.list);
    if (!w.rules.list)
        return false;
    text_buffer_init(&w.text);
    add_all(&w, m);
    text_buffer_clear(&w.text);
    *out = w.rules;
    return !w.failed;
}

static const rule *find(const rules *in, const rule *x)
{
    for (size_t i = 0; i < in->n; i++) {
        if (!strcmp(in->list[i].part, x->part) && !strcmp(in->list[i].id, x->id))
            return &in->list[i];
    }
    return NULL;
}

static model_side side_of(const rule *x)
{
    return x ? (model_side){x->text, x->law, x->cite} : (model_side){.text = NULL};
}

static bool is_same_text(const char *a, const char *b)
{
    return !strcmp(a ? a : "", b ? b : "");
}

static void add_difference(model_differences *out, const rule *before, const rule *after)
{
    const rule *named = after ? after : before;
    bool is_same_rule = before && after && !strcmp(before->text, after->text);

    if (is_same_rule && is_same_text(before->law.zh, after->law.zh) && is_same_text(before->law.en, after->law.en))
        return;
    out->list[out->n++] = (model_difference){named->part,     named->id,      named->name,
                                             side_of(before), side_of(after), is_same_rule};
}

tidu_status model_diff(const model *before, const model *after, arena *memory, model_differences *out,
                       tidu_error *err)
{
    static const char *const parts[] = {"validity", "setting", "definition", "gate",
                                        "direct",   "group",   "item",       "pass"};
    rules a, b;

    if (!list_rules(before, memory, &a) || !list_rules(after, memory, &b))
        return error_memory(err);
    *out = (model_differences){.list = arena_take_array(memory, a.n + b.n, sizeof *out->list)};
    if (!out->list)
        return error_memory(err);
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
        for (size_t i = 0; i < a.n; i++) {
            if (!strcmp(a.list[i].part, parts[p]))
                add_difference(out, &a.list[i], find(&b, &a.list[i]));
        }
        for (size_t i = 0; i < b.n; i++) {
            if (!strcmp(b.list[i].part, parts[p]) && !find(&a, &b.list[i]))
                add_difference(out, NULL, &b.list[i]);
        }
    }
    return TIDU_OK;
}
