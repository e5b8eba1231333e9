/*
 * Registers of codes: which codes of regions (GB/T 2260) and of industries (GB/T 4754)
 * there are, in which revision and edition, what they are called, and what became of them.
 *
 * A code stands in its newest revision or does not. The newest revision is taken for each
 * province and level, so that a newer table of one province, or of counties alone, retires no
 * code of another. A retired region's successor is the one that the register gives; else
 * the code in use of the same level and prefecture (else of the same province) whose name is the same
 * without its kind (通州市, 通州区), if there is just one. Otherwise it is not established.
 */
#ifndef PANEL_CODE_REGISTER_H
#define PANEL_CODE_REGISTER_H

#include <stdbool.h>
#include <stddef.h>

typedef enum code_kind { CODE_REGION, CODE_INDUSTRY, CODE_KINDS } code_kind;

/* "region", "industry" */
const char *code_kind_name(code_kind kind);
bool code_kind_find(const char *name, code_kind *out);

enum { CODE_LATEST_EDITION = 2017 }; /* of GB/T 4754: what the indicator `industry` is written in */
bool code_edition_is_known(int edition);

typedef struct code_entry {
    code_kind kind;
    int edition;           /* of an industry; 0 for regions */
    const char *code;      /* as its register writes it: "320621", "C3911" */
    const char *revision;  /* "2018-04", "2018-04-30": ISO, so that texts compare as dates; "" without */
    const char *name;
    const char *successor; /* codes that the register gives, joined by ';'; "" none */
    unsigned long line;    /* of its file, 0 unknown */
} code_entry;

typedef struct code_register code_register;

code_register *code_register_new(void);
void code_register_free(code_register *r);

/* Could this be a code at all? Regions: 2, 4, 6, 9 or 12 digits; industries: a letter A to T, 1 to 4 digits or both. */
bool code_is_formed(code_kind kind, const char *code);

typedef enum code_addition {
    CODE_ADDED,
    CODE_KNOWN,     /* in that revision already, by the same name; new successors join the old */
    CODE_CLASH,     /* in that revision already, by another name, which stays */
    CODE_NO_MEMORY
} code_addition;

/* Texts are copied. *known is the entry that was there already, else NULL. */
code_addition code_register_add(code_register *r, const code_entry *added, const code_entry **known);

/* In the order of arrival. */
size_t code_register_count(const code_register *r);
const code_entry *code_register_get(const code_register *r, size_t i);

/* Are there any codes of that kind and edition (0 for regions)? */
bool code_register_has(const code_register *r, code_kind kind, int edition);

typedef enum code_standing { CODE_UNKNOWN, CODE_IN_USE, CODE_RETIRED } code_standing;

typedef struct code_answer {
    code_standing standing;
    const code_entry *entry;     /* its newest revision; NULL when it is unknown */
    const char *successor;       /* code or codes joined by ';'; "" not established, or in use */
    const code_entry *successor_entry; /* NULL: several, none, or one that no register has */
} code_answer;

/*
 * `code` as people write it: with the section's letter or without (C3911, 3911), a region with
 * up to 12 digits, of which the first six count when the whole is not known.
 */
code_answer code_register_find(const code_register *r, code_kind kind, int edition, const char *code);

/*
 * The next older revision in which the code stands, NULL behind the oldest: all of them are
 * entry, before(entry), before(that) ...
 */
const code_entry *code_register_before(const code_register *r, const code_entry *entry);

#endif
