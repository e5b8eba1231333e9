#include "panel/panel.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/cell.h"
#include "base/number_text.h"
#include "base/text_index.h"

enum { NO_YEAR = INT32_MIN, CELLS_AHEAD = 16, CLEARED_AT_ONCE = 512 };

typedef struct column {
    int indicator;
    int year;      /* PANEL_ANY_YEAR for an attribute */
    double *cells; /* one of the two */
    const char **texts;
    void *memory;  /* in which they lie */
} column;

typedef struct wish {
    int indicator;
    int from;
    int to;
} wish;

typedef struct year_rows {
    int year;
    uint32_t *line; /* one a company: 0 no row, else line + 1 */
} year_rows;

typedef struct exact_cell {
    uint32_t company;
    int indicator;
    int year;
    const char *text;
} exact_cell;

struct panel {
    dictionary *dictionary;
    text_index *codes;
    arena *texts;
    size_t capacity; /* companies that every column has room for */
    size_t cleared;  /* rows of it in which nothing is known but what was put there; the rest was never touched */

    column *columns;
    size_t n_columns;
    size_t columns_capacity;
    column *last_used; /* rows come column by column in the same order */

    wish *wishes;
    size_t n_wishes;
    size_t wishes_capacity;

    year_rows *years;
    size_t n_years;
    size_t years_capacity;

    text_index *exact_keys;
    exact_cell *exact;
    size_t exact_capacity;

    uint32_t sealed; /* companies */
    bool *is_reopened; /* [sealed] */
};

panel *panel_new(dictionary *d)
{
    panel *p = allocate_array(1, sizeof *p);

    if (!p)
        return NULL;
    p->dictionary = d;
    p->codes = text_index_new();
    p->texts = arena_new();
    p->exact_keys = text_index_new();
    if (!p->codes || !p->texts || !p->exact_keys) {
        panel_free(p);
        return NULL;
    }
    return p;
}

void panel_free(panel *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->n_columns; i++) {
        release(p->columns[i].memory);
    }
    for (size_t i = 0; i < p->n_years; i++)
        release(p->years[i].line);
    release(p->columns);
    release(p->wishes);
    release(p->years);
    release(p->exact);
    release(p->is_reopened);
    text_index_free(p->exact_keys);
    text_index_free(p->codes);
    arena_free(p->texts);
    release(p);
}

dictionary *panel_dictionary(const panel *p)
{
    return p->dictionary;
}

bool panel_want(panel *p, int indicator, int from, int to)
{
    if (!allocate_room((void **)&p->wishes, &p->wishes_capacity, p->n_wishes + 1, sizeof *p->wishes))
        return false;
    p->wishes[p->n_wishes++] = (wish){indicator, from, to};
    return true;
}

bool panel_is_wanted(const panel *p, int indicator, int year)
{
    if (!p->n_wishes || indicator == dictionary_find(p->dictionary, "name"))
        return true;
    for (size_t i = 0; i < p->n_wishes; i++) {
        const wish *w = &p->wishes[i];

        if (w->indicator == indicator &&
            (year == PANEL_ANY_YEAR || (year >= w->from && year <= w->to)))
            return true;
    }
    return false;
}

static void fill_missing(double *cells, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        cells[i] = cell_missing();
}

/*
 * Large pieces of memory all begin at the beginning of a page. A row takes a cell of every column: from there on these
 * would want the same few places of the processor's cache, so that columns begin a line apart.
 */
static bool make_room(const panel *p, column *c, size_t capacity)
{
    enum { LINE = 64, LINES_A_PAGE = 64 };
    _Static_assert(sizeof *c->cells == sizeof *c->texts, "room for cells is room for texts");
    size_t before = (size_t)(c - p->columns) % LINES_A_PAGE * LINE;
    char *memory;

    if (capacity > SIZE_MAX / sizeof *c->cells - LINES_A_PAGE * LINE)
        return false;
    memory = reallocate_array(c->memory, capacity * sizeof *c->cells + before, 1);
    if (!memory)
        return false;
    c->memory = memory;
    if (dictionary_get(p->dictionary, c->indicator)->type == INDICATOR_TEXT)
        c->texts = (const char **)(void *)(memory + before);
    else
        c->cells = (double *)(void *)(memory + before);
    return true;
}

/* Make room for one company more in every column. */
static bool grow(panel *p)
{
    size_t capacity = p->capacity ? p->capacity * 2 : CLEARED_AT_ONCE;

    for (size_t i = 0; i < p->n_columns; i++) {
        if (!make_room(p, &p->columns[i], capacity))
            return false;
    }
    for (size_t i = 0; i < p->n_years; i++) {
        uint32_t *line = reallocate_array(p->years[i].line, capacity, sizeof *line);

        if (!line)
            return false;
        p->years[i].line = line;
    }
    p->capacity = capacity;
    return true;
}

/* In the rows from .. to - 1 nothing is known. */
static void clear_rows(panel *p, size_t from, size_t to)
{
    for (size_t i = 0; i < p->n_columns; i++) {
        if (p->columns[i].cells)
            fill_missing(p->columns[i].cells, from, to);
        else
            memset(p->columns[i].texts + from, 0, (to - from) * sizeof *p->columns[i].texts);
    }
    for (size_t i = 0; i < p->n_years; i++)
        memset(p->years[i].line + from, 0, (to - from) * sizeof *p->years[i].line);
}

/*
 * A few rows at a time, shortly before they are written: they are in the cache then, and room that no company
 * comes to fill costs no memory.
 */
static bool clear_more(panel *p)
{
    if (p->cleared == p->capacity && !grow(p))
        return false;
    clear_rows(p, p->cleared, p->cleared + CLEARED_AT_ONCE);
    p->cleared += CLEARED_AT_ONCE;
    return true;
}

bool panel_empty(panel *p)
{
    text_index *codes = text_index_new(), *exact_keys = text_index_new();
    arena *texts = arena_new();

    if (!codes || !exact_keys || !texts) {
        text_index_free(codes);
        text_index_free(exact_keys);
        arena_free(texts);
        return false;
    }
    clear_rows(p, 0, panel_count(p));
    text_index_free(p->codes);
    text_index_free(p->exact_keys);
    arena_free(p->texts);
    p->codes = codes;
    p->exact_keys = exact_keys;
    p->texts = texts;
    p->sealed = 0;
    return true;
}

bool panel_seal(panel *p, uint32_t n)
{
    bool *larger;

    if (n <= p->sealed)
        return true;
    larger = reallocate_array(p->is_reopened, n, sizeof *larger);
    if (!larger)
        return false;
    memset(larger + p->sealed, 0, (n - p->sealed) * sizeof *larger);
    p->is_reopened = larger;
    p->sealed = n;
    return true;
}

uint32_t panel_sealed(const panel *p)
{
    return p->sealed;
}

bool panel_is_reopened(const panel *p, uint32_t company)
{
    return company < p->sealed && p->is_reopened[company];
}

static void reopen(panel *p, uint32_t company)
{
    if (company < p->sealed)
        p->is_reopened[company] = true;
}

uint32_t panel_add_company(panel *p, const char *code, size_t length)
{
    if (text_index_count(p->codes) == p->cleared) {
        uint32_t known = text_index_find(p->codes, code, length);

        if (known != TEXT_INDEX_NONE)
            return known;
        if (!clear_more(p))
            return PANEL_NO_COMPANY;
    }
    return text_index_add(p->codes, code, length);
}

void panel_rest(panel *p)
{
    text_index_rest(p->codes);
}

void panel_expect_company(const panel *p, const char *code, size_t length)
{
    text_index_expect(p->codes, code, length);
}

/*
 * Columns are few (indicators x years) and rows name them in a steady order:
 * look behind the one used last, then everywhere.
 */
static column *find_column(panel *p, int indicator, int year)
{
    column *end, *next;

    if (!p->n_columns)
        return NULL;
    end = p->columns + p->n_columns;
    next = p->last_used ? p->last_used + 1 : p->columns;
    for (column *c = next; c < end; c++) {
        if (c->indicator == indicator && c->year == year)
            return p->last_used = c;
    }
    for (column *c = p->columns; c < next && c < end; c++) {
        if (c->indicator == indicator && c->year == year)
            return p->last_used = c;
    }
    return NULL;
}

static column *get_column(panel *p, int indicator, int year)
{
    column *c = find_column(p, indicator, year);

    if (c)
        return c;
    if (!allocate_room((void **)&p->columns, &p->columns_capacity, p->n_columns + 1,
                       sizeof *p->columns))
        return NULL;
    p->last_used = NULL;
    c = &p->columns[p->n_columns];
    *c = (column){.indicator = indicator, .year = year};
    if (!make_room(p, c, p->capacity))
        return NULL;
    if (c->texts)
        memset(c->texts, 0, p->cleared * sizeof *c->texts);
    else
        fill_missing(c->cells, 0, p->cleared);
    p->n_columns++;
    return c;
}

static const column *look_up(const panel *p, int indicator, int year)
{
    for (size_t i = 0; i < p->n_columns; i++) {
        if (p->columns[i].indicator == indicator && p->columns[i].year == year)
            return &p->columns[i];
    }
    return NULL;
}

panel_outcome panel_set_number(panel *p, uint32_t company, int indicator, int year, double value)
{
    column *c = find_column(p, indicator, year);

    if (!c) {
        if (!panel_is_wanted(p, indicator, year))
            return PANEL_UNWANTED;
        c = get_column(p, indicator, year);
        if (!c)
            return PANEL_NO_MEMORY;
    }
    /* a row sets a cell in every column: more places than the processor foresees */
    if (company + CELLS_AHEAD < p->capacity)
        __builtin_prefetch(&c->cells[company + CELLS_AHEAD], 1);
    if (!cell_is_value(c->cells[company])) {
        c->cells[company] = value;
        reopen(p, company);
        return PANEL_SET;
    }
    return c->cells[company] == value ? PANEL_SAME : PANEL_CONFLICT;
}

/* The column that takes a text, where the company has none yet; else *outcome says why not. */
static column *get_free_text(panel *p, uint32_t company, int indicator, const char *text, size_t length,
                             panel_outcome *outcome)
{
    column *c = find_column(p, indicator, PANEL_ANY_YEAR);

    *outcome = PANEL_UNWANTED;
    if (!c && !panel_is_wanted(p, indicator, PANEL_ANY_YEAR))
        return NULL;
    if (!c)
        c = get_column(p, indicator, PANEL_ANY_YEAR);
    *outcome = PANEL_NO_MEMORY;
    if (!c || !c->texts[company])
        return c;
    *outcome = strlen(c->texts[company]) == length && !memcmp(c->texts[company], text, length) ? PANEL_SAME
                                                                                               : PANEL_CONFLICT;
    return NULL;
}

panel_outcome panel_set_text(panel *p, uint32_t company, int indicator, const char *text,
                             size_t length)
{
    panel_outcome outcome;
    column *c = get_free_text(p, company, indicator, text, length, &outcome);

    if (!c)
        return outcome;
    c->texts[company] = arena_copy(p->texts, text, length);
    reopen(p, company);
    return c->texts[company] ? PANEL_SET : PANEL_NO_MEMORY;
}

panel_outcome panel_share_text(panel *p, uint32_t company, int indicator, const char *text)
{
    panel_outcome outcome;
    column *c = get_free_text(p, company, indicator, text, strlen(text), &outcome);

    if (!c)
        return outcome;
    c->texts[company] = text;
    reopen(p, company);
    return PANEL_SET;
}

bool panel_put_number(panel *p, uint32_t company, int indicator, int year, double value)
{
    column *c = get_column(p, indicator, year);

    if (c)
        c->cells[company] = value;
    reopen(p, company);
    return c != NULL;
}

double *panel_fill_column(panel *p, int indicator, int year)
{
    column *c = get_column(p, indicator, year);

    return c ? c->cells : NULL;
}

char *panel_room(panel *p, size_t bytes)
{
    return arena_room(p->texts, bytes);
}

bool panel_adopt_companies(panel *p, const char *codes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(codes);

        if ((text_index_count(p->codes) == p->cleared && !clear_more(p)) ||
            text_index_adopt(p->codes, codes, length) == TEXT_INDEX_NONE)
            return false;
        codes += length + 1;
    }
    return true;
}

const char **panel_fill_texts(panel *p, int indicator)
{
    column *c = get_column(p, indicator, PANEL_ANY_YEAR);

    return c ? c->texts : NULL;
}

bool panel_put_text(panel *p, uint32_t company, int indicator, const char *text, size_t length)
{
    column *c = get_column(p, indicator, PANEL_ANY_YEAR);
    const char *copy = text ? arena_copy(p->texts, text, length) : NULL;

    if (!c || (text && !copy))
        return false;
    c->texts[company] = copy;
    reopen(p, company);
    return true;
}

bool panel_lend_text(panel *p, uint32_t company, int indicator, const char *text, const char **was)
{
    column *c = get_column(p, indicator, PANEL_ANY_YEAR);

    if (!c)
        return false;
    *was = c->texts[company];
    c->texts[company] = text;
    return true;
}

typedef struct exact_key {
    uint32_t company;
    int32_t indicator;
    int32_t year;
} exact_key;

bool panel_keep_exact(panel *p, uint32_t company, int indicator, int year, const char *text)
{
    exact_key key = {company, indicator, year};
    uint32_t number = text_index_add(p->exact_keys, (const char *)&key, sizeof key);
    char *copy = arena_copy_string(p->texts, text);

    if (number == TEXT_INDEX_NONE || !copy ||
        !allocate_room((void **)&p->exact, &p->exact_capacity, (size_t)number + 1, sizeof *p->exact))
        return false;
    p->exact[number] = (exact_cell){company, indicator, year, copy};
    return true;
}

bool panel_mark_year(panel *p, uint32_t company, int year, uint32_t line)
{
    year_rows *rows = NULL;

    for (size_t i = 0; i < p->n_years && !rows; i++) {
        if (p->years[i].year == year)
            rows = &p->years[i];
    }
    if (!rows) {
        if (!allocate_room((void **)&p->years, &p->years_capacity, p->n_years + 1, sizeof *p->years))
            return false;
        rows = &p->years[p->n_years];
        rows->year = year;
        rows->line = reallocate_array(NULL, p->capacity, sizeof *rows->line);
        if (!rows->line)
            return false;
        memset(rows->line, 0, p->cleared * sizeof *rows->line);
        p->n_years++;
    }
    if (!rows->line[company]) {
        rows->line[company] = line + 1;
        reopen(p, company);
    }
    return true;
}

size_t panel_count(const panel *p)
{
    return text_index_count(p->codes);
}

uint32_t panel_find_company(const panel *p, const char *code, size_t length)
{
    return text_index_find(p->codes, code, length);
}

const char *panel_code(const panel *p, uint32_t company)
{
    return text_index_text(p->codes, company);
}

const char *const *panel_text_column(const panel *p, int indicator)
{
    const column *c = look_up(p, indicator, PANEL_ANY_YEAR);

    return c ? c->texts : NULL;
}

const char *panel_text(const panel *p, uint32_t company, int indicator)
{
    const char *const *texts = panel_text_column(p, indicator);

    return texts ? texts[company] : NULL;
}

const double *panel_column(const panel *p, int indicator, int year)
{
    const column *c = look_up(p, indicator, year);

    return c ? c->cells : NULL;
}

double panel_number(const panel *p, uint32_t company, int indicator, int year)
{
    const double *cells = panel_column(p, indicator, year);

    return cells ? cells[company] : cell_missing();
}

const char *panel_exact(const panel *p, uint32_t company, int indicator, int year)
{
    exact_key key = {company, indicator, year};
    uint32_t number = text_index_find(p->exact_keys, (const char *)&key, sizeof key);
    const char *text;
    double value;
    bool is_short;

    if (number == TEXT_INDEX_NONE)
        return NULL;
    text = p->exact[number].text;
    /* the cell may have been overwritten since */
    return number_parse(text, strlen(text), 0, &value, &is_short) &&
                   value == panel_number(p, company, indicator, year)
               ? text
               : NULL;
}

bool panel_has_exact(const panel *p)
{
    return text_index_count(p->exact_keys) > 0;
}

bool panel_get_exact(const panel *p, size_t i, uint32_t *company, int *indicator, int *year,
                     const char **text)
{
    if (i >= text_index_count(p->exact_keys))
        return false;
    *company = p->exact[i].company;
    *indicator = p->exact[i].indicator;
    *year = p->exact[i].year;
    *text = p->exact[i].text;
    return true;
}

void panel_years(const panel *p, int *first, int *last)
{
    *first = *last = 0;
    for (size_t i = 0; i < p->n_columns + p->n_years; i++) {
        int year = i < p->n_columns ? p->columns[i].year : p->years[i - p->n_columns].year;

        if (year == PANEL_ANY_YEAR)
            continue;
        if (!*first || year < *first)
            *first = year;
        if (year > *last)
            *last = year;
    }
}

bool panel_line(const panel *p, uint32_t company, int year, uint32_t *line)
{
    *line = 0;
    for (size_t i = 0; i < p->n_years; i++) {
        if (p->years[i].year == year && p->years[i].line[company]) {
            *line = p->years[i].line[company] - 1;
            return true;
        }
    }
    return false;
}

bool panel_first_line(const panel *p, uint32_t company, uint32_t *line)
{
    bool is_found = false;

    for (size_t i = 0; i < p->n_years; i++) {
        uint32_t mark = p->years[i].line[company];

        if (mark && (!is_found || mark - 1 < *line)) {
            *line = mark - 1;
            is_found = true;
        }
    }
    return is_found;
}

size_t panel_column_bytes(const panel *p)
{
    size_t bytes = 0;

    for (size_t i = 0; i < p->n_columns; i++)
        bytes += p->columns[i].cells ? panel_count(p) * sizeof(double) : 0;
    return bytes;
}

static bool copy_cells(panel *to, const panel *from, uint32_t company)
{
    for (size_t i = 0; i < from->n_columns; i++) {
        const column *c = &from->columns[i];
        bool ok = c->cells ? panel_put_number(to, 0, c->indicator, c->year, c->cells[company])
                  : c->texts[company]
                      ? panel_put_text(to, 0, c->indicator, c->texts[company], strlen(c->texts[company]))
                      : true;

        if (!ok)
            return false;
    }
    for (size_t i = 0; i < from->n_years; i++) {
        const year_rows *rows = &from->years[i];

        if (rows->line[company] && !panel_mark_year(to, 0, rows->year, rows->line[company] - 1))
            return false;
    }
    for (size_t i = 0; i < text_index_count(from->exact_keys); i++) {
        const exact_cell *e = &from->exact[i];

        if (e->company == company && !panel_keep_exact(to, 0, e->indicator, e->year, e->text))
            return false;
    }
    return true;
}

panel *panel_copy_company(const panel *p, uint32_t company)
{
    panel *one = panel_new(p->dictionary);
    const char *code = panel_code(p, company);

    if (one && (panel_add_company(one, code, strlen(code)) == PANEL_NO_COMPANY ||
                !copy_cells(one, p, company))) {
        panel_free(one);
        one = NULL;
    }
    return one;
}
