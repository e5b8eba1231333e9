/*
 * Blocks of the text go through the splitter, and its records through a record_pump, which lets a second thread read a
 * file longer than a block as soon as it is known which fields are needed.
 */
#include "table/csv_reader.h"

#include "base/allocate.h"
#include "base/error.h"
#include "table/csv_delimiter.h"
#include "table/csv_splitter.h"
#include "table/record_pump.h"

enum { BLOCK = 1 << 18 };

struct csv_reader {
    csv_splitter split;
    record_pump pump;
    text_source *source;
    record_held held; /* or NULL */
    record_judge judge;
    void *judge_context;
};

/* The splitter and the pump fill the same batch and end by the same status. */
static void deliver(void *reader)
{
    csv_reader *r = reader;

    record_pump_deliver(&r->pump, r->split.record_line);
    r->split.batch = r->pump.batch;
    if (r->pump.status)
        r->split.status = r->pump.status;
}

/* Whether a second thread pays: the file is long, and no other thread reads a chunk of it. */
static bool is_long(const csv_reader *r, size_t length)
{
    size_t total = text_source_total(r->source);

    return !text_source_is_held(r->source) && length >= BLOCK &&
           (!total || text_source_position(r->source) < total);
}

static record_step read_block(void *reader)
{
    csv_reader *r = reader;
    const char *text;
    size_t length;

    r->split.batch = r->pump.batch;
    r->split.err = r->pump.err;
    r->pump.status = text_source_next(r->source, &text, &length, r->pump.err);
    if (r->pump.status || !length)
        return RECORDS_END;
    r->split.status = TIDU_OK;
    if (!csv_reader_delimiter(r))
        csv_splitter_set_delimiter(&r->split, csv_delimiter_find(text, length, r->judge, r->judge_context));
    for (size_t done = 0, part; done < length && !r->split.status; done += part) {
        part = length - done < BLOCK ? length - done : BLOCK;
        csv_splitter_read(&r->split, text + done, part);
    }
    r->pump.status = r->split.status;
    return is_long(r, length) ? RECORDS_MANY : RECORDS_FOLLOW;
}

static bool finish(void *reader)
{
    csv_reader *r = reader;

    if (text_source_is_held(r->source))
        return csv_splitter_is_between(&r->split);
    csv_splitter_finish(&r->split);
    r->pump.status = r->split.status;
    return true;
}

static size_t position(void *reader)
{
    return text_source_position(((csv_reader *)reader)->source);
}

static size_t total(void *reader)
{
    return text_source_total(((csv_reader *)reader)->source);
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
    record_pump_init(&r->pump);
    r->pump.source = r;
    r->pump.read = read_block;
    r->pump.finish = finish;
    r->pump.position = position;
    r->pump.total = total;
    r->split.batch = r->pump.batch;
    *out = r;
    return TIDU_OK;
}

void csv_reader_free(csv_reader *r)
{
    if (!r)
        return;
    csv_splitter_clear(&r->split);
    record_pump_clear(&r->pump);
    release(r);
}

void csv_reader_judge(csv_reader *r, record_judge judge, void *context)
{
    r->judge = judge;
    r->judge_context = context;
}

void csv_reader_watch(csv_reader *r, record_progress progress, void *context)
{
    r->pump.progress = progress;
    r->pump.progress_context = context;
}

void csv_reader_run_single_threaded(csv_reader *r)
{
    r->pump.is_single = true;
}

void csv_reader_prefetch(csv_reader *r, record_expect expect)
{
    r->pump.expect = expect;
}

void csv_reader_need(csv_reader *r, const bool *is_needed, size_t n)
{
    r->split.needs = (csv_needs){is_needed, n};
    r->pump.is_beginning = !is_needed;
}

tidu_status csv_reader_run(csv_reader *r, record_take take, void *context, tidu_error *err)
{
    tidu_status status;

    r->pump.take = take;
    r->pump.context = context;
    r->split.err = err;
    status = record_pump_run(&r->pump, err);
    while (!status && r->held && text_source_is_held(r->source)) {
        status = r->held(context, err);
        if (!status)
            status = record_pump_run(&r->pump, err);
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
