/*
 * Several tables may add rows: the columns are those of all, in order of first sight.
 */
#include "intake/review_list.h"

#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/csv_text.h"
#include "base/text_index.h"

enum { R_NAME, R_TOWN, R_CANDIDATES, R_FIXED };

typedef struct kept_row {
    const char *fixed[R_FIXED];
    const char **cells; /* [n] */
    uint32_t *columns;  /* [n] of each cell */
    size_t n;
} kept_row;

struct review_list {
    arena *memory;
    text_index *headers;
    kept_row *rows;
    size_t n, capacity;
};

review_list *review_list_new(void)
{
    review_list *l = allocate_array(1, sizeof *l);

    if (!l)
        return NULL;
    *l = (review_list){.memory = arena_new(), .headers = text_index_new()};
    if (!l->memory || !l->headers) {
        review_list_free(l);
        l = NULL;
    }
    return l;
}

void review_list_free(review_list *l)
{
    if (!l)
        return;
    text_index_free(l->headers);
    arena_free(l->memory);
    release(l->rows);
    release(l);
}

bool review_list_add(review_list *l, const review_row *row)
{
    const char *fixed[R_FIXED] = {row->name, row->town, row->candidates};
    kept_row kept = {.cells = arena_take_array(l->memory, row->n, sizeof *kept.cells),
                     .columns = arena_take_array(l->memory, row->n, sizeof *kept.columns),
                     .n = row->n};

    if (!kept.cells || !kept.columns)
        return false;
    for (size_t i = 0; i < R_FIXED; i++) {
        if (!(kept.fixed[i] = arena_copy_string(l->memory, fixed[i])))
            return false;
    }
    for (size_t i = 0; i < row->n; i++) {
        kept.cells[i] = arena_copy_string(l->memory, row->cells[i]);
        kept.columns[i] = text_index_add(l->headers, row->headers[i], strlen(row->headers[i]));
        if (!kept.cells[i] || kept.columns[i] == TEXT_INDEX_NONE)
            return false;
    }
    if (!allocate_room((void **)&l->rows, &l->capacity, l->n + 1, sizeof *l->rows))
        return false;
    l->rows[l->n++] = kept;
    return true;
}

bool review_list_join(review_list *l, const review_list *other)
{
    bool ok = true;

    for (size_t i = 0; i < other->n && ok; i++) {
        const kept_row *kept = &other->rows[i];
        const char **headers = allocate_array(kept->n + 1, sizeof *headers);

        ok = headers != NULL;
        for (size_t k = 0; ok && k < kept->n; k++)
            headers[k] = text_index_text(other->headers, kept->columns[k]);
        ok = ok && review_list_add(l, &(review_row){kept->fixed[R_NAME], kept->fixed[R_TOWN], kept->fixed[R_CANDIDATES],
                                                    headers, kept->cells, kept->n});
        release(headers);
    }
    return ok;
}

size_t review_list_count(const review_list *l)
{
    return l ? l->n : 0;
}

void review_list_header(const review_list *l, text_buffer *out)
{
    text_buffer_append_string(out, "\xef\xbb\xbf统一社会信用代码,企业名称,镇街," REVIEW_LIST_CANDIDATES);
    for (uint32_t i = 0; i < text_index_count(l->headers); i++) {
        text_buffer_append_char(out, ',');
        csv_text_append(out, text_index_text(l->headers, i));
    }
    text_buffer_append_char(out, '\n');
}

void review_list_row(const review_list *l, size_t row, text_buffer *out)
{
    const kept_row *kept = &l->rows[row];

    for (size_t i = 0; i < R_FIXED; i++) {
        text_buffer_append_char(out, ',');
        csv_text_append(out, kept->fixed[i]);
    }
    for (uint32_t column = 0; column < text_index_count(l->headers); column++) {
        text_buffer_append_char(out, ',');
        for (size_t i = 0; i < kept->n; i++) {
            if (kept->columns[i] == column) {
                csv_text_append(out, kept->cells[i]);
                break;
            }
        }
    }
    text_buffer_append_char(out, '\n');
}
