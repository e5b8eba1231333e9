/*
 * Industries as prefixes of codes. Each company adds its figure to the industry of each level that its code has, so that the figures of an industry hold
 * those of what lies in it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/text_index.h"
#include "question/baseline_study_internal.h"

typedef struct finder {
    baseline_study *s;
    text_index *codes;  /* of industries, in the order in which they were met */
    uint32_t *met;      /* [companies] the deepest one as numbered there */
    uint32_t *place;    /* [codes] in the order of codes */
} finder;

/* Whether a company is meant is decided once, by where it is compared. */
static uint32_t deepest(finder *f, uint32_t company)
{
    const panel *p = f->s->set->data.panel;
    char code[INDUSTRY_CODE_SIZE];
    uint32_t found = BASELINE_OUTSIDE;
    industry_level last;

    industry_code(panel_text(p, company, dictionary_find(panel_dictionary(p), "industry")), code);
    last = industry_code_level(code) < f->s->by ? industry_code_level(code) : f->s->by;
    for (int level = INDUSTRY_ALL; level <= (int)last; level++) {
        found = text_index_add(f->codes, code, industry_level_length((industry_level)level));
        if (found == TEXT_INDEX_NONE)
            return found;
    }
    return found;
}

static bool meet_all(finder *f, size_t among)
{
    baseline_study *s = f->s;

    for (uint32_t i = 0; i < panel_count(s->set->data.panel); i++) {
        truth meant = condition_set_all(s->set, among, s->rules->n_among, i);

        f->met[i] = BASELINE_OUTSIDE;
        s->perhaps += meant == TRUTH_UNKNOWN && s->set->is_in[i];
        if (meant != TRUTH_TRUE)
            continue;
        f->met[i] = deepest(f, i);
        if (f->met[i] == TEXT_INDEX_NONE)
            return false;
    }
    return true;
}

static int by_code(const void *x, const void *y)
{
    const baseline_industry *a = x, *b = y;

    return strcmp(a->code, b->code);
}

/* Of what is in order the one with this code. */
static size_t find(const baseline_study *s, const char *code)
{
    size_t low = 0, high = s->n;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(s->industries[middle].code, code) <= 0)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool put_industries(finder *f)
{
    baseline_study *s = f->s;

    s->n = text_index_count(f->codes);
    s->industries = allocate_array(s->n + 1, sizeof *s->industries);
    f->place = allocate_array(s->n + 1, sizeof *f->place);
    if (!s->industries || !f->place)
        return false;
    for (size_t i = 0; i < s->n; i++)
        snprintf(s->industries[i].code, INDUSTRY_CODE_SIZE, "%s", text_index_text(f->codes, (uint32_t)i));
    qsort(s->industries, s->n, sizeof *s->industries, by_code);
    for (size_t i = 0; i < s->n; i++) {
        baseline_industry *x = &s->industries[i];
        char above[INDUSTRY_CODE_SIZE];

        x->level = industry_code_level(x->code);
        snprintf(above, sizeof above, "%.*s", (int)industry_level_length(x->level ? (industry_level)(x->level - 1) : INDUSTRY_ALL), x->code);
        x->parent = find(s, above);
        x->is_shown = x->level == s->by;
        f->place[text_index_find(f->codes, x->code, strlen(x->code))] = (uint32_t)i;
    }
    return true;
}

/* --- figures --------------------------------------------------------------------------------------------------------- */

static void count(baseline_study *s, uint32_t company)
{
    double x = baseline_value(s, company);

    for (size_t i = s->industry[company];; i = s->industries[i].parent) {
        s->industries[i].n += cell_is_value(x);
        s->industries[i].zeros += x == 0;
        s->industries[i].unknown += !cell_is_value(x);
        if (!i)
            return;
    }
}

static int ascending(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;

    return (a > b) - (a < b);
}

/* One array holds the figures of all industries, one behind the other. */
static bool put_figures(baseline_study *s)
{
    size_t all = 0, *next = allocate_array(s->n + 1, sizeof *next);

    for (size_t i = 0; next && i < s->n; i++) {
        next[i] = all;
        all += s->industries[i].n;
    }
    if (!next || !(s->sorted = allocate_array(all + 1, sizeof *s->sorted))) {
        release(next);
        return false;
    }
    for (size_t i = 0; i < s->n; i++)
        s->industries[i].sorted = s->sorted + next[i];
    for (uint32_t c = 0; c < panel_count(s->set->data.panel); c++) {
        double x = baseline_value(s, c);

        if (s->industry[c] == BASELINE_OUTSIDE || !cell_is_value(x))
            continue;
        for (size_t i = s->industry[c];; i = s->industries[i].parent) {
            s->sorted[next[i]++] = x;
            if (!i)
                break;
        }
    }
    for (size_t i = 0; i < s->n; i++)
        qsort(s->sorted + next[i] - s->industries[i].n, s->industries[i].n, sizeof *s->sorted, ascending);
    release(next);
    return true;
}

static bool place_companies(finder *f)
{
    baseline_study *s = f->s;
    size_t n = panel_count(s->set->data.panel);

    s->industry = allocate_array(n + 1, sizeof *s->industry);
    if (!s->industry)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        s->industry[i] = f->met[i] == BASELINE_OUTSIDE ? BASELINE_OUTSIDE : f->place[f->met[i]];
        if (s->industry[i] == BASELINE_OUTSIDE)
            continue;
        s->industries[s->industry[i]].is_shown = true;
        count(s, i);
    }
    return true;
}

tidu_status baseline_find_industries(baseline_study *s, tidu_error *err)
{
    finder f = {.s = s, .codes = text_index_new(), .met = allocate_array(panel_count(s->set->data.panel) + 1, sizeof *f.met)};
    bool ok = f.codes && f.met && text_index_add(f.codes, "", 0) != TEXT_INDEX_NONE && meet_all(&f, 0) && put_industries(&f) && place_companies(&f) && put_figures(s);

    text_index_free(f.codes);
    release(f.met);
    release(f.place);
    return ok ? TIDU_OK : error_memory(err);
}
