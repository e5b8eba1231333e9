/*
 * Prevents overwriting a file that the command reads, or a database. Files are compared by device and inode, so that
 * different spellings of a path do not matter.
 */
#include "cli/output_target.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/failure.h"
#include "cli/language.h"

/* Only regular files; a device may be both read and written. */
static bool is_regular(const char *path, struct stat *about)
{
    return path && strcmp(path, "-") && !stat(path, about) && S_ISREG(about->st_mode);
}

static bool is_same_file(const struct stat *a, const char *path)
{
    struct stat b;

    return is_regular(path, &b) && a->st_dev == b.st_dev && a->st_ino == b.st_ino;
}

/* Another word of the command line that refers to this file, or NULL. */
static const char *find_same(const invocation *call, const char *option_name, const struct stat *target)
{
    const arguments *a = call->arguments;

    for (size_t i = 0; i < arguments_operands(a); i++)
        if (is_same_file(target, arguments_operand(a, i)))
            return arguments_operand(a, i);
    for (const option *row = call->command->options; row->name; row++) {
        if (row->kind != OPTION_TEXT || !strcmp(row->name, option_name))
            continue;
        for (size_t i = 0; row->is_repeatable && i < arguments_count(a, row->name); i++)
            if (is_same_file(target, arguments_nth(a, row->name, i)))
                return arguments_nth(a, row->name, i);
        if (is_same_file(target, arguments_text(a, row->name)))
            return arguments_text(a, row->name);
    }
    return NULL;
}

static bool is_database(const char *path)
{
    static const char mark[16] = "SQLite format 3";
    char bytes[sizeof mark] = "";
    FILE *file = fopen(path, "rb");
    bool is_one = file && fread(bytes, 1, sizeof bytes, file) == sizeof bytes && !memcmp(bytes, mark, sizeof mark);

    if (file)
        fclose(file);
    return is_one;
}

int output_target_check(const invocation *call)
{
    static const char *const names[] = {"output", "problems"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = arguments_has(call->arguments, names[i]) ? arguments_text(call->arguments, names[i]) : NULL;
        const char *other;
        struct stat target;

        if (!is_regular(path, &target))
            continue;
        other = find_same(call, names[i], &target);
        if (other)
            return failure_usage(call->command, _("--%s %s is the same file as %s; give another name"), names[i],
                                 path, other);
        if (is_database(path))
            return failure_usage(call->command, _("--%s %s is a database; give another name"), names[i], path);
    }
    return EXIT_DONE;
}
