/* Codes to look at, against comparing every company with every other one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/allocate.h"
#include "dictionary.h"
#include "question/quality_codes.h"
#include "random_panel.h"

enum { PANELS = 300 };

/* Which of the names of random_panel.h are one; 0: none. */
static int group_of(const char *name)
{
    return !name                                                  ? 0
           : !strncmp(name, "甲", 3)                              ? 1
           : !strncmp(name, "乙", 3)                              ? 2
           : !strcmp(name, "丙")                                  ? 3
           : !strncmp(name, "丁", 3)                              ? 4
                                                                  : 0;
}

/* By GB 32100-2015, written out: the weights are the powers of 3 modulo 31. */
static bool is_good(const char *code)
{
    static const char signs[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int sum = 0, weight = 1;

    for (int i = 0; i < 18; i++, weight = weight * 3 % 31) {
        const char *at = code[i] ? strchr(signs, code[i]) : NULL;

        if (!at)
            return false;
        sum += i < 17 ? (int)(at - signs) * weight : (int)(at - signs);
    }
    return !code[18] && sum % 31 == 0;
}

static bool is_old(const char *code)
{
    return strlen(code) == 15;
}

static code_doubt doubt_of(const char *a, const char *b)
{
    size_t same = 0;

    for (size_t i = 0; a[i] && b[i]; i++)
        same += a[i] == b[i];
    if (strlen(a) == strlen(b) && same == strlen(a) - 1)
        return CODE_ONE_SIGN;
    return (is_old(a) && is_good(b)) || (is_good(a) && is_old(b)) ? CODE_OLD_NUMBER : CODE_SAME_NAME;
}

/* The surest doubt about a company and one before it; CODE_DOUBTS: there is none. */
static code_doubt best_before(const panel *p, const uint8_t *is_in, uint32_t company)
{
    int name = dictionary_find(panel_dictionary(p), "name");
    code_doubt best = CODE_DOUBTS;

    for (uint32_t o = 0; o < company && group_of(panel_text(p, company, name)); o++) {
        code_doubt doubt = doubt_of(panel_code(p, company), panel_code(p, o));

        if (group_of(panel_text(p, o, name)) == group_of(panel_text(p, company, name)) && (is_in[company] || is_in[o]) &&
            doubt < best)
            best = doubt;
    }
    return best;
}

static void check_panel(dictionary *d, size_t seen[CODE_DOUBTS])
{
    panel *p = random_panel(d);
    uint8_t *is_in = random_members(p);
    size_t kinds[CODE_DOUBTS + 1] = {0};
    quality_codes c;

    for (uint32_t i = 0; i < panel_count(p); i++) {
        const char *code = panel_code(p, i);

        kinds[best_before(p, is_in, i)]++;
        kinds[CODE_BAD_CHECK] += is_in[i] && strlen(code) == 18 && !is_good(code);
    }
    assert_int_equal(quality_codes_init(&c, p, is_in, NULL), TIDU_OK);
    for (int k = 0; k < CODE_DOUBTS; k++) {
        assert_int_equal(c.kinds[k], kinds[k]);
        seen[k] += kinds[k];
    }
    for (size_t k = 0; k < c.n; k++) {
        const quality_code *x = &c.list[k];

        if (x->doubt != CODE_BAD_CHECK)
            assert_int_equal(doubt_of(panel_code(p, x->company), panel_code(p, x->other)), x->doubt);
        if (x->doubt == CODE_OLD_NUMBER)
            assert_true(is_old(panel_code(p, x->company)) && is_good(panel_code(p, x->other)));
    }
    quality_codes_clear(&c);
    free(is_in);
    panel_free(p);
}

static void pairs_are_those_of_comparing_all(void **state)
{
    dictionary *d = shipped_dictionary();
    size_t seen[CODE_DOUBTS] = {0};

    (void)state;
    srand(911);
    for (int i = 0; i < PANELS; i++)
        check_panel(d, seen);
    for (int k = 0; k < CODE_DOUBTS; k++)
        assert_true(seen[k]);
    dictionary_free(d);
}

static void each_allocation_may_fail(void **state)
{
    dictionary *d = shipped_dictionary();
    panel *p = random_large_panel(d, 19);
    uint8_t *is_in = random_members(p);
    quality_codes c;
    tidu_status status = TIDU_ENOMEM;

    (void)state;
    for (unsigned long k = 1; status; k++) {
        allocate_fail_at(k);
        status = quality_codes_init(&c, p, is_in, NULL);
        allocate_fail_at(0);
        assert_true(status == TIDU_OK || (status == TIDU_ENOMEM && !c.list));
    }
    quality_codes_clear(&c);
    free(is_in);
    panel_free(p);
    dictionary_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pairs_are_those_of_comparing_all),
                                       cmocka_unit_test(each_allocation_may_fail)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
