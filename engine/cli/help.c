/*
 * Help texts are generated from the tables of commands and options.
 */
#include "cli/help.h"

#include <string.h>

#include "cli/language.h"

enum { NAME_WIDTH = 11, OPTION_WIDTH = 26 };

static void write_options(FILE *to, const option *rows)
{
    for (; rows && rows->name; rows++) {
        char left[96];
        const char *argument = rows->argument ? rows->argument : rows->choices;
        int width = snprintf(left, sizeof left, "--%s%s%s", rows->name, argument ? " " : "",
                             argument ? argument : "");

        if (width > OPTION_WIDTH)
            fprintf(to, "  %s\n  %*s  %s\n", left, OPTION_WIDTH, "", _(rows->help));
        else
            fprintf(to, "  %-*s  %s\n", OPTION_WIDTH, left, _(rows->help));
    }
}

void help_program(FILE *to, const command *const *list)
{
    const char *group = "";

    fputs(_("tidu assesses companies by the official rules, from tech SME to unicorn.\n"
            "\n"
            "Usage: tidu COMMAND [options]\n"),
          to);
    for (; *list; list++) {
        if (strcmp((*list)->group, group) != 0) {
            group = (*list)->group;
            fprintf(to, "\n%s\n", _(group));
        }
        fprintf(to, "  %-*s  %s\n", NAME_WIDTH, (*list)->name, _((*list)->summary));
    }
    fprintf(to, "\n%s\n", _("Options of every command"));
    write_options(to, common_options);
    fputs(_("\n'tidu COMMAND --help' shows a command's options with examples.\n"
            "Exit status: 0 done, 1 bad data or model, 2 wrong usage, 3 internal error.\n"),
          to);
}

void help_command(FILE *to, const command *c)
{
    fprintf(to, _("tidu %s: %s\n\n"), c->name, _(c->summary));
    fprintf(to, _("Usage: tidu %s %s%s[options]\n"), c->name, c->operands, *c->operands ? " " : "");
    if (c->options && c->options->name) {
        fprintf(to, "\n%s\n", _("Options"));
        write_options(to, c->options);
    }
    fprintf(to, "\n%s\n", _("Options of every command"));
    write_options(to, common_options);
    if (c->notes)
        fprintf(to, "\n%s\n", _(c->notes));
    if (c->examples[0])
        fprintf(to, "\n%s\n", _("Examples"));
    for (int i = 0; i < COMMAND_MOST_EXAMPLES && c->examples[i]; i++)
        fprintf(to, "  %s\n", c->examples[i]);
}
