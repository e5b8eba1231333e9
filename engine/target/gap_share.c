#include "target/gap_share.h"

#include "base/allocate.h"
#include "base/error.h"
#include "numeric/apportion.h"

static int64_t above_zero(int64_t x)
{
    return x > 0 ? x : 0;
}

/* What each may hand over, and what each can take. */
static void look(const gap_town *towns, size_t n, int64_t *over, int64_t *room, gap_sum *sum)
{
    for (size_t i = 0; i < n; i++) {
        const gap_town *t = &towns[i];
        int64_t gap = above_zero(t->aim - t->value), keeps = t->least > t->value ? t->least : t->value;

        over[i] = above_zero(t->aim - keeps);
        room[i] = gap ? 0 : above_zero(t->most - t->aim);
        sum->aims += t->aim;
        sum->gap += gap;
        sum->movable += over[i];
        sum->room += room[i];
    }
    sum->moved = sum->movable < sum->room ? sum->movable : sum->room;
}

tidu_status gap_share(gap_town *towns, size_t n, gap_sum *out, tidu_error *err)
{
    int64_t *weights = allocate_array(2 * n + 1, sizeof *weights), *shares = allocate_array(2 * n + 1, sizeof *shares);
    bool ok = weights && shares;

    *out = (gap_sum){0};
    if (ok) {
        look(towns, n, weights, weights + n, out);
        ok = apportion(out->moved, weights, n, shares) && apportion(out->moved, weights + n, n, shares + n);
    }
    for (size_t i = 0; ok && i < n; i++) {
        towns[i].proposed = towns[i].aim - shares[i] + shares[n + i];
        out->proposed += towns[i].proposed;
    }
    release(weights);
    release(shares);
    return ok ? TIDU_OK : error_memory(err);
}
