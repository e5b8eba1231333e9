#include "server/title.h"

#include <stdlib.h>
#include <string.h>

#include "cli/language.h"
#include "server/bring.h"
#include "server/csv_row.h"
#include "server/names.h"

enum { NAME = 256 };

/* The cell of `column` in the first row in which `key` is `wanted` (NULL: in the first) into `out`, if it is not empty. */
static bool find_cell(const page *p, const char *const words[], const char *key, const char *wanted, const char *column, char out[NAME])
{
    char *text = page_ask_rows(p, words), *at = text;
    csv_row heading, row;
    bool is_found = false;

    if (text && csv_row_next(&at, &heading)) {
        while (!is_found && csv_row_next(&at, &row))
            is_found = !wanted || !strcmp(csv_row_cell(&row, csv_row_find(&heading, key)), wanted);
        if (is_found)
            snprintf(out, NAME, "%s", csv_row_cell(&row, csv_row_find(&heading, column)));
    }
    free(text);
    return is_found && *out;
}

/* What an operand is called; its text where nothing else is known. */
static void write_name(const page *p, size_t i, char out[NAME])
{
    static const char *const pools[] = {"pool", "list", "--format", "csv", NULL};
    const char *operand = p->address->segments[i + 1], *before = p->address->segments[1], *name;
    const char *const company[] = {"history", operand, "--indicator", "name", "--format", "csv", NULL};
    const char *const targets[] = {"target", "status", before, "--no-chance", "--format", "csv", NULL};
    char found[NAME] = "";

    snprintf(out, NAME, "%s", operand);
    switch (p->route->operands[i]) {
    case OPERAND_CODE:
        if (find_cell(p, company, "state", NULL, "value", found))
            snprintf(out, NAME, "%s", found);
        break;
    case OPERAND_RULE:
        name = names_of_rule(operand, p->frame->is_chinese);
        snprintf(out, NAME, "%s", name ? name : operand);
        break;
    case OPERAND_INDEX:
        if (!names_of_index(operand, p->frame->is_chinese, out))
            snprintf(out, NAME, "%s", operand);
        break;
    case OPERAND_POOL:
        if (find_cell(p, pools, "pool", operand, "name", found))
            snprintf(out, NAME, "%s", found);
        break;
    case OPERAND_NUMBER:
        if (!strcmp(p->route->place, "bring-in") && bring_find(p->address))
            snprintf(out, NAME, "%s", bring_find(p->address)->name);
        break;
    case OPERAND_TARGET:
        if (find_cell(p, targets, "id", operand, "name", found))
            snprintf(out, NAME, "%s", found);
        break;
    default:
        break;
    }
}

void title_write(const page *p, char *out, size_t size)
{
    const route *r = p->route;
    char first[NAME] = "", second[NAME] = "";

    if (r->operands[0])
        write_name(p, 0, first);
    if (r->operands[1])
        write_name(p, 1, second);
    if (r->operands[0] == OPERAND_RULE && r->operands[1])
        snprintf(out, size, "%s · %s → %s", _(r->title), first, second);
    else if (r->operands[0] == OPERAND_PLAN && r->operands[1])
        snprintf(out, size, "%s · %s", _(r->title), second);
    else if (r->operands[1])
        snprintf(out, size, "%s %s · %s", _(r->title), first, second);
    else if (r->operands[0])
        snprintf(out, size, "%s · %s", _(r->title), first);
    else
        snprintf(out, size, "%s", _(r->title));
}
