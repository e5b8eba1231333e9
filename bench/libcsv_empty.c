/*
 * The yardstick of all reading: libcsv with callbacks that do nothing.
 */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>

enum { BLOCK = 1 << 18 };

static void on_field(void *field, size_t length, void *context)
{
    (void)field;
    (void)length;
    (void)context;
}

static void on_record(int end, void *context)
{
    (void)end;
    (void)context;
}

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    char *block = malloc(BLOCK);
    struct csv_parser parser;
    size_t n;

    if (!file || !block || csv_init(&parser, 0) != 0)
        return 1;
    while ((n = fread(block, 1, BLOCK, file)) > 0)
        if (csv_parse(&parser, block, n, on_field, on_record, NULL) != n)
            return 1;
    csv_fini(&parser, on_field, on_record, NULL);
    csv_free(&parser);
    fclose(file);
    free(block);
    return 0;
}
