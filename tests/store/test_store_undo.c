/*
 * Undoing imports, held against a slow model that knows nothing of journals: it replays the files that are not undone,
 * from nothing, and decides by comparing files which of them stand on which.
 */
#include "store/store_case.h"

#include <sys/wait.h>

#include "base/date.h"
#include "store/store_undo.h"

enum { COMPANIES = 5, ROWS = 4, CELLS = 2, CERTIFICATES = 2, FILES = 40, TEXT = 40 };

static const char *const codes[COMPANIES] = {"A", "B", "C", "D", "E"};
static const int years[ROWS] = {PANEL_ANY_YEAR, 2021, 2022, 2023}; /* row 0 has the attributes */
static const char *const names[2][CELLS] = {{"name", "lead_years"}, {"revenue", "employees"}};

/* What one file says, and what importing it did. */
typedef struct file {
    bool has_row[COMPANIES][ROWS];
    char cells[COMPANIES][ROWS][CELLS][TEXT]; /* "": missing */
    bool has_certificate[COMPANIES][CERTIFICATES];
    char ends[COMPANIES][CERTIFICATES][TEXT];
    bool is_backwards; /* companies in the opposite order */
    char digest[16];
    long long id; /* 0: not imported, or undone */
    bool made_row[COMPANIES][ROWS]; /* by the replay: added the row, */
    bool changed[COMPANIES][ROWS][CELLS]; /* changed the cell, */
    bool made_certificate[COMPANIES][CERTIFICATES];
    bool changed_certificate[COMPANIES][CERTIFICATES];
} file;

typedef struct replay {
    char text[65536]; /* of what is in the database */
    size_t length;
    long long row[COMPANIES][ROWS]; /* the import that added it; 0: none */
    char cells[COMPANIES][ROWS][CELLS][TEXT];
    long long certificate[COMPANIES][CERTIFICATES];
    char ends[COMPANIES][CERTIFICATES][TEXT];
    int order[COMPANIES]; /* of the companies' rows */
    int n;
} replay;

static unsigned long seed;

static int draw(int n)
{
    seed = seed * 6364136223846793005UL + 1442695040888963407UL;
    return (int)((seed >> 33) % (unsigned long)n);
}

static void draw_value(char out[TEXT], int row, int cell)
{
    static const char *const amounts[] = {"5", "7.25", "0.12345678901234567", "0.12345678901234568", "-3", "12"};

    if (draw(4) == 0)
        out[0] = 0;
    else if (row == 0 && cell == 0)
        snprintf(out, TEXT, "n%d", draw(3));
    else if (row && cell == 0)
        snprintf(out, TEXT, "%s", amounts[draw(6)]);
    else
        snprintf(out, TEXT, "%d", draw(3));
}

static void draw_file(file *f, int number)
{
    memset(f, 0, sizeof *f);
    snprintf(f->digest, sizeof f->digest, "d%d", number);
    f->is_backwards = draw(2);
    for (int c = 0; c < COMPANIES; c++) {
        if (draw(2))
            continue;
        f->has_row[c][0] = true;
        for (int r = 0; r < ROWS; r++) {
            f->has_row[c][r] |= draw(3) == 0;
            for (int k = 0; k < CELLS && f->has_row[c][r]; k++)
                draw_value(f->cells[c][r][k], r, k);
        }
        for (int k = 0; k < CERTIFICATES; k++) {
            f->has_certificate[c][k] = draw(4) == 0;
            if (f->has_certificate[c][k] && draw(3))
                snprintf(f->ends[c][k], TEXT, "202%d-11-30", 6 + draw(2));
        }
    }
}

/* --- the model ---------------------------------------------------------------------------- */

static void say(replay *m, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void say(replay *m, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    m->length += (size_t)vsnprintf(m->text + m->length, sizeof m->text - m->length, format, list);
    va_end(list);
    assert_true(m->length < sizeof m->text);
}

static void replay_row(replay *m, file *f, int c, int r)
{
    bool is_new = !m->row[c][r];

    if (is_new) {
        m->row[c][r] = f->id;
        f->made_row[c][r] = true;
        if (r == 0)
            m->order[m->n++] = c;
    }
    for (int k = 0; k < CELLS; k++) {
        const char *value = f->cells[c][r][k];

        if (!*value || !strcmp(value, m->cells[c][r][k]))
            continue;
        if (!is_new) {
            f->changed[c][r][k] = true;
            say(m, "%lld %s %d %s %s>%s\n", f->id, codes[c], years[r], names[r > 0][k], m->cells[c][r][k], value);
        }
        snprintf(m->cells[c][r][k], TEXT, "%s", value);
    }
}

static void replay_certificate(replay *m, file *f, int c, int k)
{
    if (!m->certificate[c][k]) {
        m->certificate[c][k] = f->id;
        f->made_certificate[c][k] = true;
    } else if (*f->ends[c][k] && strcmp(f->ends[c][k], m->ends[c][k])) {
        f->changed_certificate[c][k] = true;
        say(m, "%lld %s 0 hnte@202%d-11-30.expires_on %s>%s\n", f->id, codes[c], k, m->ends[c][k], f->ends[c][k]);
    }
    if (*f->ends[c][k])
        snprintf(m->ends[c][k], TEXT, "%s", f->ends[c][k]);
}

static void replay_file(replay *m, file *f)
{
    memset(f->made_row, 0, sizeof f->made_row);
    memset(f->changed, 0, sizeof f->changed);
    memset(f->made_certificate, 0, sizeof f->made_certificate);
    memset(f->changed_certificate, 0, sizeof f->changed_certificate);
    for (int i = 0; i < COMPANIES; i++) {
        int c = f->is_backwards ? COMPANIES - 1 - i : i;

        for (int r = 0; r < ROWS; r++)
            if (f->has_row[c][r])
                replay_row(m, f, c, r);
    }
    for (int c = 0; c < COMPANIES; c++)
        for (int k = 0; k < CERTIFICATES; k++)
            if (f->has_certificate[c][k])
                replay_certificate(m, f, c, k);
}

/* Files are in the order of their ids. */
static void replay_all(replay *m, file *files, int n)
{
    memset(m, 0, sizeof *m);
    for (int i = 0; i < n; i++)
        if (files[i].id)
            replay_file(m, &files[i]);
    for (int i = 0; i < m->n; i++)
        for (int c = m->order[i], r = 0; r < ROWS; r++)
            if (m->row[c][r])
                say(m, "%s %d %lld %s|%s\n", codes[c], years[r], m->row[c][r], m->cells[c][r][0], m->cells[c][r][1]);
    for (int c = 0; c < COMPANIES; c++)
        for (int k = 0; k < CERTIFICATES; k++)
            if (m->certificate[c][k])
                say(m, "%s 202%d-11-30 %lld %s\n", codes[c], k, m->certificate[c][k], m->ends[c][k]);
}

static bool has_column(const file *f, int r, int k)
{
    for (int c = 0; c < COMPANIES; c++)
        for (int row = r ? 1 : 0; row < (r ? ROWS : 1); row++)
            if (*f->cells[c][row][k])
                return true;
    return false;
}

/* Whether a later file stands on `f`: both have been replayed. */
static bool stands(const file *later, const file *f)
{
    for (int c = 0; c < COMPANIES; c++) {
        for (int r = 0; r < ROWS; r++) {
            if (later->has_row[c][r] && f->made_row[c][r])
                return true;
            for (int k = 0; k < CELLS; k++)
                if (later->has_row[c][r] && f->changed[c][r][k] && has_column(later, r, k))
                    return true;
        }
        for (int k = 0; k < CERTIFICATES; k++) {
            if (later->has_certificate[c][k] && (f->made_certificate[c][k] || f->changed_certificate[c][k]))
                return true;
            if (later->made_certificate[c][k] && f->made_row[c][0])
                return true;
        }
    }
    return false;
}

/* --- the database ---------------------------------------------------------------------------- */

static void fill(store_case *t, const file *f, panel *p, credentials *held)
{
    for (int i = 0; i < COMPANIES; i++) {
        int c = f->is_backwards ? COMPANIES - 1 - i : i;

        for (int r = 0; r < ROWS; r++) {
            if (f->has_row[c][r])
                mark(p, codes[c], years[r], (uint32_t)(10 * c + r + 2));
            for (int k = 0; k < CELLS; k++) {
                const char *text = f->cells[c][r][k];

                if (!*text)
                    continue;
                if (!r && !k)
                    put_text(t, p, codes[c], "name", text);
                else if (strlen(text) > 16)
                    put_exact(t, p, codes[c], names[r > 0][k], years[r], strtod(text, NULL), text);
                else
                    put(t, p, codes[c], names[r > 0][k], years[r], strtod(text, NULL));
            }
        }
    }
    for (int c = 0; c < COMPANIES; c++)
        for (int k = 0; k < CERTIFICATES; k++) {
            credential one = {.code = codes[c], .model = "hnte", .number = "", .expires_on = DATE_NO_END, .line = 9};
            char granted[32];

            snprintf(granted, sizeof granted, "202%d-11-30", k);
            assert_true(date_parse_iso(granted, 10, &one.granted_on));
            if (*f->ends[c][k])
                assert_true(date_parse_iso(f->ends[c][k], 10, &one.expires_on));
            if (f->has_certificate[c][k])
                assert_true(credentials_add(held, &one));
        }
}

/* False: the same bytes count already, and nothing was done. */
static bool import_file(store_case *t, file *f)
{
    intake_report report = case_report("a.csv", f->digest);
    panel *p = panel_new(t->names);
    credentials *held = credentials_new();
    store_import_part part = case_part(&report, p);
    store_import_counts counts;
    store *s = case_open(t, STORE_WRITE);

    fill(t, f, p, held);
    part.held = held;
    if (import_part(s, part, NULL, NULL, &counts, &t->err))
        fail_msg("%s", t->err.message);
    f->id = counts.is_known ? 0 : counts.import_id;
    store_close(s);
    panel_free(p);
    credentials_free(held);
    return f->id != 0;
}

static tidu_status undo(store_case *t, long long id, store_undo_counts *counts)
{
    store *s = case_open(t, STORE_WRITE);
    tidu_status status = store_undo(s, &id, 1, counts, &t->err);

    store_close(s);
    return status;
}

#define EXACT(column, id, year) \
    "coalesce((SELECT value FROM exact_value WHERE company_id = " id " AND year = " year " AND indicator = '" column \
    "'), " column ", '')"
static const char contents[] =
    "SELECT coalesce(group_concat(line, ''), '') FROM ("
    "SELECT * FROM (SELECT import_id || ' ' || uscc || ' ' || coalesce(year, 0) || ' ' || indicator || ' ' ||"
    " coalesce(old_value, '') || '>' || coalesce(new_value, '') || char(10) AS line FROM history ORDER BY id)"
    " UNION ALL SELECT * FROM (SELECT line FROM (SELECT id * 10000 AS place, uscc || ' 0 ' || import_id || ' ' ||"
    " coalesce(name, '') || '|' || coalesce(lead_years, '') || char(10) AS line FROM company UNION ALL"
    " SELECT v.id, c.uscc || ' ' || v.year || ' ' || v.import_id || ' ' || " EXACT("revenue", "v.company_id", "v.year")
    " || '|' || coalesce(v.employees, '') || char(10) FROM annual_value v JOIN company c ON c.id = v.company_id)"
    " ORDER BY place) UNION ALL SELECT * FROM (SELECT uscc || ' ' || granted_on || ' ' || import_id || ' ' ||"
    " coalesce(expires_on, '') || char(10) FROM credential ORDER BY uscc, granted_on))";

/* The journal within an import need not be in the order of the model: by company there, by kind here. */
static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort_changes(char *text)
{
    static char copy[65536];
    char *lines[1024], *next = copy;
    size_t n = 0;

    snprintf(copy, sizeof copy, "%s", text);
    while (*next && next[0] >= '0' && next[0] <= '9' && n < 1024) { /* changes begin with the id of their import */
        lines[n++] = next;
        next = strchr(next, '\n');
        *next++ = 0;
    }
    qsort(lines, n, sizeof *lines, by_text);
    for (size_t i = 0; i < n; i++)
        text += sprintf(text, "%s\n", lines[i]);
}

static void compare(store_case *t, file *files, int n)
{
    static replay m;
    char *is = strdup(ask(t, contents));

    replay_all(&m, files, n);
    sort_changes(is);
    sort_changes(m.text);
    assert_string_equal(is, m.text);
    free(is);
}

static bool is_stood_on(const file *files, int n, int i)
{
    for (int k = i + 1; k < n; k++)
        if (files[k].id && stands(&files[k], &files[i]))
            return true;
    return false;
}

static void try_undo(store_case *t, file *files, int n, int i)
{
    store_undo_counts counts;
    static replay m;
    bool is_refused;

    replay_all(&m, files, n);
    is_refused = is_stood_on(files, n, i);
    if (undo(t, files[i].id, &counts) != (is_refused ? TIDU_ESTORE : TIDU_OK))
        fail_msg("import %lld: expected %s; %s", files[i].id, is_refused ? "a refusal" : "no refusal", t->err.message);
    if (!is_refused)
        files[i].id = 0;
    else
        assert_non_null(strstr(t->err.message, "stand on it"));
}

/* Random files come in and go again, sometimes the same one once more: always as if the undone had never been. */
static void undone_imports_leave_nothing(void **state)
{
    static file files[FILES];
    store_case *t = *state;
    int undone = 0, refused = 0;

    for (unsigned long round = 1; round <= 40; round++) {
        int n = 0;

        seed = round * 7919;
        unlink(t->path);
        for (int step = 0; step < 16; step++) {
            int i = n ? draw(n) : 0;

            if (!n || draw(5) < 3) {
                if (n && !files[i].id && draw(2)) /* the same bytes again */
                    files[n] = files[i];
                else
                    draw_file(&files[n], n);
                n += import_file(t, &files[n]);
            } else if (files[i].id) {
                try_undo(t, files, n, i);
                undone += !files[i].id;
                refused += files[i].id != 0;
            }
            compare(t, files, n);
        }
    }
    assert_true(undone > 50 && refused > 50);
}

/* All at once, oldest named first: each is undone after those that stand on it. */
static void everything_can_go_together(void **state)
{
    static file files[6];
    store_case *t = *state;
    store_undo_counts counts;
    long long ids[6];
    store *s;

    seed = 5;
    for (int i = 0; i < 6; i++) {
        draw_file(&files[i], i);
        import_file(t, &files[i]);
        ids[i] = files[i].id;
    }
    s = case_open(t, STORE_WRITE);
    store_set_user(s, "li");
    assert_int_equal(store_undo(s, ids, 6, &counts, &t->err), TIDU_OK);
    store_close(s);
    assert_string_equal(ask(t, contents), "");
    assert_string_equal(ask(t, "SELECT (SELECT count(*) FROM exact_value) + (SELECT count(*) FROM met_row)"
                               " + (SELECT count(*) FROM met_indicator) + (SELECT count(*) FROM history)"), "0");
    assert_string_equal(ask(t, "SELECT count(*) || group_concat(DISTINCT undone_by) FROM import"
                               " WHERE undone_at IS NOT NULL"), "6li");
    import_file(t, &files[0]); /* into an empty database again */
    assert_int_equal(files[0].id, 7);
    for (int i = 1; i < 6; i++)
        files[i].id = 0;
    compare(t, files, 6);
}

static panel *one_value(store_case *t, const char *code, double revenue)
{
    panel *p = panel_new(t->names);

    put(t, p, code, "revenue", 2023, revenue);
    mark(p, code, 2023, 2);
    return p;
}

static void import_value(store_case *t, const char *code, double revenue, const char *digest)
{
    panel *p = one_value(t, code, revenue);

    import(t, p, digest);
    panel_free(p);
}

static void refused(store_case *t, long long id, tidu_status status, const char *part)
{
    char *before = strdup(ask(t, contents));
    store_undo_counts counts;

    assert_int_equal(undo(t, id, &counts), status);
    if (!strstr(t->err.message, part))
        fail_msg("'%s' is not in: %s", part, t->err.message);
    assert_string_equal(ask(t, contents), before);
    free(before);
}

static void refusals_say_why(void **state)
{
    store_case *t = *state;
    store_undo_counts counts;

    import_value(t, "A", 5, "1");
    import_value(t, "A", 6, "2");
    import_value(t, "B", 1, "3");
    import_value(t, "A", 7, "4");
    refused(t, 9, TIDU_ENOTFOUND, "no import 9");
    refused(t, 2, TIDU_ESTORE, "import 2 cannot be undone: later imports stand on it: 4 (for example at A 2023 revenue)");
    refused(t, 1, TIDU_ESTORE, "tidu imports undo 1 2 4");
    assert_int_equal(undo(t, 3, &counts), TIDU_OK); /* in the middle */
    assert_int_equal(counts.companies_removed, 1);
    assert_int_equal(counts.years_removed, 1);
    refused(t, 3, TIDU_ESTORE, "undone before");
    assert_int_equal(undo(t, 4, &counts), TIDU_OK);
    assert_int_equal(counts.values_restored, 1);
    assert_string_equal(ask(t, "SELECT revenue FROM annual_value"), "6");
    assert_string_equal(ask(t, "SELECT count(*) || new_value FROM undone_history"), "17");
    ask(t, "UPDATE annual_value SET revenue = 9");
    refused(t, 2, TIDU_ESTORE, "A 2023 revenue was changed in the database itself");
    ask(t, "UPDATE annual_value SET revenue = 6");
    assert_int_equal(undo(t, 2, &counts), TIDU_OK);
    assert_string_equal(ask(t, "SELECT revenue FROM annual_value"), "5");
    ask(t, "UPDATE import SET is_journaled = NULL WHERE id = 1");
    refused(t, 1, TIDU_ESTORE, "kept no journal");
    ask(t, "UPDATE import SET options = '--table region', is_journaled = 1 WHERE id = 1");
    refused(t, 1, TIDU_ESTORE, "register");
}

/* A file that says the same counts as well: without the first, the company would be the second's. */
static void same_values_stand_too(void **state)
{
    store_case *t = *state;

    import_value(t, "A", 5, "1");
    import_value(t, "A", 5, "2");
    assert_string_equal(ask(t, "SELECT count(*) FROM history"), "0");
    refused(t, 1, TIDU_ESTORE, "stand on it: 2 (for example at A)");
}

/* A reader holds the database: the undo waits, gives up and changes nothing; then it works. */
static void a_reader_is_respected(void **state)
{
    store_case *t = *state;
    store_undo_counts counts;
    store *reader;
    panel *p = panel_new(t->names);

    import_value(t, "A", 5, "1");
    reader = case_open(t, STORE_READ);
    assert_int_equal(store_begin_reading(reader, &t->err), TIDU_OK);
    assert_int_equal(store_load(reader, NULL, p, &t->err), TIDU_OK);
    refused(t, 1, TIDU_ESTORE, "another program");
    store_end_reading(reader);
    assert_int_equal(undo(t, 1, &counts), TIDU_OK);
    store_close(reader);
    assert_int_equal(panel_count(p), 1);
    panel_free(p);
}

/* What is kept beside the database is of another state afterwards. */
static void an_undo_renews_the_stamp(void **state)
{
    store_case *t = *state;
    store_undo_counts counts;
    char *before;

    import_value(t, "A", 5, "1");
    import_value(t, "A", 6, "2");
    before = strdup(ask(t, "SELECT hex(stamp) FROM content_stamp"));
    assert_int_equal(undo(t, 2, &counts), TIDU_OK);
    assert_string_not_equal(ask(t, "SELECT hex(stamp) FROM content_stamp"), before);
    free(before);
}

static void every_failed_allocation_is_survived(void **state)
{
    store_case *t = *state;
    tidu_status status = TIDU_ENOMEM;
    store_undo_counts counts;

    import_value(t, "A", 5, "1");
    import_value(t, "A", 6, "2");
    for (unsigned long k = 1; status; k++) {
        store *s = case_open(t, STORE_WRITE);
        long long ids[2] = {1, 2};

        allocate_fail_at(k);
        status = store_undo(s, ids, 2, &counts, &t->err);
        allocate_fail_at(0);
        store_close(s);
        if (status)
            assert_int_equal(status, TIDU_ENOMEM);
    }
    assert_string_equal(ask(t, contents), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(undone_imports_leave_nothing),
        STORE_TEST(everything_can_go_together),
        STORE_TEST(refusals_say_why),
        STORE_TEST(same_values_stand_too),
        STORE_TEST(a_reader_is_respected),
        STORE_TEST(an_undo_renews_the_stamp),
        STORE_TEST(every_failed_allocation_is_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
