/*
 * A table into columns, all of it and nothing else, on as many threads as there are: parse TABLE.csv
 */
#include <stdio.h>

#include "dictionary.h"
#include "intake/intake.h"

int main(int argc, char **argv)
{
    dictionary *d = shipped_dictionary();
    intake_options options = {.threads = 1};
    problems *found = problems_new();
    panel *p = panel_new(d);
    tidu_error err = {0};

    if (argc != 2 || !p || !found)
        return 2;
    if (intake_read(argv[1], &options, p, found, NULL, &err)) {
        fprintf(stderr, "parse: %s: %s\n", err.file, err.message);
        return 1;
    }
    printf("%zu\n", panel_count(p));
    problems_free(found);
    panel_free(p);
    dictionary_free(d);
    return 0;
}
