/*
 * Each distinct code is looked up once, since many companies share a code; problems are reported per company.
 */
#include "intake/code_check.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/number_text.h"
#include "base/text_index.h"

enum { MOST_FOUND = 512 };

typedef struct check {
    const panel *panel;
    const intake_report *report;
    const code_register *codes;
    problems *found;
    text_index *seen;     /* region codes looked up already, since finding a successor compares all codes */
    code_answer *answers;
    size_t capacity;
    bool failed; /* memory is exhausted */
} check;

static int indicator_of(const check *c, const char *name)
{
    return dictionary_find(panel_dictionary(c->panel), name);
}

static void note(check *c, problem_kind kind, uint32_t company, int indicator, const char *text)
{
    problem entry = {kind, c->report->file, 0, 0, dictionary_get(panel_dictionary(c->panel), indicator)->name, text};
    uint32_t line = 0;

    panel_first_line(c->panel, company, &line);
    entry.line = line;
    for (size_t i = 0; i < c->report->n_columns; i++) {
        if (c->report->columns[i].indicator == indicator) {
            entry.column = c->report->columns[i].column;
            entry.header = c->report->columns[i].header;
        }
    }
    c->failed |= !problems_add(c->found, &entry);
}

void code_successor_text(const code_answer *a, char *text, size_t size)
{
    snprintf(text, size, "%s%s%s", a->successor, a->successor_entry ? " " : "",
             a->successor_entry ? a->successor_entry->name : "");
}

/* --- regions and industries --------------------------------------------------------------- */

static code_answer find_region(check *c, const char *code)
{
    size_t known = text_index_count(c->seen);
    uint32_t number = text_index_add(c->seen, code, strlen(code));

    if (number == TEXT_INDEX_NONE ||
        !allocate_room((void **)&c->answers, &c->capacity, (size_t)number + 1, sizeof *c->answers)) {
        c->failed = true;
        return (code_answer){.standing = CODE_IN_USE, .successor = ""};
    }
    if (number == known)
        c->answers[number] = code_register_find(c->codes, CODE_REGION, 0, code);
    return c->answers[number];
}

static void check_region(check *c, uint32_t company, int indicator, const char *code)
{
    code_answer a = find_region(c, code);
    char successor[MOST_FOUND], text[2 * MOST_FOUND];

    if (a.standing == CODE_UNKNOWN) {
        note(c, PROBLEM_REGION_UNKNOWN, company, indicator, code);
    } else if (a.standing == CODE_RETIRED) {
        code_successor_text(&a, successor, sizeof successor);
        snprintf(text, sizeof text, "%s %s%s%s", code, a.entry->name, *successor ? " -> " : "", successor);
        note(c, *successor ? PROBLEM_REGION_RETIRED : PROBLEM_REGION_GONE, company, indicator, text);
    }
}

static void check_industry(check *c, uint32_t company, int indicator, int edition, const char *code)
{
    code_answer a = code_register_find(c->codes, CODE_INDUSTRY, edition, code);
    bool is_of_old = edition == CODE_LATEST_EDITION &&
                     code_register_find(c->codes, CODE_INDUSTRY, 2011, code).standing != CODE_UNKNOWN;

    if (a.standing != CODE_IN_USE)
        note(c, is_of_old ? PROBLEM_INDUSTRY_EDITION : PROBLEM_INDUSTRY_UNKNOWN, company, indicator, code);
}

tidu_status code_check(const panel *p, const intake_report *report, const code_register *codes,
                       problems *found, tidu_error *err)
{
    static const struct {
        const char *indicator;
        code_kind kind;
        int edition;
    } columns[] = {{"region", CODE_REGION, 0},
                   {"industry", CODE_INDUSTRY, CODE_LATEST_EDITION},
                   {"industry_2011", CODE_INDUSTRY, 2011}};
    check c = {.panel = p, .report = report, .codes = codes, .found = found, .seen = text_index_new()};

    c.failed = !c.seen;
    for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
        int indicator = indicator_of(&c, columns[k].indicator);
        const char *const *texts = panel_text_column(p, indicator);

        if (!texts || !code_register_has(codes, columns[k].kind, columns[k].edition))
            continue;
        for (uint32_t i = 0; i < panel_count(p) && !c.failed; i++) {
            if (texts[i] && columns[k].kind == CODE_REGION)
                check_region(&c, i, indicator, texts[i]);
            else if (texts[i])
                check_industry(&c, i, indicator, columns[k].edition, texts[i]);
        }
    }
    text_index_free(c.seen);
    release(c.answers);
    return c.failed ? error_memory(err) : TIDU_OK;
}

/* --- successors in the next edition ---------------------------------------------------------- */

static bool is_stored(const panel *stored, const char *code, int indicator)
{
    uint32_t company = stored ? panel_find_company(stored, code, strlen(code)) : PANEL_NO_COMPANY;

    return company != PANEL_NO_COMPANY && panel_text(stored, company, indicator);
}

tidu_status code_fill_industry(panel *p, const panel *stored, const intake_report *report,
                               const code_register *codes, problems *found, tidu_error *err)
{
    check c = {.panel = p, .report = report, .codes = codes, .found = found};
    int new = indicator_of(&c, "industry"), old = indicator_of(&c, "industry_2011");

    for (uint32_t i = 0; i < panel_count(p) && panel_text_column(p, old) && !c.failed; i++) {
        const char *code = panel_text(p, i, old);
        char successor[MOST_FOUND], text[2 * MOST_FOUND];
        code_answer a;

        if (!code || panel_text(p, i, new) || is_stored(stored, panel_code(p, i), new))
            continue;
        a = code_register_find(codes, CODE_INDUSTRY, 2011, code);
        if (!*a.successor || strchr(a.successor, ';'))
            continue;
        code_successor_text(&a, successor, sizeof successor);
        snprintf(text, sizeof text, "%s %s -> %s", code, a.entry->name, successor);
        if (panel_set_text(p, i, new, a.successor, strlen(a.successor)) == PANEL_NO_MEMORY)
            c.failed = true;
        else
            note(&c, PROBLEM_INDUSTRY_SUCCEEDED, i, old, text);
    }
    return c.failed ? error_memory(err) : TIDU_OK;
}

/* --- high-tech fields -------------------------------------------------------------------------- */

/* Answers for codes of up to five digits, so that each is asked only once; 0: not asked yet. */
enum { N_ANSWERS = 100000, ANSWER_KNOWN = 1, ANSWER_UNKNOWN = 2 };

typedef struct field_answers {
    bool (*is_known)(const void *context, double code);
    const void *context;
    uint8_t *of; /* [N_ANSWERS] */
} field_answers;

static bool ask(field_answers *a, double code)
{
    size_t i = code >= 0 && code < N_ANSWERS ? (size_t)code : 0;

    if ((double)i != code)
        return a->is_known(a->context, code);
    if (!a->of[i])
        a->of[i] = a->is_known(a->context, code) ? ANSWER_KNOWN : ANSWER_UNKNOWN;
    return a->of[i] == ANSWER_KNOWN;
}

tidu_status code_check_fields(const panel *p, const intake_report *report,
                              bool (*is_known)(const void *context, double code), const void *context,
                              problems *found, tidu_error *err)
{
    check c = {.panel = p, .report = report, .found = found};
    int indicator = indicator_of(&c, "hightech_field");
    const double *values = panel_column(p, indicator, PANEL_ANY_YEAR);
    field_answers answers = {is_known, context, allocate_array(N_ANSWERS, 1)};

    if (!answers.of)
        return error_memory(err);
    for (uint32_t i = 0; values && i < panel_count(p) && !c.failed; i++) {
        char text[32];

        if (!cell_is_value(values[i]) || ask(&answers, values[i]))
            continue;
        number_format(values[i], text);
        note(&c, PROBLEM_FIELD_UNKNOWN, i, indicator, text);
    }
    release(answers.of);
    return c.failed ? error_memory(err) : TIDU_OK;
}
