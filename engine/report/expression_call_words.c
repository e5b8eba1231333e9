/*
 * Functions as phrases. What they do over a window names its years once, after what stands in the window, whose indicators
 * then go without.
 */
#include <string.h>

#include "base/message.h"
#include "report/expression_words_internal.h"
#include "rules/function.h"

/* What stands in a window, and for how many years. */
typedef struct windowed {
    const char *text;
    const char *years;
} windowed;

/* A window within `n`, for its years; NULL: none. */
static const node *find_window(const node *n)
{
    const node *found = n->kind == NODE_INDICATOR && n->window == WINDOW_RANGE ? n : NULL;

    for (const node *x = n->first; x && !found; x = x->next)
        found = find_window(x);
    if (!found && n->kind == NODE_NAME && n->definition && n->definition->expression)
        found = find_window(n->definition->expression);
    return found;
}

static windowed over_years(const word_writer *w, const node *n)
{
    const node *window = find_window(n);
    word_writer within = {w->from, true, w->failed};

    return (windowed){words_of(&within, n), words_count(window ? window->to - window->from + 1 : 0)};
}

static const char *window_function_words(const word_writer *w, const node *n)
{
    const node *window = find_window(n->first);
    windowed x = over_years(w, n->first);

    if (function_is(n->function, FUNCTION_ENDS) && window) /* a growth: from one end to the other */
        return words_phrase(w, _("compound yearly growth of %s over %s years"), x.text, words_count(window->to - window->from));
    if (function_is(n->function, FUNCTION_GROWTH))
        return words_phrase(w, _("mean yearly growth of %s in the last %s years"), x.text, x.years);
    if (!strcmp(n->function->name, "mean"))
        return words_phrase(w, _("mean %s of the last %s years"), x.text, x.years);
    return words_phrase(w, _("%s of the last %s years together"), x.text, x.years);
}

static const char *quantifier_words(const word_writer *w, const node *n)
{
    windowed x = over_years(w, n->first);

    if (function_is(n->function, FUNCTION_EVERY))
        return words_phrase(w, _("%s, in each of the last %s years"), x.text, x.years);
    return words_phrase(w, _("%s, in one of the last %s years"), x.text, x.years);
}

static const char *count_words(const word_writer *w, const node *n)
{
    windowed x = over_years(w, n->first);

    return words_phrase(w, _("years with %s among the last %s"), x.text, x.years);
}

static const char *extreme_words(const word_writer *w, const node *n)
{
    bool is_least = !strcmp(n->function->name, "min");
    const char *list = NULL;

    if (n->n == 1) {
        windowed x = over_years(w, n->first);

        return words_phrase(w, is_least ? _("least %s of the last %s years") : _("greatest %s of the last %s years"), x.text,
                      x.years);
    }
    if (n->n == 2 && n->first->next->kind == NODE_NUMBER && n->first->next->number == 0)
        return words_phrase(w, is_least ? _("%s (0 if it is above)") : _("%s (0 if it is below)"), words_inner(w, n->first, 7));
    for (const node *x = n->first; x; x = x->next)
        list = list ? words_phrase(w, _("%s, %s"), list, words_of(w, x)) : words_of(w, x);
    return words_phrase(w, is_least ? _("the least of (%s)") : _("the greatest of (%s)"), list ? list : "");
}

/* Whether a code without its letter stands beside the same with it: "16" beside "C16". */
static bool is_doubled(const node *first, const node *code)
{
    for (const node *x = first; x; x = x->next) {
        if (x->text[0] >= 'A' && x->text[0] <= 'Z' && !strcmp(x->text + 1, code->text))
            return true;
    }
    return false;
}

/* A text begins with one of many: the first four are named. */
static const char *starts_words(const word_writer *w, const node *n)
{
    enum { NAMED = 4 };
    const char *list = "";
    size_t at = 0;

    for (const node *x = n->first->next; x; x = x->next) {
        if (is_doubled(n->first->next, x))
            continue;
        if (at < NAMED)
            list = at ? words_phrase(w, _("%s, %s"), list, x->text) : x->text;
        at++;
    }
    if (at > NAMED)
        return words_phrase(w, _("%s begins with %s or one of %zu more"), words_of(w, n->first), list, at - NAMED);
    return words_phrase(w, _("%s begins with %s"), words_of(w, n->first), list);
}

static const char *coalesce_words(const word_writer *w, const node *n)
{
    const char *a = words_of(w, n->first);

    if (words_is_number(n->first->next, 0))
        return words_phrase(w, _("%s (0 where missing)"), a);
    return words_phrase(w, _("%s (where missing: %s)"), a, words_of(w, n->first->next));
}

static const char *certificate_words(const word_writer *w, const node *n)
{
    const char *name = w->from->zh ? dictionary_certificate_name(w->from->names, n->first->text) : NULL;

    return words_phrase(w, _("holds a valid certificate: %s"), name ? name : n->first->text);
}

const char *words_of_call(const word_writer *w, const node *n)
{
    const node *a = n->first, *b = a->next;

    switch (n->function->shape) {
    case FUNCTION_WINDOW: return window_function_words(w, n);
    case FUNCTION_EXTREME: return extreme_words(w, n);
    case FUNCTION_QUANTIFIER: return quantifier_words(w, n);
    case FUNCTION_COUNT: return count_words(w, n);
    case FUNCTION_LAST: return words_phrase(w, _("latest %s"), words_of(w, a));
    case FUNCTION_DAYS: return words_phrase(w, _("days from %s to %s"), words_of(w, a), words_of(w, b));
    case FUNCTION_YEARS: return words_phrase(w, _("whole years from %s to %s"), words_of(w, a), words_of(w, b));
    case FUNCTION_YEAR_OF: return words_phrase(w, _("year of %s"), words_of(w, a));
    case FUNCTION_ADD_YEARS: return words_phrase(w, _("the day %s years after %s"), words_of(w, b), words_of(w, a));
    case FUNCTION_HOLDS: return certificate_words(w, n);
    case FUNCTION_IF: return words_phrase(w, _("%s if (%s), else %s"), words_of(w, b), words_of(w, a), words_of(w, b->next));
    case FUNCTION_COALESCE: return coalesce_words(w, n);
    case FUNCTION_KNOWN: return words_phrase(w, _("%s is known"), words_of(w, a));
    case FUNCTION_STARTS: return starts_words(w, n);
    }
    return "";
}
