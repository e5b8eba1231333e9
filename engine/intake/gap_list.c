#include "intake/gap_list.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "intake/cell_text.h"
#include "intake/part_table.h"

enum { P_TOWN, P_AIM, P_VALUE, P_LIMIT, P_LEAST, PARTS };

static const table_part parts[PARTS] = {
    [P_TOWN] = {"town", {"town", "镇街", "名称", "单位", "name"}, true},
    [P_AIM] = {"aim", {"aim", "目标值", "目标", "目标数"}, true},
    [P_VALUE] = {"value", {"value", "预计完成", "完成值", "实绩", "预计"}, true},
    [P_LIMIT] = {"limit", {"limit", "上限", "最多", "承接上限"}, true},
    [P_LEAST] = {"least", {"least", "下限", "最少", "保底"}, false},
};

typedef struct reading {
    gap_list *list;
    int64_t most;
} reading;

/* A whole number from 0 to `most`. */
static bool read_whole(const char *text, int64_t most, int64_t *out)
{
    cell_number number;
    double value;
    bool is_short;

    if (!cell_scan_number(text, &number) || (number.unit != CELL_UNIT_NONE && number.unit != CELL_UNIT_PIECES) ||
        !number_parse(number.plain, number.length, number.shift, &value, &is_short) || value < 0 || value > (double)most || value != floor(value))
        return false;
    *out = (int64_t)value;
    return true;
}

static tidu_status check(const gap_list *l, const gap_row *x, const char *file, unsigned long line, tidu_error *err)
{
    for (size_t i = 0; i < l->n; i++) {
        if (!strcmp(l->list[i].town, x->town))
            return error_at(err, TIDU_EDATA, file, line, 0, _("'%s' stands twice here; the first time on line %lu"), x->town, l->list[i].line);
    }
    if (x->limit < x->aim)
        return error_at(err, TIDU_EDATA, file, line, 0, _("the limit of '%s' lies below its aim; a town that can take nothing more has its aim as the limit"), x->town);
    if (x->least > x->aim)
        return error_at(err, TIDU_EDATA, file, line, 0, _("the least of '%s' lies above its aim"), x->town);
    return TIDU_OK;
}

static tidu_status take(void *context, const char *file, unsigned long line, const char *const *text, tidu_error *err)
{
    reading *r = context;
    gap_list *l = r->list;
    gap_row x = {.limit = -1, .line = line};
    int64_t *const numbers[PARTS] = {[P_AIM] = &x.aim, [P_VALUE] = &x.value, [P_LIMIT] = &x.limit, [P_LEAST] = &x.least};
    tidu_status status;

    if (!*text[P_TOWN])
        return error_at(err, TIDU_EDATA, file, line, 0, _("this row names no town"));
    for (size_t p = P_AIM; p < PARTS; p++) {
        bool may_be_empty = p == P_LIMIT || p == P_LEAST;

        if ((*text[p] || !may_be_empty) && !read_whole(text[p], r->most, numbers[p]))
            return error_at(err, TIDU_EDATA, file, line, 0, _("'%s' of '%s' is a whole number from 0 on, not '%s'"), parts[p].key, text[P_TOWN], text[p]);
    }
    if (x.limit < 0)
        x.limit = x.value > x.aim ? x.value : x.aim;
    x.town = arena_copy_string(l->memory, text[P_TOWN]);
    if (!x.town || !allocate_room((void **)&l->list, &l->capacity, l->n + 1, sizeof *l->list))
        return error_memory(err);
    status = check(l, &x, file, line, err);
    if (!status)
        l->list[l->n++] = x;
    return status;
}

tidu_status gap_list_read(const char *path, int64_t most, gap_list *out, tidu_error *err)
{
    reading r = {out, most};
    tidu_status status;

    *out = (gap_list){.memory = arena_new()};
    if (!out->memory)
        return error_memory(err);
    status = part_table_read(path, parts, PARTS, _("a table of towns has the columns town, aim, value and limit"), take, &r, err);
    if (!status && !out->n)
        status = error_at(err, TIDU_EDATA, path, 0, 0, _("this table has no towns"));
    return status;
}

void gap_list_clear(gap_list *l)
{
    arena_free(l->memory);
    release(l->list);
    *l = (gap_list){.memory = NULL};
}
