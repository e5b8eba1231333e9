/*
 * libcsv has no positions, so lines are counted here: it reports every line
 * end outside of quotes (CSV_REPALL_NL), and line ends inside of a field are
 * looked for only in blocks that hold a quote at all. A NUL byte is looked for
 * only in fields of a block that holds one. In all other blocks a field costs
 * one copy into the record's buffer.
 *
 * A field that is being read lies in libcsv's buffer; its length is checked
 * after each block, so that memory stays bounded by the limits and one block.
 */
#include "io/csv_reader.h"

#include <csv.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

enum { MOST_FIELD = 1 << 20, MOST_RECORD = 1 << 24, MOST_FIELDS = 1 << 16, BLOCK = 1 << 18 };

struct csv_reader {
    struct csv_parser parser;
    text_source *source;
    csv_progress progress;
    void *progress_context;
    const bool *is_needed;
    size_t n_needed;

    csv_field *fields;
    size_t n;
    size_t fields_capacity;
    char *text; /* of the record's fields, one behind the other */
    size_t used;
    size_t text_capacity;
    bool had_nul;

    bool looks_for_lines; /* in the fields of this block */
    bool looks_for_nul;
    bool after_cr;        /* the line end before was CR: an LF now belongs to it */
    unsigned long line;   /* that the parser stands on */
    unsigned long record_line;

    csv_take take;
    void *context;
    tidu_status status;
    tidu_error *err;
};

/* --- fields and records --------------------------------------------------- */

static void *grow_entry(void *old, size_t size)
{
    return reallocate_array(old, size, 1);
}

/* Room for `more` bytes of text behind those used; the fields so far move along. */
static bool make_room(csv_reader *r, size_t more)
{
    char *before = r->text;

    if (!allocate_room((void **)&r->text, &r->text_capacity, r->used + more, 1))
        return false;
    for (size_t i = 0; i < r->n && r->text != before; i++) {
        if (r->fields[i].length)
            r->fields[i].text = r->text + (r->fields[i].text - before);
    }
    return true;
}

static void count_lines(csv_reader *r, const char *text, size_t length)
{
    const char *end = text + length;

    while ((text = memchr(text, '\n', (size_t)(end - text)))) {
        r->line++;
        text++;
    }
}

static size_t copy_without_nul(char *to, const char *from, size_t length)
{
    size_t kept = 0;

    for (size_t i = 0; i < length; i++) {
        if (from[i])
            to[kept++] = from[i];
    }
    return kept;
}

static void refuse(csv_reader *r, unsigned long line, const char *what)
{
    r->status = error_at(r->err, TIDU_EDATA, text_source_name(r->source), line, 0, "%s", what);
}

static void store_field(csv_reader *r, const char *text, size_t length)
{
    csv_field *field = &r->fields[r->n];

    field->text = "";
    field->length = 0;
    field->had_nul = false;
    if (length == 0 || (r->n < r->n_needed && !r->is_needed[r->n]))
        return;
    if (r->used + length + 1 > r->text_capacity && !make_room(r, length + 1)) {
        r->status = error_memory(r->err);
        return;
    }
    field->text = r->text + r->used;
    if (r->looks_for_nul && memchr(text, '\0', length)) {
        field->had_nul = r->had_nul = true;
        length = copy_without_nul(r->text + r->used, text, length);
    } else {
        memcpy(r->text + r->used, text, length);
    }
    if (!length) { /* nothing but NUL bytes: a text of the buffer would not move along with it */
        field->text = "";
        return;
    }
    r->text[r->used + length] = '\0';
    field->length = (uint32_t)length;
    r->used += length + 1;
}

static void end_field(void *text, size_t length, void *reader)
{
    csv_reader *r = reader;

    if (r->status)
        return;
    if (r->n == 0)
        r->record_line = r->line;
    if (r->n < r->n_needed && !r->is_needed[r->n] && r->n < r->fields_capacity &&
        !r->looks_for_lines) {
        r->fields[r->n++] = (csv_field){"", 0, false};
        r->after_cr = false;
        return;
    }
    if (length > MOST_FIELD || r->used > MOST_RECORD || r->n == MOST_FIELDS) {
        refuse(r, r->line, length > MOST_FIELD
                               ? _("a cell of more than 1 MiB; is a quote not closed?")
                               : _("a row of more than 65,536 cells or 16 MiB; is this a table?"));
        return;
    }
    if (r->n == r->fields_capacity &&
        !allocate_room((void **)&r->fields, &r->fields_capacity, r->n + 1, sizeof *r->fields)) {
        r->status = error_memory(r->err);
        return;
    }
    store_field(r, text, length);
    if (r->looks_for_lines)
        count_lines(r, text, length);
    r->n++;
    r->after_cr = false;
}

static void end_record(int terminator, void *reader)
{
    csv_reader *r = reader;

    if (r->status)
        return;
    if (r->n) {
        csv_record record = {r->fields, r->n, r->record_line, r->had_nul};

        r->status = r->take(r->context, &record, r->err);
        r->n = r->used = 0;
        r->had_nul = false;
    }
    if (!(terminator == CSV_LF && r->after_cr))
        r->line++;
    r->after_cr = terminator == CSV_CR;
}

/* --- the reader ----------------------------------------------------------- */

tidu_status csv_reader_new(text_source *source, char delimiter, csv_reader **out,
                           tidu_error *err)
{
    csv_reader *r = allocate_array(1, sizeof *r);

    if (!r)
        return error_memory(err);
    if (csv_init(&r->parser, CSV_REPALL_NL)) {
        release(r);
        return error_memory(err);
    }
    csv_set_realloc_func(&r->parser, grow_entry);
    csv_set_free_func(&r->parser, release);
    csv_set_blk_size(&r->parser, 4096);
    csv_set_delim(&r->parser, (unsigned char)delimiter);
    r->source = source;
    r->line = 1;
    *out = r;
    return TIDU_OK;
}

void csv_reader_free(csv_reader *r)
{
    if (!r)
        return;
    csv_free(&r->parser);
    release(r->fields);
    release(r->text);
    release(r);
}

void csv_reader_watch(csv_reader *r, csv_progress progress, void *context)
{
    r->progress = progress;
    r->progress_context = context;
}

void csv_reader_need(csv_reader *r, const bool *is_needed, size_t n)
{
    r->is_needed = is_needed;
    r->n_needed = n;
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

static void parse_block(csv_reader *r, const char *text, size_t length)
{
    r->looks_for_nul = memchr(text, '\0', length) != NULL;
    /* libcsv's buffer holds a field that began in a block before this one */
    r->looks_for_lines = r->parser.quoted || memchr(text, '"', length) != NULL;
    if (csv_parse(&r->parser, text, length, end_field, end_record, r) != length && !r->status)
        r->status = error_memory(r->err);
    if (!r->status && r->parser.entry_pos > MOST_FIELD)
        refuse(r, r->line, _("a cell of more than 1 MiB; is a quote not closed?"));
}

static void finish(csv_reader *r)
{
    /* only a strict parser tells an open quote at the end from a closed one */
    csv_set_opts(&r->parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
    if (csv_fini(&r->parser, end_field, end_record, r) && !r->status)
        refuse(r, r->line, _("the quote that opens a cell here is never closed; "
                             "add the closing quote or remove this one"));
}

tidu_status csv_reader_run(csv_reader *r, csv_take take, void *context, tidu_error *err)
{
    const char *text;
    size_t length;

    r->take = take;
    r->context = context;
    r->err = err;
    while (!r->status) {
        r->status = text_source_next(r->source, &text, &length, err);
        if (r->status || !length)
            break;
        if (!csv_get_delim(&r->parser))
            csv_set_delim(&r->parser, (unsigned char)detect_delimiter(text, length));
        for (size_t done = 0, part; done < length && !r->status; done += part) {
            part = length - done < BLOCK ? length - done : BLOCK;
            parse_block(r, text + done, part);
        }
        if (r->progress && !r->status &&
            !r->progress(r->progress_context, text_source_position(r->source),
                         text_source_total(r->source)))
            r->status = error_set(err, TIDU_ESTOPPED, "%s", _("stopped"));
    }
    if (!r->status)
        finish(r);
    return r->status;
}
