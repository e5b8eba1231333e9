/*
 * The clock of a simulated day, to be preloaded: the machine's, moved so that it begins at $TEST_CLOCK, in seconds since 1970. SQLite,
 * which stamps what comes in, asks the same functions as the program.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static time_t shift(void)
{
    static time_t moved;
    static int is_known;
    int (*real)(clockid_t, struct timespec *);
    const char *begins = getenv("TEST_CLOCK");
    struct timespec now;

    if (is_known || !begins)
        return moved;
    *(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
    real(CLOCK_REALTIME, &now);
    moved = (time_t)strtoll(begins, NULL, 10) - now.tv_sec;
    is_known = 1;
    return moved;
}

int clock_gettime(clockid_t id, struct timespec *out)
{
    int (*real)(clockid_t, struct timespec *);
    int status;

    *(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
    status = real(id, out);
    if (!status && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE))
        out->tv_sec += shift();
    return status;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone)
{
    struct timespec now;

    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    out->tv_sec = now.tv_sec;
    out->tv_usec = (suseconds_t)(now.tv_nsec / 1000);
    return 0;
}

time_t time(time_t *out)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    if (out)
        *out = now.tv_sec;
    return now.tv_sec;
}
