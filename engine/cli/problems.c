/*
 * A few problems are said one by one, many by kind, the worst first; all of them are written where --problems says.
 */
#include "cli/problems.h"

#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"
#include "cli/output.h"
#include "cli/review_files.h"
#include "cli/say.h"

enum { MOST_SAID = 5 };

enum { MOST_FOUND = 160 };

/* So many bytes of a text, not ending within a letter. */
static int length_said(const char *text)
{
    size_t n = strnlen(text, MOST_FOUND);

    while (text[n] && n && ((unsigned char)text[n] & 0xc0) == 0x80)
        n--;
    return (int)n;
}

static void say_problem(const tidu_problem *p)
{
    say_place(p->file, p->line, p->column);
    say(" %s %s", p->code, p->header);
    if (*p->found && strcmp(p->found, p->header) != 0)
        say(*p->header ? " '%.*s'" : "'%.*s'", length_said(p->found), p->found);
    say(_(": %s; %s\n"), p->text, p->done);
}

/* A code of --codes is of what was asked, not of the data: each is named, however much is wrong with those. */
static bool is_listed_code(const tidu_problem *p)
{
    return !strcmp(p->code, "D133");
}

/* A kind of problem: the first one, and how many there are. */
typedef struct said_kind {
    tidu_problem first;
    size_t n;
} said_kind;

enum { MOST_KINDS = 128 };

/* The kinds of a severity, the most frequent first; equal ones in the order in which they were found. */
static size_t group_problems(const tidu_problems *problems, tidu_severity severity, said_kind kinds[MOST_KINDS])
{
    tidu_problem p;
    size_t n = 0, k;

    for (size_t i = 0; tidu_problems_get(problems, severity, i, &p); i++) {
        if (is_listed_code(&p))
            continue;
        for (k = 0; k < n && strcmp(kinds[k].first.code, p.code) != 0; k++)
            ;
        if (k == n && n < MOST_KINDS)
            kinds[n++] = (said_kind){p, 0};
        if (k < n)
            kinds[k].n++;
    }
    for (size_t i = 1; i < n; i++) {
        said_kind one = kinds[i];

        for (k = i; k && kinds[k - 1].n < one.n; k--)
            kinds[k] = kinds[k - 1];
        kinds[k] = one;
    }
    return n;
}

enum { MOST_LISTED = 20 };

/* Say them, as far as they are few enough to be read, and return their number. */
static size_t say_listed_codes(const tidu_problems *problems)
{
    tidu_problem p;
    size_t n = 0;

    for (size_t i = 0; tidu_problems_get(problems, TIDU_WARNING, i, &p); i++) {
        if (is_listed_code(&p) && n++ < MOST_LISTED)
            say_problem(&p);
    }
    if (n > MOST_LISTED)
        say(_("  and %zu more like this\n"), n - MOST_LISTED);
    return n;
}

/* Many problems: each kind once, with its number. */
static void say_kinds(const tidu_problems *problems)
{
    said_kind kinds[MOST_KINDS];

    for (int severity = TIDU_ERROR; severity >= TIDU_WARNING; severity--) {
        size_t n = group_problems(problems, (tidu_severity)severity, kinds);

        for (size_t i = 0; i < n; i++) {
            say_problem(&kinds[i].first);
            if (kinds[i].n > 1)
                say(_("  and %zu more like this\n"),
                        kinds[i].n - 1);
        }
    }
}

/* Print a few problems one by one and many by kind, errors before warnings; notes are only written by --problems. */
static void say_problems(const tidu_problems *problems)
{
    tidu_problem p;
    size_t listed = say_listed_codes(problems);

    if (tidu_problems_count(problems, TIDU_ERROR) + tidu_problems_count(problems, TIDU_WARNING) - listed > MOST_SAID) {
        say_kinds(problems);
        return;
    }
    for (int severity = TIDU_ERROR; severity >= TIDU_WARNING; severity--)
        for (size_t i = 0; tidu_problems_get(problems, (tidu_severity)severity, i, &p); i++) {
            if (!is_listed_code(&p))
                say_problem(&p);
        }
}

static int save_worklist(const tidu_problems *problems, const char *path)
{
    tidu_report *report;
    tidu_error err;
    int status;

    if (tidu_problems_report(problems, &report, &err))
        return failure_say(&err);
    status = tidu_report_save_xlsx(report, path, &err) ? failure_say(&err) : EXIT_DONE;
    tidu_report_free(report);
    return status;
}

/* A workbook by the name of the file, otherwise CSV. */
static int write_problems(const tidu_problems *problems, const char *path)
{
    size_t length = strlen(path);
    tidu_error err, closing;
    tidu_status status;
    output o;

    if (length > 5 && !strcmp(path + length - 5, ".xlsx"))
        return save_worklist(problems, path);
    status = output_open(&o, path, &err);
    if (status)
        return failure_say(&err);
    status = tidu_problems_write(problems, output_write, &o, &err);
    if (output_close(&o, !status, &closing)) /* it knows the file and why */
        return failure_say(&closing);
    return status && !output_pipe_is_closed() ? failure_say(&err) : EXIT_DONE;
}

int problems_finish(const invocation *call, tidu_problems *problems)
{
    const char *path = arguments_has(call->arguments, "problems") ? arguments_text(call->arguments, "problems") : NULL;
    int status = EXIT_DONE;
    size_t errors, warnings, notes;

    if (!problems)
        return EXIT_DONE;
    errors = tidu_problems_count(problems, TIDU_ERROR);
    warnings = tidu_problems_count(problems, TIDU_WARNING);
    notes = tidu_problems_count(problems, TIDU_NOTE);
    if (path)
        status = write_problems(problems, path);
    if (!status)
        status = review_files_write(call, problems);
    if (!call->is_quiet && errors + warnings + notes) {
        say_problems(problems);
        if (path && !status)
            say(_("problems in the data: errors %zu, warnings %zu, notes %zu; the complete "
                      "list is in %s\n"), errors,
                    warnings, notes, path);
        else
            say(_("problems in the data: errors %zu, warnings %zu, notes %zu; write the complete list with "
                              "--problems FILE.csv\n"),
                    errors, warnings, notes);
    }
    tidu_problems_free(problems);
    return status;
}
