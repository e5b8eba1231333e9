/* What a list of tasks says of tasks that there are, and new ones. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "question/case_return_internal.h"
#include "question/task_refusal.h"

/* Where the event stands that is in force: its file or command, with the line. */
static tidu_status source_of(const case_place *p, const task_event *e, text_buffer *out)
{
    store_act act = {"", "", ""};
    tidu_status status = TIDU_OK;

    if (e->import < 0)
        act.file = case_sheet_file(p->all->sheets[-1 - e->import]);
    else
        status = task_book_act(p->all->book, e->import, p->all->memory, &act, p->err);
    text_buffer_append_string(out, act.file);
    if (e->line)
        text_buffer_print(out, ":%lu", (unsigned long)e->line);
    return status;
}

/* "closed on 2026-03-27 with A (a.xlsx:5); here 2026-03-28 with B" */
static tidu_status contradict(const case_place *p, const task_event *stands, const task_event *e)
{
    text_buffer text, source;
    char first[11], other[11];
    tidu_status status;

    text_buffer_init(&text);
    text_buffer_init(&source);
    date_format(stands->day, first);
    date_format(e->day, other);
    status = source_of(p, stands, &source);
    text_buffer_print(&text, _("task %lld: %s, %s (%s); here %s, %s"), e->task, first, stands->evidence, text_buffer_string(&source), other,
                      e->evidence);
    if (!status)
        status = text.failed || source.failed ? error_memory(p->err) : case_say(p, PROBLEM_TASK_CONTRADICTED, CASE_CLOSED, text_buffer_string(&text));
    text_buffer_clear(&text);
    text_buffer_clear(&source);
    return status;
}

static tidu_status refuse(const case_place *p, task_refusal why, const task_event *e, const task *t, const task_standing *s)
{
    text_buffer text;
    tidu_status status;

    text_buffer_init(&text);
    task_refusal_text(why, e, t, s, &text);
    status = text.failed ? error_memory(p->err)
                         : case_say(p, PROBLEM_TASK_REFUSED, e->act == TASK_CLOSE ? CASE_CLOSED : CASE_REASON, text_buffer_string(&text));
    text_buffer_clear(&text);
    return status;
}

/* Keep an event that fits; the log knows it from now on, for the sheets that follow. */
static tidu_status keep(const case_place *p, const task_event *e)
{
    task_event noted = *e;

    noted.import = -(long long)p->all->n_sheets;
    return task_log_note(p->all->book->tasks, &noted) && case_rows_add_event(p->rows, e) ? TIDU_OK : error_memory(p->err);
}

static bool is_reported(const task_log *l, const task *t, const task_event *e)
{
    for (const task_event *x = task_log_next(l, t, NULL); x; x = task_log_next(l, t, x))
        if (x->act == TASK_REPORT && !strcmp(x->reason, e->reason) && !strcmp(x->value, e->value))
            return true;
    return false;
}

/* How it goes, and the day to which it is asked to be put off. */
static tidu_status report(const case_place *p, const task *t)
{
    const case_line *l = p->line;
    long today = p->all->book->today;
    task_event e = {.task = t->id,
                    .act = TASK_REPORT,
                    .day = today < t->opened ? t->opened : today,
                    .value = l->text[CASE_POSTPONED],
                    .reason = l->text[CASE_REASON],
                    .line = (uint32_t)l->line};
    tidu_status status;

    if ((!*e.value && !*e.reason) || is_reported(p->all->book->tasks, t, &e))
        return TIDU_OK;
    status = keep(p, &e);
    return status || !*e.value ? status : case_say(p, PROBLEM_TASK_POSTPONEMENT, CASE_POSTPONED, NULL);
}

/* It is closed like that already; something new may be said of it. */
static tidu_status confirm(const case_place *p, const task *t, const task_event *stands)
{
    return strcmp(stands->reason, p->line->text[CASE_REASON]) != 0 || *p->line->text[CASE_POSTPONED] ? report(p, t) : TIDU_OK;
}

static tidu_status close(const case_place *p, const task *t, const task_event *e)
{
    task_standing now = task_log_standing(p->all->book->tasks, t, DATE_NO_END), then = {.state = TASK_NOT_YET};
    task_refusal why;

    if (e->day > p->all->book->today)
        return case_say(p, PROBLEM_TASK_REFUSED, CASE_CLOSED, NULL);
    if (now.state == TASK_CLOSED)
        return now.ended->day == e->day && !strcmp(now.ended->evidence, e->evidence) ? confirm(p, t, now.ended) : contradict(p, now.ended, e);
    why = task_log_check(p->all->book->tasks, e, &then);
    return why ? refuse(p, why, e, t, &then) : keep(p, e);
}

static tidu_status take_known(const case_place *p)
{
    const case_line *l = p->line;
    task_event e = {.act = TASK_CLOSE, .evidence = l->text[CASE_EVIDENCE], .reason = l->text[CASE_REASON], .line = (uint32_t)l->line};
    bool has_day = case_day(l, CASE_CLOSED, &e.day);
    const task *t;
    char *end;

    errno = 0;
    e.task = strtoll(l->text[CASE_ID], &end, 10);
    t = errno || *end ? NULL : task_log_find(p->all->book->tasks, e.task);
    if (!t)
        return case_say(p, PROBLEM_TASK_NUMBER, CASE_ID, NULL);
    if (has_day && *e.evidence)
        return close(p, t, &e);
    if (has_day || *e.evidence) {
        tidu_status status = case_say(p, has_day ? PROBLEM_TASK_EVIDENCE : PROBLEM_TASK_WITHOUT_DAY, has_day ? CASE_CLOSED : CASE_EVIDENCE, NULL);

        return status ? status : report(p, t);
    }
    return report(p, t);
}

static const char *kind_of(const char *word)
{
    static const struct { const char *word, *kind; } words[] = {{"problem", "problem"}, {"问题", "problem"}, {"need", "need"},
                                                                {"企业需求", "need"}, {"需求", "need"}};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i].word, word))
            return words[i].kind;
    return "task";
}

static tidu_status take_new(const case_place *p)
{
    const case_line *l = p->line;
    const char *code = l->text[CASE_CODE];
    task t = {.kind = kind_of(l->text[CASE_KIND]),
              .title = l->text[CASE_TITLE],
              .code = code,
              .town = l->text[CASE_TOWN],
              .target = l->text[CASE_TARGET],
              .owner = l->text[CASE_OWNER],
              .coach = l->text[CASE_COACH],
              .opened = p->all->book->today,
              .line = (uint32_t)l->line};

    case_day(l, CASE_OPENED, &t.opened);
    if (!*t.title || !*t.owner || !case_day(l, CASE_DUE, &t.due))
        return case_say(p, PROBLEM_TASK_INCOMPLETE, !*t.title ? CASE_TITLE : !*t.owner ? CASE_OWNER : CASE_DUE, NULL);
    if (t.due < t.opened && !*l->text[CASE_OPENED]) /* due before it came in: it was opened by then */
        t.opened = t.due;
    if (t.due < t.opened)
        return case_say(p, PROBLEM_TASK_INCOMPLETE, CASE_DUE, NULL);
    if (!*t.town)
        t.town = task_book_text(p->all->book, code, "town");
    if (!*t.coach)
        t.coach = task_book_text(p->all->book, code, "coach");
    return case_add_task(p, &t);
}

tidu_status case_take_task(const case_place *p)
{
    return *p->line->text[CASE_ID] ? take_known(p) : take_new(p);
}
