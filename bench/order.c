/*
 * Times putting companies into order, from memory and on one thread: once the order of their codes, which the panel keeps,
 * then, the best of so many times, all of them by keys of four kinds, and the first hundred. Codes are of 18 letters and in
 * no order. Prints facts, "name,value".
 *
 *   order [COMPANIES]
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/allocate.h"
#include "dictionary.h"
#include "ranking/ranking.h"
#include "stopwatch.h"

enum { TIMES = 7, N_KINDS = 4, TOP = 100 };

static const char *const kinds[N_KINDS] = {"order", "order of banded keys", "order of equal keys",
                                           "order of lognormal keys"};

static uint64_t draw(uint64_t *seed)
{
    return *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
}

static panel *invent_codes(dictionary *d, uint32_t n)
{
    panel *p = panel_new(d);
    uint64_t seed = 3;

    for (uint32_t i = 0; i < n; i++) {
        char code[32];
        int length = snprintf(code, sizeof code, "91330%03uMA%08u", (unsigned)(draw(&seed) >> 33) % 800, i * 2654435761u % 100000000);

        if (panel_add_company(p, code, (size_t)length) == PANEL_NO_COMPANY)
            exit(1);
    }
    return p;
}

/* Between 0 and 1 evenly; one of fifty points; all the same; from thousandths to thousands. */
static void invent_keys(int kind, double *keys, size_t n)
{
    uint64_t seed = 1;

    for (size_t i = 0; i < n; i++) {
        double even = (double)(draw(&seed) >> 11) * 0x1p-53, other = (double)(draw(&seed) >> 11) * 0x1p-53;

        keys[i] = kind == 0   ? even
                  : kind == 1 ? floor(even * 50)
                  : kind == 2 ? 0.5
                              : exp(3 * sqrt(-2 * log(even + 1e-18)) * cos(6.283185307179586 * other));
    }
}

static double order_of_codes(const panel *p)
{
    double began = now();

    if (!panel_code_order(p))
        exit(1);
    return (now() - began) / (double)panel_count(p);
}

static double best_of(const double *keys, const panel *p, size_t top)
{
    double best = 0;

    for (int i = 0; i < TIMES; i++) {
        double began = now(), took;
        ranking *r = ranking_by_keys(keys, panel_count(p), p, NULL, top);

        took = now() - began;
        if (!r)
            exit(1);
        ranking_free(r);
        if (!i || took < best)
            best = took;
    }
    return best / (double)panel_count(p);
}

int main(int argc, char **argv)
{
    uint32_t n = argc == 2 ? (uint32_t)atol(argv[1]) : 1000000;
    dictionary *d = shipped_dictionary();
    panel *p = invent_codes(d, n);
    double *keys;

    n = (uint32_t)panel_count(p);
    keys = allocate_array(n, sizeof *keys);
    if (!keys)
        return 1;
    printf("order of codes: ns a company,%.2f\n", order_of_codes(p));
    for (int kind = 0; kind < N_KINDS; kind++) {
        invent_keys(kind, keys, n);
        printf("%s: ns a company,%.2f\n", kinds[kind], best_of(keys, p, 0));
        if (!kind)
            printf("top %d: ns a company,%.2f\n", TOP, best_of(keys, p, TOP));
    }
    release(keys);
    panel_free(p);
    dictionary_free(d);
    return 0;
}
