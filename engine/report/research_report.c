/*
 * The three figures of each company, what goes missing on the way from one source to the next, and the rates of conversion: that of the sums,
 * and beside it the mean of the rates of the companies, which is another number.
 */
#include "report/research_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "report/company_group.h"

enum { C_CODE, C_NAME, C_TOWN, C_GRID, C_COACH, C_FIXED };
enum { MOST_COLUMNS = C_FIXED + 6 * RESEARCH_MOST_SOURCES + 4 };

static const double wan = 10000;

typedef struct writer {
    const research_view *v;
    const research_study *s;
    document *d;
    bool zh;
} writer;

bool research_has_table(const char *name)
{
    return !strcmp(name, "sources") || !strcmp(name, "steps") || !strcmp(name, "groups") || !strcmp(name, "companies");
}

static bool is_asked(const writer *w, const char *table)
{
    return !w->v->table || !strcmp(w->v->table, table);
}

static const char *from_of(const writer *w, size_t source)
{
    return model_text_in(w->s->rules->sources[source].from, w->zh);
}

/* --- the sources ------------------------------------------------------------------------------------------------------ */

enum { S_ID, S_FROM, S_N, S_SUM, S_SUM_WAN, S_BOTH, S_RATIO, S_MEAN, S_LACKING, S_LACKING_SUM, S_LACKING_WAN, S_ASK, S_COLUMNS };

static const table_column source_columns[S_COLUMNS] = {
    [S_ID] = {"source", NULL, TABLE_TEXT, 0},
    [S_FROM] = {"name", N_("stated by"), TABLE_TEXT, 0},
    [S_N] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [S_SUM] = {"sum", NULL, TABLE_MONEY, 2},
    [S_SUM_WAN] = {NULL, N_("R&D (wan)"), TABLE_MONEY, 2},
    [S_BOTH] = {"compared", N_("also in the books"), TABLE_NUMBER, 0},
    [S_RATIO] = {"conversion", N_("of the books (ratio of sums)"), TABLE_SHARE, 6},
    [S_MEAN] = {"mean_conversion", N_("mean of the companies' ratios"), TABLE_SHARE, 6},
    [S_LACKING] = {"absent", N_("in the books, not here"), TABLE_NUMBER, 0},
    [S_LACKING_SUM] = {"absent_sum", NULL, TABLE_MONEY, 2},
    [S_LACKING_WAN] = {NULL, N_("of them in the books (wan)"), TABLE_MONEY, 2},
    [S_ASK] = {"ask", N_("to ask"), TABLE_TEXT, 0},
};

static void write_sources(const writer *w)
{
    grid *g = document_grid(w->d, "sources", w->v->table ? NULL : _("By source"), source_columns, S_COLUMNS);
    const research_study *s = w->s;

    for (size_t k = 0; g && k < s->rules->n; k++) {
        const research_source *x = &s->rules->sources[k];
        research_amount total = research_total(s, k, s->is_in);
        research_step step = research_step_of(s, 0, k, s->is_in);
        ratio_sum rate = research_conversion(s, k, s->is_in);

        grid_row(g);
        grid_text(g, S_ID, x->id, TABLE_PLAIN);
        grid_text(g, S_FROM, from_of(w, k), TABLE_PLAIN);
        grid_number(g, S_N, (double)total.n);
        grid_number(g, S_SUM, total.sum);
        grid_number(g, S_SUM_WAN, total.sum / wan);
        if (x->ask.zh)
            grid_text(g, S_ASK, model_text_in(x->ask, w->zh), TABLE_PLAIN);
        if (!k)
            continue;
        grid_number(g, S_BOTH, (double)rate.n);
        grid_number(g, S_RATIO, rate.ratio);
        grid_number(g, S_MEAN, rate.mean);
        grid_number(g, S_LACKING, (double)step.absent.n);
        grid_number(g, S_LACKING_SUM, step.absent.sum);
        grid_number(g, S_LACKING_WAN, step.absent.sum / wan);
    }
}

/* --- what goes missing ------------------------------------------------------------------------------------------------- */

enum { P_STEP, P_WHAT, P_WORD, P_N, P_SUM, P_SUM_WAN, P_COLUMNS };

static const table_column step_columns[P_COLUMNS] = {
    [P_STEP] = {"step", N_("from one source to the next"), TABLE_TEXT, 0},
    [P_WHAT] = {"what", NULL, TABLE_TEXT, 0},
    [P_WORD] = {NULL, N_("what becomes of it"), TABLE_TEXT, 0},
    [P_N] = {"companies", N_("companies"), TABLE_NUMBER, 0},
    [P_SUM] = {"sum", NULL, TABLE_MONEY, 2},
    [P_SUM_WAN] = {NULL, N_("R&D (wan)"), TABLE_MONEY, 2},
};

static void step_row(grid *g, const char *step, const char *what, const char *word, research_amount x)
{
    grid_row(g);
    grid_text(g, P_STEP, step, TABLE_PLAIN);
    grid_text(g, P_WHAT, what, TABLE_PLAIN);
    grid_text(g, P_WORD, word, TABLE_PLAIN);
    grid_number(g, P_N, (double)x.n);
    grid_number(g, P_SUM, x.sum);
    grid_number(g, P_SUM_WAN, x.sum / wan);
}

static research_amount minus(research_amount x)
{
    return (research_amount){x.n, -x.sum};
}

static void write_steps(const writer *w)
{
    grid *g = document_grid(w->d, "steps", w->v->table ? NULL : _("What goes missing on the way"), step_columns, P_COLUMNS);
    text_buffer text;

    text_buffer_init(&text);
    for (size_t k = 1; g && k < w->s->rules->n; k++) {
        research_step x = research_step_of(w->s, k - 1, k, w->s->is_in);
        const char *step;

        text_buffer_empty(&text);
        text_buffer_print(&text, "%s → %s", from_of(w, k - 1), from_of(w, k));
        step = text_buffer_string(&text);
        step_row(g, step, "start", from_of(w, k - 1), x.start);
        step_row(g, step, "absent", _("companies that are not in the next source"), minus(x.absent));
        step_row(g, step, "lower", _("figures that are lower there"), minus(x.lower));
        step_row(g, step, "higher", _("figures that are higher there"), x.higher);
        step_row(g, step, "only", _("companies that are there alone"), x.only);
        step_row(g, step, "end", from_of(w, k), x.end);
    }
    text_buffer_clear(&text);
}

/* --- columns that depend on the sources --------------------------------------------------------------------------------- */

typedef struct columns {
    table_column list[MOST_COLUMNS];
    size_t n;
    size_t figure[RESEARCH_MOST_SOURCES], difference[RESEARCH_MOST_SOURCES], rate[RESEARCH_MOST_SOURCES], mean[RESEARCH_MOST_SOURCES]; /* first of each */
    size_t count, lacks, lacks_words, state, state_word;
} columns;

static size_t add_column(columns *c, const char *name, const char *heading, table_kind kind, int decimals)
{
    c->list[c->n] = (table_column){name, heading, kind, decimals};
    return c->n++;
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

/* A text that lives as long as the document. */
#define PRINT(w, ...) or_empty(arena_print(document_memory((w)->d), __VA_ARGS__))

/* Two columns: in yuan for programs, in wan for people. */
static size_t add_money(columns *c, const char *name, const char *heading)
{
    size_t first = add_column(c, name, NULL, TABLE_MONEY, 2);

    add_column(c, NULL, heading, TABLE_MONEY, 2);
    return first;
}

static void add_sources(const writer *w, columns *c, bool is_group)
{
    const research_rules *rules = w->s->rules;

    for (size_t k = 0; k < rules->n; k++)
        c->figure[k] = add_money(c, PRINT(w, "%s", rules->sources[k].id), PRINT(w, _("%s (wan)"), from_of(w, k)));
    for (size_t k = 1; k < rules->n; k++) {
        if (!is_group)
            c->difference[k] = add_money(c, PRINT(w, "%s_less", rules->sources[k].id), PRINT(w, _("books less %s (wan)"), from_of(w, k)));
        c->rate[k] = add_column(c, PRINT(w, "%s_conversion", rules->sources[k].id), PRINT(w, _("%s of the books"), from_of(w, k)), TABLE_SHARE, 6);
        if (is_group)
            c->mean[k] = add_column(c, PRINT(w, "%s_mean_conversion", rules->sources[k].id), PRINT(w, _("%s: mean of the ratios"), from_of(w, k)), TABLE_SHARE, 6);
    }
}

static void put_money(grid *g, size_t column, double yuan)
{
    if (!cell_is_value(yuan))
        return;
    grid_number(g, column, yuan);
    grid_number(g, column + 1, yuan / wan);
}

/* --- groups -------------------------------------------------------------------------------------------------------------- */

static void group_row(const writer *w, grid *g, const columns *c, const char *name, const uint8_t *is_in)
{
    size_t n = 0;

    for (size_t i = 0; i < w->s->companies; i++)
        n += is_in[i];
    grid_row(g);
    grid_text(g, 0, name, TABLE_PLAIN);
    grid_number(g, c->count, (double)n);
    for (size_t k = 0; k < w->s->rules->n; k++) {
        ratio_sum rate = research_conversion(w->s, k, is_in);

        put_money(g, c->figure[k], research_total(w->s, k, is_in).sum);
        if (!k)
            continue;
        grid_number(g, c->rate[k], rate.ratio);
        grid_number(g, c->mean[k], rate.mean);
    }
}

/* The last row is the whole. */
static tidu_status write_groups(const writer *w, tidu_error *err)
{
    size_t companies = w->s->companies;
    uint8_t *is_in = allocate_array(companies + 1, 1);
    company_groups groups = {.n = 0};
    columns c = {.n = 0};
    bool ok = is_in && company_groups_find(w->v->by, w->s->set->data.panel, w->s->is_in, &groups);
    grid *g;

    add_column(&c, "group", N_("group"), TABLE_TEXT, 0);
    c.count = add_column(&c, "companies", N_("companies"), TABLE_NUMBER, 0);
    add_sources(w, &c, true);
    g = document_grid(w->d, "groups", w->v->table ? NULL : _("By group"), c.list, c.n);
    for (size_t k = 0; ok && g && k < groups.n; k++) {
        for (size_t i = 0; i < companies; i++)
            is_in[i] = groups.group[i] == k;
        group_row(w, g, &c, company_group_name(&groups, k), is_in);
    }
    if (ok && g)
        group_row(w, g, &c, _("together"), w->s->is_in);
    release(is_in);
    company_groups_clear(&groups);
    return ok && g ? TIDU_OK : error_memory(err);
}

/* --- companies ------------------------------------------------------------------------------------------------------------ */

typedef struct ordered {
    double gap;
    const char *code;
    uint32_t company;
} ordered;

static int by_gap(const void *x, const void *y)
{
    const ordered *a = x, *b = y;

    if (a->gap != b->gap)
        return a->gap > b->gap ? -1 : 1;
    return strcmp(a->code, b->code);
}

static void place_cells(const writer *w, grid *g, uint32_t company)
{
    static const char *const names[C_FIXED] = {[C_NAME] = "name", [C_TOWN] = "town", [C_GRID] = "grid", [C_COACH] = "coach"};
    const panel *p = w->s->set->data.panel;

    grid_text(g, C_CODE, panel_code(p, company), TABLE_PLAIN);
    for (size_t i = C_NAME; i < C_FIXED; i++)
        grid_text(g, i, panel_text(p, company, dictionary_find(panel_dictionary(p), names[i])), TABLE_PLAIN);
}

/* Which sources lack it. */
static bool lacks_cells(const writer *w, grid *g, const columns *c, size_t company)
{
    text_buffer ids, words;
    bool lacks;

    text_buffer_init(&ids);
    text_buffer_init(&words);
    for (size_t k = 0; k < w->s->rules->n; k++) {
        if (cell_is_value(research_figure(w->s, k, company)))
            continue;
        text_buffer_print(&ids, "%s%s", ids.length ? ";" : "", w->s->rules->sources[k].id);
        text_buffer_print(&words, "%s%s", words.length ? _("; ") : "", from_of(w, k));
    }
    lacks = ids.length > 0;
    grid_text(g, c->lacks, text_buffer_string(&ids), TABLE_PLAIN);
    grid_text(g, c->lacks_words, text_buffer_string(&words), TABLE_OPEN);
    text_buffer_clear(&ids);
    text_buffer_clear(&words);
    return lacks;
}

static void company_row(const writer *w, grid *g, const columns *c, uint32_t company)
{
    double book = research_figure(w->s, 0, company);
    bool is_apart = research_is_apart(w->s, company), lacks;

    grid_row(g);
    place_cells(w, g, company);
    put_money(g, c->figure[0], book);
    for (size_t k = 1; k < w->s->rules->n; k++) {
        double x = research_figure(w->s, k, company);

        put_money(g, c->figure[k], x);
        put_money(g, c->difference[k], book - x);
        if (book > 0)
            grid_number(g, c->rate[k], x / book);
    }
    lacks = lacks_cells(w, g, c, company);
    grid_text(g, c->state, is_apart ? "apart" : lacks ? "absent" : "agrees", TABLE_PLAIN);
    grid_text(g, c->state_word, is_apart ? _("to be looked into") : lacks ? _("incomplete") : _("agrees"), is_apart ? TABLE_BAD : lacks ? TABLE_OPEN : TABLE_GOOD);
}

static tidu_status write_companies(const writer *w, tidu_error *err)
{
    const panel *p = w->s->set->data.panel;
    ordered *rows = allocate_array(w->s->companies + 1, sizeof *rows);
    columns c = {.n = 0};
    size_t n = 0;
    grid *g;

    if (!rows)
        return error_memory(err);
    add_column(&c, "uscc", N_("code"), TABLE_CODE, 0);
    add_column(&c, "name", N_("name"), TABLE_TEXT, 0);
    add_column(&c, "town", N_("town"), TABLE_TEXT, 0);
    add_column(&c, "grid", N_("grid"), TABLE_TEXT, 0);
    add_column(&c, "coach", N_("coach"), TABLE_TEXT, 0);
    add_sources(w, &c, false);
    c.lacks = add_column(&c, "absent_from", NULL, TABLE_TEXT, 0);
    c.lacks_words = add_column(&c, NULL, N_("not in"), TABLE_TEXT, 0);
    c.state = add_column(&c, "state", NULL, TABLE_TEXT, 0);
    c.state_word = add_column(&c, NULL, N_("result"), TABLE_TEXT, 0);
    g = document_grid(w->d, "companies", w->v->table ? NULL : _("Companies, the greatest difference first"), c.list, c.n);
    for (uint32_t i = 0; i < w->s->companies; i++) {
        if (w->s->is_in[i])
            rows[n++] = (ordered){research_gap(w->s, i), panel_code(p, i), i};
    }
    qsort(rows, n, sizeof *rows, by_gap);
    for (size_t i = 0; g && i < n; i++)
        company_row(w, g, &c, rows[i].company);
    release(rows);
    if (g)
        grid_hide_empty(g);
    return g ? TIDU_OK : error_memory(err);
}

/* --- the document ----------------------------------------------------------------------------------------------------------- */

tidu_status research_document(const research_view *v, document **out, tidu_error *err)
{
    writer w = {v, v->study, document_new(), v->is_chinese};
    tidu_status status = TIDU_OK;

    if (!w.d)
        return error_memory(err);
    document_language(w.d, v->is_chinese);
    document_wide(w.d);
    if (!v->table)
        document_title(w.d, _("R&D by who states it"));
    if (is_asked(&w, "sources"))
        write_sources(&w);
    if (is_asked(&w, "steps"))
        write_steps(&w);
    if (v->by != LIST_WHOLE && is_asked(&w, "groups"))
        status = write_groups(&w, err);
    if (!status && is_asked(&w, "companies"))
        status = write_companies(&w, err);
    document_note(w.d, PLURAL("figures of %d, %zu company", "figures of %d, %zu companies", v->study->n), v->study->set->binding.year - 1, v->study->n);
    for (size_t k = 0; k < v->study->n_not_given; k++)
        document_note(w.d, _("the data have no figure from this source, which is left out: %s"), model_text_in(v->study->not_given[k], w.zh));
    if (v->study->perhaps)
        document_note(w.d, PLURAL("%zu company is left out, as the data do not say whether it is meant",
                                  "%zu companies are left out, as the data do not say whether they are meant", v->study->perhaps), v->study->perhaps);
    if (status)
        document_free(w.d);
    else
        *out = w.d;
    return status;
}
