/*
 * Output gathered into blocks of 64 KiB before it goes to the sink.
 */
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

/* Hands a full block on. False: stop writing, memory is used up or the sink refused. */
bool block_pass(block *b);

/* Hands on what is left, unless writing has failed, and releases the block. */
tidu_status block_close(block *b, tidu_error *err);

#endif
