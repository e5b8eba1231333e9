/*
 * The progress line: shown after a second, redrawn at most ten times a second.
 */
#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli/language.h"

static const double wait_seconds = 1.0;
static const double redraw_seconds = 0.1;

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

progress progress_begin(const invocation *call, const char *what, bool is_bytes)
{
    return (progress){.what = what,
                      .is_bytes = is_bytes,
                      .is_shown = call->talk.is_terminal && !call->is_quiet,
                      .width = call->talk.width,
                      .began = now()};
}

/* The number of leading bytes of a UTF-8 text that fit, counting two columns for every non-ASCII character. */
static int fitting_bytes(const char *text, int width)
{
    int taken = 0;
    int i = 0;

    for (; text[i]; i++) {
        int columns = (unsigned char)text[i] < 0x80 ? 1 : ((unsigned char)text[i] & 0xC0) == 0xC0 ? 2 : 0;

        if (taken + columns > width)
            break;
        taken += columns;
    }
    return i;
}

static void write_time_left(char *text, size_t size, double seconds)
{
    if (seconds < 60)
        snprintf(text, size, _("%.0f s left"), seconds);
    else if (seconds < 3600)
        snprintf(text, size, _("%.0f min %02.0f s left"), (double)(long)(seconds / 60),
                 (double)((long)seconds % 60));
    else
        snprintf(text, size, _("%.1f h left"), seconds / 3600);
}

static void draw(const progress *p, size_t done, size_t total, double elapsed)
{
    double scale = p->is_bytes ? 1e6 : 1;
    double rate = (double)done / elapsed;
    char line[512], left[64];
    int length = snprintf(line, sizeof line, p->is_bytes ? _("%s  %.0f MB  %.0f MB/s") : _("%s  %.0f  %.0f/s"),
                          p->what, (double)done / scale, rate / scale);

    if (total && done && length > 0 && (size_t)length < sizeof line) {
        write_time_left(left, sizeof left, (double)(total - (done < total ? done : total)) / rate);
        snprintf(line + length, sizeof line - (size_t)length, "  %.0f%%  %s",
                 100.0 * (double)done / (double)total, left);
    }
    fprintf(stderr, "\r\033[K%.*s", fitting_bytes(line, p->width - 1), line);
    fflush(stderr);
}

bool progress_update(void *context, size_t done, size_t total)
{
    progress *p = context;
    double time;

    if (!p->is_shown)
        return true;
    time = now();
    if (time - p->began < wait_seconds || time - p->last_drawn < redraw_seconds)
        return true;
    draw(p, done, total, time - p->began);
    p->last_drawn = time;
    p->is_on_screen = true;
    return true;
}

void progress_end(progress *p)
{
    if (p->is_on_screen)
        fputs("\r\033[K", stderr);
    p->is_on_screen = false;
}
