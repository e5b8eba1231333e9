/*
 * Heuristic checks on the checked model and on its tree, which still has the positions and the wording of the law.
 * Each check prefers silence to a false alarm: borders are compared only if wording and expression are unambiguous,
 * bands only if both compare the same value with a number.
 */
#include "model/model_lint.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/text_buffer.h"
#include "model/model_internal.h"
#include "rules/print.h"
#include "rules/token.h"

typedef struct linter {
    const model *model;
    const yaml_tree *tree;
    lint_report report;
    void *context;
} linter;

static void find_at(const linter *l, const yaml_node *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void find_at(const linter *l, const yaml_node *at, const char *format, ...)
{
    char text[512];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    l->report(l->context, &(lint_finding){at ? at->file : l->model->file, at ? at->line : 0,
                                          at ? at->column : 0, text});
}

/* --- texts ---------------------------------------------------------------------- */

/* A CJK ideograph U+4E00 to U+9FFF has three bytes and the lead byte e4 to e9. */
static bool has_ideograph(const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c >= 0xe4 && *c <= 0xe9)
            return true;
    }
    return false;
}

static void check_texts(const linter *l, const yaml_node *n)
{
    const yaml_node *zh = yaml_find(n, "zh"), *en = yaml_find(n, "en");

    if (n->file != l->tree->file)
        return; /* reported with that file */
    if (zh && en && (!zh->length || !en->length))
        find_at(l, zh->length ? en : zh, _("this text is empty in one of the two languages"));
    else if (en && has_ideograph(en->text))
        find_at(l, en, _("this is the English text, but it holds Chinese"));
    else if (zh && !has_ideograph(zh->text) && strlen(zh->text) > 12)
        find_at(l, zh, _("this is the Chinese text, but it holds none"));
    for (const yaml_node *m = n->first; m; m = m->next)
        check_texts(l, m);
}

/* --- bounds: 以上, 不低于 include the number; 超过, 低于 exclude it ---------------------- */

/* Does the text contain `word` without 不 (not) before it? */
static bool has_word(const char *text, const char *word)
{
    static const char no[] = "不";

    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word)) {
        if (at - text < (long)strlen(no) || memcmp(at - strlen(no), no, strlen(no)))
            return true;
    }
    return false;
}

static bool has_any(const char *text, const char *const *words)
{
    for (; *words; words++) {
        if (has_word(text, *words))
            return true;
    }
    return false;
}

typedef struct borders {
    bool includes;
    bool excludes;
} borders;

/* What the wording says, by the convention of Chinese legislation: 以上、以下、以内 include the number itself. */
static borders borders_of_law(const char *law)
{
    static const char *const inclusive[] = {"以上", "以下", "以内", "不低于", "不少于", "不超过", "不高于",
                                            "不大于", "不小于", "达到", "至少", NULL};
    static const char *const exclusive[] = {"超过", "高于", "大于", "低于", "少于", "小于", "不足", "不满", NULL};

    return (borders){has_any(law, inclusive), has_any(law, exclusive)};
}

/* What the comparisons with numbers do; a comparison with 0 asks whether there is any. */
static borders borders_of_expression(const char *text)
{
    borders b = {false, false};
    const char *at = text;
    token_kind before = TOKEN_END;

    for (token t = token_next(text, &at); t.kind != TOKEN_END && t.kind != TOKEN_WRONG; t = token_next(text, &at)) {
        bool is_zero = t.kind == TOKEN_NUMBER && t.length == 1 && *t.start == '0';

        if (t.kind == TOKEN_NUMBER && !is_zero) {
            b.includes |= before == TOKEN_GREATER_EQUAL || before == TOKEN_LESS_EQUAL;
            b.excludes |= before == TOKEN_GREATER || before == TOKEN_LESS;
        }
        before = t.kind;
    }
    return b;
}

static void check_borders(const linter *l, const yaml_node *condition)
{
    const yaml_node *law = yaml_find(yaml_find(condition, "law"), "zh"), *need = yaml_find(condition, "need");
    borders words, signs;

    if (!law || !need || need->file != l->tree->file)
        return;
    words = borders_of_law(law->text);
    signs = borders_of_expression(need->text);
    if (words.includes && !words.excludes && signs.excludes && !signs.includes)
        find_at(l, need, _("the law's words include the border, but this comparison does not: >= or <= is meant?"));
    if (words.excludes && !words.includes && signs.includes && !signs.excludes)
        find_at(l, need, _("the law's words exclude the border, but this comparison does not: > or < is meant?"));
}

/* --- bands ------------------------------------------------------------------------ */

/* If it is a comparison with a number: its left side as text, and the number. */
static bool is_threshold(const node *n, text_buffer *left, double *bound)
{
    const node *right = n && n->kind == NODE_COMPARE ? n->first->next : NULL;

    if (!right || right->kind != NODE_NUMBER)
        return false;
    text_buffer_empty(left);
    expression_print(n->first, left);
    *bound = right->number;
    return !left->failed;
}

/* Does `earlier` hold whenever `later` does, both comparing the same value with a number? */
static bool is_covered(const node *later, const node *earlier, text_buffer *a, text_buffer *b)
{
    double bound, other;

    if (!is_threshold(later, a, &bound) || !is_threshold(earlier, b, &other) ||
        later->relation != earlier->relation || strcmp(text_buffer_string(a), text_buffer_string(b)))
        return false;
    switch (later->relation) {
    case COMPARE_GREATER:
    case COMPARE_GREATER_EQUAL:
        return other <= bound;
    case COMPARE_LESS:
    case COMPARE_LESS_EQUAL:
        return other >= bound;
    default:
        return other == bound;
    }
}

static const yaml_node *nth(const yaml_node *list, size_t i)
{
    const yaml_node *n = list ? list->first : NULL;

    while (n && i--)
        n = n->next;
    return n;
}

static void check_bands(const linter *l, const model_item *x, const yaml_node *item)
{
    text_buffer a, b;

    text_buffer_init(&a);
    text_buffer_init(&b);
    for (size_t i = 1; !x->over && i < x->n_bands; i++) {
        for (size_t k = 0; k < i; k++) {
            if (!x->bands[i].when || !is_covered(x->bands[i].when, x->bands[k].when, &a, &b))
                continue;
            find_at(l, nth(yaml_find(item, "bands"), i), _("no company reaches this band: band %zu takes all of it"),
                    k + 1);
            break;
        }
    }
    text_buffer_clear(&a);
    text_buffer_clear(&b);
}

static void check_score(const linter *l)
{
    const model *m = l->model;
    const yaml_node *root = l->tree->root, *groups = yaml_find(yaml_find(root, "score"), "groups");
    double least, greatest;

    for (size_t g = 0; g < m->n_groups; g++) {
        const yaml_node *group = nth(groups, g), *items = yaml_find(group, "items");
        double sum = 0;

        for (size_t i = 0; i < m->groups[g].n_items; i++) {
            const model_item *x = &m->items[m->groups[g].first_item + i];
            double most = 0;

            for (size_t b = 0; b < x->n_bands; b++)
                most = fmax(most, x->bands[b].greatest);
            sum += most;
            check_bands(l, x, nth(items, i));
        }
        if (isfinite(m->groups[g].most) && m->groups[g].most > sum)
            find_at(l, group, _("the items of this group come to %g points, less than its cap of %g"), sum,
                    m->groups[g].most);
    }
    if (!model_score_range(m, &least, &greatest))
        return;
    for (size_t i = 0; i < m->n_limits; i++) {
        const model_limit *x = &m->limits[i];

        if (x->subject == MODEL_TOTAL && (x->bound > greatest || x->bound < least))
            find_at(l, yaml_find(root, "pass"), _("a score lies between %g and %g points, so this line decides nothing"),
                    least, greatest);
    }
}

/* --- unused names -------------------------------------------------------------------------- */

static bool is_name_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* Does a scalar below `n` contain the name as a word? Keys are not expressions. */
static bool is_used(const yaml_node *n, const yaml_node *except, const char *name)
{
    size_t length = strlen(name);

    if (n == except)
        return false;
    for (const char *at = n->text ? strstr(n->text, name) : NULL; at; at = strstr(at + 1, name)) {
        if ((at == n->text || !is_name_letter(at[-1])) && !is_name_letter(at[length]))
            return true;
    }
    for (const yaml_node *m = n->first; m; m = m->next) {
        if (is_used(m, except, name))
            return true;
    }
    return false;
}

/* Members of define, settings or documents of this file that nothing refers to. */
static void check_used(const linter *l, const char *key, const char *format)
{
    const yaml_node *list = yaml_find(l->tree->root, key);

    for (const yaml_node *n = list ? list->first : NULL; n; n = n->next) {
        bool is_found = n->file != l->tree->file;

        for (const yaml_node *part = l->tree->root->first; part && !is_found; part = part->next)
            is_found = strcmp(part->key, "documents") && strcmp(part->key, "notes") && is_used(part, n, n->key);
        if (!is_found)
            l->report(l->context, &(lint_finding){n->file, n->key_line, n->key_column, format});
    }
}

/* Documents of this file of which nothing says whether anybody has read them. */
static void check_seen(const linter *l)
{
    const yaml_node *list = yaml_find(l->tree->root, "documents");

    for (const yaml_node *n = list ? list->first : NULL; n; n = n->next) {
        if (n->file == l->tree->file && !yaml_find(n, "seen"))
            l->report(l->context,
                      &(lint_finding){n->file, n->key_line, n->key_column,
                                      _("nothing says in which text this document was read (seen: full, part, secondary or memory); "
                                        "its figures count as from memory")});
    }
}

void lint_model(const model *m, lint_report report, void *context)
{
    const yaml_tree *tree = m->files.trees[0];
    linter l = {m, tree, report, context};
    static const char *const lists[] = {"gates", "direct"};

    check_texts(&l, tree->root);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const yaml_node *list = yaml_find(tree->root, lists[i]);

        for (const yaml_node *n = list ? list->first : NULL; n; n = n->next)
            check_borders(&l, n);
    }
    check_score(&l);
    check_used(&l, "define", _("nothing uses this definition"));
    check_used(&l, "settings", _("nothing uses this setting"));
    check_used(&l, "documents", _("nothing cites this document"));
    check_seen(&l);
}
