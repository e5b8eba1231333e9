#include "cli/typed_command.h"

#include <stdio.h>
#include <string.h>

typedef struct line {
    char *text;
    size_t length;
    bool is_cut;
} line;

static void append(line *l, const char *word)
{
    bool is_plain = *word && !strpbrk(word, " \t\n'\"\\$&|;<>*?()");
    size_t room = TYPED_COMMAND_TEXT - l->length;
    int n = snprintf(l->text + l->length, room, is_plain ? "%s%s" : "%s'%s'", l->length ? " " : "", word);

    l->is_cut |= n < 0 || (size_t)n >= room;
    l->length += l->is_cut ? 0 : (size_t)n;
}

static void append_option(line *l, const arguments *a, const option *o)
{
    char name[64], number[32];

    snprintf(name, sizeof name, "--%s", o->name);
    if (o->kind == OPTION_FLAG) {
        if (arguments_flag(a, o->name))
            append(l, name);
        return;
    }
    if (o->kind == OPTION_INT || o->kind == OPTION_NUMBER) {
        snprintf(number, sizeof number, "%ld", o->kind == OPTION_INT ? arguments_int(a, o->name, -1) : -1);
        if (strcmp(number, "-1") != 0) {
            append(l, name);
            append(l, number);
        }
        return;
    }
    for (size_t i = 0; o->is_repeatable && i < arguments_count(a, o->name); i++) {
        append(l, name);
        append(l, arguments_nth(a, o->name, i));
    }
    if (!o->is_repeatable && arguments_text(a, o->name)) {
        append(l, name);
        append(l, arguments_text(a, o->name));
    }
}

const char *typed_command(const invocation *call, char text[TYPED_COMMAND_TEXT])
{
    static const char more[] = "…";
    line l = {.text = text};

    append(&l, "tidu");
    append(&l, call->command->name);
    for (size_t i = 0; i < arguments_operands(call->arguments) && !l.is_cut; i++)
        append(&l, arguments_operand(call->arguments, i));
    for (const option *o = call->command->options; o && o->name && !l.is_cut; o++)
        append_option(&l, call->arguments, o);
    if (l.is_cut) {
        size_t at = TYPED_COMMAND_TEXT - sizeof more;

        at = l.length < at ? l.length : at;
        while (at && ((unsigned char)text[at] & 0xc0) == 0x80)
            at--;
        memcpy(text + at, more, sizeof more);
    }
    return text;
}
