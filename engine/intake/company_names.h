/*
 * Companies by their folded names (company_name.h), to find the codes of lists that have none.
 */
#ifndef INTAKE_COMPANY_NAMES_H
#define INTAKE_COMPANY_NAMES_H

#include "intake/company_name.h"
#include "intake/intake_options.h"

typedef struct company_names company_names;

/* One company of a name; `next` is another one of the same name, in order of arrival. */
typedef struct named_company {
    const char *code;
    const char *town; /* "": unknown */
    const struct named_company *next;
} named_company;

/* `words` is borrowed. NULL if memory is exhausted. */
company_names *company_names_new(const word_lists *words);
void company_names_free(company_names *n);

/* Add a company; the same code under the same name is added once. False if memory is exhausted. */
bool company_names_add(company_names *n, const char *code, const char *name, const char *town);

/* Add all companies of a panel that have a name. False if memory is exhausted. */
bool company_names_add_panel(company_names *n, const panel *p);

/* The companies of a name; NULL: none. */
const named_company *company_names_get(const company_names *n, const char *name);

/* The folded names, in order of arrival. */
size_t company_names_count(const company_names *n);
const char *company_names_folded(const company_names *n, size_t i);

/*
 * The one company of this name, among those of `a` and `b` (NULL: none); of several, the one of this town. Writes its
 * code, or the codes that are possible ("code;code").
 */
name_outcome company_names_find(const company_names *a, const company_names *b, const name_query *query, char *out,
                                size_t size);

#endif
