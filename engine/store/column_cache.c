/*
 * The name of a column cache: the SHA-256 of the question that it answers.
 */
#include "store/column_cache_internal.h"

#include <string.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/text_buffer.h"

const char column_cache_magic[8] = "tiducol3";

bool column_cache_digest(const column_cache_question *q, const dictionary *d, char digest[COLUMN_CACHE_DIGEST])
{
    text_buffer text;
    bool ok;

    text_buffer_init(&text);
    for (size_t i = 0; i < q->n_attributes; i++)
        text_buffer_print(&text, "%s\n", dictionary_get(d, q->attributes[i])->name);
    for (size_t i = 0; i < q->n_annual; i++) {
        text_buffer_print(&text, "%s", dictionary_get(d, q->annual[i])->name);
        for (int year = q->first_year; year <= q->last_year; year++) {
            if (q->is_wanted[(size_t)(year - q->first_year) * q->n_annual + i])
                text_buffer_print(&text, " %d", year);
        }
        text_buffer_append_string(&text, "\n");
    }
    ok = !text.failed;
    if (ok)
        digest_bytes(text_buffer_string(&text), text.length, digest);
    text_buffer_clear(&text);
    return ok;
}

bool column_cache_read_header(FILE *file, column_cache_header *out)
{
    struct stat about;

    return fread(out, sizeof *out, 1, file) == 1 && !memcmp(out->magic, column_cache_magic, sizeof out->magic) &&
           !fstat(fileno(file), &about) && (uint64_t)about.st_size == out->length;
}
