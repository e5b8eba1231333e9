#include "table/sheet_choice.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"

enum { ROWS_LOOKED_AT = 40 }; /* as many as a header is looked for in */

static void append_name(text_buffer *b, const char *name)
{
    text_buffer_append_string(b, b->length ? ", " : "");
    text_buffer_append_string(b, name);
}

static tidu_status no_sheet(const workbook *w, const char *wanted, tidu_error *err)
{
    text_buffer names;
    tidu_status status;

    text_buffer_init(&names);
    for (size_t i = 0; i < workbook_count(w); i++)
        append_name(&names, workbook_get(w, i)->name);
    status = names.failed ? error_memory(err)
                          : error_at(err, TIDU_EUSAGE, workbook_file(w), 0, 0,
                                     _("the workbook has no sheet '%s'; it has: %s"), wanted, text_buffer_string(&names));
    text_buffer_clear(&names);
    return status;
}

tidu_status sheet_find(const workbook *w, const char *wanted, size_t *out, tidu_error *err)
{
    char *end;
    unsigned long number;

    for (size_t i = 0; i < workbook_count(w); i++) {
        if (!strcmp(workbook_get(w, i)->name, wanted)) {
            *out = i;
            return TIDU_OK;
        }
    }
    number = strtoul(wanted, &end, 10);
    if (*wanted < '1' || *wanted > '9' || *end || number > workbook_count(w))
        return no_sheet(w, wanted, err);
    *out = number - 1;
    return TIDU_OK;
}

/* --- looking into a sheet --------------------------------------------------------- */

typedef struct look {
    record_judge judge;
    void *context;
    size_t rows;
    size_t labels; /* of the best row */
} look;

static tidu_status look_at(void *context, const table_record *record, tidu_error *err)
{
    look *l = context;
    size_t labels = l->judge(l->context, record);

    (void)err;
    l->labels = labels > l->labels ? labels : l->labels;
    return ++l->rows == ROWS_LOOKED_AT ? TIDU_ESTOPPED : TIDU_OK;
}

/* A sheet that is broken behind its first rows is met when it is read. */
static tidu_status look_into(workbook *w, size_t i, look *l, tidu_error *err)
{
    tidu_status status = workbook_begin(w, i, err);
    record_pump *pump = workbook_pump(w);

    if (status)
        return status;
    pump->take = look_at;
    pump->context = l;
    pump->is_single = true;
    status = workbook_run(w, err);
    return status == TIDU_ESTOPPED || (status == TIDU_EDATA && l->rows) ? TIDU_OK : status;
}

/* --- the choice ---------------------------------------------------------------------- */

/* How good a sheet is: 0: empty, 1: it has values, 2: and a header nearly as good as any. */
static int grade(const look *l, size_t most)
{
    return !l->rows ? 0 : l->labels && 2 * l->labels > most ? 2 : 1;
}

static size_t find_first(const workbook *w, const look *looks, size_t most, int least)
{
    for (int hidden = 0; hidden < 2; hidden++) {
        for (size_t i = 0; i < workbook_count(w); i++) {
            if (grade(&looks[i], most) >= least && workbook_get(w, i)->is_hidden == hidden)
                return i;
        }
    }
    return workbook_count(w);
}

static const char *list_others(const workbook *w, const look *looks, size_t most, const sheet_choice *choice, int least,
                               arena *memory)
{
    text_buffer names;
    const char *kept;

    text_buffer_init(&names);
    for (size_t i = 0; i < workbook_count(w); i++) {
        if (i != choice->sheet && grade(&looks[i], most) >= least)
            append_name(&names, workbook_get(w, i)->name);
    }
    kept = names.failed ? NULL : arena_copy_string(memory, text_buffer_string(&names));
    text_buffer_clear(&names);
    return kept;
}

tidu_status sheet_choose(workbook *w, record_judge judge, void *context, arena *memory, sheet_choice *out,
                         tidu_error *err)
{
    size_t n = workbook_count(w), most = 0;
    look *looks = arena_take_array(memory, n, sizeof *looks);
    tidu_status status = TIDU_OK;

    *out = (sheet_choice){0, "", ""};
    if (!looks)
        return error_memory(err);
    for (size_t i = 0; n > 1 && i < n && !status; i++) {
        looks[i] = (look){.judge = judge, .context = context};
        if (!workbook_get(w, i)->is_secret)
            status = look_into(w, i, &looks[i], err);
        most = looks[i].labels > most ? looks[i].labels : most;
    }
    if (status || n == 1)
        return status;
    for (int least = 2; least >= 0 && (out->sheet = find_first(w, looks, most, least)) == n; least--)
        continue;
    if (out->sheet == n)
        out->sheet = 0;
    out->others = list_others(w, looks, most, out, 1, memory);
    out->similar = list_others(w, looks, most, out, 2, memory);
    return out->others && out->similar ? TIDU_OK : error_memory(err);
}
