/*
 * The whole line is copied into the batch and split in place, with a NUL instead of each delimiter. Delimiters are
 * found 64 bytes at a time, as the set bits of a word.
 */
#include "table/csv_scan.h"

#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BLOCK = 64 };

bool csv_scan_takes(char delimiter)
{
    return delimiter && !strchr(" \"\r\n", delimiter);
}

bool csv_scan_is(const char *line, size_t *length)
{
    size_t n = *length;

    if (n && line[n - 1] == '\r')
        n--;
    if (memchr(line, '"', n) || memchr(line, '\r', n))
        return false;
    *length = n;
    return true;
}

/* Bit i is set if text[i] is `c`; reads BLOCK bytes. */
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

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static table_field trimmed(char *text, char *end)
{
    while (text < end && is_blank(*text))
        text++;
    while (text < end && is_blank(end[-1]))
        end--;
    *end = '\0';
    return (table_field){text < end ? text : "", (uint32_t)(end - text), false};
}

/* The field text .. end - 1 without surrounding blanks; *end may be overwritten. */
static inline table_field make_field(char *text, char *end)
{
    if (text == end)
        return (table_field){"", 0, false};
    if ((unsigned char)*text <= ' ' || (unsigned char)end[-1] <= ' ')
        return trimmed(text, end);
    *end = '\0';
    return (table_field){text, (uint32_t)(end - text), false};
}

static inline bool is_needed(const csv_needs *needs, size_t field)
{
    return field >= needs->n || needs->is_needed[field];
}

/* Split the line of `length` bytes that was copied to `text`. */
static csv_scan_result cut(record_batch *b, char *text, size_t length, char delimiter,
                            const csv_needs *needs, size_t most_fields)
{
    static const table_field empty = {"", 0, false};
    char *from = text;
    size_t n = 0;
    table_field last;

    for (size_t base = 0; base < length || !base; base += BLOCK) {
        uint64_t marks = find_all(text + base, delimiter);
        table_field *fields;

        if (length - base < BLOCK)
            marks &= (UINT64_C(1) << (length - base)) - 1;
        if (n + BLOCK >= most_fields && n + (size_t)__builtin_popcountll(marks) >= most_fields)
            return CSV_SCAN_TOO_MANY;
        if (!record_batch_reserve_fields(b, n + BLOCK + 1))
            return CSV_SCAN_NO_MEMORY;
        fields = b->fields + b->first_field;
        for (; marks; marks &= marks - 1) {
            char *at = text + base + __builtin_ctzll(marks);

            fields[n] = is_needed(needs, n) ? make_field(from, at) : empty;
            n++;
            from = at + 1;
        }
    }
    last = make_field(from, text + length);
    if (!n && !last.length)
        return CSV_SCAN_EMPTY;
    b->fields[b->first_field + n] = is_needed(needs, n) ? last : empty;
    b->n = b->first_field + n + 1;
    return CSV_SCAN_RECORD;
}

csv_scan_result csv_scan_add(record_batch *b, const char *line, size_t length, char delimiter,
                               const csv_needs *needs, size_t most_fields)
{
    csv_scan_result result;

    if (!record_batch_reserve(b, length + 1 + BLOCK))
        return CSV_SCAN_NO_MEMORY;
    memcpy(b->text + b->used, line, length);
    result = cut(b, b->text + b->used, length, delimiter, needs, most_fields);
    if (result == CSV_SCAN_RECORD)
        b->used += length + 1;
    return result;
}
