/*
 * Width, colour and character width of a terminal, from the environment and the system.
 */
#define _DEFAULT_SOURCE
#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_WIDTH = 80, LEAST_WIDTH = 20, MOST_WIDTH = 10000 };

/* COLUMNS has precedence, as in other programs, so that a user or a test can set the width. */
static int width_of(int file)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size = {0};
    long width = columns ? strtol(columns, NULL, 10) : 0;

    if (width < LEAST_WIDTH && ioctl(file, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    if (width < LEAST_WIDTH || width > MOST_WIDTH)
        width = USUAL_WIDTH;
    return (int)width;
}

static bool is_colour_by_environment(void)
{
    const char *no_colour = getenv("NO_COLOR");
    const char *kind = getenv("TERM");

    return !(no_colour && *no_colour) && kind && *kind && strcmp(kind, "dumb") != 0;
}

terminal terminal_of(FILE *stream, const char *colour)
{
    const char *ambiguous = getenv("TIDU_AMBIGUOUS_WIDTH");
    terminal t = {.is_terminal = isatty(fileno(stream)) != 0};

    t.width = t.is_terminal ? width_of(fileno(stream)) : 0;
    t.is_wide_ambiguous = ambiguous && strcmp(ambiguous, "2") == 0;
    if (colour && strcmp(colour, "always") == 0)
        t.is_colour = true;
    else if (!colour || strcmp(colour, "auto") == 0)
        t.is_colour = t.is_terminal && is_colour_by_environment();
    return t;
}
