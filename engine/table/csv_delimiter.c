/*
 * Counting alone is misled by a scope of business full of semicolons, or by a title full of commas above a table with tabs:
 * what names the columns decides. The beginning is split once for each candidate.
 */
#include "table/csv_delimiter.h"

#include <stdbool.h>
#include <string.h>

#include "table/csv_splitter.h"

enum { MOST_TEXT = 1 << 16, MOST_RECORDS = 40 };

static const char candidates[] = ",\t;|";

/* The most labels in a record so far. */
typedef struct probe {
    csv_splitter split;
    record_batch batch;
    record_judge judge;
    void *context;
    size_t n;
    size_t labels;
} probe;

static void judge_record(void *context)
{
    probe *p = context;
    table_record record;
    size_t labels;

    if (!record_batch_end(&p->batch, p->split.record_line)) {
        p->split.status = TIDU_ENOMEM;
        return;
    }
    record = record_batch_get(&p->batch, 0);
    labels = p->judge(p->context, &record);
    p->labels = labels > p->labels ? labels : p->labels;
    record_batch_empty(&p->batch);
    if (++p->n == MOST_RECORDS)
        p->split.status = TIDU_ESTOPPED;
}

static size_t count_labels(const char *text, size_t length, char delimiter, record_judge judge, void *context)
{
    probe p = {.judge = judge, .context = context};

    if (!csv_splitter_init(&p.split, delimiter, ""))
        return 0;
    p.split.batch = &p.batch;
    p.split.deliver = judge_record;
    p.split.context = &p;
    csv_splitter_read(&p.split, text, length);
    if (!p.split.status)
        csv_splitter_finish(&p.split);
    record_batch_clear(&p.batch);
    csv_splitter_clear(&p.split);
    return p.labels;
}

/* The candidate that occurs most often outside of quotes in the first lines. */
static char most_frequent(const char *text, size_t length)
{
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

char csv_delimiter_find(const char *text, size_t length, record_judge judge, void *context)
{
    const char frequent = most_frequent(text, length);
    char best = frequent;
    bool is_split = false; /* by a candidate that does not occur: each other one leaves the same lines */
    size_t most, labels;

    length = length < MOST_TEXT ? length : MOST_TEXT;
    most = judge ? count_labels(text, length, frequent, judge, context) : 0;
    for (size_t i = 0; judge && i < sizeof candidates - 1; i++) {
        bool occurs = memchr(text, candidates[i], length) != NULL;

        if (candidates[i] == frequent || (!occurs && is_split))
            continue;
        is_split |= !occurs;
        labels = count_labels(text, length, candidates[i], judge, context);
        if (labels > most) {
            most = labels;
            best = candidates[i];
        }
    }
    return best;
}
