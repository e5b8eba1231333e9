/* Scenarios side by side: one row per quantity, one column for the base and each scenario. */
#include <stdio.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/assessment_report.h"
#include "report/value_text.h"
#include "report/whatif_report.h"

enum { FIRST = 2 }; /* columns of ids and names before them */

typedef struct sheet {
    grid *rows;
    const whatif_column *column;
    size_t n;
    bool zh;
} sheet;

static void begin(const sheet *s, const char *id, const char *name)
{
    grid_row(s->rows);
    grid_text(s->rows, 0, id, TABLE_FAINT);
    grid_text(s->rows, 1, name, TABLE_PLAIN);
}

static void put_number(const sheet *s, size_t column, double x, int decimals)
{
    char text[32];

    number_format_fixed(x, decimals, text, sizeof text);
    grid_text(s->rows, FIRST + column, text, TABLE_PLAIN);
}

/* --- one company ---------------------------------------------------------------------------- */

static const explanation *side(const sheet *s, size_t i)
{
    return i ? s->column[i - 1].one->after : s->column[0].one->before;
}

static void put_interval(const sheet *s, size_t column, double least, double greatest)
{
    char text[VALUE_TEXT_SIZE] = "";

    if (cell_is_value(least))
        interval_text(least, greatest, text);
    grid_text(s->rows, FIRST + column, text, TABLE_PLAIN);
}

static void one_rows(const sheet *s)
{
    const model *m = side(s, 0)->model;

    begin(s, "verdict", _("verdict"));
    for (size_t i = 0; i <= s->n; i++)
        grid_text(s->rows, FIRST + i, verdict_words(side(s, i)->verdict, side(s, i)->needs_exception),
                  verdict_tone(side(s, i)->verdict));
    begin(s, "readiness", _("readiness"));
    for (size_t i = 0; i <= s->n; i++)
        put_number(s, i, side(s, i)->readiness, 6);
    begin(s, "score", _("score"));
    for (size_t i = 0; i <= s->n; i++)
        put_interval(s, i, side(s, i)->least, side(s, i)->greatest);
    for (size_t g = 0; g < m->n_gates; g++) {
        begin(s, m->gates[g].id, model_text_in(m->gates[g].name, s->zh));
        for (size_t i = 0; i <= s->n; i++) {
            if (g < side(s, i)->model->n_gates)
                grid_text(s->rows, FIRST + i, state_word(side(s, i)->gates[g].state),
                          state_tone(side(s, i)->gates[g].state));
        }
    }
    for (size_t k = 0; k < m->n_items; k++) {
        begin(s, m->items[k].id, model_text_in(m->items[k].name, s->zh));
        for (size_t i = 0; i <= s->n; i++) {
            if (k < side(s, i)->model->n_items)
                put_interval(s, i, side(s, i)->items[k].least, side(s, i)->items[k].greatest);
        }
    }
}

/* --- many ------------------------------------------------------------------------------------- */

static void many_rows(const sheet *s)
{
    static const truth verdicts[] = {TRUTH_TRUE, TRUTH_UNKNOWN, TRUTH_FALSE};

    begin(s, "companies", _("companies"));
    put_number(s, 0, (double)s->column[0].many->sum.companies, 0);
    for (size_t i = 0; i < s->n; i++)
        put_number(s, i + 1, (double)s->column[i].many->sum.companies, 0);
    for (size_t v = 0; v < 3; v++) {
        begin(s, verdict_name(verdicts[v]), verdict_word(verdicts[v]));
        put_number(s, 0, (double)s->column[0].many->sum.before[verdicts[v]], 0);
        for (size_t i = 0; i < s->n; i++)
            put_number(s, i + 1, (double)s->column[i].many->sum.after[verdicts[v]], 0);
    }
    begin(s, "enter", _("enter"));
    for (size_t i = 0; i < s->n; i++)
        put_number(s, i + 1, (double)s->column[i].many->sum.enter, 0);
    begin(s, "leave", _("leave"));
    for (size_t i = 0; i < s->n; i++)
        put_number(s, i + 1, (double)s->column[i].many->sum.leave, 0);
    begin(s, "expected", _("expected to qualify"));
    put_number(s, 0, s->column[0].many->sum.readiness_before, 2);
    for (size_t i = 0; i < s->n; i++)
        put_number(s, i + 1, s->column[i].many->sum.readiness_after, 2);
}

document *whatif_compare_document(const whatif_column *c, size_t n, const whatif_frame *f)
{
    document *d = document_new();
    table_column *columns = d ? arena_take_array(document_memory(d), FIRST + n + 1, sizeof *columns) : NULL;
    sheet s = {.column = c, .n = n, .zh = f->is_chinese};

    if (!columns) {
        document_free(d);
        return NULL;
    }
    columns[0] = (table_column){"id", _("id"), TABLE_TEXT, -1};
    columns[1] = (table_column){"name", _("what"), TABLE_TEXT, -1};
    columns[FIRST] = (table_column){"base", _("base"), TABLE_TEXT, -1};
    for (size_t i = 0; i < n; i++) {
        const char *name = arena_print(document_memory(d), "scenario_%zu", i + 1);
        const char *heading = arena_copy_string(document_memory(d), c[i].name);

        columns[FIRST + 1 + i] = (table_column){name, heading, TABLE_TEXT, -1};
    }
    s.rows = document_grid(d, "scenarios", NULL, columns, FIRST + n + 1);
    if (c[0].one)
        one_rows(&s);
    else
        many_rows(&s);
    return d;
}
