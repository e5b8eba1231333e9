/*
 * Each task has its events in a list by day and arrival. An event fits if the whole list with it can be walked from the opening on, and
 * each step is allowed in the state before it:
 *
 *              close   cancel   move   reopen   report
 *   open       yes     yes      yes    -        yes
 *   closed     -       -        -      yes      yes
 *   cancelled  -       -        -      yes      yes
 */
#include "casework/task_log.h"

#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"

typedef struct happening {
    task_event event; /* first, so that an event is its happening */
    struct happening *next;
} happening;

typedef struct entry {
    task task; /* first */
    happening *first;
} entry;

struct task_log {
    arena *texts;
    entry **list; /* [n] */
    size_t n, capacity;
    bool is_mixed; /* ids do not ascend */
};

static const char *const act_names[TASK_ACTS] = {
    [TASK_CLOSE] = "close", [TASK_REOPEN] = "reopen", [TASK_CANCEL] = "cancel", [TASK_MOVE_DUE] = "due", [TASK_MOVE_OWNER] = "owner", [TASK_REPORT] = "report"};

static const char *const state_names[TASK_STATES] = {
    [TASK_NOT_YET] = "", [TASK_OPEN] = "open", [TASK_OVERDUE] = "overdue", [TASK_CLOSED] = "closed", [TASK_CANCELLED] = "cancelled"};

const char *task_act_name(task_act act)
{
    return act_names[act];
}

bool task_act_find(const char *name, task_act *out)
{
    for (int i = 0; i < TASK_ACTS; i++) {
        if (strcmp(act_names[i], name))
            continue;
        *out = (task_act)i;
        return true;
    }
    return false;
}

const char *task_state_name(task_state state)
{
    return state_names[state];
}

bool task_kind_is_known(const char *name)
{
    return !strcmp(name, "task") || !strcmp(name, "problem") || !strcmp(name, "need");
}

/* --- the log ---------------------------------------------------------------------------------- */

task_log *task_log_new(void)
{
    task_log *l = allocate_array(1, sizeof *l);

    if (!l)
        return NULL;
    l->texts = arena_new();
    if (l->texts)
        return l;
    task_log_free(l);
    return NULL;
}

void task_log_free(task_log *l)
{
    if (!l)
        return;
    arena_free(l->texts);
    release(l->list);
    release(l);
}

static bool keep(task_log *l, const char ***texts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        *texts[i] = arena_copy_string(l->texts, *texts[i] ? *texts[i] : "");
        if (!*texts[i])
            return false;
    }
    return true;
}

bool task_log_add(task_log *l, const task *added)
{
    entry *e = arena_take_array(l->texts, 1, sizeof *e);

    if (!e)
        return false;
    *e = (entry){.task = *added};
    if (!keep(l, (const char **[]){&e->task.kind, &e->task.title, &e->task.code, &e->task.town, &e->task.target, &e->task.owner,
                                   &e->task.coach, &e->task.origin}, 8) ||
        !allocate_room((void **)&l->list, &l->capacity, l->n + 1, sizeof *l->list))
        return false;
    l->is_mixed |= l->n && l->list[l->n - 1]->task.id >= added->id;
    l->list[l->n++] = e;
    return true;
}

static entry *find(const task_log *l, long long id)
{
    size_t first = 0, last = l->n;

    for (size_t i = 0; l->is_mixed && i < l->n; i++)
        if (l->list[i]->task.id == id)
            return l->list[i];
    while (!l->is_mixed && first < last) {
        size_t middle = first + (last - first) / 2;

        if (l->list[middle]->task.id == id)
            return l->list[middle];
        if (l->list[middle]->task.id < id)
            first = middle + 1;
        else
            last = middle;
    }
    return NULL;
}

/* Behind all events until its day. */
static happening **place_of(entry *e, long day)
{
    happening **place = &e->first;

    while (*place && (*place)->event.day <= day)
        place = &(*place)->next;
    return place;
}

bool task_log_note(task_log *l, const task_event *added)
{
    entry *e = find(l, added->task);
    happening *h, **place;

    if (!e)
        return true;
    h = arena_take_array(l->texts, 1, sizeof *h);
    if (!h)
        return false;
    *h = (happening){.event = *added};
    if (!keep(l, (const char **[]){&h->event.value, &h->event.evidence, &h->event.reason}, 3))
        return false;
    place = place_of(e, added->day);
    h->next = *place;
    *place = h;
    return true;
}

size_t task_log_count(const task_log *l)
{
    return l->n;
}

const task *task_log_get(const task_log *l, size_t i)
{
    return &l->list[i]->task;
}

const task *task_log_find(const task_log *l, long long id)
{
    const entry *e = find(l, id);

    return e ? &e->task : NULL;
}

const task_event *task_log_next(const task_log *l, const task *t, const task_event *after)
{
    const happening *h = after ? ((const happening *)after)->next : ((const entry *)t)->first;

    (void)l;
    return h ? &h->event : NULL;
}

/* --- walking through the events ------------------------------------------------------------------ */

static bool read_due(const task_event *e, long *due)
{
    return date_parse_iso(e->value, strlen(e->value), due);
}

static bool is_move(task_act act)
{
    return act == TASK_MOVE_DUE || act == TASK_MOVE_OWNER;
}

/* Whether the event is allowed in this state, whatever it says. */
static task_refusal admit(const task_standing *s, task_act act)
{
    if (act == TASK_REPORT)
        return TASK_FITS;
    if (act == TASK_REOPEN)
        return s->ended ? TASK_FITS : TASK_IS_OPEN;
    if (s->state == TASK_CLOSED)
        return TASK_IS_CLOSED;
    return s->state == TASK_CANCELLED ? TASK_IS_CANCELLED : TASK_FITS;
}

static void apply(task_standing *s, const task_event *e)
{
    long due;

    if (e->act == TASK_MOVE_OWNER)
        s->owner = e->value;
    else if (e->act == TASK_MOVE_DUE && read_due(e, &due))
        s->due = due;
    else if (e->act == TASK_REOPEN || e->act == TASK_CLOSE || e->act == TASK_CANCEL) {
        s->ended = e->act == TASK_REOPEN ? NULL : e;
        s->state = e->act == TASK_CLOSE ? TASK_CLOSED : e->act == TASK_CANCEL ? TASK_CANCELLED : TASK_OPEN;
    }
}

static task_standing begin(const task *t)
{
    return (task_standing){.state = TASK_OPEN, .owner = t->owner, .due = t->due};
}

task_standing task_log_standing(const task_log *l, const task *t, long day)
{
    task_standing s = begin(t);

    (void)l;
    for (const happening *h = ((const entry *)t)->first; h && h->event.day <= day; h = h->next)
        apply(&s, &h->event);
    if (day < t->opened)
        s.state = TASK_NOT_YET;
    else if (s.state == TASK_OPEN && s.due < day)
        s.state = TASK_OVERDUE;
    return s;
}

/* Is there more than blanks, wide ones among them? */
bool task_text_says(const char *text)
{
    static const char wide[] = "\xe3\x80\x80";

    while (text && *text) {
        if (!strncmp(text, wide, sizeof wide - 1))
            text += sizeof wide - 1;
        else if (strchr(" \t\r\n", *text))
            text++;
        else
            return true;
    }
    return false;
}

/* What the event itself lacks. */
static task_refusal check_content(const task *t, const task_event *e)
{
    long due;

    if (e->day < t->opened)
        return TASK_BEFORE_OPENED;
    if (e->act == TASK_CLOSE)
        return task_text_says(e->evidence) ? TASK_FITS : TASK_WITHOUT_EVIDENCE;
    if (!task_text_says(e->reason) && !(e->act == TASK_REPORT && task_text_says(e->value)))
        return TASK_WITHOUT_REASON;
    if (is_move(e->act) && (!task_text_says(e->value) || (e->act == TASK_MOVE_DUE && !read_due(e, &due))))
        return TASK_WITHOUT_VALUE;
    return e->act == TASK_MOVE_DUE && due < t->opened ? TASK_DUE_BEFORE_OPENED : TASK_FITS;
}

static bool is_same(const task_standing *s, const task_event *e)
{
    long due = 0;

    if (e->act == TASK_MOVE_OWNER)
        return !strcmp(s->owner, e->value);
    return e->act == TASK_MOVE_DUE && read_due(e, &due) && due == s->due;
}

task_refusal task_log_check(const task_log *l, const task_event *e, task_standing *standing)
{
    const entry *found = find(l, e->task);
    const happening *later;
    task_standing s;
    task_refusal why;

    if (!found)
        return TASK_UNKNOWN;
    s = begin(&found->task);
    for (later = found->first; later && later->event.day <= e->day; later = later->next)
        apply(&s, &later->event);
    if (standing)
        *standing = s;
    why = check_content(&found->task, e);
    if (!why)
        why = admit(&s, e->act);
    if (!why && is_same(&s, e))
        why = TASK_SAME_VALUE;
    if (why)
        return why;
    apply(&s, e);
    for (; later; later = later->next) {
        if (admit(&s, later->event.act))
            return TASK_AGAINST_LATER;
        apply(&s, &later->event);
    }
    return TASK_FITS;
}
