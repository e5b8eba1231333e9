/*
 * The line is copied into the batch whole and cut there: a NUL byte in place of each delimiter. Delimiters are
 * found 64 bytes at a time, as bits of a word.
 */
#include "io/csv_plain.h"

#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/allocate.h"

enum { BLOCK = 64 };

bool csv_plain_takes(char delimiter)
{
    return delimiter && !strchr(" \"\r\n", delimiter);
}

bool csv_plain_is(const char *line, size_t *length)
{
    size_t n = *length;

    if (n && line[n - 1] == '\r')
        n--;
    if (memchr(line, '"', n) || memchr(line, '\r', n))
        return false;
    *length = n;
    return true;
}

/* Bit i: text[i] is `c`; reads BLOCK bytes. */
static inline uint64_t find_all(const char *text, char c)
{
    uint64_t found = 0;

#ifdef __SSE2__
    const __m128i wanted = _mm_set1_epi8(c);

    for (int i = 0; i < BLOCK; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + i));

        found |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted)) << i;
    }
#else
    for (int i = 0; i < BLOCK; i++)
        found |= (uint64_t)(text[i] == c) << i;
#endif
    return found;
}

static inline bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The field text .. end - 1, blanks cut off; *end may be written to. */
static inline csv_field make_field(char *text, char *end)
{
    csv_field field = {"", 0, false};

    if (text < end && (is_blank(*text) || is_blank(end[-1]))) {
        while (text < end && is_blank(*text))
            text++;
        while (text < end && is_blank(end[-1]))
            end--;
    }
    *end = '\0';
    if (text < end) {
        field.text = text;
        field.length = (uint32_t)(end - text);
    }
    return field;
}

static inline bool put(csv_batch *b, csv_field field, const csv_needs *needs)
{
    size_t at = b->n - b->first_field;

    if (b->n == b->fields_capacity &&
        !allocate_room((void **)&b->fields, &b->fields_capacity, b->n + 1, sizeof *b->fields))
        return false;
    if (at < needs->n && !needs->is_needed[at])
        field = (csv_field){"", 0, false};
    b->fields[b->n++] = field;
    return true;
}

/* Cut the line that was copied to `text`, and its last field at `length`. */
static csv_plain_result cut(csv_batch *b, char *text, size_t length, char delimiter,
                            const csv_needs *needs, size_t most_fields)
{
    char *from = text;
    csv_field last;

    for (size_t base = 0; base < length; base += BLOCK) {
        uint64_t marks = find_all(text + base, delimiter);

        if (length - base < BLOCK)
            marks &= (UINT64_C(1) << (length - base)) - 1;
        for (; marks; marks &= marks - 1) {
            char *at = text + base + __builtin_ctzll(marks);

            if (b->n - b->first_field == most_fields)
                return CSV_PLAIN_TOO_MANY;
            if (!put(b, make_field(from, at), needs))
                return CSV_PLAIN_NO_MEMORY;
            from = at + 1;
        }
    }
    last = make_field(from, text + length);
    if (b->n == b->first_field && !last.length)
        return CSV_PLAIN_EMPTY;
    if (b->n - b->first_field == most_fields)
        return CSV_PLAIN_TOO_MANY;
    return put(b, last, needs) ? CSV_PLAIN_RECORD : CSV_PLAIN_NO_MEMORY;
}

csv_plain_result csv_plain_add(csv_batch *b, const char *line, size_t length, char delimiter,
                               const csv_needs *needs, size_t most_fields)
{
    csv_plain_result result;

    if (!csv_batch_reserve(b, length + 1 + BLOCK))
        return CSV_PLAIN_NO_MEMORY;
    memcpy(b->text + b->used, line, length);
    result = cut(b, b->text + b->used, length, delimiter, needs, most_fields);
    if (result == CSV_PLAIN_RECORD)
        b->used += length + 1;
    else
        b->n = b->first_field;
    return result;
}
