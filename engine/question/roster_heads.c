#include "question/roster_heads.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "intake/cell_text.h"

enum { MOST_HEADING = 256 };

typedef struct known_head {
    char zh[MOST_HEADING], en[MOST_HEADING]; /* folded */
    const roster_column *column;
} known_head;

struct roster_heads {
    roster *columns;
    known_head *heads; /* [columns->n_columns] */
    const dictionary *dictionary;
};

roster_heads *roster_heads_new(void)
{
    return allocate_array(1, sizeof(roster_heads));
}

void roster_heads_free(roster_heads *h)
{
    if (!h)
        return;
    roster_free(h->columns);
    release(h->heads);
    release(h);
}

tidu_status roster_heads_load(roster_heads *h, const char *path, dictionary *d, tidu_error *err)
{
    /* after a failure below the file is there already */
    tidu_status status = h->columns ? TIDU_OK : roster_load(path, d, &h->columns, err);

    if (status || h->heads)
        return status;
    h->dictionary = d;
    h->heads = allocate_array(h->columns->n_columns + 1, sizeof *h->heads);
    if (!h->heads)
        return error_memory(err);
    for (size_t i = 0; i < h->columns->n_columns; i++) {
        const roster_column *c = &h->columns->columns[i];

        h->heads[i].column = c;
        cell_fold(c->name.zh, strlen(c->name.zh), h->heads[i].zh, MOST_HEADING);
        cell_fold(c->name.en, strlen(c->name.en), h->heads[i].en, MOST_HEADING);
    }
    return TIDU_OK;
}

/* A heading without the year that stands before those of columns with years. */
static const char *without_year(const char *folded)
{
    if (strspn(folded, "0123456789") != 4)
        return folded;
    folded += 4;
    if (!strncmp(folded, "年", strlen("年")))
        return folded + strlen("年");
    return folded + strspn(folded, " ");
}

static bool is_score(size_t shows)
{
    return shows == ROSTER_SCORE_LOW || shows == ROSTER_SCORE_HIGH || shows == ROSTER_CHANCE_LOW || shows == ROSTER_CHANCE_HIGH;
}

bool roster_heads_find(void *heads, const char *folded, own_head *out)
{
    const roster_heads *h = heads;

    for (size_t i = 0; h->heads && i < h->columns->n_columns; i++) {
        const roster_column *c = h->heads[i].column;
        const char *text = c->years ? without_year(folded) : folded;

        if (strcmp(h->heads[i].zh, text) != 0 && strcmp(h->heads[i].en, text) != 0)
            continue;
        *out = (own_head){.is_number = c->shows == ROSTER_NUMBER,
                          .is_filled = c->is_filled,
                          .is_mark = is_score(c->shows),
                          .indicator = c->datum};
        return true;
    }
    return false;
}
