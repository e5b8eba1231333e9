/*
 * The tree is walked once; every node gives a phrase, put together by the formats of its kind, which are translated.
 * Within a window (in each of the last three years: ...) indicators lose their years, which the window has already said.
 * Definitions with a name are called by it; others are spelt out where they are used.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "report/expression_words_internal.h"
#include "report/value_text.h"
#include "rules/function.h"
#include "rules/print.h"

const char *words_phrase(const word_writer *w, const char *format, ...)
{
    va_list arguments, again;
    int length;
    char *out;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    out = length < 0 ? NULL : arena_take(w->from->memory, (size_t)length + 1);
    if (out)
        vsnprintf(out, (size_t)length + 1, format, again);
    va_end(again);
    *w->failed |= !out;
    return out ? out : "";
}

static const char *label_of(const word_writer *w, const indicator *i)
{
    return w->from->zh ? i->labels_zh[0] : i->label_en;
}

const char *words_count(int n)
{
    static const char *const names[] = {NULL,        N_("one"), N_("two"),   N_("three"), N_("four"), N_("five"),
                                        N_("six"), N_("seven"), N_("eight"), N_("nine"),  N_("ten")};
    static const char *const figures[] = {"11", "12", "13", "14", "15", "16", "17", "18", "19", "20"};

    if (n >= 1 && n <= 10)
        return _(names[n]);
    return n >= 11 && n <= 20 ? figures[n - 11] : "?";
}

/* --- values ------------------------------------------------------------------------- */

static const char *number_words(const word_writer *w, const node *n)
{
    const char *unit = n->shift == 8 ? _("yi yuan") : n->shift == 4 ? _("wan yuan") : n->shift == 3 ? _("thousand yuan") : _("yuan");

    if (n->money)
        return words_phrase(w, "%s %s", n->text, unit);
    return words_phrase(w, "%s%s", n->text, n->shift == -2 ? "%" : "");
}

/* The years of a window before an indicator. */
static const char *window_words(const word_writer *w, const node *n, const char *name)
{
    if (n->window == WINDOW_RANGE && n->to == -1)
        return words_phrase(w, _("%s of the last %s years"), name, words_count(-n->from));
    if (n->window == WINDOW_RANGE && n->to == 0)
        return words_phrase(w, _("%s of this year and the last %s years"), name, words_count(-n->from));
    if (n->window == WINDOW_RANGE)
        return words_phrase(w, _("%s of the years Y%+d to Y%+d"), name, n->from, n->to);
    if (n->from == 0)
        return words_phrase(w, _("%s of this year"), name);
    if (n->from == -1)
        return words_phrase(w, _("%s of last year"), name);
    if (n->from == -2)
        return words_phrase(w, _("%s of the year before last"), name);
    return words_phrase(w, _("%s of the year %s years ago"), name, words_count(-n->from));
}

/* A column of experts' words has no label: what it says stands in the name of the condition. */
static const char *indicator_words(const word_writer *w, const node *n)
{
    const indicator *i = dictionary_get(w->from->names, n->indicator);
    const char *name = i->is_judged ? _("what an expert says") : label_of(w, i);

    return n->window == WINDOW_NONE || (w->is_within && n->window == WINDOW_RANGE) ? name : window_words(w, n, name);
}

static const model_definition *find_definition(const word_source *from, const node *n)
{
    for (size_t i = 0; from->head && i < from->head->n_definitions; i++) {
        if (!strcmp(from->head->definitions[i].value.name, n->text))
            return &from->head->definitions[i];
    }
    return NULL;
}

static const char *setting_words(const word_source *from, const node *n)
{
    for (size_t i = 0; from->head && i < from->head->n_settings; i++) {
        if (!strcmp(from->head->settings[i].value.name, n->text))
            return model_text_in(from->head->settings[i].name, from->zh);
    }
    return n->text;
}

static const char *name_words(const word_writer *w, const node *n)
{
    const model_definition *named = find_definition(w->from, n);
    const char *name = named ? model_text_in(named->name, w->from->zh) : "";

    if (n->is_application_date)
        return _("application date");
    if (n->setting)
        return setting_words(w->from, n);
    if (*name || !n->definition)
        return *name ? name : n->text;
    if (n->definition->table)
        return words_phrase(w, _("the line for %s"), words_of(w, n->definition->table->over));
    return words_of(w, n->definition->expression);
}

/* --- operators ------------------------------------------------------------------------ */

/* What a name without a name of its own stands for. */
static const node *resolve(const word_writer *w, const node *n)
{
    while (n->kind == NODE_NAME && n->definition && n->definition->expression) {
        const model_definition *named = find_definition(w->from, n);

        if (named && *model_text_in(named->name, w->from->zh))
            return n;
        n = n->definition->expression;
    }
    return n;
}

static int strength(const node *n)
{
    switch (n->kind) {
    case NODE_CALL: return n->function && n->function->shape == FUNCTION_IF ? 1 : 7;
    case NODE_OR: return 1;
    case NODE_AND: return 2;
    case NODE_COMPARE: return 4;
    case NODE_ADD:
    case NODE_SUBTRACT: return 5;
    case NODE_MULTIPLY:
    case NODE_DIVIDE: return 6;
    default: return 7;
    }
}

/* An operand, in brackets where it binds less tightly than `least`. */
const char *words_inner(const word_writer *w, const node *n, int least)
{
    const char *text = words_of(w, n);

    return strength(resolve(w, n)) < least ? words_phrase(w, _("(%s)"), text) : text;
}

/* As an operand of `n`: "and" within "or" has brackets too, for nobody reads "a; or b; and c" without doubt. */
static const char *operand_words(const word_writer *w, const node *n, const node *operand, int least)
{
    bool is_mixed = n->kind == NODE_OR && resolve(w, operand)->kind == NODE_AND;

    return words_inner(w, operand, is_mixed ? strength(n) + 2 : least);
}

static const char *binary(const word_writer *w, const node *n, const char *sign)
{
    int least = strength(n), more = n->kind == NODE_SUBTRACT || n->kind == NODE_DIVIDE;
    const char *a = operand_words(w, n, n->first, least), *b = operand_words(w, n, n->first->next, least + more);

    return words_phrase(w, "%s%s%s", a, sign, b);
}

/* --- comparisons ------------------------------------------------------------------------ */

bool words_is_number(const node *n, double value)
{
    return n->kind == NODE_NUMBER && n->number == value && !n->money;
}

/* A flag or a code compared with a number says something that figures hide. */
static const char *flag_words(const word_writer *w, const node *n)
{
    const node *a = resolve(w, n->first), *b = n->first->next;
    const indicator *of;
    const char *name;

    if (a->kind == NODE_CALL && a->function && a->function->shape == FUNCTION_COALESCE && words_is_number(a->first->next, 0))
        a = a->first;
    if (a->kind != NODE_INDICATOR)
        return NULL;
    of = dictionary_get(w->from->names, a->indicator);
    if (of->is_judged && n->relation == COMPARE_GREATER && words_is_number(b, 0))
        return _("an expert confirms it");
    name = indicator_words(w, a);
    if (of->type == INDICATOR_FLAG && n->relation == COMPARE_EQUAL && (words_is_number(b, 0) || words_is_number(b, 1)))
        return words_phrase(w, words_is_number(b, 0) ? _("%s: no") : _("%s: yes"), name);
    if (of->type == INDICATOR_CODE && n->relation == COMPARE_GREATER && words_is_number(b, 0))
        return words_phrase(w, _("%s: one applies"), name);
    return NULL;
}

static const char *date_relation(compare_relation relation)
{
    switch (relation) {
    case COMPARE_LESS: return _(" is before ");
    case COMPARE_LESS_EQUAL: return _(" is not after ");
    case COMPARE_GREATER: return _(" is after ");
    case COMPARE_GREATER_EQUAL: return _(" is not before ");
    case COMPARE_EQUAL: return _(" is ");
    case COMPARE_NOT_EQUAL: return _(" is not ");
    }
    return "";
}

/* "from the founding to the application ≥ 365 days"; NULL: it is no such comparison. */
static const char *span_words(const word_writer *w, const node *n)
{
    const node *a = resolve(w, n->first), *b = resolve(w, n->first->next);
    bool is_years;

    if (a->kind != NODE_CALL || !a->function || b->kind != NODE_NUMBER ||
        (a->function->shape != FUNCTION_DAYS && a->function->shape != FUNCTION_YEARS))
        return NULL;
    is_years = a->function->shape == FUNCTION_YEARS;
    return words_phrase(w, is_years ? _("from %s to %s %s %s years") : _("from %s to %s %s %s days"), words_of(w, a->first),
                  words_of(w, a->first->next), relation_sign(n->relation), words_of(w, b));
}

static const char *compare_words(const word_writer *w, const node *n)
{
    const node *a = resolve(w, n->first), *b = resolve(w, n->first->next);
    const char *said = flag_words(w, n);
    char sign[16];

    if (said)
        return said;
    if (a->kind == NODE_NUMBER && b->kind == NODE_NUMBER)
        return _("an expert decides");
    if (n->first->type == VALUE_DATE)
        return binary(w, n, date_relation(n->relation));
    snprintf(sign, sizeof sign, " %s ", relation_sign(n->relation));
    said = span_words(w, n);
    return said ? said : binary(w, n, sign);
}

/* --- nodes ------------------------------------------------------------------------------ */

static const char *in_words(const word_writer *w, const node *n)
{
    const char *list = NULL;

    for (const node *x = n->first->next; x; x = x->next)
        list = list ? words_phrase(w, _("%s, %s"), list, words_of(w, x)) : words_of(w, x);
    return words_phrase(w, _("%s is one of %s"), words_of(w, n->first), list);
}

static const char *date_words(const word_writer *w, const node *n)
{
    char day[11];

    date_format((long)n->number, day);
    return words_phrase(w, "%s", day);
}

const char *words_of(const word_writer *w, const node *n)
{
    switch (n->kind) {
    case NODE_NUMBER: return number_words(w, n);
    case NODE_DATE: return date_words(w, n);
    case NODE_TEXT: return n->text;
    case NODE_TRUTH: return n->number != 0 ? _("always") : _("never");
    case NODE_INDICATOR: return indicator_words(w, n);
    case NODE_NAME: return name_words(w, n);
    case NODE_NEGATE: return words_phrase(w, "-%s", words_inner(w, n->first, 6));
    case NODE_NOT: return words_phrase(w, _("not: %s"), words_inner(w, n->first, 4));
    case NODE_ADD: return binary(w, n, " + ");
    case NODE_SUBTRACT: return binary(w, n, " - ");
    case NODE_MULTIPLY: return binary(w, n, " × ");
    case NODE_DIVIDE: return binary(w, n, " ÷ ");
    case NODE_COMPARE: return compare_words(w, n);
    case NODE_AND: return binary(w, n, _("; and "));
    case NODE_OR: return binary(w, n, _("; or "));
    case NODE_IN: return in_words(w, n);
    case NODE_CALL: return words_of_call(w, n);
    }
    return "";
}

const char *expression_words(const node *n, const word_source *from)
{
    bool failed = false;
    const char *out = n ? words_of(&(word_writer){from, false, &failed}, n) : "";

    return failed ? NULL : out;
}

const char *definition_words(const model_definition *x, const word_source *from)
{
    bool failed = false;
    word_writer w = {from, false, &failed};
    const char *name = model_text_in(x->name, from->zh);

    if (!*name)
        name = x->value.table ? words_phrase(&w, _("the line for %s"), words_of(&w, x->value.table->over)) : words_of(&w, x->value.expression);
    return failed ? NULL : name;
}

const char *pass_words(const model *m, bool zh, char out[PASS_WORDS_SIZE])
{
    size_t used = 0;

    *out = '\0';
    for (size_t i = 0; i < m->n_limits && used < PASS_WORDS_SIZE; i++) {
        const model_limit *l = &m->limits[i];
        const char *name = l->subject == MODEL_TOTAL   ? _("total score")
                           : l->subject == MODEL_GROUP ? model_text_in(m->groups[l->which].name, zh)
                                                       : model_text_in(m->items[l->which].name, zh);

        used += (size_t)snprintf(out + used, PASS_WORDS_SIZE - used, "%s%s %s %.15g", i ? _("; and ") : "", name,
                                 relation_sign(l->relation), l->bound);
    }
    return out;
}
