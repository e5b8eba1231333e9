#include "question/task_book.h"

#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"
#include "store/store_case_rows.h"
#include "store/store_entry.h"
#include "store/store_undo.h"
#include "store/store_visit.h"

static bool want(panel *p)
{
    static const char *const names[] = {"name", "town", "coach", "contact", "founded_on", "visited_on"};
    bool ok = true;

    for (size_t i = 0; i < sizeof names / sizeof *names && ok; i++) {
        int id = dictionary_find(panel_dictionary(p), names[i]);

        ok = id == INDICATOR_NONE || panel_want(p, id, PANEL_ANY_YEAR, PANEL_ANY_YEAR);
    }
    return ok;
}

static tidu_status load(task_book *b, tidu_error *err)
{
    tidu_status status = store_begin_reading(b->store, err);

    if (status)
        return status;
    status = store_load(b->store, NULL, b->companies, err);
    if (!status)
        status = store_load_tasks(b->store, b->tasks, err);
    if (!status)
        status = store_load_visits(b->store, b->visits, err);
    store_end_reading(b->store);
    visit_log_sort(b->visits);
    return status;
}

static tidu_status open_store(task_book *b, const char *db, const char *as_of, store_mode mode, tidu_error *err)
{
    long day;

    if (!as_of)
        return store_open(db, mode, b->env->dictionary, &b->store, err);
    if (!date_parse_iso(as_of, strlen(as_of), &day))
        return error_set(err, TIDU_EUSAGE, _("'%s' is not a date; write it like 2025-07-01"), as_of);
    return store_open_as_of(db, as_of, b->env->dictionary, &b->store, err);
}

/* An empty book; NULL: memory is exhausted. */
static task_book *make_book(const environment *env)
{
    task_book *b = allocate_array(1, sizeof *b);

    if (!b)
        return NULL;
    *b = (task_book){.env = env, .today = DATE_NO_END, .companies = panel_new(env->dictionary), .tasks = task_log_new(), .visits = visit_log_new()};
    date_today(&b->today);
    if (b->companies && b->tasks && b->visits && want(b->companies))
        return b;
    task_book_free(b);
    return NULL;
}

static tidu_status open_book(const environment *env, const char *db, const char *as_of, store_mode mode, task_book **out, tidu_error *err)
{
    task_book *b = make_book(env);
    tidu_status status = b ? open_store(b, db, as_of, mode, err) : error_memory(err);

    if (!status)
        status = load(b, err);
    answer_reads_note(status ? NULL : env->reads, db);
    answer_reads_note_rows(env->reads, ANSWER_READS_TASKS | ANSWER_READS_VISITS);
    if (!status && mode == STORE_WRITE)
        store_set_user(b->store, env->user);
    if (status)
        task_book_free(b);
    else
        *out = b;
    return status;
}

tidu_status task_book_open(const environment *env, const char *db, const char *as_of, task_book **out, tidu_error *err)
{
    return open_book(env, db, as_of, STORE_READ, out, err);
}

/* A name that is mistyped makes no database. */
tidu_status task_book_open_to_write(const environment *env, const char *db, task_book **out, tidu_error *err)
{
    store *s = NULL;
    tidu_status status = store_open(db, STORE_READ, env->dictionary, &s, err);

    store_close(s);
    return status ? status : open_book(env, db, NULL, STORE_WRITE, out, err);
}

tidu_status task_book_borrow(const environment *env, store *s, task_book **out, tidu_error *err)
{
    task_book *b = make_book(env);
    tidu_status status = TIDU_OK;

    if (!b)
        return error_memory(err);
    b->store = s;
    b->is_borrowed = true;
    if (s)
        status = load(b, err);
    if (status)
        task_book_free(b);
    else
        *out = b;
    return status;
}

void task_book_free(void *book)
{
    task_book *b = book;

    if (!b)
        return;
    if (!b->is_borrowed)
        store_close(b->store);
    panel_free(b->companies);
    task_log_free(b->tasks);
    visit_log_free(b->visits);
    release(b);
}

tidu_status task_book_write(task_book *b, const char *command, const case_rows *rows, long long *ids, tidu_error *err)
{
    store_entry entry;
    tidu_status status = store_entry_begin(&entry, b->store, command, err);

    return status ? status : store_entry_end(&entry, store_import_case_rows(&entry.job, rows, ids));
}

tidu_status task_book_act(const task_book *b, long long import, arena *memory, store_act *out, tidu_error *err)
{
    return store_find_act(b->store, import, memory, out, err);
}

static uint32_t find(const task_book *b, const char *code)
{
    return *code ? panel_find_company(b->companies, code, strlen(code)) : PANEL_NO_COMPANY;
}

const char *task_book_text(const task_book *b, const char *code, const char *indicator)
{
    uint32_t company = find(b, code);
    int id = dictionary_find(panel_dictionary(b->companies), indicator);
    const char *text = company == PANEL_NO_COMPANY || id == INDICATOR_NONE ? NULL : panel_text(b->companies, company, id);

    return text ? text : "";
}

bool task_book_knows(const task_book *b, const char *code)
{
    return find(b, code) != PANEL_NO_COMPANY;
}

bool task_book_day(const task_book *b, const char *code, const char *indicator, long *day)
{
    uint32_t company = find(b, code);
    int id = dictionary_find(panel_dictionary(b->companies), indicator);
    double x = company == PANEL_NO_COMPANY || id == INDICATOR_NONE ? cell_missing() : panel_number(b->companies, company, id, PANEL_ANY_YEAR);

    *day = cell_is_value(x) ? (long)x : 0;
    return cell_is_value(x);
}

tidu_status task_book_stamp(const task_book *b, const case_rows *rows, panel *into, tidu_error *err)
{
    const visit_log *visits = case_rows_visits(rows);
    int id = dictionary_find(panel_dictionary(into), "visited_on");

    for (size_t i = 0; i < visit_log_count(visits) && id != INDICATOR_NONE; i++) {
        const visit *v = visit_log_get(visits, i);
        uint32_t company;
        long known;

        if (!task_book_knows(b, v->code) || (task_book_day(b, v->code, "visited_on", &known) && known >= v->day))
            continue;
        company = panel_add_company(into, v->code, strlen(v->code));
        if (company == PANEL_NO_COMPANY)
            return error_memory(err);
        if (panel_number(into, company, id, PANEL_ANY_YEAR) >= (double)v->day)
            continue;
        if (!panel_put_number(into, company, id, PANEL_ANY_YEAR, (double)v->day) || !panel_mark_year(into, company, PANEL_ANY_YEAR, v->line))
            return error_memory(err);
    }
    return TIDU_OK;
}

/* The same command on another day is another one. */
static void digest_of(const char *command, const case_rows *rows, char digest[DIGEST_TEXT])
{
    text_buffer text;
    char day[11];

    text_buffer_init(&text);
    text_buffer_append_string(&text, command);
    for (size_t i = 0; i < visit_log_count(case_rows_visits(rows)); i++) {
        date_format(visit_log_get(case_rows_visits(rows), i)->day, day);
        text_buffer_print(&text, " %s", day);
    }
    digest_bytes(text_buffer_string(&text), text.length, digest);
    text_buffer_clear(&text);
}

tidu_status task_book_write_visits(task_book *b, const char *command, const case_rows *rows, tidu_error *err)
{
    panel *stamped = panel_new(b->env->dictionary);
    char digest[DIGEST_TEXT];
    intake_report report = {.file = command, .digest = digest};
    store_import_part part = {.report = &report, .options = "--entry", .panel = stamped, .cases = rows};
    tidu_status status = stamped ? task_book_stamp(b, rows, stamped, err) : error_memory(err);

    digest_of(command, rows, digest);
    if (!status)
        status = store_import(b->store, &part, 1, NULL, NULL, err);
    panel_free(stamped);
    return status;
}
