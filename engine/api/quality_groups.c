#include "api/quality_groups.h"

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "question/selection.h"
#include "report/company_group.h"
#include "report/study_note.h"
#include "rules/binding.h"

enum { G_BY, G_GROUP, G_COMPANIES, G_COLUMNS };

static const table_column columns[G_COLUMNS] = {
    [G_BY] = {"by", N_("grouped by"), TABLE_TEXT, 0},
    [G_GROUP] = {"group", N_("group"), TABLE_TEXT, 0},
    [G_COMPANIES] = {"companies", N_("companies"), TABLE_NUMBER, 0},
};

static const struct {
    list_grouping by;
    const char *column;
    const char *label; /* N_("...") */
} groupings[] = {{LIST_BY_TOWN, "town", N_("town")}, {LIST_BY_PARK, "park", N_("park")}, {LIST_BY_GRID, "grid", N_("grid")},
                 {LIST_BY_INDUSTRY, "industry", N_("industry")}};

enum { GROUPINGS = sizeof groupings / sizeof *groupings };

static bool want(void *of, int year, panel *into)
{
    bool ok = selection_want(of, year, into);

    for (size_t i = 0; i < GROUPINGS; i++)
        ok = ok && panel_want(into, dictionary_find(panel_dictionary(into), groupings[i].column), PANEL_ANY_YEAR, PANEL_ANY_YEAR);
    return ok;
}

static bool add_groups(grid *g, size_t i, const panel *p, const uint8_t *is_in, const quality_style *style)
{
    company_groups groups;
    bool ok = company_groups_find(groupings[i].by, p, is_in, &groups);
    size_t *n = ok ? allocate_array(groups.n + 1, sizeof *n) : NULL;

    for (size_t k = 0; n && k < panel_count(p); k++) {
        if (groups.group[k] != COMPANY_NO_GROUP)
            n[groups.group[k]]++;
    }
    for (size_t k = 0; n && k < groups.n; k++) {
        grid_row(g);
        grid_text(g, G_BY, style->is_for_people ? _(groupings[i].label) : groupings[i].column, TABLE_PLAIN);
        grid_text(g, G_GROUP, style->is_for_people ? company_group_name(&groups, k) : groups.keys[k], TABLE_PLAIN);
        grid_number(g, G_COMPANIES, (double)n[k]);
    }
    ok = n != NULL;
    release(n);
    company_groups_clear(&groups);
    return ok;
}

static document *write(const panel *p, const uint8_t *is_in, const quality_style *style)
{
    document *d = document_new();
    grid *g = d ? quality_grid(d, "groups", _("By what lists can be narrowed"), columns, G_COLUMNS, style) : NULL;

    for (size_t i = 0; g && i < GROUPINGS; i++) {
        if (!add_groups(g, i, p, is_in, style)) {
            document_free(d);
            return NULL;
        }
    }
    return d;
}

typedef struct group_study {
    selection *of;
    loaded_data data;
    binding binding;
    uint8_t *is_in; /* [companies] selected */
    bool is_loaded;
} group_study;

static void free_study(void *study)
{
    group_study *s = study;

    if (s->is_loaded)
        data_clear(&s->data);
    selection_free(s->of);
    release(s->is_in);
    release(s);
}

static tidu_status load(group_study *s, const environment *env, inquiry *asked, tidu_error *err)
{
    int year = asked->question.year;
    bool is_known = year || asked->source.db; /* otherwise all has to be read to know the year */
    data_need need = {.want = is_known ? want : NULL};
    tidu_status status = selection_new(env->dictionary, &asked->question, &s->of, err);

    need.context = s->of;
    if (!status)
        status = data_load(env, &asked->source, &need, &year, &s->data, err);
    if (status)
        return status;
    s->is_loaded = true;
    s->binding = (binding){s->data.panel, s->data.credentials, year, binding_default_date(year)};
    asked->found = data_take_problems(&s->data);
    if (!selection_report(s->of, s->data.panel, &asked->found))
        return error_memory(err);
    return selection_members(s->of, &s->binding, &s->is_in, err);
}

tidu_status quality_groups(const environment *env, inquiry *asked, const quality_style *style, document **out, tidu_error *err)
{
    group_study *s = allocate_array(1, sizeof *s);
    document *d = NULL;
    tidu_status status = s ? load(s, env, asked, err) : error_memory(err);

    if (!status && !(d = write(s->data.panel, s->is_in, style)))
        status = error_memory(err);
    if (status) {
        if (s)
            free_study(s);
        return status;
    }
    document_language(d, style->is_chinese);
    list_set_stamp(d, &s->data, &s->binding, "quality", "groups", "");
    document_own(d, s, free_study);
    *out = d;
    return TIDU_OK;
}
