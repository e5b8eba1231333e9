/*
 * Which later imports stand on an import. They do if they have a row that it added or, with a column for it, a cell that
 * it changed, or if they added certificates, applications or events of pools to a company that it added: without it they would have left
 * other values. What a company did in a pool after what the import says of it stands on that, too: nobody leaves who never entered. And
 * what happens to a task stands on the task, and on what happened to it before; visits and tasks stand on the company.
 */
#include "store/store_undo_internal.h"

#include "base/error.h"
#include "base/message.h"
#include "store/met_rows.h"
#include "store/store_application.h"

/* Whether import `later` met a row, whose id is looked up in its ranges. */
#define MET(later, kind, year, id) \
    "coalesce((SELECT r.last_id FROM met_row r WHERE r.import_id = " later " AND r.kind = '" kind "' AND r.year = " year \
    " AND r.first_id <= " id " ORDER BY r.first_id DESC LIMIT 1) >= " id ", 0)"

/* ... and had a column for the indicator; an industry may come from that of the previous edition. */
#define HAS_COLUMN \
    "EXISTS (SELECT 1 FROM met_indicator m WHERE m.import_id = i.id AND (m.indicator = h.indicator" \
    " OR (h.indicator = 'industry' AND m.indicator = 'industry_2011')))"

#define LATER "i.id > ?1 AND i.undone_at IS NULL"
#define CELL "h.uscc || coalesce(' ' || h.year, '') || ' ' || h.indicator"

/*
 * Each selects the ids of later imports and an example of what they share with import ?1. Changes come first, as the
 * plainest example.
 */
static const char *const stands[] = {
    "SELECT l.import_id, " CELL " FROM history h CROSS JOIN history l ON l.uscc = h.uscc AND l.indicator = h.indicator"
    " AND l.year IS h.year WHERE h.import_id = ?1 AND l.import_id > ?1 GROUP BY l.import_id",

    "SELECT i.id, " CELL " FROM import i CROSS JOIN history h CROSS JOIN company c ON c.uscc = h.uscc"
    " WHERE " LATER " AND h.import_id = ?1 AND " HAS_COLUMN " AND CASE WHEN h.year IS NULL"
    " THEN " MET("i.id", MET_COMPANY, "0", "c.id") " ELSE " MET("i.id", MET_ANNUAL, "h.year", "c.id") " END GROUP BY i.id",

    "SELECT i.id, c.uscc FROM import i CROSS JOIN company c WHERE " LATER " AND c.import_id = ?1 AND "
    MET("i.id", MET_COMPANY, "0", "c.id") " GROUP BY i.id",

    "SELECT i.id, c.uscc || ' ' || v.year FROM import i CROSS JOIN annual_value v CROSS JOIN company c"
    " ON c.id = v.company_id WHERE " LATER " AND v.import_id = ?1 AND "
    MET("i.id", MET_ANNUAL, "v.year", "v.company_id") " GROUP BY i.id",

    "SELECT r.import_id, r.uscc || ' ' || r.credential || '@' || r.granted_on FROM company c CROSS JOIN credential r"
    " ON r.uscc = c.uscc WHERE c.import_id = ?1 AND r.import_id > ?1 GROUP BY r.import_id",

    "SELECT i.id, r.uscc || ' ' || r.credential || '@' || r.granted_on FROM import i CROSS JOIN credential r"
    " WHERE " LATER " AND r.import_id = ?1 AND " MET("i.id", MET_CREDENTIAL, "0", "r.id") " GROUP BY i.id",

    "SELECT i.id, " CELL " FROM import i CROSS JOIN history h CROSS JOIN credential r ON r.uscc = h.uscc"
    " AND h.indicator IN (r.credential || '@' || r.granted_on || '.expires_on',"
    " r.credential || '@' || r.granted_on || '.number')"
    " WHERE " LATER " AND h.import_id = ?1 AND instr(h.indicator, '@') AND "
    MET("i.id", MET_CREDENTIAL, "0", "r.id") " GROUP BY i.id",

    "SELECT a.import_id, a.uscc || ' ' || " APPLICATION_CELL("a") " FROM company c CROSS JOIN application a"
    " ON a.uscc = c.uscc WHERE c.import_id = ?1 AND a.import_id > ?1 GROUP BY a.import_id",

    "SELECT i.id, a.uscc || ' ' || " APPLICATION_CELL("a") " FROM import i CROSS JOIN application a"
    " WHERE " LATER " AND a.import_id = ?1 AND " MET("i.id", MET_APPLICATION, "0", "a.id") " GROUP BY i.id",

    "SELECT i.id, " CELL " FROM import i CROSS JOIN history h CROSS JOIN application a ON a.uscc = h.uscc"
    " AND h.indicator = " APPLICATION_CELL("a") " WHERE " LATER " AND h.import_id = ?1 AND "
    MET("i.id", MET_APPLICATION, "0", "a.id") " GROUP BY i.id",

    "SELECT i.id, e.uscc || ' ' || e.pool || '@' || e.day FROM company c CROSS JOIN pool_event e ON e.uscc = c.uscc"
    " CROSS JOIN import i ON i.id = e.import_id WHERE " LATER " AND c.import_id = ?1 GROUP BY i.id",

    "SELECT i.id, e.uscc || ' ' || e.pool || '@' || e.day FROM pool_event p CROSS JOIN pool_event e ON e.uscc = p.uscc AND e.pool = p.pool"
    " CROSS JOIN import i ON i.id = e.import_id WHERE " LATER " AND p.import_id = ?1 GROUP BY i.id",

    "SELECT i.id, p.uscc || ' ' || p.pool || '@' || p.day FROM import i CROSS JOIN pool_event p"
    " WHERE " LATER " AND p.import_id = ?1 AND " MET("i.id", MET_POOL, "0", "p.id") " GROUP BY i.id",

    "SELECT i.id, v.uscc || ' ' || v.day FROM company c CROSS JOIN visit v ON v.uscc = c.uscc CROSS JOIN import i ON i.id = v.import_id"
    " WHERE " LATER " AND c.import_id = ?1 GROUP BY i.id",

    "SELECT i.id, 'task ' || t.id FROM task t CROSS JOIN company c ON c.uscc = t.uscc CROSS JOIN import i ON i.id = t.import_id"
    " WHERE " LATER " AND c.import_id = ?1 GROUP BY i.id",

    "SELECT i.id, 'task ' || e.task_id FROM task t CROSS JOIN task_event e ON e.task_id = t.id CROSS JOIN import i ON i.id = e.import_id"
    " WHERE " LATER " AND t.import_id = ?1 GROUP BY i.id",

    "SELECT i.id, 'task ' || e.task_id FROM task_event b CROSS JOIN task_event e ON e.task_id = b.task_id AND e.id > b.id"
    " CROSS JOIN import i ON i.id = e.import_id WHERE " LATER " AND b.import_id = ?1 GROUP BY i.id",
};

enum { MOST_IDS = 64 };

typedef struct standing {
    long long ids[MOST_IDS]; /* ascending */
    size_t n;
    char example[256];
} standing;

/* Keep the list sorted and without doubles; beyond MOST_IDS it is cut short. */
static void add(standing *f, long long id)
{
    size_t i = f->n;

    for (size_t k = 0; k < f->n; k++)
        if (f->ids[k] == id)
            return;
    if (f->n == MOST_IDS)
        return;
    for (f->n++; i && f->ids[i - 1] > id; i--)
        f->ids[i] = f->ids[i - 1];
    f->ids[i] = id;
}

static tidu_status find(store *s, const char *sql, long long import_id, standing *into, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, sql, &q, err);
    bool has_row = !status;

    if (!status)
        sqlite3_bind_int64(q, 1, import_id);
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        add(into, sqlite3_column_int64(q, 0));
        if (!*into->example)
            sqlite3_snprintf(sizeof into->example, into->example, "%s", sqlite3_column_text(q, 1));
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status refuse(const store *s, long long import_id, const standing *f, tidu_error *err)
{
    text_buffer ids, all;
    tidu_status status;

    text_buffer_init(&ids);
    text_buffer_init(&all);
    for (size_t i = 0; i < f->n; i++) {
        text_buffer_print(&ids, "%s%lld", i ? ", " : "", f->ids[i]);
        text_buffer_print(&all, " %lld", f->ids[i]);
    }
    status = error_at(err, TIDU_ESTORE, s->path, 0, 0,
                      _("import %lld cannot be undone: later imports stand on it: %s (for example at %s); undo them "
                        "first, or together: tidu imports undo %lld%s"),
                      import_id, text_buffer_string(&ids), f->example, import_id, text_buffer_string(&all));
    text_buffer_clear(&ids);
    text_buffer_clear(&all);
    return status;
}

tidu_status store_check_stand(store *s, long long import_id, tidu_error *err)
{
    standing found = {.n = 0};
    tidu_status status = TIDU_OK;
    long long latest = 0;

    /* most imports that are undone are the newest */
    status = store_get_integer(s, "SELECT max(id) FROM import WHERE undone_at IS NULL", 0, &latest, err);
    for (size_t i = 0; latest > import_id && !status && i < sizeof stands / sizeof *stands; i++)
        status = find(s, stands[i], import_id, &found, err);
    return !status && found.n ? refuse(s, import_id, &found, err) : status;
}
