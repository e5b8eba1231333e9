/* What rules and indices are called, for links and titles. */
#ifndef SERVER_NAMES_H
#define SERVER_NAMES_H

#include <stdbool.h>
#include <stdio.h>

/*
 * The name of a rule in the language; NULL: there is no such rule. Valid until names_forget,
 * which is called before a request when rules have changed.
 */
const char *names_of_rule(const char *id, bool is_chinese);

/* The name of an index of companies into out[NAMES_INDEX]; false: there is no such one. */
enum { NAMES_INDEX = 256 };
bool names_of_index(const char *id, bool is_chinese, char out[NAMES_INDEX]);

/* Call `each` for the ids of all indices, in their order, with those that are not of companies. */
void names_of_indices(void (*each)(void *context, const char *id), void *context);

/* Call `each` for the rungs of the national ladder, in its order. */
void names_of_rungs(void (*each)(void *context, const char *id), void *context);

/* Is there such an indicator, and has it a value for each year? */
bool names_of_indicator(const char *id, bool *is_annual);

/* Release everything. */
void names_forget(void);

/* Is it written as the ids of rules and indices are, so that no path of a file can be meant? */
bool names_is_id(const char *text);

/* As plans of targets are: with points as well, though not at the beginning, so that they are files of one folder. */
bool names_is_plan(const char *text);

/* As codes of companies are: letters and digits. */
bool names_is_code(const char *text);

#endif
