/*
 * Runs a fuzz target on files: the corpus in `make check`, or an input that
 * was found to break it.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static int run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = NULL;
    size_t size = 0;
    size_t got;

    if (!file) {
        perror(path);
        return 1;
    }
    do {
        uint8_t *grown = realloc(bytes, size + 65536);

        if (!grown)
            break;
        bytes = grown;
        got = fread(bytes + size, 1, 65536, file);
        size += got;
    } while (got);
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
    return 0;
}

int main(int argc, char **argv)
{
    int failed = 0;

    for (int i = 1; i < argc; i++)
        failed += run_file(argv[i]);
    return failed != 0;
}
