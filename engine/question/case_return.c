#include "question/case_return_internal.h"

#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"

tidu_status case_return_new(const environment *env, store *s, case_return **out, tidu_error *err)
{
    case_return *r = allocate_array(1, sizeof *r);

    if (!r)
        return error_memory(err);
    *r = (case_return){.env = env, .store = s, .memory = arena_new()};
    if (!r->memory) {
        case_return_free(r);
        return error_memory(err);
    }
    *out = r;
    return TIDU_OK;
}

tidu_status case_return_open(case_return *r, tidu_error *err)
{
    tidu_status status = r->book ? TIDU_OK : task_book_borrow(r->env, r->store, &r->book, err);

    if (!status && !r->twins && !(r->twins = task_twins_new(r->book->tasks)))
        status = error_memory(err);
    return status;
}

void case_return_free(case_return *r)
{
    if (!r)
        return;
    task_twins_free(r->twins);
    task_book_free(r->book);
    arena_free(r->memory);
    release(r->panels);
    release(r->sheets);
    release(r);
}

bool case_return_know(case_return *r, const panel *companies)
{
    if (!allocate_room((void **)&r->panels, &r->capacity, r->n + 1, sizeof *r->panels))
        return false;
    r->panels[r->n++] = companies;
    return true;
}

tidu_status case_say(const case_place *p, problem_kind kind, case_field field, const char *text)
{
    problem entry = {kind, case_sheet_file(p->sheet), p->line->line, case_sheet_column(p->sheet, field), case_sheet_header(p->sheet, field),
                     text ? text : p->line->text[field]};

    return problems_add(p->found, &entry) ? TIDU_OK : error_memory(p->err);
}

bool case_day(const case_line *l, case_field field, long *out)
{
    const char *text = l->text[field];

    return date_parse_iso(text, strlen(text), out);
}

/* --- companies ---------------------------------------------------------------------------------- */

static uint32_t find(const panel *p, const char *code)
{
    return panel_find_company(p, code, strlen(code));
}

static bool knows(const case_return *r, const char *code)
{
    bool is = task_book_knows(r->book, code);

    for (size_t i = 0; i < r->n && !is; i++)
        is = find(r->panels[i], code) != PANEL_NO_COMPANY;
    return is;
}

/* What the database says goes before what comes in with the sheets. */
static bool is_founded_after(const case_return *r, const char *code, long day)
{
    long founded;

    if (task_book_day(r->book, code, "founded_on", &founded))
        return founded > day;
    for (size_t i = 0; i < r->n; i++) {
        const panel *p = r->panels[i];
        uint32_t company = find(p, code);
        int id = dictionary_find(panel_dictionary(p), "founded_on");
        double x = company == PANEL_NO_COMPANY || id == INDICATOR_NONE ? cell_missing() : panel_number(p, company, id, PANEL_ANY_YEAR);

        if (cell_is_value(x))
            return (long)x > day;
    }
    return false;
}

problem_kind case_judge_visit(const case_return *r, const char *code, long day)
{
    if (day > r->book->today)
        return PROBLEM_VISIT_FUTURE;
    return is_founded_after(r, code, day) ? PROBLEM_VISIT_BEFORE_FOUNDED : PROBLEM_KINDS;
}

/* --- tasks that come in -------------------------------------------------------------------------- */

static tidu_status say_twin(const case_place *p, const task_twin *twin)
{
    text_buffer text;
    tidu_status status;

    text_buffer_init(&text);
    if (twin->id)
        text_buffer_print(&text, _("task %lld: %s"), twin->id, p->line->text[CASE_TITLE]);
    else
        text_buffer_print(&text, "%s:%lu: %s", twin->file, twin->line, p->line->text[CASE_TITLE]);
    status = text.failed ? error_memory(p->err)
                         : case_say(p, twin->id ? PROBLEM_TASK_KNOWN : PROBLEM_TASK_ROW_TWICE, CASE_TITLE, text_buffer_string(&text));
    text_buffer_clear(&text);
    return status;
}

/* Of a need that a visit told of before there is nothing to say. */
tidu_status case_add_task(const case_place *p, const task *t)
{
    task_twin twin;

    if (!task_twins_meet(p->all->twins, t, case_sheet_file(p->sheet), &twin))
        return error_memory(p->err);
    if (twin.id || twin.file)
        return case_sheet_is_visits(p->sheet) ? TIDU_OK : say_twin(p, &twin);
    return case_rows_add_task(p->rows, t, NULL) ? TIDU_OK : error_memory(p->err);
}

/* --- visits ---------------------------------------------------------------------------------------- */

static const char *or_else(const char *text, const char *otherwise)
{
    return *text ? text : otherwise;
}

/* The need of a company is a task, if somebody is named for it and a day. */
static tidu_status take_need(const case_place *p, long visited)
{
    const case_line *l = p->line;
    const char *code = l->text[CASE_CODE], *owner = or_else(l->text[CASE_OWNER], l->text[CASE_VISITOR]);
    task t = {.kind = "need",
              .title = l->text[CASE_NEED],
              .code = code,
              .town = or_else(l->text[CASE_TOWN], task_book_text(p->all->book, code, "town")),
              .target = "",
              .owner = owner,
              .coach = task_book_text(p->all->book, code, "coach"),
              .opened = visited,
              .line = (uint32_t)l->line};

    if (!*owner || !case_day(l, CASE_DUE, &t.due) || t.due < visited)
        return case_say(p, PROBLEM_NEED_INCOMPLETE, CASE_NEED, NULL);
    t.origin = arena_print(p->all->memory, "%s %s", l->text[CASE_DAY], l->text[CASE_VISITOR]);
    return t.origin ? case_add_task(p, &t) : error_memory(p->err);
}

/* A need stands with what was found, whether it becomes a task or not. */
static const char *finding_of(const case_place *p)
{
    const char *finding = p->line->text[CASE_FINDING], *need = p->line->text[CASE_NEED];

    if (!*need)
        return finding;
    return *finding ? arena_print(p->all->memory, "%s；%s：%s", finding, case_sheet_header(p->sheet, CASE_NEED), need)
                    : arena_print(p->all->memory, "%s：%s", case_sheet_header(p->sheet, CASE_NEED), need);
}

static tidu_status take_visit(const case_place *p)
{
    const case_line *l = p->line;
    visit v = {.code = l->text[CASE_CODE], .visitor = l->text[CASE_VISITOR], .purpose = l->text[CASE_PURPOSE], .line = (uint32_t)l->line};
    tidu_status status = TIDU_OK;
    problem_kind wrong;

    if (!case_day(l, CASE_DAY, &v.day))
        return TIDU_OK; /* said when the list was read */
    wrong = case_judge_visit(p->all, v.code, v.day);
    if (wrong != PROBLEM_KINDS)
        return case_say(p, wrong, CASE_DAY, NULL);
    v.finding = finding_of(p);
    if (!v.finding || !visit_log_add(case_rows_visits(p->rows), &v))
        return error_memory(p->err);
    if (!*v.visitor)
        status = case_say(p, PROBLEM_VISIT_NO_VISITOR, CASE_VISITOR, l->text[CASE_DAY]);
    if (!status && !knows(p->all, v.code))
        status = case_say(p, PROBLEM_VISITED_UNKNOWN, CASE_CODE, NULL);
    return status || !*l->text[CASE_NEED] ? status : take_need(p, v.day);
}

tidu_status case_return_take(case_return *r, const case_sheet *sheet, case_rows *rows, problems *found, tidu_error *err)
{
    tidu_status status = case_return_open(r, err);

    if (status)
        return status;
    if (!allocate_room((void **)&r->sheets, &r->sheets_capacity, r->n_sheets + 1, sizeof *r->sheets))
        return error_memory(err);
    r->sheets[r->n_sheets++] = sheet;
    for (size_t i = 0; i < case_sheet_count(sheet) && !status; i++) {
        const case_place p = {r, sheet, case_sheet_get(sheet, i), rows, found, err};

        status = case_sheet_is_visits(sheet) ? take_visit(&p) : case_take_task(&p);
    }
    return status;
}
