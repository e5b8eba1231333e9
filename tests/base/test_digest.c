#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"

/* The examples of FIPS 180-4 for SHA-256, and that of no bytes at all. */
static void digests_are_those_of_the_standard(void **state)
{
    static const char long_text[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    char hex[DIGEST_TEXT];

    (void)state;
    digest_bytes("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    digest_bytes(long_text, sizeof long_text - 1, hex);
    assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    digest_bytes(NULL, 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void what_was_read_so_far_can_be_read_on(void **state)
{
    struct sha256_ctx context;
    char hex[DIGEST_TEXT];

    (void)state;
    sha256_init(&context);
    sha256_update(&context, 1, (const uint8_t *)"a");
    digest_so_far(&context, hex);
    assert_string_equal(hex, "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    sha256_update(&context, 2, (const uint8_t *)"bc");
    digest_so_far(&context, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void only_regular_files_have_a_digest(void **state)
{
    char hex[DIGEST_TEXT], path[] = "build/tidu-digest-XXXXXX";
    int file = mkstemp(path);

    (void)state;
    assert_int_equal(write(file, "abc", 3), 3);
    close(file);
    assert_true(digest_file(path, hex));
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    unlink(path);
    assert_false(digest_file(path, hex));
    assert_false(digest_file("build", hex));
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(digest_file(path, hex)); /* and nobody waits */
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digests_are_those_of_the_standard),
        cmocka_unit_test(what_was_read_so_far_can_be_read_on),
        cmocka_unit_test(only_regular_files_have_a_digest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
