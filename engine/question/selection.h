/*
 * The companies of a list: those for which an expression of the rule language is certainly true, and of these those that
 * are named by their codes.
 */
#ifndef QUESTION_SELECTION_H
#define QUESTION_SELECTION_H

#include "intake/problem.h"
#include "panel/panel.h"
#include "question/question.h"
#include "rules/binding.h"

typedef struct selection selection;

/*
 * The selection of a question: `where`, town, park, grid and industry (a prefix of the code), the codes of a file and
 * those given, all of which must hold; the file is read now. If there is none of them, *out becomes NULL, which selects
 * every company. TIDU_EUSAGE: an error in the expression, with its column. TIDU_EIO, TIDU_EDATA: the file is no list.
 */
tidu_status selection_new(dictionary *d, const question *q, selection **out, tidu_error *err);
void selection_free(selection *s);

/* Ask the panel to hold what the selection reads. False if memory is exhausted. */
bool selection_want(const selection *s, int year, panel *into);

/*
 * *out becomes a new array [companies of the panel], owned by the caller: 1 where the selection (NULL: all) is
 * certainly true. Untouched on failure. TIDU_ENOTFOUND: no company is selected, or one that was named is not there.
 */
tidu_status selection_members(const selection *s, const binding *b, uint8_t **out, tidu_error *err);

/* Whether companies are named by their codes. */
bool selection_has_names(const selection *s);

/* The same as selection_members but for the names, which leave nobody out. */
tidu_status selection_filtered(const selection *s, const binding *b, uint8_t **out, tidu_error *err);

/*
 * Clear is_in[company] of those that are not named, if companies are. TIDU_ENOTFOUND: a code that was given, or every one
 * of the file, is none of the panel's.
 */
tidu_status selection_keep_named(const selection *s, const panel *p, uint8_t *is_in, tidu_error *err);

/*
 * Report the codes of the file that no company of the panel has, unless none is: then the choice fails. *found may be NULL: then it becomes a new list if there
 * is anything to report, which is the caller's. False if memory is exhausted.
 */
bool selection_report(const selection *s, const panel *p, problems **found);

#endif
