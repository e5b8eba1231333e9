#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_replace.h"

static char folder[256], path[300];

static int make_folder(void **state)
{
    const char *where = getenv("TMPDIR");

    (void)state;
    snprintf(folder, sizeof folder, "%s/tidu-replace-XXXXXX", where ? where : "build");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/list.csv", folder);
    return 0;
}

/* Every file that a test leaves; their number. */
static int empty_folder(bool removes)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    char name[600];
    int n = 0;

    while ((entry = readdir(dir))) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        n++;
        snprintf(name, sizeof name, "%s/%s", folder, entry->d_name);
        if (removes)
            assert_int_equal(remove(name), 0);
    }
    closedir(dir);
    return n;
}

static int remove_folder(void **state)
{
    (void)state;
    empty_folder(true);
    return rmdir(folder);
}

static void expect_content(const char *name, const char *expected)
{
    char content[64] = "";
    FILE *file = fopen(name, "rb");

    assert_non_null(file);
    assert_int_equal(fread(content, 1, sizeof content - 1, file), strlen(expected));
    assert_string_equal(content, expected);
    fclose(file);
}

static void write_text(const char *text, file_end end)
{
    file_replace f;

    assert_true(file_replace_open(&f, path, FILE_REPLACE_MODE));
    assert_true(file_replace_write(&f, text, strlen(text)));
    assert_true(file_replace_close(&f, end));
}

static mode_t mode_of(const char *name)
{
    struct stat about;

    assert_int_equal(lstat(name, &about), 0);
    return about.st_mode & 0777;
}

static void whole_or_not_at_all(void **state)
{
    (void)state;
    write_text("first", FILE_KEPT);
    expect_content(path, "first");
    write_text("broken off", FILE_DROPPED);
    expect_content(path, "first");
    write_text("2nd", FILE_CACHED);
    expect_content(path, "2nd");
    assert_int_equal(empty_folder(false), 1);
}

static void two_writers_do_not_mix(void **state)
{
    file_replace a, b;

    (void)state;
    assert_true(file_replace_open(&a, path, FILE_REPLACE_MODE));
    assert_true(file_replace_open(&b, path, FILE_REPLACE_MODE));
    assert_true(file_replace_write(&a, "aaaaaaaa", 8));
    assert_true(file_replace_write(&b, "bb", 2));
    assert_true(file_replace_write(&a, "aa", 2));
    assert_true(file_replace_close(&b, FILE_KEPT));
    expect_content(path, "bb");
    assert_true(file_replace_close(&a, FILE_KEPT));
    expect_content(path, "aaaaaaaaaa");
    assert_int_equal(empty_folder(false), 1);
}

/* What somebody else calls like that is neither followed nor touched. */
static void names_that_are_taken_are_passed_over(void **state)
{
    char taken[400], victim[400], part[FILE_REPLACE_PATH];

    (void)state;
    snprintf(taken, sizeof taken, "%s.unfinished-%ld-0", path, (long)getpid());
    snprintf(victim, sizeof victim, "%s/victim", folder);
    fclose(fopen(victim, "wb"));
    assert_int_equal(symlink("victim", taken), 0);
    write_text("text", FILE_KEPT);
    expect_content(path, "text");
    expect_content(victim, "");
    assert_true(file_replace_folder(path, part));
    assert_string_not_equal(part, taken);
    assert_int_equal(mode_of(part), 0700);
    assert_int_equal(rmdir(part), 0);
    assert_int_equal(empty_folder(false), 3);
}

static void modes_stay(void **state)
{
    static const mode_t modes[] = {0600, 0640, 0666};
    mode_t old = umask(022);
    file_replace f;

    (void)state;
    write_text("new", FILE_KEPT);
    assert_int_equal(mode_of(path), 0644);
    umask(077);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        assert_int_equal(chmod(path, modes[i]), 0);
        write_text("again", FILE_KEPT);
        assert_int_equal(mode_of(path), modes[i]);
    }
    assert_true(file_replace_open(&f, path, 0604));
    assert_int_equal(mode_of(f.part), 0604);
    assert_true(file_replace_close(&f, FILE_KEPT));
    assert_int_equal(mode_of(path), 0604);
    umask(old);
}

static void links_are_followed(void **state)
{
    char target[400];
    struct stat about;

    (void)state;
    snprintf(target, sizeof target, "%s/target", folder);
    fclose(fopen(target, "wb"));
    unlink(path);
    assert_int_equal(symlink("target", path), 0);
    write_text("text", FILE_KEPT);
    assert_int_equal(lstat(path, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    expect_content(target, "text");
}

static void devices_are_written_as_they_are(void **state)
{
    file_replace f;

    (void)state;
    assert_true(file_replace_open(&f, "/dev/null", FILE_REPLACE_MODE));
    assert_true(f.is_in_place);
    assert_true(file_replace_write(&f, "text", 4));
    assert_true(file_replace_close(&f, FILE_KEPT));
    if (access("/dev/full", W_OK))
        skip();
    assert_true(file_replace_open(&f, "/dev/full", FILE_REPLACE_MODE));
    file_replace_write(&f, "text", 4);
    assert_false(file_replace_close(&f, FILE_KEPT));
    assert_int_equal(errno, ENOSPC);
}

/* As with "command --output /dev/stdout >>log". */
static void what_stands_in_an_open_file_stays(void **state)
{
    char name[64];
    FILE *log;
    file_replace f;

    (void)state;
    log = fopen(path, "ab");
    fputs("before ", log);
    fflush(log);
    snprintf(name, sizeof name, "/dev/fd/%d", fileno(log));
    if (access(name, W_OK)) {
        fclose(log);
        skip();
    }
    assert_true(file_replace_open(&f, name, FILE_REPLACE_MODE));
    assert_true(file_replace_write(&f, "text", 4));
    assert_true(file_replace_close(&f, FILE_KEPT));
    fclose(log);
    expect_content(path, "before text");
    assert_int_equal(empty_folder(false), 1);
}

static void a_full_disk_leaves_what_was_there(void **state)
{
    file_replace f;

    (void)state;
    if (access("/dev/full", W_OK))
        skip();
    write_text("before", FILE_KEPT);
    for (int end = FILE_DROPPED; end <= FILE_CACHED; end++) {
        assert_true(file_replace_open(&f, path, FILE_REPLACE_MODE));
        assert_non_null(freopen("/dev/full", "wb", f.stream));
        file_replace_write(&f, "text", 4);
        assert_false(file_replace_close(&f, (file_end)end));
        assert_int_equal(errno, ENOSPC);
        expect_content(path, "before");
        assert_int_equal(empty_folder(false), 1);
    }
}

static void what_cannot_be_a_file(void **state)
{
    char beyond[400], name[600], *long_path = malloc(5000);
    file_replace f;

    (void)state;
    assert_false(file_replace_open(&f, folder, FILE_REPLACE_MODE));
    assert_int_equal(errno, EISDIR);
    snprintf(beyond, sizeof beyond, "%s/none/list.csv", folder);
    assert_false(file_replace_open(&f, beyond, FILE_REPLACE_MODE));
    assert_int_equal(errno, ENOENT);
    snprintf(name, sizeof name, "%s/%0250d", folder, 0); /* a name of 250 bytes has no room for an ending */
    assert_true(file_replace_open(&f, name, FILE_REPLACE_MODE));
    assert_true(file_replace_close(&f, FILE_KEPT));
    assert_int_equal(access(name, F_OK), 0);
    memset(long_path, 'a', 4999);
    long_path[4999] = '\0';
    assert_false(file_replace_open(&f, long_path, FILE_REPLACE_MODE));
    assert_int_equal(errno, ENAMETOOLONG);
    free(long_path);
}

#define REPLACE_TEST(f) cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        REPLACE_TEST(whole_or_not_at_all),       REPLACE_TEST(two_writers_do_not_mix),
        REPLACE_TEST(names_that_are_taken_are_passed_over), REPLACE_TEST(modes_stay),
        REPLACE_TEST(links_are_followed),        REPLACE_TEST(devices_are_written_as_they_are),
        REPLACE_TEST(what_stands_in_an_open_file_stays),
        REPLACE_TEST(a_full_disk_leaves_what_was_there), REPLACE_TEST(what_cannot_be_a_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
