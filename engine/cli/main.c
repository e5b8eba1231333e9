/*
 * The program: finds the command, parses its options and runs it. Data go to standard output, messages to standard
 * error.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/command.h"
#include "cli/failure.h"
#include "cli/help.h"
#include "cli/installation.h"
#include "cli/language.h"
#include "cli/nearest.h"
#include "cli/level_options.h"
#include "cli/outgoing.h"
#include "cli/output.h"
#include "cli/output_format.h"
#include "cli/output_target.h"

static const option program_options[] = {
    {.name = "version", .kind = OPTION_FLAG, .help = N_("show the version")},
    {.name = NULL},
};

static int say_unknown_command(const char *name)
{
    const char *best = NULL;
    int distance = 0;

    for (const command *const *c = commands; *c; c++)
        nearest_offer(name, (*c)->name, &best, &distance);
    if (best)
        return failure_usage(NULL, _("unknown command '%.60s'; did you mean '%s'?"), name, best);
    return failure_usage(NULL, _("unknown command '%.60s'"), name);
}

/* Flush standard output; failing to write it is an error unless the reader has closed the pipe. */
static int finish(int status)
{
    tidu_error err;
    output standard = {.file = NULL};

    if (output_close(&standard, true, &err) != TIDU_OK && status == EXIT_DONE)
        return failure_say(&err);
    return status;
}

static int show_help(const char *name)
{
    const command *c = name ? command_find(name) : NULL;

    if (name && !c)
        return say_unknown_command(name);
    if (c)
        help_command(stdout, c);
    else
        help_program(stdout, commands);
    return EXIT_DONE;
}

static int check_operands(const command *c, const arguments *a)
{
    size_t n = arguments_operands(a);

    if (n < (size_t)c->least_operands)
        return failure_usage(c, _("missing argument; usage: tidu %s %s"), c->name, c->operands);
    if (c->most_operands >= 0 && n > (size_t)c->most_operands)
        return failure_usage(c, _("unexpected argument '%.80s'; usage: tidu %s%s%s"),
                             arguments_operand(a, (size_t)c->most_operands), c->name,
                             *c->operands ? " " : "", c->operands);
    return EXIT_DONE;
}

static int run_command(const command *c, const arguments *a, bool is_chinese, outgoing *out)
{
    const char *colour = arguments_text(a, "color");
    invocation call = {.command = c,
                       .arguments = a,
                       .out = terminal_of(stdout, colour),
                       .talk = terminal_of(stderr, colour),
                       .is_chinese = is_chinese,
                       .is_quiet = arguments_flag(a, "quiet"),
                       .outgoing = out};
    int status;

    if (arguments_flag(a, "help"))
        return show_help(c->name);
    status = check_operands(c, a);
    if (status == EXIT_DONE)
        status = output_target_check(&call);
    if (status == EXIT_DONE)
        status = output_format_find(c, a, &call.format);
    return status == EXIT_DONE ? c->run(&call) : status;
}

/* tidu [--version | --help | help [COMMAND]], which need no command */
static int run_program(const arguments *a)
{
    const char *first = arguments_operand(a, 0);

    if (arguments_flag(a, "version")) {
        puts("tidu " TIDU_VERSION);
        return EXIT_DONE;
    }
    if (first && strcmp(first, "help") != 0)
        return say_unknown_command(first);
    if (first || arguments_flag(a, "help"))
        return show_help(arguments_operand(a, 1));
    help_program(stderr, commands);
    return EXIT_USAGE;
}

static bool takes_value(const char *word)
{
    for (const option *row = common_options; row->name; row++)
        if (row->kind != OPTION_FLAG && strcmp(word + 2, row->name) == 0)
            return true;
    return false;
}

/* The position of the first word that is not an option; common options may precede the command. */
static int find_first_word(int argc, char **argv)
{
    int i = 1;

    while (i < argc && strncmp(argv[i], "--", 2) == 0)
        i += takes_value(argv[i]) ? 2 : 1;
    return i < argc ? i : argc;
}

/* Of the words, behind the program; those before it move back. */
static void move_to_front(char **argv, int at)
{
    char *word = argv[at];

    for (int i = at; i > 1; i--)
        argv[i] = argv[i - 1];
    argv[1] = word;
}

/* The language given on the command line, looked up first so that messages about the command line use it. */
static const char *language_wanted(int argc, char **argv)
{
    const char *wanted = NULL;

    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "--lang=", 7) == 0)
            wanted = argv[i] + 7;
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            wanted = argv[i + 1];
    }
    return wanted;
}

/*
 * Run it with the words by which its answer is recorded: as they were given, and the language and the level if the environment chose them.
 */
static int run_recorded(const command *c, const arguments *a, bool is_chinese, int n, char **given)
{
    const char *level = level_options_wanted(a);
    const char **words = calloc((size_t)n + 4, sizeof *words);
    outgoing out = {.words = words, .n_words = (size_t)n, .sent = tidu_sent_new()};
    int status;

    if (!words || !out.sent) {
        free(words);
        tidu_sent_free(out.sent);
        return failure_say(&(tidu_error){.status = TIDU_ENOMEM, .message = "out of memory"});
    }
    for (int i = 0; i < n; i++)
        words[i] = given[i];
    if (!arguments_text(a, "lang")) {
        words[out.n_words++] = "--lang";
        words[out.n_words++] = is_chinese ? "zh" : "en";
    }
    if (level && !arguments_text(a, "level")) {
        words[out.n_words++] = "--level";
        words[out.n_words++] = level;
    }
    status = run_command(c, a, is_chinese, &out);
    tidu_sent_free(out.sent);
    free(words);
    return status;
}

/*
 * Columns double in size while short-lived threads read a table. Large allocations that are separate mappings grow in
 * place and are returned to the system as soon as they are freed.
 */
static void keep_memory_small(void)
{
#ifdef __GLIBC__
    enum { LARGE = 1 << 18 };

    mallopt(M_MMAP_THRESHOLD, LARGE);
#endif
}

int main(int argc, char **argv)
{
    char message[OPTION_MESSAGE];
    int at = find_first_word(argc, argv);
    const command *c = at < argc ? command_find(argv[at]) : NULL;
    int n_before = c ? 2 : 1;
    arguments *a;
    bool is_chinese;
    int status;

    keep_memory_small();
    output_watch_pipe();
    installation_locate(argv[0]);
    is_chinese = language_choose(language_wanted(argc, argv));
    if (c)
        move_to_front(argv, at);
    a = arguments_parse(c ? c->options : program_options, common_options, argc - n_before,
                        argv + n_before, message);
    if (!a)
        return failure_usage(c, "%s", message);
    status = finish(c ? run_recorded(c, a, is_chinese, argc - 1, argv + 1) : run_program(a));
    arguments_free(a);
    return status;
}
