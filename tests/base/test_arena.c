/* Zeroed, aligned, apart from each other, and gone together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
    enum { N = 3000 };
    static unsigned char *pieces[N];
    arena *a = arena_new();

    (void)state;
    for (size_t i = 0; i < N; i++) {
        size_t size = i % 97 == 0 ? 70000 : i % 41;

        pieces[i] = arena_take(a, size);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
        for (size_t j = 0; j < size; j++)
            assert_int_equal(pieces[i][j], 0);
        memset(pieces[i], (int)(i % 251), size);
    }
    for (size_t i = 0; i < N; i++) {
        size_t size = i % 97 == 0 ? 70000 : i % 41;

        for (size_t j = 0; j < size; j++)
            assert_int_equal(pieces[i][j], i % 251);
    }
    assert_true(arena_size(a) >= 31 * 70000);
    arena_free(a);
    arena_free(NULL);
}

static void texts_are_copied(void **state)
{
    char text[3000];
    arena *a = arena_new();

    (void)state;
    assert_string_equal(arena_copy(a, "abcdef", 3), "abc");
    assert_memory_equal(arena_copy(a, "a\0b", 3), "a\0b", 4);
    assert_string_equal(arena_copy_string(a, ""), "");
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_int_equal(strlen(arena_print(a, "%s%s", text, text)), 5998);
    arena_free(a);
}

static void an_emptied_arena_keeps_a_block(void **state)
{
    arena *a = arena_new();
    size_t size;

    (void)state;
    arena_empty(a);
    for (int i = 0; i < 100; i++)
        memset(arena_take(a, 1000), 'x', 1000);
    arena_empty(a);
    size = arena_size(a);
    assert_in_range(size, 1, 100000);
    for (int round = 0; round < 50; round++) {
        const char *zeroed = arena_take(a, 1000);

        for (int i = 0; i < 1000; i++)
            assert_int_equal(zeroed[i], 0);
        assert_string_equal(arena_copy_string(a, "text"), "text");
        arena_empty(a);
    }
    assert_int_equal(arena_size(a), size); /* nothing was taken from the system again */
    arena_free(a);
}

static void sizes_that_overflow_and_no_memory(void **state)
{
    arena *a = arena_new();

    (void)state;
    assert_null(arena_take_array(a, SIZE_MAX / 2, 3));
    assert_null(arena_take(a, SIZE_MAX));
    assert_null(arena_take(a, SIZE_MAX - 8));
    assert_non_null(arena_take_array(a, 0, 8));
    allocate_fail_at(1);
    assert_null(arena_take(a, 10000000));
    assert_null(arena_new());
    allocate_fail_at(0);
    assert_non_null(arena_take(a, 10000000));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(an_emptied_arena_keeps_a_block),
        cmocka_unit_test(sizes_that_overflow_and_no_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
