/*
 * Lines without a quote, which most are, are split by csv_plain; libcsv reads all others, from the line feed
 * before them to the next one outside of quotes, and what it makes of a file is the grammar: a line goes the
 * short way only where libcsv would stand between two records.
 *
 * libcsv has no positions, so lines are counted here: it reports every line
 * end outside of quotes (CSV_REPALL_NL), and line ends inside of a field are
 * looked for only in lines that hold a quote or stand in one. A block with a NUL byte is libcsv's.
 *
 * A file longer than a block is read by a second thread as soon as it is known
 * which fields are needed; the caller's thread takes the records. What is taken, in
 * which order, and which failure ends it are the same as with one thread.
 *
 * A field that is being read lies in libcsv's buffer; its length is checked
 * after each block, so that memory stays bounded by the limits and one block.
 */
#include "io/csv_reader.h"

#include <csv.h>
#include <pthread.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cores.h"
#include "base/error.h"
#include "base/message.h"
#include "io/csv_plain.h"
#include "io/csv_relay.h"

enum { MOST_FIELD = 1 << 20, MOST_RECORD = 1 << 24, MOST_FIELDS = 1 << 16, BLOCK = 1 << 18 };
enum { FULL_TEXT = 1 << 16, FULL_FIELDS = 1 << 13 }; /* of a batch on its way */
enum { MOST_PENDING = 64, RECORDS_AHEAD = 8 };

struct csv_reader {
    struct csv_parser parser;
    text_source *source;
    csv_progress progress;
    void *progress_context;
    csv_needs needs;

    csv_batch alone;   /* while one thread does it all: a few records that were not taken yet */
    csv_batch *batch;  /* being filled: `alone` or the relay's */
    csv_relay *relay;  /* NULL while one thread does it all */
    bool is_single;    /* no second thread is wanted or can be had */
    tidu_error failure; /* of the reading thread */

    bool looks_for_lines; /* in the fields of this line */
    bool looks_for_nul;
    bool is_within;       /* libcsv stands in a record */
    size_t line_feeds;    /* that ended a record or an empty line */
    bool after_cr;        /* the line end before was CR: an LF now belongs to it */
    unsigned long line;   /* that the parser stands on */
    unsigned long record_line;

    csv_take take;
    csv_expect expect; /* or NULL */
    csv_held held;     /* or NULL */
    void *context;
    tidu_status status;
    tidu_error *err;
};

/* --- fields and records --------------------------------------------------- */

static void *grow_entry(void *old, size_t size)
{
    return reallocate_array(old, size, 1);
}

static void count_lines(csv_reader *r, const char *text, size_t length)
{
    const char *end = text + length;

    while ((text = memchr(text, '\n', (size_t)(end - text)))) {
        r->line++;
        text++;
    }
}

static void refuse(csv_reader *r, unsigned long line, const char *what)
{
    r->status = error_at(r->err, TIDU_EDATA, text_source_name(r->source), line, 0, "%s", what);
}

static bool is_needless(const csv_reader *r, size_t field)
{
    return field < r->needs.n && !r->needs.is_needed[field];
}

static void end_field(void *text, size_t length, void *reader)
{
    csv_reader *r = reader;
    csv_batch *b = r->batch;
    size_t field = b->n - b->first_field;

    if (r->status)
        return;
    if (field == 0)
        r->record_line = r->line;
    r->after_cr = false;
    if (is_needless(r, field) && !r->looks_for_lines && csv_batch_skip(b))
        return;
    if (length > MOST_FIELD || b->used - b->first_text > MOST_RECORD || field == MOST_FIELDS) {
        refuse(r, r->line, length > MOST_FIELD
                               ? _("a cell of more than 1 MiB; is a quote not closed?")
                               : _("a row of more than 65,536 cells or 16 MiB; is this a table?"));
        return;
    }
    if (!csv_batch_add(b, text, is_needless(r, field) ? 0 : length, r->looks_for_nul))
        r->status = error_memory(r->err);
    else if (r->looks_for_lines)
        count_lines(r, text, length);
}

static tidu_status take_all(csv_reader *r, const csv_batch *b, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < b->n_records && !status; i++) {
        csv_record record = csv_batch_get(b, i);

        if (r->expect && i + RECORDS_AHEAD < b->n_records) {
            csv_record ahead = csv_batch_get(b, i + RECORDS_AHEAD);

            r->expect(r->context, &ahead);
        }
        status = r->take(r->context, &record, err);
    }
    return status;
}

/* Those that are whole. What `take` says of them goes before a failure that was met behind them. */
static void take_pending(csv_reader *r)
{
    tidu_status status = take_all(r, r->batch, r->err);

    csv_batch_empty(r->batch);
    if (status)
        r->status = status;
}

/* `take` may still say which fields it needs. */
static bool is_beginning(const csv_reader *r)
{
    return !r->needs.is_needed;
}

/* A record is whole: take it here, after a few of them, or give it away with others. */
static void deliver(csv_reader *r)
{
    csv_batch *b = r->batch;

    if (!csv_batch_end(b, r->record_line)) {
        r->status = error_memory(r->err);
    } else if (!r->relay) {
        if (is_beginning(r) || b->n_records == MOST_PENDING || b->used > FULL_TEXT)
            take_pending(r);
    } else if (b->used > FULL_TEXT || b->n > FULL_FIELDS) {
        b->position = text_source_position(r->source);
        if (csv_relay_give(r->relay))
            r->batch = csv_relay_current(r->relay);
        else
            r->status = TIDU_ESTOPPED;
    }
}

static void end_record(int terminator, void *reader)
{
    csv_reader *r = reader;

    if (r->status)
        return;
    if (r->batch->n > r->batch->first_field)
        deliver(r);
    if (!(terminator == CSV_LF && r->after_cr))
        r->line++;
    r->line_feeds += terminator == CSV_LF;
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
    r->batch = &r->alone;
    *out = r;
    return TIDU_OK;
}

void csv_reader_free(csv_reader *r)
{
    if (!r)
        return;
    csv_free(&r->parser);
    csv_batch_clear(&r->alone);
    csv_relay_free(r->relay);
    release(r);
}

void csv_reader_watch(csv_reader *r, csv_progress progress, void *context)
{
    r->progress = progress;
    r->progress_context = context;
}

void csv_reader_be_alone(csv_reader *r)
{
    r->is_single = true;
}

void csv_reader_announce(csv_reader *r, csv_expect expect)
{
    r->expect = expect;
}

void csv_reader_need(csv_reader *r, const bool *is_needed, size_t n)
{
    r->needs = (csv_needs){is_needed, n};
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

/* For libcsv: a piece of text with no line feed but at its end. */
static void parse(csv_reader *r, const char *text, size_t length)
{
    size_t before = r->line_feeds;

    /* libcsv's buffer holds a field that began in a piece before this one */
    r->looks_for_lines = r->parser.quoted || memchr(text, '"', length) != NULL;
    if (csv_parse(&r->parser, text, length, end_field, end_record, r) != length && !r->status)
        r->status = error_memory(r->err);
    r->is_within = r->line_feeds == before;
}

/* A whole line without quotes between two records; false: libcsv has to read it. */
static bool split(csv_reader *r, const char *line, size_t length)
{
    if (r->is_within || r->after_cr || !csv_plain_is(line, &length))
        return false;
    switch (csv_plain_add(r->batch, line, length, (char)csv_get_delim(&r->parser), &r->needs, MOST_FIELDS)) {
    case CSV_PLAIN_RECORD:
        r->record_line = r->line++;
        deliver(r);
        return true;
    case CSV_PLAIN_EMPTY:
        r->line++;
        return true;
    case CSV_PLAIN_NO_MEMORY:
        r->status = error_memory(r->err);
        return true;
    case CSV_PLAIN_TOO_MANY:
        break;
    }
    return false;
}

static void parse_block(csv_reader *r, const char *text, size_t length)
{
    const char *end = text + length, *feed;
    bool is_plain = csv_plain_takes((char)csv_get_delim(&r->parser));

    r->looks_for_nul = memchr(text, '\0', length) != NULL;
    is_plain = is_plain && !r->looks_for_nul;
    for (; text < end && !r->status; text = feed) {
        feed = memchr(text, '\n', (size_t)(end - text));
        feed = feed ? feed + 1 : end;
        if (!is_plain || feed[-1] != '\n' || !split(r, text, (size_t)(feed - 1 - text)))
            parse(r, text, (size_t)(feed - text));
    }
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
    r->is_within = false;
}

static tidu_status tell_progress(const csv_reader *r, size_t position, tidu_error *err)
{
    if (!r->progress ||
        r->progress(r->progress_context, position, text_source_total(r->source)))
        return TIDU_OK;
    return error_set(err, TIDU_ESTOPPED, "%s", _("stopped"));
}

/* Another thread is worth it (the others are not at other stretches of the file), and there is nothing that `take` could still say to the reader. */
static bool is_long(const csv_reader *r, size_t length)
{
    size_t total = text_source_total(r->source);

    return !r->relay && !r->is_single && !text_source_is_held(r->source) && !is_beginning(r) && length >= BLOCK &&
           (!total || text_source_position(r->source) < total) && core_count() > 1;
}

/* Read to the end, or until the rest is to be shared. A record that is cut where the source is held waits for its rest. */
static void read_blocks(csv_reader *r, bool *is_rest_long)
{
    bool is_cut;
    const char *text;
    size_t length;

    while (!r->status && !*is_rest_long) {
        r->status = text_source_next(r->source, &text, &length, r->err);
        if (r->status || !length)
            break;
        if (!csv_get_delim(&r->parser))
            csv_set_delim(&r->parser, (unsigned char)detect_delimiter(text, length));
        for (size_t done = 0, part; done < length && !r->status; done += part) {
            part = length - done < BLOCK ? length - done : BLOCK;
            parse_block(r, text + done, part);
        }
        if (!r->relay && !r->status)
            r->status = tell_progress(r, text_source_position(r->source), r->err);
        *is_rest_long = is_long(r, length);
    }
    if (*is_rest_long)
        return;
    is_cut = !r->status && text_source_is_held(r->source) && r->is_within;
    if (!r->status && !text_source_is_held(r->source))
        finish(r);
    if (!r->relay && !is_cut)
        take_pending(r);
}

/* --- two threads ------------------------------------------------------------ */

static void *read_rest(void *reader)
{
    csv_reader *r = reader;
    bool is_rest_long = false;

    read_blocks(r, &is_rest_long);
    r->batch->position = text_source_position(r->source);
    csv_relay_end(r->relay);
    return NULL;
}

static tidu_status take_rest(csv_reader *r, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    const csv_batch *b;

    while (!status && (b = csv_relay_take(r->relay))) {
        status = take_all(r, b, err);
        if (!status)
            status = tell_progress(r, b->position, err);
    }
    if (status)
        csv_relay_stop(r->relay);
    return status;
}

/* No thread could be made: go on as before. */
static tidu_status read_rest_alone(csv_reader *r, tidu_error *err)
{
    bool is_rest_long = false;

    r->alone = *r->batch;
    *r->batch = (csv_batch){0};
    csv_relay_free(r->relay);
    r->relay = NULL;
    r->batch = &r->alone;
    r->err = err;
    csv_reader_be_alone(r);
    read_blocks(r, &is_rest_long);
    return r->status;
}

/* Another thread reads and this one takes. */
static tidu_status share_rest(csv_reader *r, tidu_error *err)
{
    pthread_t thread;
    tidu_status status;

    r->relay = csv_relay_new(&r->alone);
    if (!r->relay)
        return error_memory(err);
    r->batch = csv_relay_current(r->relay);
    r->err = &r->failure;
    if (pthread_create(&thread, NULL, read_rest, r))
        return read_rest_alone(r, err);
    status = take_rest(r, err);
    pthread_join(thread, NULL);
    if (!status && r->status && err)
        *err = r->failure;
    return status ? status : r->status;
}

/* To the end, or to where the source is held. */
static tidu_status run(csv_reader *r, tidu_error *err)
{
    bool is_rest_long = false;

    read_blocks(r, &is_rest_long);
    return is_rest_long && !r->status ? share_rest(r, err) : r->status;
}

tidu_status csv_reader_run(csv_reader *r, csv_take take, void *context, tidu_error *err)
{
    tidu_status status;

    r->take = take;
    r->context = context;
    r->err = err;
    status = run(r, err);
    while (!status && r->held && text_source_is_held(r->source)) {
        status = r->held(context, err);
        if (!status)
            status = run(r, err);
    }
    return status;
}

void csv_reader_hold(csv_reader *r, csv_held held)
{
    r->held = held;
}

bool csv_reader_is_between(const csv_reader *r)
{
    return !r->is_within;
}

void csv_reader_go_on(csv_reader *r, unsigned long lines)
{
    r->line += lines;
}

unsigned long csv_reader_line(const csv_reader *r)
{
    return r->line;
}

char csv_reader_delimiter(const csv_reader *r)
{
    return (char)r->parser.delim_char;
}
