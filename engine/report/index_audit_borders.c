/* What decides a border is said with the indicators that make most of the difference, and all of them in a table for programs. */
#include <math.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/index_audit_report_internal.h"

/* --- borders ---------------------------------------------------------------------------------------------- */

enum { B_BORDER, B_STRATUM, B_RANK, B_IN, B_UPPER, B_UPPER_NAME, B_UPPER_SCORE, B_LOWER, B_LOWER_NAME, B_LOWER_SCORE, B_DIFFERENCE, B_DECIDED, B_COLUMNS };

enum { SHORT = 32 };

static const char *border_name(const audit_writer *w, const index_border *b)
{
    return b->board ? model_text_in(b->board->name, w->zh) : "";
}

static const char *stratum_name(const audit_writer *w, const index_border *b)
{
    const index_model *m = w->m;
    const char *name = b->stratum == SIZE_MAX ? "" : w->x->r->strata[b->stratum].name;

    for (size_t i = 0; i < m->strata.n_stages; i++) {
        if (name == m->strata.stages[i].id)
            return model_text_in(m->strata.stages[i].name, w->zh);
    }
    return name ? name : _("all others");
}

static const char *part_id(const index_model *m, size_t part)
{
    if (part < m->n_indicators)
        return m->indicators[part].id;
    part -= m->n_indicators;
    if (part < m->bonus.n)
        return m->bonus.items[part].id;
    part -= m->bonus.n;
    return part < m->deductions.n ? m->deductions.items[part].id : "cut";
}

static const char *part_name(const audit_writer *w, size_t part)
{
    const index_model *m = w->m;

    if (part < m->n_indicators)
        return model_text_in(m->indicators[part].name, w->zh);
    part -= m->n_indicators;
    if (part < m->bonus.n)
        return model_text_in(m->bonus.items[part].name, w->zh);
    part -= m->bonus.n;
    return part < m->deductions.n ? model_text_in(m->deductions.items[part].name, w->zh) : _("by limits of the items and of the total");
}

/* "R&D intensity +3.20, age -1.05, all others +0.10" */
static void say_parts(const audit_writer *w, const index_border *b, text_buffer *out)
{
    size_t most = (size_t)w->x->rules->parts, said = 0;
    double rest = b->difference;
    char text[SHORT];

    text_buffer_empty(out);
    for (size_t i = 0; i < b->n_parts && i < most && b->parts[i].difference != 0; i++) {
        number_format_fixed(fabs(b->parts[i].difference), w->m->decimals, text, sizeof text);
        text_buffer_print(out, "%s%s %s%s", said++ ? _(", ") : "", part_name(w, b->parts[i].indicator), b->parts[i].difference < 0 ? "-" : "+", text);
        rest -= b->parts[i].difference;
    }
    number_format_fixed(fabs(rest), w->m->decimals, text, sizeof text);
    if (said < b->n_parts && fabs(rest) > 1e-9)
        text_buffer_print(out, _(", all others %s%s"), rest < 0 ? "-" : "+", text);
}

static void company_cells(const audit_writer *w, grid *g, size_t column, uint32_t company)
{
    const panel *p = w->x->b->panel;
    const char *name = panel_text(p, company, dictionary_find(panel_dictionary(p), "name"));

    grid_text(g, column, panel_code(p, company), TABLE_PLAIN);
    grid_text(g, column + 1, name ? name : "", TABLE_PLAIN);
    grid_number(g, column + 2, w->x->r->score[company]);
}

static void border_table(const audit_writer *w)
{
    const table_column columns[B_COLUMNS] = {
        [B_BORDER] = {"board", N_("board"), TABLE_TEXT, 0},
        [B_STRATUM] = {"stratum", N_("compared within"), TABLE_TEXT, 0},
        [B_RANK] = {"rank", N_("rank"), TABLE_NUMBER, 0},
        [B_IN] = {"in", N_("in"), TABLE_NUMBER, 0},
        [B_UPPER] = {"uscc", N_("last one in"), TABLE_CODE, 0},
        [B_UPPER_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
        [B_UPPER_SCORE] = {"score", N_("score"), TABLE_NUMBER, w->m->decimals},
        [B_LOWER] = {"uscc_below", N_("first one out"), TABLE_CODE, 0},
        [B_LOWER_NAME] = {"name_below", N_("its name"), TABLE_TEXT, 0},
        [B_LOWER_SCORE] = {"score_below", N_("its score"), TABLE_NUMBER, w->m->decimals},
        [B_DIFFERENCE] = {"difference", N_("ahead by"), TABLE_NUMBER, w->m->decimals},
        [B_DECIDED] = {"decided_by", N_("decided by"), TABLE_TEXT, 0},
    };
    grid *g = audit_is_asked(w, "borders") ? audit_grid(w, "borders", _("What decides who is in"), columns, B_COLUMNS) : NULL;
    text_buffer text;

    if (!g)
        return;
    text_buffer_init(&text);
    for (size_t i = 0; i < w->x->a->n_borders; i++) {
        const index_border *b = &w->x->a->borders[i];

        grid_row(g);
        grid_text(g, B_BORDER, border_name(w, b), TABLE_PLAIN);
        grid_text(g, B_STRATUM, w->x->r->n_strata > 1 ? stratum_name(w, b) : "", TABLE_PLAIN);
        grid_number(g, B_RANK, b->rank);
        grid_number(g, B_IN, (double)b->n_in);
        company_cells(w, g, B_UPPER, b->upper);
        company_cells(w, g, B_LOWER, b->lower);
        grid_number(g, B_DIFFERENCE, b->difference);
        say_parts(w, b, &text);
        grid_buffer(g, B_DECIDED, &text, TABLE_PLAIN);
    }
    text_buffer_clear(&text);
    grid_hide_empty(g);
}

/* --- all parts of the differences -------------------------------------------------------------------------- */

enum { P_BORDER, P_STRATUM, P_RANK, P_ID, P_NAME, P_DIFFERENCE, P_COLUMNS };

static void part_table(const audit_writer *w)
{
    const char *heading[2] = {N_("indicator"), N_("points ahead")};
    bool is_alone = w->x->table != NULL;
    const table_column columns[P_COLUMNS] = {
        [P_BORDER] = {"board", is_alone ? N_("board") : NULL, TABLE_TEXT, 0},
        [P_STRATUM] = {"stratum", is_alone ? N_("compared within") : NULL, TABLE_TEXT, 0},
        [P_RANK] = {"rank", is_alone ? N_("rank") : NULL, TABLE_NUMBER, 0},
        [P_ID] = {"indicator", is_alone ? heading[0] : NULL, TABLE_TEXT, 0},
        [P_NAME] = {"name", is_alone ? N_("meaning") : NULL, TABLE_TEXT, 0},
        [P_DIFFERENCE] = {"difference", is_alone ? heading[1] : NULL, TABLE_NUMBER, w->m->decimals},
    };
    grid *g = audit_is_asked(w, "parts") ? audit_grid(w, "parts", NULL, columns, P_COLUMNS) : NULL;

    for (size_t i = 0; g && i < w->x->a->n_borders; i++) {
        const index_border *b = &w->x->a->borders[i];

        for (size_t k = 0; k < b->n_parts; k++) {
            if (b->parts[k].difference == 0 && b->parts[k].indicator >= w->m->n_indicators)
                continue;
            grid_row(g);
            grid_text(g, P_BORDER, border_name(w, b), TABLE_PLAIN);
            grid_text(g, P_STRATUM, w->x->r->n_strata > 1 ? stratum_name(w, b) : "", TABLE_PLAIN);
            grid_number(g, P_RANK, b->rank);
            grid_text(g, P_ID, part_id(w->m, b->parts[k].indicator), TABLE_PLAIN);
            grid_text(g, P_NAME, part_name(w, b->parts[k].indicator), TABLE_PLAIN);
            grid_number(g, P_DIFFERENCE, b->parts[k].difference);
        }
    }
}

void audit_border_tables(const audit_writer *w)
{
    border_table(w);
    part_table(w);
    if (!w->x->a->n_borders)
        document_note(w->d, _("there is no border to look at: all companies with a score are in"));
}

/* --- leaving out ---------------------------------------------------------------------------------------------- */

enum { S_ID, S_NAME, S_MEAN, S_GREATEST, S_KEPT, S_COLUMNS };

void audit_shift_table(const audit_writer *w)
{
    const char *kept = arena_print(document_memory(w->d), _("of the first %lu stay"), (unsigned long)w->x->a->first);
    const table_column shift_columns[S_COLUMNS] = {
        [S_ID] = {"without", N_("without"), TABLE_TEXT, 0},
        [S_NAME] = {"name", N_("meaning"), TABLE_TEXT, 0},
        [S_MEAN] = {"mean_shift", N_("mean shift of rank"), TABLE_NUMBER, 2},
        [S_GREATEST] = {"largest_shift", N_("largest"), TABLE_NUMBER, 0},
        [S_KEPT] = {"kept", kept ? kept : "", TABLE_NUMBER, 0},
    };
    grid *g = audit_is_asked(w, "without") ? audit_grid(w, "without", _("Without one indicator or group, the others in proportion"), shift_columns, S_COLUMNS) : NULL;

    for (size_t i = 0; g && i < w->x->a->without.n; i++) {
        const left_out *x = &w->x->a->without.parts[i];

        grid_row(g);
        grid_text(g, S_ID, w->m->nodes[x->node].id, TABLE_FAINT);
        grid_text(g, S_NAME, audit_node_name(w, x->node), TABLE_PLAIN);
        grid_number(g, S_MEAN, audit_number(x->mean_shift));
        grid_number(g, S_GREATEST, x->largest_shift);
        grid_number(g, S_KEPT, (double)x->kept);
    }
}
