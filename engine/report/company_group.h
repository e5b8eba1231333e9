/* Companies by town, grid, park, division of industry or coach, in the order in which groups are shown. */
#ifndef REPORT_COMPANY_GROUP_H
#define REPORT_COMPANY_GROUP_H

#include "base/text_index.h"
#include "report/list_group.h"

#define COMPANY_NO_GROUP UINT32_MAX

typedef struct company_groups {
    list_grouping by;
    const char **keys; /* [n] in order; "" stands last: those that are in none */
    size_t n;
    uint32_t *group;   /* [companies] number of its group; COMPANY_NO_GROUP: it is not among those asked for */
    text_index *texts;
} company_groups;

/* Of the companies with is_in set. False if memory is exhausted; company_groups_clear is due in any case. */
bool company_groups_find(list_grouping by, const panel *p, const uint8_t *is_in, company_groups *out);
void company_groups_clear(company_groups *g);

/* The key, or what stands above those that are in none. */
const char *company_group_name(const company_groups *g, size_t group);

#endif
