#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "server/parameter_field.h"

static void a_field_says_the_unit_of_its_number(void **state)
{
    static const struct {
        const char *name, *value, *field, *unit;
    } cases[] = {{"st_staff", "10%", "param-percent.st_staff", "%"},
                 {"rd_floor.1.bound", "5000 wan", "param-wan.rd_floor.1.bound", " wan"},
                 {"size.2", "2 yi", "param-yi.size.2", " yi"},
                 {"size.2", "300 yuan", "param-yuan.size.2", " yuan"},
                 {"pass", "70", "param.pass", ""},
                 {"x", "", "param.x", ""},
                 {"percent.x", "0", "param.percent.x", ""}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char field[64];
        parameter_field read;

        assert_true(parameter_field_write(cases[i].name, cases[i].value, field, sizeof field));
        assert_string_equal(field, cases[i].field);
        assert_true(parameter_field_read(field, &read));
        assert_string_equal(read.name, cases[i].name);
        assert_string_equal(read.unit, cases[i].unit);
    }
}

static void refuses_other_fields(void **state)
{
    static const char *const fields[] = {"param", "param.", "param-percent", "param-percent.", "param-mu.x", "params.x", "set.x", "param.<x>", "param.a b", "param.x=1", ""};
    parameter_field read;
    char field[8];

    (void)state;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        assert_false(parameter_field_read(fields[i], &read));
    assert_false(parameter_field_write("<x>", "1", field, sizeof field));
    assert_false(parameter_field_write("xy", "1", field, sizeof field));
    assert_true(parameter_field_write("x", "1", field, sizeof field));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_says_the_unit_of_its_number),
        cmocka_unit_test(refuses_other_fields),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
