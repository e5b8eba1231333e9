#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/help.h"

static const option options[] = {
    {.name = "year", .kind = OPTION_INT, .argument = "Y", .help = "the application year"},
    {.name = "format", .kind = OPTION_CHOICE, .choices = "table|csv|json|xlsx|html", .help = "how it is written"},
    {.name = "strict", .kind = OPTION_FLAG, .help = "any problem is an error"},
    {.name = NULL},
};

static const command weigh = {
    .group = "Judging", .name = "weigh", .summary = "weigh companies", .operands = "MODEL",
    .options = options, .notes = "A note.", .examples = {"tidu weigh hnte", "tidu weigh hnte --year 2025"},
};
static const command look = {.group = "Judging", .name = "look", .summary = "look at one", .operands = ""};
static const command take = {.group = "Data", .name = "take", .summary = "take data in", .operands = ""};
static const command *const list[] = {&take, &weigh, &look, NULL};

static char *text;
static size_t length;

static void of_a_command(void **state)
{
    FILE *to = open_memstream(&text, &length);

    (void)state;
    help_command(to, &weigh);
    fclose(to);
    assert_ptr_equal(strstr(text, "tidu weigh: weigh companies\n\nUsage: tidu weigh MODEL [options]\n\nOptions\n"
                                  "  --year Y                    the application year\n"
                                  "  --format table|csv|json|xlsx|html\n"
                                  "                              how it is written\n"
                                  "  --strict                    any problem is an error\n"
                                  "\nOptions of every command\n  --lang zh|en  "),
                     text);
    assert_non_null(strstr(text, "\nA note.\n\nExamples\n  tidu weigh hnte\n  tidu weigh hnte --year 2025\n"));
    free(text);
}

static void of_the_program(void **state)
{
    FILE *to = open_memstream(&text, &length);

    (void)state;
    help_program(to, list);
    fclose(to);
    assert_non_null(strstr(text, "\nData\n  take         take data in\n"
                                 "\nJudging\n  weigh        weigh companies\n  look         look at one\n"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_a_command),
        cmocka_unit_test(of_the_program),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
