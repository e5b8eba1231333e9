#include "server/site.h"

#include <string.h>

#include "server/first_page.h"
#include "server/links.h"

/* A page behind which a command stands. */
static int write_command(const page *p)
{
    int status;

    links_write_above(p);
    status = page_write_command(p);
    if (status == 200)
        links_write_below(p);
    return status;
}

int site_write(const page *p)
{
    if (p->route->command[0])
        return write_command(p);
    if (!p->route->place)
        return first_page_write(p);
    if (!strcmp(p->route->place, "lists"))
        page_write_lists(p);
    else if (!strcmp(p->route->place, "indices"))
        page_write_indices(p);
    else
        page_write_form(p);
    return 200;
}
