/* Reading a panel. */
#include "panel/panel_internal.h"

#include <string.h>

#include "base/cell.h"
#include "base/number_text.h"
#include "panel/period.h"

column *panel_look_up(const panel *p, int indicator, int year)
{
    for (size_t i = 0; i < p->n_columns; i++) {
        if (p->columns[i].indicator == indicator && p->columns[i].year == year)
            return &p->columns[i];
    }
    return NULL;
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
    const column *c = panel_look_up(p, indicator, PANEL_ANY_YEAR);

    return c ? c->texts : NULL;
}

const char *panel_text(const panel *p, uint32_t company, int indicator)
{
    const char *const *texts = panel_text_column(p, indicator);

    return texts ? texts[company] : NULL;
}

const double *panel_column(const panel *p, int indicator, int year)
{
    const column *c = panel_look_up(p, indicator, year);

    return c ? c->cells : NULL;
}

double panel_number(const panel *p, uint32_t company, int indicator, int year)
{
    const double *cells = panel_column(p, indicator, year);

    return cells ? cells[company] : cell_missing();
}

size_t panel_find_wholes(const panel *p, int indicator, int year, const double *columns[INDICATOR_MOST_CHAIN],
                         int ids[INDICATOR_MOST_CHAIN])
{
    const dictionary *d = panel_dictionary(p);
    size_t n = 0;

    for (int id = dictionary_whole(d, indicator); id != INDICATOR_NONE; id = dictionary_fallback(d, id)) {
        ids[n] = id;
        columns[n] = panel_column(p, id, year);
        n += columns[n] != NULL;
    }
    return n;
}

/* The first of x[from..n) that is more than y's; n if there is none. Blocks are passed over at once: such a figure is rare. */
static uint32_t find_above(const double *x, const double *y, uint32_t from, uint32_t n)
{
    enum { BLOCK = 256 };

    for (uint32_t end; from < n; from = end) {
        bool is_above = false;

        end = n - from < BLOCK ? n : from + BLOCK;
        for (uint32_t i = from; i < end; i++)
            is_above |= x[i] > y[i];
        for (; is_above && from < end; from++) {
            if (x[from] > y[from])
                return from;
        }
    }
    return n;
}

uint32_t panel_find_above_whole(const panel *p, uint32_t from, int indicator, int year, int *whole)
{
    const double *part = panel_column(p, indicator, year), *wholes[INDICATOR_MOST_CHAIN];
    int ids[INDICATOR_MOST_CHAIN];
    size_t n = part ? panel_find_wholes(p, indicator, year, wholes, ids) : 0, k;

    if (n == 1) { /* the usual case */
        uint32_t count = (uint32_t)panel_count(p), c = find_above(part, wholes[0], from, count);

        *whole = ids[0];
        return c < count ? c : PANEL_NO_COMPANY;
    }
    for (uint32_t c = from; n && c < panel_count(p); c++) {
        for (k = 0; k + 1 < n && !cell_is_value(wholes[k][c]); k++) {
        }
        *whole = ids[k];
        if (part[c] > wholes[k][c]) /* false where one is missing */
            return c;
    }
    return PANEL_NO_COMPANY;
}

bool panel_is_above_whole(const panel *p, uint32_t company, int indicator, int year, int *whole)
{
    const dictionary *d = panel_dictionary(p);
    int id = dictionary_whole(d, indicator);

    while (id != INDICATOR_NONE && !cell_is_value(panel_number(p, company, id, year)))
        id = dictionary_fallback(d, id);
    if (whole)
        *whole = id;
    return id != INDICATOR_NONE && panel_number(p, company, indicator, year) > panel_number(p, company, id, year);
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
    /* the text is out of date if the cell has been overwritten since */
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

static void find_periods(const panel *p, bool of_months, int *first, int *last)
{
    *first = *last = 0;
    for (size_t i = 0; i < p->n_columns + p->n_years; i++) {
        int year = i < p->n_columns ? p->columns[i].year : p->years[i - p->n_columns].year;

        if (year == PANEL_ANY_YEAR || period_is_month(year) != of_months)
            continue;
        if (!*first || year < *first)
            *first = year;
        if (year > *last)
            *last = year;
    }
}

void panel_years(const panel *p, int *first, int *last)
{
    find_periods(p, false, first, last);
}

void panel_months(const panel *p, int *first, int *last)
{
    find_periods(p, true, first, last);
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
