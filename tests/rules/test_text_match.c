/*
 * Random words and texts that share beginnings, against the one-row way that explanations use.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/text_buffer.h"
#include "dictionary.h"
#include "rules/binding.h"
#include "rules/check.h"
#include "rules/text_match.h"

enum { COMPANIES = 400, RULES = 400, YEAR = 2025 };

static unsigned seed = 11;

static unsigned draw(unsigned n)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 16) % n;
}

/* Short alphabets make texts that begin alike; up to 12 letters, some Chinese. */
static void invent_text(text_buffer *b, unsigned most)
{
    static const char *const letters[] = {"C", "3", "9", "样", "A"};

    text_buffer_empty(b);
    for (unsigned k = 1 + draw(most); k; k--)
        text_buffer_append_string(b, letters[draw(draw(4) ? 3 : 5)]);
}

static panel *invent_panel(dictionary *d)
{
    panel *p = panel_new(d);
    int industry = dictionary_find(d, "industry");
    text_buffer text;

    text_buffer_init(&text);
    for (uint32_t c = 0; c < COMPANIES; c++) {
        char code[8];

        snprintf(code, sizeof code, "%u", c);
        assert_int_equal(panel_add_company(p, code, strlen(code)), c);
        invent_text(&text, 12);
        if (c % 9)
            assert_true(panel_put_text(p, c, industry, text_buffer_string(&text), text.length));
    }
    text_buffer_clear(&text);
    return p;
}

static void write_rule(text_buffer *rule)
{
    static const char *const heads[] = {"starts_with(industry, ", "industry in (", "industry = ", "industry != "};
    unsigned kind = draw(4);
    text_buffer word;

    text_buffer_init(&word);
    text_buffer_empty(rule);
    text_buffer_append_string(rule, heads[kind]);
    for (unsigned k = 0, n = kind < 2 ? 1 + draw(12) : 1; k < n; k++) {
        invent_text(&word, draw(2) ? 12 : 3);
        text_buffer_print(rule, "%s\"%s\"", k ? ", " : "", text_buffer_string(&word));
    }
    text_buffer_append_string(rule, kind < 2 ? ")" : "");
    text_buffer_clear(&word);
}

static void every_text_as_row_by_row(void **state)
{
    dictionary *d = shipped_dictionary();
    panel *p = invent_panel(d);
    binding b = {p, NULL, YEAR, binding_default_date(YEAR)};
    const char *const *texts = panel_text_column(p, dictionary_find(d, "industry"));
    text_buffer rule;
    size_t seen[3] = {0};

    (void)state;
    text_buffer_init(&rule);
    for (int r = 0; r < RULES; r++) {
        arena *memory = arena_new();
        source_place place = {0};
        scope names = {.dictionary = d};
        uint8_t got[COMPANIES];
        uint64_t letters[COMPANIES];
        text_match *m;
        tidu_error err;
        node *n;

        write_rule(&rule);
        if (expression_parse(text_buffer_string(&rule), &place, memory, &n, &err) ||
            expression_check(n, VALUE_TRUTH, &names, &place, &err))
            fail_msg("%s: %s", text_buffer_string(&rule), err.message);
        m = text_match_new(n);
        text_match_letters(texts, letters, COMPANIES);
        text_match_run(m, texts, letters, got, COMPANIES);
        for (size_t c = 0; c < COMPANIES; c++) {
            if (got[c] != binding_truth(&b, c, n))
                fail_msg("%s of '%s'", text_buffer_string(&rule), texts[c]);
            seen[got[c]]++;
        }
        text_match_free(m);
        arena_free(memory);
    }
    assert_true(seen[0] > 1000 && seen[1] > 1000 && seen[2] > 1000);
    text_buffer_clear(&rule);
    panel_free(p);
    dictionary_free(d);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(every_text_as_row_by_row)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
