/*
 * Lines without quotes, which are most, are split by csv_scan; libcsv reads all others, from the line feed before them
 * to the next one outside quotes. libcsv defines the grammar: csv_scan gets a line only where libcsv would be between
 * two records.
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
    return true;
}

void csv_splitter_clear(csv_splitter *s)
{
    csv_free(&s->parser);
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
    if (s->batch->n > s->batch->first_field)
        s->deliver(s->context);
    if (!(terminator == CSV_LF && s->after_cr))
        s->line++;
    s->line_feeds += terminator == CSV_LF;
    s->after_cr = terminator == CSV_CR;
}

/* The candidate that occurs most often outside of quotes in the first lines. */
static char detect_delimiter(const char *text, size_t length)
{
    static const char candidates[] = ",\t;|";
    size_t count[sizeof candidates - 1] = {0};
    size_t best = 0;
    bool is_quoted = false;

    for (size_t i = 0, lines = 0; i < length && lines < 10; i++) {
        const char *found;

        if (text[i] == '"')
            is_quoted = !is_quoted;
        if (is_quoted || !text[i])
            continue;
        lines += text[i] == '\n';
        found = strchr(candidates, text[i]);
        if (found)
            count[found - candidates]++;
    }
    for (size_t i = 1; i < sizeof candidates - 1; i++) {
        if (count[i] > count[best])
            best = i;
    }
    return candidates[best];
}

/* Pass a piece of text to libcsv; it may contain a line feed only at its end. */
static void parse(csv_splitter *s, const char *text, size_t length)
{
    size_t before = s->line_feeds;

    /* libcsv's buffer may hold a quoted field that began in an earlier piece */
    s->looks_for_lines = s->parser.quoted || memchr(text, '"', length) != NULL;
    if (csv_parse(&s->parser, text, length, end_field, end_record, s) != length && !s->status)
        s->status = error_memory(s->err);
    s->is_within = s->line_feeds == before;
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

void csv_splitter_read(csv_splitter *s, const char *text, size_t length)
{
    const char *end = text + length, *feed;
    bool is_plain;

    if (!csv_get_delim(&s->parser))
        csv_set_delim(&s->parser, (unsigned char)detect_delimiter(text, length));
    s->looks_for_nul = memchr(text, '\0', length) != NULL;
    is_plain = !s->looks_for_nul && csv_scan_takes((char)csv_get_delim(&s->parser));
    for (; text < end && !s->status; text = feed) {
        feed = memchr(text, '\n', (size_t)(end - text));
        feed = feed ? feed + 1 : end;
        if (!is_plain || feed[-1] != '\n' || !split(s, text, (size_t)(feed - 1 - text)))
            parse(s, text, (size_t)(feed - text));
    }
    if (!s->status && s->parser.entry_pos > MOST_FIELD)
        refuse(s, s->line, _("a cell is longer than 1 MiB; is a closing quote missing?"));
}

void csv_splitter_finish(csv_splitter *s)
{
    /* only the strict parser distinguishes an open quote at the end from a closed one */
    csv_set_opts(&s->parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
    if (csv_fini(&s->parser, end_field, end_record, s) && !s->status)
        refuse(s, s->line, _("the quote that opens this cell is never closed; add the closing quote or "
                             "remove this one"));
    s->is_within = false;
}

