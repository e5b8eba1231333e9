/*
 * Levenshtein distance by dynamic programming with a single row. The command line uses only the public headers, so it
 * cannot use the library's own suggestions.
 */
#include "cli/nearest.h"

#include <string.h>

enum { MOST_LETTERS = 40 };

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int distance_between(const char *a, const char *b)
{
    int row[MOST_LETTERS + 1];
    int n = (int)strlen(b);

    for (int j = 0; j <= n; j++)
        row[j] = j;
    for (int i = 0; a[i]; i++) {
        int diagonal = row[0];

        row[0] = i + 1;
        for (int j = 1; j <= n; j++) {
            int above = row[j];

            row[j] = least(least(above, row[j - 1]) + 1, diagonal + (a[i] != b[j - 1]));
            diagonal = above;
        }
    }
    return row[n];
}

void nearest_offer(const char *wanted, const char *name, const char **best, int *distance)
{
    size_t letters = strlen(wanted);
    int d;

    if (letters > MOST_LETTERS || strlen(name) > MOST_LETTERS)
        return;
    d = strncmp(wanted, name, letters) == 0 ? 1 : distance_between(wanted, name);
    if (d > (int)letters / 3 + 1 || (*best && d >= *distance))
        return;
    *best = name;
    *distance = d;
}
