/* Readiness is summed in the order of codes within a draw: rounding depends on nothing else. */
#include "scenario/whatif_draws.h"

#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/text_index.h"
#include "numeric/sample.h"
#include "scenario/company_order.h"

/* --- towns ------------------------------------------------------------------------------------ */

typedef struct town_entry {
    const char *name;
    uint32_t number; /* by first sight */
} town_entry;

static int by_name(const void *a, const void *b)
{
    const char *x = ((const town_entry *)a)->name, *y = ((const town_entry *)b)->name;

    if (!x || !y)
        return !x - !y;
    return strcmp(x, y);
}

/* Number the towns by first sight, then renumber them by name behind the group of all. */
static bool find_towns(whatif_draws *w, const panel *p)
{
    int id = dictionary_find(panel_dictionary(p), "town");
    text_index *names = text_index_new();
    town_entry *towns = allocate_array(w->n_in + 1, sizeof *towns);
    uint32_t *place = allocate_array(w->n_in + 1, sizeof *place);
    size_t n = 0;
    bool ok = names && towns && place;

    for (size_t i = 0; i < w->n_in && ok; i++) {
        const char *town = panel_text(p, w->order[i], id);
        uint32_t number = text_index_add(names, town ? town : "", town ? strlen(town) : 0);

        ok = number != TEXT_INDEX_NONE;
        if (ok && number == n)
            towns[n++] = (town_entry){town, number};
        if (ok)
            w->group_of[w->order[i]] = number;
    }
    if (ok)
        qsort(towns, n, sizeof *towns, by_name);
    w->groups = ok ? allocate_array(n + 1, sizeof *w->groups) : NULL;
    ok = w->groups != NULL;
    for (size_t k = 0; k < n && ok; k++) {
        place[towns[k].number] = (uint32_t)k + 1;
        w->groups[k + 1].town = towns[k].name;
    }
    for (size_t i = 0; i < w->n_in && ok; i++)
        w->group_of[w->order[i]] = place[w->group_of[w->order[i]]];
    if (ok) {
        w->groups[0].town = "";
        w->n_groups = n + 1;
    }
    text_index_free(names);
    release(towns);
    release(place);
    return ok;
}

static bool make_room(whatif_draws *w)
{
    bool ok = true;

    for (size_t g = 0; g < w->n_groups && ok; g++) {
        draw_group *group = &w->groups[g];

        group->yes = allocate_array(w->most_draws, sizeof *group->yes);
        group->open = allocate_array(w->most_draws, sizeof *group->open);
        group->expected = allocate_array(w->most_draws, sizeof *group->expected);
        ok = group->yes && group->open && group->expected;
    }
    return ok;
}

static void count_before(whatif_draws *w)
{
    for (size_t i = 0; i < w->n_in; i++) {
        uint32_t company = w->order[i];
        draw_group *both[] = {&w->groups[0], &w->groups[w->group_of[company]]};

        for (size_t k = 0; k < 2; k++) {
            both[k]->companies++;
            both[k]->yes_before += w->base->verdicts[company] == TRUTH_TRUE;
            both[k]->open_before += w->base->verdicts[company] == TRUTH_UNKNOWN;
            both[k]->expected_before += w->base->readiness[company];
        }
    }
}

whatif_draws *whatif_draws_new(const assessment *base, const panel *p, const uint8_t *is_in, size_t draws)
{
    whatif_draws *w = allocate_array(1, sizeof *w);

    if (!w)
        return NULL;
    *w = (whatif_draws){.base = base, .most_draws = draws};
    w->order = company_order_new(p, is_in, &w->n_in);
    w->group_of = allocate_array(base->n + 1, sizeof *w->group_of);
    w->verdicts = allocate_array(base->n + 1, sizeof *w->verdicts);
    if (w->order && w->group_of && w->verdicts && find_towns(w, p) && make_room(w)) {
        count_before(w);
        return w;
    }
    whatif_draws_free(w);
    return NULL;
}

void whatif_draws_free(whatif_draws *w)
{
    if (!w)
        return;
    for (size_t g = 0; w->groups && g < w->n_groups; g++) {
        release(w->groups[g].yes);
        release(w->groups[g].open);
        release(w->groups[g].expected);
    }
    release(w->groups);
    release(w->group_of);
    release(w->order);
    release(w->verdicts);
    release(w);
}

/* --- draws ------------------------------------------------------------------------------------ */

void whatif_draws_take(whatif_draws *w, const assessment *at)
{
    size_t draw = w->n_draws++;

    for (size_t i = 0; i < w->n_in; i++) {
        uint32_t company = w->order[i];
        draw_group *both[] = {&w->groups[0], &w->groups[w->group_of[company]]};

        w->verdicts[company][at->verdicts[company]]++;
        for (size_t k = 0; k < 2; k++) {
            both[k]->yes[draw] += at->verdicts[company] == TRUTH_TRUE;
            both[k]->open[draw] += at->verdicts[company] == TRUTH_UNKNOWN;
            both[k]->expected[draw] += at->readiness[company];
        }
    }
}

draw_summary draw_summary_of(const double *x, size_t n, double *sorted)
{
    size_t count = sample_sort(x, n, sorted);

    return (draw_summary){.mean = sample_mean(sorted, count),
                          .deviation = sample_deviation(sorted, count),
                          .low = sample_quantile(sorted, count, 0.05),
                          .median = sample_quantile(sorted, count, 0.5),
                          .high = sample_quantile(sorted, count, 0.95),
                          .least = sorted[0],
                          .greatest = sorted[count - 1]};
}

size_t draw_histogram(const double *x, size_t n, histogram_row rows[HISTOGRAM_MOST])
{
    double least, greatest;
    size_t first, width, n_rows;

    if (!sample_range(x, n, &least, &greatest))
        return 0;
    first = (size_t)least;
    width = ((size_t)greatest - first) / HISTOGRAM_MOST + 1;
    n_rows = ((size_t)greatest - first) / width + 1;
    for (size_t i = 0; i < n_rows; i++)
        rows[i] = (histogram_row){first + i * width, first + (i + 1) * width - 1, 0};
    for (size_t i = 0; i < n; i++)
        rows[((size_t)x[i] - first) / width].draws++;
    return n_rows;
}
