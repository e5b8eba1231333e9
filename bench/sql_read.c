/*
 * What plain SQL costs: every column of every annual row of a store into columns of doubles, the codes counted.
 * Prints "rows,sum of the revenue".
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 256 };

static int find_column(sqlite3_stmt *q, const char *name)
{
    for (int i = 0; i < sqlite3_column_count(q); i++) {
        if (!strcmp(sqlite3_column_name(q, i), name))
            return i;
    }
    return 0;
}

int main(int argc, char **argv)
{
    double *columns[MOST_COLUMNS] = {0}, sum = 0;
    size_t capacity = 0, n = 0, letters = 0;
    sqlite3 *db;
    sqlite3_stmt *q;
    int revenue;

    if (argc != 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL))
        return 1;
    sqlite3_exec(db, "PRAGMA cache_size = -16384", NULL, NULL, NULL);
    if (sqlite3_prepare_v2(db, "SELECT uscc, name FROM company", -1, &q, NULL))
        return 1;
    while (sqlite3_step(q) == SQLITE_ROW)
        letters += (size_t)sqlite3_column_bytes(q, 0) + (size_t)sqlite3_column_bytes(q, 1);
    sqlite3_finalize(q);
    if (sqlite3_prepare_v2(db, "SELECT * FROM annual_value", -1, &q, NULL) || sqlite3_column_count(q) > MOST_COLUMNS)
        return 1;
    revenue = find_column(q, "revenue");
    for (; sqlite3_step(q) == SQLITE_ROW; n++) {
        for (int i = 0; i < sqlite3_column_count(q); i++) {
            if (n == capacity)
                columns[i] = realloc(columns[i], (capacity ? 2 * capacity : 1024) * sizeof(double));
            columns[i][n] = sqlite3_column_double(q, i);
        }
        capacity = n == capacity ? (capacity ? 2 * capacity : 1024) : capacity;
        sum += columns[revenue][n];
    }
    sqlite3_finalize(q);
    sqlite3_close(db);
    printf("%zu,%.0f\n", n, sum);
    return letters == 0;
}
