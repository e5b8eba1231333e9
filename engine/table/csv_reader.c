/*
 * A file longer than a block is read by a second thread as soon as it is known which fields are needed; the caller's
 * thread takes the records. Records, their order and the failure that ends the reading are the same as with one thread.
 */
#include "table/csv_reader.h"

#include <pthread.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cores.h"
#include "base/error.h"
#include "base/message.h"
#include "table/csv_splitter.h"
#include "table/record_queue.h"

enum { BLOCK = 1 << 18 };
enum { FULL_TEXT = 1 << 16, FULL_FIELDS = 1 << 13 }; /* a batch with more is passed on */
enum { MOST_PENDING = 64, RECORDS_AHEAD = 8 };

struct csv_reader {
    csv_splitter split;
    text_source *source;
    record_progress progress;
    void *progress_context;

    record_batch alone;    /* with one thread: the few records that have not been taken yet */
    record_queue *queue;   /* NULL with one thread; otherwise it holds the batch being filled */
    bool is_single;     /* a second thread is not wanted or not available */
    tidu_error failure; /* of the reading thread */

    record_take take;
    record_expect expect; /* or NULL */
    record_held held;     /* or NULL */
    void *context;
};

static tidu_status take_all(csv_reader *r, const record_batch *b, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < b->n_records && !status; i++) {
        table_record record = record_batch_get(b, i);

        if (r->expect && i + RECORDS_AHEAD < b->n_records) {
            table_record ahead = record_batch_get(b, i + RECORDS_AHEAD);

            r->expect(r->context, &ahead);
        }
        status = r->take(r->context, &record, err);
    }
    return status;
}

/* Take the complete records. A failure of `take` has precedence over one that was met after these records. */
static void take_pending(csv_reader *r)
{
    tidu_status status = take_all(r, r->split.batch, r->split.err);

    record_batch_empty(r->split.batch);
    if (status)
        r->split.status = status;
}

/* Whether `take` may still say which fields it needs. */
static bool is_beginning(const csv_reader *r)
{
    return !r->split.needs.is_needed;
}

/* A record is complete: take it here, a few at a time, or pass it on with its batch. */
static void deliver(void *reader)
{
    csv_reader *r = reader;
    record_batch *b = r->split.batch;

    if (!record_batch_end(b, r->split.record_line)) {
        r->split.status = error_memory(r->split.err);
    } else if (!r->queue) {
        if (is_beginning(r) || b->n_records == MOST_PENDING || b->used > FULL_TEXT)
            take_pending(r);
    } else if (b->used > FULL_TEXT || b->n > FULL_FIELDS) {
        b->position = text_source_position(r->source);
        if (record_queue_give(r->queue))
            r->split.batch = record_queue_current(r->queue);
        else
            r->split.status = TIDU_ESTOPPED;
    }
}

/* --- the reader ----------------------------------------------------------- */

tidu_status csv_reader_new(text_source *source, char delimiter, csv_reader **out,
                           tidu_error *err)
{
    csv_reader *r = allocate_array(1, sizeof *r);

    if (!r)
        return error_memory(err);
    if (!csv_splitter_init(&r->split, delimiter, text_source_name(source))) {
        release(r);
        return error_memory(err);
    }
    r->source = source;
    r->split.deliver = deliver;
    r->split.context = r;
    r->split.batch = &r->alone;
    *out = r;
    return TIDU_OK;
}

void csv_reader_free(csv_reader *r)
{
    if (!r)
        return;
    csv_splitter_clear(&r->split);
    record_batch_clear(&r->alone);
    record_queue_free(r->queue);
    release(r);
}

void csv_reader_watch(csv_reader *r, record_progress progress, void *context)
{
    r->progress = progress;
    r->progress_context = context;
}

void csv_reader_run_single_threaded(csv_reader *r)
{
    r->is_single = true;
}

void csv_reader_prefetch(csv_reader *r, record_expect expect)
{
    r->expect = expect;
}

void csv_reader_need(csv_reader *r, const bool *is_needed, size_t n)
{
    r->split.needs = (csv_needs){is_needed, n};
}

static tidu_status tell_progress(const csv_reader *r, size_t position, tidu_error *err)
{
    if (!r->progress ||
        r->progress(r->progress_context, position, text_source_total(r->source)))
        return TIDU_OK;
    return error_set(err, TIDU_ESTOPPED, "%s", _("stopped"));
}

/*
 * Whether a second thread pays: the file is long, no other thread reads a chunk of it, and `take` has said which fields
 * it needs.
 */
static bool is_long(const csv_reader *r, size_t length)
{
    size_t total = text_source_total(r->source);

    return !r->queue && !r->is_single && !text_source_is_held(r->source) && !is_beginning(r) && length >= BLOCK &&
           (!total || text_source_position(r->source) < total) && core_count() > 1;
}

/* Read to the end, or until the rest is to be shared. A record cut off where the source is held stays unfinished. */
static void read_blocks(csv_reader *r, bool *is_rest_long)
{
    bool is_cut;
    const char *text;
    size_t length;

    while (!r->split.status && !*is_rest_long) {
        r->split.status = text_source_next(r->source, &text, &length, r->split.err);
        if (r->split.status || !length)
            break;
        for (size_t done = 0, part; done < length && !r->split.status; done += part) {
            part = length - done < BLOCK ? length - done : BLOCK;
            csv_splitter_read(&r->split, text + done, part);
        }
        if (!r->queue && !r->split.status)
            r->split.status = tell_progress(r, text_source_position(r->source), r->split.err);
        *is_rest_long = is_long(r, length);
    }
    if (*is_rest_long)
        return;
    is_cut = !r->split.status && text_source_is_held(r->source) && !csv_splitter_is_between(&r->split);
    if (!r->split.status && !text_source_is_held(r->source))
        csv_splitter_finish(&r->split);
    if (!r->queue && !is_cut)
        take_pending(r);
}

/* --- two threads ------------------------------------------------------------ */

static void *read_rest(void *reader)
{
    csv_reader *r = reader;
    bool is_rest_long = false;

    read_blocks(r, &is_rest_long);
    r->split.batch->position = text_source_position(r->source);
    record_queue_end(r->queue);
    return NULL;
}

static tidu_status take_rest(csv_reader *r, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    const record_batch *b;

    while (!status && (b = record_queue_take(r->queue))) {
        status = take_all(r, b, err);
        if (!status)
            status = tell_progress(r, b->position, err);
    }
    if (status)
        record_queue_stop(r->queue);
    return status;
}

/* No thread could be created: continue with one. */
static tidu_status read_rest_alone(csv_reader *r, tidu_error *err)
{
    bool is_rest_long = false;

    r->alone = *r->split.batch;
    *r->split.batch = (record_batch){0};
    record_queue_free(r->queue);
    r->queue = NULL;
    r->split.batch = &r->alone;
    r->split.err = err;
    csv_reader_run_single_threaded(r);
    read_blocks(r, &is_rest_long);
    return r->split.status;
}

/* A second thread reads while this one takes the records. */
static tidu_status share_rest(csv_reader *r, tidu_error *err)
{
    pthread_t thread;
    tidu_status status;

    r->queue = record_queue_new(&r->alone);
    if (!r->queue)
        return error_memory(err);
    r->split.batch = record_queue_current(r->queue);
    r->split.err = &r->failure;
    if (pthread_create(&thread, NULL, read_rest, r))
        return read_rest_alone(r, err);
    status = take_rest(r, err);
    pthread_join(thread, NULL);
    if (!status && r->split.status && err)
        *err = r->failure;
    return status ? status : r->split.status;
}

/* Read to the end, or to where the source is held. */
static tidu_status run(csv_reader *r, tidu_error *err)
{
    bool is_rest_long = false;

    read_blocks(r, &is_rest_long);
    return is_rest_long && !r->split.status ? share_rest(r, err) : r->split.status;
}

tidu_status csv_reader_run(csv_reader *r, record_take take, void *context, tidu_error *err)
{
    tidu_status status;

    r->take = take;
    r->context = context;
    r->split.err = err;
    status = run(r, err);
    while (!status && r->held && text_source_is_held(r->source)) {
        status = r->held(context, err);
        if (!status)
            status = run(r, err);
    }
    return status;
}

void csv_reader_pause(csv_reader *r, record_held held)
{
    r->held = held;
}

bool csv_reader_is_between(const csv_reader *r)
{
    return csv_splitter_is_between(&r->split);
}

void csv_reader_resume(csv_reader *r, unsigned long lines)
{
    r->split.line += lines;
}

unsigned long csv_reader_line(const csv_reader *r)
{
    return r->split.line;
}

char csv_reader_delimiter(const csv_reader *r)
{
    return (char)r->split.parser.delim_char;
}
