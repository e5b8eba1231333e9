/*
 * Findings in words. A row per rule says what was found and what to do; every target is named with its place.
 */
#include <math.h>
#include <string.h>

#include "base/message.h"
#include "report/target_computation.h"
#include "report/target_report.h"
#include "report/target_text.h"

enum { K_SURE, K_SURE_WORD, K_RULE, K_RULE_WORD, K_PLAN, K_PLACE, K_TARGETS, K_COMPUTED, K_RESULT, K_NOTES, K_PLACES, K_COLUMNS };

static const table_column columns[K_COLUMNS] = {
    [K_SURE] = {"sure", NULL, TABLE_TEXT, 0},
    [K_SURE_WORD] = {NULL, N_("how sure"), TABLE_TEXT, 0},
    [K_RULE] = {"rule", NULL, TABLE_TEXT, 0},
    [K_RULE_WORD] = {NULL, N_("what"), TABLE_TEXT, 0},
    [K_PLAN] = {"plan", NULL, TABLE_TEXT, 0},
    [K_PLACE] = {"district", N_("district"), TABLE_TEXT, 0},
    [K_TARGETS] = {"targets", N_("targets"), TABLE_TEXT, 0},
    [K_COMPUTED] = {"computation", N_("computation"), TABLE_TEXT, 0},
    [K_RESULT] = {"result", N_("result"), TABLE_TEXT, 0},
    [K_NOTES] = {"note", N_("note"), TABLE_TEXT, 0},
    [K_PLACES] = {"places", N_("place"), TABLE_TEXT, 0},
};

static const char *const sure_codes[] = {"look", "unlikely", "contradiction"};
static const char *const sure_words[] = {N_("look at it"), N_("unlikely"), N_("contradiction")};
static const table_tone tones[] = {TABLE_FAINT, TABLE_OPEN, TABLE_BAD};

/* What is being written. */
typedef struct writer {
    const target_finding *f;
    const target *t; /* the first target */
    bool zh;
    text_buffer *out;
} writer;

static void put(writer *w, const char *text)
{
    text_buffer_append_string(w->out, text);
}

static double value_of(const writer *w, size_t i)
{
    return w->f->values[i];
}

/* --- results ----------------------------------------------------------------------------------------------------- */

static const struct {
    const char *code;
    const char *name;
    const char *result;
} rules[TARGET_RULES] = {
    [TARGET_RULE_PEOPLE] = {"people", N_("order of magnitude"), N_("more persons than live there")},
    [TARGET_RULE_HISTORY] = {"history", N_("order of magnitude"), N_("many times the base: check unit and base")},
    [TARGET_RULE_REACHED] = {"reached", N_("aim reached already"), N_("the aim is no more than the base")},
    [TARGET_RULE_TIMES] = {"times", N_("multiple of the base"), N_("aim and base do not differ by the multiple that is stated")},
    [TARGET_RULE_PERCENT] = {"percent", N_("above 100%"), N_("a share above 100%: check its definition")},
    [TARGET_RULE_TWO_VALUES] = {"two_values", N_("one item, two values"), N_("the same item has different values in one plan")},
    [TARGET_RULE_TWO_CIRCLES] = {"two_circles", N_("one item, two circles"), N_("the same item is stated for different circles of firms")},
    [TARGET_RULE_TWO_OWNERS] = {"two_owners", N_("two responsible offices"), N_("one item, for which several offices are each responsible")},
    [TARGET_RULE_TERM] = {"term", N_("one word, several definitions"), N_("the same word stands for different things: state the definition of each")},
    [TARGET_RULE_LOOSE] = {"loose", N_("word that leaves the definition open"), NULL},
    [TARGET_RULE_YEARLY] = {"yearly", N_("yearly aims and total"), N_("the aims of the years do not make the total; or state different definitions")},
    [TARGET_RULE_PART] = {"part", N_("part above its whole"), N_("a part cannot be more than its whole")},
    [TARGET_RULE_KIND] = {"kind", N_("two kinds of number"), N_("output and added value and the like are never added: which of the two is meant?")},
    [TARGET_RULE_SPLIT] = {"split", N_("split does not add up"), N_("the parts of the split do not add up to the target")},
    [TARGET_RULE_SUM] = {"sum", N_("parts do not add up"), N_("the targets of the parts do not add up to the total")},
    [TARGET_RULE_GROWTH] = {"growth", N_("implied growth"), N_("growth needed in each year; set the base to the official figure")},
    [TARGET_RULE_COMPOUND] = {"compound", N_("implied multiple"), N_("so many times the year before the horizon is needed at its end")},
    [TARGET_RULE_RATIO] = {"ratio", N_("implied value"), NULL},
    [TARGET_RULE_STOCK] = {"stock", N_("stock and additions"), NULL},
    [TARGET_RULE_SHARE] = {"share", N_("implied share"), NULL},
    [TARGET_RULE_AVERAGE] = {"average", N_("implied average"), N_("on average for each; hold it against what is usual")},
    [TARGET_RULE_REGISTER] = {"register", N_("ratio over a directory"), NULL},
};

static void result_people(writer *w)
{
    text_buffer number;

    put(w, w->f->fact ? _(rules[TARGET_RULE_PEOPLE].result) : _("more persons than any city of the country has residents"));
    if (isnan(value_of(w, 2)))
        return;
    text_buffer_init(&number);
    target_quantity_text(value_of(w, 2), target_unit_fitting(w->t->plan->rules, TARGET_PERSONS, 1), w->zh, &number);
    text_buffer_print(w->out, _("; probably %s is meant"), text_buffer_string(&number));
    text_buffer_clear(&number);
}

static void result_ratio(writer *w)
{
    const char *what = w->f->measure ? model_text_in(w->f->measure->name, w->zh) : "";

    if (isnan(value_of(w, 4)))
        text_buffer_print(w->out, _("implied %s: hold it against the official figure"), what);
    else
        text_buffer_print(w->out, _("implied %s, which differs from what is stated"), what);
}

static void result_stock(writer *w)
{
    if (isnan(value_of(w, 3)))
        put(w, _("so many of those valid at the beginning must stay valid: needed are the stock at the beginning and the days on which certificates run out"));
    else if (value_of(w, 4) < 0)
        put(w, _("the stock at the beginning and the additions do not reach the target"));
    else
        put(w, _("so many may run out without being renewed"));
}

static void result_share(writer *w)
{
    if (value_of(w, 2) > 1)
        put(w, _("more than it is chosen from"));
    else if (isnan(value_of(w, 3)))
        put(w, _("share that the two targets imply"));
    else
        put(w, _("share that must pass; if just so many are expected to, the target is reached with this chance (independent decisions)"));
}

static void result_measure(writer *w)
{
    const char *what = model_text_in(w->f->measure->name, w->zh);

    if (w->f->rule == TARGET_RULE_LOOSE)
        text_buffer_print(w->out, _("counted as %s; state it in full"), what);
    else
        text_buffer_print(w->out, _("numerator and denominator (%s) are needed as lists; if such a share of the denominator is struck off, the ratio before needs only be this"), what);
}

static void result(writer *w)
{
    switch (w->f->rule) {
    case TARGET_RULE_PEOPLE: result_people(w); break;
    case TARGET_RULE_RATIO: result_ratio(w); break;
    case TARGET_RULE_STOCK: result_stock(w); break;
    case TARGET_RULE_SHARE: result_share(w); break;
    case TARGET_RULE_LOOSE:
    case TARGET_RULE_REGISTER: result_measure(w); break;
    default: put(w, _(rules[w->f->rule].result)); break;
    }
}

/* --- the table --------------------------------------------------------------------------------------------------- */

static void targets(writer *w)
{
    for (size_t i = 0; i < w->f->n_targets; i++) {
        const target *t = w->f->targets[i];

        text_buffer_print(w->out, "%s%s ", i ? _("; ") : "", model_text_in(t->name, w->zh));
        target_aim_text(t, w->zh, w->out);
    }
}

static void computation(writer *w)
{
    target_computation_text(w->f, w->zh, w->out);
}

static void places(writer *w)
{
    for (size_t i = 0; i < w->f->n_targets; i++) {
        put(w, i ? _("; ") : "");
        target_place_text(w->t->plan->file, w->f->targets[i]->line, w->out);
    }
    if (!w->f->fact)
        return;
    put(w, _("; "));
    target_place_text(w->t->plan->file, w->f->fact->line, w->out);
}

/* What the plan says beside the numbers. */
static void notes(writer *w)
{
    const char *before = "";

    for (size_t i = 0; i < w->f->n_targets; i++) {
        const char *note = w->f->targets[i]->note.zh ? model_text_in(w->f->targets[i]->note, w->zh) : before;

        if (strcmp(note, before) != 0)
            text_buffer_print(w->out, "%s%s", w->out->length ? _("; ") : "", note);
        before = note;
    }
}

static void cell(grid *g, size_t column, writer *w, void (*write)(writer *w))
{
    text_buffer_empty(w->out);
    write(w);
    grid_text(g, column, text_buffer_string(w->out), TABLE_PLAIN);
}

static void add_row(grid *g, writer *w)
{
    const target_finding *f = w->f;

    grid_row(g);
    grid_text(g, K_SURE, sure_codes[f->sure], TABLE_PLAIN);
    grid_text(g, K_SURE_WORD, _(sure_words[f->sure]), tones[f->sure]);
    grid_text(g, K_RULE, rules[f->rule].code, TABLE_PLAIN);
    grid_text(g, K_RULE_WORD, _(rules[f->rule].name), tones[f->sure]);
    grid_text(g, K_PLAN, w->t->plan->id, TABLE_PLAIN);
    grid_text(g, K_PLACE, model_text_in(w->t->plan->district, w->zh), TABLE_PLAIN);
    cell(g, K_TARGETS, w, targets);
    cell(g, K_COMPUTED, w, computation);
    cell(g, K_RESULT, w, result);
    cell(g, K_NOTES, w, notes);
    cell(g, K_PLACES, w, places);
}

document *target_check_document(const target_findings *found, bool is_chinese)
{
    document *d = document_new_of_law();
    grid *g = d ? document_grid(d, "findings", NULL, columns, K_COLUMNS) : NULL;
    text_buffer text;

    if (!d)
        return NULL;
    document_language(d, is_chinese);
    document_wide(d);
    text_buffer_init(&text);
    for (size_t i = 0; g && i < found->n; i++)
        add_row(g, &(writer){&found->list[i], found->list[i].targets[0], is_chinese, &text});
    text_buffer_clear(&text);
    if (g)
        grid_hide_empty(g);
    return d;
}
