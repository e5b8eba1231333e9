#include "report/whatif_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/assessment_report.h"
#include "report/calibration_text.h"
#include "report/cite_text.h"
#include "report/expression_words.h"
#include "report/value_text.h"

enum { M_PART, M_ID, M_NAME, M_BEFORE, M_BEFORE_SHOWN, M_AFTER, M_AFTER_SHOWN, M_COLUMNS };
enum { L_CODE, L_NAME, L_TOWN, L_MOVE, L_VERDICT_BEFORE, L_VERDICT_AFTER, L_READY_BEFORE, L_READY_AFTER, L_COLUMNS };
enum { T_TOWN, T_COMPANIES, T_YES_BEFORE, T_YES_AFTER, T_ENTER, T_LEAVE, T_OPEN_BEFORE, T_OPEN_AFTER, T_COLUMNS };

static const table_column moved_columns[M_COLUMNS] = {
    [M_PART] = {"part", N_("part"), TABLE_TEXT, -1},
    [M_ID] = {"id", N_("id"), TABLE_TEXT, -1},
    [M_NAME] = {"name", N_("what"), TABLE_TEXT, -1},
    [M_BEFORE] = {"before", NULL, TABLE_TEXT, -1},
    [M_BEFORE_SHOWN] = {NULL, N_("before"), TABLE_TEXT, -1},
    [M_AFTER] = {"after", NULL, TABLE_TEXT, -1},
    [M_AFTER_SHOWN] = {NULL, N_("after"), TABLE_TEXT, -1},
};
static const table_column list_columns[L_COLUMNS] = {
    [L_CODE] = {"uscc", N_("code"), TABLE_CODE, -1},
    [L_NAME] = {"name", N_("name"), TABLE_TEXT, -1},
    [L_TOWN] = {"town", N_("town"), TABLE_TEXT, -1},
    [L_MOVE] = {"move", N_("move"), TABLE_TEXT, -1},
    [L_VERDICT_BEFORE] = {"verdict_before", N_("verdict before"), TABLE_TEXT, -1},
    [L_VERDICT_AFTER] = {"verdict_after", N_("after"), TABLE_TEXT, -1},
    [L_READY_BEFORE] = {"readiness_before", N_("readiness before"), TABLE_CHANCE, 6},
    [L_READY_AFTER] = {"readiness_after", N_("after"), TABLE_CHANCE, 6},
};
static const table_column town_columns[T_COLUMNS] = {
    [T_TOWN] = {"town", N_("town"), TABLE_TEXT, -1},
    [T_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [T_YES_BEFORE] = {"yes_before", N_("yes before"), TABLE_NUMBER, 0},
    [T_YES_AFTER] = {"yes_after", N_("after"), TABLE_NUMBER, 0},
    [T_ENTER] = {"enter", N_("enter"), TABLE_NUMBER, 0},
    [T_LEAVE] = {"leave", N_("leave"), TABLE_NUMBER, 0},
    [T_OPEN_BEFORE] = {"open_before", N_("open before"), TABLE_NUMBER, 0},
    [T_OPEN_AFTER] = {"open_after", N_("after"), TABLE_NUMBER, 0},
};
static const table_column change_columns[3] = {
    [0] = {"change", N_("change"), TABLE_TEXT, -1},
    [1] = {"before", N_("before"), TABLE_TEXT, -1},
    [2] = {"after", N_("after"), TABLE_TEXT, -1},
};

void whatif_write_changes(document *d, const whatif_frame *f)
{
    grid *g;

    if (!f->n_changes)
        return;
    g = document_grid(d, "changes", _("What changes"), change_columns, 3);
    for (size_t i = 0; i < f->n_changes; i++) {
        grid_row(g);
        grid_text(g, 0, f->changes[i].what, TABLE_PLAIN);
        grid_text(g, 1, f->changes[i].before, TABLE_PLAIN);
        grid_text(g, 2, f->changes[i].after, TABLE_PLAIN);
    }
}

/* --- one company ------------------------------------------------------------------------- */

static void moved_row(grid *g, const char *part, const char *id, const char *name, const char *before,
                      const char *after, table_tone tone)
{
    grid_row(g);
    grid_text(g, M_PART, part, TABLE_FAINT);
    grid_text(g, M_ID, id, TABLE_PLAIN);
    grid_text(g, M_NAME, name, TABLE_PLAIN);
    grid_text(g, M_BEFORE, before, TABLE_PLAIN);
    grid_text(g, M_BEFORE_SHOWN, before, TABLE_PLAIN);
    grid_text(g, M_AFTER, after, tone);
    grid_text(g, M_AFTER_SHOWN, after, tone);
}

static void number_text(double x, int decimals, char text[VALUE_TEXT_SIZE])
{
    if (cell_is_value(x))
        number_format_fixed(x, decimals, text, VALUE_TEXT_SIZE);
    else
        text[0] = '\0';
}

static void show_readiness(grid *g, size_t column, double x)
{
    char text[VALUE_TEXT_SIZE];

    table_chance_text(x, text);
    grid_text(g, column, text, TABLE_PLAIN);
}

static void whole_rows(grid *g, const whatif_one *w, const whatif_frame *f)
{
    const explanation *a = w->before, *b = w->after;
    char before[VALUE_TEXT_SIZE], after[VALUE_TEXT_SIZE];
    bool plain = f->is_plain;

    moved_row(g, "whole", "verdict", plain ? "verdict" : _("verdict"),
              plain ? verdict_name(a->verdict) : verdict_words(a->verdict, a->needs_exception),
              plain ? verdict_name(b->verdict) : verdict_words(b->verdict, b->needs_exception),
              verdict_tone(b->verdict));
    number_text(a->readiness, 6, before);
    number_text(b->readiness, 6, after);
    moved_row(g, "whole", "readiness", plain ? "readiness" : _("readiness"), before, after, TABLE_PLAIN);
    show_readiness(g, M_BEFORE_SHOWN, a->readiness);
    show_readiness(g, M_AFTER_SHOWN, b->readiness);
    if (cell_is_value(a->least) && cell_is_value(b->least)) {
        interval_text(a->least, a->greatest, before);
        interval_text(b->least, b->greatest, after);
        moved_row(g, "whole", "score", plain ? "score" : _("score"), before, after, TABLE_PLAIN);
    }
    if (f->rank_before && f->rank_after) {
        snprintf(before, sizeof before, "%zu / %zu", f->rank_before, f->rank_of);
        snprintf(after, sizeof after, "%zu / %zu", f->rank_after, f->rank_of);
        moved_row(g, "whole", "rank", plain ? "rank" : _("rank in the list"), before, after, TABLE_PLAIN);
    }
}

/* In the plain form, for programs: numbers in full and no translated words. */
static void plain_or_words(double x, explained_unit unit, const whatif_frame *f, char text[VALUE_TEXT_SIZE])
{
    static const char *const states[] = {"", "missing", "na", "undefined"};

    if (!f->is_plain)
        value_text(x, unit, f->is_chinese, text);
    else if (cell_is_value(x))
        number_format(x, text);
    else
        snprintf(text, VALUE_TEXT_SIZE, "%s", states[cell_state_of(x)]);
}

/* "unmet: 4.2% ≥ 5%" */
static void condition_text(const explained_condition *c, const whatif_frame *f, char *out, size_t size)
{
    int n = snprintf(out, size, "%s", f->is_plain ? gate_state_name(c->state) : state_word(c->state));

    for (size_t i = 0; i < c->n_comparisons && n >= 0 && (size_t)n < size; i++) {
        const explained_comparison *x = &c->comparisons[i];
        char left[VALUE_TEXT_SIZE], right[VALUE_TEXT_SIZE];

        if (!x->is_number)
            continue;
        plain_or_words(x->left, x->unit, f, left);
        plain_or_words(x->right, x->unit, f, right);
        n += snprintf(out + n, size - (size_t)n, "%s %s %s %s%s", i ? ";" : ":", left, x->sign, right,
                      f->is_plain ? "" : provenance_mark(&c->condition->cite));
    }
}

static void condition_rows(grid *g, const char *part, const explained_condition *a,
                           const explained_condition *b, size_t n, const whatif_frame *f)
{
    char before[512], after[512];

    for (size_t i = 0; i < n; i++) {
        if (!whatif_condition_moved(&a[i], &b[i]))
            continue;
        condition_text(&a[i], f, before, sizeof before);
        condition_text(&b[i], f, after, sizeof after);
        moved_row(g, part, a[i].condition->id, model_text_in(a[i].condition->name, f->is_chinese), before, after,
                  state_tone(b[i].state));
    }
}

static void item_rows(grid *g, const whatif_one *w, size_t n, const whatif_frame *f)
{
    for (size_t i = 0; i < n; i++) {
        const explained_item *a = &w->before->items[i], *b = &w->after->items[i];
        char before[2 * VALUE_TEXT_SIZE + 8], after[2 * VALUE_TEXT_SIZE + 8], points[VALUE_TEXT_SIZE],
            over[VALUE_TEXT_SIZE];

        if (!whatif_item_moved(a, b))
            continue;
        interval_text(a->least, a->greatest, points);
        plain_or_words(a->over, a->unit, f, over);
        snprintf(before, sizeof before, a->has_over ? "%s (%s)" : "%s", points, over);
        interval_text(b->least, b->greatest, points);
        plain_or_words(b->over, b->unit, f, over);
        snprintf(after, sizeof after, b->has_over ? "%s (%s)" : "%s", points, over);
        moved_row(g, "item", a->item->id, model_text_in(a->item->name, f->is_chinese), before, after, TABLE_PLAIN);
    }
}

static void crossing_text(const whatif_crossing *c, const word_source *from, text_buffer *out)
{
    const char *over = expression_words(c->over, from);
    bool zh = from->zh;
    char bound[VALUE_TEXT_SIZE], before[VALUE_TEXT_SIZE], after[VALUE_TEXT_SIZE];
    bool is_up = c->over_after > c->over_before, rises = c->after_least > c->before_least;

    value_text(c->bound, c->over_unit, zh, bound);
    if (!c->definition) {
        interval_text(c->before_least, c->before_greatest, before);
        interval_text(c->after_least, c->after_greatest, after);
        text_buffer_print(out, is_up ? _("%s passes %s: ") : _("%s falls past %s: "), over ? over : "", bound);
        text_buffer_print(out, rises ? _("'%s' rises from %s to %s points") : _("'%s' falls from %s to %s points"),
                          model_text_in(c->title, zh), before, after);
        return;
    }
    value_text(c->before_least, c->unit, zh, before);
    value_text(c->after_least, c->unit, zh, after);
    text_buffer_print(out, is_up ? _("%s passes %s: ") : _("%s falls past %s: "), over ? over : "", bound);
    text_buffer_print(out, rises ? _("%s rises from %s to %s") : _("%s falls from %s to %s"),
                      definition_words(c->definition, from), before, after);
}

/* The same for programs: what, between which values, over which bound, from and to which values. */
static void crossing_numbers(const whatif_crossing *c, text_buffer *out)
{
    const double x[] = {c->over_before,     c->over_after,  c->bound,         c->before_least,
                        c->before_greatest, c->after_least, c->after_greatest};

    text_buffer_append_string(out, c->name);
    for (size_t i = 0; i < sizeof x / sizeof *x; i++) {
        char text[32];

        number_format(x[i], text);
        text_buffer_print(out, " %s", text);
    }
}

static void write_crossings(document *d, const whatif_one *w, const whatif_frame *f)
{
    word_source from = {f->names, &w->before->model->head, document_memory(d), f->is_chinese};
    static const table_column sentence[] = {{"crossing", N_("border"), TABLE_TEXT, -1}};
    grid *g;

    if (!w->n_crossings)
        return;
    g = document_grid(d, "crossings", _("Borders passed"), sentence, 1);
    for (size_t i = 0; i < w->n_crossings; i++) {
        text_buffer text;

        text_buffer_init(&text);
        if (f->is_plain)
            crossing_numbers(&w->crossings[i], &text);
        else
            crossing_text(&w->crossings[i], &from, &text);
        grid_row(g);
        grid_text(g, 0, text_buffer_string(&text), TABLE_PLAIN);
        text_buffer_clear(&text);
    }
}

static size_t least_of(size_t a, size_t b)
{
    return a < b ? a : b;
}

document *whatif_one_document(const whatif_one *w, const whatif_frame *f)
{
    document *d = document_new();
    const model *a = w->before->model, *b = w->after->model;
    table_column columns[M_COLUMNS];
    grid *g;

    if (!d)
        return NULL;
    if (!f->is_flat) {
        if (f->title)
            document_title(d, f->title);
        document_text(d, "uscc", _("code"), w->before->code);
        document_text(d, "model", NULL, a->id);
        calibration_basis(d, a);
        document_text(d, "version", NULL, a->version);
        document_text(d, "version_after", NULL, b->version);
        document_number(d, "year", _("application year"), w->before->year, 0);
        whatif_write_changes(d, f);
        write_crossings(d, w, f);
    }
    memcpy(columns, moved_columns, sizeof columns);
    if (f->is_chinese) /* ids are for programs and for rules of one's own */
        columns[M_PART].heading = columns[M_ID].heading = NULL;
    g = document_grid(d, "moved", f->is_flat ? NULL : _("Before and after"), columns, M_COLUMNS);
    whole_rows(g, w, f);
    condition_rows(g, "gate", w->before->gates, w->after->gates, least_of(a->n_gates, b->n_gates), f);
    condition_rows(g, "direct", w->before->directs, w->after->directs, least_of(a->n_directs, b->n_directs), f);
    item_rows(g, w, least_of(a->n_items, b->n_items), f);
    return d;
}

/* --- many companies ------------------------------------------------------------------------ */

const char *whatif_move_word(whatif_move move)
{
    switch (move) {
    case WHATIF_ENTERS:
        return _("enters");
    case WHATIF_LEAVES:
        return _("leaves");
    case WHATIF_NEARER:
        return _("nearer");
    case WHATIF_FURTHER:
        return _("further");
    default:
        return _("stays");
    }
}

static void town_row(grid *g, const char *town, const whatif_count *c)
{
    grid_row(g);
    grid_text(g, T_TOWN, town, TABLE_PLAIN);
    grid_number(g, T_COMPANIES, (double)c->companies);
    grid_number(g, T_YES_BEFORE, (double)c->before[TRUTH_TRUE]);
    grid_number(g, T_YES_AFTER, (double)c->after[TRUTH_TRUE]);
    grid_number(g, T_ENTER, (double)c->enter);
    grid_number(g, T_LEAVE, (double)c->leave);
    grid_number(g, T_OPEN_BEFORE, (double)c->before[TRUTH_UNKNOWN]);
    grid_number(g, T_OPEN_AFTER, (double)c->after[TRUTH_UNKNOWN]);
}

static void list_row(grid *g, const whatif_many *w, const panel *p, uint32_t company, bool is_plain)
{
    const dictionary *d = panel_dictionary(p);
    whatif_move move = whatif_move_of(w->before, w->after, company);
    truth after = (truth)w->after->verdicts[company];

    grid_row(g);
    grid_text(g, L_CODE, panel_code(p, company), TABLE_PLAIN);
    grid_text(g, L_NAME, panel_text(p, company, dictionary_find(d, "name")), TABLE_PLAIN);
    grid_text(g, L_TOWN, panel_text(p, company, dictionary_find(d, "town")), TABLE_PLAIN);
    grid_text(g, L_MOVE, is_plain ? whatif_move_name(move) : whatif_move_word(move),
              move == WHATIF_ENTERS || move == WHATIF_NEARER ? TABLE_GOOD : TABLE_BAD);
    grid_text(g, L_VERDICT_BEFORE, assessment_verdict_text(w->before, company, !is_plain),
              verdict_tone((truth)w->before->verdicts[company]));
    grid_text(g, L_VERDICT_AFTER, assessment_verdict_text(w->after, company, !is_plain), verdict_tone(after));
    grid_number(g, L_READY_BEFORE, w->before->readiness[company]);
    grid_number(g, L_READY_AFTER, w->after->readiness[company]);
}

void whatif_many_append(document *d, const whatif_many *w, const panel *p, const whatif_frame *f)
{
    grid *g;

    if (!f->is_flat) {
        document_number(d, "companies", _("companies"), (double)w->sum.companies, 0);
        document_number(d, "enter", _("enter"), (double)w->sum.enter, 0);
        document_number(d, "leave", _("leave"), (double)w->sum.leave, 0);
        whatif_write_changes(d, f);
        g = document_grid(d, "towns", _("By town"), town_columns, T_COLUMNS);
        for (size_t i = 0; i < w->n_towns; i++)
            town_row(g, w->towns[i].town ? w->towns[i].town : f->is_plain ? "" : _("(no town)"), &w->towns[i]);
        town_row(g, f->is_plain ? "all" : _("all"), &w->sum);
    }
    g = document_grid(d, "moved", f->is_flat ? NULL : _("Companies that move"), list_columns, L_COLUMNS);
    for (size_t i = 0; i < w->n_moved; i++)
        list_row(g, w, p, w->moved[i], f->is_plain);
}

document *whatif_many_document(const whatif_many *w, const panel *p, const whatif_frame *f)
{
    document *d = document_new();

    if (!d)
        return NULL;
    if (!f->is_flat && f->title)
        document_title(d, f->title);
    whatif_many_append(d, w, p, f);
    return d;
}
