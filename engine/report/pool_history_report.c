/* The log of a pool, event by event, those that do not fit among them. */
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "report/pool_report.h"
#include "report/pool_text.h"

enum { H_DAY, H_EVENT, H_EVENT_WORD, H_CODE, H_NAME, H_RULE, H_RULE_WORD, H_REASON, H_BY, H_AT, H_LOCAL_AT, H_FILE, H_LINE, H_IMPORT, H_FAULT, H_COLUMNS };

static const table_column columns[H_COLUMNS] = {
    [H_DAY] = {"day", N_("day"), TABLE_DAY, 0},
    [H_EVENT] = {"event", NULL, TABLE_TEXT, 0},
    [H_EVENT_WORD] = {NULL, N_("event"), TABLE_TEXT, 0},
    [H_CODE] = {"uscc", N_("code"), TABLE_CODE, 0},
    [H_NAME] = {"name", N_("company"), TABLE_TEXT, 0},
    [H_RULE] = {"rule", NULL, TABLE_TEXT, 0},
    [H_RULE_WORD] = {NULL, N_("by rule"), TABLE_TEXT, 0},
    [H_REASON] = {"reason", N_("reason"), TABLE_TEXT, 0},
    [H_BY] = {"imported_by", N_("by"), TABLE_TEXT, 0},
    [H_AT] = {"imported_at", NULL, TABLE_TEXT, 0},
    [H_LOCAL_AT] = {NULL, N_("entered into the database"), TABLE_TEXT, 0},
    [H_FILE] = {"file", N_("sheet or command"), TABLE_TEXT, 0},
    [H_LINE] = {"line", N_("line no."), TABLE_NUMBER, 0},
    [H_IMPORT] = {"import", NULL, TABLE_NUMBER, 0},
    [H_FAULT] = {"fault", N_("does not count"), TABLE_TEXT, 0},
};

typedef struct entry {
    const pool_event *event;
    const pool_refusal *refusal; /* NULL: it counts */
    size_t place;                /* in the log, behind which those stand that do not count */
} entry;

static int by_day(const void *a, const void *b)
{
    const pool_event *x = ((const entry *)a)->event, *y = ((const entry *)b)->event;
    int order = (x->day > y->day) - (x->day < y->day);

    if (!order)
        order = strcmp(x->code, y->code);
    return order ? order : ((const entry *)a)->place < ((const entry *)b)->place ? -1 : 1;
}

static bool is_asked(const pool_view *v, const pool_event *e)
{
    if (strcmp(e->pool, v->study->rules->id) != 0 || !pool_study_shows(v->study, e->code))
        return false;
    for (size_t i = 0; i < v->n_codes; i++) {
        if (!strcmp(v->codes[i], e->code))
            return true;
    }
    return !v->n_codes;
}

static void add_row(const pool_view *v, grid *g, const entry *x, text_buffer *text)
{
    const pool_event *e = x->event;
    char day[11];

    date_format(e->day, day);
    grid_row(g);
    grid_text(g, H_DAY, day, TABLE_PLAIN);
    grid_text(g, H_EVENT, pool_act_name(e->act), TABLE_PLAIN);
    grid_text(g, H_EVENT_WORD, e->act == POOL_ENTERED ? _("entered the pool") : _("left the pool"), x->refusal ? TABLE_FAINT : TABLE_PLAIN);
    grid_text(g, H_CODE, e->code, TABLE_PLAIN);
    grid_text(g, H_NAME, pool_study_text(v->study, pool_study_company(v->study, e->code), "name"), TABLE_PLAIN);
    grid_text(g, H_RULE, e->rule, TABLE_PLAIN);
    pool_rule_text(v->study, e->pool, e->rule, text);
    grid_buffer(g, H_RULE_WORD, text, TABLE_PLAIN);
    grid_text(g, H_REASON, e->reason, TABLE_PLAIN);
    grid_text(g, H_BY, e->by, TABLE_PLAIN);
    grid_text(g, H_AT, e->at, TABLE_FAINT);
    grid_text(g, H_LOCAL_AT, e->local_at, TABLE_FAINT);
    grid_text(g, H_FILE, e->file, TABLE_FAINT);
    if (e->line)
        grid_number(g, H_LINE, e->line);
    grid_number(g, H_IMPORT, (double)e->import);
    if (x->refusal) {
        pool_refusal_text(x->refusal, text);
        grid_buffer(g, H_FAULT, text, TABLE_BAD);
    }
}

tidu_status pool_history_document(const pool_view *v, document **out, tidu_error *err)
{
    const pool_log *log = v->study->log;
    size_t most = pool_log_count(log) + pool_log_refusals(log), n = 0;
    entry *list = allocate_array(most + 1, sizeof *list);
    document *d = list ? document_new() : NULL;
    grid *g = d ? document_grid(d, "events", NULL, columns, H_COLUMNS) : NULL;
    text_buffer text;

    if (!g) {
        document_free(d);
        release(list);
        return error_memory(err);
    }
    document_language(d, v->study->env->is_chinese);
    document_wide(d);
    for (size_t i = 0; i < pool_log_count(log); i++) {
        if (is_asked(v, pool_log_get(log, i)))
            list[n++] = (entry){pool_log_get(log, i), NULL, i};
    }
    for (size_t i = 0; i < pool_log_refusals(log); i++) {
        if (is_asked(v, pool_log_refusal(log, i)->event))
            list[n++] = (entry){pool_log_refusal(log, i)->event, pool_log_refusal(log, i), pool_log_count(log) + i};
    }
    if (n)
        qsort(list, n, sizeof *list, by_day);
    text_buffer_init(&text);
    for (size_t i = 0; i < n; i++)
        add_row(v, g, &list[i], &text);
    text_buffer_clear(&text);
    release(list);
    document_note(d, PLURAL("%zu event", "%zu events", n), n);
    *out = d;
    return TIDU_OK;
}
