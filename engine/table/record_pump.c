/*
 * One thread: the batch `alone` is emptied after every few records. Two: the second one fills the batches of a
 * record_queue, this one takes them.
 */
#include "table/record_pump.h"

#include <pthread.h>

#include "base/cores.h"
#include "base/error.h"
#include "base/message.h"

enum { FULL_TEXT = 1 << 16, FULL_FIELDS = 1 << 13 }; /* a batch with more is passed on */
enum { MOST_PENDING = 64, RECORDS_AHEAD = 8 };

void record_pump_init(record_pump *p)
{
    *p = (record_pump){.is_beginning = true};
    p->batch = &p->alone;
}

void record_pump_clear(record_pump *p)
{
    record_batch_clear(&p->alone);
    record_queue_free(p->queue);
}

static tidu_status take_all(record_pump *p, const record_batch *b, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < b->n_records && !status; i++) {
        table_record record = record_batch_get(b, i);

        if (p->expect && i + RECORDS_AHEAD < b->n_records) {
            table_record ahead = record_batch_get(b, i + RECORDS_AHEAD);

            p->expect(p->context, &ahead);
        }
        status = p->take(p->context, &record, err);
    }
    return status;
}

/* Take the complete records. A failure of `take` has precedence over one that was met after these records. */
static void take_pending(record_pump *p)
{
    tidu_status status = take_all(p, p->batch, p->err);

    record_batch_empty(p->batch);
    if (status)
        p->status = status;
}

void record_pump_deliver(record_pump *p, unsigned long line)
{
    record_batch *b = p->batch;

    if (!record_batch_end(b, line)) {
        p->status = error_memory(p->err);
    } else if (!p->queue) {
        if (p->is_beginning || b->n_records == MOST_PENDING || b->used > FULL_TEXT)
            take_pending(p);
    } else if (b->used > FULL_TEXT || b->n > FULL_FIELDS) {
        b->position = p->position(p->source);
        if (record_queue_give(p->queue))
            p->batch = record_queue_current(p->queue);
        else
            p->status = TIDU_ESTOPPED;
    }
}

static tidu_status tell_progress(const record_pump *p, size_t position, tidu_error *err)
{
    if (!p->progress || p->progress(p->progress_context, position, p->total(p->source)))
        return TIDU_OK;
    return error_set(err, TIDU_ESTOPPED, "%s", _("stopped"));
}

/* Read to the end, or until the rest is to be shared. A record cut off where the source is held stays unfinished. */
static void read_blocks(record_pump *p, bool *is_rest_long)
{
    bool is_whole = true;

    while (!p->status && !*is_rest_long) {
        record_step step = p->read(p->source);

        if (p->status || step == RECORDS_END)
            break;
        if (!p->queue)
            p->status = tell_progress(p, p->position(p->source), p->err);
        *is_rest_long = step == RECORDS_MANY && !p->queue && !p->is_single && !p->is_beginning && core_count() > 1;
    }
    if (*is_rest_long)
        return;
    if (!p->status)
        is_whole = p->finish(p->source);
    if (!p->queue && is_whole)
        take_pending(p);
}

/* --- two threads ------------------------------------------------------------ */

static void *read_rest(void *pump)
{
    record_pump *p = pump;
    bool is_rest_long = false;

    read_blocks(p, &is_rest_long);
    p->batch->position = p->position(p->source);
    record_queue_end(p->queue);
    return NULL;
}

static tidu_status take_rest(record_pump *p, tidu_error *err)
{
    tidu_status status = TIDU_OK;
    const record_batch *b;

    while (!status && (b = record_queue_take(p->queue))) {
        status = take_all(p, b, err);
        if (!status)
            status = tell_progress(p, b->position, err);
    }
    if (status)
        record_queue_stop(p->queue);
    return status;
}

/* No thread could be created: continue with one. */
static tidu_status read_rest_alone(record_pump *p, tidu_error *err)
{
    bool is_rest_long = false;

    p->alone = *p->batch;
    *p->batch = (record_batch){0};
    record_queue_free(p->queue);
    p->queue = NULL;
    p->batch = &p->alone;
    p->err = err;
    p->is_single = true;
    read_blocks(p, &is_rest_long);
    return p->status;
}

/* A second thread reads while this one takes the records. */
static tidu_status share_rest(record_pump *p, tidu_error *err)
{
    pthread_t thread;
    tidu_status status;

    p->queue = record_queue_new(&p->alone);
    if (!p->queue)
        return error_memory(err);
    p->batch = record_queue_current(p->queue);
    p->err = &p->failure;
    if (pthread_create(&thread, NULL, read_rest, p))
        return read_rest_alone(p, err);
    status = take_rest(p, err);
    pthread_join(thread, NULL);
    if (!status && p->status && err)
        *err = p->failure;
    return status ? status : p->status;
}

tidu_status record_pump_run(record_pump *p, tidu_error *err)
{
    bool is_rest_long = false;

    p->err = err;
    read_blocks(p, &is_rest_long);
    return is_rest_long && !p->status ? share_rest(p, err) : p->status;
}
