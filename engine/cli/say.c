#include "cli/say.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "api/tidu.h"

enum { MOST_TEXT = 1 << 14 };

static FILE *listener;

void say_into(FILE *to)
{
    listener = to;
}

/* C0 apart from line feed and tab, DEL, and C1 (U+0080 to U+009F, in UTF-8 two bytes). */
static bool is_control(const char *p)
{
    unsigned char c = (unsigned char)*p, next = (unsigned char)p[1];

    return (c < ' ' && c != '\n' && c != '\t') || c == 0x7f || (c == 0xc2 && next >= 0x80 && next < 0xa0);
}

void say(const char *format, ...)
{
    char text[MOST_TEXT];
    va_list list;

    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    for (char *p = text; *p; p++) {
        if (!is_control(p))
            continue;
        if ((unsigned char)*p == 0xc2)
            memmove(p, p + 1, strlen(p));
        *p = '?';
    }
    fputs(text, listener ? listener : stderr);
}

void say_place(const char *file, unsigned long line, unsigned long column)
{
    char cell[24];

    if (*file)
        say("%s:", file);
    if (!line)
        return;
    if (!column)
        say("%lu:", line);
    else if (tidu_cell_name(file, line, column, cell))
        say("%lu:%lu (%s):", line, column, cell);
    else
        say("%lu:%lu:", line, column);
}
