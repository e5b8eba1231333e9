/*
 * Small panels with everything in them that the page on quality looks for, for tests against slow ways.
 */
#ifndef TESTS_QUESTION_RANDOM_PANEL_H
#define TESTS_QUESTION_RANDOM_PANEL_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "panel/panel.h"

enum { RANDOM_YEAR = 2024, RANDOM_MOST = 60 };

static inline unsigned random_below(unsigned n)
{
    return (unsigned)rand() / 7 % n;
}

/* Good codes differ in more than one sign; most are no credit codes, some are registration numbers, some were mistyped. */
static inline void random_code(char code[32], unsigned company)
{
    static const char *const good[] = {"91990101MA00H83197", "91990101MA013G622K"};

    if (company < 2)
        snprintf(code, 32, "%s", good[company]);
    else if (random_below(3))
        snprintf(code, 32, "330100%09u", company * 1111);
    else
        snprintf(code, 32, "91990101MA00H83%u9%c", company % 10, "ABCDEFGHJK"[company / 10]);
}

static inline void random_row(panel *p, uint32_t company, int year)
{
    const dictionary *d = panel_dictionary(p);
    static const double scales[] = {1, 1, 1, 1, 3, 10, 100, 1000, 1e6, 0};

    if (random_below(2))
        panel_mark_year(p, company, year, 1);
    for (int id = 0; id < dictionary_count(d); id++) {
        const indicator *i = dictionary_get(d, id);

        if (i->kind == INDICATOR_ANNUAL && i->type != INDICATOR_TEXT && random_below(3))
            panel_put_number(p, company, id, year, (1 + random_below(50)) * 0.5 * scales[random_below(10)]);
    }
}

/* Never without companies. The texts that are put are copied by the panel. */
static inline panel *random_panel(dictionary *d)
{
    static const char *const names[] = {"甲有限公司", "甲有限责任公司", "乙(中国)", "乙（中国）", "丙", "***", "丁 公司", "丁公司"};
    static const char *const towns[] = {"东", "西", "北"};
    panel *p = panel_new(d);
    unsigned n = 1 + random_below(RANDOM_MOST);

    for (unsigned i = 0; i < n; i++) {
        char code[32];
        const char *name = names[random_below(8)], *town = towns[random_below(3)];
        uint32_t company;

        random_code(code, i);
        company = panel_add_company(p, code, strlen(code));
        if (random_below(5))
            panel_put_text(p, company, dictionary_find(d, "name"), name, strlen(name));
        if (random_below(4))
            panel_put_text(p, company, dictionary_find(d, "town"), town, strlen(town));
        random_row(p, company, RANDOM_YEAR - 1);
        if (random_below(4))
            random_row(p, company, RANDOM_YEAR);
    }
    return p;
}

static inline uint8_t *random_members(const panel *p)
{
    uint8_t *is_in = calloc(panel_count(p), 1);

    for (size_t i = 0; i < panel_count(p); i++)
        is_in[i] = !i || random_below(5);
    return is_in;
}

/* One of twenty companies or more. */
static inline panel *random_large_panel(dictionary *d, unsigned seed)
{
    panel *p = NULL;

    srand(seed);
    while (!p || panel_count(p) < 20) {
        panel_free(p);
        p = random_panel(d);
    }
    return p;
}

#endif
