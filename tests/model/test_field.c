/* A mapping read by a table: order, presence, defaults, nested rows, lists, and where a fault is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "model/field.h"

typedef struct lamp {
    const char *id;
    double watts;
    provenance seen;
} lamp;

typedef struct room {
    const char *id;
    double width, height; /* one mapping: size */
    double area;          /* made of both when all is read */
    lamp *lamps;
    size_t n_lamps;
    const char **tags;
    size_t n_tags;
    long built, built_again; /* of one key */
    const yaml_node *door;   /* what its reader was given; the room itself where it was called without */
    const yaml_node *room;
} room;

static tidu_status multiply(rule_reader *r, const yaml_node *n, void *out)
{
    room *x = out;

    (void)n;
    x->area = x->width * x->height;
    x->room = r->owner;
    return TIDU_OK;
}

static tidu_status see_door(rule_reader *r, const yaml_node *n, void *out)
{
    room *x = out;

    x->door = n ? n : r->owner;
    return TIDU_OK;
}

static const field_row lamp_rows[] = {
    FIELD("id", REQUIRED, id, lamp, id),
    FIELD("watts", OPTIONAL, magnitude, lamp, watts),
    FIELD("seen", OPTIONAL, seen, lamp, seen),
    FIELD_END};

static const lamp usual_lamp = {.watts = 40};

static const field_table lamps = {.rows = lamp_rows, .form = "a lamp has an id", .usual = &usual_lamp};
static const field_table tags = {.read = field_text_row};

static const field_row size_rows[] = {
    FIELD("width", REQUIRED, number, room, width), FIELD("height", REQUIRED, number, room, height), FIELD_END};

static const field_table size_table = {.rows = size_rows};

static const field_row rows[] = {
    FIELD("room", REQUIRED, id, room, id),
    FIELD_MAPPING("size", REQUIRED, &size_table),
    FIELD("built", OPTIONAL, date, room, built),
    FIELD("built", OPTIONAL, date, room, built_again),
    FIELD_LIST("lamps", OPTIONAL, &lamps, room, lamps, n_lamps),
    FIELD_LIST_OF("tags", OPTIONAL, YAML_IS_SEQUENCE | YAML_IS_MAPPING, &tags, room, tags, n_tags),
    FIELD_PART("door", ALWAYS, YAML_IS_SCALAR, see_door),
    FIELD_UNREAD("remark", OPTIONAL, YAML_IS_ANY, "for people"),
    FIELD_END};

static const field_table table = {.rows = rows, .check = multiply};

static rule_head head;

static tidu_status read_room(const char *text, room *out, tidu_error *err)
{
    yaml_tree *tree;
    rule_reader r;
    tidu_status status;

    *out = (room){0};
    head = (rule_head){0};
    assert_int_equal(yaml_parse(text, strlen(text), "room.yaml", &tree, err), TIDU_OK);
    assert_int_equal(rule_head_open(&head, tree, err), TIDU_OK);
    r = reader_of(&head, out, NULL, err);
    status = file_read(&r, &table, out);
    assert_null(r.owner);
    return status;
}

#define HALL "room: hall\nsize: {width: 2.5, height: 4}\n"

static void members_are_filled(void **state)
{
    tidu_error err;
    room x;

    (void)state;
    assert_int_equal(read_room("size: {height: 4, width: 2.5}\nroom: hall\nbuilt: 1999-12-31\n"
                               "lamps: [{id: a}, {id: b, watts: 7.5, seen: part}]\n"
                               "tags: {one: north, two: warm}\nremark: {any: thing}\ndoor: oak\n",
                               &x, &err),
                     TIDU_OK);
    assert_string_equal(x.id, "hall");
    assert_true(x.width == 2.5 && x.height == 4 && x.area == 10);
    assert_true(x.built == 10956 && x.built_again == 10956); /* days since 1970-01-01 */
    assert_int_equal(x.n_lamps, 2);
    assert_true(x.lamps[0].watts == 40 && x.lamps[0].seen == PROVENANCE_MEMORY);
    assert_true(x.lamps[1].watts == 7.5 && x.lamps[1].seen == PROVENANCE_PART);
    assert_int_equal(x.n_tags, 2);
    assert_string_equal(x.tags[1], "warm");
    assert_string_equal(x.door->text, "oak");
    rule_head_close(&head);
}

static void absent_keys_leave_zeros(void **state)
{
    tidu_error err;
    room x;

    (void)state;
    assert_int_equal(read_room(HALL, &x, &err), TIDU_OK);
    assert_true(x.built == 0 && !x.lamps && !x.n_lamps && !x.tags);
    assert_true(x.door == x.room && x.room == head.files.trees[0]->root);
    rule_head_close(&head);
}

static void faults_have_places(void **state)
{
    static const struct {
        const char *text, *message;
        unsigned long line, column;
    } cases[] = {
        {"[hall]\n", "this file must begin with 'room: ...'", 1, 1},
        {"room: hall\n", "key 'size' is missing", 1, 1},
        {HALL "lmaps: []\n", "unknown key 'lmaps'; did you mean 'lamps'?", 3, 1},
        {HALL "lamps: [{id: a, wats: 3}]\n", "unknown key 'wats'; did you mean 'watts'?", 3, 17},
        {HALL "lamps: [{id: a}, b]\n", "a lamp has an id", 3, 18},
        {HALL "lamps: [{id: a, watts: -1}]\n", "a number of 0 or more is expected here", 3, 24},
        {HALL "lamps: {id: a}\n", "'lamps' must be a list, not a mapping", 3, 8},
        {HALL "tags: [a, [b]]\n", "a text is expected here", 3, 11},
        {HALL "built: yesterday\n", "a date such as 2016-01-01 is expected here", 3, 8},
        {"room: hall\nsize: {width: 2.5}\n", "key 'height' is missing", 2, 7},
        {"room: hall\nsize: {width: 2.5, height: tall}\n", "a number is expected here", 2, 28},
        /* the keys are looked at before any value, the values in the table's order */
        {"size: {width: x, height: 1}\nroom: Hall\n",
         "an id is made of a-z, 0-9 and _ and begins with a letter, not 'Hall'", 2, 7},
        {"size: {width: x, height: 1}\nroom: Hall\nlamp: []\n", "unknown key 'lamp'; did you mean 'lamps'?", 3, 1},
    };
    tidu_error err;
    room x;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(read_room(cases[i].text, &x, &err), TIDU_EMODEL);
        assert_string_equal(err.message, cases[i].message);
        assert_string_equal(err.file, "room.yaml");
        assert_int_equal(err.line, cases[i].line);
        assert_int_equal(err.column, cases[i].column);
        rule_head_close(&head);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_filled),
        cmocka_unit_test(absent_keys_leave_zeros),
        cmocka_unit_test(faults_have_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
