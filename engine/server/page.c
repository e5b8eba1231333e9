#include "server/page.h"

#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/language.h"
#include "server/csv_row.h"
#include "server/names.h"
#include "server/recall.h"

enum { PAGE_ROWS = 100, MOST_PAGES = 100000 };

void page_write_path(const page *p, FILE *to)
{
    if (!p->address->n_segments)
        fputc('/', to);
    for (size_t i = 0; i < p->address->n_segments; i++) {
        fputc('/', to);
        address_write(to, p->address->segments[i]);
    }
}

/* What is asked, and not in which language or part it is shown. */
static bool is_of_question(const address_field *f)
{
    return strcmp(f->name, "lang") && strcmp(f->name, "page") && strcmp(f->name, "part");
}

void page_write_query(const page *p, const char *separator, FILE *to)
{
    const char *before = "?";

    for (size_t i = 0; i < p->address->n_fields; i++) {
        const address_field *f = &p->address->fields[i];

        if (!is_of_question(f))
            continue;
        fprintf(to, "%s%s=", before, f->name);
        address_write(to, f->value);
        before = separator;
    }
}

static bool has_query(const page *p)
{
    for (size_t i = 0; i < p->address->n_fields; i++) {
        if (is_of_question(&p->address->fields[i]))
            return true;
    }
    return false;
}

/* Where codes of companies lead: /company takes the code, as a form gives it, and leads on. */
enum { COMPANY_PAGE = 128 };

static void company_page(const page *p, char out[COMPANY_PAGE])
{
    const char *language = !p->frame->says_language ? "" : p->frame->is_chinese ? "lang=zh&" : "lang=en&";
    bool is_index = p->route->operands[0] == OPERAND_INDEX; /* of which the company has a page */

    snprintf(out, COMPANY_PAGE, "/company?%s%s%s%scode=", is_index ? "index=" : "", is_index ? p->address->segments[1] : "", is_index ? "&" : "", language);
}

static int status_of(const answer *a)
{
    return a->status == EXIT_DONE ? 200 : a->status == EXIT_USAGE ? 400 : a->status == EXIT_DATA ? 404 : 500;
}

/* Ask, and write the answer or why there is none. */
static int write_part(const page *p, const route_question *asked, size_t first, size_t n_rows, size_t *rows)
{
    char company[COMPANY_PAGE];
    const answer_form form = {.is_chinese = p->frame->is_chinese, .is_part = true, .first_row = first, .n_rows = n_rows, .company_page = company};
    answer a;
    int status;

    company_page(p, company);
    recall_ask(&asked->q, &form, &a);
    status = status_of(&a);
    if (status == 200)
        fwrite(a.bytes, 1, a.n, p->frame->to);
    else
        frame_alert(p->frame, *a.said ? a.said : _("there is no answer"));
    if (rows)
        *rows = a.rows;
    answer_clear(&a);
    return status;
}

int page_write_answer(const page *p, const route_question *asked)
{
    return write_part(p, asked, 0, 0, NULL);
}

void page_write_downloads(const page *p)
{
    static const char *const endings[] = {"csv", "json", "html"};
    const char *const names[] = {"CSV", "JSON", _("as a file, to keep and to print")};

    fputs("<ul class=\"links\">\n", p->frame->to);
    for (size_t i = p->route->has_no_csv; i < (p->route->has_html ? 3 : 2); i++) {
        fputs("<li><a href=\"", p->frame->to);
        page_write_path(p, p->frame->to);
        fprintf(p->frame->to, ".%s", endings[i]);
        page_write_query(p, "&amp;", p->frame->to);
        fprintf(p->frame->to, "%s\">%s</a></li>\n", frame_language(p->frame, has_query(p)), names[i]);
    }
    fputs("</ul>\n", p->frame->to);
}

void page_write_permalink(const page *p)
{
    fputs("<p><a href=\"", p->frame->to);
    page_write_path(p, p->frame->to);
    page_write_query(p, "&amp;", p->frame->to);
    fprintf(p->frame->to, "%s\">%s</a></p>\n", frame_language(p->frame, has_query(p)), _("this scenario as an address, to keep or to send"));
}

static size_t page_number(const page *p)
{
    const char *text = address_find(p->address, "page");
    long n = text ? strtol(text, NULL, 10) : 1;

    return n < 1 ? 1 : n > MOST_PAGES ? MOST_PAGES : (size_t)n;
}

static void write_turn(const page *p, size_t number, const char *text)
{
    fputs("<li><a href=\"", p->frame->to);
    page_write_path(p, p->frame->to);
    page_write_query(p, "&amp;", p->frame->to);
    fprintf(p->frame->to, "%spage=%zu%s\">%s</a></li>\n", has_query(p) ? "&amp;" : "?", number, frame_language(p->frame, true), text);
}

static void write_count(const page *p, size_t first, size_t end, size_t rows)
{
    fputs(end < rows || first > 1 ? "<p class=\"part\">" : "<p>", p->frame->to);
    fprintf(p->frame->to, _("rows %zu to %zu of %zu"), first, end, rows);
    fputs("</p>\n", p->frame->to);
}

/* Which rows are shown; of a list that costs by its rows it is only known whether there are more. */
static void write_extent(const page *p, size_t first, size_t end, size_t rows)
{
    if (first >= rows) {
        if (first)
            frame_alert(p->frame, _("the list has no such page"));
    } else if (p->route->costs_by_rows && rows > end) {
        fputs("<p class=\"part\">", p->frame->to);
        fprintf(p->frame->to, _("rows %zu to %zu"), first + 1, end);
        fputs("</p>\n", p->frame->to);
    } else {
        write_count(p, first + 1, end, rows);
    }
}

int page_write_part(const page *p, const char *const words[], size_t n_rows, size_t *rows)
{
    route_question asked;
    int status = route_ask_words(words, p->desk, p->frame->is_chinese, &asked) ? write_part(p, &asked, 0, n_rows, rows) : 500;

    if (n_rows && *rows > n_rows)
        write_count(p, 1, n_rows, *rows);
    return status;
}

static void write_pager(const page *p, size_t number, size_t rows)
{
    size_t first = (number - 1) * PAGE_ROWS, last = (rows + PAGE_ROWS - 1) / PAGE_ROWS, end = first + PAGE_ROWS < rows ? first + PAGE_ROWS : rows;

    write_extent(p, first, end, rows);
    if (last < 2)
        return;
    fprintf(p->frame->to, "<nav aria-label=\"%s\">\n<ul class=\"links\">\n", _("pages of the list"));
    if (number > 1)
        write_turn(p, number - 1 < last ? number - 1 : last, _("back"));
    if (number < last)
        write_turn(p, number + 1, _("on"));
    fputs("</ul>\n</nav>\n", p->frame->to);
}

/* An answer in its own format; NULL: there is none. */
static char *ask_bytes(const page *p, const route_question *asked)
{
    const answer_form form = {.is_chinese = p->frame->is_chinese};
    answer a;

    recall_ask(&asked->q, &form, &a);
    if (a.status != EXIT_DONE)
        answer_clear(&a);
    return a.bytes;
}

char *page_ask_rows(const page *p, const char *const words[])
{
    route_question asked;

    return route_ask_words(words, p->desk, p->frame->is_chinese, &asked) ? ask_bytes(p, &asked) : NULL;
}

char *page_ask(const page *p, const char *command, const char *second, const char *flag, const char *format)
{
    const char *const words[] = {command, second, NULL};
    route_question asked;

    return route_ask_beside(words, p->route, p->address, p->desk, p->frame->is_chinese, &asked) && route_ask_format(format, &asked) &&
                   (!flag || route_ask_flag(flag, &asked))
               ? ask_bytes(p, &asked)
               : NULL;
}

typedef struct rule_ids {
    char ids[CSV_ROW_MOST][64];
    size_t n;
} rule_ids;

/* The rules that a column of an answer names. */
static void read_rules(const page *p, const char *const words[], const char *column, rule_ids *out)
{
    char *text = page_ask_rows(p, words), *at = text;
    csv_row row;
    size_t place;

    out->n = 0;
    if (text && csv_row_next(&at, &row)) {
        place = csv_row_find(&row, column);
        while (out->n < CSV_ROW_MOST && csv_row_next(&at, &row)) {
            const char *id = csv_row_cell(&row, place);

            if (names_is_id(id))
                snprintf(out->ids[out->n++], sizeof *out->ids, "%s", id);
        }
    }
    free(text);
}

static void write_rules(const page *p, const rule_ids *rules, const char *path, const char *heading)
{
    char address[256];

    fprintf(p->frame->to, "<h2>%s</h2>\n<ul class=\"links\">\n", heading);
    for (size_t i = 0; i < rules->n; i++) {
        const char *name = names_of_rule(rules->ids[i], p->frame->is_chinese);

        snprintf(address, sizeof address, "%s/%s", path, rules->ids[i]);
        if (!name)
            continue; /* a label that no rule is known of */
        fputs("<li>", p->frame->to);
        frame_link(p->frame, address, name);
        fputs("</li>\n", p->frame->to);
    }
    fputs("</ul>\n", p->frame->to);
}

static void add_rung(void *context, const char *id)
{
    rule_ids *rungs = context;

    if (rungs->n < CSV_ROW_MOST && names_is_id(id))
        snprintf(rungs->ids[rungs->n++], sizeof *rungs->ids, "%s", id);
}

void page_write_lists(const page *p)
{
    rule_ids rungs = {.n = 0};

    names_of_rungs(add_rung, &rungs);
    write_rules(p, &rungs, "/list", _("Who can file, and who is close"));
}

static void write_rungs(const page *p)
{
    const char *code = p->address->segments[1];
    const char *const words[] = {"ladder", "--format", "csv", code, NULL};
    rule_ids rules;
    char path[128];

    snprintf(path, sizeof path, "/company/%s", code);
    read_rules(p, words, "rung", &rules);
    write_rules(p, &rules, path, _("What is met, missing and open, with the law"));
}

static void write_index(void *context, const char *id)
{
    const page *p = context;
    char path[128], name[NAMES_INDEX];

    if (!names_of_index(id, p->frame->is_chinese, name))
        return;
    snprintf(path, sizeof path, "/index/%s", id);
    fputs("<li>", p->frame->to);
    frame_link(p->frame, path, name);
    fputs("</li>\n", p->frame->to);
}

void page_write_indices(const page *p)
{
    page copy = *p;

    fputs("<ul class=\"links\">\n", p->frame->to);
    names_of_indices(write_index, &copy);
    fputs("</ul>\n", p->frame->to);
}

/* The distances beside the conditions of one company under one rule. */
static void write_gaps(const page *p)
{
    const char *const *segments = p->address->segments;
    const char *const words[] = {"gaps", segments[1], segments[2], NULL};
    route_question asked;
    char path[160];

    snprintf(path, sizeof path, "/company/%s/%s/gaps", segments[1], segments[2]);
    if (route_ask_words(words, p->desk, p->frame->is_chinese, &asked))
        write_part(p, &asked, 0, 0, NULL);
    fputs("<p>", p->frame->to);
    frame_link(p->frame, path, _("how far it is, on a page of its own"));
    fputs("</p>\n<p>", p->frame->to);
    snprintf(path, sizeof path, "/company/%s/%s/whatif", segments[1], segments[2]);
    frame_link(p->frame, path, _("what if its figures change"));
    fputs("</p>\n<p>", p->frame->to);
    snprintf(path, sizeof path, "/company/%s/%s/plan", segments[1], segments[2]);
    frame_link(p->frame, path, _("its plan, to be printed"));
    fputs("</p>\n", p->frame->to);
}

/* A page behind which a command stands. */
static int write_rows(const page *p)
{
    const route *r = p->route;
    size_t number = r->is_paged ? page_number(p) : 1, rows = 0;
    route_question asked;
    int status = 400;

    if (route_ask(r, p->address, p->desk, NULL, p->frame->is_chinese, &asked) &&
        (!r->costs_by_rows || route_ask_top(number * PAGE_ROWS + 1, &asked)))
        status = write_part(p, &asked, (number - 1) * PAGE_ROWS, r->is_paged ? PAGE_ROWS : 0, &rows);
    if (status == 200 && r->is_paged)
        write_pager(p, number, rows);
    if (status == 200)
        page_write_downloads(p);
    return status;
}

int page_write_command(const page *p)
{
    const route *r = p->route;
    int status;

    page_write_form(p);
    fputs("<div id=\"result\">\n", p->frame->to);
    if (p->route->waits_for && !address_find(p->address, p->route->waits_for)) {
        fprintf(p->frame->to, "<p>%s</p>\n", _("This takes long: with 100,000 companies some minutes. Say how often, and show it."));
        status = 200;
    } else {
        status = write_rows(p);
    }
    fputs("</div>\n", p->frame->to);
    if (status != 200 || r->operands[0] != OPERAND_CODE || r->tail)
        return status;
    if (!r->operands[1])
        write_rungs(p);
    if (r->operands[1] == OPERAND_RULE)
        write_gaps(p);
    return status;
}
