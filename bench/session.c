/*
 * Questions to a living list: one company with three changed data, its score and its rank among all; the same, kept.
 * Prints facts, "name,value".
 *
 *   session MODEL TABLE.csv YEAR
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/tidu.h"
#include "base/allocate.h"
#include "stopwatch.h"

enum { QUESTIONS = 20000, CODE = 32 };

static void quit(const char *what)
{
    fprintf(stderr, "session: %s\n", what);
    exit(1);
}

static uint64_t draw(uint64_t n)
{
    static uint64_t seed = 5;

    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (seed >> 33) % n;
}

/* Codes of companies from everywhere in the file, drawn with the same chance. */
static char (*draw_codes(const char *path, size_t n))[CODE]
{
    FILE *file = fopen(path, "r");
    char (*codes)[CODE] = allocate_array(n, CODE), line[4096];
    size_t seen = 0;

    if (!file || !codes || !fgets(line, sizeof line, file))
        quit(path);
    while (fgets(line, sizeof line, file)) {
        size_t place = seen < n ? seen : draw(seen + 1);

        if (place < n)
            snprintf(codes[place], CODE, "%.*s", (int)strcspn(line, ","), line);
        seen++;
    }
    fclose(file);
    if (seen < n)
        quit("too few companies");
    return codes;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

typedef tidu_status (*question)(tidu_live_list *l, const char *code, const char *const *changes, size_t n,
                                tidu_place *before, tidu_place *after, tidu_error *err);

static void time_questions(tidu_live_list *l, question ask, char (*codes)[CODE], const char *name)
{
    static double took[QUESTIONS];
    double total = 0;
    size_t moved = 0;
    tidu_error err;

    for (size_t i = 0; i < QUESTIONS; i++) {
        char staff[32], expense[32];
        const char *changes[] = {staff, expense, "ip_class1=2"};
        tidu_place before, after;
        double began;

        snprintf(staff, sizeof staff, "st_staff=%d", (int)draw(3));
        snprintf(expense, sizeof expense, "rd_expense+=%d%%", 1 + (int)draw(60));
        began = now();
        if (ask(l, codes[i], changes, 3, &before, &after, &err) && err.status != TIDU_EUSAGE)
            quit(err.message);
        took[i] = now() - began;
        total += took[i];
        moved += before.rank != after.rank;
    }
    qsort(took, QUESTIONS, sizeof *took, by_value);
    if (!moved)
        quit("no rank moved");
    printf("%s: p50 us,%.2f\n%s: p99 us,%.2f\n%s: mean us,%.2f\n%s: ranks moved,%zu\n", name, took[QUESTIONS / 2] / 1e3,
           name, took[QUESTIONS / 100 * 99] / 1e3, name, total / QUESTIONS / 1e3, name, moved);
}

int main(int argc, char **argv)
{
    tidu_session_options options;
    tidu_session *session;
    tidu_question q = {0};
    tidu_live_list *l;
    tidu_error err;
    char (*codes)[CODE];

    if (argc != 4)
        return 2;
    tidu_session_options_init(&options);
    options.models = "models";
    q.year = atoi(argv[3]);
    codes = draw_codes(argv[2], QUESTIONS);
    if (tidu_session_open(&options, &session, &err) ||
        tidu_live_list_open(session,
                            &(tidu_query){.model = argv[1], .source = &(tidu_source){.input = argv[2]}, .question = &q},
                            NULL, &l, NULL, &err))
        quit(err.message);
    time_questions(l, tidu_live_list_ask, codes, "what-if in a session");
    time_questions(l, tidu_live_list_keep, codes, "change kept in a session");
    tidu_live_list_close(l);
    tidu_session_close(session);
    release(codes);
    return 0;
}
