#include "cli/level_options.h"

#include <stdlib.h>
#include <string.h>

#include "cli/failure.h"
#include "cli/language.h"

enum { FULL = 3 }; /* the last level */

static const char *text_of(const arguments *a, const char *name)
{
    return arguments_has(a, name) ? arguments_text(a, name) : NULL;
}

const char *level_options_wanted(const arguments *a)
{
    const char *given = arguments_text(a, "level"), *environment = getenv("TIDU_LEVEL");

    return given ? given : environment && *environment ? environment : NULL;
}

/* Questions about persons: a subcommand (without one asked for, the first), or an option of it. */
static const struct {
    const char *command, *subcommand, *option;
} of_persons[] = {{"pool", "load", NULL}, {"task", "list", "coach"}, {"task", "visits", "by"}};

static int check_persons(const invocation *call)
{
    const char *sub = arguments_operand(call->arguments, 0);

    for (size_t i = 0; i < sizeof of_persons / sizeof *of_persons; i++) {
        const char *option = of_persons[i].option, *wanted = of_persons[i].subcommand;

        if (strcmp(call->command->name, of_persons[i].command) || strcmp(sub ? sub : "list", wanted))
            continue;
        if (!option)
            return failure_usage(call->command, _("'%s %s' names persons, which level L3 (full) alone may (--level)"), call->command->name, wanted);
        if (text_of(call->arguments, option))
            return failure_usage(call->command, _("--%s asks about a person, which level L3 (full) alone may (--level)"), option);
    }
    return EXIT_DONE;
}

int level_options_check(const invocation *call, const tidu_session *session)
{
    static const char *const copies[] = {"problems", "review", "write-map"}, *const persons[] = {"per", "group"};

    if (tidu_session_level(session) == FULL)
        return EXIT_DONE;
    for (size_t i = 0; i < sizeof copies / sizeof *copies; i++) {
        if (text_of(call->arguments, copies[i]))
            return failure_usage(call->command, _("--%s writes cells as they came in, which level L3 (full) alone may (--level)"), copies[i]);
    }
    for (size_t i = 0; i < sizeof persons / sizeof *persons; i++) {
        const char *by = text_of(call->arguments, persons[i]);

        if (by && !strcmp(by, "coach"))
            return failure_usage(call->command, _("--%s coach names persons, which level L3 (full) alone may (--level)"), persons[i]);
    }
    return check_persons(call);
}
