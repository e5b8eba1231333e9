#include "server/review_rows.h"

#include <stdlib.h>
#include <string.h>

#include "server/csv_row.h"
#include "server/names.h"

enum { PLACE_NAME = 1, PLACE_TOWN = 2, PLACE_CANDIDATES = 3, MOST_BYTES = 1 << 28 };

/* The file whole, the caller's; NULL: it cannot be read. */
static char *read_whole(const char *path)
{
    FILE *from = fopen(path, "rb");
    char *text = NULL;
    long n = -1;

    if (!from)
        return NULL;
    if (!fseek(from, 0, SEEK_END))
        n = ftell(from);
    if (n >= 0 && n < MOST_BYTES && !fseek(from, 0, SEEK_SET) && (text = malloc((size_t)n + 1))) {
        if (fread(text, 1, (size_t)n, from) != (size_t)n) {
            free(text);
            text = NULL;
        } else {
            text[n] = '\0';
        }
    }
    fclose(from);
    return text;
}


/* The code at the beginning of a text of n bytes; false: there is none. */
static bool read_candidate(const char *text, size_t n, review_candidate *out)
{
    size_t length;

    while (n && *text == ' ') {
        text++;
        n--;
    }
    length = strcspn(text, " ;");
    if (length > n || length >= sizeof out->code)
        return false;
    snprintf(out->code, sizeof out->code, "%.*s", (int)length, text);
    snprintf(out->text, sizeof out->text, "%.*s", (int)n, text);
    return names_is_code(out->code);
}

/* "near: CODE NAME; CODE NAME", or "CODE; CODE". */
static void read_candidates(const char *text, review_row *out)
{
    out->n_candidates = 0;
    while (*text && out->n_candidates < REVIEW_MOST_CANDIDATES) {
        review_candidate *c = &out->candidates[out->n_candidates];
        size_t n = strcspn(text, ";");
        const char *colon = memchr(text, ':', n);

        out->n_candidates += read_candidate(text, n, c) || (colon && read_candidate(colon + 1, n - (size_t)(colon + 1 - text), c));
        text += n + (text[n] == ';');
    }
}

size_t review_rows_read(const char *path, size_t most, void (*visit)(void *context, const review_row *row), void *context)
{
    char *text = read_whole(path), *at = text;
    review_row row;
    csv_row cells;
    size_t n = 0;

    if (text && csv_row_next(&at, &cells)) {
        while (csv_row_next(&at, &cells)) {
            row = (review_row){.number = ++n, .name = csv_row_cell(&cells, PLACE_NAME), .town = csv_row_cell(&cells, PLACE_TOWN)};
            if (n > most)
                continue;
            read_candidates(csv_row_cell(&cells, PLACE_CANDIDATES), &row);
            visit(context, &row);
        }
    }
    free(text);
    return n;
}

/* The cells of a row are taken over as they are written; its first one, which is empty, becomes the code. */
static void write_row(FILE *to, const char *code, const char *row, size_t n)
{
    fputs(code, to);
    fwrite(row, 1, n, to);
}

long review_rows_fill(const char *path, const char *(*code_of)(void *context, size_t number), void *context, FILE *filled, FILE *open)
{
    char *text = read_whole(path), *copy = text ? strdup(text) : NULL, *at = copy;
    size_t number = 0, begin;
    csv_row cells;
    long n = -1;

    if (copy && csv_row_next(&at, &cells)) {
        n = 0;
        write_row(filled, "", text, (size_t)(at - copy));
        write_row(open, "", text, (size_t)(at - copy));
        for (begin = (size_t)(at - copy); csv_row_next(&at, &cells); begin = (size_t)(at - copy)) {
            const char *code = code_of(context, ++number);

            write_row(code ? filled : open, code ? code : "", text + begin, (size_t)(at - copy) - begin);
            n += code != NULL;
        }
    }
    free(copy);
    free(text);
    return n;
}
