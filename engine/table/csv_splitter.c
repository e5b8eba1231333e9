/*
 * Lines without quotes, which are most, are split by csv_scan; libcsv reads all others, a record at a time. libcsv defines
 * the grammar: csv_scan gets a line only where libcsv would be between two records, and csv_quotes decides beforehand which
 * quotes are letters. A record that a block cuts off waits for the next block.
 *
 * libcsv reports no positions, so lines are counted here: it reports every line end outside quotes (CSV_REPALL_NL), and
 * line ends inside a field are searched only in lines that contain a quote or are inside one. A block with a NUL byte
 * is left to libcsv.
 *
 * An unfinished field is in libcsv's buffer. Its length is checked after each block, so memory is bounded by the limits
 * plus one block.
 */
#include "table/csv_splitter.h"

#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "table/csv_quotes.h"

enum { MOST_FIELD = 1 << 20, MOST_RECORD = 1 << 24, MOST_FIELDS = 1 << 16 };

static void *grow_entry(void *old, size_t size)
{
    return reallocate_array(old, size, 1);
}

bool csv_splitter_init(csv_splitter *s, char delimiter, const char *file)
{
    *s = (csv_splitter){.file = file, .line = 1};
    if (csv_init(&s->parser, CSV_REPALL_NL))
        return false;
    csv_set_realloc_func(&s->parser, grow_entry);
    csv_set_free_func(&s->parser, release);
    csv_set_blk_size(&s->parser, 4096);
    csv_set_delim(&s->parser, (unsigned char)delimiter);
    text_buffer_init(&s->pending);
    text_buffer_init(&s->spare);
    return true;
}

void csv_splitter_clear(csv_splitter *s)
{
    text_buffer_clear(&s->pending);
    text_buffer_clear(&s->spare);
    csv_free(&s->parser);
}

void csv_splitter_set_delimiter(csv_splitter *s, char delimiter)
{
    csv_set_delim(&s->parser, (unsigned char)delimiter);
}

static void count_lines(csv_splitter *s, const char *text, size_t length)
{
    const char *end = text + length;

    while ((text = memchr(text, '\n', (size_t)(end - text)))) {
        s->line++;
        text++;
    }
}

static void refuse(csv_splitter *s, unsigned long line, const char *what)
{
    s->status = error_at(s->err, TIDU_EDATA, s->file, line, 0, "%s", what);
}

static bool is_needless(const csv_splitter *s, size_t field)
{
    return field < s->needs.n && !s->needs.is_needed[field];
}

static void end_field(void *text, size_t length, void *splitter)
{
    csv_splitter *s = splitter;
    record_batch *b = s->batch;
    size_t field = b->n - b->first_field;

    if (s->status)
        return;
    if (field == 0)
        s->record_line = s->line;
    s->after_cr = false;
    if (is_needless(s, field) && !s->looks_for_lines && record_batch_skip(b))
        return;
    if (length > MOST_FIELD || b->used - b->first_text > MOST_RECORD || field == MOST_FIELDS) {
        refuse(s, s->line, length > MOST_FIELD
                               ? _("a cell is longer than 1 MiB; is a closing quote missing?")
                               : _("a row has more than 65,536 cells or 16 MiB; is this a table?"));
        return;
    }
    if (!record_batch_add(b, text, is_needless(s, field) ? 0 : length, s->looks_for_nul))
        s->status = error_memory(s->err);
    else if (s->looks_for_lines)
        count_lines(s, text, length);
}

static void end_record(int terminator, void *splitter)
{
    csv_splitter *s = splitter;

    if (s->status)
        return;
    if (s->batch->n > s->batch->first_field) {
        s->batch->quotes = s->quotes;
        s->deliver(s->context);
    }
    if (!(terminator == CSV_LF && s->after_cr))
        s->line++;
    s->line_feeds += terminator == CSV_LF;
    s->after_cr = terminator == CSV_CR;
}

/* Pass text to libcsv: a record, or a piece of one without quotes. */
static void parse(csv_splitter *s, const char *text, size_t length)
{
    size_t before = s->line_feeds;

    s->looks_for_lines = memchr(text, '"', length) != NULL;
    if (csv_parse(&s->parser, text, length, end_field, end_record, s) != length && !s->status)
        s->status = error_memory(s->err);
    s->is_within = s->line_feeds == before;
}

static unsigned long line_at(const csv_splitter *s, const char *text, size_t at)
{
    unsigned long line = s->line;

    for (size_t i = 0; i < at; i++)
        line += text[i] == '\n';
    return line;
}

/* Pass a record with quotes to libcsv, rewritten if some of them are letters. */
static void parse_record(csv_splitter *s, const char *text, size_t length, bool is_last, const quoted_record *r)
{
    char delimiter = (char)csv_get_delim(&s->parser);
    text_buffer rewritten;

    s->quotes = (record_quotes){.has_letter = r->has_letters, .is_doubtful = r->is_doubtful, .span_delimiters = r->delimiters};
    if (r->spans_lines)
        s->quotes.span = line_at(s, text, r->span);
    if (!r->has_letters) {
        parse(s, text, r->length);
    } else {
        text_buffer_init(&rewritten);
        csv_quotes_rewrite(text, length, delimiter, is_last, r, &rewritten);
        if (rewritten.failed)
            s->status = error_memory(s->err);
        else
            parse(s, text_buffer_string(&rewritten), rewritten.length);
        text_buffer_clear(&rewritten);
    }
    s->quotes = (record_quotes){0};
}

/* Split a complete line between two records; false: libcsv has to read it. */
static bool split(csv_splitter *s, const char *line, size_t length)
{
    if (s->is_within || s->after_cr || !csv_scan_is(line, &length))
        return false;
    switch (csv_scan_add(s->batch, line, length, (char)csv_get_delim(&s->parser), &s->needs, MOST_FIELDS)) {
    case CSV_SCAN_RECORD:
        s->record_line = s->line++;
        s->deliver(s->context);
        return true;
    case CSV_SCAN_EMPTY:
        s->line++;
        return true;
    case CSV_SCAN_NO_MEMORY:
        s->status = error_memory(s->err);
        return true;
    case CSV_SCAN_TOO_MANY:
        break;
    }
    return false;
}

/* The end of the line that begins at `text`: after its line feed, else after a carriage return; NULL: neither is there. */
static const char *line_end(const char *text, const char *end)
{
    const char *feed = memchr(text, '\n', (size_t)(end - text));
    const char *other;

    if (feed)
        return feed + 1;
    if (!memchr(text, '\r', (size_t)(end - text)))
        return NULL;
    for (other = end; other > text && other[-1] != '\r';)
        other--;
    return other;
}

/* Split whole lines, and records with quotes that are complete; returns where the rest begins. */
static const char *read_records(csv_splitter *s, const char *text, const char *end, bool is_last)
{
    char delimiter = (char)csv_get_delim(&s->parser);
    bool is_plain = !s->looks_for_nul && csv_scan_takes(delimiter);
    const char *next;

    for (; text < end && !s->status; text = next) {
        quoted_record record;

        next = line_end(text, end);
        if (next && is_plain && next[-1] == '\n' && split(s, text, (size_t)(next - 1 - text)))
            continue;
        if (!next && !is_last)
            return text;
        next = next ? next : end;
        if (!memchr(text, '"', (size_t)(next - text))) {
            parse(s, text, (size_t)(next - text));
            continue;
        }
        record = csv_quotes_scan(text, (size_t)(end - text), delimiter, is_last);
        if (!record.length)
            return text;
        if (record.is_unclosed) {
            refuse(s, line_at(s, text, record.open), _("the quote that opens this cell is never closed; add the closing "
                                                       "quote or remove this one"));
            return end;
        }
        parse_record(s, text, (size_t)(end - text), is_last, &record);
        next = text + record.length;
    }
    return text;
}

/* Keep the beginning of a record for the text that follows. */
static void keep(csv_splitter *s, const char *text, const char *end)
{
    if (s->status || text == end)
        return;
    if (s->pending.length + (size_t)(end - text) > MOST_RECORD) {
        refuse(s, s->line, _("a cell is longer than 1 MiB; is a closing quote missing?"));
        return;
    }
    text_buffer_append(&s->pending, text, (size_t)(end - text));
    if (s->pending.failed)
        s->status = error_memory(s->err);
}

/* Read what is pending together with the text up to `more`; what is still not complete stays. */
static void read_pending(csv_splitter *s, const char *text, const char *more, bool is_last)
{
    text_buffer whole = s->pending;
    const char *rest;

    text_buffer_append(&whole, text, (size_t)(more - text));
    s->pending = s->spare;
    text_buffer_init(&s->spare);
    if (whole.failed) {
        s->status = error_memory(s->err);
    } else {
        s->looks_for_nul |= memchr(whole.text, '\0', whole.length) != NULL;
        rest = read_records(s, whole.text, whole.text + whole.length, is_last);
        if (rest < whole.text + whole.length)
            keep(s, rest, whole.text + whole.length);
    }
    text_buffer_empty(&whole);
    s->spare = whole;
}

static bool has_quote(const char *text, size_t length)
{
    return length && memchr(text, '"', length);
}

void csv_splitter_read(csv_splitter *s, const char *text, size_t length)
{
    const char *end = text + length, *rest;

    s->looks_for_nul = memchr(text, '\0', length) != NULL;
    if (s->pending.length) { /* mostly the rest of its line completes it */
        const char *more = line_end(text, end);

        /* without a line end or a quote, what is pending would be read again in vain */
        if (!more && !has_quote(text, length) && !has_quote(s->pending.text, s->pending.length))
            keep(s, text, end);
        else
            read_pending(s, text, more ? more : end, false);
        text = more ? more : end;
    }
    if (s->pending.length && text < end && !s->status) {
        read_pending(s, text, end, false);
        text = end;
    }
    if (s->status || text == end)
        return;
    rest = read_records(s, text, end, false);
    keep(s, rest, end);
}

void csv_splitter_finish(csv_splitter *s)
{
    static const char none[] = "";

    if (s->pending.length)
        read_pending(s, none, none, true);
    if (csv_fini(&s->parser, end_field, end_record, s) && !s->status)
        s->status = error_memory(s->err);
    s->is_within = false;
}

bool csv_splitter_is_between(const csv_splitter *s)
{
    return !s->is_within && !s->pending.length;
}
