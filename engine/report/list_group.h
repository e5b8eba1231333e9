/*
 * The groups of a list, by town, grid, park, division of industry or coach, and the rank of each company within its own.
 */
#ifndef REPORT_LIST_GROUP_H
#define REPORT_LIST_GROUP_H

#include "base/text_index.h"
#include "panel/panel.h"
#include "ranking/ranking.h"
#include "report/document.h"

typedef enum list_grouping { LIST_WHOLE, LIST_BY_TOWN, LIST_BY_GRID, LIST_BY_PARK, LIST_BY_INDUSTRY, LIST_BY_COACH, LIST_GROUPINGS } list_grouping;

/* "town", "grid", "park", "industry", "coach"; false: there is no such one. */
bool list_grouping_find(const char *name, list_grouping *out);

enum { LIST_GROUP_KEY = 256 };

/* The group of a company: a text of the panel, or one written to key[]; "" if it is in none. */
const char *list_group_key(list_grouping by, const panel *p, uint32_t company, char key[LIST_GROUP_KEY]);

/* What stands above those that are in no group. */
const char *list_group_none(list_grouping by);

typedef struct list_groups {
    list_grouping by;
    text_index *keys;
    uint32_t *group; /* [place in the ranking] number in keys */
    uint32_t *rank;  /* the same: within the group, as in the whole: 1, 2, 2, 4; 0 for those that are in none, or have no rank */
} list_groups;

/*
 * The groups of a ranking, which may be the beginning of a longer one: who stands before a company in its group stands
 * before it in the whole. Everything belongs to the document. False if memory is exhausted.
 */
bool list_groups_find(document *d, list_grouping by, const panel *p, const ranking *r, list_groups *out);

/* The key of the group at a place. */
const char *list_groups_key(const list_groups *g, size_t place);

/* Sort places[n] of the ranking by group, those in none last, and within one as they are ranked. False as above. */
bool list_groups_sort(const list_groups *g, uint32_t *places, size_t n);

#endif
