/*
 * Brings records from what reads them to the function that takes them: a few at a time on one thread, or, for a long
 * source, in batches from a second thread, which reads ahead. Records, their order and the failure that ends the
 * reading are the same with one thread and with two.
 *
 * The reader fills `batch` and calls record_pump_deliver after each record.
 */
#ifndef TABLE_RECORD_PUMP_H
#define TABLE_RECORD_PUMP_H

#include "table/record.h"
#include "table/record_batch.h"
#include "table/record_queue.h"

typedef enum record_step {
    RECORDS_END,   /* there is nothing more, or the source is held */
    RECORDS_FOLLOW,
    RECORDS_MANY   /* follow, so many that a second thread pays */
} record_step;

typedef struct record_pump {
    /* set by the reader */
    void *source;
    record_step (*read)(void *source);   /* read a block */
    bool (*finish)(void *source);        /* the end was reached without a failure; false: a record is cut off there */
    size_t (*position)(void *source);    /* in the source, for progress */
    size_t (*total)(void *source);
    record_take take;
    record_expect expect; /* or NULL */
    void *context;
    record_progress progress; /* or NULL */
    void *progress_context;
    bool is_beginning; /* `take` may still say what it needs: each record is taken at once */
    bool is_single;    /* a second thread is not wanted or not available */

    record_batch *batch; /* being filled; another one after record_pump_deliver */
    tidu_status status;  /* of reading and taking; both set it, and nothing is delivered after a failure */
    tidu_error *err;     /* where a failure of reading is described */

    /* own */
    record_batch alone;  /* with one thread: the few records that have not been taken yet */
    record_queue *queue; /* NULL with one thread; otherwise it holds the batch being filled */
    tidu_error failure;  /* of the reading thread */
} record_pump;

/* The members that the reader sets are set afterwards; call it where the pump will stay. */
void record_pump_init(record_pump *p);
void record_pump_clear(record_pump *p);

/* The current record of the batch is complete: take it here, a few at a time, or pass it on with its batch. */
void record_pump_deliver(record_pump *p, unsigned long line);

/* Read to the end or to where the source is held. May be called again after it was resumed there. */
tidu_status record_pump_run(record_pump *p, tidu_error *err);

#endif
