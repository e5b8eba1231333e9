/*
 * Runs commands by turns, so that a neighbour's noise falls on all of them alike: all once in each round, each time in
 * another order, for what a command leaves behind (memory that the system takes back, caches) meets the next one.
 *
 *   alternate ROUNDS <plan
 *
 * A line of the plan is NAME, a tab and a command for the shell. For each the output says
 * "NAME,median seconds,least,most,peak KiB of the median run"; of a command that fails "NAME,,,,".
 * What the commands print is thrown away. With a tab and another name behind the command there is a second line under
 * that name: the time until the last byte that the command printed, after which it may still work.
 */
#define _GNU_SOURCE /* wait4, pipe2 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stopwatch.h"

enum { MOST_COMMANDS = 64, MOST_ROUNDS = 101, MOST_LINE = 4096 };

typedef struct run {
    double seconds;
    long peak;
} run;

typedef struct command {
    char line[MOST_LINE]; /* NAME, NUL, the command, NUL, the other name */
    const char *text;
    const char *printed; /* the name of the time until the last output, or NULL */
    int failed;
    run runs[MOST_ROUNDS];
    run prints[MOST_ROUNDS];
} command;

/* The child becomes the command, with its output into `to`. */
static void become(const char *text, int to)
{
    char *line = malloc(strlen(text) + 8);

    dup2(to, STDOUT_FILENO);
    if (line) {
        sprintf(line, "exec %s", text);
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
    }
    _exit(127);
}

/* Reads what the command prints to its end; the seconds of the last byte. */
static double listen(int from, double began)
{
    char bytes[1 << 16];
    double last = 0;

    while (read(from, bytes, sizeof bytes) > 0)
        last = now() * 1e-9 - began;
    return last;
}

static int measure(command *c, int round)
{
    struct rusage used;
    double began = now() * 1e-9, printed = 0;
    int ends[2] = {-1, -1}, status;
    pid_t child;

    if (c->printed ? pipe2(ends, O_CLOEXEC) : (ends[1] = open("/dev/null", O_WRONLY | O_CLOEXEC)) < 0)
        return 0;
    child = fork();
    if (child == 0)
        become(c->text, ends[1]);
    close(ends[1]);
    if (c->printed) {
        printed = listen(ends[0], began);
        close(ends[0]);
    }
    if (child < 0 || wait4(child, &status, 0, &used) < 0)
        return 0;
    c->runs[round] = (run){now() * 1e-9 - began, used.ru_maxrss};
    c->prints[round] = (run){printed, used.ru_maxrss};
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int by_time(const void *a, const void *b)
{
    double x = ((const run *)a)->seconds, y = ((const run *)b)->seconds;

    return (x > y) - (x < y);
}

/* The text behind the tab, which ends what stands before it; NULL without one. */
static char *cut(char *text)
{
    char *tab = strchr(text, '\t');

    if (!tab)
        return NULL;
    *tab = '\0';
    return tab + 1;
}

static size_t read_plan(command *commands)
{
    size_t n = 0;

    while (n < MOST_COMMANDS && fgets(commands[n].line, MOST_LINE, stdin)) {
        char *text;

        commands[n].line[strcspn(commands[n].line, "\n")] = '\0';
        text = cut(commands[n].line);
        if (!text)
            continue;
        commands[n].printed = cut(text);
        commands[n++].text = text;
    }
    return n;
}

/* Another order of the n commands, the same in each run of the program. */
static void shuffle(size_t *order, size_t n, unsigned *seed)
{
    for (size_t i = n; i > 1; i--) {
        size_t other, kept = order[i - 1];

        *seed = *seed * 1103515245u + 12345u;
        other = (*seed >> 16) % i;
        order[i - 1] = order[other];
        order[other] = kept;
    }
}

static void report(const char *name, run *runs, int rounds)
{
    qsort(runs, (size_t)rounds, sizeof *runs, by_time);
    printf("%s,%.4f,%.4f,%.4f,%ld\n", name, runs[rounds / 2].seconds, runs[0].seconds, runs[rounds - 1].seconds,
           runs[rounds / 2].peak);
}

int main(int argc, char **argv)
{
    int rounds = argc == 2 ? atoi(argv[1]) : 0;
    command *commands = calloc(MOST_COMMANDS, sizeof *commands);
    size_t order[MOST_COMMANDS], n;
    unsigned seed = 1;

    if (rounds < 1 || rounds > MOST_ROUNDS || !commands)
        return 2;
    n = read_plan(commands);
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    for (int r = 0; r < rounds; r++) {
        shuffle(order, n, &seed);
        for (size_t i = 0; i < n; i++) {
            command *c = &commands[order[i]];

            if (!c->failed)
                c->failed = !measure(c, r);
        }
    }
    for (size_t i = 0; i < n; i++) {
        command *c = &commands[i];

        if (c->failed) {
            printf("%s,,,,\n", c->line);
            continue;
        }
        report(c->line, c->runs, rounds);
        if (c->printed)
            report(c->printed, c->prints, rounds);
    }
    free(commands);
    return 0;
}
