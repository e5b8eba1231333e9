#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/language.h"
#include "cli/outgoing.h"
#include "cli/say.h"
#include "cli/source.h"
#include "server/bring.h"

/* The session is the one of the command, so that levels, the user and own indicators are what they are there. */
static int open_as_command(const page *p, tidu_session **out)
{
    char words[8][UPLOAD_PATH], *list[8], message[OPTION_MESSAGE] = "";
    const char *given[8] = {"--db", desk_database(p->desk), "--lang", p->frame->is_chinese ? "zh" : "en"};
    outgoing asked = {.user = p->user};
    int n = 4, status = EXIT_USAGE;
    arguments *a;

    if (p->desk->level) {
        given[n++] = "--level";
        given[n++] = p->desk->level;
    }
    for (int i = 0; i < n; i++) {
        snprintf(words[i], sizeof words[i], "%s", given[i]);
        list[i] = words[i];
    }
    a = arguments_parse(cmd_import.options, common_options, n, list, message);
    if (a) {
        const invocation call = {
            .command = &cmd_import, .arguments = a, .is_chinese = p->frame->is_chinese, .is_quiet = true, .outgoing = &asked};

        status = session_open(out, &call);
    } else {
        say("%s\n", message);
    }
    arguments_free(a);
    return status;
}

bool bring_open(const page *p, tidu_session **out, char why[BRING_WHY])
{
    char *said = NULL;
    size_t n = 0;
    FILE *talk = open_memstream(&said, &n);
    int status;

    *out = NULL;
    *why = '\0';
    if (!talk)
        return false;
    say_into(talk);
    status = open_as_command(p, out);
    say_into(NULL);
    fclose(talk);
    snprintf(why, BRING_WHY, "%s", said ? said : "");
    free(said);
    return !status;
}

void bring_close(tidu_session *session)
{
    tidu_session_close(session);
}

/* NULL: it is not chosen. */
static const char *option_of(const shelf_file *file, const char *name)
{
    const char *text = upload_field(file->choices, name);

    while (text && *text == ' ')
        text++;
    return text && *text ? text : NULL;
}

tidu_source bring_source(const shelf_file *file, const char *db)
{
    const char *year = option_of(file, "year");

    return (tidu_source){.size = sizeof(tidu_source),
                         .input = file->path,
                         .db = db,
                         .map = *file->map ? file->map : NULL,
                         .unit = option_of(file, "unit"),
                         .sheet = option_of(file, "sheet"),
                         .year = year ? (int)strtol(year, NULL, 10) : 0,
                         .town = option_of(file, "town"),
                         .credential = option_of(file, "credential"),
                         .granted = option_of(file, "granted"),
                         .reviews = true};
}

void bring_plain(const char *text, char out[BRING_WHY])
{
    size_t n = tidu_option_advice(text);

    if (text[n])
        snprintf(out, BRING_WHY, _("%.*s; say so in the fields below"), (int)(n > BRING_WHY / 2 ? BRING_WHY / 2 : n), text);
    else
        snprintf(out, BRING_WHY, "%s", text);
}

void bring_say(const tidu_error *err, char *why)
{
    const char *name = strrchr(err->file, '/'), *file = name ? name + 1 : err->file;
    char plain[BRING_WHY];

    bring_plain(err->message, plain);
    if (err->line && err->column)
        snprintf(why, BRING_WHY, "%.400s:%lu:%lu: %.1100s", file, err->line, err->column, plain);
    else if (err->line)
        snprintf(why, BRING_WHY, "%.400s:%lu: %.1100s", file, err->line, plain);
    else
        snprintf(why, BRING_WHY, "%.400s%s%.1100s", file, *file ? ": " : "", plain);
}

shelf_file *bring_find(const address *a)
{
    return a->n_segments == 2 && strspn(a->segments[1], "0123456789") == strlen(a->segments[1])
               ? shelf_find((unsigned)strtoul(a->segments[1], NULL, 10))
               : NULL;
}
