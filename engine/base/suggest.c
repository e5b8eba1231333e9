/*
 * Optimal string alignment distance by dynamic programming over three rows, for names of bounded length.
 */
#include "base/suggest.h"

#include <string.h>

enum { MOST_LETTERS = 63 };

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int distance(const char *a, const char *b)
{
    int rows[3][MOST_LETTERS + 1];
    int *before = rows[0], *above = rows[1], *row = rows[2], *spare;
    int n = (int)strlen(b);

    for (int j = 0; j <= n; j++)
        above[j] = before[j] = j;
    for (int i = 1; a[i - 1]; i++) {
        row[0] = i;
        for (int j = 1; j <= n; j++) {
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[n];
}

suggestion suggestion_begin(const char *wanted)
{
    int letters = (int)strnlen(wanted, MOST_LETTERS + 1);

    /* up to a third of the letters may differ, at most 3; long texts get no suggestion */
    return (suggestion){.wanted = wanted,
                        .distance = letters > MOST_LETTERS ? 0 : least(letters / 3 + 1, 4)};
}

void suggestion_offer(suggestion *s, const char *name)
{
    int d;

    if (strnlen(name, MOST_LETTERS + 1) > MOST_LETTERS || s->distance == 0)
        return;
    d = distance(s->wanted, name);
    if (d < s->distance) {
        s->distance = d;
        s->nearest = name;
    }
}
