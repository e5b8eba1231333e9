/* Output buffering: blocks of 64 KiB are passed to the sink. */
#ifndef REPORT_BLOCK_H
#define REPORT_BLOCK_H

#include "base/text_buffer.h"
#include "report/table.h"

typedef struct block {
    text_buffer text; /* append here */
    report_sink sink;
    void *context;
    bool is_refused;
} block;

block block_open(report_sink sink, void *context);

/* Pass on a full block. False: stop writing, memory is exhausted or the sink refused. */
bool block_pass(block *b);

/* Pass on the remainder, unless writing has failed, and free the block. */
tidu_status block_close(block *b, tidu_error *err);

#endif
