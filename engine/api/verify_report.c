/*
 * The verdict and the four answers behind it: bytes, rules, data, computed again.
 */
#include <stdio.h>
#include <string.h>

#include "api/verify_internal.h"
#include "base/error.h"
#include "base/message.h"

/* --- the verdict ------------------------------------------------------------------------- */

/* Whether what changed since concerns the answer. */
static bool have_data_changed(const tidu_verification *v)
{
    return v->are_data_same == VERIFY_NO &&
           ((v->n_cells + v->n_events && !v->is_past) || v->since.lost || !v->since.is_found || (v->now.is_done && v->now.are_cells_same == VERIFY_NO));
}

static bool is_of_other_program(const tidu_verification *v)
{
    return v->row.program && strcmp(v->row.program, TIDU_VERSION) != 0;
}

static tidu_validity judge_input(const tidu_verification *v)
{
    if (v->are_data_same == VERIFY_NO)
        return TIDU_DATA_CHANGED;
    return v->then.is_same == VERIFY_YES ? TIDU_HOLDS : TIDU_UNVERIFIABLE;
}

static tidu_validity judge(const tidu_verification *v)
{
    const verify_rerun *r = v->then.is_due ? &v->then : &v->now;

    if (v->are_bytes_same == VERIFY_NO)
        return TIDU_FILE_CHANGED;
    if (v->trouble)
        return TIDU_UNVERIFIABLE;
    if (v->asked.input)
        return judge_input(v);
    if (v->unrestored)
        return TIDU_DATA_CHANGED;
    if (r->failure)
        return TIDU_UNVERIFIABLE;
    if (r->is_same == VERIFY_YES)
        return have_data_changed(v) ? TIDU_DATA_CHANGED : TIDU_HOLDS;
    return v->are_rules_same == VERIFY_NO ? TIDU_RULES_CHANGED : is_of_other_program(v) ? TIDU_UNVERIFIABLE : TIDU_DATA_CHANGED;
}

static const struct {
    const char *word; /* for programs */
    const char *text;
} verdicts[] = {[TIDU_HOLDS] = {"holds", N_("it holds")},
                [TIDU_FILE_CHANGED] = {"file_changed", N_("the file was changed")},
                [TIDU_DATA_CHANGED] = {"data_changed", N_("the data have changed")},
                [TIDU_RULES_CHANGED] = {"rules_changed", N_("the rules have changed")},
                [TIDU_UNVERIFIABLE] = {"unverifiable", N_("cannot be verified")}};

/* --- why --------------------------------------------------------------------------------- */

/* Cells, the names of parts and what commands said go to those who see everything. */
static bool is_full(const tidu_verification *v)
{
    return v->session->env.level == EXPORT_FULL;
}

static const char *failure_of(const tidu_verification *v, const verify_rerun *r)
{
    return is_full(v) ? r->failure : _("it cannot be computed again; level L3 (full) says why (--level)");
}

static void say_place(const output_difference *d, text_buffer *b)
{
    if (d->line)
        text_buffer_print(b, _("first difference in line %lu; level L3 (full) shows it (--level)"), d->line);
    else
        text_buffer_append_string(b, _("they differ; level L3 (full) shows where (--level)"));
}

/* The first place in which the file differs from what was computed. */
static void say_difference(const tidu_verification *v, const verify_rerun *r, text_buffer *b)
{
    const output_difference *d = &r->difference;

    if (r->unreadable) {
        text_buffer_print(b, _("the file cannot be read: %s"), r->unreadable);
        return;
    }
    if (!d->is_found) {
        text_buffer_append_string(b, _("the file agrees"));
        return;
    }
    if (!is_full(v)) {
        say_place(d, b);
        return;
    }
    if (*d->part)
        text_buffer_print(b, "%s: ", d->part);
    if (d->are_values_same)
        text_buffer_append_string(b, _("saved again, as a spreadsheet does; all values are the same"));
    else if (d->are_bytes)
        text_buffer_print(b, _("no cell differs, but byte %lu of the packed file does"), d->column);
    else if (d->line && *d->header)
        text_buffer_print(b, _("first difference in line %lu, column '%s' (%s): the file has '%s', computed '%s'"), d->line, d->header, d->key,
                          d->written, d->computed);
    else if (d->line)
        text_buffer_print(b, _("first difference in line %lu, column %lu: the file has '%s', computed '%s'"), d->line, d->column, d->written,
                          d->computed);
    else
        text_buffer_print(b, _("first difference: the file has '%s', computed '%s'"), d->written, d->computed);
}

static void say_bytes(const tidu_verification *v, text_buffer *b)
{
    if (v->found == FOUND_NOT)
        text_buffer_append_string(b, _("there is no record of what was written"));
    else if (v->is_part)
        text_buffer_print(b, _("a file of the folder %s, of which %lld bytes with SHA-256 %.12s of all were written on %s"), v->row.file,
                          v->row.bytes, v->row.digest, v->row.local_time);
    else if (v->are_bytes_same == VERIFY_YES)
        text_buffer_print(b, _("%lld bytes, SHA-256 %.12s, as written on %s"), v->bytes, v->digest, v->row.local_time);
    else
        text_buffer_print(b, _("on %s %lld bytes with SHA-256 %.12s were written; now there are %lld with %.12s"), v->row.local_time,
                          v->row.bytes, v->row.digest, v->bytes, v->digest);
    if (v->found == FOUND_BY_STAMP)
        text_buffer_append_string(b, _("; the row was found by the stamp of the file"));
    else if (v->found == FOUND_BY_NAME)
        text_buffer_append_string(b, _("; the row was found by the name of the file"));
}

static void say_rules(const tidu_verification *v, text_buffer *b)
{
    if (v->are_rules_same == VERIFY_UNKNOWN)
        text_buffer_append_string(b, v->asked.input ? _("a stamp does not tell which rules were used") : _("not compared"));
    else if (v->are_rules_same == VERIFY_YES)
        text_buffer_print(b, _("the files of rules are the same, SHA-256 of all %.12s"), v->row.rules_digest);
    else if (!v->n_rules)
        text_buffer_append_string(b, _("the files of rules are others; which, the record does not tell"));
    else
        text_buffer_print(b, PLURAL("%zu file of rules is another now: %s", "%zu files of rules are others now, the first is %s", v->n_rules),
                          v->n_rules, v->rules[0].file);
}

static void say_data(const tidu_verification *v, text_buffer *b)
{
    if (v->asked.input && v->are_data_same != VERIFY_UNKNOWN)
        text_buffer_print(b, v->are_data_same == VERIFY_YES ? _("the file is that of the stamp, SHA-256 %.12s") :
                             _("the file is another one than that of the stamp, whose SHA-256 begins with %.12s; give that one"), v->stamp.data);
    else if (v->are_data_same == VERIFY_UNKNOWN)
        text_buffer_append_string(b, _("not compared"));
    else if (v->are_data_same == VERIFY_YES)
        text_buffer_append_string(b, _("no import came in or was undone since"));
    else if (!v->since.is_found)
        text_buffer_append_string(b, _("the database has no longer the data of this answer"));
    else
        text_buffer_print(b, _("imports that came in since: %zu, undone since: %zu; values changed since that the answer reads: %zu, others: %zu"),
                          v->since.n_later, v->since.n_undone, v->n_cells, v->n_other_cells);
    if (v->n_events + v->n_other_events)
        text_buffer_print(b, _("; entries of pools, visits, tasks, applications and months since that the answer reads: %zu, others: %zu"),
                          v->n_events, v->n_other_events);
    if (v->since.has_calibration)
        text_buffer_append_string(b, _("; chances were fitted anew since"));
}

static void say_run(const tidu_verification *v, const verify_rerun *r, text_buffer *b)
{
    if (r->failure)
        text_buffer_append_string(b, failure_of(v, r));
    else if (r->is_same == VERIFY_YES)
        text_buffer_append_string(b, _("the same bytes as were written"));
    else
        text_buffer_append_string(b, _("not what was written"));
    if (!r->failure && r->is_same == VERIFY_NO) {
        text_buffer_append_string(b, "; ");
        say_difference(v, r, b);
    }
}

static void say_computed(const tidu_verification *v, text_buffer *b)
{
    if (v->trouble || (!v->then.is_due && !v->now.is_due)) {
        text_buffer_append_string(b, v->trouble ? v->trouble : _("not computed again"));
        return;
    }
    if (v->then.is_due)
        say_run(v, &v->then, b);
    else
        text_buffer_append_string(b, v->unrestored);
}

static void say_now(const tidu_verification *v, text_buffer *b)
{
    if (!v->now.failure && v->now.is_same == VERIFY_NO && v->now.are_cells_same == VERIFY_YES)
        text_buffer_append_string(b, _("the same values; only the stamp, which names the data, is another"));
    else
        say_run(v, &v->now, b);
}

/* --- the report -------------------------------------------------------------------------- */

static const char *word_of(verify_answer a, bool is_for_screen)
{
    static const char *const words[] = {[VERIFY_UNKNOWN] = N_("not known"), [VERIFY_YES] = N_("agrees"), [VERIFY_NO] = N_("differs")};
    static const char *const names[] = {[VERIFY_UNKNOWN] = "unknown", [VERIFY_YES] = "yes", [VERIFY_NO] = "no"};

    return is_for_screen ? _(words[a]) : names[a];
}

typedef struct check_row {
    const char *name, *label;
    verify_answer answer;
    void (*say)(const tidu_verification *v, text_buffer *b);
} check_row;

static void add_checks(document *d, const tidu_verification *v, bool is_for_screen)
{
    static const table_column columns[] = {{"check", NULL, TABLE_TEXT, 0},
                                           {NULL, N_("what"), TABLE_TEXT, 0},
                                           {"holds", N_("outcome"), TABLE_TEXT, 0},
                                           {"detail", N_("details"), TABLE_TEXT, 0}};
    const check_row rows[] = {{"bytes", N_("bytes, against those that were written"), v->are_bytes_same, say_bytes},
                              {"rules", N_("rules, against those of then"), v->are_rules_same, say_rules},
                              {"data", N_("data, against those of then"), v->are_data_same, say_data},
                              {"recomputed", N_("computed again, data of then"), v->then.is_same, say_computed},
                              {"recomputed_now", N_("computed again, data of now"),
                               v->now.failure ? VERIFY_UNKNOWN : v->now.are_cells_same, say_now}};
    size_t n = sizeof rows / sizeof *rows - !v->now.is_due;
    grid *g = document_grid(d, "checks", NULL, columns, 4);

    for (size_t i = 0; i < n && g; i++) {
        static const table_tone tones[] = {[VERIFY_UNKNOWN] = TABLE_OPEN, [VERIFY_YES] = TABLE_GOOD, [VERIFY_NO] = TABLE_BAD};
        text_buffer b;

        text_buffer_init(&b);
        rows[i].say(v, &b);
        grid_row(g);
        grid_text(g, 0, rows[i].name, TABLE_PLAIN);
        grid_text(g, 1, _(rows[i].label), TABLE_PLAIN);
        grid_text(g, 2, word_of(rows[i].answer, is_for_screen), tones[rows[i].answer]);
        grid_buffer(g, 3, &b, TABLE_PLAIN);
        text_buffer_clear(&b);
    }
}

static void say_now_and_then(const tidu_verification *v, text_buffer *b)
{
    text_buffer_append_string(b, v->now.failure                          ? _("the file is authentic; with the data of now it cannot be computed")
                                 : v->now.are_cells_same == VERIFY_YES ? _("the file is authentic; computed with the data of now it is the same")
                                                                       : _("the file is authentic; computed with the data of now it is different"));
    if (v->unrestored)
        text_buffer_print(b, "; %s", v->unrestored);
}

/* What the verdict means here, and what would help. */
static void say_reason(const tidu_verification *v, tidu_validity verdict, text_buffer *b)
{
    switch (verdict) {
    case TIDU_HOLDS:
        text_buffer_append_string(b, _("unchanged, and computed again the same"));
        return;
    case TIDU_FILE_CHANGED:
        if (v->then.is_done && v->then.is_same == VERIFY_YES)
            say_difference(v, &v->then, b);
        else
            text_buffer_append_string(b, _("these are not the bytes that were written; where they differ cannot be told, because computing again does not give those either"));
        return;
    case TIDU_DATA_CHANGED:
        if (v->asked.input)
            text_buffer_append_string(b, _("the file that was given is not the one that it was made from"));
        else if (v->are_data_same == VERIFY_YES && verify_named_file(v))
            text_buffer_print(b, _("computed again it is different although rules and imports are the same: the file %s that the command reads may have changed, it is not in the record; or values were changed in the database by another program"),
                              verify_named_file(v));
        else if (v->are_data_same == VERIFY_YES)
            text_buffer_append_string(b, _("computed again it is different although rules and imports are the same: values, or the record, were changed in the database by another program"));
        else
            say_now_and_then(v, b);
        return;
    case TIDU_RULES_CHANGED:
        text_buffer_print(b, _("the file is authentic; computed with the rules of now it is different: %s"), v->n_rules ? v->rules[0].file : "");
        return;
    case TIDU_UNVERIFIABLE:
        if (v->trouble)
            text_buffer_append_string(b, v->trouble);
        else if (v->then.failure || v->now.failure)
            text_buffer_append_string(b, failure_of(v, v->then.failure ? &v->then : &v->now));
        else if (v->asked.input)
            text_buffer_append_string(b, _("computed with what its stamp tells it is different: it was made with more options, or was changed"));
        else
            text_buffer_print(b, _("it was made by version %s of tidu, and this is %s; ask that version"), v->row.program, TIDU_VERSION);
        return;
    }
}

static void add_row(document *d, const tidu_verification *v, bool is_for_screen)
{
    if (v->found == FOUND_NOT)
        return;
    document_number(d, "export", _("export id"), (double)v->row.id, 0);
    document_text(d, "exported_at", _("exported"), is_for_screen ? v->row.local_time : v->row.exported_at);
    if (v->row.exported_by)
        document_text(d, "exported_by", _("exported by"), v->row.exported_by);
    document_text(d, "level", _("export level"), v->row.level);
    document_text(d, "command", _("command"), v->row.command);
}

tidu_status tidu_verify_end(tidu_verification *v, bool is_for_screen, tidu_validity *verdict, tidu_report **out, tidu_error *err)
{
    document *d = document_new();
    text_buffer b;

    *verdict = judge(v);
    if (d) {
        document_title(d, v->asked.file);
        text_buffer_init(&b);
        if (is_for_screen) {
            text_buffer_print(&b, "%s: ", _(verdicts[*verdict].text));
            say_reason(v, *verdict, &b);
            document_paragraph(d, "verdict", text_buffer_string(&b));
        } else {
            document_text(d, "verdict", NULL, verdicts[*verdict].word);
            say_reason(v, *verdict, &b);
            document_text(d, "reason", NULL, text_buffer_string(&b));
        }
        text_buffer_clear(&b);
        add_checks(d, v, is_for_screen);
        verify_add_tables(d, v, is_for_screen);
        add_row(d, v, is_for_screen);
    }
    return report_end(&v->session->env, d ? TIDU_OK : error_memory(err), d, out, err);
}
