#include "intake/credential_name.h"

#include <stddef.h>
#include <string.h>

typedef struct name_row {
    const char *name;
    const char *model;
} name_row;

/* The first row whose name occurs in the text wins, so longer names stand before their parts. */
static const name_row names[] = {
    {"潜在独角兽", "potential-unicorn"},
    {"独角兽", "unicorn"},
    {"瞪羚", "gazelle"},
    {"雏鹰", "eaglet"},
    {"科技小巨人", "tech-giant"}, /* the province's; below, the nation's 专精特新 ones */
    {"小巨人", "little-giant"},
    {"科技领军", "leading"},
    {"隐形冠军", "hidden-champion"},
    {"单项冠军", "champion"},
    {"专精特新", "srdi"},
    {"创新型中小企业", "innovative-sme"},
    {"省科技型中小企业", "prov-tech-sme"},
    {"省级科技型中小企业", "prov-tech-sme"},
    {"科技型中小企业", "tech-sme"},
    {"科技型初创", "tech-startup"},
    {"科技型小微", "tech-micro"},
    {"创新型试点", "innovation-pilot"},
    {"创新型示范", "innovation-pilot"},
    {"专利示范", "patent-demo"},
    {"农业科技", "agri-tech"},
    {"科小", "tech-sme"},
    {"高新技术企业", "hnte"},
    {"高企", "hnte"},
    {"科创板", "star"},
    {NULL, NULL},
};

/* id: lower-case letters, digits, hyphens and one @ for the region */
static int is_id(const char *folded)
{
    return *folded >= 'a' && *folded <= 'z' &&
           folded[strspn(folded, "abcdefghijklmnopqrstuvwxyz0123456789-@")] == '\0';
}

const char *credential_name_find(const char *folded)
{
    for (const name_row *row = names; row->name; row++) {
        if (strstr(folded, row->name))
            return row->model;
    }
    return is_id(folded) ? folded : NULL;
}
