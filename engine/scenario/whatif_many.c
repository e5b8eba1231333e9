/*
 * Compares two assessments of the same companies: counts by town, and the companies that moved, ordered by kind of
 * move and code. O(n log n).
 */
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/text_index.h"
#include "scenario/whatif.h"

whatif_move whatif_move_of(const assessment *before, const assessment *after, size_t i)
{
    bool was = before->verdicts[i] == TRUTH_TRUE, is = after->verdicts[i] == TRUTH_TRUE;

    if (was != is)
        return is ? WHATIF_ENTERS : WHATIF_LEAVES;
    if (before->verdicts[i] != after->verdicts[i])
        return after->verdicts[i] > before->verdicts[i] ? WHATIF_NEARER : WHATIF_FURTHER;
    if (before->readiness[i] != after->readiness[i])
        return after->readiness[i] > before->readiness[i] ? WHATIF_NEARER : WHATIF_FURTHER;
    return WHATIF_STAYS;
}

const char *whatif_move_name(whatif_move move)
{
    static const char *const names[] = {"enters", "leaves", "nearer", "further", "stays"};

    return names[move];
}

static void count(whatif_count *c, const assessment *before, const assessment *after, size_t i)
{
    whatif_move move = whatif_move_of(before, after, i);

    c->companies++;
    c->before[before->verdicts[i]]++;
    c->after[after->verdicts[i]]++;
    c->enter += move == WHATIF_ENTERS;
    c->leave += move == WHATIF_LEAVES;
    c->readiness_before += before->readiness[i];
    c->readiness_after += after->readiness[i];
}

static whatif_count *town_of(whatif_many *w, text_index *names, const char *town)
{
    uint32_t number = text_index_add(names, town ? town : "", town ? strlen(town) : 0);

    if (number == TEXT_INDEX_NONE ||
        !allocate_room((void **)&w->towns, &w->capacity, (size_t)number + 1, sizeof *w->towns))
        return NULL;
    if (number == w->n_towns)
        w->towns[w->n_towns++] = (whatif_count){.town = town};
    return &w->towns[number];
}

static int by_town(const void *a, const void *b)
{
    const char *x = ((const whatif_count *)a)->town, *y = ((const whatif_count *)b)->town;

    if (!x || !y)
        return !x - !y;
    return strcmp(x, y);
}

typedef struct mover {
    whatif_move move;
    const char *code;
    uint32_t company;
} mover;

static int by_move(const void *a, const void *b)
{
    const mover *x = a, *y = b;

    return x->move != y->move ? (x->move > y->move) - (x->move < y->move) : strcmp(x->code, y->code);
}

/* Readiness is summed in the order of codes, so that rounding does not depend on the order of rows. */
static bool gather(whatif_many *w, const panel *p, const uint8_t *is_in)
{
    int town = dictionary_find(panel_dictionary(p), "town");
    size_t n = w->before->n, n_in = 0;
    mover *all = allocate_array(n, sizeof *all);
    text_index *names = text_index_new();
    bool ok = all && names;

    for (uint32_t i = 0; i < n && ok; i++) {
        if (!is_in || is_in[i])
            all[n_in++] = (mover){0, panel_code(p, i), i};
    }
    if (ok)
        qsort(all, n_in, sizeof *all, by_move);
    for (size_t k = 0; k < n_in && ok; k++) {
        whatif_count *c = town_of(w, names, panel_text(p, all[k].company, town));

        ok = c != NULL;
        if (ok) {
            count(&w->sum, w->before, w->after, all[k].company);
            count(c, w->before, w->after, all[k].company);
        }
        all[k].move = whatif_move_of(w->before, w->after, all[k].company);
    }
    if (ok)
        qsort(all, n_in, sizeof *all, by_move);
    w->moved = allocate_array(n_in ? n_in : 1, sizeof *w->moved);
    ok = ok && w->moved;
    for (size_t k = 0; k < n_in && ok && all[k].move != WHATIF_STAYS; k++)
        w->moved[w->n_moved++] = all[k].company;
    text_index_free(names);
    release(all);
    return ok;
}

tidu_status whatif_many_run(const assessment *before, const assessment *after, const panel *p,
                            const uint8_t *is_in, whatif_many **out, tidu_error *err)
{
    whatif_many *w = allocate_array(1, sizeof *w);

    if (w)
        *w = (whatif_many){.before = before, .after = after, .sum = {.town = ""}};
    if (!w || !gather(w, p, is_in)) {
        whatif_many_free(w);
        return error_memory(err);
    }
    qsort(w->towns, w->n_towns, sizeof *w->towns, by_town);
    *out = w;
    return TIDU_OK;
}

void whatif_many_free(whatif_many *w)
{
    if (!w)
        return;
    release(w->towns);
    release(w->moved);
    release(w);
}
