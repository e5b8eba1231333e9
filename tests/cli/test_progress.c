/*
 * What a terminal sees, read from the other end of a pseudo-terminal.
 */
#define _XOPEN_SOURCE 700
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/progress.h"
#include "cli/terminal.h"

static int far_end = -1, saved = -1;

/* Standard error becomes a terminal of 40 columns; skips where there is none to be had. */
static void open_terminal(void)
{
    int near_end;

    far_end = posix_openpt(O_RDWR | O_NOCTTY);
    if (far_end < 0 || grantpt(far_end) != 0 || unlockpt(far_end) != 0)
        skip();
    near_end = open(ptsname(far_end), O_RDWR | O_NOCTTY);
    if (near_end < 0)
        skip();
    saved = dup(STDERR_FILENO);
    dup2(near_end, STDERR_FILENO);
    close(near_end);
    setenv("COLUMNS", "40", 1);
}

/* All that was written to it: its writer lets go, so that reading comes to an end. */
static void close_terminal(char *seen, size_t size)
{
    size_t length = 0;
    ssize_t n;

    fflush(stderr);
    dup2(saved, STDERR_FILENO);
    while ((n = read(far_end, seen + length, size - 1 - length)) > 0)
        length += (size_t)n;
    seen[length] = '\0';
    close(saved);
    close(far_end);
}

static void drawn_and_erased(void **state)
{
    invocation call = {.is_quiet = false};
    progress p;
    char seen[512];

    (void)state;
    open_terminal();
    setenv("TERM", "xterm", 1);
    unsetenv("NO_COLOR");
    call.talk = terminal_of(stderr, NULL);
    p = progress_begin(&call, "读取", true);
    p.began += 1000;
    assert_true(progress_update(&p, 10, 100)); /* not yet a second: nothing */
    p.began -= 1200;
    assert_true(progress_update(&p, 5000000000, 20000000000));
    p.last_drawn += 1000;
    assert_true(progress_update(&p, 6000000000, 20000000000)); /* too soon to draw again */
    progress_end(&p);
    close_terminal(seen, sizeof seen);
    assert_true(call.talk.is_terminal);
    assert_true(call.talk.is_colour);
    assert_int_equal(call.talk.width, 40);
    assert_string_equal(seen, "\r\033[K读取  5000 MB  25 MB/s  25%  10 min 00 \r\033[K");
}

static void quiet(void **state)
{
    invocation call = {.is_quiet = true};
    progress p;
    char seen[512];

    (void)state;
    open_terminal();
    call.talk = terminal_of(stderr, "never");
    p = progress_begin(&call, "reading", true);
    p.began -= 2;
    progress_update(&p, 50, 100);
    progress_end(&p);
    close_terminal(seen, sizeof seen);
    assert_string_equal(seen, "");
    assert_false(call.talk.is_colour);
}

static void no_terminal(void **state)
{
    FILE *file = tmpfile();
    terminal t = terminal_of(file, "auto");

    (void)state;
    assert_false(t.is_terminal);
    assert_false(t.is_colour);
    assert_int_equal(t.width, 0);
    assert_true(terminal_of(file, "always").is_colour);
    fclose(file);
}

static void no_colour(void **state)
{
    char seen[64];
    terminal plain, dumb;

    (void)state;
    open_terminal();
    setenv("NO_COLOR", "1", 1);
    plain = terminal_of(stderr, "auto");
    unsetenv("NO_COLOR");
    setenv("TERM", "dumb", 1);
    dumb = terminal_of(stderr, "auto");
    close_terminal(seen, sizeof seen);
    assert_false(plain.is_colour);
    assert_false(dumb.is_colour);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawn_and_erased),
        cmocka_unit_test(quiet),
        cmocka_unit_test(no_terminal),
        cmocka_unit_test(no_colour),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
