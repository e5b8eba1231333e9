/*
 * The words are those of the record without the options that say where data come from and where answers go; those of now are put in their
 * place. It runs in this process, as another one would need a way around the record, which anybody could use. What it says on standard
 * error is caught: its last line is the reason if it fails.
 */
#include "cli/rerun.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/output_format.h"
#include "cli/today.h"

/*
 * Commands that answer questions and change nothing, with the subcommands that do ("": all). Where one of these is meant if none is named,
 * the words that change something are listed: they alone are refused.
 */
typedef struct permission {
    const char *command;
    const char *subcommands;
    const char *others; /* NULL: a subcommand must be named */
} permission;

static const permission allowed[] = {{"assess", "", NULL}, {"backtest", "", NULL}, {"baseline", "", NULL}, {"border", "", NULL}, {"calendar", "", NULL}, {"code", "", NULL}, {"coverage", "", NULL},
               {"diff", "", NULL}, {"explain", "", NULL}, {"fairness", "", NULL}, {"forecast", "", NULL}, {"gaps", "", NULL},
               {"history", "", NULL}, {"index", "", NULL}, {"ladder", "", NULL}, {"league", "", NULL}, {"metric", "", NULL},
               {"monthly", "", NULL}, {"plan", "", NULL}, {"policy", "", NULL}, {"quality", "", NULL}, {"rank", "", NULL},
               {"reach", "", NULL}, {"reallocate", "", NULL}, {"research", "", NULL}, {"roster", "", NULL}, {"select", "", NULL},
               {"whatif", "", NULL}, {"target", "list|check|status|explain|pack|split|classes", NULL},
               {"pool", "list|due|unvisited|load|history|months", "enter|leave|assign"},
               {"task", "list|show|visits", "add|close|reopen|cancel|move|problems|visit"}, {"application", "list", NULL}};

/* Options that name the source or the place of an answer, or would write something. */
static const char *const replaced[] = {"db", "input", "import", "output", "problems", "review", "save"};

static bool is_among(const char *list, const char *word)
{
    size_t n = strlen(word);

    for (const char *at = list; at; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL) {
        if (!strncmp(at, word, n) && (at[n] == '|' || !at[n]))
            return true;
    }
    return false;
}

static const permission *find_permission(const char *name)
{
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        if (!strcmp(allowed[i].command, name))
            return &allowed[i];
    }
    return NULL;
}

static bool is_allowed(const permission *p, const char *operand)
{
    if (!*p->subcommands || (!operand && p->others))
        return true;
    return operand && (is_among(p->subcommands, operand) || (p->others && !is_among(p->others, operand)));
}

static bool is_replaced(const option *row)
{
    for (size_t i = 0; row && i < sizeof replaced / sizeof *replaced; i++) {
        if (!strcmp(row->name, replaced[i]))
            return true;
    }
    return false;
}

/* The option of a word "--name" or "--name=value"; NULL: none of the table. */
static const option *find_option(const option *table, const char *word)
{
    size_t n = strcspn(word + 2, "=");

    for (const option *row = table; row->name; row++) {
        if (!strncmp(row->name, word + 2, n) && !row->name[n])
            return row;
    }
    return NULL;
}

typedef struct word_list {
    char **words; /* [n] copies, with room for those that are added */
    int n;
    bool has_failed;
} word_list;

static void add(word_list *l, const char *word)
{
    char *copy = malloc(strlen(word) + 1);

    if (copy)
        l->words[l->n++] = strcpy(copy, word);
    l->has_failed |= !copy;
}

static void clear(word_list *l)
{
    while (l->n)
        free(l->words[--l->n]);
    free(l->words);
}

/* All but the options to be replaced, with their values. */
static void copy_words(const command *c, const tidu_verify_run *run, word_list *l)
{
    bool has_ended = false; /* "--" was met */

    for (size_t i = 1; i < run->n; i++) {
        const char *word = run->words[i];
        const option *row = NULL;
        bool has_value;

        has_ended |= !strcmp(word, "--");
        if (!has_ended && !strncmp(word, "--", 2) && !(row = find_option(c->options, word)))
            row = find_option(common_options, word);
        has_value = row && row->kind != OPTION_FLAG && !row->is_optional && !strchr(word, '=') && i + 1 < run->n;
        if (!is_replaced(row)) {
            add(l, word);
            if (has_value)
                add(l, run->words[i + 1]);
        }
        i += has_value;
    }
}

/* Options go before everything else, as "--" may be among the words. */
static void make_words(const command *c, const tidu_verify_run *run, word_list *l)
{
    if (run->db && find_option(c->options, "--db")) {
        add(l, "--db");
        add(l, run->db);
    }
    if (run->input && find_option(c->options, "--input")) {
        add(l, "--input");
        add(l, run->input);
    }
    if (!run->is_standard) {
        add(l, "--output");
        add(l, run->output);
    }
    copy_words(c, run, l);
}

/* --- what it says ------------------------------------------------------------------------ */

typedef struct hush {
    FILE *said;
    int before; /* standard error; -1: it was not caught */
} hush;

static void hush_begin(hush *h)
{
    fflush(stderr);
    h->said = tmpfile();
    h->before = h->said ? dup(STDERR_FILENO) : -1;
    if (h->before >= 0)
        dup2(fileno(h->said), STDERR_FILENO);
}

/* The last line that was said. */
static void hush_end(hush *h, char reason[RERUN_REASON])
{
    char line[RERUN_REASON];

    fflush(stderr);
    if (h->before >= 0) {
        dup2(h->before, STDERR_FILENO);
        close(h->before);
        rewind(h->said);
        while (fgets(line, sizeof line, h->said)) {
            line[strcspn(line, "\n")] = '\0';
            if (*line)
                snprintf(reason, RERUN_REASON, "%s", strncmp(line, "tidu: ", 6) ? line : line + 6);
        }
    }
    if (h->said)
        fclose(h->said);
}

/* --- running ----------------------------------------------------------------------------- */

static int run_words(const invocation *call, const command *c, const arguments *a, const char *language, outgoing *out)
{
    bool is_chinese = language_choose(language);
    const char *colour = arguments_text(a, "color");
    invocation again = {.command = c,
                        .arguments = a,
                        .out = {.is_colour = colour && !strcmp(colour, "always"), .is_wide_ambiguous = call->out.is_wide_ambiguous},
                        .talk = {.width = 0},
                        .is_chinese = is_chinese,
                        .is_quiet = true,
                        .outgoing = out};
    int status = output_format_find(c, a, &again.format);

    if (status == EXIT_DONE)
        status = c->run(&again);
    language_choose(call->is_chinese ? "zh" : "en");
    return status;
}

static bool refuse(char reason[RERUN_REASON], const tidu_verify_run *run)
{
    snprintf(reason, RERUN_REASON, _("the record says 'tidu %.60s %.60s', which is no question that can be asked again"),
             run->n ? run->words[0] : "", run->n > 1 ? run->words[1] : "");
    return false;
}

/* Run it if its subcommand may be run; what it says becomes the reason. */
static bool run_caught(const invocation *call, const tidu_verify_run *run, const arguments *a, outgoing *out, char reason[RERUN_REASON])
{
    const command *c = command_find(run->words[0]);
    const char *own = call->is_chinese ? "zh" : "en", *language = arguments_text(a, "lang") ? arguments_text(a, "lang") : own;
    int status;
    hush h;

    if (!is_allowed(find_permission(c->name), arguments_operand(a, 0)))
        return refuse(reason, run);
    hush_begin(&h);
    today_is(run->day);
    status = run_words(call, c, a, language, out);
    if (!out->is_written && strcmp(language, own) != 0) { /* once more, to say the reason to who asks now */
        status = run_words(call, c, a, own, out);
        out->is_written = false;
    }
    today_is(NULL);
    hush_end(&h, reason);
    if (out->is_written)
        return true;
    if (!*reason)
        snprintf(reason, RERUN_REASON, _("it ended with status %d and without an answer"), status);
    return false;
}

bool rerun_run(const invocation *call, const tidu_verify_run *run, void (*ended)(void *context, tidu_session *session), void *context,
               char reason[RERUN_REASON])
{
    enum { MOST_ADDED = 8 };
    const command *c = run->n && find_permission(run->words[0]) ? command_find(run->words[0]) : NULL;
    outgoing out = {.instead = run->output, .ended = ended, .context = context};
    word_list l = {c ? calloc(run->n + MOST_ADDED, sizeof *l.words) : NULL, 0, false};
    char message[OPTION_MESSAGE];
    arguments *a;
    bool is_done = false;

    *reason = '\0';
    if (!l.words)
        return refuse(reason, run);
    make_words(c, run, &l);
    a = l.has_failed ? NULL : arguments_parse(c->options, common_options, l.n, l.words, message);
    if (l.has_failed)
        snprintf(message, sizeof message, "out of memory");
    if (a)
        is_done = run_caught(call, run, a, &out, reason);
    else
        snprintf(reason, RERUN_REASON, "%s", message);
    arguments_free(a);
    clear(&l);
    return is_done;
}
