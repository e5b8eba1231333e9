/*
 * A list with the latest one first; it has some hundred entries at most, so it is searched from the front.
 */
#include "server/kept_answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct kept {
    struct kept *next;
    char *key; /* [n_key] */
    size_t n_key;
    answer answer;
} kept;

struct kept_answers {
    kept *first;
    size_t bytes, most;
    state state;
};

enum { LARGEST_PART = 8 }; /* of what fits in all, an answer takes this part at most */

kept_answers *kept_answers_new(size_t most_bytes)
{
    kept_answers *k = calloc(1, sizeof *k);

    if (k)
        k->most = most_bytes;
    return k;
}

static size_t size_of(const kept *one)
{
    return sizeof *one + one->n_key + one->answer.n;
}

static void drop(kept_answers *k, kept **at)
{
    kept *one = *at;

    *at = one->next;
    k->bytes -= size_of(one);
    answer_clear(&one->answer);
    free(one->key);
    free(one);
}

void kept_answers_free(kept_answers *k)
{
    while (k && k->first)
        drop(k, &k->first);
    free(k);
}

bool kept_answers_turn_to(kept_answers *k, const state *now)
{
    if (!strcmp(k->state.text, now->text))
        return false;
    while (k->first)
        drop(k, &k->first);
    k->state = *now;
    return true;
}

bool kept_answers_may(const question_words *question, const answer_form *form)
{
    static const char *const others[] = {"exports", "verify"};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (!strcmp(question->words[0], others[i]))
            return false;
    }
    for (size_t i = 0; i < question->n; i++) {
        if (!strncmp(question->words[i], "--output", 8) || !strncmp(question->words[i], "--problems", 10))
            return false;
    }
    return !form->is_recorded;
}

/* Words and form as bytes; the caller's. NULL without memory. */
static char *write_key(const question_words *q, const answer_form *f, size_t *n)
{
    char *key = NULL;
    FILE *to = open_memstream(&key, n);

    if (!to)
        return NULL;
    for (size_t i = 0; i < q->n; i++)
        fwrite(q->words[i], 1, strlen(q->words[i]) + 1, to);
    fprintf(to, "%d %d %zu %zu %s", f->is_chinese, f->is_part, f->first_row, f->n_rows, f->company_page ? f->company_page : "");
    if (fclose(to)) {
        free(key);
        return NULL;
    }
    return key;
}

/* A copy of its own; false without memory. */
static bool copy(const answer *from, answer *out)
{
    *out = *from;
    out->bytes = malloc(from->n + 1);
    if (!out->bytes)
        return false;
    memcpy(out->bytes, from->bytes, from->n);
    out->bytes[from->n] = '\0';
    return true;
}

bool kept_answers_find(kept_answers *k, const question_words *question, const answer_form *form, answer *out)
{
    size_t n;
    char *key = write_key(question, form, &n);
    kept *found = NULL;

    for (kept **at = &k->first; key && *at; at = &(*at)->next) {
        found = *at;
        if (found->n_key == n && !memcmp(found->key, key, n)) {
            *at = found->next;
            found->next = k->first;
            k->first = found;
            break;
        }
        found = NULL;
    }
    free(key);
    return found && copy(&found->answer, out);
}

static void make_room(kept_answers *k)
{
    while (k->bytes > k->most) {
        kept **last = &k->first;

        while ((*last)->next)
            last = &(*last)->next;
        drop(k, last);
    }
}

void kept_answers_add(kept_answers *k, const question_words *question, const answer_form *form, const answer *a)
{
    kept *one = kept_answers_may(question, form) && a->n <= k->most / LARGEST_PART ? calloc(1, sizeof *one) : NULL;

    if (!one)
        return;
    one->key = write_key(question, form, &one->n_key);
    if (!one->key || !copy(a, &one->answer)) {
        free(one->key);
        free(one);
        return;
    }
    one->next = k->first;
    k->first = one;
    k->bytes += size_of(one);
    make_room(k);
}
