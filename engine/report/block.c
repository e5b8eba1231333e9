/*
 * Collects small writes, so that the sink is called once per 64 KiB; after a refusal nothing more is written.
 */
#include "report/block.h"

#include "base/error.h"
#include "base/message.h"

enum { BLOCK_SIZE = 64 * 1024 };

block block_open(report_sink sink, void *context)
{
    return (block){.sink = sink, .context = context};
}

static bool hand_on(block *b)
{
    if (b->text.failed || b->is_refused)
        return false;
    if (b->text.length && !b->sink(b->context, b->text.text, b->text.length))
        b->is_refused = true;
    text_buffer_empty(&b->text);
    return !b->is_refused;
}

bool block_pass(block *b)
{
    if (b->text.failed)
        return false;
    return b->text.length < BLOCK_SIZE || hand_on(b);
}

tidu_status block_close(block *b, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    hand_on(b);
    if (b->is_refused)
        status = error_set(err, TIDU_EIO, "%s", _("the output could not be written"));
    else if (b->text.failed)
        status = error_memory(err);
    text_buffer_clear(&b->text);
    return status;
}
