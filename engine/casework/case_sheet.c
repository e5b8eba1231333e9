#include "casework/case_sheet.h"

#include "base/allocate.h"
#include "base/arena.h"

struct case_sheet {
    arena *texts;
    bool is_visits;
    const char *file;
    unsigned long columns[CASE_FIELDS];
    const char *headers[CASE_FIELDS];
    case_line *list; /* [n] */
    size_t n, capacity;
};

case_sheet *case_sheet_new(bool is_visits)
{
    case_sheet *s = allocate_array(1, sizeof *s);

    if (!s)
        return NULL;
    *s = (case_sheet){.texts = arena_new(), .is_visits = is_visits, .file = ""};
    if (s->texts)
        return s;
    case_sheet_free(s);
    return NULL;
}

void case_sheet_free(case_sheet *s)
{
    if (!s)
        return;
    arena_free(s->texts);
    release(s->list);
    release(s);
}

bool case_sheet_is_visits(const case_sheet *s)
{
    return s->is_visits;
}

bool case_sheet_add(case_sheet *s, const case_line *added)
{
    case_line own = *added;

    for (int f = 0; f < CASE_FIELDS; f++) {
        own.text[f] = own.text[f] && *own.text[f] ? arena_copy_string(s->texts, own.text[f]) : "";
        if (!own.text[f])
            return false;
    }
    if (!allocate_room((void **)&s->list, &s->capacity, s->n + 1, sizeof *s->list))
        return false;
    s->list[s->n++] = own;
    return true;
}

size_t case_sheet_count(const case_sheet *s)
{
    return s->n;
}

const case_line *case_sheet_get(const case_sheet *s, size_t i)
{
    return &s->list[i];
}

bool case_sheet_set_file(case_sheet *s, const char *file)
{
    s->file = arena_copy_string(s->texts, file);
    return s->file != NULL;
}

bool case_sheet_set_column(case_sheet *s, case_field field, unsigned long column, const char *header)
{
    s->columns[field] = column;
    s->headers[field] = arena_copy_string(s->texts, header);
    return s->headers[field] != NULL;
}

const char *case_sheet_file(const case_sheet *s)
{
    return s->file ? s->file : "";
}

unsigned long case_sheet_column(const case_sheet *s, case_field field)
{
    return s->columns[field];
}

const char *case_sheet_header(const case_sheet *s, case_field field)
{
    return s->headers[field] ? s->headers[field] : "";
}
