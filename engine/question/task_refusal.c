#include "question/task_refusal.h"

#include "base/message.h"

static void ended_text(const task_event *e, const task_standing *s, text_buffer *out)
{
    char day[11];

    date_format(s->ended->day, day);
    if (s->state == TASK_CANCELLED)
        text_buffer_print(out, _("task %lld was cancelled on %s: %s; reopen it first"), e->task, day, s->ended->reason);
    else
        text_buffer_print(out, _("task %lld was closed on %s with %s; reopen it first"), e->task, day, s->ended->evidence);
}

static void day_text(task_refusal why, const task_event *e, const task *t, text_buffer *out)
{
    char day[11], opened[11];

    date_format(e->day, day);
    date_format(t->opened, opened);
    if (why == TASK_DUE_BEFORE_OPENED)
        text_buffer_print(out, _("task %lld was opened on %s, and cannot be due before that"), e->task, opened);
    else
        text_buffer_print(out, _("task %lld was opened on %s; nothing can happen to it on %s"), e->task, opened, day);
}

/* Closed, on an earlier day than this one is told of. */
static void later_text(const task_event *e, text_buffer *out)
{
    char day[11];

    date_format(e->day, day);
    text_buffer_print(out, _("what is noted of task %lld after %s does not go with it; 'tidu task show %lld' tells everything"), e->task, day,
                      e->task);
}

void task_refusal_text(task_refusal why, const task_event *e, const task *t, const task_standing *s, text_buffer *out)
{
    switch (why) {
    case TASK_WITHOUT_EVIDENCE:
        text_buffer_print(out, _("task %lld is closed only with evidence: the number of a document (文号), the name of a file, a link"), e->task);
        break;
    case TASK_WITHOUT_REASON:
        text_buffer_print(out, _("say why: give a reason for task %lld"), e->task);
        break;
    case TASK_WITHOUT_VALUE:
        text_buffer_print(out, _("say to which day or to whom task %lld moves"), e->task);
        break;
    case TASK_BEFORE_OPENED:
    case TASK_DUE_BEFORE_OPENED:
        day_text(why, e, t, out);
        break;
    case TASK_IS_CLOSED:
    case TASK_IS_CANCELLED:
        ended_text(e, s, out);
        break;
    case TASK_IS_OPEN:
        text_buffer_print(out, _("task %lld is open, so there is nothing to reopen"), e->task);
        break;
    case TASK_SAME_VALUE:
        text_buffer_print(out, _("task %lld has this owner, or is due on this day, already"), e->task);
        break;
    case TASK_AGAINST_LATER:
        later_text(e, out);
        break;
    default:
        text_buffer_print(out, _("there is no task %lld; 'tidu task list --state all' lists them"), e->task);
        break;
    }
}
