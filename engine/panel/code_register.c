/*
 * The entries of one code form a chain, newest revision first. A scope is a set of codes with a common newest revision:
 * an edition of industries, or a level of regions of one province.
 */
#include "panel/code_register.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/text_index.h"

enum { NONE = -1, MOST_KEY = 40, REGION_DIGITS = 6, MOST_STEPS = 16 };

typedef struct slot {
    code_entry entry;
    long older; /* next older entry of the same code; NONE at the end */
    uint32_t scope;
} slot;

struct code_register {
    arena *texts;
    text_index *keys;
    text_index *scopes;
    slot *slots;
    size_t n;
    size_t capacity;
    long *newest; /* [key] slot of the newest entry */
    size_t newest_capacity;
    const char **latest; /* [scope] newest revision */
    size_t latest_capacity;
};

static const char *const kind_names[CODE_KINDS] = {[CODE_REGION] = "region", [CODE_INDUSTRY] = "industry"};

const char *code_kind_name(code_kind kind)
{
    return kind_names[kind];
}

bool code_kind_find(const char *name, code_kind *out)
{
    for (int kind = 0; kind < CODE_KINDS; kind++) {
        if (!strcmp(kind_names[kind], name)) {
            *out = (code_kind)kind;
            return true;
        }
    }
    return false;
}

bool code_edition_is_known(int edition)
{
    return edition == 2011 || edition == CODE_LATEST_EDITION;
}

code_register *code_register_new(void)
{
    code_register *r = allocate_array(1, sizeof *r);

    if (!r)
        return NULL;
    r->texts = arena_new();
    r->keys = text_index_new();
    r->scopes = text_index_new();
    if (!r->texts || !r->keys || !r->scopes) {
        code_register_free(r);
        return NULL;
    }
    return r;
}

void code_register_free(code_register *r)
{
    if (!r)
        return;
    arena_free(r->texts);
    text_index_free(r->keys);
    text_index_free(r->scopes);
    release(r->slots);
    release(r->newest);
    release(r->latest);
    release(r);
}

/* --- codes -------------------------------------------------------------------------- */

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool has_section(const char *code)
{
    return upper(*code) >= 'A' && upper(*code) <= 'Z';
}

bool code_is_formed(code_kind kind, const char *code)
{
    bool has_letter = kind == CODE_INDUSTRY && upper(*code) >= 'A' && upper(*code) <= 'T';
    size_t n = strspn(code + has_letter, "0123456789");

    if (code[has_letter + n])
        return false;
    if (kind == CODE_INDUSTRY)
        return n <= 4 && (has_letter || n >= 1);
    return n == 2 || n == 4 || n == 6 || n == 9 || n == 12;
}

/*
 * The key of a code: "r320600", "i2017/3911", "i2017/C". Regions are padded to six digits, and longer ones
 * cut to six if the rest is zeros; the letter of an industry is dropped, since the digits determine the section.
 */
static size_t write_key(code_kind kind, int edition, const char *code, char key[MOST_KEY])
{
    size_t n = strlen(code);

    if (n > MOST_KEY / 2)
        n = MOST_KEY / 2;
    if (kind == CODE_INDUSTRY) {
        size_t skip = has_section(code) && n > 1;

        snprintf(key, MOST_KEY, "i%d/%.*s", edition, (int)(n - skip), code + skip);
        if (!skip && n)
            key[strlen(key) - n] = upper(*code);
        return strlen(key);
    }
    if (n > REGION_DIGITS && !code[REGION_DIGITS + strspn(code + REGION_DIGITS, "0")])
        n = REGION_DIGITS;
    snprintf(key, MOST_KEY, "r%.*s", (int)n, code);
    for (n++; n <= REGION_DIGITS; n++)
        key[n] = '0';
    key[n] = '\0';
    return n;
}

/* The level of a region by its key: 1 province, 2 prefecture, 3 county, 4 below. */
static int level_of(const char *key)
{
    return strlen(key) > REGION_DIGITS + 1 ? 4 : strcmp(key + 5, "00") ? 3 : strcmp(key + 3, "0000") ? 2 : 1;
}

static void write_scope(const code_entry *e, const char *key, char scope[MOST_KEY])
{
    if (e->kind == CODE_INDUSTRY)
        snprintf(scope, MOST_KEY, "i%d", e->edition);
    else
        snprintf(scope, MOST_KEY, "%.3s/%d", key, level_of(key));
}

/* --- filling ------------------------------------------------------------------------ */

static bool copy_entry(code_register *r, const code_entry *from, code_entry *out)
{
    *out = *from;
    out->code = arena_copy_string(r->texts, from->code);
    out->name = arena_copy_string(r->texts, from->name);
    out->revision = arena_copy_string(r->texts, from->revision ? from->revision : "");
    out->successor = arena_copy_string(r->texts, from->successor ? from->successor : "");
    return out->code && out->name && out->revision && out->successor;
}

/* Whether `code` is one of the codes in `list`, which are separated by ';'. */
static bool lists(const char *list, const char *code, size_t length)
{
    while (*list) {
        size_t n = strcspn(list, ";");

        if (n == length && !memcmp(list, code, n))
            return true;
        list += n + (list[n] == ';');
    }
    return false;
}

static bool join_successors(code_register *r, code_entry *e, const char *more)
{
    for (size_t n; more && *more; more += n + (more[n] == ';')) {
        n = strcspn(more, ";");
        if (lists(e->successor, more, n))
            continue;
        e->successor = arena_print(r->texts, "%s%s%.*s", e->successor, *e->successor ? ";" : "", (int)n, more);
        if (!e->successor) {
            e->successor = "";
            return false;
        }
    }
    return true;
}

/*
 * The slot of this code and revision; NULL if there is none, with *before the slot to insert after (NONE: at the
 * head).
 */
static slot *find_slot(const code_register *r, uint32_t key, const char *revision, long *before)
{
    *before = NONE;
    for (long i = r->newest[key]; i != NONE; *before = i, i = r->slots[i].older) {
        int order = strcmp(revision, r->slots[i].entry.revision);

        if (!order)
            return &r->slots[i];
        if (order > 0)
            break;
    }
    return NULL;
}

static bool take_numbers(code_register *r, const code_entry *e, uint32_t *key, uint32_t *scope)
{
    char text[MOST_KEY], where[MOST_KEY];
    size_t keys = text_index_count(r->keys), scopes = text_index_count(r->scopes);
    size_t length = write_key(e->kind, e->edition, e->code, text);

    write_scope(e, text, where);
    *key = text_index_add(r->keys, text, length);
    *scope = text_index_add(r->scopes, where, strlen(where));
    if (*key == TEXT_INDEX_NONE || *scope == TEXT_INDEX_NONE ||
        !allocate_room((void **)&r->newest, &r->newest_capacity, (size_t)*key + 1, sizeof *r->newest) ||
        !allocate_room((void **)&r->latest, &r->latest_capacity, (size_t)*scope + 1, sizeof *r->latest))
        return false;
    if (*key == keys)
        r->newest[*key] = NONE;
    if (*scope == scopes)
        r->latest[*scope] = "";
    return true;
}

code_addition code_register_add(code_register *r, const code_entry *added, const code_entry **known)
{
    uint32_t key, scope;
    long before;
    slot *s;

    *known = NULL;
    if (!take_numbers(r, added, &key, &scope) ||
        !allocate_room((void **)&r->slots, &r->capacity, r->n + 1, sizeof *r->slots))
        return CODE_NO_MEMORY;
    s = find_slot(r, key, added->revision ? added->revision : "", &before);
    if (s) {
        *known = &s->entry;
        if (strcmp(s->entry.name, added->name))
            return CODE_CLASH;
        return join_successors(r, &s->entry, added->successor) ? CODE_KNOWN : CODE_NO_MEMORY;
    }
    s = &r->slots[r->n];
    if (!copy_entry(r, added, &s->entry))
        return CODE_NO_MEMORY;
    s->scope = scope;
    s->older = before == NONE ? r->newest[key] : r->slots[before].older;
    *(before == NONE ? &r->newest[key] : &r->slots[before].older) = (long)r->n++;
    if (strcmp(s->entry.revision, r->latest[scope]) > 0)
        r->latest[scope] = s->entry.revision;
    return CODE_ADDED;
}

/* --- looking up ---------------------------------------------------------------------- */

size_t code_register_count(const code_register *r)
{
    return r->n;
}

const code_entry *code_register_get(const code_register *r, size_t i)
{
    return &r->slots[i].entry;
}

bool code_register_has(const code_register *r, code_kind kind, int edition)
{
    for (size_t i = 0; i < r->n; i++) {
        if (r->slots[i].entry.kind == kind && r->slots[i].entry.edition == edition)
            return true;
    }
    return false;
}

static const slot *find_newest(const code_register *r, code_kind kind, int edition, const char *code)
{
    char key[MOST_KEY], county[REGION_DIGITS + 1];
    uint32_t number = text_index_find(r->keys, key, write_key(kind, edition, code, key));
    const slot *s;

    if (number == TEXT_INDEX_NONE && kind == CODE_REGION && strlen(code) > REGION_DIGITS) {
        snprintf(county, sizeof county, "%.6s", code);
        return find_newest(r, kind, edition, county);
    }
    if (number == TEXT_INDEX_NONE || r->newest[number] == NONE)
        return NULL;
    s = &r->slots[r->newest[number]];
    if (kind == CODE_INDUSTRY && has_section(code) && has_section(s->entry.code) &&
        upper(*code) != upper(*s->entry.code))
        return NULL;
    return s;
}

/* A region with a given successor is retired; that of an industry belongs to another edition. */
static bool is_in_use(const code_register *r, const slot *s)
{
    return !strcmp(s->entry.revision, r->latest[s->scope]) &&
           (s->entry.kind == CODE_INDUSTRY || !*s->entry.successor);
}

/* The length of a name without the kind of division; 0 if it has none. */
static size_t stem_of(const char *name)
{
    static const char *const kinds[] = {"自治区", "自治州", "自治县", "自治旗", "地区", "盟",
                                        "旗",     "县",     "市",     "区",     "省"};
    static const char *const no_names[] = {"市辖区", "市辖县", "县", "市", "省直辖", "自治区直辖"};
    size_t n = strlen(name);

    for (size_t i = 0; i < sizeof no_names / sizeof *no_names; i++) {
        if (!strcmp(name, no_names[i]) || (i > 3 && !strncmp(name, no_names[i], strlen(no_names[i]))))
            return 0;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t length = strlen(kinds[i]);

        if (n > length && !strcmp(name + n - length, kinds[i]))
            return n - length;
    }
    return n;
}

/* The only region in use of the same level, within the same province or prefecture, with the same stem. */
static const slot *find_namesake(const code_register *r, const code_entry *e, size_t same_digits, bool *is_several)
{
    char key[MOST_KEY], other[MOST_KEY];
    size_t stem = stem_of(e->name);
    const slot *found = NULL;

    *is_several = false;
    write_key(e->kind, e->edition, e->code, key);
    for (size_t i = 0; stem && i < r->n && !*is_several; i++) {
        const slot *s = &r->slots[i];

        if (strncmp(s->entry.name, e->name, stem) || s->entry.kind != CODE_REGION || !is_in_use(r, s) ||
            stem_of(s->entry.name) != stem)
            continue;
        write_key(CODE_REGION, 0, s->entry.code, other);
        if (strncmp(key, other, same_digits + 1) || level_of(key) != level_of(other))
            continue;
        *is_several = found != NULL;
        found = s;
    }
    return *is_several ? NULL : found;
}

static const slot *derive_successor(const code_register *r, const code_entry *e)
{
    bool is_several;
    const slot *s = find_namesake(r, e, 4, &is_several);

    return s || is_several ? s : find_namesake(r, e, 2, &is_several);
}

/* Follow given and derived successors to a code in use. */
static void find_successor(const code_register *r, const slot *s, code_answer *out)
{
    out->successor = "";
    for (int step = 0; step < MOST_STEPS; step++) {
        const slot *next;

        if (*s->entry.successor) {
            out->successor = s->entry.successor;
            next = strchr(s->entry.successor, ';') ? NULL : find_newest(r, CODE_REGION, 0, s->entry.successor);
            out->successor_entry = next ? &next->entry : NULL;
        } else {
            next = derive_successor(r, &s->entry);
            if (next) {
                out->successor = next->entry.code;
                out->successor_entry = &next->entry;
            }
        }
        if (!next || is_in_use(r, next))
            return;
        s = next;
    }
}

static void find_edition_successor(const code_register *r, const slot *s, code_answer *out)
{
    const slot *next = NULL;

    out->successor = s->entry.successor;
    if (*out->successor && !strchr(out->successor, ';'))
        next = find_newest(r, CODE_INDUSTRY, CODE_LATEST_EDITION, out->successor);
    out->successor_entry = next ? &next->entry : NULL;
}

code_answer code_register_find(const code_register *r, code_kind kind, int edition, const char *code)
{
    code_answer out = {.standing = CODE_UNKNOWN, .successor = ""};
    const slot *s = find_newest(r, kind, edition, code);

    if (!s)
        return out;
    out.entry = &s->entry;
    out.standing = is_in_use(r, s) ? CODE_IN_USE : CODE_RETIRED;
    if (kind == CODE_INDUSTRY)
        find_edition_successor(r, s, &out);
    else if (out.standing == CODE_RETIRED)
        find_successor(r, s, &out);
    return out;
}

const code_entry *code_register_before(const code_register *r, const code_entry *entry)
{
    long older = ((const slot *)(const void *)entry)->older;

    return older == NONE ? NULL : &r->slots[older].entry;
}
