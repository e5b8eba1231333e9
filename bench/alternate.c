/*
 * Runs commands by turns, A B C A B C ..., so that a neighbour's noise falls on all of them alike.
 *
 *   alternate ROUNDS <plan
 *
 * A line of the plan is NAME, a tab and a command for the shell. For each the output says
 * "NAME,median seconds,least,most,peak KiB of the median run"; of a command that fails "NAME,,,,".
 * What the commands print is thrown away.
 */
#define _DEFAULT_SOURCE /* wait4 */
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
    char line[MOST_LINE]; /* NAME, NUL, the command */
    const char *text;
    int failed;
    run runs[MOST_ROUNDS];
} command;

static void become(const char *text)
{
    char *line = malloc(strlen(text) + 8);
    int nowhere = open("/dev/null", O_WRONLY);

    dup2(nowhere, STDOUT_FILENO);
    if (line) {
        sprintf(line, "exec %s", text);
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
    }
    _exit(127);
}

static int measure(const char *text, run *out)
{
    struct rusage used;
    double began = now() * 1e-9;
    pid_t child = fork();
    int status;

    if (child == 0)
        become(text);
    if (child < 0 || wait4(child, &status, 0, &used) < 0)
        return 0;
    *out = (run){now() * 1e-9 - began, used.ru_maxrss};
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static int by_time(const void *a, const void *b)
{
    double x = ((const run *)a)->seconds, y = ((const run *)b)->seconds;

    return (x > y) - (x < y);
}

static size_t read_plan(command *commands)
{
    size_t n = 0;

    while (n < MOST_COMMANDS && fgets(commands[n].line, MOST_LINE, stdin)) {
        char *tab = strchr(commands[n].line, '\t');

        if (!tab)
            continue;
        *tab = '\0';
        tab[strcspn(tab + 1, "\n") + 1] = '\0';
        commands[n++].text = tab + 1;
    }
    return n;
}

int main(int argc, char **argv)
{
    int rounds = argc == 2 ? atoi(argv[1]) : 0;
    command *commands = calloc(MOST_COMMANDS, sizeof *commands);
    size_t n;

    if (rounds < 1 || rounds > MOST_ROUNDS || !commands)
        return 2;
    n = read_plan(commands);
    for (int r = 0; r < rounds; r++) {
        for (size_t i = 0; i < n; i++) {
            if (!commands[i].failed)
                commands[i].failed = !measure(commands[i].text, &commands[i].runs[r]);
        }
    }
    for (size_t i = 0; i < n; i++) {
        run *runs = commands[i].runs;

        if (commands[i].failed) {
            printf("%s,,,,\n", commands[i].line);
            continue;
        }
        qsort(runs, (size_t)rounds, sizeof *runs, by_time);
        printf("%s,%.4f,%.4f,%.4f,%ld\n", commands[i].line, runs[rounds / 2].seconds, runs[0].seconds,
               runs[rounds - 1].seconds, runs[rounds / 2].peak);
    }
    free(commands);
    return 0;
}
