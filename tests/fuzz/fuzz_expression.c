/* Any text as an expression: parsed, checked, compiled both ways and run on one company, or refused with a place. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/cell.h"
#include "dictionary.h"
#include "rules/check.h"
#include "rules/machine.h"
#include "rules/print.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { YEAR = 2025 };

static void fill(panel *p, const dictionary *d)
{
    static const char *const names[] = {"revenue", "rd_expense", "net_assets", "employees", "ip_class1"};

    panel_add_company(p, "A", 1);
    panel_set_number(p, 0, dictionary_find(d, "founded_on"), PANEL_ANY_YEAR, 18500); /* 2020 */
    panel_set_text(p, 0, dictionary_find(d, "industry"), "C39", 3);
    for (int i = 0; i < 5; i++) {
        for (int year = YEAR - 4; year < YEAR; year++) {
            if ((i + year) % 6)
                panel_set_number(p, 0, dictionary_find(d, names[i]), year, (year % 3) * 2.385 - (i == 2));
        }
    }
    panel_keep_exact(p, 0, dictionary_find(d, "revenue"), YEAR - 1, "0.00000000000000000000");
}

/* What the output came to, as bits, so that both ways can be compared. */
static uint64_t run(const node *n, const binding *b, bool is_plain)
{
    program *p = program_new(is_plain);
    uint64_t result;
    size_t output;
    machine *m;

    if (!p || !program_add(p, n, &output) || !program_finish(p))
        abort();
    m = machine_new(p, b);
    if (!m)
        abort();
    machine_run(m, 0, 1);
    result = n->type == VALUE_TRUTH ? machine_truth(m, output)[0] : cell_bits(machine_number(m, output)[0]);
    machine_free(m);
    program_free(p);
    return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dictionary *d = shipped_dictionary();
    panel *p = panel_new(d);
    arena *memory = arena_new();
    char *text = malloc(size + 1);
    source_place place = {"fuzz", 1, 1};
    scope s = {.dictionary = d};
    tidu_error err = {0};
    node *n;

    memcpy(text, data, size);
    text[size] = '\0';
    fill(p, d);
    if (!expression_parse(text, &place, memory, &n, &err) && !expression_check_any(n, &s, &place, &err)) {
        binding b = {.panel = p, .year = YEAR, .on = binding_default_date(YEAR)};
        text_buffer printed;

        text_buffer_init(&printed);
        expression_print(n, &printed);
        text_buffer_clear(&printed);
        if (n->type != VALUE_TEXT && run(n, &b, false) != run(n, &b, true))
            abort();
    } else if (!err.line || !err.column || !err.message[0]) {
        abort();
    }
    free(text);
    arena_free(memory);
    panel_free(p);
    dictionary_free(d);
    return 0;
}
