/*
 * Looking up a code in the registers of a database and in the table of high-tech fields.
 */
#include <string.h>

#include "api/api_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "intake/code_check.h"

enum { C_KIND, C_CODE, C_NAME, C_STANDING, C_SUCCESSOR, C_REVISIONS, C_COLUMNS };

static const table_column columns[C_COLUMNS] = {
    [C_KIND] = {"kind", N_("kind"), TABLE_TEXT, 0},
    [C_CODE] = {"code", N_("code"), TABLE_CODE, 0},
    [C_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [C_STANDING] = {"standing", N_("status"), TABLE_TEXT, 0},
    [C_SUCCESSOR] = {"successor", N_("successor"), TABLE_TEXT, 0},
    [C_REVISIONS] = {"revisions", N_("listed in"), TABLE_TEXT, 0},
};

/* "1998-12 2003-12", oldest first; with the name of that time if it was another: "1998-12 (海安县)". */
static void list_revisions(const code_register *r, const code_entry *e, const char *name, text_buffer *out)
{
    const code_entry *before = code_register_before(r, e);

    if (before)
        list_revisions(r, before, name, out);
    if (!*e->revision)
        return;
    text_buffer_print(out, "%s%s", out->length ? " " : "", e->revision);
    if (strcmp(e->name, name))
        text_buffer_print(out, " (%s)", e->name);
}

static void add_row(grid *g, const code_register *r, const char *kind, const code_answer *a)
{
    bool is_edition = a->entry->kind == CODE_INDUSTRY;
    text_buffer revisions;
    char successor[512];

    text_buffer_init(&revisions);
    list_revisions(r, a->entry, a->entry->name, &revisions);
    code_successor_text(a, successor, sizeof successor);
    grid_row(g);
    grid_text(g, C_KIND, kind, TABLE_PLAIN);
    grid_text(g, C_CODE, a->entry->code, TABLE_PLAIN);
    grid_text(g, C_NAME, a->entry->name, TABLE_PLAIN);
    grid_text(g, C_STANDING, a->standing == CODE_IN_USE ? _("in use") : _("no longer in use"),
              a->standing == CODE_IN_USE ? TABLE_GOOD : TABLE_OPEN);
    grid_text(g, C_SUCCESSOR,
              !*successor && a->standing == CODE_RETIRED && !is_edition ? _("not established") : successor,
              TABLE_PLAIN);
    grid_text(g, C_REVISIONS, text_buffer_string(&revisions), TABLE_FAINT);
    text_buffer_clear(&revisions);
}

static size_t add_registered(grid *g, const code_register *r, const char *code)
{
    static const struct {
        code_kind kind;
        int edition;
        const char *name;
    } kinds[] = {{CODE_REGION, 0, N_("region")},
                 {CODE_INDUSTRY, CODE_LATEST_EDITION, N_("industry, GB/T 4754-2017")},
                 {CODE_INDUSTRY, 2011, N_("industry, GB/T 4754-2011")}};
    size_t n = 0;

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        code_answer a = code_register_find(r, kinds[i].kind, kinds[i].edition, code);

        if (a.standing == CODE_UNKNOWN)
            continue;
        add_row(g, r, _(kinds[i].name), &a);
        n++;
    }
    return n;
}

static size_t add_field(grid *g, const code_names *names, const char *code)
{
    const name_entry *e = names->fields && name_table_knows(names->fields, code) ? name_table_find(names->fields, code)
                                                                                  : NULL;

    if (!e)
        return 0;
    grid_row(g);
    grid_text(g, C_KIND, _("high-tech field"), TABLE_PLAIN);
    grid_text(g, C_CODE, e->code, TABLE_PLAIN);
    grid_text(g, C_NAME, model_text_in(e->name, names->is_chinese), TABLE_PLAIN);
    return 1;
}

static tidu_status refuse(const code_names *names, const char *code, tidu_error *err)
{
    if (names->last_import)
        return error_set(err, TIDU_ENOTFOUND, _("the code '%s' is not in any register"), code);
    return error_set(err, TIDU_ENOTFOUND,
                     _("the code '%s' is not in any table, and the database has no register of codes; import one with "
                       "tidu import --table region FILE or --table industry FILE"),
                     code);
}

tidu_status tidu_code(tidu_session *s, const char *code, const char *db, tidu_report **out, tidu_error *err)
{
    document *d = document_new_of_law();
    grid *g = d ? document_grid(d, "codes", NULL, columns, C_COLUMNS) : NULL;
    code_names names = {0};
    store *from = NULL;
    tidu_status status = d ? TIDU_OK : error_memory(err);

    if (!status && db)
        status = store_open(db, STORE_READ, s->env.dictionary, &from, err);
    answer_reads_note(status ? NULL : s->env.reads, db);
    if (!status)
        status = code_names_open(&s->env, from, &names, err);
    if (!status && add_registered(g, names.registers, code) + add_field(g, &names, code) == 0)
        status = refuse(&names, code, err);
    code_names_clear(&names);
    store_close(from);
    return report_end(&s->env, status, d, out, err);
}
