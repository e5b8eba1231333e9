/* Texts and their numbers, with NUL bytes, many of them, and no memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/text_index.h"

static void numbers_follow_first_sight(void **state)
{
    text_index *t = text_index_new();
    const char *kept = NULL;
    char text[32];

    (void)state;
    for (uint32_t i = 0; i < 50000; i++) {
        int length = snprintf(text, sizeof text, "%x-91350000", (unsigned)(i * 2654435761u));

        assert_int_equal(text_index_add(t, text, (size_t)length), i);
        if (i == 7)
            kept = text_index_text(t, 7);
    }
    assert_int_equal(text_index_count(t), 50000);
    for (uint32_t i = 0; i < 50000; i++) {
        int length = snprintf(text, sizeof text, "%x-91350000", (unsigned)(i * 2654435761u));

        assert_int_equal(text_index_find(t, text, (size_t)length), i);
        assert_int_equal(text_index_add(t, text, (size_t)length), i);
        assert_string_equal(text_index_text(t, i), text);
        assert_int_equal(text_index_find(t, text, (size_t)length - 1), TEXT_INDEX_NONE);
    }
    assert_ptr_equal(kept, text_index_text(t, 7));
    text_index_free(t);
}

static void texts_are_bytes(void **state)
{
    text_index *t = text_index_new();

    (void)state;
    assert_int_equal(text_index_find(t, "", 0), TEXT_INDEX_NONE);
    assert_int_equal(text_index_add(t, "", 0), 0);
    assert_int_equal(text_index_add(t, "a\0b", 3), 1);
    assert_int_equal(text_index_add(t, "a\0c", 3), 2);
    assert_int_equal(text_index_add(t, "a", 1), 3);
    assert_int_equal(text_index_add(t, "企业", 6), 4);
    assert_int_equal(text_index_find(t, "a\0b", 3), 1);
    assert_int_equal(text_index_find(t, "", 0), 0);
    assert_int_equal(text_index_count(t), 5);
    text_index_free(t);
    text_index_free(NULL);
}

static void adopted_texts_are_found(void **state)
{
    static const char *const texts[] = {"A", "BB", "", "CCC"};
    text_index *t = text_index_new();

    (void)state;
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(text_index_take(t, texts[i], strlen(texts[i])), i);
    assert_ptr_equal(text_index_text(t, 1), texts[1]);
    assert_int_equal(text_index_find(t, "CCC", 3), 3);
    assert_int_equal(text_index_find(t, "CC", 2), TEXT_INDEX_NONE);
    assert_int_equal(text_index_add(t, "BB", 2), 1);
    assert_int_equal(text_index_add(t, "D", 1), 4);
    assert_int_equal(text_index_take(t, "E", 1), 5);
    assert_int_equal(text_index_add(t, "F", 1), 6);
    assert_int_equal(text_index_find(t, "E", 1), 5);
    text_index_release_slots(t);
    assert_int_equal(text_index_add(t, "E", 1), 5);
    text_index_release_slots(t);
    assert_int_equal(text_index_find(t, "A", 1), 0);
    allocate_fail_at(1);
    assert_int_equal(text_index_take(t, "G", 1), 7);
    assert_int_equal(text_index_find(t, "G", 1), 7); /* without memory for slots one after the other */
    allocate_fail_at(0);
    text_index_free(t);
}

static void two_become_one(void **state)
{
    text_index *t = text_index_new(), *other = text_index_new();
    char text[16];
    const char *kept;

    (void)state;
    for (uint32_t i = 0; i < 3000; i++) {
        snprintf(text, sizeof text, "%u", (unsigned)i);
        text_index_add(i < 1000 ? t : other, text, strlen(text));
    }
    kept = text_index_text(other, 5);
    assert_true(text_index_is_disjoint(t, other));
    assert_true(text_index_join(t, other));
    assert_int_equal(text_index_count(t), 3000);
    assert_int_equal(text_index_count(other), 0);
    assert_ptr_equal(text_index_text(t, 1005), kept);
    assert_int_equal(text_index_add(other, "2999", 4), 0);
    assert_false(text_index_is_disjoint(t, other));
    text_index_free(other);
    for (uint32_t i = 0; i < 3000; i++) {
        snprintf(text, sizeof text, "%u", (unsigned)i);
        assert_int_equal(text_index_add(t, text, strlen(text)), i);
    }
    assert_int_equal(text_index_add(t, "3000", 4), 3000);
    text_index_free(t);
}

static void it_stays_whole_without_memory(void **state)
{
    unsigned done = 0;

    (void)state;
    for (unsigned long k = 1; done < 3000; k++) {
        text_index *t;
        char text[16];

        allocate_fail_at(k);
        t = text_index_new();
        for (done = 0; t && done < 3000; done++) {
            snprintf(text, sizeof text, "%u", done);
            if (text_index_add(t, text, strlen(text)) == TEXT_INDEX_NONE)
                break;
        }
        allocate_fail_at(0);
        for (uint32_t i = 0; t && i < text_index_count(t); i++) {
            snprintf(text, sizeof text, "%u", (unsigned)i);
            assert_int_equal(text_index_find(t, text, strlen(text)), i);
        }
        text_index_free(t);
        assert_true(k < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_follow_first_sight),
        cmocka_unit_test(texts_are_bytes),
        cmocka_unit_test(adopted_texts_are_found),
        cmocka_unit_test(two_become_one),
        cmocka_unit_test(it_stays_whole_without_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
