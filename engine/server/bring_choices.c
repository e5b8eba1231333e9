/* What the columns of a file are taken for, each with what can be chosen instead. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "api/tidu.h"
#include "cli/language.h"
#include "server/bring.h"
#include "server/choice_map.h"

/* The page of one file, and what was found in it. */
typedef struct sight {
    const page *p;
    tidu_session *session;
    const shelf_file *file;
    tidu_inspection *opened;
    tidu_inspection_info info;
    tidu_problems *problems;
} sight;

/* --- a column --------------------------------------------------------------------------- */

/* Who chooses knows them by their labels; in the order of the dictionary. */
static void write_indicators(const sight *s, const char *chosen)
{
    FILE *to = s->p->frame->to;
    tidu_indicator_info info;

    fprintf(to, "<option value=\"\">%s</option>\n", _("(not read)"));
    for (size_t i = 0; tidu_indicator(s->session, i, &info); i++) {
        fprintf(to, "<option value=\"%s\"%s>", info.name, !strcmp(info.name, chosen) ? " selected" : "");
        frame_text(s->p->frame, info.label);
        fputs("</option>\n", to);
    }
}

static void write_units(const sight *s, const char *chosen)
{
    static const char *const names[] = {N_("yuan"), N_("thousand yuan"), N_("ten thousand yuan"), N_("million yuan"), N_("hundred million yuan")};
    FILE *to = s->p->frame->to;

    fprintf(to, "<option value=\"\">%s</option>\n", _("as read"));
    for (size_t i = 0; choice_units[i]; i++)
        fprintf(to, "<option value=\"%s\"%s>%s</option>\n", choice_units[i], !strcmp(choice_units[i], chosen) ? " selected" : "", _(names[i]));
}

static const char *or_nothing(const char *text)
{
    return text ? text : "";
}

static bool is_money(const sight *s, const char *indicator)
{
    tidu_indicator_info info;

    for (size_t i = 0; indicator && tidu_indicator(s->session, i, &info); i++) {
        if (!strcmp(info.name, indicator))
            return !strcmp(info.type, "money");
    }
    return false;
}

static const char *unit_name(const char *unit)
{
    static const struct {
        const char *unit, *name;
    } names[] = {{"yuan", N_("yuan")}, {"thousand", N_("thousand yuan")}, {"wan", N_("ten thousand yuan")}, {"million", N_("million yuan")},
                 {"yi", N_("hundred million yuan")}, {"persons", N_("persons")}, {"percent", N_("percent")}, {"number", N_("a number")},
                 {"date", N_("a date")}, {"text", N_("words")}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!strcmp(names[i].unit, unit))
            return _(names[i].name);
    }
    return unit;
}

/* What is wrong with the column itself, beside it. */
static void write_remarks(const sight *s, const tidu_inspected_column *c)
{
    tidu_problem found;

    for (int severity = TIDU_ERROR; severity >= TIDU_WARNING; severity--) {
        for (size_t i = 0; tidu_problems_get(s->problems, (tidu_severity)severity, i, &found); i++) {
            if (found.column != c->column || found.line != s->info.header_line)
                continue;
            fputs("<p class=\"small\">", s->p->frame->to);
            frame_text(s->p->frame, found.text);
            fputs("</p>\n", s->p->frame->to);
        }
    }
}

static void write_examples(const sight *s, const tidu_inspected_column *c)
{
    FILE *to = s->p->frame->to;

    for (size_t i = 0; i < 3 && c->examples[i]; i++) {
        fputs(i ? "<br>" : "", to);
        frame_text(s->p->frame, c->examples[i]);
    }
    fprintf(to, "</td><td class=\"number\">%.0f%%</td>", floor(c->filled * 100));
}

/* What it was taken for at first is kept while choices change. */
static void write_hidden(const sight *s, const tidu_inspected_column *c)
{
    FILE *to = s->p->frame->to;
    const char *was = choice_field(s->file->choices, c->column, "was");

    fprintf(to, "<input type=\"hidden\" name=\"c%lu.header\" value=\"", c->column);
    frame_text(s->p->frame, c->header);
    fprintf(to, "\"><input type=\"hidden\" name=\"c%lu.was\" value=\"", c->column);
    if (was)
        frame_text(s->p->frame, was);
    else
        fprintf(to, "%s@%s", or_nothing(c->indicator), c->period);
    fputs("\">", to);
}

static void write_choice(const sight *s, const tidu_inspected_column *c)
{
    FILE *to = s->p->frame->to;
    unsigned long i = c->column;

    write_hidden(s, c);
    fprintf(to, "<select name=\"c%lu.to\" aria-labelledby=\"c%lu\">\n", i, i);
    write_indicators(s, or_nothing(c->indicator));
    fprintf(to, "</select>\n</td><td><input name=\"c%lu.year\" size=\"7\" aria-label=\"%s\" value=\"", i, _("year of the figures"));
    frame_text(s->p->frame, c->period);
    fputs("\"></td><td>", to);
    if (!c->indicator || is_money(s, c->indicator)) {
        fprintf(to, "<select name=\"c%lu.unit\" aria-label=\"%s\">\n", i, _("unit"));
        write_units(s, or_nothing(choice_field(s->file->choices, i, "unit")));
        fputs("</select>\n", to);
    }
    fputs("<p class=\"small\">", to);
    frame_text(s->p->frame, unit_name(c->unit));
    if (*c->unit_reason) {
        fputs(" · ", to);
        frame_text(s->p->frame, c->unit_reason);
    }
    fputs("</p>", to);
}

static void write_column(const sight *s, const tidu_inspected_column *c)
{
    FILE *to = s->p->frame->to;

    fprintf(to, "<tr><td class=\"number\">%lu</td><th scope=\"row\" id=\"c%lu\">", c->column, c->column);
    frame_text(s->p->frame, *c->header ? c->header : _("(no heading)"));
    write_remarks(s, c);
    fputs("</th><td>", to);
    write_examples(s, c);
    fputs("<td>", to);
    if (s->info.kind == TIDU_TABLE_COMPANIES && *c->header)
        write_choice(s, c);
    else if (s->info.kind == TIDU_TABLE_COMPANIES)
        fprintf(to, "%s</td><td></td><td>", _("(not read)"));
    else
        fputs(c->indicator ? _("read") : _("(not read)"), to);
    fputs("</td></tr>\n", to);
}

/* --- the table -------------------------------------------------------------------------- */

static void write_columns(const sight *s)
{
    static const char *const headings[] = {N_("column"), N_("heading"), N_("examples"), N_("filled"), N_("is taken for"), N_("year"), N_("unit")};
    size_t n = s->info.kind == TIDU_TABLE_COMPANIES ? 7 : 5;
    FILE *to = s->p->frame->to;
    tidu_inspected_column c;

    fprintf(to, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n<table class=\"choices\">\n<thead>\n<tr>", _("columns"));
    for (size_t i = 0; i < n; i++)
        fprintf(to, "<th scope=\"col\">%s</th>", _(headings[i]));
    fputs("</tr>\n</thead>\n<tbody>\n", to);
    for (size_t i = 0; i < s->info.n_columns; i++) {
        tidu_inspection_column(s->opened, i, &c);
        write_column(s, &c);
    }
    fputs("</tbody>\n</table>\n</div>\n", to);
}

static void write_option(const sight *s, const char *name, const char *label)
{
    FILE *to = s->p->frame->to;

    fprintf(to, "<label>%s\n<input name=\"%s\" value=\"", label, name);
    frame_text(s->p->frame, upload_field(s->file->choices, name));
    fputs("\"></label>\n", to);
}

static void write_unit_option(const sight *s)
{
    fprintf(s->p->frame->to, "<label>%s\n<select name=\"unit\">\n", _("unit of amounts for which the table names none"));
    write_units(s, or_nothing(upload_field(s->file->choices, "unit")));
    fputs("</select></label>\n", s->p->frame->to);
}

static bool is_workbook(const char *encoding)
{
    return encoding && !strncmp(encoding, "XLS", 3);
}

/* What holds for the whole table; `is_unknown`: it would be refused, perhaps for want of one of these. */
static void write_options(const sight *s, bool is_unknown)
{
    fprintf(s->p->frame->to, "<fieldset>\n<legend>%s</legend>\n", _("of the whole table"));
    if (is_unknown || is_workbook(s->info.encoding))
        write_option(s, "sheet", _("sheet, by its name or number"));
    if (is_unknown || s->info.kind == TIDU_TABLE_COMPANIES) {
        write_option(s, "year", _("year of the figures, if the table does not say"));
        write_unit_option(s);
        write_option(s, "town", _("town of the companies, if the table does not say"));
    }
    if (is_unknown || s->info.kind == TIDU_TABLE_CERTIFICATES) {
        write_option(s, "credential", _("which title it is, if the rows do not say, such as 高新技术企业"));
        write_option(s, "granted", _("day of grant, if the rows do not say, such as 2023-11-08"));
    }
    fputs("</fieldset>\n", s->p->frame->to);
}

static const char *kind_text(tidu_table_kind kind)
{
    static const char *const texts[] = {[TIDU_TABLE_COMPANIES] = N_("a table of companies and their figures"),
                                        [TIDU_TABLE_CERTIFICATES] = N_("a list of certificates"),
                                        [TIDU_TABLE_APPLICATIONS] = N_("a list of applications and what came of them"),
                                        [TIDU_TABLE_TARGET_VALUES] = N_("a list of values of targets"),
                                        [TIDU_TABLE_POOL_LIST] = N_("a list of entries into pools"),
                                        [TIDU_TABLE_VISITS] = N_("a list of visits"),
                                        [TIDU_TABLE_TASKS] = N_("a list of tasks")};

    return _(texts[kind]);
}

/* --- what is wrong ---------------------------------------------------------------------- */

enum { MOST_KINDS = 64, MOST_SHOWN = 12 };

/* Advice that names an option of a command is for the command line. */
static bool is_for_page(const char *text)
{
    return *text && !strstr(text, "--");
}

static void write_problem(const sight *s, const tidu_problem *found, size_t n)
{
    FILE *to = s->p->frame->to;

    fprintf(to, "<li>%s", found->severity == TIDU_ERROR ? _("error") : _("warning"));
    if (found->line)
        fprintf(to, _(", line %lu"), found->line);
    fputs(": ", to);
    frame_text(s->p->frame, found->header);
    if (*found->found && strcmp(found->found, found->header)) {
        fputs(" “", to);
        frame_text(s->p->frame, found->found);
        fputs("”", to);
    }
    fprintf(to, " %s ", _("—"));
    frame_text(s->p->frame, found->text);
    if (is_for_page(found->done)) {
        fputs("; ", to);
        frame_text(s->p->frame, found->done);
    }
    if (n > 1) {
        fputs(" ", to);
        fprintf(to, _("(%zu such places)"), n);
    }
    fputs("</li>\n", to);
}

static void write_problems(const sight *s)
{
    tidu_problem kinds[MOST_KINDS], found;
    size_t counts[MOST_KINDS], n = 0, k;

    for (int severity = TIDU_ERROR; severity >= TIDU_WARNING; severity--) {
        for (size_t i = 0; tidu_problems_get(s->problems, (tidu_severity)severity, i, &found); i++) {
            for (k = 0; k < n && strcmp(kinds[k].code, found.code) != 0; k++)
                ;
            if (k == n && n < MOST_KINDS) {
                counts[n] = 0;
                kinds[n++] = found;
            }
            if (k < n)
                counts[k]++;
        }
    }
    if (!n)
        return;
    fprintf(s->p->frame->to, "<h2>%s</h2>\n<ul>\n", _("What is to be seen to"));
    for (k = 0; k < n && k < MOST_SHOWN; k++)
        write_problem(s, &kinds[k], counts[k]);
    fputs("</ul>\n", s->p->frame->to);
}

/* --- the page --------------------------------------------------------------------------- */

static void write_summary(const sight *s)
{
    FILE *to = s->p->frame->to;

    fprintf(to, "<dl>\n<dt>%s</dt><dd>%s</dd>\n<dt>%s</dt><dd>%lu</dd>\n<dt>%s</dt><dd>%lu</dd>\n<dt>%s</dt><dd>", _("this is"),
            kind_text(s->info.kind), _("rows"), s->info.rows, _("header in line"), s->info.header_line, _("encoding"));
    frame_text(s->p->frame, s->info.encoding);
    fputs("</dd>\n</dl>\n", to);
    if (*s->info.refusal) {
        char plain[BRING_WHY];

        bring_plain(s->info.refusal, plain);
        fprintf(to, "<div class=\"alert\" role=\"alert\"><p>%s</p><p>", _("as it stands, the import would refuse this table:"));
        frame_text(s->p->frame, plain);
        fputs("</p></div>\n", to);
    }
}

static void write_buttons(const sight *s, bool can_import)
{
    bring_button(s->p, "check", _("look again with these choices"));
    if (can_import)
        bring_button(s->p, "import", _("bring it in"));
    bring_button(s->p, "away", _("put the file away"));
}

int bring_write_choices(const page *p, tidu_session *session, const shelf_file *file)
{
    const tidu_source source = bring_source(file, desk_database(p->desk));
    sight s = {.p = p, .session = session, .file = file};
    char path[64], why[BRING_WHY];
    tidu_error err;
    bool is_open = tidu_inspection_open(session, &source, &s.opened, &s.problems, &err) == TIDU_OK;

    snprintf(path, sizeof path, "/bring-in/%u", file->number);
    if (!is_open) {
        bring_say(&err, why);
        frame_alert(p->frame, why);
    } else {
        tidu_inspection_describe(s.opened, &s.info);
        write_summary(&s);
    }
    bring_form_begin(p, path, true);
    if (is_open)
        write_columns(&s);
    write_options(&s, !is_open || *s.info.refusal);
    write_buttons(&s, is_open);
    fputs("</form>\n", p->frame->to);
    if (is_open)
        write_problems(&s);
    tidu_inspection_free(s.opened);
    tidu_problems_free(s.problems);
    return 200;
}
